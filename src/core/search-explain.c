/* search-explain.c: how what was typed is understood
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/search-explain.h"

#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LABEL_MAX 80

void
sheaf_search_part_free (SheafSearchPart *self)
{
  if (!self)
    return;
  g_free (self->label);
  g_free (self);
}

/* --- Terms --- */

static const char *
flag_label (SheafTermState state)
{
  switch (state)
    {
    case SHEAF_TERM_UNREAD:
      return _ ("Unread");
    case SHEAF_TERM_STARRED:
      return _ ("Starred");
    case SHEAF_TERM_ARCHIVED:
      return _ ("Archived");
    case SHEAF_TERM_DRAFT:
    default:
      return _ ("Drafts");
    }
}

char *
sheaf_search_label_field (SheafTermKind kind, const char *value)
{
  g_return_val_if_fail (value, NULL);

  switch (kind)
    {
    case SHEAF_TERM_TITLE:
      /* Translators: a condition of a search, with what it wants; alike those below */
      return g_strdup_printf (_ ("Title: %s"), value);
    case SHEAF_TERM_AUTHOR:
      return g_strdup_printf (_ ("Author: %s"), value);
    case SHEAF_TERM_TAG:
      return g_strdup_printf (_ ("Tag: %s"), value);
    case SHEAF_TERM_CATEGORY:
      return g_strdup_printf (_ ("Category: %s"), value);
    case SHEAF_TERM_SOURCE:
      return g_strdup_printf (_ ("Source: %s"), value);
    case SHEAF_TERM_DATE:
      return g_strdup_printf (_ ("Date: %s"), value);
    case SHEAF_TERM_TEXT:
    case SHEAF_TERM_FLAG:
    case SHEAF_TERM_PICTURES:
    case SHEAF_TERM_NOTES:
    case SHEAF_TERM_PROPERTY:
    default:
      return NULL;
    }
}

static char *
text_label (const SheafSearchTerm *term, const char *typed)
{
  gboolean quoted = strpbrk (term->text, " \t") != NULL;
  gsize minus = term->negated ? 1 : 0;

  if (quoted)
    /* Translators: several words that must stand side by side */
    return g_strdup_printf (_ ("“%s”"), term->text);
  if (strchr (typed + term->start, '"') < typed + term->end)
    return g_strdup (term->text);
  /* All that was typed as one word, of which this may be a part. */
  return g_strndup (typed + term->start + minus, term->end - term->start - minus);
}

static char *
term_label (const SheafSearchTerm *term, const char *typed)
{
  g_autofree char *text = sheaf_text_display (term->text, LABEL_MAX);
  char *label = sheaf_search_label_field (term->kind, text);

  if (term->kind == SHEAF_TERM_FLAG)
    return g_strdup (flag_label (term->state));
  if (term->kind == SHEAF_TERM_PICTURES)
    return g_strdup (_ ("With pictures"));
  if (term->kind == SHEAF_TERM_NOTES)
    return g_strdup (_ ("With notes or highlights"));
  if (term->kind == SHEAF_TERM_PROPERTY)
    return g_strdup_printf ("%s: %s", term->key, text);
  return label ? label : text_label (term, typed);
}

static char *
signed_label (const SheafSearchTerm *term, const char *typed)
{
  g_autofree char *label = term_label (term, typed);

  if (!term->negated)
    return g_steal_pointer (&label);
  /* Translators: %s is a condition that must not hold: a word, or "Tag: music" */
  return g_strdup_printf (_ ("Not %s"), label);
}

/* --- Parts --- */

static gboolean
is_plain (const GPtrArray *clause)
{
  const SheafSearchTerm *term = clause->pdata[0];

  return clause->len == 1 && term->kind == SHEAF_TERM_TEXT && !term->negated &&
         !strpbrk (term->text, " \t");
}

static gboolean
is_all_plain (const SheafSearchQuery *query)
{
  for (guint i = 0; i < query->clauses->len; i++)
    if (!is_plain (query->clauses->pdata[i]))
      return FALSE;
  return TRUE;
}

static SheafSearchPart *
part_new (const GPtrArray *clause, const char *typed)
{
  SheafSearchPart *part = g_new0 (SheafSearchPart, 1);
  const SheafSearchTerm *first = clause->pdata[0];
  const SheafSearchTerm *last = clause->pdata[clause->len - 1];

  part->start = first->start;
  part->end = last->end;
  part->label = signed_label (first, typed);
  for (guint i = 1; i < clause->len; i++)
    {
      g_autofree char *before = part->label;
      g_autofree char *label = signed_label (clause->pdata[i], typed);

      /* Translators: two conditions of which one must hold */
      part->label = g_strdup_printf (_ ("%s or %s"), before, label);
    }
  return part;
}

GPtrArray *
sheaf_search_explain (const SheafSearchQuery *query, const char *text)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_search_part_free);

  g_return_val_if_fail (query && text, parts);

  if (is_all_plain (query))
    return parts;
  for (guint i = 0; i < query->clauses->len; i++)
    {
      const GPtrArray *clause = query->clauses->pdata[i];
      const SheafSearchTerm *term = clause->pdata[0];
      const SheafSearchPart *last = parts->len ? parts->pdata[parts->len - 1] : NULL;

      /* What was typed as one word is one condition, of however many terms. */
      if (!last || term->start >= last->end)
        g_ptr_array_add (parts, part_new (clause, text));
    }
  return parts;
}

char *
sheaf_search_remove (const char *text, gsize start, gsize end)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (text && start <= end && end <= strlen (text), NULL);

  before = g_strchomp (g_strndup (text, start));
  after = g_strchug (g_strdup (text + end));
  return g_strconcat (before, *before && *after ? " " : "", after, NULL);
}
