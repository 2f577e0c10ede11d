/* window-hits.c: what was searched for, in the open article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

static void
next_hit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_reader_step_hit (self->reader, 1);
}

static void
previous_hit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_reader_step_hit (self->reader, -1);
}

static void
forget_hits_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->article)
    return;
  self->unmarked_article = self->article->id;
  sheaf_window_read_once_more (self);
}

/* Marks that were taken away come again with another article or another search. */
void
sheaf_window_set_hits (SheafWindow *self, gint64 article)
{
  if (article != self->unmarked_article)
    self->unmarked_article = 0;
  sheaf_reader_set_search (self->reader,
                           self->unmarked_article ? NULL : sheaf_finder_get_text (self->finder));
}

void
sheaf_window_follow_search (SheafWindow *self)
{
  const char *text = sheaf_finder_get_text (self->finder);

  if (g_strcmp0 (text, sheaf_reader_get_search (self->reader)) == 0)
    return;
  self->unmarked_article = 0;
  sheaf_window_read_once_more (self);
}

void
sheaf_window_add_hit_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "next-hit", next_hit_cb },
    { "previous-hit", previous_hit_cb },
    { "forget-hits", forget_hits_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
