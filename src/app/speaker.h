/* speaker.h: says text, through Speech Dispatcher
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SPEAKER (sheaf_speaker_get_type ())
G_DECLARE_FINAL_TYPE (SheafSpeaker, sheaf_speaker, SHEAF, SPEAKER, GObject)

/* Of a voice: the usual speed is 0. */
#define SHEAF_SPEAKER_RATE_MIN (-50)
#define SHEAF_SPEAKER_RATE_MAX 100

/**
 * sheaf_speaker_new:
 * @socket: (nullable): NULL but in tests: the file that Speech Dispatcher listens at
 * @program: (nullable): likewise: what is started where nobody does; "" for nothing
 *
 * Emits "ended" when a text has been said to its end, "interrupted" when somebody else made it stop, and "failed" (const
 * char *reason, in words) when it cannot be said: nothing is being said then.
 *
 * Returns: (transfer full)
 */
SheafSpeaker *sheaf_speaker_new (const char *socket, const char *program);

/* Whether there is a Speech Dispatcher here, as far as that can be seen without asking it. */
gboolean sheaf_speaker_is_there (SheafSpeaker *self);

/**
 * sheaf_speaker_say:
 * @language: (nullable): a BCP 47 tag; NULL: whatever is the usual one
 * @rate: from SHEAF_SPEAKER_RATE_MIN to -MAX
 *
 * Says @text in place of what is being said, of which nothing is emitted any more. Never waits.
 */
void sheaf_speaker_say (SheafSpeaker *self, const char *text, const char *language, int rate);

/* Nothing is being said any more. */
void sheaf_speaker_stop (SheafSpeaker *self);

/* The same, and lets Speech Dispatcher go: it may end where nobody else needs it. */
void sheaf_speaker_close (SheafSpeaker *self);

G_END_DECLS
