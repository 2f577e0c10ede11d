/* importer.c: files and folders into the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/importer.h"

#include "core/date.h"
#include "core/import-batch.h"
#include "core/import-pictures.h"
#include "core/import-queue.h"
#include "core/import-reader.h"
#include "core/import-source.h"
#include "core/import-walk.h"
#include "core/library-folders.h"

#include <glib/gi18n-lib.h>

#define MAX_JOBS          16
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)
/* Articles a step of the index: some tenths of a second, so that other writers get their turn. */
#define INDEX_ARTICLES 500
/* Steps of merging after one of the index: what is merged keeps up with what is written. */
#define MERGE_STEPS 24

typedef struct
{
  SheafImportOptions options; /* with the zone's name filled in */
  const SheafImportSink *sink;
  GCancellable *cancellable; /* (nullable) */
  SheafImportSources *sources;
  SheafImportQueue *queue;
  SheafImportReader reader;
  SheafImportBatch *batch;
  SheafImportProgress progress;
  gint64 import;
  gint64 progress_told;
  GPtrArray *threads; /* GThread * */
} Run;

/* Tells how far it is, but not more often than the eye can follow. */
static void
tell_progress (Run *self, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();
  gboolean closed;

  self->progress.found = sheaf_import_queue_count (self->queue, &closed);
  self->progress.counting = !closed;
  if (!self->sink->progress || (!at_once && now - self->progress_told < PROGRESS_INTERVAL))
    return;
  self->progress_told = now;
  self->sink->progress (&self->progress, self->sink->user_data);
}

/* What the library knows of each root, asked for before the walk begins. */
static gboolean
known_work (SheafLibrary *library, gpointer data, GError **error)
{
  Run *self = data;

  sheaf_library_judge_afresh (library);
  for (guint i = 0; i < self->sources->roots->len; i++)
    {
      SheafImportRoot *root = g_ptr_array_index (self->sources->roots, i);

      root->known = sheaf_library_get_known_files (
          library, root->place, sheaf_import_batch_get_rules (self->batch), error);
      if (!root->known)
        return FALSE;
    }
  return TRUE;
}

static gpointer
walk_thread (gpointer data)
{
  Run *self = data;

  sheaf_import_walk (self->sources, &self->options, self->queue);
  return NULL;
}

static gpointer
read_thread (gpointer data)
{
  Run *self = data;

  sheaf_import_reader_run (&self->reader);
  return NULL;
}

static void
start_threads (Run *self)
{
  guint jobs = self->options.jobs ? self->options.jobs : g_get_num_processors ();

  self->threads = g_ptr_array_new ();
  g_ptr_array_add (self->threads, g_thread_new ("import-walk", walk_thread, self));
  for (guint i = 0; i < MIN (jobs, MAX_JOBS); i++)
    g_ptr_array_add (self->threads, g_thread_new ("import-read", read_thread, self));
}

static void
join_threads (Run *self)
{
  sheaf_import_queue_stop (self->queue);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (g_ptr_array_index (self->threads, i));
  g_ptr_array_unref (self->threads);
}

