/* page-aloud.c: the text of a page for reading it aloud, and the sentence that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-aloud.h"

#include "web/page-aloud-text.h"
#include "web/page-node.h"

#include <string.h>

/* The rule in page.css is for this. */
#define HIGHLIGHT "sheaf-spoken"
/* Over what else is marked. */
#define PRIORITY 100

/* What is nearer to an edge of the view than this part of it is out of sight; then the sentence begins at the other. */
#define EDGE  0.06
#define PLACE 0.25

struct _PageAloud
{
  JSCContext *context;
  JSCValue *document;
  GPtrArray *blocks;  /* (element-type PageBlock) */
  JSCValue *mark;     /* (nullable): a highlight, once there is one */
  GPtrArray *wrapped; /* (element-type JSCValue): elements around text that is marked */
};

PageAloud *
page_aloud_new (JSCContext *context)
{
  PageAloud *self = g_new0 (PageAloud, 1);

  self->context = g_object_ref (context);
  self->document = jsc_context_get_value (context, "document");
  self->blocks = page_aloud_find_blocks (self->document);
  self->wrapped = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
page_aloud_free (PageAloud *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->wrapped);
  g_clear_object (&self->mark);
  g_object_unref (self->document);
  g_object_unref (self->context);
  g_free (self);
}

GPtrArray *
page_aloud_take_text (PageAloud *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      PageBlock *block = g_ptr_array_index (self->blocks, i);

      g_ptr_array_add (texts, g_string_free (g_steal_pointer (&block->text), FALSE));
    }
  return texts;
}

/* --- Places ---------------------------------------------------------------------------------------- */

static double
get_global (PageAloud *self, const char *name)
{
  g_autoptr (JSCValue) value = jsc_context_get_value (self->context, name);

  return jsc_value_is_number (value) ? jsc_value_to_double (value) : 0;
}

/* How JavaScript counts: a character beyond the first 65,536 is two. */
static guint
to_units (JSCValue *node, guint characters)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (node, "nodeValue");
  g_autofree char *text = jsc_value_is_string (value) ? jsc_value_to_string (value) : g_strdup ("");
  guint units = 0;

  for (const char *p = text; *p && characters > 0; p = g_utf8_next_char (p), characters--)
    units += (guchar) *p >= 0xf0 ? 2 : 1;
  return units;
}

/* The other way round. */
static guint
to_characters (JSCValue *node, guint units)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (node, "nodeValue");
  g_autofree char *text = jsc_value_is_string (value) ? jsc_value_to_string (value) : g_strdup ("");
  guint characters = 0;

  for (const char *p = text; *p && units > 0; p = g_utf8_next_char (p), characters++)
    units -= MIN (units, (guchar) *p >= 0xf0 ? 2u : 1u);
  return characters;
}

/* Begins (or ends) @range at a character of @block: a picture is taken whole. */
static void
set_edge (JSCValue *range, const PageBlock *block, guint character, gboolean is_end)
{
  const PageSegment *segment = NULL;

  for (guint i = 0; i < block->segments->len; i++)
    {
      const PageSegment *other = &g_array_index (block->segments, PageSegment, i);

      if (segment && (is_end ? other->start >= character : other->start > character))
        break;
      segment = other;
    }
  if (!segment)
    return;
  if (!segment->is_text)
    g_object_unref (jsc_value_object_invoke_method (range,
                                                    is_end ? "setEndAfter" : "setStartBefore",
                                                    JSC_TYPE_VALUE, segment->node, G_TYPE_NONE));
  else
    g_object_unref (jsc_value_object_invoke_method (
        range, is_end ? "setEnd" : "setStart", JSC_TYPE_VALUE, segment->node, G_TYPE_UINT,
        to_units (segment->node,
                  segment->offset + MIN (character - segment->start, segment->length)),
        G_TYPE_NONE));
}

