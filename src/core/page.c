/* page.c: an article as the document the reader shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page.h"

#include "core/error.h"
#include "core/markdown.h"
#include "core/page-head.h"
#include "core/page-tags.h"
#include "core/page-theme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_RESOURCES "/io/github/sheaf/Sheaf/core/"

/* The body --------------------------------------------------------------------------------------- */

/* Text as it stands: a paragraph where a blank line divides, the lines in it kept. */
static char *
text_to_html (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) html = g_string_sized_new (strlen (text) + 64);
  gboolean open = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = g_strchomp (lines[i]);

      if (*line)
        g_string_append (html, open ? "<br>\n" : "<p>");
      else if (open)
        g_string_append (html, "</p>\n");
      sheaf_html_append_text (html, line);
      open = *line != '\0';
    }
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/* What could not be laid out in time is read as it was written, under a word of why. */
static char *
source_to_html (const char *body, const char *reason)
{
  g_autoptr (GString) html = g_string_new ("<blockquote><p>");

  sheaf_html_append_text (html, reason);
  g_string_append (html, "<br>");
  sheaf_html_append_text (html, _ ("Here is its text as it was written."));
  g_string_append (html, "</p></blockquote>\n<pre>\n");
  sheaf_html_append_text (html, body);
  g_string_append (html, "</pre>");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

/* Returns: (transfer full) (nullable): NULL with an error */
static char *
text_or_markdown_to_html (const char *text,
                          gsize length,
                          SheafFormat format,
                          const SheafSanitizerOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  const SheafMarkdownOptions markdown = { .links = options ? options->links : NULL };

  if (format == SHEAF_FORMAT_TEXT)
    return text_to_html (text);
  return sheaf_markdown_to_html_full (text, length, &markdown, cancellable, error);
}

/* Text that is shown as it was written is not cleaned. */
static SheafFragment *
sanitize_literal (const char *html,
                  const SheafSanitizerOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  SheafSanitizerOptions literal = { 0 };

  if (options)
    literal = *options;
  literal.cleaner = NULL;
  return sheaf_sanitizer_run (html, strlen (html), &literal, cancellable, error);
}

/* What a browser or a clipper saved may be a whole page of a site. */
static SheafFragment *
sanitize_page (const char *html,
               gsize length,
               const SheafSanitizerOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  SheafSanitizerOptions page = { 0 };

  if (options)
    page = *options;
  page.is_page = TRUE;
  return sheaf_sanitizer_run (html, length, &page, cancellable, error);
}

static SheafFragment *
render (const SheafDocument *document,
        const SheafSanitizerOptions *options,
        GCancellable *cancellable,
        GError **error)
{
  gsize length = document->body_length;
  g_autofree char *expanded = sheaf_page_tags_expand (document->body, length, document->format,
                                                      SHEAF_PAGE_TAGS_MARKS, &length);
  const char *text = expanded ? expanded : document->body;
  g_autofree char *html = NULL;

  if (document->format == SHEAF_FORMAT_HTML)
    return sanitize_page (text, length, options, cancellable, error);
  html = text_or_markdown_to_html (text, length, document->format, options, cancellable, error);
  if (!html)
    return NULL;
  if (document->format == SHEAF_FORMAT_TEXT)
    return sanitize_literal (html, options, cancellable, error);
  return sheaf_sanitizer_run (html, strlen (html), options, cancellable, error);
}

SheafFragment *
sheaf_page_render (const SheafDocument *document,
                   const SheafSanitizerOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *html = NULL;
  SheafFragment *fragment;

  g_return_val_if_fail (document, NULL);

  fragment = render (document, options, cancellable, &local);
  if (fragment)
    return fragment;
  if (!g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_LIMIT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  html = source_to_html (document->body, local->message);
  return sanitize_literal (html, options, cancellable, error);
}

/* The page --------------------------------------------------------------------------------------- */

static void
append_style (GString *html, const char *name)
{
  g_autofree char *path = g_strconcat (STYLE_RESOURCES, name, NULL);
  g_autoptr (GBytes) style = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (style)
    g_string_append_len (html, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
}

static void
append_document_start (GString *html, const char *language, const char *title)
{
  g_string_append (html, "<!DOCTYPE html>\n<html");
  sheaf_page_append_language (html, language);
  g_string_append (html, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
  sheaf_page_append_display (html, title, SHEAF_PAGE_TITLE_MAX);
  g_string_append (html, "</title>\n<style>\n");
  sheaf_page_theme_append_css (html);
  append_style (html, "page.css");
  append_style (html, "page-markdown.css");
  g_string_append (html, "</style>\n</head>\n<body");
  sheaf_page_append_language (html, language);
  g_string_append (html, ">\n");
}

char *
sheaf_page_begin (const SheafArticle *article, const SheafFragment *fragment)
{
  g_autofree char *language = NULL;
  GString *html;

  g_return_val_if_fail (article && article->title, NULL);

  html = g_string_new (NULL);
  language = sheaf_page_language (article);
  append_document_start (html, language, article->title);
  sheaf_page_append_head (html, article, fragment, language);
  g_string_append_printf (
      html, "<main dir=\"%s\"%s>\n", sheaf_page_direction (language),
      fragment && sheaf_page_is_indented (fragment->html) ? " class=\"indented\"" : "");
  if (fragment)
    sheaf_page_append_wrapper (html, article, fragment);
  return g_string_free (html, FALSE);
}

const char *
sheaf_page_end (void)
{
  /* The mark is drawn by the style sheet alone: it is not text of the article. */
  return "\n</main>\n<div class=\"sheaf-end\" role=\"presentation\"></div>\n</body>\n</html>\n";
}

char *
sheaf_page_message (const char *title, const char *text)
{
  GString *html;

  g_return_val_if_fail (title && text, NULL);

  html = g_string_new (NULL);
  append_document_start (html, NULL, title);
  g_string_append (html, "<header class=\"sheaf-head\">\n<h1>");
  sheaf_page_append_display (html, title, SHEAF_PAGE_TITLE_MAX);
  g_string_append (html, "</h1>\n</header>\n<main>\n<p>");
  sheaf_html_append_text (html, text);
  g_string_append (html, "</p>\n</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
