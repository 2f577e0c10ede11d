/* picture-sweep.h: all pictures of a place come from the network, article by article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/worker.h"
#include "core/cleaner.h"
#include "core/library-articles.h"
#include "core/picture-found.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_PICTURE_SWEEP (sheaf_picture_sweep_get_type ())
G_DECLARE_FINAL_TYPE (SheafPictureSweep, sheaf_picture_sweep, SHEAF, PICTURE_SWEEP, GObject)

/* What it goes by; copied. */
typedef struct
{
  SheafListing place;
  const char *library;      /* its file */
  SheafCleaner *cleaner;    /* (nullable) */
  const char *const *never; /* (nullable): sites and hosts that are not asked */
  gboolean tells_site;      /* hosts are told which site an article is from */
  const char *also;         /* (nullable): NULL but in tests: see sheaf_public_address_new() */
} SheafPictureSweepPlan;

typedef enum
{
  SHEAF_SWEEP_PAUSED,
  SHEAF_SWEEP_RUNNING,
  SHEAF_SWEEP_DONE,
} SheafSweepState;

/* How far it is. */
typedef struct
{
  SheafSweepState state;
  guint articles, total; /* looked through, of so many; 0: not known yet */
  guint came;
  guint by_problem[SHEAF_PICTURE_PROBLEMS]; /* those that did not */
} SheafSweepProgress;

/**
 * sheaf_picture_sweep_new:
 * @writer: keeps what comes
 *
 * Paused at first. Emits "changed" when it is further than before, and when it is paused, goes on or is done. What the
 * library has, and what a host refused before, is not asked for: one that was ended is begun anew to go on.
 *
 * Returns: (transfer full)
 */
SheafPictureSweep *sheaf_picture_sweep_new (SheafWorker *writer, const SheafPictureSweepPlan *plan);

/* Begins, or goes on where it was paused, on a thread. */
void sheaf_picture_sweep_go_on (SheafPictureSweep *self);

/* What is being asked for is given up, and asked for again when it goes on. */
void sheaf_picture_sweep_pause (SheafPictureSweep *self);

/* Returns: (transfer none) */
const SheafSweepProgress *sheaf_picture_sweep_get_progress (SheafPictureSweep *self);

G_END_DECLS
