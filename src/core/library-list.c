/* library-list.c: which articles, in which order
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-categories.h"

#include "core/library-groups.h"
#include "core/library-private.h"
#include "core/prefix.h"

#include <string.h>

/* A shelf: the index that has it in the order of dates, and the condition that the index is for. Where a
 * category or tag leads, the condition is asked of each of its articles instead. */
typedef struct
{
  const char *index;
  const char *condition;
  const char *in_category; /* (nullable): the condition by what a category's entry itself repeats */
} Shelf;

static const Shelf shelves[] = {
  [SHEAF_SHELF_ALL] = { "article_date", "a.trashed = 0", "c.hidden = 0" },
  [SHEAF_SHELF_UNREAD] = { "article_unread", "a.trashed = 0 AND a.unread = 1",
                           "c.hidden = 0 AND c.unread = 1" },
  [SHEAF_SHELF_STARRED] = { "article_starred", "a.trashed = 0 AND a.starred = 1" },
  [SHEAF_SHELF_ARCHIVE] = { "article_archived", "a.trashed = 0 AND a.archived = 1" },
  [SHEAF_SHELF_TRASH] = { "article_trash", "a.trashed = 1" },
  [SHEAF_SHELF_UNCATEGORISED] = { "article_uncategorised",
                                  "a.trashed = 0 AND a.uncategorised = 1" },
  [SHEAF_SHELF_ATTENTION] = { "article_attention", "a.trashed = 0 AND a.attention <> 0" },
  [SHEAF_SHELF_LAST_IMPORT] = { "article_import",
                                "a.trashed = 0 AND a.import = (SELECT max (import) FROM article"
                                " INDEXED BY article_import WHERE trashed = 0)" },
};

/* --- the query --- */

/* Whether a category's entries alone answer, without a look at each article. */
static gboolean
is_category_alone (const SheafListing *listing)
{
  return listing->category && !listing->import && shelves[listing->shelf].in_category &&
         (listing->sort == SHEAF_SORT_DATE || listing->sort == SHEAF_SORT_ADDED);
}

/* Whether the order is made here, by texts that are read with the ids. */
static gboolean
is_sorted_by_text (const SheafListing *listing)
{
  return listing->sort == SHEAF_SORT_TITLE || listing->sort == SHEAF_SORT_SOURCE;
}

/* The tables, from the one that leads; CROSS JOIN keeps the planner from choosing another. */
static void
append_tables (GString *sql, const SheafListing *listing)
{
  if (is_category_alone (listing))
    g_string_append (sql, "article_category c");
  else if (listing->category)
    g_string_append (sql, "article_category c CROSS JOIN article a ON a.id = c.article");
  else if (listing->tag)
    g_string_append (sql, "tag t CROSS JOIN article_tag x ON x.tag = t.id"
                          " CROSS JOIN article a ON a.id = x.article");
  else if (listing->import && listing->shelf != SHEAF_SHELF_TRASH)
    g_string_append (sql, "article a INDEXED BY article_import");
  else if (listing->sort == SHEAF_SORT_ADDED)
    g_string_append (sql, "article a NOT INDEXED");
  else
    g_string_append_printf (sql, "article a INDEXED BY %s", shelves[listing->shelf].index);
  if (listing->sort == SHEAF_SORT_SOURCE)
    g_string_append (sql, " LEFT JOIN detail d ON d.id = a.id");
}

static void
append_conditions (GString *sql, const SheafListing *listing)
{
  const Shelf *shelf = &shelves[listing->shelf];
  g_string_append_printf (sql, " WHERE %s",
                          is_category_alone (listing) ? shelf->in_category : shelf->condition);
  if (listing->category)
    g_string_append (sql, " AND c.category = ?1");
  if (listing->import)
    g_string_append (sql, " AND a.import = ?4");
  if (listing->tag && listing->category)
    g_string_append (sql, " AND EXISTS (SELECT 1 FROM tag t JOIN article_tag x ON x.tag = t.id"
                          " WHERE t.name = ?2 AND x.date = c.date AND x.article = c.article)");
  else if (listing->tag)
    g_string_append (sql, " AND t.name = ?2");
}

static const char *
date_order (const SheafListing *listing)
{
  if (listing->category)
    return " ORDER BY c.date DESC, c.article DESC LIMIT ?3";
  if (listing->tag)
    return " ORDER BY x.date DESC, x.article DESC LIMIT ?3";
  return " ORDER BY a.date DESC, a.id DESC LIMIT ?3";
}

