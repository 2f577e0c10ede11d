/* page-caret.c: the caret is where one reads
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-caret.h"

#include "web/page-node.h"

/* How far below the top of the view to look for text, and in which steps: a line, and past margins. */
#define FIRST_DEPTH 6
#define STEP        12

static gboolean
is_true (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_to_boolean (value);
}

/* The box of where @range begins; one between two elements has none of its own. Returns: (transfer full) (nullable) */
static JSCValue *
get_box (JSCValue *range)
{
  g_autoptr (JSCValue) boxes =
      jsc_value_object_invoke_method (range, "getClientRects", G_TYPE_NONE);
  g_autoptr (JSCValue) node = NULL;

  if (jsc_value_is_object (boxes) && page_node_get_number (boxes, "length") > 0)
    return jsc_value_object_get_property_at_index (boxes, 0);
  node = jsc_value_object_get_property (range, "startContainer");
  if (!jsc_value_is_object (node) || !jsc_value_object_has_property (node, "getBoundingClientRect"))
    return NULL;
  return jsc_value_object_invoke_method (node, "getBoundingClientRect", G_TYPE_NONE);
}

static gboolean
is_in_view (JSCValue *selection, double height)
{
  g_autoptr (JSCValue) range = NULL;
  g_autoptr (JSCValue) box = NULL;

  if (page_node_get_number (selection, "rangeCount") < 1)
    return FALSE;
  range = jsc_value_object_invoke_method (selection, "getRangeAt", G_TYPE_INT, 0, G_TYPE_NONE);
  box = jsc_value_is_object (range) ? get_box (range) : NULL;
  return box && jsc_value_is_object (box) && page_node_get_number (box, "bottom") > 0 &&
         page_node_get_number (box, "top") < height;
}

/* What is at a point, where that is not the page itself. Returns: (transfer full) (nullable) */
static JSCValue *
get_element (JSCValue *document, int x, int y)
{
  g_autoptr (JSCValue) element = jsc_value_object_invoke_method (
      document, "elementFromPoint", G_TYPE_INT, x, G_TYPE_INT, y, G_TYPE_NONE);
  g_autoptr (JSCValue) block = NULL;

  if (!jsc_value_is_object (element))
    return NULL;
  block = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "[id]", G_TYPE_NONE);
  return jsc_value_is_object (block) ? g_steal_pointer (&block) : NULL;
}

/* Returns: (transfer full) (nullable): before the text of the first block in view */
static JSCValue *
find_start (JSCValue *document, double width, double height)
{
  for (int y = FIRST_DEPTH; y < height; y += STEP)
    {
      g_autoptr (JSCValue) element = get_element (document, (int) width / 2, y);
      g_autoptr (JSCValue) box = NULL;
      g_autoptr (JSCValue) range = NULL;

      if (!element)
        continue;
      box = jsc_value_object_invoke_method (element, "getBoundingClientRect", G_TYPE_NONE);
      range = jsc_value_object_invoke_method (document, "caretRangeFromPoint", G_TYPE_INT,
                                              (int) page_node_get_number (box, "left") + 1,
                                              G_TYPE_INT, y, G_TYPE_NONE);
      if (jsc_value_is_object (range))
        return g_steal_pointer (&range);
    }
  return NULL;
}

void
page_caret_bring (JSCContext *context)
{
  g_autoptr (JSCValue) window = jsc_context_get_global_object (context);
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) selection =
      jsc_value_object_invoke_method (document, "getSelection", G_TYPE_NONE);
  const double height = page_node_get_number (window, "innerHeight");
  g_autoptr (JSCValue) start = NULL;

  if (!jsc_value_is_object (selection) ||
      (page_node_get_number (selection, "rangeCount") > 0 && !is_true (selection, "isCollapsed")) ||
      is_in_view (selection, height))
    return;
  start = find_start (document, page_node_get_number (window, "innerWidth"), height);
  if (!start)
    return;
  g_object_unref (jsc_value_object_invoke_method (selection, "removeAllRanges", G_TYPE_NONE));
  g_object_unref (
      jsc_value_object_invoke_method (selection, "addRange", JSC_TYPE_VALUE, start, G_TYPE_NONE));
}
