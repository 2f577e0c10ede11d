/* reader-style.h: the page looks as the reader's settings and the desktop say
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-view.h"

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_STYLE (sheaf_reader_style_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderStyle, sheaf_reader_style, SHEAF, READER_STYLE, GObject)

/* Keeps @view in step with the desktop: dark or light, contrast, motion. */
SheafReaderStyle *sheaf_reader_style_new (SheafReaderView *view);

/* And with the settings that say how pages look, from now on. */
void sheaf_reader_style_set_settings (SheafReaderStyle *self, GSettings *settings);

G_END_DECLS
