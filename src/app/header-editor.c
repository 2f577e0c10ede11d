/* header-editor.c: the text of a header, changed as it stands
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/header-editor.h"

#include "app/fold-box.h"
#include "app/format-list.h"
#include "app/narrow.h"
#include "app/source-view.h"
#include "core/article.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* So long after the last key what was typed is checked. */
#define CHECK_INTERVAL 200 /* milliseconds */

#define MAX_PROBLEMS 50
#define MAX_TITLE    300

/* What a file without a header begins with. */
#define BEGINNING "---\ntitle:\n---\n"

struct _SheafHeaderEditor
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save_button;
  SheafSourceView *source;
  GtkWidget *state_box;
  GtkWidget *state_icon;
  GtkLabel *state;
  GtkWidget *problems_box;
  GtkListBox *problems;
  GtkRevealer *question;
  GtkWidget *keep_button;

  char *saved; /* what the file has */
  char *begun; /* what was shown first */
  guint check_source;
  gboolean checking; /* asked for, and not answered yet */
  gboolean checked;  /* what stands there can be saved */
  gboolean saving;
  gboolean setting; /* the text, which was not typed */
};

G_DEFINE_FINAL_TYPE (SheafHeaderEditor, sheaf_header_editor, GTK_TYPE_WINDOW)

enum
{
  CHECK,
  SAVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What was typed. */

static gboolean
differs_from (SheafHeaderEditor *self, const char *text)
{
  g_autofree char *now = sheaf_source_view_get_text (self->source);

  return !g_str_equal (now, text);
}

static void
update_save (SheafHeaderEditor *self)
{
  gtk_widget_set_sensitive (self->save_button,
                            self->checked && !self->saving && differs_from (self, self->saved));
}

static gboolean
check_cb (gpointer data)
{
  SheafHeaderEditor *self = data;
  g_autofree char *text = NULL;

  /* One at a time: its answer asks for the next. */
  self->check_source = 0;
  if (self->checking)
    return G_SOURCE_REMOVE;
  self->checking = TRUE;
  text = sheaf_source_view_get_text (self->source);
  g_signal_emit (self, signals[CHECK], 0, text);
  return G_SOURCE_REMOVE;
}

static void
queue_check (SheafHeaderEditor *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_INTERVAL, check_cb, self);
}

static void
changed_cb (SheafHeaderEditor *self)
{
  if (self->setting)
    return;
  gtk_revealer_set_reveal_child (self->question, FALSE);
  self->checked = FALSE;
  update_save (self);
  queue_check (self);
}

/* What was found. */

static void
show_state (SheafHeaderEditor *self, const char *text, gboolean bad)
{
  gtk_label_set_text (self->state, text);
  gtk_widget_set_visible (self->state_icon, bad);
  if (bad)
    gtk_widget_add_css_class (self->state_box, "bad");
  else
    gtk_widget_remove_css_class (self->state_box, "bad");
}

static GtkWidget *
new_problem (const SheafWarning *warning)
{
  g_autofree char *text = sheaf_format_warning (warning);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data (G_OBJECT (row), "line", GUINT_TO_POINTER (warning->line));
  return row;
}

static void
show_problems (SheafHeaderEditor *self, const GPtrArray *warnings)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint n = warnings ? MIN (warnings->len, MAX_PROBLEMS) : 0;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->problems))))
    gtk_list_box_remove (self->problems, row);
  for (guint i = 0; i < n; i++)
    {
      const SheafWarning *warning = g_ptr_array_index (warnings, i);

      gtk_list_box_append (self->problems, new_problem (warning));
      g_array_append_val (lines, warning->line);
    }
  gtk_widget_set_visible (self->problems_box, n > 0);
  sheaf_source_view_mark_lines (self->source, lines);
}

static void
problem_cb (SheafHeaderEditor *self, GtkListBoxRow *row)
{
  const guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "line"));

  if (line)
    sheaf_source_view_go_to_line (self->source, line);
  sheaf_source_view_focus (self->source);
}

void
sheaf_header_editor_set_checked (SheafHeaderEditor *self,
                                 const char *text,
                                 const GPtrArray *warnings,
                                 const char *error)
{
  g_return_if_fail (SHEAF_IS_HEADER_EDITOR (self) && text);

  self->checking = FALSE;
  if (differs_from (self, text))
    {
      queue_check (self);
      return;
    }
  self->checked = !error;
  show_problems (self, warnings);
  if (error)
    show_state (self, error, TRUE);
  else if (warnings && warnings->len > 0)
    show_state (self, _ ("This can be saved, but the article will need attention:"), TRUE);
  else
    show_state (self, *text ? _ ("All of it is understood.") : _ ("The file will have no header."),
                FALSE);
  update_save (self);
}

