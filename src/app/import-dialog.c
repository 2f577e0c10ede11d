/* import-dialog.c: what an import will do, before it does it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-dialog.h"

#include "app/format-import.h"
#include "app/import-branches.h"
#include "app/import-files.h"
#include "app/import-filters.h"
#include "app/import-scan.h"
#include "app/import-settings.h"
#include "app/motion.h"
#include "app/narrow.h"
#include "app/split.h"

#include <glib/gi18n.h>

struct _SheafImportDialog
{
  GtkWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *import_button;
  GtkLabel *heading;
  GtkProgressBar *progress_bar;
  SheafImportFilters *filters;
  GtkExpander *options;
  SheafImportSettings *settings;
  SheafImportBranches *branches;
  SheafImportFiles *files;

  char *library;
  SheafImportScan *scan; /* the last one begun */
  gboolean ready;        /* it is finished */
};

G_DEFINE_FINAL_TYPE (SheafImportDialog, sheaf_import_dialog, GTK_TYPE_WINDOW)

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Looking. */

static void
show_progress (SheafImportDialog *self)
{
  const SheafImportProgress *progress = sheaf_import_scan_get_progress (self->scan);
  const double fraction = sheaf_format_import_fraction (progress);
  g_autofree char *text = sheaf_format_scan_progress (progress);

  gtk_label_set_text (self->heading, text);
  if (fraction < 0)
    sheaf_motion_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

/* The button says what it will do, and whether it can. */
static void
update_button (SheafImportDialog *self)
{
  const guint wanted = self->ready ? sheaf_import_scan_count_wanted (self->scan) : 0;
  const guint derived = self->ready ? sheaf_import_scan_count_derived (self->scan) : 0;
  const guint lacking = self->ready ? sheaf_import_scan_count_lacking (self->scan) : 0;
  g_autofree char *label = NULL;

  if (!self->ready)
    label = g_strdup (C_ ("button", "Import"));
  else if (wanted == 0 && derived > 0)
    label = g_strdup_printf (
        /* Translators: articles that are in the library get other categories */
        ngettext ("Apply to %'u Article", "Apply to %'u Articles", derived), derived);
  else if (wanted == 0 && lacking > 0)
    label = sheaf_format_look_button (lacking);
  else
    label = sheaf_format_import_button (wanted);
  gtk_button_set_label (self->import_button, label);
  /* Newer GTK makes a label of it anew. */
  sheaf_narrow_buttons (GTK_WIDGET (self->import_button));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), wanted + derived + lacking > 0);
}

/* To what most will want next, unless the person has begun something else. */
static void
move_focus (SheafImportDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const gboolean idle = !focus || focus == GTK_WIDGET (self->options) ||
                        focus == GTK_WIDGET (self->cancel_button) ||
                        focus == GTK_WIDGET (self->import_button);

  if (!idle || gtk_expander_get_expanded (self->options))
    return;
  gtk_widget_grab_focus (gtk_widget_get_sensitive (GTK_WIDGET (self->import_button))
                             ? GTK_WIDGET (self->import_button)
                             : GTK_WIDGET (self->cancel_button));
}

static void
show_preview (SheafImportDialog *self)
{
  const SheafImportProgress *progress = sheaf_import_scan_get_progress (self->scan);
  const GError *error = sheaf_import_scan_get_error (self->scan);
  SheafImportList *files = sheaf_import_scan_get_files (self->scan);
  g_autofree char *plan = sheaf_format_import_plan (progress);

  gtk_label_set_text (self->heading, error ? error->message : plan);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  sheaf_import_filters_set_list (self->filters, files);
  sheaf_import_branches_set_tree (self->branches, sheaf_import_scan_get_tree (self->scan),
                                  sheaf_import_list_count_all (files));
  sheaf_import_files_set_list (self->files, files, _ ("There is nothing to read here"));
  sheaf_import_files_filter (self->files, sheaf_import_filters_get_wanted (self->filters), NULL);
  sheaf_import_settings_set_scan (self->settings, self->scan);
}

static void
finished_cb (SheafImportDialog *self)
{
  self->ready = !sheaf_import_scan_get_error (self->scan);
  show_preview (self);
  update_button (self);
  move_focus (self);
}

