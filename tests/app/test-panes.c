/* test-panes.c: three panes that fold to two and to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/panes.h"

typedef struct
{
  GtkWidget *window;
  SheafPanes *panes;
  GtkWidget *children[SHEAF_N_PANES];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = { "sidebar", "list", "reader" };
  static const int minimum[] = { 180, 220, 300 };

  fixture->panes = SHEAF_PANES (sheaf_panes_new ());
  for (int i = 0; i < SHEAF_N_PANES; i++)
    {
      fixture->children[i] = gtk_label_new (names[i]);
      gtk_label_set_ellipsize (GTK_LABEL (fixture->children[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_size_request (fixture->children[i], minimum[i], -1);
      gtk_widget_set_hexpand (fixture->children[i], i == SHEAF_PANE_READER);
      g_object_set (fixture->panes, names[i], fixture->children[i], NULL);
    }
  g_object_set (fixture->panes, "sidebar-width", 230, "list-width", 320, NULL);

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->panes));
  gtk_widget_show (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* Gives the panes a width as the window would; without a window manager that is what a resize is. */
static void
resize (Fixture *fixture, int width)
{
  gtk_widget_measure (GTK_WIDGET (fixture->panes), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (fixture->panes), width, 600, -1, NULL);
}

static void
assert_seen (Fixture *fixture, gboolean sidebar, gboolean list, gboolean reader)
{
  const gboolean wanted[] = { sidebar, list, reader };

  for (int i = 0; i < SHEAF_N_PANES; i++)
    {
      g_assert_cmpint (gtk_widget_get_visible (fixture->children[i]), ==, wanted[i]);
      g_assert_cmpint (sheaf_panes_is_visible (fixture->panes, i), ==, wanted[i]);
    }
}

static void
test_minimum (Fixture *fixture, gconstpointer unused)
{
  int minimum;

  /* However wide the panes are together: a phone's width is enough. */
  gtk_widget_measure (GTK_WIDGET (fixture->panes), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                      NULL, NULL);
  g_assert_cmpint (minimum, ==, 360);
}

/* The widths that were asked for, but for the handles between the panes, and the same ever after. */
static void
assert_widths (Fixture *fixture)
{
  g_assert_cmpint (gtk_widget_get_width (fixture->children[SHEAF_PANE_SIDEBAR]), ==, 230);
  g_assert_cmpint (ABS (gtk_widget_get_width (fixture->children[SHEAF_PANE_LIST]) - 320), <=, 1);
}

static void
test_folds (Fixture *fixture, gconstpointer unused)
{
  resize (fixture, 1270);
  assert_seen (fixture, TRUE, TRUE, TRUE);
  assert_widths (fixture);

  resize (fixture, 959);
  assert_seen (fixture, FALSE, TRUE, TRUE);
  resize (fixture, 619);
  assert_seen (fixture, FALSE, TRUE, FALSE);
  resize (fixture, 620);
  assert_seen (fixture, FALSE, TRUE, TRUE);

  resize (fixture, 1270);
  assert_seen (fixture, TRUE, TRUE, TRUE);
  assert_widths (fixture);
}

static void
test_way_back (Fixture *fixture, gconstpointer unused)
{
  resize (fixture, 380);
  sheaf_panes_show (fixture->panes, SHEAF_PANE_READER);
  assert_seen (fixture, FALSE, FALSE, TRUE);
  g_assert_true (sheaf_panes_back (fixture->panes));
  assert_seen (fixture, FALSE, TRUE, FALSE);
  g_assert_true (sheaf_panes_back (fixture->panes));
  assert_seen (fixture, TRUE, FALSE, FALSE);
  g_assert_false (sheaf_panes_back (fixture->panes));

  resize (fixture, 800);
  assert_seen (fixture, TRUE, FALSE, TRUE);
  sheaf_panes_show (fixture->panes, SHEAF_PANE_READER);
  assert_seen (fixture, FALSE, TRUE, TRUE);
  g_assert_true (sheaf_panes_back (fixture->panes));
  assert_seen (fixture, TRUE, FALSE, TRUE);

  resize (fixture, 1100);
  g_assert_false (sheaf_panes_back (fixture->panes));
}

static void
test_sidebar (Fixture *fixture, gconstpointer unused)
{
  gboolean shown;

  resize (fixture, 1100);
  sheaf_panes_toggle_sidebar (fixture->panes);
  assert_seen (fixture, FALSE, TRUE, TRUE);
  g_object_get (fixture->panes, "show-sidebar", &shown, NULL);
  g_assert_false (shown);

  /* Hidden where there was room; folded, it is one key away as always. */
  resize (fixture, 800);
  sheaf_panes_toggle_sidebar (fixture->panes);
  assert_seen (fixture, TRUE, FALSE, TRUE);
  sheaf_panes_toggle_sidebar (fixture->panes);
  assert_seen (fixture, FALSE, TRUE, TRUE);
}

static void
count_cb (gpointer object, guint *count)
{
  (*count)++;
}

/* Warnings are fatal: GTK must find nothing to say, at any width and in any order. */
static void
test_any_width (Fixture *fixture, gconstpointer unused)
{
  guint changed = 0;

  g_signal_connect (fixture->panes, "changed", G_CALLBACK (count_cb), &changed);
  for (guint i = 0; i < 400; i++)
    {
      const int width = g_test_rand_int_range (360, 1261);

      if (i % 3 == 0)
        sheaf_panes_show (fixture->panes, g_test_rand_int_range (0, SHEAF_N_PANES));
      resize (fixture, width);
      g_assert_cmpint (sheaf_panes_get_count (fixture->panes), ==,
                       width >= 960   ? 3
                       : width >= 620 ? 2
                                      : 1);
    }
  g_assert_cmpuint (changed, >, 0);

  sheaf_panes_show (fixture->panes, SHEAF_PANE_LIST);
  resize (fixture, 1270);
  assert_widths (fixture);
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
  add ("/panes/minimum", test_minimum);
  add ("/panes/folds", test_folds);
  add ("/panes/way-back", test_way_back);
  add ("/panes/sidebar", test_sidebar);
  add ("/panes/any-width", test_any_width);
  return g_test_run ();
}
