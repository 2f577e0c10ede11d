/* fixture.h: folders, libraries and drafts to test with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

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
