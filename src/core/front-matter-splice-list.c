/* front-matter-splice-list.c: items of a list of YAML in lines put in and taken out
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

char *
sheaf_splice_add_line (const SheafSplicer *self, guint i, const SheafNode *value)
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

char *
sheaf_splice_remove_line (const SheafSplicer *self, guint i)
{
  g_autoptr (SheafNode) none = sheaf_node_new_list ();
  gsize dash, next;

  if (sheaf_splicer_get_value (self)->items->len == 1)
    return self->brackets ? sheaf_splicer_replace_block (self, none)
                          : sheaf_splicer_empty_value (self);
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
