/* library-picture-sums.c: what became of the pictures that the articles of an import show
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-picture-sums.h"

#include "core/library-places.h"
#include "core/library-private.h"

#define OF_IMPORT                                                                                  \
  " FROM article a INDEXED BY article_import CROSS JOIN article_picture p ON p.article = a.id"     \
  " WHERE a.trashed = 0 AND a.import = ?1"

static void
lacking_free (gpointer data)
{
  SheafLackingPicture *self = data;

  g_free (self->root);
  g_free (self->origin);
  g_free (self->reference);
  g_free (self);
}

static void
reason_free (gpointer data)
{
  SheafLackingReason *self = data;

  g_ptr_array_unref (self->first);
  g_free (self);
}

void
sheaf_picture_sums_free (SheafPictureSums *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

gboolean
sheaf_picture_problem_wants_folder (SheafPictureProblem problem)
{
  return problem == SHEAF_PICTURE_NOT_FOUND || problem == SHEAF_PICTURE_OUTSIDE;
}

static gboolean
count_reasons (SheafLibrary *self, gint64 import, SheafPictureSums *sums, GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (self->database,
                                                         "SELECT p.problem, count(*)" OF_IMPORT
                                                         " AND p.picture IS NULL AND p.problem > 0"
                                                         " GROUP BY p.problem ORDER BY 2 DESC, 1",
                                                         SHEAF_VALUES (SHEAF_INT (import)), error);

  while (sheaf_statement_step (row, error))
    {
      SheafLackingReason *reason = g_new0 (SheafLackingReason, 1);

      reason->problem = (SheafPictureProblem) sheaf_statement_get_int64 (row, 0);
      reason->count = (guint) sheaf_statement_get_int64 (row, 1);
      reason->first = g_ptr_array_new_with_free_func (lacking_free);
      sums->lacking += reason->count;
      g_ptr_array_add (sums->reasons, reason);
    }
  return sheaf_statement_ended (row);
}

static gboolean
name_first (SheafLibrary *self,
            gint64 import,
            guint limit,
            SheafLackingReason *reason,
            GError **error)
{
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      "SELECT r.path, l.path, p.reference FROM article a INDEXED BY article_import"
      " CROSS JOIN article_picture p ON p.article = a.id"
      " CROSS JOIN place l ON l.article = a.id AND l.main = 1 CROSS JOIN root r ON r.id = l.root"
      " WHERE a.trashed = 0 AND a.import = ?1 AND p.picture IS NULL AND p.problem = ?2 LIMIT ?3",
      SHEAF_VALUES (SHEAF_INT (import), SHEAF_INT (reason->problem), SHEAF_INT (limit)), error);

  while (sheaf_statement_step (row, error))
    {
      SheafLackingPicture *picture = g_new0 (SheafLackingPicture, 1);

      picture->root = sheaf_places_column (row, 0);
      picture->origin = sheaf_places_column (row, 1);
      picture->reference = sheaf_statement_dup_text (row, 2);
      g_ptr_array_add (reason->first, picture);
    }
  return sheaf_statement_ended (row);
}

SheafPictureSums *
sheaf_library_sum_pictures (SheafLibrary *self, gint64 import, guint limit, GError **error)
{
  g_autoptr (SheafPictureSums) sums = NULL;
  gint64 kept = 0;

  g_return_val_if_fail (self, NULL);

  sums = g_new0 (SheafPictureSums, 1);
  sums->reasons = g_ptr_array_new_with_free_func (reason_free);
  if (!sheaf_database_get_int64 (self->database,
                                 "SELECT count(*)" OF_IMPORT
                                 " AND p.picture IS NOT NULL AND p.root IS NOT NULL",
                                 SHEAF_VALUES (SHEAF_INT (import)), &kept, error) ||
      !count_reasons (self, import, sums, error))
    return NULL;
  sums->kept = (guint) kept;
  for (guint i = 0; i < sums->reasons->len; i++)
    if (!name_first (self, import, limit, g_ptr_array_index (sums->reasons, i), error))
      return NULL;
  return g_steal_pointer (&sums);
}
