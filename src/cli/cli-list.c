/* cli-list.c: sheaf-cli list, categories, search
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/cli-rows.h"
#include "cli/cli-text.h"
#include "cli/cli.h"

#include "core/library-articles.h"
#include "core/library-categories.h"
#include "core/library-search.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  char *category, *tag, *state, *sort;
  int limit;
  gboolean json;
} ListOptions;

static const struct
{
  const char *name;
  SheafShelf shelf;
} states[] = {
  { "unread", SHEAF_SHELF_UNREAD },
  { "starred", SHEAF_SHELF_STARRED },
  { "archived", SHEAF_SHELF_ARCHIVE },
  { "trash", SHEAF_SHELF_TRASH },
};

static const struct
{
  const char *name;
  SheafSort sort;
} sorts[] = {
  { "date", SHEAF_SORT_DATE },     { "title", SHEAF_SORT_TITLE },   { "added", SHEAF_SORT_ADDED },
  { "source", SHEAF_SORT_SOURCE }, { "length", SHEAF_SORT_LENGTH }, { "unread", SHEAF_SORT_UNREAD },
};

static gboolean
take_state (const char *name, SheafShelf *shelf)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].name, name))
      {
        *shelf = states[i].shelf;
        return TRUE;
      }
  if (name)
    cli_complain (_ ("--state is unread, starred, archived or trash, not “%s”"), name);
  return !name;
}

static gboolean
take_sort (const char *name, SheafSort *sort)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i].name, name))
      {
        *sort = sorts[i].sort;
        return TRUE;
      }
  if (name)
    cli_complain (_ ("--sort is date, title, added, source, length or unread, not “%s”"), name);
  return !name;
}

static gboolean
take_limit (int limit)
{
  if (limit >= 0)
    return TRUE;
  cli_complain (_ ("--limit is a number from 1"));
  return FALSE;
}

static CliExit
list (Cli *self, const ListOptions *options, SheafListing *listing)
{
  g_autoptr (SheafLibrary) library = cli_open (self, SHEAF_LIBRARY_READ);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!library)
    return CLI_LIBRARY;
  if (options->category &&
      !cli_rows_find_category (library, options->category, &listing->category, &error))
    return cli_fail (error);
  ids = sheaf_library_list (library, listing, &error);
  if (!ids || !cli_rows_print (library, ids, options->json, &error))
    return cli_fail (error);
  return CLI_OK;
}

static CliExit
run_list (Cli *self, char **argv)
{
  ListOptions options = { 0 };
  SheafListing listing = { 0 };
  const GOptionEntry entries[] = {
    { "category", 0, 0, G_OPTION_ARG_FILENAME, &options.category,
      N_ ("Only this category and what is below it"), "A/B" },
    { "tag", 0, 0, G_OPTION_ARG_FILENAME, &options.tag, N_ ("Only with this tag"), N_ ("TAG") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &options.state,
      N_ ("Only unread, starred or archived ones, or the trash"), N_ ("STATE") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &options.sort,
      N_ ("By date (newest first), title, added, source, length or unread"), N_ ("ORDER") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most so many"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("One JSON object a line"), NULL },
    { NULL },
  };
  gboolean parsed = cli_parse (self, &cli_command_list, argv, entries, 0, 0);
  g_autofree char *category = options.category, *tag = options.tag;
  g_autofree char *state = options.state, *sort = options.sort;

  if (!parsed || !take_limit (options.limit) || !cli_check_text ("--category", category) ||
      !cli_check_text ("--tag", tag) || !take_state (state, &listing.shelf) ||
      !take_sort (sort, &listing.sort))
    return CLI_USAGE;
  listing.tag = tag;
  listing.limit = options.limit;
  return list (self, &options, &listing);
}

const CliCommand cli_command_list = {
  "list",
  "",
  N_ ("List articles"),
  run_list,
};

typedef struct
{
  gboolean best, json;
  int limit;
} SearchOptions;

static CliExit
search (Cli *self, const SearchOptions *options, const char *text)
{
  g_autoptr (SheafLibrary) library = cli_open (self, SHEAF_LIBRARY_READ);
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (text, FALSE);
  SheafSearchOptions how = { options->best, options->limit, 0 };
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  if (!library)
    return CLI_LIBRARY;
  hits = sheaf_library_search (library, query, &how, &error);
  if (!hits || !cli_rows_print_hits (library, query, hits, options->best, options->json, &error))
    return cli_fail (error);
  return CLI_OK;
}

static CliExit
run_search (Cli *self, char **argv)
{
  SearchOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "best", 0, 0, G_OPTION_ARG_NONE, &options.best, N_ ("Best first instead of newest first"),
      NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most so many"), "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("One JSON object a line"), NULL },
    { NULL },
  };
  g_autofree char *text = NULL;

  if (!cli_parse (self, &cli_command_search, argv, entries, 1, CLI_ANY) ||
      !take_limit (options.limit))
    return CLI_USAGE;
  text = g_strjoinv (" ", self->arguments);
  if (!cli_check_text (_ ("the query"), text))
    return CLI_USAGE;
  return search (self, &options, text);
}

const CliCommand cli_command_search = {
  "search",
  N_ ("QUERY"),
  N_ ("Find articles by their text"),
  run_search,
};

/* The path of a category, from the ones that came before it. Returns: (transfer full) (element-type utf8) */
static GPtrArray *
path_of (GHashTable *by_id, const SheafCategory *category)
{
  GPtrArray *path = g_ptr_array_new ();

  for (; category; category = g_hash_table_lookup (by_id, &category->parent))
    g_ptr_array_insert (path, 0, category->name);
  return path;
}

static void
print_category_json (GHashTable *by_id, const SheafCategory *category)
{
  g_autoptr (GPtrArray) path = path_of (by_id, category);

  fputs ("{\"path\":[", stdout);
  for (guint i = 0; i < path->len; i++)
    {
      g_autofree char *name = cli_text_json (g_ptr_array_index (path, i));

      printf ("%s%s", i ? "," : "", name);
    }
  printf ("],\"count\":%u,\"total\":%u,\"unread\":%u}\n", category->count, category->total,
          category->unread);
}

static void
print_category (const SheafCategory *category)
{
  g_autofree char *name = cli_text_clean (category->name);

  printf ("%7u  %7u  %*s%s\n", category->total, category->unread, (int) (2 * category->depth), "",
          name);
}

static CliExit
run_categories (Cli *self, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("One JSON object a line"), NULL },
    { NULL },
  };
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (SheafLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  if (!cli_parse (self, &cli_command_categories, argv, entries, 0, 0))
    return CLI_USAGE;
  library = cli_open (self, SHEAF_LIBRARY_READ);
  if (!library)
    return CLI_LIBRARY;
  categories = sheaf_library_get_categories (library, &error);
  if (!categories)
    return cli_fail (error);
  if (!json && categories->len)
    /* Translators: the heads of columns: how many articles a category has, and how many of them are unread */
    printf ("%7s  %7s  %s\n", C_ ("column", "total"), C_ ("column", "unread"),
            C_ ("column", "category"));
  for (guint i = 0; i < categories->len; i++)
    {
      SheafCategory *category = g_ptr_array_index (categories, i);

      g_hash_table_insert (by_id, &category->id, category);
      if (json)
        print_category_json (by_id, category);
      else
        print_category (category);
    }
  return CLI_OK;
}

const CliCommand cli_command_categories = {
  "categories",
  "",
  N_ ("Show the tree of categories with its counts"),
  run_categories,
};
