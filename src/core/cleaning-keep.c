/* cleaning-keep.c: which element of a whole page is its article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaning-keep.h"

#include "core/cleaner-text.h"

/* As in cleaning.c. */
#define WORK_MAX       (8 * 1000 * 1000)
#define NODES_PER_LOOK 1024

/* Prose that an article has at least, and its share of the page's in hundredths. */
#define PROSE_MIN 140
#define SHARE_MIN 30

/* The article has so many times the prose of the next one, and of all others together. */
#define TIMES_NEXT   5
#define TIMES_OTHERS 2

/* What a list of articles has of the prose of what holds it, in hundredths. */
#define LIST_MIN 34

/* Prose between a heading and what it is the heading of: a date, an author, a sentence. */
#define HEADING_NEAR 600

/* Nodes that are looked at of what stands between the two. */
#define BETWEEN_MAX 200

/* What everything is in: the document, html and body. */
#define SHARED_BY_ALL 2

/* Levels of headings that may be those of an article: h1 and h2. */
#define LEVELS 2

/* An element that a selector means. */
typedef struct
{
  const SheafHtmlNode *node;             /* (nullable) */
  const SheafHtmlNode *headings[LEVELS]; /* (nullable): those near before it */
  gboolean is_headed[LEVELS];            /* it has one near its beginning */
  guint place;                           /* of the selector */
  guint prose;                           /* before it; once it is left, in it */
  guint characters;                      /* likewise */
} Candidate;

/* What one selector means. */
typedef struct
{
  Candidate best;
  Candidate next;
  guint prose; /* of all */
  gboolean is_open;
} Place;

typedef struct
{
  const SheafCleaner *cleaner;
  SheafHtmlTree *tree;
  Place *places;
  GPtrArray *path;                       /* SheafHtmlNode *: the elements around */
  GArray *open;                          /* Candidate: those of them that may be the article */
  GArray *found;                         /* guint */
  const SheafHtmlNode *headings[LEVELS]; /* (nullable): the last ones with words in them */
  guint heading_prose[LEVELS];           /* up to them */
  guint heading_start;                   /* characters before the heading we are in */
  guint prose;
  guint characters;
  guint links; /* how many links we are in */
  guint work;
} Walk;

/* Walking --------------------------------------------------------------------------------------- */

static gboolean
is_link (const char *name)
{
  return name[0] == 'a' && !name[1];
}

/* Returns: 0 for h1, 1 for h2, LEVELS for all else */
static guint
heading_level (const char *name)
{
  if (name[0] != 'h' || (name[1] != '1' && name[1] != '2') || name[2])
    return LEVELS;
  return name[1] == '1' ? 0 : 1;
}

static void
enter_heading (Walk *self, guint level)
{
  self->heading_start = self->characters;
  for (guint i = 0; i < self->open->len; i++)
    {
      Candidate *candidate = &g_array_index (self->open, Candidate, i);

      if (self->prose - candidate->prose <= HEADING_NEAR)
        candidate->is_headed[level] = TRUE;
    }
  self->work += self->open->len;
}

static void
leave_heading (Walk *self, const SheafHtmlNode *node, guint level)
{
  if (self->characters == self->heading_start)
    return;
  self->headings[level] = node;
  self->heading_prose[level] = self->prose;
}

static void
begin_candidate (Walk *self, const SheafHtmlNode *node, guint place)
{
  Candidate candidate = {
    .node = node, .place = place, .prose = self->prose, .characters = self->characters
  };

  /* What is in another of its own is a part of it: an answer, a note. */
  if (self->places[place].is_open)
    return;
  self->places[place].is_open = TRUE;
  for (guint i = 0; i < LEVELS; i++)
    if (self->headings[i] && self->prose - self->heading_prose[i] <= HEADING_NEAR)
      candidate.headings[i] = self->headings[i];
  g_array_append_val (self->open, candidate);
}

static void
end_candidate (Walk *self, Candidate *candidate)
{
  Place *place = &self->places[candidate->place];

  place->is_open = FALSE;
  candidate->prose = self->prose - candidate->prose;
  candidate->characters = self->characters - candidate->characters;
  place->prose += candidate->prose;
  if (!place->best.node || candidate->prose > place->best.prose)
    {
      place->next = place->best;
      place->best = *candidate;
    }
  else if (!place->next.node || candidate->prose > place->next.prose)
    place->next = *candidate;
}

