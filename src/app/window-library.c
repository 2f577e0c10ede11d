/* window-library.c: opening the library, keeping up with it, closing it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

/* Another program's changes are seen after so long; our own at once, but not more often than this, and
 * an import's many less often still. */
#define POLL_SECONDS       1
#define REFRESH_INTERVAL   100 /* milliseconds */
#define IMPORTING_INTERVAL 500
/* When opening takes so long there is something in the way, and a word about it due. */
#define SLOW_INTERVAL 1500

/* What the sidebar and the menu show, counted on a thread. */
typedef struct
{
  SheafShelfCounts counts;
  GPtrArray *categories;
  GPtrArray *tags;
  GPtrArray *searches;
  GPtrArray *paths; /* char *: of the categories, as the details offer them */
  GPtrArray *names; /* char *: of the tags */
  SheafStep undo;   /* id 0: none */
  SheafStep redo;
  guint undo_serial; /* of the window, when it was begun */
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_clear_pointer (&counting->categories, g_ptr_array_unref);
  g_clear_pointer (&counting->tags, g_ptr_array_unref);
  g_clear_pointer (&counting->searches, g_ptr_array_unref);
  g_clear_pointer (&counting->paths, g_ptr_array_unref);
  g_clear_pointer (&counting->names, g_ptr_array_unref);
  g_free (counting);
}

/* Parents come before their children. */
static GPtrArray *
make_paths (const GPtrArray *categories)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < categories->len; i++)
    {
      SheafCategory *category = g_ptr_array_index (categories, i);
      const char *const name[] = { category->name, NULL };
      const char *above = g_hash_table_lookup (by_id, &category->parent);
      g_autofree char *own = sheaf_category_path_format (name);
      char *path = above ? g_strconcat (above, "/", own, NULL) : g_strdup (own);

      g_ptr_array_add (paths, path);
      g_hash_table_insert (by_id, &category->id, path);
    }
  return paths;
}

static GPtrArray *
copy_names (const GPtrArray *tags)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (names, g_strdup (((SheafTag *) g_ptr_array_index (tags, i))->name));
  return names;
}

static gboolean
count_work (SheafLibrary *library, gpointer data, GError **error)
{
  Counting *counting = data;

  if (!sheaf_library_count_shelves (library, &counting->counts, error) ||
      !sheaf_library_peek_undo (library, &counting->undo, error) ||
      !sheaf_library_peek_redo (library, &counting->redo, error))
    return FALSE;
  counting->categories = sheaf_library_get_categories (library, error);
  if (counting->categories)
    counting->tags = sheaf_library_get_tags (library, error);
  if (counting->tags)
    counting->searches = sheaf_library_get_searches (library, error);
  if (!counting->searches || !sheaf_library_count_searches (library, counting->searches, error))
    return FALSE;
  counting->paths = make_paths (counting->categories);
  counting->names = copy_names (counting->tags);
  return TRUE;
}

static void count (SheafWindow *self);

/* What can be read is shown all the same. */
static void
count_failed (SheafWindow *self, const GError *error)
{
  /* Of a library that was closed meanwhile, and opened again. */
  if (self->library && self->count_again)
    count (self);
  if (!error || !self->library || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_stack_set_visible_child_name (self->pages, "library");
  sheaf_window_report_failure (self, error);
}

static void
counted_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Counting *counting = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  self->counting = FALSE;
  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error) || !self->library)
    {
      count_failed (self, error);
      return;
    }

  self->n_articles = counting->counts.n[SHEAF_SHELF_ALL];
  sheaf_sidebar_set_searches (self->sidebar, counting->searches);
  sheaf_sidebar_update (self->sidebar, &counting->counts, counting->categories, counting->tags);
  sheaf_details_set_choices (self->details, counting->paths, counting->names);
  sheaf_window_restore_place (self);
  sheaf_window_show_welcome (self);
  /* Else it may have been counted before that was done; another count follows. */
  if (counting->undo_serial == self->undo_serial && self->undo_pending == 0)
    sheaf_window_update_undo (self, &counting->undo, &counting->redo);
  sheaf_window_refresh_history (self);
  sheaf_window_choose_page (self);
  if (counting->counts.n[SHEAF_SHELF_TRASH] > 0 && self->n_articles == 0)
    gtk_stack_set_visible_child_name (self->pages, "library");
  self->placed = TRUE;
  sheaf_window_show_asked (self);
  sheaf_window_restore_focus (self);
  if (self->count_again)
    count (self);
}

static void
count (SheafWindow *self)
{
  Counting *counting;

  self->count_again = self->counting;
  if (self->counting)
    return;

  self->counting = TRUE;
  counting = g_new0 (Counting, 1);
  counting->undo_serial = self->undo_serial;
  sheaf_worker_run_async (self->count_worker, count_work, counting, counting_free, NULL, counted_cb,
                          g_object_ref (self));
}

void
sheaf_window_choose_page (SheafWindow *self)
{
  const gboolean empty = self->n_articles == 0 && !self->import;

  gtk_stack_set_visible_child_name (self->pages, empty ? "welcome" : "library");
}

/* Keeping up. */

