/* test-caret.c: reading and selecting with a caret, by real keys
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "window-steps.h"

#include "app/application.h"
#include "app/reader-private.h"
#include "app/reader-view.h"

#define PARAGRAPHS 80

static SheafReaderView *
view_of (SheafWindow *window)
{
  return SHEAF_READER_VIEW (sheaf_reader_get_view (GTK_WIDGET (window->reader)));
}

/* By the X server, as a keyboard would. */
static void
press (const char *keys)
{
  g_autofree char *command = g_strdup_printf ("xdotool key %s", keys);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* What is selected, as the page says. */

typedef struct
{
  char *text;
  gboolean answered;
} Selection;

static void
selection_cb (GObject *view, GAsyncResult *result, gpointer data)
{
  Selection *selection = data;

  selection->text = sheaf_reader_view_get_selection_finish (SHEAF_READER_VIEW (view), result);
  selection->answered = TRUE;
}

/* Returns: (transfer full) */
static char *
selected (SheafWindow *window)
{
  Selection selection = { 0 };

  sheaf_reader_view_get_selection_async (view_of (window), selection_cb, &selection);
  while (!selection.answered)
    g_main_context_iteration (NULL, TRUE);
  return selection.text;
}

static gboolean
has_caret (SheafWindow *window)
{
  WebKitSettings *settings = webkit_web_view_get_settings (WEBKIT_WEB_VIEW (view_of (window)));

  return g_settings_get_boolean (window->settings, "caret-browsing") &&
         webkit_settings_get_enable_caret_browsing (settings);
}

static gboolean
has_no_caret (SheafWindow *window)
{
  return !has_caret (window) &&
         !webkit_settings_get_enable_caret_browsing (
             webkit_web_view_get_settings (WEBKIT_WEB_VIEW (view_of (window))));
}

static void
loaded_cb (gboolean *loaded)
{
  *loaded = TRUE;
}

static gboolean
is_focus_on_page (SheafWindow *window)
{
  return gtk_window_is_active (GTK_WINDOW (window)) &&
         gtk_root_get_focus (GTK_ROOT (window)) == GTK_WIDGET (view_of (window));
}

static gboolean
has_first_word (SheafWindow *window)
{
  g_autofree char *text = selected (window);

  return g_str_equal (text, "Paragraph");
}

static gboolean
is_starred (SheafWindow *window)
{
  g_autoptr (SheafArticle) article =
      sheaf_library_get_article (window->library, window->article->id, NULL);

  return article && (article->flags & SHEAF_FLAG_STARRED);
}

static guint
block_on_top (SheafWindow *window)
{
  const char *place = sheaf_reader_get_place (window->reader);

  return place ? (guint) g_ascii_strtoull (place + 1, NULL, 10) : 0;
}

static gboolean
has_moved (SheafWindow *window)
{
  return block_on_top (window) > 3;
}

static gboolean
is_far_down (SheafWindow *window)
{
  return block_on_top (window) > 20;
}

/* A selection of a paragraph that was in view. */
static gboolean
has_later_words (SheafWindow *window)
{
  g_autofree char *text = selected (window);
  const char *number = strstr (text, "number ");

  return number && g_ascii_strtoull (number + strlen ("number "), NULL, 10) > 15;
}

static void
open_long (Fixture *fixture)
{
  gboolean loaded = FALSE;
  gulong handler;
  g_autoptr (GString) text = g_string_new ("---\ntitle: Long\ndate: 2022-01-01\n---\n");

  for (guint i = 1; i <= PARAGRAPHS; i++)
    g_string_append_printf (text, "Paragraph number %u of many.\n\n", i);
  write_article (fixture->articles, "3.md", text->str);
  import (fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  handler = g_signal_connect_swapped (fixture->window->reader, "article-loaded",
                                      G_CALLBACK (loaded_cb), &loaded);
  g_action_group_activate_action (
      G_ACTION_GROUP (fixture->window), "open-article",
      g_variant_new_int64 (
          g_array_index (sheaf_article_model_get_ids (fixture->window->model), gint64, 0)));
  while (!loaded)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->window->reader, handler);
  g_assert_cmpstr (fixture->window->article->title, ==, "Long");
}

static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  open_long (fixture);
  g_assert_true (has_no_caret (window));
  press ("F7");
  wait_for (fixture, has_caret, "the caret");
  wait_for (fixture, is_focus_on_page, "the focus on the page");

  /* From the start of the page, past what stands above the text. */
  press ("ctrl+Home");
  for (guint i = 0; i < 12 && !has_first_word (window); i++)
    press ("Down Home ctrl+shift+Right");
  wait_for (fixture, has_first_word, "the first word to be selected");

  /* The keys of the program are what they were. */
  press ("s");
  wait_for (fixture, is_starred, "the star");
  g_assert_true (has_first_word (window));

  press ("F7");
  wait_for (fixture, has_no_caret, "the caret to go");
}

/* Who paged on by Space goes on from there. */
static void
test_space (Fixture *fixture, gconstpointer unused)
{
  SheafWindow *window = fixture->window;

  open_long (fixture);
  press ("F7");
  wait_for (fixture, has_caret, "the caret");
  wait_for (fixture, is_focus_on_page, "the focus on the page");
  press ("Right");
  press ("space");
  wait_for (fixture, has_moved, "the page to move");
  press ("space");
  press ("space");
  wait_for (fixture, is_far_down, "the page to move on");
  press ("Down Home shift+End");
  wait_for (fixture, has_later_words, "words that are in view");
  g_assert_true (is_far_down (window));
  press ("F7");
  wait_for (fixture, has_no_caret, "the caret to go");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/caret/keys", Fixture, application, set_up, test_keys, tear_down);
  g_test_add ("/caret/space", Fixture, application, set_up, test_space, tear_down);
  return g_test_run ();
}
