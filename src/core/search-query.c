/* search-query.c: what was typed, as a safe expression
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-query.h"

#include "core/search-field.h"

#include <string.h>

/* Where the reading of what was typed stands. */
typedef struct
{
  const char *text;
  const char *at;
  gboolean typing;
  guint left; /* tokens */
  SheafSearchQuery *query;
  gboolean or_pending; /* the next term goes into the last clause */
} Parser;

/* One thing as typed, before it is known what it means. */
typedef struct
{
  gboolean negated;
  gboolean quoted;
  gboolean finished; /* by a space or a closing quote */
  char *key;         /* (nullable) */
  char *text;
  gsize start, end; /* of what was typed */
} Chunk;

static void
chunk_clear (Chunk *chunk)
{
  g_free (chunk->key);
  g_free (chunk->text);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chunk, chunk_clear)

/* --- Characters --- */

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static const char *
skip_blanks (const char *at)
{
  while (*at && is_blank (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* Returns: the end of what is typed without a blank or a quote */
static const char *
skip_bare (const char *at)
{
  while (*at && !is_blank (g_utf8_get_char (at)) && !sheaf_search_is_quote (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

/* --- Chunks --- */

/* A key and its colon at parser->at. Left where it stands: addresses (`http://…`), times of day, and
 * for keys that are not ours a colon of full width, which Chinese sentences have. */
static char *
read_key (Parser *parser)
{
  const char *end = parser->at;
  const char *value;
  gunichar colon;
  g_autofree char *key = NULL;

  while (g_unichar_isalnum (g_utf8_get_char (end)) || (*end && strchr ("_-.", *end)))
    end = g_utf8_next_char (end);
  colon = g_utf8_get_char (end);
  if (end == parser->at || (colon != ':' && colon != 0xff1a) || g_ascii_isdigit (*parser->at))
    return NULL;
  value = g_utf8_next_char (end);
  key = g_strndup (parser->at, (gsize) (end - parser->at));
  if (!sheaf_search_field_is_known (key) &&
      (colon != ':' || !*value || is_blank (g_utf8_get_char (value)) || strchr (":/", *value)))
    return NULL;
  parser->at = value;
  return g_steal_pointer (&key);
}

static void
read_text (Parser *parser, Chunk *chunk)
{
  const char *end;

  chunk->quoted = *parser->at && sheaf_search_is_quote (g_utf8_get_char (parser->at));
  if (!chunk->quoted)
    {
      end = skip_bare (parser->at);
      chunk->text = g_strndup (parser->at, (gsize) (end - parser->at));
      chunk->finished = *end != '\0';
      parser->at = end;
      return;
    }
  parser->at = end = g_utf8_next_char (parser->at);
  while (*end && !sheaf_search_is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  chunk->text = g_strndup (parser->at, (gsize) (end - parser->at));
  chunk->finished = *end != '\0';
  parser->at = *end ? g_utf8_next_char (end) : end;
}

/* Returns: FALSE at the end of what was typed */
static gboolean
read_chunk (Parser *parser, Chunk *chunk)
{
  parser->at = skip_blanks (parser->at);
  if (!*parser->at)
    return FALSE;
  chunk->start = (gsize) (parser->at - parser->text);
  if (parser->at[0] == '-' && parser->at[1] && parser->at[1] != '-' &&
      !is_blank (g_utf8_get_char (parser->at + 1)))
    {
      chunk->negated = TRUE;
      parser->at++;
    }
  chunk->key = read_key (parser);
  read_text (parser, chunk);
  chunk->end = (gsize) (parser->at - parser->text);
  return TRUE;
}

static gboolean
chunk_is_or (const Parser *parser, const Chunk *chunk)
{
  if (chunk->quoted || chunk->negated || chunk->key)
    return FALSE;
  if (strcmp (chunk->text, "OR") && strcmp (chunk->text, "|"))
    return FALSE;
  return parser->query->clauses->len && *skip_blanks (parser->at);
}

/* --- Clauses --- */

static void
add_term (Parser *parser, SheafSearchTerm *term)
{
  GPtrArray *clauses = parser->query->clauses;

  parser->left -= MIN (parser->left, MAX (term->tokens->len, 1));
  if (!parser->or_pending)
    g_ptr_array_add (clauses,
                     g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_search_term_free));
  g_ptr_array_add (g_ptr_array_index (clauses, clauses->len - 1), term);
  parser->or_pending = FALSE;
}

static gboolean
next_is_or (const Parser *parser)
{
  const char *at = skip_blanks (parser->at);
  const char *end = skip_bare (at);
  gsize length = (gsize) (end - at);

  return ((length == 2 && !strncmp (at, "OR", 2)) || (length == 1 && *at == '|')) &&
         *skip_blanks (end);
}

static gboolean
kind_needs_tokens (SheafTermKind kind)
{
  return kind != SHEAF_TERM_DATE && kind != SHEAF_TERM_FLAG && kind != SHEAF_TERM_PICTURES &&
         kind != SHEAF_TERM_NOTES;
}

/* Nothing yet for a value that is still being typed, so that the list does not go blank meanwhile. */
static void
add_field (Parser *parser, const Chunk *chunk, gboolean unfinished, GPtrArray *terms)
{
  g_autoptr (SheafSearchTerm) term = sheaf_search_field_new (chunk->key, chunk->text, parser->left);

  if (!*chunk->text || (unfinished && term->kind == SHEAF_TERM_PROPERTY &&
                        sheaf_search_field_is_unfinished (chunk->key, chunk->text)))
    return;
  g_ptr_array_add (terms, g_steal_pointer (&term));
}

/* What was typed as one thing; beside OR and behind - it stays one phrase. */
static void
add_chunk (Parser *parser, const Chunk *chunk)
{
  g_autoptr (GPtrArray) terms =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_search_term_free);
  gboolean unfinished = parser->typing && !chunk->finished;

  if (chunk->key)
    add_field (parser, chunk, unfinished, terms);
  else if (chunk->quoted || chunk->negated || parser->or_pending || next_is_or (parser))
    g_ptr_array_add (terms, sheaf_search_term_new (SHEAF_TERM_TEXT, chunk->text, -1, parser->left));
  else
    sheaf_search_term_split (chunk->text, parser->left, terms);

  for (guint i = 0; i < terms->len; i++)
    {
      SheafSearchTerm *term = g_ptr_array_index (terms, i);

      term->negated = chunk->negated;
      term->start = chunk->start;
      term->end = chunk->end;
      if (unfinished && !chunk->negated && i + 1 == terms->len && kind_needs_tokens (term->kind))
        sheaf_search_term_set_prefix (term);
      if (term->tokens->len || !kind_needs_tokens (term->kind))
        add_term (parser, g_steal_pointer (&g_ptr_array_index (terms, i)));
    }
}

/* --- The query --- */

SheafSearchQuery *
sheaf_search_query_parse (const char *text, gboolean typing)
{
  g_autofree char *valid = NULL;
  g_autoptr (SheafSearchQuery) self = g_new0 (SheafSearchQuery, 1);
  Parser parser = { .typing = typing, .left = SHEAF_SEARCH_MAX_TOKENS, .query = self };
  gboolean more = TRUE;

  g_return_val_if_fail (text, NULL);

  valid = g_utf8_make_valid (text, -1);
  parser.text = parser.at = valid;
  self->clauses = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  while (more && parser.left)
    {
      g_auto (Chunk) chunk = { 0 };

      more = read_chunk (&parser, &chunk);
      if (more && chunk_is_or (&parser, &chunk))
        parser.or_pending = TRUE;
      else if (more)
        add_chunk (&parser, &chunk);
    }
  return g_steal_pointer (&self);
}

void
sheaf_search_query_free (SheafSearchQuery *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->clauses);
  g_free (self);
}

gboolean
sheaf_search_query_is_empty (const SheafSearchQuery *self)
{
  g_return_val_if_fail (self, TRUE);
  return !self->clauses->len;
}

/* --- For tests and messages --- */

static const char *
kind_name (SheafTermKind kind)
{
  static const char *const names[] = { "",     "title", "author", "tag",   "category", "source",
                                       "date", "is",    "has",    "notes", "property" };
  return names[kind];
}

static void
append_term (GString *out, const SheafSearchTerm *term)
{
  g_string_append_printf (out, "%s%s", term->negated ? "-" : "", kind_name (term->kind));
  if (term->kind == SHEAF_TERM_PROPERTY)
    g_string_append_printf (out, "[%s]", term->key);
  if (term->kind != SHEAF_TERM_TEXT)
    g_string_append_c (out, ':');
  if (kind_needs_tokens (term->kind))
    for (guint i = 0; i < term->tokens->len; i++)
      {
        const char *token = g_ptr_array_index (term->tokens, i);

        g_string_append_printf (out, "%s%s", i ? " " : "", *token == '\001' ? "," : token);
      }
  else
    g_string_append (out, term->text);
  if (term->prefix)
    g_string_append_c (out, '*');
}

char *
sheaf_search_query_to_string (const SheafSearchQuery *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self, NULL);

  for (guint i = 0; i < self->clauses->len; i++)
    {
      GPtrArray *clause = g_ptr_array_index (self->clauses, i);

      g_string_append_c (out, '(');
      for (guint j = 0; j < clause->len; j++)
        {
          if (j)
            g_string_append_c (out, '|');
          append_term (out, g_ptr_array_index (clause, j));
        }
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}
