/* fuzz-search-query.c: anything may be typed into the search
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-expression.h"
#include "core/search-match.h"
#include "core/search-query.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Every clause makes an expression whose quotes are balanced, and the query is looked for in itself. */
static void
check (const char *text, gboolean typing)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, typing);
  g_autofree char *read = sheaf_search_query_to_string (query);
  g_autoptr (GArray) spans = sheaf_search_query_find (query, read, strlen (read), TRUE);
  gsize last = 0;

  g_assert_true (g_utf8_validate (read, -1, NULL));
  for (guint i = 0; i < spans->len; i++)
    {
      SheafSearchSpan *span = &g_array_index (spans, SheafSearchSpan, i);

      g_assert_true (span->start < span->end && span->end <= strlen (read));
      g_assert_true (!i || span->start > last);
      last = span->end;
    }
  for (guint i = 0; i < query->clauses->len; i++)
    {
      const GPtrArray *clause = g_ptr_array_index (query->clauses, i);

      for (guint j = 0; j < clause->len; j++)
        {
          const SheafSearchTerm *term = g_ptr_array_index (clause, j);
          g_autoptr (GString) expression = g_string_new (NULL);
          guint quotes = 0;

          if (!term->tokens->len)
            continue;
          sheaf_search_expression_append_term (expression, term);
          for (const char *at = expression->str; *at; at++)
            quotes += *at == '"';
          g_assert_true (quotes % 2 == 0);
        }
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  check (text, FALSE);
  check (text, TRUE);
  return 0;
}
