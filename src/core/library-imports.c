/* library-imports.c: the imports themselves, their rules and totals
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-imports.h"

#include "core/encoding-names.h"
#include "core/library-private.h"
#include "core/library-roots.h"
#include "core/portal-path.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char *const outcome_names[SHEAF_N_OUTCOMES] = {
  [SHEAF_OUTCOME_NEW] = "new",
  [SHEAF_OUTCOME_SAME] = "same",
  [SHEAF_OUTCOME_UPDATED] = "updated",
  [SHEAF_OUTCOME_CONFLICT] = "conflict",
  [SHEAF_OUTCOME_DUPLICATE] = "duplicate",
  [SHEAF_OUTCOME_SKIPPED] = "skipped",
  [SHEAF_OUTCOME_FAILED] = "failed",
};

const char *
sheaf_outcome_to_string (SheafOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < SHEAF_N_OUTCOMES, NULL);
  return outcome_names[outcome];
}

/* --- what is known of the files of a root --- */

/* How an article was read is asked for only where it matters: it is another row for each file. */
#define KNOWN_PLAIN                                                                                \
  "SELECT p.path, p.article, p.size, p.mtime, p.ctime, NULL, 0, NULL FROM place p %s WHERE "
#define KNOWN_READ                                                                                 \
  "SELECT p.path, p.article, p.size, p.mtime, p.ctime, CASE p.main WHEN 1 THEN a.dialect END,"     \
  " p.main = 1 AND ?4 IS NOT NULL AND ?4 IS NOT (SELECT value FROM overlay"                        \
  "  WHERE article = p.article AND kind = 'into' AND key = ''),"                                   \
  " CASE p.main WHEN 1 THEN a.encoding END"                                                        \
  " FROM place p %s CROSS JOIN article a ON a.id = p.article WHERE "
/* What lies in the trash is looked at again, so that it can be said. */
#define KNOWN_STANDING                                                                             \
  " AND p.article NOT IN (SELECT id FROM article INDEXED BY article_withdrawn WHERE trashed = 2)"  \
  " AND p.article NOT IN (SELECT id FROM article INDEXED BY article_trash WHERE trashed = 1)"

typedef struct
{
  SheafLibrary *library;
  const SheafImportRules *rules;
  GHashTable *files;
  GHashTable *kept; /* gint64 article -> the encoding that was chosen for it */
} Known;

static gboolean
asks_reading (const SheafImportRules *rules)
{
  return rules->into || rules->dialect != SHEAF_DIALECT_AUTO || rules->n_choices ||
         (rules->encodings && rules->encodings->len);
}

/* Few are: not asked of each file. */
static GHashTable *
read_kept (SheafLibrary *self, GError **error)
{
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, "SELECT article, value FROM overlay WHERE kind = 'encoding' AND key = ''",
      SHEAF_VALUES (), error);
  while (sheaf_statement_step (row, error))
    {
      gint64 article = sheaf_statement_get_int64 (row, 0);
      const char *value = sheaf_statement_get_text (row, 1);
      const char *encoding = value ? sheaf_encoding_find (value) : NULL;
      if (encoding)
        g_hash_table_insert (kept, g_memdup2 (&article, sizeof article), (gpointer) encoding);
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&kept) : NULL;
}

static void
add_known (Known *self, SheafStatement *row, const char *down, const char *up)
{
  g_autofree char *path = sheaf_places_column (row, 0);
  const char *dialect = sheaf_statement_get_text (row, 5);
  SheafKnownFile file = { .article = sheaf_statement_get_int64 (row, 1),
                          .signature = { sheaf_statement_get_int64 (row, 2),
                                         sheaf_statement_get_int64 (row, 3),
                                         sheaf_statement_get_int64 (row, 4) },
                          .elsewhere = sheaf_statement_get_int64 (row, 6) != 0 };
  const char *encoding = sheaf_statement_get_text (row, 7);
  file.encoding = encoding ? sheaf_encoding_find (encoding) : NULL;
  file.kept = g_hash_table_lookup (self->kept, &file.article);
  g_autofree char *name = g_strconcat (down, path + strlen (up), NULL);
  if (!dialect || !sheaf_dialect_from_string (dialect, &file.dialect))
    file.dialect = SHEAF_DIALECT_AUTO;
  /* What the root itself says of a file goes first. */
  if ((*down || *up) && g_hash_table_contains (self->files, name))
    return;
  g_hash_table_replace (self->files, g_steal_pointer (&name), g_memdup2 (&file, sizeof file));
}

/* Those of a root whose paths lie between two values. @range: (nullable): all */
static gboolean
read_known (Known *self,
            gint64 root,
            const char *down,
            const char *up,
            const SheafValue *range,
            GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      asks_reading (self->rules) ? KNOWN_READ "p.root = ?1%s" KNOWN_STANDING
                                 : KNOWN_PLAIN "p.root = ?1%s" KNOWN_STANDING,
      /* The whole table in its order beats an index that leads to every row of it. */
      range ? "" : "NOT INDEXED", range ? " AND p.path >= ?2 AND p.path < ?3" : "");
  g_autoptr (SheafStatement) row =
      sheaf_database_prepare_once (self->library->database, sql, error);
  if (!row)
    return FALSE;
  SheafValue values[5] = { SHEAF_INT (root), range ? range[0] : SHEAF_NULL,
                           range ? range[1] : SHEAF_NULL, SHEAF_TEXT (self->rules->into) };
  /* No more than the statement asks for. */
  if (!asks_reading (self->rules))
    values[range ? 3 : 1] = (SheafValue){ 0 };
  sheaf_statement_bind_values (row, values);
  while (sheaf_statement_step (row, error))
    add_known (self, row, down, up);
  return sheaf_statement_ended (row);
}

