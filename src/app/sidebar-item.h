/* sidebar-item.h: one place in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-articles.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_SIDEBAR_ITEM (sheaf_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafSidebarItem, sheaf_sidebar_item, SHEAF, SIDEBAR_ITEM, GObject)

typedef enum
{
  SHEAF_SIDEBAR_SHELF,
  SHEAF_SIDEBAR_SEARCH,
  SHEAF_SIDEBAR_CATEGORY,
  SHEAF_SIDEBAR_TAGS, /* the heading above the tags: no place */
  SHEAF_SIDEBAR_TAG,
  SHEAF_SIDEBAR_MORE_TAGS, /* shows those that are left out: no place */
} SheafSidebarKind;

/* Emits "changed" when it shows otherwise. */
SheafSidebarItem *
sheaf_sidebar_item_new_shelf (SheafShelf shelf, const char *name, const char *icon_name);

/* @query: as it is typed */
SheafSidebarItem *sheaf_sidebar_item_new_search (const char *name, const char *query);

/* @path: as sheaf_category_path_format() writes it
 * @children: (transfer full) (nullable): GListStore of SheafSidebarItem; NULL for a leaf */
SheafSidebarItem *sheaf_sidebar_item_new_category (gint64 category,
                                                   const char *name,
                                                   const char *path,
                                                   GListStore *children);

/* @children: (transfer full): GListStore of SheafSidebarItem */
SheafSidebarItem *sheaf_sidebar_item_new_tags (GListStore *children);
SheafSidebarItem *sheaf_sidebar_item_new_tag (const char *name);
SheafSidebarItem *sheaf_sidebar_item_new_more_tags (guint n_tags);

/* Whether it begins another part of the list, which is set apart from the one above. */
void sheaf_sidebar_item_set_apart (SheafSidebarItem *self, gboolean apart);
gboolean sheaf_sidebar_item_get_apart (SheafSidebarItem *self);

/* @unread: of @count; 0 where the name says it already */
void sheaf_sidebar_item_set_counts (SheafSidebarItem *self, guint count, guint unread);

/* What it is, and what it shows. (transfer none) */
SheafSidebarKind sheaf_sidebar_item_get_kind (SheafSidebarItem *self);
SheafShelf sheaf_sidebar_item_get_shelf (SheafSidebarItem *self);
gint64 sheaf_sidebar_item_get_category (SheafSidebarItem *self);   /* 0: none */
const char *sheaf_sidebar_item_get_tag (SheafSidebarItem *self);   /* (nullable) */
const char *sheaf_sidebar_item_get_query (SheafSidebarItem *self); /* (nullable) */
const char *sheaf_sidebar_item_get_name (SheafSidebarItem *self);
const char *sheaf_sidebar_item_get_icon_name (SheafSidebarItem *self); /* (nullable) */
guint sheaf_sidebar_item_get_count (SheafSidebarItem *self);

/* The path of the tags' heading: no category's. */
#define SHEAF_SIDEBAR_TAGS_PATH "//tags"

/* What it is remembered by while it is expanded: a category's path, as sheaf_category_path_format() writes
 * it, or the heading's. (transfer none) (nullable) */
const char *sheaf_sidebar_item_get_path (SheafSidebarItem *self);

/* (transfer none) (nullable) */
GListStore *sheaf_sidebar_item_get_children (SheafSidebarItem *self);

/* What a screen reader says of it. (transfer full) */
char *sheaf_sidebar_item_make_label (SheafSidebarItem *self);

G_END_DECLS
