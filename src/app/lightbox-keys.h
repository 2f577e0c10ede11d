/* lightbox-keys.h: what keys mean while pictures are looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

typedef enum
{
  SHEAF_LIGHTBOX_NOTHING, /* the window may not have it either */
  SHEAF_LIGHTBOX_FOCUS,   /* moves the focus, which is not for the lightbox */
  SHEAF_LIGHTBOX_CLOSE,
  SHEAF_LIGHTBOX_LEFT,
  SHEAF_LIGHTBOX_RIGHT,
  SHEAF_LIGHTBOX_UP,
  SHEAF_LIGHTBOX_DOWN,
  SHEAF_LIGHTBOX_PREVIOUS,
  SHEAF_LIGHTBOX_NEXT,
  SHEAF_LIGHTBOX_FIRST,
  SHEAF_LIGHTBOX_LAST,
  SHEAF_LIGHTBOX_ZOOM_IN,
  SHEAF_LIGHTBOX_ZOOM_OUT,
  SHEAF_LIGHTBOX_FIT,
  SHEAF_LIGHTBOX_FULL,
  SHEAF_LIGHTBOX_PLAY,
  SHEAF_LIGHTBOX_COPY,
  SHEAF_LIGHTBOX_SAVE,
} SheafLightboxCommand;

/* What a key does. Those of the size do it with and without Control, as in a page and as in other viewers. */
SheafLightboxCommand sheaf_lightbox_keys_find (guint key, GdkModifierType state);
