/* reader-hits.c: how often what was searched for is in the article, and the way from one to the next
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-hits.h"

#include "app/fold-box.h"

#include <glib/gi18n.h>

struct _SheafReaderHits
{
  AdwBin parent_instance;

  guint total;
  guint current; /* from 1 */
  GtkWidget *bar;
  GtkWidget *count;
  GtkWidget *steps;
};

enum
{
  SIGNAL_GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafReaderHits, sheaf_reader_hits, ADW_TYPE_BIN)

static void
show (SheafReaderHits *self)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->bar, self->total > 0);
  gtk_widget_set_sensitive (self->steps, self->total > 1);
  /* Translators: how often the article has what was searched for, and which of these places is shown */
  text =
      g_strdup_printf (ngettext ("Found %'u of %'u place", "Found %'u of %'u places", self->total),
                       self->current, self->total);
  gtk_label_set_text (GTK_LABEL (self->count), text);
}

void
sheaf_reader_hits_set_total (SheafReaderHits *self, guint total)
{
  g_return_if_fail (SHEAF_IS_READER_HITS (self));

  self->total = total;
  self->current = 1;
  show (self);
}

void
sheaf_reader_hits_step (SheafReaderHits *self, int step)
{
  g_return_if_fail (SHEAF_IS_READER_HITS (self));

  if (self->total == 0)
    return;
  self->current = (self->current - 1 + self->total + step) % self->total + 1;
  show (self);
  g_signal_emit (self, signals[SIGNAL_GO], 0, self->current);
}

static void
sheaf_reader_hits_class_init (SheafReaderHitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_GO] = g_signal_new ("go", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (SHEAF_TYPE_FOLD_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/reader-hits.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafReaderHits, bar);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderHits, count);
  gtk_widget_class_bind_template_child (widget_class, SheafReaderHits, steps);
}

static void
sheaf_reader_hits_init (SheafReaderHits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
