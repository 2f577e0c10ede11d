/* article-list-rows.c: the rows of the list: how they look, and their menus
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-list.h"

#include "app/article-list-private.h"
#include "app/context-menu.h"
#include "app/format-list.h"
#include "core/library-categories.h"

#include <glib/gi18n.h>

/* Where a row's GtkListItem is to be found. */
#define LIST_ITEM "sheaf-list-item"

/* Days. */

static gint64
day_seconds (SheafArticleList *self, const SheafArticle *article)
{
  if (!article)
    return SHEAF_DATE_NONE;
  return self->groups == SHEAF_LIST_BY_DAY_ADDED ? article->added : article->date;
}

static gboolean
are_of_a_day (SheafArticleList *self, const SheafArticle *one, const SheafArticle *other)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return sheaf_day_number (day_seconds (self, one), zone) ==
         sheaf_day_number (day_seconds (self, other), zone);
}

static char *
format_day (SheafArticleList *self, const SheafArticle *article)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return sheaf_format_day (day_seconds (self, article), g_get_real_time () / G_USEC_PER_SEC, zone);
}

/* Categories. */

/* Returns: (transfer none) (nullable): the path of the first category of @article */
static const char *const *
main_category (const SheafArticle *article)
{
  return article && article->categories->len ? g_ptr_array_index (article->categories, 0) : NULL;
}

static gboolean
are_of_a_category (const SheafArticle *one, const SheafArticle *other)
{
  const char *const *path = main_category (one);
  const char *const *other_path = main_category (other);

  return path && other_path ? g_strv_equal (path, other_path) : path == other_path;
}

static char *
format_main_category (const SheafArticle *article)
{
  const char *const *path = main_category (article);

  return path ? sheaf_format_category (path) : g_strdup (_ ("Uncategorised"));
}

/* Headings. */

/* The heading of the first row of a group. Returns: (transfer full) (nullable) */
static char *
make_heading (SheafArticleList *self, guint position)
{
  const gboolean by_category = self->groups == SHEAF_LIST_BY_CATEGORY;
  g_autoptr (SheafArticleItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  g_autoptr (SheafArticleItem) above = NULL;
  const SheafArticle *article = item ? sheaf_article_item_get_article (item) : NULL;
  const SheafArticle *other;

  if (position > 0)
    above = g_list_model_get_item (G_LIST_MODEL (self->model), position - 1);
  other = above ? sheaf_article_item_get_article (above) : NULL;
  if (above &&
      (by_category ? are_of_a_category (article, other) : are_of_a_day (self, article, other)))
    return NULL;
  return by_category ? format_main_category (article) : format_day (self, article);
}

static void
update_row (SheafArticleList *self, GtkListItem *list_item)
{
  SheafArticleRow *row = SHEAF_ARTICLE_ROW (gtk_list_item_get_child (list_item));
  const guint position = gtk_list_item_get_position (list_item);
  g_autofree char *heading = NULL;

  if (!gtk_list_item_get_item (list_item) || position == GTK_INVALID_LIST_POSITION || !self->model)
    return;
  if (self->groups != SHEAF_LIST_UNGROUPED)
    heading = make_heading (self, position);
  sheaf_article_row_set_compact (row, self->compact);
  sheaf_article_row_set_thumbnails (row, self->thumbnails);
  sheaf_article_row_set_heading (row, self->groups, heading);
}

void
sheaf_article_list_update_rows (SheafArticleList *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (SHEAF_IS_ARTICLE_ROW (row))
        update_row (self, g_object_get_data (G_OBJECT (row), LIST_ITEM));
    }
}

void
sheaf_article_list_set_compact (SheafArticleList *self, gboolean compact)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  self->compact = compact;
  sheaf_article_list_update_rows (self);
}

void
sheaf_article_list_set_groups (SheafArticleList *self, SheafListGroups groups)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_LIST (self));

  self->groups = groups;
  sheaf_article_list_update_rows (self);
}

/* Making rows. */

