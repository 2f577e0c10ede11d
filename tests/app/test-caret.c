/* test-caret.c: reading and selecting with a caret, by real keys
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/reader-view.h"

#define PARAGRAPHS 80

/* The paragraph from which on nothing is in view at the top of the page. */
#define FAR 25

typedef struct
{
  ReaderPane *pane;
  GSettings *settings;
  guint stars; /* how often the program's own key came to the window */
} Fixture;

static void
run (const char *command)
{
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* By the X server, as a keyboard would. */
static void
press (const char *keys)
{
  g_autofree char *command = g_strdup_printf ("xdotool key %s", keys);

  run (command);
}

static gboolean
pressed_cb (Fixture *self, guint key)
{
  self->stars += key == GDK_KEY_s;
  return GDK_EVENT_PROPAGATE;
}

/* As the window has it. */
static void
add_keys (Fixture *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GAction) action = g_settings_create_action (self->settings, "caret-browsing");

  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (self->pane->window, "win", G_ACTION_GROUP (group));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->pane->window, keys);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  SheafReaderSetup setup = reader_pane_setup ();

  self->pane = reader_pane_new (&setup);
  self->settings = g_settings_new (APP_ID);
  g_settings_reset (self->settings, "caret-browsing");
  sheaf_reader_set_settings (self->pane->reader, self->settings);
  add_keys (self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_settings_reset (self->settings, "caret-browsing");
  g_clear_object (&self->settings);
  reader_pane_free (self->pane);
}

/* @place: (nullable): where it was left */
static void
open_long (Fixture *self, const char *place)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= PARAGRAPHS; i++)
    g_string_append_printf (text, "Paragraph number %u of many.\n\n", i);
  if (place)
    sheaf_reader_set_place (self->pane->reader, 1, place);
  reader_pane_show (self->pane, 1, "Long", SHEAF_FORMAT_MARKDOWN, text->str);
  g_object_unref (reader_pane_paint (self->pane));
  gtk_widget_grab_focus (GTK_WIDGET (self->pane->view));
  wait_until (gtk_window_is_active (GTK_WINDOW (self->pane->window)));
}

static gboolean
has_caret (Fixture *self)
{
  return webkit_settings_get_enable_caret_browsing (
      webkit_web_view_get_settings (self->pane->view));
}

static void
turn_on (Fixture *self)
{
  press ("F7");
  wait_until (has_caret (self));
  g_assert_true (g_settings_get_boolean (self->settings, "caret-browsing"));
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
get_selected (Fixture *self)
{
  Selection selection = { 0 };

  sheaf_reader_view_get_selection_async (SHEAF_READER_VIEW (self->pane->view), selection_cb,
                                         &selection);
  wait_until (selection.answered);
  return selection.text;
}

static gboolean
has_first_word (Fixture *self)
{
  g_autofree char *text = get_selected (self);

  return g_str_equal (text, "Paragraph");
}

/* Which paragraph is selected, 0: none. */
static guint
selected_number (Fixture *self)
{
  g_autofree char *text = get_selected (self);
  const char *number = strstr (text, "number ");

  return number ? (guint) g_ascii_strtoull (number + strlen ("number "), NULL, 10) : 0;
}

static guint
block_on_top (Fixture *self)
{
  const char *place = sheaf_reader_get_place (self->pane->reader);

  return place ? (guint) g_ascii_strtoull (place + 1, NULL, 10) : 0;
}

static void
test_select (Fixture *self, gconstpointer unused)
{
  open_long (self, NULL);
  turn_on (self);
  /* From the start of the page, past what stands above the text. */
  press ("ctrl+Home");
  for (guint i = 0; i < 12 && !has_first_word (self); i++)
    press ("Down Home ctrl+shift+Right");
  wait_until (has_first_word (self));
  /* The keys of the program are what they were. */
  press ("s");
  wait_until (self->stars == 1);
  g_assert_true (has_first_word (self));
}

/* In the page as well as before it: GTK 4.8 ended where WebKit got the key. */
static void
test_off_again (Fixture *self, gconstpointer unused)
{
  open_long (self, NULL);
  turn_on (self);
  press ("Down Down");
  press ("F7");
  wait_until (!has_caret (self));
  g_assert_false (g_settings_get_boolean (self->settings, "caret-browsing"));
  press ("ctrl+Home shift+Right shift+Right");
  turn_on (self);
}

/* Who paged on by Space goes on from there. */
static void
test_space (Fixture *self, gconstpointer unused)
{
  open_long (self, NULL);
  turn_on (self);
  press ("ctrl+Home Down Home");
  for (guint before = 0; before < FAR; before = block_on_top (self))
    {
      press ("space");
      wait_until (block_on_top (self) > before);
    }
  press ("Down Home shift+End");
  wait_until (selected_number (self) >= FAR - 1);
}

/* Nor does the wheel leave it behind. */
static void
test_wheel (Fixture *self, gconstpointer unused)
{
  open_long (self, NULL);
  turn_on (self);
  press ("ctrl+Home Down Home");
  run ("xdotool mousemove 350 300");
  for (guint before = 0; before < FAR; before = block_on_top (self))
    {
      run ("xdotool click --repeat 5 5");
      wait_until (block_on_top (self) > before);
    }
  press ("Down Home shift+End");
  wait_until (selected_number (self) >= FAR - 1);
}

/* Who opens an article where it was left begins there. */
static void
test_left (Fixture *self, gconstpointer unused)
{
  g_settings_set_boolean (self->settings, "caret-browsing", TRUE);
  open_long (self, "b40");
  press ("Down Home shift+End");
  wait_until (selected_number (self) >= FAR);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/caret/select", test_select);
  add ("/caret/off-again", test_off_again);
  add ("/caret/space", test_space);
  add ("/caret/wheel", test_wheel);
  add ("/caret/left", test_left);
  return g_test_run ();
}
