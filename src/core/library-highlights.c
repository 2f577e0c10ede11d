/* library-highlights.c: what somebody marked in the articles of a library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-highlights.h"

#include "core/error.h"
#include "core/library-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define COLUMNS                                                                                    \
  "h.id, h.article, h.key, h.colour, h.text, h.before, h.after, h.position, h.note, h.created,"    \
  " h.changed"
#define N_COLUMNS 11

/* --- Reading --- */

/* Returns: (transfer none) (nullable): NULL for what is no UTF-8, which nothing else here looks at */
static const char *
get_text (SheafStatement *row, int column)
{
  const char *text = sheaf_statement_get_text (row, column);

  return text && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

/* A library may come from anyone: what no sidecar could bring is passed over. Returns: (transfer full) (nullable): NULL for what is no highlight */
static SheafHighlight *
read_row (SheafStatement *row)
{
  const char *key = get_text (row, 2);
  const char *text = get_text (row, 4);
  const char *before = get_text (row, 5);
  const char *after = get_text (row, 6);
  const char *note = get_text (row, 8);
  const gint64 colour = sheaf_statement_get_int64 (row, 3);
  SheafQuote *quote;
  SheafHighlight *self;

  if (!key || !*key || strlen (key) > SHEAF_HIGHLIGHT_KEY_MAX || !text || !before || !after ||
      !note || strlen (note) > SHEAF_HIGHLIGHT_NOTE_MAX || colour < 0 ||
      colour >= SHEAF_HIGHLIGHT_N_COLOURS)
    return NULL;
  quote = sheaf_quote_new (text, before, after, sheaf_statement_get_int64 (row, 7));
  if (!quote)
    return NULL;
  self = g_new0 (SheafHighlight, 1);
  self->id = sheaf_statement_get_int64 (row, 0);
  self->article = sheaf_statement_get_int64 (row, 1);
  self->key = g_strdup (key);
  self->colour = (SheafHighlightColour) colour;
  self->quote = quote;
  self->note = g_strdup (note);
  self->created = sheaf_statement_get_int64 (row, 9);
  self->changed = sheaf_statement_get_int64 (row, 10);
  return self;
}

GPtrArray *
sheaf_library_list_highlights (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_highlight_free);
  row = sheaf_database_query (
      self->database,
      "SELECT " COLUMNS " FROM highlight h WHERE h.article = ? ORDER BY h.position, h.id LIMIT ?",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_INT (SHEAF_HIGHLIGHT_ARTICLE_MAX)), error);
  while (sheaf_statement_step (row, error))
    {
      SheafHighlight *highlight = read_row (row);

      if (highlight)
        g_ptr_array_add (list, highlight);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&list) : NULL;
}

void
sheaf_noted_free (SheafNoted *self)
{
  if (!self)
    return;
  sheaf_highlight_free (self->highlight);
  g_free (self->title);
  g_free (self);
}

GPtrArray *
sheaf_library_list_noted (SheafLibrary *self, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self, NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_noted_free);
  row = sheaf_database_query (self->database,
                              "SELECT " COLUMNS ", a.title FROM highlight h"
                              " JOIN article a ON a.id = h.article WHERE a.trashed = 0"
                              " ORDER BY h.changed DESC, h.id DESC LIMIT ?",
                              SHEAF_VALUES (SHEAF_INT (limit)), error);
  while (sheaf_statement_step (row, error))
    {
      SheafHighlight *highlight = read_row (row);
      SheafNoted *noted;

      if (!highlight)
        continue;
      noted = g_new0 (SheafNoted, 1);
      noted->highlight = highlight;
      noted->title = g_strdup (get_text (row, N_COLUMNS));
      if (!noted->title)
        noted->title = g_strdup ("");
      g_ptr_array_add (list, noted);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&list) : NULL;
}

/* --- Writing --- */

static gboolean
write_row (SheafLibrary *self, gint64 article, const SheafHighlight *highlight, GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO highlight (article, key, colour, text, before, after, position, note, created,"
      " changed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
      " ON CONFLICT (article, key) DO UPDATE SET colour = ?3, text = ?4, before = ?5, after = ?6,"
      " position = ?7, note = ?8, created = ?9, changed = ?10",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (highlight->key), SHEAF_INT (highlight->colour),
                    SHEAF_TEXT (highlight->quote->text), SHEAF_TEXT (highlight->quote->before),
                    SHEAF_TEXT (highlight->quote->after), SHEAF_INT (highlight->quote->position),
                    SHEAF_TEXT (highlight->note), SHEAF_INT (highlight->created),
                    SHEAF_INT (highlight->changed)),
      error);
}

gboolean
sheaf_highlights_write (SheafLibrary *self,
                        gint64 article,
                        const char *key,
                        const char *json,
                        GError **error)
{
  g_autoptr (SheafHighlight) highlight = json ? sheaf_highlight_parse (json) : NULL;

  if (highlight)
    return write_row (self, article, highlight, error);
  if (json)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_CORRUPT,
                           _ ("The library is damaged: a highlight cannot be read"));
      return FALSE;
    }
  return sheaf_database_run (self->database, "DELETE FROM highlight WHERE article = ? AND key = ?",
                             SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (key)), error);
}

gboolean
sheaf_highlights_adopt (SheafLibrary *self,
                        gint64 article,
                        const GPtrArray *highlights,
                        GError **error)
{
  for (guint i = 0; i < highlights->len; i++)
    {
      const SheafHighlight *highlight = g_ptr_array_index (highlights, i);
      gint64 found = 0;

      if (!sheaf_database_get_int64 (
              self->database, "SELECT id FROM highlight WHERE article = ? AND key = ?",
              SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (highlight->key)), &found, error) ||
          (!found && !write_row (self, article, highlight, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
sheaf_highlights_find (SheafLibrary *self,
                       gint64 article,
                       const char *key,
                       char **found,
                       GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT " COLUMNS " FROM highlight h WHERE h.article = ? AND h.key = ?",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (key)), error);

  *found = NULL;
  while (sheaf_statement_step (row, error))
    {
      g_autoptr (SheafHighlight) highlight = read_row (row);

      if (highlight && !*found)
        *found = sheaf_highlight_format (highlight);
    }
  return sheaf_statement_ended (row);
}
