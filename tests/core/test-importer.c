/* test-importer.c: files and folders into a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/document.h"
#include "core/import-walk.h"
#include "core/importer.h"
#include "core/library-articles.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* A library, and what the last import told. */
typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  GHashTable *outcomes; /* origin -> "outcome: error" */
  GPtrArray *order;     /* origins as they were told */
  guint warnings;       /* of all of them */
  guint transactions;
  guint cancel_after; /* transactions; 0: never */
  GCancellable *cancellable;
  SheafImportProgress progress;
  gint64 import;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = test_folder_new ();
  self->library = test_library_open (self->folder);
  self->outcomes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->outcomes);
  sheaf_library_close (self->library);
  test_folder_free (self->folder);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  if (++self->transactions == self->cancel_after)
    g_cancellable_cancel (self->cancellable);
  return work (self->library, data, error);
}

static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  Fixture *self = user_data;
  gboolean is_new;

  g_assert_nonnull (entry->warnings);
  self->warnings += entry->warnings->len;
  is_new = g_hash_table_insert (self->outcomes, g_strdup (entry->origin),
                                g_strdup_printf ("%s: %s", sheaf_outcome_to_string (entry->outcome),
                                                 entry->error ? entry->error : ""));
  g_assert_true (is_new); /* each file once */
  g_ptr_array_add (self->order, g_strdup (entry->origin));
}

static gboolean
import_paths (Fixture *self, SheafImportOptions *options, GError **error)
{
  SheafImportSink sink = { transact_cb, entry_cb, NULL, self };

  g_hash_table_remove_all (self->outcomes);
  g_ptr_array_set_size (self->order, 0);
  self->transactions = 0;
  self->warnings = 0;
  return sheaf_importer_run (options, &sink, &self->import, &self->progress, self->cancellable,
                             error);
}

/* Imports the folder @name of the fixture; nothing may fail as a whole. */
static void
import_folder (Fixture *self, const char *name)
{
  g_autofree char *path = test_folder_path (self->folder, name);
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths };
  g_autoptr (GError) error = NULL;

  import_paths (self, &options, &error);
  g_assert_no_error (error);
}

/* What was told of @origin must begin so: "new", "skipped: a socket" … */
static void
assert_outcome (Fixture *self, const char *origin, const char *wanted)
{
  const char *told = g_hash_table_lookup (self->outcomes, origin);

  g_assert_nonnull (told);
  if (!g_str_has_prefix (told, wanted))
    g_error ("%s is %s, not %s", origin, told, wanted);
}

static guint
count_articles (Fixture *self)
{
  SheafListing listing = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sheaf_library_list (self->library, &listing, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_autofree char *path = test_folder_write (self->folder, name, content);

  g_assert_nonnull (path);
}

static void
test_folder (Fixture *self, gconstpointer data)
{
  write_file (self, "in/a.md", "---\ntitle: First\n---\nText.\n");
  write_file (self, "in/deeper/b.HTML", "<h1>Second</h1><p>Text.</p>");
  write_file (self, "in/picture.PNG", "no matter");
  write_file (self, "in/notes.log", "no article");
  write_file (self, "in/.git/c.md", "hidden");
  write_file (self, "in/node_modules/d.md", "parts");
  write_file (self, "in/public/e.md", "output");
  write_file (self, "in/.dotted.md", "A dotted file is a file.\n");
  import_folder (self, "in");

  assert_outcome (self, "a.md", "new: ");
  assert_outcome (self, "deeper/b.HTML", "new: ");
  assert_outcome (self, ".dotted.md", "new: ");
  assert_outcome (self, "picture.PNG", "skipped: a picture");
  assert_outcome (self, "notes.log", "skipped: not an article");
  assert_outcome (self, ".git", "skipped: a hidden folder");
  assert_outcome (self, "node_modules", "skipped: a folder of program parts");
  assert_outcome (self, "public", "skipped: a site generator");
  g_assert_cmpuint (g_hash_table_size (self->outcomes), ==, 8);
  g_assert_cmpuint (self->progress.found, ==, 8);
  g_assert_cmpuint (self->progress.stored, ==, 8);
  g_assert_false (self->progress.counting);
  g_assert_cmpuint (self->progress.unindexed, ==, 0);
  g_assert_cmpint (self->import, >, 0);
  g_assert_cmpuint (count_articles (self), ==, 3);
}

static void
make_socket (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpuint (strlen (path), <, sizeof address.sun_path);
  strcpy (address.sun_path, path);
  g_assert_cmpint (bind (fd, (struct sockaddr *) &address, sizeof address), ==, 0);
  close (fd);
}

static void
make_sparse (const char *path, gint64 size)
{
  int fd = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, size), ==, 0);
  close (fd);
}