static void
append_order (GString *sql, const SheafListing *listing)
{
  switch (listing->sort)
    {
    case SHEAF_SORT_DATE:
      g_string_append (sql, date_order (listing));
      break;
    case SHEAF_SORT_ADDED:
      g_string_append (sql, is_category_alone (listing) ? " ORDER BY c.article DESC LIMIT ?3"
                                                        : " ORDER BY a.id DESC LIMIT ?3");
      break;
    case SHEAF_SORT_LENGTH:
      g_string_append (sql, " ORDER BY a.words DESC, a.date DESC, a.id DESC LIMIT ?3");
      break;
    case SHEAF_SORT_UNREAD:
      g_string_append (sql, " ORDER BY a.unread DESC, a.date DESC, a.id DESC LIMIT ?3");
      break;
    case SHEAF_SORT_TITLE:
    case SHEAF_SORT_SOURCE:
    default:
      g_string_append (sql, " LIMIT ?3");
      break;
    }
}

static SheafStatement *
prepare (SheafLibrary *self, const SheafListing *listing, GError **error)
{
  g_autoptr (GString) sql =
      g_string_new (is_category_alone (listing)          ? "SELECT c.article FROM "
                    : listing->sort == SHEAF_SORT_TITLE  ? "SELECT a.id, a.title FROM "
                    : listing->sort == SHEAF_SORT_SOURCE ? "SELECT a.id, d.source, a.date FROM "
                                                         : "SELECT a.id FROM ");
  append_tables (sql, listing);
  append_conditions (sql, listing);
  append_order (sql, listing);

  SheafStatement *statement = sheaf_database_prepare_once (self->database, sql->str, error);
  if (!statement)
    return NULL;
  gint64 limit = listing->limit && !is_sorted_by_text (listing) ? (gint64) listing->limit : -1;
  sheaf_statement_bind_values (
      statement,
      SHEAF_VALUES (SHEAF_ID (listing->category), SHEAF_TEXT (listing->tag), SHEAF_INT (limit)));
  if (listing->import)
    sheaf_statement_bind_int64 (statement, 4, listing->import);
  return statement;
}

/* --- by title --- */

/* Long keys cost a fraction of a second for many titles; nearly always the first characters decide. */
#define HEAD_CHARACTERS 6

typedef struct
{
  gint64 id;
  const char *title;
  const char *head; /* first weights of the first characters */
  char *key;        /* (nullable): of the whole title, made when it is asked for */
} Titled;

static void
titled_clear (Titled *self)
{
  g_free (self->key);
}

/* What comes before byte 1 are the weights that decide first, whatever follows; accents and case
 * (behind it) count only where the whole titles are otherwise the same. */
static const char *
make_head (GStringChunk *texts, const char *title)
{
  const char *end = title;
  for (int i = 0; i < HEAD_CHARACTERS && *end; i++)
    end = g_utf8_next_char (end);
  g_autofree char *key = g_utf8_collate_key (title, end - title);
  return g_string_chunk_insert_len (texts, key, (gssize) strcspn (key, "\1"));
}

static const char *
get_key (Titled *self)
{
  if (!self->key)
    self->key = g_utf8_collate_key (self->title, -1);
  return self->key;
}

static int
compare_titled_cb (gconstpointer a, gconstpointer b)
{
  /* The key is a cache: making it changes nothing that is compared. */
  Titled *one = (Titled *) a, *other = (Titled *) b;
  int order = strcmp (one->head, other->head);
  if (!order)
    order = strcmp (get_key (one), get_key (other));
  return order ? order : (one->id > other->id) - (one->id < other->id);
}

/* The order of titles is the one of the reader's language, which no index can have. */
static GArray *
sort_by_title (SheafStatement *row, guint limit, GError **error)
{
  g_autoptr (GArray) titled = g_array_new (FALSE, FALSE, sizeof (Titled));
  GStringChunk *texts = g_string_chunk_new (64 * 1024);
  g_array_set_clear_func (titled, (GDestroyNotify) titled_clear);
  while (sheaf_statement_step (row, error))
    {
      const char *title = sheaf_statement_get_text (row, 1);
      Titled one = { .id = sheaf_statement_get_int64 (row, 0) };
      one.title =
          g_string_chunk_insert (texts, title && g_utf8_validate (title, -1, NULL) ? title : "");
      one.head = make_head (texts, one.title);
      g_array_append_val (titled, one);
    }

  GArray *ids = NULL;
  if (sheaf_statement_ended (row))
    {
      g_array_sort (titled, compare_titled_cb);
      guint n = limit ? MIN (limit, titled->len) : titled->len;
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
      for (guint i = 0; i < n; i++)
        g_array_append_val (ids, g_array_index (titled, Titled, i).id);
    }
  g_string_chunk_free (texts);
  return ids;
}

