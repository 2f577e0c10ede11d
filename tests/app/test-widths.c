/* test-widths.c: no window asks for more width than a telephone has, whatever the language and the size of text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run once for each language: LANGUAGE says which (meson.build).
 */
#include "config.h"

#include "window-fixture.h"

#include "app/application.h"
#include "app/commands-window.h"
#include "app/encoding-window.h"
#include "app/export-window.h"
#include "app/header-editor.h"
#include "app/header-question.h"
#include "app/hide-window.h"
#include "app/history-window.h"
#include "app/import-dialog.h"
#include "app/imports-window.h"
#include "app/notes-window.h"
#include "app/preferences.h"
#include "app/print-window.h"
#include "app/source-window.h"
#include "app/versions-window.h"
#include "app/window.h"
#include "core/cleaner-propose.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Of the narrowest screen that it is to be used on, in pixels. */
#define WIDTH 360

/* What a popover has around its contents. */
#define POPOVER_FRAME 14

/* What 100 % of text is, in GTK's units. */
#define USUAL_DPI (96 * 1024)

#define LONG "The title of an article that goes on for longer than anybody would want it to"

/* Which has everything that bars and buttons above an article are for. */
#define ARTICLE                                                                                    \
  "---\ntitle: " LONG "\ncategories: [A category, And one in that, And once more]\n"               \
  "tags: [" LONG "]\nbad: [\n---\n# One\n\n![](https://example.org/one.png)\n\n# Two\n"

typedef struct
{
  TestWindow *test;
  gint64 article;
  GPtrArray *too_wide; /* char *: what, and how wide */
  const char *scale;
} Fixture;

/* --- Measuring ---------------------------------------------------------------------------------------- */

static int
get_minimum (GtkWidget *widget)
{
  int minimum = 0;

  if (widget)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The widest in the widest in the widest: where to look. */
static char *
describe_widest (GtkWidget *widget)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (widget)
    {
      GtkWidget *widest = NULL;

      g_string_append_printf (text, " %s %d%s%s", G_OBJECT_TYPE_NAME (widget), get_minimum (widget),
                              GTK_IS_LABEL (widget) ? " " : "",
                              GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
           child = gtk_widget_get_next_sibling (child))
        if (!widest || get_minimum (child) > get_minimum (widest))
          widest = child;
      widget = widest;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
tell (Fixture *fixture, const char *what, GtkWidget *widget, int width)
{
  if (width > WIDTH)
    {
      g_autofree char *widest = describe_widest (widget);

      g_ptr_array_add (fixture->too_wide,
                       g_strdup_printf ("%s, %s: %d:%s", what, fixture->scale, width, widest));
    }
}

/* Of a window what is in it: the frame around that is the desktop's. */
static void
measure (Fixture *fixture, const char *what, GtkWidget *widget)
{
  int width = 0;

  if (!GTK_IS_WINDOW (widget))
    width = get_minimum (widget);
  else if (ADW_IS_APPLICATION_WINDOW (widget))
    width = get_minimum (adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget)));
  else
    width = MAX (get_minimum (gtk_window_get_titlebar (GTK_WINDOW (widget))),
                 get_minimum (gtk_window_get_child (GTK_WINDOW (widget))));
  /* What is not to be seen has no width, and was not measured. */
  g_assert_cmpint (width, >, 0);
  tell (fixture, what, widget, width);
}

/* A popover takes what it would like, whatever there is. What is in it is asked, since it is not shown itself. */
static void
measure_popover (Fixture *fixture, const char *what, GtkPopover *popover)
{
  g_autofree char *name = g_strdup_printf ("a %s of %s", G_OBJECT_TYPE_NAME (popover), what);
  GtkWidget *child = gtk_popover_get_child (popover);
  int natural = 0;

  if (child)
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  tell (fixture, name, child, natural + POPOVER_FRAME);
}

/* Everything below @top that is a @type. Returns: (transfer container) */
static GPtrArray *
find_all (GtkWidget *top, GType type)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (G_TYPE_CHECK_INSTANCE_TYPE (next, type))
        g_ptr_array_add (found, next);
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
  return found;
}

