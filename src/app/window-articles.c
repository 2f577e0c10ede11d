/* window-articles.c: the list and the open article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format.h"
#include "core/search-query.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME 200

/* The list. */

static gboolean
is_searching (SheafWindow *self)
{
  return sheaf_finder_get_text (self->finder) != NULL;
}

/* What is said of a place without articles. */
static void
update_empty_text (SheafWindow *self)
{
  if (is_searching (self))
    sheaf_article_list_set_empty_text (self->list, "sheaf-search-symbolic", _ ("Nothing Found"),
                                       _ ("Try fewer or other words."));
  else if (self->listing.category)
    sheaf_article_list_set_empty_text (self->list, "sheaf-folder-symbolic", _ ("No Articles"),
                                       _ ("Nothing is in this category any more."));
  else if (self->listing.shelf == SHEAF_SHELF_UNREAD)
    sheaf_article_list_set_empty_text (self->list, "sheaf-unread-symbolic", _ ("All Read"),
                                       _ ("Articles not opened yet are listed here."));
  else if (self->listing.shelf == SHEAF_SHELF_STARRED)
    sheaf_article_list_set_empty_text (self->list, "sheaf-starred-symbolic",
                                       _ ("No Starred Articles"),
                                       _ ("Press S to star the article you are reading."));
  else if (self->listing.shelf == SHEAF_SHELF_ARCHIVE)
    sheaf_article_list_set_empty_text (self->list, "sheaf-archive-symbolic",
                                       _ ("The Archive Is Empty"),
                                       _ ("Press E to put away the article you are reading."));
  else if (self->listing.shelf == SHEAF_SHELF_TRASH)
    sheaf_article_list_set_empty_text (self->list, "sheaf-trash-symbolic", _ ("The Trash Is Empty"),
                                       _ ("Articles moved to the trash can be restored here."));
  else
    sheaf_article_list_set_empty_text (self->list, "sheaf-all-symbolic", _ ("No Articles"),
                                       _ ("Nothing is here just now."));
}

static void
update_title (SheafWindow *self, guint n)
{
  g_autofree char *name = sheaf_text_display (self->place_name, MAX_NAME);
  g_autofree char *count = is_searching (self) ? sheaf_format_found (n) : sheaf_format_articles (n);

  sheaf_article_list_set_title (self->list, is_searching (self) ? _ ("Search Results") : name,
                                count);
}

/* What is opened among the unread is read at once, and stays until another is; put away, it goes. */
static gboolean
keeps_open_article (SheafWindow *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const SheafArticle *row;

  if (is_searching (self) || self->listing.category || self->listing.shelf != SHEAF_SHELF_UNREAD ||
      !self->article)
    return FALSE;
  rows = sheaf_library_get_rows (self->library, &self->article->id, 1, NULL);
  row = rows ? g_ptr_array_index (rows, 0) : NULL;
  return row && !(row->flags & (SHEAF_FLAG_TRASHED | SHEAF_FLAG_ARCHIVED));
}

static void
found_cb (SheafWindow *self, GArray *ids, gboolean complete, gboolean fresh)
{
  update_empty_text (self);
  sheaf_article_list_set_ids (self->list, ids,
                              fresh                       ? SHEAF_LIST_REPLACE
                              : keeps_open_article (self) ? SHEAF_LIST_KEEP
                                                          : SHEAF_LIST_REFRESH);
  if (complete)
    update_title (self, sheaf_article_model_get_ids (self->model)->len);
}

