/* search-typed.c: what is found while it is being typed, which sheaf-cli cannot be asked
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-search.h"

#include <stdio.h>

/* search-typed LIBRARY: for each line a line with the ids found, or with what went wrong. */

static void
print_found (SheafLibrary *library, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (typed, TRUE);
  g_autoptr (GArray) hits = sheaf_library_search (library, query, NULL, &error);

  if (!hits)
    printf ("failed: %s", error->message);
  for (guint i = 0; hits && i < hits->len; i++)
    printf ("%s%" G_GINT64_FORMAT, i ? " " : "", g_array_index (hits, SheafHit, i).id);
  putchar ('\n');
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafLibrary) library =
      argc == 2 ? sheaf_library_open (argv[1], SHEAF_LIBRARY_READ, &error) : NULL;
  g_autoptr (GIOChannel) lines = g_io_channel_unix_new (0);
  gsize end = 0;
  char *line = NULL;

  if (!library)
    {
      g_printerr ("%s\n", error ? error->message : "usage: search-typed LIBRARY");
      return 2;
    }
  while (g_io_channel_read_line (lines, &line, NULL, &end, NULL) == G_IO_STATUS_NORMAL)
    {
      line[end] = '\0';
      print_found (library, line);
      g_free (line);
    }
  return 0;
}
