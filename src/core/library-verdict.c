/* library-verdict.c: what is to become of a file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-verdict.h"

void
sheaf_verdict_clear (SheafVerdict *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->into, g_free);
  g_clear_pointer (&self->draft, sheaf_draft_free);
}

const SheafDraft *
sheaf_verdict_get_draft (const SheafVerdict *self, const SheafStoreItem *item)
{
  return self->draft ? self->draft : item->draft;
}

SheafPlaceState
sheaf_verdict_get_state (const SheafVerdict *self, gint64 article)
{
  return (SheafPlaceState){
    .article = article, .main = TRUE, .digest = self->digest, .site = self->site
  };
}
