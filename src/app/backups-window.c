/* backups-window.c: the backups there are, and the way back to one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/backups-window.h"

#include "app/backup-page.h"
#include "app/format-library.h"
#include "app/names.h"
#include "app/narrow.h"
#include "app/thread-task.h"
#include "core/backup-look.h"
#include "core/backups.h"

#include <glib/gi18n.h>

struct _SheafBackupsWindow
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *make_button;
  GtkWidget *restore_button;
  GtkStack *stack; /* "list", "look" */
  GtkWidget *trouble;
  AdwActionRow *trouble_row;
  GtkSwitch *automatic;
  GtkWidget *save_row;
  AdwPreferencesGroup *group;
  GtkWidget *folder_button;
  GtkListBox *list;
  SheafBackupPage *page;

  char *library;
  char *shown; /* (nullable) the backup that is looked into */
  gboolean can_make;
  gboolean closed;
  gboolean reading; /* the list */
  gboolean again;
};

G_DEFINE_FINAL_TYPE (SheafBackupsWindow, sheaf_backups_window, GTK_TYPE_WINDOW)

/* The list. */

typedef struct
{
  SheafBackup *backup;
  gint64 n_articles; /* -1: it cannot be read */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  sheaf_backup_free (entry->backup);
  g_free (entry);
}

static void
list_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) backups = sheaf_backups_list (data, &error);

  if (!backups)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_set_free_func (backups, NULL); /* they move on to the entries */
  for (guint i = 0; i < backups->len; i++)
    {
      Entry *entry = g_new0 (Entry, 1);
      guint n = 0;

      entry->backup = g_ptr_array_index (backups, i);
      entry->n_articles = sheaf_backup_count (entry->backup->path, &n, NULL) ? (gint64) n : -1;
      g_ptr_array_add (entries, entry);
    }
  g_task_return_pointer (task, g_steal_pointer (&entries), (GDestroyNotify) g_ptr_array_unref);
}

static GtkWidget *
make_row (const Entry *entry, gint64 now, GTimeZone *zone)
{
  const SheafBackup *backup = entry->backup;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *time = sheaf_format_backup_time (backup->time, now, zone);
  g_autofree char *text = sheaf_format_backup (backup->kind, backup->size, entry->n_articles);
  g_autofree char *safe_time = g_markup_escape_text (time, -1);
  g_autofree char *safe_text = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_text);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("sheaf-forward-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Look Inside"));
  g_object_set_data_full (G_OBJECT (row), "sheaf-path", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (row), "sheaf-time", g_strdup (time), g_free);
  return row;
}

static void
fill (SheafBackupsWindow *self, GPtrArray *entries)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (entries, i), now, zone));
  gtk_widget_set_visible (GTK_WIDGET (self->list), entries->len > 0);
  gtk_widget_set_visible (self->folder_button, entries->len > 0);
  adw_preferences_group_set_description (
      self->group, entries->len > 0 ? NULL : _ ("There are none yet. “Back Up Now” makes one."));
}

static void read_list (SheafBackupsWindow *self);

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafBackupsWindow *self = SHEAF_BACKUPS_WINDOW (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *safe = NULL;

  self->reading = FALSE;
  if (self->closed)
    return;
  if (entries)
    fill (self, entries);
  else
    {
      safe = g_markup_escape_text (error->message, -1);
      adw_preferences_group_set_description (self->group, safe);
    }
  if (self->again)
    read_list (self);
}

static void
read_list (SheafBackupsWindow *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = self->reading;
  if (self->reading)
    return;
  self->reading = TRUE;
  task = sheaf_thread_task_new (self, NULL, listed_cb, NULL);
  g_task_set_source_tag (task, read_list);
  g_task_set_task_data (task, g_strdup (self->library), g_free);
  g_task_run_in_thread (task, list_thread);
}

void
sheaf_backups_window_refresh (SheafBackupsWindow *self, const char *problem)
{
  g_autofree char *safe = problem ? g_markup_escape_text (problem, -1) : NULL;

  g_return_if_fail (SHEAF_IS_BACKUPS_WINDOW (self));

  gtk_widget_set_visible (self->trouble, problem != NULL);
  adw_action_row_set_subtitle (self->trouble_row, safe ? safe : "");
  gtk_widget_set_sensitive (self->make_button, self->can_make);
  read_list (self);
}

