/* sanitizer-code.c: code that a site builder laid out as a table, its line numbers beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-code.h"

#include "core/html-scan.h"
#include "core/markdown-code.h"
#include "core/prefix.h"

#include <string.h>

/* How many elements may stand between the table and its code, and between the table and the element that names the
 * language: more would make time of depth. */
#define LEVELS_MAX 4

#define BLANKS " \t\n\f\r"

/* Classes --------------------------------------------------------------------------------------- */

static gboolean
has_class (const SheafHtmlNode *node, const char *words)
{
  return sheaf_html_class_has (sheaf_html_node_attribute (node, "class"), words);
}

static gboolean
is_code_cell (const SheafHtmlNode *node)
{
  return has_class (node, " code rouge-code lntd ");
}

/* The tree -------------------------------------------------------------------------------------- */

/* The child at @i or the next one that is not blank; moves @i behind it. */
static const SheafHtmlNode *
next_child (const SheafHtmlNode *node, guint *i)
{
  const SheafHtmlNode *child;

  while ((child = sheaf_html_node_child (node, (*i)++)))
    if (!sheaf_html_node_is_blank (child))
      return child;
  return NULL;
}

static const SheafHtmlNode *
only_child (const SheafHtmlNode *node)
{
  guint i = 0;
  const SheafHtmlNode *child = next_child (node, &i);

  return child && !next_child (node, &i) ? child : NULL;
}

static gboolean
is_wrapper (const SheafHtmlNode *node)
{
  return sheaf_html_node_is (node, "div") || sheaf_html_node_is (node, "code") ||
         sheaf_html_node_is (node, "pre");
}

/* The pre that all of the cell's code is in. */
static const SheafHtmlNode *
find_pre (const SheafHtmlNode *cell)
{
  const SheafHtmlNode *node = only_child (cell);

  for (guint i = 0; node && i < LEVELS_MAX && sheaf_html_node_is (node, "div"); i++)
    node = only_child (node);
  return node && sheaf_html_node_is (node, "pre") ? node : NULL;
}

/* Tables within are left to their own turn: to look through them at every level would be quadratic. */
static gboolean
holds_numbers (const SheafHtmlNode *cell)
{
  const SheafHtmlNode *node = cell;

  if (!sheaf_html_class_is_numbers (sheaf_html_node_attribute (cell, "class")))
    return FALSE;
  while ((node = sheaf_html_node_next (cell, node, TRUE)))
    {
      if (sheaf_html_node_is (node, "table") || sheaf_html_node_is (node, "img"))
        return FALSE;
      if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
        {
          const char *text = sheaf_html_node_text (node);

          if (text[strspn (text, BLANKS "0123456789")])
            return FALSE;
        }
    }
  return TRUE;
}

static const SheafHtmlNode *
find_row (const SheafHtmlNode *table)
{
  const SheafHtmlNode *section = only_child (table);

  return section && sheaf_html_node_is (section, "tbody") ? only_child (section) : NULL;
}

static const SheafHtmlNode *
find_table (const SheafHtmlNode *node)
{
  for (guint i = 0; node && i < LEVELS_MAX && is_wrapper (node); i++)
    node = only_child (node);
  return node && sheaf_html_node_is (node, "table") ? node : NULL;
}

const SheafHtmlNode *
sheaf_code_find_cell (const SheafHtmlNode *node)
{
  const SheafHtmlNode *table, *row, *first, *cell;
  guint i = 0;

  g_return_val_if_fail (node, NULL);

  table = find_table (node);
  row = table ? find_row (table) : NULL;
  first = row ? next_child (row, &i) : NULL;
  cell = first ? next_child (row, &i) : NULL;
  if (!first || next_child (row, &i))
    return NULL;
  if (cell && !holds_numbers (first))
    return NULL;
  /* Hexo without numbers has the code's cell alone. */
  cell = cell ? cell : first;
  return is_code_cell (cell) && find_pre (cell) ? cell : NULL;
}

/* Figures --------------------------------------------------------------------------------------- */

