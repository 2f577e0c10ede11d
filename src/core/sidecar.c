/* sidecar.c: what Sheaf knows of exported files besides their bytes, as text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sidecar.h"

#include "core/highlight.h"
#include "core/overlay.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define VERSION 1

SheafSidecarEntry *
sheaf_sidecar_entry_new (void)
{
  SheafSidecarEntry *self = g_new0 (SheafSidecarEntry, 1);

  self->unread = TRUE;
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_overlay_edit_free);
  self->highlights = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_highlight_free);
  return self;
}

void
sheaf_sidecar_entry_free (SheafSidecarEntry *self)
{
  if (!self)
    return;
  g_free (self->path);
  g_free (self->encoding);
  g_free (self->into);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->highlights);
  g_free (self);
}

gsize
sheaf_sidecar_entry_get_site (const SheafSidecarEntry *self)
{
  const char *p = self->path;

  for (guint i = 0; i < self->below; i++)
    {
      const char *slash = strchr (p, '/');

      if (!slash)
        break;
      p = slash + 1;
    }
  return (gsize) (p - self->path);
}

/* A line of its own. */
static char *
format (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);

  return g_strconcat (text, "\n", NULL);
}

char *
sheaf_sidecar_format_head (const char *zone)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "sheaf-state", VERSION);
  if (zone)
    json_object_set_string_member (object, "zone", zone);
  else
    json_object_set_null_member (object, "zone");
  return format (object);
}

static void
set_path (JsonObject *object, const char *path)
{
  g_autofree char *escaped = NULL;

  if (g_utf8_validate (path, -1, NULL))
    {
      json_object_set_string_member (object, "path", path);
      return;
    }
  escaped = g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
  json_object_set_string_member (object, "escaped", escaped);
}

static void
set_edits (JsonObject *object, const GPtrArray *edits)
{
  JsonObject *by_key;

  if (!edits->len)
    return;
  by_key = json_object_new ();
  for (guint i = 0; i < edits->len; i++)
    {
      const SheafOverlayEdit *edit = g_ptr_array_index (edits, i);
      g_autofree char *json = sheaf_overlay_edit_format (edit);

      json_object_set_member (by_key, edit->key, json_from_string (json, NULL));
    }
  json_object_set_object_member (object, "edits", by_key);
}

static void
set_highlights (JsonObject *object, const GPtrArray *highlights)
{
  JsonArray *array;

  if (!highlights->len)
    return;
  array = json_array_new ();
  for (guint i = 0; i < highlights->len; i++)
    json_array_add_element (array, sheaf_highlight_to_json (g_ptr_array_index (highlights, i)));
  json_object_set_array_member (object, "highlights", array);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text)
    json_object_set_string_member (object, name, text);
}

char *
sheaf_sidecar_format_entry (const SheafSidecarEntry *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  char sha256[65];

  sheaf_sha256_format (&self->digest, sha256);
  set_path (object, self->path);
  json_object_set_string_member (object, "sha256", sha256);
  if (self->dialect != SHEAF_DIALECT_AUTO)
    set_text (object, "dialect", sheaf_dialect_to_string (self->dialect));
  set_text (object, "encoding", self->encoding);
  if (self->below)
    json_object_set_int_member (object, "below", self->below);
  if (!self->unread)
    json_object_set_boolean_member (object, "unread", FALSE);
  if (self->starred)
    json_object_set_boolean_member (object, "starred", TRUE);
  if (self->archived)
    json_object_set_boolean_member (object, "archived", TRUE);
  if (self->added)
    json_object_set_int_member (object, "added", self->added);
  set_text (object, "into", self->into);
  set_edits (object, self->edits);
  set_highlights (object, self->highlights);
  return format (object);
}
