/* make.c: makes a library of very many articles, for the other programs here
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-many LIBRARY COUNT
 */
#include "config.h"

#include "many.h"

#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc != 3 || g_file_test (argv[1], G_FILE_TEST_EXISTS))
    {
      g_printerr ("usage: bench-many LIBRARY COUNT\n"
                  "LIBRARY must not be there yet.\n");
      return 2;
    }
  if (many_make (argv[1], (guint) strtoul (argv[2], NULL, 10), &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
