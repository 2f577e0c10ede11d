/* test-sidecar.c: the state of exported articles, written and read again, and what strangers make of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/error.h"
#include "core/overlay.h"
#include "core/sidecar.h"

#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD "{\"sheaf-state\":1,\"zone\":\"UTC\"}\n"
#define SHA256                                                                                     \
  "\"sha256\":\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"" /* hello */

static SheafSidecar *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return sheaf_sidecar_parse (bytes, error);
}

static const SheafSidecarEntry *
find (const SheafSidecar *sidecar, const char *path, const char *content)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return sheaf_sidecar_find (sidecar, path, bytes);
}

/* All that an entry may say, also of a name that is no UTF-8. */
static void
test_there_and_back (void)
{
  static const char *const paths[] = { "blog/a \"b\" é.md", "notes/\xff%41.md" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (SheafSidecarEntry) entry = sheaf_sidecar_entry_new ();
      g_autofree char *head = sheaf_sidecar_format_head ("Asia/Shanghai");
      g_autofree char *line = NULL;
      g_autofree char *again = NULL;
      g_autofree char *text = NULL;
      g_autoptr (SheafSidecar) sidecar = NULL;
      const SheafSidecarEntry *found;

      entry->path = g_strdup (paths[i]);
      sheaf_sha256_parse ("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
                          &entry->digest);
      entry->dialect = SHEAF_DIALECT_JEKYLL;
      entry->encoding = g_strdup ("GB18030");
      entry->below = 1;
      entry->unread = FALSE;
      entry->starred = entry->archived = TRUE;
      entry->added = 1600000000;
      entry->into = g_strdup ("A/B");
      g_ptr_array_add (entry->edits, sheaf_overlay_edit_parse ("title", "{\"set\":\"x\"}"));
      g_ptr_array_add (entry->edits, sheaf_overlay_edit_parse ("tags", "{\"add\":[\"y\"]}"));
      line = sheaf_sidecar_format_entry (entry);
      text = g_strconcat (head, line, NULL);
      sidecar = parse (text, NULL);
      g_assert_cmpstr (sidecar->zone, ==, "Asia/Shanghai");
      g_assert_cmpuint (sidecar->n_bad, ==, 0);
      g_assert_null (find (sidecar, paths[i], "hello, changed"));
      g_assert_null (find (sidecar, "blog/other.md", "hello"));
      found = find (sidecar, paths[i], "hello");
      g_assert_nonnull (found);
      again = sheaf_sidecar_format_entry (found);
      g_assert_cmpstr (again, ==, line);
      g_assert_cmpuint (found->edits->len, ==, 2);
      g_assert_cmpuint (sheaf_sidecar_entry_get_site (found), ==, i == 0 ? 5 : 6);
    }
}

/* What goes without saying. */
static void
test_short (void)
{
  g_autoptr (SheafSidecar) sidecar =
      parse (HEAD "{\"path\":\"a.md\"," SHA256 ",\"more\":[]}", NULL);
  const SheafSidecarEntry *entry = find (sidecar, "a.md", "hello");

  g_assert_nonnull (entry);
  g_assert_true (entry->unread && !entry->starred && !entry->archived);
  g_assert_cmpint (entry->dialect, ==, SHEAF_DIALECT_AUTO);
  g_assert_cmpuint (sheaf_sidecar_entry_get_site (entry), ==, 0);
}

