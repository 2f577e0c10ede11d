/* exporter.c: articles out to files, byte for byte
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exporter.h"

#include "core/library-articles.h"
#include "core/library-origins.h"
#include "core/library-pictures.h"
#include "core/library-state.h"
#include "core/prefix.h"
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
  GHashTable *names; /* path of an import root -> name of its folder, with those that it is in */
  GHashTable *taken; /* those names */
  GPtrArray *outer;  /* import roots of pictures: what lies in one of them goes out in its folder */
  SheafExportFunc func;
  gpointer user_data;
  SheafExportTotals *totals;
  SheafSafeWriter *writer;
  GHashTable *pictures; /* pictures that were written, each with its place */
  GError *final;        /* (nullable): what makes going on useless */
  GString *state;       /* (nullable): lines of the sidecar */
  char *zone;           /* (nullable): of the articles so far, with state */
  gboolean zones_differ;
} Export;

/* What a file that is being written stands for. */
typedef struct
{
  gint64 id;
  char *path;
  char *folder;             /* where it is written, below the one that was chosen */
  SheafSidecarEntry *entry; /* (nullable): what is known of it */
  gboolean picture;         /* of an article, not the article itself */
} Target;

static void
target_free (Target *self)
{
  g_free (self->path);
  g_free (self->folder);
  sheaf_sidecar_entry_free (self->entry);
  g_free (self);
}

/* Numbered where two roots share one. Returns: (transfer full) */
static char *
make_name (Export *self, const char *root)
{
  g_autofree char *base = g_path_get_basename (root);
  g_autofree char *name = sheaf_safe_path_folder_name (base);

  for (guint n = 2; g_hash_table_contains (self->taken, name); n++)
    {
      g_autofree char *first = sheaf_safe_path_folder_name (base);

      g_free (name);
      name = sheaf_safe_path_number (first, n);
    }
  g_hash_table_add (self->taken, g_strdup (name));
  return g_steal_pointer (&name);
}

/* Returns: (nullable): the outermost root of pictures that @root lies in. @below: (out): the way from there */
static const char *
find_outer (const Export *self, const char *root, const char **below)
{
  for (guint i = 0; i < self->outer->len; i++)
    {
      const char *outer = g_ptr_array_index (self->outer, i);
      const gsize length = strlen (outer);

      if (length > 1 && sheaf_has_prefix (root, outer) && root[length] == '/')
        {
          *below = root + length + 1;
          return outer;
        }
    }
  return NULL;
}

/* The name that stands for an import root. An article that came in by itself, and a picture above it that came in later
 * with the folder around both, lie to each other as they did. */
static const char *
name_root (Export *self, const char *root)
{
  const char *name = g_hash_table_lookup (self->names, root);
  const char *below = NULL;
  const char *outer = name ? NULL : find_outer (self, root, &below);

  if (name)
    return name;
  g_hash_table_insert (self->names, g_strdup (root),
                       outer ? g_build_filename (name_root (self, outer), below, NULL)
                             : make_name (self, root));
  return g_hash_table_lookup (self->names, root);
}

/* Opens one folder more. @fd: taken over; @way: the names of the folders so far. Returns: a descriptor, -1 with
 * @error set */
static int
descend (int fd, const char *name, GString *way, GError **error)
{
  g_autofree char *safe = sheaf_safe_path_folder_name (name);
  g_autofree char *made = NULL;
  int next = sheaf_safe_path_make_folder (fd, safe, &made, error);

  close (fd);
  if (made)
    g_string_append_printf (way, "%s/", made);
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
written_cb (gpointer data, const char *name, const GError *error, gpointer user_data)
{
  Export *self = user_data;
  const Target *target = data;

  if (error)
    {
      report (self, target->id, target->path, error);
      return;
    }
  self->totals->written += target->id && !target->picture ? 1 : 0;
  self->totals->pictures += target->picture ? 1 : 0;
  if (target->entry)
    {
      g_autofree char *line = NULL;

      target->entry->path = g_strconcat (target->folder, name, NULL);
      line = sheaf_sidecar_format_entry (target->entry);
      g_string_append (self->state, line);
    }
}

/* Folders of @path that lead to its site, and those of its root. */
static guint
count_folders (Export *self, const SheafOrigin *origin)
{
  guint n = 1;

  for (const char *p = name_root (self, origin->root); (p = strchr (p, '/')); p++)
    n++;
  for (gsize i = 0; i < origin->site && origin->path[i]; i++)
    n += origin->path[i] == '/' && i > 0 && origin->path[i - 1] != '/';
  return n;
}

/* @entry: (out) (transfer full) (nullable): NULL where no state is asked for */
static gboolean
find_state (Export *self,
            gint64 id,
            const SheafOrigin *origin,
            SheafSidecarEntry **entry,
            GError **error)
{
  g_autofree char *zone = NULL;
  const gboolean first = self->state && self->state->len == 0 && !self->zone;

  *entry = NULL;
  if (!self->state)
    return TRUE;
  *entry = sheaf_library_read_state (self->library, id, &zone, error);
  if (!*entry)
    return FALSE;
  (*entry)->below = count_folders (self, origin);
  if (first && !self->zones_differ)
    self->zone = g_steal_pointer (&zone);
  else
    self->zones_differ |= g_strcmp0 (self->zone, zone) != 0;
  return TRUE;
}

/* Makes the folders that lead to a file at @parts below the folder of @root. @way: their names. Returns: the last one's
 * descriptor, -1 with @error set */
static int
descend_to (Export *self, const char *root, char **parts, GString *way, GError **error)
{
  g_auto (GStrv) above = g_strsplit (name_root (self, root), "/", -1);
  int fd = dup (self->fd);

  for (guint i = 0; fd >= 0 && above[i]; i++)
    fd = descend (fd, above[i], way, error);
  for (guint i = 0; fd >= 0 && parts[i] && parts[i + 1]; i++)
    if (*parts[i])
      fd = descend (fd, parts[i], way, error);
  return fd;
}

/* Writes @bytes at @path below the folder of @root, making the folders on the way one by one. @target: (transfer full) */
static void
write_file (Export *self, const char *root, const char *path, GBytes *bytes, Target *target)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint last = MAX (g_strv_length (parts), 1) - 1;
  g_autofree char *name = sheaf_safe_path_file_name (parts[last] ? parts[last] : "");
  g_autoptr (GString) way = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  int fd = descend_to (self, root, parts, way, &error);

  target->path = g_strdup (path);
  if (fd < 0)
    {
      report (self, target->id, path, error);
      target_free (target);
      return;
    }
  target->folder = g_strdup (way->str);
  sheaf_safe_writer_add (self->writer, fd, name, bytes, target);
}

