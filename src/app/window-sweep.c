/* window-sweep.c: all pictures of a place, loaded from the network
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* The place it is of, as the session keeps it: shelf, category or 0, tag or "", what it is called. */
#define PLACE_TYPE G_VARIANT_TYPE ("(ixss)")

static void
update (SheafWindow *self)
{
  const char *name = NULL;

  if (self->sweep_place)
    g_variant_get_child (self->sweep_place, 3, "&s", &name);
  sheaf_sweep_bar_set (self->sweep_bar,
                       self->sweep ? sheaf_picture_sweep_get_progress (self->sweep) : NULL,
                       name ? name : "");
}

/* One that is done is not gone back to. */
static void
changed_cb (SheafWindow *self)
{
  if (sheaf_picture_sweep_get_progress (self->sweep)->state == SHEAF_SWEEP_DONE)
    sheaf_window_queue_session (self);
  update (self);
}

/* @place: (transfer full) */
static void
make (SheafWindow *self, GVariant *place)
{
  g_auto (GStrv) never = g_settings_get_strv (self->settings, "pictures-never");
  SheafPictureSweepPlan plan = { .library = self->path, .never = (const char *const *) never };
  gint32 shelf;
  const char *tag;

  sheaf_window_end_sweep (self);
  self->sweep_place = place;
  g_variant_get (place, "(ix&s&s)", &shelf, &plan.place.category, &tag, NULL);
  plan.place.shelf = (SheafShelf) shelf;
  plan.place.tag = *tag ? tag : NULL;
  plan.cleaner = g_settings_get_boolean (self->settings, "clean-view") ? self->cleaner : NULL;
  plan.tells_site = g_settings_get_boolean (self->settings, "picture-referrer");
  plan.also = sheaf_picture_loader_get_also (self->loader);
  self->sweep = sheaf_picture_sweep_new (self->writer, &plan);
  g_signal_connect_object (self->sweep, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_place (GVariant *place)
{
  gint32 shelf;

  if (!g_variant_is_of_type (place, PLACE_TYPE))
    return FALSE;
  g_variant_get_child (place, 0, "i", &shelf);
  return shelf >= 0 && shelf <= SHEAF_SHELF_LAST_IMPORT;
}

static void
load_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->writer || self->read_only || !is_place (parameter))
    return;
  make (self, g_variant_ref (parameter));
  sheaf_picture_sweep_go_on (self->sweep);
  sheaf_window_queue_session (self);
}

static void
pause_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->sweep)
    return;
  if (sheaf_picture_sweep_get_progress (self->sweep)->state == SHEAF_SWEEP_RUNNING)
    sheaf_picture_sweep_pause (self->sweep);
  else
    sheaf_picture_sweep_go_on (self->sweep);
}

static void
end_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_window_end_sweep (self);
  sheaf_window_queue_session (self);
}

void
sheaf_window_end_sweep (SheafWindow *self)
{
  if (self->sweep)
    {
      g_signal_handlers_disconnect_by_data (self->sweep, self);
      sheaf_picture_sweep_pause (self->sweep);
    }
  g_clear_object (&self->sweep);
  g_clear_pointer (&self->sweep_place, g_variant_unref);
  update (self);
}

char *
sheaf_window_get_sweep (SheafWindow *self)
{
  if (!self->sweep || sheaf_picture_sweep_get_progress (self->sweep)->state == SHEAF_SWEEP_DONE)
    return NULL;
  return g_variant_print (self->sweep_place, TRUE);
}

void
sheaf_window_restore_sweep (SheafWindow *self, const char *text)
{
  g_autoptr (GVariant) place = text ? g_variant_parse (PLACE_TYPE, text, NULL, NULL, NULL) : NULL;

  if (!place || !is_place (place) || !self->writer || self->read_only)
    return;
  make (self, g_steal_pointer (&place));
  update (self);
}

void
sheaf_window_add_sweep_actions (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "load-place-pictures", load_cb, "(ixss)" },
    { "pause-sweep", pause_cb },
    { "end-sweep", end_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
