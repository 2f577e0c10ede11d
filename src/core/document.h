/* document.h: the bytes of an article, decoded and split into header and body
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/encoding.h"
#include "core/front-matter.h"

/* Largest article file that is read (SAFETY P6). */
#define SHEAF_DOCUMENT_MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  SheafDecoded *decoded;
  SheafFrontMatter *header;
  const char *body; /* in decoded->text, NUL-terminated */
  gsize body_length;
  SheafFormat format;
} SheafDocument;

/**
 * sheaf_document_new:
 * @bytes: the whole file
 * @format: how its body is written
 * @encoding: (nullable): as for sheaf_encoding_decode()
 *
 * Cheap (some tens of microseconds for an ordinary article), never fails.
 *
 * Returns: (transfer full)
 */
SheafDocument *sheaf_document_new (GBytes *bytes, SheafFormat format, const char *encoding);
void sheaf_document_free (SheafDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDocument, sheaf_document_free)

/**
 * sheaf_document_format_for_name:
 * @name: a file name or path
 * @is_article: (out) (optional): whether its ending is one of an article file (DESIGN, part 5)
 *
 * Returns: the format; text for .txt, HTML for .html .htm, Markdown for all else
 */
SheafFormat sheaf_document_format_for_name (const char *name, gboolean *is_article);
