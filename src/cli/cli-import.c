/* cli-import.c: sheaf-cli import
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli.h"
#include "cli/cli-text.h"

#include "core/encoding-names.h"
#include "core/importer.h"
#include "core/import-report.h"
#include "core/library-categories.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/* Names told of each reason for leaving something out; `--json` tells all. */
#define NAMES_PER_REASON 10

typedef struct
{
  char *dialect, *into, *duplicates, *zone, *encoding;
  gboolean dry_run, json;
  int jobs;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->dialect);
  g_free (self->into);
  g_free (self->duplicates);
  g_free (self->zone);
  g_free (self->encoding);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The import, run in a thread of its own while the main thread waits for signals. */
typedef struct
{
  SheafLibrary *library;
  SheafImportOptions options;
  gboolean json;
  gboolean terminal;   /* stderr is one: show how far it is */
  GHashTable *reasons; /* char * -> Reason *: what was skipped, by why */
  GHashTable *lacking; /* the same: pictures that are not there */
  GPtrArray *missing;  /* JSON of each picture that was not found */
  SheafImportProgress progress;
  GCancellable *cancellable;
  GMainLoop *loop;
  GError *error;
} Job;

typedef struct
{
  guint count;
  GString *names; /* the first ones, a line each */
} Reason;

static void
reason_free (Reason *self)
{
  g_string_free (self->names, TRUE);
  g_free (self);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  Job *self = user_data;

  return work (self->library, data, error);
}

static void
clear_progress (Job *self)
{
  if (self->terminal)
    fputs ("\r\033[K", stderr);
}

/* Where a file is, fit for a terminal. Returns: (transfer full) */
static char *
show_place (const SheafImportEntry *entry)
{
  g_autofree char *path =
      g_build_filename (entry->root, *entry->origin ? entry->origin : NULL, NULL);
  g_autofree char *name = g_filename_display_name (path);

  return cli_text_clean (name);
}

static void
note (GHashTable *reasons, const char *why, const char *name)
{
  Reason *reason = g_hash_table_lookup (reasons, why);

  if (!reason)
    {
      reason = g_new0 (Reason, 1);
      reason->names = g_string_new (NULL);
      g_hash_table_insert (reasons, g_strdup (why), reason);
    }
  if (reason->count++ < NAMES_PER_REASON)
    g_string_append_printf (reason->names, "  %s\n", name);
}

static void
print_entry (Job *self, const SheafImportEntry *entry)
{
  g_autofree char *place = NULL;

  if (entry->outcome != SHEAF_OUTCOME_SKIPPED && entry->outcome != SHEAF_OUTCOME_FAILED &&
      !entry->warnings->len)
    return;
  place = show_place (entry);
  if (entry->outcome == SHEAF_OUTCOME_SKIPPED && entry->error)
    {
      note (self->reasons, entry->error, place);
      return;
    }
  clear_progress (self);
  if (entry->outcome == SHEAF_OUTCOME_FAILED)
    /* Translators: a file, and why it was not imported */
    cli_complain (_ ("failed: %s: %s"), place, entry->error ? entry->error : "");
  for (guint i = 0; i < entry->warnings->len; i++)
    {
      g_autofree char *text = sheaf_warning_format (g_ptr_array_index (entry->warnings, i));
      g_autofree char *clean = cli_text_clean (text);

      printf ("%s: %s\n", place, clean);
    }
}

static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  Job *self = user_data;
  g_autofree char *line = NULL;

  if (!self->json)
    {
      print_entry (self, entry);
      return;
    }
  line = sheaf_import_entry_to_json (entry);
  puts (line);
}

static void
no_picture_cb (const SheafImportPicture *picture, gpointer user_data)
{
  Job *self = user_data;
  const SheafImportEntry entry = { .root = picture->root, .origin = picture->origin };
  g_autofree char *place = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *name = NULL;

  if (self->json)
    {
      g_ptr_array_add (self->missing, sheaf_import_picture_to_json (picture));
      return;
    }
  place = show_place (&entry);
  reference = cli_text_clean (picture->reference);
  name = g_strdup_printf ("%s: %s", place, reference);
  note (self->lacking, sheaf_picture_problem_to_string (picture->problem), name);
}

