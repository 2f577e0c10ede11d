/* reader-style-popover.h: how pages look, to be set while one is read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_STYLE_POPOVER (sheaf_reader_style_popover_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderStylePopover,
                      sheaf_reader_style_popover,
                      SHEAF,
                      READER_STYLE_POPOVER,
                      GtkPopover)

/* Shows what @settings say and changes them: the keys that begin with "page-", and "zoom". Once. */
void sheaf_reader_style_popover_set_settings (SheafReaderStylePopover *self, GSettings *settings);

/* Puts the focus on the colours that are chosen. */
void sheaf_reader_style_popover_focus_chosen (SheafReaderStylePopover *self);

G_END_DECLS
