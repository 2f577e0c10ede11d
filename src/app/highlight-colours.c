/* highlight-colours.c: the colours of highlights, to choose one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/highlight-colours.h"

#include <glib/gi18n.h>

struct _SheafHighlightColours
{
  GtkBox parent_instance;
  GtkWidget *buttons[SHEAF_HIGHLIGHT_N_COLOURS];
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafHighlightColours, sheaf_highlight_colours, GTK_TYPE_BOX)

const char *
sheaf_highlight_colour_get_label (SheafHighlightColour colour)
{
  switch (colour)
    {
    case SHEAF_HIGHLIGHT_GREEN:
      return C_ ("colour of a highlight", "Green");
    case SHEAF_HIGHLIGHT_BLUE:
      return C_ ("colour of a highlight", "Blue");
    case SHEAF_HIGHLIGHT_PINK:
      return C_ ("colour of a highlight", "Pink");
    case SHEAF_HIGHLIGHT_PURPLE:
      return C_ ("colour of a highlight", "Purple");
    case SHEAF_HIGHLIGHT_YELLOW:
    case SHEAF_HIGHLIGHT_N_COLOURS:
    default:
      return C_ ("colour of a highlight", "Yellow");
    }
}

void
sheaf_highlight_colours_set_current (SheafHighlightColours *self, int colour)
{
  g_return_if_fail (SHEAF_IS_HIGHLIGHT_COLOURS (self));

  for (int i = 0; i < SHEAF_HIGHLIGHT_N_COLOURS; i++)
    {
      if (i == colour)
        gtk_widget_add_css_class (self->buttons[i], "current");
      else
        gtk_widget_remove_css_class (self->buttons[i], "current");
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_STATE_PRESSED,
          i == colour ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
}

static void
clicked_cb (SheafHighlightColours *self, GtkWidget *button)
{
  for (guint i = 0; i < SHEAF_HIGHLIGHT_N_COLOURS; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, i);
}

static GtkWidget *
new_button (SheafHighlightColours *self, SheafHighlightColour colour)
{
  const char *label = sheaf_highlight_colour_get_label (colour);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "sheaf-colour");
  gtk_widget_add_css_class (button, sheaf_highlight_colour_to_string (colour));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), button);
  return button;
}

static void
sheaf_highlight_colours_class_init (SheafHighlightColoursClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sheaf_highlight_colours_init (SheafHighlightColours *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  for (guint i = 0; i < SHEAF_HIGHLIGHT_N_COLOURS; i++)
    self->buttons[i] = new_button (self, i);
}

GtkWidget *
sheaf_highlight_colours_new (void)
{
  return g_object_new (SHEAF_TYPE_HIGHLIGHT_COLOURS, NULL);
}