/* Saving, and going. */

static void
save (SheafHeaderEditor *self)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  self->saving = TRUE;
  update_save (self);
  text = sheaf_source_view_get_text (self->source);
  g_signal_emit (self, signals[SAVE], 0, text);
}

static void
save_cb (SheafHeaderEditor *self)
{
  save (self);
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  save (SHEAF_HEADER_EDITOR (widget));
  return TRUE;
}

void
sheaf_header_editor_close (SheafHeaderEditor *self)
{
  g_return_if_fail (SHEAF_IS_HEADER_EDITOR (self));

  gtk_window_destroy (GTK_WINDOW (self));
}

const char *
sheaf_header_editor_get_saved (SheafHeaderEditor *self)
{
  g_return_val_if_fail (SHEAF_IS_HEADER_EDITOR (self), NULL);

  return self->saved;
}

void
sheaf_header_editor_set_saved (SheafHeaderEditor *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_HEADER_EDITOR (self) && text);

  g_free (self->saved);
  self->saved = g_strdup (text);
  sheaf_header_editor_refuse (
      self, _ ("The file’s header was changed meanwhile. Save again to replace that change too."));
}

void
sheaf_header_editor_refuse (SheafHeaderEditor *self, const char *reason)
{
  g_return_if_fail (SHEAF_IS_HEADER_EDITOR (self) && reason);

  self->saving = FALSE;
  show_state (self, reason, TRUE);
  update_save (self);
}

static void
keep_cb (SheafHeaderEditor *self)
{
  gtk_revealer_set_reveal_child (self->question, FALSE);
  sheaf_source_view_focus (self->source);
}

static void
discard_cb (SheafHeaderEditor *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* A second Escape means keeping: nothing is lost by a key that was held too long. */
static gboolean
sheaf_header_editor_close_request (GtkWindow *window)
{
  SheafHeaderEditor *self = SHEAF_HEADER_EDITOR (window);

  if (!differs_from (self, self->begun))
    return GTK_WINDOW_CLASS (sheaf_header_editor_parent_class)->close_request (window);
  if (gtk_revealer_get_reveal_child (self->question))
    keep_cb (self);
  else
    {
      gtk_revealer_set_reveal_child (self->question, TRUE);
      gtk_widget_grab_focus (self->keep_button);
    }
  return TRUE;
}

void
sheaf_header_editor_set_header (SheafHeaderEditor *self, const char *text, SheafForm form)
{
  g_return_if_fail (SHEAF_IS_HEADER_EDITOR (self) && text);

  g_free (self->saved);
  self->saved = g_strdup (text);
  g_free (self->begun);
  self->begun = g_strdup (*text ? text : BEGINNING);
  self->setting = TRUE;
  sheaf_source_view_set_text (self->source, self->begun);
  self->setting = FALSE;
  sheaf_source_view_set_form (self->source, form);
  queue_check (self);
}

/* The object. */

GtkWidget *
sheaf_header_editor_new (GtkWindow *parent, const char *title)
{
  SheafHeaderEditor *self;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && title, NULL);

  self = g_object_new (SHEAF_TYPE_HEADER_EDITOR, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  shown = sheaf_text_display (title, MAX_TITLE);
  adw_window_title_set_subtitle (self->title, shown);
  return GTK_WIDGET (self);
}

static void
sheaf_header_editor_dispose (GObject *object)
{
  SheafHeaderEditor *self = SHEAF_HEADER_EDITOR (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  self->setting = TRUE;

  G_OBJECT_CLASS (sheaf_header_editor_parent_class)->dispose (object);
}

static void
sheaf_header_editor_finalize (GObject *object)
{
  SheafHeaderEditor *self = SHEAF_HEADER_EDITOR (object);

  g_free (self->saved);
  g_free (self->begun);

  G_OBJECT_CLASS (sheaf_header_editor_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, save_button);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, source);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, state_box);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, state_icon);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, state);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, problems_box);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, problems);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, question);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderEditor, keep_button);
}

static void
sheaf_header_editor_class_init (SheafHeaderEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_header_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = sheaf_header_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = sheaf_header_editor_close_request;
  signals[CHECK] = g_signal_new ("check", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  g_type_ensure (SHEAF_TYPE_SOURCE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/header-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, save_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_header_editor_init (SheafHeaderEditor *self)
{
  self->saved = g_strdup ("");
  self->begun = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
  /* Once it is there: what has the focus before is no window to a screen reader. */
  g_signal_connect_swapped (self, "map", G_CALLBACK (sheaf_source_view_focus), self->source);
  sheaf_source_view_set_name (self->source, _ ("Text of the header"));
  show_state (self, "", FALSE);
}
