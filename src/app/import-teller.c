/* import-teller.c: how far a thread has come, told on the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-teller.h"

void
sheaf_import_teller_init (SheafImportTeller *self, GObject *owner, SheafImportTold told)
{
  g_mutex_init (&self->mutex);
  self->owner = owner;
  self->told = told;
}

void
sheaf_import_teller_clear (SheafImportTeller *self)
{
  g_mutex_clear (&self->mutex);
}

static gboolean
tell_cb (gpointer data)
{
  SheafImportTeller *self = data;
  SheafImportProgress progress;

  g_mutex_lock (&self->mutex);
  progress = self->latest;
  self->telling = FALSE;
  g_mutex_unlock (&self->mutex);

  self->told (self->owner, &progress);
  return G_SOURCE_REMOVE;
}

static void
release_owner (gpointer data)
{
  SheafImportTeller *self = data;

  g_object_unref (self->owner);
}

void
sheaf_import_teller_tell (SheafImportTeller *self, const SheafImportProgress *progress)
{
  gboolean tell;

  g_return_if_fail (self && self->owner && progress);

  g_mutex_lock (&self->mutex);
  self->latest = *progress;
  tell = !self->telling;
  self->telling = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!tell)
    return;
  g_object_ref (self->owner);
  g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, self, release_owner);
}

SheafImportProgress
sheaf_import_teller_get (SheafImportTeller *self)
{
  SheafImportProgress progress;

  g_mutex_lock (&self->mutex);
  progress = self->latest;
  g_mutex_unlock (&self->mutex);
  return progress;
}
