/* article-model.c: ids of articles as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-model.h"

/* Rows fetched at once, and rows kept although nobody uses them just now. */
#define PAGE_ROWS 50
#define KEPT_ROWS 600

/* Telling GTK of one run costs a tenth of a millisecond: of a difference in more runs than this, only
 * what is near the rows in view is told run by run. */
#define MAX_RUNS  30
#define NEAR_ROWS 16

/* What comes in between those may be many more, and GTK makes a widget's row anew for each. */
#define MAX_NEAR_ROWS 100

struct _SheafArticleModel
{
  GObject parent_instance;

  SheafArticleFetch fetch;
  gpointer user_data;
  GArray *ids;       /* gint64 */
  GHashTable *items; /* &Entry.id to Entry: every item that lives */
  GQueue kept;       /* SheafArticleItem *, owned, the newest first */
  gboolean searching;
};

/* An item that lives, whoever holds it. */
typedef struct
{
  gint64 id;
  SheafArticleModel *model;
  SheafArticleItem *item; /* weak */
} Entry;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SheafArticleModel,
                               sheaf_article_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  SNIPPET_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* Items: fetched by pages, one object for each id. */

static void
item_gone_cb (gpointer data, GObject *item)
{
  Entry *entry = data;

  g_hash_table_remove (entry->model->items, &entry->id);
}

static void
snippet_wanted_cb (SheafArticleModel *self, SheafArticleItem *item)
{
  g_signal_emit (self, signals[SNIPPET_WANTED], 0, sheaf_article_item_get_id (item));
}

static void
keep (SheafArticleModel *self, SheafArticleItem *item)
{
  g_queue_push_head (&self->kept, item);
  while (self->kept.length > KEPT_ROWS)
    g_object_unref (g_queue_pop_tail (&self->kept));
}

/* @article: (transfer full) (nullable) */
static void
add_item (SheafArticleModel *self, gint64 id, SheafArticle *article)
{
  SheafArticleItem *item = sheaf_article_item_new (id, article);
  Entry *entry = g_new0 (Entry, 1);

  entry->id = id;
  entry->model = self;
  entry->item = item;
  g_hash_table_insert (self->items, &entry->id, entry);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, entry);
  sheaf_article_item_reset_snippet (item, self->searching);
  g_signal_connect_object (item, "snippet-wanted", G_CALLBACK (snippet_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  keep (self, item);
}

/* While a row is moved it may stand in two places for a moment, and must still be one item. */
static gboolean
is_among (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static void
fetch_page (SheafArticleModel *self, guint position)
{
  const guint start = position / PAGE_ROWS * PAGE_ROWS;
  const guint end = MIN (start + PAGE_ROWS, self->ids->len);
  gint64 missing[PAGE_ROWS] = { 0 };
  guint n_missing = 0;
  g_autoptr (GPtrArray) rows = NULL;

  for (guint i = start; i < end; i++)
    {
      const gint64 id = id_at (self->ids, i);

      if (!g_hash_table_contains (self->items, &id) && !is_among (missing, n_missing, id))
        missing[n_missing++] = id;
    }

  rows = self->fetch (missing, n_missing, self->user_data);
  if (rows)
    g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < n_missing; i++)
    add_item (self, missing[i], rows ? g_ptr_array_index (rows, i) : NULL);
}

static SheafArticleItem *
lookup (SheafArticleModel *self, gint64 id)
{
  const Entry *entry = g_hash_table_lookup (self->items, &id);

  return entry ? entry->item : NULL;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SheafArticleModel *self = SHEAF_ARTICLE_MODEL (model);
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = id_at (self->ids, position);
  if (!lookup (self, id))
    fetch_page (self, position);
  return g_object_ref (lookup (self, id));
}

static GType
get_item_type (GListModel *model)
{
  return SHEAF_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SHEAF_ARTICLE_MODEL (model)->ids->len;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item = get_item;
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
}

/* The difference between two lists: equal beginning and end, and runs in between. */

static void
remove_run (SheafArticleModel *self, guint position, guint n)
{
  if (n == 0)
    return;
  g_array_remove_range (self->ids, position, n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, n, 0);
}

static void
insert_run (SheafArticleModel *self, guint position, GArray *from, guint start, guint n)
{
  if (n == 0)
    return;
  g_array_insert_vals (self->ids, position, &g_array_index (from, gint64, start), n);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n);
}

static GHashTable *
set_of (GArray *ids, guint start, guint n)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = start; i < start + n; i++)
    g_hash_table_add (set, &g_array_index (ids, gint64, i));
  return set;
}

/* Runs of ids of [start, start + n) that are not in @set; those that are go to @common, in order. */
static guint
count_runs (GArray *ids, guint start, guint n, GHashTable *set, GArray *common)
{
  guint runs = 0;
  gboolean inside = FALSE;

  for (guint i = start; i < start + n; i++)
    {
      const gint64 id = id_at (ids, i);
      const gboolean differs = !g_hash_table_contains (set, &id);

      runs += differs && !inside;
      inside = differs;
      if (!differs)
        g_array_append_val (common, id);
    }
  return runs;
}

