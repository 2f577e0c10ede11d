/* search-names.c: which names in the library a term means
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-names.h"

#include "core/library-private.h"
#include "core/name-index.h"
#include "core/search-match.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* --- Lists --- */

/* As JSON, and empties the list. Returns: (transfer full) (nullable): NULL for an empty one */
static char *
take_list (JsonArray **list)
{
  g_autoptr (JsonArray) array = g_steal_pointer (list);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (!json_array_get_length (array))
    return NULL;
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

typedef gboolean (*Matches) (const SheafSearchTerm *term, const char *text, gsize length);

/* Column 0 of the rows whose text in @column matches: an id, or with @column 0 the text itself. */
static gboolean
collect (SheafLibrary *library,
         const char *sql,
         const SheafValue *values,
         int column,
         const SheafSearchTerm *term,
         Matches matches,
         char **list,
         GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) rows = sheaf_database_query (library->database, sql, values, error);

  if (!rows)
    return FALSE;
  while (sheaf_statement_step (rows, &local))
    {
      const char *text = sheaf_statement_get_text (rows, column);

      if (!text || !matches (term, text, strlen (text)))
        continue;
      if (column == 0)
        json_array_add_string_element (array, text);
      else
        json_array_add_int_element (array, sheaf_statement_get_int64 (rows, 0));
    }
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *list = take_list (&array);
  return TRUE;
}

/* --- Tags --- */

/* The whole name, or what stands before a slash in it: tag:a means a/b as well. */
static gboolean
matches_tag (const SheafSearchTerm *term, const char *name, gsize length)
{
  const char *slash = name;

  if (sheaf_search_term_equals (term, name, length))
    return TRUE;
  while ((slash = memchr (slash, '/', length - (gsize) (slash - name))))
    {
      if (sheaf_search_term_equals (term, name, (gsize) (slash - name)))
        return TRUE;
      slash++;
    }
  return FALSE;
}

/* --- Tags and authors by a word of theirs --- */

static const SheafNameIndex *
get_index (SheafLibrary *library, GError **error)
{
  if (library->names && !sheaf_name_index_is_current (library->names, library->database))
    g_clear_pointer (&library->names, sheaf_name_index_free);
  if (!library->names)
    library->names = sheaf_name_index_new (library->database, error);
  return library->names;
}

static gboolean
find_authors (SheafLibrary *library,
              const SheafSearchTerm *term,
              SheafSearchNames *names,
              GError **error)
{
  const SheafNameIndex *index = get_index (library, error);

  if (index)
    names->authors = sheaf_name_index_find_authors (index, term);
  return index != NULL;
}

static gboolean
find_both (SheafLibrary *library,
           const SheafSearchTerm *term,
           SheafSearchNames *names,
           GError **error)
{
  if (!find_authors (library, term, names, error))
    return FALSE;
  names->tags = sheaf_name_index_find_tags (library->names, term);
  return TRUE;
}

/* --- Categories --- */

typedef struct
{
  gint64 id;
  gint64 parent;
  char *name;
} Category;

static void
category_free (Category *self)
{
  g_free (self->name);
  g_free (self);
}

static GHashTable *
read_categories (SheafLibrary *library, GError **error)
{
  g_autoptr (GHashTable) categories =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) category_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) rows = sheaf_database_query (
      library->database, "SELECT id, parent, name FROM category WHERE id <> 0", SHEAF_VALUES (),
      error);

  if (!rows)
    return NULL;
  while (sheaf_statement_step (rows, &local))
    {
      Category *category = g_new0 (Category, 1);

      category->id = sheaf_statement_get_int64 (rows, 0);
      category->parent = sheaf_statement_get_int64 (rows, 1);
      category->name = sheaf_statement_dup_text (rows, 2);
      g_hash_table_insert (categories, &category->id, category);
    }
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return local ? NULL : g_steal_pointer (&categories);
}

/* The names in A/B, where \/ is a slash of a name. Returns: (element-type SheafSearchTerm) */
static GPtrArray *
split_path (const SheafSearchTerm *term)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_search_term_free);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *at = term->text;; at++)
    {
      if (*at == '\\' && at[1] == '/')
        g_string_append_c (name, *++at);
      else if (*at && *at != '/')
        g_string_append_c (name, *at);
      else
        {
          if (name->len)
            g_ptr_array_add (names, sheaf_search_term_new (SHEAF_TERM_CATEGORY, name->str, -1,
                                                           SHEAF_SEARCH_MAX_TOKENS));
          g_string_truncate (name, 0);
          if (!*at)
            break;
        }
    }
  if (term->prefix && names->len)
    sheaf_search_term_set_prefix (g_ptr_array_index (names, names->len - 1));
  return names;
}

