/* test-cut-off.c: where words are longer than the English ones nothing is cut off
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Run by tests/e2e/pseudo.py, in whose language each message stands in brackets and is two fifths longer.
 */
#include "config.h"

#include "app/application.h"
#include "app/error-page.h"
#include "app/header-question.h"
#include "app/import-dialog.h"
#include "app/window.h"
#include "core/error.h"
#include "window-fixture.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Around what is a message, and no title of an article or other content. */
#define OPEN  "\xe2\x9f\xa6"
#define CLOSE "\xe2\x9f\xa7"

/* A telephone's width, and a height that it has. */
#define NARROW 360
#define LOW    700

#define LONG                                                                                       \
  "more than there is room for in a window of this width, however small the letters of it may be"

/* --- What is cut off -------------------------------------------------------------------------------- */

typedef struct
{
  const char *window; /* what is looked at */
  int width;          /* of it */
  GHashTable *found;  /* set of lines, each once */
} Judge;

static void
tell (Judge *judge, const char *what, const char *text)
{
  g_hash_table_add (judge->found, g_strdup_printf ("%s, %d wide: %s: %s", judge->window,
                                                   judge->width, what, text));
}

/* Whether it is a message, which nobody can be asked to guess, and cannot be read at the pointer; what stands in an empty
 * entry gives way, and is its name too. */
static gboolean
must_be_whole (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);

  return g_str_has_prefix (text, OPEN) && g_str_has_suffix (text, CLOSE) &&
         !gtk_widget_get_has_tooltip (GTK_WIDGET (label)) &&
         !GTK_IS_TEXT (gtk_widget_get_parent (GTK_WIDGET (label)));
}

/* Whether it goes on beyond the window, unless that is what one can scroll to. */
static gboolean
is_beyond (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkPolicyType across = GTK_POLICY_NEVER;
  graphene_rect_t bounds;

  if (scroller)
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scroller), &across, NULL);
  return across == GTK_POLICY_NEVER &&
         gtk_widget_compute_bounds (widget, GTK_WIDGET (root), &bounds) &&
         bounds.origin.x + bounds.size.width > (float) gtk_widget_get_width (GTK_WIDGET (root)) + 1;
}

static void
judge_label (Judge *judge, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  if (is_beyond (GTK_WIDGET (label)))
    tell (judge, "beyond the edge", gtk_label_get_text (label));
  if (!must_be_whole (label))
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    {
      /* On a telephone there is no room for everything; what gives way there is chosen (narrow.h). */
      if (judge->width > NARROW)
        tell (judge, "shortened", gtk_label_get_text (label));
    }
  else if (width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 ||
           height > gtk_widget_get_height (GTK_WIDGET (label)) + 1)
    tell (judge, "cut off", gtk_label_get_text (label));
}

/* All below @top that is to be seen. */
static void
look_at (Judge *judge, GtkWidget *top)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (!gtk_widget_get_mapped (next))
        continue;
      if (GTK_IS_LABEL (next))
        judge_label (judge, GTK_LABEL (next));
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
}

/* --- Everything there is to be seen ------------------------------------------------------------------ */

/* Every page of every stack below @top, the outer ones first. */
static GPtrArray *
list_pages (GtkWidget *top)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (GTK_IS_REVEALER (next))
        {
          gtk_revealer_set_transition_type (GTK_REVEALER (next), GTK_REVEALER_TRANSITION_TYPE_NONE);
          gtk_revealer_set_reveal_child (GTK_REVEALER (next), TRUE);
        }
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        {
          g_queue_push_tail (pending, child);
          if (GTK_IS_STACK (next))
            g_ptr_array_add (pages, g_object_ref (child));
        }
    }
  return pages;
}

static void
show_page (GtkWidget *page)
{
  for (GtkWidget *parent = gtk_widget_get_parent (page); parent;
       page = parent, parent = gtk_widget_get_parent (parent))
    if (GTK_IS_STACK (parent))
      {
        gtk_stack_set_transition_type (GTK_STACK (parent), GTK_STACK_TRANSITION_TYPE_NONE);
        gtk_stack_set_visible_child (GTK_STACK (parent), page);
      }
}

static void
settle (GtkWidget *window)
{
  gtk_widget_queue_draw (window);
  gtk_test_widget_wait_for_draw (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
judge_window (Judge *judge, const char *what, GtkWidget *window)
{
  g_autoptr (GPtrArray) pages = list_pages (window);

  judge->window = what;
  settle (window);
  judge->width = gtk_widget_get_width (window);
  look_at (judge, window);
  for (guint i = 0; i < pages->len; i++)
    {
      show_page (g_ptr_array_index (pages, i));
      settle (window);
      look_at (judge, window);
    }
}

/* --- The windows -------------------------------------------------------------------------------------- */

static const char *const actions[] = {
  "preferences", "history",  "imports", "backups",     "all-notes",    "commands",
  "edit-header", "versions", "print",   "view-source", "set-encoding",
};

/* Returns: (transfer none) (nullable): a window that is above the main one */
static GtkWidget *
find_other (SheafWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) other = g_list_model_get_item (windows, i);

      if (other != GTK_WIDGET (window) && gtk_widget_get_mapped (other))
        return other;
    }
  return NULL;
}

