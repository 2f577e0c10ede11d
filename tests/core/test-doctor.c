/* test-doctor.c: damage is found, what is derived is put right, copies can be trusted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/database.h"
#include "core/doctor.h"
#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-pictures.h"
#include "core/library-private.h"

#include "fixture.h"

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
  test_import_file (self->folder, self->library, "site", "a.md",
                    "---\ntitle: One\ndate: 2020-01-01\ncategories: [A, B, C]\n---\nfirst\n", NULL);
  test_import_file (self->folder, self->library, "site", "b.md",
                    "---\ntitle: Two\ncategories: [[A, B], [D]]\ntags: [t]\n---\nsecond\n", NULL);
  test_import_file (self->folder, self->library, "site", "b.md",
                    "---\ntitle: Two\ncategories: [[A, B], [D]]\ntags: [t]\n---\nthird\n", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static void
count_cb (const char *finding, gpointer user_data)
{
  g_assert_true (g_utf8_validate (finding, -1, NULL));
  ++*(guint *) user_data;
}

static gboolean
check (Fixture *self, gboolean repair, guint *n)
{
  g_autoptr (GError) error = NULL;
  gboolean sound = FALSE;
  *n = 0;
  g_assert_true (sheaf_doctor_check (self->library, repair, count_cb, n, &sound, &error));
  g_assert_no_error (error);
  return sound;
}

static void
run (Fixture *self, const char *script)
{
  g_autoptr (GError) error = NULL;
  sheaf_database_run_script (self->library->database, script, &error);
  g_assert_no_error (error);
}

static void
test_sound (Fixture *self, gconstpointer data)
{
  guint n = 0;
  g_assert_true (check (self, FALSE, &n));
  g_assert_cmpuint (n, ==, 0);
}

/* Everything that is derived, put wrong in turn. */
static void
test_repair (Fixture *self, gconstpointer data)
{
  static const char *const damage[] = {
    "DELETE FROM category_closure WHERE category <> ancestor",
    "INSERT INTO category_closure (category, ancestor) SELECT max (id), 1 FROM category",
    "UPDATE article_category SET hidden = 1",
    "UPDATE article_category SET unread = 0",
    "UPDATE article_category SET several = 1 - several",
    "UPDATE article_category SET date = 5 WHERE article = 1",
    "DELETE FROM article_category WHERE position IS NULL",
    "UPDATE article SET uncategorised = 1",
    "UPDATE place SET main = 0",
    "DELETE FROM version",
  };
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      guint n = 0;
      g_test_message ("%s", damage[i]);
      run (self, damage[i]);
      g_assert_false (check (self, FALSE, &n));
      g_assert_cmpuint (n, >, 0);
      g_assert_true (check (self, TRUE, &n));
      g_assert_cmpuint (n, >, 0);
      g_assert_true (check (self, FALSE, &n));
      g_assert_cmpuint (n, ==, 0);
    }
  g_autoptr (GPtrArray) tree = sheaf_library_get_categories (self->library, NULL);
  g_assert_cmpuint (tree->len, ==, 4);
  g_assert_cmpuint (((SheafCategory *) g_ptr_array_index (tree, 0))->total, ==, 2);
}

/* Bytes are truth: told, never touched. */
static void
test_damaged_bytes (Fixture *self, gconstpointer data)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;
  run (self, "UPDATE source SET raw = (SELECT raw FROM source WHERE id = 2) WHERE id = 1");
  g_assert_false (check (self, TRUE, &n));
  g_assert_cmpuint (n, >=, 1);
  g_assert_null (sheaf_library_get_source (self->library, 1, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT);
  run (self, "UPDATE source SET raw = x'00ff' WHERE id = 1");
  g_assert_false (check (self, TRUE, &n));
  run (self, "DELETE FROM source WHERE id = 1");
  g_assert_false (check (self, TRUE, &n));
  g_assert_cmpuint (n, >=, 1);
}

#define GIF "x'47494638396101000100000000'"

/* Whatever of a picture is another one: told, never touched. */
static void
test_damaged_picture (Fixture *self, gconstpointer data)
{
  static const char *const damage[][2] = {
    { "UPDATE picture_bytes SET bytes = x'00ff'", "UPDATE picture_bytes SET bytes = " GIF },
    { "UPDATE picture_bytes SET bytes = x''", "UPDATE picture_bytes SET bytes = " GIF },
    { "DELETE FROM picture_bytes", "INSERT INTO picture_bytes VALUES (1, " GIF ")" },
    { "UPDATE picture SET size = size + 1", "UPDATE picture SET size = size - 1" },
    { "UPDATE picture SET sha256 = zeroblob (32)", NULL },
  };
  static const char picture[] = "GIF89a\x01\0\x01\0\0\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (picture, sizeof picture - 1);
  const SheafPictureWant want = { .article = 1, .reference = (char *) "a.gif" };
  const SheafPictureFound found = {
    SHEAF_PICTURE_FINE, (char *) "a.gif", bytes, "image/gif", 1, 1
  };
  const SheafPictureStore store = { &want, &found };
  g_autofree char *root = test_folder_path (self->folder, "site");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  sheaf_library_store_pictures (self->library, root, &store, 1, &error);
  g_assert_no_error (error);
  g_assert_true (check (self, FALSE, &n));
  for (guint i = 0; i < G_N_ELEMENTS (damage); i++)
    {
      run (self, damage[i][0]);
      g_assert_false (check (self, TRUE, &n));
      g_assert_cmpuint (n, ==, 1);
      if (!damage[i][1])
        continue;
      run (self, damage[i][1]);
      g_assert_true (check (self, FALSE, &n));
    }
}

static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_folder_path (self->folder, "copy.sheaf");
  g_assert_true (sheaf_doctor_backup (self->library, path, &error));
  g_assert_no_error (error);
  g_assert_false (sheaf_doctor_backup (self->library, path, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
  g_clear_error (&error);

  g_autoptr (SheafLibrary) copy = sheaf_library_open (path, SHEAF_LIBRARY_READ, &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = sheaf_library_list (copy, &(SheafListing){ 0 }, &error);
  g_assert_cmpuint (ids->len, ==, 2);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (GBytes) here = sheaf_library_get_source (self->library, id, &error);
      g_autoptr (GBytes) there = sheaf_library_get_source (copy, id, &error);
      g_assert_true (g_bytes_equal (here, there));
    }
  g_assert_null (g_strstr_len (path, -1, "part"));
}

static void
test_backup_nowhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_folder_path (self->folder, "no/such/folder/copy.sheaf");
  g_assert_false (sheaf_doctor_backup (self->library, path, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE);
}

#define ADD(name, func) g_test_add ("/doctor/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sound", test_sound);
  ADD ("repair", test_repair);
  ADD ("damaged-bytes", test_damaged_bytes);
  ADD ("damaged-picture", test_damaged_picture);
  ADD ("backup", test_backup);
  ADD ("backup-nowhere", test_backup_nowhere);
  return g_test_run ();
}
