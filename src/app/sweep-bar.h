/* sweep-bar.h: how far all pictures of a place are, at the foot of the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/picture-sweep.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SWEEP_BAR (sheaf_sweep_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafSweepBar, sheaf_sweep_bar, SHEAF, SWEEP_BAR, AdwBin)

/* Its buttons activate win.pause-sweep and win.end-sweep. */

/* @progress: (nullable): NULL hides the bar. @place: what it is called */
void
sheaf_sweep_bar_set (SheafSweepBar *self, const SheafSweepProgress *progress, const char *place);

G_END_DECLS
