/* attack-pointer.h: a real pointer over a page
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

typedef struct AttackPointer AttackPointer;

/* Moves by xdotool, which must be there. Returns: (transfer full) */
AttackPointer *attack_pointer_new (void);
void attack_pointer_free (AttackPointer *self);

/* Moves over @widget to what has the colour of links in @picture of it, one after the other and a frame for each,
 * until there is no more or @stop becomes TRUE. */
void attack_pointer_visit_links (AttackPointer *self,
                                 GtkWidget *widget,
                                 GdkTexture *picture,
                                 const gboolean *stop);

/* Presses where it is, moves on, and lets go. */
void attack_pointer_drag (AttackPointer *self);
