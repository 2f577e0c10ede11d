/* import-source.c: what an import was asked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-source.h"

#include "core/import-names.h"
#include "core/portal-path.h"
#include "core/prefix.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void
source_free (SheafImportSource *self)
{
  g_free (self->path);
  g_free (self->place);
  g_free (self->origin);
  g_free (self->error);
  g_free (self);
}

/* Looks @given up; says in error why it cannot be imported. */
static SheafImportSource *
source_new (const char *given)
{
  SheafImportSource *self = g_new0 (SheafImportSource, 1);
  g_autofree char *reachable = sheaf_portal_reachable_path (given);
  char *real = realpath (reachable, NULL);
  int code = errno;
  struct stat st;

  self->path = real ? g_strdup (real) : g_canonicalize_filename (given, "/");
  self->place = sheaf_portal_host_path (self->path);
  if (!real)
    self->error =
        code == ENOENT ? g_strdup (_ ("no such file or folder")) : g_strdup (g_strerror (code));
  else if (stat (real, &st) < 0)
    self->error = g_strdup (g_strerror (errno));
  else if (S_ISDIR (st.st_mode))
    self->is_folder = TRUE;
  else if (!S_ISREG (st.st_mode))
    self->error = sheaf_import_names_judge_mode (st.st_mode);
  free (real);
  return self;
}

static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const SheafImportSource *first = *(const SheafImportSource *const *) a;
  const SheafImportSource *second = *(const SheafImportSource *const *) b;

  if (first->is_folder != second->is_folder)
    return first->is_folder ? 1 : -1;
  return strcmp (first->path, second->path);
}

/* Returns: the part of @path below @folder, NULL where it is not below it */
static const char *
path_below (const char *folder, const char *path)
{
  gsize length = strlen (folder);

  if (!sheaf_has_prefix (path, folder))
    return NULL;
  if (length && folder[length - 1] == '/')
    return path + length;
  return path[length] == '/' ? path + length + 1 : NULL;
}

/* The outermost given folder that holds the place @path. */
static const SheafImportSource *
find_covering (const SheafImportSources *self, const char *path)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (self->sources, i);

      if (source->is_folder && path_below (source->place, path))
        return source;
    }
  return NULL;
}

/* The root of that path, made where it is new. @by_path: the roots again, to find one among many */
static const SheafImportRoot *
intern_root (SheafImportSources *self, GHashTable *by_path, const char *path, const char *place)
{
  SheafImportRoot *root = g_hash_table_lookup (by_path, path);

  if (root)
    return root;
  root = sheaf_import_root_new (path, place);
  g_ptr_array_add (self->roots, root);
  g_hash_table_insert (by_path, root->path, root);
  return root;
}

static void
find_root (SheafImportSources *self, GHashTable *by_path, SheafImportSource *source)
{
  const SheafImportSource *covering = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *place = NULL;
  const char *below;

  if (source->is_folder)
    {
      source->root = intern_root (self, by_path, source->path, source->place);
      source->origin = g_strdup ("");
      return;
    }
  covering = find_covering (self, source->place);
  parent = covering ? g_strdup (covering->path) : g_path_get_dirname (source->path);
  place = covering ? g_strdup (covering->place) : g_path_get_dirname (source->place);
  below = path_below (place, source->place);
  source->root = intern_root (self, by_path, parent, place);
  source->origin = g_strdup (below ? below : source->place);
}

SheafImportSources *
sheaf_import_sources_new (const char *const *paths)
{
  SheafImportSources *self = g_new0 (SheafImportSources, 1);
  g_autoptr (GHashTable) by_path = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (paths, NULL);

  self->roots = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_import_root_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) source_free);
  self->named = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; paths[i]; i++)
    {
      SheafImportSource *source = source_new (paths[i]);

      if (g_hash_table_contains (self->named, source->place))
        {
          source_free (source);
          continue;
        }
      g_hash_table_add (self->named, source->place);
      g_ptr_array_add (self->sources, source);
    }
  g_ptr_array_sort (self->sources, compare_sources);
  for (guint i = 0; i < self->sources->len; i++)
    find_root (self, by_path, g_ptr_array_index (self->sources, i));
  return self;
}

void
sheaf_import_sources_free (SheafImportSources *self)
{
  g_hash_table_unref (self->named);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->roots);
  g_free (self);
}
