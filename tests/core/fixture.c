/* fixture.c: folders, libraries, drafts and texts to test with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

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

SheafLibrary *
test_library_open (TestFolder *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_folder_path (self, "library.sheaf");
  SheafLibrary *library = sheaf_library_open (path, SHEAF_LIBRARY_WRITE, &error);
  g_assert_no_error (error);
  return library;
}

SheafDraft *
test_draft_new (const char *origin, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  const SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  SheafDraft *draft = sheaf_draft_new (bytes, origin, &options, &error);
  g_assert_no_error (error);
  return draft;
}

SheafStoreItem
test_import_file (TestFolder *self,
                  SheafLibrary *library,
                  const char *root,
                  const char *origin,
                  const char *content,
                  const SheafImportRules *rules)
{
  const SheafImportRules plain = { .zone = "UTC" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = test_folder_path (self, root);
  g_autofree char *name = g_build_filename (root, origin, NULL);
  g_autofree char *path = test_folder_path (self, name);
  g_autofree char *text = NULL;
  if (content)
    g_free (test_folder_write (self, name, content));
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));

  g_autoptr (SheafDraft) draft = test_draft_new (origin, text);
  const char *const sources[] = { path, NULL };
  SheafStoreItem item = { .root = folder, .origin = origin, .draft = draft };
  gint64 import = sheaf_library_begin_import (library, sources, rules ? rules : &plain, &error);
  g_assert_no_error (error);
  sheaf_library_store (library, import, rules ? rules : &plain, &item, 1, &error);
  g_assert_no_error (error);
  guint totals[SHEAF_N_OUTCOMES] = { 0 };
  totals[item.outcome] = 1;
  g_assert_true (sheaf_library_end_import (library, import, totals, "{}\n", NULL, &error));
  sheaf_store_item_clear (&item);
  item.root = item.origin = NULL;
  item.draft = NULL;
  return item;
}

char *
test_repeat (const char *head, const char *piece, guint n, const char *tail)
{
  GString *text = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

char *
test_join (const GPtrArray *texts, const char *divider)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? divider : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free (joined, FALSE);
}

char *
test_join_paths (const GPtrArray *paths)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (texts, g_strjoinv (">", g_ptr_array_index (paths, i)));
  return test_join (texts, "|");
}

gint64
test_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}
