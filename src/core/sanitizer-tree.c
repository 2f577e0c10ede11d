/* sanitizer-tree.c: an HTML5 tree to read, within limits of time and memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-tree.h"

#include "core/arena.h"
#include "core/sanitizer-guard.h"

#include <gumbo.h>
#include <string.h>

/* An article of 32 MiB of plain tags stays within both; one made to harm does not get further. */
#define MEMORY_MAX ((gsize) 320 * 1024 * 1024)
#define TIME_MAX   (4 * G_USEC_PER_SEC)

struct SheafHtmlTree
{
  SheafArena arena;
  GString *html;
  const GumboOutput *output;
  const SheafElementRule *rules[GUMBO_TAG_LAST]; /* by tag, filled as they occur */
};

/* Building -------------------------------------------------------------------------------------- */

static void *
allocate_cb (void *arena, size_t size)
{
  return sheaf_arena_allocate (arena, size);
}

/* gumbo frees a tree by recursion, which a deep one would overrun the stack with; the arena has it. */
static void
deallocate_cb (void *arena, void *memory)
{
}

/* Returns: (nullable): NULL where the arena came to a limit */
static const GumboOutput *
parse (SheafArena *arena, const GString *html)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate_cb;
  options.deallocator = deallocate_cb;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp (arena->escape))
    return NULL;
  return gumbo_parse_with_options (&options, html->str, html->len);
}

SheafHtmlTree *
sheaf_html_tree_new (const char *html, gsize length, GCancellable *cancellable)
{
  g_autoptr (SheafHtmlTree) self = NULL;

  g_return_val_if_fail (html, NULL);

  self = g_new0 (SheafHtmlTree, 1);
  sheaf_arena_init (&self->arena, MEMORY_MAX, TIME_MAX, cancellable);
  self->html = sheaf_guard_html (html, length);
  self->output = parse (&self->arena, self->html);
  return self->output ? g_steal_pointer (&self) : NULL;
}

void
sheaf_html_tree_free (SheafHtmlTree *self)
{
  g_return_if_fail (self);

  sheaf_arena_clear (&self->arena);
  g_string_free (self->html, TRUE);
  g_free (self);
}

const SheafHtmlNode *
sheaf_html_tree_root (const SheafHtmlTree *self)
{
  g_return_val_if_fail (self, NULL);

  return (const SheafHtmlNode *) self->output->document;
}

/* Nodes ----------------------------------------------------------------------------------------- */

static const GumboNode *
gumbo_node (const SheafHtmlNode *node)
{
  g_assert (node);

  return (const GumboNode *) node;
}

static gboolean
has_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboVector *
children_of (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_DOCUMENT)
    return &node->v.document.children;
  return has_element (node) ? &node->v.element.children : &kGumboEmptyVector;
}

SheafHtmlNodeKind
sheaf_html_node_kind (const SheafHtmlNode *node)
{
  switch (gumbo_node (node)->type)
    {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
      return SHEAF_HTML_NODE_ELEMENT;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
      return SHEAF_HTML_NODE_TEXT;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    default:
      return SHEAF_HTML_NODE_OTHER;
    }
}

const char *
sheaf_html_node_text (const SheafHtmlNode *node)
{
  g_return_val_if_fail (sheaf_html_node_kind (node) == SHEAF_HTML_NODE_TEXT, NULL);

  return gumbo_node (node)->v.text.text;
}

gboolean
sheaf_html_node_is_blank (const SheafHtmlNode *node)
{
  SheafHtmlNodeKind kind;
  const char *text;

  g_return_val_if_fail (node, FALSE);

  kind = sheaf_html_node_kind (node);
  text = kind == SHEAF_HTML_NODE_TEXT ? sheaf_html_node_text (node) : "";
  return kind != SHEAF_HTML_NODE_ELEMENT && text[strspn (text, " \t\n\f\r")] == '\0';
}

