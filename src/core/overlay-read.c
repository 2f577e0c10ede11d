/* overlay-read.c: an article read as if its file said what a person said of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/overlay.h"

#include "core/article-edit-keys.h"
#include "core/article-edit-lists.h"
#include "core/front-matter-compare.h"
#include "core/library-categories.h"
#include "core/text.h"

#include <string.h>

/* --- the header --- */

static gboolean
is_relation (const SheafOverlayEdit *edit)
{
  return g_str_equal (edit->key, "categories") || g_str_equal (edit->key, "tags");
}

/* @value: (transfer full) (nullable): NULL takes the key out */
static void
put (SheafNode *root, const char *text, const char *key, SheafNode *value)
{
  SheafKeyPlace place = sheaf_node_find (root, text, key);

  if (place.found)
    {
      g_ptr_array_remove_index (place.mapping->keys, place.index);
      g_ptr_array_remove_index (place.mapping->items, place.index);
    }
  if (!value)
    return;
  if (!place.mapping)
    place = (SheafKeyPlace){ .mapping = root, .index = root->keys->len, .name = key };
  g_ptr_array_insert (place.mapping->keys, (int) place.index, sheaf_node_new_text (place.name));
  g_ptr_array_insert (place.mapping->items, (int) place.index, value);
}

static SheafNode *
make_list (const GPtrArray *values)
{
  SheafNode *list = sheaf_node_new_list ();

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (list->items, sheaf_node_new_text (g_ptr_array_index (values, i)));
  return list;
}

static gboolean
is_text (const SheafNode *node, const char *text)
{
  return g_strcmp0 (sheaf_node_get_text (node), text) == 0;
}

static gboolean
has_text (const GPtrArray *values, const SheafNode *node)
{
  for (guint i = 0; i < values->len; i++)
    if (is_text (node, g_ptr_array_index (values, i)))
      return TRUE;
  return FALSE;
}

/* The list @old, or the one of it alone, without what is taken out and with what is added. */
static SheafNode *
change_list (const SheafNode *old, const SheafOverlayEdit *edit)
{
  SheafNode *list = sheaf_node_new_list ();
  const gboolean several = old && old->kind == SHEAF_NODE_SEQUENCE;
  const guint n = several ? old->items->len : sheaf_node_is_null (old) ? 0 : 1;

  for (guint i = 0; i < n; i++)
    {
      const SheafNode *item = several ? g_ptr_array_index (old->items, i) : old;

      if (!has_text (edit->removed, item) && !has_text (edit->added, item))
        g_ptr_array_add (list->items, sheaf_node_copy (item));
    }
  for (guint i = 0; i < edit->added->len; i++)
    g_ptr_array_add (list->items, sheaf_node_new_text (g_ptr_array_index (edit->added, i)));
  return list;
}

static void
apply_to_header (SheafNode *root, const char *text, const SheafOverlayEdit *edit)
{
  g_autofree char *key = sheaf_change_find_key (root, edit->key);
  SheafKeyPlace place = { 0 };

  if (edit->unset)
    put (root, text, key, NULL);
  else if (edit->values && !edit->list)
    put (root, text, key, sheaf_node_new_text (g_ptr_array_index (edit->values, 0)));
  else if (edit->values)
    put (root, text, key, make_list (edit->values));
  else
    {
      place = sheaf_node_find (root, text, key);
      put (root, text, key,
           change_list (place.found ? g_ptr_array_index (place.mapping->items, place.index) : NULL,
                        edit));
    }
}

SheafNode *
sheaf_overlay_change_header (const SheafNode *root, const char *text, const GPtrArray *edits)
{
  SheafNode *copy;

  if (!edits || !edits->len)
    return NULL;
  copy = root ? sheaf_node_copy (root) : sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
  for (guint i = 0; i < edits->len; i++)
    if (!is_relation (g_ptr_array_index (edits, i)))
      apply_to_header (copy, text, g_ptr_array_index (edits, i));
  return copy;
}

/* --- categories and tags --- */

static gpointer
read_item (const SheafOverlayEdit *edit, const char *value)
{
  return g_str_equal (edit->key, "tags") ? (gpointer) g_strdup (value)
                                         : (gpointer) sheaf_edit_parse_path (value);
}

static void
free_item (const SheafOverlayEdit *edit, gpointer item)
{
  if (g_str_equal (edit->key, "tags"))
    g_free (item);
  else
    g_strfreev (item);
}

