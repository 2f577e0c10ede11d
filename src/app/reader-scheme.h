/* reader-scheme.h: article: addresses, answered from memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"

#include <webkit/webkit.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_SCHEME (sheaf_reader_scheme_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderScheme, sheaf_reader_scheme, SHEAF, READER_SCHEME, GObject)

/**
 * sheaf_reader_scheme_new:
 * @policy: whether pages are sent with the policy of core/page.h
 *
 * Answers the article: addresses of @context: article:///ID and article:///ID/picture/N of the one
 * page that is shown, and nothing else: no path, no other article (SAFETY S4).
 *
 * Returns: (transfer full)
 */
SheafReaderScheme *sheaf_reader_scheme_new (WebKitWebContext *context, gboolean policy);

/* From now on @page (transfer none) is the one that is answered for. */
void sheaf_reader_scheme_set_page (SheafReaderScheme *self, SheafReaderPage *page);

/* Returns: (transfer none) (nullable): the page answered for */
SheafReaderPage *sheaf_reader_scheme_get_page (SheafReaderScheme *self);

/* The address of the page of @id. Returns: (transfer full) */
char *sheaf_reader_scheme_format (gint64 id);

/**
 * sheaf_reader_scheme_parse:
 * @uri: any address; a fragment is not looked at
 * @id: (out): of the article
 * @picture: (out): its number, or -1 for the page itself
 *
 * Returns: whether @uri is exactly one of the addresses above; nothing else of the scheme has a meaning
 */
gboolean sheaf_reader_scheme_parse (const char *uri, gint64 *id, int *picture);

G_END_DECLS
