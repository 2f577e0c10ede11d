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

/* The file that the img whose attributes stand at @text shows. (transfer full) (nullable) */
static char *
read_picture (const char *text, const char *end)
{
  g_autofree char *source = read_attribute (text, end, "src");
  g_autofree char *lazy = NULL;
  g_autofree char *set = read_attribute (text, end, "srcset");
  g_autofree char *address = NULL;
  SheafPictureClaims claims = { .source = source };

  for (guint i = 0; !lazy && sheaf_picture_lazy_attribute (i); i++)
    lazy = read_attribute (text, end, sheaf_picture_lazy_attribute (i));
  if (!set)
    set = read_attribute (text, end, "data-srcset");
  claims.lazy = lazy;
  claims.source_set = set;
  address = sheaf_picture_choose (&claims);
  if (!address || strlen (address) > SHEAF_PICTURE_REFERENCE_MAX ||
      sheaf_address_picture_kind (address) != SHEAF_ADDRESS_LOCAL)
    return NULL;
  return g_steal_pointer (&address);
}

/* @at: '<'. Returns: how many bytes its name has where it is a picture's, else 0 */
static gsize
picture_name (const char *at, const char *end)
{
  static const char *const names[] = { "img", "image" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gsize length = strlen (names[i]);

      if ((gsize) (end - at) > length + 1 && !g_ascii_strncasecmp (at + 1, names[i], length) &&
          !g_ascii_isalnum (at[1 + length]) && at[1 + length] != '-')
        return length;
    }
  return 0;
}

GPtrArray *
sheaf_picture_references (const char *html, gsize length)
{
  const char *end = html + length;
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *references = NULL;
  gsize name;

  g_return_val_if_fail (html, NULL);

  for (const char *at = html; (at = memchr (at, '<', (gsize) (end - at))); at++)
    {
      SheafHtmlTag tag;
      char *reference;

      name = picture_name (at, end);
      if (!name)
        continue;
      sheaf_html_scan_tag (at, end, &tag);
      reference = tag.is_complete ? read_picture (at + 1 + name, tag.after) : NULL;
      if (!reference)
        continue;
      if (!references)
        {
          references = g_ptr_array_new_with_free_func (g_free);
          seen = g_hash_table_new (g_str_hash, g_str_equal);
        }
      if (!g_hash_table_add (seen, reference) || references->len == SHEAF_PICTURE_REFERENCES_MAX)
        {
          g_free (reference);
          if (references->len == SHEAF_PICTURE_REFERENCES_MAX)
            break;
          continue;
        }
      g_ptr_array_add (references, reference);
    }
  return references;
}
