/* sidecar-read.c: what someone says of the files of a folder, read with care
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sidecar.h"

#include "core/error.h"
#include "core/file-open.h"
#include "core/highlight.h"
#include "core/json-depth.h"
#include "core/json-member.h"
#include "core/overlay.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSION  1
#define MAX_LINE (16 * 1024 * 1024)

/* Edits of one file, each of them a row. */
#define MAX_EDITS 1000

/* Folders of a path; an import enters no more. */
#define MAX_BELOW 1000

/* A name of an encoding is no longer. */
#define MAX_NAME 64

/* --- members of anyone's object --- */

static gboolean
get_boolean (JsonObject *object, const char *name, gboolean otherwise)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && json_node_get_value_type (node) == G_TYPE_BOOLEAN ? json_node_get_boolean (node)
                                                                   : otherwise;
}

/* --- an entry --- */

/* A path that leads down from the folder and nowhere else. */
static gboolean
is_below (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  for (guint i = 0; names[i]; i++)
    if (!*names[i] || g_str_equal (names[i], ".") || g_str_equal (names[i], ".."))
      return FALSE;
  return *path != '\0';
}

/* Returns: (transfer full) (nullable) */
static char *
read_path (JsonObject *object)
{
  const char *path = sheaf_json_get_text (object, "path");
  const char *escaped = sheaf_json_get_text (object, "escaped");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *plain = NULL;

  if (path)
    return is_below (path) ? g_strdup (path) : NULL;
  bytes = escaped ? g_uri_unescape_bytes (escaped, -1, "", NULL) : NULL;
  if (!bytes)
    return NULL;
  plain = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return strlen (plain) == g_bytes_get_size (bytes) && is_below (plain) ? g_steal_pointer (&plain)
                                                                        : NULL;
}

/* Returns: FALSE where one is none */
static gboolean
read_edits (JsonObject *object, GPtrArray *edits)
{
  JsonNode *node = json_object_get_member (object, "edits");
  JsonObject *by_key = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (GList) keys = by_key ? json_object_get_members (by_key) : NULL;

  if (node && (!by_key || json_object_get_size (by_key) > MAX_EDITS))
    return FALSE;
  for (GList *key = keys; key; key = key->next)
    {
      g_autofree char *json = json_to_string (json_object_get_member (by_key, key->data), FALSE);
      SheafOverlayEdit *edit = sheaf_overlay_edit_parse (key->data, json);

      if (!edit)
        return FALSE;
      g_ptr_array_add (edits, edit);
    }
  return TRUE;
}

/* One that is not understood may be of a later version, and loses nothing else. */
static gboolean
read_highlights (JsonObject *object, GPtrArray *highlights)
{
  JsonNode *node = json_object_get_member (object, "highlights");
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node && (!array || json_array_get_length (array) > SHEAF_HIGHLIGHT_ARTICLE_MAX))
    return FALSE;
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      SheafHighlight *highlight = sheaf_highlight_from_json (json_array_get_element (array, i));

      if (highlight)
        g_ptr_array_add (highlights, highlight);
    }
  return TRUE;
}

static gboolean
read_short_text (JsonObject *object, const char *name, gsize limit, char **text)
{
  const char *found = sheaf_json_get_text (object, name);

  if (found && strlen (found) > limit)
    return FALSE;
  *text = g_strdup (found);
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static SheafSidecarEntry *
read_entry (JsonObject *object)
{
  g_autoptr (SheafSidecarEntry) self = sheaf_sidecar_entry_new ();
  const char *sha256 = sheaf_json_get_text (object, "sha256");
  const char *dialect = sheaf_json_get_text (object, "dialect");

  self->path = read_path (object);
  if (!self->path || !sha256 || !sheaf_sha256_parse (sha256, &self->digest) ||
      (dialect && !sheaf_dialect_from_string (dialect, &self->dialect)) ||
      !read_short_text (object, "encoding", MAX_NAME, &self->encoding) ||
      !read_short_text (object, "into", SHEAF_FRONT_MATTER_MAX_SCALAR, &self->into) ||
      !read_edits (object, self->edits) || !read_highlights (object, self->highlights))
    return NULL;
  self->below = (guint) CLAMP (sheaf_json_get_number (object, "below"), 0, MAX_BELOW);
  self->unread = get_boolean (object, "unread", TRUE);
  self->starred = get_boolean (object, "starred", FALSE);
  self->archived = get_boolean (object, "archived", FALSE);
  self->added = MAX (sheaf_json_get_number (object, "added"), 0);
  return g_steal_pointer (&self);
}

/* --- the whole --- */

/* Returns: (transfer full) (nullable): the object of a line */
static JsonObject *
parse_line (const char *line, gsize length)
{
  g_autofree char *text = length <= MAX_LINE ? g_strndup (line, length) : NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!text || strlen (text) != length || !sheaf_json_is_shallow (text))
    return NULL;
  node = json_from_string (text, NULL);
  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static gboolean
read_head (SheafSidecar *self, const char *line, gsize length, GError **error)
{
  g_autoptr (JsonObject) object = parse_line (line, length);
  const gint64 version = object ? sheaf_json_get_number (object, "sheaf-state") : 0;

  if (version > VERSION)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NEWER,
                         _ ("it was written by a newer Sheaf, so the state in it is not read"));
  else if (version < 1)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                         _ ("it does not hold the state of exported articles"));
  else
    return read_short_text (object, "zone", MAX_NAME, &self->zone);
  return FALSE;
}

