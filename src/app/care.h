/* care.h: looks after the library in quiet moments: is it sound, and is there a backup of today
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/backup-name.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_CARE (sheaf_care_get_type ())
G_DECLARE_FINAL_TYPE (SheafCare, sheaf_care, SHEAF, CARE, GObject)

/* Whether rounds are to be put off: while an import runs, a library changes too fast for a backup of
 * worth. */
typedef gboolean (*SheafCareBusy) (gpointer user_data);

/**
 * sheaf_care_new:
 * @settings: with the key "backups": whether they are made by themselves
 * @delay: seconds until the first round, and after a round was put off
 * @busy: (nullable): asked before each round, until sheaf_care_close()
 *
 * Works on a thread with a reading connection of its own, which is in no writer's way. A round checks
 * the library once a day and makes the backup of the day; there is one soon after the start, and then
 * every quarter of an hour.
 *
 * Emits "damaged" with what was found (a string) where the library is not sound, and "changed" when there
 * is another backup or sheaf_care_get_problem() changed.
 *
 * Returns: (transfer full): to be closed with sheaf_care_close()
 */
SheafCare *sheaf_care_new (const char *path,
                           GSettings *settings,
                           guint delay,
                           SheafCareBusy busy,
                           gpointer user_data);

/* Begins a round at once, with a check also where there was one today. */
void sheaf_care_check_now (SheafCare *self);

/* Why there is no backup of today. Returns: (transfer none) (nullable): NULL where all is well */
const GError *sheaf_care_get_problem (SheafCare *self);

/**
 * sheaf_care_back_up_async:
 * @path: (nullable): where to; NULL: among the backups
 */
void sheaf_care_back_up_async (SheafCare *self,
                               const char *path,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/* Returns: FALSE with what making the backup failed with */
gboolean sheaf_care_back_up_finish (SheafCare *self, GAsyncResult *result, GError **error);

/* Interrupts what runs and ends the thread. */
void sheaf_care_close (SheafCare *self);

G_END_DECLS
