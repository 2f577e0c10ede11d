/* import-pictures.c: the pictures beside the articles come in with them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-pictures.h"

#include "core/beneath.h"
#include "core/import-folder.h"
#include "core/library-pictures.h"
#include "core/picture.h"
#include "core/prefix.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Wants a page, and bytes a transaction. */
#define PAGE        256
#define BATCH_BYTES (4 * 1024 * 1024)

typedef struct
{
  const SheafImportSources *sources;
  const SheafImportSink *sink;
  SheafImportProgress *progress;
  void (*tell) (gpointer data); /* (nullable) */
  gpointer data;
  const SheafImportRoot *root;
  gboolean whole; /* the root's folder was given, not only files in it */
  int fd;         /* of the root's folder */

  GPtrArray *page;              /* SheafPictureWant */
  const SheafPictureWant *last; /* (nullable): of the page before */
  GPtrArray *wants;             /* those of the page that are looked for */
  guint first;                  /* of the batch in it */
  GArray *found;                /* SheafPictureFound: of the batch */
} Run;

/* --- what is asked for --- */

static gboolean
is_whole (const SheafImportSources *sources, const SheafImportRoot *root)
{
  for (guint i = 0; i < sources->sources->len; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (sources->sources, i);

      if (source->is_folder && source->root == root)
        return TRUE;
    }
  return FALSE;
}

