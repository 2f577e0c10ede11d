/* page-head.c: what a page says of its article, above the text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-head.h"

#include "core/library-categories.h"
#include "core/page-title.h"
#include "core/prefix.h"
#include "core/reading-time.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CATEGORY_START "article:///"
#define CATEGORY_QUERY "/category?"

/* Names of one path that are shown: each link holds all before it. */
#define LINKS_MAX 32

/* Minutes: from here on an article's time is told in hours. */
#define HOURS_FROM 120

void
sheaf_page_append_display (GString *html, const char *text, guint characters)
{
  g_autofree char *shown = sheaf_text_display (text, characters);

  sheaf_html_append_text (html, shown);
}

/* Language and direction ------------------------------------------------------------------------- */

/* The language an article claims is only trusted to be letters, digits and hyphens. */
static gboolean
is_language (const char *tag)
{
  return *tag && !tag[strspn (tag, "-" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS)];
}

/* What the text was found to be, with the region or script that the header adds to the same language: it
 * decides between the fonts of Taiwan and of the mainland. */
char *
sheaf_page_language (const SheafArticle *article)
{
  const SheafProperty *property = sheaf_article_find_property (article, "lang");
  const char *found = article->language;
  const gsize length = found ? strlen (found) : 0;
  g_autofree char *claimed = NULL;

  if (!property)
    property = sheaf_article_find_property (article, "language");
  if (property && property->values->len == 1)
    claimed = g_strdelimit (g_strdup (property->values->pdata[0]), "_", '-');
  if (claimed && found && is_language (claimed) &&
      g_ascii_strncasecmp (claimed, found, length) == 0 && claimed[length] == '-')
    return g_steal_pointer (&claimed);
  return g_strdup (found);
}

void
sheaf_page_append_language (GString *html, const char *language)
{
  if (language && is_language (language))
    g_string_append_printf (html, " lang=\"%s\"", language);
}

/* Where the language does not say which way it runs, the first letter does. */
const char *
sheaf_page_direction (const char *language)
{
  static const char *const right_to_left[] = { "ar",  "fa", "he", "ps", "sd", "ur",
                                               "ckb", "ug", "yi", "dv", NULL };
  g_autofree char *primary = language ? g_strndup (language, strcspn (language, "-")) : NULL;

  return primary && g_strv_contains (right_to_left, primary) ? "rtl" : "auto";
}

/* What of the body matters here ------------------------------------------------------------------ */

gboolean
sheaf_page_is_indented (const char *html)
{
  guint paragraphs = 0;
  guint indented = 0;

  g_return_val_if_fail (html, FALSE);

  for (const char *p = strstr (html, "<p"); p; p = strstr (p + 1, "<p"))
    {
      const char *text = p[2] == '>' || p[2] == ' ' ? strchr (p, '>') : NULL;

      if (!text)
        continue;
      paragraphs++;
      indented +=
          sheaf_has_prefix (text + 1, "\u3000") || sheaf_has_prefix (text + 1, "\u00a0\u00a0");
    }
  return indented * 2 > paragraphs;
}

const char *
sheaf_page_body (const SheafArticle *article, const SheafFragment *fragment)
{
  gsize start, end;

  g_return_val_if_fail (article && article->title && fragment, NULL);

  return fragment->html + (sheaf_page_find_title (article, fragment->html, &start, &end) ? end : 0);
}

void
sheaf_page_append_wrapper (GString *html,
                           const SheafArticle *article,
                           const SheafFragment *fragment)
{
  gsize start, end;

  g_return_if_fail (html && article && article->title && fragment);

  if (sheaf_page_find_title (article, fragment->html, &start, &end) &&
      memchr (fragment->html, '<', start))
    g_string_append_len (html, fragment->html, (gssize) start);
}

/* The head --------------------------------------------------------------------------------------- */

/* A link to the first @names of @path. */
static void
append_category_link (GString *html, gint64 article, const char *const *path, guint names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) above = NULL;
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < names; i++)
    g_strv_builder_add (builder, path[i]);
  above = g_strv_builder_end (builder);
  text = sheaf_category_path_format ((const char *const *) above);
  escaped = g_uri_escape_string (text, NULL, FALSE);
  g_string_append_printf (html,
                          "<a href=\"" CATEGORY_START "%" G_GINT64_FORMAT CATEGORY_QUERY "%s\">",
                          article, escaped);
  sheaf_page_append_display (html, path[names - 1], SHEAF_PAGE_FIELD_MAX);
  g_string_append (html, "</a>");
}

static void
append_path (GString *html, gint64 article, const char *const *path)
{
  g_string_append (html, "<p class=\"sheaf-path\">");
  for (guint i = 0; path[i] && i < LINKS_MAX; i++)
    {
      g_string_append (html, "<bdi>");
      append_category_link (html, article, path, i + 1);
      g_string_append (html, "</bdi>");
    }
  g_string_append (html, "</p>\n");
}

