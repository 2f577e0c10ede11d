/* page-copy.c: what is selected in a page, to be copied
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-copy.h"

#include <string.h>

/* Longest text, and HTML, that is worth sending. */
#define MARKUP_MAX (16 * 1024 * 1024)

/* Returns: (transfer full) (nullable) */
static JSCValue *
get_selection (JSCContext *context)
{
  g_autoptr (JSCValue) document = context ? jsc_context_get_value (context, "document") : NULL;
  JSCValue *selection = NULL;

  if (document)
    selection = jsc_value_object_invoke_method (document, "getSelection", G_TYPE_NONE);
  if (selection && !jsc_value_is_object (selection))
    g_clear_object (&selection);
  return selection;
}

/* The element around all that is selected. Returns: (transfer full) (nullable) */
static JSCValue *
get_ancestor (JSCValue *range)
{
  g_autoptr (JSCValue) node = jsc_value_object_get_property (range, "commonAncestorContainer");
  g_autoptr (JSCValue) kind =
      jsc_value_is_object (node) ? jsc_value_object_get_property (node, "nodeType") : NULL;

  if (!kind)
    return NULL;
  if (jsc_value_to_int32 (kind) == 1)
    return g_steal_pointer (&node);
  return jsc_value_object_get_property (node, "parentElement");
}

/* Puts what was cut out of a list, a table or code into such an element again. @content: (transfer full).
 * Returns: (transfer full) */
static JSCValue *
wrap (JSCValue *range, JSCValue *content, gboolean lines)
{
  const char *needed =
      lines ? "pre, ul, ol, table, tbody, thead, tr" : "ul, ol, table, tbody, thead, tr";
  g_autoptr (JSCValue) element = get_ancestor (range);

  while (element && jsc_value_is_object (element))
    {
      g_autoptr (JSCValue) is_needed =
          jsc_value_object_invoke_method (element, "matches", G_TYPE_STRING, needed, G_TYPE_NONE);
      g_autoptr (JSCValue) code = NULL;
      JSCValue *copy;

      if (lines)
        code =
            jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "pre", G_TYPE_NONE);
      if (code && jsc_value_is_object (code))
        g_set_object (&element, code);
      else if (!jsc_value_to_boolean (is_needed))
        break;
      copy =
          jsc_value_object_invoke_method (element, "cloneNode", G_TYPE_BOOLEAN, FALSE, G_TYPE_NONE);
      g_object_unref (jsc_value_object_invoke_method (copy, "appendChild", JSC_TYPE_VALUE, content,
                                                      G_TYPE_NONE));
      g_object_unref (content);
      content = copy;
      g_set_object (&code, NULL);
      code = jsc_value_object_get_property (element, "parentElement");
      g_set_object (&element, code);
    }
  return content;
}

/* Returns: (transfer full) */
static char *
get_markup (JSCContext *context, JSCValue *selection, gboolean lines)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) range =
      jsc_value_object_invoke_method (selection, "getRangeAt", G_TYPE_INT, 0, G_TYPE_NONE);
  g_autoptr (JSCValue) content = NULL;
  g_autoptr (JSCValue) box = NULL;
  g_autoptr (JSCValue) html = NULL;

  if (!jsc_value_is_object (range))
    return g_strdup ("");
  content =
      wrap (range, jsc_value_object_invoke_method (range, "cloneContents", G_TYPE_NONE), lines);
  box =
      jsc_value_object_invoke_method (document, "createElement", G_TYPE_STRING, "div", G_TYPE_NONE);
  g_object_unref (
      jsc_value_object_invoke_method (box, "appendChild", JSC_TYPE_VALUE, content, G_TYPE_NONE));
  html = jsc_value_object_get_property (box, "innerHTML");
  return jsc_value_to_string (html);
}

char *
page_copy_get_text (JSCContext *context)
{
  g_autoptr (JSCValue) selection = get_selection (context);

  return selection ? jsc_value_to_string (selection) : g_strdup ("");
}

GVariant *
page_copy_describe (JSCContext *context)
{
  g_autoptr (JSCValue) selection = get_selection (context);
  g_autofree char *text = selection ? jsc_value_to_string (selection) : g_strdup ("");
  g_autofree char *html =
      *text ? get_markup (context, selection, strchr (text, '\n') != NULL) : g_strdup ("");

  if (strlen (text) > MARKUP_MAX || strlen (html) > MARKUP_MAX)
    *text = *html = '\0';
  return g_variant_new ("(ss)", text, html);
}
