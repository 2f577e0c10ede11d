/* window-search.c: searching, and coming back from it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/library-categories.h"
#include "core/library-searches.h"
#include "core/search-field.h"
#include "core/search-query.h"

#include <glib/gi18n.h>

gboolean
sheaf_window_is_searching (SheafWindow *self)
{
  return self->finder && sheaf_finder_get_text (self->finder) != NULL;
}

/* Where the list was, for when the search is left. */
static void
remember_place (SheafWindow *self)
{
  self->selected_before = sheaf_article_list_get_selected (self->list);
  self->top_before = sheaf_article_list_get_top (self->list);
}

/* To where the search began; or to what was opened meanwhile, where it is in this list. */
static void
leave_search (SheafWindow *self)
{
  const gint64 opened = self->article ? self->article->id : 0;
  const gboolean other = opened && opened != self->selected_before;

  /* Not in the rows that are still there: in the listing that comes now. */
  self->select_id = other ? opened : self->selected_before;
  self->top_id = other ? 0 : self->top_before;
  sheaf_sidebar_leave_search (self->sidebar);
  sheaf_window_show_listing (self);
}

void
sheaf_window_search (SheafWindow *self, const char *text)
{
  g_autoptr (SheafSearchQuery) query = text ? sheaf_search_query_parse (text, TRUE) : NULL;

  if (!self->library || (text && g_strcmp0 (text, sheaf_finder_get_text (self->finder)) == 0))
    return;
  if (!query || sheaf_search_query_is_empty (query))
    {
      sheaf_search_panel_set_bars (sheaf_article_list_get_search_panel (self->list), NULL);
      if (sheaf_window_is_searching (self))
        leave_search (self);
      return;
    }
  if (!sheaf_window_is_searching (self))
    remember_place (self);
  sheaf_article_model_set_search (self->model, text);
  sheaf_finder_search (self->finder, text);
}

/* How it goes on, and where. */

static void
want_suggestions_cb (SheafWindow *self, const char *typed)
{
  if (self->library)
    sheaf_finder_suggest (self->finder, typed);
}

static void
suggested_cb (SheafWindow *self, GPtrArray *suggestions, guint64 start)
{
  sheaf_search_panel_set_suggestions (sheaf_article_list_get_search_panel (self->list), suggestions,
                                      (gsize) start);
}

static void
bars_cb (SheafWindow *self, const SheafDateBars *bars)
{
  sheaf_search_panel_set_bars (sheaf_article_list_get_search_panel (self->list), bars);
}

/* The condition that means the place that is shown. Returns: (transfer full) (nullable): NULL where there is none */
static char *
place_filter (SheafWindow *self)
{
  g_auto (GStrv) path = NULL;
  g_autofree char *written = NULL;

  if (self->listing.category)
    path = sheaf_library_get_category_path (self->library, self->listing.category, NULL);
  if (path)
    written = sheaf_category_path_format ((const char *const *) path);
  if (written)
    return sheaf_search_field_write ("category", written);
  if (self->listing.tag)
    return sheaf_search_field_write ("tag", self->listing.tag);
  switch (self->listing.shelf)
    {
    case SHEAF_SHELF_UNREAD:
      return g_strdup ("is:unread");
    case SHEAF_SHELF_STARRED:
      return g_strdup ("is:starred");
    case SHEAF_SHELF_ARCHIVE:
      return g_strdup ("is:archived");
    case SHEAF_SHELF_ALL:
    case SHEAF_SHELF_TRASH:
    case SHEAF_SHELF_UNCATEGORISED:
    case SHEAF_SHELF_ATTENTION:
    case SHEAF_SHELF_LAST_IMPORT:
    default:
      return NULL;
    }
}

void
sheaf_window_update_search_place (SheafWindow *self)
{
  g_autofree char *filter = self->library ? place_filter (self) : NULL;

  sheaf_search_panel_set_place (sheaf_article_list_get_search_panel (self->list),
                                filter ? self->place_name : NULL, filter);
}

/* Searches that are kept. */

typedef struct
{
  char *name;
  char *query; /* as typed */
  gboolean forget;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->name);
  g_free (keeping->query);
  g_free (keeping);
}

static gboolean
keep_work (SheafLibrary *library, gpointer data, GError **error)
{
  const Keeping *keeping = data;

  return sheaf_library_save_search (library, keeping->name, keeping->forget ? NULL : keeping->query,
                                    error);
}

static void
kept_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Keeping *keeping = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    sheaf_window_report_failure (self, error);
  else if (keeping->forget)
    sheaf_window_toast (self, _ ("Search removed from the sidebar"), _ ("_Undo"), "win.keep-search",
                        g_variant_new ("(ss)", keeping->name, keeping->query));
  sheaf_window_queue_refresh (self);
}

static void
keep (SheafWindow *self, GVariant *parameter, gboolean forget)
{
  Keeping *keeping;

  if (!self->library || self->read_only)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->forget = forget;
  g_variant_get (parameter, "(ss)", &keeping->name, &keeping->query);
  sheaf_worker_run_async (self->writer, keep_work, keeping, keeping_free, NULL, kept_cb,
                          g_object_ref (self));
}

static void
keep_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  keep (data, parameter, FALSE);
}

static void
forget_search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  keep (data, parameter, TRUE);
}

/* Below it all articles lie, to which leaving the search leads. */
static void
search_selected_cb (SheafWindow *self, const char *query)
{
  sheaf_window_set_place (self, SHEAF_SHELF_ALL, 0, _ ("All Articles"), NULL);
  sheaf_window_update_search_place (self);
  sheaf_article_list_show_search (self->list, query);
}

/* The order of hits. */

static void
best_match_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;

  g_simple_action_set_state (action, state);
  if (self->finder)
    sheaf_finder_set_best (self->finder, g_variant_get_boolean (state));
}

gboolean
sheaf_window_wants_best (SheafWindow *self)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (self), "best-match");

  return g_variant_get_boolean (state);
}

void
sheaf_window_connect_search_finder (SheafWindow *self)
{
  sheaf_finder_set_best (self->finder, sheaf_window_wants_best (self));
  g_signal_connect_object (self->finder, "bars", G_CALLBACK (bars_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->finder, "suggested", G_CALLBACK (suggested_cb), self,
                           G_CONNECT_SWAPPED);
}

void
sheaf_window_connect_search (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "best-match", NULL, NULL, "false", best_match_cb },
    { "keep-search", keep_search_cb, "(ss)" },
    { "forget-search", forget_search_cb, "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_swapped (self->list, "search-changed", G_CALLBACK (sheaf_window_search), self);
  g_signal_connect_swapped (self->sidebar, "search-selected", G_CALLBACK (search_selected_cb),
                            self);
  g_signal_connect_swapped (self->list, "want-suggestions", G_CALLBACK (want_suggestions_cb), self);
}