static void
leave (Walk *self, const SheafHtmlNode *node)
{
  const char *name = sheaf_html_node_name (node);

  if (heading_level (name) < LEVELS)
    leave_heading (self, node, heading_level (name));
  self->links -= is_link (name);
  while (self->open->len > 0)
    {
      Candidate *last = &g_array_index (self->open, Candidate, self->open->len - 1);

      if (last->node != node)
        return;
      end_candidate (self, last);
      g_array_set_size (self->open, self->open->len - 1);
    }
}

/* Back to the elements that the next node, or none, is in. */
static void
leave_up_to (Walk *self, const SheafHtmlNode *parent)
{
  while (self->path->len > 0 && self->path->pdata[self->path->len - 1] != parent)
    {
      leave (self, self->path->pdata[self->path->len - 1]);
      g_ptr_array_set_size (self->path, (int) self->path->len - 1);
    }
}

static void
read_text (Walk *self, const SheafHtmlNode *node)
{
  const guint characters = sheaf_cleaner_count (sheaf_html_node_text (node));

  self->characters += characters;
  if (self->links == 0)
    self->prose += characters;
}

/* Returns: whether to go on into @node */
static gboolean
enter (Walk *self, const SheafHtmlNode *node)
{
  const char *name;

  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    read_text (self, node);
  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT ||
      sheaf_html_tree_rule (self->tree, node)->action == SHEAF_ACTION_DROP)
    return FALSE;
  name = sheaf_html_node_name (node);
  if (heading_level (name) < LEVELS)
    enter_heading (self, heading_level (name));
  self->links += is_link (name);
  sheaf_cleaner_find_kept (self->cleaner, node, (const SheafHtmlNode *const *) self->path->pdata,
                           self->path->len, self->found, &self->work);
  for (guint i = 0; i < self->found->len; i++)
    begin_candidate (self, node, g_array_index (self->found, guint, i));
  g_ptr_array_add (self->path, (gpointer) node);
  return TRUE;
}

/* Returns: whether it came to the end */
static gboolean
walk (Walk *self, GCancellable *cancellable)
{
  const SheafHtmlNode *root = sheaf_html_tree_root (self->tree);
  const SheafHtmlNode *node = root;
  gboolean deeper = TRUE;

  for (guint nodes = 1; (node = sheaf_html_node_next (root, node, deeper)); nodes++)
    {
      if (self->work > WORK_MAX ||
          (nodes % NODES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable)))
        return FALSE;
      leave_up_to (self, sheaf_html_node_parent (node));
      deeper = enter (self, node);
    }
  leave_up_to (self, NULL);
  return TRUE;
}

/* Choosing -------------------------------------------------------------------------------------- */

static gboolean
is_within (const SheafHtmlNode *node, const SheafHtmlNode *root)
{
  while (node && node != root)
    node = sheaf_html_node_parent (node);
  return node != NULL;
}

static gboolean
is_enough (const Walk *self, const Candidate *candidate)
{
  return candidate->prose >= PROSE_MIN &&
         (guint64) candidate->prose * 100 >= (guint64) self->prose * SHARE_MIN;
}

static gboolean
stands_out (const Place *place)
{
  const guint64 prose = place->best.prose;

  return (guint64) place->next.prose * TIMES_NEXT <= prose &&
         (place->prose - prose) * TIMES_OTHERS <= prose;
}

/* Whether @candidate holds the @list (nullable), and little else. */
static gboolean
holds_list (const Candidate *candidate, const Place *list)
{
  return list && (guint64) list->prose * 100 >= (guint64) candidate->prose * LIST_MIN &&
         is_within (list->best.node, candidate->node) &&
         is_within (list->next.node, candidate->node);
}

/* Returns: (nullable) */
static const Candidate *
choose (const Walk *self)
{
  const guint count = sheaf_cleaner_count_kept (self->cleaner);
  const Place *list = NULL;

  for (guint i = 0; i < count; i++)
    {
      const Place *place = &self->places[i];

      if (!place->best.node)
        continue;
      if (!stands_out (place))
        list = list ? list : place;
      else if (is_enough (self, &place->best) && !holds_list (&place->best, list))
        return &place->best;
    }
  return NULL;
}

