/* search-plan.c: a query as SQL
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-plan.h"

#include "core/library-private.h"
#include "core/search-expression.h"
#include "core/search-names.h"
#include "core/sql.h"

struct _SheafSearchPlan
{
  SheafLibrary *library;
  const SheafSearchQuery *query;
  GHashTable *names;      /* SheafSearchTerm * -> SheafSearchNames * */
  gboolean by_words;      /* the main statement walks over the index, else over the articles */
  gboolean names_matter;  /* some word that is looked for names a tag or an author */
  gboolean has_condition; /* beside the words */
  gboolean many_named;    /* so many that it is quicker to walk over the articles than to sort */
};

/* --- Terms --- */

static const SheafSearchNames *
names_of (const SheafSearchPlan *self, const SheafSearchTerm *term)
{
  return g_hash_table_lookup (self->names, term);
}

/* What of @term is looked up in the index. Returns: (nullable): NULL for a field */
static const SheafSearchTerm *
words_of (const SheafSearchPlan *self, const SheafSearchTerm *term)
{
  if (term->kind == SHEAF_TERM_TEXT || term->kind == SHEAF_TERM_TITLE)
    return term;
  return names_of (self, term)->unknown_key ? term->as_text : NULL;
}

static gboolean
names_something (const SheafSearchPlan *self, const SheafSearchTerm *term)
{
  const SheafSearchNames *names = names_of (self, term);

  return term->kind == SHEAF_TERM_TEXT && (names->tags || names->authors);
}

typedef enum
{
  CLAUSE_WORDS,    /* of the index only, none excluded */
  CLAUSE_EXCLUDES, /* one term of words, excluded */
  CLAUSE_FIELDS,   /* nothing of the index */
  CLAUSE_MIXED,
} ClauseKind;

static ClauseKind
clause_kind (const SheafSearchPlan *self, const GPtrArray *clause)
{
  guint n_words = 0, n_fields = 0, n_negated = 0;

  for (guint i = 0; i < clause->len; i++)
    {
      const SheafSearchTerm *term = g_ptr_array_index (clause, i);

      if (!words_of (self, term))
        n_fields++;
      else if (term->negated)
        n_negated++;
      else
        n_words++;
    }
  if (n_words == clause->len)
    return CLAUSE_WORDS;
  if (n_fields == clause->len)
    return CLAUSE_FIELDS;
  return n_negated == 1 && clause->len == 1 ? CLAUSE_EXCLUDES : CLAUSE_MIXED;
}

/* --- Conditions on an article a --- */

#define IN_LIST " IN (SELECT value FROM json_each (?))"
#define TAGGED  "a.id IN (SELECT article FROM article_tag WHERE tag" IN_LIST ")"
/* The same, asked of one article at a time. */
#define IS_TAGGED "EXISTS (SELECT 1 FROM article_tag t WHERE t.article = a.id AND t.tag" IN_LIST ")"

/* Named articles that are sooner sorted than found on a walk over all. */
#define FEW_NAMED 2000

static void
append_names (const SheafSearchPlan *self,
              SheafSql *sql,
              const SheafSearchNames *names,
              gboolean *any)
{
  if (names->tags)
    {
      sheaf_sql_append (sql, *any ? " OR " : "");
      sheaf_sql_append_list (sql, self->many_named ? IS_TAGGED : TAGGED, names->tags);
      *any = TRUE;
    }
  if (names->authors)
    {
      sheaf_sql_append (sql, *any ? " OR " : "");
      sheaf_sql_append_list (sql, "a.author" IN_LIST, names->authors);
      *any = TRUE;
    }
}

/* The names first: where they hold, the index is not asked. */
static void
append_words (const SheafSearchPlan *self, SheafSql *sql, const SheafSearchTerm *term)
{
  g_autoptr (GString) expression = g_string_new (NULL);
  gboolean any = FALSE;

  if (term->kind == SHEAF_TERM_TEXT)
    append_names (self, sql, names_of (self, term), &any);
  sheaf_search_expression_append_term (expression, words_of (self, term));
  sheaf_sql_append (sql, any ? " OR " : "");
  sheaf_sql_append (sql, "a.skey IN (SELECT rowid FROM search WHERE search MATCH ?)");
  sheaf_sql_bind_text (sql, expression->str);
}

