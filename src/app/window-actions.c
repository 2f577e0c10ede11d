/* window-actions.c: what menus, keys and buttons do
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"

#include <glib/gi18n.h>

#define ZOOM_MINIMUM 50
#define ZOOM_MAXIMUM 300
#define ZOOM_STEP    10

/* Marks of the open article. */

/* One change of a mark on its way through the writer. */
typedef struct
{
  SheafWindow *window; /* owned */
  const char *notice;  /* (nullable) said afterwards, with Undo */
} Marking;

static void
marked_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  Marking *marking = data;
  g_autoptr (SheafWindow) self = marking->window;
  g_autoptr (GError) error = NULL;
  gint64 step = 0;

  if (!sheaf_library_writer_set_flag_finish (SHEAF_WORKER (worker), result, &step, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sheaf_window_toast (self, error->message, NULL, NULL, NULL);
    }
  else if (marking->notice && step)
    sheaf_window_toast (self, marking->notice, _ ("_Undo"), "win.undo-step",
                        g_variant_new_int64 (step));
  g_free (marking);
}

static void
mark (SheafWindow *self, SheafFlags flag, gboolean on, const char *notice)
{
  Marking *marking;

  if (!self->article || self->read_only)
    return;

  marking = g_new0 (Marking, 1);
  marking->window = g_object_ref (self);
  marking->notice = notice;
  sheaf_library_writer_set_flag_async (self->writer, self->article->id, flag, on, TRUE, marked_cb,
                                       marking);
}

static gboolean
is_marked (SheafWindow *self, SheafFlags flag)
{
  return self->article && (self->article->flags & flag);
}

static void
star_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;

  mark (self, SHEAF_FLAG_STARRED, !is_marked (self, SHEAF_FLAG_STARRED), NULL);
}

static void
archive_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;
  const gboolean archived = is_marked (self, SHEAF_FLAG_ARCHIVED);

  mark (self, SHEAF_FLAG_ARCHIVED, !archived,
        archived ? _ ("Taken out of the archive") : _ ("Moved to the archive"));
}

static void
unread_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;

  mark (self, SHEAF_FLAG_UNREAD, !is_marked (self, SHEAF_FLAG_UNREAD), NULL);
}

static void
trash_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark (data, SHEAF_FLAG_TRASHED, TRUE, _ ("Moved to the trash"));
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  mark (data, SHEAF_FLAG_TRASHED, FALSE, _ ("Restored"));
}

/* Moving about. */

static void
step (SheafWindow *self, int by)
{
  if (!sheaf_article_list_step (self->list, by))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (sheaf_article_list_is_searching (self->list) &&
      sheaf_panes_is_visible (self->panes, SHEAF_PANE_LIST))
    sheaf_article_list_set_searching (self->list, FALSE);
  else
    sheaf_window_go_back (self);
}

static void
show_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_panes_toggle_sidebar (self->panes);
}

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  /* On the page of an empty library there is nothing to search, and no field to put the cursor in. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "library") != 0)
    return;
  sheaf_panes_show (self->panes, SHEAF_PANE_LIST);
  sheaf_article_list_set_searching (self->list, TRUE);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (self->article && sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    sheaf_reader_find (self->reader);
  else
    search_cb (action, parameter, data);
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  static const char *const names[] = { "date", "title", "added" };
  SheafWindow *self = data;
  const char *wanted = g_variant_get_string (state, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (wanted, names[i]))
      {
        self->listing.sort = i;
        g_simple_action_set_state (action, state);
        g_settings_set_string (self->settings, "sort", wanted);
        sheaf_window_show_listing (self);
      }
}

/* Reading. */

static void
set_zoom (SheafWindow *self, int zoom)
{
  zoom = CLAMP (zoom, ZOOM_MINIMUM, ZOOM_MAXIMUM);
  sheaf_reader_zoom (self->reader, 0);
  if (zoom != 100)
    sheaf_reader_zoom (self->reader, (zoom - 100) / ZOOM_STEP);
  self->zoom = zoom;
  g_settings_set_int (self->settings, "zoom", zoom);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_zoom (data, SHEAF_WINDOW (data)->zoom + ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_zoom (data, SHEAF_WINDOW (data)->zoom - ZOOM_STEP);
}

static void
zoom_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_zoom (data, 100);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_reader_print (SHEAF_WINDOW (data)->reader);
}

