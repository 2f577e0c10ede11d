/* window-details.c: the details of the open article, and what is changed there
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"
#include "app/header-question.h"
#include "core/library-edit.h"
#include "core/text-diff.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* Longest name of a key in a notice. */
#define MAX_KEY 40

/* One change on its way through the writer. */
typedef struct
{
  gint64 article;
  SheafEditKind kind;
  char *key;
  char *value;        /* (nullable) */
  gboolean confirmed; /* also where the file gets a header by it */
  char *difference;   /* (nullable): nothing was done, as this is to be asked first */
  SheafEdited edited;
} Edit;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->key);
  g_free (edit->value);
  g_free (edit->difference);
  sheaf_edited_clear (&edit->edited);
  g_free (edit);
}

static Edit *
edit_new (gint64 article, SheafEditKind kind, const char *key, const char *value)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->article = article;
  edit->kind = kind;
  edit->key = g_strdup (key);
  edit->value = g_strdup (value);
  return edit;
}

/* On the writer's thread. The first edit of a file without a header is shown before it is done. */
static gboolean
edit_work (SheafLibrary *library, gpointer data, GError **error)
{
  Edit *edit = data;
  const SheafChange change = { edit->kind, edit->key, edit->value };

  if (!edit->confirmed)
    {
      if (!sheaf_library_edit (library, edit->article, &change, 1, TRUE, &edit->edited, error))
        return FALSE;
      if (edit->edited.adds_header)
        {
          edit->difference = sheaf_text_diff_unified ("", edit->edited.before, edit->edited.after);
          return TRUE;
        }
      sheaf_edited_clear (&edit->edited);
    }
  return sheaf_library_edit (library, edit->article, &change, 1, FALSE, &edit->edited, error);
}

/* What was done. */

static char *
format_changed (const Edit *edit)
{
  static const struct
  {
    const char *key;
    const char *text;
  } known[] = {
    { "title", N_ ("Title changed") }, { "author", N_ ("Author changed") },
    { "date", N_ ("Date changed") },   { "categories", N_ ("Categories changed") },
    { "tags", N_ ("Tags changed") },
  };
  g_autofree char *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (edit->key, known[i].key))
      return g_strdup (_ (known[i].text));
  key = sheaf_text_display (edit->key, MAX_KEY);
  /* Translators: %s is a key of an article's header, as "summary" */
  return g_strdup_printf (edit->kind == SHEAF_EDIT_UNSET ? _ ("“%s” removed") : _ ("“%s” changed"),
                          key);
}

static gboolean
is_shown (SheafWindow *self, gint64 article)
{
  return self->article && self->article->id == article;
}

/* What was typed is for the person to mend; what the library failed with is not. */
static void
refuse (SheafWindow *self, const Edit *edit, const GError *error)
{
  const gboolean theirs = g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED) ||
                          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INVALID) ||
                          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND) ||
                          g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);

  g_autofree char *reason = sheaf_format_reason (error->message);

  if (is_shown (self, edit->article))
    sheaf_details_settle (self->details, edit->key, reason);
  if (!theirs)
    sheaf_window_report_failure (self, error);
  else if (!is_shown (self, edit->article))
    sheaf_window_toast (self, reason, NULL, NULL, NULL);
}

static void run_edit (SheafWindow *self, Edit *edit);

static void
answer_cb (GtkWidget *question, gboolean add, SheafWindow *self)
{
  const Edit *edit = g_object_get_data (G_OBJECT (question), "edit");
  Edit *again;

  if (add && self->writer)
    {
      again = edit_new (edit->article, edit->kind, edit->key, edit->value);
      again->confirmed = TRUE;
      run_edit (self, again);
    }
  else if (is_shown (self, edit->article))
    sheaf_details_settle (self->details, edit->key, _ ("Not changed: the file has no header."));
}

