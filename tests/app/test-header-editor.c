/* test-header-editor.c: the text of a header, checked while it is typed, saved or not
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/diff-view.h"
#include "app/header-editor.h"
#include "app/header-question.h"
#include "app/source-view.h"
#include "core/article.h"
#include "core/text-diff.h"

#define HEADER "---\ntitle: A\n---\n"

typedef struct
{
  GtkWidget *parent;
  GtkWidget *editor; /* weak */
  char *asked;       /* (nullable): for what a check was asked */
  char *saved;       /* (nullable) */
} Fixture;

static void
check_cb (GtkWidget *editor, const char *text, Fixture *fixture)
{
  g_free (fixture->asked);
  fixture->asked = g_strdup (text);
}

static void
save_cb (GtkWidget *editor, const char *text, Fixture *fixture)
{
  g_free (fixture->saved);
  fixture->saved = g_strdup (text);
}

static void
set_up (Fixture *fixture, gconstpointer header)
{
  fixture->parent = gtk_window_new ();
  g_set_weak_pointer (&fixture->editor,
                      sheaf_header_editor_new (GTK_WINDOW (fixture->parent), "Of it"));
  g_signal_connect (fixture->editor, "check", G_CALLBACK (check_cb), fixture);
  g_signal_connect (fixture->editor, "save", G_CALLBACK (save_cb), fixture);
  sheaf_header_editor_set_header (SHEAF_HEADER_EDITOR (fixture->editor), header, SHEAF_FORM_YAML);
  gtk_window_present (GTK_WINDOW (fixture->editor));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->editor)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  g_clear_weak_pointer (&fixture->editor);
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
  g_free (fixture->asked);
  g_free (fixture->saved);
}

/* The first widget below @top of a type, or the button with a label. */
static GtkWidget *
find (GtkWidget *top, GType type, const char *label)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (g_type_is_a (G_OBJECT_TYPE (next), type) &&
          (!label || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (next)), label) == 0))
        return next;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
  return NULL;
}

static SheafSourceView *
source (Fixture *fixture)
{
  return SHEAF_SOURCE_VIEW (find (fixture->editor, SHEAF_TYPE_SOURCE_VIEW, NULL));
}

static gboolean
can_save (Fixture *fixture)
{
  return gtk_widget_get_sensitive (find (fixture->editor, GTK_TYPE_BUTTON, "_Save"));
}

static void
wait_check (Fixture *fixture)
{
  g_clear_pointer (&fixture->asked, g_free);
  while (!fixture->asked)
    g_main_context_iteration (NULL, TRUE);
}

static void
answer (Fixture *fixture, guint line, const char *error)
{
  g_autoptr (GPtrArray) warnings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);

  if (line)
    g_ptr_array_add (warnings, sheaf_warning_new (line, "wrong"));
  sheaf_header_editor_set_checked (SHEAF_HEADER_EDITOR (fixture->editor), fixture->asked, warnings,
                                   error);
}

/* Typed, and not set: what is shown first is set. */
static void
type (Fixture *fixture, const char *text)
{
  sheaf_source_view_set_text (source (fixture), text);
}

static void
test_check (Fixture *fixture, gconstpointer unused)
{
  wait_check (fixture);
  g_assert_cmpstr (fixture->asked, ==, HEADER);
  answer (fixture, 0, NULL);
  /* Nothing was changed. */
  g_assert_false (can_save (fixture));

  type (fixture, "---\ntitle: A: B\n---\n");
  g_assert_false (can_save (fixture));
  wait_check (fixture);
  answer (fixture, 2, NULL);
  g_assert_cmpuint (sheaf_source_view_count_marks (source (fixture)), ==, 1);
  g_assert_true (can_save (fixture));

  type (fixture, "--\ntitle: A\n---\n");
  wait_check (fixture);
  answer (fixture, 0, "This is not a header");
  g_assert_cmpuint (sheaf_source_view_count_marks (source (fixture)), ==, 0);
  g_assert_false (can_save (fixture));
}

/* An answer to what stands there no more says nothing, and another is asked for. */
static void
test_late (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *old = NULL;

  wait_check (fixture);
  old = g_strdup (fixture->asked);
  type (fixture, "---\ntitle: C\n---\n");
  sheaf_header_editor_set_checked (SHEAF_HEADER_EDITOR (fixture->editor), old, NULL, NULL);
  g_assert_false (can_save (fixture));
  wait_check (fixture);
  g_assert_cmpstr (fixture->asked, ==, "---\ntitle: C\n---\n");
}

