/* article-list-thumbnails.c: the pictures of the rows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-list-private.h"

/* Where there is an article's own widget in what the list has around it. Returns: (transfer none) (nullable) */
static SheafArticleRow *
row_in (GtkWidget *child)
{
  GtkWidget *row = gtk_widget_get_first_child (child);

  return row && SHEAF_IS_ARTICLE_ROW (row) ? SHEAF_ARTICLE_ROW (row) : NULL;
}

/* Returns: (transfer none) (nullable): the widget that shows article @id */
static GtkWidget *
find_row_of (SheafArticleList *self, gint64 id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      SheafArticleRow *row = row_in (child);
      SheafArticleItem *item = row ? sheaf_article_row_get_item (row) : NULL;

      if (item && sheaf_article_item_get_id (item) == id)
        return GTK_WIDGET (row);
    }
  return NULL;
}

static void
update_rows (SheafArticleList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    if (row_in (child))
      sheaf_article_row_set_thumbnails (row_in (child), self->thumbnails);
}

static void
changed_cb (SheafArticleList *self, gint64 id)
{
  GtkWidget *row = find_row_of (self, id);

  if (row)
    gtk_widget_queue_draw (row);
}

/* Or so near that GTK may draw it all the same: a row that is drawn and not in view would ask again and again. */
static gboolean
is_near_view (SheafArticleList *self, GtkWidget *row)
{
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (self->view));
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (row) &&
         gtk_widget_compute_bounds (row, GTK_WIDGET (self->view), &bounds) &&
         bounds.origin.y < height + bounds.size.height && bounds.origin.y > -2 * bounds.size.height;
}

static gboolean
wanted_cb (SheafArticleList *self, gint64 id)
{
  GtkWidget *row = find_row_of (self, id);

  return row && is_near_view (self, row);
}

void
sheaf_article_list_set_thumbnails (SheafArticleList *self, SheafThumbnails *thumbnails)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  if (self->thumbnails == thumbnails)
    return;
  if (self->thumbnails)
    g_signal_handlers_disconnect_by_data (self->thumbnails, self);
  g_set_object (&self->thumbnails, thumbnails);
  if (thumbnails)
    {
      g_signal_connect_object (thumbnails, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (thumbnails, "wanted", G_CALLBACK (wanted_cb), self,
                               G_CONNECT_SWAPPED);
    }
  update_rows (self);
}
