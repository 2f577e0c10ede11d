/* hide-window.h: hide this kind of thing
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/cleaner-propose.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HIDE_WINDOW (sheaf_hide_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafHideWindow, sheaf_hide_window, SHEAF, HIDE_WINDOW, GtkWindow)

/**
 * sheaf_hide_window_new:
 * @proposals: (transfer none) (element-type SheafProposal): at least one
 *
 * Asks which of them is meant, and what the rule is to be called. Emits "chosen" (SheafProposal *proposal) when
 * another is looked at, the first one too, for its effect elsewhere to be counted, and "confirmed"
 * (SheafProposal *proposal, const char *name).
 */
GtkWidget *sheaf_hide_window_new (GtkWindow *parent, GPtrArray *proposals);

/* Says that of @articles looked at @proposal would hide @things in @in of them, unless another is chosen by now. */
void sheaf_hide_window_set_found (SheafHideWindow *self,
                                  const SheafProposal *proposal,
                                  guint things,
                                  guint in,
                                  guint articles);

/* The one that is chosen. (transfer none) */
SheafProposal *sheaf_hide_window_get_chosen (SheafHideWindow *self);

G_END_DECLS
