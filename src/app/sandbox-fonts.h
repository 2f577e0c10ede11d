/* sandbox-fonts.h: letters of the person's language where fontconfig does not know which those are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * sheaf_sandbox_fonts_choose:
 * @font: a font of the interface, "Cantarell 11"
 * @language: as of pango_language_to_string(): "zh-cn"
 *
 * A Han character looks otherwise in each country that writes it. The sandbox of a Flatpak has the computer's fonts but
 * not what it says of them, and the first of those for all of East Asia is Japanese (flatpak/flatpak#4865).
 *
 * Returns: (transfer full) (nullable): @font, followed by those of the language; NULL where that needs none
 */
char *sheaf_sandbox_fonts_choose (const char *font, const char *language);

/* Has the interface use that, in the language it is in. */
void sheaf_sandbox_fonts_apply (GtkSettings *settings);

G_END_DECLS
