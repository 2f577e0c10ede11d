/* encoding-choice.c: encodings a person chose for the files of an import
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding-choice.h"

#include "core/encoding-names.h"
#include "core/encoding.h"
#include "core/json-depth.h"
#include "core/prefix.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void
choice_free (gpointer data)
{
  SheafEncodingChoice *choice = data;

  g_free (choice->path);
  g_free (choice->instead_of);
  g_free (choice);
}

GPtrArray *
sheaf_encoding_choices_new (void)
{
  return g_ptr_array_new_with_free_func (choice_free);
}

static void
append (GPtrArray *choices, const char *path, const char *instead_of, const char *encoding)
{
  SheafEncodingChoice *choice = g_new0 (SheafEncodingChoice, 1);

  choice->path = g_strdup (path);
  choice->instead_of = g_strdup (instead_of);
  choice->encoding = encoding;
  g_ptr_array_add (choices, choice);
}

GPtrArray *
sheaf_encoding_choices_copy (const GPtrArray *choices)
{
  GPtrArray *copy = sheaf_encoding_choices_new ();

  for (guint i = 0; choices && i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      append (copy, choice->path, choice->instead_of, choice->encoding);
    }
  return copy;
}

/* --- one of them --- */

/* Returns: (nullable) */
static const SheafEncodingChoice *
find (const GPtrArray *choices, const char *path, const char *instead_of, guint *place)
{
  for (guint i = 0; choices && i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      if (!g_str_equal (choice->path, path) || g_strcmp0 (choice->instead_of, instead_of) != 0)
        continue;
      if (place)
        *place = i;
      return choice;
    }
  return NULL;
}

void
sheaf_encoding_choices_set (GPtrArray *choices,
                            const char *path,
                            const char *instead_of,
                            const char *encoding)
{
  const char *name = encoding ? sheaf_encoding_find (encoding) : NULL;
  guint place;

  g_return_if_fail (choices && path);
  g_return_if_fail (name || !encoding);

  if (find (choices, path, instead_of, &place))
    g_ptr_array_remove_index (choices, place);
  if (name)
    append (choices, path, instead_of, name);
}

const char *
sheaf_encoding_choices_get (const GPtrArray *choices, const char *path, const char *instead_of)
{
  const SheafEncodingChoice *choice;

  g_return_val_if_fail (path, NULL);

  choice = find (choices, path, instead_of, NULL);
  return choice ? choice->encoding : NULL;
}

/* --- deciding --- */

/* Whether @path is @folder or below it. */
static gboolean
is_below (const char *path, const char *folder)
{
  const gsize length = g_str_equal (folder, "/") ? 0 : strlen (folder);

  return strncmp (path, folder, length) == 0 && (!path[length] || path[length] == '/');
}

/* What the file would be read in, and whether that is seen and not guessed. Returns: (transfer full) (nullable):
 * NULL where it is seen */
static char *
guess (GBytes *bytes, gboolean *utf8)
{
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);

  *utf8 = g_str_equal (decoded->encoding, "UTF-8");
  return decoded->guessed ? g_steal_pointer (&decoded->encoding) : NULL;
}

/* Of all choices for folders above the file that are for files like it, the one for the deepest. Few broken bytes
 * do not make a file of UTF-8 one that does not show what it is. */
static const char *
decide_like_others (const GPtrArray *choices, const char *path, const char *guessed, gboolean utf8)
{
  const SheafEncodingChoice *found = NULL;

  for (guint i = 0; guessed && i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      if (!choice->instead_of || !is_below (path, choice->path) ||
          (*choice->instead_of ? !g_str_equal (choice->instead_of, guessed) : utf8))
        continue;
      if (!found || strlen (choice->path) >= strlen (found->path))
        found = choice;
    }
  return found ? found->encoding : NULL;
}

SheafEncodingDecision
sheaf_encoding_choices_decide (const GPtrArray *choices,
                               const char *path,
                               const char *kept,
                               GBytes *bytes)
{
  SheafEncodingDecision self = { .encoding = kept };
  const char *own;
  gboolean utf8;

  g_return_val_if_fail (path && bytes, self);

  if (!kept && (!choices || !choices->len))
    return self;
  self.guessed = guess (bytes, &utf8);
  own = sheaf_encoding_choices_get (choices, path, NULL);
  self.own = own != NULL;
  if (own)
    self.encoding = own;
  else if (!kept)
    self.encoding = decide_like_others (choices, path, self.guessed, utf8);
  self.asked = self.encoding && (own || !kept);
  return self;
}

