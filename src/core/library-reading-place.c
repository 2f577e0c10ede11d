/* library-reading-place.c: where articles were left
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-reading-place.h"

#include "core/library-private.h"

/* Who has seen so much has seen the end: what is below the last lines is nothing to come back for. */
#define FINISHED 990

gboolean
sheaf_reading_place_is_between (const SheafReadingPlace *self)
{
  g_return_val_if_fail (self, FALSE);

  return self->block > 0 && self->thousandths > 0 && self->thousandths < FINISHED;
}

gboolean
sheaf_library_get_reading_place (SheafLibrary *self,
                                 gint64 article,
                                 SheafReadingPlace *place,
                                 GError **error)
{
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self && place, FALSE);

  *place = (SheafReadingPlace){ 0 };
  row = sheaf_database_query (self->database,
                              "SELECT block, thousandths FROM reading_place WHERE article = ?",
                              SHEAF_VALUES (SHEAF_INT (article)), error);
  while (sheaf_statement_step (row, error))
    *place = (SheafReadingPlace){
      .block = (guint) CLAMP (sheaf_statement_get_int64 (row, 0), 0, G_MAXINT),
      .thousandths = (guint) CLAMP (sheaf_statement_get_int64 (row, 1), 0, 1000),
    };
  return sheaf_statement_ended (row);
}

gboolean
sheaf_library_set_reading_place (SheafLibrary *self,
                                 gint64 article,
                                 const SheafReadingPlace *place,
                                 GError **error)
{
  g_return_val_if_fail (self && place, FALSE);

  if (!sheaf_reading_place_is_between (place))
    return sheaf_database_run (self->database, "DELETE FROM reading_place WHERE article = ?",
                               SHEAF_VALUES (SHEAF_INT (article)), error);
  return sheaf_database_run (
      self->database,
      "INSERT INTO reading_place (article, block, thousandths, changed)"
      " SELECT id, ?2, ?3, ?4 FROM article WHERE id = ?1"
      " ON CONFLICT (article) DO UPDATE SET block = ?2, thousandths = ?3, changed = ?4",
      SHEAF_VALUES (SHEAF_INT (article), SHEAF_INT (place->block), SHEAF_INT (place->thousandths),
                    SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC)),
      error);
}
