/* test-undo.c: every change can be taken back, and made again
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-private.h"
#include "core/library-steps.h"
#include "core/library-undo.h"

#include "fixture.h"

#include <string.h>

#define FIRST  "---\ntitle: One\ndate: 2020-01-01\ncategories: [A]\n---\nfirst\n"
#define SECOND "---\ntitle: Two\ndate: 2021-01-01\ncategories: [B]\n---\nsecond\n"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static gint64
take (Fixture *self, const char *name, const char *content)
{
  return test_import_file (self->folder, self->library, "site", name, content, NULL).id;
}

static gint64
flag (Fixture *self, gint64 id, SheafFlags which, gboolean on)
{
  gint64 step = -1;
  g_autoptr (GError) error = NULL;
  g_assert_true (sheaf_library_set_flag (self->library, &id, 1, which, on, TRUE, &step, &error));
  g_assert_no_error (error);
  return step;
}

static guint
count (Fixture *self, SheafShelf shelf)
{
  SheafShelfCounts counts;
  g_assert_true (sheaf_library_count_shelves (self->library, &counts, NULL));
  return counts.n[shelf];
}

static gint64
number (Fixture *self, const char *sql)
{
  gint64 value = -1;
  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &value, NULL));
  return value;
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  sheaf_library_redo (self->library, NULL, &error);
  g_assert_no_error (error);
}

static void
test_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SheafStep step = { .id = 1 };
  g_assert_true (sheaf_library_peek_undo (self->library, &step, &error));
  g_assert_cmpint (step.id, ==, 0);
  g_assert_false (sheaf_library_undo (self->library, &step, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sheaf_library_redo (self->library, &step, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

static void
test_flags (Fixture *self, gconstpointer data)
{
  const struct
  {
    SheafFlags flag;
    gboolean on;
    SheafShelf shelf;
    SheafStepKind kind;
  } cases[] = {
    { SHEAF_FLAG_STARRED, TRUE, SHEAF_SHELF_STARRED, SHEAF_STEP_STAR },
    { SHEAF_FLAG_ARCHIVED, TRUE, SHEAF_SHELF_ARCHIVE, SHEAF_STEP_ARCHIVE },
    { SHEAF_FLAG_UNREAD, FALSE, SHEAF_SHELF_UNREAD, SHEAF_STEP_READ },
    { SHEAF_FLAG_TRASHED, TRUE, SHEAF_SHELF_TRASH, SHEAF_STEP_TRASH },
  };
  gint64 id = take (self, "a.md", FIRST);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint before = count (self, cases[i].shelf);
      SheafStep step;
      g_assert_cmpint (flag (self, id, cases[i].flag, cases[i].on), >, 0);
      g_assert_cmpint (flag (self, id, cases[i].flag, cases[i].on), ==, 0); /* no change, no step */
      guint after = count (self, cases[i].shelf);
      g_assert_cmpuint (before, !=, after);
      g_assert_true (sheaf_library_undo (self->library, &step, NULL));
      g_assert_cmpint (step.kind, ==, cases[i].kind);
      g_assert_cmpint (step.on, ==, cases[i].on);
      g_assert_cmpuint (step.n_articles, ==, 1);
      g_assert_cmpuint (count (self, cases[i].shelf), ==, before);
      redo (self);
      g_assert_cmpuint (count (self, cases[i].shelf), ==, after);
      undo (self);
    }
}

/* However many batches: one step; and across a restart. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = { .zone = "UTC" };
  gint64 import = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  for (int i = 0; i < 30; i++)
    {
      g_autofree char *origin = g_strdup_printf ("%d.md", i);
      g_autofree char *text = g_strdup_printf ("---\ncategories: [A, B%d]\n---\n%d\n", i % 3, i);
      g_autoptr (SheafDraft) draft = test_draft_new (origin, text);
      SheafStoreItem item = { .root = root, .origin = origin, .draft = draft };
      g_assert_true (sheaf_library_store (self->library, import, &rules, &item, 1, NULL));
    }
  sheaf_library_close (self->library);
  self->library = test_library_open (self->folder);

  SheafStep step;
  g_assert_true (sheaf_library_undo (self->library, &step, NULL));
  g_assert_cmpint (step.kind, ==, SHEAF_STEP_IMPORT);
  g_assert_cmpuint (step.n_articles, ==, 30);
  g_assert_cmpuint (count (self, SHEAF_SHELF_ALL), ==, 0);
  g_assert_cmpuint (count (self, SHEAF_SHELF_TRASH), ==, 0);
  g_autoptr (GPtrArray) none = sheaf_library_get_categories (self->library, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (sheaf_library_get_article (self->library, 1, NULL));
  g_autoptr (GHashTable) files = sheaf_library_get_known_files (self->library, root, &rules, NULL);
  g_assert_cmpuint (g_hash_table_size (files), ==, 0);

  redo (self);
  g_assert_cmpuint (count (self, SHEAF_SHELF_ALL), ==, 30);
  g_autoptr (GPtrArray) tree = sheaf_library_get_categories (self->library, NULL);
  g_assert_cmpuint (tree->len, ==, 4);
}

static void
test_updated (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST);
  take (self, "a.md", SECOND);
  for (int round = 0; round < 2; round++)
    {
      undo (self);
      g_autoptr (SheafArticle) old = sheaf_library_get_article (self->library, id, NULL);
      g_assert_cmpstr (old->title, ==, "One");
      g_assert_cmpstr (((char **) g_ptr_array_index (old->categories, 0))[0], ==, "A");
      g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, id, NULL);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FIRST,
                       strlen (FIRST));
      redo (self);
      g_autoptr (SheafArticle) new = sheaf_library_get_article (self->library, id, NULL);
      g_assert_cmpstr (new->title, ==, "Two");
      g_assert_cmpint (new->date, ==, 1609459200);
    }
  /* Undone, then the file comes again: it is a change again. */
  undo (self);
  SheafStoreItem item = test_import_file (self->folder, self->library, "site", "a.md", NULL, NULL);
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_UPDATED);
}

