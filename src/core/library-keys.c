/* library-keys.c: the place of an article in the order of dates
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-keys.h"

#include "core/library-private.h"

#define SECONDS_A_DAY (24 * 60 * 60)
#define SLOT_BITS     10
/* Day 100000 is in the year 2243; what is later shares its key range with it. */
#define LAST_DAY 99999
/* Year 1 has the key (100000 + 719162) << 10; undated begins well behind it. */
#define FIRST_UNDATED (G_GINT64_CONSTANT (1) << 30)

static gint64
first_key (gint64 date)
{
  if (date == SHEAF_DATE_NONE)
    return FIRST_UNDATED;
  gint64 day = date / SECONDS_A_DAY - (date % SECONDS_A_DAY < 0 ? 1 : 0);
  return (100000 - CLAMP (day, -719162, LAST_DAY)) << SLOT_BITS;
}

static gint64
last_key (gint64 first)
{
  return first == FIRST_UNDATED ? G_MAXINT64 - 1 : first + (1 << SLOT_BITS) - 1;
}

gboolean
sheaf_keys_fit (gint64 key, gint64 date)
{
  gint64 first = first_key (date);
  return key >= first && key <= last_key (first);
}

/* Where to begin to look: behind the last key of the day in use. */
static gboolean
find_start (SheafLibrary *self, gint64 first, gint64 *start, GError **error)
{
  const gint64 *hint = g_hash_table_lookup (self->slots, &first);
  *start = first;
  if (hint)
    {
      *start = *hint;
      return TRUE;
    }
  return sheaf_database_get_int64 (
      self->database,
      "SELECT max (skey) + 1 FROM article WHERE skey BETWEEN ? AND ? HAVING count(*)",
      SHEAF_VALUES (SHEAF_INT (first), SHEAF_INT (last_key (first))), start, error);
}

/* The first gap at or after @start. */
static gboolean
find_gap (SheafLibrary *self, gint64 start, gint64 *key, GError **error)
{
  g_autoptr (SheafStatement) used = sheaf_database_query (
      self->database, "SELECT skey FROM article WHERE skey >= ? ORDER BY skey",
      SHEAF_VALUES (SHEAF_INT (start)), error);
  *key = start;
  while (sheaf_statement_step (used, error))
    if (sheaf_statement_get_int64 (used, 0) == *key)
      ++*key;
    else
      return TRUE;
  return sheaf_statement_ended (used);
}

gboolean
sheaf_keys_find (SheafLibrary *self, gint64 date, gint64 *key, GError **error)
{
  g_return_val_if_fail (self && key, FALSE);

  gint64 first = first_key (date), start = 0;
  if (!find_start (self, first, &start, error) || !find_gap (self, start, key, error))
    return FALSE;
  g_hash_table_replace (self->slots, g_memdup2 (&first, sizeof first),
                        g_memdup2 (key, sizeof *key));
  return TRUE;
}
