/* edit-text.c: one edit of a header, written short
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"

#include "core/front-matter-compare.h"

#include <string.h>

/* "a" is a text; "[a|b|[c|d]]" a list. */
static SheafNode *
parse_value (const char **p)
{
  SheafNode *list;

  if (**p != '[')
    {
      gsize n = strcspn (*p, "|]");
      SheafNode *text = sheaf_node_new (SHEAF_NODE_SCALAR, *p, n);

      *p += n;
      return text;
    }
  list = sheaf_node_new_list ();
  ++*p;
  while (**p != ']')
    {
      g_ptr_array_add (list->items, parse_value (p));
      *p += **p == '|';
    }
  ++*p;
  return list;
}

char *
sheaf_test_edit (const char *text, const char *how, GError **error)
{
  g_autoptr (SheafFrontMatter) header = sheaf_front_matter_read (text, strlen (text));
  g_autoptr (SheafNode) value = NULL;
  g_autofree char *key = NULL;
  SheafEdit edit = { SHEAF_EDIT_SET };
  const char *sign = how + strcspn (how, "=!");
  gsize length = sign - how;

  if (*sign == '!')
    edit.kind = SHEAF_EDIT_UNSET;
  else if (sign[-1] == '+')
    edit.kind = SHEAF_EDIT_ADD;
  else if (sign[-1] == '-')
    edit.kind = SHEAF_EDIT_REMOVE;
  edit.bare = sign[-1] == ':';
  key = g_strndup (how, strchr ("+-:", sign[-1]) ? length - 1 : length);
  if (*sign == '=')
    {
      const char *p = sign + 1;

      value = *p == '@' ? sheaf_node_new_text (p + 1) : parse_value (&p);
    }
  edit.key = key;
  edit.value = value;
  return sheaf_front_matter_edit (text, strlen (text), header, &edit, error);
}