/* What is read as UTF-8 or UTF-16 has shown that it is, but for the few that a choice names. */
static gboolean
may_change (const SheafEncodingChoice *choice, const char *encoding)
{
  if (g_strcmp0 (choice->encoding, encoding) == 0)
    return FALSE;
  return g_strcmp0 (choice->instead_of, "UTF-8") == 0 || !encoding ||
         !sheaf_has_prefix (encoding, "UTF-");
}

gboolean
sheaf_encoding_choices_concern (const GPtrArray *choices,
                                const char *path,
                                const char *kept,
                                const char *encoding)
{
  const char *own;

  g_return_val_if_fail (path, TRUE);

  own = sheaf_encoding_choices_get (choices, path, NULL);
  if (own || kept)
    return own && g_strcmp0 (own, encoding) != 0;
  for (guint i = 0; choices && i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      if (choice->instead_of && is_below (path, choice->path) && may_change (choice, encoding))
        return TRUE;
    }
  return FALSE;
}

void
sheaf_encoding_decision_clear (SheafEncodingDecision *self)
{
  g_clear_pointer (&self->guessed, g_free);
}

/* --- keeping --- */

GPtrArray *
sheaf_encoding_choices_of_folder (const GPtrArray *choices, const char *folder)
{
  GPtrArray *own = sheaf_encoding_choices_new ();

  g_return_val_if_fail (folder, own);

  for (guint i = 0; choices && i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      if (choice->instead_of &&
          (is_below (choice->path, folder) || is_below (folder, choice->path)))
        append (own, choice->path, choice->instead_of, choice->encoding);
    }
  return own;
}

/* A name that is not UTF-8 is kept as a file: address, as for the other choices (import-choice.h). */
static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *address =
      g_utf8_validate (value, -1, NULL) ? NULL : g_filename_to_uri (value, NULL, NULL);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, address ? address : value);
}

static char *
to_json (const GPtrArray *choices)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < choices->len; i++)
    {
      const SheafEncodingChoice *choice = g_ptr_array_index (choices, i);

      json_builder_begin_object (builder);
      add_member (builder, "path", choice->path);
      if (choice->instead_of)
        add_member (builder, "instead_of", choice->instead_of);
      add_member (builder, "encoding", choice->encoding);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  node = json_builder_get_root (builder);
  return json_to_string (node, FALSE);
}

char *
sheaf_encoding_choices_add_to_json (const GPtrArray *choices, char *json)
{
  g_autofree char *first = json;
  g_autofree char *more = choices && choices->len ? to_json (choices) : NULL;

  if (!first || !more)
    return first ? g_steal_pointer (&first) : g_steal_pointer (&more);
  /* Two lists become one: the bracket that ends the first gives way to a comma, and so does the other's. */
  g_strchomp (first);
  first[strlen (first) - 1] = ',';
  return g_strconcat (first, more + 1, NULL);
}

static const char *
text_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node)
                                                                  : NULL;
}

static void
read_choice (GPtrArray *choices, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *path = object ? text_member (object, "path") : NULL;
  const char *label = object ? text_member (object, "encoding") : NULL;
  const char *encoding = label ? sheaf_encoding_find (label) : NULL;
  g_autofree char *name =
      path && sheaf_has_prefix (path, "file:") ? g_filename_from_uri (path, NULL, NULL) : NULL;

  if (path && encoding)
    append (choices, name ? name : path, text_member (object, "instead_of"), encoding);
}

GPtrArray *
sheaf_encoding_choices_from_json (const char *json)
{
  GPtrArray *choices = sheaf_encoding_choices_new ();
  g_autoptr (JsonNode) node =
      json && sheaf_json_is_shallow (json) ? json_from_string (json, NULL) : NULL;
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    read_choice (choices, json_array_get_element (list, i));
  return choices;
}