/* What undo withdrew comes in as new, and then there is nothing to redo. */
static void
test_import_again (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST);
  undo (self);
  SheafStoreItem item = test_import_file (self->folder, self->library, "site", "a.md", NULL, NULL);
  g_assert_cmpint (item.outcome, ==, SHEAF_OUTCOME_NEW);
  g_assert_cmpint (item.id, >, id);
  g_assert_cmpuint (count (self, SHEAF_SHELF_ALL), ==, 1);
  SheafStep step;
  g_assert_true (sheaf_library_peek_redo (self->library, &step, NULL));
  g_assert_cmpint (step.id, ==, 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 1);
}

static void
test_order (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST);
  flag (self, id, SHEAF_FLAG_STARRED, TRUE);
  flag (self, id, SHEAF_FLAG_ARCHIVED, TRUE);
  undo (self);
  undo (self);
  undo (self);
  g_assert_cmpuint (count (self, SHEAF_SHELF_ALL), ==, 0);
  redo (self);
  redo (self);
  g_assert_cmpuint (count (self, SHEAF_SHELF_STARRED), ==, 1);
  g_assert_cmpuint (count (self, SHEAF_SHELF_ARCHIVE), ==, 0);
  flag (self, id, SHEAF_FLAG_STARRED, FALSE); /* ends what could be redone */
  g_assert_false (sheaf_library_redo (self->library, NULL, NULL));
}

static void
test_one_step (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = take (self, "a.md", FIRST), b = take (self, "b.md", SECOND);
  gint64 star_a = flag (self, a, SHEAF_FLAG_STARRED, TRUE);
  gint64 star_b = flag (self, b, SHEAF_FLAG_STARRED, TRUE);
  gint64 unstar_b = flag (self, b, SHEAF_FLAG_STARRED, FALSE);
  g_assert_true (sheaf_library_undo_step (self->library, star_a, &error));
  g_assert_false (sheaf_library_undo_step (self->library, star_a, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sheaf_library_undo_step (self->library, star_b, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sheaf_library_undo_step (self->library, unstar_b, &error));
  g_assert_cmpuint (count (self, SHEAF_SHELF_STARRED), ==, 1);

  /* The import that brought an article which was changed since. */
  gint64 import = number (self, "SELECT min (id) + 1 FROM undo_step");
  g_assert_false (sheaf_library_undo_step (self->library, import, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
}

static void
test_empty_import (Fixture *self, gconstpointer data)
{
  take (self, "a.md", FIRST);
  take (self, "a.md", FIRST);
  g_assert_cmpint (number (self, "SELECT count(*) FROM undo_step"), ==, 1);
}

/* At least a hundred stay, and what nobody can bring back is deleted in small steps. */
static void
test_pruning (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST);
  take (self, "b.md", SECOND);
  undo (self);
  gboolean left = TRUE;
  g_assert_true (sheaf_steps_purge (self->library, 10, &left, NULL));
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 2); /* can be redone */
  for (int i = 0; i < 250; i++)
    flag (self, id, SHEAF_FLAG_STARRED, i % 2 == 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM undo_step"), ==, 200);
  guint unindexed = 0;
  g_assert_true (sheaf_library_index (self->library, 10, &unindexed, NULL));
  g_assert_cmpuint (unindexed, ==, 0);
  g_assert_cmpint (number (self, "SELECT count(*) FROM article"), ==, 1);
  g_assert_cmpint (number (self, "SELECT count(*) FROM source"), ==, 1);
  for (int i = 0; i < 200; i++)
    undo (self);
  g_assert_false (sheaf_library_undo (self->library, NULL, NULL));
}

#define ADD(name, func) g_test_add ("/undo/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing", test_nothing);
  ADD ("flags", test_flags);
  ADD ("import", test_import);
  ADD ("updated", test_updated);
  ADD ("import-again", test_import_again);
  ADD ("order", test_order);
  ADD ("one-step", test_one_step);
  ADD ("empty-import", test_empty_import);
  ADD ("pruning", test_pruning);
  return g_test_run ();
}
