/* article-edit-lists.c: categories and tags as the values of a header
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit-lists.h"
#include "core/dialect.h"
#include "core/error.h"
#include "core/front-matter-compare.h"
#include "core/library-categories.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GStrv
sheaf_edit_parse_path (const char *text)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (text, NULL);

  names = sheaf_category_path_parse (text);
  for (guint i = 0; names[i]; i++)
    if (*g_strstrip (names[i]))
      g_strv_builder_add (builder, names[i]);
  return g_strv_builder_end (builder);
}

GStrv
sheaf_edit_read_path (const char *text)
{
  GStrv path = sheaf_edit_parse_path (text);

  for (guint i = 0; path && path[i]; i++)
    {
      char *name = sheaf_text_title (path[i]);

      g_free (path[i]);
      path[i] = name;
    }
  return path;
}

static gboolean
is_list (const SheafNode *node)
{
  return node && node->kind == SHEAF_NODE_SEQUENCE;
}

static void
add_text (SheafNode *list, const char *text)
{
  g_ptr_array_add (list->items, sheaf_node_new_text (text));
}

/* A header in which @key has the one item. Returns: (transfer full) */
static SheafNode *
make_header (const char *key, const SheafNode *item)
{
  SheafNode *root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
  SheafNode *list = sheaf_node_new_list ();

  g_ptr_array_add (list->items, sheaf_node_copy (item));
  g_ptr_array_add (root->keys, sheaf_node_new_text (key));
  g_ptr_array_add (root->items, list);
  return root;
}

/* How many of @some are in @all. */
static guint
count_in (const GPtrArray *some, const GPtrArray *all, GEqualFunc equal)
{
  guint n = 0;

  for (guint i = 0; i < some->len; i++)
    n += g_ptr_array_find_with_equal_func ((GPtrArray *) all, g_ptr_array_index (some, i), equal,
                                           NULL);
  return n;
}

/* Those of @all that need writing. */
static GPtrArray *
leave_out (const GPtrArray *all, const GPtrArray *elsewhere, GEqualFunc equal)
{
  GPtrArray *rest = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) elsewhere, g_ptr_array_index (all, i),
                                           equal, NULL))
      g_ptr_array_add (rest, g_ptr_array_index (all, i));
  return rest;
}

/* Tags ------------------------------------------------------------------------------------------ */

/* The items of @old that say nothing but what is in @tags. @said: what these say */
static SheafNode *
keep_tag_items (SheafDialect dialect, const SheafNode *old, const GPtrArray *tags, GPtrArray *said)
{
  SheafNode *list = sheaf_node_new_list ();

  for (guint i = 0; is_list (old) && i < old->items->len; i++)
    {
      const SheafNode *item = g_ptr_array_index (old->items, i);
      g_autoptr (SheafNode) root = make_header ("tags", item);
      g_autoptr (GPtrArray) names = sheaf_dialect_read_tags (dialect, root);

      if (count_in (names, tags, g_str_equal) < names->len)
        continue;
      g_ptr_array_add (list->items, sheaf_node_copy (item));
      for (guint j = 0; j < names->len; j++)
        g_ptr_array_add (said, g_strdup (g_ptr_array_index (names, j)));
    }
  return list;
}

static gboolean
has_any (const GPtrArray *names, const char *characters)
{
  for (guint i = 0; i < names->len; i++)
    if (strpbrk (g_ptr_array_index (names, i), characters) ||
        strstr (g_ptr_array_index (names, i), "，"))
      return TRUE;
  return FALSE;
}

static SheafNode *
join (const GPtrArray *names, const char *separator)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (names, i));
  return sheaf_node_new_text (text->str);
}

SheafNode *
sheaf_edit_make_tags (SheafDialect dialect,
                      const char *key,
                      const SheafNode *old,
                      const GPtrArray *all,
                      const GPtrArray *elsewhere)
{
  g_autoptr (GPtrArray) tags = NULL;
  gboolean words = dialect == SHEAF_DIALECT_OBSIDIAN ||
                   (dialect == SHEAF_DIALECT_JEKYLL && g_str_equal (key, "tags"));
  const char *text = sheaf_node_get_text (old);
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);
  SheafNode *list;

  g_return_val_if_fail (key && all && elsewhere, NULL);

  tags = leave_out (all, elsewhere, g_str_equal);
  if (text && tags->len > 0 && !has_any (tags, words ? " ," : ",") && (words || tags->len == 1))
    return join (tags, strstr (text, ", ") ? ", " : strchr (text, ',') ? "," : " ");
  list = keep_tag_items (dialect, old, tags, said);
  for (guint i = 0; i < tags->len; i++)
    if (!g_ptr_array_find_with_equal_func (said, g_ptr_array_index (tags, i), g_str_equal, NULL))
      add_text (list, g_ptr_array_index (tags, i));
  return list;
}

/* Categories ------------------------------------------------------------------------------------ */

static SheafNode *
make_path (char *const *path)
{
  SheafNode *list = sheaf_node_new_list ();

  for (; *path; path++)
    add_text (list, *path);
  return list;
}

