/* fixture.h: folders, libraries, drafts and texts to test with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-imports.h"

/* A temporary folder that goes with everything in it. */
typedef struct
{
  char *path;
} TestFolder;

TestFolder *test_folder_new (void);
void test_folder_free (TestFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

/* Returns: (transfer full): the path of @name in the folder, which need not exist */
char *test_folder_path (TestFolder *self, const char *name);

/* Writes @content to @name, with the folders it needs. Returns: (transfer full): its path */
char *test_folder_write (TestFolder *self, const char *name, const char *content);

/* The library library.sheaf of the folder, made where missing. Returns: (transfer full) */
SheafLibrary *test_library_open (TestFolder *self);

/* A file understood by Hexo's rules, dates in UTC. Returns: (transfer full) */
SheafDraft *test_draft_new (const char *origin, const char *content);

/**
 * test_import_file:
 * @root: name of the import root below the folder
 * @content: (nullable): written to the file first; NULL: as the file is
 * @rules: (nullable)
 *
 * Imports one file by an import of its own.
 *
 * Returns: the item with its outcome and id; its warnings have been freed
 */
SheafStoreItem test_import_file (TestFolder *self,
                                 SheafLibrary *library,
                                 const char *root,
                                 const char *origin,
                                 const char *content,
                                 const SheafImportRules *rules);

/* @head, @n times @piece and @tail. Returns: (transfer full) */
char *test_repeat (const char *head, const char *piece, guint n, const char *tail);

/* Texts with @divider between them. Returns: (transfer full) */
char *test_join (const GPtrArray *texts, const char *divider);

/* Categories: names of a path divided by >, paths by |. Returns: (transfer full) */
char *test_join_paths (const GPtrArray *paths);

/* Returns: microseconds of this thread: a busy machine does not count */
gint64 test_processor_time (void);
