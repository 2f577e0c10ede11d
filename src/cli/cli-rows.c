/* cli-rows.c: articles on stdout, a line each
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-rows.h"

#include "cli/cli-text.h"

#include "core/library-articles.h"
#include "core/library-categories.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Rows fetched at once. */
#define PAGE 256

/* How hits come out of the core: between these two. */
#define HIT_BEGIN 0x02
#define HIT_MARKS "\002\003"

gboolean
cli_rows_find_category (SheafLibrary *library, const char *text, gint64 *category, GError **error)
{
  g_auto (GStrv) path = sheaf_category_path_parse (text);
  g_autoptr (GError) local = NULL;

  *category = sheaf_library_find_category (library, (const char *const *) path, &local);
  if (*category)
    return TRUE;
  if (g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND))
    g_set_error (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND, _ ("there is no category “%s”"), text);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Unread, starred, archived, draft, needs attention: a letter each. */
static void
format_flags (const SheafArticle *article, char text[6])
{
  const SheafFlags flags = article->flags;

  text[0] = flags & SHEAF_FLAG_UNREAD ? 'u' : ' ';
  text[1] = flags & SHEAF_FLAG_STARRED ? 's' : ' ';
  text[2] = flags & SHEAF_FLAG_ARCHIVED ? 'a' : ' ';
  text[3] = article->draft ? 'd' : ' ';
  text[4] = flags & SHEAF_FLAG_ATTENTION ? '!' : ' ';
  text[5] = '\0';
}

static void
print_row (const SheafArticle *article, guint columns)
{
  g_autofree char *day = cli_text_day (article->date);
  g_autofree char *title = cli_text_clean (article->title);
  g_autofree char *paths = cli_text_paths (article->categories);
  g_autofree char *whole =
      g_strdup_printf ("%s%s%s%s", title, *paths ? "  [" : "", paths, *paths ? "]" : "");
  const guint before = 8 + 2 + 10 + 2 + 5 + 2;
  g_autofree char *fit = cli_text_fit (whole, columns > before ? columns - before : 0);
  char flags[6];

  format_flags (article, flags);
  printf ("%8" G_GINT64_FORMAT "  %s  %s  %s\n", article->id, day, flags, fit);
}

static gboolean
print_table_page (SheafLibrary *library, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = sheaf_library_get_rows (library, ids, n, error);
  guint columns = cli_text_terminal_width ();

  for (guint i = 0; rows && i < rows->len; i++)
    if (g_ptr_array_index (rows, i))
      print_row (g_ptr_array_index (rows, i), columns);
  return rows != NULL;
}

/* The article, or NULL without an error where another program has purged it since it was listed. */
static SheafArticle *
get_listed (SheafLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  SheafArticle *article = sheaf_library_get_article (library, id, &local);

  if (local && !g_error_matches (local, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  return article;
}

static gboolean
print_json (SheafLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafArticle) article = get_listed (library, id, &local);
  g_autofree char *line = article ? sheaf_article_to_json (article) : NULL;

  if (line)
    puts (line);
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
cli_rows_print (SheafLibrary *library, GArray *ids, gboolean json, GError **error)
{
  const gint64 *list = (const gint64 *) (gconstpointer) ids->data;

  for (guint i = 0; json && i < ids->len; i++)
    if (!print_json (library, list[i], error))
      return FALSE;
  for (guint i = 0; !json && i < ids->len; i += PAGE)
    if (!print_table_page (library, list + i, MIN (PAGE, ids->len - i), error))
      return FALSE;
  return TRUE;
}

/* The article's object with two members more. */
static void
print_hit_json (const SheafArticle *article, const char *snippet, double rank, gboolean best)
{
  g_autofree char *line = sheaf_article_to_json (article);
  g_autofree char *text = cli_text_json (snippet);
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "null";

  if (best)
    g_ascii_dtostr (number, sizeof number, rank);
  printf ("%.*s,\"snippet\":%s,\"rank\":%s}\n", (int) strlen (line) - 1, line, text, number);
}

/* The snippet below its row, hits bold where a terminal shows them. */
static void
print_snippet (const char *snippet)
{
  gboolean bold = isatty (STDOUT_FILENO);

  fputs ("          ", stdout);
  for (const char *p = snippet; *p;)
    {
      gsize length = strcspn (p, HIT_MARKS);
      g_autofree char *part = g_strndup (p, length);
      g_autofree char *text = cli_text_clean (part);

      fputs (text, stdout);
      p += length;
      if (*p && bold)
        fputs (*p == HIT_BEGIN ? "\033[1m" : "\033[22m", stdout);
      if (*p)
        p++;
    }
  putchar ('\n');
}

static gboolean
print_hit (SheafLibrary *library,
           const SheafSearchQuery *query,
           const SheafHit *hit,
           gboolean best,
           gboolean json,
           GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SheafArticle) article = get_listed (library, hit->id, &local);
  g_autofree char *snippet =
      article ? sheaf_library_get_snippet (library, query, hit->id, &local) : NULL;

  if (!article && !local)
    return TRUE;
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (json)
    print_hit_json (article, snippet, hit->rank, best);
  else
    {
      print_row (article, cli_text_terminal_width ());
      if (snippet && *snippet)
        print_snippet (snippet);
    }
  return TRUE;
}

gboolean
cli_rows_print_hits (SheafLibrary *library,
                     const SheafSearchQuery *query,
                     GArray *hits,
                     gboolean best,
                     gboolean json,
                     GError **error)
{
  for (guint i = 0; i < hits->len; i++)
    if (!print_hit (library, query, &g_array_index (hits, SheafHit, i), best, json, error))
      return FALSE;
  return TRUE;
}
