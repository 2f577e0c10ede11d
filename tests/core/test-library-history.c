/* test-library-history.c: versions of an article, listed, read and restored
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-history.h"

#include "edit-fixture.h"

#include <string.h>

#define FIRST  "---\ntitle: One\ntags: [a]\n---\nfirst\n"
#define SECOND "---\ntitle: Two\n---\nsecond, which is longer\n"

static GPtrArray *
list (EditFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = sheaf_library_list_versions (self->library, self->id, &error);

  g_assert_no_error (error);
  return versions;
}

static void
assert_version (EditFixture *self,
                const GPtrArray *versions,
                guint index,
                SheafVersionReason reason,
                const char *content)
{
  const SheafVersion *version = g_ptr_array_index (versions, index);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sheaf_library_read_version (self->library, version->id, &error);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);

  g_assert_no_error (error);
  g_assert_cmpint (version->reason, ==, reason);
  g_assert_cmpuint (version->size, ==, strlen (content));
  g_assert_cmpstr (version->sha256, ==, sha256);
  g_assert_cmpstr (version->encoding, ==, "UTF-8");
  g_assert_cmpint (ABS (version->time - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content,
                   strlen (content));
}

static void
restore (EditFixture *self, const GPtrArray *versions, guint index)
{
  const SheafVersion *version = g_ptr_array_index (versions, index);
  g_autoptr (GError) error = NULL;
  gint64 step = 0;

  sheaf_library_restore_version (self->library, version->id, &step, &error);
  g_assert_no_error (error);
  g_assert_cmpint (step, !=, 0);
}

static void
test_list (EditFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) two = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  g_autoptr (GError) error = NULL;

  edit_take (self, "a.md", FIRST);
  none = list (self);
  g_assert_cmpuint (none->len, ==, 0);
  edit_take (self, "a.md", SECOND);
  edit_change (self, SHEAF_EDIT_SET, "title", "Three");
  two = list (self);
  g_assert_cmpuint (two->len, ==, 2);
  assert_version (self, two, 0, SHEAF_VERSION_EDITED, SECOND);
  assert_version (self, two, 1, SHEAF_VERSION_UPDATED, FIRST);
  edit_undo (self, 1);
  undone = list (self);
  g_assert_cmpuint (undone->len, ==, 2);
  assert_version (self, undone, 0, SHEAF_VERSION_UNDONE,
                  "---\ntitle: Three\n---\nsecond, which is longer\n");
  edit_redo (self, 1);
  g_assert_null (sheaf_library_list_versions (self->library, 4711, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (sheaf_library_read_version (self->library, 4711, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND);
}

/* There and back, also past steps that name the same version. */
static void
test_restore (EditFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) after = NULL;

  edit_take (self, "a.md", FIRST);
  edit_take (self, "a.md", SECOND);
  versions = list (self);
  restore (self, versions, 0);
  edit_assert_source (self, FIRST);
  edit_assert_title (self, "One");
  edit_assert_tags (self, "a");
  after = list (self);
  g_assert_cmpuint (after->len, ==, 1);
  assert_version (self, after, 0, SHEAF_VERSION_EDITED, SECOND);
  edit_undo (self, 1);
  edit_assert_source (self, SECOND);
  edit_redo (self, 1);
  edit_assert_source (self, FIRST);
  edit_undo (self, 2);
  edit_assert_source (self, FIRST);
  edit_redo (self, 2);
  edit_assert_source (self, FIRST);
  edit_undo (self, 1);
  edit_assert_source (self, SECOND);
}

static void
make_conflict (EditFixture *self)
{
  edit_take (self, "a.md", FIRST);
  edit_change (self, SHEAF_EDIT_SET, "title", "Mine");
  g_assert_cmpint (edit_take (self, "a.md", SECOND), ==, SHEAF_OUTCOME_CONFLICT);
}

static gboolean
needs_attention (EditFixture *self)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (self->library, self->id, NULL);

  return (article->flags & SHEAF_FLAG_ATTENTION) != 0;
}

static void
test_conflict (EditFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  make_conflict (self);
  g_assert_true (needs_attention (self));
  versions = list (self);
  assert_version (self, versions, 0, SHEAF_VERSION_CONFLICT, SECOND);
  restore (self, versions, 0);
  edit_assert_source (self, SECOND);
  g_assert_false (needs_attention (self));
  /* The file is what the article is. */
  g_assert_cmpint (edit_take (self, "a.md", NULL), ==, SHEAF_OUTCOME_SAME);
  edit_undo (self, 1);
  g_assert_true (needs_attention (self));
  edit_assert_title (self, "Mine");
}

static void
test_settle (EditFixture *self, gconstpointer data)
{
  gint64 step = 0;

  make_conflict (self);
  g_assert_true (sheaf_library_settle_conflict (self->library, self->id, &step, NULL));
  g_assert_cmpint (step, !=, 0);
  g_assert_false (needs_attention (self));
  edit_assert_title (self, "Mine");
  g_assert_cmpint (edit_take (self, "a.md", NULL), ==, SHEAF_OUTCOME_SAME);
  g_assert_true (sheaf_library_settle_conflict (self->library, self->id, &step, NULL));
  g_assert_cmpint (step, ==, 0);
  edit_undo (self, 1);
  g_assert_true (needs_attention (self));
}

/* What is kept in Sheaf only stays on top. */
static void
test_kept (EditFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;

  edit_take (self, "a.md", "---\ntitle: a: b\n---\nfirst\n");
  edit_change (self, SHEAF_EDIT_SET, "title", "Kept");
  edit_take (self, "a.md", SECOND);
  versions = list (self);
  restore (self, versions, 0);
  edit_assert_source (self, "---\ntitle: a: b\n---\nfirst\n");
  edit_assert_title (self, "Kept");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  edit_add_test ("library-history", "list", test_list);
  edit_add_test ("library-history", "restore", test_restore);
  edit_add_test ("library-history", "conflict", test_conflict);
  edit_add_test ("library-history", "settle", test_settle);
  edit_add_test ("library-history", "kept", test_kept);
  return g_test_run ();
}
