/* front-matter-splice-list.c: items of a list put in and taken out
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-splice.h"

static const SheafNode *
item_node (const SheafSplicer *self, guint i)
{
  return g_ptr_array_index (sheaf_splicer_get_value (self)->items, i);
}

/* The dash of a block list's item. Returns: FALSE where it is on another line */
static gboolean
find_dash (const SheafSplicer *self, const SheafNode *item, gsize *dash)
{
  gsize at = item->start;

  while (at > 0 && (self->text[at - 1] == ' ' || self->text[at - 1] == '\t'))
    at--;
  *dash = at - 1;
  return at > 0 && self->text[at - 1] == '-';
}

/* Items in brackets ----------------------------------------------------------------------------- */

/* What stands between the items: as between the first two, where that is no more than a comma. */
static char *
find_separator (const SheafSplicer *self)
{
  gsize start, end;

  if (sheaf_splicer_get_value (self)->items->len < 2)
    return g_strdup (", ");
  start = sheaf_node_end (item_node (self, 0), self->text);
  end = item_node (self, 1)->start;
  if (!sheaf_splicer_is_only (self, start, end, ", \t\r\n"))
    return g_strdup (", ");
  return g_strndup (self->text + start, end - start);
}

static char *
add_flow_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *list = sheaf_splicer_get_value (self);
  SheafStyle style =
      sheaf_splicer_find_style (self, list->items->len > 0 ? list : self->place.mapping);
  g_autofree char *written = sheaf_splicer_write_inline (self, value, style, TRUE);
  g_autofree char *separator = find_separator (self);
  g_autofree char *with = NULL;
  gsize at = list->start + 1;

  if (list->items->len == 0)
    return sheaf_splicer_put (self, at, at, written);
  if (i < list->items->len)
    {
      with = g_strconcat (written, separator, NULL);
      at = item_node (self, i)->start;
    }
  else
    {
      with = g_strconcat (separator, written, NULL);
      at = sheaf_node_end (item_node (self, i - 1), self->text);
    }
  return sheaf_splicer_put (self, at, at, with);
}

static char *
remove_flow_item (const SheafSplicer *self, guint i)
{
  const SheafNode *list = sheaf_splicer_get_value (self);

  if (list->items->len == 1)
    return sheaf_splicer_put (self, list->start + 1, list->end - 1, "");
  if (i == 0)
    return sheaf_splicer_put (self, item_node (self, 0)->start, item_node (self, 1)->start, "");
  return sheaf_splicer_put (self, sheaf_node_end (item_node (self, i - 1), self->text),
                            sheaf_node_end (item_node (self, i), self->text), "");
}

/* Items in lines -------------------------------------------------------------------------------- */

/* "  - value" and its line end, as @model's line has it. */
static char *
write_item (const SheafSplicer *self, const SheafNode *model, const SheafNode *value)
{
  SheafStyle style = sheaf_splicer_find_style (self, sheaf_splicer_get_value (self));
  g_autofree char *written = sheaf_splicer_write_inline (self, value, style, FALSE);
  gsize dash, gap;

  if (!find_dash (self, model, &dash))
    return NULL;
  gap = model->start - dash - 1;
  return g_strdup_printf ("%*s-%.*s%s%s", (int) sheaf_splicer_column (self, dash), "",
                          (int) MAX (gap, 1), gap > 0 ? self->text + dash + 1 : " ", written,
                          sheaf_splicer_line_end (self, dash));
}

static char *
add_block_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  gboolean last = i == sheaf_splicer_get_value (self)->items->len;
  const SheafNode *model = item_node (self, last ? i - 1 : i);
  g_autofree char *line = write_item (self, model, value);
  gsize at, dash;

  if (!line || !find_dash (self, model, &dash))
    return NULL;
  if (last)
    at = sheaf_splicer_next_line (self, sheaf_node_end (model, self->text));
  else if (sheaf_splicer_is_first (self, dash))
    at = sheaf_splicer_line_start (self, dash);
  else
    return NULL;
  return sheaf_splicer_put (self, at, at, line);
}

static char *
remove_block_item (const SheafSplicer *self, guint i)
{
  g_autoptr (SheafNode) none = NULL;
  gsize dash, next;

  if (sheaf_splicer_get_value (self)->items->len == 1)
    {
      none = sheaf_node_new_list ();
      return sheaf_splicer_replace_block (self, none);
    }
  if (!find_dash (self, item_node (self, i), &dash))
    return NULL;
  if (sheaf_splicer_is_first (self, dash))
    return sheaf_splicer_put (
        self, sheaf_splicer_line_start (self, dash),
        sheaf_splicer_next_line (self, sheaf_node_end (item_node (self, i), self->text)), "");
  /* `- - a`: the next dash comes into the place of this one. */
  if (i > 0 || !find_dash (self, item_node (self, 1), &next))
    return NULL;
  return sheaf_splicer_put (self, dash, next, "");
}

/* Items ----------------------------------------------------------------------------------------- */

char *
sheaf_splice_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  const SheafNode *old = item_node (self, i);
  gboolean flow =
      self->place.flow || !sheaf_splicer_is_block_list (self, sheaf_splicer_get_value (self));
  SheafStyle style = sheaf_write_style (old, self->text);

  if (old->kind != SHEAF_NODE_SCALAR || style == SHEAF_STYLE_BLOCK)
    style = sheaf_splicer_find_style (self, sheaf_splicer_get_value (self));
  return sheaf_splicer_replace_node (self, old, value, style, flow);
}

char *
sheaf_splice_add_item (const SheafSplicer *self, guint i, const SheafNode *value)
{
  return sheaf_splicer_is_block_list (self, sheaf_splicer_get_value (self))
             ? add_block_item (self, i, value)
             : add_flow_item (self, i, value);
}

char *
sheaf_splice_remove_item (const SheafSplicer *self, guint i)
{
  return sheaf_splicer_is_block_list (self, sheaf_splicer_get_value (self))
             ? remove_block_item (self, i)
             : remove_flow_item (self, i);
}