gboolean
sheaf_code_is_figure (const SheafHtmlNode *node)
{
  const SheafHtmlNode *child;
  guint i = 0;

  g_return_val_if_fail (node, FALSE);

  if (!sheaf_html_node_is (node, "figure") || !has_class (node, " highlight "))
    return FALSE;
  child = next_child (node, &i);
  if (child && sheaf_html_node_is (child, "figcaption"))
    child = next_child (node, &i);
  if (!child || next_child (node, &i))
    return FALSE;
  return sheaf_html_node_is (child, "pre") || sheaf_code_find_cell (child);
}

/* Languages ------------------------------------------------------------------------------------- */

/* What a word of a class says: "language-js" anywhere, "js" behind "highlight" on Hexo's figure. */
static const char *
language_of_word (const char *word, gboolean is_figure)
{
  static const char *const prefixes[] = { "language-", "lang-", "highlight-" };
  static const char *const others[] = {
    "highlight", "hljs", "chroma", "rouge", "notranslate", NULL
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (sheaf_has_prefix (word, prefixes[i]))
      return word + strlen (prefixes[i]);
  return is_figure && *word && !g_strv_contains (others, word) ? word : NULL;
}

static char *
language_of (const SheafHtmlNode *node)
{
  const char *class = sheaf_html_node_attribute (node, "class");
  gboolean is_figure = sheaf_html_node_is (node, "figure") && has_class (node, " highlight ");
  g_auto (GStrv) words = g_strsplit_set (class ? class : "", BLANKS, 16);

  for (guint i = 0; words[i]; i++)
    {
      const char *found = language_of_word (words[i], is_figure);

      if (found)
        return sheaf_code_name (found, strlen (found));
    }
  return NULL;
}

/* Hugo, and Jekyll without a table, say it on the code element. */
static char *
language_within (const SheafHtmlNode *pre)
{
  const SheafHtmlNode *node = pre ? only_child (pre) : NULL;

  return node && sheaf_html_node_is (node, "code") ? language_of (node) : NULL;
}

/* What holds the code in a figure, or the table or pre itself. */
static const SheafHtmlNode *
content_of (const SheafHtmlNode *node)
{
  const SheafHtmlNode *child;
  guint i = 0;

  if (!sheaf_html_node_is (node, "figure"))
    return node;
  child = next_child (node, &i);
  return child && sheaf_html_node_is (child, "figcaption") ? next_child (node, &i) : child;
}

/* From the classes of the code itself, then of what is around it. */
static char *
find_language (const SheafHtmlNode *node)
{
  const SheafHtmlNode *content = content_of (node);
  const SheafHtmlNode *cell = content ? sheaf_code_find_cell (content) : NULL;
  char *name = cell ? language_within (find_pre (cell)) : NULL;

  if (!name)
    name = language_within (content);
  for (guint i = 0; !name && node && i < LEVELS_MAX; i++)
    {
      name = language_of (node);
      node = sheaf_html_node_parent (node);
    }
  return name;
}

/* Writing --------------------------------------------------------------------------------------- */

static gboolean
has_caption (const SheafHtmlNode *node)
{
  guint i = 0;
  const SheafHtmlNode *child = next_child (node, &i);

  return sheaf_html_node_is (node, "figure") && child && sheaf_html_node_is (child, "figcaption");
}

gboolean
sheaf_code_open_figure (SheafHtmlWriter *writer, const SheafHtmlNode *node)
{
  const SheafElementRule *figure = sheaf_rules_find ("figure");
  const SheafElementRule *caption = sheaf_rules_find ("figcaption");
  gboolean captioned;
  g_autofree char *name = NULL;

  g_return_val_if_fail (writer && node, FALSE);

  captioned = has_caption (node);
  name = captioned ? NULL : find_language (node);
  if ((!captioned && !name) ||
      !sheaf_html_writer_open (writer, figure, "figure", " class=\"code\"", NULL))
    return FALSE;
  if (name && sheaf_html_writer_open (writer, caption, "figcaption", "", NULL))
    {
      sheaf_html_writer_text (writer, name);
      sheaf_html_writer_close (writer);
    }
  return TRUE;
}