/* Whether @category is the last of @names and those above it the others. */
static gboolean
matches_path (const Category *category, GPtrArray *names, GHashTable *categories)
{
  for (guint i = names->len; i > 0; i--)
    {
      if (!category || !sheaf_search_term_equals (g_ptr_array_index (names, i - 1), category->name,
                                                  strlen (category->name)))
        return FALSE;
      category = g_hash_table_lookup (categories, &category->parent);
    }
  return names->len > 0;
}

static gboolean
find_categories (SheafLibrary *library, const SheafSearchTerm *term, char **list, GError **error)
{
  g_autoptr (GHashTable) categories = read_categories (library, error);
  g_autoptr (GPtrArray) names = split_path (term);
  g_autoptr (JsonArray) array = json_array_new ();
  GHashTableIter iter;
  gpointer value;

  if (!categories)
    return FALSE;
  g_hash_table_iter_init (&iter, categories);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (matches_path (value, names, categories))
      json_array_add_int_element (array, ((Category *) value)->id);
  *list = take_list (&array);
  return TRUE;
}

/* --- Sources --- */

static gboolean
find_sources (SheafLibrary *library,
              const SheafSearchTerm *term,
              SheafSearchNames *names,
              GError **error)
{
  return collect (library, "SELECT id, source FROM detail WHERE source IS NOT NULL",
                  SHEAF_VALUES (), 1, term, sheaf_search_term_matches, &names->sources, error) &&
         collect (library, "SELECT id, path FROM root", SHEAF_VALUES (), 1, term,
                  sheaf_search_term_matches, &names->roots, error);
}

/* --- Front matter --- */

static gboolean
is_key (const SheafSearchTerm *term, const char *name, gsize length)
{
  g_autofree char *one = g_utf8_casefold (name, (gssize) length);
  g_autofree char *two = g_utf8_casefold (term->key, -1);

  return !strcmp (one, two);
}

static gboolean
find_properties (SheafLibrary *library,
                 const SheafSearchTerm *term,
                 SheafSearchNames *names,
                 GError **error)
{
  if (!collect (library, "SELECT id, name FROM property_name", SHEAF_VALUES (), 1, term, is_key,
                &names->properties, error))
    return FALSE;
  names->unknown_key = !names->properties;
  if (names->unknown_key)
    return TRUE;
  return collect (library,
                  "SELECT DISTINCT value FROM property INDEXED BY property_by_name"
                  " WHERE name IN (SELECT value FROM json_each (?)) AND value IS NOT NULL",
                  SHEAF_VALUES (SHEAF_TEXT (names->properties)), 0, term, sheaf_search_term_matches,
                  &names->values, error);
}

/* --- All of them --- */

SheafSearchNames *
sheaf_search_names_find (SheafLibrary *library, const SheafSearchTerm *term, GError **error)
{
  g_autoptr (SheafSearchNames) self = g_new0 (SheafSearchNames, 1);
  gboolean found = TRUE;

  g_return_val_if_fail (library && term, NULL);

  switch (term->kind)
    {
    case SHEAF_TERM_TEXT:
      found = find_both (library, term, self, error);
      break;
    case SHEAF_TERM_AUTHOR:
      found = find_authors (library, term, self, error);
      break;
    case SHEAF_TERM_TAG:
      found = collect (library, "SELECT id, name FROM tag", SHEAF_VALUES (), 1, term, matches_tag,
                       &self->tags, error);
      break;
    case SHEAF_TERM_CATEGORY:
      found = find_categories (library, term, &self->categories, error);
      break;
    case SHEAF_TERM_SOURCE:
      found = find_sources (library, term, self, error);
      break;
    case SHEAF_TERM_PROPERTY:
      found = find_properties (library, term, self, error);
      break;
    case SHEAF_TERM_TITLE:
    case SHEAF_TERM_DATE:
    case SHEAF_TERM_FLAG:
    case SHEAF_TERM_PICTURES:
    case SHEAF_TERM_NOTES:
    default:
      break;
    }
  return found ? g_steal_pointer (&self) : NULL;
}

void
sheaf_search_names_free (SheafSearchNames *self)
{
  if (!self)
    return;
  g_free (self->tags);
  g_free (self->authors);
  g_free (self->categories);
  g_free (self->sources);
  g_free (self->roots);
  g_free (self->properties);
  g_free (self->values);
  g_free (self);
}
