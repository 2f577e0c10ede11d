/* index-texts.c: the texts that the search index is made of, extracted ahead on other threads
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/index-texts.h"

#include "core/search-text.h"

/* In the line at once. */
#define TEXTS_PER_THREAD 16
#define MAX_PACKED       (4 * 1024 * 1024)

/* Shared, as an atomic reference-counted box, by the line and the pool. */
typedef struct
{
  SheafIndexText *text; /* of the line */
  gsize packed;         /* bytes */
  gboolean begun;       /* under the lock, as the next */
  gboolean done;
} Place;

struct _SheafIndexTexts
{
  GThreadPool *pool; /* of Place */
  guint n_threads;
  GQueue line; /* Place *, owned */
  gsize packed;
  GMutex lock;
  GCond done;
};

void
sheaf_index_text_free (SheafIndexText *text)
{
  if (!text)
    return;
  g_free (text->title);
  g_clear_pointer (&text->packed, g_bytes_unref);
  g_free (text->encoding);
  g_free (text->text);
  g_free (text);
}

static void
extract (SheafIndexText *text)
{
  if (text->packed && !text->text)
    text->text =
        sheaf_search_text_full (text->packed, text->format, text->encoding, &text->pictures);
}

static gboolean
begin (SheafIndexTexts *self, Place *place)
{
  gboolean begun;

  g_mutex_lock (&self->lock);
  begun = place->begun;
  place->begun = TRUE;
  g_mutex_unlock (&self->lock);
  return !begun;
}

static void
extract_func (gpointer data, gpointer user_data)
{
  SheafIndexTexts *self = user_data;
  Place *place = data;

  if (begin (self, place))
    {
      extract (place->text);
      g_mutex_lock (&self->lock);
      place->done = TRUE;
      g_cond_signal (&self->done);
      g_mutex_unlock (&self->lock);
    }
  g_atomic_rc_box_release (place);
}

SheafIndexTexts *
sheaf_index_texts_new (void)
{
  SheafIndexTexts *self = g_new0 (SheafIndexTexts, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->done);
  g_queue_init (&self->line);
  /* One processor is the writer's. */
  self->n_threads = MAX (g_get_num_processors (), 2) - 1;
  self->pool = g_thread_pool_new_full (extract_func, self, g_atomic_rc_box_release,
                                       (int) self->n_threads, FALSE, NULL);
  return self;
}

gboolean
sheaf_index_texts_is_full (SheafIndexTexts *self)
{
  g_return_val_if_fail (self, TRUE);

  return self->line.length >= TEXTS_PER_THREAD * self->n_threads || self->packed >= MAX_PACKED;
}

void
sheaf_index_texts_push (SheafIndexTexts *self, SheafIndexText *text)
{
  Place *place;

  g_return_if_fail (self && text);

  place = g_atomic_rc_box_new0 (Place);
  place->text = text;
  place->packed = text->packed ? g_bytes_get_size (text->packed) : 0;
  self->packed += place->packed;
  g_queue_push_tail (&self->line, place);
  /* Where no thread can be started, who takes it does it. */
  g_thread_pool_push (self->pool, g_atomic_rc_box_acquire (place), NULL);
}

static void
wait_until_done (SheafIndexTexts *self, Place *place)
{
  if (begin (self, place))
    {
      extract (place->text);
      return;
    }
  g_mutex_lock (&self->lock);
  while (!place->done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

SheafIndexText *
sheaf_index_texts_pop (SheafIndexTexts *self)
{
  SheafIndexText *text;
  Place *place;

  g_return_val_if_fail (self, NULL);

  place = g_queue_pop_head (&self->line);
  if (!place)
    return NULL;
  wait_until_done (self, place);
  self->packed -= place->packed;
  text = place->text;
  g_atomic_rc_box_release (place);
  return text;
}

void
sheaf_index_texts_free (SheafIndexTexts *self)
{
  if (!self)
    return;
  /* What nobody began is not begun.  The pool runs empty all the same: one that is freed at once drops what it has
   * just taken up, and nobody lets go of that. */
  for (GList *l = self->line.head; l; l = l->next)
    begin (self, l->data);
  g_thread_pool_free (self->pool, FALSE, TRUE);
  for (GList *l = self->line.head; l; l = l->next)
    {
      Place *place = l->data;

      sheaf_index_text_free (place->text);
      g_atomic_rc_box_release (place);
    }
  g_queue_clear (&self->line);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->done);
  g_free (self);
}
