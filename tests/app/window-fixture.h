/* window-fixture.h: the main window on a library in a folder of its own
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/window-private.h"

typedef struct
{
  char *folder;
  char *library;
  SheafWindow *window; /* NULL until test_window_open() */
} TestWindow;

typedef gboolean (*TestCondition) (SheafWindow *window);

/* A folder with a library of three articles, written by the core; no window yet. */
TestWindow *test_window_new (void);

/* Shows the window of @application on it. */
void test_window_open (TestWindow *self, GtkApplication *application);

/* Closes the window, waits until nothing holds it, and removes the folder. */
void test_window_free (TestWindow *self);

/* Runs the main loop until @condition holds. @what: for the message where that is in vain */
void test_window_wait (TestWindow *self, TestCondition condition, const char *what);

/* Activates an action of the window. */
void test_window_activate (TestWindow *self, const char *action, GVariant *target);

/* Whether the library is open. */
gboolean test_window_is_open (SheafWindow *window);

/* Whether the library is shown, with all that was counted. */
gboolean test_window_is_ready (SheafWindow *window);

/* Whether a label or button with this text is to be seen in @widget. */
gboolean test_widget_says (GtkWidget *widget, const char *text);

/* Writes @text to the file @name of articles and imports it. Returns: the id of the article */
gint64 test_window_import_text (TestWindow *self, const char *name, const char *text);
