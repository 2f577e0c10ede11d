/* library-flags.c: read, star, archive, trash
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-articles.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"

#include <glib/gi18n-lib.h>

static const struct
{
  SheafFlags flag;
  SheafStepKind kind;
  const char *column;
  const char *read;
} flags[] = {
  { SHEAF_FLAG_UNREAD, SHEAF_STEP_READ, "unread",
    "SELECT unread FROM article WHERE id = ? AND trashed < 2" },
  { SHEAF_FLAG_STARRED, SHEAF_STEP_STAR, "starred",
    "SELECT starred FROM article WHERE id = ? AND trashed < 2" },
  { SHEAF_FLAG_ARCHIVED, SHEAF_STEP_ARCHIVE, "archived",
    "SELECT archived FROM article WHERE id = ? AND trashed < 2" },
  { SHEAF_FLAG_TRASHED, SHEAF_STEP_TRASH, "trashed",
    "SELECT trashed FROM article WHERE id = ? AND trashed < 2" },
};

/* The articles whose flag is not as asked for; all ids must exist. */
static GArray *
find_different (SheafLibrary *self,
                guint which,
                const gint64 *ids,
                guint n_ids,
                gboolean on,
                GError **error)
{
  g_autoptr (GArray) different = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) missing = g_string_new (NULL);
  for (guint i = 0; i < n_ids; i++)
    {
      gint64 value = -1;
      if (!sheaf_database_get_int64 (self->database, flags[which].read,
                                     SHEAF_VALUES (SHEAF_INT (ids[i])), &value, error))
        return NULL;
      if (value < 0)
        g_string_append_printf (missing, missing->len ? ", %" G_GINT64_FORMAT : "%" G_GINT64_FORMAT,
                                ids[i]);
      else if ((value != 0) != on)
        g_array_append_val (different, ids[i]);
    }
  if (!missing->len)
    return g_steal_pointer (&different);
  /* Translators: %s is one number or several, "7, 12" */
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no article %s"),
               missing->str);
  return NULL;
}

static gboolean
change (SheafLibrary *self,
        guint which,
        const GArray *ids,
        gboolean on,
        gint64 step,
        GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      if (!sheaf_rows_set_flag (self, id, flags[which].column, on, error))
        return FALSE;
      if (step && !sheaf_steps_record (self, step, id, flags[which].column, SHEAF_INT (!on),
                                       SHEAF_INT (on), error))
        return FALSE;
    }
  return !step || sheaf_steps_add_articles (self, step, ids->len, error);
}

gboolean
sheaf_library_set_flag (SheafLibrary *self,
                        const gint64 *ids,
                        guint n_ids,
                        SheafFlags flag,
                        gboolean on,
                        gboolean undoable,
                        gint64 *step,
                        GError **error)
{
  g_return_val_if_fail (self && (ids || !n_ids), FALSE);
  guint which = 0;
  while (which < G_N_ELEMENTS (flags) && flags[which].flag != flag)
    which++;
  g_return_val_if_fail (which < G_N_ELEMENTS (flags), FALSE);

  on = on != FALSE;
  if (step)
    *step = 0;
  g_autoptr (SheafTransaction) transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  g_autoptr (GArray) different = find_different (self, which, ids, n_ids, on, error);
  if (!different || !different->len)
    return different != NULL; /* nothing to commit */

  gint64 made = 0;
  if (undoable)
    {
      made = sheaf_steps_begin (self, flags[which].kind, on, 0, error);
      if (!made)
        return FALSE;
    }
  if (!change (self, which, different, on, made, error) ||
      !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (step)
    *step = made;
  return TRUE;
}
