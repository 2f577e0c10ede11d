/* page.c: an article as the document the reader shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page.h"

#include "core/error.h"
#include "core/markdown.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_RESOURCE OBJECT_PATH "/core/page.css"

/* Longest field of a header that is shown (SAFETY D2). */
#define MAX_FIELD 1000

/* ---------------------------------------------------------------------------- the body, as HTML */

/* Paragraphs at blank lines, line ends kept: a plain text is laid out by its author. */
static char *
text_to_html (const char *text)
{
  g_auto (GStrv) lines = g_regex_split_simple ("\r\n|\n|\r", text, 0, 0);
  GString *html = g_string_new (NULL);
  gboolean open = FALSE;

  for (char **line = lines; *line; line++)
    {
      gboolean blank = strspn (*line, " \t\f\v") == strlen (*line);

      if (blank && open)
        g_string_append (html, "</p>\n");
      else if (!blank)
        {
          g_string_append (html, open ? "<br>\n" : "<p>");
          sheaf_html_append_text (html, *line);
        }
      open = !blank;
    }
  if (open)
    g_string_append (html, "</p>\n");
  return g_string_free (html, FALSE);
}

/* What cannot be laid out is still readable: a sentence that says so, and the text as it stands. */
static char *
source_to_html (const char *text, const char *reason)
{
  GString *html = g_string_new ("<blockquote><p>");

  sheaf_html_append_text (html, reason);
  g_string_append (html, "</p></blockquote>\n<pre>");
  sheaf_html_append_text (html, text);
  g_string_append (html, "</pre>\n");
  return g_string_free (html, FALSE);
}

static char *
body_to_html (const SheafDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local = NULL;
  char *html;

  if (document->format == SHEAF_FORMAT_HTML)
    return g_strndup (document->body, document->body_length);
  if (document->format == SHEAF_FORMAT_TEXT)
    return text_to_html (document->body);
  html = sheaf_markdown_to_html (document->body, document->body_length, cancellable, &local);
  if (html)
    return html;
  if (g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_LIMIT))
    return source_to_html (document->body, local->message);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

SheafFragment *
sheaf_page_render (const SheafDocument *document,
                   const SheafSanitizerOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *html = NULL;

  g_return_val_if_fail (document, NULL);

  html = body_to_html (document, cancellable, error);
  if (!html)
    return NULL;
  return sheaf_sanitizer_run (html, strlen (html), options, cancellable, error);
}

/* -------------------------------------------------------------------------------------- the head */

static gboolean
is_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" };

  for (gsize i = 0; language && i < G_N_ELEMENTS (languages); i++)
    if (g_ascii_strncasecmp (language, languages[i], 2) == 0 && !g_ascii_isalpha (language[2]))
      return TRUE;
  return FALSE;
}

static void
append_field (GString *page, const char *field)
{
  g_autofree char *shown = sheaf_text_display (field, MAX_FIELD);

  sheaf_html_append_text (page, shown);
}

static void
append_style (GString *page)
{
  g_autoptr (GBytes) style =
      g_resources_lookup_data (STYLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_if_fail (style);
  g_string_append (page, "<style>");
  g_string_append_len (page, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (page, "</style>");
}

static void
append_opening (GString *page, const char *language, const char *title)
{
  g_string_append (page, "<!DOCTYPE html>\n<html");
  if (language)
    {
      g_string_append (page, " lang=\"");
      sheaf_html_append_attribute (page, language);
      g_string_append (page, "\"");
    }
  if (is_right_to_left (language))
    g_string_append (page, " dir=\"rtl\"");
  g_string_append (page, "><head><meta charset=\"utf-8\"><title>");
  append_field (page, title);
  g_string_append (page, "</title>");
  append_style (page);
  g_string_append (page, "</head>\n<body>\n");
}

/* -------------------------------------------------------------------------- the article's header */

static void
append_paths (GString *page, const GPtrArray *categories)
{
  for (guint i = 0; i < categories->len; i++)
    {
      char **path = g_ptr_array_index (categories, i);

      g_string_append (page, "<p class=\"sheaf-path\">");
      for (; *path; path++)
        {
          g_string_append (page, "<bdi>");
          append_field (page, *path);
          g_string_append (page, "</bdi>");
        }
      g_string_append (page, "</p>\n");
    }
}

static void
append_span (GString *page, const char *field)
{
  if (!field || !*field)
    return;
  g_string_append (page, "<span><bdi>");
  append_field (page, field);
  g_string_append (page, "</bdi></span>");
}

/* The day in the reader's language; where no day is known, the date as the file writes it. */
static char *
format_day (const SheafArticle *article)
{
  g_autoptr (GDateTime) time = NULL;

  if (article->date != SHEAF_DATE_NONE)
    time = g_date_time_new_from_unix_local (article->date);
  /* Translators: day, month and year of an article, for g_date_time_format(). */
  return time ? g_date_time_format (time, C_ ("date of an article", "%B %-e, %Y"))
              : g_strdup (article->date_text);
}

static char *
source_host (const char *source)
{
  g_autoptr (GUri) uri = source ? g_uri_parse (source, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  return g_strdup (host && g_str_has_prefix (host, "www.") ? host + 4 : host);
}

static void
append_byline (GString *page, const SheafArticle *article)
{
  g_autofree char *day = format_day (article);
  g_autofree char *host = source_host (article->source);

  g_string_append (page, "<p class=\"sheaf-byline\">");
  append_span (page, article->author);
  append_span (page, day);
  append_span (page, host);
  g_string_append (page, "</p>\n");
}

char *
sheaf_page_begin (const SheafArticle *article)
{
  GString *page;

  g_return_val_if_fail (article, NULL);

  page = g_string_sized_new (16 * 1024);
  append_opening (page, article->language, article->title);
  g_string_append (page, "<header class=\"sheaf-head\">\n");
  append_paths (page, article->categories);
  g_string_append (page, "<h1 dir=\"auto\">");
  append_field (page, article->title);
  g_string_append (page, "</h1>\n");
  append_byline (page, article);
  g_string_append (page, "</header>\n<main>\n");
  return g_string_free (page, FALSE);
}

const char *
sheaf_page_end (void)
{
  return "\n</main>\n</body></html>\n";
}

char *
sheaf_page_message (const char *title, const char *text)
{
  GString *page;

  g_return_val_if_fail (title && text, NULL);

  page = g_string_sized_new (16 * 1024);
  append_opening (page, NULL, title);
  g_string_append (page, "<header class=\"sheaf-head\"><h1>");
  append_field (page, title);
  g_string_append (page, "</h1></header>\n<main><p>");
  append_field (page, text);
  g_string_append (page, "</p></main>\n</body></html>\n");
  return g_string_free (page, FALSE);
}
