/* article-edit.c: change what an article says of itself, in the keys its own header uses
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article-edit.h"
#include "core/article-edit-header.h"
#include "core/article-edit-keys.h"
#include "core/article-edit-lists.h"
#include "core/date.h"
#include "core/dialect.h"
#include "core/front-matter-compare.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
refuse (GError **error, int code, const char *reason)
{
  g_set_error_literal (error, SHEAF_ERROR, code, reason);
  return NULL;
}

gboolean
sheaf_change_is_of_categories (const char *key)
{
  g_return_val_if_fail (key, FALSE);
  return sheaf_edit_is_list_key (key, TRUE);
}

/* Lists ----------------------------------------------------------------------------------------- */

typedef struct
{
  const SheafDocument *document;
  const SheafChangeRules *rules;
  const SheafChange *change;
} Editor;

static gboolean
has (const GPtrArray *names, gconstpointer name, GEqualFunc equal)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) names, name, equal, NULL);
}

static gboolean
same_tags (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!has (b, g_ptr_array_index (a, i), g_str_equal))
      return FALSE;
  return a->len == b->len;
}

static gboolean
same_paths (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (!has (b, g_ptr_array_index (a, i), (GEqualFunc) g_strv_equal))
      return FALSE;
  return a->len == b->len;
}

/* As the draft has them. */
static GPtrArray *
read_paths (const Editor *self, const SheafFrontMatter *header)
{
  const SheafChangeRules *rules = self->rules;
  SheafDialect dialect = sheaf_dialect_for_form (rules->dialect, header->form);
  g_autoptr (GPtrArray) paths =
      sheaf_dialect_read_categories (dialect, header->root, rules->origin);

  if (paths->len > 0)
    return g_steal_pointer (&paths);
  return sheaf_dialect_read_categories (rules->dialect, header->root, rules->origin);
}

