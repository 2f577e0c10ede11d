/* shortcuts.h: the one table of keys
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Who listens for a key. */
typedef enum
{
  SHEAF_SHORTCUT_WINDOW, /* the window, after what has the focus: a field that is typed in comes first */
  SHEAF_SHORTCUT_APPLICATION, /* the application, before what has the focus */
  SHEAF_SHORTCUT_TOOLKIT,     /* GTK itself, or the widget that has the focus: only told of here */
} SheafShortcutScope;

typedef struct
{
  const char *action; /* what it activates, by its detailed name */
  const char *keys;   /* accelerators with blanks between, as gtk/help-overlay.ui has them */
  const char *also;   /* (nullable): the same for others that go without saying */
  SheafShortcutScope scope;
} SheafShortcut;

/* Returns: (transfer none): @n shortcuts. What is added here is told in gtk/help-overlay.ui. */
const SheafShortcut *sheaf_shortcuts_get (gsize *n);

/* The key that a menu shows beside @action. Returns: (transfer full) (nullable) */
char *sheaf_shortcuts_get_key (const char *action);

/* Binds the keys of the window, and of the application. */
void sheaf_shortcuts_bind_window (GtkWidgetClass *klass);
void sheaf_shortcuts_bind_application (GtkApplication *application);

/* The same in @popover: while it is open GTK keeps keys from the window below. It is closed before anything is done. */
void sheaf_shortcuts_bind_popover (GtkPopover *popover);
