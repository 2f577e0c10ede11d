/* fixture.c: folders, libraries and drafts to test with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include <ftw.h>
#include <stdio.h>

TestFolder *
test_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  TestFolder *self = g_new0 (TestFolder, 1);
  self->path = g_dir_make_tmp ("sheaf-test-XXXXXX", &error);
  g_assert_no_error (error);
  return self;
}

static int
remove_cb (const char *path, const struct stat *info, int kind, struct FTW *walk)
{
  return remove (path);
}

void
test_folder_free (TestFolder *self)
{
  if (!self)
    return;
  nftw (self->path, remove_cb, 16, FTW_DEPTH | FTW_PHYS);
  g_free (self->path);
  g_free (self);
}

char *
test_folder_path (TestFolder *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

char *
test_folder_write (TestFolder *self, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_folder_path (self, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&path);
}
