/* window.c: the main window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/menu-names.h"
#include "app/names.h"
#include "app/shortcuts.h"

G_DEFINE_FINAL_TYPE (SheafWindow, sheaf_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AdwToast *
make_toast (const char *text, const char *button, const char *action, GVariant *target)
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
  return toast;
}

void
sheaf_window_toast (SheafWindow *self,
                    const char *text,
                    const char *button,
                    const char *action,
                    GVariant *target)
{
  sheaf_window_put_toast (self, make_toast (text, button, action, target));
}

void
sheaf_window_toast_long (SheafWindow *self,
                         const char *text,
                         const char *button,
                         const char *action,
                         GVariant *target)
{
  AdwToast *toast = make_toast (text, button, action, target);

  adw_toast_set_timeout (toast, 0);
  sheaf_window_put_toast (self, toast);
}

static gboolean
sheaf_window_close_request (GtkWindow *window)
{
  SheafWindow *self = SHEAF_WINDOW (window);

  /* What is typed in there is asked about first. */
  if (self->header_editor)
    gtk_window_close (GTK_WINDOW (self->header_editor));
  if (self->header_editor)
    return TRUE;
  sheaf_window_leave_alone (self);
  /* A field of the details is done with when it loses the focus. */
  gtk_window_set_focus (window, NULL);
  sheaf_window_settle_note (self);
  sheaf_window_save_session (self);
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
  /* The application has given it one by now. */
  sheaf_names_set_shortcuts (
      gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self)));
  sheaf_window_begin_session (self);
  sheaf_window_open_library (self);
  return GTK_WIDGET (self);
}

static void
sheaf_window_dispose (GObject *object)
{
  SheafWindow *self = SHEAF_WINDOW (object);

  sheaf_window_remove_row_actions (self);
  sheaf_window_close_library (self);
  sheaf_window_end_session (self);
  g_clear_object (&self->import);
  g_clear_weak_pointer (&self->import_dialog);
  g_clear_weak_pointer (&self->imports_window);
  g_clear_object (&self->undo_section);
  g_clear_object (&self->aloud);
  sheaf_window_forget_toasts (self);
  g_clear_weak_pointer (&self->history);
  g_clear_weak_pointer (&self->header_editor);
  g_clear_weak_pointer (&self->versions);
  g_clear_weak_pointer (&self->backups);
  g_clear_weak_pointer (&self->focus_before_look);
  g_clear_weak_pointer (&self->export_window);
  g_clear_weak_pointer (&self->focus_before_lightbox);
  g_clear_object (&self->repair);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sheaf_window_parent_class)->dispose (object);
}

static void
sheaf_window_finalize (GObject *object)
{
  SheafWindow *self = SHEAF_WINDOW (object);

  g_clear_pointer (&self->article, sheaf_article_free);
  g_clear_pointer (&self->been, sheaf_reading_history_free);
  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  g_clear_object (&self->rules_monitor);
  g_free (self->place_name);
  g_free (self->tag);
  g_free (self->asked_search);
  g_free (self->place_name_before);
  g_free (self->pick_into);
  g_free (self->replaced);
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
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, aside);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, details);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, details_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, reader_title);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, warning_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, picture_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, cleaning_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, aloud_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, several_page);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, star_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, archive_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, trash_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, restore_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, look_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, look);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, contents_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, notes_button);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, import_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafWindow, sweep_bar);
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
  g_type_ensure (SHEAF_TYPE_READER_STYLE_POPOVER);
  g_type_ensure (SHEAF_TYPE_CONTENTS_POPOVER);
  g_type_ensure (SHEAF_TYPE_READER_TITLE);
  g_type_ensure (SHEAF_TYPE_WARNING_BAR);
  g_type_ensure (SHEAF_TYPE_PICTURE_BAR);
  g_type_ensure (SHEAF_TYPE_SWEEP_BAR);
  g_type_ensure (SHEAF_TYPE_CLEANING_BAR);
  g_type_ensure (SHEAF_TYPE_ALOUD_BAR);
  g_type_ensure (SHEAF_TYPE_ERROR_PAGE);
  g_type_ensure (SHEAF_TYPE_ASIDE);
  g_type_ensure (SHEAF_TYPE_DETAILS);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/window.ui");
  bind_children (widget_class);
  sheaf_shortcuts_bind_window (widget_class);
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
  menu = sheaf_window_make_menu (self);
  sheaf_sidebar_set_menu (self->sidebar, menu);
  gtk_menu_button_set_menu_model (self->welcome_menu_button, menu);
  sheaf_error_page_set_menu (self->error_page, menu);
  sheaf_menu_names_keep_below (GTK_WIDGET (self));
  sheaf_window_connect_been (self);
  sheaf_window_connect_left (self);
  sheaf_window_connect_articles (self);
  sheaf_window_connect_search (self);
  sheaf_window_connect_details (self);
  sheaf_window_connect_header (self);
  sheaf_window_connect_versions (self);
  sheaf_window_connect_panes (self);
  sheaf_window_connect_look (self);
  sheaf_window_connect_contents (self);
  sheaf_window_connect_notes (self);
  sheaf_window_connect_alone (self);
  sheaf_window_connect_caret (self);
  sheaf_window_connect_import (self);
  sheaf_window_connect_imports (self);
  sheaf_window_connect_folders (self);
  sheaf_window_connect_grants (self);
  sheaf_window_connect_export (self);
  sheaf_window_connect_cleaning (self);
  sheaf_window_connect_pictures (self);
  sheaf_window_connect_lightbox (self);
  sheaf_window_connect_aloud (self);
  sheaf_window_add_actions (self);
  sheaf_window_add_error_actions (self);
  sheaf_window_add_backup_actions (self);
  sheaf_window_update_actions (self);
}
