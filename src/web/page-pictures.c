/* page-pictures.c: pictures come into a page that is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "web/page-pictures.h"

/* How far below the top of the view to look for what is read. */
#define DEPTH 8

/* Where @element ends, below the top of the view. */
static double
get_bottom (JSCValue *element)
{
  g_autoptr (JSCValue) box =
      jsc_value_object_invoke_method (element, "getBoundingClientRect", G_TYPE_NONE);

  return jsc_value_is_object (box) ? page_node_get_number (box, "bottom") : 0;
}

/* Those of a number. Returns: (transfer full): an array or the like */
static JSCValue *
find_placeholders (JSCValue *document, guint number)
{
  g_autofree char *selector = g_strdup_printf ("span[data-picture=\"%u\"]", number);

  return jsc_value_object_invoke_method (document, "querySelectorAll", G_TYPE_STRING, selector,
                                         G_TYPE_NONE);
}

/* What is on top of the view. Returns: (transfer full) (nullable) */
static JSCValue *
find_read (JSCContext *context, JSCValue *document)
{
  g_autoptr (JSCValue) width = jsc_context_get_value (context, "innerWidth");
  JSCValue *element = jsc_value_object_invoke_method (document, "elementFromPoint", G_TYPE_INT,
                                                      jsc_value_to_int32 (width) / 2, G_TYPE_INT,
                                                      DEPTH, G_TYPE_NONE);

  if (!jsc_value_is_object (element))
    g_clear_object (&element);
  return element;
}

static void
set_size (JSCValue *element, const char *name, guint size)
{
  g_autofree char *text = g_strdup_printf ("%u", size);

  page_node_set_attribute (element, name, text);
}

/* What the article says of it stands before the host. Returns: (transfer full) */
static char *
get_alternative (JSCValue *placeholder)
{
  g_autoptr (JSCValue) first = jsc_value_object_get_property (placeholder, "firstChild");
  g_autoptr (JSCValue) text =
      jsc_value_is_object (first) ? jsc_value_object_get_property (first, "nodeValue") : NULL;

  return text && jsc_value_is_string (text) ? g_strstrip (jsc_value_to_string (text))
                                            : g_strdup ("");
}

/* Returns: (transfer full) */
static JSCValue *
make_picture (JSCValue *document,
              JSCValue *placeholder,
              const char *address,
              guint width,
              guint height)
{
  JSCValue *picture =
      jsc_value_object_invoke_method (document, "createElement", G_TYPE_STRING, "img", G_TYPE_NONE);
  g_autofree char *alternative = get_alternative (placeholder);

  page_node_set_attribute (picture, "alt", alternative);
  if (width && height)
    {
      set_size (picture, "width", width);
      set_size (picture, "height", height);
    }
  page_node_set_attribute (picture, "src", address);
  return picture;
}

static void
put_picture (JSCContext *context,
             JSCValue *document,
             JSCValue *placeholder,
             const char *address,
             guint width,
             guint height)
{
  g_autoptr (JSCValue) picture = make_picture (document, placeholder, address, width, height);
  g_autoptr (JSCValue) read = get_bottom (placeholder) <= 0 ? find_read (context, document) : NULL;
  g_autoptr (JSCValue) window = jsc_context_get_global_object (context);
  const double before = read ? get_bottom (read) : 0;

  g_object_unref (jsc_value_object_invoke_method (placeholder, "replaceWith", JSC_TYPE_VALUE,
                                                  picture, G_TYPE_NONE));
  if (read)
    g_object_unref (jsc_value_object_invoke_method (window, "scrollBy", G_TYPE_DOUBLE, 0.0,
                                                    G_TYPE_DOUBLE, get_bottom (read) - before,
                                                    G_TYPE_NONE));
}

void
page_pictures_show (JSCContext *context, const char *page, guint number, guint width, guint height)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) placeholders = find_placeholders (document, number);
  g_autofree char *address = g_strdup_printf ("%s/picture/%u", page, number);
  const guint n = (guint) page_node_get_number (placeholders, "length");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) placeholder = jsc_value_object_get_property_at_index (placeholders, i);

      put_picture (context, document, placeholder, address, width, height);
    }
}

void
page_pictures_tell (JSCContext *context, guint number, const char *words)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) placeholders = find_placeholders (document, number);
  g_autoptr (JSCValue) text = jsc_value_new_string (context, words);
  const guint n = (guint) page_node_get_number (placeholders, "length");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) placeholder = jsc_value_object_get_property_at_index (placeholders, i);
      g_autoptr (JSCValue) host = jsc_value_object_invoke_method (
          placeholder, "querySelector", G_TYPE_STRING, "small", G_TYPE_NONE);

      if (jsc_value_is_object (host))
        jsc_value_object_set_property (host, "textContent", text);
    }
}

/* Which of the page's list @element shows; -1: none */
static int
get_number_of (JSCValue *element, const char *page)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (element, "src");
  g_autofree char *source = jsc_value_is_string (value) ? jsc_value_to_string (value) : NULL;
  g_autofree char *start = g_strconcat (page, "/picture/", NULL);
  guint64 number;

  if (!source || !g_str_has_prefix (source, start) ||
      !g_ascii_string_to_unsigned (source + strlen (start), 10, 0, G_MAXINT, &number, NULL))
    return -1;
  return (int) number;
}

int
page_pictures_pick (JSCContext *context, const char *page, double x, double y)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) element = jsc_value_object_invoke_method (
      document, "elementFromPoint", G_TYPE_DOUBLE, x, G_TYPE_DOUBLE, y, G_TYPE_NONE);
  g_autoptr (JSCValue) link = NULL;

  if (!jsc_value_is_object (element))
    return -1;
  link = jsc_value_object_invoke_method (element, "closest", G_TYPE_STRING, "a[href], summary",
                                         G_TYPE_NONE);
  return jsc_value_is_object (link) ? -1 : get_number_of (element, page);
}

static gboolean
is_in_view (JSCValue *element, double height)
{
  g_autoptr (JSCValue) box =
      jsc_value_object_invoke_method (element, "getBoundingClientRect", G_TYPE_NONE);

  return jsc_value_is_object (box) && page_node_get_number (box, "height") > 0 &&
         page_node_get_number (box, "bottom") > 0 && page_node_get_number (box, "top") < height;
}

int
page_pictures_find (JSCContext *context, const char *page)
{
  g_autoptr (JSCValue) document = jsc_context_get_value (context, "document");
  g_autoptr (JSCValue) window = jsc_context_get_global_object (context);
  g_autoptr (JSCValue) pictures = jsc_value_object_get_property (document, "images");
  const double height = page_node_get_number (window, "innerHeight");
  const guint n = (guint) page_node_get_number (pictures, "length");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) picture = jsc_value_object_get_property_at_index (pictures, i);
      const int number = get_number_of (picture, page);

      if (number >= 0 && is_in_view (picture, height))
        return number;
    }
  return -1;
}