/* Returns: (transfer full) */
static JSCValue *
make_range (PageAloud *self, guint number, guint start, guint end)
{
  const PageBlock *block = g_ptr_array_index (self->blocks, number);
  JSCValue *range = jsc_value_object_invoke_method (self->document, "createRange", G_TYPE_NONE);

  set_edge (range, block, start, FALSE);
  set_edge (range, block, end, TRUE);
  return range;
}

/* Where it is in the view, asking for which lays the page out. */
static void
get_edges (JSCValue *range, double *top, double *bottom)
{
  g_autoptr (JSCValue) box =
      jsc_value_object_invoke_method (range, "getBoundingClientRect", G_TYPE_NONE);

  *top = jsc_value_is_object (box) ? page_node_get_number (box, "top") : 0;
  *bottom = jsc_value_is_object (box) ? page_node_get_number (box, "bottom") : 0;
}

static gboolean
is_above (PageAloud *self, guint block, guint start, guint end)
{
  g_autoptr (JSCValue) range = make_range (self, block, start, end);
  double top, bottom;

  get_edges (range, &top, &bottom);
  return bottom <= 0;
}

/* --- Where to begin -------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): of what is selected */
static JSCValue *
get_selected (PageAloud *self)
{
  g_autoptr (JSCValue) selection =
      jsc_value_object_invoke_method (self->document, "getSelection", G_TYPE_NONE);
  g_autoptr (JSCValue) collapsed = NULL;

  if (!jsc_value_is_object (selection) || page_node_get_number (selection, "rangeCount") < 1)
    return NULL;
  collapsed = jsc_value_object_get_property (selection, "isCollapsed");
  if (jsc_value_to_boolean (collapsed))
    return NULL;
  return jsc_value_object_invoke_method (selection, "getRangeAt", G_TYPE_INT, 0, G_TYPE_NONE);
}

/* Whether @node is where @range begins, or behind that. */
static gboolean
is_behind_start (JSCValue *range, JSCValue *node)
{
  g_autoptr (JSCValue) place = jsc_value_object_invoke_method (
      range, "comparePoint", JSC_TYPE_VALUE, node, G_TYPE_INT, 0, G_TYPE_NONE);

  return jsc_value_is_number (place) && jsc_value_to_int32 (place) >= 0;
}

static gboolean
is_same (JSCValue *one, JSCValue *other)
{
  g_autoptr (JSCValue) same =
      jsc_value_object_invoke_method (one, "isSameNode", JSC_TYPE_VALUE, other, G_TYPE_NONE);

  return jsc_value_to_boolean (same);
}

/* How much of a segment is before @units of its node. */
static guint
get_offset (const PageSegment *segment, guint units)
{
  const guint characters = to_characters (segment->node, units);

  return characters > segment->offset ? MIN (characters - segment->offset, segment->length) : 0;
}

/* A selection begins within a piece of text, or before one. */
static gboolean
find_selected (PageAloud *self, guint *number, guint *character)
{
  g_autoptr (JSCValue) range = get_selected (self);
  g_autoptr (JSCValue) container = NULL;

  if (!range || !jsc_value_is_object (range))
    return FALSE;
  container = jsc_value_object_get_property (range, "startContainer");
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PageBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint j = 0; j < block->segments->len; j++)
        {
          const PageSegment *segment = &g_array_index (block->segments, PageSegment, j);
          const gboolean is_it = is_same (segment->node, container);

          if (!is_it && !is_behind_start (range, segment->node))
            continue;
          *number = i;
          *character = segment->start;
          if (is_it && segment->is_text)
            *character += get_offset (segment, (guint) page_node_get_number (range, "startOffset"));
          return TRUE;
        }
    }
  return FALSE;
}

/* Both by halving: blocks stand one below the other, and so do the lines of one. */
static void
find_top (PageAloud *self, guint *number, guint *character)
{
  const PageBlock *block;
  guint low = 0, high = self->blocks->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;

      block = g_ptr_array_index (self->blocks, middle);
      if (is_above (self, middle, 0, block->length))
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->blocks->len)
    return;
  *number = low;
  block = g_ptr_array_index (self->blocks, low);
  for (guint first = 0, last = block->length; first < last;)
    {
      const guint middle = (first + last) / 2;

      if (is_above (self, low, middle, middle + 1))
        first = *character = middle + 1;
      else
        last = middle;
    }
}

