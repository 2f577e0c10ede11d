/* test-import-log.c: what is kept of imports, folders and tags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-log.h"
#include "core/importer.h"
#include "core/library-articles.h"
#include "core/library-folders.h"
#include "core/library-private.h"
#include "core/library-tags.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  GCancellable *cancellable;
  guint transactions;
  guint stop_after; /* transactions; 0: never */
  gboolean undo;    /* the stop is an undo, not a cancel */
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->cancellable);
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

/* Between two batches, as a click in the window would. */
static void
stop (Fixture *self)
{
  if (!self->undo)
    g_cancellable_cancel (self->cancellable);
  else
    g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  if (++self->transactions == self->stop_after)
    stop (self);
  return work (self->library, data, error);
}

/* Imports one path below the folder of the test. Returns: the import's id */
static gint64
import (Fixture *self, const char *name, SheafImportOptions options, GError **error)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  char *paths[] = { path, NULL };
  SheafImportSink sink = { transact_cb, NULL, NULL, self };
  gint64 id = 0;

  options.paths = paths;
  self->transactions = 0;
  sheaf_importer_run (&options, &sink, &id, NULL, self->cancellable, error);
  return id;
}

static gint64
import_well (Fixture *self, const char *name, SheafImportOptions options)
{
  g_autoptr (GError) error = NULL;
  gint64 id = import (self, name, options, &error);

  g_assert_no_error (error);
  return id;
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_free (test_folder_write (self->folder, name, content));
}

static void
write_many (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%04u.md", i);
      g_autofree char *content = g_strdup_printf ("---\ntitle: Number %u\n---\nText %u.\n", i, i);

      write_file (self, name, content);
    }
}

static SheafImportRecord *
get_import (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  SheafImportRecord *record = sheaf_library_get_import (self->library, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
number (Fixture *self, const char *sql)
{
  gint64 value = -1;
  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, NULL));
  return value;
}

/* --- imports --- */

static void
test_record (Fixture *self, gconstpointer data)
{
  g_autofree char *site = test_folder_path (self->folder, "in/sub");
  g_autofree char *path = test_folder_path (self->folder, "in");
  const SheafImportChoice choice = { site, SHEAF_DIALECT_PLAIN };
  const SheafImportOptions options = { .dialect = SHEAF_DIALECT_HUGO,
                                       .choices = &choice,
                                       .n_choices = 1,
                                       .into = "A/B",
                                       .zone = "Asia/Shanghai",
                                       .keep_duplicates = TRUE };

  write_file (self, "in/a.md", "One.\n");
  write_file (self, "in/sub/b.md", "Two.\n");
  write_file (self, "in/c.md", "---\ntitle: C\ndate: never\n---\nThree.\n");
  write_file (self, "in/d.pdf", "%PDF");
  gint64 id = import_well (self, "in", options);
  g_autoptr (SheafImportRecord) record = get_import (self, id);
  g_assert_cmpint (record->id, ==, id);
  g_assert_cmpint (record->started, >, 0);
  g_assert_cmpint (record->finished, >=, record->started);
  g_assert_cmpuint (g_strv_length (record->sources), ==, 1);
  g_assert_cmpstr (record->sources[0], ==, path);
  g_assert_cmpstr (record->zone, ==, "Asia/Shanghai");
  g_assert_cmpstr (record->into, ==, "A/B");
  g_assert_true (record->keep_duplicates);
  g_assert_cmpint (record->dialect, ==, SHEAF_DIALECT_HUGO);
  g_assert_cmpuint (record->choices->len, ==, 1);
  const SheafImportChoiceRecord *chosen = g_ptr_array_index (record->choices, 0);
  g_assert_cmpstr (chosen->site, ==, site);
  g_assert_cmpint (chosen->dialect, ==, SHEAF_DIALECT_PLAIN);
  g_assert_true (record->has_totals);
  g_assert_cmpuint (record->totals[SHEAF_OUTCOME_NEW], ==, 3);
  g_assert_cmpuint (record->totals[SHEAF_OUTCOME_SKIPPED], ==, 1);
  g_assert_null (record->error);
  g_assert_cmpint (record->step, >, 0);
  g_assert_false (record->undone);
  g_assert_cmpuint (record->n_articles, ==, 3);

  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_autoptr (SheafImportRecord) undone = get_import (self, id);
  g_assert_true (undone->undone);
  g_assert_cmpuint (undone->n_articles, ==, 0);
}