/* Whether @text has these tags and categories now. */
static gboolean
says (const Editor *self, const char *text, const GPtrArray *tags, const GPtrArray *paths)
{
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (GPtrArray) new_tags = sheaf_dialect_read_tags (self->rules->dialect, header->root);
  g_autoptr (GPtrArray) new_paths = read_paths (self, header);

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
  g_autofree char *whole = sheaf_edit_locate_list (self->document->header->root, key);

  /* A key without a value may leave room for another key: then a list without items. */
  for (int brackets = 0; node && brackets < 2; brackets++)
    {
      const SheafEdit edit = { SHEAF_EDIT_SET, whole, node, FALSE, brackets };
      g_autofree char *text = sheaf_article_edit_header (self->document, &edit, error);

      if (!text)
        return NULL;
      if (says (self, text, tags, paths))
        return g_steal_pointer (&text);
    }
  if (!node)
    return NULL;
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

/* Whether both the plural and the singular key are read, and not one in the other's stead. */
static gboolean
reads_both (SheafDialect dialect, gboolean categories)
{
  return dialect == SHEAF_DIALECT_JEKYLL || (dialect == SHEAF_DIALECT_OBSIDIAN && !categories);
}

/* The header without @key. Returns: (transfer full) (nullable) */
static SheafNode *
leave_out (const SheafDocument *document, const char *key)
{
  const SheafNode *root = document->header->root;
  SheafNode *rest = root ? sheaf_node_copy (root) : NULL;
  SheafKeyPlace place = { 0 };

  if (!rest)
    return NULL;
  place = sheaf_node_find (rest, document->decoded->text, key);
  if (place.found && place.mapping == rest)
    {
      g_ptr_array_remove_index (rest->keys, place.index);
      g_ptr_array_remove_index (rest->items, place.index);
    }
  return rest;
}

/* What the header says without @key: that needs no writing there. */
static GPtrArray *
read_tags_elsewhere (const Editor *self, const char *key)
{
  const gboolean both = reads_both (self->rules->dialect, FALSE);
  g_autoptr (SheafNode) rest = both ? leave_out (self->document, key) : NULL;

  return sheaf_dialect_read_tags (self->rules->dialect, rest);
}

static GPtrArray *
read_categories_elsewhere (const Editor *self, const char *key)
{
  g_autoptr (SheafNode) rest = NULL;

  if (!reads_both (self->rules->dialect, TRUE))
    return g_ptr_array_new ();
  rest = leave_out (self->document, key);
  return sheaf_dialect_read_categories (self->rules->dialect, rest, self->rules->origin);
}

static char *
edit_tags (const Editor *self, GError **error)
{
  const SheafNode *root = self->document->header->root;
  SheafDialect dialect = self->rules->dialect;
  const char *value = self->change->value;
  const char *key = sheaf_edit_choose_list_key (self->document->header, FALSE);
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (dialect, root);
  g_autoptr (GPtrArray) paths = read_paths (self, self->document->header);
  g_autofree char *name = sheaf_text_title (value + strspn (value, "# \t"));
  g_autoptr (GPtrArray) wanted = apply (tags, name, !*name, self->change->kind, g_str_equal);
  g_autoptr (GPtrArray) elsewhere = read_tags_elsewhere (self, key);

  if (same_tags (tags, wanted))
    return g_strdup (self->document->decoded->text);
  if (self->change->kind == SHEAF_EDIT_REMOVE && has (elsewhere, name, g_str_equal))
    {
      key = sheaf_edit_get_other_key (key, FALSE);
      g_ptr_array_unref (elsewhere);
      elsewhere = read_tags_elsewhere (self, key);
    }
  return set_list (
      self, key,
      sheaf_edit_make_tags (dialect, key, sheaf_dialect_get_value (root, key), wanted, elsewhere),
      wanted, paths, error);
}

/* Jekyll's categories that come from folders stay whatever the header says, also where all are set anew. */
static void
add_folders (const Editor *self, const GPtrArray *folders, GPtrArray *wanted)
{
  if (self->rules->dialect != SHEAF_DIALECT_JEKYLL || self->change->kind != SHEAF_EDIT_SET)
    return;
  for (guint i = 0; i < folders->len; i++)
    if (!has (wanted, g_ptr_array_index (folders, i), (GEqualFunc) g_strv_equal))
      g_ptr_array_add (wanted, g_ptr_array_index (folders, i));
}

/* Slashes with nothing between; "" is meant, and leaves no category. */
static gboolean
is_empty_path (const char *text)
{
  g_auto (GStrv) path = sheaf_edit_parse_path (text);

  return !path[0] && text[strspn (text, " \t\r\n")];
}

static char *
edit_categories (const Editor *self, GError **error)
{
  const SheafChangeRules *rules = self->rules;
  const SheafFrontMatter *header = self->document->header;
  const SheafNode *root = header->root;
  const char *key = sheaf_edit_choose_list_key (header, TRUE);
  g_autoptr (GPtrArray) tags = sheaf_dialect_read_tags (rules->dialect, root);
  g_autoptr (GPtrArray) paths = read_paths (self, header);
  g_auto (GStrv) path = sheaf_edit_read_path (self->change->value);
  GEqualFunc equal = (GEqualFunc) g_strv_equal;
  g_autoptr (GPtrArray) wanted = apply (paths, path, !path[0], self->change->kind, equal);
  g_autoptr (GPtrArray) elsewhere = read_categories_elsewhere (self, key);
  g_autoptr (GPtrArray) folders =
      sheaf_dialect_read_categories (rules->dialect, NULL, rules->origin);

  add_folders (self, folders, wanted);
  if (same_paths (paths, wanted))
    return g_strdup (self->document->decoded->text);
  if (self->change->kind == SHEAF_EDIT_REMOVE && has (elsewhere, path, equal))
    {
      key = sheaf_edit_get_other_key (key, TRUE);
      g_ptr_array_unref (elsewhere);
      elsewhere = read_categories_elsewhere (self, key);
    }
  return set_list (
      self, key,
      sheaf_edit_make_categories (sheaf_dialect_for_form (rules->dialect, header->form), key,
                                  sheaf_dialect_get_value (root, key), wanted, elsewhere, error),
      tags, wanted, error);
}

/* The whole ------------------------------------------------------------------------------------- */

static char *
edit_value (const Editor *self, const char *key, gboolean bare, GError **error)
{
  g_autoptr (SheafNode) value =
      self->change->value ? sheaf_node_new_text (self->change->value) : NULL;
  const SheafEdit edit = { self->change->kind, key, value, bare, FALSE };

  return sheaf_article_edit_header (self->document, &edit, error);
}

static char *
edit_date (const Editor *self, GError **error)
{
  g_autofree char *key = sheaf_edit_choose_date_key (self->document->header->root);
  const char *value = self->change->value;
  gint64 date;

  if (value && !value[strspn (value, " \t\r\n")])
    return refuse (error, SHEAF_ERROR_INVALID, _ ("an empty text is no date"));
  if (value && !sheaf_date_parse (value, self->rules->zone, &date))
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("“%s” is no date"), value);
      return NULL;
    }
  return edit_value (self, key, TRUE, error);
}

static char *
edit_list (const Editor *self, gboolean categories, GError **error)
{
  const SheafFrontMatter *header = self->document->header;
  const char *key = sheaf_edit_choose_list_key (header, categories);
  g_autofree char *whole = sheaf_edit_locate_list (header->root, key);

  if (self->change->kind == SHEAF_EDIT_UNSET)
    return edit_value (self, whole, FALSE, error);
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
  if (change->value && sheaf_edit_is_list_key (key, TRUE) && is_empty_path (change->value))
    return refuse (error, SHEAF_ERROR_INVALID, _ ("a path of empty names is no category"));
  if (g_ascii_strcasecmp (key, "title") == 0)
    return edit_value (&self, "title", FALSE, error);
  if (g_ascii_strcasecmp (key, "date") == 0)
    return edit_date (&self, error);
  if (g_ascii_strcasecmp (key, "author") == 0)
    return edit_value (&self, sheaf_edit_choose_author_key (document->header->root), FALSE, error);
  if (sheaf_edit_is_list_key (key, TRUE) || sheaf_edit_is_list_key (key, FALSE))
    return edit_list (&self, sheaf_edit_is_list_key (key, TRUE), error);
  return edit_value (&self, key, TRUE, error);
}
