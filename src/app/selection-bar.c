/* selection-bar.c: what can be done with several articles
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/selection-bar.h"

#include "app/fold-box.h"
#include "app/format-list.h"

struct _SheafSelectionBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *count;
  GtkWidget *trash_button;
  GtkWidget *restore_button;
};

G_DEFINE_FINAL_TYPE (SheafSelectionBar, sheaf_selection_bar, ADW_TYPE_BIN)

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
close_cb (SheafSelectionBar *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

void
sheaf_selection_bar_set_selected (SheafSelectionBar *self, guint n)
{
  g_return_if_fail (SHEAF_IS_SELECTION_BAR (self));

  /* What goes keeps what it says until it is gone. */
  if (n > 0)
    {
      g_autofree char *text = sheaf_format_selected (n);

      gtk_label_set_text (self->count, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, n > 0);
}

void
sheaf_selection_bar_set_in_trash (SheafSelectionBar *self, gboolean in_trash)
{
  g_return_if_fail (SHEAF_IS_SELECTION_BAR (self));

  gtk_widget_set_visible (self->trash_button, !in_trash);
  gtk_widget_set_visible (self->restore_button, in_trash);
}

GtkWidget *
sheaf_selection_bar_new (void)
{
  return g_object_new (SHEAF_TYPE_SELECTION_BAR, NULL);
}

static void
sheaf_selection_bar_class_init (SheafSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSelectionBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SheafSelectionBar, count);
  gtk_widget_class_bind_template_child (widget_class, SheafSelectionBar, trash_button);
  gtk_widget_class_bind_template_child (widget_class, SheafSelectionBar, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
sheaf_selection_bar_init (SheafSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
