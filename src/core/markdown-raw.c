/* markdown-raw.c: what Markdown has no word for, as the HTML that may stand in it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-raw.h"

#include "core/sanitizer-escape.h"

#include <string.h>

/* An element that is open, and where its tag is to be closed. */
typedef struct
{
  const SheafHtmlNode *node;
  const char *name; /* (nullable): only its content is written */
  guint next;       /* child */
} Frame;

const char *
sheaf_markdown_raw_name (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const SheafElementRule *rule;

  g_return_val_if_fail (tree && node, NULL);

  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT)
    return NULL;
  rule = sheaf_html_tree_rule (tree, node);
  if (rule->action == SHEAF_ACTION_PICTURE)
    return "img";
  return rule->action == SHEAF_ACTION_KEEP && !(rule->flags & SHEAF_ELEMENT_ROOT) ? rule->output
                                                                                  : NULL;
}

/* Line ends would end the line, and may be what divides words. */
static void
append_value (GString *out, const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n\r", ' ');

  sheaf_html_append_attribute (out, line);
}

void
sheaf_markdown_raw_append_tag (GString *out, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const char *name, *value;

  g_return_if_fail (out && tree && node);

  g_string_append_printf (out, "<%s", sheaf_markdown_raw_name (tree, node));
  for (guint i = 0; sheaf_html_node_attribute_at (node, i, &name, &value); i++)
    {
      if (g_str_equal (name, "id"))
        continue;
      g_string_append_printf (out, " %s=\"", name);
      append_value (out, value);
      g_string_append_c (out, '"');
    }
  g_string_append_c (out, '>');
}

/* The parser takes the first line end after <pre> away; as a reference it is kept by none. */
static void
append_text (GString *out, const char *text, gboolean in_pre)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  sheaf_html_append_text (escaped, text);
  for (const char *p = escaped->str; *p; p++)
    if (*p != '\n')
      g_string_append_c (out, *p);
    else
      g_string_append (out, in_pre ? "&#10;" : " ");
}

static gboolean
is_void (SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  const SheafElementRule *rule = sheaf_html_tree_rule (tree, node);

  return rule->action == SHEAF_ACTION_PICTURE || rule->flags & SHEAF_ELEMENT_VOID;
}

static void
enter (GString *out, SheafHtmlTree *tree, GArray *frames, const SheafHtmlNode *node, guint *pres)
{
  Frame frame = { .node = node, .name = sheaf_markdown_raw_name (tree, node) };

  if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
    append_text (out, sheaf_html_node_text (node), *pres > 0);
  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT)
    return;
  if (frame.name)
    sheaf_markdown_raw_append_tag (out, tree, node);
  if (is_void (tree, node))
    return;
  *pres += sheaf_html_node_is (node, "pre");
  g_array_append_val (frames, frame);
}

static void
leave (GString *out, GArray *frames, guint *pres)
{
  const Frame *frame = &g_array_index (frames, Frame, frames->len - 1);

  if (frame->name)
    g_string_append_printf (out, "</%s>", frame->name);
  *pres -= sheaf_html_node_is (frame->node, "pre");
  g_array_set_size (frames, frames->len - 1);
}

void
sheaf_markdown_raw_append (GString *out, SheafHtmlTree *tree, const SheafHtmlNode *node)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  guint pres = 0;

  g_return_if_fail (out && tree && node);

  enter (out, tree, frames, node, &pres);
  while (frames->len > 0)
    {
      Frame *top = &g_array_index (frames, Frame, frames->len - 1);
      const SheafHtmlNode *child = sheaf_html_node_child (top->node, top->next++);

      if (child)
        enter (out, tree, frames, child, &pres);
      else
        leave (out, frames, &pres);
    }
}
