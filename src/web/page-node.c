/* page-node.c: objects of a page, looked at from a script world of ours
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-node.h"

gboolean
page_node_is (JSCValue *value)
{
  return value && jsc_value_is_object (value);
}

/* @value: (transfer full) */
static JSCValue *
keep_object (JSCValue *value)
{
  if (!page_node_is (value))
    g_clear_object (&value);
  return value;
}

JSCValue *
page_node_get (JSCValue *object, const char *name)
{
  return page_node_is (object) ? keep_object (jsc_value_object_get_property (object, name)) : NULL;
}

double
page_node_get_number (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value =
      page_node_is (object) ? jsc_value_object_get_property (object, name) : NULL;

  return value && jsc_value_is_number (value) ? jsc_value_to_double (value) : 0;
}

char *
page_node_get_text (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value =
      page_node_is (object) ? jsc_value_object_get_property (object, name) : NULL;

  return value && jsc_value_is_string (value) ? jsc_value_to_string (value) : g_strdup ("");
}

JSCValue *
page_node_call (JSCValue *object, const char *method)
{
  return page_node_is (object)
             ? keep_object (jsc_value_object_invoke_method (object, method, G_TYPE_NONE))
             : NULL;
}

JSCValue *
page_node_get_document (JSCContext *context)
{
  return jsc_context_get_value (context, "document");
}

JSCValue *
page_node_query (JSCValue *parent, const char *selector)
{
  return page_node_is (parent) ? keep_object (jsc_value_object_invoke_method (
                                     parent, "querySelector", G_TYPE_STRING, selector, G_TYPE_NONE))
                               : NULL;
}

void
page_node_set_attribute (JSCValue *element, const char *name, const char *value)
{
  page_node_drop (jsc_value_object_invoke_method (element, "setAttribute", G_TYPE_STRING, name,
                                                  G_TYPE_STRING, value, G_TYPE_NONE));
}

void
page_node_drop (JSCValue *value)
{
  g_clear_object (&value);
}