/* What is above a row decides whether it is the first of its group. */
static void
position_cb (GtkListItem *list_item, GParamSpec *pspec, SheafArticleList *self)
{
  if (self->groups != SHEAF_LIST_UNGROUPED)
    update_row (self, list_item);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  GtkWidget *row = sheaf_article_row_new ();

  /* Two hundred rows are made anew for every place: nothing here may cost much. */
  g_object_set_data (G_OBJECT (row), LIST_ITEM, list_item);
  gtk_list_item_set_child (list_item, row);
  g_signal_connect (list_item, "notify::position", G_CALLBACK (position_cb), self);
}

static void
teardown_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  g_signal_handlers_disconnect_by_func (list_item, position_cb, self);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  sheaf_article_row_set_item (SHEAF_ARTICLE_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
  update_row (self, list_item);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafArticleList *self)
{
  sheaf_article_row_set_item (SHEAF_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activate_cb (SheafArticleList *self, guint position)
{
  sheaf_article_list_activate (self, position);
}

GtkWidget *
sheaf_article_list_find_row (SheafArticleList *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (SHEAF_IS_ARTICLE_ROW (row) &&
          gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), LIST_ITEM)) == position)
        return child;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the row that @widget is, or is around */
static SheafArticleRow *
get_row (GtkWidget *widget)
{
  GtkWidget *row =
      widget && !SHEAF_IS_ARTICLE_ROW (widget) ? gtk_widget_get_first_child (widget) : widget;

  return row && SHEAF_IS_ARTICLE_ROW (row) ? SHEAF_ARTICLE_ROW (row) : NULL;
}

/* A click opens; with Ctrl or Shift it only selects. */
static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, SheafArticleList *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  SheafArticleRow *row = get_row (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  const GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (row && n_press == 1 && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    gtk_widget_activate_action (
        view, "list.activate-item", "u",
        gtk_list_item_get_position (g_object_get_data (G_OBJECT (row), LIST_ITEM)));
}

/* Space is for reading on; the list would take the mark from the row, and with that close its article. Where several are
 * marked, or with Ctrl, it marks. */
static gboolean
pressed_cb (GtkEventControllerKey *keys,
            guint key,
            guint code,
            GdkModifierType state,
            SheafArticleList *self)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  SheafArticleRow *row = get_row (gtk_widget_get_focus_child (GTK_WIDGET (self->view)));
  GtkListItem *list_item = row ? g_object_get_data (G_OBJECT (row), LIST_ITEM) : NULL;

  if ((key != GDK_KEY_space && key != GDK_KEY_KP_Space) || modifiers & ~GDK_SHIFT_MASK ||
      !list_item || self->n_several)
    return GDK_EVENT_PROPAGATE;
  if (gtk_list_item_get_selected (list_item))
    sheaf_article_list_emit_read_on (self, keys);
  else
    sheaf_article_list_activate (self, gtk_list_item_get_position (list_item));
  return GDK_EVENT_STOP;
}

/* Menus. */

static void
append_mark (GMenu *menu, const char *label, gint64 id, SheafFlags flag, gboolean on)
{
  sheaf_context_menu_append (menu, label, "win.mark",
                             g_variant_new ("(xub)", id, (guint32) flag, on));
}

static void
append_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenu *
make_marks (const SheafArticle *article)
{
  GMenu *menu = g_menu_new ();
  const gint64 id = article->id;
  const gboolean starred = (article->flags & SHEAF_FLAG_STARRED) != 0;
  const gboolean unread = (article->flags & SHEAF_FLAG_UNREAD) != 0;
  const gboolean archived = (article->flags & SHEAF_FLAG_ARCHIVED) != 0;
  const gboolean trashed = (article->flags & SHEAF_FLAG_TRASHED) != 0;

  append_mark (menu, starred ? _ ("Remove _Star") : _ ("_Star"), id, SHEAF_FLAG_STARRED, !starred);
  append_mark (menu, unread ? _ ("Mark as _Read") : _ ("Mark as _Unread"), id, SHEAF_FLAG_UNREAD,
               !unread);
  append_mark (menu, archived ? _ ("Take out of the _Archive") : _ ("_Archive"), id,
               SHEAF_FLAG_ARCHIVED, !archived);
  append_mark (menu, trashed ? _ ("_Restore") : _ ("Move to the _Trash"), id, SHEAF_FLAG_TRASHED,
               !trashed);
  return menu;
}