/* SAFETY L2, P6, R6: each special thing is told in one line, and none takes a second. */
static void
test_special (Fixture *self, gconstpointer data)
{
  g_autofree char *fifo = test_folder_path (self->folder, "in/pipe.md");
  g_autofree char *sock = test_folder_path (self->folder, "in/sock.md");
  g_autofree char *link = test_folder_path (self->folder, "in/link.md");
  g_autofree char *loop = test_folder_path (self->folder, "in/sub/loop");
  g_autofree char *sparse = test_folder_path (self->folder, "in/sparse.md");
  g_autofree char *device = test_folder_path (self->folder, "in/device.md");
  gboolean has_device;
  gint64 begun;

  write_file (self, "in/sub/a.md", "Text.\n");
  write_file (self, "outside.md", "A secret.\n");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  make_socket (sock);
  g_assert_cmpint (symlink ("../outside.md", link), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  make_sparse (sparse, G_GINT64_CONSTANT (8) << 30);
  has_device = mknod (device, S_IFCHR | 0600, 0x0105) == 0;

  begun = g_get_monotonic_time ();
  import_folder (self, "in");
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
  assert_outcome (self, "sub/a.md", "new");
  assert_outcome (self, "pipe.md", "skipped: a named pipe");
  assert_outcome (self, "sock.md", "skipped: a socket");
  assert_outcome (self, "link.md", "skipped: a symbolic link");
  assert_outcome (self, "sub/loop", "skipped: a symbolic link");
  assert_outcome (self, "sparse.md", "failed: 8");
  if (has_device)
    assert_outcome (self, "device.md", "skipped: a device");
  g_assert_cmpuint (count_articles (self), ==, 1);
}

static void
test_unreadable (Fixture *self, gconstpointer data)
{
  g_autofree char *file = NULL, *folder = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("everything is readable to root");
      return;
    }
  write_file (self, "in/a.md", "Text.\n");
  write_file (self, "in/closed.md", "Text.\n");
  write_file (self, "in/closed/b.md", "Text.\n");
  file = test_folder_path (self->folder, "in/closed.md");
  folder = test_folder_path (self->folder, "in/closed");
  g_assert_cmpint (chmod (file, 0), ==, 0);
  g_assert_cmpint (chmod (folder, 0), ==, 0);
  import_folder (self, "in");
  chmod (folder, 0700);
  assert_outcome (self, "a.md", "new");
  assert_outcome (self, "closed.md", "failed: ");
  assert_outcome (self, "closed", "failed: ");
}

/* Without a temporary name beside it, which would be too long. */
static void
write_plainly (const char *path, const char *content)
{
  int fd = open (path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, content, strlen (content)), ==, (gssize) strlen (content));
  close (fd);
}

/* Names travel as bytes. */
static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (SHEAF_IMPORT_MAX_DEPTH * 7, 'x');
  g_autofree char *long_name = g_strdup_printf ("%s%s.md", longest, "1234567890123456789012345678");
  const char *names[] = { "new\nline.md", "b\377\376ad.md", long_name, "-rf.md", "a\\b: c?.md" };

  write_file (self, "in/plain.md", "Text.\n");
  g_assert_cmpuint (strlen (long_name), ==, 255);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("in/", names[i], NULL);
      g_autofree char *path = test_folder_path (self->folder, name);

      write_plainly (path, names[i]);
    }
  import_folder (self, "in");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_outcome (self, names[i], "new");
  g_assert_cmpuint (count_articles (self), ==, G_N_ELEMENTS (names) + 1);
  import_folder (self, "in");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_outcome (self, names[i], "same");
}

static void
test_depth (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new ("in");

  for (int i = 1; i <= SHEAF_IMPORT_MAX_DEPTH + 1; i++)
    {
      g_autofree char *file = NULL;
      g_autofree char *content = g_strdup_printf ("At depth %d.\n", i);

      g_string_append_printf (name, "/%d", i);
      file = g_strconcat (name->str, "/a.md", NULL);
      write_file (self, file, content);
    }
  import_folder (self, "in");
  assert_outcome (self, name->str + strlen ("in/"), "skipped: more than 32");
  g_assert_cmpuint (count_articles (self), ==, SHEAF_IMPORT_MAX_DEPTH);
}

