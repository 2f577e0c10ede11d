/* article-model.c: ids of articles as a list model
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-model.h"
#include "app/list-runs.h"

/* Rows fetched at once, and rows kept although nobody uses them just now. */
#define PAGE_ROWS 50
#define KEPT_ROWS 600

struct _SheafArticleModel
{
  GObject parent_instance;

  SheafArticleFetch fetch;
  gpointer user_data;
  GArray *ids;             /* gint64 */
  GHashTable *items;       /* &Entry.id to Entry: every item that lives */
  GQueue kept;             /* SheafArticleItem *, owned, the newest first */
  SheafSearchQuery *query; /* (nullable): what is searched for */
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
  REFRESHED,
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
  sheaf_article_item_set_query (item, self->query);
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

void
sheaf_article_model_set_ids (SheafArticleModel *self, GArray *ids, guint anchor)
{
  g_autoptr (GArray) runs = NULL;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  runs = sheaf_list_runs (self->ids, ids, anchor);
  for (guint i = 0; i < runs->len; i++)
    {
      const SheafListRun *run = &g_array_index (runs, SheafListRun, i);

      if (run->n_removed > 0)
        g_array_remove_range (self->ids, run->position, run->n_removed);
      else
        g_array_insert_vals (self->ids, run->position, &g_array_index (ids, gint64, run->from),
                             run->n_added);
      g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->n_removed, run->n_added);
    }
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
  gboolean changed = FALSE;

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
    changed |=
        sheaf_article_item_set_article (g_ptr_array_index (items, i), g_ptr_array_index (rows, i));
  if (changed)
    g_signal_emit (self, signals[REFRESHED], 0);
}

void
sheaf_article_model_set_search (SheafArticleModel *self, const char *text)
{
  g_autoptr (SheafSearchQuery) before = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (SHEAF_IS_ARTICLE_MODEL (self));

  before = g_steal_pointer (&self->query);
  self->query = text ? sheaf_search_query_parse (text, TRUE) : NULL;
  items = living_items (self, NULL);
  for (guint i = 0; i < items->len; i++)
    sheaf_article_item_set_query (g_ptr_array_index (items, i), self->query);
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

  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
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
      sheaf_article_item_set_query (entry->item, NULL);
    }
  g_clear_pointer (&self->query, sheaf_search_query_free);
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
  signals[REFRESHED] = g_signal_new ("refreshed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_article_model_init (SheafArticleModel *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}