/* No sidecar at all. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int code;
  } refused[] = {
    { "", SHEAF_ERROR_INVALID },
    { "\n", SHEAF_ERROR_INVALID },
    { "{}", SHEAF_ERROR_INVALID },
    { "[]\n", SHEAF_ERROR_INVALID },
    { "{\"path\":\"a.md\"," SHA256 "}\n", SHEAF_ERROR_INVALID },
    { "{\"sheaf-state\":\"1\"}\n", SHEAF_ERROR_INVALID },
    { "{\"sheaf-state\":0}\n", SHEAF_ERROR_INVALID },
    { "{\"sheaf-state\":-1}\n", SHEAF_ERROR_INVALID },
    { "{\"sheaf-state\":2}\n", SHEAF_ERROR_NEWER },
    { "\xff\xfe", SHEAF_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (refused[i].text, &error));
      g_assert_error (error, SHEAF_ERROR, refused[i].code);
    }
}

/* A line that is none, or leads elsewhere, is passed over, and the others hold. */
static void
test_bad_lines (void)
{
  static const char *const bad[] = {
    "x",
    "[]",
    "{",
    "{\"path\":\"a.md\"}",
    "{" SHA256 "}",
    "{\"path\":1," SHA256 "}",
    "{\"path\":[]," SHA256 "}",
    "{\"path\":\"a.md\",\"sha256\":\"2cf2\"}",
    "{\"path\":\"a.md\",\"sha256\":null}",
    "{\"path\":\"\"," SHA256 "}",
    "{\"path\":\"/etc/passwd\"," SHA256 "}",
    "{\"path\":\"../a.md\"," SHA256 "}",
    "{\"path\":\"b/../../a.md\"," SHA256 "}",
    "{\"path\":\"b//a.md\"," SHA256 "}",
    "{\"path\":\"./a.md\"," SHA256 "}",
    "{\"escaped\":\"%2e%2e/a.md\"," SHA256 "}",
    "{\"escaped\":\"a%00.md\"," SHA256 "}",
    "{\"escaped\":\"%zz\"," SHA256 "}",
    "{\"path\":\"a.md\"," SHA256 ",\"dialect\":\"word\"}",
    "{\"path\":\"a.md\"," SHA256 ",\"edits\":[]}",
    "{\"path\":\"a.md\"," SHA256 ",\"edits\":{\"title\":1}}",
    "{\"path\":\"a.md\"," SHA256 ",\"edits\":{\"Title\":{\"set\":\"a\"}}}",
    "{\"path\":\"a.md\"," SHA256 ",\"edits\":{\"tags\":{\"set\":[[]]}}}",
    "{\"path\":\"good.md\"," SHA256 ",\"starred\":true}",
  };
  g_autoptr (GString) text = g_string_new (HEAD "{\"path\":\"good.md\"," SHA256 "}\n");
  g_autoptr (SheafSidecar) sidecar = NULL;
  g_autofree char *deep = g_strnfill (500000, '[');
  g_autofree char *long_line = g_strnfill (20 * 1024 * 1024, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_string_append_printf (text, "%s\n", bad[i]);
  g_string_append_printf (text, "%s\n{\"path\":\"%s\"," SHA256 "}\n", deep, long_line);
  g_string_append (text, "{\"path\":\"last.md\"," SHA256
                         ",\"starred\":1,\"unread\":\"no\",\"added\":-5}");
  sidecar = parse (text->str, NULL);
  g_assert_cmpuint (g_hash_table_size (sidecar->entries), ==, 2);
  g_assert_cmpuint (sidecar->n_bad, ==, G_N_ELEMENTS (bad) + 2);
  g_assert_false (find (sidecar, "good.md", "hello")->starred);
  g_assert_false (find (sidecar, "last.md", "hello")->starred);
  g_assert_true (find (sidecar, "last.md", "hello")->unread);
  g_assert_cmpint (find (sidecar, "last.md", "hello")->added, ==, 0);
}

static void
assert_read (TestFolder *folder, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sheaf_sidecar_read (folder->path, &error));
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, SHEAF_ERROR, code);
}

/* A file that is none, or too large, is not read. */
static void
test_file (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_path (folder, SHEAF_SIDECAR_NAME);
  g_autofree char *other = test_folder_write (folder, "other", HEAD);
  g_autoptr (SheafSidecar) sidecar = NULL;

  assert_read (folder, -1);
  g_assert_cmpint (symlink (other, path), ==, 0);
  assert_read (folder, SHEAF_ERROR_UNREADABLE);
  g_unlink (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_read (folder, SHEAF_ERROR_UNREADABLE);
  g_unlink (path);
  g_free (test_folder_write (folder, SHEAF_SIDECAR_NAME, HEAD));
  g_assert_cmpint (truncate (path, (off_t) SHEAF_SIDECAR_MAX_BYTES + 1), ==, 0);
  assert_read (folder, SHEAF_ERROR_LIMIT);
  g_free (test_folder_write (folder, SHEAF_SIDECAR_NAME, HEAD));
  sidecar = sheaf_sidecar_read (folder->path, NULL);
  g_assert_nonnull (sidecar);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sidecar/there-and-back", test_there_and_back);
  g_test_add_func ("/sidecar/short", test_short);
  g_test_add_func ("/sidecar/refused", test_refused);
  g_test_add_func ("/sidecar/bad-lines", test_bad_lines);
  g_test_add_func ("/sidecar/file", test_file);
  return g_test_run ();
}
