/* svg-raster.h: SVG as the pixels it makes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_svg_raster:
 * @svg: a file of it
 *
 * Drawn by librsvg, which runs no script, and without an address of its own loads nothing from elsewhere. No
 * larger than 2,048 pixels either way. May take long: from a thread.
 *
 * Returns: (transfer full): a PNG file; NULL with an error of gdk-pixbuf
 */
GBytes *sheaf_svg_raster (GBytes *svg, GError **error);
