/* encoding.c: bytes of a file to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding.h"
#include "core/text.h"

#include <errno.h>
#include <string.h>
#include <uchardet.h>

#define REPLACEMENT "\357\277\275"

/* As much as is looked at to guess, from the first byte that is not ASCII. */
#define GUESS_BYTES (256 * 1024)

/* Where a declaration is looked for; HTML wants it within 1,024 bytes. */
#define DECLARATION_BYTES 4096

/* What the names in the field really mean, as the WHATWG Encoding Standard has it: files that say GB2312
 * hold characters of GB18030, those that say Shift_JIS of CP932, and so on. */
static const struct
{
  const char *label;
  const char *name;  /* IANA */
  const char *iconv; /* what decodes it */
  guint unit;        /* bytes to skip where it does not */
} encodings[] = {
  { "gb18030", "GB18030", "GB18030", 1 },
  { "gb2312", "GB18030", "GB18030", 1 },
  { "gbk", "GB18030", "GB18030", 1 },
  { "gb_2312-80", "GB18030", "GB18030", 1 },
  { "big5", "Big5", "BIG5-HKSCS", 1 },
  { "big5-hkscs", "Big5-HKSCS", "BIG5-HKSCS", 1 },
  { "euc-tw", "EUC-TW", "EUC-TW", 1 },
  { "shift_jis", "Shift_JIS", "CP932", 1 },
  { "sjis", "Shift_JIS", "CP932", 1 },
  { "windows-31j", "Shift_JIS", "CP932", 1 },
  { "euc-jp", "EUC-JP", "EUC-JP", 1 },
  { "euc-kr", "EUC-KR", "CP949", 1 },
  { "uhc", "EUC-KR", "CP949", 1 },
  { "koi8-r", "KOI8-R", "KOI8-R", 1 },
  { "koi8-u", "KOI8-U", "KOI8-U", 1 },
  { "utf-16le", "UTF-16LE", "UTF-16LE", 2 },
  { "utf-16be", "UTF-16BE", "UTF-16BE", 2 },
  { "utf-32le", "UTF-32LE", "UTF-32LE", 4 },
  { "utf-32be", "UTF-32BE", "UTF-32BE", 4 },
  { "iso-8859-1", "windows-1252", "CP1252", 1 },
  { "iso-8859-11", "windows-874", "CP874", 1 },
  { "tis-620", "windows-874", "CP874", 1 },
};

/* One way to decode. */
typedef struct
{
  const char *name;
  const char *iconv;
  guint unit;
} Method;

static Method
find_method (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (label, encodings[i].label) == 0)
      return (Method){ encodings[i].name, encodings[i].iconv, encodings[i].unit };
  return (Method){ label, label, 1 };
}

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
convert (SheafDecoded *self, const Method *method, const char *data, gsize size, gboolean strict)
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
  Method method = find_method (label);
  GString *out;

  if (g_ascii_strcasecmp (label, "utf-8") == 0 || g_ascii_strcasecmp (label, "utf8") == 0)
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

/* Encodings that text of another one hardly ever fits. */
static gboolean
is_multi_byte (const char *label)
{
  static const char *const labels[] = { "gb2312", "gbk",       "gb18030", "big5", "big5-hkscs",
                                        "euc-jp", "euc-kr",    "euc-tw",  "uhc",  "sjis",
                                        "johab",  "shift_jis", NULL };
  g_autofree char *lower = g_ascii_strdown (label, -1);

  return g_strv_contains (labels, lower);
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
        if (is_multi_byte (label))
          return g_steal_pointer (&label);
      }
  return NULL;
}

static char *
guess (const char *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  gsize ascii = 0;
  char *name;

  while (ascii < size && (guchar) data[ascii] < 0x80)
    ascii++;
  uchardet_handle_data (detector, data + ascii, MIN (size - ascii, GUESS_BYTES));
  uchardet_data_end (detector);
  name = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return name;
}

/* Whether all that is not ASCII is pairs of bytes that are everyday Chinese in GB2312: its punctuation and
 * its first level of characters. A few of them are too little for uchardet, which takes them for letters of
 * some alphabet; no alphabet's text of any length has only such pairs. */
static gboolean
fits_chinese (const char *data, gsize size)
{
  gsize characters = 0;

  for (gsize i = 0; i < size; i++)
    {
      guchar lead = data[i];
      guchar trail = i + 1 < size ? data[i + 1] : 0;

      if (lead < 0x80)
        continue;
      if (trail < 0xA1 || trail == 0xFF)
        return FALSE;
      if (lead < 0xA1 || (lead > 0xA9 && lead < 0xB0) || lead > 0xD7)
        return FALSE;
      characters += lead >= 0xB0 ? 1 : 0;
      i++;
    }
  return characters > 0;
}

static void
find_out (SheafDecoded *self, const char *data, gsize size)
{
  g_autofree char *declared = NULL;
  g_autofree char *guessed = NULL;

  if (is_mostly_utf8 (data, size))
    {
      decode_as (self, "UTF-8", data, size, FALSE);
      return;
    }
  declared = find_declaration (data, size);
  if (declared && decode_as (self, declared, data, size, TRUE))
    return;
  guessed = guess (data, size);
  if (!is_multi_byte (guessed) && fits_chinese (data, size) &&
      decode_as (self, "GB18030", data, size, TRUE))
    return;
  if (*guessed && decode_as (self, guessed, data, size, TRUE))
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
      Method forced = find_method (encoding);

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
  return find_method (encoding).iconv;
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
