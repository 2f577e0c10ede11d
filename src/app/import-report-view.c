/* import-report-view.c: one import that was made, with what it came to and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-report-view.h"

#include "app/format-import.h"
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
  GtkLabel *pictures;
  GtkExpander *lacking;
  GtkLabel *lacking_text;
  GtkButton *around_button;
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
nothing_text (SheafImportReportView *self, const SheafPictureSums *sums)
{
  if (self->ended && sums && sums->lacking > 0)
    return _ ("All files came in plainly");
  return self->ended ? _ ("There is nothing to report: all of it came in plainly")
                     : _ ("There is no report, since the import did not come to its end");
}

/* Why pictures are missing, a paragraph for each reason. Returns: (transfer full) */
static char *
make_lacking (const SheafPictureSums *sums)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sums->reasons->len; i++)
    {
      g_autofree char *reason = sheaf_format_lacking_reason (g_ptr_array_index (sums->reasons, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", reason);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_pictures (SheafImportReportView *self, const SheafPictureSums *sums)
{
  g_autofree char *kept = sheaf_format_pictures (sums ? sums->kept : 0);
  g_autofree char *lacking = sheaf_format_lacking (sums ? sums->lacking : 0);
  g_autofree char *text = sums ? make_lacking (sums) : g_strdup ("");

  set_text (self->pictures, kept);
  gtk_expander_set_label (self->lacking, lacking);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lacking), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lacking, -1);
  gtk_label_set_text (self->lacking_text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lacking), sums && sums->lacking > 0);
}

void
sheaf_import_report_view_set_content (SheafImportReportView *self,
                                      const SheafImportReportContent *content)
{
  const guint left_out = content ? content->left_out : 0;
  g_autofree char *text =
      g_strdup_printf (ngettext ("%'u more was not kept in the report",
                                 "%'u more were not kept in the report", left_out),
                       left_out);

  g_return_if_fail (SHEAF_IS_IMPORT_REPORT_VIEW (self));

  set_text (self->left_out, left_out > 0 ? text : "");
  show_pictures (self, content ? content->pictures : NULL);
  if (content && content->around)
    gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->around_button), content->around);
  gtk_widget_set_visible (GTK_WIDGET (self->around_button), content && content->around);
  sheaf_import_files_set_list (self->files, content ? content->files : NULL,
                               content ? nothing_text (self, content->pictures) : "");
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
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, pictures);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, lacking);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, lacking_text);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, around_button);
  gtk_widget_class_bind_template_child (widget_class, SheafImportReportView, files);
}

static void
sheaf_import_report_view_init (SheafImportReportView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
