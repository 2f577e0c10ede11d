/* window-asked.c: what is asked of the window from outside, by the desktop
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

static void
open_article (SheafWindow *self)
{
  const gint64 article = self->asked_article;

  self->asked_article = 0;
  sheaf_window_open_article (self, article);
  /* The list may have its row a moment later. */
  sheaf_window_return_to (self, article, 0);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}

static void
search (SheafWindow *self)
{
  g_autofree char *text = g_steal_pointer (&self->asked_search);

  /* On the page of an empty library there is nothing to search. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "library") != 0)
    return;
  sheaf_window_close_lightbox (self);
  if (!*text)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "search", NULL);
      return;
    }
  sheaf_window_leave_alone (self);
  sheaf_panes_show (self->panes, SHEAF_PANE_LIST);
  sheaf_article_list_set_search_text (self->list, text);
  sheaf_window_search (self, text);
}

void
sheaf_window_show_asked (SheafWindow *self)
{
  if (!self->library)
    return;
  if (self->asked_article)
    open_article (self);
  if (self->asked_import)
    g_action_group_activate_action (G_ACTION_GROUP (self), "import-files", NULL);
  self->asked_import = FALSE;
  /* Going back to the place one was at leaves every search. */
  if (self->asked_search && self->placed)
    search (self);
}

void
sheaf_window_show_article (SheafWindow *self, gint64 article)
{
  g_return_if_fail (SHEAF_IS_WINDOW (self));

  g_clear_pointer (&self->asked_search, g_free);
  self->asked_article = article;
  sheaf_window_show_asked (self);
}

void
sheaf_window_show_search (SheafWindow *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_WINDOW (self));
  g_return_if_fail (text);

  self->asked_article = 0;
  g_free (self->asked_search);
  self->asked_search = g_strdup (text);
  sheaf_window_show_asked (self);
}

void
sheaf_window_choose_import (SheafWindow *self)
{
  g_return_if_fail (SHEAF_IS_WINDOW (self));

  self->asked_import = TRUE;
  sheaf_window_show_asked (self);
}
