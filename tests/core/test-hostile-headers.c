/* test-hostile-headers.c: what hostile headers cost, and that nothing of them is lost
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "allocation-counter.h"
#include "fixture.h"

#include "core/date.h"
#include "core/document.h"
#include "core/draft.h"

#include <string.h>

/* Of decoding a file and reading its header; memory that is given back counts, too. */
#define MAX_MICROSECONDS (50 * 1000)
#define MAX_BYTES        (16 * 1024 * 1024)

/* Columns of MANIFEST.tsv. */
enum
{
  COLUMN_FILE,
  COLUMN_ID,
  COLUMN_CLASS,
  COLUMN_WHAT,
  COLUMN_EXPECT,
  N_COLUMNS,
};

static const char *const classes[] = { "yaml", "front", "yamlsuite", "date", "enc", NULL };

typedef struct
{
  guint files, attention, wrong;
  gint64 time;           /* the most that one took */
  TestAllocations bytes; /* the most that one asked for */
} Totals;

/* A class of files by what they are called, or NULL without any. */
static char *
read_manifest (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "MANIFEST.tsv", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : NULL;
}

static gint64
measure (GBytes *bytes, const char *name, TestAllocations *allocations)
{
  gint64 best = G_MAXINT64;

  /* The first time also fills caches, and a machine stumbles now and then: the best of three. */
  for (guint i = 0; i < 3; i++)
    {
      gint64 start = test_processor_time ();
      g_autoptr (SheafDocument) document = NULL;

      test_allocations_begin ();
      document = sheaf_document_new (bytes, sheaf_document_format_for_name (name, NULL), NULL);
      *allocations = test_allocations_end ();
      best = MIN (best, test_processor_time () - start);
    }
  return best;
}

/* The marker that says whether the text of the article is there, as far as it can be looked for. */
static gboolean
keeps_text (GBytes *bytes, const char *id, const SheafDocument *document)
{
  g_autofree char *marker = g_strdup_printf ("keepme-%s", id);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size == 0 || !g_strstr_len (data, size, marker) ||
         (document->body && g_strstr_len (document->body, document->body_length, marker));
}

/* `reject-clear`: it comes in all the same, and what is wrong is told with its line. */
static gboolean
is_clear (const SheafArticle *article)
{
  if (!(article->flags & SHEAF_FLAG_ATTENTION))
    return FALSE;
  for (guint i = 0; i < article->warnings->len; i++)
    if (((const SheafWarning *) g_ptr_array_index (article->warnings, i))->line > 0)
      return TRUE;
  return FALSE;
}

static void
check_bytes (Totals *totals, char *const *row, GBytes *bytes)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  const SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, row[COLUMN_FILE], &options, NULL);
  g_autoptr (SheafDocument) document =
      sheaf_document_new (bytes, sheaf_document_format_for_name (row[COLUMN_FILE], NULL), NULL);
  TestAllocations allocations;
  gint64 time = measure (bytes, row[COLUMN_FILE], &allocations);
  gboolean kept = keeps_text (bytes, row[COLUMN_ID], document);
  gboolean clear = !g_str_equal (row[COLUMN_EXPECT], "reject-clear") || is_clear (draft->article);
  const SheafWarning *warning =
      draft->article->warnings->len > 0 ? g_ptr_array_index (draft->article->warnings, 0) : NULL;

  g_test_message ("%s\t%.1f ms\t%" G_GSIZE_FORMAT " KiB, %" G_GSIZE_FORMAT " at once\t%s\t%u: %s",
                  row[COLUMN_FILE], time / 1000.0, allocations.all / 1024, allocations.most / 1024,
                  draft->article->encoding, warning ? warning->line : 0,
                  warning ? warning->text : "");
  totals->files++;
  totals->attention += draft->article->flags & SHEAF_FLAG_ATTENTION ? 1 : 0;
  totals->time = MAX (totals->time, time);
  totals->bytes.all = MAX (totals->bytes.all, allocations.all);
  totals->bytes.most = MAX (totals->bytes.most, allocations.most);
  if (!kept || !clear || time > MAX_MICROSECONDS || allocations.all > MAX_BYTES)
    {
      g_test_message ("%s: %s%s%s%s", row[COLUMN_FILE], kept ? "" : "text lost; ",
                      clear ? "" : "not told; ", time > MAX_MICROSECONDS ? "too slow; " : "",
                      allocations.all > MAX_BYTES ? "too large" : "");
      totals->wrong++;
    }
}

