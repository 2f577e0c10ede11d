/* import-walk.c: through the given folders, safely
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-walk.h"

#include "core/import-folder.h"
#include "core/import-guess.h"
#include "core/import-names.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* An entered folder and how far the walk is in it. */
typedef struct
{
  SheafImportFolder *folder;
  SheafFolderNames *names;
  guint next;
} Frame;

typedef struct
{
  const SheafImportSources *sources;
  const SheafImportOptions *options;
  SheafImportQueue *queue;
  const SheafImportRoot *root; /* of the source being walked */
  GArray *frames;              /* Frame: from the source down */
  GHashTable *entered;         /* gint64 pairs: device and inode of every folder entered */
  gboolean stopped;
} Walk;

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->folder, sheaf_import_folder_unref);
  g_clear_pointer (&frame->names, sheaf_folder_names_free);
}

static guint
hash_pair (gconstpointer key)
{
  const gint64 *pair = key;

  return g_int64_hash (&pair[0]) * 31 + g_int64_hash (&pair[1]);
}

static gboolean
equal_pair (gconstpointer a, gconstpointer b)
{
  const gint64 *first = a, *second = b;

  return first[0] == second[0] && first[1] == second[1];
}

/* Remembers the folder. Returns: FALSE where it was entered before */
static gboolean
mark_entered (Walk *self, const struct stat *st)
{
  gint64 *pair = g_new (gint64, 2);

  pair[0] = st->st_dev;
  pair[1] = st->st_ino;
  return g_hash_table_add (self->entered, pair);
}

static void
add (Walk *self, SheafImportItem *item)
{
  if (!sheaf_import_queue_add (self->queue, item))
    self->stopped = TRUE;
}

/* @site: (nullable): the one it is in. @reason: (transfer full) */
static void
refuse (Walk *self,
        const char *origin,
        const SheafImportSite *site,
        SheafOutcome outcome,
        char *reason)
{
  SheafImportItem *item = sheaf_import_item_new (self->root, origin, site);

  item->outcome = outcome;
  item->error = reason;
  add (self, item);
}

static gboolean
is_unchanged (const SheafSignature *now, const SheafSignature *known)
{
  return known->mtime_ns && now->size == known->size && now->mtime_ns == known->mtime_ns &&
         now->ctime_ns == known->ctime_ns;
}

static gboolean
is_encoded_so (const Walk *self, const SheafKnownFile *known, const char *origin)
{
  g_autofree char *path = NULL;

  if (!self->options->encodings || !self->options->encodings->len)
    return TRUE;
  path = g_build_filename (self->root->place, origin, NULL);
  return !sheaf_encoding_choices_concern (self->options->encodings, path, known->kept,
                                          known->encoding);
}

/* Whether the article was read as is asked now; where nothing is asked, it stays as it is. */
static gboolean
is_read_so (const Walk *self,
            const SheafKnownFile *known,
            const SheafImportSite *site,
            const char *origin)
{
  return !known->elsewhere &&
         (site->asked == SHEAF_DIALECT_AUTO || known->dialect == SHEAF_DIALECT_AUTO ||
          known->dialect == site->dialect) &&
         is_encoded_so (self, known, origin);
}

/* A file that is to come in: read it, unless the library knows it as it is. */
static void
add_file (Walk *self,
          SheafImportFolder *folder,
          const char *origin,
          const struct stat *st,
          gboolean named)
{
  SheafImportItem *item = sheaf_import_item_new (self->root, origin, &folder->site);
  const SheafKnownFile *known = NULL;

  item->signature = sheaf_folder_signature (st);
  item->named = named;
  if (self->root->known)
    known = g_hash_table_lookup (self->root->known, origin);
  item->kept = known ? known->kept : NULL;
  if (known && is_unchanged (&item->signature, &known->signature) &&
      is_read_so (self, known, &folder->site, origin))
    {
      item->outcome = SHEAF_OUTCOME_SAME;
      item->id = known->article;
    }
  else
    item->folder = sheaf_import_folder_ref (folder);
  add (self, item);
}

/* Whether the file was already tried because it was asked for by name. */
static gboolean
was_named (const Walk *self, const char *origin)
{
  g_autofree char *place = NULL;

  if (g_hash_table_size (self->sources->named) < 2)
    return FALSE;
  place = g_build_filename (self->root->place, origin, NULL);
  return g_hash_table_contains (self->sources->named, place);
}

static void
visit_file (Walk *self,
            SheafImportFolder *folder,
            const char *name,
            const char *origin,
            const struct stat *st)
{
  char *reason;

  if (was_named (self, origin))
    return;
  if (self->root->sidecar_said && g_str_equal (origin, SHEAF_SIDECAR_NAME))
    reason = g_strdup (self->root->sidecar_said);
  else
    reason = sheaf_import_names_judge_file (name);
  if (!reason)
    {
      add_file (self, folder, origin, st, FALSE);
      return;
    }
  sheaf_picture_names_add (self->root->pictures, origin);
  refuse (self, origin, &folder->site, SHEAF_OUTCOME_SKIPPED, reason);
}

