/* page-marks.c: what was searched for, marked in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-marks.h"

#include "core/html-text.h"
#include "core/search-match.h"

#include <string.h>

typedef struct
{
  const char *html;
  GString *out;
  gsize done; /* of @html, written */
  guint n_hits;
} Marker;

/* A part of a hit that no tag divides. */
typedef struct
{
  gsize start, end;
} Part;

/* --- Writing --- */

static void
copy_until (Marker *self, gsize end)
{
  g_string_append_len (self->out, self->html + self->done, (gssize) (end - self->done));
  self->done = end;
}

/* @number: of the hit, 0: it has its id already */
static void
write_part (Marker *self, const Part *part, guint number)
{
  copy_until (self, part->start);
  g_string_append (self->out, "<mark class=\"sheaf-hit\"");
  if (number)
    g_string_append_printf (self->out, " id=\"h%u\"", number);
  g_string_append_c (self->out, '>');
  copy_until (self, part->end);
  g_string_append (self->out, "</mark>");
}

/* --- Hits --- */

/* Behind the character that is written at @at, which may be a reference. */
static gsize
character_end (const char *html, gsize at)
{
  const char *end = html[at] == '&' ? strchr (html + at, ';') : NULL;

  return end ? (gsize) (end + 1 - html) : at + g_utf8_skip[(guchar) html[at]];
}

static gboolean
is_divided (const char *html, const Part *part, gsize next)
{
  return memchr (html + part->end, '<', next - part->end) != NULL;
}

static void
mark_span (Marker *self, const char *text, const GArray *places, const SheafSearchSpan *span)
{
  Part part = { 0, 0 };
  guint number = ++self->n_hits;

  for (gsize i = span->start; i < span->end; i += g_utf8_skip[(guchar) text[i]])
    {
      gsize place = g_array_index (places, guint32, i);

      if (place == SHEAF_HTML_NOWHERE)
        continue;
      if (part.end && is_divided (self->html, &part, place))
        {
          write_part (self, &part, number);
          number = 0;
          part.end = 0;
        }
      if (!part.end)
        part.start = place;
      part.end = character_end (self->html, place);
    }
  if (part.end)
    write_part (self, &part, number);
}

static char *
mark (const char *html, const SheafSearchQuery *query, gboolean is_title, guint *n_hits)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *text = sheaf_html_text_with_places (html, strlen (html), &places);
  g_autoptr (GArray) spans = sheaf_search_query_find (query, text, strlen (text), is_title);
  Marker self = { .html = html, .n_hits = *n_hits };

  self.out = g_string_sized_new (strlen (html) + spans->len * 48);
  for (guint i = 0; i < spans->len; i++)
    mark_span (&self, text, places, &g_array_index (spans, SheafSearchSpan, i));
  copy_until (&self, strlen (html));
  *n_hits = self.n_hits;
  return g_string_free (self.out, FALSE);
}

char *
sheaf_page_mark_hits (const char *html, const SheafSearchQuery *query, guint *n_hits)
{
  g_return_val_if_fail (html && query && n_hits, NULL);

  return mark (html, query, FALSE, n_hits);
}

/* --- The title --- */

char *
sheaf_page_mark_title (char *head, const SheafSearchQuery *query, guint *n_hits)
{
  char *start, *end;
  g_autofree char *title = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *unmarked = head;

  g_return_val_if_fail (head && query && n_hits, NULL);

  /* Whatever the article says stands escaped in it: no other heading. */
  start = strstr (head, "<h1");
  start = start ? strchr (start, '>') : NULL;
  end = start ? strstr (start, "</h1>") : NULL;
  if (!end)
    return g_steal_pointer (&unmarked);
  title = g_strndup (start + 1, (gsize) (end - start - 1));
  marked = mark (title, query, TRUE, n_hits);
  start[1] = '\0';
  *end = '\0';
  return g_strconcat (head, marked, "</h1>", end + strlen ("</h1>"), NULL);
}