/* Undo. */

typedef enum
{
  UNDO_LAST,
  REDO_LAST,
  UNDO_STEP,
} UndoKind;

typedef struct
{
  UndoKind kind;
  SheafStep step;
} UndoJob;

static gboolean
undo_work (SheafLibrary *library, gpointer data, GError **error)
{
  UndoJob *job = data;

  switch (job->kind)
    {
    case UNDO_LAST:
      return sheaf_library_undo (library, &job->step, error);
    case REDO_LAST:
      return sheaf_library_redo (library, &job->step, error);
    case UNDO_STEP:
    default:
      return sheaf_library_undo_step (library, job->step.id, error);
    }
}

static void
undone_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const UndoJob *job = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *text = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sheaf_window_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  if (job->kind == UNDO_STEP)
    return;

  what = sheaf_format_step (&job->step);
  /* Translators: %s is a step like "Import 12 articles" */
  text = job->kind == UNDO_LAST ? g_strdup_printf (_ ("Undone: %s"), what)
                                : g_strdup_printf (_ ("Done again: %s"), what);
  sheaf_window_toast (self, text, NULL, NULL, NULL);
}

static void
run_undo (SheafWindow *self, UndoKind kind, gint64 id)
{
  UndoJob *job = g_new0 (UndoJob, 1);

  job->kind = kind;
  job->step.id = id;
  /* What it offers to undo may be gone in a moment. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  sheaf_worker_run_async (self->writer, undo_work, job, g_free, NULL, undone_cb,
                          g_object_ref (self));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, UNDO_LAST, 0);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, REDO_LAST, 0);
}

static void
undo_step_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  run_undo (data, UNDO_STEP, g_variant_get_int64 (parameter));
}

/* Import, and the library itself. */

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_pick_import (data, FALSE);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_pick_import (data, TRUE);
}

static void
cancel_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_cancel_import (data);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_open_library (data);
}

static const GActionEntry entries[] = {
  { "star", NULL, NULL, "false", star_cb },
  { "archive", NULL, NULL, "false", archive_cb },
  { "unread", NULL, NULL, "false", unread_cb },
  { "trash", trash_cb },
  { "restore", restore_cb },
  { "next", next_cb },
  { "previous", previous_cb },
  { "back", back_cb },
  { "show-sidebar", show_sidebar_cb },
  { "search", search_cb },
  { "find", find_cb },
  { "sort", NULL, "s", "'date'", sort_cb },
  { "zoom-in", zoom_in_cb },
  { "zoom-out", zoom_out_cb },
  { "zoom-normal", zoom_normal_cb },
  { "print", print_cb },
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "undo-step", undo_step_cb, "x" },
  { "import-files", import_files_cb },
  { "import-folder", import_folder_cb },
  { "cancel-import", cancel_import_cb },
  { "reopen", reopen_cb },
};

void
sheaf_window_add_actions (SheafWindow *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "sort");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "sort", g_variant_new_string (sort));
  set_zoom (self, g_settings_get_int (self->settings, "zoom"));
}

/* Keys are bound to the window and not to the application: so an entry that is typed in takes its own
 * keys first, "s" and Ctrl+Z among them. */
