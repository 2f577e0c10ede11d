/* markdown-look.c: what an element of a tree holds, asked before it is written as Markdown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-look.h"

#include <string.h>

#define SIGN '*'

static gboolean
is_text (const SheafHtmlNode *node)
{
  return sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT;
}

static gboolean
is_blank (const SheafHtmlNode *node)
{
  const char *text = is_text (node) ? sheaf_html_node_text (node) : "x";

  return text[strspn (text, " \t\n\f\r")] == '\0';
}

static gboolean
is_block (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  return sheaf_html_tree_rule (tree, node)->flags & SHEAF_ELEMENT_BLOCK;
}

gboolean
sheaf_look_has_block (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const SheafHtmlNode *at = node;

  while ((at = sheaf_html_node_next (node, at, TRUE)))
    if (is_block (tree, at))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_look_has_style (const SheafHtmlNode *node)
{
  return sheaf_html_node_attribute (node, "align") || sheaf_html_node_attribute (node, "style");
}

/* Text ------------------------------------------------------------------------------------------- */

char *
sheaf_look_text (const SheafHtmlNode *node, gboolean small)
{
  GString *text = g_string_new (NULL);
  const SheafHtmlNode *at = node;
  gboolean deeper = TRUE;

  while ((at = sheaf_html_node_next (node, at, deeper)))
    {
      deeper = small || !sheaf_html_node_is (at, "small");
      if (is_text (at))
        g_string_append (text, sheaf_html_node_text (at));
    }
  return g_string_free (text, FALSE);
}

gboolean
sheaf_look_is_plain (const SheafHtmlNode *node)
{
  const SheafHtmlNode *child = sheaf_html_node_child (node, 0);

  return child && is_text (child) && !sheaf_html_node_child (node, 1);
}

/* Edges ------------------------------------------------------------------------------------------ */

static gunichar
first_of_text (const char *text)
{
  text += strspn (text, " \t\n\f\r");
  return *text ? g_utf8_get_char (text) : 0;
}

static gunichar
last_of_text (const char *text)
{
  const char *end = text + strlen (text);

  while (end > text && strchr (" \t\n\f\r", end[-1]))
    end--;
  return end > text ? g_utf8_get_char (g_utf8_prev_char (end)) : 0;
}

gunichar
sheaf_look_first (const SheafHtmlNode *node)
{
  const SheafHtmlNode *child;

  for (guint i = 0; (child = sheaf_html_node_child (node, i)); i++)
    if (!is_blank (child))
      return is_text (child) ? first_of_text (sheaf_html_node_text (child)) : SIGN;
  return 0;
}

gunichar
sheaf_look_last (const SheafHtmlNode *node)
{
  const SheafHtmlNode *child;
  gunichar last = 0;

  for (guint i = 0; (child = sheaf_html_node_child (node, i)); i++)
    if (!is_blank (child))
      last = is_text (child) ? last_of_text (sheaf_html_node_text (child)) : SIGN;
  return last;
}

gunichar
sheaf_look_begins (SheafHtmlTree *tree, const SheafHtmlNode *next)
{
  if (!next || is_block (tree, next) || sheaf_html_node_is (next, "br"))
    return 0;
  return is_text (next) ? g_utf8_get_char (sheaf_html_node_text (next)) : SIGN;
}

/* Lists ------------------------------------------------------------------------------------------ */

/* Text, then blocks: what a list without blank lines can hold. */
static gboolean
is_tight_item (SheafHtmlTree *tree, const SheafHtmlNode *item)
{
  const SheafHtmlNode *child;
  gboolean blocks = FALSE;

  for (guint i = 0; (child = sheaf_html_node_child (item, i)); i++)
    {
      if (sheaf_html_node_is (child, "p") || sheaf_html_node_is (child, "div"))
        return FALSE;
      if (blocks && !is_block (tree, child) && !is_blank (child))
        return FALSE;
      blocks = blocks || is_block (tree, child);
    }
  return TRUE;
}

gboolean
sheaf_look_is_tight (SheafHtmlTree *tree, const SheafHtmlNode *list)
{
  const SheafHtmlNode *child;

  for (guint i = 0; (child = sheaf_html_node_child (list, i)); i++)
    if (sheaf_html_node_is (child, "li") && !is_tight_item (tree, child))
      return FALSE;
  return TRUE;
}

/* Tables ----------------------------------------------------------------------------------------- */

/* Returns: how many cells; 0 where one is not simple, or there is none */
static guint
count_cells (SheafHtmlTree *tree, const SheafHtmlNode *row, gboolean *headings)
{
  const SheafHtmlNode *cell;
  guint n = 0;

  for (guint i = 0; (cell = sheaf_html_node_child (row, i)); i++)
    {
      if (is_blank (cell))
        continue;
      if (sheaf_html_node_attribute (cell, "colspan") ||
          sheaf_html_node_attribute (cell, "rowspan") || sheaf_look_has_block (tree, cell))
        return 0;
      *headings = *headings && sheaf_html_node_is (cell, "th");
      n++;
    }
  return n;
}

/* Sections hold rows; anything else in a table makes it not simple. */
gboolean
sheaf_look_is_simple_table (SheafHtmlTree *tree, const SheafHtmlNode *table)
{
  const SheafHtmlNode *node = table;
  guint width = 0;
  gboolean first = TRUE;

  while ((node = sheaf_html_node_next (table, node, !sheaf_html_node_is (node, "tr"))))
    {
      gboolean headings = TRUE;
      guint cells;

      if (is_blank (node) || sheaf_html_node_is (node, "thead") ||
          sheaf_html_node_is (node, "tbody"))
        continue;
      cells = sheaf_html_node_is (node, "tr") ? count_cells (tree, node, &headings) : 0;
      if (cells == 0 || headings != first || (width && cells != width))
        return FALSE;
      width = cells;
      first = FALSE;
    }
  return width > 0;
}
