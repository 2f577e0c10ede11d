/* test-welcome.c: the articles that explain Sheaf come in, come back, and can be undone from the history
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/window.h"

#include "window-fixture.h"

#define N_OWN     3 /* articles that the fixture makes */
#define N_WELCOME 4

static gboolean
shows_first (SheafWindow *window)
{
  return window->article && g_str_equal (window->article->title, "Welcome to Sheaf") &&
         window->n_articles == N_OWN + N_WELCOME &&
         sheaf_article_list_get_selected (window->list) == window->article->id;
}

static gboolean
has_one_less (SheafWindow *window)
{
  return window->n_articles == N_OWN + N_WELCOME - 1;
}

static gboolean
has_own (SheafWindow *window)
{
  return window->n_articles == N_OWN;
}

static void
test_welcome (TestWindow **fixture, gconstpointer unused)
{
  TestWindow *test = *fixture;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  const SheafStep *oldest = NULL;
  gint64 welcome;

  test_window_wait (test, test_window_is_ready, "the library");
  test_window_activate (test, "import-welcome", NULL);
  test_window_wait (test, shows_first, "the first welcome article");
  welcome = test->window->article->id;
  g_assert_cmpuint (sheaf_article_model_get_ids (test->window->model)->len, ==, N_WELCOME);

  /* In the trash, help takes it out again; it is not imported anew. */
  test_window_activate (test, "trash", NULL);
  test_window_wait (test, has_one_less, "the trash");
  test_window_activate (test, "help", NULL);
  test_window_wait (test, shows_first, "the article back");
  g_assert_cmpint (test->window->article->id, ==, welcome);

  /* The history undoes it all at once, down to the step that is chosen. */
  steps = sheaf_library_list_steps (test->window->library, 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < steps->len; i++)
    {
      const SheafStep *step = g_ptr_array_index (steps, i);

      if (step->kind == SHEAF_STEP_IMPORT)
        {
          oldest = step;
          break;
        }
    }
  test_window_activate (test, "undo-to", g_variant_new_int64 (oldest->id));
  test_window_wait (test, has_own, "everything to be undone");
}

static void
set_up (TestWindow **fixture, gconstpointer application)
{
  *fixture = test_window_new ();
  test_window_open (*fixture, GTK_APPLICATION (application));
}

static void
tear_down (TestWindow **fixture, gconstpointer application)
{
  test_window_free (*fixture);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/welcome/help", TestWindow *, application, set_up, test_welcome, tear_down);
  return g_test_run ();
}
