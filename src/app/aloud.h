/* aloud.h: reads the page that a view shows aloud, sentence by sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/speaker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ALOUD (sheaf_aloud_get_type ())
G_DECLARE_FINAL_TYPE (SheafAloud, sheaf_aloud, SHEAF, ALOUD, GObject)

typedef enum
{
  SHEAF_ALOUD_OFF,
  SHEAF_ALOUD_SPEAKING, /* or about to */
  SHEAF_ALOUD_PAUSED,
} SheafAloudState;

/**
 * sheaf_aloud_new:
 * @view: (transfer none): the view of a reader
 * @speaker: (transfer full)
 *
 * Emits "changed" when its state is another, and "failed" (const char *reason, in words) when it cannot go on.
 *
 * Returns: (transfer full)
 */
SheafAloud *sheaf_aloud_new (GtkWidget *view, SheafSpeaker *speaker);

/* Returns: (transfer none) */
SheafSpeaker *sheaf_aloud_get_speaker (SheafAloud *self);
SheafAloudState sheaf_aloud_get_state (SheafAloud *self);

/**
 * sheaf_aloud_start:
 * @language: (nullable): of the article
 *
 * Begins at what is selected, else at what is on top of the view. Goes on to the end of the page, or until another is
 * shown in the view.
 */
void sheaf_aloud_start (SheafAloud *self, const char *language);

/* Nothing is read any more, nor marked. */
void sheaf_aloud_stop (SheafAloud *self);

/* Goes on with the sentence that was being read. */
void sheaf_aloud_set_paused (SheafAloud *self, gboolean paused);

/* To the sentence behind (1) or before (-1), or the same again where there is none before. */
void sheaf_aloud_step (SheafAloud *self, int by);

/* How fast, from SHEAF_SPEAKER_RATE_MIN to -MAX; what is being read begins anew for it. */
void sheaf_aloud_set_rate (SheafAloud *self, int rate);

G_END_DECLS
