/* sanitizer-listed.c: the pictures that a fragment lists, each once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-listed.h"

#include "core/sanitizer-caption.h"

static void
free_picture (gpointer data)
{
  SheafPicture *self = data;

  g_free (self->address);
  g_free (self->alternate);
  g_free (self->alternative);
  g_free (self->caption);
  g_free (self);
}

GPtrArray *
sheaf_listed_begin (SheafListed *self)
{
  g_return_val_if_fail (self, NULL);

  self->pictures = g_ptr_array_new_with_free_func (free_picture);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self->pictures;
}

void
sheaf_listed_end (SheafListed *self)
{
  g_return_if_fail (self);

  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

gboolean
sheaf_listed_contains (const SheafListed *self, const char *address)
{
  g_return_val_if_fail (self && address, FALSE);

  return g_hash_table_contains (self->numbers, address);
}

/* The address as the article has it, where the picture's is what was found in it. */
static void
note_alternate (SheafPicture *picture, const SheafPictureClaims *claims)
{
  g_autofree char *written = NULL;

  if (picture->alternate || sheaf_address_picture_kind (picture->address) != SHEAF_ADDRESS_REMOTE)
    return;
  written = sheaf_picture_choose (claims);
  if (written && !g_str_equal (written, picture->address) &&
      sheaf_address_picture_kind (written) == SHEAF_ADDRESS_REMOTE)
    picture->alternate = g_steal_pointer (&written);
}

guint
sheaf_listed_add (SheafListed *self, const char *address, const SheafPictureClaims *claims)
{
  SheafPicture *picture;
  gpointer number;

  g_return_val_if_fail (self && address && claims, 0);

  if (!g_hash_table_lookup_extended (self->numbers, address, NULL, &number))
    {
      picture = g_new0 (SheafPicture, 1);
      picture->address = g_strdup (address);
      picture->alternative = g_strdup (claims->alternative);
      picture->caption = claims->node ? sheaf_caption_find (claims->node) : NULL;
      number = GUINT_TO_POINTER (self->pictures->len);
      g_hash_table_insert (self->numbers, picture->address, number);
      g_ptr_array_add (self->pictures, picture);
    }
  note_alternate (g_ptr_array_index (self->pictures, GPOINTER_TO_UINT (number)), claims);
  return GPOINTER_TO_UINT (number);
}
