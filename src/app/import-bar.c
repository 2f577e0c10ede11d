/* import-bar.c: how far an import is, at the foot of the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-bar.h"

#include "app/fold-box.h"
#include "app/format-import.h"
#include "app/motion.h"

#include <glib/gi18n.h>

struct _SheafImportBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress_bar;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (SheafImportBar, sheaf_import_bar, ADW_TYPE_BIN)

void
sheaf_import_bar_set_progress (SheafImportBar *self,
                               const SheafImportProgress *progress,
                               int seconds_left)
{
  g_autofree char *text = NULL;
  double fraction;

  g_return_if_fail (SHEAF_IS_IMPORT_BAR (self));

  if (progress)
    gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, progress != NULL);
  if (!progress)
    {
      gtk_widget_set_sensitive (self->cancel, TRUE);
      return;
    }

  text = gtk_widget_get_sensitive (self->cancel)
             ? sheaf_format_import_progress (progress, seconds_left)
             : g_strdup (_ ("Cancelling…"));
  gtk_label_set_text (self->label, text);
  fraction = sheaf_format_import_fraction (progress);
  if (fraction < 0)
    sheaf_motion_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

void
sheaf_import_bar_set_cancelling (SheafImportBar *self)
{
  g_return_if_fail (SHEAF_IS_IMPORT_BAR (self));

  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_text (self->label, _ ("Cancelling…"));
}

GtkWidget *
sheaf_import_bar_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_BAR, NULL);
}

/* What is only slid out of sight a screen reader would still find. */
static void
revealed_cb (SheafImportBar *self, GParamSpec *property, GtkRevealer *revealer)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (revealer) ||
                                                 gtk_revealer_get_child_revealed (revealer));
}

static void
sheaf_import_bar_class_init (SheafImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, SheafImportBar, label);
  gtk_widget_class_bind_template_child (widget_class, SheafImportBar, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SheafImportBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
}

static void
sheaf_import_bar_init (SheafImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* In GTK 4.18 a button is labelled by its text, which goes before the name that it was given. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->cancel),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}