static gboolean
refresh_cb (gpointer data)
{
  SheafWindow *self = data;

  self->refresh_source = 0;
  self->data_version = sheaf_library_get_data_version (self->library);
  sheaf_article_model_refresh (self->model);
  sheaf_finder_refresh (self->finder);
  count (self);
  sheaf_window_refresh_article (self);
  sheaf_window_refresh_imports (self);
  sheaf_window_refresh_versions (self);
  return G_SOURCE_REMOVE;
}

/* Whether many changes come one after the other, each of them small: an import, the pictures of a place. */
static gboolean
is_changing (SheafWindow *self)
{
  return self->import || (self->sweep && sheaf_picture_sweep_get_progress (self->sweep)->state ==
                                             SHEAF_SWEEP_RUNNING);
}

void
sheaf_window_queue_refresh (SheafWindow *self)
{
  if (self->library && !self->refresh_source)
    self->refresh_source = g_timeout_add (
        is_changing (self) ? IMPORTING_INTERVAL : REFRESH_INTERVAL, refresh_cb, self);
}

static gboolean
poll_cb (gpointer data)
{
  SheafWindow *self = data;
  const gint64 version = sheaf_library_get_data_version (self->library);

  if (version != -1 && version != self->data_version)
    sheaf_window_queue_refresh (self);
  return G_SOURCE_CONTINUE;
}

/* Opening. */

/* The rows of the list, read on the main thread: 50 at a time, by their keys. */
static GPtrArray *
fetch_rows (const gint64 *ids, guint n_ids, gpointer data)
{
  SheafWindow *self = data;

  return self->library ? sheaf_library_get_rows (self->library, ids, n_ids, NULL) : NULL;
}

static gboolean
begin (SheafWindow *self, GError **error)
{
  self->library = sheaf_library_open (self->path, SHEAF_LIBRARY_READ, error);
  if (!self->library)
    return FALSE;

  sheaf_reader_set_library (self->reader, self->path);
  self->search_worker = sheaf_worker_new (self->path, SHEAF_LIBRARY_READ, NULL);
  self->count_worker = sheaf_worker_new (self->path, SHEAF_LIBRARY_READ, NULL);
  self->finder = sheaf_finder_new (self->library, self->search_worker);
  self->model = sheaf_article_model_new (fetch_rows, self);
  sheaf_window_update_thumbnails (self);
  sheaf_article_list_set_model (self->list, self->model);
  sheaf_window_connect_finder (self);
  sheaf_window_connect_search_finder (self);
  sheaf_window_update_order (self);
  self->data_version = sheaf_library_get_data_version (self->library);
  self->poll_source = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);

  sheaf_window_start_care (self);
  sheaf_window_update_actions (self);
  if (!sheaf_window_restore_library (self))
    sheaf_window_show_listing (self);
  sheaf_window_show_asked (self);
  count (self);
  g_signal_emit_by_name (self, "ready");
  return TRUE;
}

static void
opened_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error);

  g_clear_handle_id (&self->slow_source, g_source_remove);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->read_only = g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_READ_ONLY);
  gtk_revealer_set_reveal_child (self->read_only_bar, self->read_only);
  if (self->read_only)
    {
      g_clear_error (&error);
      ok = TRUE;
    }
  if (!ok || !begin (self, &error))
    {
      sheaf_window_show_error (self, error);
      return;
    }
  sheaf_window_tell_interrupted (self);
  sheaf_window_start_next_import (self);
}

static gboolean
slow_cb (gpointer data)
{
  SheafWindow *self = data;

  self->slow_source = 0;
  sheaf_window_show_progress (self, _ ("Opening the Library…"),
                              _ ("Another program may be writing to it; Sheaf waits for its turn."),
                              FALSE);
  return G_SOURCE_REMOVE;
}

void
sheaf_window_open_library (SheafWindow *self)
{
  sheaf_window_close_library (self);
  self->slow_source = g_timeout_add (SLOW_INTERVAL, slow_cb, self);

  self->writer = sheaf_library_writer_new (self->path);
  g_signal_connect_object (self->writer, "worked", G_CALLBACK (sheaf_window_queue_refresh), self,
                           G_CONNECT_SWAPPED);
  sheaf_window_open_pictures (self, sheaf_picture_loader_new (self->writer, NULL));
  sheaf_worker_run_async (self->writer, NULL, NULL, NULL, NULL, opened_cb, g_object_ref (self));
}

static void
close_worker (SheafWorker **worker)
{
  if (!*worker)
    return;
  sheaf_worker_close (*worker);
  g_clear_object (worker);
}

void
sheaf_window_close_library (SheafWindow *self)
{
  sheaf_window_keep_session (self);
  self->placed = FALSE;
  sheaf_window_stop_reading (self);
  sheaf_window_write_place (self);
  g_clear_handle_id (&self->poll_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->slow_source, g_source_remove);
  sheaf_window_forget_imports (self);
  sheaf_window_stop_rescan (self);
  if (self->finder)
    sheaf_finder_cancel (self->finder);
  g_clear_object (&self->finder);
  sheaf_window_stop_care (self);
  sheaf_window_end_sweep (self);
  sheaf_window_close_pictures (self);
  close_worker (&self->search_worker);
  close_worker (&self->count_worker);
  sheaf_window_stop_growing (self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->library, sheaf_library_close);
  sheaf_window_update_thumbnails (self);
  /* The last to go: only a connection that may write tidies the log up behind it. */
  close_worker (&self->writer);
}