static void
test_again (Fixture *self, gconstpointer data)
{
  g_autofree char *from = NULL, *to = NULL;

  write_file (self, "in/a.md", "---\ntitle: A\n---\nText of a.\n");
  write_file (self, "in/b.md", "---\ntitle: B\n---\nText of b.\n");
  write_file (self, "in/c.md", "---\ntitle: C\n---\nText of c.\n");
  import_folder (self, "in");
  import_folder (self, "in");
  assert_outcome (self, "a.md", "same");
  assert_outcome (self, "b.md", "same");
  g_assert_cmpint (self->import, ==, 0); /* nothing to store: no import, no undo step */

  write_file (self, "in/a.md", "---\ntitle: A\n---\nOther text, of another length.\n");
  write_file (self, "in/copy.md", "---\ntitle: C\n---\nText of c.\n");
  from = test_folder_path (self->folder, "in/b.md");
  to = test_folder_path (self->folder, "in/moved.md");
  g_assert_cmpint (g_rename (from, to), ==, 0);
  import_folder (self, "in");
  assert_outcome (self, "a.md", "updated");
  assert_outcome (self, "moved.md", "same");
  assert_outcome (self, "c.md", "same");
  assert_outcome (self, "copy.md", "duplicate");
  g_assert_cmpuint (count_articles (self), ==, 3);
}

/* What lies in the trash stays there, and is told, although its file did not change. */
static void
test_trash (Fixture *self, gconstpointer data)
{
  gint64 id = 1;
  g_autoptr (GError) error = NULL;

  write_file (self, "in/a.md", "Text.\n");
  import_folder (self, "in");
  g_assert_cmpuint (self->warnings, ==, 0);
  sheaf_library_set_flag (self->library, &id, 1, SHEAF_FLAG_TRASHED, TRUE, TRUE, NULL, &error);
  g_assert_no_error (error);
  import_folder (self, "in");
  assert_outcome (self, "a.md", "same");
  g_assert_cmpuint (self->warnings, ==, 1);
  g_assert_cmpuint (count_articles (self), ==, 0);
}

/* Hard links are two places of the same bytes; a folder given twice, or inside another, comes in once. */
static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *root = test_folder_path (self->folder, "in");
  g_autofree char *sub = test_folder_path (self->folder, "in/sub");
  g_autofree char *first = test_folder_path (self->folder, "in/sub/a.md");
  g_autofree char *second = test_folder_path (self->folder, "in/sub/b.md");
  g_autofree char *alias = test_folder_path (self->folder, "alias");
  char *paths[] = { sub, root, first, alias, root, NULL };
  SheafImportOptions options = { .paths = paths };
  g_autoptr (GError) error = NULL;

  write_file (self, "in/sub/a.md", "---\ntitle: A\n---\nText.\n");
  g_assert_cmpint (link (first, second), ==, 0);
  g_assert_cmpint (symlink ("in", alias), ==, 0);
  import_paths (self, &options, &error);
  g_assert_no_error (error);
  assert_outcome (self, "sub/a.md", "new");
  assert_outcome (self, "sub/b.md", "duplicate");
  g_assert_cmpuint (g_hash_table_size (self->outcomes), ==, 2);
}

/* A file given by name is tried whatever its ending, its root is its folder; a missing one is told. */
static void
test_named (Fixture *self, gconstpointer data)
{
  g_autofree char *note = NULL, *binary = NULL, *missing = NULL;
  g_autoptr (GError) error = NULL;
  char *paths[4] = { 0 };
  SheafImportOptions options = { .paths = paths };

  note = test_folder_write (self->folder, "in/note.org", "A note.\n");
  binary = test_folder_path (self->folder, "in/program");
  missing = test_folder_path (self->folder, "in/missing.md");
  g_file_set_contents (binary, "\177ELF\0\0\0", 7, &error);
  g_assert_no_error (error);
  paths[0] = note;
  paths[1] = binary;
  paths[2] = missing;
  import_paths (self, &options, &error);
  g_assert_no_error (error);
  assert_outcome (self, "note.org", "new");
  assert_outcome (self, "program", "failed: not a text file");
  assert_outcome (self, "missing.md", "failed: no such file");
}

static void
test_dry_run (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_path (self->folder, "in");
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths, .dry_run = TRUE };
  g_autoptr (GError) error = NULL;

  write_file (self, "in/a.md", "# One title\n");
  write_file (self, "in/b.md", "# One title\n");
  import_paths (self, &options, &error);
  g_assert_no_error (error);
  assert_outcome (self, "a.md", "new");
  assert_outcome (self, "b.md", "duplicate");
  g_assert_cmpint (self->import, ==, 0);
  g_assert_cmpuint (count_articles (self), ==, 0);
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

