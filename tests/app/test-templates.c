/* test-templates.c: every .ui file can be made into what it describes, on every version of the toolkit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/article-list.h"
#include "app/details.h"
#include "app/header-editor.h"
#include "app/header-question.h"
#include "app/history-window.h"
#include "app/backups-window.h"
#include "app/encoding-window.h"
#include "app/error-page.h"
#include "app/import-bar.h"
#include "app/preferences.h"
#include "app/export-window.h"
#include "app/print-window.h"
#include "app/import-dialog.h"
#include "app/imports-window.h"
#include "app/reader.h"
#include "app/sidebar-row.h"
#include "app/sidebar.h"
#include "app/reader-style-popover.h"
#include "app/source-window.h"
#include "app/window.h"
#include "app/versions-window.h"
#include "app/writer.h"
#include "core/library-undo.h"

#include <glib/gstdio.h>

/* Warnings are fatal here: a property that this version lacks, a child that is not there, a handler
 * without a function all end the test. */

static void
draw (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_widget_show (window);
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_widgets (void)
{
  GtkWidget *bar = sheaf_import_bar_new ();
  GtkWidget *popover = g_object_new (SHEAF_TYPE_READER_STYLE_POPOVER, NULL);
  const SheafImportProgress progress = { .found = 4, .stored = 1 };

  sheaf_import_bar_set_progress (SHEAF_IMPORT_BAR (bar), &progress, 90);
  draw (bar);
  draw (sheaf_sidebar_new ());
  draw (sheaf_sidebar_row_new ());
  draw (sheaf_article_list_new ());
  draw (sheaf_error_page_new ());
  g_object_ref_sink (popover);
  g_object_unref (popover);
}

static void
test_backups (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sheaf-templates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sheaf", NULL);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *backups = sheaf_backups_window_new (GTK_WINDOW (parent), path, settings, TRUE);

  gtk_widget_show (backups);
  gtk_test_widget_wait_for_draw (backups);
  gtk_window_destroy (GTK_WINDOW (backups));
  gtk_window_destroy (GTK_WINDOW (parent));
  g_rmdir (folder);
}

static void
show_and_destroy (GtkWidget *window)
{
  gtk_widget_show (window);
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_imports (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sheaf-templates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sheaf", NULL);
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/remote.md");
  g_autoptr (SheafImportRequest) request = sheaf_import_request_new (&file, 1);
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *parent = g_object_new (GTK_TYPE_APPLICATION_WINDOW, NULL);

  show_and_destroy (sheaf_import_dialog_new (GTK_WINDOW (parent), path, request));
  show_and_destroy (sheaf_imports_window_new (GTK_APPLICATION_WINDOW (parent), settings));
  gtk_window_destroy (GTK_WINDOW (parent));
  g_rmdir (folder);
}

static void
test_output (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<b>a", 4);
  GtkWidget *parent = gtk_window_new ();

  article->title = g_strdup ("<b> & more");
  article->format = SHEAF_FORMAT_HTML;
  show_and_destroy (sheaf_print_window_new (GTK_WINDOW (parent), "<b> & more", settings, FALSE));
  show_and_destroy (sheaf_print_window_new (GTK_WINDOW (parent), "<b> & more", settings, TRUE));
  show_and_destroy (sheaf_source_window_new (GTK_WINDOW (parent), article, bytes));
  show_and_destroy (sheaf_export_window_new (GTK_WINDOW (parent), 2, "<b> & more", 1000));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_dialogs (void)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GHashTable) sources = g_hash_table_new (g_int64_hash, g_int64_equal);
  SheafStep star = { .id = 2, .kind = SHEAF_STEP_STAR, .on = TRUE, .n_articles = 3, .time = 1 };
  SheafStep import = { .id = 1, .n_articles = 1, .time = 1, .undone = TRUE, .import = 1 };
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *history = sheaf_history_window_new (GTK_WINDOW (parent));
  GtkWidget *preferences =
      sheaf_preferences_new (GTK_WINDOW (parent), settings, "/tmp/<b>/library.sheaf");

  g_hash_table_insert (sources, &import.import, (gpointer) "<b> & more");
  g_ptr_array_add (steps, &star);
  g_ptr_array_add (steps, &import);
  sheaf_history_window_set_steps (SHEAF_HISTORY_WINDOW (history), steps, sources);
  gtk_widget_show (history);
  gtk_test_widget_wait_for_draw (history);
  gtk_widget_show (preferences);
  gtk_test_widget_wait_for_draw (preferences);
  gtk_window_destroy (GTK_WINDOW (history));
  gtk_window_destroy (GTK_WINDOW (preferences));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_details (void)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  SheafVersion version = { .id = 1, .reason = SHEAF_VERSION_CONFLICT, .time = 1, .size = 2100 };
  GtkWidget *parent = gtk_window_new ();
  GtkWidget *window = sheaf_versions_window_new (GTK_WINDOW (parent), "<b> & more", TRUE);
  GtkWidget *editor = sheaf_header_editor_new (GTK_WINDOW (parent), "<b> & more");

  draw (sheaf_details_new ());
  g_ptr_array_add (versions, &version);
  sheaf_versions_window_set_versions (SHEAF_VERSIONS_WINDOW (window), versions);
  show_and_destroy (window);
  sheaf_header_editor_set_header (SHEAF_HEADER_EDITOR (editor), "---\na: b\n---\n",
                                  SHEAF_FORM_YAML);
  show_and_destroy (editor);
  show_and_destroy (sheaf_header_question_new (GTK_WINDOW (parent), "a.md", ""));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
test_encoding (void)
{
  GtkWidget *parent = gtk_window_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xd6\xd0\xce\xc4", 4);

  show_and_destroy (
      sheaf_encoding_window_new (GTK_WINDOW (parent), "<b> & more", bytes, "GB18030"));
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* Every icon that the .ui files name is one of ours, and can be loaded. */
static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_auto (GStrv) names =
      g_resources_enumerate_children (OBJECT_PATH "/icons/scalable/actions", 0, NULL);

  gtk_icon_theme_add_resource_path (theme, OBJECT_PATH "/icons");
  g_assert_nonnull (names);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = g_strndup (names[i], strlen (names[i]) - strlen (".svg"));

      g_assert_true (gtk_icon_theme_has_icon (theme, name));
    }
  g_assert_true (gtk_icon_theme_has_icon (theme, APP_ID));
}

static void
assert_icons_are_ours (const char *file, const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("name=\"icon-name\">([^<]+)<", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!g_str_has_prefix (name, "sheaf-") && !g_str_equal (name, APP_ID))
        g_error ("%s: the icon %s is not in our resource", file, name);
    }
}

