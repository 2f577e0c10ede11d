/* search-suggest.c: how what is being typed may go on
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-suggest.h"

#include "core/library-categories.h"
#include "core/library-private.h"
#include "core/prefix.h"
#include "core/search-field.h"
#include "core/search-match.h"

#include <string.h>

/* What is looked through where every article may have another name. */
#define NAMES_MAX 50000

/* The word that is being typed, and what was found for it. */
typedef struct
{
  SheafLibrary *library;
  char *key;             /* (nullable): before the colon */
  char *typed;           /* the word, or the value behind the colon */
  SheafSearchTerm *term; /* of @typed, unfinished */
  GPtrArray *found;
} Word;

void
sheaf_search_suggestion_free (SheafSearchSuggestion *self)
{
  if (!self)
    return;
  g_free (self->insert);
  g_free (self->name);
  g_free (self);
}

/* --- The word --- */

/* Behind the last blank that stands outside of quotes. */
static const char *
find_word (const char *text)
{
  const char *word = text;
  gboolean quoted = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (sheaf_search_is_quote (c))
        quoted = !quoted;
      else if (!quoted && g_unichar_isspace (c))
        word = g_utf8_next_char (p);
    }
  return *word == '-' ? word + 1 : word;
}

static const char *
find_colon (const char *word)
{
  for (const char *p = word; *p && !sheaf_search_is_quote (g_utf8_get_char (p));
       p = g_utf8_next_char (p))
    if (*p == ':' || g_utf8_get_char (p) == 0xff1a)
      return p;
  return NULL;
}

/* Returns: FALSE where nothing is being typed, or a phrase is, or what is closed already */
static gboolean
word_init (Word *self, const char *word)
{
  const char *colon = find_colon (word);
  const char *typed = colon ? g_utf8_next_char (colon) : word;

  if (!*word || colon == word || (!colon && sheaf_search_is_quote (g_utf8_get_char (word))))
    return FALSE;
  if (*typed && sheaf_search_is_quote (g_utf8_get_char (typed)))
    typed = g_utf8_next_char (typed);
  for (const char *p = typed; *p; p = g_utf8_next_char (p))
    if (sheaf_search_is_quote (g_utf8_get_char (p)))
      return FALSE;
  self->key = colon ? g_strndup (word, (gsize) (colon - word)) : NULL;
  self->typed = g_strdup (typed);
  self->term = sheaf_search_term_new (SHEAF_TERM_TEXT, typed, -1, SHEAF_SEARCH_MAX_TOKENS);
  sheaf_search_term_set_prefix (self->term);
  return TRUE;
}

static void
word_clear (Word *self)
{
  g_free (self->key);
  g_free (self->typed);
  g_clear_pointer (&self->term, sheaf_search_term_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Word, word_clear)

/* Everything where nothing was typed behind the colon. */
static gboolean
word_matches (const Word *self, const char *name)
{
  return !*self->typed || sheaf_search_term_matches (self->term, name, strlen (name));
}

static gboolean
begins_with (const char *text, const char *beginning)
{
  g_autofree char *one = g_utf8_casefold (text, -1);
  g_autofree char *two = g_utf8_casefold (beginning, -1);

  return sheaf_has_prefix (one, two);
}

/* --- What is found --- */

static void
add (Word *self,
     SheafTermKind kind,
     const char *key,
     const char *value,
     const char *name,
     guint count)
{
  SheafSearchSuggestion *found = g_new0 (SheafSearchSuggestion, 1);

  found->kind = kind;
  found->insert = sheaf_search_field_write (key, value);
  found->name = g_strdup (name);
  found->count = count;
  g_ptr_array_add (self->found, found);
}

static void
add_written (Word *self,
             SheafTermKind kind,
             gboolean is_field,
             const char *written,
             const char *name)
{
  SheafSearchSuggestion *found;

  /* What stands there already. */
  if (self->key && g_str_has_suffix (written, self->typed) &&
      strlen (written) == strlen (self->key) + 1 + strlen (self->typed))
    return;
  found = g_new0 (SheafSearchSuggestion, 1);
  found->kind = kind;
  found->is_field = is_field;
  found->insert = g_strdup (written);
  found->name = g_strdup (name);
  g_ptr_array_add (self->found, found);
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const SheafSearchSuggestion *one = *(SheafSearchSuggestion *const *) a;
  const SheafSearchSuggestion *two = *(SheafSearchSuggestion *const *) b;

  if (one->count != two->count)
    return one->count > two->count ? -1 : 1;
  return g_utf8_collate (one->name, two->name);
}

/* The best of those from @from on: what begins as typed, then what most articles have. */
static void
keep_best (Word *self, guint from, guint limit)
{
  g_autoptr (GPtrArray) best = g_ptr_array_new ();
  GPtrArray *found = self->found;

  if (found->len <= from)
    return;
  qsort (found->pdata + from, found->len - from, sizeof (gpointer), compare_counts);
  for (gboolean begins = TRUE; begins >= FALSE; begins--)
    for (guint i = from; i < found->len; i++)
      if (begins_with (((SheafSearchSuggestion *) found->pdata[i])->name, self->typed) == begins)
        g_ptr_array_add (best, found->pdata[i]);
  memcpy (found->pdata + from, best->pdata, best->len * sizeof (gpointer));
  g_ptr_array_set_size (found, (int) MIN (found->len, from + limit));
}

/* --- Names --- */

/* @sql: a name and how many articles have it. */
static gboolean
add_names (Word *self,
           SheafTermKind kind,
           const char *key,
           const char *sql,
           const SheafValue *values,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) rows =
      sheaf_database_query (self->library->database, sql, values, error);

  if (!rows)
    return FALSE;
  while (sheaf_statement_step (rows, &local))
    {
      const char *name = sheaf_statement_get_text (rows, 0);

      if (name && *name && word_matches (self, name))
        add (self, kind, key, name, name, (guint) sheaf_statement_get_int64 (rows, 1));
    }
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return !local;
}

