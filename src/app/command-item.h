/* command-item.h: something that can be done, in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/commands.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_COMMAND_ITEM (sheaf_command_item_get_type ())
G_DECLARE_FINAL_TYPE (SheafCommandItem, sheaf_command_item, SHEAF, COMMAND_ITEM, GObject)

/* @command: of the table. Immutable. */
SheafCommandItem *sheaf_command_item_new (const SheafCommand *command);

/* Returns: (transfer none): its detailed name, what it is called, and its key as it is shown, "" for none */
const char *sheaf_command_item_get_action (SheafCommandItem *self);
const char *sheaf_command_item_get_label (SheafCommandItem *self);
const char *sheaf_command_item_get_key (SheafCommandItem *self);

/* How well @words (folded) fit: 0 not at all, 1 all are in it, 2 it begins with what they are. */
guint sheaf_command_item_match (SheafCommandItem *self, const char *const *words);

G_END_DECLS
