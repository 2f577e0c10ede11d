/* import-choice.c: paths and choices of an import, as the library keeps them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-choice.h"

#include "core/json-depth.h"
#include "core/prefix.h"

#include <json-glib/json-glib.h>

/* An absolute path begins with a slash, so an address cannot be taken for one. */
static char *
encode_path (const char *path)
{
  if (g_utf8_validate (path, -1, NULL))
    return g_strdup (path);
  return g_filename_to_uri (path, NULL, NULL);
}

static char *
decode_path (const char *text)
{
  char *path = sheaf_has_prefix (text, "file:") ? g_filename_from_uri (text, NULL, NULL) : NULL;
  return path ? path : g_strdup (text);
}

static void
add_path (JsonBuilder *builder, const char *path)
{
  g_autofree char *text = encode_path (path);
  json_builder_add_string_value (builder, text ? text : "");
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  return json_to_string (node, FALSE);
}

char *
sheaf_import_paths_to_json (const char *const *paths)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (; paths && *paths; paths++)
    add_path (builder, *paths);
  json_builder_end_array (builder);
  return finish (builder);
}

/* Returns: (transfer full) (nullable): the list that @json is */
static JsonArray *
parse_list (const char *json)
{
  g_autoptr (JsonNode) node =
      json && sheaf_json_is_shallow (json) ? json_from_string (json, NULL) : NULL;
  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_dup_array (node) : NULL;
}

static const char *
text_of (JsonNode *node)
{
  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

GStrv
sheaf_import_paths_from_json (const char *json)
{
  g_autoptr (JsonArray) list = parse_list (json);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      const char *text = text_of (json_array_get_element (list, i));
      g_autofree char *path = text ? decode_path (text) : NULL;
      if (path)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

char *
sheaf_import_choices_to_json (const SheafImportChoice *choices, guint n_choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  if (!n_choices)
    return NULL;
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_choices; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "site");
      add_path (builder, choices[i].site);
      json_builder_set_member_name (builder, "dialect");
      json_builder_add_string_value (builder, sheaf_dialect_to_string (choices[i].dialect));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return finish (builder);
}

static SheafImportChoiceRecord *
read_choice (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *site = object ? text_of (json_object_get_member (object, "site")) : NULL;
  const char *name = object ? text_of (json_object_get_member (object, "dialect")) : NULL;
  SheafDialect dialect;
  if (!site || !name || !sheaf_dialect_from_string (name, &dialect))
    return NULL;
  SheafImportChoiceRecord *choice = g_new0 (SheafImportChoiceRecord, 1);
  choice->site = decode_path (site);
  choice->dialect = dialect;
  return choice;
}

GPtrArray *
sheaf_import_choices_from_json (const char *json)
{
  GPtrArray *choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_import_choice_record_free);
  g_autoptr (JsonArray) list = parse_list (json);
  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      SheafImportChoiceRecord *choice = read_choice (json_array_get_element (list, i));
      if (choice)
        g_ptr_array_add (choices, choice);
    }
  return choices;
}

void
sheaf_import_choice_record_free (SheafImportChoiceRecord *self)
{
  g_free (self->site);
  g_free (self);
}
