/* test-encoding.c: bytes of any kind to UTF-8
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding.h"
#include "core/encoding-names.h"
#include "core/encoding-splice.h"
#include "core/error.h"

#include <string.h>

#define FFFD "\357\277\275"

#define CHINESE                                                                                                                       \
  "互联互通迈入深水区：这一次，从圈地运动到技术开放，平台之间的围墙正在一点一点地被拆除。" \
  "不知不觉，一年就过去了，回顾这一年，可谓收获良多。"
#define JAPANESE                                                                                                                                  \
  "昔書いたメモがあったので公開しておきます。日本語の文章を正しく読み取れるかどうかを確かめるため" \
  "の"                                                                                                                                           \
  "試験です。カタカナもひらがなも漢字も含まれています。"
#define RUSSIAN                                                                                                                                                           \
  "Атрибут доступности для обозначения активного интерактивного элемента из группы других. " \
  "Это обычный русский текст, в котором достаточно слов."

#define FRENCH                                                                                               \
  "Le café était là, à côté de l'hôtel où les élèves préfèrent déjeuner l'été. Ça ne gêne " \
  "personne, "                                                                                               \
  "même si la fenêtre reste fermée et que le garçon, très pressé, a déjà oublié la moitié."

static GBytes *
encode (const char *text, const char *encoding, const char *mark, gsize mark_length)
{
  gsize length;
  g_autofree char *converted = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);
  GByteArray *bytes = g_byte_array_new ();

  g_assert_nonnull (converted);
  g_byte_array_append (bytes, (const guint8 *) mark, mark_length);
  g_byte_array_append (bytes, (const guint8 *) converted, length);
  return g_byte_array_free_to_bytes (bytes);
}

static void
assert_decoded (GBytes *bytes, const char *hint, const char *text, const char *encoding)
{
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, hint);

  g_assert_true (g_utf8_validate_len (decoded->text, decoded->length, NULL));
  g_assert_cmpuint (strlen (decoded->text), ==, decoded->length);
  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpstr (decoded->encoding, ==, encoding);
  g_assert_cmpuint (decoded->replaced, ==, 0);
  g_bytes_unref (bytes);
}

static void
test_guessed (void)
{
  assert_decoded (encode (CHINESE, "UTF-8", "", 0), NULL, CHINESE, "UTF-8");
  assert_decoded (encode (CHINESE, "GB18030", "", 0), NULL, CHINESE, "GB18030");
  assert_decoded (encode (CHINESE, "GBK", "", 0), "", CHINESE, "GB18030");
  assert_decoded (encode (JAPANESE, "SHIFT_JIS", "", 0), NULL, JAPANESE, "Shift_JIS");
  assert_decoded (encode (JAPANESE, "EUC-JP", "", 0), NULL, JAPANESE, "EUC-JP");
  assert_decoded (encode (RUSSIAN, "KOI8-R", "", 0), NULL, RUSSIAN, "KOI8-R");
  assert_decoded (encode ("# 中文\n", "GB18030", "", 0), NULL, "# 中文\n", "GB18030");
  assert_decoded (encode (FRENCH, "WINDOWS-1252", "", 0), NULL, FRENCH, "windows-1252");
  assert_decoded (encode ("plain\n", "UTF-8", "", 0), NULL, "plain\n", "UTF-8");
}

static void
test_marked (void)
{
  assert_decoded (encode (CHINESE, "UTF-8", "\357\273\277", 3), NULL, CHINESE, "UTF-8");
  assert_decoded (encode (CHINESE, "UTF-16LE", "\377\376", 2), NULL, CHINESE, "UTF-16LE");
  assert_decoded (encode (CHINESE, "UTF-16BE", "\376\377", 2), NULL, CHINESE, "UTF-16BE");
  assert_decoded (encode (CHINESE, "UTF-32LE", "\377\376\0\0", 4), NULL, CHINESE, "UTF-32LE");
  assert_decoded (encode (CHINESE, "UTF-32BE", "\0\0\376\377", 4), NULL, CHINESE, "UTF-32BE");
}

static void
test_forced (void)
{
  assert_decoded (encode ("试", "GB18030", "", 0), "GBK", "试", "GB18030");
  assert_decoded (encode ("é", "ISO-8859-1", "", 0), "ISO-8859-1", "é", "windows-1252");
  assert_decoded (encode ("é", "UTF-8", "\357\273\277", 3), "UTF-8", "é", "UTF-8");
  assert_decoded (encode ("é", "UTF-16LE", "\377\376", 2), "UTF-16LE", "é", "UTF-16LE");
  /* Of a name nobody knows nothing can be made. */
  assert_decoded (encode ("é", "UTF-8", "", 0), "no-such-encoding", "é", "UTF-8");
}

