/* library-imports.c: the imports themselves, their rules and totals
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-imports.h"

#include "core/library-places.h"
#include "core/library-private.h"
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

GHashTable *
sheaf_library_get_known_files (SheafLibrary *self, const char *root, GError **error)
{
  g_return_val_if_fail (self && root, NULL);

  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database,
      /* The whole table in its order beats an index that leads to every row of it. */
      "SELECT p.path, p.article, p.size, p.mtime, p.ctime FROM place p NOT INDEXED"
      " WHERE p.root = (SELECT id FROM root WHERE path = ?) AND p.article NOT IN"
      " (SELECT id FROM article INDEXED BY article_withdrawn WHERE trashed = 2)"
      /* What lies in the trash is looked at again, so that it can be said. */
      " AND p.article NOT IN (SELECT id FROM article INDEXED BY article_trash WHERE trashed = 1)",
      SHEAF_VALUES (sheaf_places_value (root)), error);
  while (sheaf_statement_step (row, error))
    {
      const SheafKnownFile file = { .article = sheaf_statement_get_int64 (row, 1),
                                    .signature = { sheaf_statement_get_int64 (row, 2),
                                                   sheaf_statement_get_int64 (row, 3),
                                                   sheaf_statement_get_int64 (row, 4) } };
      g_hash_table_insert (files, sheaf_places_column (row, 0), g_memdup2 (&file, sizeof file));
    }
  return sheaf_statement_ended (row) ? g_steal_pointer (&files) : NULL;
}

/* --- beginning and ending --- */

static char *
sources_to_json (const char *const *sources)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (; sources && *sources; sources++)
    {
      g_autofree char *place = sheaf_portal_host_path (*sources);
      g_autofree char *name = g_filename_display_name (place);
      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  return json_to_string (node, FALSE);
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

  g_autofree char *list = sources_to_json (sources);
  g_autofree char *zone = name_zone (rules->zone);
  if (!sheaf_database_run (self->database,
                           "INSERT INTO import (started, sources, zone, into_path, keep_duplicates)"
                           " VALUES (?, ?, ?, ?, ?)",
                           SHEAF_VALUES (SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC),
                                         SHEAF_TEXT (list), SHEAF_TEXT (zone),
                                         SHEAF_TEXT (rules->into),
                                         SHEAF_INT (rules->keep_duplicates)),
                           error))
    return 0;
  return sheaf_database_last_id (self->database);
}

gboolean
sheaf_library_end_import (SheafLibrary *self,
                          gint64 import,
                          const guint totals[SHEAF_N_OUTCOMES],
                          const char *report,
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
      self->database, "UPDATE import SET finished = ?, totals = ?, report = ? WHERE id = ?",
      SHEAF_VALUES (SHEAF_INT (g_get_real_time () / G_USEC_PER_SEC), SHEAF_TEXT (json),
                    SHEAF_BYTES (packed), SHEAF_INT (import)),
      error);
}
