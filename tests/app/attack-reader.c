/* attack-reader.c: hostile articles opened one after the other, for tests from outside
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack.h"

#include <stdio.h>

/* attack-reader WALLS PORT FOLDER…: opens the articles and prints what happened as JSON. */
int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = NULL;
  AttackSetup setup;
  AttackCount count;

  gtk_test_init (&argc, &argv, NULL);
  if (argc < 4 || !attack_setup (argv[1], &setup))
    {
      g_printerr ("usage: attack-reader WALLS PORT FOLDER…\n");
      return 2;
    }
  adw_init ();
  files = attack_list ((const char *const *) argv + 3);
  count = attack_run (&setup, files, (guint) g_ascii_strtoull (argv[2], NULL, 10));
  /* Not g_print(), which newer GLibs mark as a comment of a test. */
  printf ("{\"opened\": %u, \"scripts\": %u, \"moves\": %u, \"lost\": %u, \"stuck\": %u}\n",
          count.opened, count.scripts, count.moves, count.lost, count.stuck);
  return 0;
}
