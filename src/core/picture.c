/* picture.c: is this a picture we show, and which kind?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture.h"

#include "core/error.h"
#include "core/prefix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What may stand before the first element of an SVG file: a licence, a list of entities. */
#define SVG_PROLOGUE_BYTES (64 * 1024)

/* How far into an AVIF file its size is looked for. */
#define AVIF_HEADER_BYTES 4096

typedef struct
{
  const guint8 *data;
  gsize size;
} Header;

static guint32
big_endian (const Header *header, gsize at, guint bytes)
{
  guint32 value = 0;

  for (guint i = 0; i < bytes; i++)
    value = value << 8 | (at + i < header->size ? header->data[at + i] : 0);
  return value;
}

static guint32
little_endian (const Header *header, gsize at, guint bytes)
{
  guint32 value = 0;

  for (guint i = bytes; i-- > 0;)
    value = value << 8 | (at + i < header->size ? header->data[at + i] : 0);
  return value;
}

static gboolean
has_bytes (const Header *header, gsize at, const char *bytes, gsize length)
{
  return at + length <= header->size && memcmp (header->data + at, bytes, length) == 0;
}

/* PNG, third edition, 5.2 and 11.2.1: the signature, then IHDR. */
static gboolean
measure_png (const Header *header, guint64 *width, guint64 *height)
{
  if (!has_bytes (header, 0, "\x89PNG\r\n\x1a\n", 8) || !has_bytes (header, 12, "IHDR", 4))
    return FALSE;
  *width = big_endian (header, 16, 4);
  *height = big_endian (header, 20, 4);
  return TRUE;
}

/* GIF89a, 17 and 18: the signature, then the logical screen. */
static gboolean
measure_gif (const Header *header, guint64 *width, guint64 *height)
{
  if (!has_bytes (header, 0, "GIF87a", 6) && !has_bytes (header, 0, "GIF89a", 6))
    return FALSE;
  *width = little_endian (header, 6, 2);
  *height = little_endian (header, 8, 2);
  return TRUE;
}

/* ITU-T T.81, B.1.1.3: C0 to CF begin a frame, except for the tables C4, C8 and CC. */
static gboolean
is_start_of_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
measure_jpeg (const Header *header, guint64 *width, guint64 *height)
{
  gsize at = 2;

  if (!has_bytes (header, 0, "\xff\xd8\xff", 3))
    return FALSE;
  while (at + 9 <= header->size && header->data[at] == 0xff)
    {
      guint8 marker = header->data[at + 1];

      if (is_start_of_frame (marker))
        {
          *height = big_endian (header, at + 5, 2);
          *width = big_endian (header, at + 7, 2);
          return TRUE;
        }
      /* A fill byte stands alone; every other segment says its length. */
      at += marker == 0xff ? 1 : 2 + big_endian (header, at + 2, 2);
    }
  return FALSE;
}

/* RFC 9649, 2.5 to 2.7: lossy, lossless or extended, each with its own way to say its size. */
static gboolean
measure_webp (const Header *header, guint64 *width, guint64 *height)
{
  if (!has_bytes (header, 0, "RIFF", 4) || !has_bytes (header, 8, "WEBP", 4) || header->size < 30)
    return FALSE;
  if (has_bytes (header, 12, "VP8 ", 4))
    {
      *width = little_endian (header, 26, 2) & 0x3fff;
      *height = little_endian (header, 28, 2) & 0x3fff;
    }
  else if (has_bytes (header, 12, "VP8L", 4))
    {
      guint32 bits = little_endian (header, 21, 4);

      *width = (bits & 0x3fff) + 1;
      *height = (bits >> 14 & 0x3fff) + 1;
    }
  else if (has_bytes (header, 12, "VP8X", 4))
    {
      *width = (guint64) little_endian (header, 24, 3) + 1;
      *height = (guint64) little_endian (header, 27, 3) + 1;
    }
  else
    return FALSE;
  return TRUE;
}

/* ISO/IEC 14496-12, 4.3 and 23008-12, 6.5.3: the brand, then the first "ispe", which gives the size. */
static gboolean
measure_avif (const Header *header, guint64 *width, guint64 *height)
{
  const gsize near = MIN (header->size, AVIF_HEADER_BYTES);
  const guint8 *found;
  gsize at;

  if (!has_bytes (header, 4, "ftypavif", 8) && !has_bytes (header, 4, "ftypavis", 8))
    return FALSE;
  found = memmem (header->data, near, "ispe", 4);
  if (!found)
    return FALSE;
  at = (gsize) (found - header->data);
  *width = big_endian (header, at + 8, 4);
  *height = big_endian (header, at + 12, 4);
  return TRUE;
}

static const struct
{
  const char *type;
  gboolean (*measure) (const Header *header, guint64 *width, guint64 *height);
} kinds[] = {
  { "image/png", measure_png },   { "image/jpeg", measure_jpeg }, { "image/gif", measure_gif },
  { "image/webp", measure_webp }, { "image/avif", measure_avif },
};

