/* preferences.c: the window where Sheaf is set up as one likes it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences.h"

#include "app/cleaning-page.h"
#include "app/names.h"
#include "app/picture-page.h"
#include "app/switcher.h"

struct _SheafPreferences
{
  GtkWindow parent_instance;

  /* From the template. */
  GtkStack *stack;
  SheafCleaningPage *cleaning;
  SheafPicturePage *pictures;
  GtkAdjustment *zoom;
  AdwComboRow *theme;
  AdwComboRow *font;
  AdwComboRow *density;
  GtkSwitch *thumbnails;
  GtkSwitch *highlight_bar;
  GtkSwitch *caret_browsing;
  AdwComboRow *group;
  AdwComboRow *mark_read;
  AdwEntryRow *zone;
  AdwComboRow *duplicates;
  GtkSwitch *rescan;
  AdwActionRow *library_row;
  GtkSwitch *backups;
  GtkSwitch *desktop_search;

  GSettings *settings;
  char *library;
};

G_DEFINE_FINAL_TYPE (SheafPreferences, sheaf_preferences, GTK_TYPE_WINDOW)

/* A choice of texts, as rows: in the order they have in the .ui file. */

static const char *const themes[] = { "desktop", "light", "sepia", "dark", "black", NULL };
static const char *const fonts[] = { "serif", "sans", "own", NULL };
static const char *const densities[] = { "comfortable", "compact", NULL };
static const char *const groups[] = { "none", "day", "category", NULL };
static const char *const reading_marks[] = { "opened", "later", "never", NULL };

static gboolean
get_choice (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *choices = data;
  const char *wanted = g_variant_get_string (variant, NULL);

  for (guint i = 0; choices[i]; i++)
    if (g_str_equal (choices[i], wanted))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
set_choice (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *choices = data;
  const guint i = g_value_get_uint (value);

  return i < g_strv_length ((char **) choices) ? g_variant_new_string (choices[i]) : NULL;
}

static gboolean
get_second (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_uint (value, g_variant_get_boolean (variant) ? 1 : 0);
  return TRUE;
}

static GVariant *
set_second (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_boolean (g_value_get_uint (value) == 1);
}

static void
bind_choice (SheafPreferences *self, const char *key, AdwComboRow *row, const char *const *choices)
{
  sheaf_names_set_combo (row);
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice, set_choice, (gpointer) choices, NULL);
}

/* The time zone. */

static gboolean
is_zone (const char *text)
{
  g_autoptr (GTimeZone) zone = *text ? g_time_zone_new_identifier (text) : NULL;

  return !*text || zone;
}

/* While it is typed it may be anything; what is kept is a zone. */
static void
zone_changed_cb (SheafPreferences *self)
{
  if (is_zone (gtk_editable_get_text (GTK_EDITABLE (self->zone))))
    gtk_widget_remove_css_class (GTK_WIDGET (self->zone), "error");
}

static void
zone_applied_cb (SheafPreferences *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->zone));

  if (is_zone (text))
    g_settings_set_string (self->settings, "import-zone", text);
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->zone), "error");
}

/* The library. */

static void
show_library (SheafPreferences *self)
{
  g_autofree char *name = g_filename_display_name (self->library);
  g_autofree char *safe = g_markup_escape_text (name, -1);

  adw_action_row_set_subtitle (self->library_row, safe);
}

/* The object. */

static void
bind_settings (SheafPreferences *self)
{
  GSettings *settings = self->settings;
  g_autofree char *zone = g_settings_get_string (settings, "import-zone");

  g_settings_bind (settings, "zoom", self->zoom, "value", G_SETTINGS_BIND_DEFAULT);
  bind_choice (self, "page-theme", self->theme, themes);
  bind_choice (self, "page-font", self->font, fonts);
  bind_choice (self, "density", self->density, densities);
  g_settings_bind (settings, "thumbnails", self->thumbnails, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "caret-browsing", self->caret_browsing, "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_choice (self, "group", self->group, groups);
  bind_choice (self, "mark-read", self->mark_read, reading_marks);
  g_settings_bind (settings, "highlight-bar", self->highlight_bar, "active",
                   G_SETTINGS_BIND_DEFAULT);
  gtk_editable_set_text (GTK_EDITABLE (self->zone), zone);
  sheaf_names_set_combo (self->duplicates);
  g_settings_bind_with_mapping (settings, "import-keep-duplicates", self->duplicates, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_second, set_second, NULL, NULL);
  g_settings_bind (settings, "rescan-on-focus", self->rescan, "active", G_SETTINGS_BIND_DEFAULT);
  sheaf_cleaning_page_bind (self->cleaning, settings);
  g_settings_bind (settings, "backups", self->backups, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "desktop-search", self->desktop_search, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
sheaf_preferences_new (GtkWindow *parent, GSettings *settings, const char *library)
{
  SheafPreferences *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (library, NULL);

  self = g_object_new (SHEAF_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  self->settings = g_object_ref (settings);
  self->library = g_strdup (library);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  if (G_IS_ACTION_GROUP (parent))
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  bind_settings (self);
  sheaf_picture_page_bind (self->pictures, settings,
                           G_IS_ACTION_GROUP (parent) ? G_ACTION_GROUP (parent) : NULL, library);
  show_library (self);
  return GTK_WIDGET (self);
}

void
sheaf_preferences_show_page (SheafPreferences *self, const char *name)
{
  g_return_if_fail (SHEAF_IS_PREFERENCES (self));

  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
sheaf_preferences_finalize (GObject *object)
{
  SheafPreferences *self = SHEAF_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_free (self->library);

  G_OBJECT_CLASS (sheaf_preferences_parent_class)->finalize (object);
}

static void
sheaf_preferences_class_init (SheafPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_preferences_finalize;

  g_type_ensure (SHEAF_TYPE_CLEANING_PAGE);
  g_type_ensure (SHEAF_TYPE_PICTURE_PAGE);
  g_type_ensure (SHEAF_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, cleaning);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, pictures);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, zoom);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, density);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, caret_browsing);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, theme);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, font);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, group);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, mark_read);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, highlight_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, zone);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, duplicates);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, rescan);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, library_row);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, backups);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, desktop_search);
  gtk_widget_class_bind_template_callback (widget_class, zone_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_applied_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_preferences_init (SheafPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
