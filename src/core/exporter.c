/* exporter.c: articles out to files, byte for byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exporter.h"

#include "core/library-articles.h"
#include "core/library-origins.h"
#include "core/safe-path.h"
#include "core/safe-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  SheafLibrary *library;
  int fd;            /* the folder that was chosen */
  GHashTable *names; /* path of an import root -> name of its folder */
  GHashTable *taken; /* those names */
  SheafExportFunc func;
  gpointer user_data;
  SheafExportTotals *totals;
  SheafSafeWriter *writer;
  GError *final; /* (nullable): what makes going on useless */
} Export;

/* What a file that is being written stands for. */
typedef struct
{
  gint64 id;
  char *path;
} Target;

static void
target_free (Target *self)
{
  g_free (self->path);
  g_free (self);
}

/* The name that stands for an import root: its own, numbered where two roots share one. */
static const char *
name_root (Export *self, const char *root)
{
  g_autofree char *base = g_path_get_basename (root);
  g_autofree char *name = sheaf_safe_path_folder_name (base);
  const char *known = g_hash_table_lookup (self->names, root);

  if (known)
    return known;
  for (guint n = 2; g_hash_table_contains (self->taken, name); n++)
    {
      g_autofree char *first = sheaf_safe_path_folder_name (base);

      g_free (name);
      name = sheaf_safe_path_number (first, n);
    }
  g_hash_table_add (self->taken, g_strdup (name));
  known = name;
  g_hash_table_insert (self->names, g_strdup (root), g_steal_pointer (&name));
  return known;
}

/* Opens one folder more. @fd: taken over. Returns: a descriptor, -1 with @error set */
static int
descend (int fd, const char *name, GError **error)
{
  g_autofree char *safe = sheaf_safe_path_folder_name (name);
  int next = sheaf_safe_path_make_folder (fd, safe, error);

  close (fd);
  return next;
}

/* A full disk fails for all that follows too. */
static void
report (Export *self, gint64 id, const char *path, const GError *error)
{
  self->totals->failed++;
  if (self->func)
    self->func (id, path, error, self->user_data);
  if (!self->final && g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_FULL))
    self->final = g_error_copy (error);
}

static void
written_cb (gpointer data, const GError *error, gpointer user_data)
{
  Export *self = user_data;
  const Target *target = data;

  if (error)
    report (self, target->id, target->path, error);
  else
    self->totals->written++;
}

/* Writes @bytes at the origin, making the folders on the way one by one. */
static void
write_origin (Export *self, gint64 id, const SheafOrigin *origin, GBytes *bytes)
{
  g_auto (GStrv) parts = g_strsplit (origin->path, "/", -1);
  guint last = MAX (g_strv_length (parts), 1) - 1;
  g_autofree char *name = sheaf_safe_path_file_name (parts[last] ? parts[last] : "");
  g_autoptr (GError) error = NULL;
  int fd = sheaf_safe_path_make_folder (self->fd, name_root (self, origin->root), &error);
  Target *target;

  for (guint i = 0; fd >= 0 && i < last; i++)
    if (*parts[i])
      fd = descend (fd, parts[i], &error);
  if (fd < 0)
    {
      report (self, id, origin->path, error);
      return;
    }
  target = g_new (Target, 1);
  target->id = id;
  target->path = g_strdup (origin->path);
  sheaf_safe_writer_add (self->writer, fd, name, bytes, target);
}

static void
export_article (Export *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, id, &error);
  g_autoptr (GPtrArray) origins =
      bytes ? sheaf_library_get_origins (self->library, id, &error) : NULL;

  if (!origins)
    report (self, id, "", error);
  for (guint i = 0; origins && i < origins->len; i++)
    write_origin (self, id, g_ptr_array_index (origins, i), bytes);
}

/* The folder itself was chosen by the user: links on the way to it are theirs. */
static int
open_folder (const char *folder, GError **error)
{
  g_autofree char *shown = g_filename_display_name (folder);
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY, _ ("Cannot export to “%s”: %s"), shown,
                 g_strerror (errno));
  return fd;
}

static gboolean
export_all (Export *self, const gint64 *ids, guint n_ids, GCancellable *cancellable, GError **error)
{
  gboolean cancelled = FALSE;

  for (guint i = 0; i < n_ids && !self->final && !cancelled; i++)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!cancelled)
        export_article (self, ids[i]);
    }
  sheaf_safe_writer_flush (self->writer);
  if (self->final && !cancelled)
    g_propagate_error (error, g_steal_pointer (&self->final));
  else if (!cancelled)
    return TRUE;
  g_clear_error (&self->final);
  return FALSE;
}

gboolean
sheaf_exporter_run (SheafLibrary *library,
                    const gint64 *ids,
                    guint n_ids,
                    const char *folder,
                    SheafExportFunc func,
                    gpointer user_data,
                    SheafExportTotals *totals,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Export self = { library, -1, names, taken, func, user_data, totals, NULL, NULL };
  g_autoptr (SheafSafeWriter) writer = NULL;
  gboolean done;

  g_return_val_if_fail (library, FALSE);
  g_return_val_if_fail (folder, FALSE);
  g_return_val_if_fail (totals, FALSE);

  *totals = (SheafExportTotals){ 0 };
  self.fd = open_folder (folder, error);
  if (self.fd < 0)
    return FALSE;
  writer = sheaf_safe_writer_new (written_cb, &self, (GDestroyNotify) target_free);
  self.writer = writer;
  done = export_all (&self, ids, n_ids, cancellable, error);
  close (self.fd);
  return done;
}