/* Puts an open folder on the way. @fd: taken over */
static void
enter (Walk *self, int fd, const char *origin, const SheafImportSite *parent)
{
  g_autoptr (GError) error = NULL;
  g_auto (SheafImportSite) site =
      parent ? sheaf_import_guess (self->root, origin, parent, self->options)
             : sheaf_import_guess_path (self->root, origin, self->options);
  Frame frame = { sheaf_import_folder_new (fd, origin, &site), NULL, 0 };

  frame.names = sheaf_folder_names_read (fd, &error);
  g_array_append_val (self->frames, frame);
  if (error)
    refuse (self, origin, &site, SHEAF_OUTCOME_FAILED, g_strdup (error->message));
}

static void
visit_folder (Walk *self, const SheafImportFolder *parent, const char *name, const char *origin)
{
  char *reason = sheaf_import_names_judge_folder (name);
  struct stat st;
  int fd;

  if (!reason && self->frames->len > SHEAF_IMPORT_MAX_DEPTH)
    reason = g_strdup_printf (_ ("more than %d folders deep, not entered"), SHEAF_IMPORT_MAX_DEPTH);
  if (reason)
    {
      refuse (self, origin, &parent->site, SHEAF_OUTCOME_SKIPPED, reason);
      return;
    }
  fd = sheaf_folder_open_at (parent->fd, name);
  if (fd < 0 || fstat (fd, &st) < 0)
    {
      refuse (self, origin, &parent->site, SHEAF_OUTCOME_FAILED, g_strdup (g_strerror (errno)));
      if (fd >= 0)
        close (fd);
    }
  else if (!mark_entered (self, &st))
    {
      close (fd);
      refuse (self, origin, &parent->site, SHEAF_OUTCOME_SKIPPED,
              g_strdup (_ ("a folder already visited")));
    }
  else
    enter (self, fd, origin, &parent->site);
}

static void
visit (Walk *self, SheafImportFolder *folder, const char *name)
{
  g_autofree char *origin =
      *folder->origin ? g_strconcat (folder->origin, "/", name, NULL) : g_strdup (name);
  struct stat st;

  if (fstatat (folder->fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
    refuse (self, origin, &folder->site, SHEAF_OUTCOME_FAILED, g_strdup (g_strerror (errno)));
  else if (S_ISDIR (st.st_mode))
    visit_folder (self, folder, name, origin);
  else if (S_ISREG (st.st_mode))
    visit_file (self, folder, name, origin, &st);
  else
    refuse (self, origin, &folder->site, SHEAF_OUTCOME_SKIPPED,
            sheaf_import_names_judge_mode (st.st_mode));
}

/* Everything below a folder that was given. No recursion: the frames are the way back. */
static void
walk_folder (Walk *self, const SheafImportSource *source)
{
  struct stat st;
  int fd = sheaf_folder_open_at (AT_FDCWD, source->path);

  if (fd < 0 || fstat (fd, &st) < 0)
    {
      refuse (self, source->origin, NULL, SHEAF_OUTCOME_FAILED, g_strdup (g_strerror (errno)));
      if (fd >= 0)
        close (fd);
      return;
    }
  if (!mark_entered (self, &st))
    {
      close (fd);
      return;
    }
  enter (self, fd, source->origin, NULL);
  while (self->frames->len && !self->stopped)
    {
      Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);

      if (frame->next == sheaf_folder_names_count (frame->names))
        g_array_set_size (self->frames, self->frames->len - 1);
      else
        visit (self, frame->folder, sheaf_folder_names_get (frame->names, frame->next++));
    }
  g_array_set_size (self->frames, 0);
}

/* A file that was asked for by name. */
static void
walk_file (Walk *self, const SheafImportSource *source)
{
  g_autofree char *parent = g_path_get_dirname (source->path);
  g_autofree char *origin = g_path_get_dirname (source->origin);
  g_autoptr (SheafImportFolder) folder = NULL;
  g_autofree char *name = g_path_get_basename (source->path);
  g_auto (SheafImportSite) site = { 0 };
  struct stat st;
  int fd = sheaf_folder_open_at (AT_FDCWD, parent);

  if (fd < 0)
    {
      refuse (self, source->origin, NULL, SHEAF_OUTCOME_FAILED, g_strdup (g_strerror (errno)));
      return;
    }
  if (g_str_equal (origin, "."))
    *origin = '\0';
  site = sheaf_import_guess_path (self->root, origin, self->options);
  folder = sheaf_import_folder_new (fd, origin, &site);
  if (fstatat (fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
    refuse (self, source->origin, &site, SHEAF_OUTCOME_FAILED, g_strdup (g_strerror (errno)));
  else
    add_file (self, folder, source->origin, &st, TRUE);
}

void
sheaf_import_walk (const SheafImportSources *sources,
                   const SheafImportOptions *options,
                   SheafImportQueue *queue)
{
  g_autoptr (GHashTable) entered = g_hash_table_new_full (hash_pair, equal_pair, g_free, NULL);
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  Walk self = { sources, options, queue, NULL, frames, entered, FALSE };

  g_return_if_fail (sources);
  g_return_if_fail (options);
  g_return_if_fail (queue);

  g_array_set_clear_func (frames, frame_clear);
  for (guint i = 0; i < sources->sources->len && !self.stopped; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (sources->sources, i);

      self.root = source->root;
      if (source->error)
        refuse (&self, source->origin, NULL, SHEAF_OUTCOME_FAILED, g_strdup (source->error));
      else if (source->is_folder)
        walk_folder (&self, source);
      else
        walk_file (&self, source);
    }
  sheaf_import_queue_close (queue);
}
