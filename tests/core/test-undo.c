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

/* However many batches: one step; and across a restart. The last two files hold what the first ones did, which are
 * gone meanwhile. */
static void
test_import (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "site");
  const SheafImportRules rules = { .zone = "UTC" };
  gint64 import = sheaf_library_begin_import (self->library, NULL, &rules, NULL);
  for (int i = 0; i < 32; i++)
    {
      const int n = i % 30;
      g_autofree char *origin = g_strdup_printf ("%d.md", i);
      g_autofree char *text = g_strdup_printf ("---\ncategories: [A, B%d]\n---\n%d\n", n % 3, n);
      g_autoptr (SheafDraft) draft = test_draft_new (origin, text);
      SheafStoreItem item = { .root = root, .origin = origin, .draft = draft };
      g_assert_true (sheaf_library_store (self->library, import, &rules, &item, 1, NULL));
    }
  sheaf_library_close (self->library);
  self->library = test_library_open (self->folder);

  SheafStep step;
  g_autoptr (GError) error = NULL;
  sheaf_library_undo (self->library, &step, &error);
  g_assert_no_error (error);
  g_assert_cmpint (step.kind, ==, SHEAF_STEP_IMPORT);
  g_assert_cmpuint (step.n_articles, ==, 32);
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

/* --- the list of what was done --- */

/* All that a step can change, in one text. */
static char *
look (Fixture *self)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database,
      "SELECT group_concat (line, x'0a') FROM (SELECT a.id || ' ' || a.title || ' ' ||"
      " hex (a.sha256) || a.unread || a.starred || a.archived || a.trashed || a.attention ||"
      " a.dialect || (SELECT group_concat (c.category || ' ' || c.hidden || c.unread) FROM"
      "  (SELECT * FROM article_category WHERE article = a.id ORDER BY category) c) ||"
      " (SELECT group_concat (p.path || p.main || hex (p.sha256)) FROM"
      "  (SELECT * FROM place WHERE article = a.id ORDER BY path) p) AS line"
      " FROM article a WHERE a.trashed < 2 ORDER BY a.id)",
      SHEAF_VALUES (), NULL);
  g_assert_true (sheaf_statement_step (row, NULL));
  return sheaf_statement_dup_text (row, 0);
}

static void
reopen (Fixture *self)
{
  sheaf_library_close (self->library);
  self->library = test_library_open (self->folder);
}

/* One of everything that makes a step, in turn. */
static void
do_something (Fixture *self, guint i)
{
  static const SheafFlags which[] = { SHEAF_FLAG_STARRED, SHEAF_FLAG_UNREAD, SHEAF_FLAG_ARCHIVED,
                                      SHEAF_FLAG_TRASHED };
  g_autofree char *name = g_strdup_printf ("%u.md", i / 6);
  g_autofree char *text = g_strdup_printf (
      "---\ntitle: Title %u\ndate: 2020-01-01\ncategories: [C%u, D]\n---\n%u\n", i, i % 5, i);
  gint64 id = 0;

  if (i % 6 < 2)
    {
      take (self, name, text);
      return;
    }
  g_assert_true (sheaf_database_get_int64 (self->library->database,
                                           "SELECT max (id) FROM article WHERE trashed < 2",
                                           SHEAF_VALUES (), &id, NULL));
  g_assert_cmpint (flag (self, id, which[i % 6 - 2], which[i % 6 - 2] != SHEAF_FLAG_UNREAD), >, 0);
}

/* A hundred and twenty, across restarts, there and back, each exactly. */
static void
test_many (Fixture *self, gconstpointer data)
{
  const guint n = 120;
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, look (self));
  for (guint i = 0; i < n; i++)
    {
      do_something (self, i);
      g_ptr_array_add (states, look (self));
    }
  for (int round = 0; round < 2; round++)
    {
      for (guint i = n; i > 0; i--)
        {
          if (i % 17 == 0)
            reopen (self);
          undo (self);
          g_autofree char *now = look (self);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i - 1));
        }
      g_assert_false (sheaf_library_undo (self->library, NULL, NULL));
      for (guint i = 0; i < n; i++)
        {
          if (i % 19 == 0)
            reopen (self);
          redo (self);
          g_autofree char *now = look (self);
          g_assert_cmpstr (now, ==, g_ptr_array_index (states, i + 1));
        }
    }
}

static void
test_list (Fixture *self, gconstpointer data)
{
  gint64 id = take (self, "a.md", FIRST);
  gint64 star = flag (self, id, SHEAF_FLAG_STARRED, TRUE);
  gint64 archive = flag (self, id, SHEAF_FLAG_ARCHIVED, TRUE);
  undo (self);
  reopen (self);
  g_autoptr (GPtrArray) steps = sheaf_library_list_steps (self->library, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 3);
  const SheafStep *newest = g_ptr_array_index (steps, 0), *second = g_ptr_array_index (steps, 1);
  const SheafStep *oldest = g_ptr_array_index (steps, 2);
  g_assert_cmpint (newest->id, ==, archive);
  g_assert_true (newest->undone);
  g_assert_cmpint (newest->import, ==, 0);
  g_assert_cmpint (second->id, ==, star);
  g_assert_false (second->undone);
  g_assert_true (second->on);
  g_assert_cmpint (oldest->kind, ==, SHEAF_STEP_IMPORT);
  g_assert_cmpint (oldest->import, ==, 1);
  g_assert_cmpuint (oldest->n_articles, ==, 1);
  g_assert_cmpint (oldest->time, >, 0);
  g_autoptr (GPtrArray) one = sheaf_library_list_steps (self->library, 1, NULL);
  g_assert_cmpuint (one->len, ==, 1);
}

static void
test_undo_to (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = take (self, "a.md", FIRST);
  g_autofree char *before = look (self);
  gint64 star = flag (self, id, SHEAF_FLAG_STARRED, TRUE);
  gint64 archive = flag (self, id, SHEAF_FLAG_ARCHIVED, TRUE);
  take (self, "b.md", SECOND);
  flag (self, id, SHEAF_FLAG_UNREAD, FALSE);
  g_autofree char *after = look (self);
  SheafStep last;
  guint n = 0;

  /* One in the middle that is undone already is passed over. */
  g_assert_true (sheaf_library_undo_step (self->library, archive, &error));
  g_assert_true (sheaf_library_undo_to (self->library, star, &last, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (last.id, ==, star);
  g_assert_cmpint (last.kind, ==, SHEAF_STEP_STAR);
  g_assert_cmpuint (n, ==, 3);
  g_autofree char *now = look (self);
  g_assert_cmpstr (now, ==, before);
  g_assert_false (sheaf_library_undo_to (self->library, star, NULL, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (sheaf_library_undo_to (self->library, 999, NULL, NULL, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  for (int i = 0; i < 4; i++)
    redo (self);
  g_autofree char *again = look (self);
  g_assert_cmpstr (again, ==, after);
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
  ADD ("many", test_many);
  ADD ("list", test_list);
  ADD ("undo-to", test_undo_to);
  return g_test_run ();
}
