/* window-session.c: staying where one was
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/session.h"
#include "app/sidebar-tree.h"
#include "app/thread-task.h"
#include "core/library-categories.h"

#include <glib/gstdio.h>

/* Where the window is goes to disk so long after it moved, and not more often. */
#define SAVE_INTERVAL 700 /* milliseconds */

/* Of a window that has not been anywhere yet, in pixels. */
#define DEFAULT_WIDTH         1180
#define DEFAULT_HEIGHT        760
#define DEFAULT_SIDEBAR_WIDTH 230
#define DEFAULT_LIST_WIDTH    320

struct _SheafWindowSession
{
  char *path;
  SheafSession *past; /* (nullable): where to go back to, until that is done */
  gboolean focused;   /* the keyboard is where it begins */
  gboolean early;     /* its place is listed before the sidebar has it */
  gboolean placed;    /* back at its place; rows may still be on their way */
  gboolean rowed;     /* back at its rows */
  gboolean listed;    /* a list has come for it … */
  gboolean complete;  /* … with all its rows */
  gint64 shown_again; /* article that was opened by us and not by the reader; 0: none */

  guint source;
  gboolean writing;
  char *written; /* (nullable): what is in the file */
};

/* Writing. */

typedef struct
{
  char *path;
  char *text;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_free (writing->path);
  g_free (writing->text);
  g_free (writing);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  g_autofree char *folder = g_path_get_dirname (writing->path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents_full (writing->path, writing->text, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                0600, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject *window, GAsyncResult *result, gpointer application)
{
  SheafWindow *self = SHEAF_WINDOW (window);
  g_autoptr (GError) error = NULL;

  /* Nothing a person could do about it, nor much of a loss. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_info ("The session could not be written: %s", error->message);
  if (self->session)
    self->session->writing = FALSE;
  if (application)
    g_application_release (application);
  g_clear_object (&application);
}

/* Of the place in the sidebar. A category may have gone meanwhile. */
static void
collect_place (SheafWindow *self, SheafSession *now)
{
  g_auto (GStrv) path = NULL;

  now->shelf = self->listing.shelf;
  now->tag = g_strdup (self->listing.tag);
  if (!self->listing.category)
    return;
  path = sheaf_library_get_category_path (self->library, self->listing.category, NULL);
  if (path)
    now->category = sheaf_category_path_format ((const char *const *) path);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In one order always, so that what is the same is written the same. */
static GStrv
collect_expanded (SheafWindow *self)
{
  GStrv paths = sheaf_sidebar_get_expanded (self->sidebar);

  qsort (paths, g_strv_length (paths), sizeof *paths, compare_paths);
  return paths;
}

static SheafSession *
collect (SheafWindow *self)
{
  GVariant *sort = g_action_group_get_action_state (G_ACTION_GROUP (self), "sort");
  SheafSession *now = sheaf_session_new ();

  gtk_window_get_default_size (GTK_WINDOW (self), &now->width, &now->height);
  now->maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  g_object_get (self->panes, "sidebar-width", &now->sidebar_width, "list-width", &now->list_width,
                "show-sidebar", &now->show_sidebar, NULL);
  g_object_get (self->aside, "show-side", &now->show_details, NULL);
  now->pane = sheaf_panes_get_current (self->panes);

  collect_place (self, now);
  now->expanded = collect_expanded (self);
  now->search = g_strdup (sheaf_finder_get_text (self->finder));
  now->sort = g_variant_dup_string (sort, NULL);
  now->sweep = sheaf_window_get_sweep (self);
  now->top = sheaf_article_list_get_top (self->list);
  now->article = self->article ? self->article->id : 0;
  now->block = g_strdup (self->article ? sheaf_reader_get_place (self->reader) : NULL);
  g_variant_unref (sort);
  return now;
}

/* @application: (nullable): kept alive until it is written */
static void
save (SheafWindow *self, GApplication *application)
{
  SheafWindowSession *session = self->session;
  g_autoptr (SheafSession) now = collect (self);
  g_autofree char *text = sheaf_session_format (now);
  g_autoptr (GTask) task = NULL;
  Writing *writing;

  if (g_strcmp0 (text, session->written) == 0)
    return;

  if (application)
    g_application_hold (application);
  task = sheaf_thread_task_new (self, NULL, written_cb,
                                application ? g_object_ref (application) : NULL);
  g_task_set_source_tag (task, save);
  writing = g_new0 (Writing, 1);
  writing->path = g_strdup (session->path);
  writing->text = g_strdup (text);
  g_task_set_task_data (task, writing, writing_free);
  session->writing = TRUE;
  g_free (session->written);
  session->written = g_steal_pointer (&text);
  g_task_run_in_thread (task, write_thread);
}

static gboolean
save_cb (gpointer data)
{
  SheafWindow *self = data;

  /* Two at once might end in the wrong order. */
  if (self->session->writing)
    return G_SOURCE_CONTINUE;
  self->session->source = 0;
  if (self->library && !self->session->past)
    save (self, NULL);
  return G_SOURCE_REMOVE;
}

void
sheaf_window_queue_session (SheafWindow *self)
{
  if (self->session && !self->session->source)
    self->session->source = g_timeout_add (SAVE_INTERVAL, save_cb, self);
}

/* Going back: first the window, then, with the library, the article, the place and its rows. */

static void
restore_window (SheafWindow *self)
{
  const SheafSession *past = self->session->past;

  gtk_window_set_default_size (GTK_WINDOW (self), past->width > 0 ? past->width : DEFAULT_WIDTH,
                               past->height > 0 ? past->height : DEFAULT_HEIGHT);
  if (past->maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes, "sidebar-width",
                past->sidebar_width > 0 ? past->sidebar_width : DEFAULT_SIDEBAR_WIDTH, "list-width",
                past->list_width > 0 ? past->list_width : DEFAULT_LIST_WIDTH, NULL);
  g_object_set (self->panes, "show-sidebar", past->show_sidebar, NULL);
  sheaf_panes_show (self->panes, (SheafPane) past->pane);
  sheaf_window_show_details (self, past->show_details);
  if (past->expanded)
    sheaf_sidebar_set_expanded (self->sidebar, (const char *const *) past->expanded);
  if (past->sort)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "sort",
                                        g_variant_new_string (past->sort));
}

static void
restore_article (SheafWindow *self)
{
  const SheafSession *past = self->session->past;
  g_autoptr (SheafArticle) article =
      past->article ? sheaf_library_get_article (self->library, past->article, NULL) : NULL;

  if (article)
    {
      sheaf_reader_set_place (self->reader, past->article, past->block);
      sheaf_window_open_article (self, past->article);
      self->session->shown_again = past->article;
    }
  else if (past->pane == SHEAF_PANE_READER)
    sheaf_panes_show (self->panes, SHEAF_PANE_LIST);
}

/* Its place by what the library says. @category: (out). Returns: (transfer full) (nullable): what it is called, NULL
 * where it is gone */
static char *
find_place (SheafWindow *self, gint64 *category)
{
  const SheafSession *past = self->session->past;
  g_auto (GStrv) path = past->category ? sheaf_category_path_parse (past->category) : NULL;

  *category = 0;
  if (!path || !path[0])
    return g_strdup (past->tag ? past->tag : sheaf_sidebar_tree_get_shelf_name (past->shelf));
  *category = sheaf_library_find_category (self->library, (const char *const *) path, NULL);
  return *category ? g_strdup (path[g_strv_length (path) - 1]) : NULL;
}

/* The rows need not wait until all that the sidebar shows is counted, which takes long where there is much. Where there
 * are none, everything waits: that may be an empty library, or a place that is gone. */
static void
list_early (SheafWindow *self)
{
  SheafWindowSession *session = self->session;
  gint64 category;
  g_autofree char *name = find_place (self, &category);

  if (!name || session->past->search ||
      !sheaf_finder_lists_at_once (self->finder, self->listing.sort))
    return;
  session->early = TRUE;
  sheaf_window_set_place (self, session->past->shelf, category, name, session->past->tag);
  sheaf_window_show_listing (self);
  if (sheaf_article_model_get_ids (self->model)->len > 0)
    {
      gtk_stack_set_visible_child_name (self->pages, "library");
      return;
    }
  session->early = FALSE;
  sheaf_window_set_place (self, SHEAF_SHELF_ALL, 0,
                          sheaf_sidebar_tree_get_shelf_name (SHEAF_SHELF_ALL), NULL);
}

gboolean
sheaf_window_is_listed_early (SheafWindow *self, SheafShelf shelf, gint64 category, const char *tag)
{
  const SheafListing *listing = &self->listing;

  return self->session && self->session->early && !listing->import &&
         listing->category == category && g_strcmp0 (listing->tag, tag) == 0 &&
         (category || tag || listing->shelf == shelf);
}

gboolean
sheaf_window_restore_library (SheafWindow *self)
{
  self->session->placed = self->session->rowed = FALSE;
  if (!self->session->past)
    return FALSE;
  if (!self->asked_article)
    restore_article (self);
  sheaf_window_restore_sweep (self, self->session->past->sweep);
  list_early (self);
  return TRUE;
}

static void
restore_rows (SheafWindow *self, gboolean complete)
{
  SheafArticleModel *model = self->model;
  const SheafSession *past = self->session->past;
  guint position;
  const gboolean has_article =
      !past->article || sheaf_article_model_find (model, past->article, &position);
  const gboolean has_top = !past->top || sheaf_article_model_find (model, past->top, &position);

  if (!complete && !(has_article && has_top))
    return;
  if (self->article && self->article->id == past->article)
    sheaf_article_list_select (self->list, past->article);
  sheaf_article_list_set_top (self->list, past->top);
  self->session->rowed = TRUE;
}

/* All of the past is done with once both its place and its rows are there. */
static void
end_past (SheafWindow *self)
{
  if (self->session->placed && self->session->rowed)
    g_clear_pointer (&self->session->past, sheaf_session_free);
}

/* Returns: FALSE where the sidebar has no such place */
static gboolean
select_place (SheafWindow *self)
{
  const SheafSession *past = self->session->past;
  g_auto (GStrv) path = past->category ? sheaf_category_path_parse (past->category) : NULL;

  if (path && path[0])
    return sheaf_sidebar_select_path (self->sidebar, (const char *const *) path);
  if (past->tag)
    return sheaf_sidebar_select_tag (self->sidebar, past->tag);
  sheaf_sidebar_select_shelf (self->sidebar, past->shelf);
  return TRUE;
}

/* The sidebar has its rows: the one that was selected selects the list. */
void
sheaf_window_restore_place (SheafWindow *self)
{
  SheafWindowSession *session = self->session;
  g_autofree char *search = NULL;

  if (!session->past || session->placed)
    return;

  search = g_strdup (session->past->search);
  session->listed = session->early;
  if (!select_place (self) && session->early)
    {
      sheaf_window_set_place (self, SHEAF_SHELF_ALL, 0,
                              sheaf_sidebar_tree_get_shelf_name (SHEAF_SHELF_ALL), NULL);
      session->listed = FALSE;
    }
  /* It was there already, or is gone. */
  if (!session->listed)
    sheaf_window_show_listing (self);
  session->placed = TRUE;
  session->early = FALSE;

  if (search)
    {
      session->complete = FALSE;
      sheaf_article_list_set_search_text (self->list, search);
      sheaf_window_search (self, search);
    }
  else if (!session->rowed)
    restore_rows (self, session->complete);
  end_past (self);
}

/* Once: so that j, k and the rest of the letters work from the start. */
void
sheaf_window_restore_focus (SheafWindow *self)
{
  /* The focus on a page that is not shown would swallow every key. From the welcome page it comes here when
   * the first articles are in. */
  if (!self->session || self->session->focused || (self->import && self->n_articles == 0) ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "library") != 0)
    return;
  self->session->focused = TRUE;
  if (sheaf_panes_is_visible (self->panes, SHEAF_PANE_LIST) &&
      !sheaf_article_list_is_searching (self->list))
    sheaf_article_list_focus_rows (self->list);
}

void
sheaf_window_restore_found (SheafWindow *self, gboolean complete)
{
  SheafWindowSession *session = self->session;

  if (!session)
    return;
  session->listed = TRUE;
  session->complete = complete;
  if (session->past && !session->rowed && (session->placed || session->early))
    restore_rows (self, complete);
  if (session->past)
    end_past (self);
  sheaf_window_queue_session (self);
}

gboolean
sheaf_window_was_shown_again (SheafWindow *self, gint64 article)
{
  return self->session && self->session->shown_again == article;
}

void
sheaf_window_forget_shown_again (SheafWindow *self)
{
  if (self->session)
    self->session->shown_again = 0;
}

/* The rest. */

void
sheaf_window_begin_session (SheafWindow *self)
{
  const struct
  {
    gpointer object;
    const char *signal;
  } moves[] = {
    { self, "notify::default-width" },
    { self, "notify::default-height" },
    { self, "notify::maximized" },
    { self->panes, "notify::sidebar-width" },
    { self->panes, "notify::list-width" },
    { self->panes, "notify::show-sidebar" },
    { self->panes, "changed" },
    { self->sidebar, "expanded-changed" },
    { self->list, "scrolled" },
    { self->reader, "place-changed" },
  };

  self->session = g_new0 (SheafWindowSession, 1);
  self->session->path = sheaf_session_path (self->path);
  self->session->past = sheaf_session_load (self->session->path);
  restore_window (self);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (moves[i].object, moves[i].signal,
                             G_CALLBACK (sheaf_window_queue_session), self, G_CONNECT_SWAPPED);
}

/* What is shown is kept for when the library is opened again. */
void
sheaf_window_keep_session (SheafWindow *self)
{
  if (self->session && self->library && !self->session->past)
    self->session->past = collect (self);
}

void
sheaf_window_save_session (SheafWindow *self)
{
  if (self->session && self->library && !self->session->past)
    save (self, G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

void
sheaf_window_end_session (SheafWindow *self)
{
  SheafWindowSession *session = g_steal_pointer (&self->session);

  if (!session)
    return;
  g_clear_handle_id (&session->source, g_source_remove);
  g_clear_pointer (&session->past, sheaf_session_free);
  g_free (session->written);
  g_free (session->path);
  g_free (session);
}
