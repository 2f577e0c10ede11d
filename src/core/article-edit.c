/* article-edit.c: change what an article says of itself, in the keys its own header uses
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit.h"
#include "core/article-edit-lists.h"
#include "core/date.h"
#include "core/dialect.h"
#include "core/front-matter-tree.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const category_keys[] = { "categories", "category", NULL };
static const char *const tag_keys[] = { "tags", "tag", NULL };

static char *
refuse (GError **error, int code, const char *reason)
{
  g_set_error_literal (error, SHEAF_ERROR, code, reason);
  return NULL;
}

static gboolean
is_one_of (const char *key, const char *const *keys)
{
  for (; *keys; keys++)
    if (g_ascii_strcasecmp (key, *keys) == 0)
      return TRUE;
  return FALSE;
}

gboolean
sheaf_change_is_of_categories (const char *key)
{
  g_return_val_if_fail (key, FALSE);
  return is_one_of (key, category_keys);
}

/* Which key -------------------------------------------------------------------------------------- */

/* The first of @keys that has a value, else the first that is there, else the first. */
static const char *
choose_key (const SheafNode *root, const char *const *keys)
{
  for (guint i = 0; keys[i]; i++)
    if (!sheaf_node_is_null (sheaf_node_get (root, keys[i])))
      return keys[i];
  for (guint i = 0; keys[i]; i++)
    if (sheaf_node_get (root, keys[i]))
      return keys[i];
  return keys[0];
}

/* Jekyll reads both keys: the one to take a name from is the one that has it. */
static const char *
choose_category_key (const SheafNode *root,
                     const SheafChangeRules *rules,
                     const SheafChange *change)
{
  const SheafNode *single = sheaf_node_get (root, "category");

  if (rules->dialect == SHEAF_DIALECT_JEKYLL && change->kind == SHEAF_EDIT_REMOVE &&
      sheaf_node_get_text (single) && g_str_equal (single->text, change->value))
    return "category";
  return choose_key (root, category_keys);
}

static const char *
choose_author_key (const SheafNode *root)
{
  static const char *const keys[] = { "author", "authors", NULL };
  const char *key = choose_key (root, keys);

  if (sheaf_node_get_text (sheaf_node_get (sheaf_node_get (root, key), "name")))
    return g_str_equal (key, "author") ? "author.name" : "authors.name";
  return key;
}

/* As the draft finds it: `published: true` is no date. */
static const char *
choose_date_key (const SheafNode *root)
{
  static const char *const keys[] = { "date", "published", "created", "pubDate" };
  static const char *const truths[] = { "true", "false", "yes", "no", "on", "off", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = sheaf_node_get_text (sheaf_node_get (root, keys[i]));

      if (text && text[strspn (text, " \t\r\n")] && !is_one_of (text, truths))
        return keys[i];
    }
  return keys[0];
}

/* Lists ----------------------------------------------------------------------------------------- */

typedef struct
{
  const SheafDocument *document;
  const SheafChangeRules *rules;
  const SheafChange *change;
} Editor;

static char *
edit_header (const Editor *self, const SheafEdit *edit, GError **error)
{
  const SheafDecoded *decoded = self->document->decoded;

  return sheaf_front_matter_edit (decoded->text, decoded->length, self->document->header, edit,
                                  error);
}

static gboolean
same_tags (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) b, g_ptr_array_index (a, i), g_str_equal,
                                           NULL))
      return FALSE;
  return a->len == b->len;
}

static gboolean
same_paths (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *) b, g_ptr_array_index (a, i),
                                           (GEqualFunc) g_strv_equal, NULL))
      return FALSE;
  return a->len == b->len;
}

/* Whether @text has these tags and categories now. */
static gboolean
says (const Editor *self, const char *text, const GPtrArray *tags, const GPtrArray *paths)
{
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (GPtrArray) new_tags = sheaf_dialect_read_tags (self->rules->dialect, header->root);
  g_autoptr (GPtrArray) new_paths =
      sheaf_dialect_read_categories (self->rules->dialect, header->root, self->rules->origin);

  return same_tags (tags, new_tags) && same_paths (paths, new_paths);
}

/* @value: (transfer full) (nullable): NULL has its error set */
static char *
set_list (const Editor *self,
          const char *key,
          SheafNode *value,
          const GPtrArray *tags,
          const GPtrArray *paths,
          GError **error)
{
  g_autoptr (SheafNode) node = value;
  const SheafEdit edit = { SHEAF_EDIT_SET, key, node, FALSE };
  g_autofree char *text = node ? edit_header (self, &edit, error) : NULL;

  if (!text)
    return NULL;
  if (says (self, text, tags, paths))
    return g_steal_pointer (&text);
  return refuse (error, SHEAF_ERROR_UNSUPPORTED,
                 _ ("by the rules of its site the article would then have other categories or "
                    "tags than was asked for"));
}

/* What there is to be, of @now. @name: (transfer full); @equal: for two elements */
static GPtrArray *
apply (const GPtrArray *now, gpointer name, gboolean empty, SheafEditKind kind, GEqualFunc equal)
{
  GPtrArray *wanted = g_ptr_array_new ();
  gboolean there = FALSE;

  for (guint i = 0; i < now->len && kind != SHEAF_EDIT_SET; i++)
    {
      gboolean same = equal (g_ptr_array_index (now, i), name);

      there |= same;
      if (!same || kind == SHEAF_EDIT_ADD)
        g_ptr_array_add (wanted, g_ptr_array_index (now, i));
    }
  if (!empty && !there && kind != SHEAF_EDIT_REMOVE)
    g_ptr_array_add (wanted, name);
  return wanted;
}