static void
remove_missing (SheafArticleModel *self, guint start, guint n, GHashTable *wanted)
{
  guint end = start + n;

  while (end > start)
    {
      guint first = end;

      while (first > start &&
             !g_hash_table_contains (wanted, &g_array_index (self->ids, gint64, first - 1)))
        first--;
      remove_run (self, first, end - first);
      end = first > start ? first - 1 : start;
    }
}

static void
insert_new (SheafArticleModel *self, guint start, GArray *ids, guint n)
{
  guint i = start;

  while (i < start + n)
    {
      guint first = i;

      while (i < start + n &&
             (first >= self->ids->len || id_at (self->ids, first) != id_at (ids, i)))
        i++;
      insert_run (self, first, ids, first, i - first);
      if (i < start + n)
        i++;
    }
}

/* A part of the list, and what shall stand in its place. */
typedef struct
{
  guint start; /* the same in both */
  guint n_old;
  guint n_new;
} Part;

/* The first and the last row of some that stay. */
typedef struct
{
  guint old_first;
  guint new_first;
  guint old_last;
  guint new_last;
} Near;

/* Takes all of it out, then puts all of it in: who looks at the first row then looks at the new one. */
static void
replace_part (SheafArticleModel *self, GArray *ids, Part part)
{
  remove_run (self, part.start, part.n_old);
  insert_run (self, part.start, ids, part.start, part.n_new);
}

/* Returns: FALSE, with nothing changed, where it takes more than @max_runs or the order is another */
static gboolean
change_by_runs (SheafArticleModel *self, GArray *ids, Part part, guint max_runs)
{
  g_autoptr (GHashTable) had = set_of (self->ids, part.start, part.n_old);
  g_autoptr (GHashTable) wanted = set_of (ids, part.start, part.n_new);
  g_autoptr (GArray) stay = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) stayed = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint runs = count_runs (self->ids, part.start, part.n_old, wanted, stay);

  runs += count_runs (ids, part.start, part.n_new, had, stayed);
  if (runs > max_runs || stay->len != stayed->len || stay->len == 0 ||
      memcmp (stay->data, stayed->data, stay->len * sizeof (gint64)) != 0)
    return FALSE;

  /* The keys of @had lie in the array that changes now. */
  g_clear_pointer (&had, g_hash_table_unref);
  remove_missing (self, part.start, part.n_old, wanted);
  insert_new (self, part.start, ids, part.n_new);
  return TRUE;
}

