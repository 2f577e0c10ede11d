/* picture.h: is this a picture we show, and which kind?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/* Largest picture, in bytes and in pixels (SAFETY P6). */
#define SHEAF_PICTURE_MAX_BYTES  (20 * 1024 * 1024)
#define SHEAF_PICTURE_MAX_PIXELS (64 * 1000 * 1000)

/**
 * sheaf_picture_check:
 * @bytes: a whole file
 *
 * Judges by what the file is and not by what anyone says of it: the magic bytes of PNG, JPEG, GIF or
 * WebP and the size its header gives, before anything is decoded.
 *
 * Returns: (transfer none): its media type; NULL with SHEAF_ERROR_INVALID or SHEAF_ERROR_LIMIT
 */
const char *sheaf_picture_check (GBytes *bytes, GError **error);

/**
 * sheaf_picture_decode_address:
 * @address: a data: address of a picture
 *
 * Returns: (transfer full): the bytes it holds, unchecked; NULL with SHEAF_ERROR_INVALID (no data:
 *   address, or none of a picture) or SHEAF_ERROR_LIMIT
 */
GBytes *sheaf_picture_decode_address (const char *address, GError **error);
