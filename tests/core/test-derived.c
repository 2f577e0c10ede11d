/* test-derived.c: real articles in other encodings and with other line ends
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date.h"
#include "core/draft.h"
#include "core/encoding.h"

#include <string.h>

/* What a file of corpora/_derived is, as its name says. */
static const struct
{
  const char *file;
  const char *encoding;
  const char *iconv; /* a name for iconv that reads the bytes behind a mark */
  gsize mark;        /* bytes of the byte order mark */
  const char *title;
} files[] = {
  { "doka-koi8-r-8.md", "KOI8-R", "KOI8-R", 0, "`aria-activedescendant`" },
  { "hexo-alanhg-gb18030-2.md", "GB18030", "GB18030", 0, "2016-年末总结" },
  { "hexo-sobaliuziao-utf-8-sig-11.md", "UTF-8", "UTF-8", 3, "ABC232 部分题目题解" },
  { "hexo-zwdnet-utf-16-10.md", "UTF-16LE", "UTF-16LE", 2,
    "003.锐读会 已有课程笔记《氧化锆类修复体的粘接原理及流程》" },
  { "jekyll-azu-shift_jis-5.md", "Shift_JIS", "CP932", 0, "小説をテキスト化する下ごしらえのTips" },
  { "seed-bom-crlf-noblank.md", "UTF-8", "UTF-8", 3,
    "从_圈地运动_到_技术开放_，互联互通迈入深水区" },
  { "seed-cr-only.md", "UTF-8", "UTF-8", 0, "从_圈地运动_到_技术开放_，互联互通迈入深水区" },
  { "seed-cut-in-utf8-char.md", "UTF-8", "UTF-8", 0,
    "从_圈地运动_到_技术开放_，互联互通迈入深水区" },
  { "seedfamily-gb18030-4.md", "GB18030", "GB18030", 0,
    "从_圈地运动_到_技术开放_，互联互通迈入深水区" },
};

/* Returns: (transfer full) (nullable): NULL where there are no corpora */
static GBytes *
read_file (const char *folder, const char *name)
{
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *path = NULL;
  char *content;
  gsize length;

  if (!shared)
    return NULL;
  path = g_build_filename (shared, "corpora", folder, name, NULL);
  return g_file_get_contents (path, &content, &length, NULL) ? g_bytes_new_take (content, length)
                                                             : NULL;
}

static SheafDraft *
make_draft (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  const SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  SheafDraft *draft = sheaf_draft_new (bytes, "a.md", &options, &error);

  g_assert_no_error (error);
  return draft;
}

static void
check_file (guint i, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);
  g_autoptr (SheafDraft) draft = make_draft (bytes);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_convert (data + files[i].mark, (gssize) (size - files[i].mark), "UTF-8",
                                     files[i].iconv, NULL, NULL, &error);

  g_test_message ("%s", files[i].file);
  g_assert_no_error (error);
  g_assert_cmpstr (decoded->encoding, ==, files[i].encoding);
  g_assert_cmpint (decoded->bom, ==, files[i].mark > 0);
  g_assert_cmpuint (decoded->replaced, ==, 0);
  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpstr (draft->article->title, ==, files[i].title);
  g_assert_cmpstr (draft->article->encoding, ==, files[i].encoding);
  g_assert_cmpuint (draft->article->flags, ==, 0);
  g_assert_cmpuint (draft->article->warnings->len, ==, 0);
}

static void
test_files (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = read_file ("_derived", files[i].file);

      if (!bytes)
        {
          g_test_skip ("no shared articles beside the checkout");
          return;
        }
      check_file (i, bytes);
    }
}

/* Cut in each of its characters of several bytes: one U+FFFD where the rest is missing, and a warning
 * that names the line. The file is Chinese, so there is no other encoding to think of. */
static void
check_cut (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SheafDraft) draft = make_draft (bytes);
  g_autoptr (SheafDecoded) decoded = sheaf_encoding_decode (bytes, NULL);
  const SheafWarning *warning;
  guint lines = 1;

  for (gsize i = 0; i < size; i++)
    lines += data[i] == '\n' ? 1 : 0;
  g_assert_cmpstr (decoded->encoding, ==, "UTF-8");
  g_assert_cmpuint (decoded->replaced, ==, 1);
  g_assert_true (g_str_has_suffix (decoded->text, "\357\277\275"));
  g_assert_true (draft->article->flags & SHEAF_FLAG_ATTENTION);
  warning = g_ptr_array_index (draft->article->warnings, 0);
  g_assert_cmpuint (warning->line, ==, lines);
  g_assert_nonnull (strstr (warning->text, "UTF-8"));
}

static void
check_cuts (const char *data, gsize size)
{
  guint cuts = 0;

  /* Not in the header: what is left would be no header. */
  for (gsize i = 1400; i < size; i += 7)
    if (((guchar) data[i] & 0xC0) == 0x80)
      {
        check_cut (data, i);
        cuts++;
      }
  g_test_message ("cut in %u characters", cuts);
  g_assert_cmpuint (cuts, >, 20);
}

static void
test_cut (void)
{
  g_autoptr (GBytes) bytes = read_file ("seedfamily", "SEED-woshipm-hulianhutong.md");

  if (!bytes)
    {
      g_test_skip ("no shared articles beside the checkout");
      return;
    }
  check_cuts (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The same text, whatever its line ends. */
static void
test_line_ends (void)
{
  g_autoptr (GBytes) lf = read_file ("seedfamily", "SEED-woshipm-hulianhutong.md");
  g_autoptr (GBytes) cr = read_file ("_derived", "seed-cr-only.md");
  g_autoptr (SheafDraft) first = NULL;
  g_autoptr (SheafDraft) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (!lf || !cr)
    {
      g_test_skip ("no shared articles beside the checkout");
      return;
    }
  first = make_draft (lf);
  second = make_draft (cr);
  g_clear_pointer (&first->article->origin, g_free);
  g_clear_pointer (&second->article->origin, g_free);
  first->article->sha256[0] = second->article->sha256[0] = '\0';
  one = sheaf_article_to_json (first->article);
  other = sheaf_article_to_json (second->article);
  g_assert_cmpstr (one, ==, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/derived/files", test_files);
  g_test_add_func ("/derived/cut", test_cut);
  g_test_add_func ("/derived/line-ends", test_line_ends);
  return g_test_run ();
}
