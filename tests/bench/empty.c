/* empty.c: a window with nothing in it, of a program that knows GTK alone
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: bench-empty      (by bench-open)
 */
#include "config.h"

#include "first-frame.h"

#include <locale.h>

int
main (void)
{
  setlocale (LC_ALL, "");
  return first_frame_run_empty ();
}