/* --- by source --- */

typedef struct
{
  gint64 id;
  gint64 date;
  const char *host; /* (nullable) */
} Sourced;

static int
compare_sourced_cb (gconstpointer a, gconstpointer b)
{
  const Sourced *one = a, *other = b;

  if (!one->host != !other->host)
    return one->host ? -1 : 1;
  if (one->host != other->host && strcmp (one->host, other->host))
    return strcmp (one->host, other->host);
  if (one->date != other->date)
    return one->date > other->date ? -1 : 1;
  return (one->id < other->id) - (one->id > other->id);
}

/* "www." says nothing of where an article is from. */
static const char *
read_host (GStringChunk *texts, const char *address)
{
  g_autoptr (GUri) uri = address ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;
  g_autofree char *folded = host && *host ? g_ascii_strdown (host, -1) : NULL;

  if (!folded)
    return NULL;
  return g_string_chunk_insert_const (texts, folded + (sheaf_has_prefix (folded, "www.") ? 4 : 0));
}

static GArray *
sort_by_source (SheafStatement *row, guint limit, GError **error)
{
  g_autoptr (GArray) sourced = g_array_new (FALSE, FALSE, sizeof (Sourced));
  GStringChunk *texts = g_string_chunk_new (64 * 1024);
  GArray *ids = NULL;

  while (sheaf_statement_step (row, error))
    {
      Sourced one = { .id = sheaf_statement_get_int64 (row, 0),
                      .date = sheaf_statement_is_null (row, 2) ? G_MININT64
                                                               : sheaf_statement_get_int64 (row, 2),
                      .host = read_host (texts, sheaf_statement_get_text (row, 1)) };

      g_array_append_val (sourced, one);
    }
  if (sheaf_statement_ended (row))
    {
      guint n = limit ? MIN (limit, sourced->len) : sourced->len;

      g_array_sort (sourced, compare_sourced_cb);
      ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
      for (guint i = 0; i < n; i++)
        g_array_append_val (ids, g_array_index (sourced, Sourced, i).id);
    }
  g_string_chunk_free (texts);
  return ids;
}

/* Whose group is the first is known only when all are. */
static GArray *
list_by_category (SheafLibrary *self, const SheafListing *listing, GError **error)
{
  SheafListing whole = *listing;
  whole.by_category = FALSE;
  whole.limit = 0;

  g_autoptr (GArray) ids = sheaf_library_list (self, &whole, error);
  if (!ids || !sheaf_groups_sort (self, ids, error))
    return NULL;
  if (listing->limit && ids->len > listing->limit)
    g_array_set_size (ids, listing->limit);
  return g_steal_pointer (&ids);
}

GArray *
sheaf_library_list (SheafLibrary *self, const SheafListing *listing, GError **error)
{
  g_return_val_if_fail (self && listing, NULL);
  g_return_val_if_fail (listing->shelf < G_N_ELEMENTS (shelves), NULL);

  if (listing->by_category)
    return list_by_category (self, listing, error);

  g_autoptr (SheafStatement) row = prepare (self, listing, error);
  if (row && listing->sort == SHEAF_SORT_TITLE)
    return sort_by_title (row, listing->limit, error);
  if (row && listing->sort == SHEAF_SORT_SOURCE)
    return sort_by_source (row, listing->limit, error);

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (sheaf_statement_step (row, error))
    {
      gint64 id = sheaf_statement_get_int64 (row, 0);
      g_array_append_val (ids, id);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&ids) : NULL;
}

/* --- counting --- */

gboolean
sheaf_library_count_shelves (SheafLibrary *self, SheafShelfCounts *counts, GError **error)
{
  g_return_val_if_fail (self && counts, FALSE);
  G_STATIC_ASSERT (G_N_ELEMENTS (counts->n) == G_N_ELEMENTS (shelves));

  *counts = (SheafShelfCounts){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (shelves); i++)
    {
      g_autofree char *sql =
          g_strdup_printf ("SELECT count(*) FROM article a INDEXED BY %s WHERE %s",
                           shelves[i].index, shelves[i].condition);
      g_autoptr (SheafStatement) row = sheaf_database_prepare_once (self->database, sql, error);
      if (!sheaf_statement_step (row, error))
        return FALSE;
      counts->n[i] = (guint) sheaf_statement_get_int64 (row, 0);
    }
  return TRUE;
}
