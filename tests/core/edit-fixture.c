/* edit-fixture.c: one article of a library, changed and looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-fixture.h"

#include "core/library-categories.h"
#include "core/library-private.h"
#include "core/library-undo.h"

#include <string.h>

void
edit_set_up (EditFixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
}

void
edit_tear_down (EditFixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

void
edit_add_test (const char *suite, const char *name, void (*run) (EditFixture *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/%s/%s", suite, name);

  g_test_add (path, EditFixture, NULL, edit_set_up, run, edit_tear_down);
}

SheafOutcome
edit_take (EditFixture *self, const char *name, const char *content)
{
  SheafStoreItem item = test_import_file (self->folder, self->library, "in", name, content, NULL);

  self->id = item.id;
  return item.outcome;
}

void
edit_change (EditFixture *self, SheafEditKind kind, const char *key, const char *value)
{
  const SheafChange one = { kind, key, value };
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;

  sheaf_library_edit (self->library, self->id, &one, 1, FALSE, &edited, &error);
  g_assert_no_error (error);
}

void
edit_refuse (EditFixture *self, SheafEditKind kind, const char *key, const char *value, int code)
{
  const SheafChange one = { kind, key, value };
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (sheaf_library_edit (self->library, self->id, &one, 1, FALSE, &edited, &error));
  g_assert_error (error, SHEAF_ERROR, code);
}

void
edit_assert_source (EditFixture *self, const char *wanted)
{
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, self->id, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  g_assert_cmpstr (text, ==, wanted);
}

void
edit_assert_title (EditFixture *self, const char *wanted)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);

  g_assert_cmpstr (article->title, ==, wanted);
}

static void
assert_joined (const GPtrArray *texts, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (texts, i));
  g_assert_cmpstr (text->str, ==, wanted);
}

void
edit_assert_tags (EditFixture *self, const char *wanted)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);

  assert_joined (article->tags, wanted);
}

void
edit_assert_kept (EditFixture *self, const char *wanted)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);

  assert_joined (article->kept, wanted);
}

void
edit_assert_categories (EditFixture *self, const char *wanted)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < article->categories->len; i++)
    g_ptr_array_add (paths,
                     sheaf_category_path_format (g_ptr_array_index (article->categories, i)));
  assert_joined (paths, wanted);
}

void
edit_undo (EditFixture *self, guint n)
{
  g_autoptr (GError) error = NULL;

  for (; n > 0; n--)
    sheaf_library_undo (self->library, NULL, &error);
  g_assert_no_error (error);
}

void
edit_redo (EditFixture *self, guint n)
{
  g_autoptr (GError) error = NULL;

  for (; n > 0; n--)
    sheaf_library_redo (self->library, NULL, &error);
  g_assert_no_error (error);
}

gint64
edit_count (EditFixture *self, const char *sql)
{
  gint64 n = -1;

  g_assert_true (
      sheaf_database_get_int64 (self->library->database, sql, SHEAF_VALUES (), &n, NULL));
  return n;
}
