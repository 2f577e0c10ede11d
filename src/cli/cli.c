/* cli.c: what the commands of sheaf-cli share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli.h"

#include "core/library-imports.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

/* Articles a step of the index. */
#define INDEX_ARTICLES 500

static void G_GNUC_PRINTF (1, 0) complain (const char *format, va_list arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  /* Not g_printerr(): what is said is UTF-8 in every locale. */
  fprintf (stderr, "sheaf-cli: %s\n", text);
}

void
cli_complain (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  complain (format, arguments);
  va_end (arguments);
}

static gboolean
is_about_library (const GError *error)
{
  if (error->domain != SHEAF_ERROR)
    return FALSE;
  switch ((SheafError) error->code)
    {
    case SHEAF_ERROR_BUSY:
    case SHEAF_ERROR_CORRUPT:
    case SHEAF_ERROR_NEWER:
    case SHEAF_ERROR_FULL:
    case SHEAF_ERROR_READ_ONLY:
    case SHEAF_ERROR_UNREADABLE:
    case SHEAF_ERROR_OLDER:
      return TRUE;
    case SHEAF_ERROR_FAILED:
    case SHEAF_ERROR_NOT_FOUND:
    case SHEAF_ERROR_INVALID:
    case SHEAF_ERROR_LIMIT:
    case SHEAF_ERROR_INTERRUPTED:
    case SHEAF_ERROR_UNSUPPORTED:
      return FALSE;
    }
  return FALSE;
}

CliExit
cli_fail (const GError *error)
{
  cli_complain ("%s", error->message);
  return is_about_library (error) ? CLI_LIBRARY : CLI_FAILED;
}

/* Whether as many operands are there as the command takes. */
static gboolean
check_operands (Cli *self, const CliCommand *command, guint least, guint most)
{
  guint n = g_strv_length (self->arguments);

  /* An empty file name would be taken for the current folder; an empty query finds nothing. */
  if (command != &cli_command_search && g_strv_contains ((const char *const *) self->arguments, ""))
    {
      cli_complain (_ ("an argument of %s is empty"), command->name);
      return FALSE;
    }
  if (n >= least && n <= most)
    return TRUE;
  if (n < least)
    /* Translators: a command, what must follow it, as "ID…", and the command again */
    cli_complain (_ ("%s needs %s; see “sheaf-cli %s --help”"), command->name, command->operands,
                  command->name);
  else
    /* Translators: a command, a word too many after it, and the command again */
    cli_complain (_ ("%s does not take “%s”; see “sheaf-cli %s --help”"), command->name,
                  self->arguments[most], command->name);
  return FALSE;
}

gboolean
cli_parse (Cli *self,
           const CliCommand *command,
           char **argv,
           const GOptionEntry *entries,
           guint least,
           guint most)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *name = g_strdup_printf ("sheaf-cli %s", command->name);
  g_autoptr (GError) error = NULL;
  char **operands = NULL;
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL,
      *command->operands ? command->operands : NULL },
    { NULL },
  };
  g_auto (GStrv) copy = g_strdupv (argv);
  gboolean parsed;

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (command->summary));
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, GETTEXT_PACKAGE);
  parsed = g_option_context_parse_strv (context, &copy, &error);
  self->arguments = operands ? operands : g_new0 (char *, 1);
  if (parsed)
    return check_operands (self, command, least, most);
  cli_complain ("%s", error->message);
  return FALSE;
}

CliExit
cli_finish (SheafLibrary *library)
{
  g_autoptr (GError) error = NULL;
  guint left = 1;

  while (left > 0)
    if (!sheaf_library_index (library, INDEX_ARTICLES, &left, &error))
      return cli_fail (error);
  return CLI_OK;
}

gboolean
cli_is_empty_file (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 && info.st_size == 0;
}

SheafLibrary *
cli_open (Cli *self, SheafLibraryMode mode)
{
  g_autoptr (GError) error = NULL;
  SheafLibrary *library;

  if (!g_file_test (self->library, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (self->library);

      cli_complain (_ ("there is no library at %s yet; “sheaf-cli import” makes one"), shown);
      return NULL;
    }
  /* Only an import makes a library; to anything else an empty file is a library that was lost. */
  if (cli_is_empty_file (self->library))
    mode = SHEAF_LIBRARY_READ;
  library = sheaf_library_open (self->library, mode, &error);
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_OLDER))
    {
      g_clear_error (&error);
      library = sheaf_library_open (self->library, SHEAF_LIBRARY_WRITE, &error);
    }
  if (!library)
    cli_complain ("%s", error->message);
  return library;
}

GArray *
cli_parse_ids (char *const *arguments)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; arguments[i]; i++)
    {
      guint64 number;
      gint64 id;

      if (!g_ascii_string_to_unsigned (arguments[i], 10, 1, G_MAXINT64, &number, NULL))
        {
          cli_complain (_ ("“%s” is not an id"), arguments[i]);
          return NULL;
        }
      id = (gint64) number;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

gboolean
cli_check_text (const char *name, const char *text)
{
  if (!text || g_utf8_validate (text, -1, NULL))
    return TRUE;
  cli_complain (_ ("%s is not UTF-8"), name);
  return FALSE;
}

char *
cli_absolute (const char *name)
{
  return g_canonicalize_filename (name, NULL);
}
