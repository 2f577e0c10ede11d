/* header-question.c: whether a file without a header may get one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/header-question.h"

#include "app/diff-view.h"
#include "app/narrow.h"
#include "core/text.h"

#define MAX_FILE 300

struct _SheafHeaderQuestion
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *add_button;
  SheafDiffView *difference;

  gboolean answered;
};

G_DEFINE_FINAL_TYPE (SheafHeaderQuestion, sheaf_header_question, GTK_TYPE_WINDOW)

enum
{
  ANSWER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
answer (SheafHeaderQuestion *self, gboolean add)
{
  if (self->answered)
    return;
  self->answered = TRUE;
  g_signal_emit (self, signals[ANSWER], 0, add);
}

static void
add_cb (SheafHeaderQuestion *self)
{
  answer (self, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
sheaf_header_question_close_request (GtkWindow *window)
{
  answer (SHEAF_HEADER_QUESTION (window), FALSE);
  return GTK_WINDOW_CLASS (sheaf_header_question_parent_class)->close_request (window);
}

GtkWidget *
sheaf_header_question_new (GtkWindow *parent, const char *file, const char *difference)
{
  SheafHeaderQuestion *self;
  g_autofree char *shown = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && file && difference, NULL);

  self = g_object_new (SHEAF_TYPE_HEADER_QUESTION, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  shown = sheaf_text_display (file, MAX_FILE);
  adw_window_title_set_subtitle (self->title, shown);
  sheaf_diff_view_set_difference (self->difference, difference);
  return GTK_WIDGET (self);
}

static void
sheaf_header_question_class_init (SheafHeaderQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = sheaf_header_question_close_request;
  signals[ANSWER] = g_signal_new ("answer", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (SHEAF_TYPE_DIFF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/header-question.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderQuestion, title);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderQuestion, add_button);
  gtk_widget_class_bind_template_child (widget_class, SheafHeaderQuestion, difference);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_header_question_init (SheafHeaderQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
  /* Once it is there: what has the focus before is no window to a screen reader. */
  g_signal_connect_swapped (self, "map", G_CALLBACK (gtk_widget_grab_focus), self->add_button);
}
