/* encoding.c: bytes of a file to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding.h"

#include "core/encoding-guess.h"
#include "core/encoding-names.h"
#include "core/text.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\357\277\275"

/* Where a declaration is looked for; HTML wants it within 1,024 bytes. */
#define DECLARATION_BYTES 4096

/* Decoding -------------------------------------------------------------------------------------- */

static void
replace (SheafDecoded *self, GString *out)
{
  if (self->replaced++ == 0)
    self->replaced_line = sheaf_text_line (out->str, out->len, out->len);
  g_string_append (out, REPLACEMENT);
}

static void
take_text (SheafDecoded *self, GString *out)
{
  self->length = out->len;
  self->text = g_string_free (out, FALSE);
}

/* UTF-8 with every byte that is none, and every NUL, shown as U+FFFD. */
static void
decode_utf8 (SheafDecoded *self, const char *data, gsize size)
{
  GString *out = g_string_sized_new (size + 1);
  const char *end = data + size;

  while (data < end)
    {
      const char *stop;

      g_utf8_validate_len (data, end - data, &stop);
      g_string_append_len (out, data, stop - data);
      if (stop < end)
        {
          replace (self, out);
          /* A character broken off by the end of the file is one, not two or three. */
          if (*stop && g_utf8_get_char_validated (stop, end - stop) == (gunichar) -2)
            stop = end - 1;
          stop++;
        }
      data = stop;
    }
  take_text (self, out);
}

/* Cuts out NULs that an honest conversion gave. */
static void
decode_again (SheafDecoded *self, GString *out)
{
  if (memchr (out->str, '\0', out->len))
    {
      decode_utf8 (self, out->str, out->len);
      g_string_free (out, TRUE);
    }
  else
    take_text (self, out);
}

/* Some converters hold a character back until they know what follows. */
static void
flush (GIConv converter, GString *out)
{
  char buffer[64];
  char *to = buffer;
  gsize to_left = sizeof buffer;

  g_iconv (converter, NULL, NULL, &to, &to_left);
  g_string_append_len (out, buffer, to - buffer);
}

/* Returns: (nullable): NULL where @strict and @data is not wholly in this encoding, or nobody knows it */
static GString *
convert (SheafDecoded *self,
         const SheafEncodingMethod *method,
         const char *data,
         gsize size,
         gboolean strict)
{
  GIConv converter = g_iconv_open ("UTF-8", method->iconv);
  GString *out;
  char *in = (char *) data;
  gsize in_left = size;

  if (converter == (GIConv) -1)
    return NULL;
  out = g_string_sized_new (size + size / 2 + 16);
  while (in_left > 0)
    {
      char buffer[4096];
      char *to = buffer;
      gsize to_left = sizeof buffer;
      gboolean broken = g_iconv (converter, &in, &in_left, &to, &to_left) == (gsize) -1 &&
                        (errno == EILSEQ || errno == EINVAL);

      g_string_append_len (out, buffer, to - buffer);
      if (!broken)
        continue;
      if (strict)
        break;
      flush (converter, out);
      replace (self, out);
      in += MIN (in_left, method->unit);
      in_left -= MIN (in_left, method->unit);
    }
  flush (converter, out);
  g_iconv_close (converter);
  if (in_left == 0)
    return out;
  g_string_free (out, TRUE);
  return NULL;
}

/* Returns: whether it was done; never refused for what the bytes are unless @strict */
static gboolean
decode_as (SheafDecoded *self, const char *label, const char *data, gsize size, gboolean strict)
{
  SheafEncodingMethod method = sheaf_encoding_get_method (label);
  GString *out;

  if (g_str_equal (method.name, "UTF-8"))
    {
      self->encoding = g_strdup ("UTF-8");
      decode_utf8 (self, data, size);
      return TRUE;
    }
  out = convert (self, &method, data, size, strict);
  if (!out)
    return FALSE;
  /* uchardet shouts; IANA writes windows-1252. */
  if (g_ascii_strncasecmp (method.name, "windows-", 8) == 0)
    self->encoding = g_ascii_strdown (method.name, -1);
  else
    self->encoding = g_strdup (method.name);
  decode_again (self, out);
  return TRUE;
}

/* Finding out ----------------------------------------------------------------------------------- */

static const struct
{
  const char *mark;
  gsize length;
  const char *encoding;
} marks[] = {
  { "\357\273\277", 3, "UTF-8" },
  { "\377\376\0\0", 4, "UTF-32LE" }, /* before UTF-16LE, which it begins with */
  { "\0\0\376\377", 4, "UTF-32BE" },
  { "\377\376", 2, "UTF-16LE" },
  { "\376\377", 2, "UTF-16BE" },
};

static const char *
find_mark (const char *data, gsize size, gsize *length)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      {
        *length = marks[i].length;
        return marks[i].encoding;
      }
  return NULL;
}

/* A file of UTF-8 with a few broken bytes is that, and no legacy encoding: no other one forms many of its
 * sequences by chance. NULs count for nothing. */
