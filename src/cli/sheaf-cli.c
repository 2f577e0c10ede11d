/* sheaf-cli.c: the library from a terminal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

static const CliCommand *const commands[] = {
  &cli_command_import,  &cli_command_list, &cli_command_categories, &cli_command_search,
  &cli_command_show,    &cli_command_edit, &cli_command_export,     &cli_command_trash,
  &cli_command_restore, &cli_command_undo, &cli_command_check,      &cli_command_backup,
  &cli_command_version,
};

static void
print_help (void)
{
  puts (_ ("Usage: sheaf-cli [--library FILE] COMMAND …"));
  putchar ('\n');
  puts (_ ("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    printf ("  %-10s  %s\n", commands[i]->name, _ (commands[i]->summary));
  putchar ('\n');
  puts (_ ("“sheaf-cli COMMAND --help” tells a command’s options. Without --library the library is "
           "$XDG_DATA_HOME/sheaf/library.sheaf."));
}

/* What stands before the command. */
typedef struct
{
  const char *library; /* (nullable) */
  gboolean help;
  gboolean version;
  int command; /* index of the command in argv, or of the end */
} Globals;

/* Returns: FALSE for an option that does not exist, or one without its value */
static gboolean
parse_globals (Globals *self, int argc, char **argv)
{
  int i = 1;

  for (; i < argc && *argv[i] == '-'; i++)
    {
      if (g_str_equal (argv[i], "--library") && i + 1 < argc)
        self->library = argv[++i];
      else if (g_str_has_prefix (argv[i], "--library="))
        self->library = argv[i] + strlen ("--library=");
      else if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
        self->help = TRUE;
      else if (g_str_equal (argv[i], "--version"))
        self->version = TRUE;
      else if (g_str_equal (argv[i], "--"))
        {
          i++;
          break;
        }
      else
        {
          cli_complain (g_str_equal (argv[i], "--library") ? _ ("“%s” needs a file name")
                                                           : _ ("there is no option “%s”"),
                        argv[i]);
          return FALSE;
        }
    }
  self->command = i;
  return TRUE;
}

static const CliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static CliExit
run_command (const Globals *globals, char **argv)
{
  const CliCommand *command = find_command (argv[0]);
  g_auto (GStrv) arguments = NULL;
  Cli self = { 0 };
  CliExit code;

  if (!command)
    {
      cli_complain (_ ("there is no command “%s”; see “sheaf-cli --help”"), argv[0]);
      return CLI_USAGE;
    }
  if (globals->library && !*globals->library)
    {
      cli_complain (_ ("the name of the library is empty"));
      return CLI_USAGE;
    }
  self.library = globals->library ? cli_absolute (globals->library) : sheaf_library_default_path ();
  code = command->run (&self, argv);
  g_free (self.library);
  arguments = self.arguments;
  /* A full disk behind a pipe or a redirection must not look like success. */
  if ((fflush (stdout) != 0 || ferror (stdout)) && code == CLI_OK)
    {
      cli_complain (_ ("the output could not be written"));
      code = CLI_FAILED;
    }
  return code;
}

int
main (int argc, char **argv)
{
  Globals globals = { 0 };

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!parse_globals (&globals, argc, argv))
    return CLI_USAGE;
  if (globals.help)
    {
      print_help ();
      return CLI_OK;
    }
  if (globals.version)
    {
      puts ("sheaf-cli " PACKAGE_VERSION);
      return CLI_OK;
    }
  if (globals.command >= argc)
    {
      cli_complain (_ ("say what to do; see “sheaf-cli --help”"));
      return CLI_USAGE;
    }
  return run_command (&globals, argv + globals.command);
}
