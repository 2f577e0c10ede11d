/* cleaner-files.c: where cleaning rules come from, and which are switched off
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-files.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define RESOURCES "/io/github/sheaf/Sheaf/core/"
#define OFF_FILE  "off"

/* Own files that are read, and tries to find a name for a new one. */
#define FILES_MAX 200
#define TRIES_MAX 10000

#define KEPT_FILE "article.json"

static const char *const built_in[] = { KEPT_FILE, "boxes.json", "pictures.json", "addresses.json",
                                        "tidy.json" };

char *
sheaf_cleaner_files_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "sheaf", "cleaning", NULL);
}

/* Reading --------------------------------------------------------------------------------------- */

static void
read_resource (const char *name, GPtrArray *rules, GPtrArray *problems)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (bytes)
    sheaf_cleaner_read_rules (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, rules,
                              problems);
}

static void
read_built_in (SheafCleanerFiles *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (built_in); i++)
    read_resource (built_in[i], self->rules, self->problems);
}

/* A regular file of a sensible size. Returns: (transfer full) (nullable) */
static char *
read_file (const char *path, gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                         G_FILE_QUERY_INFO_NONE, NULL, error);
  char *text = NULL;

  if (!info)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > SHEAF_CLEANER_FILE_MAX)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("the file is too large, or not written in UTF-8"));
      return NULL;
    }
  g_file_get_contents (path, &text, length, error);
  return text;
}

static void
read_own_file (SheafCleanerFiles *self, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = read_file (path, &length, &error);

  if (text)
    sheaf_cleaner_read_rules (text, length, path, self->rules, self->problems);
  else
    g_ptr_array_add (self->problems, sheaf_cleaner_problem_new (path, 0, error->message));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
read_own (SheafCleanerFiles *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && names->len < FILES_MAX && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    read_own_file (self, folder, names->pdata[i]);
}

static GStrv
read_off (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, OFF_FILE, NULL);
  gsize length;
  g_autofree char *text = read_file (path, &length, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (*g_strstrip (lines[i]))
      g_strv_builder_add (builder, lines[i]);
  return g_strv_builder_end (builder);
}

SheafCleanerFiles *
sheaf_cleaner_files_read (const char *folder)
{
  SheafCleanerFiles *self;

  g_return_val_if_fail (folder, NULL);

  self = g_new0 (SheafCleanerFiles, 1);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);
  read_built_in (self);
  read_own (self, folder);
  self->off = read_off (folder);
  return self;
}

void
sheaf_cleaner_files_free (SheafCleanerFiles *self)
{
  g_return_if_fail (self);

  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->off);
  g_free (self);
}

SheafCleaner *
sheaf_cleaner_files_load (const char *folder)
{
  g_autoptr (SheafCleanerFiles) files = sheaf_cleaner_files_read (folder);

  return sheaf_cleaner_new (files->rules, (const char *const *) files->off);
}

SheafCleaner *
sheaf_cleaner_files_load_kept (void)
{
  g_autoptr (GPtrArray) rules =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_rule_free);
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_cleaner_problem_free);

  read_resource (KEPT_FILE, rules, problems);
  return sheaf_cleaner_new (rules, NULL);
}

/* Switching ------------------------------------------------------------------------------------- */

static gboolean
make_folder (const char *folder, GError **error)
{
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
               /* Translators: a folder, and why */
               _ ("The folder “%s” could not be made: %s"), folder, g_strerror (errno));
  return FALSE;
}

gboolean
sheaf_cleaner_files_set_off (const char *folder, const char *id, gboolean off, GError **error)
{
  g_auto (GStrv) before = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder && id, FALSE);

  before = read_off (folder);
  for (guint i = 0; before[i]; i++)
    if (!g_str_equal (before[i], id))
      g_string_append_printf (text, "%s\n", before[i]);
  if (off)
    g_string_append_printf (text, "%s\n", id);
  if (!make_folder (folder, error))
    return FALSE;
  path = g_build_filename (folder, OFF_FILE, NULL);
  return g_file_set_contents (path, text->str, (gssize) text->len, error);
}

/* Adding ---------------------------------------------------------------------------------------- */

char *
sheaf_cleaner_files_format (const char *id, const char *name, const char *match, const char *text)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  const char *const pairs[] = { "id", id, "name", name, "match", match, "do", "hide" };

  g_return_val_if_fail (id && name && match, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sheaf-cleaning");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i += 2)
    {
      json_builder_set_member_name (builder, pairs[i]);
      json_builder_add_string_value (builder, pairs[i + 1]);
    }
  if (text)
    {
      json_builder_set_member_name (builder, "text");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, text);
      json_builder_end_array (builder);
    }
  json_builder_set_member_name (builder, "longest");
  json_builder_add_int_value (builder, SHEAF_CLEANER_LONGEST_MAX);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

static gboolean
write_new (const char *path, const char *text, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);

  return stream &&
         g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL,
                                    error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

char *
sheaf_cleaner_files_add (const char *folder,
                         const char *name,
                         const char *match,
                         const char *text,
                         GError **error)
{
  g_return_val_if_fail (folder && name && match, NULL);

  if (!make_folder (folder, error))
    return NULL;
  for (guint i = 1; i < TRIES_MAX; i++)
    {
      g_autofree char *id = g_strdup_printf ("mine-%u", i);
      g_autofree char *base = g_strconcat (id, ".json", NULL);
      g_autofree char *path = g_build_filename (folder, base, NULL);
      g_autofree char *json = sheaf_cleaner_files_format (id, name, match, text);
      g_autoptr (GError) local = NULL;

      if (write_new (path, json, &local))
        {
          /* A rule that had the name before may have been switched off when it was removed. */
          sheaf_cleaner_files_set_off (folder, id, FALSE, NULL);
          return g_steal_pointer (&path);
        }
      if (!g_error_matches (local, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("there are too many rules"));
  return NULL;
}
