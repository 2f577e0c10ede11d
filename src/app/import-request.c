/* import-request.c: what is to be imported, and how
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-request.h"

#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME 80

static void
clear_choice (gpointer data)
{
  SheafImportChoice *choice = data;

  g_free ((char *) choice->site);
}

static SheafImportRequest *
new_request (const char *const *paths)
{
  SheafImportRequest *self = g_new0 (SheafImportRequest, 1);

  self->paths = g_strdupv ((char **) paths);
  self->remote = g_new0 (char *, 1);
  self->dialect = SHEAF_DIALECT_AUTO;
  self->choices = g_array_new (FALSE, TRUE, sizeof (SheafImportChoice));
  g_array_set_clear_func (self->choices, clear_choice);
  self->encodings = sheaf_encoding_choices_new ();
  return self;
}

SheafImportRequest *
sheaf_import_request_new (GFile *const *files, guint n_files)
{
  const char *const none[] = { NULL };
  SheafImportRequest *self = new_request (none);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) remote = g_strv_builder_new ();

  for (guint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *address = path ? NULL : g_file_get_parse_name (files[i]);

      if (path)
        g_strv_builder_add (paths, path);
      else
        g_strv_builder_add (remote, address);
    }
  g_strfreev (self->paths);
  g_strfreev (self->remote);
  self->paths = g_strv_builder_end (paths);
  self->remote = g_strv_builder_end (remote);
  return self;
}

static void
set_encodings (SheafImportRequest *self, const GPtrArray *encodings)
{
  g_ptr_array_unref (self->encodings);
  self->encodings = sheaf_encoding_choices_copy (encodings);
}

static void
copy_choices (SheafImportRequest *self, const GPtrArray *choices)
{
  for (guint i = 0; choices && i < choices->len; i++)
    {
      const SheafImportChoiceRecord *choice = g_ptr_array_index (choices, i);

      sheaf_import_request_choose (self, choice->site, choice->dialect);
    }
}

SheafImportRequest *
sheaf_import_request_new_for_record (const SheafImportRecord *record)
{
  SheafImportRequest *self;

  g_return_val_if_fail (record, NULL);

  self = new_request ((const char *const *) record->sources);
  self->dialect = record->dialect;
  self->into = g_strdup (record->into);
  self->zone = g_strdup (record->zone);
  self->keep_duplicates = record->keep_duplicates;
  copy_choices (self, record->choices);
  set_encodings (self, record->encodings);
  return self;
}

SheafImportRequest *
sheaf_import_request_new_for_folder (const SheafFolder *folder)
{
  const char *paths[] = { NULL, NULL };
  SheafImportRequest *self;

  g_return_val_if_fail (folder, NULL);

  paths[0] = folder->path;
  self = new_request (paths);
  self->dialect = folder->dialect;
  self->into = g_strdup (folder->into);
  self->zone = g_strdup (folder->zone);
  self->keep_duplicates = folder->keep_duplicates;
  copy_choices (self, folder->choices);
  set_encodings (self, folder->encodings);
  return self;
}

SheafImportRequest *
sheaf_import_request_copy (const SheafImportRequest *self)
{
  SheafImportRequest *copy;

  g_return_val_if_fail (self, NULL);

  copy = new_request ((const char *const *) self->paths);
  g_strfreev (copy->remote);
  copy->remote = g_strdupv (self->remote);
  copy->dialect = self->dialect;
  copy->into = g_strdup (self->into);
  copy->zone = g_strdup (self->zone);
  copy->keep_duplicates = self->keep_duplicates;
  set_encodings (copy, self->encodings);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const SheafImportChoice *choice = &g_array_index (self->choices, SheafImportChoice, i);

      sheaf_import_request_choose (copy, choice->site, choice->dialect);
    }
  return copy;
}

void
sheaf_import_request_free (SheafImportRequest *self)
{
  if (!self)
    return;
  g_strfreev (self->paths);
  g_strfreev (self->remote);
  g_free (self->into);
  g_free (self->zone);
  g_array_unref (self->choices);
  g_ptr_array_unref (self->encodings);
  g_free (self);
}

/* Returns: the place of @site among the choices, their number where there is none */
static guint
find_choice (const SheafImportRequest *self, const char *site)
{
  guint i;

  for (i = 0; i < self->choices->len; i++)
    if (g_str_equal (g_array_index (self->choices, SheafImportChoice, i).site, site))
      break;
  return i;
}

SheafDialect
sheaf_import_request_get_choice (const SheafImportRequest *self, const char *site)
{
  guint i;

  g_return_val_if_fail (self && site, SHEAF_DIALECT_AUTO);

  i = find_choice (self, site);
  return i < self->choices->len ? g_array_index (self->choices, SheafImportChoice, i).dialect
                                : SHEAF_DIALECT_AUTO;
}

void
sheaf_import_request_choose (SheafImportRequest *self, const char *site, SheafDialect dialect)
{
  guint i;

  g_return_if_fail (self && site);

  i = find_choice (self, site);
  if (i < self->choices->len)
    g_array_remove_index (self->choices, i);
  if (dialect != SHEAF_DIALECT_AUTO)
    {
      const SheafImportChoice choice = { g_strdup (site), dialect };

      g_array_append_val (self->choices, choice);
    }
}

SheafImportOptions
sheaf_import_request_get_options (const SheafImportRequest *self)
{
  const SheafImportOptions options = {
    .paths = self->paths,
    .dialect = self->dialect,
    .into = self->into,
    .zone = self->zone,
    .keep_duplicates = self->keep_duplicates,
    .choices = (const SheafImportChoice *) (void *) self->choices->data,
    .n_choices = self->choices->len,
    .encodings = self->encodings,
  };

  return options;
}

gboolean
sheaf_import_request_is_files (const SheafImportRequest *self)
{
  g_return_val_if_fail (self, FALSE);

  for (guint i = 0; self->paths[i]; i++)
    if (!g_file_test (self->paths[i], G_FILE_TEST_IS_REGULAR))
      return FALSE;
  return self->paths[0] && !self->remote[0];
}

char *
sheaf_import_request_make_name (const SheafImportRequest *self)
{
  guint n;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (self, NULL);

  n = g_strv_length (self->paths) + g_strv_length (self->remote);
  if (n != 1)
    return g_strdup_printf (ngettext ("%'u item", "%'u items", n), n);
  base = g_path_get_basename (self->paths[0] ? self->paths[0] : self->remote[0]);
  name = g_filename_display_name (base);
  return sheaf_text_display (name, MAX_NAME);
}
