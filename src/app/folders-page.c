/* folders-page.c: the folders that are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/folders-page.h"

#include "app/format-import.h"
#include "app/names.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_PATH 500

struct _SheafFoldersPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkSwitch *on_focus;
  GtkWidget *empty;

  GPtrArray *rows; /* AdwActionRow *: in the group */
  char *shown;     /* (nullable): what they were made from */
};

G_DEFINE_FINAL_TYPE (SheafFoldersPage, sheaf_folders_page, ADW_TYPE_BIN)

/* @name: for a screen reader, since many rows have the same buttons */
static void
add_button (AdwActionRow *row,
            const char *icon,
            const char *tooltip,
            const char *name,
            const char *action,
            gint64 id)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (row, button);
}

/* @path: its, for a screen reader */
static void
add_grant_button (AdwActionRow *row, const char *path, gint64 id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Grant Access _Again…"));
  /* Translators: %s is the path of a folder */
  g_autofree char *name = g_strdup_printf (_ ("Grant Access Again to %s"), path);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.grant-folder");
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
new_row (const SheafFolder *folder, const char *path, const char *subtitle, gboolean locked)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is the path of a folder */
  g_autofree char *look = g_strdup_printf (_ ("Look for Changes in %s"), path);
  /* Translators: %s is the path of a folder */
  g_autofree char *forget = g_strdup_printf (_ ("Forget %s"), path);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (locked)
    add_grant_button (ADW_ACTION_ROW (row), path, folder->id);
  else
    add_button (ADW_ACTION_ROW (row), "sheaf-refresh-symbolic", _ ("Look for Changes"), look,
                "win.rescan-folder", folder->id);
  add_button (ADW_ACTION_ROW (row), "sheaf-close-symbolic", _ ("Forget: its articles stay"), forget,
              "win.forget-folder", folder->id);
  return row;
}

static void
clear_rows (SheafFoldersPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (SheafFoldersPage *self, const SheafFolder *folder, SheafFolderState state, GTimeZone *zone)
{
  g_autofree char *name = sheaf_portal_display_path (folder->path);
  g_autofree char *path = sheaf_text_display (name, MAX_PATH);
  g_autofree char *subtitle = sheaf_format_folder (folder, state, zone);
  GtkWidget *row = new_row (folder, path, subtitle, state == SHEAF_FOLDER_LOCKED);

  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* What the rows would say: they are left alone, with the focus in them, while that is the same. */
static char *
describe (const GPtrArray *folders, const GArray *states)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < folders->len; i++)
    {
      const SheafFolder *folder = g_ptr_array_index (folders, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT " %d %d %" G_GINT64_FORMAT " %u\n",
                              folder->id, folder->remembered,
                              g_array_index (states, SheafFolderState, i), folder->scanned,
                              folder->n_articles);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
sheaf_folders_page_set_folders (SheafFoldersPage *self,
                                const GPtrArray *folders,
                                const GArray *states)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = NULL;

  g_return_if_fail (SHEAF_IS_FOLDERS_PAGE (self));
  g_return_if_fail (folders && states && states->len == folders->len);

  text = describe (folders, states);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  clear_rows (self);
  for (guint i = 0; i < folders->len; i++)
    {
      const SheafFolder *folder = g_ptr_array_index (folders, i);

      if (folder->remembered)
        add_row (self, folder, g_array_index (states, SheafFolderState, i), zone);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->group), self->rows->len > 0);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
}

void
sheaf_folders_page_bind (SheafFoldersPage *self, GSettings *settings)
{
  g_return_if_fail (SHEAF_IS_FOLDERS_PAGE (self));

  g_settings_bind (settings, "rescan-on-focus", self->on_focus, "active", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
sheaf_folders_page_new (void)
{
  return g_object_new (SHEAF_TYPE_FOLDERS_PAGE, NULL);
}

static void
sheaf_folders_page_dispose (GObject *object)
{
  SheafFoldersPage *self = SHEAF_FOLDERS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (sheaf_folders_page_parent_class)->dispose (object);
}

static void
sheaf_folders_page_class_init (SheafFoldersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_folders_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/folders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafFoldersPage, group);
  gtk_widget_class_bind_template_child (widget_class, SheafFoldersPage, on_focus);
  gtk_widget_class_bind_template_child (widget_class, SheafFoldersPage, empty);
}

static void
sheaf_folders_page_init (SheafFoldersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_names_set_parts (GTK_WIDGET (self), GTK_TYPE_LIST_BOX, _ ("Folders"));
  self->rows = g_ptr_array_new ();
}