static void
write_origin (Export *self, gint64 id, const SheafOrigin *origin, GBytes *bytes)
{
  g_autoptr (SheafSidecarEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  Target *target;

  if (!find_state (self, id, origin, &entry, &error))
    {
      report (self, id, origin->path, error);
      return;
    }
  target = g_new0 (Target, 1);
  target->id = id;
  target->entry = g_steal_pointer (&entry);
  write_file (self, origin->root, origin->path, bytes, target);
}

/* One that several articles show is written once; of a file that changed meanwhile, both are. */
static void
write_picture (Export *self, gint64 id, const SheafPicturePlace *place)
{
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT " %s\n%s", place->id, place->root, place->path);
  g_autofree char *type = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Target *target;

  if (!g_hash_table_add (self->pictures, g_steal_pointer (&key)))
    return;
  bytes = sheaf_library_get_picture (self->library, place->id, &type, &error);
  if (!bytes)
    {
      report (self, id, place->path, error);
      return;
    }
  target = g_new0 (Target, 1);
  target->id = id;
  target->picture = TRUE;
  write_file (self, place->root, place->path, bytes, target);
}

static void
export_article (Export *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sheaf_library_get_source (self->library, id, &error);
  g_autoptr (GPtrArray) origins =
      bytes ? sheaf_library_get_origins (self->library, id, &error) : NULL;
  g_autoptr (GPtrArray) pictures =
      origins ? sheaf_library_get_picture_places (self->library, id, &error) : NULL;

  if (!pictures)
    report (self, id, "", error);
  for (guint i = 0; origins && i < origins->len; i++)
    write_origin (self, id, g_ptr_array_index (origins, i), bytes);
  for (guint i = 0; pictures && i < pictures->len; i++)
    write_picture (self, id, g_ptr_array_index (pictures, i));
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
    /* Translators: the folder, and what the system says to it */
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY, _ ("Cannot export to “%s”: %s"), shown,
                 g_strerror (errno));
  return fd;
}

/* The sidecar comes last, so that a file of it is there. */
static void
write_state (Export *self)
{
  g_autofree char *head = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Target *target;

  if (!self->state)
    return;
  head = sheaf_sidecar_format_head (self->zones_differ ? NULL : self->zone);
  g_string_prepend (self->state, head);
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->state));
  target = g_new0 (Target, 1);
  target->path = g_strdup (SHEAF_SIDECAR_NAME);
  sheaf_safe_writer_add (self->writer, dup (self->fd), SHEAF_SIDECAR_NAME, bytes, target);
  sheaf_safe_writer_flush (self->writer);
}

/* Under another name it would not be found. */
static gboolean
check_state (const Export *self, GError **error)
{
  if (!self->state || faccessat (self->fd, SHEAF_SIDECAR_NAME, F_OK, AT_SYMLINK_NOFOLLOW) != 0)
    return TRUE;
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
               /* TRANSLATORS: %s is the name of a file */
               _ ("The folder already holds an export with its state (%s); choose another one"),
               SHEAF_SIDECAR_NAME);
  return FALSE;
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
  if (!self->final && !cancelled)
    write_state (self);
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
                    gboolean with_state,
                    SheafExportFunc func,
                    gpointer user_data,
                    SheafExportTotals *totals,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pictures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) state = with_state ? g_string_new (NULL) : NULL;
  Export self = { .library = library,
                  .fd = -1,
                  .names = names,
                  .taken = taken,
                  .pictures = pictures,
                  .func = func,
                  .user_data = user_data,
                  .totals = totals };
  g_autoptr (SheafSafeWriter) writer = NULL;
  g_autoptr (GPtrArray) outer = NULL;
  gboolean done;

  g_return_val_if_fail (library, FALSE);
  g_return_val_if_fail (folder, FALSE);
  g_return_val_if_fail (totals, FALSE);

  *totals = (SheafExportTotals){ 0 };
  self.outer = outer = sheaf_library_list_picture_roots (library, error);
  self.fd = outer ? open_folder (folder, error) : -1;
  if (self.fd < 0)
    return FALSE;
  writer = sheaf_safe_writer_new (written_cb, &self, (GDestroyNotify) target_free);
  self.writer = writer;
  self.state = g_steal_pointer (&state);
  done = check_state (&self, error) && export_all (&self, ids, n_ids, cancellable, error);
  if (self.state)
    g_string_free (self.state, TRUE);
  g_free (self.zone);
  close (self.fd);
  return done;
}
