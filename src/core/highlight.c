/* highlight.c: a piece of an article that somebody marked, and what they wrote to it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/highlight.h"

#include "core/json-depth.h"
#include "core/json-member.h"

#include <string.h>

static const char *const colours[] = {
  [SHEAF_HIGHLIGHT_YELLOW] = "yellow", [SHEAF_HIGHLIGHT_GREEN] = "green",
  [SHEAF_HIGHLIGHT_BLUE] = "blue",     [SHEAF_HIGHLIGHT_PINK] = "pink",
  [SHEAF_HIGHLIGHT_PURPLE] = "purple",
};
G_STATIC_ASSERT (G_N_ELEMENTS (colours) == SHEAF_HIGHLIGHT_N_COLOURS);

const char *
sheaf_highlight_colour_to_string (SheafHighlightColour colour)
{
  g_return_val_if_fail (colour < SHEAF_HIGHLIGHT_N_COLOURS, NULL);

  return colours[colour];
}

gboolean
sheaf_highlight_colour_from_string (const char *name, SheafHighlightColour *colour)
{
  g_return_val_if_fail (name && colour, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (colours[i], name))
      {
        *colour = i;
        return TRUE;
      }
  return FALSE;
}

SheafHighlight *
sheaf_highlight_new (SheafQuote *quote, SheafHighlightColour colour)
{
  SheafHighlight *self;

  g_return_val_if_fail (quote && colour < SHEAF_HIGHLIGHT_N_COLOURS, NULL);

  self = g_new0 (SheafHighlight, 1);
  self->key = g_uuid_string_random ();
  self->colour = colour;
  self->quote = quote;
  self->note = g_strdup ("");
  self->created = self->changed = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

SheafHighlight *
sheaf_highlight_copy (const SheafHighlight *self)
{
  SheafHighlight *copy;

  g_return_val_if_fail (self, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->quote = sheaf_quote_copy (self->quote);
  copy->note = g_strdup (self->note);
  return copy;
}

void
sheaf_highlight_free (SheafHighlight *self)
{
  if (!self)
    return;
  g_free (self->key);
  sheaf_quote_free (self->quote);
  g_free (self->note);
  g_free (self);
}

/* --- As JSON --- */

JsonNode *
sheaf_highlight_to_json (const SheafHighlight *self)
{
  JsonObject *object;

  g_return_val_if_fail (self, NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "key", self->key);
  json_object_set_string_member (object, "colour", colours[self->colour]);
  json_object_set_string_member (object, "text", self->quote->text);
  json_object_set_string_member (object, "before", self->quote->before);
  json_object_set_string_member (object, "after", self->quote->after);
  json_object_set_int_member (object, "position", self->quote->position);
  if (*self->note)
    json_object_set_string_member (object, "note", self->note);
  json_object_set_int_member (object, "created", self->created);
  json_object_set_int_member (object, "changed", self->changed);
  return json_node_init_object (json_node_alloc (), g_steal_pointer (&object));
}

static SheafQuote *
read_quote (JsonObject *object)
{
  const char *text = sheaf_json_get_text (object, "text");
  const char *before = sheaf_json_get_text (object, "before");
  const char *after = sheaf_json_get_text (object, "after");

  return text ? sheaf_quote_new (text, before ? before : "", after ? after : "",
                                 sheaf_json_get_number (object, "position"))
              : NULL;
}

SheafHighlight *
sheaf_highlight_from_json (JsonNode *node)
{
  JsonObject *object;
  g_autoptr (SheafHighlight) self = NULL;
  const char *key, *colour, *note;

  g_return_val_if_fail (node, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  object = json_node_get_object (node);
  key = sheaf_json_get_text (object, "key");
  colour = sheaf_json_get_text (object, "colour");
  note = sheaf_json_get_text (object, "note");
  self = g_new0 (SheafHighlight, 1);
  self->quote = read_quote (object);
  if (!key || !*key || strlen (key) > SHEAF_HIGHLIGHT_KEY_MAX || !self->quote || !colour ||
      !sheaf_highlight_colour_from_string (colour, &self->colour) ||
      (note && strlen (note) > SHEAF_HIGHLIGHT_NOTE_MAX))
    return NULL;
  self->key = g_strdup (key);
  self->note = g_strdup (note ? note : "");
  self->created = MAX (sheaf_json_get_number (object, "created"), 0);
  self->changed = MAX (sheaf_json_get_number (object, "changed"), 0);
  return g_steal_pointer (&self);
}

char *
sheaf_highlight_format (const SheafHighlight *self)
{
  g_autoptr (JsonNode) node = sheaf_highlight_to_json (self);

  return json_to_string (node, FALSE);
}

SheafHighlight *
sheaf_highlight_parse (const char *json)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (json, NULL);

  node = sheaf_json_is_shallow (json) ? json_from_string (json, NULL) : NULL;
  return node ? sheaf_highlight_from_json (node) : NULL;
}
