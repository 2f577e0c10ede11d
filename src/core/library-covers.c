/* library-covers.c: the picture that stands for an article in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-covers.h"

#include "core/document.h"
#include "core/extract.h"
#include "core/library-derive.h"
#include "core/library-private.h"

/* What is longer is not read for the order of its pictures. */
#define SOURCE_MAX (512 * 1024)

/* The pictures of article ?1 that the library has: reference and picture. The one place to say where they are from. */
#define SHOWN                                                                                      \
  "(SELECT reference, picture FROM article_picture WHERE article = ?1 AND picture IS NOT NULL)"

/* sheaf_cover_is_fit(), ?2 and ?3 being its limits. */
#define FIT                                                                                        \
  "(x.width = 0 OR x.height = 0 OR (x.width >= ?2 AND x.height >= ?2"                              \
  " AND x.width <= ?3 * x.height AND x.height <= ?3 * x.width))"

#define LIMITS SHEAF_INT (SHEAF_COVER_SIDE_MIN), SHEAF_INT (SHEAF_COVER_RATIO_MAX)

/* A picture, with what decides where it stands in the list. */
typedef struct
{
  SheafCover cover;
  char *reference;
  guint place;    /* in the article */
  gboolean vague; /* does not say its size */
} Candidate;

gboolean
sheaf_cover_is_fit (gint64 width, gint64 height)
{
  return MIN (width, height) >= SHEAF_COVER_SIDE_MIN &&
         MAX (width, height) <= SHEAF_COVER_RATIO_MAX * MIN (width, height);
}

void
sheaf_cover_clear (SheafCover *self)
{
  self->picture = 0;
  g_clear_pointer (&self->type, g_free);
}

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  sheaf_cover_clear (&self->cover);
  g_free (self->reference);
}

/* --- any --- */

gboolean
sheaf_library_peek_cover (SheafLibrary *self, gint64 article, SheafCover *cover, GError **error)
{
  g_autoptr (SheafStatement) row = NULL;

  g_return_val_if_fail (self && cover, FALSE);

  *cover = (SheafCover){ 0 };
  row = sheaf_database_query (
      self->database,
      /* One after the other, as far as needed: sorting takes as long as all the rest. */
      "SELECT * FROM (SELECT x.id, x.type FROM " SHOWN
      " s CROSS JOIN picture x ON x.id = s.picture WHERE x.width > 0"
      " AND x.type IN ('image/png', 'image/jpeg', 'image/gif') AND " FIT " LIMIT 1)"
      " UNION ALL SELECT * FROM (SELECT x.id, x.type FROM " SHOWN
      " s CROSS JOIN picture x ON x.id = s.picture WHERE " FIT " LIMIT 1) LIMIT 1",
      SHEAF_VALUES (SHEAF_INT (article), LIMITS), error);
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  cover->picture = sheaf_statement_get_int64 (row, 0);
  cover->type = sheaf_statement_dup_text (row, 1);
  return TRUE;
}

/* --- all, in their order --- */

static GArray *
read_candidates (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database,
                            "SELECT x.id, x.type, s.reference, x.width = 0 FROM " SHOWN
                            " s CROSS JOIN picture x ON x.id = s.picture WHERE " FIT,
                            SHEAF_VALUES (SHEAF_INT (article), LIMITS), error);

  g_array_set_clear_func (found, candidate_clear);
  while (sheaf_statement_step (row, error))
    {
      const Candidate candidate = {
        .cover = { sheaf_statement_get_int64 (row, 0), sheaf_statement_dup_text (row, 1) },
        .reference = sheaf_statement_dup_text (row, 2),
        .place = G_MAXUINT,
        .vague = sheaf_statement_get_int64 (row, 3) != 0,
      };

      g_array_append_val (found, candidate);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&found) : NULL;
}

/* Returns: (transfer full) (nullable) (element-type utf8): what the article shows, in its order; NULL where that is not
 * known, which is no error: there are pictures all the same */
static GPtrArray *
read_order (SheafLibrary *self, gint64 article)
{
  g_auto (SheafDeriving) deriving = { 0 };
  g_autoptr (GBytes) bytes = sheaf_library_read_source (self, article, NULL);
  g_autoptr (SheafDocument) document = NULL;
  GPtrArray *references = NULL;
  gint64 format = SHEAF_FORMAT_MARKDOWN;

  if (!bytes || g_bytes_get_size (bytes) > SOURCE_MAX ||
      !sheaf_deriving_read (self, article, &deriving, NULL) ||
      !sheaf_database_get_int64 (self->database, "SELECT format FROM article WHERE id = ?",
                                 SHEAF_VALUES (SHEAF_INT (article)), &format, NULL))
    return NULL;
  document = sheaf_document_new (bytes, (SheafFormat) CLAMP (format, 0, SHEAF_FORMAT_TEXT),
                                 deriving.encoding);
  g_free (sheaf_extract_text_full (document->body, document->body_length, document->format, NULL,
                                   &references));
  return references;
}

static void
set_places (GArray *candidates, const GPtrArray *order)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < order->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (order, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, candidate->reference));

      /* An edit may have taken it out. */
      candidate->place = place ? place : G_MAXUINT;
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  if (one->vague != other->vague)
    return one->vague ? 1 : -1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return one->cover.picture < other->cover.picture ? -1 : 1;
}

GArray *
sheaf_library_get_covers (SheafLibrary *self, gint64 article, GError **error)
{
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GPtrArray) order = NULL;
  GArray *covers;

  g_return_val_if_fail (self, NULL);

  candidates = read_candidates (self, article, error);
  if (!candidates)
    return NULL;
  order = candidates->len > 1 ? read_order (self, article) : NULL;
  if (order)
    set_places (candidates, order);
  g_array_sort (candidates, compare_candidates);

  covers = g_array_sized_new (FALSE, TRUE, sizeof (SheafCover), candidates->len);
  g_array_set_clear_func (covers, (GDestroyNotify) sheaf_cover_clear);
  for (guint i = 0; i < candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (candidates, Candidate, i);
      const SheafCover cover = { candidate->cover.picture,
                                 g_steal_pointer (&candidate->cover.type) };

      g_array_append_val (covers, cover);
    }
  return covers;
}
