/* library-edit.h: change what an article says of itself, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article-edit.h"
#include "core/library.h"

/* What came of it. */
typedef struct
{
  char *before, *after; /* the whole file, decoded; the same where nothing was to be done */
  char *origin;         /* valid UTF-8: the file's path below its site */
  gint64 step;          /* of undo; 0: nothing changed */
} SheafEdited;

/* Frees what @self points to. */
void sheaf_edited_clear (SheafEdited *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafEdited, sheaf_edited_clear)

/**
 * sheaf_library_edit:
 * @changes: done in their order; all or none
 * @dry_run: only @edited is told; a library opened for reading will do
 * @edited: (out)
 *
 * The new bytes, in the file's own encoding, become the article's; the old ones are kept as a version;
 * everything derived is derived again. One transaction, one step of undo. A category that begins with the one
 * the import put before (`--into`) is meant without it.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND, _UNSUPPORTED or _INVALID (article-edit.h), _LIMIT, or what the
 *   library failed with
 */
gboolean sheaf_library_edit (SheafLibrary *self,
                             gint64 id,
                             const SheafChange *changes,
                             guint n_changes,
                             gboolean dry_run,
                             SheafEdited *edited,
                             GError **error);