static void
test_report (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint left_out = 7;

  write_file (self, "in/a.md", "One.\n");
  write_file (self, "in/c.md", "---\ntitle: C\ndate: never\n---\nThree.\n");
  write_file (self, "in/d.pdf", "%PDF");
  gint64 id = import_well (self, "in", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) lines =
      sheaf_library_read_import_report (self->library, id, &left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out, ==, 0);
  g_assert_cmpuint (lines->len, ==, 2);
  const SheafImportLine *warned = g_ptr_array_index (lines, 0);
  const SheafImportLine *skipped = g_ptr_array_index (lines, 1);
  g_assert_cmpstr (warned->origin, ==, "c.md");
  g_assert_true (g_str_has_suffix (warned->root, "/in"));
  g_assert_cmpint (warned->outcome, ==, SHEAF_OUTCOME_NEW);
  g_assert_cmpint (warned->id, >, 0);
  g_assert_cmpuint (warned->warnings->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (warned->warnings, 0), "line 3: "));
  g_assert_null (warned->error);
  g_assert_cmpstr (skipped->origin, ==, "d.pdf");
  g_assert_cmpint (skipped->outcome, ==, SHEAF_OUTCOME_SKIPPED);
  g_assert_cmpint (skipped->id, ==, 0);
  g_assert_nonnull (skipped->error);

  g_assert_null (sheaf_library_read_import_report (self->library, id + 1, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sheaf_library_get_import (self->library, id + 1, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

/* What a library from someone else may hold. */
static void
test_strange_report (Fixture *self, gconstpointer data)
{
  const SheafImportRules rules = { .zone = "UTC" };
  const guint totals[SHEAF_N_OUTCOMES] = { 0 };
  guint left_out = 0;
  gint64 id = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  const char *text =
      "[]\nnot json\n{\"root\":1}\n{\"root\":\"/r\",\"origin\":\"o\",\"outcome\":\"x\"}\n"
      "{\"root\":\"/r\",\"origin\":\"o\",\"outcome\":\"failed\",\"id\":\"7\","
      "\"warnings\":[1,\"w\"],\"error\":{}}\n{\"left_out\":12}\n";

  g_assert_true (sheaf_library_end_import (self->library, id, totals, text, NULL, NULL));
  g_autoptr (GPtrArray) lines =
      sheaf_library_read_import_report (self->library, id, &left_out, NULL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (left_out, ==, 12);
  const SheafImportLine *line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->id, ==, 0);
  g_assert_cmpuint (line->warnings->len, ==, 1);
  g_assert_null (line->error);
}

/* Names that are not UTF-8 come back byte for byte. */
static void
test_names (Fixture *self, gconstpointer data)
{
  const char *const sources[] = { "/a/b\377c", "/plain", NULL };
  const SheafImportChoice choice = { "/s\376", SHEAF_DIALECT_JEKYLL };
  const SheafImportRules rules = { .zone = "UTC", .choices = &choice, .n_choices = 1 };
  gint64 id = sheaf_library_begin_import (self->library, sources, &rules, NULL);
  g_autoptr (SheafImportRecord) record = get_import (self, id);

  g_assert_true (g_strv_equal ((const char *const *) record->sources, sources));
  g_assert_cmpstr (((SheafImportChoiceRecord *) g_ptr_array_index (record->choices, 0))->site, ==,
                   "/s\376");
  /* This one was cut off: it never ended, and kept nothing. */
  g_assert_cmpint (record->finished, ==, 0);
  g_assert_false (record->has_totals);
  g_assert_cmpint (record->step, ==, 0);
  g_autoptr (GPtrArray) lines = sheaf_library_read_import_report (self->library, id, NULL, NULL);
  g_assert_cmpuint (lines->len, ==, 0);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  write_file (self, "in/a.md", "One.\n");
  write_file (self, "other/b.md", "Two.\n");
  gint64 first = import_well (self, "in", (SheafImportOptions){ 0 });
  gint64 second = import_well (self, "other", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) all = sheaf_library_list_imports (self->library, 0, NULL);
  g_autoptr (GPtrArray) one = sheaf_library_list_imports (self->library, 1, NULL);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpint (((SheafImportRecord *) g_ptr_array_index (all, 0))->id, ==, second);
  g_assert_cmpint (((SheafImportRecord *) g_ptr_array_index (all, 1))->id, ==, first);
  g_assert_cmpuint (one->len, ==, 1);

  for (SheafSort sort = SHEAF_SORT_DATE; sort <= SHEAF_SORT_ADDED; sort++)
    {
      const SheafListing listing = { .import = first, .sort = sort };
      g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, NULL);
      g_assert_cmpuint (ids->len, ==, 1);
      g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 1);
    }
}

/* By import together with everything else that narrows a list. */
static void
test_listing (Fixture *self, gconstpointer data)
{
  const char *text = "---\ntitle: T\ncategories: [A]\ntags: [x]\n---\n1\n";
  write_file (self, "in/a.md", text);
  write_file (self, "in/b.md", "---\ntitle: B\n---\n2\n");
  gint64 first = import_well (self, "in", (SheafImportOptions){ 0 });
  write_file (self, "other/c.md", "---\ntitle: C\ncategories: [A]\ntags: [x]\n---\n3\n");
  gint64 second = import_well (self, "other", (SheafImportOptions){ 0 });
  const SheafListing cases[] = {
    { .import = first, .category = 1 },
    { .import = first, .tag = "x" },
    { .import = first, .tag = "x", .category = 1 },
    { .import = second, .shelf = SHEAF_SHELF_UNREAD, .category = 1 },
    { .import = second, .shelf = SHEAF_SHELF_LAST_IMPORT },
    { .import = first, .shelf = SHEAF_SHELF_UNCATEGORISED },
    { .import = first, .shelf = SHEAF_SHELF_TRASH },
    { .import = first, .limit = 1 },
  };
  gint64 id = 1;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].shelf == SHEAF_SHELF_TRASH)
        g_assert_true (sheaf_library_set_flag (self->library, &id, 1, SHEAF_FLAG_TRASHED, TRUE,
                                               TRUE, NULL, NULL));
      g_autoptr (GArray) ids = sheaf_library_list (self->library, &cases[i], NULL);
      g_assert_nonnull (ids);
      g_assert_cmpuint (ids->len, ==, 1);
    }
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_many (self, 1200);
  self->stop_after = 3;
  gint64 id = import (self, "in", (SheafImportOptions){ 0 }, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (SheafImportRecord) record = get_import (self, id);
  g_assert_cmpint (record->finished, >, 0);
  g_assert_nonnull (record->error);
  g_assert_true (record->has_totals);
  g_assert_cmpuint (record->n_articles, ==, record->totals[SHEAF_OUTCOME_NEW]);
  /* Nobody asked to go on with what was cancelled. */
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);
  g_assert_cmpuint (folders->len, ==, 0);
}

