/* page-highlights.c: what somebody highlighted, shown in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-highlights.h"

#include "core/html-text.h"
#include "core/page-wrap.h"
#include "core/sanitizer-escape.h"

#include <inttypes.h>
#include <string.h>

/* Bytes of text in which is looked for what is like highlights that are not found: about a second.  What is left then is
 * shown as not in the text any more. */
#define LIKE_MAX (32 * 1024 * 1024)

/* Parts of one that tell of its note. */
#define TITLES_MAX 20

/* Over each other: more are not shown, so that a page stays as large as its text. */
#define DEPTH_MAX 8

/* Of a note, in characters: a highlight over thousands of elements has as many marks, each with its title. */
#define TITLE_MAX 200

/* One that was found in the text. */
typedef struct
{
  const SheafHighlight *highlight;
  gsize start, end;
  guint index; /* of the list that was given */
  guint parts; /* written */
} Found;

/* A place of the text where a highlight begins or ends. */
typedef struct
{
  gsize at;
  gboolean begins;
  Found *found;
} Edge;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *two = b;

  if (one->start != two->start)
    return one->start < two->start ? -1 : 1;
  if (one->end != two->end)
    return one->end > two->end ? -1 : 1;
  return one->highlight->id < two->highlight->id ? -1 : one->highlight->id > two->highlight->id;
}

/* What ends at a place ends before the next begins there. */
static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *two = b;

  if (one->at != two->at)
    return one->at < two->at ? -1 : 1;
  if (one->begins != two->begins)
    return one->begins ? 1 : -1;
  return one->found < two->found ? -1 : one->found > two->found;
}

/* Returns: (transfer full) (element-type Found): as one reads */
static GArray *
find_all (const char *text, const GPtrArray *highlights, GCancellable *cancellable)
{
  const gsize length = strlen (text);
  gsize budget = LIKE_MAX;
  g_autoptr (SheafQuoteText) haystack = sheaf_quote_text_new (text);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < highlights->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Found found = { .highlight = g_ptr_array_index (highlights, i), .index = i };
      const gboolean like = budget > length;

      if (sheaf_quote_find (haystack, found.highlight->quote, like, &found.start, &found.end))
        g_array_append_val (all, found);
      else if (like)
        budget -= length;
    }
  g_array_sort (all, compare_found);
  return all;
}

static GArray *
list_edges (GArray *all)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < all->len; i++)
    {
      Found *found = &g_array_index (all, Found, i);
      const Edge begin = { found->start, TRUE, found };
      const Edge end = { found->end, FALSE, found };

      g_array_append_val (edges, begin);
      g_array_append_val (edges, end);
    }
  g_array_sort (edges, compare_edges);
  return edges;
}

/* What is over a piece of the text, the outermost first. */
typedef struct
{
  guint n;
  Found *over[DEPTH_MAX];
} Stack;

static void
push (Stack *self, Found *found)
{
  if (self->n < DEPTH_MAX)
    self->over[self->n++] = found;
}

static void
drop (Stack *self, const Found *found)
{
  guint kept = 0;

  for (guint i = 0; i < self->n; i++)
    if (self->over[i] != found)
      self->over[kept++] = self->over[i];
  self->n = kept;
}

/* From edge to edge there is a piece that the same highlights are over. Returns: (transfer full): of SheafPagePiece,
 * each with a Stack */
static GArray *
list_pieces (const GArray *edges)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (SheafPagePiece));
  Stack stack = { 0 };

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      const gsize next = i + 1 < edges->len ? g_array_index (edges, Edge, i + 1).at : edge->at;

      if (edge->begins)
        push (&stack, edge->found);
      else
        drop (&stack, edge->found);
      if (stack.n > 0 && next > edge->at)
        {
          const SheafPagePiece piece = { edge->at, next, g_memdup2 (&stack, sizeof stack) };

          g_array_append_val (pieces, piece);
        }
    }
  return pieces;
}

char *
sheaf_page_highlight_title (const SheafHighlight *highlight)
{
  g_autofree char *start = NULL;

  g_return_val_if_fail (highlight, NULL);

  if (g_utf8_strlen (highlight->note, -1) <= TITLE_MAX)
    return g_strdup (highlight->note);
  start = g_utf8_substring (highlight->note, 0, TITLE_MAX);
  return g_strconcat (start, "…", NULL);
}

static void
append_mark (GString *open, Found *found)
{
  const SheafHighlight *highlight = found->highlight;

  g_string_append_printf (open, "<mark class=\"%s %s%s\" data-note=\"%" PRId64 "\"",
                          SHEAF_PAGE_HIGHLIGHT_CLASS,
                          sheaf_highlight_colour_to_string (highlight->colour),
                          *highlight->note ? " " SHEAF_PAGE_NOTED_CLASS : "", highlight->id);
  if (found->parts == 0)
    g_string_append_printf (open, " id=\"n%" PRId64 "\"", highlight->id);
  if (*highlight->note && found->parts < TITLES_MAX)
    {
      g_autofree char *title = sheaf_page_highlight_title (highlight);

      g_string_append (open, " title=\"");
      sheaf_html_append_attribute (open, title);
      g_string_append_c (open, '"');
    }
  found->parts++;
  g_string_append_c (open, '>');
}

static void
append_tags (const SheafPagePiece *piece, gboolean first, GString *open, GString *close)
{
  const Stack *stack = piece->data;

  for (guint i = 0; i < stack->n; i++)
    {
      append_mark (open, stack->over[i]);
      g_string_append (close, "</mark>");
    }
}

static GArray *
list_places (const GPtrArray *highlights, const GArray *all)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (SheafHighlightPlace), highlights->len);

  for (guint i = 0; i < highlights->len; i++)
    {
      const SheafHighlight *highlight = g_ptr_array_index (highlights, i);
      const SheafHighlightPlace place = { highlight->id, 0 };

      g_array_append_val (places, place);
    }
  for (guint i = 0; i < all->len; i++)
    g_array_index (places, SheafHighlightPlace, g_array_index (all, Found, i).index).order = i + 1;
  return places;
}

char *
sheaf_page_mark_highlights (const char *html,
                            const GPtrArray *highlights,
                            GCancellable *cancellable,
                            GArray **places)
{
  g_autoptr (GArray) html_places = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) edges = NULL;
  g_autoptr (GArray) pieces = NULL;
  char *marked;

  g_return_val_if_fail (html && highlights && places, NULL);

  text = sheaf_html_text_with_places (html, strlen (html), &html_places);
  all = find_all (text, highlights, cancellable);
  edges = list_edges (all);
  pieces = list_pieces (edges);
  marked = sheaf_page_wrap (html, text, html_places, pieces, TRUE, append_tags);
  for (guint i = 0; i < pieces->len; i++)
    g_free (g_array_index (pieces, SheafPagePiece, i).data);
  *places = list_places (highlights, all);
  return marked;
}
