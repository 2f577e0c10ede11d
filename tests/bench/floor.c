/* floor.c: the least that making articles searchable takes: a bare loop over FTS5
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-floor LIBRARY SCRATCH
 *
 * Reads the texts of all articles of LIBRARY into memory, then puts them into an index of its own in the file
 * SCRATCH: the same tokenizer, pragmas, settings and commits as a library's, merged in the same steps, but
 * nothing is read, parsed, packed or kept.  Prints a line of JSON: seconds of that loop by the wall, of the processor,
 * and how many articles.
 */
#include "config.h"

#include "core/library-private.h"
#include "core/library.h"
#include "core/search-text.h"
#include "core/tokenizer.h"

#include <sys/resource.h>

/* As the importer's batches. */
#define BATCH_ARTICLES 500

/* As sheaf_library_merge_index(), and as often as the importer has it done. */
#define MERGE_PAGES 50
#define MERGE_STEPS 24

/* As library-index.c makes its own, but without a source of the text to go back to. */
#define MAKE_INDEX                                                                                 \
  "CREATE VIRTUAL TABLE search USING fts5 (title, body, content='', tokenize='sheaf version"       \
  " " G_STRINGIFY (SHEAF_TOKENIZER_VERSION) "');"                                                  \
                                            "INSERT INTO search (search, rank)"                    \
                                            " VALUES ('hashsize', 16777216), ('automerge', 0),"    \
                                            " ('usermerge', 16), ('crisismerge', 64);"

typedef struct
{
  char *title;
  char *body;
} Text;

static void
clear_text (Text *text)
{
  g_free (text->title);
  g_free (text->body);
}

static GArray *
read_texts (SheafLibrary *library, GError **error)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) row =
      sheaf_database_query (library->database,
                            "SELECT a.title, s.raw, a.format, a.encoding FROM article a"
                            " JOIN source s ON s.id = a.id WHERE a.trashed <> 2 ORDER BY a.skey",
                            SHEAF_VALUES (), error);

  g_array_set_clear_func (texts, (GDestroyNotify) clear_text);
  if (!row)
    return NULL;
  while (sheaf_statement_step (row, &local))
    {
      g_autoptr (GBytes) packed = sheaf_statement_get_bytes (row, 1);
      Text text = { g_strdup (sheaf_statement_get_text (row, 0)),
                    sheaf_search_text (packed, sheaf_statement_get_int64 (row, 2),
                                       sheaf_statement_get_text (row, 3)) };

      g_array_append_val (texts, text);
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&texts);
}

static gboolean
insert (SheafDatabase *database, const Text *texts, guint from, guint to, GError **error)
{
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (database, error);

  if (!transaction)
    return FALSE;
  for (guint i = from; i < to; i++)
    if (!sheaf_database_run (database, "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
                             SHEAF_VALUES (SHEAF_INT (i + 1), SHEAF_TEXT (texts[i].title),
                                           SHEAF_TEXT (texts[i].body)),
                             error))
      return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}

static gboolean
merge (SheafDatabase *database, GError **error)
{
  gboolean more = TRUE;

  for (guint i = 0; more && i < MERGE_STEPS; i++)
    {
      const gint64 before = sheaf_database_total_changes (database);

      if (!sheaf_database_run (database, "INSERT INTO search (search, rank) VALUES ('merge', ?)",
                               SHEAF_VALUES (SHEAF_INT (MERGE_PAGES)), error))
        return FALSE;
      more = sheaf_database_total_changes (database) - before >= 2;
    }
  return TRUE;
}

static gboolean
insert_all (SheafDatabase *database, const GArray *texts, GError **error)
{
  for (guint i = 0; i < texts->len; i += BATCH_ARTICLES)
    if (!insert (database, (const Text *) (gpointer) texts->data, i,
                 MIN (texts->len, i + BATCH_ARTICLES), error) ||
        !merge (database, error))
      return FALSE;
  return TRUE;
}

static double
processor_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (SheafDatabase) database = NULL;
  g_autoptr (GArray) texts = NULL;
  double processor;
  gint64 began;

  if (argc != 3)
    {
      g_printerr ("usage: %s LIBRARY SCRATCH\n", argv[0]);
      return 2;
    }
  library = sheaf_library_open (argv[1], SHEAF_LIBRARY_READ, &error);
  texts = library ? read_texts (library, &error) : NULL;
  database = texts ? sheaf_database_open (argv[2], SHEAF_DATABASE_WRITE, &error) : NULL;

  began = g_get_monotonic_time ();
  processor = processor_seconds ();
  if (!database || !sheaf_database_use_wal (database, &error) ||
      !sheaf_database_run_script (database, MAKE_INDEX, &error) ||
      !insert_all (database, texts, &error) || !merge (database, &error))
    {
      g_printerr ("%s: %s\n", argv[0], error->message);
      return 1;
    }
  g_print ("{\"seconds\": %.3f, \"processor\": %.3f, \"articles\": %u}\n",
           (double) (g_get_monotonic_time () - began) / G_USEC_PER_SEC,
           processor_seconds () - processor, texts->len);
  return 0;
}
