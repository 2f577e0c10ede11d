/* library-groups.c: articles by the category they are in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-groups.h"

#include "core/library-categories.h"
#include "core/library-private.h"

#include <string.h>

/* So many are sooner looked up one by one than found among all. */
#define FEW 2000

/* In no category, or in one that was made since the categories were read: the refresh that follows sees to it. */
#define NO_RANK G_MAXUINT

typedef struct
{
  gint64 id;
  guint position; /* where it was */
  guint rank;     /* of its main category */
} Place;

static guint
find_rank (GHashTable *ranks, gint64 category)
{
  gpointer rank = g_hash_table_lookup (ranks, &category);

  return rank ? GPOINTER_TO_UINT (rank) : NO_RANK;
}

/* --- the main categories --- */

static gboolean
read_each (SheafLibrary *self, GArray *places, GHashTable *ranks, GError **error)
{
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      gint64 category = 0;

      if (!sheaf_database_get_int64 (self->database,
                                     "SELECT category FROM article_category"
                                     " INDEXED BY article_category_article"
                                     " WHERE article = ? AND position = 0",
                                     SHEAF_VALUES (SHEAF_INT (place->id)), &category, error))
        return FALSE;
      place->rank = find_rank (ranks, category);
    }
  return TRUE;
}

static gboolean
read_all (SheafLibrary *self, GArray *places, GHashTable *ranks, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (SheafStatement) row = NULL;

  for (guint i = 0; i < places->len; i++)
    g_hash_table_insert (by_id, &g_array_index (places, Place, i).id,
                         &g_array_index (places, Place, i));
  row = sheaf_database_query (self->database,
                              "SELECT article, category FROM article_category WHERE position = 0",
                              SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      const gint64 id = sheaf_statement_get_int64 (row, 0);
      Place *place = g_hash_table_lookup (by_id, &id);

      if (place)
        place->rank = find_rank (ranks, sheaf_statement_get_int64 (row, 1));
    }
  return sheaf_statement_ended (row);
}

/* --- the order --- */

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return (one->position > other->position) - (one->position < other->position);
}

static GArray *
make_places (const GArray *items, gsize size)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), items->len);

  for (guint i = 0; i < items->len; i++)
    {
      Place place = { .position = i, .rank = NO_RANK };

      memcpy (&place.id, items->data + i * size, sizeof place.id);
      g_array_append_val (places, place);
    }
  return places;
}

gboolean
sheaf_groups_sort (SheafLibrary *self, GArray *items, GError **error)
{
  g_return_val_if_fail (self && items, FALSE);

  const gsize size = g_array_get_element_size (items);
  g_autoptr (GHashTable) ranks = sheaf_library_rank_categories (self, error);
  g_autoptr (GArray) places = make_places (items, size);
  g_autofree char *before = g_memdup2 (items->data, items->len * size);

  if (!ranks || !(items->len <= FEW ? read_each (self, places, ranks, error)
                                    : read_all (self, places, ranks, error)))
    return FALSE;
  g_array_sort (places, compare_places_cb);
  for (guint i = 0; i < places->len; i++)
    memcpy (items->data + i * size, before + g_array_index (places, Place, i).position * size,
            size);
  return TRUE;
}
