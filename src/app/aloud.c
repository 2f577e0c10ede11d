/* aloud.c: reads the page that a view shows aloud, sentence by sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/aloud.h"

#include "app/reader-aloud.h"
#include "core/sentences.h"
#include "core/spoken-language.h"

#include <glib/gi18n.h>

struct _SheafAloud
{
  GObject parent_instance;
  WebKitWebView *view;
  SheafSpeaker *speaker;
  int rate;

  SheafAloudState state;
  GCancellable *cancellable;  /* (nullable): of what the page is asked, while it is not off */
  char *language;             /* (nullable): of the article */
  SheafReaderAloudText *text; /* (nullable): until it has come */
  guint block;                /* where in it it is … */
  GArray *sentences;          /* (element-type SheafSentence): … what that block has … */
  guint index;                /* … and which of them is read */
  gboolean has_spoken;        /* one sentence at least, to its end */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafAloud, sheaf_aloud, G_TYPE_OBJECT)

SheafAloudState
sheaf_aloud_get_state (SheafAloud *self)
{
  g_return_val_if_fail (SHEAF_IS_ALOUD (self), SHEAF_ALOUD_OFF);

  return self->state;
}

SheafSpeaker *
sheaf_aloud_get_speaker (SheafAloud *self)
{
  g_return_val_if_fail (SHEAF_IS_ALOUD (self), NULL);

  return self->speaker;
}

static void
set_state (SheafAloud *self, SheafAloudState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
forget (SheafAloud *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->text, sheaf_reader_aloud_text_free);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->language, g_free);
  self->has_spoken = FALSE;
}

void
sheaf_aloud_stop (SheafAloud *self)
{
  g_return_if_fail (SHEAF_IS_ALOUD (self));

  if (self->state == SHEAF_ALOUD_OFF)
    return;
  sheaf_speaker_close (self->speaker);
  sheaf_reader_aloud_end (self->view);
  forget (self);
  set_state (self, SHEAF_ALOUD_OFF);
}

static void
give_up (SheafAloud *self, const char *reason)
{
  sheaf_aloud_stop (self);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, reason);
}

/* --- Where in the text it is ------------------------------------------------------------------------- */

static guint
enter_block (SheafAloud *self, guint block)
{
  g_clear_pointer (&self->sentences, g_array_unref);
  self->block = block;
  self->sentences = sheaf_sentences_split (self->text->blocks[block]);
  return self->sentences->len;
}

/* To the first sentence that ends behind @character of @block, or else of a later one. Returns: FALSE where there is none */
static gboolean
go_to (SheafAloud *self, guint block, guint character)
{
  for (; block < self->text->n_blocks; block++, character = 0)
    {
      const guint n = enter_block (self, block);

      for (self->index = 0; self->index < n; self->index++)
        if (g_array_index (self->sentences, SheafSentence, self->index).end > character)
          return TRUE;
    }
  return FALSE;
}

static gboolean
go_forward (SheafAloud *self)
{
  const guint block = self->block;
  const guint index = self->index;

  if (index + 1 < self->sentences->len)
    {
      self->index++;
      return TRUE;
    }
  if (go_to (self, block + 1, 0))
    return TRUE;
  enter_block (self, block);
  self->index = index;
  return FALSE;
}

/* Stays where there is none before. */
static void
go_backward (SheafAloud *self)
{
  const guint before = self->block;

  if (self->index > 0)
    {
      self->index--;
      return;
    }
  for (guint block = before; block > 0; block--)
    {
      const guint n = enter_block (self, block - 1);

      self->index = n ? n - 1 : 0;
      if (n)
        return;
    }
  enter_block (self, before);
}

/* --- Reading ----------------------------------------------------------------------------------------- */

static void
marked_cb (GObject *view, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafAloud) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  const gboolean is_there = sheaf_reader_aloud_mark_finish (WEBKIT_WEB_VIEW (view), result);

  /* Another page is there: of this one nothing is read any more. */
  if (!is_there && !g_cancellable_is_cancelled (cancellable))
    sheaf_aloud_stop (self);
}

static void
mark (SheafAloud *self)
{
  const SheafSentence *sentence = &g_array_index (self->sentences, SheafSentence, self->index);

  sheaf_reader_aloud_mark_async (self->view, self->text->number, self->block, sentence->start,
                                 sentence->end, self->cancellable, marked_cb, g_object_ref (self));
}