/* A title alone, and a quotation mark or two. */
static void
test_few (void)
{
  assert_decoded (encode ("年终总结", "GB18030", "", 0), NULL, "年终总结", "GB18030");
  assert_decoded (encode ("# 微服务 (1)\n", "GB18030", "", 0), NULL, "# 微服务 (1)\n", "GB18030");
  assert_decoded (encode ("永久鏈接", "BIG5", "", 0), NULL, "永久鏈接", "Big5");
  assert_decoded (encode ("これは試験です", "EUC-JP", "", 0), NULL, "これは試験です", "EUC-JP");
  assert_decoded (encode ("枚のFirefox関係の壁紙", "CP932", "", 0), NULL, "枚のFirefox関係の壁紙",
                  "Shift_JIS");
  assert_decoded (encode ("설치하기 위해서는", "CP949", "", 0), NULL, "설치하기 위해서는",
                  "EUC-KR");
  assert_decoded (encode ("It’s “here” — isn’t it?", "CP1252", "", 0), NULL,
                  "It’s “here” — isn’t it?", "windows-1252");
}

/* What was cut off in the middle of a character is what it was. */
/* A mark in the middle marks nothing, though what is before it is left out of the guess. */
static void
test_mark_in_the_middle (void)
{
  static const char text[] = "---\ntitle: a\xff\xfe"
                             "b\n---\nbody \xc3\x28\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);

  g_assert_true (g_str_has_prefix (decoded->text, "---\ntitle: a"));
  g_assert_cmpuint (decoded->replaced, >, 0);
}

static void
test_cut (void)
{
  g_autoptr (GBytes) whole = encode (CHINESE, "GB18030", "", 0);
  g_autoptr (GBytes) bytes = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) - 1);
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);

  g_assert_cmpstr (decoded->encoding, ==, "GB18030");
  g_assert_cmpuint (decoded->replaced, ==, 1);
  g_assert_true (g_str_has_prefix (decoded->text, "互联互通迈入深水区"));
  g_assert_true (g_str_has_suffix (decoded->text, "良多" FFFD));
}

static void
test_names (void)
{
  const char *const *names = sheaf_encoding_list ();

  g_assert_cmpstr (sheaf_encoding_find ("gbk"), ==, "GB18030");
  g_assert_cmpstr (sheaf_encoding_find ("CP1251"), ==, "windows-1251");
  g_assert_cmpstr (sheaf_encoding_find ("latin1"), ==, "windows-1252");
  g_assert_cmpstr (sheaf_encoding_find ("utf8"), ==, "UTF-8");
  g_assert_null (sheaf_encoding_find (""));
  g_assert_null (sheaf_encoding_find ("klingon"));
  /* Nobody can be offered what the system cannot convert. */
  for (guint i = 0; names[i]; i++)
    {
      g_assert_cmpstr (sheaf_encoding_find (names[i]), ==, names[i]);
      assert_decoded (encode ("abc", sheaf_encoding_get_converter (names[i]), "", 0), names[i],
                      "abc", names[i]);
    }
}

/* A change is written in the file's own encoding and touches no other byte, not even those that cannot be read. */
static void
test_splice (void)
{
  static const struct
  {
    const char *encoding, *before, *text, *after; /* of bytes; NULL: refused */
    gsize size, after_size;
    SheafError code; /* where it is refused */
  } cases[] = {
    { "GB18030", "\xd6\xd0 a \xff", "文 a " FFFD, "\xce\xc4 a \xff", 6, 6 },
    { "Shift_JIS", "\x92\x86", "文", "\x95\xb6", 2, 2 },
    { "windows-1252", "a\xe9z", "aèz", "a\xe8z", 3, 3 },
    { "windows-1252", "a\xe9z", "a中z", NULL, 3, 0, SHEAF_ERROR_INVALID },
    { "UTF-16LE", "\xff\xfe\x2d\x4e", "中文", "\xff\xfe\x2d\x4e\x87\x65", 4, 6 },
    { "UTF-8",
      "\xef\xbb\xbf"
      "a",
      "ab",
      "\xef\xbb\xbf"
      "ab",
      4, 5 },
    { "UTF-8", "", "中", "中", 0, 3 },
    { "UTF-16LE", "", "", "", 0, 0 },
    /* What could not be read stands in the way of the change. */
    { "GB18030", "\xd6\xd0 \xff b", "中 " FFFD " c", NULL, 6, 0, SHEAF_ERROR_UNSUPPORTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].before, cases[i].size);
      g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, cases[i].encoding);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) spliced = sheaf_encoding_splice (bytes, decoded, cases[i].text, &error);

      g_test_message ("%u", i);
      if (!cases[i].after)
        {
          g_assert_error (error, SHEAF_ERROR, (int) cases[i].code);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (spliced, NULL), g_bytes_get_size (spliced), cases[i].after,
                       cases[i].after_size);
    }
}