static void
ask (SheafWindow *self, const Edit *edit)
{
  GtkWidget *question =
      sheaf_header_question_new (GTK_WINDOW (self), edit->edited.origin, edit->difference);

  g_object_set_data_full (G_OBJECT (question), "edit",
                          edit_new (edit->article, edit->kind, edit->key, edit->value), edit_free);
  g_signal_connect_object (question, "answer", G_CALLBACK (answer_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

static void
say_edited (SheafWindow *self, const Edit *edit)
{
  g_autofree char *changed = format_changed (edit);
  g_autofree char *text = NULL;

  if (!edit->edited.step)
    return;
  text = edit->edited.in_library ? g_strdup_printf (_ ("%s, in Sheaf only"), changed)
                                 : g_strdup (changed);
  sheaf_window_toast (self, text, _ ("_Undo"), "win.undo-step",
                      g_variant_new_int64 (edit->edited.step));
}

static void
edited_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Edit *edit = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        refuse (self, edit, error);
      return;
    }
  if (edit->difference)
    {
      ask (self, edit);
      return;
    }
  if (is_shown (self, edit->article))
    sheaf_details_settle (self->details, edit->key, NULL);
  say_edited (self, edit);
}

/* @edit: (transfer full) */
static void
run_edit (SheafWindow *self, Edit *edit)
{
  sheaf_worker_run_async (self->writer, edit_work, edit, edit_free, NULL, edited_cb,
                          g_object_ref (self));
}

static void
edit_cb (SheafWindow *self, int kind, const char *key, const char *value)
{
  if (self->article && self->library && !self->read_only)
    run_edit (self, edit_new (self->article->id, (SheafEditKind) kind, key, value));
}

void
sheaf_window_edit_value (SheafWindow *self, const char *key, const char *value)
{
  edit_cb (self, SHEAF_EDIT_SET, key, value);
}

/* Showing and hiding. */

static gboolean
shows_details (SheafWindow *self)
{
  gboolean shown;

  g_object_get (self->aside, "show-side", &shown, NULL);
  return shown;
}

void
sheaf_window_update_details (SheafWindow *self)
{
  const gboolean shown =
      self->library && self->article && !sheaf_article_list_get_several (self->list);

  if (!shows_details (self))
    return;
  sheaf_details_set_article (self->details, shown ? self->article : NULL, !self->read_only);
  sheaf_details_set_kept (self->details, shown ? self->article->kept : NULL);
}

static void
focus_what_is_left (SheafWindow *self)
{
  if (sheaf_panes_is_visible (self->panes, SHEAF_PANE_LIST))
    sheaf_article_list_focus_rows (self->list);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

void
sheaf_window_show_details (SheafWindow *self, gboolean show)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "details");
  const gboolean had_focus = sheaf_details_has_focus (self->details);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (show));
  if (shows_details (self) == show)
    return;
  /* Away from a field first, so that what was typed in it counts. */
  if (!show && had_focus)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_object_set (self->aside, "show-side", show, NULL);
  sheaf_window_update_details (self);
  if (!show && had_focus)
    focus_what_is_left (self);
  sheaf_window_queue_session (self);
}

gboolean
sheaf_window_leave_details (SheafWindow *self)
{
  if (!shows_details (self) || !sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    return FALSE;
  if (sheaf_aside_is_covering (self->aside))
    sheaf_window_show_details (self, FALSE);
  else if (sheaf_details_has_focus (self->details))
    focus_what_is_left (self);
  else
    return FALSE;
  return TRUE;
}

/* With the button the focus stays there; by key or menu one wants to write. */
static void
details_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;
  const gboolean show = g_variant_get_boolean (state);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (show)
    sheaf_window_go_to (self, SHEAF_PANE_READER);
  sheaf_window_show_details (self, show);
  if (show && focus != self->details_button)
    sheaf_details_focus (self->details);
}

static void
hide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_show_details (data, FALSE);
}

void
sheaf_window_connect_details (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "details", NULL, NULL, "false", details_cb },
    { "hide-details", hide_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->details, "edit", G_CALLBACK (edit_cb), self);
}
