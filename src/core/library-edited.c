/* library-edited.c: what came of a change of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-edited.h"

void
sheaf_edited_clear (SheafEdited *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->after, g_free);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
}