static void
stop_scan (SheafImportDialog *self)
{
  if (!self->scan)
    return;
  g_signal_handlers_disconnect_by_data (self->scan, self);
  sheaf_import_scan_cancel (self->scan);
  g_clear_object (&self->scan);
}

static void
start_scan (SheafImportDialog *self)
{
  stop_scan (self);
  self->ready = FALSE;
  self->scan =
      sheaf_import_scan_new (self->library, sheaf_import_settings_get_request (self->settings));
  g_signal_connect_object (self->scan, "progress", G_CALLBACK (show_progress), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scan, "finished", G_CALLBACK (finished_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  show_progress (self);
  update_button (self);
  sheaf_import_scan_start (self->scan);
}

/* What the person does. */

static void
choose_encoding_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SheafImportDialog *self = SHEAF_IMPORT_DIALOG (widget);
  const char *path, *own, *site, *guessed, *alike;

  g_variant_get (parameter, "(^&aym&s^&aym&sm&s)", &path, &own, &site, &guessed, &alike);
  sheaf_import_settings_choose_encoding (self->settings, path, own, site, guessed, alike);
}

static void
filter_cb (SheafImportDialog *self)
{
  sheaf_import_files_filter (self->files, sheaf_import_filters_get_wanted (self->filters),
                             sheaf_import_branches_get_chosen (self->branches));
}

/* Who opens the options, by the mnemonic above all, wants to be in them. While they are closed, an expander of
 * GTK 4.8 would pass the focus on to what is in no window then. */
static void
options_cb (SheafImportDialog *self)
{
  const gboolean open = gtk_expander_get_expanded (self->options);

  gtk_widget_set_can_focus (GTK_WIDGET (self->settings), open);
  if (open)
    gtk_widget_child_focus (GTK_WIDGET (self->settings), GTK_DIR_TAB_FORWARD);
}

static void
import_cb (SheafImportDialog *self)
{
  g_autoptr (SheafImportRequest) request =
      sheaf_import_request_copy (sheaf_import_settings_get_request (self->settings));

  /* What was typed in the last moment is looked at first. */
  if (!self->ready)
    return;
  g_signal_emit (self, signals[CONFIRMED], 0, request);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
search_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  sheaf_import_files_focus_search (SHEAF_IMPORT_DIALOG (widget)->files);
  return GDK_EVENT_STOP;
}

GtkWidget *
sheaf_import_dialog_new (GtkWindow *parent, const char *library, const SheafImportRequest *request)
{
  SheafImportDialog *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (library && request, NULL);

  self = g_object_new (SHEAF_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  self->library = g_strdup (library);
  name = sheaf_import_request_make_name (request);
  adw_window_title_set_subtitle (self->title, name);
  sheaf_import_settings_set_request (self->settings, request);
  sheaf_import_files_set_list (self->files, NULL, "");
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->options));
  start_scan (self);
  return GTK_WIDGET (self);
}

static void
sheaf_import_dialog_dispose (GObject *object)
{
  SheafImportDialog *self = SHEAF_IMPORT_DIALOG (object);

  stop_scan (self);

  G_OBJECT_CLASS (sheaf_import_dialog_parent_class)->dispose (object);
}

static void
sheaf_import_dialog_finalize (GObject *object)
{
  g_free (SHEAF_IMPORT_DIALOG (object)->library);

  G_OBJECT_CLASS (sheaf_import_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, filters);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, settings);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, branches);
  gtk_widget_class_bind_template_child (widget_class, SheafImportDialog, files);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_scan);
  gtk_widget_class_bind_template_callback (widget_class, options_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
sheaf_import_dialog_class_init (SheafImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sheaf_import_dialog_dispose;
  object_class->finalize = sheaf_import_dialog_finalize;
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (SHEAF_TYPE_IMPORT_FILTERS);
  g_type_ensure (SHEAF_TYPE_IMPORT_SETTINGS);
  g_type_ensure (SHEAF_TYPE_IMPORT_BRANCHES);
  g_type_ensure (SHEAF_TYPE_IMPORT_FILES);
  g_type_ensure (SHEAF_TYPE_SPLIT);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "import.choose-encoding", "(aymsaymsms)",
                                   choose_encoding_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "default.activate", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, search_cb, NULL);
}

static void
sheaf_import_dialog_init (SheafImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sheaf_narrow_buttons (gtk_window_get_titlebar (GTK_WINDOW (self)));
}
