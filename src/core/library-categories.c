/* library-categories.c: the category tree and its counts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-categories.h"

#include "core/library-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* --- paths as text --- */

GStrv
sheaf_category_path_parse (const char *text)
{
  g_return_val_if_fail (text, NULL);

  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_autoptr (GString) name = g_string_new (NULL);
  for (const char *c = text;; c++)
    if (*c == '\\' && (c[1] == '/' || c[1] == '\\'))
      g_string_append_c (name, *++c);
    else if (*c != '/' && *c != '\0')
      g_string_append_c (name, *c);
    else
      {
        if (*g_strstrip (name->str))
          g_strv_builder_add (path, name->str);
        g_string_truncate (name, 0);
        if (*c == '\0')
          return g_strv_builder_end (path);
      }
}

char *
sheaf_category_path_format (const char *const *path)
{
  g_return_val_if_fail (path, NULL);

  GString *text = g_string_new (NULL);
  for (const char *const *name = path; *name; name++)
    {
      if (name != path)
        g_string_append_c (text, '/');
      for (const char *c = *name; *c; c++)
        {
          if (*c == '/' || *c == '\\')
            g_string_append_c (text, '\\');
          g_string_append_c (text, *c);
        }
    }
  return g_string_free (text, FALSE);
}

/* --- looking up --- */

GStrv
sheaf_library_get_category_path (SheafLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT c.name FROM category_closure k JOIN category c ON c.id = k.ancestor"
      " WHERE k.category = ? ORDER BY c.depth",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  while (sheaf_statement_step (row, error))
    {
      g_autofree char *name = g_utf8_make_valid (sheaf_statement_get_text (row, 0), -1);
      g_strv_builder_add (names, name);
    }
  if (!sheaf_statement_ended (row))
    return NULL;

  g_auto (GStrv) path = g_strv_builder_end (names);
  if (*path)
    return g_steal_pointer (&path);
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no category %" PRId64), id);
  return NULL;
}

gint64
sheaf_library_find_category (SheafLibrary *self, const char *const *path, GError **error)
{
  g_return_val_if_fail (self && path, 0);

  gint64 id = 0;
  for (const char *const *name = path; *name; name++)
    {
      gint64 parent = id;
      id = 0;
      if (!sheaf_database_get_int64 (
              self->database, "SELECT id FROM category WHERE parent = ? AND name = ? AND id <> 0",
              SHEAF_VALUES (SHEAF_INT (parent), SHEAF_TEXT (*name)), &id, error))
        return 0;
      if (!id)
        break;
    }
  if (!id)
    {
      g_autofree char *text = sheaf_category_path_format (path);
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no category “%s”"),
                   text);
    }
  return id;
}

/* --- the tree with its counts --- */

void
sheaf_category_free (SheafCategory *self)
{
  if (!self)
    return;
  g_free (self->name);
  g_free (self);
}

typedef struct _Node Node;
struct _Node
{
  SheafCategory *category;
  Node *parent; /* (nullable) */
  GPtrArray *children;
  char *key;
};

static void
node_free (Node *self)
{
  g_clear_pointer (&self->category, sheaf_category_free);
  g_ptr_array_unref (self->children);
  g_free (self->key);
  g_free (self);
}

static Node *
node_new (SheafStatement *row)
{
  const char *name = sheaf_statement_get_text (row, 2);
  Node *node = g_new0 (Node, 1);
  node->category = g_new0 (SheafCategory, 1);
  node->category->id = sheaf_statement_get_int64 (row, 0);
  node->category->parent = sheaf_statement_get_int64 (row, 1);
  node->category->name = g_utf8_make_valid (name ? name : "", -1);
  node->category->depth = (guint) sheaf_statement_get_int64 (row, 3);
  node->children = g_ptr_array_new ();
  /* Names are compared as people read them, 2 before 10. */
  node->key = g_utf8_collate_key_for_filename (node->category->name, -1);
  return node;
}

static Node *
find_node (GHashTable *nodes, gint64 id)
{
  return g_hash_table_lookup (nodes, &id);
}

