/* import-report.c: what became of each file, as JSON
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-report.h"

#include <json-glib/json-glib.h>

/* So that an import of any size keeps its report in bounded memory. */
#define REPORT_BYTES (4 * 1024 * 1024)

/* @builder: complete. Returns: (transfer full) */
static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static void
add_string (JsonBuilder *builder, const char *name, const char *bytes)
{
  g_autofree char *text = bytes ? g_utf8_make_valid (bytes, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_warnings (JsonBuilder *builder, const GPtrArray *warnings)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *text = sheaf_warning_format (g_ptr_array_index (warnings, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

char *
sheaf_import_entry_to_json (const SheafImportEntry *entry)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (entry, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "root", entry->root);
  add_string (builder, "origin", entry->origin);
  add_string (builder, "outcome", sheaf_outcome_to_string (entry->outcome));
  json_builder_set_member_name (builder, "id");
  if (entry->id)
    json_builder_add_int_value (builder, entry->id);
  else
    json_builder_add_null_value (builder);
  add_warnings (builder, entry->warnings);
  add_string (builder, "error", entry->error);
  json_builder_end_object (builder);
  return finish (builder);
}

char *
sheaf_import_picture_to_json (const SheafImportPicture *picture)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (picture, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "root", picture->root);
  add_string (builder, "origin", picture->origin);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, picture->article);
  add_string (builder, "reference", picture->reference);
  add_string (builder, "error", sheaf_picture_problem_to_string (picture->problem));
  json_builder_end_object (builder);
  return finish (builder);
}

static void
add_missing (JsonBuilder *builder, const GPtrArray *missing)
{
  json_builder_begin_array (builder);
  for (guint i = 0; missing && i < missing->len; i++)
    json_builder_add_value (builder, json_from_string (g_ptr_array_index (missing, i), NULL));
  json_builder_end_array (builder);
}

char *
sheaf_import_totals_to_json (const SheafImportProgress *progress, const GPtrArray *missing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (progress, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pictures");
  json_builder_add_int_value (builder, progress->pictures);
  json_builder_set_member_name (builder, "missing_pictures");
  add_missing (builder, missing);
  json_builder_set_member_name (builder, "totals");
  json_builder_begin_object (builder);
  for (guint i = 0; i < SHEAF_N_OUTCOMES; i++)
    {
      json_builder_set_member_name (builder, sheaf_outcome_to_string (i));
      json_builder_add_int_value (builder, progress->totals[i]);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return finish (builder);
}

struct _SheafImportReport
{
  GString *text;
  guint left_out;
  gboolean closed; /* the line that counts what was left out is there */
};

SheafImportReport *
sheaf_import_report_new (void)
{
  SheafImportReport *self = g_new0 (SheafImportReport, 1);

  self->text = g_string_new (NULL);
  return self;
}

void
sheaf_import_report_free (SheafImportReport *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

static gboolean
came_in_plainly (const SheafImportEntry *entry)
{
  switch (entry->outcome)
    {
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_UPDATED:
    case SHEAF_OUTCOME_DUPLICATE:
      return !entry->warnings->len;
    case SHEAF_OUTCOME_CONFLICT:
    case SHEAF_OUTCOME_SKIPPED:
    case SHEAF_OUTCOME_FAILED:
      return FALSE;
    }
  g_return_val_if_reached (FALSE);
}

void
sheaf_import_report_add (SheafImportReport *self, const SheafImportEntry *entry)
{
  g_autofree char *line = NULL;

  g_return_if_fail (self);
  g_return_if_fail (entry);

  if (came_in_plainly (entry))
    return;
  if (self->text->len > REPORT_BYTES)
    {
      self->left_out++;
      return;
    }
  line = sheaf_import_entry_to_json (entry);
  g_string_append_printf (self->text, "%s\n", line);
}

const char *
sheaf_import_report_get_text (SheafImportReport *self)
{
  g_return_val_if_fail (self, NULL);

  if (self->left_out && !self->closed)
    g_string_append_printf (self->text, "{\"left_out\":%u}\n", self->left_out);
  self->closed = TRUE;
  return self->text->len ? self->text->str : NULL;
}
