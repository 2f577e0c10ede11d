/* test-seedfamily.c: the first user's own kind of file, against a table made by reading the files
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date.h"
#include "core/draft.h"

#include <string.h>

enum
{
  COLUMN_FILE,
  COLUMN_STATE,
  COLUMN_TITLE,
  COLUMN_PATHS,
  COLUMN_AUTHOR,
  COLUMN_DATE,
  N_COLUMNS
};

static SheafDraft *
read_draft (GBytes *bytes, const char *name)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("Asia/Shanghai");
  SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  g_autoptr (GError) error = NULL;
  SheafDraft *draft = sheaf_draft_new (bytes, name, &options, &error);

  g_assert_no_error (error);
  return draft;
}

/* The paths as the table writes them. */
static char *
join_paths (const GPtrArray *categories)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < categories->len; i++)
    {
      g_autofree char *path = g_strjoinv ("|", g_ptr_array_index (categories, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "||" : "", path);
    }
  return g_string_free (text, FALSE);
}

static void
check_row (const char *folder, char **row)
{
  g_autofree char *path = g_build_filename (folder, row[COLUMN_FILE], NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SheafDraft) draft = NULL;
  g_autofree char *title = g_strcompress (row[COLUMN_TITLE]);
  g_autofree char *paths = NULL;
  g_autofree char *date = NULL;
  gboolean attention;

  g_test_message ("%s", row[COLUMN_FILE]);
  g_assert_nonnull (file);
  bytes = g_mapped_file_get_bytes (file);
  draft = read_draft (bytes, row[COLUMN_FILE]);
  attention = (draft->article->flags & SHEAF_FLAG_ATTENTION) != 0;
  paths = join_paths (draft->article->categories);
  date = sheaf_date_format_utc (draft->article->date);
  g_assert_cmpint (attention, ==, g_str_equal (row[COLUMN_STATE], "attention"));
  g_assert_cmpstr (draft->article->title, ==, title);
  g_assert_cmpstr (paths, ==, row[COLUMN_PATHS]);
  g_assert_cmpstr (draft->article->author, ==, row[COLUMN_AUTHOR]);
  g_assert_cmpstr (date, ==, row[COLUMN_DATE]);
}

static guint
count_articles (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, ".md") ? 1 : 0;
  return n;
}

static void
test_table (void)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = NULL;
  g_autofree char *table = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint rows = 0;

  if (!shared)
    {
      g_test_skip ("no shared articles beside the checkout");
      return;
    }
  folder = g_build_filename (shared, "corpora", "seedfamily", NULL);
  table = g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests", "data", "seedfamily.tsv", NULL);
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      check_row (folder, row);
      rows++;
    }
  g_assert_cmpuint (rows, ==, count_articles (folder));
}

/* The script that made such files escaped nothing: quotes in titles break the YAML. */
static void
test_broken (void)
{
  static const struct
  {
    const char *title; /* as it stands in the file */
    const char *wanted;
  } titles[] = {
    { "\"\"\"\"\"\"\"'SP'\"\"\"\"\"\"\"", "\"\"\"\"\"\"'SP'\"\"\"\"\"\"" },
    { "'it's here'", "it's here" },
    { "\"say \"hello\" again\"", "say \"hello\" again" },
    { "'a\n  b\n  c's'", "a b c's" },
    { "@someone said", "@someone said" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "\n---\ntitle: %s\ncategories: \n - 新媒体\n - 站点\n -  - 最新\nheadimg: "
          "'https://a.b/?c=1'\n"
          "author: 站点\ncomments: false\ndate: Fri, 12 Nov 2021 00:00:00 GMT\nthumbnail: ''\n---\n"
          "<div>   <p>正文</p>  </div>",
          titles[i].title);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (SheafDraft) draft = read_draft (bytes, "a.md");
      g_autoptr (GBytes) kept = sheaf_draft_unpack (draft->packed, NULL);
      g_autofree char *paths = join_paths (draft->article->categories);
      g_autofree char *date = sheaf_date_format_utc (draft->article->date);

      g_test_message ("%s", titles[i].title);
      g_assert_true (draft->article->flags & SHEAF_FLAG_ATTENTION);
      g_assert_cmpuint (draft->article->warnings->len, ==, 1);
      g_assert_cmpstr (draft->article->title, ==, titles[i].wanted);
      g_assert_cmpstr (paths, ==, "新媒体||站点||最新");
      g_assert_cmpstr (draft->article->author, ==, "站点");
      g_assert_cmpstr (date, ==, "2021-11-12T00:00:00Z");
      g_assert_cmpstr (draft->article->excerpt, ==, "正文");
      g_assert_true (g_bytes_equal (kept, bytes));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seedfamily/table", test_table);
  g_test_add_func ("/seedfamily/broken", test_broken);
  return g_test_run ();
}
