/* page-selection.c: what is selected in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-selection.h"

#include <string.h>

/* As many characters as are told of what is around it; a longer text than a highlight may have is not worth sending. */
#define AROUND   64
#define TEXT_MAX (64 * 1024)

/* Range.START_TO_START, Range.END_TO_END; NodeFilter.SHOW_TEXT, Node.TEXT_NODE */
#define START_TO_START 0
#define END_TO_END     2
#define SHOW_TEXT      4
#define TEXT_NODE      3

/* --- The range --- */

static JSCValue *
get_selection (JSCContext *context)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);

  return page_node_call (document, "getSelection");
}

static JSCValue *
get_main (JSCContext *context)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);

  return page_node_query (document, "main");
}

static int
compare (JSCValue *range, int how, JSCValue *other)
{
  g_autoptr (JSCValue) order = jsc_value_object_invoke_method (
      range, "compareBoundaryPoints", G_TYPE_INT, how, JSC_TYPE_VALUE, other, G_TYPE_NONE);

  return jsc_value_is_number (order) ? jsc_value_to_int32 (order) : 0;
}

static gboolean
intersects (JSCValue *range, JSCValue *node)
{
  g_autoptr (JSCValue) answer =
      jsc_value_object_invoke_method (range, "intersectsNode", JSC_TYPE_VALUE, node, G_TYPE_NONE);

  return jsc_value_to_boolean (answer);
}

/* @method: setStart or setEnd */
static void
set_edge (JSCValue *range, const char *method, JSCValue *node, guint offset)
{
  page_node_drop (jsc_value_object_invoke_method (range, method, JSC_TYPE_VALUE, node, G_TYPE_UINT,
                                                  offset, G_TYPE_NONE));
}

static guint
count_children (JSCValue *node)
{
  g_autoptr (JSCValue) children = page_node_get (node, "childNodes");

  return (guint) page_node_get_number (children, "length");
}

/* What of @range is in @main. */
static void
clip (JSCContext *context, JSCValue *range, JSCValue *main)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autoptr (JSCValue) all = page_node_call (document, "createRange");

  page_node_drop (jsc_value_object_invoke_method (all, "selectNodeContents", JSC_TYPE_VALUE, main,
                                                  G_TYPE_NONE));
  if (compare (range, START_TO_START, all) < 0)
    set_edge (range, "setStart", main, 0);
  if (compare (range, END_TO_END, all) > 0)
    set_edge (range, "setEnd", main, count_children (main));
}

JSCValue *
page_selection_get (JSCContext *context)
{
  g_autoptr (JSCValue) selection = get_selection (context);
  g_autoptr (JSCValue) main = get_main (context);
  g_autoptr (JSCValue) selected = NULL;
  g_autoptr (JSCValue) range = NULL;

  if (!main || page_node_get_number (selection, "rangeCount") < 1)
    return NULL;
  selected = jsc_value_object_invoke_method (selection, "getRangeAt", G_TYPE_INT, 0, G_TYPE_NONE);
  range = page_node_call (selected, "cloneRange");
  if (!range || !intersects (range, main))
    return NULL;
  clip (context, range, main);
  return g_steal_pointer (&range);
}

void
page_selection_clear (JSCContext *context)
{
  g_autoptr (JSCValue) selection = get_selection (context);

  if (selection)
    page_node_drop (jsc_value_object_invoke_method (selection, "removeAllRanges", G_TYPE_NONE));
}

/* --- What it is --- */

static char *
get_range_text (JSCValue *range)
{
  g_autoptr (JSCValue) text = jsc_value_object_invoke_method (range, "toString", G_TYPE_NONE);

  return jsc_value_to_string (text);
}

/* From the beginning of @main to @range, or from its end to that of @main. Returns: (transfer full) */
static char *
get_text_around (JSCContext *context, JSCValue *range, JSCValue *main, gboolean before)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autoptr (JSCValue) around = page_node_call (document, "createRange");
  g_autoptr (JSCValue) container =
      page_node_get (range, before ? "startContainer" : "endContainer");
  const guint offset = (guint) page_node_get_number (range, before ? "startOffset" : "endOffset");

  if (!container)
    return g_strdup ("");
  set_edge (around, "setStart", before ? main : container, before ? 0 : offset);
  set_edge (around, "setEnd", before ? container : main, before ? offset : count_children (main));
  return get_range_text (around);
}