/* Whether a folder that was given holds @root: what is missing below that is looked for by the wider one. */
static gboolean
is_covered (const SheafImportSources *sources, const SheafImportRoot *root)
{
  for (guint i = 0; i < sources->sources->len; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (sources->sources, i);
      g_autofree char *folder = g_build_filename (source->place, "/", NULL);

      if (source->is_folder && source->root != root && sheaf_has_prefix (root->place, folder))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_named (const Run *self, const char *origin)
{
  g_autofree char *file = g_build_filename (self->root->place, origin, NULL);

  return g_hash_table_contains (self->sources->named, file);
}

/* Who gives a file gives no word on what else came from its folder. */
static gboolean
is_asked (const Run *self, const SheafPictureWant *want)
{
  if (self->whole || is_named (self, want->origin))
    return TRUE;
  for (guint i = 0; want->copies && i < want->copies->len; i++)
    if (is_named (self, ((SheafPictureCopy *) want->copies->pdata[i])->origin))
      return TRUE;
  return FALSE;
}

/* --- looking --- */

static SheafPictureProblem
judge_errno (int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
      return SHEAF_PICTURE_NOT_FOUND;
    case ELOOP:
    case EXDEV:
      return SHEAF_PICTURE_OUTSIDE;
    case EINVAL:
      return SHEAF_PICTURE_NO_FILE;
    default:
      return SHEAF_PICTURE_UNREADABLE;
    }
}

/* Reads the picture that is open as @fd. Returns: why it is none */
static SheafPictureProblem
read_picture (int fd, SheafPictureFound *found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sheaf_beneath_read (fd, SHEAF_PICTURE_MAX_BYTES, &error);

  SheafPictureFound read = { 0 };

  if (!bytes)
    return sheaf_picture_judge_error (error);
  if (sheaf_picture_found_take (&read, bytes))
    *found = read;
  return read.problem;
}

/* Takes the file at @path, if it is there and is a picture; else the first reason that says more than that nothing is
 * there stands. Returns: whether it is taken */
static gboolean
try_place (const Run *self, const char *path, SheafPictureFound *found)
{
  const int fd = sheaf_beneath_open (self->fd, path);
  const SheafPictureProblem problem = fd < 0 ? judge_errno (errno) : read_picture (fd, found);

  if (fd >= 0)
    close (fd);
  if (!problem || found->problem == SHEAF_PICTURE_NOT_FOUND)
    found->problem = problem;
  if (problem)
    return FALSE;
  found->path = g_strdup (path);
  return TRUE;
}

/* Goes through the places that a file of @article may mean, until @func takes one. Returns: whether it did */
static gboolean
visit_places (const Run *self,
              const SheafPictureWant *want,
              const SheafPictureArticle *article,
              gboolean (*func) (const Run *self, const char *path, SheafPictureFound *found),
              SheafPictureFound *found)
{
  g_autoptr (GPtrArray) places = sheaf_picture_places (want->reference, article);
  const char *by_name;

  /* A way out of the folder may lead to other places in it, but not to the one that is meant. */
  found->problem = places->len == 0 || sheaf_picture_is_outside (want->reference, article)
                       ? SHEAF_PICTURE_OUTSIDE
                       : SHEAF_PICTURE_NOT_FOUND;
  for (guint i = 0; i < places->len; i++)
    if (func (self, g_ptr_array_index (places, i), found))
      return TRUE;
  by_name = sheaf_picture_names_find (self->root->pictures, want->reference, article);
  return by_name && func (self, by_name, found);
}

/* Beside the article first, then beside its copies: what says why there is none is the first. Returns: whether one was
 * taken */
static gboolean
visit (const Run *self,
       const SheafPictureWant *want,
       gboolean (*func) (const Run *self, const char *path, SheafPictureFound *found),
       SheafPictureFound *found)
{
  const SheafPictureArticle article = { want->origin, want->site, want->dialect };

  if (visit_places (self, want, &article, func, found))
    return TRUE;
  for (guint i = 0; want->copies && i < want->copies->len; i++)
    {
      const SheafPictureCopy *copy = g_ptr_array_index (want->copies, i);
      const SheafPictureArticle other = { copy->origin, copy->site, want->dialect };
      SheafPictureFound there = { 0 };

      if (visit_places (self, want, &other, func, &there))
        {
          *found = there;
          return TRUE;
        }
    }
  return FALSE;
}

static SheafPictureFound
look_for (const Run *self, const SheafPictureWant *want)
{
  SheafPictureFound found = { 0 };

  visit (self, want, try_place, &found);
  return found;
}

/* Whether there is something at @path, whatever it is. */
static gboolean
is_there (const Run *self, const char *path, SheafPictureFound *found)
{
  const int fd = sheaf_beneath_open (self->fd, path);

  if (fd >= 0)
    close (fd);
  return fd >= 0;
}

/* Whether a look would find something else than the last one, which found nothing. */
static gboolean
has_come (const Run *self, const SheafPictureWant *want)
{
  SheafPictureFound found = { 0 };

  return (!want->problem || want->problem == SHEAF_PICTURE_NOT_FOUND) &&
         visit (self, want, is_there, &found);
}

/* --- the library's part --- */

static gboolean
list_work (SheafLibrary *library, gpointer data, GError **error)
{
  Run *self = data;

  self->page =
      sheaf_library_list_wanted_pictures (library, self->root->place, self->last, PAGE, error);
  for (guint i = 0; self->page && i < self->page->len; i++)
    if (is_asked (self, g_ptr_array_index (self->page, i)))
      g_ptr_array_add (self->wants, g_ptr_array_index (self->page, i));
  return self->page != NULL;
}

static gboolean
store_work (SheafLibrary *library, gpointer data, GError **error)
{
  Run *self = data;
  SheafPictureStore *items = g_newa (SheafPictureStore, PAGE);

  for (guint i = 0; i < self->found->len; i++)
    items[i] = (SheafPictureStore){ g_ptr_array_index (self->wants, self->first + i),
                                    &g_array_index (self->found, SheafPictureFound, i) };
  return sheaf_library_store_pictures (library, self->root->place, items, self->found->len, error);
}

static void
count (const Run *self, const SheafPictureWant *want, const SheafPictureFound *found)
{
  const SheafImportPicture picture = { self->root->place, want->origin, want->article,
                                       want->reference, found->problem };

  if (!found->problem)
    self->progress->pictures++;
  else
    self->progress->no_pictures++;
  if (found->problem && self->sink->no_picture)
    self->sink->no_picture (&picture, self->sink->user_data);
}

/* Keeps what was found so far. */
static gboolean
flush (Run *self, GError **error)
{
  if (!self->found->len)
    return TRUE;
  if (!self->sink->transact (store_work, self, self->sink->user_data, error))
    return FALSE;
  for (guint i = 0; i < self->found->len; i++)
    count (self, g_ptr_array_index (self->wants, self->first + i),
           &g_array_index (self->found, SheafPictureFound, i));
  self->first += self->found->len;
  g_array_set_size (self->found, 0);
  return TRUE;
}

static gboolean
run_page (Run *self, GCancellable *cancellable, GError **error)
{
  gsize bytes = 0;

  self->first = 0;
  for (guint i = 0; i < self->wants->len; i++)
    {
      SheafPictureFound found;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      found = look_for (self, g_ptr_array_index (self->wants, i));
      bytes += found.bytes ? g_bytes_get_size (found.bytes) : 0;
      g_array_append_val (self->found, found);
      if (bytes >= BATCH_BYTES)
        {
          if (!flush (self, error))
            return FALSE;
          bytes = 0;
        }
    }
  if (!flush (self, error))
    return FALSE;
  self->tell (self->data);
  return TRUE;
}

/* What is done with the wants of a page, or with a root. */
typedef gboolean (*RunFunc) (Run *self, GCancellable *cancellable, GError **error);

/* Goes through all that is missing below the root, page by page. */
static gboolean
visit_pages (Run *self, RunFunc func, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  gboolean done = TRUE, more = TRUE;

  self->last = NULL;
  while (done && more)
    {
      done = self->sink->transact (list_work, self, self->sink->user_data, error) &&
             func (self, cancellable, error);
      g_ptr_array_set_size (self->wants, 0);
      g_array_set_size (self->found, 0);
      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&self->page);
      more = before && before->len == PAGE;
      self->last = more ? g_ptr_array_index (before, PAGE - 1) : NULL;
    }
  return done;
}