/* Two characters are too few to guess by; a declaration that all bytes fit decides, others are ignored. */
static void
test_declared (void)
{
  const char *gbk = "<meta charset=\"gbk\"><p>试验</p>";
  const char *header = "---\nencoding: Big5\n---\n試驗";
  const char *utf7 = "<meta charset=utf-7><p>é</p>";
  const char *utf16 = "<meta charset=utf-16><p>é</p>";

  assert_decoded (encode (gbk, "GBK", "", 0), NULL, gbk, "GB18030");
  assert_decoded (encode (header, "BIG5", "", 0), NULL, header, "Big5");
  assert_decoded (encode (utf7, "UTF-8", "", 0), NULL, utf7, "UTF-8");
  assert_decoded (encode (utf16, "UTF-8", "", 0), NULL, utf16, "UTF-8");
}

static void
assert_replaced (const char *data, gsize size, const char *text, guint replaced, guint line)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);

  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpuint (decoded->replaced, ==, replaced);
  g_assert_cmpuint (decoded->replaced_line, ==, line);
  g_assert_cmpstr (decoded->encoding, ==, "UTF-8");
}

static void
test_broken (void)
{
  static const char cut[] = "中文中文中文中文\n中文\344\270";
  static const char nul[] = "a\0b\0\0c";
  static const char ascii_cut[] = "abc\342\202";
  static const char lone[] = "一二三四五六七八九十\r\n\200x";

  assert_replaced (cut, strlen (cut), "中文中文中文中文\n中文" FFFD, 1, 2);
  assert_replaced (ascii_cut, strlen (ascii_cut), "abc" FFFD, 1, 1);
  assert_replaced (nul, sizeof nul - 1, "a" FFFD "b" FFFD FFFD "c", 3, 1);
  assert_replaced (lone, strlen (lone), "一二三四五六七八九十\r\n" FFFD "x", 1, 2);
  assert_replaced ("", 0, "", 0, 0);
}

/* Half a character at the end of each encoding that has such, and a lone surrogate. */
static void
test_broken_forced (void)
{
  static const struct
  {
    const char *encoding;
    const char *data;
    gsize size;
    const char *text;
  } cuts[] = {
    { "GB18030", "\326\320\326", 3, "中" FFFD },
    { "Shift_JIS", "\222\206\222", 3, "中" FFFD },
    { "UTF-16LE", "\x2d\x4e\x2d", 3, "中" FFFD },
    { "UTF-16LE", "\x00\xd8\x2d\x4e", 4, FFFD "中" },
    { "UTF-16BE", "\x4e\x2d\x00\x00", 4, "中" FFFD },
    { "UTF-32LE", "\x2d\x4e\0\0\xff\xff\xff\xff", 8, "中" FFFD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cuts[i].data, cuts[i].size);
      g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, cuts[i].encoding);

      g_test_message ("%u", i);
      g_assert_cmpstr (decoded->text, ==, cuts[i].text);
      g_assert_cmpuint (decoded->replaced, ==, 1);
    }
}

/* Whatever the bytes, the text is valid, and at most three times as long. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint8 data[512];

  for (guint i = 0; i < 500; i++)
    {
      gsize size = g_rand_int_range (rand, 0, sizeof data);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (SheafDecoded) decoded = NULL;

      for (gsize j = 0; j < size; j++)
        data[j] = g_rand_int_range (rand, 0, 256);
      bytes = g_bytes_new (data, size);
      decoded = sheaf_encoding_decode (bytes, NULL);
      g_assert_true (g_utf8_validate_len (decoded->text, decoded->length, NULL));
      g_assert_cmpuint (decoded->length, <=, size * 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/mark-in-the-middle", test_mark_in_the_middle);
  g_test_add_func ("/encoding/guessed", test_guessed);
  g_test_add_func ("/encoding/few", test_few);
  g_test_add_func ("/encoding/cut", test_cut);
  g_test_add_func ("/encoding/names", test_names);
  g_test_add_func ("/encoding/splice", test_splice);
  g_test_add_func ("/encoding/marked", test_marked);
  g_test_add_func ("/encoding/forced", test_forced);
  g_test_add_func ("/encoding/declared", test_declared);
  g_test_add_func ("/encoding/broken", test_broken);
  g_test_add_func ("/encoding/broken-forced", test_broken_forced);
  g_test_add_func ("/encoding/noise", test_noise);
  return g_test_run ();
}
