/* reader-style-popover.c: how pages look, to be set while one is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-style-popover.h"

#include "app/narrow.h"
#include "app/shortcuts.h"

#include <glib/gi18n.h>

struct _SheafReaderStylePopover
{
  GtkPopover parent_instance;

  /* From the template. */
  GtkWidget *papers;
  GtkRevealer *own_font;
  GtkFontButton *family;
  GtkAdjustment *size;
  GtkAdjustment *line_spacing;
  GtkAdjustment *width;
  GtkCheckButton *justify;
  GtkCheckButton *indent;
  GtkCheckButton *hyphenate;
  GtkWidget *reset;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SheafReaderStylePopover, sheaf_reader_style_popover, GTK_TYPE_POPOVER)

/* All that "Reset" takes back. */
static const char *const keys[] = { "page-theme",   "page-font",   "page-font-family",
                                    "zoom",         "page-width",  "page-line-spacing",
                                    "page-justify", "page-indent", "page-hyphenate" };

/* --- The own font ---------------------------------------------------------------------------------- */

static void
family_set_cb (SheafReaderStylePopover *self)
{
  PangoFontFamily *family = gtk_font_chooser_get_font_family (GTK_FONT_CHOOSER (self->family));

  if (family)
    g_settings_set_string (self->settings, "page-font-family", pango_font_family_get_name (family));
}

static void
show_family (SheafReaderStylePopover *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "page-font-family");
  g_autofree char *chosen = g_settings_get_string (self->settings, "page-font");

  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (self->family), *family ? family : "Serif");
  gtk_revealer_set_reveal_child (self->own_font, g_str_equal (chosen, "own"));
}

/* --- Reset ----------------------------------------------------------------------------------------- */

static gboolean
is_default (GSettings *settings, const char *key)
{
  g_autoptr (GVariant) changed = g_settings_get_user_value (settings, key);
  g_autoptr (GVariant) usual = g_settings_get_default_value (settings, key);

  return !changed || g_variant_equal (changed, usual);
}

static void
update_reset (SheafReaderStylePopover *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    all = all && is_default (self->settings, keys[i]);
  gtk_widget_set_sensitive (self->reset, !all);
}

/* What has the focus must not vanish under it. */
static void
reset_cb (SheafReaderStylePopover *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (self->settings, keys[i]);
}

static void
settings_changed_cb (SheafReaderStylePopover *self)
{
  show_family (self);
  update_reset (self);
}

/* --- The object ------------------------------------------------------------------------------------ */

/* The buttons of a choice are an action each, so that one of them is always down. */
static void
add_choices (SheafReaderStylePopover *self)
{
  static const char *const choices[] = { "page-theme", "page-font" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, choices[i]);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "look", G_ACTION_GROUP (group));
}

void
sheaf_reader_style_popover_set_settings (SheafReaderStylePopover *self, GSettings *settings)
{
  const GSettingsBindFlags both = G_SETTINGS_BIND_DEFAULT;

  g_return_if_fail (SHEAF_IS_READER_STYLE_POPOVER (self) && G_IS_SETTINGS (settings));
  g_return_if_fail (!self->settings);

  self->settings = g_object_ref (settings);
  add_choices (self);
  g_settings_bind (settings, "zoom", self->size, "value", both);
  g_settings_bind (settings, "page-line-spacing", self->line_spacing, "value", both);
  g_settings_bind (settings, "page-width", self->width, "value", both);
  g_settings_bind (settings, "page-justify", self->justify, "active", both);
  g_settings_bind (settings, "page-indent", self->indent, "active", both);
  g_settings_bind (settings, "page-hyphenate", self->hyphenate, "active", both);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self);
}

void
sheaf_reader_style_popover_focus_chosen (SheafReaderStylePopover *self)
{
  g_return_if_fail (SHEAF_IS_READER_STYLE_POPOVER (self));

  for (GtkWidget *paper = gtk_widget_get_first_child (self->papers); paper;
       paper = gtk_widget_get_next_sibling (paper))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (paper)))
      gtk_widget_grab_focus (paper);
}

static void
sheaf_reader_style_popover_dispose (GObject *object)
{
  g_clear_object (&SHEAF_READER_STYLE_POPOVER (object)->settings);
  G_OBJECT_CLASS (sheaf_reader_style_popover_parent_class)->dispose (object);
}

static void
sheaf_reader_style_popover_class_init (SheafReaderStylePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_reader_style_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OBJECT_PATH "/ui/reader-style-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, papers);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, own_font);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, family);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, size);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, line_spacing);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, width);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, justify);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, indent);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, hyphenate);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderStylePopover, reset);
  gtk_widget_class_bind_template_callback (widget_class, family_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
sheaf_reader_style_popover_init (SheafReaderStylePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (GTK_POPOVER (self));
  sheaf_shortcuts_bind_popover (GTK_POPOVER (self));
  /* The button within has no name of its own (GTK 4.8). */
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->family))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Font of Articles"), -1);
}
