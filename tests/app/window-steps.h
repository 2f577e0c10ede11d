/* window-steps.h: what tests of the main window do and wait for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window-private.h"

/* Articles of the folder that set_up() makes. */
#define N_ARTICLES 3

typedef struct
{
  char *folder;
  char *articles;
  char *library;
  GtkApplication *application; /* not owned: one for all tests, as in the program */
  SheafWindow *window;
} Fixture;

typedef gboolean (*Condition) (SheafWindow *window);

/* Runs the main loop until @condition holds. @what: for the message where that is in vain */
void wait_for (Fixture *fixture, Condition condition, const char *what);

/* Puts a file into a folder. */
void write_article (const char *folder, const char *name, const char *text);

/* The window on an empty library, and a folder of three articles and something that is none; g_test_add()'s. */
void set_up (Fixture *fixture, gconstpointer application);
void tear_down (Fixture *fixture, gconstpointer unused);

/* What the list shows, and conditions on it. */
guint n_rows (SheafWindow *window);
gboolean has_all_rows (SheafWindow *window);
gboolean has_one_row (SheafWindow *window);
gboolean has_two_rows (SheafWindow *window);
gboolean has_no_rows (SheafWindow *window);

/* Brings the folder in, without asking. */
void import (Fixture *fixture);

/* Activates an action of the window. */
void activate (Fixture *fixture, const char *name);

/* Whether an import has come to its end, after which remembered folders can be looked through. */
gboolean can_rescan (SheafWindow *window);

/* The file dialog that is shown. Returns: (transfer none) (nullable) */
GtkWindow *find_chooser (void);
