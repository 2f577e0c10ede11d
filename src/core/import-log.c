/* import-log.c: the imports that were made
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-log.h"

#include "core/import-choice.h"
#include "core/json-depth.h"
#include "core/library-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

void
sheaf_import_record_free (SheafImportRecord *self)
{
  if (!self)
    return;
  g_strfreev (self->sources);
  g_free (self->zone);
  g_free (self->into);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->encodings, g_ptr_array_unref);
  g_free (self->error);
  g_free (self);
}

void
sheaf_import_line_free (SheafImportLine *self)
{
  g_free (self->root);
  g_free (self->origin);
  g_ptr_array_unref (self->warnings);
  g_free (self->error);
  g_free (self);
}

/* --- JSON that we wrote, but perhaps in a library that comes from someone else --- */

/* Returns: (transfer full) (nullable): the object that @json is */
static JsonObject *
parse_object (const char *json)
{
  g_autoptr (JsonNode) node =
      json && sheaf_json_is_shallow (json) ? json_from_string (json, NULL) : NULL;
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static const char *
text_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

static gint64
number_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  return node && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

/* --- the list --- */

#define RECORD_COLUMNS                                                                             \
  "SELECT i.id, i.started, i.finished, i.sources, i.zone, i.into_path, i.keep_duplicates,"         \
  " i.dialect, i.choices, i.totals, i.error, s.id, s.undone IS NOT NULL,"                          \
  " (SELECT count(*) FROM article a INDEXED BY article_import"                                     \
  "  WHERE a.trashed = 0 AND a.import = i.id)"                                                     \
  " FROM import i LEFT JOIN undo_step s ON s.id = (SELECT id FROM undo_step WHERE import = i.id"   \
  "  ORDER BY undone IS NOT NULL, id DESC LIMIT 1)"

static void
read_totals (SheafImportRecord *record, const char *json)
{
  g_autoptr (JsonObject) totals = parse_object (json);
  record->has_totals = totals != NULL;
  for (guint i = 0; totals && i < SHEAF_N_OUTCOMES; i++)
    record->totals[i] = (guint) number_member (totals, sheaf_outcome_to_string (i));
}

static SheafImportRecord *
record_new (SheafStatement *row)
{
  SheafImportRecord *record = g_new0 (SheafImportRecord, 1);
  const char *error = sheaf_statement_get_text (row, 10);
  record->id = sheaf_statement_get_int64 (row, 0);
  record->started = sheaf_statement_get_int64 (row, 1);
  record->finished = sheaf_statement_get_int64 (row, 2);
  record->sources = sheaf_import_paths_from_json (sheaf_statement_get_text (row, 3));
  record->zone = sheaf_statement_dup_text (row, 4);
  record->into = sheaf_statement_dup_text (row, 5);
  record->keep_duplicates = sheaf_statement_get_int64 (row, 6) != 0;
  if (!sheaf_dialect_from_string (sheaf_statement_get_text (row, 7), &record->dialect))
    record->dialect = SHEAF_DIALECT_AUTO;
  record->choices = sheaf_import_choices_from_json (sheaf_statement_get_text (row, 8));
  record->encodings = sheaf_encoding_choices_from_json (sheaf_statement_get_text (row, 8));
  read_totals (record, sheaf_statement_get_text (row, 9));
  record->error = error && *error ? g_strdup (error) : NULL;
  record->step = sheaf_statement_get_int64 (row, 11);
  record->undone = sheaf_statement_get_int64 (row, 12) != 0;
  record->n_articles = (guint) sheaf_statement_get_int64 (row, 13);
  return record;
}

GPtrArray *
sheaf_library_list_imports (SheafLibrary *self, guint limit, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_import_record_free);
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, RECORD_COLUMNS " ORDER BY i.id DESC LIMIT ?",
                            SHEAF_VALUES (SHEAF_INT (limit ? (gint64) limit : -1)), error);
  while (sheaf_statement_step (row, error))
    g_ptr_array_add (records, record_new (row));
  return sheaf_statement_ended (row) ? g_steal_pointer (&records) : NULL;
}

static void
set_no_import (gint64 id, GError **error)
{
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("There is no import %" PRId64), id);
}

SheafImportRecord *
sheaf_library_get_import (SheafLibrary *self, gint64 id, GError **error)
{
  g_return_val_if_fail (self, NULL);

  g_autoptr (SheafStatement) row = sheaf_database_query (
      self->database, RECORD_COLUMNS " WHERE i.id = ?", SHEAF_VALUES (SHEAF_INT (id)), error);
  if (sheaf_statement_step (row, error))
    return record_new (row);
  if (sheaf_statement_ended (row))
    set_no_import (id, error);
  return NULL;
}

/* --- a report --- */

static gboolean
find_outcome (const char *name, SheafOutcome *outcome)
{
  for (guint i = 0; i < SHEAF_N_OUTCOMES; i++)
    if (g_strcmp0 (name, sheaf_outcome_to_string (i)) == 0)
      {
        *outcome = i;
        return TRUE;
      }
  return FALSE;
}

static void
read_warnings (SheafImportLine *line, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "warnings");
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  line->warnings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *warning = json_array_get_element (list, i);
      if (json_node_get_value_type (warning) == G_TYPE_STRING)
        g_ptr_array_add (line->warnings, json_node_dup_string (warning));
    }
}

/* Returns: (transfer full) (nullable): NULL for an object that is no line of a file */
static SheafImportLine *
line_new (JsonObject *object)
{
  const char *root = text_member (object, "root"), *origin = text_member (object, "origin");
  SheafOutcome outcome;
  if (!root || !origin || !find_outcome (text_member (object, "outcome"), &outcome))
    return NULL;
  SheafImportLine *line = g_new0 (SheafImportLine, 1);
  line->root = g_strdup (root);
  line->origin = g_strdup (origin);
  line->outcome = outcome;
  line->id = number_member (object, "id");
  line->error = g_strdup (text_member (object, "error"));
  read_warnings (line, object);
  return line;
}

/* @text: changed. Returns: (transfer full): what of it is understood */
static GPtrArray *
parse_report (char *text, guint *left_out)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_import_line_free);
  for (char *next = text; next && *next;)
    {
      char *line = next;
      next = strchr (line, '\n');
      if (next)
        *next++ = '\0';
      g_autoptr (JsonObject) object = parse_object (line);
      SheafImportLine *entry = object ? line_new (object) : NULL;
      if (entry)
        g_ptr_array_add (lines, entry);
      else if (object)
        *left_out += (guint) number_member (object, "left_out");
    }
  return lines;
}

/* @packed: (out) (transfer full) (nullable): NULL where nothing was kept */
static gboolean
read_packed (SheafLibrary *self, gint64 id, GBytes **packed, GError **error)
{
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT report FROM import WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (id)), error);
  *packed = NULL;
  if (sheaf_statement_step (row, error))
    {
      if (!sheaf_statement_is_null (row, 0))
        *packed = sheaf_statement_get_bytes (row, 0);
      return TRUE;
    }
  if (sheaf_statement_ended (row))
    set_no_import (id, error);
  return FALSE;
}

GPtrArray *
sheaf_library_read_import_report (SheafLibrary *self, gint64 id, guint *left_out, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint counted = 0;

  g_return_val_if_fail (self, NULL);

  if (!read_packed (self, id, &packed, error))
    return NULL;
  if (packed)
    {
      bytes = sheaf_draft_unpack (packed, error);
      if (!bytes)
        return NULL;
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  GPtrArray *lines = parse_report (text, &counted);
  if (left_out)
    *left_out = counted;
  return lines;
}
