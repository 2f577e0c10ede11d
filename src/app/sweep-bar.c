/* sweep-bar.c: how far all pictures of a place are, at the foot of the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sweep-bar.h"

#include "app/fold-box.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define PLACE_SHOWN 60

struct _SheafSweepBar
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkLabel *report;
  GtkProgressBar *progress;
  GtkButton *pause;
  GtkButton *end;
};

G_DEFINE_FINAL_TYPE (SheafSweepBar, sheaf_sweep_bar, ADW_TYPE_BIN)

static char *
describe (const SheafSweepProgress *progress, const char *place)
{
  g_autofree char *shown = sheaf_text_display (place, PLACE_SHOWN);

  if (progress->state == SHEAF_SWEEP_DONE)
    /* Translators: %s is a place in the sidebar */
    return g_strdup_printf (_ ("The pictures of “%s” were loaded"), shown);
  if (progress->state == SHEAF_SWEEP_PAUSED)
    /* Translators: %s is a place in the sidebar */
    return g_strdup_printf (_ ("Loading the pictures of “%s” is paused"), shown);
  /* Translators: %s is a place in the sidebar */
  return g_strdup_printf (_ ("Loading the pictures of “%s”"), shown);
}

static void
append_part (GString *text, char *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

/* "120 of 2,300 articles · 340 pictures came · there is no such file: 12" */
static char *
report (const SheafSweepProgress *progress)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (progress->total && progress->state != SHEAF_SWEEP_DONE)
    append_part (
        text, g_strdup_printf (
                  /* Translators: how many articles were looked through for pictures, of how many */
                  ngettext ("%'u of %'u article", "%'u of %'u articles", progress->total),
                  progress->articles, progress->total));
  append_part (text,
               g_strdup_printf (ngettext ("%'u picture came", "%'u pictures came", progress->came),
                                progress->came));
  for (guint i = 1; i < SHEAF_PICTURE_PROBLEMS; i++)
    if (progress->by_problem[i])
      /* Translators: why pictures did not come, and how many of them */
      append_part (text, g_strdup_printf (_ ("%s: %'u"),
                                          sheaf_picture_problem_to_string ((SheafPictureProblem) i),
                                          progress->by_problem[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
sheaf_sweep_bar_set (SheafSweepBar *self, const SheafSweepProgress *progress, const char *place)
{
  g_autofree char *text = NULL;
  g_autofree char *numbers = NULL;
  gboolean done;

  g_return_if_fail (SHEAF_IS_SWEEP_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), progress != NULL);
  if (!progress)
    return;
  done = progress->state == SHEAF_SWEEP_DONE;
  text = describe (progress, place);
  numbers = report (progress);
  gtk_label_set_text (self->label, text);
  gtk_label_set_text (self->report, numbers);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->report), numbers);
  gtk_progress_bar_set_fraction (
      self->progress, progress->total ? (double) progress->articles / progress->total : done);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), !done);
  gtk_widget_set_visible (GTK_WIDGET (self->pause), !done);
  gtk_button_set_label (self->pause,
                        progress->state == SHEAF_SWEEP_PAUSED ? _ ("_Go On") : _ ("_Pause"));
  gtk_button_set_label (self->end, done ? _ ("_Close") : _ ("_Stop"));
}

static void
sheaf_sweep_bar_class_init (SheafSweepBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/sweep-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafSweepBar, label);
  gtk_widget_class_bind_template_child (widget_class, SheafSweepBar, report);
  gtk_widget_class_bind_template_child (widget_class, SheafSweepBar, progress);
  gtk_widget_class_bind_template_child (widget_class, SheafSweepBar, pause);
  gtk_widget_class_bind_template_child (widget_class, SheafSweepBar, end);
}

static void
sheaf_sweep_bar_init (SheafSweepBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
