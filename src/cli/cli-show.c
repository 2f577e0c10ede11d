/* cli-show.c: sheaf-cli show
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-text.h"
#include "cli/cli.h"

#include "core/cleaner-files.h"
#include "core/library-articles.h"
#include "core/library-names.h"
#include "core/library-search.h"
#include "core/markdown.h"
#include "core/page.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  gboolean source, html, text, json;
  gboolean original; /* with @html: not cleaned */
} Options;

static gboolean
show_source (SheafLibrary *library, gint64 id, GError **error)
{
  g_autoptr (GBytes) bytes = sheaf_library_get_source (library, id, error);
  gsize size = 0;
  gconstpointer data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (size)
    fwrite (data, 1, size, stdout);
  return bytes != NULL;
}

/* Returns: (transfer full) (nullable): where its [[links]] lead */
static GHashTable *
find_links (SheafLibrary *library, const SheafDocument *document)
{
  g_autoptr (GPtrArray) names = NULL;

  if (document->format != SHEAF_FORMAT_MARKDOWN)
    return NULL;
  names = sheaf_markdown_list_links (document->body, document->body_length);
  return names->len > 0 ? sheaf_library_find_names (library, names, NULL) : NULL;
}

static gboolean
show_html (SheafLibrary *library, gint64 id, gboolean original, GError **error)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autoptr (SheafCleaner) cleaner = original ? NULL : sheaf_cleaner_files_load (folder);
  SheafSanitizerOptions options = { .article = id, .block_ids = TRUE, .cleaner = cleaner };
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, error);
  g_autoptr (GBytes) bytes = article ? sheaf_library_get_source (library, id, error) : NULL;
  g_autoptr (SheafDocument) document = NULL;
  g_autoptr (GHashTable) links = NULL;
  g_autoptr (SheafFragment) fragment = NULL;

  if (!bytes)
    return FALSE;
  document = sheaf_document_new (bytes, article->format, article->encoding);
  options.links = links = find_links (library, document);
  fragment = sheaf_page_render (document, &options, NULL, error);
  if (fragment)
    puts (fragment->html);
  return fragment != NULL;
}

static gboolean
show_text (SheafLibrary *library, gint64 id, GError **error)
{
  g_autofree char *text = sheaf_library_get_text (library, id, error);

  if (text)
    puts (text);
  return text != NULL;
}

static gboolean
show_json (SheafLibrary *library, gint64 id, GError **error)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, error);
  g_autofree char *line = article ? sheaf_article_to_json (article) : NULL;

  if (line)
    puts (line);
  return line != NULL;
}

/* "name  value", where there is a value. @width: of the longest name */
static void
print_field (const char *name, const char *value, guint width)
{
  g_autofree char *clean = cli_text_clean (value);

  if (*clean)
    printf ("%s%*s  %s\n", name, (int) (width - MIN (width, cli_text_width (name))), "", clean);
}

static char *
format_state (const SheafArticle *article)
{
  const SheafFlags flags = article->flags;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (flags & SHEAF_FLAG_UNREAD)
    g_ptr_array_add (words, _ ("unread"));
  if (flags & SHEAF_FLAG_STARRED)
    g_ptr_array_add (words, _ ("starred"));
  if (flags & SHEAF_FLAG_ARCHIVED)
    g_ptr_array_add (words, _ ("archived"));
  if (flags & SHEAF_FLAG_TRASHED)
    g_ptr_array_add (words, _ ("in the trash"));
  if (flags & SHEAF_FLAG_ATTENTION)
    g_ptr_array_add (words, _ ("needs attention"));
  if (article->draft)
    g_ptr_array_add (words, (gpointer) C_ ("article", "draft"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static char *
format_tags (const GPtrArray *tags)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < tags->len; i++)
    g_ptr_array_add (words, g_ptr_array_index (tags, i));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
print_header (const SheafArticle *article)
{
  g_autofree char *title = cli_text_clean (article->title);
  g_autofree char *day = cli_text_day (article->date);
  g_autofree char *paths = cli_text_paths (article->categories);
  g_autofree char *tags = format_tags (article->tags);
  g_autofree char *state = format_state (article);
  g_autofree char *file = g_build_filename (article->root, article->origin, NULL);
  const struct
  {
    const char *name;
    const char *value;
  } fields[] = {
    { _ ("Author"), article->author },
    { _ ("Date"), g_strstrip (day) },
    { _ ("Categories"), paths },
    { _ ("Tags"), tags },
    { _ ("Source"), article->source },
    { _ ("File"), file },
    { _ ("State"), state },
  };
  guint width = 0;

  puts (title);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    width = MAX (width, cli_text_width (fields[i].name));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    print_field (fields[i].name, fields[i].value, width);
  for (guint i = 0; i < article->warnings->len; i++)
    {
      g_autofree char *warning = sheaf_warning_format (g_ptr_array_index (article->warnings, i));

      print_field ("!", warning, 1);
    }
}

static gboolean
show_article (SheafLibrary *library, gint64 id, GError **error)
{
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, error);
  g_autofree char *text = article ? sheaf_library_get_text (library, id, error) : NULL;
  g_autofree char *clean = NULL;

  if (!text)
    return FALSE;
  clean = cli_text_clean_lines (text);
  print_header (article);
  printf ("\n%s\n", clean);
  return TRUE;
}

static gboolean
show (SheafLibrary *library, gint64 id, const Options *options, GError **error)
{
  if (options->source)
    return show_source (library, id, error);
  if (options->html)
    return show_html (library, id, options->original, error);
  if (options->text)
    return show_text (library, id, error);
  if (options->json)
    return show_json (library, id, error);
  return show_article (library, id, error);
}

static CliExit
run_show (Cli *self, char **argv)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "source", 0, 0, G_OPTION_ARG_NONE, &options.source, N_ ("The file as it is, byte for byte"),
      NULL },
    { "html", 0, 0, G_OPTION_ARG_NONE, &options.html, N_ ("The body as the reader shows it"),
      NULL },
    { "original", 0, 0, G_OPTION_ARG_NONE, &options.original,
      N_ ("With --html: with what the reader hides"), NULL },
    { "text", 0, 0, G_OPTION_ARG_NONE, &options.text, N_ ("The text that is searched"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("All that is known of it, as JSON"),
      NULL },
    { NULL },
  };
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (self, &cli_command_show, argv, entries, 1, 1))
    return CLI_USAGE;
  if (options.source + options.html + options.text + options.json > 1)
    {
      cli_complain (_ ("only one of --source, --html, --text and --json"));
      return CLI_USAGE;
    }
  if (options.original && !options.html)
    {
      cli_complain (_ ("--original goes with --html"));
      return CLI_USAGE;
    }
  ids = cli_parse_ids (self->arguments);
  if (!ids)
    return CLI_FAILED;
  library = cli_open (self, SHEAF_LIBRARY_READ);
  if (!library)
    return CLI_LIBRARY;
  return show (library, g_array_index (ids, gint64, 0), &options, &error) ? CLI_OK
                                                                          : cli_fail (error);
}

const CliCommand cli_command_show = {
  "show",
  N_ ("ID"),
  N_ ("Show an article"),
  run_show,
};
