/* front-matter-toml.c: TOML v1.0.0, within limits
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-toml-private.h"
#include "core/front-matter-toml.h"

#include <glib/gi18n-lib.h>

/* Keys ------------------------------------------------------------------------------------------ */

static gboolean
is_bare_key_character (int c)
{
  return c > 0 && (g_ascii_isalnum (c) || c == '-' || c == '_');
}

/* What lies between the dots ("Keys"). */
static SheafNode *
read_part (SheafToml *self)
{
  int c = sheaf_toml_peek (self, 0);
  gsize start = self->at;

  if (c == '"' || c == '\'')
    return sheaf_toml_read_string (self, FALSE)
               ? sheaf_toml_take_scalar (self, start, self->line, TRUE)
               : NULL;
  while (is_bare_key_character (sheaf_toml_peek (self, 0)))
    self->at++;
  if (self->at > start)
    return sheaf_toml_take_scalar (self, start, self->line, FALSE);
  sheaf_toml_fail_here (self, _ ("a key is missing, or has characters that must stand in quotes"));
  return NULL;
}

/* Reads a key, dotted or not, and the blanks after it into self->path. */
static gboolean
read_path (SheafToml *self)
{
  g_ptr_array_set_size (self->path, 0);
  for (;;)
    {
      SheafNode *part;

      /* Every part but the last is a table below the root. */
      if (self->path->len == SHEAF_FRONT_MATTER_MAX_DEPTH)
        return sheaf_toml_fail (self, self->line, _ ("it is nested too deeply"));
      part = read_part (self);
      if (!part)
        return FALSE;
      g_ptr_array_add (self->path, part);
      sheaf_toml_skip_blanks (self);
      if (sheaf_toml_peek (self, 0) != '.')
        return TRUE;
      self->at++;
      sheaf_toml_skip_blanks (self);
    }
}

/* Reads a key and its equals sign; its value goes into @table. */
static gboolean
read_key (SheafToml *self, SheafTomlPlace table)
{
  if (!read_path (self))
    return FALSE;
  if (sheaf_toml_peek (self, 0) != '=')
    return sheaf_toml_fail_here (self, _ ("a key is not followed by an equals sign"));
  self->at++;
  return sheaf_toml_begin_pair (self, table);
}

/* Values ---------------------------------------------------------------------------------------- */

static gboolean
open_collection (SheafToml *self, SheafNodeKind kind)
{
  SheafTomlPlace place = { .depth = self->target.depth + 1 };

  if (place.depth > SHEAF_FRONT_MATTER_MAX_DEPTH)
    return sheaf_toml_fail (self, self->line, _ ("it is nested too deeply"));
  if (!sheaf_toml_count (self))
    return FALSE;
  place.node = sheaf_node_new (kind, NULL, 0);
  place.node->start = self->at++;
  place.node->line = self->line;
  sheaf_toml_put (self, place.node);
  self->frames[self->depth++] = (SheafTomlFrame){ .place = place };
  return TRUE;
}

static void
close_collection (SheafToml *self)
{
  self->frames[--self->depth].place.node->end = ++self->at;
}

/* A whole scalar, or the beginning of an array or inline table. */
static gboolean
read_value (SheafToml *self)
{
  gsize start = self->at;
  guint line = self->line;
  int c = sheaf_toml_peek (self, 0);
  SheafNode *node = NULL;

  if (c == '[' || c == '{')
    return open_collection (self, c == '[' ? SHEAF_NODE_SEQUENCE : SHEAF_NODE_MAPPING);
  if (c == '"' || c == '\'')
    {
      if (sheaf_toml_read_string (self, TRUE))
        node = sheaf_toml_take_scalar (self, start, line, TRUE);
    }
  else
    node = sheaf_toml_read_bare (self);
  if (!node)
    return FALSE;
  sheaf_toml_put (self, node);
  return TRUE;
}

/* The value of a key, from behind the equals sign. */
static gboolean
read_value_of_key (SheafToml *self)
{
  int c;

  sheaf_toml_skip_blanks (self);
  c = sheaf_toml_peek (self, 0);
  if (c < 0 || c == '\n' || c == '\r' || c == '#')
    return sheaf_toml_fail_here (self, _ ("a value is missing or broken off"));
  return read_value (self);
}

/* Takes a comma, or finds that a value may come here. Returns: FALSE if neither */
static gboolean
take_comma (SheafToml *self, SheafTomlFrame *frame)
{
  gboolean comma = sheaf_toml_peek (self, 0) == ',';

  if (comma && !frame->after_value)
    return sheaf_toml_fail (self, self->line, _ ("a comma has no value before it"));
  if (!comma && frame->after_value)
    return sheaf_toml_fail_here (
        self, _ ("a value is followed by neither a comma nor the end of its list"));
  self->at += comma;
  frame->after_comma = comma;
  frame->after_value = !comma;
  return TRUE;
}

/* Line ends and comments are free within an array. */
static gboolean
skip_lines (SheafToml *self)
{
  do
    {
      sheaf_toml_skip_blanks (self);
      if (!sheaf_toml_skip_comment (self))
        return FALSE;
    }
  while (sheaf_toml_take_newline (self));
  return TRUE;
}