/* With each page of each stack in turn. */
static void
measure_pages (Fixture *fixture, const char *what, GtkWidget *top)
{
  g_autoptr (GPtrArray) stacks = find_all (top, GTK_TYPE_STACK);

  measure (fixture, what, top);
  for (guint i = 0; i < stacks->len; i++)
    {
      GtkStack *stack = g_ptr_array_index (stacks, i);
      GtkWidget *before = gtk_stack_get_visible_child (stack);

      for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (stack)); page;
           page = gtk_widget_get_next_sibling (page))
        {
          g_autofree char *name = g_strdup_printf (
              "%s, page %s", what, gtk_stack_page_get_name (gtk_stack_get_page (stack, page)));

          gtk_stack_set_visible_child (stack, page);
          measure (fixture, name, top);
        }
      gtk_stack_set_visible_child (stack, before);
    }
}

static void
measure_popovers (Fixture *fixture, const char *what, GtkWidget *top)
{
  g_autoptr (GPtrArray) popovers = find_all (top, GTK_TYPE_POPOVER);

  for (guint i = 0; i < popovers->len; i++)
    if (!GTK_IS_POPOVER_MENU (g_ptr_array_index (popovers, i)))
      measure_popover (fixture, what, g_ptr_array_index (popovers, i));
}

/* --- The dialogs -------------------------------------------------------------------------------------- */

static GtkWidget *
make_backups (Fixture *fixture)
{
  return sheaf_backups_window_new (GTK_WINDOW (fixture->test->window), fixture->test->library,
                                   fixture->test->window->settings, TRUE);
}

static GtkWidget *
make_commands (Fixture *fixture)
{
  return sheaf_commands_window_new (GTK_APPLICATION_WINDOW (fixture->test->window));
}

static GtkWidget *
make_encoding (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\xd6\xd0\xce\xc4", 4);

  return sheaf_encoding_window_new (GTK_WINDOW (fixture->test->window), LONG, bytes, "GB18030");
}

static GtkWidget *
make_header_editor (Fixture *fixture)
{
  GtkWidget *editor = sheaf_header_editor_new (GTK_WINDOW (fixture->test->window), LONG);

  sheaf_header_editor_set_header (SHEAF_HEADER_EDITOR (editor), "---\ntitle: " LONG "\n---\n",
                                  SHEAF_FORM_YAML);
  return editor;
}

static GtkWidget *
make_header_question (Fixture *fixture)
{
  return sheaf_header_question_new (GTK_WINDOW (fixture->test->window), "a-" LONG ".md",
                                    "+title: " LONG "\n");
}

static GtkWidget *
make_hide (Fixture *fixture)
{
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_proposal_free);
  SheafProposal *proposal = g_new0 (SheafProposal, 1);

  proposal->value = g_strdup (LONG);
  proposal->match = g_strdup ("p");
  proposal->excerpt = g_strdup (LONG);
  proposal->count = 2;
  g_ptr_array_add (proposals, proposal);
  return sheaf_hide_window_new (GTK_WINDOW (fixture->test->window), proposals);
}

static GtkWidget *
make_history (Fixture *fixture)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autoptr (GHashTable) sources = g_hash_table_new (g_int64_hash, g_int64_equal);
  SheafStep star = { .id = 2, .kind = SHEAF_STEP_STAR, .on = TRUE, .n_articles = 3000, .time = 1 };
  SheafStep import = { .id = 1, .n_articles = 1, .time = 1, .undone = TRUE, .import = 1 };
  GtkWidget *history = sheaf_history_window_new (GTK_WINDOW (fixture->test->window));

  g_hash_table_insert (sources, &import.import, (gpointer) LONG);
  g_ptr_array_add (steps, &star);
  g_ptr_array_add (steps, &import);
  sheaf_history_window_set_steps (SHEAF_HISTORY_WINDOW (history), steps, sources);
  return history;
}

static GtkWidget *
make_import (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("https://example.org/" LONG ".md");
  g_autoptr (SheafImportRequest) request = sheaf_import_request_new (&file, 1);

  return sheaf_import_dialog_new (GTK_WINDOW (fixture->test->window), fixture->test->library,
                                  request);
}

static GtkWidget *
make_imports (Fixture *fixture)
{
  return sheaf_imports_window_new (GTK_APPLICATION_WINDOW (fixture->test->window),
                                   fixture->test->window->settings);
}

static GtkWidget *
make_notes (Fixture *fixture)
{
  return sheaf_notes_window_new (GTK_WINDOW (fixture->test->window));
}

static GtkWidget *
make_preferences (Fixture *fixture)
{
  return sheaf_preferences_new (GTK_WINDOW (fixture->test->window), fixture->test->window->settings,
                                fixture->test->library);
}

