/* library.c: one connection to a library file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library.h"

#include "core/library-private.h"
#include "core/name-index.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

char *
sheaf_library_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "sheaf", "library.sheaf", NULL);
}

void
sheaf_library_close (SheafLibrary *self)
{
  if (!self)
    return;
  sheaf_database_close (self->database);
  g_hash_table_unref (self->slots);
  sheaf_fresh_texts_free (self->fresh);
  g_clear_pointer (&self->names, sheaf_name_index_free);
  g_clear_pointer (&self->judged, g_hash_table_unref);
  g_free (self->path);
  g_free (self);
}

const char *
sheaf_library_get_path (SheafLibrary *self)
{
  g_return_val_if_fail (self, NULL);
  return self->path;
}

gint64
sheaf_library_get_data_version (SheafLibrary *self)
{
  g_return_val_if_fail (self, -1);
  return sheaf_database_data_version (self->database, NULL);
}

void
sheaf_library_interrupt (SheafLibrary *self)
{
  g_return_if_fail (self);
  sheaf_database_interrupt (self->database);
}

void
sheaf_library_set_no_article (gint64 id, GError **error)
{
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no article %" PRId64), id);
}

gboolean
sheaf_library_step_article (SheafStatement *row, gint64 id, GError **error)
{
  if (sheaf_statement_step (row, error))
    return TRUE;
  if (sheaf_statement_ended (row))
    sheaf_library_set_no_article (id, error);
  return FALSE;
}
