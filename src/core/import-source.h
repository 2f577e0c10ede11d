/* import-source.h: what an import was asked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/import-item.h"

/* One path that was given. */
typedef struct
{
  const SheafImportRoot *root;
  char *path;   /* canonical, absolute; as given where there is no such thing */
  char *place;  /* the same, or where the computer has what a portal shows there */
  char *origin; /* below the root; "" for the root itself */
  gboolean is_folder;
  char *error; /* (nullable): why it cannot be imported */
} SheafImportSource;

typedef struct
{
  GPtrArray *roots;   /* SheafImportRoot * */
  GPtrArray *sources; /* SheafImportSource *: files first, then folders, parents before children */
  GHashTable
      *named; /* places of the files among them: tried by name, so not met again in a folder */
} SheafImportSources;

/**
 * sheaf_import_sources_new:
 * @paths: files and folders, absolute, as bytes
 *
 * A folder is its own root. A file's root is the given folder that holds it, else its parent folder
 * (DESIGN part 5, Identity). Links among @paths are resolved, since the user named them; what is given twice
 * is there once.  What the document portal shows is known by its place on the computer, and what cannot be
 * seen there is looked for among the portal's documents (portal-path.h).
 *
 * Returns: (transfer full)
 */
SheafImportSources *sheaf_import_sources_new (const char *const *paths);
void sheaf_import_sources_free (SheafImportSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafImportSources, sheaf_import_sources_free)
