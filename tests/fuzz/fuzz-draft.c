/* fuzz-draft.c: any bytes may be an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/date.h"
#include "core/draft.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* The bytes come back as they were, all text is valid, and attention is never asked for without a reason. The
 * last byte chooses the dialect. */
int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  guint dialect = SHEAF_DIALECT_HEXO + (size > 0 ? data[size - 1] % 5 : 0);
  SheafDraftOptions options = { .dialect = dialect, .zone = zone };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, "site/_posts/a.txt", &options, NULL);
  g_autoptr (GBytes) kept = sheaf_draft_unpack (draft->packed, NULL);
  g_autofree char *json = sheaf_article_to_json (draft->article);

  g_assert_true (g_bytes_equal (bytes, kept));
  g_assert_true (g_utf8_validate (json, -1, NULL));
  g_assert_true (draft->article->title && *draft->article->title);
  if (draft->article->flags & SHEAF_FLAG_ATTENTION)
    g_assert_cmpuint (draft->article->warnings->len, >, 0);
  return 0;
}
