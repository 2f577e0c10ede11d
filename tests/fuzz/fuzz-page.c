/* fuzz-page.c: any Markdown or HTML with tags of site builders becomes a page, within its bounds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../core/html-judge.h"

#include "core/extract.h"
#include "core/page-tags.h"
#include "core/page.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* Tags found by chance are few: every second input has some more of their signs. */
static char *
add_signs (const char *body, gsize length, guint8 seed)
{
  static const char *const signs[] = { "{% ", " %}",    "{% end",      "{{< ",          " >}}",
                                       "{{",  "}}",     "\n:::note\n", "\n:::\n",       "<Note ",
                                       "/>",  "{: .a}", "{% note %}",  "{% endnote %}", "\n```\n",
                                       "> " };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (seed && (guchar) body[i] % 16 == seed % 16 && (guchar) body[i] < 128)
      g_string_append (text, signs[(i + seed) % G_N_ELEMENTS (signs)]);
    else
      g_string_append_c (text, body[i]);
  return g_string_free (text, FALSE);
}

static void
expand (const char *text, SheafFormat format)
{
  gsize size = 0;
  g_autofree char *expanded =
      sheaf_page_tags_expand (text, strlen (text), format, SHEAF_PAGE_TAGS_MARKS, &size);

  g_assert_true (!expanded || g_utf8_validate (expanded, (gssize) size, NULL));
  g_assert_cmpuint (size, <=, 2 * strlen (text) + 64 * 1024);
}

static void
render (const char *text, SheafFormat format)
{
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);
  g_autofree char *searched =
      sheaf_extract_text (document->body, document->body_length, document->format);

  if (fragment)
    test_judge_html (fragment->html);
  g_assert_true (g_utf8_validate (searched, -1, NULL));
  g_assert_cmpuint (strlen (searched), <=, 2 * document->body_length + 1024);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  guint8 seed = size > 0 ? data[size - 1] : 0;
  SheafFormat format = seed & 32 ? SHEAF_FORMAT_HTML : SHEAF_FORMAT_MARKDOWN;
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  g_autofree char *text = add_signs (valid, strlen (valid), seed & 64 ? seed : 0);

  expand (text, format);
  render (text, format);
  return 0;
}
