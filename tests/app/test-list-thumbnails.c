/* test-list-thumbnails.c: pictures in the rows of the list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "thumbnail-fixture.h"

#include "app/article-list.h"
#include "core/library-articles.h"

#include "app/article-list-private.h"

#include <string.h>

#define MANY 300

typedef struct
{
  GtkWidget *window;
  SheafArticleList *list;
  SheafArticleModel *model;
} Shown;

static GPtrArray *
fetch (const gint64 *ids, guint n_ids, gpointer data)
{
  ThumbnailFixture *self = data;

  return sheaf_library_get_rows (self->library, ids, n_ids, NULL);
}

static void
show (ThumbnailFixture *self, Shown *shown)
{
  const SheafListing listing = { .sort = SHEAF_SORT_TITLE };
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, NULL);

  shown->window = gtk_window_new ();
  shown->list = SHEAF_ARTICLE_LIST (sheaf_article_list_new ());
  shown->model = sheaf_article_model_new (fetch, self);
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 360, 600);
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->list));
  sheaf_article_list_set_thumbnails (shown->list, self->thumbnails);
  sheaf_article_list_set_model (shown->list, shown->model);
  sheaf_article_list_set_ids (shown->list, ids, SHEAF_LIST_REPLACE);
  gtk_window_present (GTK_WINDOW (shown->window));
  gtk_test_widget_wait_for_draw (shown->window);
}

static void
hide (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
  g_object_unref (shown->model);
}

static GtkWidget *
row_at (const Shown *shown, guint position)
{
  GtkWidget *row = sheaf_article_list_find_row (shown->list, position);

  g_assert_nonnull (row);
  return gtk_widget_get_first_child (row);
}

/* Where the red of the picture is in the row, from left and right; FALSE where there is none. */
static gboolean
find_red (GtkWidget *row, int *left, int *right)
{
  const int width = gtk_widget_get_width (row), height = gtk_widget_get_height (row);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr (GskRenderNode) node = NULL;

  *left = width;
  *right = -1;
  GTK_WIDGET_GET_CLASS (row)->snapshot (row, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  gsk_render_node_draw (node, cairo);
  cairo_surface_flush (surface);
  for (int x = 0; x < width; x++)
    {
      guint32 pixel;

      memcpy (&pixel,
              cairo_image_surface_get_data (surface) +
                  height / 2 * cairo_image_surface_get_stride (surface) + 4 * x,
              sizeof pixel);
      if ((pixel & 0xffffff) == 0xff0000)
        {
          *left = MIN (*left, x);
          *right = MAX (*right, x);
        }
    }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return *right >= 0;
}

static void
test_rows (ThumbnailFixture *self, gconstpointer unused)
{
  Shown shown;
  GtkWidget *row;
  int left, right, before, after;

  thumbnail_fixture_write_many (self, 3);
  thumbnail_fixture_write_article (self, "B", "Words");
  thumbnail_fixture_import (self);
  show (self, &shown);
  row = row_at (&shown, 0);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &before, NULL, NULL, NULL);
  thumbnail_fixture_settle (self);
  g_assert_true (find_red (row, &left, &right));
  g_assert_cmpint (right, >=, gtk_widget_get_width (row) - 3);
  g_assert_cmpint (right - left, >, SHEAF_THUMBNAIL_SIDE - 6);
  g_assert_cmpint (right - left, <=, SHEAF_THUMBNAIL_SIDE);
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &after, NULL, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  g_assert_false (find_red (row_at (&shown, 3), &left, &right));

  gtk_widget_set_direction (row, GTK_TEXT_DIR_RTL);
  g_assert_true (find_red (row, &left, &right));
  g_assert_cmpint (left, <, 3);
  gtk_widget_set_direction (row, GTK_TEXT_DIR_LTR);

  sheaf_article_list_set_compact (shown.list, TRUE);
  gtk_test_widget_wait_for_draw (shown.window);
  g_assert_true (find_red (row, &left, &right));
  g_assert_cmpint (right - left, <, SHEAF_THUMBNAIL_SIDE - 6);
  g_assert_cmpint (right - left, <, gtk_widget_get_height (row));

  sheaf_article_list_set_thumbnails (shown.list, NULL);
  g_assert_false (find_red (row, &left, &right));
  hide (&shown);
}

static guint
count_told (ThumbnailFixture *self)
{
  guint n = 0;

  for (const char *p = self->changed->str; *p; p++)
    n += *p == ' ';
  return n;
}

/* Whether the list says that the row is in view. */
static gboolean
is_wanted (ThumbnailFixture *self, const Shown *shown, guint position)
{
  GArray *ids = sheaf_article_model_get_ids (shown->model);
  gboolean wanted = FALSE;

  g_signal_emit_by_name (self->thumbnails, "wanted", g_array_index (ids, gint64, position),
                         &wanted);
  return wanted;
}

/* Of many rows only what is seen; what was passed on the way is given up. */
static void
test_scrolled (ThumbnailFixture *self, gconstpointer unused)
{
  Shown shown;
  guint seen;

  thumbnail_fixture_write_many (self, MANY);
  show (self, &shown);
  thumbnail_fixture_settle (self);
  seen = count_told (self);
  g_assert_cmpuint (seen, >=, 4);
  g_assert_cmpuint (seen, <, 30);
  g_assert_cmpuint (sheaf_thumbnails_get_bytes (self->thumbnails), <, seen * 20000);

  g_assert_true (is_wanted (self, &shown, 0));
  g_assert_false (is_wanted (self, &shown, 40));
  g_assert_false (is_wanted (self, &shown, MANY - 1));

  /* From here to the end there are hundreds, none of which is drawn. */
  gtk_widget_activate_action (GTK_WIDGET (shown.list->view), "list.scroll-to-item", "u", MANY - 1);
  gtk_test_widget_wait_for_draw (shown.window);
  gtk_test_widget_wait_for_draw (shown.window);
  thumbnail_fixture_settle (self);
  g_assert_cmpuint (count_told (self), >, seen);
  g_assert_cmpuint (count_told (self), <, 60);
  g_assert_false (is_wanted (self, &shown, 0));
  g_assert_true (is_wanted (self, &shown, MANY - 1));
  hide (&shown);
}

static void
add (const char *path, void (*test) (ThumbnailFixture *self, gconstpointer unused))
{
  g_test_add (path, ThumbnailFixture, NULL, thumbnail_fixture_set_up, test,
              thumbnail_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/list-thumbnails/rows", test_rows);
  add ("/list-thumbnails/scrolled", test_scrolled);
  return g_test_run ();
}
