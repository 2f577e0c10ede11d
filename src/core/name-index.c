/* name-index.c: the names of tags and authors, ready to be looked through at every keystroke
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/name-index.h"

#include "core/tokenizer.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Before every token and after the last one, and before every name. No token has them: tokens hold
 * letters, or are a barrier (U+0001). */
#define TOKEN_MARK '\037'
#define NAME_MARK  '\n'

typedef struct
{
  GString *text;  /* every name: NAME_MARK, then its tokens */
  GArray *starts; /* gsize: where each name begins in it */
  GArray *ids;    /* gint64 */
  GPtrArray *raw; /* char *: as stored */
} NameList;

struct _SheafNameIndex
{
  NameList tags;
  NameList authors;
  gint64 data_version;
  gint64 total_changes;
};

/* --- Reading --- */

static void
list_init (NameList *list)
{
  list->text = g_string_new (NULL);
  list->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->raw = g_ptr_array_new_with_free_func (g_free);
}

static void
list_clear (NameList *list)
{
  g_string_free (list->text, TRUE);
  g_array_unref (list->starts);
  g_array_unref (list->ids);
  g_ptr_array_unref (list->raw);
}

static int
append_token_cb (SheafTokenKind kind,
                 const char *token,
                 gsize token_length,
                 gsize start,
                 gsize end,
                 gpointer user_data)
{
  GString *text = user_data;

  g_string_append_len (text, token, (gssize) token_length);
  g_string_append_c (text, TOKEN_MARK);
  return 0;
}

static void
list_add (NameList *list, gint64 id, const char *name)
{
  gsize start = list->text->len;

  g_array_append_val (list->starts, start);
  g_array_append_val (list->ids, id);
  g_ptr_array_add (list->raw, g_strdup (name));
  g_string_append_c (list->text, NAME_MARK);
  g_string_append_c (list->text, TOKEN_MARK);
  sheaf_tokenizer_run (name, strlen (name), FALSE, append_token_cb, list->text);
}

/* Rows of an id and a name. */
static gboolean
list_read (NameList *list, SheafDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) rows = sheaf_database_query (database, sql, SHEAF_VALUES (), error);

  if (!rows)
    return FALSE;
  while (sheaf_statement_step (rows, &local))
    list_add (list, sheaf_statement_get_int64 (rows, 0), sheaf_statement_get_text (rows, 1));
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Each author once by hopping along the index: there are far fewer than articles. */
#define AUTHORS                                                                                    \
  "WITH RECURSIVE one (name) AS (SELECT min(author) FROM article WHERE author IS NOT NULL"         \
  " UNION ALL SELECT (SELECT min(author) FROM article WHERE author > name) FROM one"               \
  " WHERE name IS NOT NULL) SELECT 0, name FROM one WHERE name IS NOT NULL"

SheafNameIndex *
sheaf_name_index_new (SheafDatabase *database, GError **error)
{
  g_autoptr (SheafNameIndex) self = g_new0 (SheafNameIndex, 1);

  g_return_val_if_fail (database, NULL);

  list_init (&self->tags);
  list_init (&self->authors);
  /* Before reading: a change in between makes it stale, not wrong for good. */
  self->data_version = sheaf_database_data_version (database, NULL);
  self->total_changes = sheaf_database_total_changes (database);
  if (!list_read (&self->tags, database, "SELECT id, name FROM tag", error) ||
      !list_read (&self->authors, database, AUTHORS, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sheaf_name_index_free (SheafNameIndex *self)
{
  if (!self)
    return;
  list_clear (&self->tags);
  list_clear (&self->authors);
  g_free (self);
}

gboolean
sheaf_name_index_is_current (const SheafNameIndex *self, SheafDatabase *database)
{
  g_return_val_if_fail (self && database, FALSE);
  return self->total_changes == sheaf_database_total_changes (database) &&
         self->data_version == sheaf_database_data_version (database, NULL);
}

/* --- Finding --- */

static char *
make_needle (const SheafSearchTerm *term)
{
  GString *needle = g_string_new (NULL);

  g_string_append_c (needle, TOKEN_MARK);
  for (guint i = 0; i < term->tokens->len; i++)
    {
      g_string_append (needle, g_ptr_array_index (term->tokens, i));
      if (!term->prefix || i + 1 < term->tokens->len)
        g_string_append_c (needle, TOKEN_MARK);
    }
  return g_string_free (needle, FALSE);
}

/* Which name the place @at of the text belongs to. */
static guint
name_at (const NameList *list, gsize at)
{
  guint low = 0, high = list->starts->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (list->starts, gsize, middle) <= at)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static char *
list_find (const NameList *list, const SheafSearchTerm *term, gboolean by_id)
{
  g_autofree char *needle = make_needle (term);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  const char *at = list->text->str;

  while ((at = strstr (at, needle)))
    {
      guint i = name_at (list, (gsize) (at - list->text->str));

      if (by_id)
        json_array_add_int_element (array, g_array_index (list->ids, gint64, i));
      else
        json_array_add_string_element (array, g_ptr_array_index (list->raw, i));
      if (i + 1 == list->starts->len)
        break;
      at = list->text->str + g_array_index (list->starts, gsize, i + 1);
    }
  if (!json_array_get_length (array))
    return NULL;
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

char *
sheaf_name_index_find_tags (const SheafNameIndex *self, const SheafSearchTerm *term)
{
  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (term && term->tokens->len, NULL);
  return list_find (&self->tags, term, TRUE);
}

char *
sheaf_name_index_find_authors (const SheafNameIndex *self, const SheafSearchTerm *term)
{
  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (term && term->tokens->len, NULL);
  return list_find (&self->authors, term, FALSE);
}