static gboolean
add_tags (Word *self, GError **error)
{
  return add_names (self, SHEAF_TERM_TAG, "tag",
                    "SELECT name, (SELECT count(*) FROM article_tag WHERE tag = tag.id) FROM tag",
                    SHEAF_VALUES (), error);
}

static gboolean
add_authors (Word *self, GError **error)
{
  return add_names (self, SHEAF_TERM_AUTHOR, "author",
                    "SELECT author, count(*) FROM article INDEXED BY article_author"
                    " WHERE author IS NOT NULL GROUP BY author",
                    SHEAF_VALUES (), error);
}

static gboolean
add_values (Word *self, GError **error)
{
  return add_names (self, SHEAF_TERM_PROPERTY, self->key,
                    "SELECT value, count(*) FROM property INDEXED BY property_by_name"
                    " WHERE name IN (SELECT id FROM property_name WHERE name = ? COLLATE NOCASE)"
                    " AND value IS NOT NULL AND length (value) < 80 GROUP BY value LIMIT ?",
                    SHEAF_VALUES (SHEAF_TEXT (self->key), SHEAF_INT (NAMES_MAX)), error);
}

/* By its own name, or by its whole path as it is written. */
static void
add_category (Word *self, const GPtrArray *path, const SheafCategory *category)
{
  g_autofree char *written = NULL;
  g_autofree char *shown = NULL;

  if (!word_matches (self, category->name) && !strchr (self->typed, '/'))
    return;
  written = sheaf_category_path_format ((const char *const *) path->pdata);
  if (strchr (self->typed, '/') && !begins_with (written, self->typed))
    return;
  shown = g_strjoinv (" › ", (char **) path->pdata);
  add (self, SHEAF_TERM_CATEGORY, "category", written, shown, category->total);
}

static gboolean
add_categories (Word *self, GError **error)
{
  g_autoptr (GPtrArray) categories = sheaf_library_get_categories (self->library, error);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; categories && i < categories->len; i++)
    {
      const SheafCategory *category = categories->pdata[i];

      /* Parents come before their children. */
      g_ptr_array_set_size (path, (int) category->depth);
      g_ptr_array_add (path, category->name);
      g_ptr_array_add (path, NULL);
      add_category (self, path, category);
    }
  return categories != NULL;
}

