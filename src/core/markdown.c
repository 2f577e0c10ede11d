/* markdown.c: Markdown to HTML, not yet safe
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <md4c-html.h>

#define MARKDOWN_FLAGS                                                                             \
  (MD_DIALECT_GITHUB | MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_COLLAPSEWHITESPACE)

typedef struct
{
  GString *html;
  gsize limit;
  GCancellable *cancellable;
  gboolean stopped;
} Output;

/* md4c's renderer cannot be told to stop, so what comes after the limit is thrown away. */
static void
append_cb (const MD_CHAR *text, MD_SIZE size, void *user_data)
{
  Output *output = user_data;

  if (output->stopped)
    return;
  if (output->html->len + size > output->limit || g_cancellable_is_cancelled (output->cancellable))
    output->stopped = TRUE;
  else
    g_string_append_len (output->html, text, size);
}

char *
sheaf_markdown_to_html (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) html = NULL;
  Output output = { .limit = 16 * length + 1024 * 1024, .cancellable = cancellable };
  int result;

  g_return_val_if_fail (text, NULL);

  output.html = html = g_string_sized_new (length + length / 4 + 64);
  result = md_html (text, (MD_SIZE) length, append_cb, &output, MARKDOWN_FLAGS, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (result != 0 || output.stopped)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                           _ ("The Markdown of this article unfolds to more than can be shown."));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&html), FALSE);
}
