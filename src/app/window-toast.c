/* window-toast.c: one toast after the other
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

/* A toast of libadwaita 1.2 comes in over half a second and goes within less; one that is dismissed while
 * it still comes is freed under its own animation. So none is before this age. */
#define MIN_MILLISECONDS 700

static void
add (SheafWindow *self, AdwToast *toast)
{
  g_set_weak_pointer (&self->toast, toast);
  self->toast_time = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
replace (SheafWindow *self)
{
  AdwToast *next = g_steal_pointer (&self->next_toast);

  if (self->toast)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
  if (next)
    add (self, next);
}

static gboolean
replace_cb (gpointer data)
{
  SheafWindow *self = data;

  self->toast_source = 0;
  replace (self);
  return G_SOURCE_REMOVE;
}

/* Now, or once the one that is shown is old enough. */
static void
queue_replace (SheafWindow *self)
{
  const gint64 age = (g_get_monotonic_time () - self->toast_time) / 1000;

  if (self->toast_source)
    return;
  if (!self->toast || age >= MIN_MILLISECONDS)
    replace (self);
  else
    self->toast_source = g_timeout_add ((guint) (MIN_MILLISECONDS - age), replace_cb, self);
}

void
sheaf_window_put_toast (SheafWindow *self, AdwToast *toast)
{
  /* In a longer queue a toast would speak of a step long after it. */
  g_clear_object (&self->next_toast);
  self->next_toast = toast;
  queue_replace (self);
}

void
sheaf_window_dismiss_toast (SheafWindow *self)
{
  g_clear_object (&self->next_toast);
  if (self->toast)
    queue_replace (self);
}

void
sheaf_window_forget_toasts (SheafWindow *self)
{
  g_clear_handle_id (&self->toast_source, g_source_remove);
  g_clear_object (&self->next_toast);
  g_clear_weak_pointer (&self->toast);
}