static GtkWidget *
make_print (Fixture *fixture)
{
  return sheaf_print_window_new (GTK_WINDOW (fixture->test->window), LONG,
                                 fixture->test->window->settings, FALSE);
}

static GtkWidget *
make_export (Fixture *fixture)
{
  return sheaf_export_window_new (GTK_WINDOW (fixture->test->window), 12345, LONG, 123456);
}

static GtkWidget *
make_source (Fixture *fixture)
{
  g_autoptr (SheafArticle) article = sheaf_article_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<b>a", 4);

  article->title = g_strdup (LONG);
  article->format = SHEAF_FORMAT_HTML;
  return sheaf_source_window_new (GTK_WINDOW (fixture->test->window), article, bytes);
}

static GtkWidget *
make_versions (Fixture *fixture)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();
  SheafVersion version = { .id = 1, .reason = SHEAF_VERSION_CONFLICT, .time = 1, .size = 2100 };
  GtkWidget *window = sheaf_versions_window_new (GTK_WINDOW (fixture->test->window), LONG, TRUE);

  g_ptr_array_add (versions, &version);
  sheaf_versions_window_set_versions (SHEAF_VERSIONS_WINDOW (window), versions);
  return window;
}

static const struct
{
  const char *name; /* of its .ui file */
  GtkWidget *(*make) (Fixture *fixture);
} dialogs[] = {
  { "backups-window", make_backups },
  { "commands-window", make_commands },
  { "encoding-window", make_encoding },
  { "export-window", make_export },
  { "header-editor", make_header_editor },
  { "header-question", make_header_question },
  { "hide-window", make_hide },
  { "history-window", make_history },
  { "import-dialog", make_import },
  { "imports-window", make_imports },
  { "notes-window", make_notes },
  { "preferences", make_preferences },
  { "print-window", make_print },
  { "source-window", make_source },
  { "versions-window", make_versions },
};

static void
measure_dialogs (Fixture *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWidget *dialog = dialogs[i].make (fixture);

      gtk_window_present (GTK_WINDOW (dialog));
      gtk_test_widget_wait_for_draw (dialog);
      measure_pages (fixture, dialogs[i].name, dialog);
      measure_popovers (fixture, dialogs[i].name, dialog);
      gtk_window_destroy (GTK_WINDOW (dialog));
      /* The pointer goes over to the window below, which GTK 4.8 would keep if that were gone by the time it is told. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

/* Whether the .ui file @name describes a window; the main one is measured by itself. */
static gboolean
is_dialog (const char *name)
{
  g_autofree char *path = g_strconcat (OBJECT_PATH "/ui/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  return strstr (g_bytes_get_data (bytes, NULL), "parent=\"GtkWindow\"") != NULL;
}

/* A window that is new must be measured too. */
static void
test_complete (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (OBJECT_PATH "/ui", 0, NULL);
  guint count = 0;

  for (guint i = 0; names[i]; i++)
    if (is_dialog (names[i]))
      {
        gboolean found = FALSE;

        for (guint j = 0; j < G_N_ELEMENTS (dialogs); j++)
          found |= strlen (names[i]) == strlen (dialogs[j].name) + strlen (".ui") &&
                   g_str_has_prefix (names[i], dialogs[j].name);
        if (!found)
          g_error ("%s is a window and is not measured", names[i]);
        count++;
      }
  g_assert_cmpuint (count, ==, G_N_ELEMENTS (dialogs));
}

/* --- The main window ---------------------------------------------------------------------------------- */

static void
show_bars (Fixture *fixture)
{
  SheafWindow *window = fixture->test->window;
  const SheafImportProgress progress = { .found = 40000, .stored = 1000 };
  g_autoptr (GPtrArray) revealers = find_all (GTK_WIDGET (window), GTK_TYPE_REVEALER);
  GtkWidget *const bars[] = { GTK_WIDGET (window->warning_bar),  GTK_WIDGET (window->picture_bar),
                              GTK_WIDGET (window->cleaning_bar), GTK_WIDGET (window->aloud_bar),
                              GTK_WIDGET (window->import_bar),   GTK_WIDGET (window->sweep_bar) };

  sheaf_import_bar_set_progress (window->import_bar, &progress, 90000);
  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      gtk_widget_set_visible (bars[i], TRUE);
      if (gtk_widget_get_first_child (bars[i]))
        gtk_widget_set_visible (gtk_widget_get_first_child (bars[i]), TRUE);
    }
  for (guint i = 0; i < revealers->len; i++)
    if (!gtk_widget_get_ancestor (g_ptr_array_index (revealers, i), GTK_TYPE_POPOVER))
      gtk_revealer_set_reveal_child (g_ptr_array_index (revealers, i), TRUE);
}

