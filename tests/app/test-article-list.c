/* test-article-list.c: the list of articles: selecting one, several and all, headings, and going on
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-list-private.h"
#include "app/format.h"
#include "core/page-theme.h"

#include <string.h>

/* Nothing may keep the main thread longer; here with room for a busy machine. */
#define A_FRAME (G_USEC_PER_SEC / 60)

#define MANY 100000
#define DAY  (24 * 60 * 60)

typedef struct
{
  GtkWidget *window;
  SheafArticleList *list;
  SheafArticleModel *model;
  guint fetched;
  gint64 selected; /* what "selected" told last */
  guint several;
  guint signals;
  gint64 deep; /* the first article of the second category */
} Fixture;

#define FIRST_WITHOUT 7

static char **
category_of (Fixture *fixture, gint64 id)
{
  return g_strsplit (id < fixture->deep ? "环球/科技" : "环球/科技/互联网", "/", -1);
}

/* Two articles a day, the newest first. */
static GPtrArray *
fetch (const gint64 *ids, guint n_ids, gpointer data)
{
  Fixture *fixture = data;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_article_free);

  fixture->fetched += n_ids;
  for (guint i = 0; i < n_ids; i++)
    {
      SheafArticle *article = sheaf_article_new ();

      article->id = ids[i];
      article->title = g_strdup_printf ("Article %" G_GINT64_FORMAT, ids[i]);
      article->date = 1600000000 - ids[i] / 2 * DAY;
      if (ids[i] < FIRST_WITHOUT)
        g_ptr_array_add (article->categories, category_of (fixture, ids[i]));
      g_ptr_array_add (rows, article);
    }
  return rows;
}

static void
selected_cb (SheafArticleList *list, gint64 id, Fixture *fixture)
{
  fixture->selected = id;
  fixture->signals++;
}

static void
several_cb (SheafArticleList *list, guint n, Fixture *fixture)
{
  fixture->several = n;
}

static void
set_ids (Fixture *fixture, gint64 from, guint n, SheafListChange change)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (gint64 id = from; id < from + n; id++)
    g_array_append_val (ids, id);
  sheaf_article_list_set_ids (fixture->list, ids, change);
}

static void
settle (Fixture *fixture)
{
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  fixture->list = SHEAF_ARTICLE_LIST (sheaf_article_list_new ());
  fixture->model = sheaf_article_model_new (fetch, fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 320, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  sheaf_article_list_set_model (fixture->list, fixture->model);
  g_signal_connect (fixture->list, "selected", G_CALLBACK (selected_cb), fixture);
  g_signal_connect (fixture->list, "several", G_CALLBACK (several_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->model);
}

static void
view_action (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->list->view), name, NULL, NULL));
}

static void
pick_row (Fixture *fixture, guint position, gboolean modify, gboolean extend)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->list->view), "list.select-item", "(ubb)",
                              position, modify, extend);
}

static void
assert_selection (Fixture *fixture, const char *expected)
{
  g_autoptr (GArray) ids = sheaf_article_list_get_selection (fixture->list);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static guint
focused_position (Fixture *fixture)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  for (guint i = 0; focus && i < 200; i++)
    if (sheaf_article_list_find_row (fixture->list, i) == focus)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* The tests. */

static void
test_one (Fixture *fixture, gconstpointer unused)
{
  set_ids (fixture, 1, 10, SHEAF_LIST_REPLACE);
  settle (fixture);
  g_assert_cmpint (sheaf_article_list_get_selected (fixture->list), ==, 0);
  sheaf_article_list_focus_rows (fixture->list);
  g_assert_true (sheaf_article_list_step (fixture->list, 1));
  g_assert_true (sheaf_article_list_step (fixture->list, 1));
  g_assert_cmpint (fixture->selected, ==, 2);

  /* The keyboard goes on from the row that is selected, and not from the one that had the focus. */
  g_assert_cmpuint (focused_position (fixture), ==, 1);

  /* What is put away is followed by the next, and at the end by the one before. */
  sheaf_article_list_advance (fixture->list);
  g_assert_cmpint (fixture->selected, ==, 3);
  sheaf_article_list_select (fixture->list, 10);
  sheaf_article_list_advance (fixture->list);
  g_assert_cmpint (fixture->selected, ==, 9);
  g_assert_cmpuint (focused_position (fixture), ==, 8);
  g_assert_cmpuint (fixture->several, ==, 0);
}

static void
test_several (Fixture *fixture, gconstpointer unused)
{
  set_ids (fixture, 1, 10, SHEAF_LIST_REPLACE);
  pick_row (fixture, 1, FALSE, FALSE);
  pick_row (fixture, 3, FALSE, TRUE);
  assert_selection (fixture, "2 3 4 ");
  g_assert_cmpuint (fixture->several, ==, 3);
  g_assert_cmpint (sheaf_article_list_get_selected (fixture->list), ==, 0);
  pick_row (fixture, 7, TRUE, FALSE);
  pick_row (fixture, 2, TRUE, FALSE);
  assert_selection (fixture, "2 4 8 ");

  /* Rows that come in above, and one of them that goes. */
  set_ids (fixture, -3, 14, SHEAF_LIST_REFRESH);
  assert_selection (fixture, "2 4 8 ");
  set_ids (fixture, 3, 8, SHEAF_LIST_REFRESH);
  assert_selection (fixture, "4 8 ");
  g_assert_cmpuint (fixture->several, ==, 2);

  /* One that is left is one. */
  set_ids (fixture, 5, 6, SHEAF_LIST_REFRESH);
  assert_selection (fixture, "8 ");
  g_assert_cmpuint (fixture->several, ==, 0);
  g_assert_cmpint (fixture->selected, ==, 8);
}

/* Where all of several go, nothing is opened in their place, but the keyboard goes on there. */
static void
test_several_gone (Fixture *fixture, gconstpointer unused)
{
  set_ids (fixture, 1, 10, SHEAF_LIST_REPLACE);
  settle (fixture);
  sheaf_article_list_focus_rows (fixture->list);
  pick_row (fixture, 0, FALSE, FALSE);
  pick_row (fixture, 4, FALSE, TRUE);
  fixture->signals = 0;
  set_ids (fixture, 6, 5, SHEAF_LIST_REFRESH);
  assert_selection (fixture, "");
  g_assert_cmpuint (fixture->several, ==, 0);
  g_assert_cmpuint (fixture->signals, ==, 0);
  g_assert_true (sheaf_article_list_step (fixture->list, 1));
  g_assert_cmpint (fixture->selected, ==, 6);

  pick_row (fixture, 2, FALSE, TRUE);
  g_assert_cmpuint (fixture->several, ==, 3);
  sheaf_article_list_unselect (fixture->list);
  assert_selection (fixture, "");
  g_assert_cmpuint (fixture->several, ==, 0);
}

/* The shortest of several times: the machine may be busy with others. */
static gint64
time_select_all (Fixture *fixture)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      gint64 start;

      view_action (fixture, "list.unselect-all");
      start = g_get_monotonic_time ();
      view_action (fixture, "list.select-all");
      best = MIN (best, g_get_monotonic_time () - start);
    }
  return best;
}