/* As above, for paths. */
static SheafNode *
keep_path_items (SheafDialect dialect,
                 const SheafNode *old,
                 const GPtrArray *paths,
                 GPtrArray *said)
{
  SheafNode *list = sheaf_node_new_list ();

  for (guint i = 0; is_list (old) && i < old->items->len; i++)
    {
      const SheafNode *item = g_ptr_array_index (old->items, i);
      g_autoptr (SheafNode) root = make_header ("categories", item);
      /* Without folders, so that only the item speaks. */
      g_autoptr (GPtrArray) names = sheaf_dialect_read_categories (dialect, root, "a");

      if (count_in (names, paths, (GEqualFunc) g_strv_equal) < names->len)
        continue;
      g_ptr_array_add (list->items, sheaf_node_copy (item));
      for (guint j = 0; j < names->len; j++)
        g_ptr_array_add (said, g_strdupv (g_ptr_array_index (names, j)));
    }
  return list;
}

static gboolean
has_list (const SheafNode *node)
{
  for (guint i = 0; is_list (node) && i < node->items->len; i++)
    if (is_list (g_ptr_array_index (node->items, i)))
      return TRUE;
  return FALSE;
}

/* Hexo: one path is a flat list; several are lists in a list, or names where there is a list as well. */
static SheafNode *
make_hexo (const SheafNode *old, const GPtrArray *paths)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  SheafNode *list;

  if (paths->len == 1 && !has_list (old))
    {
      char **path = g_ptr_array_index (paths, 0);

      return sheaf_node_get_text (old) && !path[1] ? sheaf_node_new_text (path[0])
                                                   : make_path (path);
    }
  list = has_list (old) ? keep_path_items (SHEAF_DIALECT_HEXO, old, paths, said)
                        : sheaf_node_new_list ();
  for (guint i = 0; i < paths->len; i++)
    if (!g_ptr_array_find_with_equal_func (said, g_ptr_array_index (paths, i),
                                           (GEqualFunc) g_strv_equal, NULL))
      g_ptr_array_add (list->items, make_path (g_ptr_array_index (paths, i)));
  /* Names alone would be one path. */
  if (list->items->len > 1 && !has_list (list))
    {
      SheafNode *inner = sheaf_node_new_list ();

      g_ptr_array_add (inner->items, g_ptr_array_steal_index (list->items, 0));
      g_ptr_array_insert (list->items, 0, inner);
    }
  return list;
}

/* What an item has to say for @path. Returns: (transfer full) (nullable) */
static char *
make_name (SheafDialect dialect, char *const *path, GError **error)
{
  gboolean obsidian = dialect == SHEAF_DIALECT_OBSIDIAN;

  for (guint i = 0; path[i]; i++)
    if ((i > 0 && !obsidian) || (obsidian && strchr (path[i], '/')))
      {
        g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                             obsidian ? _ ("a category of Obsidian has no slash in its name")
                                      : _ ("by the rules of its site an article’s categories are "
                                           "not in one another"));
        return NULL;
      }
  return g_strjoinv ("/", (char **) path);
}

/* Each path is a name of its own. */
static GPtrArray *
make_names (SheafDialect dialect, const GPtrArray *paths, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      char *name = make_name (dialect, g_ptr_array_index (paths, i), error);

      if (!name)
        return NULL;
      g_ptr_array_add (names, name);
    }
  return g_steal_pointer (&names);
}

static SheafNode *
make_set (SheafDialect dialect,
          const char *key,
          const SheafNode *old,
          const GPtrArray *paths,
          GError **error)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) names = make_names (dialect, paths, error);
  gboolean words = dialect == SHEAF_DIALECT_JEKYLL && g_str_equal (key, "categories");
  SheafNode *list;

  if (!names)
    return NULL;
  if (sheaf_node_get_text (old) && names->len > 0 &&
      (words ? !has_any (names, " \t\r\n") : names->len == 1))
    return join (names, " ");
  list = keep_path_items (dialect, old, paths, said);
  for (guint i = 0; i < paths->len; i++)
    if (!g_ptr_array_find_with_equal_func (said, g_ptr_array_index (paths, i),
                                           (GEqualFunc) g_strv_equal, NULL))
      add_text (list, g_ptr_array_index (names, i));
  return list;
}

SheafNode *
sheaf_edit_make_categories (SheafDialect dialect,
                            const char *key,
                            const SheafNode *old,
                            const GPtrArray *paths,
                            const GPtrArray *elsewhere,
                            GError **error)
{
  g_autoptr (GPtrArray) written = NULL;

  g_return_val_if_fail (key && paths && elsewhere, NULL);

  written = leave_out (paths, elsewhere, (GEqualFunc) g_strv_equal);
  if (sheaf_dialect_has_links (old) && dialect != SHEAF_DIALECT_JEKYLL &&
      dialect != SHEAF_DIALECT_HUGO)
    dialect = SHEAF_DIALECT_OBSIDIAN;
  if (dialect == SHEAF_DIALECT_HEXO || dialect == SHEAF_DIALECT_PLAIN)
    return make_hexo (old, written);
  return make_set (dialect, key, old, written, error);
}
