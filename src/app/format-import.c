/* format-import.c: what imports do, as words for the screen; pure functions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/format-import.h"

#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME  80
#define MAX_PLACE 300

static char *
format_time_left (int seconds)
{
  const int minutes = (seconds + 30) / 60;

  if (seconds < 10)
    return g_strdup (_ ("a few seconds left"));
  if (seconds < 50)
    return g_strdup (_ ("less than a minute left"));
  if (minutes < 90)
    return g_strdup_printf (
        ngettext ("about %d minute left", "about %d minutes left", MAX (minutes, 1)),
        MAX (minutes, 1));
  return g_strdup_printf (
      ngettext ("about %d hour left", "about %d hours left", (minutes + 30) / 60),
      (minutes + 30) / 60);
}

char *
sheaf_format_scan_progress (const SheafImportProgress *progress)
{
  if (progress->stored == 0)
    return g_strdup (_ ("Looking for articles…"));
  return g_strdup_printf (
      ngettext ("%'u file looked at…", "%'u files looked at…", progress->stored), progress->stored);
}

static char *
format_doing (const SheafImportProgress *progress)
{
  if (progress->found == 0)
    return g_strdup (_ ("Looking for articles…"));
  if (progress->counting)
    /* Translators: how many files were found, and how many of them are in the library */
    return g_strdup_printf (ngettext ("Reading: %'u file found, %'u stored",
                                      "Reading: %'u files found, %'u stored", progress->found),
                            progress->found, progress->stored);
  if (progress->stored < progress->found)
    /* Translators: how many files are in the library, of how many */
    return g_strdup_printf (_ ("Storing %'u of %'u files"), progress->stored, progress->found);
  if (progress->unindexed > 0)
    return g_strdup_printf (ngettext ("Making %'u article searchable",
                                      "Making %'u articles searchable", progress->unindexed),
                            progress->unindexed);
  /* Translators: the last moments of an import */
  return g_strdup (_ ("Finishing…"));
}

char *
sheaf_format_import_progress (const SheafImportProgress *progress, int seconds_left)
{
  g_autofree char *doing = format_doing (progress);
  g_autofree char *left = seconds_left >= 0 ? format_time_left (seconds_left) : NULL;

  /* Translators: what an import does, and how long it will still take */
  return left ? g_strdup_printf (_ ("%s · %s"), doing, left) : g_steal_pointer (&doing);
}

double
sheaf_format_import_fraction (const SheafImportProgress *progress)
{
  if (progress->counting || progress->found == 0)
    return -1.0;
  return (double) progress->stored / progress->found;
}

char *
sheaf_format_pictures (guint n)
{
  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%'u picture came in", "%'u pictures came in", n), n);
}

char *
sheaf_format_lacking (guint n)
{
  return g_strdup_printf (ngettext ("%'u picture is missing", "%'u pictures are missing", n), n);
}

static char *
format_came_in (const SheafImportProgress *progress)
{
  const guint *totals = progress->totals;
  const guint fresh = totals[SHEAF_OUTCOME_NEW];
  const guint updated = totals[SHEAF_OUTCOME_UPDATED] + totals[SHEAF_OUTCOME_CONFLICT];

  if (fresh > 0)
    return g_strdup_printf (ngettext ("%'u article imported", "%'u articles imported", fresh),
                            fresh);
  if (updated > 0)
    return g_strdup_printf (ngettext ("%'u article updated", "%'u articles updated", updated),
                            updated);
  if (progress->pictures > 0)
    return sheaf_format_pictures (progress->pictures);
  if (totals[SHEAF_OUTCOME_SAME] + totals[SHEAF_OUTCOME_DUPLICATE] > 0)
    return g_strdup (_ ("All of it is in the library already"));
  return g_strdup (_ ("No articles found"));
}

static gboolean
brings_articles (const SheafImportProgress *progress)
{
  const guint *totals = progress->totals;

  return totals[SHEAF_OUTCOME_NEW] + totals[SHEAF_OUTCOME_UPDATED] +
             totals[SHEAF_OUTCOME_CONFLICT] >
         0;
}

/* What came in; of what could not be read and of pictures that came the one that matters more, as it is one line. */
static char *
format_done (const SheafImportProgress *progress)
{
  const guint failed = progress->totals[SHEAF_OUTCOME_FAILED];
  g_autofree char *came = format_came_in (progress);

  if (failed > 0)
    return g_strdup_printf (
        /* Translators: %s is like "312 articles imported" */
        ngettext ("%s, %'u could not be read", "%s, %'u could not be read", failed), came, failed);
  if (progress->pictures > 0 && brings_articles (progress))
    return g_strdup_printf (
        /* Translators: %s is like "312 articles imported" */
        ngettext ("%s, with %'u picture", "%s, with %'u pictures", progress->pictures), came,
        progress->pictures);
  return g_steal_pointer (&came);
}

