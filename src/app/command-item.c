/* command-item.c: something that can be done, in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/command-item.h"

#include "app/shortcuts.h"

#include <gtk/gtk.h>
#include <string.h>

struct _SheafCommandItem
{
  GObject parent_instance;
  const SheafCommand *command;
  char *key;
  char *folded;
};

G_DEFINE_FINAL_TYPE (SheafCommandItem, sheaf_command_item, G_TYPE_OBJECT)

const char *
sheaf_command_item_get_action (SheafCommandItem *self)
{
  g_return_val_if_fail (SHEAF_IS_COMMAND_ITEM (self), NULL);

  return self->command->action;
}

const char *
sheaf_command_item_get_label (SheafCommandItem *self)
{
  g_return_val_if_fail (SHEAF_IS_COMMAND_ITEM (self), NULL);

  return sheaf_command_get_label (self->command);
}

const char *
sheaf_command_item_get_key (SheafCommandItem *self)
{
  g_return_val_if_fail (SHEAF_IS_COMMAND_ITEM (self), NULL);

  return self->key;
}

guint
sheaf_command_item_match (SheafCommandItem *self, const char *const *words)
{
  g_return_val_if_fail (SHEAF_IS_COMMAND_ITEM (self) && words, 0);

  for (guint i = 0; words[i]; i++)
    if (!strstr (self->folded, words[i]))
      return 0;
  return words[0] && strncmp (self->folded, words[0], strlen (words[0])) == 0 ? 2 : 1;
}

static void
sheaf_command_item_finalize (GObject *object)
{
  SheafCommandItem *self = SHEAF_COMMAND_ITEM (object);

  g_free (self->key);
  g_free (self->folded);
  G_OBJECT_CLASS (sheaf_command_item_parent_class)->finalize (object);
}

static void
sheaf_command_item_class_init (SheafCommandItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_command_item_finalize;
}

static void
sheaf_command_item_init (SheafCommandItem *self)
{
}

/* @action: Returns: (transfer full) */
static char *
format_key (const char *action)
{
  g_autofree char *accelerator = sheaf_shortcuts_get_key (action);
  GdkModifierType modifiers;
  guint key;

  if (!accelerator || !gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

SheafCommandItem *
sheaf_command_item_new (const SheafCommand *command)
{
  SheafCommandItem *self;

  g_return_val_if_fail (command, NULL);

  self = g_object_new (SHEAF_TYPE_COMMAND_ITEM, NULL);
  self->command = command;
  self->key = format_key (command->action);
  self->folded = g_utf8_casefold (sheaf_command_get_label (command), -1);
  return self;
}
