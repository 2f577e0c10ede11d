/* picture-references.c: which pictures an article keeps beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-references.h"

#include "core/html-entities.h"
#include "core/html-scan.h"
#include "core/sanitizer-picture.h"

#include <string.h>

/* The value of an attribute with its references read. (transfer full) (nullable) */
static char *
read_attribute (const char *text, const char *end, const char *name)
{
  g_autofree char *raw = sheaf_html_scan_attribute (text, end, name);
  GString *value;
  const char *p = raw;

  if (!raw || !strchr (raw, '&'))
    return g_steal_pointer (&raw);
  value = g_string_sized_new (strlen (raw));
  while (*p)
    {
      gunichar character = 0;
      gsize length = *p == '&' ? sheaf_html_entity_decode (p, strlen (p), &character) : 0;

      if (length)
        g_string_append_unichar (value, character);
      else
        g_string_append_c (value, *p);
      p += MAX (length, 1);
    }
  return g_string_free (value, FALSE);
}

/* Of the attributes in which pages keep the address the first, as the sanitiser takes it. (transfer full) (nullable) */
static char *
read_lazy (const char *text, const char *end)
{
  const char *p = text;

  while ((p = sheaf_html_scan_attributes (p, end, 0)) < end && *p != '>')
    {
      g_autofree char *name = g_ascii_strdown (p, (gssize) strcspn (p, " \t\n\r\f/=>"));

      if (sheaf_picture_is_lazy_attribute (name))
        return read_attribute (p, end, name);
      p = sheaf_html_scan_attributes (p, end, 1);
    }
  return NULL;
}

/* The file that the img whose attributes stand at @text shows. (transfer full) (nullable) */
static char *
read_picture (const char *text, const char *end)
{
  g_autofree char *source = read_attribute (text, end, "src");
  g_autofree char *lazy = read_lazy (text, end);
  g_autofree char *set = read_attribute (text, end, "srcset");
  g_autofree char *address = NULL;
  SheafPictureClaims claims = { .source = source, .lazy = lazy };

  if (!set)
    set = read_attribute (text, end, "data-srcset");
  claims.source_set = set;
  address = sheaf_picture_choose (&claims);
  if (!address || strlen (address) > SHEAF_PICTURE_REFERENCE_MAX ||
      sheaf_address_picture_kind (address) != SHEAF_ADDRESS_LOCAL)
    return NULL;
  return g_steal_pointer (&address);
}

/* Elements whose content is text, whatever it looks like. */
static gboolean
holds_raw_text (const SheafHtmlTag *tag)
{
  static const char *const names[] = { "script", "style",   "textarea", "title", "iframe",
                                       "xmp",    "noembed", "noframes", NULL };

  return tag->markup == SHEAF_HTML_START_TAG && g_strv_contains (names, tag->name);
}

static gboolean
is_picture (const SheafHtmlTag *tag)
{
  return tag->markup == SHEAF_HTML_START_TAG && tag->is_complete &&
         (g_str_equal (tag->name, "img") || g_str_equal (tag->name, "image"));
}

/* Takes @reference (transfer full), unless it is there. */
static void
add_reference (GPtrArray *references, GHashTable *seen, char *reference)
{
  if (g_hash_table_contains (seen, reference))
    {
      g_free (reference);
      return;
    }
  g_hash_table_add (seen, reference);
  g_ptr_array_add (references, reference);
}

GPtrArray *
sheaf_picture_references (const char *html, gsize length)
{
  const char *end = html + length;
  g_autoptr (GPtrArray) references = NULL;
  g_autoptr (GHashTable) seen = NULL;
  const char *at = html;

  g_return_val_if_fail (html, NULL);

  references = g_ptr_array_new_with_free_func (g_free);
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  while (references->len < SHEAF_PICTURE_REFERENCES_MAX &&
         (at = memchr (at, '<', (gsize) (end - at))))
    {
      SheafHtmlTag tag;
      char *reference;

      sheaf_html_scan_tag (at, end, &tag);
      reference = is_picture (&tag) ? read_picture (at + 1 + strlen (tag.name), tag.after) : NULL;
      if (reference)
        add_reference (references, seen, reference);
      at = holds_raw_text (&tag) ? sheaf_html_scan_close (tag.after, end, tag.name) : tag.after;
    }
  return references->len > 0 ? g_steal_pointer (&references) : NULL;
}
