/* index-texts.h: the texts that the search index is made of, extracted ahead on other threads
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One article's. */
typedef struct
{
  gint64 article;
  gint64 key; /* of its entry in the index */
  char *title;
  GBytes *packed; /* (nullable): its bytes as the library keeps them */
  gint64 format;
  char *encoding; /* (nullable) */

  /* Extracted, unless it is known already: */
  char *text;        /* (nullable): there is none */
  gboolean pictures; /* whether the body shows one */
} SheafIndexText;

void sheaf_index_text_free (SheafIndexText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafIndexText, sheaf_index_text_free)

/* A line of texts: FTS5 has one writer, which is the slowest part of an import; what it writes is made ready beside. */
typedef struct _SheafIndexTexts SheafIndexTexts;

/* Returns: (transfer full): empty */
SheafIndexTexts *sheaf_index_texts_new (void);

/* What nobody took is let go of; waits for the threads. */
void sheaf_index_texts_free (SheafIndexTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafIndexTexts, sheaf_index_texts_free)

/* Whether the line is so long that no more should be put into it: some articles for every thread, and not more than a
 * few megabytes (one article may be larger alone). */
gboolean sheaf_index_texts_is_full (SheafIndexTexts *self);

/* @text: (transfer full): to be extracted */
void sheaf_index_texts_push (SheafIndexTexts *self, SheafIndexText *text);

/* Waits for the one that has been in the line longest. Returns: (transfer full): extracted; NULL where the line is
 * empty */
SheafIndexText *sheaf_index_texts_pop (SheafIndexTexts *self);

G_END_DECLS
