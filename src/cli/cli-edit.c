/* cli-edit.c: sheaf-cli edit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-text.h"
#include "cli/cli.h"

#include "core/library-edit.h"
#include "core/text-diff.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  gboolean dry_run, json;
  char **unset;
} Options;

static void
change_free (SheafChange *self)
{
  g_free ((char *) self->key);
  g_free ((char *) self->value);
  g_free (self);
}

/* KEY=V, KEY+=V or KEY-=V. Returns: (transfer full) (nullable): NULL where it is none, which is said */
static SheafChange *
parse_change (const char *text)
{
  const char *equals = strchr (text, '=');
  gsize length = equals ? (gsize) (equals - text) : 0;
  SheafEditKind kind = SHEAF_EDIT_SET;
  SheafChange *self;

  if (length > 0 && text[length - 1] == '+')
    kind = SHEAF_EDIT_ADD;
  else if (length > 0 && text[length - 1] == '-')
    kind = SHEAF_EDIT_REMOVE;
  length -= kind == SHEAF_EDIT_SET ? 0 : 1;
  if (length == 0)
    {
      cli_complain (_ ("“%s” is not KEY=V, KEY+=V or KEY-=V"), text);
      return NULL;
    }
  if (!cli_check_text ("KEY=V", text))
    return NULL;
  self = g_new0 (SheafChange, 1);
  self->kind = kind;
  self->key = g_strndup (text, length);
  self->value = g_strdup (equals + 1);
  return self;
}

/* Returns: (transfer full) (nullable): SheafChange *; NULL for wrong usage, which is said */
static GPtrArray *
parse_changes (char *const *arguments, char *const *unset)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  for (; *arguments; arguments++)
    {
      SheafChange *change = parse_change (*arguments);

      if (!change)
        return NULL;
      g_ptr_array_add (changes, change);
    }
  for (; unset && *unset; unset++)
    {
      SheafChange *change;

      if (!**unset || !cli_check_text ("--unset", *unset))
        return NULL;
      change = g_new0 (SheafChange, 1);
      change->kind = SHEAF_EDIT_UNSET;
      change->key = g_strdup (*unset);
      g_ptr_array_add (changes, change);
    }
  if (changes->len > 0)
    return g_steal_pointer (&changes);
  cli_complain (_ ("say what to change: KEY=V, KEY+=V, KEY-=V or --unset KEY"));
  return NULL;
}

static char *
join_keys (const GPtrArray *keys)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (keys, i));
  return g_string_free (text, FALSE);
}

static void
print_json (const Options *options, gint64 id, const SheafEdited *edited, const char *difference)
{
  g_autofree char *text = cli_text_json (difference);
  g_autofree char *reason = cli_text_json (edited->reason);

  printf ("{\"id\":%" PRId64 ",\"changed\":%s,\"dry_run\":%s,\"diff\":%s,\"kept_in_sheaf\":[", id,
          edited->changed ? "true" : "false", options->dry_run ? "true" : "false", text);
  for (guint i = 0; i < edited->kept->len; i++)
    {
      g_autofree char *key = cli_text_json (g_ptr_array_index (edited->kept, i));

      printf ("%s%s", i > 0 ? "," : "", key);
    }
  printf ("],\"reason\":%s}\n", reason);
}

static void
print_kept (const SheafEdited *edited)
{
  g_autofree char *keys = join_keys (edited->kept);
  g_autofree char *clean = cli_text_clean (keys);

  /* TRANSLATORS: the keys of a file's header, and why they cannot be written into it */
  printf (_ ("Kept in Sheaf only: %s (%s)"), clean, edited->reason ? edited->reason : "");
  putchar ('\n');
}

static void
print_difference (const Options *options, gint64 id, const SheafEdited *edited)
{
  g_autofree char *name = cli_text_clean (edited->origin);
  g_autofree char *difference = sheaf_text_diff_unified (name, edited->before, edited->after);
  g_autofree char *clean = cli_text_escape_lines (difference);

  if (options->json)
    {
      print_json (options, id, edited, difference);
      return;
    }
  fputs (clean, stdout);
  if (edited->in_library)
    print_kept (edited);
}

static CliExit
edit (SheafLibrary *library, gint64 id, const GPtrArray *changes, const Options *options)
{
  g_autofree SheafChange *list = g_new0 (SheafChange, changes->len);
  g_auto (SheafEdited) edited = { 0 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < changes->len; i++)
    list[i] = *(SheafChange *) g_ptr_array_index (changes, i);
  if (!sheaf_library_edit (library, id, list, changes->len, options->dry_run, &edited, &error))
    return cli_fail (error);
  print_difference (options, id, &edited);
  if (!edited.changed && !options->json)
    fprintf (stderr, "sheaf-cli: %s\n", _ ("there is nothing to change"));
  return edited.step ? cli_finish (library) : CLI_OK;
}

static CliExit
run_edit (Cli *self, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "unset", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.unset,
      N_ ("Take the key and its value out; can be given several times"), N_ ("KEY") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Only print the difference, change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("One JSON object a line"), NULL },
    { NULL },
  };
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GArray) ids = NULL;
  g_auto (GStrv) unset = NULL;
  gboolean parsed = cli_parse (self, &cli_command_edit, argv, entries, 1, CLI_ANY);
  char *first[] = { parsed ? self->arguments[0] : NULL, NULL };

  unset = options.unset;
  if (!parsed)
    return CLI_USAGE;
  changes = parse_changes (self->arguments + 1, unset);
  if (!changes)
    return CLI_USAGE;
  ids = cli_parse_ids (first);
  if (!ids)
    return CLI_FAILED;
  library = cli_open (self, options.dry_run ? SHEAF_LIBRARY_READ : SHEAF_LIBRARY_WRITE);
  if (!library)
    return CLI_LIBRARY;
  return edit (library, g_array_index (ids, gint64, 0), changes, &options);
}

const CliCommand cli_command_edit = {
  "edit",
  N_ ("ID KEY=V…"),
  N_ ("Change values of an article’s header, and no other byte of it"),
  run_edit,
};