static void
progress_cb (const SheafImportProgress *progress, gpointer user_data)
{
  Job *self = user_data;

  if (!self->terminal)
    return;
  clear_progress (self);
  if (progress->unindexed && !progress->counting && progress->stored >= progress->found)
    fprintf (stderr, _ ("Making searchable, %u to go"), progress->unindexed);
  else
    fprintf (stderr, _ ("%u of %u files"), progress->stored, progress->found);
  fflush (stderr);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gpointer
import_thread (gpointer data)
{
  Job *self = data;
  SheafImportSink sink = { transact_cb, entry_cb, progress_cb, self, no_picture_cb };

  sheaf_importer_run (&self->options, &sink, NULL, &self->progress, self->cancellable,
                      &self->error);
  g_idle_add (quit_cb, self->loop);
  return NULL;
}

/* The first signal stops cleanly: what is stored stays and becomes searchable. GLib then gives the signal
 * back its own meaning, so that a second one ends the program at once; the library bears that too. */
static gboolean
interrupted_cb (gpointer user_data)
{
  Job *self = user_data;

  g_cancellable_cancel (self->cancellable);
  clear_progress (self);
  cli_complain (_ ("stopping; what is already stored is made searchable first"));
  return G_SOURCE_REMOVE;
}

static void
remove_source (guint *id)
{
  if (g_main_context_find_source_by_id (NULL, *id))
    g_source_remove (*id);
}

static void
run_job (Job *self)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint interrupt = g_unix_signal_add (SIGINT, interrupted_cb, self);
  guint terminate = g_unix_signal_add (SIGTERM, interrupted_cb, self);
  GThread *thread;

  self->loop = loop;
  self->cancellable = cancellable;
  thread = g_thread_new ("import", import_thread, self);
  g_main_loop_run (loop);
  g_thread_join (thread);
  remove_source (&interrupt);
  remove_source (&terminate);
  clear_progress (self);
}

static void
print_names (const Reason *reason)
{
  fputs (reason->names->str, stdout);
  if (reason->count > NAMES_PER_REASON)
    printf (g_dngettext (GETTEXT_PACKAGE, "  … and %u more\n", "  … and %u more\n",
                         reason->count - NAMES_PER_REASON),
            reason->count - NAMES_PER_REASON);
}

static void
print_skipped (Job *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->reasons);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Reason *reason = value;

      printf (g_dngettext (GETTEXT_PACKAGE, "%u skipped: %s\n", "%u skipped: %s\n", reason->count),
              reason->count, (const char *) key);
      print_names (reason);
    }
}

static void
print_lacking (Job *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->lacking);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Reason *reason = value;

      /* TRANSLATORS: %s says why, as "there is no such file" */
      printf (g_dngettext (GETTEXT_PACKAGE, "%u picture is missing: %s\n",
                           "%u pictures are missing: %s\n", reason->count),
              reason->count, (const char *) key);
      print_names (reason);
    }
}

static void
print_totals (Job *self)
{
  const guint *n = self->progress.totals;
  g_autofree char *line = NULL;

  if (self->json)
    {
      line = sheaf_import_totals_to_json (&self->progress, self->missing);
      puts (line);
      return;
    }
  print_skipped (self);
  print_lacking (self);
  printf (_ ("%u new, %u same, %u updated, %u in conflict, %u duplicate, %u skipped, %u failed\n"),
          n[SHEAF_OUTCOME_NEW], n[SHEAF_OUTCOME_SAME], n[SHEAF_OUTCOME_UPDATED],
          n[SHEAF_OUTCOME_CONFLICT], n[SHEAF_OUTCOME_DUPLICATE], n[SHEAF_OUTCOME_SKIPPED],
          n[SHEAF_OUTCOME_FAILED]);
  if (self->progress.pictures)
    printf (g_dngettext (GETTEXT_PACKAGE, "%u picture came with them\n",
                         "%u pictures came with them\n", self->progress.pictures),
            self->progress.pictures);
}

static CliExit
finish (Job *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  print_totals (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return CLI_FAILED;
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INVALID))
    {
      cli_complain ("%s", error->message);
      return CLI_USAGE;
    }
  if (error)
    {
      cli_fail (error);
      return CLI_LIBRARY;
    }
  return self->progress.totals[SHEAF_OUTCOME_FAILED] ? CLI_FAILED : CLI_OK;
}

/* Returns: FALSE where nobody knows the encoding, which is said with all there are */
static gboolean
take_encoding (Job *self, const char *label)
{
  g_autofree char *names = NULL;
  g_autofree char *shown = NULL;

  if (!label)
    return TRUE;
  self->options.encoding = sheaf_encoding_find (label);
  if (self->options.encoding)
    return TRUE;
  names = g_strjoinv (", ", (char **) sheaf_encoding_list ());
  shown = cli_text_clean (label);
  /* Translators: what was typed, and the names that there are */
  cli_complain (_ ("there is no encoding “%s”; one of %s"), shown, names);
  return FALSE;
}

