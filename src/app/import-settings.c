/* import-settings.c: how an import is done: rules of each site, category, time zone, duplicates
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-settings.h"

#include "app/choice-factory.h"
#include "app/names.h"
#include "app/format-import.h"
#include "app/time-zones.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* So long after the last key what was typed counts. */
#define TYPING_PAUSE 400 /* milliseconds */

/* More sites get no row of their own: the row for all of them is theirs. */
#define MAX_SITES 24
#define MAX_NAME  200

/* In the order they are offered. */
static const SheafDialect dialects[] = {
  SHEAF_DIALECT_AUTO, SHEAF_DIALECT_HEXO,     SHEAF_DIALECT_JEKYLL,
  SHEAF_DIALECT_HUGO, SHEAF_DIALECT_OBSIDIAN, SHEAF_DIALECT_PLAIN,
};

struct _SheafImportSettings
{
  AdwBin parent_instance;

  AdwPreferencesGroup *sites_group;
  AdwComboRow *all_sites;
  GtkLabel *more_sites;
  GtkEntry *category;
  GtkMenuButton *categories_button;
  GtkListView *categories;
  GtkDropDown *zone;
  GtkSwitch *duplicates;

  SheafImportRequest *request;
  SheafImportScan *scan; /* (nullable) */
  GPtrArray *rows;       /* AdwComboRow *: a site each */
  guint typing;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafImportSettings, sheaf_import_settings, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tell_changed (SheafImportSettings *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Sites. */

static guint
place_of (SheafDialect dialect)
{
  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    if (dialects[i] == dialect)
      return i;
  return 0;
}

static GListModel *
new_dialect_names (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    gtk_string_list_append (names, sheaf_format_dialect (dialects[i]));
  return G_LIST_MODEL (names);
}

static SheafDialect
selected_dialect (AdwComboRow *row)
{
  const guint selected = adw_combo_row_get_selected (row);

  return selected < G_N_ELEMENTS (dialects) ? dialects[selected] : SHEAF_DIALECT_AUTO;
}

static void
site_chosen_cb (AdwComboRow *row, GParamSpec *pspec, SheafImportSettings *self)
{
  if (self->updating)
    return;
  sheaf_import_request_choose (self->request, g_object_get_data (G_OBJECT (row), "site"),
                               selected_dialect (row));
  tell_changed (self);
}

static void
all_sites_chosen_cb (SheafImportSettings *self)
{
  if (self->updating)
    return;
  self->request->dialect = selected_dialect (self->all_sites);
  tell_changed (self);
}

/* The name of a site's folder, with as much of its path as tells it from others. */
static char *
make_site_name (const SheafImportSiteFound *site)
{
  g_autofree char *path = sheaf_portal_display_path (site->path);
  const char *name = strrchr (path, '/');

  while (name && name > path && name[-1] != '/')
    name--;
  return sheaf_text_display (name ? name : path, MAX_NAME);
}

static AdwComboRow *
new_site_row (SheafImportSettings *self, const SheafImportSiteFound *site)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListModel) names = new_dialect_names ();
  g_autofree char *name = make_site_name (site);

  g_object_set_data_full (G_OBJECT (row), "site", g_strdup (site->path), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), names);
  sheaf_names_set_combo (ADW_COMBO_ROW (row));
  /* Or Enter would be for the button of the window. */
  gtk_widget_set_receives_default (row, TRUE);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (site_chosen_cb), self, 0);
  adw_preferences_group_add (self->sites_group, row);
  return ADW_COMBO_ROW (row);
}

static void
update_site_row (SheafImportSettings *self, AdwComboRow *row, const SheafImportSiteFound *site)
{
  g_autofree char *subtitle = sheaf_format_site (site->dialect, site->evident, site->n_files);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_combo_row_set_selected (
      row, place_of (sheaf_import_request_get_choice (self->request, site->path)));
}

/* Whether the rows are those of @sites, in their order. */
static gboolean
has_rows_for (SheafImportSettings *self, const GPtrArray *sites)
{
  if (self->rows->len != MIN (sites->len, MAX_SITES))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SheafImportSiteFound *site = g_ptr_array_index (sites, i);

      if (!g_str_equal (g_object_get_data (g_ptr_array_index (self->rows, i), "site"), site->path))
        return FALSE;
    }
  return TRUE;
}

