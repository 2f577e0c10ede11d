/* sanitizer-caption.c: what an article says below a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-caption.h"

#include <string.h>

/* Each picture looks for its own, so none may look far: elements around it, children of the figure, nodes and bytes of the
 * caption. */
#define MAX_DEPTH    16
#define MAX_CHILDREN 64
#define MAX_NODES    256
#define MAX_BYTES    4096

static gboolean
is_text (const char *text)
{
  return text && text[strspn (text, " \t\n\f\r")] != '\0';
}

/* Returns: (nullable) */
static const SheafHtmlNode *
find_figcaption (const SheafHtmlNode *img)
{
  const SheafHtmlNode *figure = sheaf_html_node_parent (img);
  const SheafHtmlNode *child;

  for (guint i = 0; i < MAX_DEPTH && figure && !sheaf_html_node_is (figure, "figure"); i++)
    figure = sheaf_html_node_parent (figure);
  if (!figure || !sheaf_html_node_is (figure, "figure"))
    return NULL;
  for (guint i = 0; i < MAX_CHILDREN && (child = sheaf_html_node_child (figure, i)); i++)
    if (sheaf_html_node_is (child, "figcaption"))
      return child;
  return NULL;
}

static gboolean
is_silent (const SheafHtmlNode *node)
{
  return sheaf_html_node_is (node, "script") || sheaf_html_node_is (node, "style") ||
         sheaf_html_node_is (node, "noscript");
}

/* Returns: (transfer full) */
static char *
read_text (const SheafHtmlNode *root)
{
  GString *text = g_string_new (NULL);
  const SheafHtmlNode *node = sheaf_html_node_next (root, root, TRUE);

  for (guint i = 0; node && i < MAX_NODES && text->len < MAX_BYTES; i++)
    {
      if (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT)
        g_string_append (text, sheaf_html_node_text (node));
      else if (sheaf_html_node_is (node, "br") || sheaf_html_node_is (node, "p"))
        g_string_append_c (text, '\n');
      node = sheaf_html_node_next (root, node, !is_silent (node));
    }
  return g_string_free (text, FALSE);
}

char *
sheaf_caption_find (const SheafHtmlNode *img)
{
  const SheafHtmlNode *figcaption;
  const char *title;
  g_autofree char *text = NULL;

  g_return_val_if_fail (img, NULL);

  figcaption = find_figcaption (img);
  text = figcaption ? read_text (figcaption) : NULL;
  if (is_text (text))
    return g_steal_pointer (&text);
  title = sheaf_html_node_attribute (img, "title");
  return is_text (title) ? g_strdup (title) : NULL;
}
