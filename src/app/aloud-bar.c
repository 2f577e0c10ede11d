/* aloud-bar.c: what can be done while an article is read aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/aloud-bar.h"

#include "app/fold-box.h"

#include <glib/gi18n.h>

struct _SheafAloudBar
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkButton *pause;
  GtkAdjustment *rate;
};

G_DEFINE_FINAL_TYPE (SheafAloudBar, sheaf_aloud_bar, ADW_TYPE_BIN)

void
sheaf_aloud_bar_set_state (SheafAloudBar *self, SheafAloudState state)
{
  const gboolean is_paused = state == SHEAF_ALOUD_PAUSED;
  /* Translators: buttons for reading aloud */
  const char *name = is_paused ? _ ("Continue") : _ ("Pause");

  g_return_if_fail (SHEAF_IS_ALOUD_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), state != SHEAF_ALOUD_OFF);
  gtk_label_set_text (self->label,
                      is_paused ? C_ ("reading aloud", "Paused") : _ ("Reading aloud"));
  gtk_button_set_icon_name (self->pause,
                            is_paused ? "sheaf-play-symbolic" : "sheaf-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pause), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pause), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
sheaf_aloud_bar_set_settings (SheafAloudBar *self, GSettings *settings)
{
  g_return_if_fail (SHEAF_IS_ALOUD_BAR (self));

  g_settings_bind (settings, "speech-rate", self->rate, "value", G_SETTINGS_BIND_DEFAULT);
}

static void
sheaf_aloud_bar_class_init (SheafAloudBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/aloud-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafAloudBar, label);
  gtk_widget_class_bind_template_child (widget_class, SheafAloudBar, pause);
  gtk_widget_class_bind_template_child (widget_class, SheafAloudBar, rate);
}

static void
sheaf_aloud_bar_init (SheafAloudBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