static void
rebuild_rows (SheafImportSettings *self, const GPtrArray *sites)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->sites_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (sites->len, MAX_SITES); i++)
    g_ptr_array_add (self->rows, new_site_row (self, g_ptr_array_index (sites, i)));
}

static void
update_sites (SheafImportSettings *self)
{
  const GPtrArray *sites = self->scan ? sheaf_import_scan_get_sites (self->scan) : NULL;
  const guint more = sites && sites->len > MAX_SITES ? sites->len - MAX_SITES : 0;
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u more folder follows the choice for all folders",
                                 "%'u more folders follow the choice for all folders", more),
                       more);

  if (!sites)
    return;
  self->updating = TRUE;
  if (!has_rows_for (self, sites))
    rebuild_rows (self, sites);
  for (guint i = 0; i < self->rows->len; i++)
    update_site_row (self, g_ptr_array_index (self->rows, i), g_ptr_array_index (sites, i));
  adw_combo_row_set_selected (self->all_sites, place_of (self->request->dialect));
  gtk_widget_set_visible (GTK_WIDGET (self->all_sites),
                          sites->len > 1 || self->request->dialect != SHEAF_DIALECT_AUTO);
  gtk_widget_set_visible (GTK_WIDGET (self->sites_group), sites->len > 0);
  gtk_label_set_text (self->more_sites, text);
  gtk_widget_set_visible (GTK_WIDGET (self->more_sites), more > 0);
  self->updating = FALSE;
}

/* The category. */

static gboolean
typed_cb (gpointer data)
{
  SheafImportSettings *self = data;
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->category)));

  self->typing = 0;
  g_strstrip (text);
  if (g_strcmp0 (*text ? text : NULL, self->request->into) == 0)
    return G_SOURCE_REMOVE;
  g_free (self->request->into);
  self->request->into = *text ? g_steal_pointer (&text) : NULL;
  tell_changed (self);
  return G_SOURCE_REMOVE;
}

static void
category_changed_cb (SheafImportSettings *self)
{
  if (self->updating)
    return;
  g_clear_handle_id (&self->typing, g_source_remove);
  self->typing = g_timeout_add (TYPING_PAUSE, typed_cb, self);
}

static void
category_activate_cb (SheafImportSettings *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  typed_cb (self);
}

static void
category_picked_cb (SheafImportSettings *self, guint position)
{
  g_autoptr (GtkStringObject) path =
      g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->categories)), position);

  gtk_menu_button_popdown (self->categories_button);
  gtk_editable_set_text (GTK_EDITABLE (self->category), gtk_string_object_get_string (path));
  category_activate_cb (self);
}

/* Those of the library, to be picked from. */
static void
update_categories (SheafImportSettings *self)
{
  const char *const *paths = sheaf_import_scan_get_categories (self->scan);
  GtkStringList *list = gtk_string_list_new (paths);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (list));

  gtk_list_view_set_model (self->categories, GTK_SELECTION_MODEL (selection));
  gtk_widget_set_visible (GTK_WIDGET (self->categories_button), paths[0] != NULL);
}

/* Time zone and duplicates. */

static void
zone_chosen_cb (SheafImportSettings *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->zone);

  if (self->updating || !item)
    return;
  g_free (self->request->zone);
  self->request->zone = gtk_drop_down_get_selected (self->zone) == 0
                            ? NULL
                            : g_strdup (gtk_string_object_get_string (item));
  tell_changed (self);
}

/* The system's first, then all there are; one that is not known here is offered too. */
static void
update_zones (SheafImportSettings *self)
{
  g_auto (GStrv) names = sheaf_time_zones_read ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autofree char *system = sheaf_time_zones_name_system ();
  /* Translators: %s is the name of a time zone, "Asia/Shanghai" */
  g_autofree char *first = g_strdup_printf (_ ("This computer's (%s)"), system);
  guint selected = 0;

  gtk_string_list_append (list, first);
  for (guint i = 0; names[i]; i++)
    {
      gtk_string_list_append (list, names[i]);
      if (g_strcmp0 (names[i], self->request->zone) == 0)
        selected = i + 1;
    }
  if (self->request->zone && selected == 0)
    {
      gtk_string_list_append (list, self->request->zone);
      selected = g_list_model_get_n_items (G_LIST_MODEL (list)) - 1;
    }
  gtk_drop_down_set_model (self->zone, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->zone, selected);
}

