/* format.c: values as words for the screen; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format.h"

#include "core/text.h"

#include <glib/gi18n.h>

/* Longest text of an article that is shown in one line (SAFETY D2). */
#define MAX_TITLE  1000
#define MAX_ORIGIN 80

char *
sheaf_format_articles (guint n)
{
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

char *
sheaf_format_found (guint n)
{
  /* Translators: how many articles a search found; stands below its place */
  return g_strdup_printf (ngettext ("%'u found", "%'u found", n), n);
}

char *
sheaf_format_number (guint n)
{
  return g_strdup_printf ("%'u", n);
}

char *
sheaf_format_date (gint64 seconds, gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) utc_now = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) local_now = NULL;

  if (seconds == SHEAF_DATE_NONE || !(utc = g_date_time_new_from_unix_utc (seconds)))
    return NULL;
  utc_now = g_date_time_new_from_unix_utc (now);
  local = g_date_time_to_timezone (utc, zone);
  local_now = g_date_time_to_timezone (utc_now, zone);
  if (!local)
    return NULL;

  if (local_now && g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: a day of this year in the article list, see g_date_time_format() */
    return g_date_time_format (local, _ ("%-d %b"));
  /* Translators: a day of another year in the article list, see g_date_time_format() */
  return g_date_time_format (local, _ ("%-d %b %Y"));
}

char *
sheaf_format_reason (const char *reason)
{
  g_autofree char *shown = sheaf_text_display (reason, MAX_TITLE);
  const char *rest = *shown ? g_utf8_next_char (shown) : shown;
  const char *last = *shown ? g_utf8_prev_char (shown + strlen (shown)) : shown;
  g_autofree char *first = g_utf8_strup (shown, rest - shown);
  const gboolean ended = !*shown || sheaf_text_is_cjk (g_utf8_get_char (last)) ||
                         (g_unichar_ispunct (g_utf8_get_char (last)) && *last != '"' &&
                          g_utf8_get_char (last) != 0x201D);

  return g_strconcat (first, rest, ended ? "" : ".", NULL);
}

char *
sheaf_format_origin (const SheafArticle *article)
{
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (article->author && *article->author)
    return sheaf_text_display (article->author, MAX_ORIGIN);

  if (article->source)
    uri = g_uri_parse (article->source, G_URI_FLAGS_NON_DNS | G_URI_FLAGS_PARSE_RELAXED, NULL);
  host = uri ? g_uri_get_host (uri) : NULL;
  if (!host || !*host)
    return NULL;
  return sheaf_text_display (g_str_has_prefix (host, "www.") ? host + 4 : host, MAX_ORIGIN);
}

char *
sheaf_format_footer (const SheafArticle *article, gint64 now, GTimeZone *zone)
{
  g_autofree char *origin = sheaf_format_origin (article);
  g_autofree char *date = sheaf_format_date (article->date, now, zone);

  if (origin && date)
    /* Translators: author or web site, then the day, in the article list */
    return g_strdup_printf (C_ ("article row", "%s · %s"), origin, date);
  if (origin)
    return g_steal_pointer (&origin);
  return date ? g_steal_pointer (&date) : g_strdup ("");
}

char *
sheaf_format_draft (const SheafArticle *article, const char *footer)
{
  const char *draft = C_ ("article row", "Draft");

  if (!article->draft)
    return g_strdup (footer);
  return *footer ? g_strdup_printf (C_ ("article row", "%s · %s"), draft, footer)
                 : g_strdup (draft);
}

