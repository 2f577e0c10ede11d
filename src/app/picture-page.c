/* picture-page.c: the page of the preferences about pictures in the network
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-page.h"

#include "app/narrow.h"
#include "app/settings-list.h"
#include "app/shortcuts.h"
#include "app/thread-task.h"
#include "core/library-remote-pictures.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define NAME_SHOWN 100

struct _SheafPicturePage
{
  AdwBin parent_instance;

  GtkSwitch *referrer;
  AdwPreferencesGroup *always;
  AdwPreferencesGroup *never;
  AdwActionRow *space;
  GtkMenuButton *forget;

  GPtrArray *rows; /* AdwActionRow *: each in its group */
  GSettings *settings;
  char *library;
};

G_DEFINE_FINAL_TYPE (SheafPicturePage, sheaf_picture_page, ADW_TYPE_BIN)

/* --- What was decided ---------------------------------------------------------------------------- */

static void
remove_cb (GtkButton *button, SheafPicturePage *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");
  const char *host = g_object_get_data (G_OBJECT (button), "host");

  gtk_widget_grab_focus (GTK_WIDGET (self->referrer));
  sheaf_settings_list_set (self->settings, key, &host, 1, FALSE);
}

/* @key: static */
static GtkWidget *
make_remove_button (SheafPicturePage *self, const char *key, const char *host, const char *shown)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("sheaf-trash-symbolic");
  /* Translators: %s is a site or host in the network; what was decided about it is forgotten */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), shown);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data (G_OBJECT (button), "key", (gpointer) key);
  g_object_set_data_full (G_OBJECT (button), "host", g_strdup (host), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

static void
add_host (SheafPicturePage *self, AdwPreferencesGroup *group, const char *key, const char *host)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = sheaf_text_display (host, NAME_SHOWN);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, key, host, shown));
  adw_preferences_group_add (group, row);
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
}

static void
add_hosts (SheafPicturePage *self, AdwPreferencesGroup *group, const char *key)
{
  g_auto (GStrv) hosts = g_settings_get_strv (self->settings, key);

  for (guint i = 0; hosts[i]; i++)
    add_host (self, group, key, hosts[i]);
  gtk_widget_set_visible (GTK_WIDGET (group), hosts[0] != NULL);
}

static void
fill (SheafPicturePage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "group"),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  add_hosts (self, self->always, "pictures-always");
  add_hosts (self, self->never, "pictures-never");
}

/* --- What they take ------------------------------------------------------------------------------ */

static void
measure_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  SheafPictureSpace *space = g_new0 (SheafPictureSpace, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library = sheaf_library_open (task_data, SHEAF_LIBRARY_READ, &error);

  if (library && sheaf_library_get_remote_space (library, space, &error))
    g_task_return_pointer (task, space, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SheafPicturePage *self = SHEAF_PICTURE_PAGE (source);
  g_autofree SheafPictureSpace *space = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *size = space ? g_format_size ((guint64) space->bytes) : NULL;
  g_autofree char *text = NULL;

  if (!space || !self->rows)
    return;
  if (space->pictures)
    /* Translators: how many pictures, and what they take: "34 MB" */
    text = g_strdup_printf (ngettext ("%'u picture, %s", "%'u pictures, %s", space->pictures),
                            space->pictures, size);
  /* Translators: no pictures are kept */
  adw_action_row_set_subtitle (self->space, text ? text : C_ ("pictures", "None"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->forget), space->pictures > 0);
}

static void
measure (SheafPicturePage *self)
{
  g_autoptr (GTask) task = sheaf_thread_task_new (self, NULL, measured_cb, NULL);

  g_task_set_source_tag (task, measure);
  g_task_set_task_data (task, g_strdup (self->library), g_free);
  g_task_run_in_thread (task, measure_thread);
}

/* Enabled again: they are gone. */
static void
enabled_changed_cb (SheafPicturePage *self, const char *action, gboolean enabled)
{
  if (enabled)
    measure (self);
}

static void
forget_cb (SheafPicturePage *self)
{
  gtk_menu_button_popdown (self->forget);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.forget-pictures", NULL);
}

/* --- The object ---------------------------------------------------------------------------------- */

void
sheaf_picture_page_bind (SheafPicturePage *self,
                         GSettings *settings,
                         GActionGroup *actions,
                         const char *library)
{
  g_return_if_fail (SHEAF_IS_PICTURE_PAGE (self) && !self->settings);
  g_return_if_fail (G_IS_SETTINGS (settings) && library);

  self->settings = g_object_ref (settings);
  self->library = g_strdup (library);
  g_settings_bind (settings, "picture-referrer", self->referrer, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed::pictures-always", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::pictures-never", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
  if (actions)
    g_signal_connect_object (actions, "action-enabled-changed::forget-pictures",
                             G_CALLBACK (enabled_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
  measure (self);
}

static void
sheaf_picture_page_dispose (GObject *object)
{
  SheafPicturePage *self = SHEAF_PICTURE_PAGE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->library, g_free);
  G_OBJECT_CLASS (sheaf_picture_page_parent_class)->dispose (object);
}

static void
sheaf_picture_page_class_init (SheafPicturePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_picture_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/picture-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPicturePage, referrer);
  gtk_widget_class_bind_template_child (widget_class, SheafPicturePage, always);
  gtk_widget_class_bind_template_child (widget_class, SheafPicturePage, never);
  gtk_widget_class_bind_template_child (widget_class, SheafPicturePage, space);
  gtk_widget_class_bind_template_child (widget_class, SheafPicturePage, forget);
  gtk_widget_class_bind_template_callback (widget_class, forget_cb);
}

static void
sheaf_picture_page_init (SheafPicturePage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_popover (gtk_menu_button_get_popover (self->forget));
  sheaf_shortcuts_bind_popover (gtk_menu_button_get_popover (self->forget));
}
