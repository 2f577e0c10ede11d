/* highlight-bar.c: what can be done with the text that is selected, beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/highlight-bar.h"

#include "app/highlight-colours.h"

#include <glib/gi18n.h>

/* Between it and the text, and from the edges, in pixels. */
#define GAP 8

struct _SheafHighlightBar
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (SheafHighlightBar, sheaf_highlight_bar, GTK_TYPE_BOX)

static void
chosen_cb (SheafHighlightBar *self, guint colour)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.highlight", "s",
                              sheaf_highlight_colour_to_string (colour));
}

static void
note_cb (SheafHighlightBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-note", NULL);
}

/* Below the text, where one has come to reading; where there is no room, above it, and else at the bottom. */
static int
find_top (const GdkRectangle *box, int height, int available)
{
  if (box->y + box->height + GAP + height + GAP <= available)
    return MAX (box->y + box->height + GAP, GAP);
  if (box->y - GAP - height >= GAP)
    return MIN (box->y - GAP - height, available - height - GAP);
  return MAX (available - height - GAP, 0);
}

void
sheaf_highlight_bar_show (SheafHighlightBar *self, const GdkRectangle *box)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *below = gtk_widget_get_parent (widget);
  const int available = gtk_widget_get_width (below);
  int width, height;

  g_return_if_fail (SHEAF_IS_HIGHLIGHT_BAR (self) && box && below);

  gtk_widget_set_margin_start (widget, 0);
  gtk_widget_set_margin_top (widget, 0);
  gtk_widget_set_visible (widget, TRUE);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_margin_start (
      widget, CLAMP (box->x + box->width / 2 - width / 2, GAP, MAX (available - width - GAP, GAP)));
  gtk_widget_set_margin_top (widget, find_top (box, height, gtk_widget_get_height (below)));
}

static void
sheaf_highlight_bar_class_init (SheafHighlightBarClass *klass)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sheaf_highlight_bar_init (SheafHighlightBar *self)
{
  GtkWidget *colours = sheaf_highlight_colours_new ();
  GtkWidget *note = gtk_button_new_with_mnemonic (_ ("_Note"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Highlight what is selected"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "sheaf-highlight-bar");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  /* Margins of an overlay are from the left, also where one reads from the right. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (note, "flat");
  gtk_widget_set_tooltip_text (note, _ ("Highlight and Write a Note (Shift+H)"));
  g_signal_connect_object (colours, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (note, "clicked", G_CALLBACK (note_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), colours);
  gtk_box_append (GTK_BOX (self), note);
}

GtkWidget *
sheaf_highlight_bar_new (void)
{
  return g_object_new (SHEAF_TYPE_HIGHLIGHT_BAR, "visible", FALSE, NULL);
}
