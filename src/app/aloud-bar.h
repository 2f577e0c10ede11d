/* aloud-bar.h: what can be done while an article is read aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/aloud.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ALOUD_BAR (sheaf_aloud_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafAloudBar, sheaf_aloud_bar, SHEAF, ALOUD_BAR, AdwBin)

/* Its buttons activate win.read-aloud, win.previous-sentence, win.next-sentence and win.stop-aloud. */

/* Shows that; SHEAF_ALOUD_OFF hides the bar. */
void sheaf_aloud_bar_set_state (SheafAloudBar *self, SheafAloudState state);

/* The speed in the bar is the key "speech-rate" of @settings. */
void sheaf_aloud_bar_set_settings (SheafAloudBar *self, GSettings *settings);

G_END_DECLS