char *
sheaf_format_import_done (const SheafImportProgress *progress)
{
  g_autofree char *done = format_done (progress);
  g_autofree char *lacking = NULL;

  if (progress->no_pictures == 0)
    return g_steal_pointer (&done);
  lacking = sheaf_format_lacking (progress->no_pictures);
  /* Translators: %s are like "312 articles imported" and "3 pictures are missing" */
  return g_strdup_printf (_ ("%s; %s"), done, lacking);
}

char *
sheaf_format_import_alone (const SheafImportProgress *progress)
{
  const guint n = progress->no_pictures;

  if (progress->found == 1)
    return g_strdup_printf (ngettext ("%'u picture did not come with the article",
                                      "%'u pictures did not come with the article", n),
                            n);
  return g_strdup_printf (ngettext ("%'u picture did not come with the articles",
                                    "%'u pictures did not come with the articles", n),
                          n);
}

static void
add_lacking (GString *text, const SheafLackingPicture *picture)
{
  g_autofree char *name = g_filename_display_name (picture->origin);
  g_autofree char *place = sheaf_text_display (name, MAX_PLACE);
  g_autofree char *reference = sheaf_text_display (picture->reference, MAX_PLACE);

  /* Translators: the file of an article, and the picture it shows */
  g_string_append_printf (text, _ ("%s: %s"), place, reference);
  g_string_append_c (text, '\n');
}

char *
sheaf_format_lacking_reason (const SheafLackingReason *reason)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint more = reason->count - MIN (reason->count, reason->first->len);

  g_string_append_printf (
      text,
      /* Translators: %s says why they are missing, as "there is no such file" */
      ngettext ("%'u picture: %s", "%'u pictures: %s", reason->count), reason->count,
      sheaf_picture_problem_to_string (reason->problem));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < reason->first->len; i++)
    add_lacking (text, g_ptr_array_index (reason->first, i));
  if (more > 0)
    g_string_append_printf (text, ngettext ("… and %'u more", "… and %'u more", more), more);
  else
    g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
sheaf_format_import_found (const guint totals[SHEAF_N_OUTCOMES], const char *name)
{
  const guint fresh = totals[SHEAF_OUTCOME_NEW];
  const guint updated = totals[SHEAF_OUTCOME_UPDATED] + totals[SHEAF_OUTCOME_CONFLICT];

  if (fresh > 0)
    return g_strdup_printf (
        /* Translators: %s is the name of a folder */
        ngettext ("%'u new article from %s", "%'u new articles from %s", fresh), fresh, name);
  return g_strdup_printf (
      ngettext ("%'u article from %s was updated", "%'u articles from %s were updated", updated),
      updated, name);
}

char *
sheaf_format_pictures_found (guint n, const char *name)
{
  return g_strdup_printf (
      /* Translators: %s is the name of a folder */
      ngettext ("%'u picture from %s came in", "%'u pictures from %s came in", n), n, name);
}

char *
sheaf_format_outcome (SheafOutcome outcome, guint n)
{
  switch (outcome)
    {
    case SHEAF_OUTCOME_NEW:
      /* Translators: one of several parts, of how many files became what: "12 new · 3 unchanged · 1 skipped" */
      return g_strdup_printf (ngettext ("%'u new", "%'u new", n), n);
    case SHEAF_OUTCOME_SAME:
      return g_strdup_printf (ngettext ("%'u unchanged", "%'u unchanged", n), n);
    case SHEAF_OUTCOME_UPDATED:
      return g_strdup_printf (ngettext ("%'u changed", "%'u changed", n), n);
    case SHEAF_OUTCOME_CONFLICT:
      /* Translators: files that changed, of articles that were edited in Sheaf too */
      return g_strdup_printf (ngettext ("%'u in conflict", "%'u in conflict", n), n);
    case SHEAF_OUTCOME_DUPLICATE:
      return g_strdup_printf (ngettext ("%'u duplicate", "%'u duplicates", n), n);
    case SHEAF_OUTCOME_SKIPPED:
      return g_strdup_printf (ngettext ("%'u skipped", "%'u skipped", n), n);
    case SHEAF_OUTCOME_FAILED:
    default:
      return g_strdup_printf (ngettext ("%'u not readable", "%'u not readable", n), n);
    }
}

char *
sheaf_format_totals (const guint totals[SHEAF_N_OUTCOMES])
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < SHEAF_N_OUTCOMES; i++)
    if (totals[i] > 0)
      {
        g_autofree char *part = sheaf_format_outcome (i, totals[i]);

        g_strv_builder_add (parts, part);
      }
  list = g_strv_builder_end (parts);
  /* Translators: between the counts of an import: "312 new · 3 not readable" */
  return g_strjoinv (C_ ("import", " · "), list);
}

