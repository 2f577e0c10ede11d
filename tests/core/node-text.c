/* node-text.c: the values of a header as one text, to be compared
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "node-text.h"

/* Goes no deeper than headers may be. */
static void
append_node (GString *out, const SheafNode *node)
{
  if (node->kind == SHEAF_NODE_SCALAR)
    {
      g_string_append_printf (out, node->plain ? "%s" : "'%s'", node->text);
      return;
    }
  g_string_append_c (out, node->keys ? '{' : '[');
  for (guint i = 0; i < node->items->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      if (node->keys)
        g_string_append_printf (out,
                                "%s=", ((SheafNode *) g_ptr_array_index (node->keys, i))->text);
      append_node (out, g_ptr_array_index (node->items, i));
    }
  g_string_append_c (out, node->keys ? '}' : ']');
}

char *
test_node_text (const SheafNode *node)
{
  GString *out = g_string_new (NULL);

  append_node (out, node);
  return g_string_free (out, FALSE);
}