/* Stores what comes out of the queue until there is no more. */
static gboolean
collect (Run *self, GError **error)
{
  gboolean finished = FALSE;

  while (!finished)
    {
      gint64 tick = self->progress_told + PROGRESS_INTERVAL;
      gint64 deadline = sheaf_import_batch_get_deadline (self->batch);
      SheafImportItem *item;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (deadline <= g_get_monotonic_time () && !sheaf_import_batch_flush (self->batch, error))
        return FALSE;
      item = sheaf_import_queue_pop (self->queue, MIN (deadline, tick), &finished);
      if (item)
        sheaf_import_batch_add (self->batch, item);
      tell_progress (self, FALSE);
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  return sheaf_import_batch_flush (self->batch, error);
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  sheaf_import_queue_stop (user_data);
}

/* Runs the threads and the store. */
static gboolean
bring_in (Run *self, GError **error)
{
  gulong handler = 0;
  gboolean done;

  start_threads (self);
  if (self->cancellable)
    handler =
        g_cancellable_connect (self->cancellable, G_CALLBACK (cancelled_cb), self->queue, NULL);
  done = collect (self, error);
  if (handler)
    g_cancellable_disconnect (self->cancellable, handler);
  join_threads (self);
  return done;
}

static gboolean
index_work (SheafLibrary *library, gpointer data, GError **error)
{
  return sheaf_library_index (library, INDEX_ARTICLES, data, error);
}

static gboolean
merge_work (SheafLibrary *library, gpointer data, GError **error)
{
  return sheaf_library_merge_index (library, data, error);
}

static gboolean
merge (Run *self, GError **error)
{
  gboolean more = TRUE;

  for (guint i = 0; more && i < MERGE_STEPS && !g_cancellable_is_cancelled (self->cancellable); i++)
    if (!self->sink->transact (merge_work, &more, self->sink->user_data, error))
      return FALSE;
  return TRUE;
}

/* Makes everything stored searchable, this import's and what an interrupted one left. */
static gboolean
make_searchable (Run *self, GError **error)
{
  do
    {
      if (!self->sink->transact (index_work, &self->progress.unindexed, self->sink->user_data,
                                 error) ||
          !merge (self, error))
        return FALSE;
      tell_progress (self, FALSE);
    }
  while (self->progress.unindexed);
  return TRUE;
}

static void
pictures_told (gpointer data)
{
  tell_progress (data, FALSE);
}

/* The folders that were given, now that all of them was gone through. */
static gboolean
note_work (SheafLibrary *library, gpointer data, GError **error)
{
  Run *self = data;

  for (guint i = 0; i < self->sources->sources->len; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (self->sources->sources, i);

      if (source->is_folder && !source->error &&
          !sheaf_library_note_folder (library, source->place,
                                      sheaf_import_batch_get_rules (self->batch),
                                      sheaf_import_batch_get_import (self->batch), error))
        return FALSE;
    }
  return TRUE;
}

/* Why it ended early, in words for the list of imports; those of a cancellable are another library's.
 * (nullable): it did not */
static const char *
tell_reason (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _ ("The import was cancelled");
  return error ? error->message : NULL;
}

/* What is to be done once the articles are in. */
static gboolean
bring_pictures (Run *self, GError **error)
{
  if (self->options.dry_run)
    return sheaf_import_pictures_count (self->sources, self->sink, &self->progress,
                                        self->cancellable, error);
  return sheaf_import_pictures_run (self->sources, self->sink, &self->progress, pictures_told, self,
                                    self->cancellable, error);
}

/* Whether the pictures are next: all articles are in, noted and searchable. */
static gboolean
round_off (Run *self, const GError *bring_error, GError **error)
{
  const gboolean done = bring_error == NULL;

  if (self->options.dry_run)
    return done;
  return (!done || self->sink->transact (note_work, self, self->sink->user_data, error)) &&
         (done || g_error_matches (bring_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) &&
         make_searchable (self, error) && done;
}

/* From the walk to the last index step. What was stored stays and becomes searchable also where the import
 * was cancelled or a transaction failed, as far as the library still lets us. */
static gboolean
run (Run *self, GError **error)
{
  g_autoptr (GError) bring_error = NULL;
  g_autoptr (GError) end_error = NULL;

  bring_in (self, &bring_error);
  tell_progress (self, TRUE);
  if (sheaf_import_batch_end (self->batch, tell_reason (bring_error), &end_error) &&
      round_off (self, bring_error, &end_error))
    bring_pictures (self, &end_error);
  self->import = sheaf_import_batch_get_import (self->batch);
  tell_progress (self, TRUE);
  if (bring_error)
    g_propagate_error (error, g_steal_pointer (&bring_error));
  else if (end_error)
    g_propagate_error (error, g_steal_pointer (&end_error));
  else
    return TRUE;
  return FALSE;
}

/* What was exported by Sheaf brings its time zone along, which holds where none is asked for. Returns: (transfer
 * full) (nullable): NULL where the one that is asked for is unknown */
static GTimeZone *
choose_zone (const Run *self)
{
  for (guint i = 0; !self->options.zone && i < self->sources->roots->len; i++)
    {
      const SheafImportRoot *root = g_ptr_array_index (self->sources->roots, i);
      GTimeZone *zone =
          root->sidecar && root->sidecar->zone ? sheaf_date_zone (root->sidecar->zone) : NULL;

      if (zone)
        return zone;
    }
  return sheaf_date_zone (self->options.zone);
}

/* What is asked for all paths is chosen for each, by the place that the library knows it by. */
static GPtrArray *
choose_encodings (const Run *self)
{
  GPtrArray *encodings = sheaf_encoding_choices_copy (self->options.encodings);

  for (guint i = 0; self->options.encoding && i < self->sources->sources->len; i++)
    {
      const SheafImportSource *source = g_ptr_array_index (self->sources->sources, i);

      sheaf_encoding_choices_set (encodings, source->place, "", self->options.encoding);
    }
  return encodings;
}

static gboolean
run_with_zone (Run *self, GTimeZone *zone, GError **error)
{
  g_autoptr (SheafImportQueue) queue = sheaf_import_queue_new ();
  g_autoptr (SheafImportBatch) batch = NULL;
  g_autoptr (GPtrArray) encodings = NULL;

  self->options.zone = g_time_zone_get_identifier (zone);
  encodings = choose_encodings (self);
  self->options.encodings = encodings;
  batch = sheaf_import_batch_new (&self->options, self->sink, &self->progress);
  self->queue = queue;
  self->batch = batch;
  if (!self->sink->transact (known_work, self, self->sink->user_data, error))
    return FALSE;
  self->reader = (SheafImportReader){ queue, zone, self->options.encodings };
  return run (self, error);
}

gboolean
sheaf_importer_run (const SheafImportOptions *options,
                    const SheafImportSink *sink,
                    gint64 *import,
                    SheafImportProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  Run self = { .sink = sink, .cancellable = cancellable };
  g_autoptr (SheafImportSources) sources = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (options && options->paths, FALSE);
  g_return_val_if_fail (sink && sink->transact, FALSE);

  self.options = *options;
  sources = self.sources = sheaf_import_sources_new ((const char *const *) options->paths);
  for (guint i = 0; i < sources->roots->len; i++)
    sheaf_import_root_read_sidecar (g_ptr_array_index (sources->roots, i));
  zone = choose_zone (&self);
  if (zone)
    done = run_with_zone (&self, zone, error);
  else
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("unknown time zone “%s”"),
                 options->zone);
  if (import)
    *import = self.import;
  if (progress)
    *progress = self.progress;
  return done;
}
