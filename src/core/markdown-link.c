/* markdown-link.c: [[links]] to other articles, and ![[embedded]] ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-link.h"

#include "core/sanitizer-escape.h"

#include <string.h>

/* Bytes of the longest name of a heading. */
#define SLUG_MAX 300

/* In a table the '|' is written "\|". */
static char *
part (const char *from, const char *to)
{
  char *text;

  if (to > from && to[-1] == '\\')
    to--;
  text = g_strndup (from, (gsize) (to - from));
  return g_strstrip (text);
}

SheafWikiLink *
sheaf_wiki_link_new (const char *inner, gsize length)
{
  const char *end = inner + length;
  const char *bar = memchr (inner, '|', length);
  const char *target_end = bar ? bar : end;
  const char *hash;
  SheafWikiLink *self;

  g_return_val_if_fail (inner, NULL);

  self = g_new0 (SheafWikiLink, 1);
  hash = memchr (inner, '#', (gsize) (target_end - inner));
  self->target = part (inner, hash ? hash : target_end);
  self->heading = hash ? part (hash + 1, target_end) : NULL;
  self->words = bar ? part (bar + 1, end) : NULL;
  return self;
}

void
sheaf_wiki_link_free (SheafWikiLink *self)
{
  g_free (self->target);
  g_free (self->heading);
  g_free (self->words);
  g_free (self);
}

/* A place in a note that is no heading: `#^abc123`. */
static gboolean
has_heading (const SheafWikiLink *self)
{
  return self->heading && *self->heading && *self->heading != '^';
}

char *
sheaf_wiki_link_words (const SheafWikiLink *self)
{
  g_return_val_if_fail (self, NULL);

  if (self->words && *self->words)
    return g_strdup (self->words);
  if (*self->target == '\0')
    return g_strdup (self->heading ? self->heading : "");
  if (has_heading (self))
    return g_strdup_printf ("%s > %s", self->target, self->heading);
  return g_strdup (self->target);
}

char *
sheaf_slug (const char *heading)
{
  GString *slug;

  g_return_val_if_fail (heading, NULL);

  slug = g_string_new (NULL);
  for (const char *p = heading; *p && slug->len < SLUG_MAX; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '-')
        g_string_append_unichar (slug, g_unichar_tolower (c));
      else if (g_unichar_isspace (c))
        g_string_append_c (slug, '-');
    }
  return g_string_free (slug, FALSE);
}

/* Writing --------------------------------------------------------------------------------------- */

static gboolean
is_picture (const char *target)
{
  static const char *const endings[] = { ".png", ".jpg",  ".jpeg", ".gif", ".webp",
                                         ".svg", ".avif", ".bmp",  NULL };
  const char *dot = strrchr (target, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot, -1) : NULL;

  return ending && g_strv_contains (endings, ending);
}

/* "300" and "300x200" say how large. Returns: how wide, 0 where it says something else */
static guint
read_width (const char *words)
{
  gsize digits = words ? strspn (words, G_CSET_DIGITS) : 0;

  if (digits == 0 || digits > 5 || (words[digits] && words[digits] != 'x'))
    return 0;
  return (guint) g_ascii_strtoull (words, NULL, 10);
}

static void
write_picture (const SheafWikiLink *self, GString *html)
{
  guint width = read_width (self->words);

  g_string_append (html, "<img src=\"");
  sheaf_html_append_attribute (html, self->target);
  g_string_append (html, "\" alt=\"");
  if (self->words && !width)
    sheaf_html_append_attribute (html, self->words);
  g_string_append_c (html, '"');
  if (width)
    g_string_append_printf (html, " width=\"%u\"", width);
  g_string_append_c (html, '>');
}

/* Of `#Heading#Below it` the last, as it is the place itself. */
static void
append_fragment (const SheafWikiLink *self, GString *html)
{
  const char *last = has_heading (self) ? strrchr (self->heading, '#') : NULL;
  g_autofree char *slug = NULL;

  if (!has_heading (self))
    return;
  slug = sheaf_slug (last ? last + 1 + strspn (last + 1, " ") : self->heading);
  g_string_append_c (html, '#');
  g_string_append_uri_escaped (html, slug, NULL, TRUE);
}

static gboolean
open_link (const SheafWikiLink *self, GHashTable *links, GString *html)
{
  const gint64 *id = links && *self->target ? g_hash_table_lookup (links, self->target) : NULL;

  if (id)
    {
      g_string_append_printf (html, "<a href=\"article:///%" G_GINT64_FORMAT, *id);
      append_fragment (self, html);
      g_string_append (html, "\">");
      return TRUE;
    }
  if (*self->target || !has_heading (self))
    return FALSE;
  g_string_append (html, "<a href=\"");
  append_fragment (self, html);
  g_string_append (html, "\">");
  return TRUE;
}

void
sheaf_wiki_link_write (const SheafWikiLink *self,
                       GHashTable *links,
                       gboolean embedded,
                       GString *html)
{
  g_autofree char *words = NULL;
  gboolean opened;

  g_return_if_fail (self && html);

  if (embedded && is_picture (self->target))
    {
      write_picture (self, html);
      return;
    }
  words = sheaf_wiki_link_words (self);
  opened = open_link (self, links, html);
  sheaf_html_append_text (html, words);
  if (opened)
    g_string_append (html, "</a>");
}