static GMenu *
make_copies (const SheafArticle *article)
{
  GMenu *menu = g_menu_new ();
  GVariant *id = g_variant_new_int64 (article->id);

  sheaf_context_menu_append (menu, _ ("_Copy Title"), "win.copy-title", id);
  if (article->source)
    sheaf_context_menu_append (menu, _ ("Copy _Link"), "win.copy-link",
                               g_variant_new_int64 (article->id));
  if (article->root)
    sheaf_context_menu_append (menu, _ ("Copy Path of the _File"), "win.copy-path",
                               g_variant_new_int64 (article->id));
  return menu;
}

static GMenu *
make_ways (const SheafArticle *article)
{
  GMenu *menu = g_menu_new ();

  if (article->categories->len > 0)
    {
      g_autofree char *path =
          sheaf_category_path_format (g_ptr_array_index (article->categories, 0));

      sheaf_context_menu_append (menu, _ ("S_how in Its Category"), "win.show-in-category",
                                 g_variant_new ("(xs)", article->id, path));
    }
  sheaf_context_menu_append (menu, _ ("_Import Report"), "win.show-import-of",
                             g_variant_new_int64 (article->import_id));
  return menu;
}

static GMenuModel *
make_article_menu (const SheafArticle *article, GtkListItem *list_item)
{
  GMenu *menu = g_menu_new ();
  GMenu *open = g_menu_new ();

  sheaf_context_menu_append (open, _ ("_Open"), "win.open-article",
                             g_variant_new_int64 (article->id));
  /* With a finger there is no Ctrl to hold. */
  if (!gtk_list_item_get_selected (list_item))
    sheaf_context_menu_append (
        open, _ ("Se_lect"), "list.select-item",
        g_variant_new ("(ubb)", gtk_list_item_get_position (list_item), TRUE, FALSE));
  append_section (menu, open);
  append_section (menu, make_marks (article));
  append_section (menu, make_copies (article));
  append_section (menu, make_ways (article));
  return G_MENU_MODEL (menu);
}

/* For all that are selected: what each of them is would have to be read, so it offers both ways. */
static GMenuModel *
make_selection_menu (SheafArticleList *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *marks = g_menu_new ();
  GMenu *archive = g_menu_new ();
  GMenu *out = g_menu_new ();

  append_mark (marks, _ ("_Star"), 0, SHEAF_FLAG_STARRED, TRUE);
  append_mark (marks, _ ("Remove _Stars"), 0, SHEAF_FLAG_STARRED, FALSE);
  append_mark (marks, _ ("Mark as _Read"), 0, SHEAF_FLAG_UNREAD, FALSE);
  append_mark (marks, _ ("Mark as _Unread"), 0, SHEAF_FLAG_UNREAD, TRUE);
  append_mark (archive, _ ("_Archive"), 0, SHEAF_FLAG_ARCHIVED, TRUE);
  append_mark (archive, _ ("Take out of the _Archive"), 0, SHEAF_FLAG_ARCHIVED, FALSE);
  append_mark (archive, self->in_trash ? _ ("_Restore") : _ ("Move to the _Trash"), 0,
               SHEAF_FLAG_TRASHED, !self->in_trash);
  sheaf_context_menu_append (out, _ ("E_xport…"), "win.export", NULL);
  append_section (menu, marks);
  append_section (menu, archive);
  append_section (menu, out);
  return G_MENU_MODEL (menu);
}

static GMenuModel *
menu_cb (GtkWidget *view, GtkWidget *target, gpointer data)
{
  SheafArticleList *self = data;
  SheafArticleRow *row = get_row (target);
  SheafArticleItem *item;
  GtkListItem *list_item;
  const SheafArticle *article;

  if (!row)
    return NULL;
  item = sheaf_article_row_get_item (row);
  list_item = g_object_get_data (G_OBJECT (row), LIST_ITEM);
  if (self->n_several && gtk_list_item_get_selected (list_item))
    return make_selection_menu (self);
  article = item ? sheaf_article_item_get_article (item) : NULL;
  return article ? make_article_menu (article, list_item) : NULL;
}

void
sheaf_article_list_connect_rows (SheafArticleList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  sheaf_context_menu_add (GTK_WIDGET (self->view), menu_cb, self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

void
sheaf_article_list_bind_rows (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}
