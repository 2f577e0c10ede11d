/* import-summary.c: what an import came to, file by file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-summary.h"

#include "app/format.h"

#include <glib/gi18n.h>

struct _SheafImportSummary
{
  GtkWindow parent_instance;

  GtkLabel *heading;
  GtkLabel *counts;
  GtkLabel *reason;
  GtkListView *view;
  GtkButton *undo_button;

  gint64 step;
};

G_DEFINE_FINAL_TYPE (SheafImportSummary, sheaf_import_summary, GTK_TYPE_WINDOW)

/* Rows. */

static const char *
icon_for (SheafImportProblem *problem)
{
  switch (sheaf_import_problem_get_outcome (problem))
    {
    case SHEAF_OUTCOME_FAILED:
      return "sheaf-failed-symbolic";
    case SHEAF_OUTCOME_SKIPPED:
      return "sheaf-skipped-symbolic";
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_UPDATED:
    case SHEAF_OUTCOME_CONFLICT:
    case SHEAF_OUTCOME_DUPLICATE:
    default:
      return "sheaf-attention-symbolic";
    }
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportSummary *self)
{
  SheafImportProblem *problem = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_next_sibling (icon);
  GtkWidget *place = gtk_widget_get_first_child (texts);
  GtkWidget *reason = gtk_widget_get_next_sibling (place);
  GtkWidget *state = gtk_widget_get_next_sibling (texts);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_for (problem));
  gtk_label_set_text (GTK_LABEL (place), sheaf_import_problem_get_place (problem));
  gtk_label_set_text (GTK_LABEL (reason), sheaf_import_problem_get_reason (problem));
  gtk_label_set_text (GTK_LABEL (state), sheaf_import_problem_get_state (problem));
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *place = new_label ("place");
  GtkWidget *reason = new_label ("dim-label");
  GtkWidget *state = new_label ("caption");

  gtk_widget_add_css_class (reason, "caption");
  gtk_widget_add_css_class (state, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (state), FALSE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (state, GTK_ALIGN_START);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), place);
  gtk_box_append (GTK_BOX (texts), reason);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), state);
  gtk_list_item_set_child (list_item, box);
}

/* Contents. */

static char *
join_counts (const guint totals[SHEAF_N_OUTCOMES])
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < SHEAF_N_OUTCOMES; i++)
    if (totals[i] > 0)
      {
        g_autofree char *part = sheaf_format_outcome (i, totals[i]);

        g_strv_builder_add (parts, part);
      }
  list = g_strv_builder_end (parts);
  /* Translators: between the counts of an import: "312 new · 3 failed" */
  return g_strjoinv (C_ ("import", " · "), list);
}

static void
undo_cb (SheafImportSummary *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_widget_activate_action (parent, "win.undo-step", "x", self->step);
  gtk_window_close (GTK_WINDOW (self));
}

static const char *
reason_text (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("Import stopped; what was read stays");
  return error ? error->message : "";
}

static void
fill (SheafImportSummary *self, SheafImportJob *job)
{
  const SheafImportProgress *progress = sheaf_import_job_get_progress (job);
  const GError *error = sheaf_import_job_get_error (job);
  g_autofree char *heading = sheaf_format_import_done (progress->totals);
  g_autofree char *counts = join_counts (progress->totals);
  GtkNoSelection *selection =
      gtk_no_selection_new (g_object_ref (sheaf_import_job_get_problems (job)));

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->counts, counts);
  gtk_label_set_text (self->reason, reason_text (error));
  gtk_widget_set_visible (GTK_WIDGET (self->reason), error != NULL);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  self->step = sheaf_import_job_get_step (job);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), self->step != 0);
}

GtkWidget *
sheaf_import_summary_new (GtkWindow *parent, SheafImportJob *job)
{
  SheafImportSummary *self =
      g_object_new (SHEAF_TYPE_IMPORT_SUMMARY, "transient-for", parent, "modal", TRUE, NULL);

  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  fill (self, job);
  return GTK_WIDGET (self);
}

static void
sheaf_import_summary_class_init (SheafImportSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportSummary, heading);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSummary, counts);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSummary, reason);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSummary, view);
  gtk_widget_class_bind_template_child (widget_class, SheafImportSummary, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sheaf_import_summary_init (SheafImportSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
