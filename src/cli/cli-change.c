/* cli-change.c: sheaf-cli trash, restore, undo
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli.h"

#include "core/library-articles.h"
#include "core/library-undo.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Puts the operands in the trash or takes them out. */
static CliExit
set_trashed (Cli *self, const CliCommand *command, char **argv, gboolean on)
{
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (self, command, argv, NULL, 1, CLI_ANY))
    return CLI_USAGE;
  ids = cli_parse_ids (self->arguments);
  if (!ids)
    return CLI_FAILED;
  library = cli_open (self, SHEAF_LIBRARY_WRITE);
  if (!library)
    return CLI_LIBRARY;
  if (!sheaf_library_set_flag (library, (const gint64 *) (gconstpointer) ids->data, ids->len,
                               SHEAF_FLAG_TRASHED, on, TRUE, NULL, &error))
    return cli_fail (error);
  return cli_finish (library);
}

static CliExit
run_trash (Cli *self, char **argv)
{
  return set_trashed (self, &cli_command_trash, argv, TRUE);
}

const CliCommand cli_command_trash = {
  "trash",
  N_ ("ID…"),
  N_ ("Put articles in the trash"),
  run_trash,
};

static CliExit
run_restore (Cli *self, char **argv)
{
  return set_trashed (self, &cli_command_restore, argv, FALSE);
}

const CliCommand cli_command_restore = {
  "restore",
  N_ ("ID…"),
  N_ ("Take articles out of the trash"),
  run_restore,
};

/* Returns: (transfer full): one whole sentence */
static char *
describe_import (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: the import of %u article",
                                       "Undone: the import of %u articles", n),
                          n);
}

static char *
describe_read (gboolean on, guint n)
{
  if (on)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: marking %u article unread",
                                         "Undone: marking %u articles unread", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: marking %u article read",
                                       "Undone: marking %u articles read", n),
                          n);
}

static char *
describe_star (gboolean on, guint n)
{
  if (on)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: starring %u article",
                                         "Undone: starring %u articles", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: unstarring %u article",
                                       "Undone: unstarring %u articles", n),
                          n);
}

static char *
describe_archive (gboolean on, guint n)
{
  if (on)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: archiving %u article",
                                         "Undone: archiving %u articles", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Undone: taking %u article out of the archive",
                                       "Undone: taking %u articles out of the archive", n),
                          n);
}

static char *
describe_trash (gboolean on, guint n)
{
  if (on)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone: putting %u article in the trash",
                                         "Undone: putting %u articles in the trash", n),
                            n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Undone: restoring %u article from the trash",
                                       "Undone: restoring %u articles from the trash", n),
                          n);
}

static char *
describe_edit (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Undone: editing %u article", "Undone: editing %u articles", n),
      n);
}

static char *
describe_encoding (guint n)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Undone: changing the text encoding of %u article",
                                       "Undone: changing the text encoding of %u articles", n),
                          n);
}

/* Returns: (transfer full) */
static char *
describe (const SheafStep *step)
{
  switch (step->kind)
    {
    case SHEAF_STEP_IMPORT:
      return describe_import (step->n_articles);
    case SHEAF_STEP_READ:
      return describe_read (step->on, step->n_articles);
    case SHEAF_STEP_STAR:
      return describe_star (step->on, step->n_articles);
    case SHEAF_STEP_ARCHIVE:
      return describe_archive (step->on, step->n_articles);
    case SHEAF_STEP_TRASH:
      return describe_trash (step->on, step->n_articles);
    case SHEAF_STEP_EDIT:
      return describe_edit (step->n_articles);
    case SHEAF_STEP_ENCODING:
      return describe_encoding (step->n_articles);
    case SHEAF_STEP_HIGHLIGHT:
      return g_strdup (step->on ? _ ("Undone: a highlight or note")
                                : _ ("Undone: removing a highlight"));
    }
  g_return_val_if_reached (NULL);
}

static CliExit
run_undo (Cli *self, char **argv)
{
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  SheafStep step = { 0 };

  if (!cli_parse (self, &cli_command_undo, argv, NULL, 0, 0))
    return CLI_USAGE;
  library = cli_open (self, SHEAF_LIBRARY_WRITE);
  if (!library)
    return CLI_LIBRARY;
  if (!sheaf_library_undo (library, &step, &error))
    return cli_fail (error);
  sentence = describe (&step);
  puts (sentence);
  return cli_finish (library);
}

const CliCommand cli_command_undo = {
  "undo",
  "",
  N_ ("Take back the last change, whoever made it"),
  run_undo,
};