/* One step within an array ("Array"). */
static gboolean
continue_array (SheafToml *self, SheafTomlFrame *frame)
{
  int c;

  if (!skip_lines (self))
    return FALSE;
  c = sheaf_toml_peek (self, 0);
  if (c < 0)
    return sheaf_toml_fail (self, frame->place.node->line, _ ("a list in brackets is not closed"));
  if (c == ']')
    {
      close_collection (self);
      return TRUE;
    }
  self->target = frame->place;
  return take_comma (self, frame) && (frame->after_comma || read_value (self));
}

/* One step within an inline table: on one line, and no comma before its end ("Inline Table"). */
static gboolean
continue_inline_table (SheafToml *self, SheafTomlFrame *frame)
{
  int c;

  sheaf_toml_skip_blanks (self);
  c = sheaf_toml_peek (self, 0);
  if (c < 0 || c == '\n' || c == '\r' || c == '#')
    return sheaf_toml_fail_here (self, _ ("a list in braces is not closed on its line"));
  if (c == '}' && frame->after_comma)
    return sheaf_toml_fail (self, self->line, _ ("a list in braces ends with a comma"));
  if (c == '}')
    {
      close_collection (self);
      return TRUE;
    }
  return take_comma (self, frame) &&
         (frame->after_comma || (read_key (self, frame->place) && read_value_of_key (self)));
}

/* A value and all that is in it, without recursion. */
static gboolean
read_whole_value (SheafToml *self)
{
  gboolean well = read_value_of_key (self);

  while (well && self->depth > 0)
    {
      SheafTomlFrame *frame = &self->frames[self->depth - 1];

      if (frame->place.node->kind == SHEAF_NODE_SEQUENCE)
        well = continue_array (self, frame);
      else
        well = continue_inline_table (self, frame);
    }
  return well;
}

/* Lines ----------------------------------------------------------------------------------------- */

/* The section reaches to here. */
static void
stretch_table (SheafToml *self)
{
  self->table.node->end = self->at;
  if (self->tables)
    self->tables->end = self->at;
}

static gboolean
read_pair (SheafToml *self)
{
  if (!read_key (self, self->table) || !read_whole_value (self))
    return FALSE;
  stretch_table (self);
  return TRUE;
}

/* [table] or [[array of tables]]. */
static gboolean
read_header (SheafToml *self)
{
  gsize start = self->at;
  gboolean array = sheaf_toml_peek (self, 1) == '[';

  self->at += array ? 2 : 1;
  sheaf_toml_skip_blanks (self);
  if (!read_path (self))
    return FALSE;
  if (sheaf_toml_peek (self, 0) != ']' || (array && sheaf_toml_peek (self, 1) != ']'))
    return sheaf_toml_fail_here (self, _ ("the name of a table is not closed by its brackets"));
  self->at += array ? 2 : 1;
  if (!sheaf_toml_open_table (self, array, start))
    return FALSE;
  stretch_table (self);
  return TRUE;
}

/* Nothing but a comment may follow on the line. */
static gboolean
read_line_end (SheafToml *self)
{
  sheaf_toml_skip_blanks (self);
  if (!sheaf_toml_skip_comment (self))
    return FALSE;
  if (sheaf_toml_take_newline (self) || sheaf_toml_peek (self, 0) < 0)
    return TRUE;
  return sheaf_toml_fail_here (self, _ ("there is more on a line than belongs there"));
}

/* What a line begins with decides what it is ("Spec"). */
static gboolean
read_line (SheafToml *self)
{
  gboolean well;

  sheaf_toml_skip_blanks (self);
  switch (sheaf_toml_peek (self, 0))
    {
    case -1:
    case '\n':
    case '\r':
    case '#':
      well = TRUE;
      break;
    case '[':
      well = read_header (self);
      break;
    default:
      well = read_pair (self);
      break;
    }
  return well && read_line_end (self);
}

gboolean
sheaf_toml_read_document (SheafToml *self)
{
  if (self->source->end - self->source->start > SHEAF_FRONT_MATTER_MAX_BYTES)
    return sheaf_toml_fail (self, self->line, _ ("it is longer than 64 KiB"));
  while (sheaf_toml_peek (self, 0) >= 0)
    if (!read_line (self))
      return FALSE;
  return TRUE;
}

/* All of it ------------------------------------------------------------------------------------- */

static SheafNode *
new_root (const SheafHeaderSource *source)
{
  SheafNode *root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);

  root->start = root->end = source->start;
  root->line = source->line;
  return root;
}

void
sheaf_toml_init (SheafToml *self, SheafHeaderSource *source)
{
  *self = (SheafToml){ .source = source, .at = source->start, .line = source->line };
  self->root = new_root (source);
  self->table = (SheafTomlPlace){ .node = self->root, .depth = 1 };
  self->entries = sheaf_toml_entries_new (self);
  self->path = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_node_free);
  self->buffer = g_string_new (NULL);
}

void
sheaf_toml_clear (SheafToml *self)
{
  g_tree_unref (self->entries);
  g_ptr_array_unref (self->path);
  g_string_free (self->buffer, TRUE);
  sheaf_node_free (self->key);
  sheaf_node_free (self->root);
}

const char *
sheaf_toml_read (SheafHeaderSource *source, SheafNode **root, guint *line)
{
  SheafToml self;
  gboolean well;

  g_return_val_if_fail (source, NULL);
  g_return_val_if_fail (line, NULL);

  sheaf_toml_init (&self, source);
  well = sheaf_toml_read_document (&self);
  g_assert (well == !self.problem);
  *line = self.problem_line;
  if (root)
    *root = well ? g_steal_pointer (&self.root) : NULL;
  sheaf_toml_clear (&self);
  return self.problem;
}