static void
test_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) ids = NULL;

  set_ids (fixture, 1, MANY, SHEAF_LIST_REPLACE);
  settle (fixture);
  fixture->fetched = 0;
  g_assert_cmpint (time_select_all (fixture), <, A_FRAME);
  g_assert_cmpuint (fixture->several, ==, MANY);
  g_assert_cmpuint (fixture->fetched, <, 300);
  ids = sheaf_article_list_get_selection (fixture->list);
  g_assert_cmpuint (ids->len, ==, MANY);

  /* A refresh leaves them selected. */
  set_ids (fixture, 1, MANY - 10, SHEAF_LIST_REFRESH);
  g_assert_cmpuint (fixture->several, ==, MANY - 10);
}

static SheafArticleRow *
row_at (Fixture *fixture, guint position)
{
  GtkWidget *row = sheaf_article_list_find_row (fixture->list, position);

  g_assert_nonnull (row);
  return SHEAF_ARTICLE_ROW (gtk_widget_get_first_child (row));
}

static gboolean
has_heading (Fixture *fixture, guint position)
{
  return gtk_widget_has_css_class (GTK_WIDGET (row_at (fixture, position)), "headed");
}

static void
test_days (Fixture *fixture, gconstpointer unused)
{
  int plain, compact;

  set_ids (fixture, 2, 20, SHEAF_LIST_REPLACE);
  settle (fixture);
  g_assert_false (has_heading (fixture, 0));
  gtk_widget_measure (GTK_WIDGET (row_at (fixture, 1)), GTK_ORIENTATION_VERTICAL, -1, &plain, NULL,
                      NULL, NULL);

  sheaf_article_list_set_groups (fixture->list, SHEAF_LIST_BY_DAY);
  g_assert_true (has_heading (fixture, 0));
  g_assert_false (has_heading (fixture, 1));
  g_assert_true (has_heading (fixture, 2));

  /* One that comes in above takes the heading over. */
  set_ids (fixture, 1, 21, SHEAF_LIST_REFRESH);
  settle (fixture);
  g_assert_true (has_heading (fixture, 0));
  g_assert_true (has_heading (fixture, 1));
  g_assert_false (has_heading (fixture, 2));
  set_ids (fixture, 3, 19, SHEAF_LIST_REFRESH);
  settle (fixture);
  g_assert_true (has_heading (fixture, 0));
  g_assert_true (has_heading (fixture, 1));

  sheaf_article_list_set_groups (fixture->list, SHEAF_LIST_UNGROUPED);
  g_assert_false (has_heading (fixture, 0));
  sheaf_article_list_set_compact (fixture->list, TRUE);
  gtk_widget_measure (GTK_WIDGET (row_at (fixture, 1)), GTK_ORIENTATION_VERTICAL, -1, &compact,
                      NULL, NULL, NULL);
  g_assert_cmpint (compact, <, plain);
}

