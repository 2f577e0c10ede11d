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
#include "core/markdown.h"

#include <string.h>

/* An <img> in HTML; one within a comment counts, which is not worth a parser. */
static gboolean
html_has_picture (const char *html, gsize length)
{
  const char *end = html + length;

  while ((html = memchr (html, '<', (gsize) (end - html))))
    {
      html++;
      if (end - html >= 4 && !g_ascii_strncasecmp (html, "img", 3) && !g_ascii_isalnum (html[3]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_picture (const SheafDocument *document)
{
  g_autofree char *html = NULL;

  switch (document->format)
    {
    case SHEAF_FORMAT_HTML:
      return html_has_picture (document->body, document->body_length);
    case SHEAF_FORMAT_MARKDOWN:
      /* Most articles are decided without md4c; what is left may be code that only shows how. */
      if (!html_has_picture (document->body, document->body_length) &&
          !memmem (document->body, document->body_length, "![", 2))
        return FALSE;
      html = sheaf_markdown_to_html (document->body, document->body_length, NULL, NULL);
      return html && html_has_picture (html, strlen (html));
    case SHEAF_FORMAT_TEXT:
    default:
      return FALSE;
    }
}

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
  text = sheaf_extract_text (document->body, document->body_length, document->format);
  cut (text);
  if (pictures)
    *pictures = has_picture (document);
  return text;
}

char *
sheaf_search_text (GBytes *packed, gint64 format, const char *encoding)
{
  return sheaf_search_text_full (packed, format, encoding, NULL);
}