/* Columns of the article, by what is asked for. */
static const char *const states[] = {
  [SHEAF_TERM_UNREAD] = "a.unread = 1",
  [SHEAF_TERM_STARRED] = "a.starred = 1",
  [SHEAF_TERM_ARCHIVED] = "a.archived = 1",
  [SHEAF_TERM_DRAFT] = "a.draft = 1",
};

static void
append_field (SheafSql *sql, const SheafSearchTerm *term, const SheafSearchNames *names)
{
  switch (term->kind)
    {
    case SHEAF_TERM_AUTHOR:
      sheaf_sql_append_list (sql, "a.author" IN_LIST, names->authors);
      break;
    case SHEAF_TERM_TAG:
      sheaf_sql_append_list (sql, TAGGED, names->tags);
      break;
    case SHEAF_TERM_CATEGORY:
      sheaf_sql_append_list (
          sql, "a.id IN (SELECT article FROM article_category WHERE category" IN_LIST ")",
          names->categories);
      break;
    case SHEAF_TERM_SOURCE:
      sheaf_sql_append_list (sql, "a.id" IN_LIST, names->sources);
      sheaf_sql_append_list (sql, " OR a.id IN (SELECT article FROM place WHERE root" IN_LIST ")",
                             names->roots);
      break;
    case SHEAF_TERM_DATE:
      sheaf_sql_append (sql, "a.date >= ? AND a.date < ?");
      sheaf_sql_bind_int64 (sql, term->from);
      sheaf_sql_bind_int64 (sql, term->until);
      break;
    case SHEAF_TERM_FLAG:
      sheaf_sql_append (sql, states[term->state]);
      break;
    case SHEAF_TERM_PICTURES:
      sheaf_sql_append (sql, "a.id IN (SELECT article FROM search_picture)");
      break;
    case SHEAF_TERM_NOTES:
      sheaf_sql_append (sql, "a.id IN (SELECT article FROM highlight)");
      break;
    case SHEAF_TERM_PROPERTY:
      sheaf_sql_append_list (sql, "a.id IN (SELECT article FROM property WHERE name" IN_LIST,
                             names->properties);
      sheaf_sql_append_list (sql, " AND value" IN_LIST ")", names->values);
      break;
    case SHEAF_TERM_TEXT:
    case SHEAF_TERM_TITLE:
    default:
      g_assert_not_reached ();
    }
}

/* An undated article is in no span of dates, and so in what a span excludes. */
static void
append_term (const SheafSearchPlan *self, SheafSql *sql, const SheafSearchTerm *term)
{
  sheaf_sql_append (sql, term->negated ? "NOT ifnull ((" : "(");
  if (words_of (self, term))
    append_words (self, sql, term);
  else
    append_field (sql, term, names_of (self, term));
  sheaf_sql_append (sql, term->negated ? "), 0)" : ")");
}

static void
append_clause (const SheafSearchPlan *self, SheafSql *sql, const GPtrArray *clause)
{
  sheaf_sql_append (sql, " AND (");
  for (guint i = 0; i < clause->len; i++)
    {
      sheaf_sql_append (sql, i ? " OR " : "");
      append_term (self, sql, g_ptr_array_index (clause, i));
    }
  sheaf_sql_append (sql, ")");
}

/* --- The words as one expression --- */

static void
append_clause_words (const SheafSearchPlan *self, GString *expression, const GPtrArray *clause)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < clause->len; i++)
    g_ptr_array_add (words, (gpointer) words_of (self, g_ptr_array_index (clause, i)));
  sheaf_search_expression_append_clause (expression, words);
}

/* All that is looked for, then all that is excluded: FTS5's NOT needs something before it. */
static char *
make_expression (const SheafSearchPlan *self)
{
  GString *expression = g_string_new (NULL);

  for (ClauseKind kind = CLAUSE_WORDS; kind <= CLAUSE_EXCLUDES; kind++)
    for (guint i = 0; i < self->query->clauses->len; i++)
      {
        const GPtrArray *clause = g_ptr_array_index (self->query->clauses, i);

        if (clause_kind (self, clause) != kind)
          continue;
        if (expression->len)
          g_string_append (expression, kind == CLAUSE_WORDS ? " AND " : " NOT ");
        append_clause_words (self, expression, clause);
      }
  return g_string_free (expression, FALSE);
}

/* --- Named articles --- */

