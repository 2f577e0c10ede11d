/* test-shortcuts.c: the keys that are told of are those that work, and the other way round
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/commands.h"
#include "app/shortcuts.h"
#include "app/window.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *library;
  GtkApplication *application;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->folder = g_dir_make_tmp ("sheaf-shortcuts-XXXXXX", NULL);
  fixture->library = g_build_filename (fixture->folder, "library.sheaf", NULL);
  fixture->application = GTK_APPLICATION (application);
  fixture->window = sheaf_window_new (fixture->application, fixture->library);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer application)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (gtk_application_get_windows (fixture->application))
    g_main_context_iteration (NULL, TRUE);
  g_remove (fixture->library);
  g_rmdir (fixture->folder);
  g_free (fixture->library);
  g_free (fixture->folder);
}

/* One spelling for each key. */
static char *
normal (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_error ("%s is not a key", accelerator);
  return gtk_accelerator_name (key, modifiers);
}

static void
add_keys (GHashTable *keys, const char *accelerators)
{
  g_auto (GStrv) list = g_strsplit (accelerators ? accelerators : "", " ", -1);

  for (guint i = 0; list[i]; i++)
    if (*list[i] && !g_hash_table_add (keys, normal (list[i])))
      g_error ("%s is there twice", list[i]);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What the window of shortcuts tells, as it is in its file. */
static GHashTable *
told_keys (void)
{
  GHashTable *keys = new_set ();
  g_autoptr (GBytes) bytes = g_resources_lookup_data (OBJECT_PATH "/gtk/help-overlay.ui", 0, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("name=\"accelerator\">([^<]+)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_nonnull (bytes);
  g_regex_match (regex, g_bytes_get_data (bytes, NULL), 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *escaped = g_match_info_fetch (match, 1);
      g_autoptr (GString) text = g_string_new (escaped);

      g_string_replace (text, "&lt;", "<", 0);
      g_string_replace (text, "&gt;", ">", 0);
      add_keys (keys, text->str);
    }
  return keys;
}

static void
assert_within (GHashTable *keys, GHashTable *others, const char *complaint)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (others, key))
      g_error ("%s %s", (const char *) key, complaint);
}

static void
test_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) told = told_keys ();
  g_autoptr (GHashTable) known = new_set ();
  gsize n;
  const SheafShortcut *shortcuts = sheaf_shortcuts_get (&n);

  for (gsize i = 0; i < n; i++)
    add_keys (known, shortcuts[i].keys);
  assert_within (told, known, "is told of and not in the table");
  assert_within (known, told, "is in the table and not told of");
}

/* The keys that a widget of that class really listens for, with what they do. */
static GHashTable *
bound_keys (GtkWidget *widget)
{
  GHashTable *bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            g_hash_table_replace (
                bound, normal (trigger),
                g_strdup (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action))));
        }
    }
  return bound;
}

static void
assert_bound (GHashTable *bound, const char *accelerators, const char *action)
{
  g_auto (GStrv) list = g_strsplit (accelerators ? accelerators : "", " ", -1);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char *key = normal (list[i]);

      g_assert_cmpstr (g_hash_table_lookup (bound, key), ==, action);
    }
}

static void
test_bound (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) bound = bound_keys (fixture->window);
  gsize n;
  const SheafShortcut *shortcuts = sheaf_shortcuts_get (&n);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].scope == SHEAF_SHORTCUT_WINDOW)
      {
        assert_bound (bound, shortcuts[i].keys, shortcuts[i].action);
        assert_bound (bound, shortcuts[i].also, shortcuts[i].action);
      }
    else if (shortcuts[i].scope == SHEAF_SHORTCUT_APPLICATION)
      {
        g_auto (GStrv) accels =
            gtk_application_get_accels_for_action (fixture->application, shortcuts[i].action);

        g_assert_cmpuint (g_strv_length (accels), >, 0);
      }
}

/* A key for something that is not there would do nothing. */
static void
test_actions (Fixture *fixture, gconstpointer unused)
{
  gsize n;
  const SheafShortcut *shortcuts = sheaf_shortcuts_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *name = strchr (shortcuts[i].action, '.') + 1;

      if (shortcuts[i].scope == SHEAF_SHORTCUT_TOOLKIT)
        continue;
      if (g_str_has_prefix (shortcuts[i].action, "win."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->window), name));
      else if (g_str_has_prefix (shortcuts[i].action, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->application), name));
    }
}

/* What no list of names needs: it is a key of a list or bar, or shown only where there is something to do. */
static const char *const unnamed[] = {
  "back",
  "way-back",
  "menu",
  "commands",
  "search-here",
  "forget-hits",
  "hide-details",
  "next-hit",
  "previous-hit",
  "next-sentence",
  "previous-sentence",
  "stop-pictures",
  "pause-sweep",
  "end-sweep",
  "cancel-import",
  "load-pictures-always",
  "load-pictures-as-reader",
  "load-pictures-never",
  "forget-pictures",
  "open-backups-folder",
  "open-library-folder",
  "reopen",
  "repair-library",
  "stop-repair",
  "reload-cleaning",
  "backup-save-as",
  "import-welcome",
  "text-selected",
  "text-unselected",
  "copy-selection",
  "thumbnails",
  "best-match",
};

static gboolean
is_unnamed (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (unnamed); i++)
    if (g_str_equal (unnamed[i], name))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (const char *name)
{
  gsize n;
  const SheafCommand *commands = sheaf_commands_get (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_has_prefix (commands[i].action, "win.") &&
        g_str_equal (commands[i].action + strlen ("win."), name))
      return TRUE;
  return FALSE;
}

/* Everything can be found by a name, and what has a name is there. */
static void
test_commands (Fixture *fixture, gconstpointer unused)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (fixture->window));
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n;
  const SheafCommand *commands = sheaf_commands_get (&n);

  for (gsize i = 0; i < n; i++)
    {
      const char *name = strchr (commands[i].action, '.') + 1;
      const gboolean of_window = g_str_has_prefix (commands[i].action, "win.");
      GActionGroup *group =
          of_window ? G_ACTION_GROUP (fixture->window) : G_ACTION_GROUP (fixture->application);

      if (!g_action_group_has_action (group, name))
        g_error ("%s has a name and is not there", commands[i].action);
      g_assert_null (g_action_group_get_action_parameter_type (group, name));
      g_assert_true (g_hash_table_add (labels, (gpointer) sheaf_command_get_label (&commands[i])));
    }
  for (guint i = 0; actions[i]; i++)
    if (!g_action_group_get_action_parameter_type (G_ACTION_GROUP (fixture->window), actions[i]) &&
        !is_named (actions[i]) && !is_unnamed (actions[i]))
      g_error ("win.%s has no name", actions[i]);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused), gpointer application)
{
  g_test_add (path, Fixture, application, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  add ("/shortcuts/told", test_told, application);
  add ("/shortcuts/bound", test_bound, application);
  add ("/shortcuts/actions", test_actions, application);
  add ("/shortcuts/commands", test_commands, application);
  return g_test_run ();
}