/* Parents come before children, so that each finds its parent; one without is left out. */
static gboolean
load_nodes (SheafLibrary *self, GHashTable *nodes, GPtrArray *top, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT id, parent, name, depth FROM category WHERE id <> 0 ORDER BY depth, id",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      Node *node = node_new (row);
      node->parent = find_node (nodes, node->category->parent);
      if (node->parent)
        g_ptr_array_add (node->parent->children, node);
      else
        g_ptr_array_add (top, node);
      g_hash_table_insert (nodes, &node->category->id, node);
    }
  return sheaf_statement_ended (row);
}

/* Articles of one path: each leaf's count goes once up the tree. */
static gboolean
count_leaves (SheafLibrary *self, GHashTable *nodes, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT category, count(*), sum (unread) FROM article_category"
      " INDEXED BY article_category_leaf"
      " WHERE position IS NOT NULL AND several = 0 AND hidden = 0 GROUP BY category",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      guint count = (guint) sheaf_statement_get_int64 (row, 1);
      guint unread = (guint) sheaf_statement_get_int64 (row, 2);
      Node *node = find_node (nodes, sheaf_statement_get_int64 (row, 0));
      if (node)
        node->category->count += count;
      for (; node; node = node->parent)
        {
          node->category->total += count;
          node->category->unread += unread;
        }
    }
  return sheaf_statement_ended (row);
}

/* Articles of several paths have one row in each category above them, so they count once there. */
static gboolean
count_several (SheafLibrary *self, GHashTable *nodes, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT category, count (position), count(*), sum (unread) FROM article_category"
      " INDEXED BY article_category_several"
      " WHERE several = 1 AND hidden = 0 GROUP BY category",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      Node *node = find_node (nodes, sheaf_statement_get_int64 (row, 0));
      if (!node)
        continue;
      node->category->count += (guint) sheaf_statement_get_int64 (row, 1);
      node->category->total += (guint) sheaf_statement_get_int64 (row, 2);
      node->category->unread += (guint) sheaf_statement_get_int64 (row, 3);
    }
  return sheaf_statement_ended (row);
}

/* Backwards, as the stack turns the order round. */
static int
compare_nodes_cb (gconstpointer a, gconstpointer b)
{
  const Node *one = *(Node *const *) a, *other = *(Node *const *) b;
  int order = strcmp (other->key, one->key);
  return order ? order : strcmp (other->category->name, one->category->name);
}

/* Depth first by a stack of our own: the depth is the input's. */
static GPtrArray *
flatten (GPtrArray *top, gboolean with_empty)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_category_free);
  g_ptr_array_sort (top, compare_nodes_cb);
  while (top->len)
    {
      Node *node = g_ptr_array_steal_index (top, top->len - 1);
      if (!node->category->total && !with_empty)
        continue;
      g_ptr_array_sort (node->children, compare_nodes_cb);
      g_ptr_array_extend (top, node->children, NULL, NULL);
      g_ptr_array_add (all, g_steal_pointer (&node->category));
    }
  return all;
}

static gboolean
load_tree (SheafLibrary *self, GHashTable *nodes, GPtrArray *top, GError **error)
{
  return load_nodes (self, nodes, top, error) && count_leaves (self, nodes, error) &&
         count_several (self, nodes, error);
}

GPtrArray *
sheaf_library_get_categories (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GHashTable) nodes =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) node_free);
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  /* One state of the library, also when another program writes between the queries. */
  gboolean begun = !sheaf_database_in_transaction (self->database);
  if (begun && !sheaf_database_begin_read (self->database, error))
    return NULL;
  gboolean loaded = load_tree (self, nodes, top, error);
  if (begun)
    sheaf_database_rollback (self->database);
  return loaded ? flatten (top, FALSE) : NULL;
}

GHashTable *
sheaf_library_rank_categories (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GHashTable) nodes =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) node_free);
  g_autoptr (GPtrArray) top = g_ptr_array_new ();
  if (!load_nodes (self, nodes, top, error))
    return NULL;

  g_autoptr (GPtrArray) all = flatten (top, TRUE);
  GHashTable *ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const SheafCategory *category = g_ptr_array_index (all, i);
      g_hash_table_insert (ranks, g_memdup2 (&category->id, sizeof category->id),
                           GUINT_TO_POINTER (i + 1));
    }
  return ranks;
}
