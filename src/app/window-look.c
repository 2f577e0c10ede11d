/* window-look.c: how articles look: size of the text, font, colours
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/page-theme.h"

#define ZOOM_MINIMUM 50
#define ZOOM_MAXIMUM 300
#define ZOOM_STEP    10

/* In hundredths; the reader follows the setting. */
static void
set_zoom (SheafWindow *self, int zoom)
{
  g_settings_set_int (self->settings, "zoom", CLAMP (zoom, ZOOM_MINIMUM, ZOOM_MAXIMUM));
}

static void
zoom_by (SheafWindow *self, int step)
{
  set_zoom (self, g_settings_get_int (self->settings, "zoom") + step);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom_by (data, ZOOM_STEP);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  zoom_by (data, -ZOOM_STEP);
}

static void
zoom_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  set_zoom (data, 100);
}

static void
typography_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_show_tools (self, TRUE);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->look_button)))
    return;
  g_set_weak_pointer (&self->focus_before_look, gtk_root_get_focus (GTK_ROOT (self)));
  gtk_menu_button_popup (self->look_button);
}

/* Not the first of the colours, which looks as if it were the chosen one. */
static void
look_shown_cb (SheafWindow *self)
{
  sheaf_reader_style_popover_focus_chosen (self->look);
}

static gboolean
return_focus_cb (gpointer data)
{
  SheafWindow *self = data;
  GtkWidget *before = self->focus_before_look;

  sheaf_window_show_tools (self, FALSE);
  if (before && gtk_widget_get_mapped (before))
    gtk_widget_grab_focus (before);
  g_clear_weak_pointer (&self->focus_before_look);
  return G_SOURCE_REMOVE;
}

/* Who came by a key is back where it was pressed; GTK would stay at the button, and 4.18 goes there only after it
 * has told of this. But before the next key is looked at. */
void
sheaf_window_return_focus (SheafWindow *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, return_focus_cb, g_object_ref (self), g_object_unref);
}

/* What is around the page has its colours, so that it is one sheet from edge to edge; the class is the name
 * of the theme. */
static void
show_theme (SheafWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "page-theme");
  const SheafPageTheme chosen = sheaf_page_theme_from_string (name);

  for (SheafPageTheme theme = SHEAF_PAGE_THEME_DESKTOP; theme <= SHEAF_PAGE_THEME_BLACK; theme++)
    if (theme == chosen)
      gtk_widget_add_css_class (self->reader_pane, sheaf_page_theme_to_string (theme));
    else
      gtk_widget_remove_css_class (self->reader_pane, sheaf_page_theme_to_string (theme));
}

void
sheaf_window_connect_look (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "zoom-in", zoom_in_cb },
    { "zoom-out", zoom_out_cb },
    { "zoom-normal", zoom_normal_cb },
    { "typography", typography_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sheaf_reader_set_settings (self->reader, self->settings);
  sheaf_reader_style_popover_set_settings (self->look, self->settings);
  g_signal_connect_object (self->look, "show", G_CALLBACK (look_shown_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->look, "closed", G_CALLBACK (sheaf_window_return_focus), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::page-theme", G_CALLBACK (show_theme), self,
                           G_CONNECT_SWAPPED);
  show_theme (self);
}