static void
test_own_icons (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (OBJECT_PATH "/ui", 0, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strconcat (OBJECT_PATH "/ui/", names[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

      assert_icons_are_ours (names[i], g_bytes_get_data (bytes, NULL));
    }
}

static void
ready_cb (GtkWidget *window, gboolean *ready)
{
  *ready = TRUE;
}

static void
test_window (void)
{
  g_autofree char *folder = g_dir_make_tmp ("sheaf-templates-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.sheaf", NULL);
  g_autoptr (SheafApplication) application = sheaf_application_new ();
  g_autoptr (GtkBuilder) help = NULL;
  gboolean ready = FALSE;
  GtkWidget *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = sheaf_window_new (GTK_APPLICATION (application), path);
  g_signal_connect (window, "ready", G_CALLBACK (ready_cb), &ready);
  gtk_window_present (GTK_WINDOW (window));
  while (!ready)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (window);

  help = gtk_builder_new_from_resource (OBJECT_PATH "/gtk/help-overlay.ui");
  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (gtk_builder_get_object (help, "help_overlay")));
  gtk_window_destroy (GTK_WINDOW (gtk_builder_get_object (help, "help_overlay")));

  gtk_window_close (GTK_WINDOW (window));
  while (gtk_application_get_windows (GTK_APPLICATION (application)))
    g_main_context_iteration (NULL, TRUE);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/templates/widgets", test_widgets);
  g_test_add_func ("/templates/dialogs", test_dialogs);
  g_test_add_func ("/templates/backups", test_backups);
  g_test_add_func ("/templates/imports", test_imports);
  g_test_add_func ("/templates/output", test_output);
  g_test_add_func ("/templates/details", test_details);
  g_test_add_func ("/templates/encoding", test_encoding);
  g_test_add_func ("/templates/icons", test_icons);
  g_test_add_func ("/templates/own-icons", test_own_icons);
  g_test_add_func ("/templates/window", test_window);
  return g_test_run ();
}
