/* search-text.c: what of an article the search index holds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-text.h"

#include "core/document.h"
#include "core/draft.h"
#include "core/extract.h"

#include <string.h>

static void
cut (char *text)
{
  if (strnlen (text, SHEAF_SEARCH_TEXT_MAX + 1) > SHEAF_SEARCH_TEXT_MAX)
    *g_utf8_find_prev_char (text, text + SHEAF_SEARCH_TEXT_MAX) = '\0';
}

char *
sheaf_search_text_full (GBytes *packed, gint64 format, const char *encoding, gboolean *pictures)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SheafDocument) document = NULL;
  char *text;

  g_return_val_if_fail (packed, NULL);

  if (format < SHEAF_FORMAT_MARKDOWN || format > SHEAF_FORMAT_TEXT)
    return NULL;
  bytes = sheaf_draft_unpack (packed, NULL);
  if (!bytes)
    return NULL;
  document = sheaf_document_new (bytes, (SheafFormat) format, encoding);
  text = sheaf_extract_text_full (document->body, document->body_length, document->format, pictures,
                                  NULL);
  cut (text);
  return text;
}

char *
sheaf_search_text (GBytes *packed, gint64 format, const char *encoding)
{
  return sheaf_search_text_full (packed, format, encoding, NULL);
}