static guint
count_around (const SheafHtmlNode *node)
{
  guint count = 0;

  while ((node = sheaf_html_node_parent (node)))
    count++;
  return count;
}

/* How many elements both @one and @other are in, but one: the more, the nearer they belong to each other. */
static guint
count_shared (const SheafHtmlNode *one, const SheafHtmlNode *other)
{
  guint depth = count_around (one);
  guint other_depth = count_around (other);

  for (; depth > other_depth; depth--)
    one = sheaf_html_node_parent (one);
  for (; other_depth > depth; other_depth--)
    other = sheaf_html_node_parent (other);
  for (; one != other; depth--)
    {
      one = sheaf_html_node_parent (one);
      other = sheaf_html_node_parent (other);
    }
  return depth;
}

/* The h1 before the article, or the h2 where that belongs nearer to it: then the h1 is the site's name. An article that
 * begins with an h2 is headed by that, if it shares no more than the page with the h1.
 * Returns: (nullable) */
static const SheafHtmlNode *
choose_heading (const Candidate *article)
{
  guint shared[LEVELS] = { 0 };

  if (article->is_headed[0])
    return NULL;
  for (guint i = 0; i < LEVELS; i++)
    if (article->headings[i])
      shared[i] = count_shared (article->headings[i], article->node);
  if (article->is_headed[1])
    return shared[0] > SHARED_BY_ALL ? article->headings[0] : NULL;
  return shared[1] > shared[0] && shared[1] > SHARED_BY_ALL ? article->headings[1]
                                                            : article->headings[0];
}

void
sheaf_cleaning_find_kept (const SheafCleaner *cleaner,
                          SheafHtmlTree *tree,
                          GCancellable *cancellable,
                          SheafCleaningKept *kept)
{
  g_autofree Place *places = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk self = { .cleaner = cleaner, .tree = tree, .path = path, .open = open, .found = found };
  const Candidate *chosen;

  g_return_if_fail (cleaner && tree && kept);

  self.places = places = g_new0 (Place, sheaf_cleaner_count_kept (cleaner));
  chosen = walk (&self, cancellable) ? choose (&self) : NULL;
  *kept = (SheafCleaningKept){ .characters = self.characters };
  if (!chosen)
    return;
  kept->root = chosen->node;
  kept->heading = choose_heading (chosen);
  kept->rule = sheaf_cleaner_get_kept (cleaner, chosen->place);
  kept->characters = chosen->characters;
}

/* Between heading and article -------------------------------------------------------------------- */

static gboolean
is_of_site (const SheafHtmlNode *node)
{
  static const char *const names[] = { "nav", "aside", "footer", "form", NULL };

  return g_strv_contains (names, sheaf_html_node_written_name (node)) ||
         sheaf_html_node_is (node, "input") || sheaf_html_node_is (node, "select");
}

gboolean
sheaf_cleaning_goes_with_heading (SheafHtmlTree *tree, const SheafHtmlNode *node, guint *work)
{
  const SheafHtmlNode *at = node;
  gboolean deeper = TRUE;
  gboolean pictured = FALSE;
  guint prose = 0;
  guint links = 0;

  g_return_val_if_fail (tree && node && work, FALSE);

  for (guint nodes = 0; at; nodes++)
    {
      const SheafHtmlNode *parent = at == node ? NULL : sheaf_html_node_parent (at);

      (*work)++;
      if (nodes == BETWEEN_MAX || is_of_site (at))
        return FALSE;
      deeper = sheaf_html_tree_rule (tree, at)->action != SHEAF_ACTION_DROP;
      pictured |= sheaf_html_node_is (at, "img");
      if (sheaf_html_node_kind (at) == SHEAF_HTML_NODE_TEXT)
        *(parent && sheaf_html_node_is (parent, "a") ? &links : &prose) +=
            sheaf_cleaner_count (sheaf_html_node_text (at));
      at = sheaf_html_node_next (node, at, deeper);
    }
  return prose > links || (pictured && links == 0);
}
