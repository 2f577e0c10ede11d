/* import-report-view.c: one import that was made, with what it came to and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-report-view.h"

#include "app/import-files.h"

#include <glib/gi18n.h>

struct _SheafImportReportView
{
  AdwBin parent_instance;

  GtkStack *stack; /* "none", "import" */
  GtkLabel *name;
  GtkLabel *moment;
  GtkLabel *counts;
  GtkLabel *error;
  GtkLabel *sources;
  GtkButton *show_button;
  GtkButton *again_button;
  GtkButton *undo_button;
  GtkLabel *left_out;
  SheafImportFiles *files;

  gboolean ended; /* only then there is a report */
};

G_DEFINE_FINAL_TYPE (SheafImportReportView, sheaf_import_report_view, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static char *
make_moment (SheafImportRecordItem *item)
{
  const char *state = sheaf_import_record_item_get_state (item);

  return *state ? g_strconcat (sheaf_import_record_item_get_moment (item), C_ ("facts", " · "),
                               state, NULL)
                : g_strdup (sheaf_import_record_item_get_moment (item));
}

static void
update_buttons (SheafImportReportView *self, SheafImportRecordItem *item)
{
  const gint64 id = sheaf_import_record_item_get_id (item);
  const gint64 step = sheaf_import_record_item_get_step (item);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->show_button), "x", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->again_button), "x", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo_button), "x", step);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button),
                          sheaf_import_record_item_get_n_articles (item) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), step != 0);
}

void
sheaf_import_report_view_set_item (SheafImportReportView *self, SheafImportRecordItem *item)
{
  g_autofree char *moment = item ? make_moment (item) : NULL;

  g_return_if_fail (SHEAF_IS_IMPORT_REPORT_VIEW (self));

  gtk_stack_set_visible_child_name (self->stack, item ? "import" : "none");
  if (!item)
    return;

  self->ended = *sheaf_import_record_item_get_counts (item) != '\0';
  set_text (self->name, sheaf_import_record_item_get_name (item));
  set_text (self->moment, moment);
  set_text (self->counts, sheaf_import_record_item_get_counts (item));
  set_text (self->error, sheaf_import_record_item_get_error (item));
  set_text (self->sources, sheaf_import_record_item_get_sources (item));
  update_buttons (self, item);
}

static const char *
nothing_text (SheafImportReportView *self)
{
  return self->ended ? _ ("There is nothing to report: all of it came in plainly")
                     : _ ("There is no report, since the import did not come to its end");
}

void
sheaf_import_report_view_set_files (SheafImportReportView *self,
                                    SheafImportList *files,
                                    guint left_out)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u more was not kept in the report",
                                 "%'u more were not kept in the report", left_out),
                       left_out);

  g_return_if_fail (SHEAF_IS_IMPORT_REPORT_VIEW (self));

  set_text (self->left_out, left_out > 0 ? text : "");
  sheaf_import_files_set_list (self->files, files, files ? nothing_text (self) : "");
}

GtkWidget *
sheaf_import_report_view_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_REPORT_VIEW, NULL);
}

static void
sheaf_import_report_view_class_init (SheafImportReportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_IMPORT_FILES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OBJECT_PATH "/ui/import-report-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, name);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, moment);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, counts);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, error);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, sources);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, show_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, again_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, left_out);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, files);
}

static void
sheaf_import_report_view_init (SheafImportReportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