/* What comes again does not count: the first holds, as elsewhere. */
static void
read_line (SheafSidecar *self, const char *line, gsize length)
{
  g_autoptr (JsonObject) object = parse_line (line, length);
  g_autoptr (SheafSidecarEntry) entry = object ? read_entry (object) : NULL;

  if (!entry || g_hash_table_contains (self->entries, entry->path))
    {
      self->n_bad++;
      return;
    }
  g_hash_table_insert (self->entries, entry->path, entry);
  g_steal_pointer (&entry);
}

SheafSidecar *
sheaf_sidecar_parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data;
  const char *end;
  g_autoptr (SheafSidecar) self = NULL;

  g_return_val_if_fail (bytes, NULL);

  data = g_bytes_get_data (bytes, &size);
  self = g_new0 (SheafSidecar, 1);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) sheaf_sidecar_entry_free);
  end = size ? memchr (data, '\n', size) : NULL;
  if (!read_head (self, data ? data : "", end ? (gsize) (end - data) : size, error))
    return NULL;
  for (gsize at = end ? (gsize) (end - data) + 1 : size; at < size;)
    {
      const char *next = memchr (data + at, '\n', size - at);
      const gsize length = next ? (gsize) (next - data) - at : size - at;

      if (length > 0)
        read_line (self, data + at, length);
      at += length + 1;
    }
  return g_steal_pointer (&self);
}

void
sheaf_sidecar_free (SheafSidecar *self)
{
  if (!self)
    return;
  g_free (self->zone);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self);
}

const SheafSidecarEntry *
sheaf_sidecar_find (const SheafSidecar *self, const char *path, GBytes *bytes)
{
  const SheafSidecarEntry *entry = self ? g_hash_table_lookup (self->entries, path) : NULL;
  SheafSha256 digest;

  if (!entry)
    return NULL;
  digest = sheaf_sha256_of (bytes);
  return sheaf_sha256_equal (&digest, &entry->digest) ? entry : NULL;
}

/* --- the file --- */

static GBytes *
read_all (int fd, gsize size, GError **error)
{
  g_autofree char *data = g_malloc (size + 1);
  gsize n = 0;

  while (n < size)
    {
      gssize got = read (fd, data + n, size - n);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        {
          g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE, g_strerror (errno));
          return NULL;
        }
      if (got == 0)
        break;
      n += (gsize) got;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n);
}

static GBytes *
read_file (int fd, GError **error)
{
  struct stat st;

  if (fstat (fd, &st) < 0 || !S_ISREG (st.st_mode))
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE, _ ("it is no regular file"));
  else if (st.st_size > SHEAF_SIDECAR_MAX_BYTES)
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                 _ ("it is larger than the state of articles may be (%d MiB)"),
                 SHEAF_SIDECAR_MAX_BYTES / (1024 * 1024));
  else
    return read_all (fd, (gsize) st.st_size, error);
  return NULL;
}

SheafSidecar *
sheaf_sidecar_read (const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  int at, fd;

  g_return_val_if_fail (folder, NULL);

  at = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  fd = at >= 0 ? sheaf_file_open_at (at, SHEAF_SIDECAR_NAME) : -1;
  if (fd >= 0)
    {
      bytes = read_file (fd, error);
      close (fd);
    }
  else if (at >= 0 && errno != ENOENT)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNREADABLE, g_strerror (errno));
  if (at >= 0)
    close (at);
  return bytes ? sheaf_sidecar_parse (bytes, error) : NULL;
}