static gboolean
is_shown (SheafWindow *window)
{
  return sheaf_panes_get_count (window->panes) == 1 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (window->reader_stack), "article") == 0;
}

/* The panes say that they fit into a telephone; whether each does is asked of itself. */
static void
measure_main (Fixture *fixture)
{
  SheafWindow *window = fixture->test->window;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, 720);
  sheaf_window_open_article (window, fixture->article);
  test_window_wait (fixture->test, is_shown, "an article in one pane");
  measure (fixture, "the window", GTK_WIDGET (window));
  show_bars (fixture);
  gtk_widget_set_visible (GTK_WIDGET (window->contents_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (window->notes_button), TRUE);
  sheaf_window_update_tools (window);
  sheaf_panes_show (window->panes, SHEAF_PANE_SIDEBAR);
  measure_pages (fixture, "the sidebar", GTK_WIDGET (window->sidebar));
  sheaf_panes_show (window->panes, SHEAF_PANE_LIST);
  measure_pages (fixture, "the list", GTK_WIDGET (window->list));
  sheaf_panes_show (window->panes, SHEAF_PANE_READER);
  measure_pages (fixture, "the reader", window->reader_pane);
  gtk_widget_set_visible (GTK_WIDGET (window->details), TRUE);
  measure (fixture, "the details", GTK_WIDGET (window->details));
  gtk_widget_set_visible (GTK_WIDGET (window->lightbox), TRUE);
  measure (fixture, "the lightbox", GTK_WIDGET (window->lightbox));
  gtk_widget_set_visible (GTK_WIDGET (window->lightbox), FALSE);
  measure (fixture, "the bar of an import", GTK_WIDGET (window->import_bar));
  measure (fixture, "the bar of loading pictures", GTK_WIDGET (window->sweep_bar));
  measure (fixture, "the page of an error", GTK_WIDGET (window->error_page));
  measure_popovers (fixture, "the window", GTK_WIDGET (window));
}

/* --- Tests -------------------------------------------------------------------------------------------- */

static void
set_up (Fixture *fixture, gconstpointer application)
{
  fixture->too_wide = g_ptr_array_new_with_free_func (g_free);
  fixture->test = test_window_new ();
  fixture->article = test_window_import_text (fixture->test, "long.md", ARTICLE);
  test_window_open (fixture->test, (GtkApplication *) application);
  test_window_wait (fixture->test, test_window_is_ready, "the library");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < fixture->too_wide->len; i++)
    g_printerr ("# too wide: %s\n", (const char *) g_ptr_array_index (fixture->too_wide, i));
  if (fixture->too_wide->len > 0)
    g_test_fail ();
  g_ptr_array_unref (fixture->too_wide);
  test_window_free (fixture->test);
}

static void
test_usual (Fixture *fixture, gconstpointer unused)
{
  fixture->scale = "100 %";
  measure_dialogs (fixture);
  measure_main (fixture);
}

static void
test_large (Fixture *fixture, gconstpointer unused)
{
  fixture->scale = "200 %";
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * USUAL_DPI, NULL);
  measure_dialogs (fixture);
  measure_main (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
}

/* Measuring English twice would prove little. */
static void
test_language (void)
{
  const char *language = g_getenv ("LANGUAGE");

  if (language && g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    g_test_skip ("the locale zh_CN.UTF-8 is not there");
  else if (language)
    g_assert_cmpstr (_ ("Preferences"), !=, "Preferences");
  else
    g_assert_cmpstr (_ ("Preferences"), ==, "Preferences");
}

int
main (int argc, char *argv[])
{
  g_autofree char *translations = g_build_filename (g_getenv ("SHEAF_BUILDDIR"), "po", NULL);
  g_autoptr (SheafApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  application = sheaf_application_new ();
  /* As GNOME has it. */
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11",
                "gtk-decoration-layout", "appmenu:close", NULL);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add_func ("/widths/language", test_language);
  g_test_add_func ("/widths/complete", test_complete);
  g_test_add ("/widths/usual", Fixture, application, set_up, test_usual, tear_down);
  g_test_add ("/large/widths", Fixture, application, set_up, test_large, tear_down);
  return g_test_run ();
}
