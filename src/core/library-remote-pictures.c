/* library-remote-pictures.c: pictures that were fetched from the network, kept in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-remote-pictures.h"

#include "core/library-picture-bytes.h"
#include "core/library-private.h"

gboolean
sheaf_library_get_remote_picture (SheafLibrary *self,
                                  const char *address,
                                  SheafStoredPicture *stored,
                                  SheafPictureProblem *problem,
                                  GError **error)
{
  g_autoptr (SheafStatement) row = NULL;
  SheafPictureProblem why = SHEAF_PICTURE_FINE;

  g_return_val_if_fail (self && address && stored, FALSE);

  *stored = (SheafStoredPicture){ 0 };
  row = sheaf_database_query (self->database,
                              "SELECT r.problem, p.id, p.width, p.height FROM remote_picture r"
                              " LEFT JOIN picture p ON p.id = r.picture WHERE r.address = ?",
                              SHEAF_VALUES (SHEAF_TEXT (address)), error);
  while (sheaf_statement_step (row, error))
    {
      why = (SheafPictureProblem) sheaf_statement_get_int64 (row, 0);
      stored->id = sheaf_statement_get_int64 (row, 1);
      stored->width = (guint) CLAMP (sheaf_statement_get_int64 (row, 2), 0, G_MAXINT);
      stored->height = (guint) CLAMP (sheaf_statement_get_int64 (row, 3), 0, G_MAXINT);
    }
  if (problem)
    *problem = why;
  return sheaf_statement_ended (row);
}

static gboolean
store_problem (SheafLibrary *self, const char *address, SheafPictureProblem problem, GError **error)
{
  return sheaf_database_run (
      self->database,
      "INSERT INTO remote_picture (address, problem, asked) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (address) DO UPDATE SET problem = ?2, asked = ?3"
      " WHERE picture IS NULL",
      SHEAF_VALUES (SHEAF_TEXT (address), SHEAF_INT (problem),
                    SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC)),
      error);
}

static gboolean
store_picture (SheafLibrary *self,
               gint64 article,
               const char *address,
               const SheafPictureFound *found,
               GError **error)
{
  gint64 picture = 0;

  return sheaf_pictures_keep (self, found, &picture, error) &&
         sheaf_database_run (self->database,
                             "INSERT OR REPLACE INTO remote_picture (address, picture, asked)"
                             " VALUES (?, ?, ?)",
                             SHEAF_VALUES (SHEAF_TEXT (address), SHEAF_INT (picture),
                                           SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC)),
                             error) &&
         sheaf_database_run (
             self->database,
             "INSERT INTO article_picture (article, reference, picture)"
             " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1)"
             " ON CONFLICT (article, reference) DO UPDATE SET picture = ?3",
             SHEAF_VALUES (SHEAF_INT (article), SHEAF_TEXT (address), SHEAF_INT (picture)), error);
}

gboolean
sheaf_library_store_remote_picture (SheafLibrary *self,
                                    gint64 article,
                                    const char *address,
                                    const SheafPictureFound *found,
                                    GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;

  g_return_val_if_fail (self && address && found, FALSE);

  if (found->problem == SHEAF_PICTURE_UNREACHABLE)
    return TRUE;
  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  if (found->problem ? !store_problem (self, address, found->problem, error)
                     : !store_picture (self, article, address, found, error))
    return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}

gboolean
sheaf_library_get_remote_space (SheafLibrary *self, SheafPictureSpace *space, GError **error)
{
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self && space, FALSE);

  *space = (SheafPictureSpace){ 0 };
  row = sheaf_database_query (self->database,
                              "SELECT count(*), ifnull(sum(size), 0) FROM picture WHERE id IN"
                              " (SELECT picture FROM remote_picture WHERE picture IS NOT NULL)",
                              SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      space->pictures = (guint) sheaf_statement_get_int64 (row, 0);
      space->bytes = sheaf_statement_get_int64 (row, 1);
    }
  return sheaf_statement_ended (row);
}

gboolean
sheaf_library_forget_remote_pictures (SheafLibrary *self, GError **error)
{
  g_autoptr (SheafTransaction) transaction = NULL;

  g_return_val_if_fail (self, FALSE);

  transaction = sheaf_transaction_begin (self->database, error);
  if (!transaction)
    return FALSE;
  /* A file has a root; what has none came from an address. */
  if (!sheaf_database_run_script (
          self->database,
          "DELETE FROM article_picture WHERE root IS NULL AND picture IN"
          " (SELECT picture FROM remote_picture WHERE picture IS NOT NULL);"
          "CREATE TEMP TABLE let_go AS SELECT picture AS id FROM remote_picture"
          " WHERE picture IS NOT NULL"
          " EXCEPT SELECT picture FROM article_picture WHERE picture IS NOT NULL;"
          "DELETE FROM remote_picture;"
          "DELETE FROM picture WHERE id IN (SELECT id FROM let_go);"
          "DROP TABLE let_go;",
          error))
    return FALSE;
  return sheaf_transaction_commit (&transaction, error);
}