char *
sheaf_format_row_label (const SheafArticle *article, gint64 now, GTimeZone *zone)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *title = sheaf_text_display (article->title, MAX_TITLE);
  g_autofree char *footer = sheaf_format_footer (article, now, zone);
  g_autofree char *progress = NULL;
  g_auto (GStrv) list = NULL;

  g_strv_builder_add (parts, title);
  if (article->flags & SHEAF_FLAG_UNREAD)
    g_strv_builder_add (parts, C_ ("article", "unread"));
  if (article->flags & SHEAF_FLAG_STARRED)
    g_strv_builder_add (parts, C_ ("article", "starred"));
  if (article->flags & SHEAF_FLAG_ATTENTION)
    g_strv_builder_add (parts, C_ ("article", "needs attention"));
  if (article->draft)
    g_strv_builder_add (parts, C_ ("article", "draft"));
  if (article->progress > 0)
    {
      /* Translators: how much of an article was read so far: "42 % read" */
      progress = g_strdup_printf (C_ ("article", "%u %% read"), (article->progress + 5) / 10);
      g_strv_builder_add (parts, progress);
    }
  if (*footer)
    g_strv_builder_add (parts, footer);
  list = g_strv_builder_end (parts);
  /* Translators: between the things a screen reader says of an article in the list */
  return g_strjoinv (C_ ("article", ", "), list);
}

char *
sheaf_format_place_label (const char *name, guint n, guint unread)
{
  g_autofree char *shown = sheaf_text_display (name, MAX_TITLE);
  g_autofree char *count = sheaf_format_articles (n);

  if (unread == 0)
    /* Translators: a category or shelf and how much is in it: "News, 12 articles" */
    return g_strdup_printf (C_ ("place", "%s, %s"), shown, count);
  /* Translators: the same with unread ones: "News, 12 articles, 3 unread" */
  return g_strdup_printf (ngettext ("%s, %s, %'u unread", "%s, %s, %'u unread", unread), shown,
                          count, unread);
}

static char *
format_reading (gboolean unread, guint n)
{
  if (unread)
    return g_strdup_printf (
        ngettext ("Mark %'u article as unread", "Mark %'u articles as unread", n), n);
  return g_strdup_printf (ngettext ("Mark %'u article as read", "Mark %'u articles as read", n), n);
}

static char *
format_starring (gboolean starred, guint n)
{
  if (starred)
    return g_strdup_printf (ngettext ("Star %'u article", "Star %'u articles", n), n);
  return g_strdup_printf (
      ngettext ("Remove the star of %'u article", "Remove the stars of %'u articles", n), n);
}

static char *
format_archiving (gboolean archived, guint n)
{
  if (archived)
    return g_strdup_printf (ngettext ("Archive %'u article", "Archive %'u articles", n), n);
  return g_strdup_printf (
      ngettext ("Take %'u article out of the archive", "Take %'u articles out of the archive", n),
      n);
}

static char *
format_trashing (gboolean trashed, guint n)
{
  if (trashed)
    return g_strdup_printf (
        ngettext ("Move %'u article to the trash", "Move %'u articles to the trash", n), n);
  return g_strdup_printf (ngettext ("Restore %'u article", "Restore %'u articles", n), n);
}

char *
sheaf_format_step (const SheafStep *step)
{
  const guint n = step->n_articles;

  switch (step->kind)
    {
    case SHEAF_STEP_READ:
      return format_reading (step->on, n);
    case SHEAF_STEP_STAR:
      return format_starring (step->on, n);
    case SHEAF_STEP_ARCHIVE:
      return format_archiving (step->on, n);
    case SHEAF_STEP_TRASH:
      return format_trashing (step->on, n);
    case SHEAF_STEP_EDIT:
      return g_strdup_printf (ngettext ("Edit %'u article", "Edit %'u articles", n), n);
    case SHEAF_STEP_ENCODING:
      return g_strdup_printf (ngettext ("Change the text encoding of %'u article",
                                        "Change the text encoding of %'u articles", n),
                              n);
    case SHEAF_STEP_HIGHLIGHT:
      return g_strdup (step->on ? _ ("Highlight or Note") : _ ("Remove Highlight"));
    case SHEAF_STEP_IMPORT:
    default:
      if (n == 0)
        return g_strdup (_ ("Import"));
      return g_strdup_printf (ngettext ("Import %'u article", "Import %'u articles", n), n);
    }
}
