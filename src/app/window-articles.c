/* window-articles.c: the list and the open article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/format-list.h"
#include "app/format.h"
#include "app/list-steps.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME 200

/* The list. */

/* What is said of a shelf without articles. */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *description;
} EmptyText;

static const EmptyText shelf_texts[] = {
  [SHEAF_SHELF_ALL] = { "sheaf-all-symbolic", N_ ("No Articles"),
                        N_ ("Drop files or folders here to import them.") },
  [SHEAF_SHELF_UNREAD] = { "sheaf-unread-symbolic", N_ ("All Read"),
                           N_ ("Articles not opened yet are listed here.") },
  [SHEAF_SHELF_STARRED] = { "sheaf-starred-symbolic", N_ ("No Starred Articles"),
                            N_ ("Press S to star the article you are reading.") },
  [SHEAF_SHELF_ARCHIVE] = { "sheaf-archive-symbolic", N_ ("The Archive Is Empty"),
                            N_ ("Press E to put away the article you are reading.") },
  [SHEAF_SHELF_TRASH] = { "sheaf-trash-symbolic", N_ ("The Trash Is Empty"),
                          N_ ("Articles moved to the trash can be restored here.") },
  [SHEAF_SHELF_UNCATEGORISED] = { "sheaf-uncategorised-symbolic", N_ ("Everything Has a Category"),
                                  N_ ("Articles whose files name no category are listed here.") },
  [SHEAF_SHELF_ATTENTION] = { "sheaf-attention-symbolic", N_ ("Nothing Needs Attention"),
                              N_ ("Articles whose files have a problem are listed here.") },
  [SHEAF_SHELF_LAST_IMPORT] = { "sheaf-import-symbolic", N_ ("No Articles"),
                                N_ ("Nothing of the last import is left.") },
};

/* What can be done there, by the one button. */
static void
update_empty_action (SheafWindow *self)
{
  if (sheaf_window_is_searching (self))
    sheaf_article_list_set_empty_action (self->list, _ ("_Leave the Search"), "win.back", NULL);
  else if (self->n_articles == 0 || (self->listing.shelf == SHEAF_SHELF_ALL &&
                                     !self->listing.category && !self->listing.tag))
    sheaf_article_list_set_empty_action (self->list, _ ("Import F_older…"), "win.import-folder",
                                         NULL);
  else
    sheaf_article_list_set_empty_action (self->list, _ ("Show _All Articles"), "win.show-shelf",
                                         g_variant_new_int32 (SHEAF_SHELF_ALL));
}

/* What is said of a place without articles. */
static void
update_empty_text (SheafWindow *self)
{
  const EmptyText *text = &shelf_texts[self->listing.shelf];

  if (sheaf_window_is_searching (self))
    sheaf_article_list_set_empty_text (self->list, "sheaf-search-symbolic", _ ("Nothing Found"),
                                       _ ("Try fewer or other words."));
  else if (self->listing.tag)
    sheaf_article_list_set_empty_text (self->list, "sheaf-tag-symbolic", _ ("No Articles"),
                                       _ ("Nothing has this tag any more."));
  else if (self->listing.category)
    sheaf_article_list_set_empty_text (self->list, "sheaf-folder-symbolic", _ ("No Articles"),
                                       _ ("Nothing is in this category any more."));
  else
    sheaf_article_list_set_empty_text (self->list, text->icon_name, _ (text->title),
                                       _ (text->description));
  update_empty_action (self);
}

static void
update_title (SheafWindow *self, guint n)
{
  g_autofree char *name = sheaf_text_display (self->place_name, MAX_NAME);
  g_autofree char *count =
      sheaf_window_is_searching (self) ? sheaf_format_found (n) : sheaf_format_articles (n);

  sheaf_article_list_set_title (
      self->list, sheaf_window_is_searching (self) ? _ ("Search Results") : name, count);
}

static gboolean
lists_shelf (SheafWindow *self, SheafShelf shelf)
{
  return !sheaf_window_is_searching (self) && !self->listing.category && !self->listing.tag &&
         self->listing.shelf == shelf;
}

/* What is open stays in the list until another is opened, although reading it, or taking its star, means
 * that it is not one of these any more; put away, or taken back from where it was put, it goes. */
static gboolean
keeps_open_article (SheafWindow *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const SheafArticle *row;

  if (!self->article)
    return FALSE;
  rows = sheaf_library_get_rows (self->library, &self->article->id, 1, NULL);
  row = rows ? g_ptr_array_index (rows, 0) : NULL;
  if (!row || ((row->flags & SHEAF_FLAG_TRASHED) != 0) != lists_shelf (self, SHEAF_SHELF_TRASH))
    return FALSE;
  if (row->flags & SHEAF_FLAG_ARCHIVED)
    return !lists_shelf (self, SHEAF_SHELF_UNREAD);
  return !lists_shelf (self, SHEAF_SHELF_ARCHIVE);
}

