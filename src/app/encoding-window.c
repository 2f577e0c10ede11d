/* encoding-window.c: an article read in another encoding
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/encoding-window.h"

#include "app/encoding-chooser.h"
#include "app/narrow.h"
#include "core/encoding.h"

struct _SheafEncodingWindow
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *apply_button;
  SheafEncodingChooser *chooser;

  char *chosen; /* (nullable): when it came */
};

G_DEFINE_FINAL_TYPE (SheafEncodingWindow, sheaf_encoding_window, GTK_TYPE_WINDOW)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
chosen_cb (SheafEncodingWindow *self)
{
  gtk_widget_set_sensitive (
      GTK_WIDGET (self->apply_button),
      g_strcmp0 (sheaf_encoding_chooser_get_chosen (self->chooser), self->chosen) != 0);
}

static void
apply_cb (SheafEncodingWindow *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0, sheaf_encoding_chooser_get_chosen (self->chooser));
  gtk_window_close (GTK_WINDOW (self));
}

GtkWidget *
sheaf_encoding_window_new (GtkWindow *parent, const char *title, GBytes *bytes, const char *chosen)
{
  SheafEncodingWindow *self;
  g_autoptr (SheafDecoded) decoded = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title && bytes, NULL);

  /* The focus is not set here: what has it before it is shown makes the window none to a screen reader. */
  self = g_object_new (SHEAF_TYPE_ENCODING_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->chosen = g_strdup (chosen);
  decoded = sheaf_encoding_decode (bytes, NULL);
  adw_window_title_set_subtitle (self->title, title);
  sheaf_encoding_chooser_set_text (self->chooser, NULL, bytes, decoded->encoding, chosen, FALSE);
  return GTK_WIDGET (self);
}

static void
sheaf_encoding_window_finalize (GObject *object)
{
  g_free (SHEAF_ENCODING_WINDOW (object)->chosen);

  G_OBJECT_CLASS (sheaf_encoding_window_parent_class)->finalize (object);
}

static void
sheaf_encoding_window_class_init (SheafEncodingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_encoding_window_finalize;
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (SHEAF_TYPE_ENCODING_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/encoding-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, SheafEncodingWindow, chooser);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_encoding_window_init (SheafEncodingWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
}
