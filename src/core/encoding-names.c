/* encoding-names.c: what encodings are called, and what they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding-names.h"

/* What the names in the field really mean, as the WHATWG Encoding Standard has it: files that say GB2312
 * hold characters of GB18030, those that say Shift_JIS of CP932, and so on. */
static const struct
{
  const char *label;
  const char *name;  /* IANA */
  const char *iconv; /* what decodes it */
  guint unit;        /* bytes to skip where it does not */
} labels[] = {
  { "utf-8", "UTF-8", "UTF-8", 1 },
  { "utf8", "UTF-8", "UTF-8", 1 },
  { "gb18030", "GB18030", "GB18030", 1 },
  { "gb2312", "GB18030", "GB18030", 1 },
  { "gbk", "GB18030", "GB18030", 1 },
  { "gb_2312-80", "GB18030", "GB18030", 1 },
  { "cp936", "GB18030", "GB18030", 1 },
  { "big5", "Big5", "BIG5-HKSCS", 1 },
  { "cp950", "Big5", "BIG5-HKSCS", 1 },
  { "big5-hkscs", "Big5-HKSCS", "BIG5-HKSCS", 1 },
  { "euc-tw", "EUC-TW", "EUC-TW", 1 },
  { "shift_jis", "Shift_JIS", "CP932", 1 },
  { "shift-jis", "Shift_JIS", "CP932", 1 },
  { "sjis", "Shift_JIS", "CP932", 1 },
  { "cp932", "Shift_JIS", "CP932", 1 },
  { "windows-31j", "Shift_JIS", "CP932", 1 },
  { "euc-jp", "EUC-JP", "EUC-JP", 1 },
  { "euc-kr", "EUC-KR", "CP949", 1 },
  { "uhc", "EUC-KR", "CP949", 1 },
  { "cp949", "EUC-KR", "CP949", 1 },
  { "koi8-r", "KOI8-R", "KOI8-R", 1 },
  { "koi8-u", "KOI8-U", "KOI8-U", 1 },
  { "utf-16le", "UTF-16LE", "UTF-16LE", 2 },
  { "utf-16be", "UTF-16BE", "UTF-16BE", 2 },
  { "utf-32le", "UTF-32LE", "UTF-32LE", 4 },
  { "utf-32be", "UTF-32BE", "UTF-32BE", 4 },
  { "iso-8859-1", "windows-1252", "CP1252", 1 },
  { "latin1", "windows-1252", "CP1252", 1 },
  { "iso-8859-9", "windows-1254", "CP1254", 1 },
  { "iso-8859-11", "windows-874", "CP874", 1 },
  { "tis-620", "windows-874", "CP874", 1 },
  { "windows-874", "windows-874", "CP874", 1 },
  { "windows-1250", "windows-1250", "CP1250", 1 },
  { "windows-1251", "windows-1251", "CP1251", 1 },
  { "windows-1252", "windows-1252", "CP1252", 1 },
  { "windows-1253", "windows-1253", "CP1253", 1 },
  { "windows-1254", "windows-1254", "CP1254", 1 },
  { "windows-1255", "windows-1255", "CP1255", 1 },
  { "windows-1256", "windows-1256", "CP1256", 1 },
  { "windows-1257", "windows-1257", "CP1257", 1 },
  { "windows-1258", "windows-1258", "CP1258", 1 },
};

static const char *const offered[] = {
  "UTF-8",        "GB18030",      "Big5",         "Shift_JIS",    "EUC-JP",       "EUC-KR",
  "windows-1252", "windows-1250", "windows-1251", "KOI8-R",       "KOI8-U",       "windows-1253",
  "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "windows-874",
  "UTF-16LE",     "UTF-16BE",     NULL,
};

SheafEncodingMethod
sheaf_encoding_get_method (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (label, labels[i].label) == 0)
      return (SheafEncodingMethod){ labels[i].name, labels[i].iconv, labels[i].unit };
  return (SheafEncodingMethod){ label, label, 1 };
}

const char *
sheaf_encoding_find (const char *label)
{
  g_autofree char *windows = NULL;
  SheafEncodingMethod method;

  g_return_val_if_fail (label, NULL);

  /* cp1252 is what the same is called by those who convert. */
  if (g_ascii_strncasecmp (label, "cp125", 5) == 0)
    label = windows = g_strconcat ("windows-", label + 2, NULL);
  method = sheaf_encoding_get_method (label);
  for (guint i = 0; offered[i]; i++)
    if (g_str_equal (offered[i], method.name))
      return offered[i];
  return NULL;
}

const char *const *
sheaf_encoding_list (void)
{
  return offered;
}

gboolean
sheaf_encoding_is_multi_byte (const char *label)
{
  static const char *const multi_byte[] = { "gb2312", "gbk",       "gb18030", "big5", "big5-hkscs",
                                            "euc-jp", "euc-kr",    "euc-tw",  "uhc",  "sjis",
                                            "johab",  "shift_jis", NULL };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (label, FALSE);

  lower = g_ascii_strdown (label, -1);
  return g_strv_contains (multi_byte, lower);
}
