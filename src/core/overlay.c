/* overlay.c: what a person said of an article that its file cannot hold
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/overlay.h"

#include "core/article-edit-lists.h"
#include "core/json-depth.h"
#include "core/library-categories.h"
#include "core/properties.h"
#include "core/text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* --- the value --- */

const char *
sheaf_overlay_find_key (const char *key)
{
  static const struct
  {
    const char *said, *key;
  } names[] = { { "title", "title" },        { "author", "author" }, { "date", "date" },
                { "tags", "tags" },          { "tag", "tags" },      { "categories", "categories" },
                { "category", "categories" } };

  g_return_val_if_fail (key, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (key, names[i].said) == 0)
      return names[i].key;
  return key;
}

static GPtrArray *
new_values (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

SheafOverlayEdit *
sheaf_overlay_edit_new (const char *key)
{
  SheafOverlayEdit *self = g_new0 (SheafOverlayEdit, 1);

  self->key = g_strdup (key);
  self->added = new_values ();
  self->removed = new_values ();
  return self;
}

static GPtrArray *
copy_values (const GPtrArray *values)
{
  GPtrArray *copy = new_values ();

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (copy, g_strdup (g_ptr_array_index (values, i)));
  return copy;
}

SheafOverlayEdit *
sheaf_overlay_edit_copy (const SheafOverlayEdit *self)
{
  SheafOverlayEdit *copy = g_new0 (SheafOverlayEdit, 1);

  copy->key = g_strdup (self->key);
  copy->unset = self->unset;
  copy->list = self->list;
  copy->values = self->values ? copy_values (self->values) : NULL;
  copy->added = copy_values (self->added);
  copy->removed = copy_values (self->removed);
  return copy;
}

void
sheaf_overlay_edit_free (SheafOverlayEdit *self)
{
  if (!self)
    return;
  g_free (self->key);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->removed);
  g_free (self);
}

gboolean
sheaf_overlay_edit_is_empty (const SheafOverlayEdit *self)
{
  return !self->unset && !self->values && !self->added->len && !self->removed->len;
}

SheafOverlayEdit *
sheaf_overlay_find (const GPtrArray *edits, const char *key)
{
  for (guint i = 0; edits && i < edits->len; i++)
    {
      SheafOverlayEdit *edit = g_ptr_array_index (edits, i);

      if (g_str_equal (edit->key, key))
        return edit;
    }
  return NULL;
}

/* --- changes --- */

static gboolean
is_of_categories (const SheafOverlayEdit *self)
{
  return g_str_equal (self->key, "categories");
}

static gboolean
is_of_tags (const SheafOverlayEdit *self)
{
  return g_str_equal (self->key, "tags");
}

/* As it is compared with others of its kind. */
static char *
make_item (const SheafOverlayEdit *self, const char *value)
{
  g_auto (GStrv) path = NULL;

  if (is_of_tags (self))
    return sheaf_text_title (value + strspn (value, "# \t"));
  if (!is_of_categories (self))
    return g_strdup (value);
  path = sheaf_edit_read_path (value);
  return path[0] ? sheaf_category_path_format ((const char *const *) path) : g_strdup ("");
}

static void
take_out (GPtrArray *values, const char *value)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (values, value, g_str_equal, &index))
    g_ptr_array_remove_index (values, index);
}

static void
put_in (GPtrArray *values, const char *value)
{
  if (!g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
    g_ptr_array_add (values, g_strdup (value));
}

static void
forget (SheafOverlayEdit *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_ptr_array_set_size (self->added, 0);
  g_ptr_array_set_size (self->removed, 0);
  self->unset = FALSE;
}

static void
set_value (SheafOverlayEdit *self, const char *item)
{
  forget (self);
  self->list = is_of_categories (self) || is_of_tags (self);
  self->values = new_values ();
  if (*item || !self->list)
    g_ptr_array_add (self->values, g_strdup (item));
}

static void
add_item (SheafOverlayEdit *self, const char *item)
{
  if (self->unset)
    {
      forget (self);
      self->values = new_values ();
    }
  self->list = TRUE;
  take_out (self->removed, item);
  put_in (self->values ? self->values : self->added, item);
}

static void
remove_item (SheafOverlayEdit *self, const char *item)
{
  if (self->unset)
    return;
  self->list = TRUE;
  take_out (self->values ? self->values : self->added, item);
  if (!self->values)
    put_in (self->removed, item);
}

void
sheaf_overlay_edit_change (SheafOverlayEdit *self, const SheafChange *change)
{
  g_autofree char *item = change->value ? make_item (self, change->value) : NULL;

  g_return_if_fail (item || change->kind == SHEAF_EDIT_UNSET);

  switch (change->kind)
    {
    case SHEAF_EDIT_SET:
      set_value (self, item);
      break;
    case SHEAF_EDIT_ADD:
      add_item (self, item);
      break;
    case SHEAF_EDIT_REMOVE:
      remove_item (self, item);
      break;
    case SHEAF_EDIT_UNSET:
      forget (self);
      self->unset = TRUE;
      break;
    }
}

static void
add_changes (GArray *changes, const SheafOverlayEdit *self, SheafEditKind kind, const GPtrArray *of)
{
  for (guint i = 0; i < of->len; i++)
    {
      const SheafChange change = { kind, self->key, g_ptr_array_index (of, i) };

      g_array_append_val (changes, change);
    }
}

GArray *
sheaf_overlay_edit_get_changes (const SheafOverlayEdit *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (SheafChange));
  const gboolean relation = is_of_categories (self) || is_of_tags (self);

  if (self->unset || (self->values && !self->values->len && !relation))
    {
      const SheafChange change = { SHEAF_EDIT_UNSET, self->key, NULL };

      g_array_append_val (changes, change);
    }
  else if (self->values && !self->values->len)
    {
      const SheafChange change = { SHEAF_EDIT_SET, self->key, "" };

      g_array_append_val (changes, change);
    }
  else if (self->values)
    {
      add_changes (changes, self, SHEAF_EDIT_ADD, self->values);
      g_array_index (changes, SheafChange, 0).kind = SHEAF_EDIT_SET;
    }
  add_changes (changes, self, SHEAF_EDIT_REMOVE, self->removed);
  add_changes (changes, self, SHEAF_EDIT_ADD, self->added);
  return changes;
}

