/* sidebar-private.h: what the parts of the sidebar share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/sidebar-item.h"

#include <adwaita.h>

/* As sidebar.h has it, which is not included here: sidebar.c includes this. */
typedef struct _SheafSidebar SheafSidebar;

struct _SheafSidebar
{
  AdwBin parent_instance;

  /* From the template. */
  AdwHeaderBar *header;
  GtkMenuButton *menu_button;
  GtkListView *view;

  GListStore *store;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;

  /* The place that is shown. */
  SheafShelf shelf;
  gint64 category;
  char *tag;    /* (nullable) */
  char *search; /* (nullable): its name */

  /* What the rows show, or will in the next frames. */
  SheafShelfCounts counts;
  GPtrArray *searches;   /* (nullable): SheafSavedSearch */
  GPtrArray *categories; /* (nullable): SheafCategory */
  guint n_filled;        /* categories and tags that have rows */
  guint fill_tick;

  /* The tags. */
  GPtrArray *tags; /* (nullable): SheafTag */
  gboolean tags_by_count;
  gboolean all_tags;

  GHashTable *expanded; /* set of char *: paths, also of categories that are not to be seen now */
  gboolean opened;      /* what is expanded at first has been */
  gboolean updating;    /* changes that are not the user's */

  /* Typing ahead. */
  GtkIMContext *input;
  GString *typed;
  gint64 typed_time; /* microseconds, monotonic */
};

/* sidebar.c */
GtkTreeListRow *sheaf_sidebar_get_focused_row (SheafSidebar *self);
void sheaf_sidebar_activate (SheafSidebar *self, guint position);

/* Puts the focus on the row at @position and selects it. */
void sheaf_sidebar_move_to (SheafSidebar *self, guint position);

/* sidebar-expanded.c: which rows are expanded, now and at the next start */
void sheaf_sidebar_apply_expanded (SheafSidebar *self);
void sheaf_sidebar_open_at_first (SheafSidebar *self, guint n_categories);
void sheaf_sidebar_follow_row (SheafSidebar *self, GtkTreeListRow *row, gboolean follow);
void sheaf_sidebar_expand_below (SheafSidebar *self, const char *path, gboolean expand);

/* sidebar-menu.c: menus of the places */
void sheaf_sidebar_add_menus (SheafSidebar *self);

/* sidebar-select.c: selecting a place as if the user did */
gboolean sheaf_sidebar_has_tag (SheafSidebar *self, const char *name);

/* sidebar-typing.c: jumping to a place by the beginning of its name */
void sheaf_sidebar_add_typing (SheafSidebar *self);

/* Returns: whether the key is part of a name, and nothing else */
gboolean
sheaf_sidebar_type (SheafSidebar *self, GdkEvent *event, guint keyval, GdkModifierType state);
