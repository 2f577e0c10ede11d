/* page-aloud-text.c: what of a page is read aloud, by blocks
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-aloud-text.h"

#include <string.h>

/* More than anybody listens to; the application takes no more (reader-aloud.c). In bytes, of a block and of all. */
#define BLOCK_MAX (64 * 1024)
#define TEXT_MAX  (8 * 1024 * 1024)

/* Deeper than this nothing is looked for. */
#define DEPTH_MAX 300

/* A line broken on purpose, as core/sentences.h has it. */
#define LINE "\342\200\250"

#define ELEMENT 1
#define TEXT    3

typedef struct
{
  GPtrArray *blocks;
  PageBlock *block; /* (nullable): that text goes into */
  gsize bytes;
  guint depth;
} Walk;

static void
segment_clear (gpointer data)
{
  PageSegment *segment = data;

  g_clear_object (&segment->node);
}

static void
block_free (gpointer data)
{
  PageBlock *block = data;

  if (block->text)
    g_string_free (block->text, TRUE);
  g_array_unref (block->segments);
  g_free (block);
}

/* Returns: (transfer none) */
static PageBlock *
get_block (Walk *walk)
{
  PageBlock *block = walk->block;

  if (block)
    return block;
  block = g_new0 (PageBlock, 1);
  block->text = g_string_new (NULL);
  block->segments = g_array_new (FALSE, FALSE, sizeof (PageSegment));
  g_array_set_clear_func (block->segments, segment_clear);
  g_ptr_array_add (walk->blocks, block);
  walk->block = block;
  return block;
}

static gboolean
is_blank (const char *text)
{
  const char *p = text;

  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return !*p;
}

/* @offset: of the characters in the node. Blanks begin no block. */
static void
append (Walk *walk, JSCValue *node, const char *text, gboolean is_text, guint offset)
{
  const gsize bytes = strlen (text);
  PageSegment segment = { .is_text = is_text, .offset = offset };
  PageBlock *block;

  if ((!walk->block && is_blank (text)) || walk->bytes + bytes > TEXT_MAX)
    return;
  if (walk->block && walk->block->text->len + bytes > BLOCK_MAX)
    walk->block = NULL;
  block = get_block (walk);
  segment.node = g_object_ref (node);
  segment.start = block->length;
  segment.length = (guint) g_utf8_strlen (text, -1);
  g_array_append_val (block->segments, segment);
  g_string_append (block->text, text);
  block->length += segment.length;
  walk->bytes += bytes;
}

/* One node may be longer than a block. */
static void
append_text (Walk *walk, JSCValue *node, const char *text)
{
  guint offset = 0;

  while (strlen (text) > BLOCK_MAX)
    {
      const char *end = g_utf8_find_prev_char (text, text + BLOCK_MAX);
      g_autofree char *piece = g_strndup (text, (gsize) (end - text));

      append (walk, node, piece, TRUE, offset);
      offset += (guint) g_utf8_strlen (piece, -1);
      text = end;
    }
  append (walk, node, text, TRUE, offset);
}

/* --- What the elements mean ------------------------------------------------------------------------ */

/* Text before, in and behind these does not belong together. */
static const char *const blocks[] = {
  "address", "article", "aside", "blockquote", "body",    "caption",    "center", "dd",   "details",
  "div",     "dl",      "dt",    "figure",     "footer",  "figcaption", "h1",     "h2",   "h3",
  "h4",      "h5",      "h6",    "header",     "hgroup",  "hr",         "li",     "main", "nav",
  "ol",      "p",       "pre",   "section",    "summary", "table",      "tbody",  "td",   "tfoot",
  "th",      "thead",   "tr",    "ul",         NULL,
};

/* Never said: a path and a date that stand above the article, how characters are pronounced beside them. */
static const char silent[] =
    ".sheaf-path, .sheaf-byline, .sheaf-end, .folded-tag, rt, rp, template, "
    "script, style, pre:has(code), sup:has(a)";

static gboolean
matches (JSCValue *element, const char *selector)
{
  g_autoptr (JSCValue) value =
      jsc_value_object_invoke_method (element, "matches", G_TYPE_STRING, selector, G_TYPE_NONE);

  return jsc_value_to_boolean (value);
}

/* Returns: (transfer full): "" for what is no string */
static char *
get_string (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_is_string (value) ? jsc_value_to_string (value) : g_strdup ("");
}

/* Returns: (transfer full) (nullable) */
static JSCValue *
get_node (JSCValue *node, const char *name)
{
  JSCValue *other = jsc_value_object_get_property (node, name);

  if (!jsc_value_is_object (other))
    g_clear_object (&other);
  return other;
}

/* What a picture shows is said where the article says it. */
static void
append_alternative (Walk *walk, JSCValue *picture)
{
  g_autofree char *text = get_string (picture, "alt");

  if (!is_blank (text))
    append (walk, picture, text, FALSE, 0);
}

static void append_children (Walk *walk, JSCValue *parent, gboolean is_folded);

static void
append_element (Walk *walk, JSCValue *element, const char *name, gboolean is_summary_only)
{
  const gboolean is_block = g_strv_contains (blocks, name);

  if (is_summary_only && !g_str_equal (name, "summary"))
    return;
  if (g_str_equal (name, "img"))
    append_alternative (walk, element);
  else if (g_str_equal (name, "br"))
    append (walk, element, LINE, FALSE, 0);
  else if (!matches (element, silent))
    {
      if (is_block)
        walk->block = NULL;
      append_children (walk, element,
                       g_str_equal (name, "details") && !matches (element, "[open]"));
      if (is_block)
        walk->block = NULL;
    }
}

/* The host that a picture is on is not said. */
static gboolean
is_host (JSCValue *element, const char *name)
{
  return g_str_equal (name, "small") && matches (element, ".picture > small");
}

static void
append_children (Walk *walk, JSCValue *parent, gboolean is_folded)
{
  JSCValue *node = walk->depth < DEPTH_MAX ? get_node (parent, "firstChild") : NULL;

  walk->depth++;
  while (node && walk->bytes < TEXT_MAX)
    {
      g_autoptr (JSCValue) taken = node;
      g_autoptr (JSCValue) type = jsc_value_object_get_property (node, "nodeType");
      const int kind = jsc_value_to_int32 (type);

      if (kind == TEXT && !is_folded)
        {
          g_autofree char *text = get_string (node, "nodeValue");

          append_text (walk, node, text);
        }
      else if (kind == ELEMENT)
        {
          g_autofree char *name = get_string (node, "localName");

          if (!is_host (node, name))
            append_element (walk, node, name, is_folded);
        }
      node = get_node (taken, "nextSibling");
    }
  g_clear_object (&node);
  walk->depth--;
}

GPtrArray *
page_aloud_find_blocks (JSCValue *document)
{
  Walk walk = { .blocks = g_ptr_array_new_with_free_func (block_free) };
  g_autoptr (JSCValue) body = get_node (document, "body");

  if (body)
    append_children (&walk, body, FALSE);
  return walk.blocks;
}
