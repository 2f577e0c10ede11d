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

/* A picture the article refers to; the index in SheafFragment.pictures is N in article:///ID/picture/N. */
typedef struct
{
  char *address; /* as the article has it, decoded: http(s) address, data: address, or a path */
  char *
      alternate; /* (nullable): of a remote one the address the article has, where a cleaner found that within it */
  char *alternative; /* (nullable): alt text */
  char *caption;     /* (nullable): what stands below it, or its title */
  gint64 stored;     /* in the library; 0: it is not, or not asked for */
} SheafPicture;

/* A picture that the library has. */
typedef struct
{
  gint64 id;
  guint width, height; /* pixels; 0: not known */
} SheafStoredPicture;

/**
 * sheaf_picture_check:
 * @bytes: a whole file
 *
 * Judges by what the file is and not by what anyone says of it: the magic bytes of PNG, JPEG, GIF, WebP
 * or AVIF and the size its header gives, before anything is decoded.
 *
 * Returns: (transfer none): its media type; NULL with SHEAF_ERROR_INVALID or SHEAF_ERROR_LIMIT
 */
const char *sheaf_picture_check (GBytes *bytes, GError **error);

/* The same, with the size in pixels that its header gives. */
const char *sheaf_picture_measure (GBytes *bytes, guint *width, guint *height, GError **error);

/**
 * sheaf_picture_is_whole:
 * @type: of sheaf_picture_check()
 *
 * Returns: whether the file ends as its format says; TRUE where that does not say how
 */
gboolean sheaf_picture_is_whole (GBytes *bytes, const char *type);

/* Whether it is SVG, which we show only as the pixels it makes: it can hold scripts and addresses. */
gboolean sheaf_picture_is_svg (GBytes *bytes);

/**
 * sheaf_picture_decode_address:
 * @address: a data: address of a picture
 *
 * Returns: (transfer full): the bytes it holds, unchecked; NULL with SHEAF_ERROR_INVALID (no data:
 *   address, or none of a picture) or SHEAF_ERROR_LIMIT
 */
GBytes *sheaf_picture_decode_address (const char *address, GError **error);