/* What is told, and so what is stored, is in the order of the names, however many threads read. */
static void
test_order (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_path (self->folder, "in");
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths, .jobs = 4 };
  g_autoptr (GError) error = NULL;

  write_many (self, 1200);
  import_paths (self, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->order->len, ==, 1200);
  for (guint i = 1; i < self->order->len; i++)
    g_assert_cmpstr (g_ptr_array_index (self->order, i - 1), <, g_ptr_array_index (self->order, i));
  g_assert_cmpuint (count_articles (self), ==, 1200);
}

/* Cancelled in its third transaction: the known files and two batches. What is stored is whole and indexed. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_path (self->folder, "in");
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths };
  g_autoptr (GError) error = NULL;
  guint left = 1;

  write_many (self, 1200);
  self->cancel_after = 3;
  g_assert_false (import_paths (self, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (self->import, >, 0);
  g_assert_cmpuint (count_articles (self), ==, self->progress.totals[SHEAF_OUTCOME_NEW]);
  g_assert_cmpuint (count_articles (self), >=, 50);
  g_assert_cmpuint (count_articles (self), <, 1200);
  g_assert_true (sheaf_library_index (self->library, 1, &left, &error));
  g_assert_cmpuint (left, ==, 0);

  g_cancellable_reset (self->cancellable);
  self->cancel_after = 0;
  import_paths (self, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_articles (self), ==, 1200);
}

static void
test_zone (Fixture *self, gconstpointer data)
{
  g_autofree char *path = test_folder_write (self->folder, "in/a.md", "Text.\n");
  char *paths[] = { path, NULL };
  SheafImportOptions options = { .paths = paths, .zone = "Nowhere/Land" };
  g_autoptr (GError) error = NULL;

  g_assert_false (import_paths (self, &options, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID);
}

/* Each folder by its own site's rules (DESIGN part 5). */
static void
test_sites (Fixture *self, gconstpointer data)
{
  SheafListing listing = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  write_file (self, "in/hexo/source/_posts/a.md", "---\ntitle: h\ncategories: [A, B]\n---\n.\n");
  write_file (self, "in/jekyll/_config.yml", "title: x\n");
  write_file (self, "in/jekyll/_posts/2020-01-01-a.md",
              "---\ntitle: j\ncategories: [A, B]\n---\n!\n");
  write_file (self, "in/vault/.obsidian/app.json", "{}");
  write_file (self, "in/vault/X/Y/a.md", "---\ntitle: o\n---\n?\n");
  import_folder (self, "in");
  ids = sheaf_library_list (self->library, &listing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 3);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SheafArticle) article =
          sheaf_library_get_article (self->library, g_array_index (ids, gint64, i), &error);
      GStrv first;

      g_assert_no_error (error);
      first = article->categories->len ? g_ptr_array_index (article->categories, 0) : NULL;
      g_assert_nonnull (first);
      switch (*article->title)
        {
        case 'h':
          g_assert_cmpint (article->dialect, ==, SHEAF_DIALECT_HEXO);
          g_assert_cmpuint (article->categories->len, ==, 1);
          g_assert_true (
              g_strv_equal ((const char *const *) first, (const char *[]){ "A", "B", NULL }));
          break;
        case 'j':
          g_assert_cmpint (article->dialect, ==, SHEAF_DIALECT_JEKYLL);
          g_assert_cmpuint (article->categories->len, ==, 2);
          break;
        default:
          g_assert_cmpint (article->dialect, ==, SHEAF_DIALECT_OBSIDIAN);
          g_assert_true (
              g_strv_equal ((const char *const *) first, (const char *[]){ "X", "Y", NULL }));
        }
    }
}

#define ADD(name, func) g_test_add ("/importer/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("folder", test_folder);
  ADD ("special", test_special);
  ADD ("unreadable", test_unreadable);
  ADD ("names", test_names);
  ADD ("depth", test_depth);
  ADD ("again", test_again);
  ADD ("trash", test_trash);
  ADD ("twice", test_twice);
  ADD ("named", test_named);
  ADD ("dry-run", test_dry_run);
  ADD ("order", test_order);
  ADD ("cancel", test_cancel);
  ADD ("zone", test_zone);
  ADD ("sites", test_sites);
  return g_test_run ();
}