/* Returns: FALSE where an option's value is none there is, which is said */
static gboolean
take_options (Job *self, const Options *options)
{
  if (options->dialect && !sheaf_dialect_from_string (options->dialect, &self->options.dialect))
    {
      cli_complain (
          _ ("there is no dialect “%s”; one of auto, hexo, jekyll, hugo, obsidian, plain"),
          options->dialect);
      return FALSE;
    }
  if (options->duplicates && !g_str_equal (options->duplicates, "keep") &&
      !g_str_equal (options->duplicates, "skip"))
    {
      cli_complain (_ ("--duplicates is skip or keep, not “%s”"), options->duplicates);
      return FALSE;
    }
  if (options->jobs < 0)
    {
      cli_complain (_ ("--jobs is a number from 1"));
      return FALSE;
    }
  self->options.into = options->into;
  self->options.zone = options->zone;
  self->options.keep_duplicates = options->duplicates && g_str_equal (options->duplicates, "keep");
  self->options.dry_run = options->dry_run;
  self->options.jobs = options->jobs;
  self->json = options->json;
  return take_encoding (self, options->encoding) && cli_check_text ("--into", options->into) &&
         cli_check_text ("--zone", options->zone);
}

/* A dry run leaves no trace: where there is no library yet, it judges against an empty one that goes away.
 * Returns: (transfer full): its folder */
static char *
make_passing_library (Cli *cli)
{
  char *folder = g_dir_make_tmp ("sheaf-XXXXXX", NULL);

  if (folder)
    {
      g_free (cli->library);
      cli->library = g_build_filename (folder, "library.sheaf", NULL);
    }
  return folder;
}

static void
remove_passing_library (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* What a dry run compares with must not be changed, nor is it copied: a library may be large. */
static CliExit
complain_of_library (const Job *job, const GError *error)
{
  if (job->options.dry_run && g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_OLDER))
    cli_complain (
        _ ("the library is of an older Sheaf, and a dry run changes nothing, so it cannot say "
           "what would happen; “sheaf-cli list” brings the library up to date and keeps a copy "
           "of it as it was"));
  else
    cli_fail (error);
  return CLI_LIBRARY;
}

static CliExit
import (Cli *cli, Job *job, gboolean passing)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) reasons =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reason_free);
  g_autoptr (GHashTable) lacking =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) reason_free);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; cli->arguments[i]; i++)
    g_ptr_array_add (paths, cli_absolute (cli->arguments[i]));
  g_ptr_array_add (paths, NULL);
  job->options.paths = (char **) paths->pdata;
  job->reasons = reasons;
  job->lacking = lacking;
  job->missing = missing;
  job->terminal = !job->json && isatty (STDERR_FILENO);
  library = sheaf_library_open (
      cli->library, job->options.dry_run && !passing ? SHEAF_LIBRARY_READ : SHEAF_LIBRARY_WRITE,
      &error);
  if (!library)
    return complain_of_library (job, error);
  job->library = library;
  run_job (job);
  return finish (job);
}

static CliExit
run_import (Cli *self, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "dialect", 0, 0, G_OPTION_ARG_FILENAME, &options.dialect,
      N_ ("Whose rules for categories and tags hold: auto, hexo, jekyll, hugo, obsidian, plain"),
      N_ ("NAME") },
    { "into", 0, 0, G_OPTION_ARG_FILENAME, &options.into, N_ ("Category to put everything in"),
      "A/B" },
    { "duplicates", 0, 0, G_OPTION_ARG_FILENAME, &options.duplicates,
      N_ ("The same bytes at another place: skip (one article) or keep (one each)"), "skip|keep" },
    { "zone", 0, 0, G_OPTION_ARG_FILENAME, &options.zone,
      N_ ("Time zone of dates that name none; the system’s if not given"), N_ ("ZONE") },
    { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &options.encoding,
      N_ ("Text encoding of files that are neither UTF-8 nor marked as UTF-16; guessed if not "
          "given"),
      N_ ("NAME") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Only say what would happen"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("One JSON object a line"), NULL },
    { "jobs", 0, 0, G_OPTION_ARG_INT, &options.jobs, N_ ("Threads that read files"), "N" },
    { NULL },
  };
  g_autofree char *passing = NULL;
  Job job = { 0 };
  CliExit code = CLI_USAGE;

  if (!cli_parse (self, &cli_command_import, argv, entries, 1, CLI_ANY) ||
      !take_options (&job, &options))
    return CLI_USAGE;
  if (options.dry_run && !g_file_test (self->library, G_FILE_TEST_EXISTS))
    passing = make_passing_library (self);
  code = import (self, &job, passing != NULL);
  if (passing)
    remove_passing_library (passing);
  return code;
}

const CliCommand cli_command_import = {
  "import",
  N_ ("PATH…"),
  N_ ("Bring files and folders into the library"),
  run_import,
};