/* What a screen reader says of the row. @heading: (nullable): before what it says of the article */
static void
assert_said (Fixture *fixture, guint position, const char *heading)
{
  SheafArticleRow *row = row_at (fixture, position);
  const SheafArticle *article = sheaf_article_item_get_article (sheaf_article_row_get_item (row));
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *said =
      sheaf_format_row_label (article, g_get_real_time () / G_USEC_PER_SEC, zone);
  g_autofree char *expected = heading ? g_strdup_printf ("%s: %s", heading, said) : g_strdup (said);
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, expected, NULL);

  g_assert_cmpstr (other, ==, NULL);
  g_assert_true (has_heading (fixture, position) == (heading != NULL));
}

static void
test_categories (Fixture *fixture, gconstpointer unused)
{
  fixture->deep = 4;
  set_ids (fixture, 1, 9, SHEAF_LIST_REPLACE);
  sheaf_article_list_set_groups (fixture->list, SHEAF_LIST_BY_CATEGORY);
  settle (fixture);
  assert_said (fixture, 0, "环球 › 科技");
  assert_said (fixture, 1, NULL);
  assert_said (fixture, 2, NULL);
  assert_said (fixture, 3, "环球 › 科技 › 互联网");
  assert_said (fixture, 4, NULL);
  assert_said (fixture, 6, "Uncategorised");
  assert_said (fixture, 7, NULL);

  /* An article gets another category, and stays where it is: the heading is now above the one below it. */
  fixture->deep = 5;
  sheaf_article_model_refresh (fixture->model);
  assert_said (fixture, 3, NULL);
  assert_said (fixture, 4, "环球 › 科技 › 互联网");
  fixture->deep = 3;
  sheaf_article_model_refresh (fixture->model);
  assert_said (fixture, 2, "环球 › 科技 › 互联网");
  assert_said (fixture, 4, NULL);

  /* What comes in above, and what goes. */
  set_ids (fixture, 3, 7, SHEAF_LIST_REFRESH);
  settle (fixture);
  assert_said (fixture, 0, "环球 › 科技 › 互联网");
  set_ids (fixture, 2, 8, SHEAF_LIST_REFRESH);
  settle (fixture);
  assert_said (fixture, 0, "环球 › 科技");
  assert_said (fixture, 1, "环球 › 科技 › 互联网");
  sheaf_article_list_set_groups (fixture->list, SHEAF_LIST_UNGROUPED);
  assert_said (fixture, 1, NULL);
}

/* How many pixels of a row have the colour, "#rrggbb". */
static guint
count_pixels (Fixture *fixture, guint position, const char *colour)
{
  GtkWidget *row = GTK_WIDGET (row_at (fixture, position));
  const int width = gtk_widget_get_width (row), height = gtk_widget_get_height (row);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cairo = cairo_create (surface);
  const guint32 wanted = (guint32) g_ascii_strtoull (colour + 1, NULL, 16);
  g_autoptr (GskRenderNode) node = NULL;
  guint n = 0;

  GTK_WIDGET_GET_CLASS (row)->snapshot (row, snapshot);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cairo);
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel,
                cairo_image_surface_get_data (surface) +
                    y * cairo_image_surface_get_stride (surface) + 4 * x,
                sizeof pixel);
        n += (pixel & 0xffffff) == wanted;
      }
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return n;
}

/* What was found has the ground of the page's marks, in light and dark, in titles and in snippets. */
static void
test_hits (Fixture *fixture, gconstpointer unused)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const char *light = sheaf_page_theme_colours (SHEAF_PAGE_THEME_LIGHT, FALSE)->mark;
  const char *dark = sheaf_page_theme_colours (SHEAF_PAGE_THEME_DARK, FALSE)->mark;
  guint title;

  set_ids (fixture, 1, 9, SHEAF_LIST_REPLACE);
  settle (fixture);
  g_assert_cmpuint (count_pixels (fixture, 3, light), ==, 0);

  sheaf_article_model_set_search (fixture->model, "4");
  title = count_pixels (fixture, 3, light);
  g_assert_cmpuint (title, >, 0);
  g_assert_cmpuint (count_pixels (fixture, 2, light), ==, 0);
  sheaf_article_model_set_snippet (fixture->model, 4, "as 4 is \002found\003 here");
  g_assert_cmpuint (count_pixels (fixture, 3, light), >, title);
  pick_row (fixture, 3, FALSE, FALSE);
  g_assert_cmpuint (count_pixels (fixture, 3, light), >, title);

  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  settle (fixture);
  g_assert_cmpuint (count_pixels (fixture, 3, light), ==, 0);
  g_assert_cmpuint (count_pixels (fixture, 3, dark), >, title);
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_DEFAULT);

  sheaf_article_model_set_search (fixture->model, NULL);
  settle (fixture);
  g_assert_cmpuint (count_pixels (fixture, 3, light), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/article-list/one", test_one);
  add ("/article-list/several", test_several);
  add ("/article-list/several-gone", test_several_gone);
  add ("/article-list/all", test_all);
  add ("/article-list/days", test_days);
  add ("/article-list/categories", test_categories);
  add ("/article-list/hits", test_hits);
  return g_test_run ();
}
