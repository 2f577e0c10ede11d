/* library-encoding.c: articles whose encoding was taken for another
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-encoding.h"

#include "core/encoding-names.h"
#include "core/library-articles.h"
#include "core/library-derive.h"
#include "core/library-private.h"
#include "core/library-rows.h"
#include "core/library-steps.h"

#include <glib/gi18n-lib.h>

/* One article about to be read again. */
typedef struct
{
  SheafLibrary *library;
  gint64 id;
  char *before;           /* (nullable): the encoding it was read in */
  char *kept;             /* (nullable): the one that was chosen before */
  SheafDeriving deriving; /* with the new one */
  SheafDraft *draft;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->kept, g_free);
  sheaf_deriving_clear (&self->deriving);
  g_clear_pointer (&self->draft, sheaf_draft_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* What an undone import withdrew is not there to be changed. */
static gboolean
check_there (Reading *self, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->library->database, "SELECT 1 FROM article WHERE id = ? AND trashed < 2",
      SHEAF_VALUES (SHEAF_INT (self->id)), error);

  return sheaf_library_step_article (row, self->id, error);
}

static gboolean
read_again (Reading *self, const char *encoding, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  if (!check_there (self, error) ||
      !sheaf_deriving_read (self->library, self->id, &self->deriving, error) ||
      !sheaf_derive_find_path (self->library, self->id, &path, error) ||
      !sheaf_rows_get_overlay (self->library, self->id, "encoding", &self->kept, error))
    return FALSE;
  bytes = sheaf_library_get_source (self->library, self->id, error);
  if (!bytes)
    return FALSE;
  self->before = g_steal_pointer (&self->deriving.encoding);
  self->deriving.encoding = g_strdup (encoding);
  self->draft = sheaf_derive (self->library, bytes, path, &self->deriving, error);
  return self->draft != NULL;
}

gboolean
sheaf_encoding_keep (SheafLibrary *self,
                     gint64 step,
                     gint64 article,
                     const char *encoding,
                     GError **error)
{
  g_autofree char *before = NULL;

  if (!sheaf_rows_get_overlay (self, article, "encoding", &before, error))
    return FALSE;
  return g_strcmp0 (before, encoding) == 0 ||
         (sheaf_steps_record (self, step, article, "kept-encoding", SHEAF_TEXT (before),
                              SHEAF_TEXT (encoding), error) &&
          sheaf_rows_set_overlay (self, article, "encoding", encoding, error));
}

static gboolean
store (Reading *self, const char *encoding, gint64 *step, GError **error)
{
  SheafLibrary *library = self->library;
  const char *after = self->draft->article->encoding;

  *step = sheaf_steps_begin (library, SHEAF_STEP_ENCODING, TRUE, 0, error);
  return *step && sheaf_steps_add_articles (library, *step, 1, error) &&
         sheaf_encoding_keep (library, *step, self->id, encoding, error) &&
         (g_strcmp0 (self->before, after) == 0 ||
          sheaf_steps_record (library, *step, self->id, "encoding", SHEAF_TEXT (self->before),
                              SHEAF_TEXT (after), error)) &&
         sheaf_rows_replace (library, self->id, self->draft, self->deriving.import, error);
}

gboolean
sheaf_library_set_encoding (SheafLibrary *self,
                            gint64 id,
                            const char *encoding,
                            gint64 *step,
                            GError **error)
{
  const char *name = encoding ? sheaf_encoding_find (encoding) : NULL;
  g_auto (Reading) reading = { .library = self, .id = id };
  g_autoptr (SheafTransaction) transaction = NULL;
  gint64 made = 0;

  g_return_val_if_fail (self, FALSE);

  if (step)
    *step = 0;
  if (encoding && !name)
    {
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("there is no encoding “%s”"),
                   encoding);
      return FALSE;
    }
  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction || !read_again (&reading, name, error))
    return FALSE;
  if (g_strcmp0 (reading.kept, name) == 0 &&
      g_strcmp0 (reading.before, reading.draft->article->encoding) == 0)
    return TRUE;
  if (!store (&reading, name, &made, error) || !sheaf_transaction_commit (&transaction, error))
    return FALSE;
  if (step)
    *step = made;
  return TRUE;
}

gboolean
sheaf_library_get_chosen_encoding (SheafLibrary *self,
                                   gint64 id,
                                   const char **encoding,
                                   GError **error)
{
  g_autofree char *kept = NULL;

  g_return_val_if_fail (self && encoding, FALSE);

  *encoding = NULL;
  if (!sheaf_rows_get_overlay (self, id, "encoding", &kept, error))
    return FALSE;
  *encoding = kept ? sheaf_encoding_find (kept) : NULL;
  return TRUE;
}