char *
sheaf_format_import_plan (const SheafImportProgress *progress)
{
  const guint *totals = progress->totals;
  const guint fresh = totals[SHEAF_OUTCOME_NEW];
  const guint updated = totals[SHEAF_OUTCOME_UPDATED] + totals[SHEAF_OUTCOME_CONFLICT];
  g_autofree char *part = NULL;

  if (fresh > 0 && updated > 0)
    {
      part = g_strdup_printf (
          ngettext ("%'u new article will come in", "%'u new articles will come in", fresh), fresh);
      /* Translators: %s is like "312 new articles will come in" */
      return g_strdup_printf (
          ngettext ("%s, %'u will be updated", "%s, %'u will be updated", updated), part, updated);
    }
  if (fresh > 0)
    return g_strdup_printf (
        ngettext ("%'u new article will come in", "%'u new articles will come in", fresh), fresh);
  if (updated > 0)
    return g_strdup_printf (
        ngettext ("%'u article will be updated", "%'u articles will be updated", updated), updated);
  if (progress->no_pictures > 0)
    return g_strdup_printf (ngettext ("All of it is in the library already, but for %'u picture",
                                      "All of it is in the library already, but for %'u pictures",
                                      progress->no_pictures),
                            progress->no_pictures);
  if (totals[SHEAF_OUTCOME_SAME] + totals[SHEAF_OUTCOME_DUPLICATE] > 0)
    return g_strdup (_ ("All of it is in the library already"));
  return g_strdup (_ ("No articles found"));
}

char *
sheaf_format_import_button (guint n)
{
  if (n == 0)
    return g_strdup (_ ("Nothing to Import"));
  return g_strdup_printf (ngettext ("Import %'u Article", "Import %'u Articles", n), n);
}

char *
sheaf_format_look_button (guint n)
{
  return g_strdup_printf (ngettext ("Look for %'u Picture", "Look for %'u Pictures", n), n);
}

char *
sheaf_format_sources (const char *const *sources)
{
  const guint n = g_strv_length ((char **) sources);
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;

  if (n == 0)
    return g_strdup ("");
  base = g_path_get_basename (sources[0]);
  name = g_filename_display_name (base);
  shown = sheaf_text_display (name, MAX_NAME);
  if (n == 1)
    return g_steal_pointer (&shown);
  /* Translators: the first of several files or folders, and how many more there are */
  return g_strdup_printf (ngettext ("%s and %'u more", "%s and %'u more", n - 1), shown, n - 1);
}

char *
sheaf_format_import_counts (const SheafImportRecord *record)
{
  const guint n = record->n_articles;

  if (record->has_totals)
    return sheaf_format_totals (record->totals);
  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
}

char *
sheaf_format_import_state (const SheafImportRecord *record, gboolean running)
{
  if (running)
    return g_strdup (C_ ("import", "Running"));
  if (record->undone)
    return g_strdup (C_ ("import", "Undone"));
  if (record->finished == 0)
    return g_strdup (C_ ("import", "Interrupted"));
  if (record->error)
    return g_strdup (C_ ("import", "Stopped early"));
  return g_strdup ("");
}

char *
sheaf_format_moment (gint64 seconds, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a day and a time of it, for g_date_time_format(): "3 September 2026, 14:05" */
  return local ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M")) : g_strdup ("");
}

char *
sheaf_format_folder (const SheafFolder *folder, gboolean missing, GTimeZone *zone)
{
  g_autofree char *moment = sheaf_format_moment (folder->scanned, zone);
  g_autofree char *articles = g_strdup_printf (
      ngettext ("%'u article", "%'u articles", folder->n_articles), folder->n_articles);

  if (missing)
    /* Translators: %s is like "312 articles" */
    return g_strdup_printf (_ ("%s · not there at the moment"), articles);
  /* Translators: %s are like "312 articles" and "3 September 2026, 14:05" */
  return g_strdup_printf (_ ("%s · looked at on %s"), articles, moment);
}

const char *
sheaf_format_dialect (SheafDialect dialect)
{
  switch (dialect)
    {
    case SHEAF_DIALECT_HEXO:
      return "Hexo";
    case SHEAF_DIALECT_JEKYLL:
      return "Jekyll";
    case SHEAF_DIALECT_HUGO:
      return "Hugo";
    case SHEAF_DIALECT_OBSIDIAN:
      return "Obsidian";
    case SHEAF_DIALECT_PLAIN:
      return C_ ("site", "Plain folders");
    case SHEAF_DIALECT_AUTO:
    default:
      return C_ ("site", "Automatic");
    }
}

char *
sheaf_format_site (SheafDialect dialect, gboolean evident, guint n_files)
{
  const char *name = sheaf_format_dialect (dialect);

  if (evident)
    return g_strdup_printf (
        /* Translators: %s is a site generator, "Hexo" */
        ngettext ("%s, found by its configuration · %'u file",
                  "%s, found by its configuration · %'u files", n_files),
        name, n_files);
  /* Translators: a site generator, "Hexo", whose rules hold for so many files because nothing says otherwise */
  return g_strdup_printf (ngettext ("%s, assumed · %'u file", "%s, assumed · %'u files", n_files),
                          name, n_files);
}
