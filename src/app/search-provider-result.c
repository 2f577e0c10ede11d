/* search-provider-result.c: what the desktop's search is answered with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/search-provider-result.h"

#include "app/format-list.h"
#include "core/library-articles.h"
#include "core/library-search.h"
#include "core/text.h"

#include <glib/gi18n.h>

/* GNOME shows five, and says how many more there are. */
#define MAX_RESULTS 10
/* Whoever asks for more than it was answered with is none of ours. */
#define MAX_DESCRIBED 50

#define MAX_TITLE       200
#define MAX_DESCRIPTION 200

SheafProviderQuestion *
sheaf_provider_question_new (const char *text, const char *const *ids)
{
  SheafProviderQuestion *question = g_new0 (SheafProviderQuestion, 1);

  question->text = g_strdup (text ? text : "");
  question->ids = g_strdupv ((char **) ids);
  return question;
}

void
sheaf_provider_question_free (gpointer data)
{
  SheafProviderQuestion *question = data;

  g_free (question->text);
  g_strfreev (question->ids);
  g_clear_pointer (&question->answer, g_variant_unref);
  g_free (question);
}

GVariant *
sheaf_provider_nothing (const SheafProviderQuestion *question)
{
  return question->ids ? g_variant_new ("(aa{sv})", NULL) : g_variant_new ("(as)", NULL);
}

/* Finding. */

/* Has words be looked for in titles alone. Returns: whether there were any */
static gboolean
narrow_to_titles (SheafSearchQuery *query)
{
  gboolean any = FALSE;

  for (guint i = 0; i < query->clauses->len; i++)
    {
      const GPtrArray *terms = g_ptr_array_index (query->clauses, i);

      for (guint j = 0; j < terms->len; j++)
        {
          SheafSearchTerm *term = g_ptr_array_index (terms, j);

          if (term->kind != SHEAF_TERM_TEXT || term->negated)
            continue;
          term->kind = SHEAF_TERM_TITLE;
          any = TRUE;
        }
    }
  return any;
}

/* Adds the newest hits that are not there yet, up to as many as are shown. */
static gboolean
add_hits (SheafLibrary *library, const SheafSearchQuery *query, GArray *ids, GError **error)
{
  const SheafSearchOptions options = { .limit = MAX_RESULTS };
  g_autoptr (GArray) hits = sheaf_library_search (library, query, &options, error);

  for (guint i = 0; hits && i < hits->len && ids->len < MAX_RESULTS; i++)
    {
      const gint64 id = g_array_index (hits, SheafHit, i).id;
      gboolean known = FALSE;

      for (guint j = 0; j < ids->len && !known; j++)
        known = g_array_index (ids, gint64, j) == id;
      if (!known)
        g_array_append_val (ids, id);
    }
  return hits != NULL;
}

gboolean
sheaf_provider_find_work (SheafLibrary *library, gpointer data, GError **error)
{
  SheafProviderQuestion *question = data;
  g_autoptr (SheafSearchQuery) titles = sheaf_search_query_parse (question->text, TRUE);
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (question->text, TRUE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GVariantBuilder names;

  if (narrow_to_titles (titles) && !add_hits (library, titles, ids, error))
    return FALSE;
  if (ids->len < MAX_RESULTS && !add_hits (library, query, ids, error))
    return FALSE;
  g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));

      g_variant_builder_add (&names, "s", name);
    }
  question->answer = g_variant_ref_sink (g_variant_new ("(as)", &names));
  return TRUE;
}

/* Describing. */

static GArray *
parse_ids (const char *const *names)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names[i] && ids->len < MAX_DESCRIBED; i++)
    {
      gint64 id;

      if (g_ascii_string_to_signed (names[i], 10, 1, G_MAXINT64, &id, NULL))
        g_array_append_val (ids, id);
    }
  return ids;
}

/* Desktops mark words themselves, and know no marks of ours. */
static void
remove_marks (char *snippet)
{
  char *to = snippet;

  for (const char *from = snippet; *from; from++)
    if (*from != '\002' && *from != '\003')
      *to++ = *from;
  *to = '\0';
}

/* Returns: (transfer full) */
static char *
describe (SheafLibrary *library, const SheafSearchQuery *query, const SheafArticle *article)
{
  g_autofree char *snippet = sheaf_library_get_snippet (library, query, article->id, NULL);
  g_autofree char *text = NULL;
  g_autofree char *category = NULL;

  if (snippet)
    remove_marks (snippet);
  text = sheaf_text_display (snippet            ? snippet
                             : article->excerpt ? article->excerpt
                                                : "",
                             MAX_DESCRIPTION);
  if (article->categories->len == 0)
    return g_steal_pointer (&text);
  category = sheaf_format_category (g_ptr_array_index (article->categories, 0));
  if (!*text)
    return g_steal_pointer (&category);
  /* Translators: what the desktop's search says of an article below its title: the category, and the words that
   * were found with those around them */
  return g_strdup_printf (C_ ("search result", "%s — %s"), category, text);
}

static void
add_result (GVariantBuilder *results, const SheafArticle *article, const char *description)
{
  g_autoptr (GIcon) icon = g_themed_icon_new (APP_ID);
  g_autoptr (GVariant) serialized = g_icon_serialize (icon);
  g_autofree char *icon_name = g_icon_to_string (icon);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, article->id);
  g_autofree char *title = sheaf_text_display (article->title, MAX_TITLE);

  g_variant_builder_open (results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (results, "{sv}", "id", g_variant_new_string (id));
  g_variant_builder_add (results, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (results, "{sv}", "description", g_variant_new_string (description));
  /* One is of today's desktops, the other of older ones. */
  g_variant_builder_add (results, "{sv}", "icon", serialized);
  g_variant_builder_add (results, "{sv}", "gicon", g_variant_new_string (icon_name));
  g_variant_builder_close (results);
}

gboolean
sheaf_provider_describe_work (SheafLibrary *library, gpointer data, GError **error)
{
  SheafProviderQuestion *question = data;
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (question->text, TRUE);
  g_autoptr (GArray) ids = parse_ids ((const char *const *) question->ids);
  g_autoptr (GPtrArray) rows =
      sheaf_library_get_rows (library, (const gint64 *) (const void *) ids->data, ids->len, error);
  GVariantBuilder results;

  if (!rows)
    return FALSE;
  g_variant_builder_init (&results, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < rows->len; i++)
    {
      const SheafArticle *article = g_ptr_array_index (rows, i);
      g_autofree char *description = NULL;

      if (!article || (article->flags & SHEAF_FLAG_TRASHED))
        continue;
      description = describe (library, query, article);
      add_result (&results, article, description);
    }
  question->answer = g_variant_ref_sink (g_variant_new ("(aa{sv})", &results));
  return TRUE;
}
