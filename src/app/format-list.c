/* format-list.c: what the list and the reader's header say, as words; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-list.h"

#include "core/text.h"

#include <glib/gi18n.h>

/* Longest texts that are shown (SAFETY D2). */
#define MAX_WARNING 500
#define MAX_NAME    200

static GDateTime *
to_local (gint64 seconds, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc =
      seconds == SHEAF_DATE_NONE ? NULL : g_date_time_new_from_unix_utc (seconds);

  return utc ? g_date_time_to_timezone (utc, zone) : NULL;
}

static guint
julian (GDateTime *time)
{
  GDate date;
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

guint
sheaf_day_number (gint64 seconds, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (seconds, zone);

  return local ? julian (local) : 0;
}

char *
sheaf_format_day (gint64 seconds, gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) local = to_local (seconds, zone);
  g_autoptr (GDateTime) local_now = to_local (now, zone);
  guint day, today;

  if (!local || !local_now)
    return g_strdup (_ ("No Date"));

  day = julian (local);
  today = julian (local_now);
  if (day == today)
    return g_strdup (_ ("Today"));
  if (day + 1 == today)
    return g_strdup (_ ("Yesterday"));
  if (g_date_time_get_year (local) == g_date_time_get_year (local_now))
    /* Translators: heading above the articles of a day of this year, see g_date_time_format() */
    return g_date_time_format (local, _ ("%A, %-d %B"));
  /* Translators: heading above the articles of a day of another year, see g_date_time_format() */
  return g_date_time_format (local, _ ("%A, %-d %B %Y"));
}

static char *
format_bar (const SheafDateBars *bars, guint bar)
{
  g_autoptr (GDateTime) time = NULL;
  GDate day;

  sheaf_date_bars_get_day (bars, bar, &day);
  time = g_date_time_new_utc (g_date_get_year (&day), g_date_get_month (&day),
                              g_date_get_day (&day), 12, 0, 0);
  switch (bars->unit)
    {
    case SHEAF_DATE_BARS_DAYS:
      return g_date_time_format (time, _ ("%-d %b %Y"));
    case SHEAF_DATE_BARS_MONTHS:
      /* Translators: a month, see g_date_time_format(): "Mar 2024"; %Ob where its name alone has another form than in a
       * date */
      return g_date_time_format (time, _ ("%b %Y"));
    case SHEAF_DATE_BARS_YEARS:
    default:
      /* Translators: a year, see g_date_time_format(); in Chinese "%Y年" */
      return g_date_time_format (time, C_ ("year", "%Y"));
    }
}

char *
sheaf_format_bars (const SheafDateBars *bars, guint from, guint to)
{
  g_autofree char *first = format_bar (bars, from);
  g_autofree char *last = from == to ? NULL : format_bar (bars, to);

  /* Translators: from one day, month or year to another */
  return last ? g_strdup_printf (_ ("%s – %s"), first, last) : g_steal_pointer (&first);
}

char *
sheaf_format_selected (guint n)
{
  /* Translators: how many articles are selected; stands where the title of the list was */
  return g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n);
}

char *
sheaf_format_selected_heading (guint n)
{
  return g_strdup_printf (ngettext ("%'u Article Selected", "%'u Articles Selected", n), n);
}

static char *
format_reading_done (gboolean unread, guint n)
{
  if (unread)
    return g_strdup_printf (
        ngettext ("%'u article marked as unread", "%'u articles marked as unread", n), n);
  return g_strdup_printf (ngettext ("%'u article marked as read", "%'u articles marked as read", n),
                          n);
}

static char *
format_starring_done (gboolean starred, guint n)
{
  if (starred)
    return g_strdup_printf (ngettext ("%'u article starred", "%'u articles starred", n), n);
  return g_strdup_printf (
      ngettext ("The star of %'u article removed", "The stars of %'u articles removed", n), n);
}

static char *
format_archiving_done (gboolean archived, guint n)
{
  if (archived)
    return g_strdup_printf (
        ngettext ("%'u article moved to the archive", "%'u articles moved to the archive", n), n);
  return g_strdup_printf (
      ngettext ("%'u article taken out of the archive", "%'u articles taken out of the archive", n),
      n);
}

static char *
format_trashing_done (gboolean trashed, guint n)
{
  if (trashed)
    return g_strdup_printf (
        ngettext ("%'u article moved to the trash", "%'u articles moved to the trash", n), n);
  return g_strdup_printf (ngettext ("%'u article restored", "%'u articles restored", n), n);
}

char *
sheaf_format_step_done (const SheafStep *step)
{
  const guint n = step->n_articles;

  switch (step->kind)
    {
    case SHEAF_STEP_READ:
      return format_reading_done (step->on, n);
    case SHEAF_STEP_STAR:
      return format_starring_done (step->on, n);
    case SHEAF_STEP_ARCHIVE:
      return format_archiving_done (step->on, n);
    case SHEAF_STEP_TRASH:
      return format_trashing_done (step->on, n);
    case SHEAF_STEP_EDIT:
      return g_strdup_printf (ngettext ("%'u article edited", "%'u articles edited", n), n);
    case SHEAF_STEP_ENCODING:
      return g_strdup_printf (ngettext ("Text encoding of %'u article changed",
                                        "Text encoding of %'u articles changed", n),
                              n);
    case SHEAF_STEP_HIGHLIGHT:
      return g_strdup (step->on ? _ ("Highlight or note kept") : _ ("Highlight removed"));
    case SHEAF_STEP_IMPORT:
    default:
      return g_strdup_printf (ngettext ("%'u article imported", "%'u articles imported", n), n);
    }
}

char *
sheaf_format_warning (const SheafWarning *warning)
{
  g_autofree char *text = sheaf_text_display (warning->text, MAX_WARNING);

  if (warning->line == 0)
    return g_steal_pointer (&text);
  /* Translators: a line of an article's file, and what is wrong in it */
  return g_strdup_printf (_ ("Line %u: %s"), warning->line, text);
}

char *
sheaf_format_category (const char *const *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = sheaf_text_display (names[i], MAX_NAME);

      if (i > 0)
        /* Translators: between the names of a category and of one in it, "News › Science" */
        g_string_append (text, C_ ("category path", " › "));
      g_string_append (text, name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
