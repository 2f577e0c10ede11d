/* import-pace.c: how long an import will still take; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-pace.h"

/* Told after so long, and so many files: a rate from less jumps about. */
#define MIN_SECONDS 2.0
#define MIN_FILES   100

/* Making an article searchable takes about this share of the time that reading and storing it took. */
#define INDEX_SHARE 0.6

static double
seconds_between (gint64 from, gint64 to)
{
  return (double) (to - from) / G_USEC_PER_SEC;
}

static guint
count_stored (const SheafImportProgress *progress)
{
  return progress->totals[SHEAF_OUTCOME_NEW] + progress->totals[SHEAF_OUTCOME_UPDATED];
}

/* While files come in: the rest at the rate so far, and the index for all that came and will. */
static double
estimate_storing (const SheafImportPace *self, const SheafImportProgress *progress, gint64 now)
{
  const double elapsed = seconds_between (self->begun, now);
  const double done = (double) progress->stored / progress->found;
  const double share = (double) count_stored (progress) / progress->stored;

  if (elapsed < MIN_SECONDS || progress->stored < MIN_FILES)
    return -1;
  return elapsed / done * (1 - done) + elapsed / done * INDEX_SHARE * share;
}

static double
estimate_indexing (const SheafImportPace *self, const SheafImportProgress *progress, gint64 now)
{
  const double elapsed = seconds_between (self->indexed, now);
  const guint done = self->unindexed - MIN (progress->unindexed, self->unindexed);

  /* Until there is a rate of its own, what was told last goes on. */
  if (elapsed < MIN_SECONDS / 2 || done == 0)
    return self->seconds;
  return elapsed / done * progress->unindexed;
}

void
sheaf_import_pace_update (SheafImportPace *self, const SheafImportProgress *progress, gint64 now)
{
  g_return_if_fail (self && progress);

  if (!self->begun)
    {
      self->begun = now;
      self->seconds = -1;
    }
  if (progress->counting || progress->found == 0 || progress->stored == 0)
    self->seconds = -1;
  else if (progress->stored < progress->found)
    self->seconds = estimate_storing (self, progress, now);
  else if (progress->unindexed > 0)
    {
      if (!self->indexed)
        {
          self->indexed = now;
          self->unindexed = progress->unindexed;
        }
      self->seconds = estimate_indexing (self, progress, now);
    }
}

int
sheaf_import_pace_get_seconds_left (const SheafImportPace *self)
{
  return self->seconds < 0 ? -1 : (int) (self->seconds + 0.5);
}