static gboolean
is_mostly_utf8 (const char *data, gsize size)
{
  const char *end = data + size;
  gsize good = 0;
  gsize bad = 0;

  /* As nearly all are. */
  if (g_utf8_validate_len (data, size, NULL))
    return TRUE;
  for (const char *p = data; p < end;)
    {
      gunichar c;

      if ((guchar) *p < 0x80)
        {
          p++;
          continue;
        }
      c = g_utf8_get_char_validated (p, end - p);
      /* Broken off by the end of the file, which says nothing about the rest. */
      if (c == (gunichar) -2)
        break;
      if (c == (gunichar) -1)
        {
          bad++;
          p++;
          continue;
        }
      good++;
      p = g_utf8_next_char (p);
    }
  return bad == 0 || good >= 10 * bad;
}

/* charset=… of an HTML head, encoding: … of a header; only encodings where a wrong word would show. */
static char *
find_declaration (const char *data, gsize size)
{
  static const char *const words[] = { "charset", "encoding" };
  g_autofree char *head = g_ascii_strdown (data, MIN (size, DECLARATION_BYTES));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (const char *p = strstr (head, words[i]); p; p = strstr (p, words[i]))
      {
        g_autofree char *label = NULL;

        p += strlen (words[i]);
        p += strspn (p, " \t:=\"'");
        label = g_strndup (p, strspn (p, "abcdefghijklmnopqrstuvwxyz0123456789-_"));
        if (sheaf_encoding_is_multi_byte (label))
          return g_steal_pointer (&label);
      }
  return NULL;
}

/* Text of several bytes a character that was cut off or hurt in a few places is that all the same. */
static gboolean
decode_damaged (SheafDecoded *self, const char *label, const char *data, gsize size)
{
  gsize characters = 0;

  if (!sheaf_encoding_is_multi_byte (label) || !decode_as (self, label, data, size, FALSE))
    return FALSE;
  for (const char *p = self->text; *p; p = g_utf8_next_char (p))
    characters += (guchar) *p >= 0x80;
  if (characters - self->replaced >= (gsize) 20 * self->replaced)
    return TRUE;
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->encoding, g_free);
  self->replaced = self->replaced_line = 0;
  return FALSE;
}

static void
find_out (SheafDecoded *self, const char *data, gsize size)
{
  g_autofree char *declared = NULL;
  const char *guesses[SHEAF_GUESSES];
  guint n;

  if (is_mostly_utf8 (data, size))
    {
      decode_as (self, "UTF-8", data, size, FALSE);
      self->guessed = self->replaced > 0;
      return;
    }
  self->guessed = TRUE;
  declared = find_declaration (data, size);
  if (declared && decode_as (self, declared, data, size, TRUE))
    return;
  n = sheaf_encoding_guess (data, size, guesses);
  if (n > 0 && sheaf_encoding_is_multi_byte (guesses[0]) &&
      decode_as (self, guesses[0], data, size, TRUE))
    return;
  if (n > 0 && decode_damaged (self, guesses[0], data, size))
    return;
  for (guint i = 0; i < n; i++)
    if (decode_as (self, guesses[i], data, size, TRUE))
      return;
  decode_as (self, "UTF-8", data, size, FALSE);
}

SheafDecoded *
sheaf_encoding_decode (GBytes *bytes, const char *encoding)
{
  SheafDecoded *self;
  const char *data, *marked;
  gsize size, mark = 0;

  g_return_val_if_fail (bytes, NULL);

  self = g_new0 (SheafDecoded, 1);
  data = g_bytes_get_data (bytes, &size);
  data = data ? data : "";
  marked = find_mark (data, size, &mark);
  if (encoding && *encoding)
    {
      SheafEncodingMethod forced = sheaf_encoding_get_method (encoding);

      mark = marked && g_ascii_strcasecmp (marked, forced.name) == 0 ? mark : 0;
      self->bom = mark > 0;
      if (decode_as (self, encoding, data + mark, size - mark, FALSE))
        return self;
      marked = find_mark (data, size, &mark);
    }
  self->bom = marked != NULL;
  if (!marked || !decode_as (self, marked, data + mark, size - mark, FALSE))
    find_out (self, data + mark, size - mark);
  return self;
}

const char *
sheaf_encoding_get_converter (const char *encoding)
{
  g_return_val_if_fail (encoding, NULL);
  return sheaf_encoding_get_method (encoding).iconv;
}

gsize
sheaf_encoding_get_mark_length (GBytes *bytes)
{
  gsize size, length = 0;
  const char *data;

  g_return_val_if_fail (bytes, 0);

  data = g_bytes_get_data (bytes, &size);
  return data && find_mark (data, size, &length) ? length : 0;
}

void
sheaf_decoded_free (SheafDecoded *self)
{
  if (!self)
    return;
  g_free (self->text);
  g_free (self->encoding);
  g_free (self);
}
