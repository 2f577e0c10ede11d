/* page-marks.c: what was searched for, marked in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-marks.h"

#include "core/html-text.h"
#include "core/page-wrap.h"
#include "core/search-match.h"

#include <string.h>

/* @piece: its data is the number of the hit */
static void
append_tags (const SheafPagePiece *piece, gboolean first, GString *open, GString *close)
{
  g_string_append (open, "<mark class=\"sheaf-hit\"");
  if (first)
    g_string_append_printf (open, " id=\"h%u\"", GPOINTER_TO_UINT (piece->data));
  g_string_append_c (open, '>');
  g_string_append (close, "</mark>");
}

static char *
mark (const char *html, const SheafSearchQuery *query, gboolean is_title, guint *n_hits)
{
  g_autoptr (GArray) places = NULL;
  g_autofree char *text = sheaf_html_text_with_places (html, strlen (html), &places);
  g_autoptr (GArray) spans = sheaf_search_query_find (query, text, strlen (text), is_title);
  g_autoptr (GArray) pieces = g_array_sized_new (FALSE, FALSE, sizeof (SheafPagePiece), spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      const SheafSearchSpan *span = &g_array_index (spans, SheafSearchSpan, i);
      const SheafPagePiece piece = { span->start, span->end, GUINT_TO_POINTER (++*n_hits) };

      g_array_append_val (pieces, piece);
    }
  return sheaf_page_wrap (html, text, places, pieces, FALSE, append_tags);
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
