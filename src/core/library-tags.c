/* library-tags.c: the tags and their counts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-tags.h"

#include "core/library-private.h"

#include <string.h>

void
sheaf_tag_free (SheafTag *self)
{
  g_free (self->name);
  g_free (self);
}

/* --- which articles count --- */

/* What an article id says in a set: a byte each beats asking the article's row for every tag it has. */
#define IS_SEEN    1
#define IS_UNREAD  2
#define MAX_MARKED (1 << 26)

static gboolean
mark (SheafLibrary *self, const char *sql, guint8 bit, GByteArray *marks, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, sql, SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);
      if (id > 0 && id < marks->len)
        marks->data[id] |= bit;
    }
  return sheaf_statement_ended (row);
}

static GByteArray *
mark_articles (SheafLibrary *self, GError **error)
{
  g_autoptr (GByteArray) marks = g_byte_array_new ();
  gint64 last = 0;
  if (!sheaf_database_get_int64 (self->database, "SELECT max (id) FROM article", SHEAF_VALUES (),
                                 &last, error))
    return NULL;
  /* A library from someone else may say anything. */
  last = CLAMP (last, 0, MAX_MARKED);
  g_byte_array_set_size (marks, (guint) last + 1);
  memset (marks->data, 0, marks->len);
  if (!mark (self, "SELECT id FROM article INDEXED BY article_date WHERE trashed = 0", IS_SEEN,
             marks, error) ||
      !mark (self,
             "SELECT id FROM article INDEXED BY article_unread WHERE trashed = 0 AND unread = 1",
             IS_UNREAD, marks, error))
    return NULL;
  return g_steal_pointer (&marks);
}

/* --- the tags --- */

typedef struct
{
  SheafTag *tag;
  char *key; /* names are compared as people read them, 2 before 10 */
} Keyed;

static void
keyed_clear (gpointer data)
{
  Keyed *keyed = data;
  g_clear_pointer (&keyed->tag, sheaf_tag_free);
  g_free (keyed->key);
}

static int
compare_keyed_cb (gconstpointer a, gconstpointer b)
{
  const Keyed *one = a, *other = b;
  int order = strcmp (one->key, other->key);
  return order ? order : strcmp (one->tag->name, other->tag->name);
}

static void
add_tag (GArray *tags, SheafStatement *row, GHashTable *counts)
{
  gint64 id = sheaf_statement_get_int64 (row, 0);
  const SheafTag *count = g_hash_table_lookup (counts, &id);
  const char *name = sheaf_statement_get_text (row, 1);
  if (!count || !count->count)
    return;
  Keyed keyed = { .tag = g_memdup2 (count, sizeof *count) };
  keyed.tag->name = g_utf8_make_valid (name ? name : "", -1);
  keyed.key = g_utf8_collate_key_for_filename (keyed.tag->name, -1);
  g_array_append_val (tags, keyed);
}

/* Names and counts together. */
static GPtrArray *
collect (SheafLibrary *self, GHashTable *counts, GError **error)
{
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (Keyed));
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT id, name FROM tag", SHEAF_VALUES (), error);
  g_array_set_clear_func (tags, keyed_clear);
  while (sheaf_statement_step (row, error))
    add_tag (tags, row, counts);
  if (!sheaf_statement_ended (row))
    return NULL;
  g_array_sort (tags, compare_keyed_cb);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_tag_free);
  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (all, g_steal_pointer (&g_array_index (tags, Keyed, i).tag));
  return all;
}

/* Entries come tag by tag, as their table is in that order. */
static GHashTable *
count_entries (SheafLibrary *self, const GByteArray *marks, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT tag, article FROM article_tag ORDER BY tag", SHEAF_VALUES (), error);
  SheafTag *current = NULL;
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0), article = sheaf_statement_get_int64 (row, 1);
      guint8 bits = article > 0 && article < marks->len ? marks->data[article] : 0;
      if (!current || current->id != id)
        {
          current = g_new0 (SheafTag, 1);
          current->id = id;
          g_hash_table_replace (counts, &current->id, current);
        }
      current->count += (bits & IS_SEEN) != 0;
      current->unread += (bits & IS_UNREAD) != 0;
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&counts) : NULL;
}

static GPtrArray *
read_tags (SheafLibrary *self, GError **error)
{
  g_autoptr (GByteArray) marks = mark_articles (self, error);
  g_autoptr (GHashTable) counts = marks ? count_entries (self, marks, error) : NULL;
  return counts ? collect (self, counts, error) : NULL;
}

GPtrArray *
sheaf_library_get_tags (SheafLibrary *self, GError **error)
{
  g_return_val_if_fail (self, NULL);

  /* One state of the library, also when another program writes between the queries. */
  gboolean begun = !sheaf_database_in_transaction (self->database);
  if (begun && !sheaf_database_begin_read (self->database, error))
    return NULL;
  GPtrArray *tags = read_tags (self, error);
  if (begun)
    sheaf_database_rollback (self->database);
  return tags;
}
