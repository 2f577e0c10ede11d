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

  GtkWidget *below;  /* (nullable) weak: what has the keys that lead here */
  GtkWidget *before; /* (nullable) weak: what had the focus before this */
};

G_DEFINE_FINAL_TYPE (SheafHighlightBar, sheaf_highlight_bar, GTK_TYPE_BOX)

/* --- The way here by keyboard, and back ------------------------------------------------------------ */

static gboolean
has_focus (SheafHighlightBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
leave (SheafHighlightBar *self)
{
  if (has_focus (self) && self->before)
    gtk_widget_grab_focus (self->before);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static gboolean
enter (SheafHighlightBar *self)
{
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (self->below)));
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/* Before the page, which would take Tab to its next link, and any key for the end of selecting. */
static gboolean
key_cb (SheafHighlightBar *self, guint key, guint code, GdkModifierType modifiers)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) ||
      (modifiers & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Tab && !has_focus (self))
    return enter (self);
  if (key == GDK_KEY_Escape && has_focus (self))
    {
      leave (self);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
listen_to (SheafHighlightBar *self, GtkWidget *below)
{
  GtkEventController *controller;

  if (self->below == below)
    return;
  g_set_weak_pointer (&self->below, below);
  controller = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (below, controller);
}

/* --- What it does ---------------------------------------------------------------------------------- */

static void
chosen_cb (SheafHighlightBar *self, guint colour)
{
  leave (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.highlight", "s",
                              sheaf_highlight_colour_to_string (colour));
}

static void
note_cb (SheafHighlightBar *self)
{
  leave (self);
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

  listen_to (self, below);
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
sheaf_highlight_bar_dispose (GObject *object)
{
  SheafHighlightBar *self = SHEAF_HIGHLIGHT_BAR (object);

  g_clear_weak_pointer (&self->below);
  g_clear_weak_pointer (&self->before);

  G_OBJECT_CLASS (sheaf_highlight_bar_parent_class)->dispose (object);
}

static void
sheaf_highlight_bar_class_init (SheafHighlightBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sheaf_highlight_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sheaf_highlight_bar_init (SheafHighlightBar *self)
{
  GtkWidget *colours = sheaf_highlight_colours_new ();
  /* Translators: a button beside text that is selected: highlights it and opens a note to it */
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
