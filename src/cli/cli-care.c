/* cli-care.c: sheaf-cli export, check, backup, version
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-rows.h"
#include "cli/cli-text.h"
#include "cli/cli.h"

#include "core/doctor.h"
#include "core/exporter.h"
#include "core/library-articles.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>

typedef struct
{
  char *category, *query;
  gboolean with_state;
} ExportOptions;

static void
export_failed_cb (gint64 id, const char *path, const GError *error, gpointer user_data)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *clean = cli_text_clean (shown);

  /* Translators: the number of an article, its place, and what the system says */
  cli_complain (_ ("article %" PRId64 " was not written (%s): %s"), id, clean, error->message);
}

/* Keeps of @ids what the search finds too. */
static gboolean
keep_found (SheafLibrary *library, GArray *ids, const char *text, GError **error)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, FALSE);
  SheafSearchOptions options = { 0 };
  g_autoptr (GArray) hits = sheaf_library_search (library, query, &options, error);
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint kept = 0;

  if (!hits)
    return FALSE;
  for (guint i = 0; i < hits->len; i++)
    g_hash_table_add (found, &g_array_index (hits, SheafHit, i).id);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (found, &id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return TRUE;
}

/* What to export. Returns: (transfer full): NULL on error */
static GArray *
choose (SheafLibrary *library, const ExportOptions *options, GError **error)
{
  SheafListing listing = { 0 };
  g_autoptr (GArray) ids = NULL;

  if (options->category &&
      !cli_rows_find_category (library, options->category, &listing.category, error))
    return NULL;
  ids = sheaf_library_list (library, &listing, error);
  if (!ids || (options->query && !keep_found (library, ids, options->query, error)))
    return NULL;
  return g_steal_pointer (&ids);
}

static CliExit export(Cli *self, const ExportOptions *options)
{
  g_autoptr (SheafLibrary) library = cli_open (self, SHEAF_LIBRARY_READ);
  g_autofree char *folder = cli_absolute (self->arguments[0]);
  SheafExportTotals totals = { 0 };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (!library)
    return CLI_LIBRARY;
  ids = choose (library, options, &error);
  if (!ids)
    return cli_fail (error);
  done = sheaf_exporter_run (library, (const gint64 *) (gconstpointer) ids->data, ids->len, folder,
                             options->with_state, export_failed_cb, NULL, &totals, NULL, &error);
  printf (g_dngettext (GETTEXT_PACKAGE, "%u file written\n", "%u files written\n", totals.written),
          totals.written);
  if (totals.pictures)
    printf (g_dngettext (GETTEXT_PACKAGE, "%u picture written\n", "%u pictures written\n",
                         totals.pictures),
            totals.pictures);
  /* What went wrong is where the files go, not the library: never CLI_LIBRARY. */
  if (!done)
    cli_complain ("%s", error->message);
  return done && !totals.failed ? CLI_OK : CLI_FAILED;
}

static CliExit
run_export (Cli *self, char **argv)
{
  ExportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &options.category,
      N_ ("Only this category and what is below it"), "A/B" },
    { "query", 0, 0, G_OPTION_ARG_FILENAME, &options.query, N_ ("Only what this search finds"),
      N_ ("QUERY") },
    { "with-state", 0, 0, G_OPTION_ARG_NONE, &options.with_state,
      N_ ("Also write what is read, starred, archived or kept in Sheaf only, for an import to "
          "read"),
      NULL },
    { NULL },
  };
  gboolean parsed = cli_parse (self, &cli_command_export, argv, entries, 1, 1);
  g_autofree char *category = options.category, *query = options.query;

  if (!parsed || !cli_check_text ("--category", category) || !cli_check_text ("--query", query))
    return CLI_USAGE;
  return export(self, &options);
}

const CliCommand cli_command_export = {
  "export",
  N_ ("DIR"),
  N_ ("Write the original files to a folder"),
  run_export,
};

static void
finding_cb (const char *finding, gpointer user_data)
{
  g_autofree char *clean = cli_text_clean (finding);

  puts (clean);
}

/* The index can be compared only where the library may be written; all else can always be checked. */
static SheafLibrary *
open_to_check (Cli *self)
{
  g_autoptr (GError) error = NULL;
  SheafLibrary *library = NULL;

  if (g_file_test (self->library, G_FILE_TEST_EXISTS) && !cli_is_empty_file (self->library))
    library = sheaf_library_open (self->library, SHEAF_LIBRARY_WRITE, &error);
  return library ? library : cli_open (self, SHEAF_LIBRARY_READ);
}

static CliExit
run_check (Cli *self, char **argv)
{
  gboolean repair = FALSE, sound = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair,
      N_ ("Make again what is derived, where it is wrong"), NULL },
    { NULL },
  };
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (self, &cli_command_check, argv, entries, 0, 0))
    return CLI_USAGE;
  library = repair ? cli_open (self, SHEAF_LIBRARY_WRITE) : open_to_check (self);
  if (!library)
    return CLI_LIBRARY;
  if (!sheaf_doctor_check (library, repair, finding_cb, NULL, &sound, &error))
    return cli_fail (error);
  puts (sound ? _ ("The library is sound.") : _ ("The library is damaged."));
  if (!sound)
    return CLI_FAILED;
  return repair ? cli_finish (library) : CLI_OK;
}

const CliCommand cli_command_check = {
  "check",
  "",
  N_ ("See whether the library is sound"),
  run_check,
};

static CliExit
run_backup (Cli *self, char **argv)
{
  g_autoptr (SheafLibrary) library = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (self, &cli_command_backup, argv, NULL, 1, 1))
    return CLI_USAGE;
  library = cli_open (self, SHEAF_LIBRARY_READ);
  if (!library)
    return CLI_LIBRARY;
  path = cli_absolute (self->arguments[0]);
  if (sheaf_doctor_backup (library, path, &error))
    return CLI_OK;
  cli_complain ("%s", error->message);
  return CLI_FAILED;
}

const CliCommand cli_command_backup = {
  "backup",
  N_ ("FILE"),
  N_ ("Keep a copy of the library"),
  run_backup,
};

static CliExit
run_version (Cli *self, char **argv)
{
  if (!cli_parse (self, &cli_command_version, argv, NULL, 0, 0))
    return CLI_USAGE;
  puts ("sheaf-cli " PACKAGE_VERSION);
  return CLI_OK;
}

const CliCommand cli_command_version = {
  "version",
  "",
  N_ ("Say which version this is"),
  run_version,
};