/* The guard lets no element through that gumbo has no tag for. */
const SheafElementRule *
sheaf_html_tree_rule (SheafHtmlTree *self, const SheafHtmlNode *node)
{
  GumboTag tag;

  g_return_val_if_fail (self, NULL);

  if (sheaf_html_node_kind (node) != SHEAF_HTML_NODE_ELEMENT)
    return sheaf_rules_find ("");
  tag = gumbo_node (node)->v.element.tag;
  g_return_val_if_fail (tag < GUMBO_TAG_LAST, sheaf_rules_find ("script"));
  if (!self->rules[tag])
    self->rules[tag] = sheaf_rules_find (gumbo_normalized_tagname (tag));
  return self->rules[tag];
}

const char *
sheaf_html_tree_source (const SheafHtmlTree *self, const SheafHtmlNode *node, gsize *length)
{
  const GumboNode *element = gumbo_node (node);
  gsize start = 0;
  gsize end = 0;

  g_return_val_if_fail (self && length, "");

  if (has_element (element))
    {
      start = MIN (element->v.element.start_pos.offset, self->html->len);
      end = MIN (element->v.element.end_pos.offset, self->html->len);
    }
  *length = end > start ? end - start : 0;
  return self->html->str + start;
}

gboolean
sheaf_html_node_is (const SheafHtmlNode *node, const char *name)
{
  g_return_val_if_fail (node && name, FALSE);

  return sheaf_html_node_kind (node) == SHEAF_HTML_NODE_ELEMENT &&
         g_str_equal (gumbo_normalized_tagname (gumbo_node (node)->v.element.tag), name);
}

const char *
sheaf_html_node_name (const SheafHtmlNode *node)
{
  g_return_val_if_fail (node, "");

  return sheaf_html_node_kind (node) == SHEAF_HTML_NODE_ELEMENT
             ? gumbo_normalized_tagname (gumbo_node (node)->v.element.tag)
             : "";
}

const char *
sheaf_html_node_written_name (const SheafHtmlNode *node)
{
  const char *name, *value;

  g_return_val_if_fail (node, "");

  if (sheaf_html_node_is (node, "div") && sheaf_html_node_attribute_at (node, 0, &name, &value) &&
      g_str_equal (name, SHEAF_GUARD_NAME) && sheaf_guard_keeps_name (value))
    return value;
  return sheaf_html_node_name (node);
}

const SheafHtmlNode *
sheaf_html_node_parent (const SheafHtmlNode *node)
{
  g_return_val_if_fail (node, NULL);

  return (const SheafHtmlNode *) gumbo_node (node)->parent;
}

gboolean
sheaf_html_node_is_closed (const SheafHtmlNode *node)
{
  return has_element (gumbo_node (node)) &&
         gumbo_node (node)->v.element.original_end_tag.length > 0;
}

const SheafHtmlNode *
sheaf_html_node_child (const SheafHtmlNode *node, guint i)
{
  const GumboVector *children = children_of (gumbo_node (node));

  return i < children->length ? children->data[i] : NULL;
}

const SheafHtmlNode *
sheaf_html_node_next (const SheafHtmlNode *root, const SheafHtmlNode *node, gboolean deeper)
{
  const GumboNode *at = gumbo_node (node);

  if (deeper && sheaf_html_node_child (node, 0))
    return sheaf_html_node_child (node, 0);
  while (at != gumbo_node (root))
    {
      const GumboVector *siblings = children_of (at->parent);

      if (at->index_within_parent + 1 < siblings->length)
        return siblings->data[at->index_within_parent + 1];
      at = at->parent;
    }
  return NULL;
}

const char *
sheaf_html_node_attribute (const SheafHtmlNode *node, const char *name)
{
  const GumboAttribute *attribute;

  g_return_val_if_fail (node && name, NULL);

  if (!has_element (gumbo_node (node)))
    return NULL;
  attribute = gumbo_get_attribute (&gumbo_node (node)->v.element.attributes, name);
  return attribute ? attribute->value : NULL;
}

gboolean
sheaf_html_node_attribute_at (const SheafHtmlNode *node,
                              guint i,
                              const char **name,
                              const char **value)
{
  const GumboAttribute *attribute;

  g_return_val_if_fail (node && name && value, FALSE);

  if (!has_element (gumbo_node (node)) || i >= gumbo_node (node)->v.element.attributes.length)
    return FALSE;
  attribute = gumbo_node (node)->v.element.attributes.data[i];
  *name = attribute->name;
  *value = attribute->value;
  return TRUE;
}
