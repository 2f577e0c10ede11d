/* narrow.c: what is too wide for a small screen, or for large text, made to fit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/narrow.h"

#include "app/text-scale.h"

/* Of what is in a popover: with its frame and a margin, 360 px. */
#define POPOVER_WIDTH 336

/* Of the label of a button in a header bar, where text is larger than usual: as much as leaves room for another one and
 * some of the title between them. */
#define LABEL_WIDTH 96

/* Of one otherwise, for languages that need many words: two of these fit side by side into the narrowest window. */
#define USUAL_LABEL_WIDTH 112

typedef void (*Change) (GtkLabel *label);

/* Else a title that is long would leave the label nothing: GtkHeaderBar gives that what it would like first. */
static void
ask_for_width (GtkLabel *label)
{
  const gboolean large = sheaf_text_scale_get (GTK_WIDGET (label)) > 1.0;
  GtkWidget *button = gtk_widget_get_parent (GTK_WIDGET (label));
  int natural;

  gtk_widget_set_size_request (GTK_WIDGET (label), -1, -1);
  gtk_widget_measure (GTK_WIDGET (label), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                      NULL);
  natural = MIN (natural, large ? LABEL_WIDTH : USUAL_LABEL_WIDTH);
  gtk_widget_set_size_request (GTK_WIDGET (label), natural, -1);
  if (button && large)
    gtk_widget_add_css_class (button, "sheaf-tight");
  else if (button)
    gtk_widget_remove_css_class (button, "sheaf-tight");
}

static void
cut (GtkLabel *label)
{
  if (gtk_label_get_ellipsize (label) == PANGO_ELLIPSIZE_END)
    return;
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  g_signal_connect (label, "notify::label", G_CALLBACK (ask_for_width), NULL);
  /* By then it has the font that it will have. */
  g_signal_connect (label, "map", G_CALLBACK (ask_for_width), NULL);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (label)), "notify::gtk-xft-dpi",
                           G_CALLBACK (ask_for_width), label, G_CONNECT_SWAPPED);
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
sheaf_narrow_wrap (GtkWidget *top)
{
  g_return_if_fail (GTK_IS_WIDGET (top));

  change_labels (top, wrap_in_button, wrap);
}

void
sheaf_narrow_popover (GtkPopover *popover)
{
  g_autoptr (GtkWidget) child = NULL;
  GtkWidget *clamp = adw_clamp_new ();

  g_return_if_fail (GTK_IS_POPOVER (popover) && gtk_popover_get_child (popover));

  child = g_object_ref (gtk_popover_get_child (popover));
  sheaf_narrow_wrap (child);
  gtk_popover_set_child (popover, NULL);
  /* Since libadwaita 1.4 it is wider with larger text by itself, and the screen is not. 0: pixels. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (clamp), "unit"))
    g_object_set (clamp, "unit", 0, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), POPOVER_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), POPOVER_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), child);
  gtk_popover_set_child (popover, clamp);
}
