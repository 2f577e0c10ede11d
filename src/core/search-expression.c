/* search-expression.c: a term as FTS5 reads it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-expression.h"

#include "core/tokenizer.h"

static void
append_quoted (GString *expression, const char *text)
{
  g_string_append_c (expression, '"');
  for (const char *at = text; *at; at++)
    {
      if (*at == '"')
        g_string_append_c (expression, '"');
      g_string_append_c (expression, *at);
    }
  g_string_append_c (expression, '"');
}

/* A lone word of a few letters that is being typed: all words that begin so would have to be read. */
static gboolean
has_marker (const SheafSearchTerm *term)
{
  return term->prefix && term->tokens->len == 1 &&
         g_utf8_strlen (g_ptr_array_index (term->tokens, 0), -1) <= SHEAF_TOKENIZER_MARKER_LETTERS;
}

void
sheaf_search_expression_append_term (GString *expression, const SheafSearchTerm *self)
{
  g_return_if_fail (expression);
  g_return_if_fail (self && self->tokens->len);

  if (self->kind == SHEAF_TERM_TITLE)
    g_string_append (expression, "title : ");
  if (has_marker (self))
    {
      /* The token, not the text: a marker is not tokenised again. */
      g_string_append_printf (expression, "\"%c%s\"", SHEAF_TOKENIZER_MARKER,
                              (const char *) g_ptr_array_index (self->tokens, 0));
      return;
    }
  append_quoted (expression, self->text);
  if (self->prefix)
    g_string_append (expression, " *");
}

void
sheaf_search_expression_append_clause (GString *expression, const GPtrArray *clause)
{
  g_return_if_fail (expression);
  g_return_if_fail (clause && clause->len);

  g_string_append_c (expression, '(');
  for (guint i = 0; i < clause->len; i++)
    {
      if (i)
        g_string_append (expression, " OR ");
      sheaf_search_expression_append_term (expression, g_ptr_array_index (clause, i));
    }
  g_string_append_c (expression, ')');
}