void
sheaf_window_install_keys (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
    { GDK_KEY_s, 0, "win.star" },
    { GDK_KEY_e, 0, "win.archive" },
    { GDK_KEY_u, 0, "win.unread" },
    { GDK_KEY_j, 0, "win.next" },
    { GDK_KEY_k, 0, "win.previous" },
    { GDK_KEY_Delete, 0, "win.trash" },
    { GDK_KEY_KP_Delete, 0, "win.trash" },
    { GDK_KEY_Escape, 0, "win.back" },
    { GDK_KEY_F9, 0, "win.show-sidebar" },
    { GDK_KEY_F5, 0, "win.rescan" },
    { GDK_KEY_i, GDK_CONTROL_MASK, "win.imports" },
    { GDK_KEY_f, GDK_CONTROL_MASK, "win.find" },
    { GDK_KEY_f, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.search" },
    { GDK_KEY_k, GDK_CONTROL_MASK, "win.search" },
    { GDK_KEY_z, GDK_CONTROL_MASK, "win.undo" },
    { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
    { GDK_KEY_o, GDK_CONTROL_MASK, "win.import-files" },
    { GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.import-folder" },
    { GDK_KEY_p, GDK_CONTROL_MASK, "win.print" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "win.zoom-in" },
    { GDK_KEY_equal, GDK_CONTROL_MASK, "win.zoom-in" },
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "win.zoom-in" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "win.zoom-out" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "win.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "win.zoom-normal" },
    { GDK_KEY_KP_0, GDK_CONTROL_MASK, "win.zoom-normal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].modifiers, keys[i].action,
                                         NULL);
}

static void
enable (SheafWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (SheafWindow *self, const char *name, gboolean state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (state));
}

void
sheaf_window_update_actions (SheafWindow *self)
{
  static const char *const marking[] = { "star", "archive", "unread" };
  static const char *const writing[] = { "import-files",   "import-folder", "import-into",
                                         "import-again",   "undo-step",     "forget-folder",
                                         "remember-folder" };
  const gboolean writable = self->library && !self->read_only;
  const gboolean trashed = is_marked (self, SHEAF_FLAG_TRASHED);
  const gboolean starred = is_marked (self, SHEAF_FLAG_STARRED);

  for (guint i = 0; i < G_N_ELEMENTS (marking); i++)
    enable (self, marking[i], writable && self->article);
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    enable (self, writing[i], writable);
  enable (self, "trash", writable && self->article && !trashed);
  enable (self, "restore", writable && self->article && trashed);
  enable (self, "rescan", writable && !self->import && !self->rescan);
  enable (self, "rescan-folder", writable && !self->import && !self->rescan);
  enable (self, "imports", self->library != NULL);
  enable (self, "show-import-report", self->library && self->article);
  enable (self, "print", self->article != NULL);
  enable (self, "cancel-import", self->import != NULL);

  set_state (self, "star", starred);
  set_state (self, "archive", is_marked (self, SHEAF_FLAG_ARCHIVED));
  set_state (self, "unread", is_marked (self, SHEAF_FLAG_UNREAD));

  gtk_widget_set_visible (self->reader_tools, self->article != NULL);
  gtk_widget_set_visible (self->trash_button, !trashed);
  gtk_widget_set_visible (self->restore_button, trashed);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button),
                            starred ? "sheaf-starred-symbolic" : "sheaf-star-symbolic");
}

static void
append_step (SheafWindow *self, const SheafStep *undo_or_redo, gboolean undo)
{
  g_autoptr (GMenuItem) item = NULL;
  g_autofree char *what = undo_or_redo->id ? sheaf_format_step (undo_or_redo) : NULL;
  g_autofree char *label = NULL;

  if (what)
    /* Translators: %s is a step like "Import 12 articles" */
    label =
        undo ? g_strdup_printf (_ ("_Undo: %s"), what) : g_strdup_printf (_ ("_Redo: %s"), what);
  else
    label = g_strdup (undo ? _ ("_Undo") : _ ("_Redo"));

  item = g_menu_item_new (label, undo ? "win.undo" : "win.redo");
  g_menu_item_set_attribute (item, "accel", "s", undo ? "<Control>z" : "<Control><Shift>z");
  g_menu_append_item (self->undo_section, item);
}

void
sheaf_window_update_undo (SheafWindow *self, const SheafStep *undo, const SheafStep *redo)
{
  g_menu_remove_all (self->undo_section);
  append_step (self, undo, TRUE);
  append_step (self, redo, FALSE);
  enable (self, "undo", undo->id && !self->read_only);
  enable (self, "redo", redo->id && !self->read_only);
}