static void
speak (SheafAloud *self)
{
  const SheafSentence *sentence = &g_array_index (self->sentences, SheafSentence, self->index);
  const char *block = self->text->blocks[self->block];
  g_autofree char *words = g_utf8_substring (block, sentence->start, sentence->end);

  sheaf_speaker_say (self->speaker, words, sheaf_spoken_language (block, self->language),
                     self->rate);
}

static void
read_sentence (SheafAloud *self)
{
  mark (self);
  if (self->state == SHEAF_ALOUD_SPEAKING)
    speak (self);
}

static void
text_cb (GObject *view, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafAloud) self = data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (SheafReaderAloudText) text =
      sheaf_reader_aloud_get_text_finish (WEBKIT_WEB_VIEW (view), result);

  if (g_cancellable_is_cancelled (cancellable))
    return;
  self->text = g_steal_pointer (&text);
  if (self->text && (go_to (self, self->text->block, self->text->character) || go_to (self, 0, 0)))
    read_sentence (self);
  else
    give_up (self, _ ("There is nothing to read aloud in this article"));
}

void
sheaf_aloud_start (SheafAloud *self, const char *language)
{
  g_return_if_fail (SHEAF_IS_ALOUD (self));

  sheaf_aloud_stop (self);
  self->language = g_strdup (language);
  self->cancellable = g_cancellable_new ();
  sheaf_reader_aloud_get_text_async (self->view, self->cancellable, text_cb, g_object_ref (self));
  set_state (self, SHEAF_ALOUD_SPEAKING);
}

void
sheaf_aloud_set_paused (SheafAloud *self, gboolean paused)
{
  g_return_if_fail (SHEAF_IS_ALOUD (self));

  if (!self->text || paused == (self->state == SHEAF_ALOUD_PAUSED))
    return;
  if (paused)
    sheaf_speaker_stop (self->speaker);
  set_state (self, paused ? SHEAF_ALOUD_PAUSED : SHEAF_ALOUD_SPEAKING);
  if (!paused)
    read_sentence (self);
}

void
sheaf_aloud_step (SheafAloud *self, int by)
{
  g_return_if_fail (SHEAF_IS_ALOUD (self));

  if (!self->text)
    return;
  if (by < 0)
    go_backward (self);
  else if (!go_forward (self))
    return;
  read_sentence (self);
}

void
sheaf_aloud_set_rate (SheafAloud *self, int rate)
{
  g_return_if_fail (SHEAF_IS_ALOUD (self));

  if (rate == self->rate)
    return;
  self->rate = rate;
  if (self->text && self->state == SHEAF_ALOUD_SPEAKING)
    speak (self);
}

/* --- What the speaker tells -------------------------------------------------------------------------- */

static void
ended_cb (SheafAloud *self)
{
  self->has_spoken = TRUE;
  if (go_forward (self))
    read_sentence (self);
  else
    sheaf_aloud_stop (self);
}

static void
interrupted_cb (SheafAloud *self)
{
  set_state (self, SHEAF_ALOUD_PAUSED);
}

/* Where it has worked before it may work again, and this is where to go on. */
static void
failed_cb (SheafAloud *self, const char *reason)
{
  if (!self->has_spoken)
    {
      give_up (self, reason);
      return;
    }
  set_state (self, SHEAF_ALOUD_PAUSED);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, reason);
}

/* --- The object -------------------------------------------------------------------------------------- */

static void
sheaf_aloud_dispose (GObject *object)
{
  SheafAloud *self = SHEAF_ALOUD (object);

  forget (self);
  if (self->speaker)
    sheaf_speaker_close (self->speaker);
  g_clear_object (&self->speaker);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (sheaf_aloud_parent_class)->dispose (object);
}

static void
sheaf_aloud_class_init (SheafAloudClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sheaf_aloud_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sheaf_aloud_init (SheafAloud *self)
{
}

SheafAloud *
sheaf_aloud_new (GtkWidget *view, SheafSpeaker *speaker)
{
  SheafAloud *self = g_object_new (SHEAF_TYPE_ALOUD, NULL);

  g_return_val_if_fail (WEBKIT_IS_WEB_VIEW (view) && SHEAF_IS_SPEAKER (speaker), self);

  self->view = g_object_ref (WEBKIT_WEB_VIEW (view));
  self->speaker = speaker;
  g_signal_connect_object (speaker, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "interrupted", G_CALLBACK (interrupted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