const char *
sheaf_picture_measure (GBytes *bytes, guint *width, guint *height, GError **error)
{
  Header header;
  guint64 wide, high;

  g_return_val_if_fail (bytes && width && height, NULL);

  header.data = g_bytes_get_data (bytes, &header.size);
  if (header.size > SHEAF_PICTURE_MAX_BYTES)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT, _ ("The picture is too large"));
      return NULL;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!kinds[i].measure (&header, &wide, &high))
        continue;
      *width = (guint) wide;
      *height = (guint) high;
      if (wide > 0 && high > 0 && wide * high <= SHEAF_PICTURE_MAX_PIXELS)
        return kinds[i].type;
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                           _ ("The picture has no size, or too many pixels"));
      return NULL;
    }
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                       _ ("Not a PNG, JPEG, GIF, WebP or AVIF picture"));
  return NULL;
}

const char *
sheaf_picture_check (GBytes *bytes, GError **error)
{
  guint width, height;

  return sheaf_picture_measure (bytes, &width, &height, error);
}

/* Where a declaration ends whose `<!` or `<?` stands at @text: a document type may hold declarations of its own in
 * brackets. Returns: (nullable) */
static const char *
find_declaration_end (const char *text)
{
  const gsize bracket = strcspn (text, "[>");
  const char *inner = text[bracket] == '[' && text[1] == '!' ? strchr (text + bracket, ']') : NULL;

  return strchr (inner ? inner : text, '>');
}

/* Behind what may stand before the first element of XML; @end where that does not come. */
static const char *
skip_prologue (const char *text, const char *end)
{
  while (text < end)
    {
      const gsize left = (gsize) (end - text);
      const char *close = NULL;

      if (g_ascii_isspace (*text))
        {
          text++;
          continue;
        }
      if (left > 4 && sheaf_has_prefix (text, "<!--"))
        close = g_strstr_len (text + 4, (gssize) left - 4, "-->");
      else if (left > 2 && *text == '<' && (text[1] == '?' || text[1] == '!'))
        close = find_declaration_end (text);
      else
        return text;
      if (!close)
        return end;
      text = close + strspn (close, "->");
    }
  return end;
}

/* Some put more behind a picture, which does no harm; not much of it. */
#define TAIL 4096

static gboolean
ends_with (const guint8 *data, gsize size, const char *mark, gsize length)
{
  const gsize tail = MIN (size, TAIL);

  return memmem (data + size - tail, tail, mark, length) != NULL;
}

gboolean
sheaf_picture_is_whole (GBytes *bytes, const char *type)
{
  gsize size;
  const guint8 *data;

  g_return_val_if_fail (bytes && type, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (g_str_equal (type, "image/png"))
    return ends_with (data, size, "IEND\xae\x42\x60\x82", 8);
  if (g_str_equal (type, "image/jpeg"))
    return ends_with (data, size, "\xff\xd9", 2);
  if (g_str_equal (type, "image/gif"))
    return ends_with (data, size, "\x3b", 1);
  if (g_str_equal (type, "image/webp"))
    return size >= 12 &&
           size - 8 >= (data[4] | data[5] << 8 | data[6] << 16 | (gsize) data[7] << 24);
  return TRUE;
}

gboolean
sheaf_picture_is_svg (GBytes *bytes)
{
  g_autofree char *text = NULL;
  const char *at;
  gsize size;

  g_return_val_if_fail (bytes, FALSE);

  at = g_bytes_get_data (bytes, &size);
  if (size > SHEAF_PICTURE_MAX_BYTES || size < 5)
    return FALSE;
  text = g_strndup (at, MIN (size, SVG_PROLOGUE_BYTES));
  at = sheaf_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  at = skip_prologue (at, text + strlen (text));
  return sheaf_has_prefix (at, "<svg") && !g_ascii_isalnum (at[4]) && at[4] != '\0';
}

/* RFC 2397: base64, which g_base64_decode() reads past white space in. */
static GBytes *
decode_base64 (const char *data)
{
  g_autofree char *unescaped = g_uri_unescape_string (data, NULL);
  gsize length;

  if (!unescaped || unescaped[0] == '\0')
    return NULL;
  g_base64_decode_inplace (unescaped, &length);
  return g_bytes_new_take (g_steal_pointer (&unescaped), length);
}

GBytes *
sheaf_picture_decode_address (const char *address, GError **error)
{
  const char *comma;
  GBytes *bytes = NULL;

  g_return_val_if_fail (address, NULL);

  /* Base64 takes 4 bytes for 3, and each may be written as %XX. */
  comma = strchr (address, ',');
  if (comma && strlen (comma) > 4 * (gsize) SHEAF_PICTURE_MAX_BYTES)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT, _ ("The picture is too large"));
      return NULL;
    }
  if (comma && g_ascii_strncasecmp (address, "data:image/", 11) == 0)
    {
      g_autofree char *type = g_strndup (address, (gsize) (comma - address));

      bytes = g_str_has_suffix (g_strchomp (type), ";base64")
                  ? decode_base64 (comma + 1)
                  : g_uri_unescape_bytes (comma + 1, -1, NULL, NULL);
    }
  if (!bytes)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                         _ ("Not an address that holds a picture"));
  return bytes;
}
