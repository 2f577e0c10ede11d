/* sanitizer-listed.h: the pictures that a fragment lists, each once
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sanitizer-picture.h"

typedef struct
{
  GPtrArray *pictures; /* SheafPicture *, the fragment's */
  GHashTable *numbers; /* address (of a picture's) → GUINT_TO_POINTER (index) */
} SheafListed;

/* Returns: (transfer full): what a fragment lists, empty, which @self adds to until sheaf_listed_end() */
GPtrArray *sheaf_listed_begin (SheafListed *self);
void sheaf_listed_end (SheafListed *self);

/* Whether there is one at @address. */
gboolean sheaf_listed_contains (const SheafListed *self, const char *address);

/**
 * sheaf_listed_add:
 * @address: of the picture that is shown
 * @claims: what the article's img says of itself; where it has another remote address, that is asked for after this one
 *
 * Returns: the picture's number, whether it is new or not
 */
guint sheaf_listed_add (SheafListed *self, const char *address, const SheafPictureClaims *claims);