static gboolean
find_id (GArray *ids, gint64 id, guint *position)
{
  for (guint i = 0; i < ids->len; i++)
    if (id_at (ids, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* The first row at or after @from, or the last one before @to, that stays. */
static gboolean
find_staying (SheafArticleModel *self,
              GArray *ids,
              guint from,
              guint to,
              gboolean last,
              guint *old_position,
              guint *new_position)
{
  for (guint i = from; i < to; i++)
    {
      *old_position = last ? to - 1 - (i - from) : i;
      if (find_id (ids, id_at (self->ids, *old_position), new_position))
        return TRUE;
    }
  return FALSE;
}

/* The same for a part that is not looked at. The new rows come between the old ones and what is in view,
 * and before the old ones go: so GTK takes the widgets of the old for the new, where it would throw two
 * hundred away and make as many. */
static void
exchange_above (SheafArticleModel *self, GArray *ids, guint n_old, guint n_new)
{
  insert_run (self, n_old, ids, 0, n_new);
  remove_run (self, 0, n_old);
}

static void
exchange_below (SheafArticleModel *self, GArray *ids, guint start)
{
  const guint n_old = self->ids->len - start, n_new = ids->len - start;

  insert_run (self, start, ids, start, n_new);
  remove_run (self, start + n_new, n_old);
}

/* Rows near @anchor that stay, and what there is between them now and then. Returns: FALSE where none stays */
static gboolean
find_near (SheafArticleModel *self, GArray *ids, guint anchor, guint rows, Near *near)
{
  const guint from = anchor > rows ? anchor - rows : 0;
  const guint to = MIN (anchor + rows + 1, self->ids->len);

  return find_staying (self, ids, from, to, FALSE, &near->old_first, &near->new_first) &&
         find_staying (self, ids, from, to, TRUE, &near->old_last, &near->new_last) &&
         near->new_last >= near->new_first;
}

/* What is above and below the rows near @anchor is replaced as a whole, so that these stay in view.
 * Returns: FALSE, with nothing changed, where none of them stays */
static gboolean
change_around (SheafArticleModel *self, GArray *ids, guint anchor)
{
  Near near;
  Part part;
  guint rows = NEAR_ROWS;

  if (!find_near (self, ids, anchor, rows, &near))
    return FALSE;
  while (near.new_last - near.new_first > MAX_NEAR_ROWS && rows > 0)
    {
      Near nearer;

      rows /= 2;
      if (find_near (self, ids, anchor, rows, &nearer))
        near = nearer;
    }

  /* From the beginning: what comes in near the view takes its widgets from the rows far below. */
  exchange_above (self, ids, near.old_first, near.new_first);
  part = (Part){ near.new_first, near.old_last - near.old_first + 1,
                 near.new_last - near.new_first + 1 };
  if (!change_by_runs (self, ids, part, G_MAXUINT))
    replace_part (self, ids, part);
  exchange_below (self, ids, near.new_last + 1);
  return TRUE;
}

/* Whether new rows came in between the old ones in more than MAX_RUNS places, as an import brings them:
 * seen at the first few, where change_by_runs() would look all of them up. */
static gboolean
is_scattered (SheafArticleModel *self, GArray *ids, Part part)
{
  guint i = part.start, runs = 0;
  gboolean inside = FALSE;

  for (guint j = part.start; j < part.start + part.n_new && i < part.start + part.n_old; j++)
    {
      const gboolean differs = id_at (self->ids, i) != id_at (ids, j);

      runs += differs && !inside;
      inside = differs;
      i += !differs;
      if (runs > MAX_RUNS)
        return TRUE;
    }
  return FALSE;
}

void
sheaf_article_model_set_ids (SheafArticleModel *self, GArray *ids, guint anchor)
{
  guint shorter, start = 0, end = 0;
  Part part;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  shorter = MIN (self->ids->len, ids->len);
  while (start < shorter && id_at (self->ids, start) == id_at (ids, start))
    start++;
  while (end < shorter - start &&
         id_at (self->ids, self->ids->len - 1 - end) == id_at (ids, ids->len - 1 - end))
    end++;

  part = (Part){ start, self->ids->len - start - end, ids->len - start - end };
  if (part.n_old > 0 && part.n_new > 0 &&
      ((!is_scattered (self, ids, part) && change_by_runs (self, ids, part, MAX_RUNS)) ||
       change_around (self, ids, anchor)))
    return;
  replace_part (self, ids, part);
}

/* What rows show. */

static GPtrArray *
living_items (SheafArticleModel *self, GArray *ids)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;

      g_ptr_array_add (items, g_object_ref (entry->item));
      if (ids)
        g_array_append_val (ids, entry->id);
    }
  return items;
}

void
sheaf_article_model_refresh (SheafArticleModel *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  /* What nobody uses is fetched again when it is. */
  g_queue_clear_full (&self->kept, g_object_unref);
  items = living_items (self, ids);
  if (items->len == 0)
    return;

  rows = self->fetch ((const gint64 *) (void *) ids->data, ids->len, self->user_data);
  if (!rows)
    return;
  g_ptr_array_set_free_func (rows, NULL);
  for (guint i = 0; i < items->len; i++)
    sheaf_article_item_set_article (g_ptr_array_index (items, i), g_ptr_array_index (rows, i));
}

void
sheaf_article_model_set_searching (SheafArticleModel *self, gboolean searching)
{
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  self->searching = searching;
  items = living_items (self, NULL);
  for (guint i = 0; i < items->len; i++)
    sheaf_article_item_reset_snippet (g_ptr_array_index (items, i), searching);
}

void
sheaf_article_model_set_snippet (SheafArticleModel *self, gint64 id, const char *snippet)
{
  SheafArticleItem *item;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  item = lookup (self, id);
  if (item)
    sheaf_article_item_set_snippet (item, snippet);
}

GArray *
sheaf_article_model_get_ids (SheafArticleModel *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_MODEL (self), NULL);

  return self->ids;
}

gboolean
sheaf_article_model_find (SheafArticleModel *self, gint64 id, guint *position)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_MODEL (self), FALSE);

  return find_id (self->ids, id, position);
}

SheafArticleModel *
sheaf_article_model_new (SheafArticleFetch fetch, gpointer user_data)
{
  SheafArticleModel *self = g_object_new (SHEAF_TYPE_ARTICLE_MODEL, NULL);

  self->fetch = fetch;
  self->user_data = user_data;
  return self;
}

static void
sheaf_article_model_finalize (GObject *object)
{
  SheafArticleModel *self = SHEAF_ARTICLE_MODEL (object);
  GHashTableIter iter;
  gpointer value;

  g_queue_clear_full (&self->kept, g_object_unref);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      g_object_weak_unref (G_OBJECT (entry->item), item_gone_cb, entry);
    }
  g_hash_table_unref (self->items);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (sheaf_article_model_parent_class)->finalize (object);
}

static void
sheaf_article_model_class_init (SheafArticleModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_article_model_finalize;

  signals[SNIPPET_WANTED] =
      g_signal_new ("snippet-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
sheaf_article_model_init (SheafArticleModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}