static gboolean
has_other (SheafWindow *window)
{
  return find_other (window) != NULL;
}

static gboolean
has_no_other (SheafWindow *window)
{
  return find_other (window) == NULL;
}

static gboolean
has_article (SheafWindow *window)
{
  return window->article != NULL;
}

/* As it is, and as narrow as it becomes. */
static void
judge_both (Judge *judge, TestWindow *test, const char *what, GtkWidget *window)
{
  judge_window (judge, what, window);
  gtk_widget_hide (window);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW, LOW);
  gtk_widget_show (window);
  judge_window (judge, what, window);
}

static void
judge_and_destroy (Judge *judge, TestWindow *test, const char *what, GtkWidget *window)
{
  gtk_window_present (GTK_WINDOW (window));
  test_window_wait (test, has_other, what);
  judge_both (judge, test, what, window);
  gtk_window_destroy (GTK_WINDOW (window));
  test_window_wait (test, has_no_other, what);
}

static void
judge_dialogs (Judge *judge, TestWindow *test)
{
  g_autofree char *articles = g_build_filename (test->folder, "articles", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (articles);
  g_autoptr (SheafImportRequest) request = sheaf_import_request_new (&file, 1);
  GtkWindow *parent = GTK_WINDOW (test->window);

  judge_and_destroy (judge, test, "import",
                     sheaf_import_dialog_new (parent, test->library, request));
  judge_and_destroy (judge, test, "header question",
                     sheaf_header_question_new (parent, "a.md", "+ title: a\n"));
}

static void
judge_errors (Judge *judge, TestWindow *test)
{
  GtkWidget *window = gtk_window_new ();
  SheafErrorPage *page = SHEAF_ERROR_PAGE (sheaf_error_page_new ());

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  for (int code = SHEAF_ERROR_FAILED; code <= SHEAF_ERROR_READ_ONLY; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (SHEAF_ERROR, code, "a");

      sheaf_error_page_show_error (page, error, "/a/library.sheaf");
      sheaf_error_page_set_backup (page, 1);
      gtk_window_present (GTK_WINDOW (window));
      judge_both (judge, test, "error page", window);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
judge_all (Judge *judge, TestWindow *test)
{
  GtkWidget *window = GTK_WIDGET (test->window);

  test_window_wait (test, test_window_is_ready, "the library");
  test_window_activate (test, "next", NULL);
  test_window_wait (test, has_article, "an article");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      test_window_activate (test, actions[i], NULL);
      test_window_wait (test, has_other, actions[i]);
      judge_both (judge, test, actions[i], find_other (test->window));
      gtk_window_destroy (GTK_WINDOW (find_other (test->window)));
      test_window_wait (test, has_no_other, actions[i]);
    }
  judge_dialogs (judge, test);
  judge_errors (judge, test);
  test_window_activate (test, "details", NULL);
  judge_both (judge, test, "main window", window);
}

/* --- The tests ------------------------------------------------------------------------------------------ */

static void
test_windows (gconstpointer application)
{
  TestWindow *test = test_window_new ();
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Judge judge = { .found = found };
  GHashTableIter iter;
  gpointer line;

  test_window_open (test, (GtkApplication *) application);
  judge_all (&judge, test);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    g_test_message ("%s", (const char *) line);
  g_assert_cmpuint (g_hash_table_size (found), ==, 0);
  test_window_free (test);
}

/* The judge sees what is shortened or cut off, and lets content be. */
static void
test_judge (void)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Judge judge = { .found = found };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new (OPEN LONG CLOSE);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), NARROW + 100, 40);
  gtk_widget_show (window);
  judge_window (&judge, "shortened", window);
  g_assert_cmpuint (g_hash_table_size (found), ==, 1);
  g_hash_table_remove_all (found);

  gtk_label_set_text (GTK_LABEL (label), LONG);
  judge_window (&judge, "content", window);
  g_assert_cmpuint (g_hash_table_size (found), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (SheafApplication) application = NULL;

  setlocale (LC_ALL, "");
  /* Any folder there is: the language is told with the way to it from there. */
  bindtextdomain (GETTEXT_PACKAGE, "/usr/share");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  setlocale (LC_ALL, "");
  g_assert_true (g_str_has_prefix (_ ("Articles"), OPEN));
  application = sheaf_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/cut-off/judge", test_judge);
  g_test_add_data_func ("/cut-off/windows", application, test_windows);
  return g_test_run ();
}