static void
check_class (const char *folder, const char *manifest, const char *class)
{
  g_auto (GStrv) rows = g_strsplit (manifest, "\n", -1);
  Totals totals = { 0 };

  for (guint i = 1; rows[i]; i++)
    {
      g_auto (GStrv) row = g_strsplit (rows[i], "\t", -1);
      g_autofree char *path = NULL;
      g_autoptr (GMappedFile) file = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (g_strv_length (row) < N_COLUMNS || !g_str_equal (row[COLUMN_CLASS], class))
        continue;
      path = g_build_filename (folder, row[COLUMN_FILE], NULL);
      file = g_mapped_file_new (path, FALSE, NULL);
      g_assert_nonnull (file);
      bytes = g_mapped_file_get_bytes (file);
      check_bytes (&totals, row, bytes);
    }
  g_test_message ("%s: %u files, %u need attention, at most %.1f ms and %" G_GSIZE_FORMAT
                  " KiB (%" G_GSIZE_FORMAT " in use at once)",
                  class, totals.files, totals.attention, totals.time / 1000.0,
                  totals.bytes.all / 1024, totals.bytes.most / 1024);
  g_assert_cmpuint (totals.files, >, 0);
  g_assert_cmpuint (totals.wrong, ==, 0);
}

static void
test_class (gconstpointer class)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *folder = shared ? g_build_filename (shared, "hostile", NULL) : NULL;
  g_autofree char *manifest = folder ? read_manifest (folder) : NULL;

  if (manifest)
    check_class (folder, manifest, class);
  else
    g_test_skip ("no shared articles beside the checkout");
}

/* What is always here: the worst that can be made of each limit. */
static void
test_made (void)
{
  static const struct
  {
    const char *head, *piece;
    guint n;
    const char *tail;
  } texts[] = {
    { "---\ntitle: t\nx: ", "[", 60000, "\n---\nbody\n" },
    { "---\ntitle: t\nx: ", "{a: ", 15000, "\n---\nbody\n" },
    { "---\ntitle: t\nx:\n", "- - - - - - - - a\n", 3000, "---\nbody\n" },
    { "---\ntitle: t\nx: [", "a,", 31000, "]\n---\nbody\n" },
    { "---\ntitle: t\n", "? ", 30000, "\n---\nbody\n" },
    { "---\ntitle: \"", "\\x41", 16000, "\"\n---\nbody\n" },
    { "---\ntitle: t\n", "a: &a [*a]\n", 5000, "---\nbody\n" },
    { "---\ntitle: t\n", "\"a\": 'b'#\n", 6000, "---\nbody\n" },
    { "---\ntitle: t\nx: \"", "\n", 60000, "\"\n---\nbody\n" },
    { "---\ntitle: t\n", "@\n", 30000, "---\nbody\n" },
    { "---\n", "a: b\n", 1000000, "body\n" },
    { "", "---\n", 1000000, "body\n" },
    { "+++\ntitle = \"t\"\n", "[[a]]\n", 9000, "+++\nbody\n" },
    { "{\"title\": \"t\", \"x\": ", "[", 60000, "}\nbody\n" },
    { "", "\200", 100000, "body\n" },
  };
  Totals totals = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text =
          test_repeat (texts[i].head, texts[i].piece, texts[i].n, texts[i].tail);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      char *const row[] = { (char *) "made.md", (char *) "none", (char *) "made",
                            (char *) texts[i].piece, (char *) "import-or-reject" };

      check_bytes (&totals, row, bytes);
    }
  g_assert_cmpuint (totals.wrong, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; classes[i]; i++)
    {
      g_autofree char *path = g_strconcat ("/hostile-headers/", classes[i], NULL);

      g_test_add_data_func (path, classes[i], test_class);
    }
  g_test_add_func ("/hostile-headers/made", test_made);
  return g_test_run ();
}
