/* page-highlights.c: the marks around what is highlighted in a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same marks as those of core/page-highlights.c.
 */
#include "config.h"

#include "web/page-highlights.h"

#include "web/page-selection.h"

#include <inttypes.h>

/* What a mark is made of. */
typedef struct
{
  gint64 id;
  const char *colour, *note;
} Look;

static gboolean
read_look (GVariant *parameters, Look *look)
{
  if (!parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(xss)")))
    return FALSE;
  g_variant_get (parameters, "(x&s&s)", &look->id, &look->colour, &look->note);
  return TRUE;
}

static gboolean
read_id (GVariant *parameters, gint64 *id)
{
  if (!parameters || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(x)")))
    return FALSE;
  g_variant_get (parameters, "(x)", id);
  return TRUE;
}

static void
dress (JSCValue *mark, const Look *look)
{
  g_autofree char *number = g_strdup_printf ("%" PRId64, look->id);
  g_autofree char *names =
      g_strconcat ("sheaf-note ", look->colour, *look->note ? " sheaf-noted" : "", NULL);

  page_node_set_attribute (mark, "class", names);
  page_node_set_attribute (mark, "data-note", number);
  if (*look->note)
    page_node_set_attribute (mark, "title", look->note);
  else
    page_node_drop (jsc_value_object_invoke_method (mark, "removeAttribute", G_TYPE_STRING, "title",
                                                    G_TYPE_NONE));
}

/* What is behind @at becomes a node of its own. Returns: (transfer full) */
static JSCValue *
split (JSCValue *node, guint at)
{
  return jsc_value_object_invoke_method (node, "splitText", G_TYPE_UINT, at, G_TYPE_NONE);
}

static void
put_into_mark (JSCValue *text, JSCValue *mark)
{
  g_autoptr (JSCValue) parent = page_node_get (text, "parentNode");

  if (!parent)
    return;
  page_node_drop (jsc_value_object_invoke_method (parent, "insertBefore", JSC_TYPE_VALUE, mark,
                                                  JSC_TYPE_VALUE, text, G_TYPE_NONE));
  page_node_drop (
      jsc_value_object_invoke_method (mark, "appendChild", JSC_TYPE_VALUE, text, G_TYPE_NONE));
}

static void
mark_part (JSCValue *document, const PagePart *part, const Look *look, gboolean first)
{
  g_autoptr (JSCValue) mark = jsc_value_object_invoke_method (document, "createElement",
                                                              G_TYPE_STRING, "mark", G_TYPE_NONE);
  g_autoptr (JSCValue) text =
      part->start > 0 ? split (part->node, part->start) : g_object_ref (part->node);

  dress (mark, look);
  if (first)
    {
      g_autofree char *id = g_strdup_printf ("n%" PRId64, look->id);

      page_node_set_attribute (mark, "id", id);
    }
  if (part->end - part->start < page_node_get_number (text, "length"))
    page_node_drop (split (text, part->end - part->start));
  put_into_mark (text, mark);
}

void
page_highlights_add (JSCContext *context, JSCValue *range, GVariant *parameters)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autoptr (GArray) parts = NULL;
  Look look;

  if (!read_look (parameters, &look))
    return;
  /* First all of them: the range changes with what is split. */
  parts = page_selection_list_parts (context, range);
  for (guint i = 0; i < parts->len; i++)
    mark_part (document, &g_array_index (parts, PagePart, i), &look, i == 0);
  page_selection_clear (context);
}

/* --- Those that are there --- */

/* Returns: (transfer full) (nullable): the first mark of a highlight */
static JSCValue *
find_mark (JSCContext *context, gint64 id)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autofree char *selector = g_strdup_printf ("main mark[data-note=\"%" PRId64 "\"]", id);

  return page_node_query (document, selector);
}

/* Returns: (transfer full): all of them */
static JSCValue *
find_marks (JSCContext *context, gint64 id)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autofree char *selector = g_strdup_printf ("main mark[data-note=\"%" PRId64 "\"]", id);

  return jsc_value_object_invoke_method (document, "querySelectorAll", G_TYPE_STRING, selector,
                                         G_TYPE_NONE);
}

void
page_highlights_change (JSCContext *context, GVariant *parameters)
{
  g_autoptr (JSCValue) marks = NULL;
  Look look;

  if (!read_look (parameters, &look))
    return;
  marks = find_marks (context, look.id);
  for (guint i = 0; i < (guint) page_node_get_number (marks, "length"); i++)
    {
      g_autoptr (JSCValue) mark = jsc_value_object_get_property_at_index (marks, i);

      dress (mark, &look);
    }
}

/* What is in it comes to where it is. */
static void
unwrap (JSCValue *mark)
{
  g_autoptr (JSCValue) parent = page_node_get (mark, "parentNode");
  g_autoptr (JSCValue) child = NULL;

  while (parent && (child = page_node_get (mark, "firstChild")))
    {
      page_node_drop (jsc_value_object_invoke_method (parent, "insertBefore", JSC_TYPE_VALUE, child,
                                                      JSC_TYPE_VALUE, mark, G_TYPE_NONE));
      g_clear_object (&child);
    }
  page_node_drop (jsc_value_object_invoke_method (mark, "remove", G_TYPE_NONE));
  if (parent)
    page_node_drop (jsc_value_object_invoke_method (parent, "normalize", G_TYPE_NONE));
}

void
page_highlights_remove (JSCContext *context, GVariant *parameters)
{
  g_autoptr (JSCValue) mark = NULL;
  gint64 id;

  if (!read_id (parameters, &id))
    return;
  while ((mark = find_mark (context, id)))
    {
      unwrap (mark);
      g_clear_object (&mark);
    }
}

/* @element: (nullable). Returns: (transfer full) (nullable): it, or the nearest around it, that @selector is of */
static JSCValue *
find_around (JSCValue *element, const char *selector)
{
  JSCValue *found;

  if (!page_node_is (element))
    return NULL;
  found = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, selector, G_TYPE_NONE);
  if (!page_node_is (found))
    g_clear_object (&found);
  return found;
}

gint64
page_highlights_pick (JSCContext *context, double x, double y)
{
  g_autoptr (JSCValue) document = page_node_get_document (context);
  g_autoptr (JSCValue) element = jsc_value_object_invoke_method (
      document, "elementFromPoint", G_TYPE_DOUBLE, x, G_TYPE_DOUBLE, y, G_TYPE_NONE);
  g_autoptr (JSCValue) mark = find_around (element, "mark[data-note]");
  g_autoptr (JSCValue) link = find_around (element, "a");
  g_autoptr (JSCValue) data = page_node_get (mark, "dataset");
  g_autofree char *number = data ? page_node_get_text (data, "note") : NULL;

  return number && !link ? g_ascii_strtoll (number, NULL, 10) : 0;
}

GVariant *
page_highlights_find (JSCContext *context, GVariant *parameters)
{
  double box[4] = { 0 };
  gint64 id;

  if (read_id (parameters, &id))
    {
      g_autoptr (JSCValue) mark = find_mark (context, id);

      page_selection_get_box (mark, box);
    }
  return g_variant_new ("(dddd)", box[0], box[1], box[2], box[3]);
}
