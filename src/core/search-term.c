/* search-term.c: one thing looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-term.h"

#include "core/folding.h"
#include "core/tokenizer.h"

#include <string.h>

/* --- Tokens --- */

typedef struct
{
  SheafSearchTerm *term;
  guint max;
  gsize end;
} Collect;

static int
collect_cb (SheafTokenKind kind,
            const char *token,
            gsize token_length,
            gsize start,
            gsize end,
            gpointer user_data)
{
  Collect *collect = user_data;

  if (collect->term->tokens->len == collect->max)
    return 1;
  g_ptr_array_add (collect->term->tokens, g_strndup (token, token_length));
  collect->end = end;
  return 0;
}

SheafSearchTerm *
sheaf_search_term_new (SheafTermKind kind, const char *text, gssize length, guint max_tokens)
{
  g_autoptr (SheafSearchTerm) self = g_new0 (SheafSearchTerm, 1);
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  Collect collect = { self, max_tokens, 0 };

  self->kind = kind;
  self->tokens = g_ptr_array_new_with_free_func (g_free);
  if (sheaf_tokenizer_run (text, bytes, FALSE, collect_cb, &collect))
    bytes = collect.end;
  self->text = g_strndup (text, bytes);
  return g_steal_pointer (&self);
}

void
sheaf_search_term_free (SheafSearchTerm *self)
{
  if (!self)
    return;
  g_free (self->key);
  sheaf_search_term_free (self->as_text);
  g_free (self->text);
  g_ptr_array_unref (self->tokens);
  g_free (self);
}

void
sheaf_search_term_set_prefix (SheafSearchTerm *self)
{
  const char *last;
  gunichar folded;

  g_return_if_fail (self);

  if (self->as_text)
    sheaf_search_term_set_prefix (self->as_text);
  if (!self->tokens->len)
    return;
  last = g_ptr_array_index (self->tokens, self->tokens->len - 1);
  self->prefix = sheaf_folding_classify (g_utf8_get_char (last), &folded) == SHEAF_FOLD_WORD;
}

/* --- Runs --- */

typedef struct
{
  const char *text;
  guint left; /* tokens that may still be used */
  GPtrArray *terms;

  gboolean cjk; /* what the open run is made of */
  gboolean open;
  gsize start, end;
} Split;

static void
split_end_run (Split *split)
{
  SheafSearchTerm *term;

  if (!split->open)
    return;
  split->open = FALSE;
  term = sheaf_search_term_new (SHEAF_TERM_TEXT, split->text + split->start,
                                (gssize) (split->end - split->start), split->left);
  split->left -= term->tokens->len;
  g_ptr_array_add (split->terms, term);
}

static int
split_cb (SheafTokenKind kind,
          const char *token,
          gsize token_length,
          gsize start,
          gsize end,
          gpointer user_data)
{
  Split *split = user_data;
  gboolean cjk = kind == SHEAF_TOKEN_CJK;

  if (kind == SHEAF_TOKEN_BARRIER || (split->open && cjk != split->cjk))
    split_end_run (split);
  if (kind == SHEAF_TOKEN_BARRIER)
    return 0;
  if (!split->open)
    {
      if (!split->left)
        return 1;
      split->open = TRUE;
      split->cjk = cjk;
      split->start = start;
    }
  split->end = end;
  return 0;
}

void
sheaf_search_term_split (const char *text, guint max_tokens, GPtrArray *terms)
{
  Split split = { text, max_tokens, terms, FALSE, FALSE, 0, 0 };

  g_return_if_fail (text);
  g_return_if_fail (terms);

  sheaf_tokenizer_run (text, strlen (text), FALSE, split_cb, &split);
  split_end_run (&split);
}