static gsize
count_letters (const char *text)
{
  gsize n = 0;

  for (; *text; text = g_utf8_next_char (text))
    n += !g_unichar_isspace (g_utf8_get_char (text));
  return n;
}

/* The last characters of @text. */
static const char *
find_end (const char *text)
{
  const glong length = g_utf8_strlen (text, -1);

  return length > AROUND ? g_utf8_offset_to_pointer (text, length - AROUND) : text;
}

void
page_selection_get_box (JSCValue *element, double numbers[4])
{
  static const char *const names[] = { "x", "y", "width", "height" };
  g_autoptr (JSCValue) box = page_node_call (element, "getBoundingClientRect");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    numbers[i] = page_node_get_number (box, names[i]);
}

GVariant *
page_selection_describe (JSCContext *context, JSCValue *range)
{
  g_autoptr (JSCValue) main = get_main (context);
  g_autofree char *text = range && main ? get_range_text (range) : g_strdup ("");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  double box[4] = { 0 };

  if (strlen (text) > TEXT_MAX)
    *g_utf8_find_prev_char (text, text + TEXT_MAX) = '\0';
  if (!*text)
    return g_variant_new ("(sssddddd)", "", "", "", 0.0, 0.0, 0.0, 0.0, 0.0);
  before = get_text_around (context, range, main, TRUE);
  after = get_text_around (context, range, main, FALSE);
  if (g_utf8_strlen (after, -1) > AROUND)
    *g_utf8_offset_to_pointer (after, AROUND) = '\0';
  page_selection_get_box (range, box);
  return g_variant_new ("(sssddddd)", text, find_end (before), after,
                        (double) count_letters (before), box[0], box[1], box[2], box[3]);
}

/* --- Its parts --- */

static void
part_clear (gpointer data)
{
  PagePart *self = data;

  g_clear_object (&self->node);
}

/* Whether the edge of @range, by the name of its container, is in @node. */
static gboolean
is_edge (JSCValue *range, const char *container, JSCValue *node)
{
  g_autoptr (JSCValue) edge = page_node_get (range, container);
  g_autoptr (JSCValue) same =
      edge ? jsc_value_object_invoke_method (node, "isSameNode", JSC_TYPE_VALUE, edge, G_TYPE_NONE)
           : NULL;

  return same && jsc_value_to_boolean (same);
}

static gboolean
is_blank (JSCValue *node)
{
  g_autofree char *text = page_node_get_text (node, "nodeValue");

  return count_letters (text) == 0;
}

/* Blanks between blocks are no text to mark. */
static void
add_part (GArray *parts, JSCValue *range, JSCValue *node)
{
  PagePart part = { .end = (guint) page_node_get_number (node, "length") };

  if (!intersects (range, node) || is_blank (node))
    return;
  if (is_edge (range, "startContainer", node))
    part.start = (guint) page_node_get_number (range, "startOffset");
  if (is_edge (range, "endContainer", node))
    part.end = (guint) page_node_get_number (range, "endOffset");
  if (part.end <= part.start)
    return;
  part.node = g_object_ref (node);
  g_array_append_val (parts, part);
}

GArray *
page_selection_list_parts (JSCContext *context, JSCValue *range)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (PagePart));
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autoptr (JSCValue) root = page_node_get (range, "commonAncestorContainer");
  g_autoptr (JSCValue) walker = NULL;
  g_autoptr (JSCValue) node = NULL;

  g_array_set_clear_func (parts, part_clear);
  if (root && page_node_get_number (root, "nodeType") == TEXT_NODE)
    add_part (parts, range, root);
  else if (root)
    walker = jsc_value_object_invoke_method (document, "createTreeWalker", JSC_TYPE_VALUE, root,
                                             G_TYPE_INT, SHOW_TEXT, G_TYPE_NONE);
  while (walker && (node = page_node_call (walker, "nextNode")))
    {
      add_part (parts, range, node);
      g_clear_object (&node);
    }
  return parts;
}
