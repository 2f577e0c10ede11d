/* loop-watch.c: how long a thread was blocked, as another one sees it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loop-watch.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define INTERVAL_MS 2

struct _LoopWatch
{
  GThread *thread;
  int stat;  /* of the thread that is watched */
  int ended; /* atomic */
  GMutex mutex;
  gint64 blocked; /* nanoseconds; guarded by @mutex */
};

/* The name before it, in parentheses, may hold anything. */
static gboolean
is_blocked (LoopWatch *self)
{
  char text[256];
  const ssize_t length = pread (self->stat, text, sizeof text - 1, 0);
  const char *name_end;

  if (length <= 0)
    return FALSE;
  text[length] = '\0';
  name_end = strrchr (text, ')');
  return name_end && name_end[1] && (name_end[2] == 'S' || name_end[2] == 'D');
}

static gpointer
watch_thread (gpointer data)
{
  LoopWatch *self = data;
  gint64 last = g_get_monotonic_time ();
  gboolean was_blocked = FALSE;

  while (!g_atomic_int_get (&self->ended))
    {
      const gboolean blocked = is_blocked (self);
      const gint64 now = g_get_monotonic_time ();

      if (blocked && was_blocked)
        {
          g_mutex_lock (&self->mutex);
          self->blocked += (now - last) * 1000;
          g_mutex_unlock (&self->mutex);
        }
      was_blocked = blocked;
      last = now;
      g_poll (NULL, 0, INTERVAL_MS);
    }
  return NULL;
}

LoopWatch *
loop_watch_new (void)
{
  LoopWatch *self = g_new0 (LoopWatch, 1);
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/stat", gettid ());

  self->stat = open (path, O_RDONLY | O_CLOEXEC);
  g_mutex_init (&self->mutex);
  self->thread = g_thread_new ("loop-watch", watch_thread, self);
  return self;
}

void
loop_watch_free (LoopWatch *self)
{
  g_atomic_int_set (&self->ended, 1);
  g_thread_join (self->thread);
  if (self->stat >= 0)
    close (self->stat);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

gint64
loop_watch_read (LoopWatch *self)
{
  gint64 blocked;

  g_mutex_lock (&self->mutex);
  blocked = self->blocked;
  g_mutex_unlock (&self->mutex);
  return blocked;
}
