/* library-highlight-edit.c: highlights of the articles of a library, made and changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-highlight-edit.h"

#include "core/library-highlights.h"
#include "core/library-private.h"
#include "core/library-steps.h"

#include <glib/gi18n-lib.h>

/* @after: (nullable). Returns: the step, 0 on error */
static gint64
change (SheafLibrary *self,
        gint64 article,
        const char *key,
        const char *before,
        const char *after,
        GError **error)
{
  g_autofree char *field = g_strconcat (SHEAF_STEP_HIGHLIGHT_FIELD, key, NULL);
  const gint64 step = sheaf_steps_begin (self, SHEAF_STEP_HIGHLIGHT, after != NULL, 0, error);

  return step && sheaf_steps_add_articles (self, step, 1, error) &&
                 sheaf_steps_record (self, step, article, field, SHEAF_TEXT (before),
                                     SHEAF_TEXT (after), error) &&
                 sheaf_highlights_write (self, article, key, after, error)
             ? step
             : 0;
}

static gboolean
is_article (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT id FROM article WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (article)), error);

  return sheaf_library_step_article (row, article, error);
}

static gboolean
has_room (SheafLibrary *self, gint64 article, GError **error)
{
  gint64 n = 0;

  if (!sheaf_database_get_int64 (self->database, "SELECT count(*) FROM highlight WHERE article = ?",
                                 SHEAF_VALUES (SHEAF_INT (article)), &n, error))
    return FALSE;
  if (n < SHEAF_HIGHLIGHT_ARTICLE_MAX)
    return TRUE;
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
               _ ("The article has %d highlights, and cannot have more"),
               SHEAF_HIGHLIGHT_ARTICLE_MAX);
  return FALSE;
}

/* @json: (nullable): of @key, to be as it is told. @made: (out) */
static gboolean
put (SheafLibrary *self,
     gint64 article,
     const char *key,
     const char *json,
     gint64 *made,
     GError **error)
{
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  g_autofree char *before = NULL;

  *made = 0;
  if (!transaction || !is_article (self, article, error) ||
      !sheaf_highlights_find (self, article, key, &before, error))
    return FALSE;
  if (g_strcmp0 (before, json) == 0)
    return TRUE;
  if (json && !before && !has_room (self, article, error))
    return FALSE;
  *made = change (self, article, key, before, json, error);
  return *made && sheaf_transaction_commit (&transaction, error);
}

gboolean
sheaf_library_put_highlight (SheafLibrary *self,
                             const SheafHighlight *highlight,
                             gint64 *id,
                             gint64 *step,
                             GError **error)
{
  g_autofree char *json = NULL;
  gint64 made = 0;

  g_return_val_if_fail (self && highlight, FALSE);

  json = sheaf_highlight_format (highlight);
  if (!put (self, highlight->article, highlight->key, json, &made, error))
    return FALSE;
  if (step)
    *step = made;
  return !id ||
         sheaf_database_get_int64 (
             self->database, "SELECT id FROM highlight WHERE article = ? AND key = ?",
             SHEAF_VALUES (SHEAF_INT (highlight->article), SHEAF_TEXT (highlight->key)), id, error);
}

gboolean
sheaf_library_remove_highlight (SheafLibrary *self,
                                gint64 article,
                                const char *key,
                                gint64 *step,
                                GError **error)
{
  gint64 made = 0;

  g_return_val_if_fail (self && key, FALSE);

  if (!put (self, article, key, NULL, &made, error))
    return FALSE;
  if (step)
    *step = made;
  return TRUE;
}