/* Coming back. */

static void
come_back (SheafWindow *self, gboolean complete)
{
  guint position;

  if (self->select_id && sheaf_article_model_find (self->model, self->select_id, &position))
    {
      sheaf_article_list_select (self->list, self->select_id);
      self->select_id = 0;
    }
  /* The row at the top says more of where one was than the selected one, which may be out of view. */
  if (self->top_id && sheaf_article_model_find (self->model, self->top_id, &position))
    {
      sheaf_article_list_set_top (self->list, self->top_id);
      self->top_id = 0;
    }
  if (complete)
    self->select_id = self->top_id = 0;
}

void
sheaf_window_return_to (SheafWindow *self, gint64 select, gint64 top)
{
  self->select_id = select;
  self->top_id = top;
  if (self->library)
    come_back (self, FALSE);
}

/* What follows once the list has rows. @complete: all of them */
static void
follow_rows (SheafWindow *self, gboolean complete)
{
  if (self->select_id || self->top_id)
    come_back (self, complete);
  if (complete)
    update_title (self, sheaf_article_model_get_ids (self->model)->len);
  sheaf_window_update_marks (self);
  sheaf_window_restore_found (self, complete);
}

static gboolean grow_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data);

/* Shows @ids, at once or, where that would make many row widgets, a step on the way there. */
static void
show_ids (SheafWindow *self, GArray *ids, gboolean complete, SheafListChange change)
{
  const gboolean anew = change == SHEAF_LIST_REPLACE;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) next = NULL;

  sheaf_window_stop_growing (self);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list)) ||
      sheaf_article_list_get_several (self->list))
    next = g_array_ref (ids);
  else
    next = sheaf_list_step (anew ? none : sheaf_article_model_get_ids (self->model), ids,
                            anew ? 0 : sheaf_article_list_get_row_in_view (self->list));

  sheaf_article_list_set_ids (self->list, next, next == ids || anew ? change : SHEAF_LIST_KEEP);
  follow_rows (self, complete && next == ids);
  if (next == ids)
    return;
  self->growing = g_array_ref (ids);
  self->growing_complete = complete;
  self->growing_change = anew ? SHEAF_LIST_REFRESH : change;
  self->grow_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), grow_cb, self, NULL);
}

static gboolean
grow_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GArray) ids = g_steal_pointer (&self->growing);

  self->grow_tick = 0;
  show_ids (self, ids, self->growing_complete, self->growing_change);
  return G_SOURCE_REMOVE;
}

void
sheaf_window_stop_growing (SheafWindow *self)
{
  if (self->grow_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->grow_tick);
  self->grow_tick = 0;
  g_clear_pointer (&self->growing, g_array_unref);
}

static void
found_cb (SheafWindow *self, GArray *ids, gboolean complete, gboolean fresh)
{
  SheafListChange change;

  if (fresh)
    {
      update_empty_text (self);
      sheaf_window_update_groups (self);
      sheaf_article_list_set_in_trash (self->list, lists_shelf (self, SHEAF_SHELF_TRASH));
    }
  change = fresh                       ? SHEAF_LIST_REPLACE
           : keeps_open_article (self) ? SHEAF_LIST_KEEP
                                       : SHEAF_LIST_REFRESH;
  show_ids (self, ids, complete, change);
}

static void
failed_cb (SheafWindow *self, const GError *error)
{
  sheaf_window_report_failure (self, error);
  sheaf_window_restore_found (self, TRUE);
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
  sheaf_article_model_set_search (self->model, NULL);
  sheaf_finder_list (self->finder, &self->listing);
}

void
sheaf_window_set_place (SheafWindow *self,
                        SheafShelf shelf,
                        gint64 category,
                        const char *name,
                        const char *tag)
{
  self->listing.shelf = category || tag ? SHEAF_SHELF_ALL : shelf;
  self->listing.category = category;
  g_free (self->tag);
  self->tag = g_strdup (tag);
  self->listing.tag = self->tag;
  self->listing.import = 0;
  g_free (self->place_name);
  self->place_name = g_strdup (name);
  /* Another place has no row to come back to. */
  self->selected_before = self->top_before = 0;
}

static void
place_selected_cb (SheafWindow *self, int shelf, gint64 category, const char *name, const char *tag)
{
  const gboolean listed = sheaf_window_is_listed_early (self, (SheafShelf) shelf, category, tag);
  gboolean searching;

  sheaf_window_set_place (self, (SheafShelf) shelf, category, name, tag);
  if (listed)
    sheaf_window_update_search_place (self);
  if (!self->library || listed)
    return;

  searching = sheaf_window_is_searching (self);
  sheaf_article_list_set_searching (self->list, FALSE);
  /* Leaving a search has shown the listing already. */
  if (!searching)
    sheaf_window_show_listing (self);
  sheaf_window_update_search_place (self);
}