/* Undone while it runs: nothing stays, nothing more comes, and there is one step. */
static void
test_undone_while_running (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_many (self, 1200);
  self->stop_after = 3;
  self->undo = TRUE;
  gint64 id = import (self, "in", (SheafImportOptions){ 0 }, &error);
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED);
  g_assert_cmpint (number (self, "SELECT count(*) FROM undo_step"), ==, 1);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE trashed = 0"), ==, 0);
  g_autoptr (SheafImportRecord) record = get_import (self, id);
  g_assert_true (record->undone);
  g_assert_cmpint (record->finished, >, 0);
  g_assert_nonnull (record->error);

  /* What had come in can be had back, and the rest by importing again. */
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE trashed = 0"), >=, 50);
  self->stop_after = 0;
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_assert_cmpint (number (self, "SELECT count(*) FROM article WHERE trashed = 0"), ==, 1200);
}

/* One that was killed can be undone, and is closed then. */
static void
test_cut_off (Fixture *self, gconstpointer data)
{
  const SheafImportRules rules = { .zone = "UTC" };
  g_autofree char *root = test_folder_path (self->folder, "site");
  g_autoptr (SheafDraft) draft = test_draft_new ("a.md", "text\n");
  SheafStoreItem item = { .root = root, .origin = "a.md", .draft = draft };
  gint64 id = sheaf_library_begin_import (self->library, NULL, &rules, NULL);

  g_assert_true (sheaf_library_store (self->library, id, &rules, &item, 1, NULL));
  sheaf_library_close (self->library);
  self->library = test_library_open (self->folder);
  g_autoptr (SheafImportRecord) record = get_import (self, id);
  g_assert_cmpint (record->finished, ==, 0);
  g_assert_cmpint (record->step, >, 0);
  g_assert_cmpuint (record->n_articles, ==, 1);
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_autoptr (SheafImportRecord) undone = get_import (self, id);
  g_assert_cmpint (undone->finished, >, 0);
  g_assert_nonnull (undone->error);
}

