/* page-title.c: the heading of a page that says its title once more
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-title.h"

#include "core/cleaner-text.h"
#include "core/extract.h"
#include "core/prefix.h"
#include "core/sanitizer-escape.h"
#include "core/text.h"

#include <string.h>

/* Longest heading that can be the title once more, in bytes of HTML. */
#define HEADING_MAX 8000

/* Tags that are looked through for the heading, and bytes of text that a label before it may have. */
#define TAGS_MAX  64
#define LABEL_MAX 80

/* Fewer characters could be a word of the title that happens to stand at its end. */
#define PART_MIN 4

/* Saying the same -------------------------------------------------------------------------------- */

static gboolean
is_wide (gunichar c)
{
  return sheaf_text_is_cjk (c);
}

/* Whether @c stands between a title and the name of its site: some only with a blank, or a character of Chinese, on the
 * side of the title, @beside. */
static gboolean
divides (gunichar c, gunichar beside)
{
  static const gunichar always[] = { '|', '_', 0x00B7, 0x2013, 0x2014, 0x2022, 0x4E28, 0xFF5C };
  static const gunichar spaced[] = { '-', '/', ':', '~', 0x00AB, 0x00BB, 0x2039, 0x203A, 0xFF1A };

  for (gsize i = 0; i < G_N_ELEMENTS (always); i++)
    if (always[i] == c)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (spaced); i++)
    if (spaced[i] == c)
      return beside == ' ' || is_wide (beside) || c > 0xFF;
  return FALSE;
}

/* @rest: what stands behind the heading in the title; @last: its last character */
static gboolean
begins_with_divider (const char *rest, gunichar last)
{
  const gunichar beside = *rest == ' ' ? ' ' : last;

  return divides (g_utf8_get_char (*rest == ' ' ? rest + 1 : rest), beside);
}

/* @start, @end: what stands before the heading in the title; @first: its first character */
static gboolean
ends_with_divider (const char *start, const char *end, gunichar first)
{
  const char *last = g_utf8_find_prev_char (start, end);
  const gunichar beside = last && *last == ' ' ? ' ' : first;

  if (last && *last == ' ')
    last = g_utf8_find_prev_char (start, last);
  return last && divides (g_utf8_get_char (last), beside);
}

/* "A heading - A site", "A site | A heading", both folded. */
static gboolean
is_part (const char *title, const char *heading)
{
  const gsize length = strlen (heading);
  const gsize whole = strlen (title);
  const gunichar first = g_utf8_get_char (heading);
  const char *last = length ? g_utf8_prev_char (heading + length) : heading;

  if (length >= whole || g_utf8_strlen (heading, -1) < (is_wide (first) ? 2 : PART_MIN))
    return FALSE;
  if (sheaf_has_prefix (title, heading) &&
      begins_with_divider (title + length, g_utf8_get_char (last)))
    return TRUE;
  return g_str_has_suffix (title, heading) &&
         ends_with_divider (title, title + whole - length, first);
}

gboolean
sheaf_page_says_heading (const char *title, const char *heading)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (title && heading, FALSE);

  one = sheaf_cleaner_fold (title);
  other = sheaf_cleaner_fold (heading);
  return *other && (g_str_equal (one, other) || is_part (one, other));
}

/* Finding the heading ---------------------------------------------------------------------------- */

/* What a heading may be wrapped in, or a label be written with. */
static gboolean
is_wrapper (const char *tag)
{
  static const char *const names[] = { "div",    "ul", "ol", "li",   "a",     "span", "b",
                                       "strong", "em", "i",  "time", "small", NULL };
  const char *name = tag[1] == '/' ? tag + 2 : tag + 1;
  g_autofree char *word = g_strndup (name, strcspn (name, " />"));

  return g_strv_contains (names, word);
}

/* Returns: (nullable): the first heading of @html, where nothing but wrappers and a label stands before it */
static const char *
find_heading (const char *html)
{
  const char *p = html;
  gsize label = 0;

  for (guint tags = 0; tags < TAGS_MAX && *p; tags++)
    {
      const gsize text = strcspn (p, "<");

      for (gsize i = 0; i < text; i++)
        label += !g_ascii_isspace (p[i]);
      p += text;
      if (label > LABEL_MAX || *p != '<')
        return NULL;
      if (p[1] == 'h' && p[2] >= '1' && p[2] <= '6')
        return label == 0 || p[2] == '1' ? p : NULL;
      if (!is_wrapper (p))
        return NULL;
      p += strcspn (p, ">");
      p += *p == '>';
    }
  return NULL;
}

/* A picture in the heading would be lost, and a link, but for one to where the article is from. */
static gboolean
holds_more (const SheafArticle *article, const char *heading)
{
  const char *link = strstr (heading, "<a ");
  g_autoptr (GString) own = g_string_new ("<a href=\"");

  if (strstr (heading, "<img") || strstr (heading, "<span"))
    return TRUE;
  if (!link)
    return FALSE;
  if (!article->source)
    return TRUE;
  sheaf_html_append_attribute (own, article->source);
  return !sheaf_has_prefix (link, own->str) || strstr (link + 1, "<a ");
}

gboolean
sheaf_page_find_title (const SheafArticle *article, const char *html, gsize *start, gsize *end)
{
  const char *begin;
  const char *behind;
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;
  char closing[] = "</h1>";

  g_return_val_if_fail (article && article->title && html && start && end, FALSE);

  begin = find_heading (html);
  if (!begin)
    return FALSE;
  closing[3] = begin[2];
  behind = g_strstr_len (begin, HEADING_MAX, closing);
  if (!behind)
    return FALSE;
  behind += strlen (closing);
  heading = g_strndup (begin, (gsize) (behind - begin));
  text = sheaf_extract_text (heading, strlen (heading), SHEAF_FORMAT_HTML);
  *start = (gsize) (begin - html);
  *end = (gsize) (behind - html);
  return !holds_more (article, heading) && sheaf_page_says_heading (article->title, text);
}