char *
sheaf_page_parse_category (const char *uri)
{
  const char *query;

  g_return_val_if_fail (uri, NULL);

  if (!sheaf_has_prefix (uri, CATEGORY_START))
    return NULL;
  query = uri + strlen (CATEGORY_START);
  query += strspn (query, G_CSET_DIGITS);
  if (!sheaf_has_prefix (query, CATEGORY_QUERY))
    return NULL;
  return g_uri_unescape_string (query + strlen (CATEGORY_QUERY), NULL);
}

static void
begin_byline_part (GString *byline)
{
  g_string_append (byline, "<span><bdi>");
}

static void
end_byline_part (GString *byline)
{
  g_string_append (byline, "</bdi></span>");
}

static void
append_byline_part (GString *byline, const char *text)
{
  begin_byline_part (byline);
  sheaf_page_append_display (byline, text, SHEAF_PAGE_FIELD_MAX);
  end_byline_part (byline);
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
  /* Translators: the date of an article, for g_date_time_format(), in the order of the list's: "2 March 2024"; in Chinese
   * "%Y年%-m月%-d日" */
  return g_date_time_format (date, C_ ("date of an article", "%-d %B %Y"));
}

/* The host the article came from leads to where it was. */
static void
append_source (GString *byline, const char *source)
{
  g_autofree char *stripped = source ? sheaf_address_strip (source) : NULL;
  g_autofree char *host = NULL;
  g_autofree char *address = NULL;

  if (!stripped || sheaf_address_picture_kind (stripped) != SHEAF_ADDRESS_REMOTE)
    return;
  host = sheaf_address_host (stripped);
  address = sheaf_address_clean_link (stripped);
  if (!host)
    return;
  begin_byline_part (byline);
  if (address)
    {
      g_string_append (byline, "<a href=\"");
      sheaf_html_append_attribute (byline, address);
      g_string_append (byline, "\">");
    }
  sheaf_page_append_display (byline, host, SHEAF_PAGE_FIELD_MAX);
  g_string_append (byline, address ? "</a>" : "");
  end_byline_part (byline);
}

static void
append_reading_time (GString *byline, const SheafFragment *fragment)
{
  const guint minutes = fragment ? sheaf_reading_minutes (fragment->html) : 0;
  g_autofree char *text = NULL;

  if (minutes == 0)
    return;
  /* Translators: how long an article takes to read */
  if (minutes < HOURS_FROM)
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u minute to read", "%u minutes to read", minutes), minutes);
  else
    text = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u hour to read", "%u hours to read", (minutes + 30) / 60),
        (minutes + 30) / 60);
  append_byline_part (byline, text);
}

static void
append_byline (GString *html, const SheafArticle *article, const SheafFragment *fragment)
{
  g_autoptr (GString) byline = g_string_new (NULL);
  g_autofree char *date = format_date (article);

  if (article->author && *article->author)
    append_byline_part (byline, article->author);
  if (date && *date)
    append_byline_part (byline, date);
  append_source (byline, article->source);
  append_reading_time (byline, fragment);
  if (byline->len > 0)
    g_string_append_printf (html, "<p class=\"sheaf-byline\">%s</p>\n", byline->str);
}

/* Where the body's own heading gives way to the title, what leads to it leads here. */
static void
append_title (GString *html, const SheafArticle *article, const SheafFragment *fragment)
{
  static const char id[] = " id=\"b";
  const char *number = NULL;
  gsize start, end;

  if (fragment && sheaf_page_find_title (article, fragment->html, &start, &end) &&
      sheaf_has_prefix (fragment->html + start + strlen ("<h1"), id))
    number = fragment->html + start + strlen ("<h1") + strlen (id);
  g_string_append (html, "<h1");
  if (number)
    g_string_append_printf (html, "%s%.*s\"", id, (int) strspn (number, G_CSET_DIGITS), number);
  g_string_append_c (html, '>');
  sheaf_page_append_display (html, article->title, SHEAF_PAGE_TITLE_MAX);
  g_string_append (html, "</h1>\n");
}

void
sheaf_page_append_head (GString *html,
                        const SheafArticle *article,
                        const SheafFragment *fragment,
                        const char *language)
{
  g_return_if_fail (html && article);

  g_string_append_printf (html, "<header class=\"sheaf-head\" dir=\"%s\">\n",
                          sheaf_page_direction (language));
  for (guint i = 0; i < article->categories->len; i++)
    append_path (html, article->id, article->categories->pdata[i]);
  append_title (html, article, fragment);
  append_byline (html, article, fragment);
  g_string_append (html, "</header>\n");
}