/* --- JSON --- */

/* @out: (out): of a list of texts. Returns: FALSE where it is none, or has too much in it */
static gboolean
parse_values (JsonNode *node, GPtrArray *out)
{
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array ? json_array_get_length (array) : G_MAXUINT;

  for (guint i = 0; n <= SHEAF_OVERLAY_MAX_VALUES && i < n; i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *text =
          json_node_get_value_type (item) == G_TYPE_STRING ? json_node_get_string (item) : NULL;

      if (!text || strlen (text) > SHEAF_FRONT_MATTER_MAX_SCALAR ||
          !g_utf8_validate (text, -1, NULL))
        return FALSE;
      g_ptr_array_add (out, g_strdup (text));
    }
  return n <= SHEAF_OVERLAY_MAX_VALUES;
}

static gboolean
parse_set (SheafOverlayEdit *self, JsonNode *node)
{
  const char *text;

  self->unset = JSON_NODE_HOLDS_NULL (node);
  if (self->unset)
    return TRUE;
  self->values = new_values ();
  self->list = JSON_NODE_HOLDS_ARRAY (node);
  if (self->list)
    return parse_values (node, self->values);
  text = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  if (!text || strlen (text) > SHEAF_FRONT_MATTER_MAX_SCALAR || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  g_ptr_array_add (self->values, g_strdup (text));
  return TRUE;
}

static gboolean
parse_object (SheafOverlayEdit *self, JsonObject *object)
{
  if (json_object_has_member (object, "set"))
    return parse_set (self, json_object_get_member (object, "set"));
  self->list = TRUE;
  return (!json_object_has_member (object, "add") ||
          parse_values (json_object_get_member (object, "add"), self->added)) &&
         (!json_object_has_member (object, "remove") ||
          parse_values (json_object_get_member (object, "remove"), self->removed)) &&
         !sheaf_overlay_edit_is_empty (self);
}

SheafOverlayEdit *
sheaf_overlay_edit_parse (const char *key, const char *json)
{
  g_autoptr (SheafOverlayEdit) self = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (key && json, NULL);

  if (!*key || strlen (key) > SHEAF_PROPERTY_MAX_KEY || !g_utf8_validate (key, -1, NULL) ||
      !g_str_equal (sheaf_overlay_find_key (key), key))
    return NULL;
  node = sheaf_json_is_shallow (json) ? json_from_string (json, NULL) : NULL;
  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  self = sheaf_overlay_edit_new (key);
  return parse_object (self, json_node_get_object (node)) ? g_steal_pointer (&self) : NULL;
}

static JsonArray *
format_values (const GPtrArray *values)
{
  JsonArray *array = json_array_sized_new (values->len);

  for (guint i = 0; i < values->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (values, i));
  return array;
}

char *
sheaf_overlay_edit_format (const SheafOverlayEdit *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  if (self->unset)
    json_object_set_null_member (object, "set");
  else if (self->values && self->list)
    json_object_set_array_member (object, "set", format_values (self->values));
  else if (self->values)
    json_object_set_string_member (object, "set", g_ptr_array_index (self->values, 0));
  if (self->added->len)
    json_object_set_array_member (object, "add", format_values (self->added));
  if (self->removed->len)
    json_object_set_array_member (object, "remove", format_values (self->removed));
  return json_to_string (node, FALSE);
}
