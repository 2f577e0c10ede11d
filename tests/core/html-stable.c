/* html-stable.c: does a parser read HTML as it is written?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "html-stable.h"

#include "core/sanitizer-tree.h"

#include <string.h>

/* Both are told as an outline: "<p>#<b>#</b></p>". White space alone may be dropped, before the body for one. */
#define TEXT '#'

static const char *const empty_elements[] = { "br", "hr", "img", "wbr", NULL };

#define BLANKS " \t\n\f\r"

/* White space as it is written: a carriage return by its reference. */
static gboolean
is_written_blank (const char *text, gsize length)
{
  static const char reference[] = "&#13;";
  const char *end = text + length;

  while (text < end && (strchr (BLANKS, *text) || g_str_has_prefix (text, reference)))
    text += *text == *reference ? strlen (reference) : 1;
  return text >= end;
}

static void
append_text (GString *outline, gboolean is_blank)
{
  if (!is_blank && (outline->len == 0 || outline->str[outline->len - 1] != TEXT))
    g_string_append_c (outline, TEXT);
}

static void
append_end (GString *outline, const char *name)
{
  g_string_append_printf (outline, "</%s>", name);
}

/* As it is written: html-judge.c has seen that tags are `<name …>` and `</name>`, and that no value has a >. */
static char *
outline_of_text (const char *html)
{
  GString *outline = g_string_new (NULL);

  while (*html)
    {
      gsize text = strcspn (html, "<");
      g_autofree char *tag = NULL;

      append_text (outline, is_written_blank (html, text));
      html += text;
      if (!*html)
        break;
      tag = g_strndup (html + 1, strcspn (html + 1, ">"));
      html += 1 + strlen (tag);
      g_assert_cmpint (*html++, ==, '>');
      tag[strcspn (tag, " ")] = '\0';
      g_string_append_printf (outline, "<%s>", tag);
      if (g_strv_contains (empty_elements, tag))
        append_end (outline, tag);
    }
  return g_string_free (outline, FALSE);
}

typedef struct
{
  const SheafHtmlNode *node;
  guint child;      /* the next */
  const char *name; /* (nullable): of an element that is in the outline */
} Level;

static void
begin_node (GString *outline, GArray *levels, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  Level level = { .node = node };

  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    append_text (outline, sheaf_html_node_is_blank (node));
  /* Those of the document are not written. */
  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_ELEMENT &&
      !sheaf_html_node_is (node, "html") && !sheaf_html_node_is (node, "head") &&
      !sheaf_html_node_is (node, "body"))
    level.name = sheaf_html_tree_rule (tree, node)->name;
  if (level.name)
    g_string_append_printf (outline, "<%s>", level.name);
  g_array_append_val (levels, level);
}

static char *
outline_of_tree (const char *html)
{
  g_autoptr (SheafHtmlTree) tree = sheaf_html_tree_new (html, strlen (html), NULL);
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  GString *outline = g_string_new (NULL);

  g_assert_nonnull (tree);
  begin_node (outline, levels, tree, sheaf_html_tree_root (tree));
  while (levels->len > 0)
    {
      Level *level = &g_array_index (levels, Level, levels->len - 1);
      const SheafHtmlNode *child = sheaf_html_node_child (level->node, level->child++);

      if (child)
        {
          begin_node (outline, levels, tree, child);
          continue;
        }
      if (level->name)
        append_end (outline, level->name);
      g_array_set_size (levels, levels->len - 1);
    }
  return g_string_free (outline, FALSE);
}

void
test_judge_stable (const char *html)
{
  g_autofree char *written = outline_of_text (html);
  g_autofree char *read = outline_of_tree (html);

  if (!g_str_equal (written, read))
    g_printerr ("of %s\n", html);
  g_assert_cmpstr (written, ==, read);
}