static void
place_activated_cb (SheafWindow *self)
{
  sheaf_window_go_to (self, SHEAF_PANE_LIST);
}

/* The open article. */

/* The header says what is read once the page does not. */
static void
place_changed_cb (SheafWindow *self)
{
  sheaf_reader_title_show_title (self->reader_title, sheaf_reader_get_place (self->reader) != NULL);
}

void
sheaf_window_close_article (SheafWindow *self)
{
  sheaf_window_stop_reading (self);
  sheaf_window_close_lightbox (self);
  sheaf_window_stop_aloud (self);
  sheaf_window_write_place (self);
  g_clear_pointer (&self->article, sheaf_article_free);
  sheaf_reader_clear (self->reader);
  sheaf_reader_title_show_title (self->reader_title, FALSE);
  gtk_stack_set_visible_child_name (self->reader_stack, "none");
  sheaf_window_update_actions (self);
  sheaf_window_queue_session (self);
}

void
sheaf_window_open_article (SheafWindow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafArticle) article = NULL;
  g_autoptr (GBytes) source = NULL;

  if (self->article && self->article->id == id)
    {
      sheaf_window_read_again (self);
      sheaf_window_follow_search (self);
      gtk_stack_set_visible_child_name (self->reader_stack, "article");
      sheaf_window_update_marks (self);
      return;
    }

  sheaf_window_stop_reading (self);
  sheaf_window_close_lightbox (self);
  sheaf_window_stop_aloud (self);
  sheaf_window_write_place (self);
  sheaf_window_forget_shown_again (self);
  sheaf_window_queue_session (self);
  article = sheaf_library_get_article (self->library, id, &error);
  source = article ? sheaf_library_get_source (self->library, id, &error) : NULL;
  g_clear_pointer (&self->article, sheaf_article_free);
  if (source)
    {
      self->article = sheaf_library_get_article (self->library, id, NULL);
      sheaf_window_visit (self, id);
      sheaf_window_recall_place (self, id);
      sheaf_window_read (self, g_steal_pointer (&article), source);
      place_changed_cb (self);
      gtk_stack_set_visible_child_name (self->reader_stack, "article");
      sheaf_window_update_actions (self);
      return;
    }
  sheaf_window_close_article (self);
  sheaf_window_report_failure (self, error);
}

void
sheaf_window_refresh_article (SheafWindow *self)
{
  g_autoptr (SheafArticle) before = NULL;
  SheafArticle *article;

  if (!self->article)
    return;
  article = sheaf_library_get_article (self->library, self->article->id, NULL);
  if (!article)
    {
      sheaf_window_close_article (self);
      return;
    }
  before = g_steal_pointer (&self->article);
  self->article = article;
  sheaf_window_reread (self, before);
  sheaf_window_update_notes (self);
  sheaf_window_update_actions (self);
}

static void
selected_cb (SheafWindow *self, gint64 id)
{
  if (!id)
    {
      sheaf_window_close_article (self);
      if (sheaf_panes_get_count (self->panes) == 1 &&
          sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
        sheaf_window_go_back (self);
    }
  /* With one pane, moving through the list is not reading. */
  else if (sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    sheaf_window_open_article (self, id);
  sheaf_window_update_marks (self);
}

/* While several are selected the reader says so; the open article waits behind that. */
static void
several_cb (SheafWindow *self, guint n)
{
  g_autofree char *safe_heading = n > 0 ? sheaf_format_selected_heading (n) : NULL;
  const char *page = self->article ? "article" : "none";
  guint position;

  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selecting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selecting");
  if (n > 0)
    {
      adw_status_page_set_title (self->several_page, safe_heading);
      page = "several";
    }
  /* Of those that went with the selection, none stays open. */
  else if (self->article && !sheaf_article_list_get_selected (self->list) &&
           !sheaf_article_model_find (self->model, self->article->id, &position))
    {
      sheaf_window_close_article (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->reader_stack, page);
  sheaf_window_update_marks (self);
}

static void
activated_cb (SheafWindow *self, gint64 id)
{
  sheaf_window_open_article (self, id);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}

/* The key was for the page. */
static void
read_on_cb (SheafWindow *self, GtkEventControllerKey *keys)
{
  sheaf_window_go_to (self, SHEAF_PANE_READER);
  sheaf_reader_take_key (self->reader, keys);
}

void
sheaf_window_connect_articles (SheafWindow *self)
{
  self->place_name = g_strdup (_ ("All Articles"));
  g_signal_connect_swapped (self->sidebar, "place-selected", G_CALLBACK (place_selected_cb), self);
  g_signal_connect_swapped (self->sidebar, "place-activated", G_CALLBACK (place_activated_cb),
                            self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "several", G_CALLBACK (several_cb), self);
  g_signal_connect_object (self->reader, "place-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "read-on", G_CALLBACK (read_on_cb), self);
  sheaf_window_connect_reading (self);
}