void
page_aloud_find_start (PageAloud *self, guint *block, guint *character)
{
  *block = *character = 0;
  if (!find_selected (self, block, character) && get_global (self, "scrollY") > 0)
    find_top (self, block, character);
}

/* --- Marking --------------------------------------------------------------------------------------- */

/* The registry of CSS Custom Highlights. Returns: (transfer full) (nullable): WebKit has it since 2.44 */
static JSCValue *
get_highlights (PageAloud *self)
{
  g_autoptr (JSCValue) css = jsc_context_get_value (self->context, "CSS");
  JSCValue *highlights =
      jsc_value_is_object (css) ? jsc_value_object_get_property (css, "highlights") : NULL;

  if (highlights && !jsc_value_is_object (highlights))
    g_clear_object (&highlights);
  return highlights;
}

/* Registers what is marked, without anything in it yet. Returns: whether there is such a thing */
static gboolean
register_mark (PageAloud *self)
{
  g_autoptr (JSCValue) highlights = get_highlights (self);
  g_autoptr (JSCValue) constructor = jsc_context_get_value (self->context, "Highlight");
  g_autoptr (JSCValue) priority = NULL;

  if (self->mark || !highlights || !jsc_value_is_constructor (constructor))
    return self->mark != NULL;
  self->mark = jsc_value_constructor_call (constructor, G_TYPE_NONE);
  priority = jsc_value_new_number (self->context, PRIORITY);
  jsc_value_object_set_property (self->mark, "priority", priority);
  g_object_unref (jsc_value_object_invoke_method (highlights, "set", G_TYPE_STRING, HIGHLIGHT,
                                                  JSC_TYPE_VALUE, self->mark, G_TYPE_NONE));
  return TRUE;
}

/* Text beside blocks is in a box of its own that has no element, … */
#define LOOSE                                                                                      \
  ":has(> :is(address, article, aside, blockquote, center, details, div, dl, figure, h1, h2, h3, " \
  "h4, h5, h6, hr, ol, p, pre, section, table, ul))"

/* … and in such a box WebKitGTK 2.50 paints no highlight. As long as it is read it has an element around it. */
static void
wrap_loose (PageAloud *self, JSCValue *node)
{
  g_autoptr (JSCValue) parent = jsc_value_object_get_property (node, "parentElement");
  g_autoptr (JSCValue) is_loose = NULL;
  JSCValue *span;

  if (!jsc_value_is_object (parent))
    return;
  is_loose = jsc_value_object_invoke_method (parent, "matches", G_TYPE_STRING, LOOSE, G_TYPE_NONE);
  if (!jsc_value_to_boolean (is_loose))
    return;
  span = jsc_value_object_invoke_method (self->document, "createElement", G_TYPE_STRING, "span",
                                         G_TYPE_NONE);
  g_object_unref (
      jsc_value_object_invoke_method (node, "replaceWith", JSC_TYPE_VALUE, span, G_TYPE_NONE));
  g_object_unref (
      jsc_value_object_invoke_method (span, "append", JSC_TYPE_VALUE, node, G_TYPE_NONE));
  g_ptr_array_add (self->wrapped, span);
}

static void
unwrap (PageAloud *self)
{
  for (guint i = 0; i < self->wrapped->len; i++)
    {
      JSCValue *span = g_ptr_array_index (self->wrapped, i);
      g_autoptr (JSCValue) node = jsc_value_object_get_property (span, "firstChild");

      if (jsc_value_is_object (node))
        g_object_unref (jsc_value_object_invoke_method (span, "replaceWith", JSC_TYPE_VALUE, node,
                                                        G_TYPE_NONE));
    }
  g_ptr_array_set_size (self->wrapped, 0);
}

