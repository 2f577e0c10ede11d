/* window-aloud.c: an article read aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/reader-private.h"
#include "app/window-private.h"
#include "core/page-head.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

static gboolean
is_on (SheafWindow *self)
{
  return sheaf_aloud_get_state (self->aloud) != SHEAF_ALOUD_OFF;
}

static void
start (SheafWindow *self)
{
  g_autofree char *language = sheaf_page_language (self->article);

  sheaf_aloud_start (self->aloud, language);
}

/* Also what pauses, and goes on. */
static void
read_aloud_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (is_on (self))
    sheaf_aloud_set_paused (self->aloud,
                            sheaf_aloud_get_state (self->aloud) == SHEAF_ALOUD_SPEAKING);
  else if (!sheaf_speaker_is_there (sheaf_aloud_get_speaker (self->aloud)))
    sheaf_window_toast (self, _ ("Reading aloud needs Speech Dispatcher, which is not installed"),
                        NULL, NULL, NULL);
  else
    start (self);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_aloud_step (((SheafWindow *) data)->aloud, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_aloud_step (((SheafWindow *) data)->aloud, 1);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  sheaf_window_stop_aloud (data);
}

gboolean
sheaf_window_stop_aloud (SheafWindow *self)
{
  const gboolean was_on = is_on (self);

  sheaf_aloud_stop (self->aloud);
  return was_on;
}

static void
enable (SheafWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* What is not there can be installed, and who asks is told so; but nothing can be installed into a sandbox. */
static gboolean
may_be_there (SheafWindow *self)
{
  return !sheaf_portal_is_sandboxed () ||
         sheaf_speaker_is_there (sheaf_aloud_get_speaker (self->aloud));
}

void
sheaf_window_update_aloud (SheafWindow *self)
{
  const gboolean on = is_on (self);

  enable (self, "read-aloud",
          self->article && !sheaf_article_list_get_several (self->list) && may_be_there (self));
  enable (self, "previous-sentence", on);
  enable (self, "next-sentence", on);
  enable (self, "stop-aloud", on);
}

/* The focus must not go with the bar: the keys would go to nobody. */
static void
changed_cb (SheafWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const gboolean had_focus = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->aloud_bar));

  sheaf_aloud_bar_set_state (self->aloud_bar, sheaf_aloud_get_state (self->aloud));
  sheaf_window_update_aloud (self);
  if (had_focus && !is_on (self))
    gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
}

static void
failed_cb (SheafWindow *self, const char *reason)
{
  sheaf_window_toast (self, reason, NULL, NULL, NULL);
}

static void
rate_cb (SheafWindow *self)
{
  sheaf_aloud_set_rate (self->aloud, g_settings_get_int (self->settings, "speech-rate"));
}

void
sheaf_window_connect_aloud (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "read-aloud", read_aloud_cb },
    { "previous-sentence", previous_cb },
    { "next-sentence", next_cb },
    { "stop-aloud", stop_cb },
  };
  WebKitWebView *view = sheaf_reader_get_view (GTK_WIDGET (self->reader));

  self->aloud = sheaf_aloud_new (GTK_WIDGET (view), sheaf_speaker_new (NULL, NULL));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  sheaf_aloud_bar_set_settings (self->aloud_bar, self->settings);
  rate_cb (self);
  g_signal_connect_object (self->settings, "changed::speech-rate", G_CALLBACK (rate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->aloud, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->aloud, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}
