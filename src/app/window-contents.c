/* window-contents.c: what is in the open article, by its headings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* A list of one heading would lead nowhere. */
#define HEADINGS_MIN 2

static void
place_changed_cb (SheafWindow *self)
{
  const char *block = sheaf_reader_get_place (self->reader);

  sheaf_contents_popover_set_place (self->contents,
                                    block ? (guint) g_ascii_strtoull (block + 1, NULL, 10) : 0);
}

void
sheaf_window_update_contents (SheafWindow *self)
{
  GPtrArray *headings = sheaf_article_list_get_several (self->list) || !self->article
                            ? NULL
                            : sheaf_reader_get_headings (self->reader);
  const gboolean any = headings && headings->len >= HEADINGS_MIN;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "contents");

  sheaf_contents_popover_set_headings (self->contents, any ? headings : NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), any);
  gtk_widget_set_visible (GTK_WIDGET (self->contents_button), any);
  if (any)
    place_changed_cb (self);
  sheaf_window_update_tools (self);
}

static void
contents_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_show_tools (self, TRUE);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->contents_button)))
    return;
  g_set_weak_pointer (&self->focus_before_look, gtk_root_get_focus (GTK_ROOT (self)));
  gtk_menu_button_popup (self->contents_button);
}

/* The keyboard goes on in the page, not where it was before. */
static void
chosen_cb (SheafWindow *self, guint block)
{
  sheaf_reader_go_to (self->reader, block);
  g_set_weak_pointer (&self->focus_before_look, gtk_root_get_focus (GTK_ROOT (self)));
}

void
sheaf_window_connect_contents (SheafWindow *self)
{
  static const GActionEntry entries[] = { { "contents", contents_cb } };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->reader, "article-loaded",
                           G_CALLBACK (sheaf_window_update_contents), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contents, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->contents, "closed", G_CALLBACK (sheaf_window_return_focus), self,
                           G_CONNECT_SWAPPED);
}
