/* window-rows.c: what the menus of rows and places do, and how the list looks
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/portal-path.h"

#include <glib/gi18n.h>

/* Articles. */

static void
open_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  const gint64 id = g_variant_get_int64 (parameter);

  sheaf_article_list_select (self->list, id);
  sheaf_window_open_article (self, id);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}

static void
copy (SheafWindow *self, const char *text, const char *notice)
{
  if (!text)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  sheaf_window_toast (self, notice, NULL, NULL, NULL);
}

static SheafArticle *
get_article (SheafWindow *self, GVariant *id)
{
  return self->library ? sheaf_library_get_article (self->library, g_variant_get_int64 (id), NULL)
                       : NULL;
}

static void
copy_title_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SheafArticle) article = get_article (data, parameter);

  if (article)
    copy (data, article->title, _ ("Title copied"));
}

static void
copy_link_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SheafArticle) article = get_article (data, parameter);

  if (article)
    copy (data, article->source, _ ("Link copied"));
}

static void
copy_path_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (SheafArticle) article = get_article (data, parameter);
  g_autofree char *path = NULL;
  g_autofree char *shown = NULL;

  if (!article || !article->root)
    return;
  path = g_build_filename (article->root, article->origin, NULL);
  shown = sheaf_portal_display_path (path);
  copy (data, shown, _ ("Path copied"));
}

/* Places. */

static void
show_category (SheafWindow *self, const char *path)
{
  g_auto (GStrv) names = sheaf_category_path_parse (path);

  if (!names[0] || !sheaf_sidebar_select_path (self->sidebar, (const char *const *) names))
    {
      sheaf_window_toast (self, _ ("That category has no articles now"), NULL, NULL, NULL);
      return;
    }
  /* It may be the one that was searched from. */
  sheaf_article_list_set_searching (self->list, FALSE);
  sheaf_window_go_to (self, SHEAF_PANE_LIST);
}

static void
show_category_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  show_category (self, g_variant_get_string (parameter, NULL));
  if (self->article)
    sheaf_window_return_to (self, self->article->id, 0);
}

/* (article, category's path) */
static void
show_in_category_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  const char *path;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &path);
  if (sheaf_panes_is_visible (self->panes, SHEAF_PANE_READER))
    sheaf_window_open_article (self, id);
  show_category (self, path);
  sheaf_window_return_to (self, id, 0);
}

static void
show_shelf_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  sheaf_article_list_set_searching (self->list, FALSE);
  sheaf_sidebar_select_shelf (self->sidebar, (SheafShelf) g_variant_get_int32 (parameter));
  sheaf_window_go_to (self, SHEAF_PANE_LIST);
}

static void
copy_text_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  copy (data, g_variant_get_string (parameter, NULL), _ ("Path copied"));
}

/* How the list looks. */

static gboolean
wants_groups (SheafWindow *self, const char *wanted)
{
  g_autofree char *group = g_settings_get_string (self->settings, "group");

  return g_str_equal (group, wanted);
}

void
sheaf_window_update_groups (SheafWindow *self)
{
  const SheafSort sort = self->listing.sort;
  const gboolean by_day = wants_groups (self, "day");
  SheafListGroups groups = SHEAF_LIST_UNGROUPED;

  if (wants_groups (self, "category"))
    groups = SHEAF_LIST_BY_CATEGORY;
  /* Hits come newest first, or the best first, whatever the order of places is. */
  else if (by_day && sheaf_window_is_searching (self))
    groups = sheaf_window_wants_best (self) ? SHEAF_LIST_UNGROUPED : SHEAF_LIST_BY_DAY;
  else if (by_day && (sort == SHEAF_SORT_DATE || sort == SHEAF_SORT_ADDED))
    groups = sort == SHEAF_SORT_ADDED ? SHEAF_LIST_BY_DAY_ADDED : SHEAF_LIST_BY_DAY;
  sheaf_article_list_set_groups (self->list, groups);
}

void
sheaf_window_update_order (SheafWindow *self)
{
  sheaf_finder_set_by_category (self->finder, wants_groups (self, "category"));
}

/* Headings of categories come with the rows in their order, and go with them. */
static void
group_changed_cb (SheafWindow *self)
{
  if (!self->finder ||
      sheaf_finder_get_by_category (self->finder) == wants_groups (self, "category"))
    {
      sheaf_window_update_groups (self);
      return;
    }
  /* In the rows that come now, not in those that are there. */
  self->select_id = sheaf_article_list_get_selected (self->list);
  sheaf_window_update_order (self);
}

/* Until 0.1.0 there were days only. */
static void
move_old_setting (GSettings *settings)
{
  if (!g_settings_get_boolean (settings, "group-by-day"))
    return;
  g_settings_set_string (settings, "group", "day");
  g_settings_reset (settings, "group-by-day");
}

static void
update_density (SheafWindow *self)
{
  g_autofree char *density = g_settings_get_string (self->settings, "density");

  sheaf_article_list_set_compact (self->list, g_str_equal (density, "compact"));
}

void
sheaf_window_update_thumbnails (SheafWindow *self)
{
  const gboolean wanted = self->library && g_settings_get_boolean (self->settings, "thumbnails");

  if (wanted == (self->thumbnails != NULL))
    return;
  if (wanted)
    {
      self->thumbnails = sheaf_thumbnails_new (self->path);
      sheaf_article_list_set_thumbnails (self->list, self->thumbnails);
      return;
    }
  sheaf_article_list_set_thumbnails (self->list, NULL);
  sheaf_thumbnails_close (self->thumbnails);
  g_clear_object (&self->thumbnails);
}

static void
update_tag_sort (SheafWindow *self)
{
  g_autofree char *sort = g_settings_get_string (self->settings, "tag-sort");

  sheaf_sidebar_set_tags_by_count (self->sidebar, g_str_equal (sort, "count"));
}

static const GActionEntry entries[] = {
  { "open-article", open_article_cb, "x" },
  { "copy-title", copy_title_cb, "x" },
  { "copy-link", copy_link_cb, "x" },
  { "copy-path", copy_path_cb, "x" },
  { "copy-text", copy_text_cb, "s" },
  { "show-category", show_category_cb, "s" },
  { "show-in-category", show_in_category_cb, "(xs)" },
  { "show-shelf", show_shelf_cb, "i" },
};

/* The actions that are settings. */
static const char *const settings[] = { "group", "density", "thumbnails", "tag-sort" };

/* GTK's tooltip, one for all windows, keeps the actions of the one that it was last above until the pointer comes into
 * another. They would tell the window of a change of the settings when it is gone. */
void
sheaf_window_remove_row_actions (SheafWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    g_action_map_remove_action (G_ACTION_MAP (self), settings[i]);
}

void
sheaf_window_add_row_actions (SheafWindow *self)
{
  move_old_setting (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, settings[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  g_signal_connect_object (self->settings, "changed::group", G_CALLBACK (group_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::density", G_CALLBACK (update_density), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::thumbnails",
                           G_CALLBACK (sheaf_window_update_thumbnails), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::tag-sort", G_CALLBACK (update_tag_sort), self,
                           G_CONNECT_SWAPPED);
  update_density (self);
  update_tag_sort (self);
}