static gboolean
is_nothing (const SheafOverlayEdit *edit, gpointer item)
{
  return g_str_equal (edit->key, "tags") ? !*(char *) item : !*(GStrv) item;
}

static void
take_items_out (const SheafOverlayEdit *edit, GPtrArray *items, GEqualFunc equal)
{
  for (guint i = 0; i < edit->removed->len; i++)
    {
      gpointer item = read_item (edit, g_ptr_array_index (edit->removed, i));
      guint index;

      if (g_ptr_array_find_with_equal_func (items, item, equal, &index))
        g_ptr_array_remove_index (items, index);
      free_item (edit, item);
    }
}

static void
put_items_in (const SheafOverlayEdit *edit,
              const GPtrArray *values,
              GPtrArray *items,
              GEqualFunc equal)
{
  for (guint i = 0; i < values->len; i++)
    {
      gpointer item = read_item (edit, g_ptr_array_index (values, i));

      if (is_nothing (edit, item) || g_ptr_array_find_with_equal_func (items, item, equal, NULL))
        free_item (edit, item);
      else
        g_ptr_array_add (items, item);
    }
}

static void
change_items (const SheafOverlayEdit *edit, GPtrArray *items, GEqualFunc equal)
{
  if (edit->unset || edit->values)
    g_ptr_array_set_size (items, 0);
  take_items_out (edit, items, equal);
  put_items_in (edit, edit->values ? edit->values : edit->added, items, equal);
}

static SheafNode *
make_paths (const GPtrArray *paths)
{
  SheafNode *list = sheaf_node_new_list ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = sheaf_category_path_format (g_ptr_array_index (paths, i));

      g_ptr_array_add (list->items, sheaf_node_new_text (path));
    }
  return list;
}

void
sheaf_overlay_change_lists (SheafArticle *article,
                            SheafNode *header,
                            const char *text,
                            const GPtrArray *edits)
{
  const SheafOverlayEdit *edit = sheaf_overlay_find (edits, "categories");

  if (edit)
    {
      g_autofree char *key = sheaf_change_find_key (header, edit->key);

      change_items (edit, article->categories, (GEqualFunc) g_strv_equal);
      put (header, text, key, edit->unset ? NULL : make_paths (article->categories));
    }
  edit = sheaf_overlay_find (edits, "tags");
  if (edit)
    {
      g_autofree char *key = sheaf_change_find_key (header, edit->key);

      change_items (edit, article->tags, g_str_equal);
      put (header, text, key, edit->unset ? NULL : make_list (article->tags));
    }
}

/* --- comparing --- */

static gboolean
same_items (const GPtrArray *a, const GPtrArray *b, GEqualFunc equal)
{
  for (guint i = 0; i < MIN (a->len, b->len); i++)
    if (!equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return a->len == b->len;
}

/* A key with those below it. */
static gboolean
is_of (const SheafProperty *property, const char *key)
{
  const gsize length = strlen (key);

  return g_ascii_strncasecmp (property->key, key, length) == 0 &&
         (property->key[length] == '\0' || property->key[length] == '.');
}

static gboolean
has_properties_of (const SheafArticle *a, const SheafArticle *b, const char *key)
{
  for (guint i = 0; i < a->properties->len; i++)
    {
      const SheafProperty *one = g_ptr_array_index (a->properties, i);
      const SheafProperty *other;

      if (!is_of (one, key))
        continue;
      other = sheaf_article_find_property (b, one->key);
      if (!other || one->is_list != other->is_list ||
          !same_items (one->values, other->values, g_str_equal))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_overlay_same (const SheafArticle *a, const SheafArticle *b, const char *key)
{
  g_return_val_if_fail (a && b && key, FALSE);

  if (g_str_equal (key, "title"))
    return g_strcmp0 (a->title, b->title) == 0;
  if (g_str_equal (key, "author"))
    return g_strcmp0 (a->author, b->author) == 0;
  if (g_str_equal (key, "date"))
    return a->date == b->date && g_strcmp0 (a->date_text, b->date_text) == 0;
  if (g_str_equal (key, "tags"))
    return same_items (a->tags, b->tags, g_str_equal);
  if (g_str_equal (key, "categories"))
    return same_items (a->categories, b->categories, (GEqualFunc) g_strv_equal);
  return has_properties_of (a, b, key) && has_properties_of (b, a, key);
}
