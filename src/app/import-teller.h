/* import-teller.h: how far a thread has come, told on the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/importer.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* Called on the main thread, with what was told last. */
typedef void (*SheafImportTold) (gpointer owner, const SheafImportProgress *progress);

/* A part of an object. The thread tells as often as it likes; the main thread hears of it when it has time. */
typedef struct
{
  GObject *owner; /* not owned */
  SheafImportTold told;
  GMutex mutex; /* guards what follows */
  SheafImportProgress latest;
  gboolean telling;
} SheafImportTeller;

/* @owner: what it is a part of, and what @told is called with */
void sheaf_import_teller_init (SheafImportTeller *self, GObject *owner, SheafImportTold told);
void sheaf_import_teller_clear (SheafImportTeller *self);

/* From any thread; the owner is kept until it has heard. */
void sheaf_import_teller_tell (SheafImportTeller *self, const SheafImportProgress *progress);

/* Returns: what was told last, heard or not */
SheafImportProgress sheaf_import_teller_get (SheafImportTeller *self);

G_END_DECLS
