/* page-copy.c: what is taken out of an article to be used elsewhere
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-copy.h"

#include "core/extract.h"
#include "core/markdown-escape.h"
#include "core/markdown-writer.h"
#include "core/page.h"
#include "core/prefix.h"

#include <string.h>

static gboolean
begins_with_title (const SheafDocument *document, const char *title)
{
  g_autofree char *heading = NULL;

  if (document->format != SHEAF_FORMAT_HTML)
    return FALSE;
  heading = sheaf_extract_heading (document->body, document->body_length, document->format);
  return heading && strstr (heading, title) && strstr (document->body, "<h1");
}

char *
sheaf_copy_markdown (const SheafDocument *document,
                     const char *title,
                     const SheafCleaner *cleaner,
                     GCancellable *cancellable,
                     GError **error)
{
  const SheafSanitizerOptions options = { .addresses = TRUE, .cleaner = cleaner };
  g_autoptr (SheafFragment) fragment = NULL;
  g_autoptr (GString) heading = g_string_new (NULL);
  g_autofree char *body = NULL;

  g_return_val_if_fail (document && title, NULL);

  if (document->format == SHEAF_FORMAT_MARKDOWN)
    return g_strdup (document->body);
  fragment = sheaf_page_render (document, &options, cancellable, error);
  if (fragment)
    body = sheaf_markdown_write (fragment->html, strlen (fragment->html), cancellable, error);
  if (!body || begins_with_title (document, title))
    return g_steal_pointer (&body);
  sheaf_markdown_append_text (heading, title, TRUE);
  return g_strconcat ("# ", heading->str, "\n\n", body, NULL);
}

char *
sheaf_copy_text (const SheafDocument *document, const char *title)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (document && title, NULL);

  text = sheaf_extract_text (document->body, document->body_length, document->format);
  if (sheaf_has_prefix (text, title))
    return g_steal_pointer (&text);
  return g_strconcat (title, "\n\n", text, NULL);
}

char *
sheaf_copy_clean (const char *html, GCancellable *cancellable, GError **error)
{
  const SheafSanitizerOptions options = { .unfolded = TRUE };
  g_autoptr (SheafFragment) fragment = NULL;

  g_return_val_if_fail (html, NULL);

  fragment = sheaf_sanitizer_run (html, strlen (html), &options, cancellable, error);
  return fragment ? g_steal_pointer (&fragment->html) : NULL;
}
