/* library-indexing.c: the background work that makes a library searchable and keeps it so
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-again.h"
#include "core/library-imports.h"
#include "core/library-index.h"
#include "core/library-picture-bytes.h"
#include "core/library-private.h"
#include "core/library-steps.h"

/* Pages written by one step of merging: more would make a step longer than a writer should take. */
#define MERGE_PAGES 50

/* Let go of in one step; each may be of 20 MB. */
#define PICTURES 16

gboolean
sheaf_library_index (SheafLibrary *self, guint limit, guint *left, GError **error)
{
  gboolean more = FALSE;

  g_return_val_if_fail (self && self->mode == SHEAF_LIBRARY_WRITE, FALSE);
  g_return_val_if_fail (limit && left, FALSE);

  if (!sheaf_index_step (self, limit, left, error))
    return FALSE;
  if (*left == 0)
    sheaf_fresh_texts_clear (self->fresh);
  /* Nobody waits for this one, so it comes last. */
  if (*left == 0 && !sheaf_steps_purge (self, limit, &more, error))
    return FALSE;
  if (*left == 0 && !more && !sheaf_pictures_let_go (self, PICTURES, &more, error))
    return FALSE;
  if (*left == 0 && !more && !sheaf_library_read_again (self, limit, &more, error))
    return FALSE;
  *left += more ? 1 : 0;
  return TRUE;
}

gboolean
sheaf_library_merge_index (SheafLibrary *self, gboolean *more, GError **error)
{
  gint64 before;

  g_return_val_if_fail (self && self->mode == SHEAF_LIBRARY_WRITE, FALSE);
  g_return_val_if_fail (more, FALSE);

  before = sheaf_database_total_changes (self->database);
  if (!sheaf_database_run (self->database, "INSERT INTO search (search, rank) VALUES ('merge', ?)",
                           SHEAF_VALUES (SHEAF_INT (MERGE_PAGES)), error))
    return FALSE;
  /* The INSERT itself counts as one; a merge with work to do writes rows of its own. */
  *more = sheaf_database_total_changes (self->database) - before >= 2;
  return TRUE;
}
