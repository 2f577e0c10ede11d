/* encoding-splice.c: changed text back into the bytes it came from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding-splice.h"
#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The part of two texts that differs, in bytes; whole characters. */
typedef struct
{
  gsize start, old_end, new_end;
} Difference;

static Difference
find_difference (const char *before, gsize n, const char *after, gsize m)
{
  Difference self = { 0 };
  gsize back = 0;

  while (self.start < MIN (n, m) && before[self.start] == after[self.start])
    self.start++;
  while (self.start > 0 && ((guchar) before[self.start] & 0xC0) == 0x80)
    self.start--;
  while (back < MIN (n, m) - self.start && before[n - 1 - back] == after[m - 1 - back])
    back++;
  while (back > 0 && ((guchar) before[n - back] & 0xC0) == 0x80)
    back--;
  self.old_end = n - back;
  self.new_end = m - back;
  return self;
}

/* Returns: (nullable): the bytes of the text; NULL where the encoding cannot write it */
static GByteArray *
encode (const char *text, gsize length, const char *encoding)
{
  g_autofree char *converted = NULL;
  gsize size = 0;

  if (g_str_equal (encoding, "UTF-8"))
    return g_byte_array_append (g_byte_array_new (), (const guint8 *) text, length);
  converted = g_convert (text, (gssize) length, sheaf_encoding_get_converter (encoding), "UTF-8",
                         NULL, &size, NULL);
  return converted ? g_byte_array_append (g_byte_array_new (), (const guint8 *) converted, size)
                   : NULL;
}

static gboolean
stands_at (const guint8 *data, gsize size, gsize at, const GByteArray *what)
{
  return what && at <= size && what->len <= size - at &&
         (what->len == 0 || memcmp (data + at, what->data, what->len) == 0);
}

/* Returns: whether they decode to @text in the way @decoded was */
static gboolean
reads_as (GBytes *bytes, const SheafDecoded *decoded, const char *text)
{
  g_autoptr (SheafDecoded) again = sheaf_encoding_decode (bytes, decoded->encoding);

  return g_str_equal (again->text, text) && again->bom == decoded->bom &&
         again->replaced == decoded->replaced;
}

GBytes *
sheaf_encoding_splice (GBytes *bytes, const SheafDecoded *decoded, const char *text, GError **error)
{
  gsize size, mark;
  const guint8 *data;
  g_autoptr (GByteArray) front = NULL;
  g_autoptr (GByteArray) old = NULL;
  g_autoptr (GByteArray) new = NULL;
  g_autoptr (GBytes) result = NULL;
  GByteArray *out;
  Difference difference;

  g_return_val_if_fail (bytes && decoded && text, NULL);

  data = g_bytes_get_data (bytes, &size);
  data = data ? data : (const guint8 *) "";
  mark = decoded->bom ? sheaf_encoding_get_mark_length (bytes) : 0;
  difference = find_difference (decoded->text, decoded->length, text, strlen (text));
  front = encode (decoded->text, difference.start, decoded->encoding);
  old = encode (decoded->text + difference.start, difference.old_end - difference.start,
                decoded->encoding);
  new = encode (text + difference.start, difference.new_end - difference.start, decoded->encoding);
  if (!new)
    {
      /* Translators: %s is the name of an encoding, such as GB18030 */
      g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                   _ ("the file is written in %s, which has no such character"), decoded->encoding);
      return NULL;
    }
  if (stands_at (data, size, mark, front) && stands_at (data, size, mark + front->len, old))
    {
      gsize rest = mark + front->len + old->len;

      out = g_byte_array_append (g_byte_array_new (), data, mark + front->len);
      g_byte_array_append (out, new->data, new->len);
      g_byte_array_append (out, data + rest, size - rest);
      result = g_byte_array_free_to_bytes (out);
    }
  if (result && reads_as (result, decoded, text))
    return g_steal_pointer (&result);
  g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_UNSUPPORTED,
               _ ("the file is not well written in %s, so its bytes stay as they are"),
               decoded->encoding);
  return NULL;
}
