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
#include "app/preferences-search.h"
#include "app/switcher.h"

struct _SheafPreferences
{
  GtkWindow parent_instance;

  /* From the template. */
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *view;  /* "pages", "search" */
  GtkStack *stack; /* the pages */
  SheafPreferencesSearch *search;
  SheafCleaningPage *cleaning;
  SheafPicturePage *pictures;
  GtkAdjustment *zoom;
  GtkAdjustment *line_spacing;
  GtkAdjustment *width;
  GtkSwitch *justify;
  GtkSwitch *indent;
  GtkSwitch *hyphenate;
  GtkAdjustment *speech_rate;
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
  GtkWidget *wanted; /* (nullable) weak: the row that is to have the focus once its page is shown */
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

/* Searching. */

static void
search_cb (SheafPreferences *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  const gboolean searching = gtk_search_bar_get_search_mode (self->search_bar) && *text;

  if (searching)
    sheaf_preferences_search_find (self->search, self->stack, text);
  gtk_stack_set_visible_child_name (self->view, searching ? "search" : "pages");
}

static void
search_activate_cb (SheafPreferences *self)
{
  sheaf_preferences_search_choose_first (self->search);
}

/* Into the middle of what is seen of its page. */
static void
scroll_to (GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place;
  double x, y;

  if (!scroller || !gtk_widget_translate_coordinates (row, scroller, 0, 0, &x, &y))
    return;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  y += gtk_adjustment_get_value (place) + gtk_widget_get_height (row) / 2.0;
  gtk_adjustment_set_value (place, y - gtk_adjustment_get_page_size (place) / 2);
}

static gboolean
focus_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  SheafPreferences *self = SHEAF_PREFERENCES (widget);

  /* A page that was never shown has no places yet in the first frame. */
  if (self->wanted && !gtk_widget_get_height (self->wanted))
    return G_SOURCE_CONTINUE;
  if (self->wanted)
    {
      gtk_widget_grab_focus (self->wanted);
      scroll_to (self->wanted);
    }
  gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
  g_clear_weak_pointer (&self->wanted);
  return G_SOURCE_REMOVE;
}

/* In a next frame, when what is on the page has its places. */
static void
chosen_cb (SheafPreferences *self, AdwPreferencesRow *row, GtkWidget *page)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_stack_set_visible_child (self->stack, page);
  g_set_weak_pointer (&self->wanted, GTK_WIDGET (row));
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_wanted_cb, NULL, NULL);
}

/* What is typed while nothing takes it. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        SheafPreferences *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar) ||
      !g_unichar_isgraph (gdk_keyval_to_unicode (key)) ||
      !gtk_event_controller_key_forward (controller, GTK_WIDGET (self->search_entry)))
    return GDK_EVENT_PROPAGATE;
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  return GDK_EVENT_STOP;
}

static gboolean
begin_search_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  SheafPreferences *self = SHEAF_PREFERENCES (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The object. */

static void
bind_text (SheafPreferences *self)
{
  const GSettingsBindFlags both = G_SETTINGS_BIND_DEFAULT;

  g_settings_bind (self->settings, "zoom", self->zoom, "value", both);
  g_settings_bind (self->settings, "page-line-spacing", self->line_spacing, "value", both);
  g_settings_bind (self->settings, "page-width", self->width, "value", both);
  g_settings_bind (self->settings, "page-justify", self->justify, "active", both);
  g_settings_bind (self->settings, "page-indent", self->indent, "active", both);
  g_settings_bind (self->settings, "page-hyphenate", self->hyphenate, "active", both);
  g_settings_bind (self->settings, "speech-rate", self->speech_rate, "value", both);
}

static void
bind_settings (SheafPreferences *self)
{
  GSettings *settings = self->settings;
  g_autofree char *zone = g_settings_get_string (settings, "import-zone");

  bind_text (self);
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
sheaf_preferences_dispose (GObject *object)
{
  g_clear_weak_pointer (&SHEAF_PREFERENCES (object)->wanted);

  G_OBJECT_CLASS (sheaf_preferences_parent_class)->dispose (object);
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

  G_OBJECT_CLASS (klass)->dispose = sheaf_preferences_dispose;
  G_OBJECT_CLASS (klass)->finalize = sheaf_preferences_finalize;

  g_type_ensure (SHEAF_TYPE_CLEANING_PAGE);
  g_type_ensure (SHEAF_TYPE_PICTURE_PAGE);
  g_type_ensure (SHEAF_TYPE_PREFERENCES_SEARCH);
  g_type_ensure (SHEAF_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, search_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, view);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, search);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, cleaning);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, pictures);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, zoom);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, line_spacing);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, width);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, justify);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, indent);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, hyphenate);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferences, speech_rate);
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
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_applied_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, begin_search_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_preferences_init (SheafPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
