/* import-queue.c: files between the walk, the reading threads and the store
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-queue.h"

#define QUEUE_ITEMS 256
#define QUEUE_BYTES (16 * 1024 * 1024)

struct _SheafImportQueue
{
  GMutex mutex;
  GCond room;  /* for the walk: a place became free */
  GCond work;  /* for the reading threads: something to read, or room to read it in */
  GCond ready; /* for the store: the first in line is ready */
  SheafImportItem *items[QUEUE_ITEMS];
  guint head; /* numbers count on and on; a number's place is its rest by QUEUE_ITEMS */
  guint next; /* first that no reading thread has looked at */
  guint tail;
  gsize bytes; /* taken for reading and not popped yet */
  gboolean closed;
  gboolean stopped;
};

SheafImportQueue *
sheaf_import_queue_new (void)
{
  SheafImportQueue *self = g_new0 (SheafImportQueue, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->room);
  g_cond_init (&self->work);
  g_cond_init (&self->ready);
  return self;
}

void
sheaf_import_queue_free (SheafImportQueue *self)
{
  for (guint number = self->head; number != self->tail; number++)
    sheaf_import_item_free (self->items[number % QUEUE_ITEMS]);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->room);
  g_cond_clear (&self->work);
  g_cond_clear (&self->ready);
  g_free (self);
}

gboolean
sheaf_import_queue_add (SheafImportQueue *self, SheafImportItem *item)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  while (!self->stopped && self->tail - self->head == QUEUE_ITEMS)
    g_cond_wait (&self->room, &self->mutex);
  if (self->stopped)
    {
      sheaf_import_item_free (item);
      return FALSE;
    }
  item->ready = !item->folder;
  self->items[self->tail % QUEUE_ITEMS] = item;
  if (!item->ready)
    g_cond_signal (&self->work);
  else if (self->tail == self->head)
    g_cond_signal (&self->ready);
  self->tail++;
  return TRUE;
}

void
sheaf_import_queue_close (SheafImportQueue *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  self->closed = TRUE;
  g_cond_broadcast (&self->work);
  g_cond_signal (&self->ready);
}

/* The next item to read, or NULL where every one in line is being read, was read, or need not be. */
static SheafImportItem *
find_unread (SheafImportQueue *self)
{
  while (self->next != self->tail)
    {
      SheafImportItem *item = self->items[self->next % QUEUE_ITEMS];

      if (!item->ready)
        return item;
      self->next++;
    }
  return NULL;
}

/* A file larger than all the room there is gets read alone. */
static gboolean
has_room (const SheafImportQueue *self, gsize cost)
{
  return !self->bytes || self->bytes + cost <= QUEUE_BYTES;
}

SheafImportItem *
sheaf_import_queue_take (SheafImportQueue *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  while (!self->stopped)
    {
      SheafImportItem *item = find_unread (self);

      if (item && has_room (self, sheaf_import_item_get_cost (item)))
        {
          item->cost = sheaf_import_item_get_cost (item);
          self->bytes += item->cost;
          self->next++;
          return item;
        }
      if (!item && self->closed)
        break;
      g_cond_wait (&self->work, &self->mutex);
    }
  return NULL;
}

void
sheaf_import_queue_give_back (SheafImportQueue *self, SheafImportItem *item)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  item->ready = TRUE;
  if (self->items[self->head % QUEUE_ITEMS] == item)
    g_cond_signal (&self->ready);
}

static gboolean
is_first_ready (const SheafImportQueue *self)
{
  return self->head != self->tail && self->items[self->head % QUEUE_ITEMS]->ready;
}

static SheafImportItem *
remove_first (SheafImportQueue *self)
{
  SheafImportItem *item = self->items[self->head % QUEUE_ITEMS];

  if (self->next == self->head)
    self->next++;
  self->head++;
  self->bytes -= item->cost;
  g_cond_signal (&self->room);
  if (item->cost)
    g_cond_broadcast (&self->work);
  return item;
}

SheafImportItem *
sheaf_import_queue_pop (SheafImportQueue *self, gint64 deadline, gboolean *finished)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  *finished = FALSE;
  while (!self->stopped && !is_first_ready (self))
    {
      if (self->closed && self->head == self->tail)
        break;
      if (!g_cond_wait_until (&self->ready, &self->mutex, deadline))
        return is_first_ready (self) && !self->stopped ? remove_first (self) : NULL;
    }
  *finished = self->stopped || !is_first_ready (self);
  return *finished ? NULL : remove_first (self);
}

void
sheaf_import_queue_stop (SheafImportQueue *self)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  self->stopped = TRUE;
  g_cond_broadcast (&self->room);
  g_cond_broadcast (&self->work);
  g_cond_broadcast (&self->ready);
}

guint
sheaf_import_queue_count (SheafImportQueue *self, gboolean *closed)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->mutex);

  *closed = self->closed;
  return self->tail;
}