/* The ids of articles that a word of the query names. */
static void
append_candidates (const SheafSearchPlan *self, SheafSql *sql)
{
  GHashTableIter iter;
  gpointer term, names;
  const char *join = "";

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &term, &names))
    {
      const SheafSearchNames *found = names;

      if (((SheafSearchTerm *) term)->negated || !names_something (self, term))
        continue;
      if (found->tags)
        {
          sheaf_sql_append (sql, join);
          sheaf_sql_append_list (sql, "SELECT article FROM article_tag WHERE tag" IN_LIST,
                                 found->tags);
          join = " UNION ALL ";
        }
      if (found->authors)
        {
          sheaf_sql_append (sql, join);
          sheaf_sql_append_list (sql, "SELECT id FROM article WHERE author" IN_LIST,
                                 found->authors);
          join = " UNION ALL ";
        }
    }
}

/* --- The plan --- */

static gboolean
find_names (SheafSearchPlan *self, GError **error)
{
  for (guint i = 0; i < self->query->clauses->len; i++)
    {
      const GPtrArray *clause = g_ptr_array_index (self->query->clauses, i);

      for (guint j = 0; j < clause->len; j++)
        {
          SheafSearchTerm *term = g_ptr_array_index (clause, j);
          SheafSearchNames *names = sheaf_search_names_find (self->library, term, error);

          if (!names)
            return FALSE;
          g_hash_table_insert (self->names, term, names);
        }
    }
  return TRUE;
}

/* By words where some clause looks for words and none mixes them with fields: a union of an index
 * and a relation has no order to walk in. */
static void
decide (SheafSearchPlan *self)
{
  gboolean words = FALSE, mixed = FALSE;

  for (guint i = 0; i < self->query->clauses->len; i++)
    {
      const GPtrArray *clause = g_ptr_array_index (self->query->clauses, i);
      ClauseKind kind = clause_kind (self, clause);

      words = words || kind == CLAUSE_WORDS;
      mixed = mixed || kind == CLAUSE_MIXED;
      self->has_condition = self->has_condition || kind == CLAUSE_FIELDS;
      for (guint j = 0; j < clause->len; j++)
        if (names_something (self, g_ptr_array_index (clause, j)))
          {
            self->names_matter = self->names_matter || kind == CLAUSE_WORDS;
            self->has_condition = self->has_condition || kind == CLAUSE_EXCLUDES;
          }
    }
  self->by_words = words && !mixed;
}

static gboolean
count_named (SheafSearchPlan *self, GError **error)
{
  g_auto (SheafSql) sql;
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafStatement) statement = NULL;

  sheaf_sql_init (&sql);
  sheaf_sql_append (&sql, "SELECT count(*) FROM (");
  append_candidates (self, &sql);
  sheaf_sql_append (&sql, " LIMIT " G_STRINGIFY (FEW_NAMED) ")");
  statement = sheaf_sql_query (&sql, self->library->database, error);
  if (!statement)
    return FALSE;
  if (sheaf_statement_step (statement, &local))
    self->many_named = sheaf_statement_get_int64 (statement, 0) == FEW_NAMED;
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

