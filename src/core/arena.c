/* arena.c: memory that is given back all at once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/arena.h"

#include <stdalign.h>
#include <stddef.h>
#include <time.h>

#define CHUNK_SIZE (64 * 1024)

/* The clock is looked at once in so many calls. */
#define CALLS_PER_LOOK 256

/* Of the processor time of this thread: on a busy machine an honest article must not be refused. */
static gint64
spent (void)
{
  struct timespec time;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time) != 0)
    return g_get_monotonic_time ();
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

void
sheaf_arena_init (SheafArena *self, gsize limit, gint64 microseconds, GCancellable *cancellable)
{
  g_return_if_fail (self);

  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->free = NULL;
  self->left = 0;
  self->total = 0;
  self->limit = limit;
  self->calls = 0;
  self->deadline = spent () + microseconds;
  self->cancellable = cancellable;
}

void
sheaf_arena_clear (SheafArena *self)
{
  g_return_if_fail (self);

  g_clear_pointer (&self->chunks, g_ptr_array_unref);
}

static gboolean
is_at_limit (SheafArena *self, gsize size)
{
  if (size > self->limit - self->total)
    return TRUE;
  if (++self->calls % CALLS_PER_LOOK)
    return FALSE;
  return g_cancellable_is_cancelled (self->cancellable) || spent () > self->deadline;
}

static char *
add_chunk (SheafArena *self, gsize size)
{
  char *chunk = g_malloc (size);

  g_ptr_array_add (self->chunks, chunk);
  return chunk;
}

void *
sheaf_arena_allocate (SheafArena *self, gsize size)
{
  gsize rounded = (size + alignof (max_align_t) - 1) & ~(alignof (max_align_t) - 1);
  char *memory;

  if (rounded < size || is_at_limit (self, rounded))
    longjmp (self->escape, 1);
  self->total += rounded;
  if (rounded > CHUNK_SIZE / 4)
    return add_chunk (self, rounded);
  if (rounded > self->left)
    {
      self->free = add_chunk (self, CHUNK_SIZE);
      self->left = CHUNK_SIZE;
    }
  memory = self->free;
  self->free += rounded;
  self->left -= rounded;
  return memory;
}