static void
test_save (Fixture *fixture, gconstpointer unused)
{
  wait_check (fixture);
  answer (fixture, 0, NULL);
  type (fixture, "---\r\ntitle: D\r\n---\r\n");
  wait_check (fixture);
  answer (fixture, 0, NULL);
  g_signal_emit_by_name (find (fixture->editor, GTK_TYPE_BUTTON, "_Save"), "clicked");
  g_assert_cmpstr (fixture->saved, ==, "---\r\ntitle: D\r\n---\r\n");
  /* Not twice. */
  g_assert_false (can_save (fixture));
  sheaf_header_editor_refuse (SHEAF_HEADER_EDITOR (fixture->editor), "The disk is full.");
  g_assert_true (can_save (fixture));
  sheaf_header_editor_close (SHEAF_HEADER_EDITOR (fixture->editor));
  g_assert_null (fixture->editor);
}

/* The file has another header by now: saving is told of it once, and then meant. */
static void
test_changed_meanwhile (Fixture *fixture, gconstpointer unused)
{
  const char *text = "---\ntitle: D\n---\n";

  type (fixture, text);
  wait_check (fixture);
  answer (fixture, 0, NULL);
  g_assert_cmpstr (sheaf_header_editor_get_saved (SHEAF_HEADER_EDITOR (fixture->editor)), ==,
                   HEADER);
  g_signal_emit_by_name (find (fixture->editor, GTK_TYPE_BUTTON, "_Save"), "clicked");
  sheaf_header_editor_set_saved (SHEAF_HEADER_EDITOR (fixture->editor), "---\ntitle: Z\n---\n");
  g_assert_true (can_save (fixture));
  g_clear_pointer (&fixture->saved, g_free);
  g_signal_emit_by_name (find (fixture->editor, GTK_TYPE_BUTTON, "_Save"), "clicked");
  g_assert_cmpstr (fixture->saved, ==, text);
  g_assert_cmpstr (sheaf_header_editor_get_saved (SHEAF_HEADER_EDITOR (fixture->editor)), ==,
                   "---\ntitle: Z\n---\n");
}

static void
test_ask (Fixture *fixture, gconstpointer unused)
{
  GtkRevealer *question;

  type (fixture, "---\ntitle: E\n---\n");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  g_assert_nonnull (fixture->editor);
  question = GTK_REVEALER (find (fixture->editor, GTK_TYPE_REVEALER, NULL));
  g_assert_true (gtk_revealer_get_reveal_child (question));
  gtk_window_close (GTK_WINDOW (fixture->editor));
  g_assert_false (gtk_revealer_get_reveal_child (question));
  gtk_window_close (GTK_WINDOW (fixture->editor));
  g_signal_emit_by_name (find (fixture->editor, GTK_TYPE_BUTTON, "_Discard"), "clicked");
  g_assert_null (fixture->editor);
  g_assert_null (fixture->saved);
}

/* What was not touched goes without a question, also where a header is only begun. */
static void
test_untouched (Fixture *fixture, gconstpointer unused)
{
  gtk_window_close (GTK_WINDOW (fixture->editor));
  g_assert_null (fixture->editor);
}

static void
answer_cb (GtkWidget *question, gboolean add, GString *answers)
{
  g_string_append (answers, add ? "yes " : "no ");
}

static void
test_question (void)
{
  GtkWidget *parent = gtk_window_new ();
  g_autofree char *difference =
      sheaf_text_diff_unified ("", "Text\n", "---\ntitle: A\n---\n\tText\n");
  g_autoptr (GString) answers = g_string_new (NULL);
  g_autofree char *shown = NULL;
  GtkWidget *question;

  question = sheaf_header_question_new (GTK_WINDOW (parent), "a.md", difference);
  shown = sheaf_diff_view_get_text (SHEAF_DIFF_VIEW (find (question, SHEAF_TYPE_DIFF_VIEW, NULL)));
  g_assert_cmpstr (shown, ==, "Line 1\n− Text\n+ ---\n+ title: A\n+ ---\n+ ⇥ Text\n");
  g_signal_connect (question, "answer", G_CALLBACK (answer_cb), answers);
  gtk_window_present (GTK_WINDOW (question));
  gtk_window_close (GTK_WINDOW (question));

  question = sheaf_header_question_new (GTK_WINDOW (parent), "a.md", difference);
  g_signal_connect (question, "answer", G_CALLBACK (answer_cb), answers);
  g_signal_emit_by_name (find (question, GTK_TYPE_BUTTON, "_Add Header"), "clicked");
  g_assert_cmpstr (answers->str, ==, "no yes ");
  gtk_window_destroy (GTK_WINDOW (parent));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused), const char *header)
{
  g_test_add (path, Fixture, header, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    OBJECT_PATH "/icons");
  add ("/header-editor/check", test_check, HEADER);
  add ("/header-editor/late", test_late, HEADER);
  add ("/header-editor/save", test_save, HEADER);
  add ("/header-editor/changed-meanwhile", test_changed_meanwhile, HEADER);
  add ("/header-editor/ask", test_ask, HEADER);
  add ("/header-editor/untouched", test_untouched, HEADER);
  add ("/header-editor/begun", test_untouched, "");
  g_test_add_func ("/header-editor/question", test_question);
  return g_test_run ();
}
