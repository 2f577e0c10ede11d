/* test-fresh-texts.c: texts that were extracted when files came in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/fresh-texts.h"

#include "core/draft.h"
#include "core/search-text.h"

#include <string.h>

static SheafDraft *
draft_new (const char *name, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  const SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  g_autoptr (GError) error = NULL;
  SheafDraft *draft = sheaf_draft_new (bytes, name, &options, &error);

  g_assert_no_error (error);
  return draft;
}

static void
keep (SheafFreshTexts *fresh, const SheafSha256 *digest, const SheafDraft *draft)
{
  if (draft->text)
    sheaf_fresh_texts_keep (fresh, digest, draft->article->format, draft->article->encoding,
                            draft->text, draft->shows_pictures);
}

/* What is taken is what the index would have extracted, whatever the file is. */
static void
test_same (void)
{
  static const struct
  {
    const char *name, *text;
  } files[] = {
    { "a.md", "---\ntitle: T\n---\n# Head\n\nSome *text*, 和中文\n换行。\n\n![](a.png)\n" },
    { "b.html", "---\ntitle: T\n---\n<p>One<br>two &amp; <img src=x> three</p>" },
    { "c.txt", "plain\n\n  text <p>" },
    { "d.md", "\xef\xbb\xbf---\ntitle: T\n---\r\nwith a mark\r\n" },
    { "e.md", "" },
    { "f.html",
      "<!doctype "
      "html><html><head><title>Page</title></head><body><nav>n</nav><article><h1>Page</h1>"
      "<p>The article of a whole page, which is reduced to it where it is long enough.</p>"
      "</article></body></html>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (SheafDraft) draft =
          draft_new (files[i].name, files[i].text, strlen (files[i].text));
      const SheafArticle *article = draft->article;
      g_autoptr (SheafFreshTexts) fresh = sheaf_fresh_texts_new ();
      const SheafSha256 digest = sheaf_sha256_of (draft->bytes);
      gboolean pictures = FALSE, wanted_pictures = FALSE;
      g_autofree char *wanted = sheaf_search_text_full (draft->packed, article->format,
                                                        article->encoding, &wanted_pictures);
      g_autofree char *text = NULL;

      keep (fresh, &digest, draft);
      text = sheaf_fresh_texts_take (fresh, &digest, article->format, article->encoding, &pictures);
      if (!text)
        g_assert_cmpstr (files[i].name, ==, "f.html");
      g_assert_true (!text || g_str_equal (text, wanted));
      g_assert_true (!text || pictures == wanted_pictures);
    }
}

/* Once, and only where the bytes are read in the same way. */
static void
test_take (void)
{
  static const char body[] = "some text\n";
  g_autoptr (SheafDraft) draft = draft_new ("a.md", body, strlen (body));
  g_autoptr (SheafFreshTexts) fresh = sheaf_fresh_texts_new ();
  const SheafSha256 digest = sheaf_sha256_of (draft->bytes);
  const gint64 format = draft->article->format;
  SheafSha256 other = digest;
  gboolean pictures;
  g_autofree char *text = NULL;

  other.bytes[31] ^= 1;
  keep (fresh, &digest, draft);
  g_assert_null (sheaf_fresh_texts_take (fresh, &other, format, "UTF-8", &pictures));
  g_assert_null (sheaf_fresh_texts_take (fresh, &digest, format + 1, "UTF-8", &pictures));
  g_assert_null (sheaf_fresh_texts_take (fresh, &digest, format, "GB18030", &pictures));
  g_assert_null (sheaf_fresh_texts_take (fresh, &digest, format, NULL, &pictures));
  text = sheaf_fresh_texts_take (fresh, &digest, format, "UTF-8", &pictures);
  g_assert_cmpstr (text, ==, "some text");
  g_assert_null (sheaf_fresh_texts_take (fresh, &digest, format, "UTF-8", &pictures));
  keep (fresh, &digest, draft);
  sheaf_fresh_texts_clear (fresh);
  g_assert_null (sheaf_fresh_texts_take (fresh, &digest, format, "UTF-8", &pictures));
}

/* Memory has an end: of 48 texts of a megabyte some are kept, and not all. */
static void
test_room (void)
{
  g_autoptr (SheafFreshTexts) fresh = sheaf_fresh_texts_new ();
  g_autofree char *body = g_strnfill (1024 * 1024, 'a');
  guint n_kept = 0;

  for (guint i = 0; i < 48; i++)
    {
      g_autoptr (SheafDraft) draft = NULL;
      SheafSha256 digest;

      body[i] = ' ';
      draft = draft_new ("a.txt", body, 1024 * 1024);
      digest = sheaf_sha256_of (draft->bytes);
      keep (fresh, &digest, draft);
    }
  memset (body, 'a', 48);
  for (guint i = 0; i < 48; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;
      SheafSha256 digest;
      gboolean pictures;

      body[i] = ' ';
      bytes = g_bytes_new (body, 1024 * 1024);
      digest = sheaf_sha256_of (bytes);
      text = sheaf_fresh_texts_take (fresh, &digest, SHEAF_FORMAT_TEXT, "UTF-8", &pictures);
      n_kept += text ? 1 : 0;
    }
  g_assert_cmpuint (n_kept, >, 16);
  g_assert_cmpuint (n_kept, <, 40);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fresh-texts/same", test_same);
  g_test_add_func ("/fresh-texts/take", test_take);
  g_test_add_func ("/fresh-texts/room", test_room);
  return g_test_run ();
}
