/* format-encoding.c: text encodings as people know them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-encoding.h"

#include <glib/gi18n.h>

/* Whose texts are written in each. */
static const struct
{
  const char *encoding;
  const char *texts;
} encodings[] = {
  { "UTF-8", NC_ ("encoding", "All languages") },
  { "UTF-16LE", NC_ ("encoding", "All languages") },
  { "UTF-16BE", NC_ ("encoding", "All languages") },
  { "GB18030", NC_ ("encoding", "Chinese, simplified") },
  { "Big5", NC_ ("encoding", "Chinese, traditional") },
  { "Shift_JIS", NC_ ("encoding", "Japanese") },
  { "EUC-JP", NC_ ("encoding", "Japanese") },
  { "EUC-KR", NC_ ("encoding", "Korean") },
  { "windows-1252", NC_ ("encoding", "Western European") },
  { "windows-1250", NC_ ("encoding", "Central European") },
  { "windows-1251", NC_ ("encoding", "Cyrillic") },
  { "KOI8-R", NC_ ("encoding", "Russian") },
  { "KOI8-U", NC_ ("encoding", "Ukrainian") },
  { "windows-1253", NC_ ("encoding", "Greek") },
  { "windows-1254", NC_ ("encoding", "Turkish") },
  { "windows-1255", NC_ ("encoding", "Hebrew") },
  { "windows-1256", NC_ ("encoding", "Arabic") },
  { "windows-1257", NC_ ("encoding", "Baltic") },
  { "windows-1258", NC_ ("encoding", "Vietnamese") },
  { "windows-874", NC_ ("encoding", "Thai") },
};

char *
sheaf_format_encoding (const char *encoding)
{
  g_return_val_if_fail (encoding, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_str_equal (encodings[i].encoding, encoding))
      /* Translators: a language or script, and the name of a text encoding: "Japanese (EUC-JP)" */
      return g_strdup_printf (C_ ("encoding", "%s (%s)"),
                              g_dpgettext2 (NULL, "encoding", encodings[i].texts), encoding);
  return g_strdup (encoding);
}