/* The hosts of addresses. */
static gboolean
add_sources (Word *self, GError **error)
{
  g_autoptr (GHashTable) hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) rows = sheaf_database_query (
      self->library->database, "SELECT source FROM detail WHERE source IS NOT NULL LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (NAMES_MAX)), error);
  GHashTableIter iter;
  gpointer host, count;

  if (!rows)
    return FALSE;
  while (sheaf_statement_step (rows, &local))
    {
      g_autoptr (GUri) uri =
          g_uri_parse (sheaf_statement_get_text (rows, 0), G_URI_FLAGS_NONE, NULL);
      char *name = uri && g_uri_get_host (uri) ? g_strdup (g_uri_get_host (uri)) : NULL;

      count = name ? g_hash_table_lookup (hosts, name) : NULL;
      if (name)
        g_hash_table_replace (hosts, name, GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  g_hash_table_iter_init (&iter, hosts);
  while (!local && g_hash_table_iter_next (&iter, &host, &count))
    if (word_matches (self, host))
      add (self, SHEAF_TERM_SOURCE, "source", host, host, GPOINTER_TO_UINT (count));
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return !local;
}

/* The years there are articles of, the newest first. */
static gboolean
add_years (Word *self, GError **error)
{
  gint64 last = 0, first = 0;

  if (!sheaf_database_get_int64 (
          self->library->database,
          "SELECT ifnull (strftime ('%Y', max (date), 'unixepoch', 'localtime'), 0)"
          " FROM article INDEXED BY article_date WHERE trashed = 0",
          SHEAF_VALUES (), &last, error) ||
      !sheaf_database_get_int64 (
          self->library->database,
          "SELECT ifnull (strftime ('%Y', min (date), 'unixepoch', 'localtime'), 0)"
          " FROM article INDEXED BY article_date WHERE trashed = 0 AND date IS NOT NULL",
          SHEAF_VALUES (), &first, error))
    return FALSE;
  for (gint64 year = last; year >= MAX (first, 1) && year > last - 100; year--)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, year);
      g_autofree char *written = g_strconcat ("date:", name, NULL);

      if (begins_with (name, self->typed))
        add_written (self, SHEAF_TERM_DATE, FALSE, written, name);
    }
  return TRUE;
}

static void
add_constants (Word *self, SheafTermKind kind, const char *const *values)
{
  for (; *values; values++)
    if (begins_with (strchr (*values, ':') + 1, self->typed))
      add_written (self, kind, FALSE, *values, strchr (*values, ':') + 1);
}

/* --- Fields --- */

static const char *const flags[] = { "is:unread", "is:starred", "is:archived", "is:draft", NULL };
static const char *const things[] = { "has:notes", "has:pictures", NULL };

static gboolean
add_of_field (Word *self, GError **error)
{
  g_autofree char *key = g_ascii_strdown (self->key, -1);

  if (g_str_equal (key, "tag"))
    return add_tags (self, error);
  if (g_str_equal (key, "category"))
    return add_categories (self, error);
  if (g_str_equal (key, "author"))
    return add_authors (self, error);
  if (g_str_equal (key, "source"))
    return add_sources (self, error);
  if (g_str_equal (key, "date"))
    return add_years (self, error);
  if (g_str_equal (key, "is"))
    add_constants (self, SHEAF_TERM_FLAG, flags);
  else if (g_str_equal (key, "has"))
    add_constants (self, SHEAF_TERM_PICTURES, things);
  else if (!sheaf_search_field_is_known (key))
    return add_values (self, error);
  return TRUE;
}

static void
add_fields (Word *self)
{
  static const struct
  {
    const char *key;
    SheafTermKind kind;
  } fields[] = {
    { "author", SHEAF_TERM_AUTHOR }, { "category", SHEAF_TERM_CATEGORY },
    { "date", SHEAF_TERM_DATE },     { "has", SHEAF_TERM_PICTURES },
    { "is", SHEAF_TERM_FLAG },       { "source", SHEAF_TERM_SOURCE },
    { "tag", SHEAF_TERM_TAG },       { "title", SHEAF_TERM_TITLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *written = g_strconcat (fields[i].key, ":", NULL);

      if (begins_with (fields[i].key, self->typed))
        add_written (self, fields[i].kind, TRUE, written, fields[i].key);
    }
}

/* Half of the room at most for each kind of name. */
static gboolean
add_of_word (Word *self, guint limit, GError **error)
{
  gboolean (*const adders[]) (Word *, GError **) = { add_categories, add_tags, add_authors };

  add_fields (self);
  for (gsize i = 0; i < G_N_ELEMENTS (adders); i++)
    {
      guint from = self->found->len;

      if (!adders[i](self, error))
        return FALSE;
      keep_best (self, from, (limit + 1) / 2);
    }
  return TRUE;
}

GPtrArray *
sheaf_search_suggest (SheafLibrary *library,
                      const char *text,
                      guint limit,
                      gsize *start,
                      GError **error)
{
  g_auto (Word) word = { .library = library };
  const char *at;
  gboolean added = TRUE;

  g_return_val_if_fail (library && text && start, NULL);

  at = find_word (text);
  *start = (gsize) (at - text);
  word.found = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_search_suggestion_free);
  if (!word_init (&word, at))
    return g_steal_pointer (&word.found);
  if (!word.key)
    added = add_of_word (&word, limit, error);
  else
    {
      added = add_of_field (&word, error);
      if (added && g_ascii_strcasecmp (word.key, "date") && g_ascii_strcasecmp (word.key, "is"))
        keep_best (&word, 0, limit);
    }
  if (!added)
    return NULL;
  g_ptr_array_set_size (word.found, (int) MIN (word.found->len, limit));
  return g_steal_pointer (&word.found);
}
