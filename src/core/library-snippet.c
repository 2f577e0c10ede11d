/* library-snippet.c: the text of an article around its first hit
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-private.h"
#include "core/library-search.h"
#include "core/search-match.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

/* Characters: of the snippet, of them before the first hit, and how far a cut may move to a word. A Han character is as
 * wide as two letters: as many of them before the hit would put that behind the end of a narrow row. */
#define SNIPPET_LENGTH 120
#define SNIPPET_LEAD   24
#define CUT_SLACK      12

#define MARK_START '\002'
#define MARK_END   '\003'

/* --- The text --- */

char *
sheaf_library_get_text (SheafLibrary *self, gint64 id, GError **error)
{
  g_autoptr (SheafStatement) statement = NULL;

  g_return_val_if_fail (self, NULL);

  statement = sheaf_database_query (
      self->database,
      "SELECT sheaf_text (s.raw, a.format, a.encoding) FROM article a JOIN source s ON s.id = a.id"
      " WHERE a.id = ?",
      SHEAF_VALUES (SHEAF_INT (id)), error);
  if (!sheaf_library_step_article (statement, id, error))
    return NULL;
  if (sheaf_statement_is_null (statement, 0))
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                   _ ("The bytes of article %" PRId64 " are damaged"), id);
      return NULL;
    }
  return sheaf_statement_dup_text (statement, 0);
}

/* --- Cutting --- */

/* Whether a cut between the characters around @at divides a word. */
static gboolean
is_in_word (const char *text, const char *at)
{
  gunichar before, after;

  if (at == text || !*at)
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (at));
  after = g_utf8_get_char (at);
  return g_unichar_isalnum (before) && g_unichar_isalnum (after) && !sheaf_text_is_cjk (before) &&
         !sheaf_text_is_cjk (after);
}

/* SNIPPET_LEAD letters before @hit, but not within a word where one ends or begins near. */
static const char *
find_start (const char *text, const char *hit)
{
  const char *at = hit;
  const char *start;

  for (guint width = 0; width < SNIPPET_LEAD && at > text;)
    {
      at = g_utf8_prev_char (at);
      width += sheaf_text_is_cjk (g_utf8_get_char (at)) ? 2 : 1;
    }
  start = at;
  for (guint i = 0; i < CUT_SLACK && at < hit; i++)
    {
      if (!is_in_word (text, at))
        return at;
      at = g_utf8_next_char (at);
    }
  return start;
}

static const char *
find_end (const char *text, const char *start, const char *hit_end)
{
  const char *at = start;
  const char *end;

  for (guint i = 0; i < SNIPPET_LENGTH && *at; i++)
    at = g_utf8_next_char (at);
  end = MAX (at, hit_end);
  for (at = end; at > hit_end && at > end - CUT_SLACK; at = g_utf8_prev_char (at))
    if (!is_in_word (text, at))
      return at;
  return end;
}

/* --- Writing --- */

/* [@at, @end) on one line: white space and controls, our marks among them, become one space. */
static void
append_flat (GString *out, const char *at, const char *end)
{
  while (at < end)
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      else if (out->len && out->str[out->len - 1] != ' ' && out->str[out->len - 1] != MARK_START)
        g_string_append_c (out, ' ');
      at = g_utf8_next_char (at);
    }
}

static char *
mark (const char *text, const char *start, const char *end, const GArray *spans)
{
  GString *out = g_string_new (NULL);
  const char *at = start;

  for (guint i = 0; i < spans->len; i++)
    {
      const SheafSearchSpan *span = &g_array_index (spans, SheafSearchSpan, i);

      if (text + span->start < at)
        continue;
      if (text + span->start >= end)
        break;
      append_flat (out, at, text + span->start);
      g_string_append_c (out, MARK_START);
      at = MIN (text + span->end, end);
      append_flat (out, text + span->start, at);
      g_string_append_c (out, MARK_END);
    }
  append_flat (out, at, end);
  if (out->len && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (start > text)
    g_string_prepend (out, "…");
  if (*end)
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

char *
sheaf_library_get_snippet (SheafLibrary *self,
                           const SheafSearchQuery *query,
                           gint64 id,
                           GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) spans = NULL;
  const char *hit, *hit_end, *start;

  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (query, NULL);

  text = sheaf_library_get_text (self, id, error);
  if (!text)
    return NULL;
  spans = sheaf_search_query_find (query, text, strlen (text), FALSE);
  hit = hit_end = text;
  if (spans->len)
    {
      const SheafSearchSpan *first = &g_array_index (spans, SheafSearchSpan, 0);

      hit = text + first->start;
      /* A hit longer than a snippet is cut like anything else. */
      if (g_utf8_pointer_to_offset (hit, text + first->end) <= SNIPPET_LENGTH - SNIPPET_LEAD)
        hit_end = text + first->end;
      else
        hit_end = hit;
    }
  start = find_start (text, hit);
  return mark (text, start, find_end (text, start, hit_end), spans);
}
