/* print-window.c: how an article is printed, asked before it is
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/print-window.h"

#include "app/narrow.h"

#include <glib/gi18n.h>

struct _SheafPrintWindow
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *confirm_button;
  GtkSwitch *notes;
};

G_DEFINE_FINAL_TYPE (SheafPrintWindow, sheaf_print_window, GTK_TYPE_WINDOW)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* It goes first: what follows opens a dialog of its own. */
static void
confirm_cb (SheafPrintWindow *self)
{
  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CONFIRMED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

GtkWidget *
sheaf_print_window_new (GtkWindow *parent, const char *title, GSettings *settings, gboolean pdf)
{
  SheafPrintWindow *self;
  const char *name = pdf ? _ ("Export as PDF") : _ ("Print");

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && title, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SHEAF_TYPE_PRINT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->title, name);
  adw_window_title_set_subtitle (self->title, title);
  gtk_button_set_label (self->confirm_button, pdf ? _ ("_Export…") : _ ("_Print…"));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
  g_settings_bind (settings, "print-link-notes", self->notes, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}

static void
sheaf_print_window_class_init (SheafPrintWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/print-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPrintWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SheafPrintWindow, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, SheafPrintWindow, notes);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_print_window_init (SheafPrintWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
