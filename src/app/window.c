/* window.c: the main window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (SheafWindow, sheaf_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
sheaf_window_toast (SheafWindow *self,
                    const char *text,
                    const char *button,
                    const char *action,
                    GVariant *target)
{
  g_autoptr (GVariant) owned_target = target ? g_variant_ref_sink (target) : NULL;
  g_autofree char *safe = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (safe);

  if (button)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, owned_target);
    }
  /* In a queue, a toast would speak of a step long after it. */
  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Menus. */

static void
append (GMenu *section, const char *label, const char *action, const char *accel)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, action);

  if (accel)
    g_menu_item_set_attribute (item, "accel", "s", accel);
  g_menu_append_item (section, item);
}

/* Made here and not in a .ui file because the labels of Undo and Redo say what they do. */
static GMenuModel *
make_menu (SheafWindow *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) import = g_menu_new ();
  g_autoptr (GMenu) help = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  append (import, _ ("Import _Files…"), "win.import-files", "<Control>o");
  append (import, _ ("Import F_older…"), "win.import-folder", "<Control><Shift>o");
  append (import, _ ("I_mports…"), "win.imports", "<Control>i");
  append (import, _ ("_Look for Changes"), "win.rescan", "F5");
  append (help, _ ("_Keyboard Shortcuts"), "win.show-help-overlay", "<Control>question");
  append (help, _ ("_About Sheaf"), "app.about", NULL);
  append (end, _ ("_Quit"), "app.quit", "<Control>q");

  self->undo_section = g_menu_new ();
  g_menu_append_section (menu, NULL, G_MENU_MODEL (import));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->undo_section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (help));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

/* What is remembered. */

static void
restore_state (SheafWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes, "sidebar-width", g_settings_get_int (self->settings, "sidebar-width"),
                "list-width", g_settings_get_int (self->settings, "list-width"), "show-sidebar",
                g_settings_get_boolean (self->settings, "show-sidebar"), NULL);
}

/* A width that the panes do not have (none was allocated yet) is not worth remembering. */
static void
save_width (SheafWindow *self, const char *name)
{
  int width;

  g_object_get (self->panes, name, &width, NULL);
  if (width > 0)
    g_settings_set_int (self->settings, name, width);
}

static void
save_state (SheafWindow *self)
{
  gboolean show_sidebar;
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  save_width (self, "sidebar-width");
  save_width (self, "list-width");
  g_object_get (self->panes, "show-sidebar", &show_sidebar, NULL);
  g_settings_set_boolean (self->settings, "show-sidebar", show_sidebar);
}

static gboolean
sheaf_window_close_request (GtkWindow *window)
{
  SheafWindow *self = SHEAF_WINDOW (window);

  save_state (self);
  sheaf_window_close_library (self);
  return GTK_WINDOW_CLASS (sheaf_window_parent_class)->close_request (window);
}

GtkWidget *
sheaf_window_new (GtkApplication *application, const char *path)
{
  SheafWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (path, NULL);

  self = g_object_new (SHEAF_TYPE_WINDOW, "application", application, NULL);
  self->path = g_strdup (path);
  sheaf_window_open_library (self);
  return GTK_WIDGET (self);
}

static void
sheaf_window_dispose (GObject *object)
{
  SheafWindow *self = SHEAF_WINDOW (object);

  sheaf_window_close_library (self);
  g_clear_object (&self->import);
  g_clear_weak_pointer (&self->import_dialog);
  g_clear_weak_pointer (&self->imports_window);
  g_clear_object (&self->undo_section);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sheaf_window_parent_class)->dispose (object);
}

static void
sheaf_window_finalize (GObject *object)
{
  SheafWindow *self = SHEAF_WINDOW (object);

  g_clear_pointer (&self->article, sheaf_article_free);
  g_free (self->place_name);
  g_free (self->place_name_before);
  g_free (self->path);

  G_OBJECT_CLASS (sheaf_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, list);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_pane);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_header);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_back_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_tools);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_stack);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, star_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, archive_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, trash_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, welcome_menu_button);
}

static void
sheaf_window_class_init (SheafWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sheaf_window_dispose;
  object_class->finalize = sheaf_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = sheaf_window_close_request;

  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SHEAF_TYPE_PANES);
  g_type_ensure (SHEAF_TYPE_SIDEBAR);
  g_type_ensure (SHEAF_TYPE_ARTICLE_LIST);
  g_type_ensure (SHEAF_TYPE_IMPORT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/window.ui");
  bind_children (widget_class);
  sheaf_window_install_keys (widget_class);
}

static void
sheaf_window_init (SheafWindow *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), APP_ID);
  self->reader = SHEAF_READER (sheaf_reader_new ());
  gtk_stack_add_named (self->reader_stack, GTK_WIDGET (self->reader), "article");

  g_queue_init (&self->waiting_imports);
  self->settings = g_settings_new (APP_ID);
  menu = make_menu (self);
  sheaf_sidebar_set_menu (self->sidebar, menu);
  gtk_menu_button_set_menu_model (self->welcome_menu_button, menu);
  restore_state (self);
  sheaf_window_connect_articles (self);
  sheaf_window_connect_panes (self);
  sheaf_window_connect_import (self);
  sheaf_window_connect_imports (self);
  sheaf_window_connect_folders (self);
  sheaf_window_add_actions (self);
  sheaf_window_update_actions (self);
}
