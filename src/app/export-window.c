/* export-window.c: what is exported, how far it is, and what came of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/export-window.h"

#include "app/format.h"
#include "app/motion.h"
#include "app/narrow.h"

#include <glib/gi18n.h>

struct _SheafExportWindow
{
  GtkWindow parent_instance;

  GtkButton *close_button;
  GtkButton *choose_button;
  GtkButton *open_button;
  GtkStack *pages; /* "choice", "progress", "result" */
  AdwActionRow *selected_row;
  AdwActionRow *listed_row;
  GtkCheckButton *selected;
  GtkCheckButton *listed;
  GtkCheckButton *library;
  GtkSwitch *with_state;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkLabel *result_label;
  GtkLabel *folder_label;
  GtkLabel *failures_label;
  GtkWidget *failures_window;
};

G_DEFINE_FINAL_TYPE (SheafExportWindow, sheaf_export_window, GTK_TYPE_WINDOW)

enum
{
  CHOSEN,
  CANCELLED,
  OPEN_FOLDER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
shows (SheafExportWindow *self, const char *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), page);
}

static void
choose_cb (SheafExportWindow *self)
{
  SheafExportScope scope = SHEAF_EXPORT_LIBRARY;

  if (gtk_check_button_get_active (self->selected))
    scope = SHEAF_EXPORT_SELECTED;
  else if (gtk_check_button_get_active (self->listed))
    scope = SHEAF_EXPORT_LISTED;
  g_signal_emit (self, signals[CHOSEN], 0, scope, gtk_switch_get_active (self->with_state));
}

static void
open_cb (SheafExportWindow *self)
{
  g_signal_emit (self, signals[OPEN_FOLDER], 0);
}

static gboolean
sheaf_export_window_close_request (GtkWindow *window)
{
  SheafExportWindow *self = SHEAF_EXPORT_WINDOW (window);

  if (!shows (self, "progress"))
    return GTK_WINDOW_CLASS (sheaf_export_window_parent_class)->close_request (window);
  g_signal_emit (self, signals[CANCELLED], 0);
  return GDK_EVENT_STOP;
}

void
sheaf_export_window_set_progress (SheafExportWindow *self, guint done, guint total)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SHEAF_IS_EXPORT_WINDOW (self));

  gtk_stack_set_visible_child_name (self->pages, "progress");
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), FALSE);
  if (total == 0)
    {
      sheaf_motion_pulse (self->progress_bar);
      return;
    }
  gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  /* Translators: %'u are articles: those that are written, and all */
  text = g_strdup_printf (
      ngettext ("%'u of %'u article written", "%'u of %'u articles written", total), done, total);
  gtk_label_set_text (self->progress_label, text);
}

void
sheaf_export_window_set_result (SheafExportWindow *self,
                                const char *text,
                                const char *folder,
                                const char *failures)
{
  g_return_if_fail (SHEAF_IS_EXPORT_WINDOW (self));
  g_return_if_fail (text && failures);

  gtk_stack_set_visible_child_name (self->pages, "result");
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), folder != NULL);
  gtk_button_set_label (self->close_button, _ ("_Close"));
  gtk_label_set_text (self->result_label, text);
  gtk_label_set_text (self->folder_label, folder ? folder : "");
  gtk_widget_set_visible (GTK_WIDGET (self->folder_label), folder != NULL);
  gtk_label_set_text (self->failures_label, failures);
  gtk_widget_set_visible (self->failures_window, *failures != '\0');
  gtk_widget_grab_focus (folder ? GTK_WIDGET (self->open_button) : GTK_WIDGET (self->close_button));
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *safe = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, safe);
}

GtkWidget *
sheaf_export_window_new (GtkWindow *parent, guint n_selected, const char *list, guint n_listed)
{
  SheafExportWindow *self;
  g_autofree char *selected = NULL;
  g_autofree char *articles = NULL;
  g_autofree char *listed = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && list, NULL);

  self = g_object_new (SHEAF_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  selected = sheaf_format_articles (n_selected);
  articles = sheaf_format_articles (n_listed);
  /* Translators: a place like "Unread" or a category, and "312 articles" */
  listed = g_strdup_printf (_ ("%s · %s"), list, articles);
  set_subtitle (self->selected_row, selected);
  set_subtitle (self->listed_row, listed);
  gtk_widget_set_visible (GTK_WIDGET (self->selected_row), n_selected > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->listed_row), n_listed > 0);
  if (n_selected > 1)
    gtk_check_button_set_active (self->selected, TRUE);
  else if (n_listed == 0)
    gtk_check_button_set_active (self->library, TRUE);
  return GTK_WIDGET (self);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, OBJECT_PATH "/ui/export-window.ui");
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, close_button);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, choose_button);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, open_button);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, pages);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, selected_row);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, listed_row);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, selected);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, listed);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, library);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, with_state);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, progress_label);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, progress_bar);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, result_label);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, folder_label);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, failures_label);
  gtk_widget_class_bind_template_child (klass, SheafExportWindow, failures_window);
  gtk_widget_class_bind_template_callback (klass, choose_cb);
  gtk_widget_class_bind_template_callback (klass, open_cb);
}

static void
sheaf_export_window_class_init (SheafExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = sheaf_export_window_close_request;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN_FOLDER] = g_signal_new ("open-folder", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_export_window_init (SheafExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
}