static void
failed_cb (SheafWindow *self, const GError *error)
{
  sheaf_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
snippet_cb (SheafWindow *self, gint64 id, const char *snippet)
{
  sheaf_article_model_set_snippet (self->model, id, snippet);
}

static void
snippet_wanted_cb (SheafWindow *self, gint64 id)
{
  sheaf_finder_want_snippet (self->finder, id);
}

void
sheaf_window_connect_finder (SheafWindow *self)
{
  g_signal_connect_object (self->finder, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "snippet", G_CALLBACK (snippet_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "snippet-wanted", G_CALLBACK (snippet_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

void
sheaf_window_show_listing (SheafWindow *self)
{
  if (!self->library)
    return;
  sheaf_article_model_set_searching (self->model, FALSE);
  sheaf_finder_list (self->finder, &self->listing);
}

static void
search_changed_cb (SheafWindow *self, const char *text)
{
  g_autoptr (SheafSearchQuery) query = text ? sheaf_search_query_parse (text, TRUE) : NULL;

  if (!self->library)
    return;
  if (!query || sheaf_search_query_is_empty (query))
    {
      if (is_searching (self))
        sheaf_window_show_listing (self);
      return;
    }
  sheaf_article_model_set_searching (self->model, TRUE);
  sheaf_finder_search (self->finder, text);
}

static void
place_selected_cb (SheafWindow *self, int shelf, gint64 category, const char *name)
{
  gboolean searching;

  self->listing.shelf = category ? SHEAF_SHELF_ALL : (SheafShelf) shelf;
  self->listing.category = category;
  self->listing.import = 0;
  g_free (self->place_name);
  self->place_name = g_strdup (name);
  if (!self->library)
    return;

  searching = is_searching (self);
  sheaf_article_list_set_searching (self->list, FALSE);
  /* Leaving a search has shown the listing already. */
  if (!searching)
    sheaf_window_show_listing (self);
}

static void
place_activated_cb (SheafWindow *self)
{
  sheaf_window_go_to (self, SHEAF_PANE_LIST);
}

/* The open article. */

void
sheaf_window_close_article (SheafWindow *self)
{
  g_clear_pointer (&self->article, sheaf_article_free);
  sheaf_reader_clear (self->reader);
  gtk_stack_set_visible_child_name (self->reader_stack, "none");
  sheaf_window_update_actions (self);
}

void
sheaf_window_open_article (SheafWindow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = NULL;
  g_autoptr (GBytes) source = NULL;

  if (self->article && self->article->id == id)
    return;

  article = sheaf_library_get_article (self->library, id, &error);
  source = article ? sheaf_library_get_source (self->library, id, &error) : NULL;
  g_clear_pointer (&self->article, sheaf_article_free);
  if (source)
    {
      self->article = sheaf_library_get_article (self->library, id, NULL);
      sheaf_reader_show (self->reader, g_steal_pointer (&article), source);
      gtk_stack_set_visible_child_name (self->reader_stack, "article");
      sheaf_window_update_actions (self);
      return;
    }
  sheaf_window_close_article (self);
  sheaf_window_toast (self, error->message, NULL, NULL, NULL);
}

void
sheaf_window_refresh_article (SheafWindow *self)
{
  SheafArticle *article;

  if (!self->article)
    return;
  article = sheaf_library_get_article (self->library, self->article->id, NULL);
  if (!article)
    {
      sheaf_window_close_article (self);
      return;
    }
  sheaf_article_free (self->article);
  self->article = article;
  sheaf_window_update_actions (self);
}

static void
selected_cb (SheafWindow *self, gint64 id)
{
  if (!id)
    sheaf_window_close_article (self);
  /* With one pane, moving through the list is not reading. */
  else if (sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    sheaf_window_open_article (self, id);
}

static void
activated_cb (SheafWindow *self, gint64 id)
{
  sheaf_window_open_article (self, id);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}

static void
marked_read_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!sheaf_library_writer_set_flag_finish (SHEAF_WORKER (worker), result, NULL, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sheaf_window_toast (self, error->message, NULL, NULL, NULL);
}

static void
article_loaded_cb (SheafWindow *self, gint64 id)
{
  if (!self->article || self->article->id != id || self->read_only ||
      !(self->article->flags & SHEAF_FLAG_UNREAD))
    return;
  sheaf_library_writer_set_flag_async (self->writer, id, SHEAF_FLAG_UNREAD, FALSE, FALSE,
                                       marked_read_cb, g_object_ref (self));
}

void
sheaf_window_connect_articles (SheafWindow *self)
{
  self->place_name = g_strdup (_ ("All Articles"));
  g_signal_connect_swapped (self->sidebar, "place-selected", G_CALLBACK (place_selected_cb), self);
  g_signal_connect_swapped (self->sidebar, "place-activated", G_CALLBACK (place_activated_cb),
                            self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->reader, "article-loaded", G_CALLBACK (article_loaded_cb), self);
}
