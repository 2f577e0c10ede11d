/* library-folders.h: folders that were imported as such, and which of them are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"

/* A folder, with what its last import was asked for. */
typedef struct
{
  gint64 id;
  char *path; /* absolute, as bytes */
  gboolean remembered;
  gint64 scanned; /* when it was last gone through to its end; seconds since 1970 UTC */
  SheafDialect dialect;
  char *into; /* (nullable) */
  char *zone; /* (nullable) */
  gboolean keep_duplicates;
  GPtrArray *choices;   /* SheafImportChoiceRecord *, never NULL */
  GPtrArray *encodings; /* SheafEncodingChoice *, never NULL: for files like one another */
  guint
      n_articles; /* its files that are articles outside the trash, by whatever root they came in */
} SheafFolder;

/* How a remembered folder is to be reached. */
typedef enum
{
  SHEAF_FOLDER_THERE,
  SHEAF_FOLDER_MISSING, /* a disk that is not connected, or moved away */
  SHEAF_FOLDER_LOCKED,  /* not to be seen from a sandbox, which may have lost the right to */
} SheafFolderState;

void sheaf_folder_free (SheafFolder *self);

/**
 * sheaf_library_list_folders:
 *
 * Looks at every place: from a worker, not on the main thread.
 *
 * Returns: (transfer full): SheafFolder *, the newest scan first; without parents of single files; NULL on
 *   error
 */
GPtrArray *sheaf_library_list_folders (SheafLibrary *self, GError **error);

/**
 * sheaf_library_set_folder_remembered:
 *
 * What is said here stays: a later import of the folder does not turn it on again. No undo step.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where no such folder was imported
 */
gboolean sheaf_library_set_folder_remembered (SheafLibrary *self,
                                              gint64 id,
                                              gboolean remembered,
                                              GError **error);

/**
 * sheaf_library_move_folder:
 * @path: absolute: where the folder is to be reached now
 *
 * The same folder at another place: its articles are those of the files there. No undo step.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where no such folder was imported, SHEAF_ERROR_INVALID where @path is
 *   that of another one
 */
gboolean
sheaf_library_move_folder (SheafLibrary *self, gint64 id, const char *path, GError **error);

/**
 * sheaf_library_note_folder:
 * @path: absolute: a folder that was gone through to its end just now
 * @import: the import that came of it, 0 where there was nothing to store
 *
 * Remembers the folder with the options it was imported with, unless the person said it should not be. While its
 * last import is undone it is not kept up with, or the next look would bring everything back.
 */
gboolean sheaf_library_note_folder (SheafLibrary *self,
                                    const char *path,
                                    const SheafImportRules *rules,
                                    gint64 import,
                                    GError **error);