static void
duplicates_chosen_cb (SheafImportSettings *self)
{
  if (self->updating)
    return;
  self->request->keep_duplicates = gtk_switch_get_active (self->duplicates);
  tell_changed (self);
}

/* Encodings. */

void
sheaf_import_settings_choose_encoding (SheafImportSettings *self,
                                       const char *path,
                                       const char *own,
                                       const char *site,
                                       const char *guessed,
                                       const char *alike)
{
  g_return_if_fail (SHEAF_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (self->request && path && site);

  if (!own || *own)
    sheaf_encoding_choices_set (self->request->encodings, path, NULL, own);
  if (!alike || *alike)
    sheaf_encoding_choices_set (self->request->encodings, site, guessed, alike);
  tell_changed (self);
}

/* The whole. */

void
sheaf_import_settings_set_request (SheafImportSettings *self, const SheafImportRequest *request)
{
  g_return_if_fail (SHEAF_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (request);

  self->updating = TRUE;
  g_clear_pointer (&self->request, sheaf_import_request_free);
  self->request = sheaf_import_request_copy (request);
  gtk_editable_set_text (GTK_EDITABLE (self->category), request->into ? request->into : "");
  update_zones (self);
  gtk_switch_set_active (self->duplicates, request->keep_duplicates);
  self->updating = FALSE;
}

void
sheaf_import_settings_set_scan (SheafImportSettings *self, SheafImportScan *scan)
{
  g_return_if_fail (SHEAF_IS_IMPORT_SETTINGS (self));
  g_return_if_fail (self->request);

  g_set_object (&self->scan, scan);
  /* Rows cost time: not before somebody looks at them. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_sites (self);
  update_categories (self);
}

const SheafImportRequest *
sheaf_import_settings_get_request (SheafImportSettings *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SETTINGS (self), NULL);

  /* What was typed a moment ago counts. */
  if (self->typing)
    category_activate_cb (self);
  return self->request;
}

static void
sheaf_import_settings_map (GtkWidget *widget)
{
  update_sites (SHEAF_IMPORT_SETTINGS (widget));
  GTK_WIDGET_CLASS (sheaf_import_settings_parent_class)->map (widget);
}

GtkWidget *
sheaf_import_settings_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_SETTINGS, NULL);
}

static void
sheaf_import_settings_dispose (GObject *object)
{
  SheafImportSettings *self = SHEAF_IMPORT_SETTINGS (object);

  self->updating = TRUE;
  g_clear_handle_id (&self->typing, g_source_remove);
  g_clear_object (&self->scan);
  g_clear_pointer (&self->request, sheaf_import_request_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_import_settings_parent_class)->dispose (object);
}

static void
sheaf_import_settings_class_init (SheafImportSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_settings_dispose;
  widget_class->map = sheaf_import_settings_map;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, sites_group);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, all_sites);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, more_sites);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, category);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, categories_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, categories);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, zone);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSettings, duplicates);
  gtk_widget_class_bind_template_callback (widget_class, all_sites_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, category_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, duplicates_chosen_cb);
}

static void
sheaf_import_settings_init (SheafImportSettings *self)
{
  g_autoptr (GListModel) names = new_dialect_names ();
  g_autoptr (GtkListItemFactory) factory = sheaf_choice_factory_new ();
  g_autoptr (GtkExpression) text =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->updating = TRUE;
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->all_sites, names);
  sheaf_names_set_combo (self->all_sites);
  /* In this order: with an expression GTK 4.18 makes a factory of its own for the list. */
  gtk_drop_down_set_expression (self->zone, text);
  gtk_drop_down_set_list_factory (self->zone, factory);
  gtk_list_view_set_factory (self->categories, factory);
  self->updating = FALSE;
}
