/* search-match.c: where in a text a query is found
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-match.h"

#include "core/tokenizer.h"

#include <string.h>

/* A phrase on its way through the text: bit i of @reached is set where the last i + 1 tokens were its
 * first i + 1 ones. Phrases have at most 64 tokens, so one word holds them all. */
typedef struct
{
  const SheafSearchTerm *term;
  guint64 reached;
} Needle;

G_STATIC_ASSERT (SHEAF_SEARCH_MAX_TOKENS <= 64);

typedef struct
{
  GArray *needles;
  GArray *spans;
  gsize starts[SHEAF_SEARCH_MAX_TOKENS]; /* of the last tokens, a ring */
  guint n_tokens;
  gboolean first_only;
} Search;

static gboolean
token_is (const char *wanted, gboolean prefix, const char *token, gsize token_length)
{
  gsize length = strlen (wanted);

  return (prefix ? length <= token_length : length == token_length) &&
         !memcmp (wanted, token, length);
}

/* Returns: whether the phrase ends with this token */
static gboolean
needle_step (Needle *needle, const char *token, gsize token_length)
{
  GPtrArray *tokens = needle->term->tokens;
  guint64 may = needle->reached << 1 | 1;
  guint64 reached = 0;

  for (guint i = 0; i < tokens->len; i++)
    if ((may >> i & 1) &&
        token_is (g_ptr_array_index (tokens, i), needle->term->prefix && i + 1 == tokens->len,
                  token, token_length))
      reached |= G_GUINT64_CONSTANT (1) << i;
  needle->reached = reached;
  return reached >> (tokens->len - 1) & 1;
}

static int
search_cb (SheafTokenKind kind,
           const char *token,
           gsize token_length,
           gsize start,
           gsize end,
           gpointer user_data)
{
  Search *search = user_data;

  search->starts[search->n_tokens % SHEAF_SEARCH_MAX_TOKENS] = start;
  for (guint i = 0; i < search->needles->len; i++)
    {
      Needle *needle = &g_array_index (search->needles, Needle, i);
      guint back = needle->term->tokens->len - 1;

      if (needle_step (needle, token, token_length))
        {
          SheafSearchSpan span = {
            search->starts[(search->n_tokens - back) % SHEAF_SEARCH_MAX_TOKENS], end
          };
          g_array_append_val (search->spans, span);
        }
    }
  search->n_tokens++;
  return search->first_only && search->spans->len;
}

static void
search_add (Search *search, const SheafSearchTerm *term)
{
  Needle needle = { term, 0 };

  g_array_append_val (search->needles, needle);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const SheafSearchSpan *one = a, *two = b;

  return one->start < two->start ? -1 : one->start > two->start;
}

/* Sorted, with those that overlap or touch made one. */
static void
join_spans (GArray *spans)
{
  guint n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      SheafSearchSpan *span = &g_array_index (spans, SheafSearchSpan, i);
      SheafSearchSpan *last = n ? &g_array_index (spans, SheafSearchSpan, n - 1) : NULL;

      if (last && span->start <= last->end)
        last->end = MAX (last->end, span->end);
      else
        g_array_index (spans, SheafSearchSpan, n++) = *span;
    }
  g_array_set_size (spans, n);
}

/* What of @term is looked for in a text. Returns: (nullable): NULL for nothing */
static const SheafSearchTerm *
words_of (const SheafSearchTerm *term, gboolean is_title)
{
  const SheafSearchTerm *words = term->as_text ? term->as_text : term;

  if (term->negated || !words->tokens->len)
    return NULL;
  return words->kind == SHEAF_TERM_TEXT || (is_title && words->kind == SHEAF_TERM_TITLE) ? words
                                                                                         : NULL;
}

GArray *
sheaf_search_query_find (const SheafSearchQuery *self,
                         const char *text,
                         gsize length,
                         gboolean is_title)
{
  g_autoptr (GArray) needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (SheafSearchSpan));
  Search search = { needles, spans, { 0 }, 0, FALSE };

  g_return_val_if_fail (self, spans);
  g_return_val_if_fail (text || !length, spans);

  for (guint i = 0; i < self->clauses->len; i++)
    {
      GPtrArray *clause = g_ptr_array_index (self->clauses, i);

      for (guint j = 0; j < clause->len; j++)
        {
          const SheafSearchTerm *words = words_of (g_ptr_array_index (clause, j), is_title);

          if (words)
            search_add (&search, words);
        }
    }
  if (needles->len)
    sheaf_tokenizer_run (text, length, FALSE, search_cb, &search);
  join_spans (spans);
  return spans;
}

gboolean
sheaf_search_term_matches (const SheafSearchTerm *self, const char *text, gsize length)
{
  g_autoptr (GArray) needles = g_array_new (FALSE, FALSE, sizeof (Needle));
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SheafSearchSpan));
  Search search = { needles, spans, { 0 }, 0, TRUE };

  g_return_val_if_fail (self, FALSE);
  g_return_val_if_fail (text || !length, FALSE);

  if (!self->tokens->len)
    return FALSE;
  search_add (&search, self);
  sheaf_tokenizer_run (text, length, FALSE, search_cb, &search);
  return spans->len > 0;
}

typedef struct
{
  const SheafSearchTerm *term;
  guint n_tokens;
} Comparison;

static int
compare_cb (SheafTokenKind kind,
            const char *token,
            gsize token_length,
            gsize start,
            gsize end,
            gpointer user_data)
{
  Comparison *comparison = user_data;
  GPtrArray *tokens = comparison->term->tokens;
  guint i = comparison->n_tokens++;

  return i >= tokens->len ||
         !token_is (g_ptr_array_index (tokens, i), comparison->term->prefix && i + 1 == tokens->len,
                    token, token_length);
}

gboolean
sheaf_search_term_equals (const SheafSearchTerm *self, const char *text, gsize length)
{
  Comparison comparison = { self, 0 };

  g_return_val_if_fail (self, FALSE);
  g_return_val_if_fail (text || !length, FALSE);

  if (!self->tokens->len)
    return strlen (self->text) == length && !memcmp (self->text, text, length);
  return !sheaf_tokenizer_run (text, length, FALSE, compare_cb, &comparison) &&
         comparison.n_tokens == self->tokens->len;
}