/* --- folders --- */

static SheafFolder *
only_folder (GPtrArray *folders)
{
  g_assert_nonnull (folders);
  g_assert_cmpuint (folders->len, ==, 1);
  return g_ptr_array_index (folders, 0);
}

static void
test_folders (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_path (self->folder, "in");
  g_autofree char *sub = test_folder_path (self->folder, "in/sub");
  const SheafImportChoice choices[] = { { "/elsewhere", SHEAF_DIALECT_HUGO },
                                        { sub, SHEAF_DIALECT_PLAIN } };
  const SheafImportOptions options = {
    .choices = choices, .n_choices = 2, .into = "F", .zone = "UTC", .keep_duplicates = TRUE
  };

  write_file (self, "single/s.md", "Single.\n");
  import_well (self, "single/s.md", (SheafImportOptions){ 0 });
  write_file (self, "in/a.md", "One.\n");
  write_file (self, "in/sub/b.md", "Two.\n");
  import_well (self, "in", (SheafImportOptions){ .dry_run = TRUE });
  g_autoptr (GPtrArray) none = sheaf_library_list_folders (self->library, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  import_well (self, "in", options);
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);
  const SheafFolder *folder = only_folder (folders);
  g_assert_cmpstr (folder->path, ==, path);
  g_assert_true (folder->remembered);
  g_assert_cmpint (folder->scanned, >, 0);
  g_assert_cmpint (folder->dialect, ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpstr (folder->into, ==, "F");
  g_assert_cmpstr (folder->zone, ==, "UTC");
  g_assert_true (folder->keep_duplicates);
  g_assert_cmpuint (folder->choices->len, ==, 1);
  g_assert_cmpuint (folder->n_articles, ==, 2);

  /* Nothing to store, yet it was gone through. */
  g_assert_true (sheaf_database_run (self->library->database, "UPDATE root SET scanned = 1",
                                     SHEAF_VALUES (), NULL));
  g_assert_cmpint (import_well (self, "in", options), ==, 0);
  g_assert_cmpint (number (self, "SELECT max (scanned) FROM root"), >, 1);
}

static void
test_forget_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_file (self, "in/a.md", "One.\n");
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);
  gint64 id = only_folder (folders)->id;
  g_assert_true (sheaf_library_set_folder_remembered (self->library, id, FALSE, NULL));
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) forgotten = sheaf_library_list_folders (self->library, NULL);
  g_assert_false (only_folder (forgotten)->remembered);
  g_assert_true (sheaf_library_set_folder_remembered (self->library, id, TRUE, NULL));
  g_autoptr (GPtrArray) again = sheaf_library_list_folders (self->library, NULL);
  g_assert_true (only_folder (again)->remembered);
  g_assert_false (sheaf_library_set_folder_remembered (self->library, 999, TRUE, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

/* A folder at another place is the same: nothing of it is new. */
static void
test_moved (Fixture *self, gconstpointer data)
{
  g_autofree char *there = test_folder_path (self->folder, "there");
  g_autofree char *here = test_folder_path (self->folder, "in");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) moved = NULL;
  gint64 id;

  write_file (self, "in/a.md", "One.\n");
  import_well (self, "in", (SheafImportOptions){ 0 });
  {
    g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);

    id = only_folder (folders)->id;
  }
  g_assert_cmpint (g_rename (here, there), ==, 0);
  g_assert_true (sheaf_library_move_folder (self->library, id, there, &error));
  g_assert_no_error (error);
  import_well (self, "there", (SheafImportOptions){ 0 });
  moved = sheaf_library_list_folders (self->library, NULL);
  g_assert_cmpint (only_folder (moved)->id, ==, id);
  g_assert_cmpstr (only_folder (moved)->path, ==, there);
  g_assert_cmpuint (only_folder (moved)->n_articles, ==, 1);

  g_assert_false (sheaf_library_move_folder (self->library, 999, here, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  write_file (self, "in/b.md", "Two.\n");
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_assert_false (sheaf_library_move_folder (self->library, id, here, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
}

/* While a folder's import is undone the next look must not bring everything back. */
static void
test_undone_folder (Fixture *self, gconstpointer data)
{
  write_file (self, "in/a.md", "One.\n");
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  g_autoptr (GPtrArray) undone = sheaf_library_list_folders (self->library, NULL);
  g_assert_false (only_folder (undone)->remembered);
  g_assert_cmpuint (only_folder (undone)->n_articles, ==, 0);
  g_assert_true (sheaf_library_redo (self->library, NULL, NULL));
  g_autoptr (GPtrArray) redone = sheaf_library_list_folders (self->library, NULL);
  g_assert_true (only_folder (redone)->remembered);
  g_assert_true (sheaf_library_undo (self->library, NULL, NULL));
  import_well (self, "in", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) again = sheaf_library_list_folders (self->library, NULL);
  g_assert_true (only_folder (again)->remembered);
}

/* Files are counted by whatever root they came in. */
static void
test_nested_folders (Fixture *self, gconstpointer data)
{
  write_file (self, "in/sub/a.md", "One.\n");
  write_file (self, "in/sub/b.md", "Two.\n");
  write_file (self, "in/c.md", "Three.\n");
  import_well (self, "in/sub/a.md", (SheafImportOptions){ 0 });
  import_well (self, "in", (SheafImportOptions){ 0 });
  import_well (self, "in/sub", (SheafImportOptions){ 0 });
  g_autoptr (GPtrArray) folders = sheaf_library_list_folders (self->library, NULL);
  g_assert_cmpuint (folders->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SheafFolder *folder = g_ptr_array_index (folders, i);
      g_assert_cmpuint (folder->n_articles, ==, g_str_has_suffix (folder->path, "/in") ? 3 : 2);
    }
  g_assert_cmpint (number (self, "SELECT count(*) FROM place"), ==, 3);
}

/* --- tags --- */

static void
test_tags (Fixture *self, gconstpointer data)
{
  const gint64 read = 1, trashed = 3;

  write_file (self, "in/a.md", "---\ntitle: A\ntags: [t10, t2, 茶]\n---\n1\n");
  write_file (self, "in/b.md", "---\ntitle: B\ntags: [t2]\n---\n2\n");
  write_file (self, "in/c.md", "---\ntitle: C\ntags: [gone, t2]\n---\n3\n");
  import_well (self, "in", (SheafImportOptions){ 0 });
  sheaf_library_set_flag (self->library, &read, 1, SHEAF_FLAG_UNREAD, FALSE, TRUE, NULL, NULL);
  sheaf_library_set_flag (self->library, &trashed, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, NULL);
  g_autoptr (GPtrArray) tags = sheaf_library_get_tags (self->library, NULL);
  const struct
  {
    const char *name;
    guint count, unread;
  } expected[] = { { "t2", 2, 1 }, { "t10", 1, 0 }, { "茶", 1, 0 } };
  g_assert_cmpuint (tags->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const SheafTag *tag = g_ptr_array_index (tags, i);
      g_assert_cmpstr (tag->name, ==, expected[i].name);
      g_assert_cmpuint (tag->count, ==, expected[i].count);
      g_assert_cmpuint (tag->unread, ==, expected[i].unread);
      g_assert_cmpint (tag->id, >, 0);
    }
}

static void
test_no_tags (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) tags = sheaf_library_get_tags (self->library, NULL);
  g_assert_cmpuint (tags->len, ==, 0);
}

#define ADD(name, func) g_test_add ("/import-log/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("record", test_record);
  ADD ("report", test_report);
  ADD ("strange-report", test_strange_report);
  ADD ("names", test_names);
  ADD ("list", test_list);
  ADD ("listing", test_listing);
  ADD ("cancelled", test_cancelled);
  ADD ("undone-while-running", test_undone_while_running);
  ADD ("cut-off", test_cut_off);
  ADD ("folders", test_folders);
  ADD ("forget-folder", test_forget_folder);
  ADD ("undone-folder", test_undone_folder);
  ADD ("moved", test_moved);
  ADD ("nested-folders", test_nested_folders);
  ADD ("tags", test_tags);
  ADD ("no-tags", test_no_tags);
  return g_test_run ();
}
