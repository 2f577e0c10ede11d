/* front-matter-tree.c: values put together as a reader comes upon them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-tree.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>

/* More than this helps nobody, and a header of nothing else must not flood the report. */
#define MAX_WARNINGS  16
#define MAX_KEY_SHOWN 60

gboolean
sheaf_tree_fail (SheafTree *self, guint line, const char *problem)
{
  self->problem = problem;
  self->problem_line = line;
  return FALSE;
}

gboolean
sheaf_tree_count (SheafTree *self, guint line)
{
  if (++self->source->events > SHEAF_FRONT_MATTER_MAX_EVENTS)
    return sheaf_tree_fail (self, line, _ ("it has too many values"));
  return TRUE;
}

void
sheaf_tree_warn_duplicate (GPtrArray *warnings, const char *key, guint line)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (warnings);
  g_return_if_fail (key);

  if (warnings->len >= MAX_WARNINGS)
    return;
  shown = sheaf_text_display (key, MAX_KEY_SHOWN);
  text = g_strdup_printf (_ ("the key “%s” comes again; the first one holds"), shown);
  g_ptr_array_add (warnings, sheaf_warning_new (line, text));
}

/* Takes @node as the next key of the open mapping. */
static gboolean
add_key (SheafTree *self, SheafTreeFrame *frame, SheafNode *node)
{
  if (node->kind != SHEAF_NODE_SCALAR)
    {
      guint line = node->line;

      sheaf_node_free (node);
      return sheaf_tree_fail (self, line, _ ("a key is not plain text"));
    }
  frame->skip = g_hash_table_contains (frame->seen, node->text);
  if (frame->skip)
    sheaf_tree_warn_duplicate (self->source->warnings, node->text, node->line);
  else
    g_hash_table_add (frame->seen, node->text);
  frame->key = node;
  return TRUE;
}

static void
add_value (SheafTreeFrame *frame, SheafNode *node)
{
  if (frame->skip)
    {
      g_clear_pointer (&frame->key, sheaf_node_free);
      sheaf_node_free (node);
      frame->skip = FALSE;
      return;
    }
  g_ptr_array_add (frame->node->keys, g_steal_pointer (&frame->key));
  g_ptr_array_add (frame->node->items, node);
}

gboolean
sheaf_tree_add (SheafTree *self, SheafNode *node)
{
  SheafTreeFrame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  if (!frame)
    self->root = node;
  else if (frame->node->kind == SHEAF_NODE_SEQUENCE)
    g_ptr_array_add (frame->node->items, node);
  else if (!frame->key)
    return add_key (self, frame, node);
  else
    add_value (frame, node);
  return TRUE;
}

gboolean
sheaf_tree_add_scalar (SheafTree *self,
                       const char *text,
                       gsize length,
                       gboolean plain,
                       gsize start,
                       gsize end,
                       guint line)
{
  SheafNode *node;

  if (length > SHEAF_FRONT_MATTER_MAX_SCALAR)
    return sheaf_tree_fail (self, line, _ ("a value is too long"));
  node = sheaf_node_new (SHEAF_NODE_SCALAR, text, length);
  node->plain = plain;
  node->start = start;
  node->end = end;
  node->line = line;
  return sheaf_tree_add (self, node);
}

gboolean
sheaf_tree_open (SheafTree *self, SheafNodeKind kind, gsize start, guint line)
{
  SheafNode *node;
  SheafTreeFrame *frame;

  if (self->depth == SHEAF_FRONT_MATTER_MAX_DEPTH)
    return sheaf_tree_fail (self, line, _ ("it is nested too deeply"));
  node = sheaf_node_new (kind, NULL, 0);
  node->start = start;
  node->line = line;
  frame = &self->frames[self->depth++];
  *frame = (SheafTreeFrame){ .node = node };
  if (kind == SHEAF_NODE_MAPPING)
    frame->seen = g_hash_table_new (g_str_hash, g_str_equal);
  return TRUE;
}

gboolean
sheaf_tree_close (SheafTree *self, gsize end)
{
  SheafTreeFrame *frame = &self->frames[--self->depth];

  g_assert (!frame->key);
  g_clear_pointer (&frame->seen, g_hash_table_unref);
  frame->node->end = end;
  return sheaf_tree_add (self, g_steal_pointer (&frame->node));
}

gboolean
sheaf_tree_wants_key (const SheafTree *self)
{
  const SheafTreeFrame *frame = self->depth > 0 ? &self->frames[self->depth - 1] : NULL;

  return !frame || (frame->node->kind == SHEAF_NODE_MAPPING && !frame->key);
}

void
sheaf_tree_drop (SheafTree *self)
{
  while (self->depth > 0)
    {
      SheafTreeFrame *frame = &self->frames[--self->depth];

      g_clear_pointer (&frame->seen, g_hash_table_unref);
      sheaf_node_free (frame->key);
      sheaf_node_free (frame->node);
    }
}