/* One for each piece of text. */
static void
add_ranges (PageAloud *self, guint number, guint start, guint end)
{
  const PageBlock *block = g_ptr_array_index (self->blocks, number);

  for (guint i = 0; i < block->segments->len; i++)
    {
      const PageSegment *segment = &g_array_index (block->segments, PageSegment, i);
      const guint first = MAX (start, segment->start);
      const guint last = MIN (end, segment->start + segment->length);
      g_autoptr (JSCValue) range = NULL;

      if (first >= last)
        continue;
      if (segment->is_text)
        wrap_loose (self, segment->node);
      range = make_range (self, number, first, last);
      g_object_unref (
          jsc_value_object_invoke_method (self->mark, "add", JSC_TYPE_VALUE, range, G_TYPE_NONE));
    }
}

/* What was marked before is taken out of it: of one that is let go as a whole, WebKitGTK 2.50 leaves the paint. */
static gboolean
clear_mark (PageAloud *self)
{
  if (!register_mark (self))
    return FALSE;
  g_object_unref (jsc_value_object_invoke_method (self->mark, "clear", G_TYPE_NONE));
  unwrap (self);
  return TRUE;
}

/* An older WebKit shows by selecting it what is read. */
static void
select_range (PageAloud *self, JSCValue *range)
{
  g_autoptr (JSCValue) selection =
      jsc_value_object_invoke_method (self->document, "getSelection", G_TYPE_NONE);

  if (!jsc_value_is_object (selection))
    return;
  g_object_unref (jsc_value_object_invoke_method (selection, "removeAllRanges", G_TYPE_NONE));
  if (range)
    g_object_unref (
        jsc_value_object_invoke_method (selection, "addRange", JSC_TYPE_VALUE, range, G_TYPE_NONE));
}

static gboolean
wants_less_motion (JSCValue *window)
{
  g_autoptr (JSCValue) query = jsc_value_object_invoke_method (
      window, "matchMedia", G_TYPE_STRING, "(prefers-reduced-motion: reduce)", G_TYPE_NONE);
  g_autoptr (JSCValue) matches =
      jsc_value_is_object (query) ? jsc_value_object_get_property (query, "matches") : NULL;

  return matches && jsc_value_to_boolean (matches);
}

static void
scroll_by (PageAloud *self, double pixels)
{
  g_autoptr (JSCValue) window = jsc_context_get_global_object (self->context);
  g_autoptr (JSCValue) options = jsc_value_new_object (self->context, NULL, NULL);
  g_autoptr (JSCValue) top = jsc_value_new_number (self->context, pixels);
  g_autoptr (JSCValue) behavior =
      jsc_value_new_string (self->context, wants_less_motion (window) ? "instant" : "smooth");

  jsc_value_object_set_property (options, "top", top);
  jsc_value_object_set_property (options, "behavior", behavior);
  g_object_unref (
      jsc_value_object_invoke_method (window, "scrollBy", JSC_TYPE_VALUE, options, G_TYPE_NONE));
}

/* A page that is read along is not moved under the eyes: only where the sentence, or what there is room for of it, is out
 * of sight. */
static void
bring_into_view (PageAloud *self, JSCValue *range)
{
  const double height = get_global (self, "innerHeight");
  double top, bottom;

  get_edges (range, &top, &bottom);
  if (top < height * EDGE ||
      (bottom > height * (1 - EDGE) && (bottom - top < height / 2 || top > height / 2)))
    scroll_by (self, top - height * PLACE);
}

void
page_aloud_mark (PageAloud *self, guint block, guint start, guint end)
{
  g_autoptr (JSCValue) range = NULL;

  if (block >= self->blocks->len || start >= end)
    return;
  if (clear_mark (self))
    add_ranges (self, block, start, end);
  range = make_range (self, block, start, end);
  if (!self->mark)
    select_range (self, range);
  bring_into_view (self, range);
}

void
page_aloud_unmark (PageAloud *self)
{
  if (!clear_mark (self))
    select_range (self, NULL);
}
