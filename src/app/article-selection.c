/* article-selection.c: which rows of the list are selected
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-selection.h"

struct _SheafArticleSelection
{
  GObject parent_instance;

  SheafArticleModel *model;
  GtkBitset *selected; /* positions */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SheafArticleSelection,
                               sheaf_article_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return SHEAF_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (SHEAF_ARTICLE_SELECTION (model)->model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (SHEAF_ARTICLE_SELECTION (model)->model), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (SHEAF_ARTICLE_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (SHEAF_ARTICLE_SELECTION (model)->selected);
}

/* Takes @selected over, and tells of the part that differs. @selected: (transfer full) */
static void
take (SheafArticleSelection *self, GtkBitset *selected)
{
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (selected);
  guint first, last;

  gtk_bitset_difference (changes, self->selected);
  gtk_bitset_unref (self->selected);
  self->selected = selected;
  if (gtk_bitset_is_empty (changes))
    return;

  first = gtk_bitset_get_minimum (changes);
  last = gtk_bitset_get_maximum (changes);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  SheafArticleSelection *self = SHEAF_ARTICLE_SELECTION (model);
  GtkBitset *next = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) wanted = gtk_bitset_copy (selected);
  const guint n = get_n_items (G_LIST_MODEL (self));

  gtk_bitset_subtract (next, mask);
  gtk_bitset_intersect (wanted, mask);
  gtk_bitset_union (next, wanted);
  gtk_bitset_remove_range_closed (next, n, G_MAXUINT);
  take (self, next);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

guint
sheaf_article_selection_get_size (SheafArticleSelection *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

gboolean
sheaf_article_selection_get_range (SheafArticleSelection *self, guint *first, guint *last)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_SELECTION (self), FALSE);

  if (gtk_bitset_is_empty (self->selected))
    return FALSE;
  *first = gtk_bitset_get_minimum (self->selected);
  *last = gtk_bitset_get_maximum (self->selected);
  return TRUE;
}

GArray *
sheaf_article_selection_get_ids (SheafArticleSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *all;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (SHEAF_IS_ARTICLE_SELECTION (self), ids);

  all = sheaf_article_model_get_ids (self->model);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (ids, g_array_index (all, gint64, position));
  return ids;
}

void
sheaf_article_selection_set_ids (SheafArticleSelection *self, GArray *ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkBitset *next = gtk_bitset_new_empty ();
  GArray *all;

  g_return_if_fail (SHEAF_IS_ARTICLE_SELECTION (self));

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (wanted, &g_array_index (ids, gint64, i));
  all = sheaf_article_model_get_ids (self->model);
  for (guint i = 0; i < all->len; i++)
    if (g_hash_table_contains (wanted, &g_array_index (all, gint64, i)))
      gtk_bitset_add (next, i);
  take (self, next);
}

void
sheaf_article_selection_set_only (SheafArticleSelection *self, guint position)
{
  GtkBitset *next = gtk_bitset_new_empty ();

  g_return_if_fail (SHEAF_IS_ARTICLE_SELECTION (self));

  if (position < get_n_items (G_LIST_MODEL (self)))
    gtk_bitset_add (next, position);
  take (self, next);
}

static void
items_changed_cb (SheafArticleSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

SheafArticleSelection *
sheaf_article_selection_new (SheafArticleModel *model)
{
  SheafArticleSelection *self = g_object_new (SHEAF_TYPE_ARTICLE_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
sheaf_article_selection_finalize (GObject *object)
{
  SheafArticleSelection *self = SHEAF_ARTICLE_SELECTION (object);

  g_clear_object (&self->model);
  gtk_bitset_unref (self->selected);

  G_OBJECT_CLASS (sheaf_article_selection_parent_class)->finalize (object);
}

static void
sheaf_article_selection_class_init (SheafArticleSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_article_selection_finalize;
}

static void
sheaf_article_selection_init (SheafArticleSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}
