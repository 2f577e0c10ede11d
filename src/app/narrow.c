/* narrow.c: what is too wide for a small screen, or for large text, made to fit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/narrow.h"

/* Of what is in a popover: with its frame and a margin, 360 px. */
#define POPOVER_WIDTH 336

typedef void (*Change) (GtkLabel *label);

static void
cut (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
}

static void
wrap (GtkLabel *label)
{
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    return;
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

static void
wrap_in_button (GtkLabel *label)
{
  wrap (label);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

/* Every label below @top, in buttons by @in_buttons, else by @elsewhere (nullable: as it is). */
static void
change_labels (GtkWidget *top, Change in_buttons, Change elsewhere)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (GTK_IS_LABEL (next) && GTK_IS_BUTTON (gtk_widget_get_parent (next)))
        in_buttons (GTK_LABEL (next));
      else if (GTK_IS_LABEL (next) && elsewhere)
        elsewhere (GTK_LABEL (next));
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
}

void
sheaf_narrow_buttons (GtkWidget *top)
{
  g_return_if_fail (GTK_IS_WIDGET (top));

  change_labels (top, cut, NULL);
}

void
sheaf_narrow_wrap_buttons (GtkWidget *top)
{
  g_return_if_fail (GTK_IS_WIDGET (top));

  change_labels (top, wrap_in_button, NULL);
}

void
sheaf_narrow_popover (GtkPopover *popover)
{
  g_autoptr (GtkWidget) child = NULL;
  GtkWidget *clamp = adw_clamp_new ();

  g_return_if_fail (GTK_IS_POPOVER (popover) && gtk_popover_get_child (popover));

  child = g_object_ref (gtk_popover_get_child (popover));
  change_labels (child, wrap_in_button, wrap);
  gtk_popover_set_child (popover, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), POPOVER_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), POPOVER_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_popover_set_child (popover, clamp);
}
