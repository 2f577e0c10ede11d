/* commands.h: everything that can be done, by name
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* An action without a parameter, and what it is called. */
typedef struct
{
  const char *action; /* by its detailed name: win.star */
  const char *label;  /* not translated: sheaf_command_get_label() */
} SheafCommand;

/* Returns: (transfer none): @n of them */
const SheafCommand *sheaf_commands_get (gsize *n);

/* Returns: (transfer none): in the reader's language */
const char *sheaf_command_get_label (const SheafCommand *self);
