/* sanitizer-tree.h: an HTML5 tree to read, within limits of time and memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-rules.h"

#include <gio/gio.h>

typedef struct SheafHtmlTree SheafHtmlTree;
typedef struct SheafHtmlNode SheafHtmlNode; /* lives as long as its tree */

typedef enum
{
  SHEAF_HTML_NODE_ELEMENT,
  SHEAF_HTML_NODE_TEXT,
  SHEAF_HTML_NODE_OTHER, /* document, comment */
} SheafHtmlNodeKind;

/**
 * sheaf_html_tree_new:
 * @html: valid UTF-8, a document or a fragment
 *
 * As a page with a doctype has it, by way of sheaf_guard_html(). No recursion, neither here nor in sheaf_html_tree_free().
 *
 * Returns: (transfer full) (nullable): NULL where it would take too much time or memory, or was
 *   cancelled
 */
SheafHtmlTree *sheaf_html_tree_new (const char *html, gsize length, GCancellable *cancellable);
void sheaf_html_tree_free (SheafHtmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafHtmlTree, sheaf_html_tree_free)

/* Returns: (transfer none): the document */
const SheafHtmlNode *sheaf_html_tree_root (const SheafHtmlTree *self);

/**
 * sheaf_html_tree_source:
 * @length: (out): in bytes
 *
 * Returns: (transfer none): the element as the tree builder got it, from its start tag to its end or to where the next
 *   element ended it; not what the tree has where that moved nodes
 */
const char *
sheaf_html_tree_source (const SheafHtmlTree *self, const SheafHtmlNode *node, gsize *length);

/* Returns: (not nullable): that of an unknown element for what is no element */
const SheafElementRule *sheaf_html_tree_rule (SheafHtmlTree *self, const SheafHtmlNode *node);

/* What @node is to the sanitiser. */
SheafHtmlNodeKind sheaf_html_node_kind (const SheafHtmlNode *node);

/* Decoded; of a SHEAF_HTML_NODE_TEXT. */
const char *sheaf_html_node_text (const SheafHtmlNode *node);

/* Whether it shows nothing, not being an element: white space, a comment. */
gboolean sheaf_html_node_is_blank (const SheafHtmlNode *node);

/* Whether it is the element @name. */
gboolean sheaf_html_node_is (const SheafHtmlNode *node, const char *name);

/* Returns: the name of an element, in lower case; "" for what is none */
const char *sheaf_html_node_name (const SheafHtmlNode *node);

/* Returns: the name that the article writes for an element, where the guard keeps it: "article" of a div that was
 * one; else as sheaf_html_node_name(). An article that writes the guard's attribute has no more of it than of the
 * element itself. */
const char *sheaf_html_node_written_name (const SheafHtmlNode *node);

/* Returns: (nullable): the element or document that @node is in */
const SheafHtmlNode *sheaf_html_node_parent (const SheafHtmlNode *node);

/* Whether the element has an end tag of its own. */
gboolean sheaf_html_node_is_closed (const SheafHtmlNode *node);

/* Returns: (nullable): the child number @i from 0 */
const SheafHtmlNode *sheaf_html_node_child (const SheafHtmlNode *node, guint i);

/* The node after @node in document order within @root, or NULL; its children only if @deeper. */
const SheafHtmlNode *
sheaf_html_node_next (const SheafHtmlNode *root, const SheafHtmlNode *node, gboolean deeper);

/* Returns: (nullable): decoded */
const char *sheaf_html_node_attribute (const SheafHtmlNode *node, const char *name);

/* Attribute number @i from 0, name in lower case. Returns: whether there is one */
gboolean sheaf_html_node_attribute_at (const SheafHtmlNode *node,
                                       guint i,
                                       const char **name,
                                       const char **value);