/* Names that are not UTF-8 are blobs, which come behind all text. */
static gboolean
known_cb (gint64 root, const char *down, const char *up, gpointer user_data, GError **error)
{
  Known *self = user_data;
  gsize length = strlen (up);
  g_autofree char *end = g_strdup (up);
  if (!length)
    return read_known (self, root, down, up, NULL, error);
  end[length - 1] = '/' + 1;
  const SheafValue text[] = { SHEAF_TEXT (up), SHEAF_TEXT (end) };
  const SheafValue blob[] = { SHEAF_BLOB (up, (gint64) length), SHEAF_BLOB (end, (gint64) length) };
  return (!g_utf8_validate (up, -1, NULL) || read_known (self, root, down, up, text, error)) &&
         read_known (self, root, down, up, blob, error);
}

GHashTable *
sheaf_library_get_known_files (SheafLibrary *self,
                               const char *root,
                               const SheafImportRules *rules,
                               GError **error)
{
  g_return_val_if_fail (self && root && rules, NULL);

  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SheafRoots) roots = sheaf_roots_new (self, error);
  g_autoptr (GHashTable) kept = read_kept (self, error);
  Known known = { self, rules, files, kept };
  if (!roots || !kept || !sheaf_roots_visit_kin (roots, root, known_cb, &known, error))
    return NULL;
  return g_steal_pointer (&files);
}

gboolean
sheaf_library_find_file (SheafLibrary *self,
                         const char *root,
                         const char *origin,
                         gint64 *article,
                         GError **error)
{
  g_return_val_if_fail (self && root && origin && article, FALSE);

  SheafPlace place;
  g_autofree char *path = NULL;
  *article = 0;
  if (!sheaf_places_find (self, root, origin, &place, error))
    return FALSE;
  if (!place.id || place.trashed == 2)
    {
      g_autoptr (SheafRoots) roots = sheaf_roots_new (self, error);
      if (!roots || !sheaf_roots_find_place (roots, root, origin, &place, &path, error))
        return FALSE;
    }
  *article = place.article;
  return TRUE;
}

/* --- beginning and ending --- */

/* Where the computer has what an import was given: a portal's own paths lead nowhere tomorrow. */
static GStrv
host_paths (const char *const *paths)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (; paths && *paths; paths++)
    {
      g_autofree char *path = sheaf_portal_host_path (*paths);
      g_strv_builder_add (builder, path);
    }
  return g_strv_builder_end (builder);
}

static char *
totals_to_json (const guint totals[SHEAF_N_OUTCOMES])
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_object (builder);
  for (int i = 0; i < SHEAF_N_OUTCOMES; i++)
    {
      json_builder_set_member_name (builder, outcome_names[i]);
      json_builder_add_int_value (builder, totals[i]);
    }
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  return json_to_string (node, FALSE);
}

/* The system's zone is stored by its name, so that dates derive alike after a journey. */
static char *
name_zone (const char *zone)
{
  if (zone)
    return g_strdup (zone);
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  return g_strdup (g_time_zone_get_identifier (local));
}

gint64
sheaf_library_begin_import (SheafLibrary *self,
                            const char *const *sources,
                            const SheafImportRules *rules,
                            GError **error)
{
  g_return_val_if_fail (self && rules, 0);

  g_auto (GStrv) paths = host_paths (sources);
  g_autofree char *list = sheaf_import_paths_to_json ((const char *const *) paths);
  g_autofree char *choices = sheaf_encoding_choices_add_to_json (
      rules->encodings, sheaf_import_choices_to_json (rules->choices, rules->n_choices));
  g_autofree char *zone = name_zone (rules->zone);
  if (!sheaf_database_run (
          self->database,
          "INSERT INTO import (started, sources, zone, into_path, keep_duplicates, dialect,"
          " choices) VALUES (?, ?, ?, ?, ?, ?, ?)",
          SHEAF_VALUES (
              SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC), SHEAF_TEXT (list), SHEAF_TEXT (zone),
              SHEAF_TEXT (rules->into), SHEAF_INT (rules->keep_duplicates),
              SHEAF_TEXT (sheaf_dialect_to_string (rules->dialect)), SHEAF_TEXT (choices)),
          error))
    return 0;
  return sheaf_database_last_id (self->database);
}

gboolean
sheaf_library_end_import (SheafLibrary *self,
                          gint64 import,
                          const guint totals[SHEAF_N_OUTCOMES],
                          const char *report,
                          const char *reason,
                          GError **error)
{
  g_return_val_if_fail (self && import > 0 && totals, FALSE);

  g_autofree char *json = totals_to_json (totals);
  g_autoptr (GBytes) packed = NULL;
  if (report)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (report, strlen (report));
      packed = sheaf_draft_pack (bytes);
    }
  return sheaf_database_run (
      self->database,
      "UPDATE import SET finished = ?, totals = ?, report = ?, error = ? WHERE id = ?",
      SHEAF_VALUES (SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC), SHEAF_TEXT (json),
                    SHEAF_BYTES (packed), SHEAF_TEXT (reason), SHEAF_INT (import)),
      error);
}
