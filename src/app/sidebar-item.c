/* sidebar-item.c: one place in the sidebar
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sidebar-item.h"

#include "app/format.h"

#include <glib/gi18n.h>

struct _SheafSidebarItem
{
  GObject parent_instance;

  SheafSidebarKind kind;
  SheafShelf shelf;
  gint64 category;
  gboolean apart;
  char *name;
  char *path;  /* (nullable) */
  char *query; /* (nullable) */
  char *icon_name;
  guint count;
  guint unread;
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (SheafSidebarItem, sheaf_sidebar_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static SheafSidebarItem *
new_item (SheafSidebarKind kind, const char *name, const char *icon_name)
{
  SheafSidebarItem *self = g_object_new (SHEAF_TYPE_SIDEBAR_ITEM, NULL);

  self->kind = kind;
  self->name = g_strdup (name);
  self->icon_name = g_strdup (icon_name);
  return self;
}

SheafSidebarItem *
sheaf_sidebar_item_new_shelf (SheafShelf shelf, const char *name, const char *icon_name)
{
  SheafSidebarItem *self = new_item (SHEAF_SIDEBAR_SHELF, name, icon_name);

  self->shelf = shelf;
  return self;
}

SheafSidebarItem *
sheaf_sidebar_item_new_search (const char *name, const char *query)
{
  SheafSidebarItem *self = new_item (SHEAF_SIDEBAR_SEARCH, name, "sheaf-search-symbolic");

  self->query = g_strdup (query);
  return self;
}

SheafSidebarItem *
sheaf_sidebar_item_new_category (gint64 category,
                                 const char *name,
                                 const char *path,
                                 GListStore *children)
{
  SheafSidebarItem *self = new_item (SHEAF_SIDEBAR_CATEGORY, name, "sheaf-folder-symbolic");

  self->category = category;
  self->path = g_strdup (path);
  self->children = children;
  return self;
}

SheafSidebarItem *
sheaf_sidebar_item_new_tags (GListStore *children)
{
  SheafSidebarItem *self = new_item (SHEAF_SIDEBAR_TAGS, _ ("Tags"), NULL);

  self->path = g_strdup (SHEAF_SIDEBAR_TAGS_PATH);
  self->children = children;
  self->apart = TRUE;
  return self;
}

SheafSidebarItem *
sheaf_sidebar_item_new_tag (const char *name)
{
  return new_item (SHEAF_SIDEBAR_TAG, name, "sheaf-tag-symbolic");
}

SheafSidebarItem *
sheaf_sidebar_item_new_more_tags (guint n_tags)
{
  g_autofree char *name =
      g_strdup_printf (ngettext ("Show All %'u Tag", "Show All %'u Tags", n_tags), n_tags);

  return new_item (SHEAF_SIDEBAR_MORE_TAGS, name, "sheaf-more-symbolic");
}

void
sheaf_sidebar_item_set_counts (SheafSidebarItem *self, guint count, guint unread)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR_ITEM (self));

  if (self->count == count && self->unread == unread)
    return;
  self->count = count;
  self->unread = unread;
  g_signal_emit (self, signals[CHANGED], 0);
}

SheafSidebarKind
sheaf_sidebar_item_get_kind (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), SHEAF_SIDEBAR_SHELF);

  return self->kind;
}

const char *
sheaf_sidebar_item_get_tag (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->kind == SHEAF_SIDEBAR_TAG ? self->name : NULL;
}

const char *
sheaf_sidebar_item_get_query (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->query;
}

const char *
sheaf_sidebar_item_get_path (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->path;
}

SheafShelf
sheaf_sidebar_item_get_shelf (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), SHEAF_SHELF_ALL);

  return self->shelf;
}

gint64
sheaf_sidebar_item_get_category (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), 0);

  return self->category;
}

void
sheaf_sidebar_item_set_apart (SheafSidebarItem *self, gboolean apart)
{
  g_return_if_fail (SHEAF_IS_SIDEBAR_ITEM (self));

  if (self->apart == apart)
    return;
  self->apart = apart;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
sheaf_sidebar_item_get_apart (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), FALSE);

  return self->apart;
}

const char *
sheaf_sidebar_item_get_name (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->name;
}

const char *
sheaf_sidebar_item_get_icon_name (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->icon_name;
}

guint
sheaf_sidebar_item_get_count (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), 0);

  return self->count;
}

GListStore *
sheaf_sidebar_item_get_children (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  return self->children;
}

char *
sheaf_sidebar_item_make_label (SheafSidebarItem *self)
{
  g_return_val_if_fail (SHEAF_IS_SIDEBAR_ITEM (self), NULL);

  if (self->kind == SHEAF_SIDEBAR_TAGS || self->kind == SHEAF_SIDEBAR_MORE_TAGS)
    return g_strdup (self->name);
  return sheaf_format_place_label (self->name, self->count, self->unread);
}

static void
sheaf_sidebar_item_finalize (GObject *object)
{
  SheafSidebarItem *self = SHEAF_SIDEBAR_ITEM (object);

  g_free (self->name);
  g_free (self->path);
  g_free (self->query);
  g_free (self->icon_name);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (sheaf_sidebar_item_parent_class)->finalize (object);
}

static void
sheaf_sidebar_item_class_init (SheafSidebarItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_sidebar_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_sidebar_item_init (SheafSidebarItem *self)
{
}