/* The look inside. */

static void
show_list (SheafBackupsWindow *self)
{
  g_clear_pointer (&self->shown, g_free);
  gtk_stack_set_visible_child_name (self->stack, "list");
  adw_window_title_set_subtitle (self->title, "");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_set_visible (self->make_button, TRUE);
  gtk_widget_set_visible (self->restore_button, FALSE);
}

static void
row_cb (SheafBackupsWindow *self, GtkListBoxRow *row)
{
  const char *path = g_object_get_data (G_OBJECT (row), "sheaf-path");

  g_free (self->shown);
  self->shown = g_strdup (path);
  sheaf_backup_page_show (self->page, path, self->library);
  gtk_stack_set_visible_child_name (self->stack, "look");
  adw_window_title_set_subtitle (self->title, g_object_get_data (G_OBJECT (row), "sheaf-time"));
  gtk_widget_set_visible (self->make_button, FALSE);
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_widget_set_visible (self->restore_button, TRUE);
  gtk_widget_set_sensitive (self->restore_button, FALSE);
  gtk_widget_grab_focus (self->back_button);
}

static void
loaded_cb (SheafBackupsWindow *self, gboolean usable)
{
  gtk_widget_set_sensitive (self->restore_button, usable);
}

/* What is done. */

static GtkWidget *
parent_of (SheafBackupsWindow *self)
{
  return GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
back_cb (SheafBackupsWindow *self)
{
  if (self->shown)
    show_list (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  back_cb (SHEAF_BACKUPS_WINDOW (widget));
  return TRUE;
}

static void
make_cb (SheafBackupsWindow *self)
{
  /* Until the list is read anew. */
  gtk_widget_set_sensitive (self->make_button, FALSE);
  gtk_widget_activate_action (parent_of (self), "win.backup-now", NULL);
}

static void
save_cb (SheafBackupsWindow *self)
{
  gtk_widget_activate_action (parent_of (self), "win.backup-save-as", NULL);
}

static void
folder_cb (SheafBackupsWindow *self)
{
  gtk_widget_activate_action (parent_of (self), "win.open-backups-folder", NULL);
}

static void
restore_cb (SheafBackupsWindow *self)
{
  g_autofree char *path = g_strdup (self->shown);
  GtkWidget *parent = parent_of (self);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.restore-backup", "^ay", path);
}

GtkWidget *
sheaf_backups_window_new (GtkWindow *parent,
                          const char *library,
                          GSettings *settings,
                          gboolean can_make)
{
  SheafBackupsWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (library && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (SHEAF_TYPE_BACKUPS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->library = g_strdup (library);
  g_settings_bind (settings, "backups", self->automatic, "active", G_SETTINGS_BIND_DEFAULT);
  self->can_make = can_make;
  gtk_widget_set_sensitive (self->make_button, can_make);
  gtk_widget_set_sensitive (self->save_row, can_make);
  read_list (self);
  return GTK_WIDGET (self);
}

static void
sheaf_backups_window_dispose (GObject *object)
{
  SHEAF_BACKUPS_WINDOW (object)->closed = TRUE;

  G_OBJECT_CLASS (sheaf_backups_window_parent_class)->dispose (object);
}

static void
sheaf_backups_window_finalize (GObject *object)
{
  SheafBackupsWindow *self = SHEAF_BACKUPS_WINDOW (object);

  g_free (self->library);
  g_free (self->shown);

  G_OBJECT_CLASS (sheaf_backups_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, make_button);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, trouble_row);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, automatic);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, save_row);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, group);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, folder_button);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SheafBackupsWindow, page);
}

static void
sheaf_backups_window_class_init (SheafBackupsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sheaf_backups_window_dispose;
  object_class->finalize = sheaf_backups_window_finalize;

  g_type_ensure (SHEAF_TYPE_BACKUP_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/backups-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, loaded_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, escape_cb, NULL);
}

static void
sheaf_backups_window_init (SheafBackupsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
  sheaf_names_set_parts (GTK_WIDGET (self), GTK_TYPE_LIST_BOX, _ ("Backups"));
}
