/* article-edit-keys.c: which key of a header says what
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit-keys.h"
#include "core/article-keys.h"
#include "core/dialect.h"
#include "core/text.h"

static const char *const category_keys[] = { "categories", "category", NULL };
static const char *const tag_keys[] = { "tags", "tag", NULL };

/* Where some keep the keys of an article: Zola and RustSec. */
static const char *const list_tables[] = { "taxonomies", "advisory", NULL };
static const char *const date_tables[] = { "advisory", NULL };

gboolean
sheaf_edit_is_list_key (const char *key, gboolean categories)
{
  g_return_val_if_fail (key, FALSE);
  return sheaf_text_is_one_of (key, categories ? category_keys : tag_keys);
}

/* The first of @keys that has a value, else the first that is there, else @otherwise. */
static const char *
choose_key (const SheafNode *root, const char *const *keys, const char *otherwise)
{
  for (guint i = 0; keys[i]; i++)
    if (!sheaf_node_is_null (sheaf_dialect_get_value (root, keys[i])))
      return keys[i];
  for (guint i = 0; keys[i]; i++)
    if (sheaf_dialect_get_value (root, keys[i]))
      return keys[i];
  return otherwise;
}

const char *
sheaf_edit_choose_list_key (const SheafFrontMatter *header, gboolean categories)
{
  gboolean lines;

  g_return_val_if_fail (header, NULL);

  if (!categories)
    return choose_key (header->root, tag_keys, tag_keys[0]);
  /* Lines without a syntax around them are Pelican's and Nikola's, who know one category. */
  lines = header->root && sheaf_form_get_syntax (header->form) == SHEAF_SYNTAX_LINES;
  return choose_key (header->root, category_keys, category_keys[lines ? 1 : 0]);
}

const char *
sheaf_edit_get_other_key (const char *key, gboolean categories)
{
  const char *const *keys = categories ? category_keys : tag_keys;

  g_return_val_if_fail (key, NULL);
  return keys[g_str_equal (key, keys[0]) ? 1 : 0];
}

/* The whole name of @key, where sheaf_dialect_get_value() finds it; a new one goes into the first of @tables that
 * is there. Returns: (transfer full) */
static char *
locate (const SheafNode *root, const char *key, const char *const *tables)
{
  gboolean there = sheaf_node_get (root, key) != NULL;

  for (guint i = 0; !there && list_tables[i]; i++)
    if (sheaf_node_get (sheaf_node_get (root, list_tables[i]), key))
      return g_strdup_printf ("%s.%s", list_tables[i], key);
  for (; !there && *tables; tables++)
    if (sheaf_node_get (root, *tables))
      return g_strdup_printf ("%s.%s", *tables, key);
  return g_strdup (key);
}

char *
sheaf_edit_locate_list (const SheafNode *root, const char *key)
{
  g_return_val_if_fail (key, NULL);
  return locate (root, key, list_tables);
}

const char *
sheaf_edit_choose_author_key (const SheafNode *root)
{
  static const char *const keys[] = { "author", "authors", NULL };
  const char *key = choose_key (root, keys, keys[0]);

  const SheafNode *name = sheaf_node_get (sheaf_node_get (root, key), "name");

  if (name && name->kind != SHEAF_NODE_MAPPING)
    return g_str_equal (key, "author") ? "author.name" : "authors.name";
  return key;
}

char *
sheaf_edit_choose_date_key (const SheafNode *root)
{
  return locate (root, sheaf_article_keys_date_key (root), date_tables);
}

char *
sheaf_change_find_key (const SheafNode *root, const char *key)
{
  const char *const *lists = NULL;

  g_return_val_if_fail (key, NULL);

  if (g_ascii_strcasecmp (key, "title") == 0)
    return g_strdup ("title");
  if (g_ascii_strcasecmp (key, "author") == 0)
    return g_strdup (sheaf_edit_choose_author_key (root));
  if (g_ascii_strcasecmp (key, "date") == 0)
    return sheaf_edit_choose_date_key (root);
  if (sheaf_text_is_one_of (key, category_keys))
    lists = category_keys;
  else if (sheaf_text_is_one_of (key, tag_keys))
    lists = tag_keys;
  return lists ? sheaf_edit_locate_list (root, choose_key (root, lists, lists[0])) : g_strdup (key);
}
