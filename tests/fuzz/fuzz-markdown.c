/* fuzz-markdown.c: any Markdown becomes a page, within its bounds
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "../core/html-judge.h"
#include "../core/html-stable.h"

#include "core/extract.h"
#include "core/page.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  const SheafSanitizerOptions options = { .article = 7, .block_ids = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, SHEAF_FORMAT_MARKDOWN, NULL);
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, NULL);
  g_autofree char *text =
      sheaf_extract_text (document->body, document->body_length, document->format);
  g_autofree char *heading =
      sheaf_extract_heading (document->body, document->body_length, document->format);

  if (fragment)
    {
      test_judge_html (fragment->html);
      test_judge_stable (fragment->html);
    }
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (strlen (text), <=, 2 * document->body_length + 1024);
  g_assert_true (!heading || g_utf8_validate (heading, -1, NULL));
  return 0;
}