static char *
edit_tags (const Editor *self, GError **error)
{
  const SheafNode *root = self->document->header->root;
  const char *value = self->change->value;
  const char *key = choose_key (root, tag_keys);
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (self->rules->dialect, root);
  g_autoptr (GPtrArray) paths =
      sheaf_dialect_read_categories (self->rules->dialect, root, self->rules->origin);
  g_autofree char *name = sheaf_text_title (value + strspn (value, "# \t"));
  g_autoptr (GPtrArray) wanted = apply (tags, name, !*name, self->change->kind, g_str_equal);

  if (same_tags (tags, wanted))
    return g_strdup (self->document->decoded->text);
  return set_list (self, key,
                   sheaf_edit_make_tags (self->rules->dialect, sheaf_node_get (root, key), wanted),
                   wanted, paths, error);
}

/* Returns: (transfer full): A/B as it is read from a header */
static GStrv
parse_path (const char *text)
{
  GStrv path = sheaf_edit_parse_path (text);

  for (guint i = 0; path[i]; i++)
    {
      char *name = sheaf_text_title (path[i]);

      g_free (path[i]);
      path[i] = name;
    }
  return path;
}

static char *
edit_categories (const Editor *self, GError **error)
{
  const SheafChangeRules *rules = self->rules;
  const SheafNode *root = self->document->header->root;
  const char *key = choose_category_key (root, rules, self->change);
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (rules->dialect, root);
  g_autoptr (GPtrArray) paths = sheaf_dialect_read_categories (rules->dialect, root, rules->origin);
  g_autoptr (GPtrArray) folders =
      rules->dialect == SHEAF_DIALECT_JEKYLL
          ? sheaf_dialect_read_categories (rules->dialect, NULL, rules->origin)
          : g_ptr_array_new ();
  g_auto (GStrv) path = parse_path (self->change->value);
  g_autoptr (GPtrArray) wanted =
      apply (paths, path, !path[0], self->change->kind, (GEqualFunc) g_strv_equal);

  /* What comes from the folder's name stays. */
  if (self->change->kind == SHEAF_EDIT_SET)
    for (guint i = 0; i < folders->len; i++)
      if (!g_ptr_array_find_with_equal_func (wanted, g_ptr_array_index (folders, i),
                                             (GEqualFunc) g_strv_equal, NULL))
        g_ptr_array_add (wanted, g_ptr_array_index (folders, i));
  if (same_paths (paths, wanted))
    return g_strdup (self->document->decoded->text);
  return set_list (self, key,
                   sheaf_edit_make_categories (rules->dialect, key, sheaf_node_get (root, key),
                                               wanted, folders, error),
                   tags, wanted, error);
}

/* The whole ------------------------------------------------------------------------------------- */

static char *
edit_value (const Editor *self, const char *key, gboolean bare, GError **error)
{
  g_autoptr (SheafNode) value =
      self->change->value ? sheaf_tree_new_text (self->change->value) : NULL;
  const SheafEdit edit = { self->change->kind, key, value, bare };

  return edit_header (self, &edit, error);
}

static char *
edit_date (const Editor *self, GError **error)
{
  const char *value = self->change->value;
  gint64 date;

  if (value && !sheaf_date_parse (value, self->rules->zone, &date))
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("“%s” is no date"), value);
      return NULL;
    }
  return edit_value (self, choose_date_key (self->document->header->root), TRUE, error);
}

static char *
edit_list (const Editor *self, gboolean categories, GError **error)
{
  if (self->change->kind == SHEAF_EDIT_UNSET)
    return edit_value (
        self, choose_key (self->document->header->root, categories ? category_keys : tag_keys),
        FALSE, error);
  return categories ? edit_categories (self, error) : edit_tags (self, error);
}

char *
sheaf_article_edit (const SheafDocument *document,
                    const SheafChangeRules *rules,
                    const SheafChange *change,
                    GError **error)
{
  const Editor self = { document, rules, change };
  const char *key;
  gboolean single;

  g_return_val_if_fail (document && rules && rules->origin && rules->zone, NULL);
  g_return_val_if_fail (change && change->key, NULL);
  g_return_val_if_fail (change->value || change->kind == SHEAF_EDIT_UNSET, NULL);

  key = change->key;
  single = g_ascii_strcasecmp (key, "title") == 0 || g_ascii_strcasecmp (key, "date") == 0;
  if (single && (change->kind == SHEAF_EDIT_ADD || change->kind == SHEAF_EDIT_REMOVE))
    return refuse (error, SHEAF_ERROR_INVALID, _ ("an article has one title and one date"));
  if (change->value && !g_utf8_validate (change->value, -1, NULL))
    return refuse (error, SHEAF_ERROR_INVALID, _ ("the value is not UTF-8"));
  if (g_ascii_strcasecmp (key, "title") == 0)
    return edit_value (&self, "title", FALSE, error);
  if (g_ascii_strcasecmp (key, "date") == 0)
    return edit_date (&self, error);
  if (g_ascii_strcasecmp (key, "author") == 0)
    return edit_value (&self, choose_author_key (document->header->root), FALSE, error);
  if (is_one_of (key, category_keys) || is_one_of (key, tag_keys))
    return edit_list (&self, is_one_of (key, category_keys), error);
  return edit_value (&self, key, TRUE, error);
}
