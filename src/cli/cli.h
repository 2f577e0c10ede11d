/* cli.h: what the commands of sheaf-cli share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* The exit codes of the contract (DESIGN, part 5). */
typedef enum
{
  CLI_OK = 0,
  CLI_FAILED = 1,
  CLI_USAGE = 2,
  CLI_LIBRARY = 3,
} CliExit;

/* What a command is given: its arguments after the options were taken out, and the library's file. */
typedef struct
{
  char *library;    /* file name; owned */
  char **arguments; /* what is neither an option nor the command; never NULL */
} Cli;

/* One command. The options' values live in @options, a structure the command knows. */
typedef struct
{
  const char *name;
  const char *operands; /* "ID…", for the help */
  const char *summary;
  CliExit (*run) (Cli *self, char **argv);
} CliCommand;

/* Any number of operands. */
#define CLI_ANY G_MAXUINT

/**
 * cli_parse:
 * @argv: the command's name and all that follows it
 * @entries: its options; values of type FILENAME, so that no locale changes their bytes
 * @least, @most: how many operands it takes; CLI_ANY: any number
 *
 * Takes the options out and leaves the operands in @self; says what is wrong on stderr.
 *
 * Returns: FALSE for wrong usage
 */
gboolean cli_parse (Cli *self,
                    const CliCommand *command,
                    char **argv,
                    const GOptionEntry *entries,
                    guint least,
                    guint most);

/* "sheaf-cli: …" on stderr. */
void cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* The same for @error. Returns: the exit code that stands for it */
CliExit cli_fail (const GError *error);

/**
 * cli_open:
 *
 * Opens the library that must be there; says on stderr where it is not or cannot be used.
 *
 * Returns: (transfer full) (nullable): NULL: exit with CLI_LIBRARY
 */
SheafLibrary *cli_open (Cli *self, SheafLibraryMode mode);

/**
 * cli_finish:
 *
 * What is left to do behind a change: it is made searchable, and what an older Sheaf read otherwise is read again.
 *
 * Returns: CLI_OK, or what stands for the failure, which is said
 */
CliExit cli_finish (SheafLibrary *library);

/* Whether there is a file at @path, with nothing in it. */
gboolean cli_is_empty_file (const char *path);

/* The operands as ids. Returns: (transfer full) (nullable): NULL where one is none, which is said on stderr */
GArray *cli_parse_ids (char *const *arguments);

/* Whether an option's text is UTF-8; says so on stderr where not. NULL is fine. */
gboolean cli_check_text (const char *name, const char *text);

/* The absolute file name. Returns: (transfer full) */
char *cli_absolute (const char *name);

extern const CliCommand cli_command_import;
extern const CliCommand cli_command_list;
extern const CliCommand cli_command_categories;
extern const CliCommand cli_command_search;
extern const CliCommand cli_command_show;
extern const CliCommand cli_command_edit;
extern const CliCommand cli_command_export;
extern const CliCommand cli_command_trash;
extern const CliCommand cli_command_restore;
extern const CliCommand cli_command_undo;
extern const CliCommand cli_command_check;
extern const CliCommand cli_command_backup;
extern const CliCommand cli_command_version;
