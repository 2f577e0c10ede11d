/* page.c: an article as the document the reader shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page.h"

#include "core/error.h"
#include "core/markdown.h"
#include "core/page-tags.h"
#include "core/sanitizer-address.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_RESOURCES "/io/github/sheaf/Sheaf/core/"

/* Longest title, and longest other field, that is shown (SAFETY D2), in characters. */
#define TITLE_MAX 1000
#define FIELD_MAX 200

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
    return sheaf_sanitizer_run (text, length, options, cancellable, error);
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

/* The head --------------------------------------------------------------------------------------- */

static void
append_display (GString *html, const char *text, guint characters)
{
  g_autofree char *shown = sheaf_text_display (text, characters);

  sheaf_html_append_text (html, shown);
}

static void
append_title (GString *html, const char *element, const char *title)
{
  g_string_append_printf (html, "<%s>", element);
  append_display (html, title, TITLE_MAX);
  g_string_append_printf (html, "</%s>\n", element);
}

/* The language an article claims is only trusted to be letters, digits and hyphens. */
static void
append_language (GString *html, const char *language)
{
  if (!language || !*language ||
      language[strspn (language, "-" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)])
    return;
  g_string_append_printf (html, " lang=\"%s\"", language);
}

/* Where the language does not say which way it runs, the first letter does. */
static const char *
direction (const char *language)
{
  static const char *const right_to_left[] = { "ar",  "fa", "he", "ps", "sd", "ur",
                                               "ckb", "ug", "yi", "dv", NULL };
  g_autofree char *primary = language ? g_strndup (language, strcspn (language, "-")) : NULL;

  return primary && g_strv_contains (right_to_left, primary) ? "rtl" : "auto";
}

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
  append_language (html, language);
  g_string_append (html, ">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width\">\n");
  append_title (html, "title", title);
  g_string_append (html, "<style>\n");
  append_style (html, "page.css");
  append_style (html, "page-markdown.css");
  g_string_append (html, "</style>\n</head>\n<body");
  append_language (html, language);
  g_string_append (html, ">\n");
}

static void
append_path (GString *html, const char *const *path)
{
  g_string_append (html, "<p class=\"sheaf-path\">");
  for (; *path; path++)
    {
      g_string_append (html, "<bdi>");
      append_display (html, *path, FIELD_MAX);
      g_string_append (html, "</bdi>");
    }
  g_string_append (html, "</p>\n");
}

static void
append_byline_part (GString *byline, const char *text)
{
  g_string_append (byline, "<span><bdi>");
  append_display (byline, text, FIELD_MAX);
  g_string_append (byline, "</bdi></span>");
}

/* In the reader's zone; what no calendar understood, as the article writes it. */
static char *
format_date (const SheafArticle *article)
{
  g_autoptr (GDateTime) date = NULL;

  if (article->date != SHEAF_DATE_NONE)
    date = g_date_time_new_from_unix_local (article->date);
  if (!date)
    return g_strdup (article->date_text);
  /* Translators: the date of an article, for g_date_time_format(); in Chinese "%Y年%-m月%-d日". */
  return g_date_time_format (date, C_ ("date of an article", "%B %-e, %Y"));
}

static char *
source_host (const char *source)
{
  g_autofree char *stripped = source ? sheaf_address_strip (source) : NULL;

  if (!stripped || sheaf_address_picture_kind (stripped) != SHEAF_ADDRESS_REMOTE)
    return NULL;
  return sheaf_address_host (stripped);
}

static void
append_byline (GString *html, const SheafArticle *article)
{
  g_autoptr (GString) byline = g_string_new (NULL);
  g_autofree char *date = format_date (article);
  g_autofree char *host = source_host (article->source);

  if (article->author && *article->author)
    append_byline_part (byline, article->author);
  if (date && *date)
    append_byline_part (byline, date);
  if (host)
    append_byline_part (byline, host);
  if (byline->len > 0)
    g_string_append_printf (html, "<p class=\"sheaf-byline\">%s</p>\n", byline->str);
}

char *
sheaf_page_begin (const SheafArticle *article)
{
  GString *html;

  g_return_val_if_fail (article && article->title, NULL);

  html = g_string_new (NULL);
  append_document_start (html, article->language, article->title);
  g_string_append_printf (html, "<header class=\"sheaf-head\" dir=\"%s\">\n",
                          direction (article->language));
  for (guint i = 0; i < article->categories->len; i++)
    append_path (html, article->categories->pdata[i]);
  append_title (html, "h1", article->title);
  append_byline (html, article);
  g_string_append_printf (html, "</header>\n<main dir=\"%s\">\n", direction (article->language));
  return g_string_free (html, FALSE);
}

const char *
sheaf_page_end (void)
{
  return "\n</main>\n</body>\n</html>\n";
}

char *
sheaf_page_message (const char *title, const char *text)
{
  GString *html;

  g_return_val_if_fail (title && text, NULL);

  html = g_string_new (NULL);
  append_document_start (html, NULL, title);
  g_string_append (html, "<header class=\"sheaf-head\">\n");
  append_title (html, "h1", title);
  g_string_append (html, "</header>\n<main>\n<p>");
  sheaf_html_append_text (html, text);
  g_string_append (html, "</p>");
  g_string_append (html, sheaf_page_end ());
  return g_string_free (html, FALSE);
}