/* A root that is gone meanwhile has no pictures to give; the articles of it were told already. */
static gboolean
run_root (Run *self, GCancellable *cancellable, GError **error)
{
  gboolean done = TRUE;

  self->fd = sheaf_folder_open_at (AT_FDCWD, self->root->path);
  if (self->fd < 0)
    return TRUE;
  done = visit_pages (self, run_page, cancellable, error);
  close (self->fd);
  return done;
}

static gboolean
count_page (Run *self, GCancellable *cancellable, GError **error)
{
  self->progress->no_pictures += self->wants->len;
  for (guint i = 0; self->fd >= 0 && i < self->wants->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      self->progress->come_pictures += has_come (self, g_ptr_array_index (self->wants, i));
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
count_root (Run *self, GCancellable *cancellable, GError **error)
{
  gboolean done;

  self->fd = sheaf_folder_open_at (AT_FDCWD, self->root->path);
  done = visit_pages (self, count_page, cancellable, error);
  if (self->fd >= 0)
    close (self->fd);
  return done;
}

static gboolean
visit_roots (Run *self, RunFunc func, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (SheafPictureFound));
  g_autoptr (GPtrArray) wants = g_ptr_array_new ();
  gboolean done = TRUE;

  g_array_set_clear_func (found, (GDestroyNotify) sheaf_picture_found_clear);
  self->found = found;
  self->wants = wants;
  for (guint i = 0; done && i < self->sources->roots->len; i++)
    {
      self->root = g_ptr_array_index (self->sources->roots, i);
      self->whole = is_whole (self->sources, self->root);
      done = is_covered (self->sources, self->root) || func (self, cancellable, error);
    }
  return done;
}

gboolean
sheaf_import_pictures_run (const SheafImportSources *sources,
                           const SheafImportSink *sink,
                           SheafImportProgress *progress,
                           void (*tell) (gpointer data),
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  Run self = { .sources = sources, .sink = sink, .progress = progress, .tell = tell, .data = data };

  g_return_val_if_fail (sources && sink && progress && tell, FALSE);

  return visit_roots (&self, run_root, cancellable, error);
}

gboolean
sheaf_import_pictures_count (const SheafImportSources *sources,
                             const SheafImportSink *sink,
                             SheafImportProgress *progress,
                             GCancellable *cancellable,
                             GError **error)
{
  Run self = { .sources = sources, .sink = sink, .progress = progress };

  g_return_val_if_fail (sources && sink && progress, FALSE);

  return visit_roots (&self, count_root, cancellable, error);
}
