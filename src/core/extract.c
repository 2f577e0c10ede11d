/* extract.c: the text of a body that is searched, counted and excerpted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract.h"

#include "core/html-text.h"
#include "core/markdown.h"
#include "core/page-tags.h"
#include "core/picture-references.h"
#include "core/sanitizer-escape.h"

#include <string.h>

/* A promise of the header: whoever calls from SQL must know how much may come. */
#define OUTPUT_EXTRA 1024

/* Each line of a text file, and of Markdown that md4c refuses, is shown as it stands. */
static char *
extract_plain (const char *body, gsize length)
{
  g_autofree char *text = g_strndup (body, length);
  g_autoptr (GString) html = g_string_sized_new (length + 16);

  g_string_append (html, "<pre>");
  sheaf_html_append_text (html, text);
  return sheaf_html_text (html->str, html->len, NULL);
}

/* An <img>; one within a comment counts, which is not worth a parser. */
static gboolean
has_picture (const char *html, gsize length)
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

/* What can be told of a body besides its text; each (out) and NULL where it is not asked for. */
typedef struct
{
  char **heading;
  gboolean *pictures;
  GPtrArray **references;
} Asked;

static char *
extract (const char *body, gsize length, SheafFormat format, const Asked *asked)
{
  const SheafMarkdownOptions searched = { .searched = TRUE };
  gsize size = length;
  g_autofree char *expanded =
      sheaf_page_tags_expand (body, length, format, SHEAF_PAGE_TAGS_NONE, &size);
  const char *text = expanded ? expanded : body;
  g_autofree char *html = NULL;

  if (format == SHEAF_FORMAT_MARKDOWN)
    {
      html = sheaf_markdown_to_html_full (text, size, &searched, NULL, NULL);
      text = html;
      size = html ? strlen (html) : 0;
    }
  else if (format != SHEAF_FORMAT_HTML)
    text = NULL;
  if (asked->pictures)
    *asked->pictures = text && has_picture (text, size);
  if (asked->references)
    *asked->references = text ? sheaf_picture_references (text, size) : NULL;
  if (text)
    return sheaf_html_text (text, size, asked->heading);
  if (asked->heading)
    *asked->heading = NULL;
  return extract_plain (body, length);
}

static void
cut (char *text, gsize limit)
{
  gsize length = strlen (text);

  if (length <= limit)
    return;
  while (limit > 0 && ((guchar) text[limit] & 0xC0) == 0x80)
    limit--;
  text[limit] = '\0';
}

char *
sheaf_extract_text_full (const char *body,
                         gsize length,
                         SheafFormat format,
                         gboolean *pictures,
                         GPtrArray **references)
{
  const Asked asked = { .pictures = pictures, .references = references };
  char *text;

  g_return_val_if_fail (body, NULL);

  text = extract (body, length, format, &asked);
  cut (text, 2 * length + OUTPUT_EXTRA);
  return text;
}

char *
sheaf_extract_text (const char *body, gsize length, SheafFormat format)
{
  return sheaf_extract_text_full (body, length, format, NULL, NULL);
}

char *
sheaf_extract_heading (const char *body, gsize length, SheafFormat format)
{
  char *heading = NULL;
  const Asked asked = { .heading = &heading };

  g_return_val_if_fail (body, NULL);

  g_free (extract (body, length, format, &asked));
  return heading;
}
