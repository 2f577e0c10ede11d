/* front-matter-edit-step.c: one change of a header, and whether it came out as it should
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-compare.h"
#include "core/front-matter-editor.h"
#include "core/front-matter-splice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
sheaf_editor_refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED, reason);
  return FALSE;
}

SheafNode *
sheaf_editor_get_value (SheafEditor *self)
{
  SheafKeyPlace place = sheaf_node_find (self->header->root, self->text, self->edit->key);

  return place.found ? g_ptr_array_index (place.mapping->items, place.index) : NULL;
}

/* The wanted tree ------------------------------------------------------------------------------- */

/* A copy that is as good as made here: how it was quoted says nothing. */
static SheafNode *
copy_unplaced (const SheafNode *value)
{
  SheafNode *copy = sheaf_node_copy (value);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, copy);
  while (stack->len > 0)
    {
      SheafNode *node = g_ptr_array_steal_index (stack, stack->len - 1);

      node->line = 0;
      for (guint i = 0; node->items && i < node->items->len; i++)
        g_ptr_array_add (stack, g_ptr_array_index (node->items, i));
    }
  return copy;
}

static void
put (GPtrArray *nodes, guint i, SheafNode *node)
{
  sheaf_node_free (g_ptr_array_index (nodes, i));
  g_ptr_array_index (nodes, i) = node;
}

/* Where the neighbours put a key nobody can say here, so the order of keys is the new tree's; so are capitals. */
static void
add_key (SheafNode *mapping, const SheafNode *got, const char *name, const SheafNode *value)
{
  gint at = (gint) mapping->keys->len;
  const char *spelt = name;

  for (guint i = 0; got && i < got->keys->len; i++)
    {
      const char *key = ((SheafNode *) g_ptr_array_index (got->keys, i))->text;

      if (g_ascii_strcasecmp (key, name) != 0)
        continue;
      at = (gint) MIN (i, mapping->keys->len);
      spelt = key;
    }
  g_ptr_array_insert (mapping->keys, at, sheaf_node_new_text (spelt));
  g_ptr_array_insert (mapping->items, at, copy_unplaced (value));
}

/* A list of no items may also be written as no value. */
static void
settle_empty (SheafKeyPlace *place, const SheafKeyPlace *there)
{
  const SheafNode *list =
      place->found ? g_ptr_array_index (place->mapping->items, place->index) : NULL;
  const SheafNode *got =
      there->found ? g_ptr_array_index (there->mapping->items, there->index) : NULL;

  if (list && got && list->kind == SHEAF_NODE_SEQUENCE && list->items->len == 0 &&
      sheaf_node_is_null (got))
    put (place->mapping->items, place->index, copy_unplaced (got));
}

/* The old tree with @step done. @got: the tree that came of it */
static SheafNode *
make_wanted (SheafEditor *self, const SheafStep *step, SheafNode *got, const char *got_text)
{
  SheafNode *root = sheaf_node_copy (self->header->root);
  SheafKeyPlace place = sheaf_node_find (root, self->text, self->edit->key);
  SheafKeyPlace there = sheaf_node_find (got, got_text, self->edit->key);
  GPtrArray *items = place.mapping->items;
  SheafNode *list = place.found ? g_ptr_array_index (items, place.index) : NULL;

  switch (step->kind)
    {
    case STEP_VALUE:
      put (items, place.index, copy_unplaced (step->value));
      settle_empty (&place, &there);
      break;
    case STEP_ADD_KEY:
      add_key (place.mapping, there.mapping, place.name, step->value);
      break;
    case STEP_REMOVE_KEY:
      g_ptr_array_remove_index (place.mapping->keys, place.index);
      g_ptr_array_remove_index (items, place.index);
      break;
    case STEP_ITEM:
      put (list->items, step->i, copy_unplaced (step->value));
      break;
    case STEP_ADD_ITEM:
      g_ptr_array_insert (list->items, (gint) step->i, copy_unplaced (step->value));
      break;
    case STEP_REMOVE_ITEM:
      g_ptr_array_remove_index (list->items, step->i);
      settle_empty (&place, &there);
      break;
    }
  return root;
}

/* Steps ----------------------------------------------------------------------------------------- */

/* Whether @text reads as the old header with @step done, and nothing else. */
static gboolean
is_as_wanted (SheafEditor *self,
              const SheafStep *step,
              const char *text,
              const SheafFrontMatter *header)
{
  const SheafFrontMatter *old = self->header;
  g_autoptr (SheafNode) wanted = NULL;

  if (header->form != old->form || header->damaged || header->end + self->body != strlen (text) ||
      header->start != old->start || header->content_start != old->content_start ||
      header->end - header->content_end != old->end - old->content_end ||
      header->warnings->len > old->warnings->len)
    return FALSE;
  wanted = make_wanted (self, step, header->root, text);
  return sheaf_node_equal (wanted, header->root);
}

/* A list may be shorter once it is written and read again, as empty items say nothing. */
static gboolean
has_room (SheafEditor *self, const SheafStep *step)
{
  const SheafNode *list = sheaf_editor_get_value (self);
  const guint n = list && list->kind == SHEAF_NODE_SEQUENCE ? list->items->len : G_MAXUINT;

  if (step->kind == STEP_ADD_ITEM)
    return step->i <= n;
  return (step->kind != STEP_ITEM && step->kind != STEP_REMOVE_ITEM) || step->i < n;
}

char *
sheaf_editor_splice (SheafEditor *self, const SheafStep *step)
{
  const SheafSplice *with = sheaf_splice_for_form (self->header->form);
  SheafSplicer splicer = { .text = self->text,
                           .length = self->length,
                           .header = self->header,
                           .bare = self->edit->bare,
                           .brackets = self->edit->brackets };

  splicer.place = sheaf_node_find (self->header->root, self->text, self->edit->key);
  if (!has_room (self, step))
    return NULL;
  switch (step->kind)
    {
    case STEP_VALUE:
      return with->value (&splicer, step->value);
    case STEP_ADD_KEY:
      return with->add_key (&splicer, step->value);
    case STEP_REMOVE_KEY:
      return with->remove_key (&splicer);
    case STEP_ITEM:
      return with->item (&splicer, step->i, step->value);
    case STEP_ADD_ITEM:
      return with->add_item (&splicer, step->i, step->value);
    case STEP_REMOVE_ITEM:
      return with->remove_item (&splicer, step->i);
    }
  g_return_val_if_reached (NULL);
}

/* Keys and values that stand as one item are not written anew. */
static gboolean
has_mapping (const SheafNode *value)
{
  gboolean found = value->kind == SHEAF_NODE_MAPPING;

  for (guint i = 0; !found && value->items && i < value->items->len; i++)
    found = has_mapping (g_ptr_array_index (value->items, i));
  return found;
}

gboolean
sheaf_editor_take_step (SheafEditor *self, const SheafStep *step, GError **error)
{
  gboolean possible = !step->value || !has_mapping (step->value);
  g_autofree char *text = possible ? sheaf_editor_splice (self, step) : NULL;
  g_autoptr (SheafFrontMatter) header = text ? sheaf_front_matter_read (text, strlen (text)) : NULL;

  if (!text)
    return sheaf_editor_refuse (
        error, _ ("the way the header is written leaves no safe place for this change"));
  if (!is_as_wanted (self, step, text, header))
    return sheaf_editor_refuse (error,
                                _ ("with this change the header would not read as it should"));
  sheaf_front_matter_free (self->header);
  self->header = g_steal_pointer (&header);
  g_free (self->text);
  self->text = g_steal_pointer (&text);
  self->length = strlen (self->text);
  return TRUE;
}