SheafSearchPlan *
sheaf_search_plan_new (SheafLibrary *library, const SheafSearchQuery *query, GError **error)
{
  g_autoptr (SheafSearchPlan) self = g_new0 (SheafSearchPlan, 1);

  g_return_val_if_fail (library, NULL);
  g_return_val_if_fail (query && !sheaf_search_query_is_empty (query), NULL);

  self->library = library;
  self->query = query;
  self->names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sheaf_search_names_free);
  if (!find_names (self, error))
    return NULL;
  decide (self);
  if (sheaf_search_plan_has_more (self) && !count_named (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
sheaf_search_plan_free (SheafSearchPlan *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

/* --- Its statements --- */

/* Fields, and the tags and authors that an excluded word names. */
static void
append_conditions (const SheafSearchPlan *self, SheafSql *sql)
{
  for (guint i = 0; i < self->query->clauses->len; i++)
    {
      const GPtrArray *clause = g_ptr_array_index (self->query->clauses, i);
      ClauseKind kind = clause_kind (self, clause);
      gboolean any = FALSE;

      if (kind == CLAUSE_FIELDS)
        append_clause (self, sql, clause);
      if (kind != CLAUSE_EXCLUDES || !names_something (self, g_ptr_array_index (clause, 0)))
        continue;
      sheaf_sql_append (sql, " AND NOT ifnull ((");
      append_names (self, sql, names_of (self, g_ptr_array_index (clause, 0)), &any);
      sheaf_sql_append (sql, "), 0)");
    }
}

/* Over the index in the order of its rowids, which is the order wanted: nothing is sorted. */
static SheafStatement *
query_words (const SheafSearchPlan *self, gboolean ranked, GError **error)
{
  g_auto (SheafSql) sql;
  g_autofree char *expression = make_expression (self);

  sheaf_sql_init (&sql);
  sheaf_sql_append (&sql, "SELECT a.id, a.skey, a.date, ");
  sheaf_sql_append (&sql, ranked ? "bm25 (search, 8.0, 1.0)" : "0.0");
  sheaf_sql_append (&sql, " FROM search CROSS JOIN article a ON a.skey = search.rowid"
                          " WHERE search MATCH ? AND a.trashed = 0");
  sheaf_sql_bind_text (&sql, expression);
  append_conditions (self, &sql);
  sheaf_sql_append (&sql, " ORDER BY search.rowid");
  return sheaf_sql_query (&sql, self->library->database, error);
}

static void
append_all_clauses (const SheafSearchPlan *self, SheafSql *sql)
{
  for (guint i = 0; i < self->query->clauses->len; i++)
    append_clause (self, sql, g_ptr_array_index (self->query->clauses, i));
}

SheafStatement *
sheaf_search_plan_query_main (const SheafSearchPlan *self, gboolean ranked, GError **error)
{
  g_auto (SheafSql) sql;

  sheaf_sql_init (&sql);
  g_return_val_if_fail (self, NULL);

  if (self->by_words)
    return query_words (self, ranked, error);
  sheaf_sql_append (&sql, "SELECT a.id, a.skey, a.date, 0.0 FROM article a WHERE a.trashed = 0");
  append_all_clauses (self, &sql);
  sheaf_sql_append (&sql, " ORDER BY a.skey");
  return sheaf_sql_query (&sql, self->library->database, error);
}

gboolean
sheaf_search_plan_has_more (const SheafSearchPlan *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->by_words && self->names_matter;
}

static void
append_named (const SheafSearchPlan *self, SheafSql *sql)
{
  GHashTableIter iter;
  gpointer term, names;
  gboolean any = FALSE;

  sheaf_sql_append (sql, " AND (");
  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, &term, &names))
    if (!((SheafSearchTerm *) term)->negated && names_something (self, term))
      append_names (self, sql, names, &any);
  sheaf_sql_append (sql, ")");
}

/* Few of them by their ids; of many, so many stand near the beginning of the walk that it ends soon. */
static void
append_more (const SheafSearchPlan *self, SheafSql *sql)
{
  sheaf_sql_append (sql, " FROM article a WHERE a.trashed = 0");
  if (!self->many_named)
    {
      sheaf_sql_append (sql, " AND a.id IN (");
      append_candidates (self, sql);
      sheaf_sql_append (sql, ")");
    }
  else
    append_named (self, sql);
  append_all_clauses (self, sql);
}

SheafStatement *
sheaf_search_plan_query_more (const SheafSearchPlan *self, GError **error)
{
  g_auto (SheafSql) sql;

  sheaf_sql_init (&sql);
  g_return_val_if_fail (self && sheaf_search_plan_has_more (self), NULL);

  sheaf_sql_append (&sql, "SELECT a.id, a.skey, a.date, 0.0");
  append_more (self, &sql);
  sheaf_sql_append (&sql, " ORDER BY a.skey");
  return sheaf_sql_query (&sql, self->library->database, error);
}

SheafStatement *
sheaf_search_plan_query_count (const SheafSearchPlan *self, GError **error)
{
  g_auto (SheafSql) sql;
  g_autofree char *expression = NULL;

  sheaf_sql_init (&sql);
  g_return_val_if_fail (self && sheaf_search_plan_is_plain (self), NULL);

  expression = make_expression (self);
  sheaf_sql_append (&sql, "SELECT (SELECT count(*) FROM search WHERE search MATCH ?)");
  sheaf_sql_bind_text (&sql, expression);
  if (sheaf_search_plan_has_more (self))
    {
      sheaf_sql_append (&sql, " + (SELECT count(*)");
      append_more (self, &sql);
      sheaf_sql_append (&sql,
                        " AND a.skey NOT IN (SELECT rowid FROM search WHERE search MATCH ?))");
      sheaf_sql_bind_text (&sql, expression);
    }
  return sheaf_sql_query (&sql, self->library->database, error);
}

gboolean
sheaf_search_plan_is_plain (const SheafSearchPlan *self)
{
  g_return_val_if_fail (self, FALSE);
  return self->by_words && !self->has_condition;
}
