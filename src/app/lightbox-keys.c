/* lightbox-keys.c: what keys mean while pictures are looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/lightbox-keys.h"

typedef enum
{
  ALONE = 1,
  WITH_CONTROL = 2,
  BOTH = ALONE | WITH_CONTROL,
} Manner;

static const struct
{
  guint key, keypad; /* 0: not on the keypad */
  Manner manner;
  SheafLightboxCommand command;
} keys[] = {
  { GDK_KEY_Tab, GDK_KEY_KP_Tab, BOTH, SHEAF_LIGHTBOX_FOCUS },
  { GDK_KEY_ISO_Left_Tab, 0, BOTH, SHEAF_LIGHTBOX_FOCUS },
  { GDK_KEY_Escape, 0, ALONE, SHEAF_LIGHTBOX_CLOSE },
  { GDK_KEY_Left, GDK_KEY_KP_Left, ALONE, SHEAF_LIGHTBOX_LEFT },
  { GDK_KEY_Right, GDK_KEY_KP_Right, ALONE, SHEAF_LIGHTBOX_RIGHT },
  { GDK_KEY_Up, GDK_KEY_KP_Up, ALONE, SHEAF_LIGHTBOX_UP },
  { GDK_KEY_Down, GDK_KEY_KP_Down, ALONE, SHEAF_LIGHTBOX_DOWN },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, ALONE, SHEAF_LIGHTBOX_PREVIOUS },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, ALONE, SHEAF_LIGHTBOX_NEXT },
  { GDK_KEY_Home, GDK_KEY_KP_Home, ALONE, SHEAF_LIGHTBOX_FIRST },
  { GDK_KEY_End, GDK_KEY_KP_End, ALONE, SHEAF_LIGHTBOX_LAST },
  { GDK_KEY_plus, GDK_KEY_KP_Add, BOTH, SHEAF_LIGHTBOX_ZOOM_IN },
  { GDK_KEY_equal, 0, BOTH, SHEAF_LIGHTBOX_ZOOM_IN },
  { GDK_KEY_minus, GDK_KEY_KP_Subtract, BOTH, SHEAF_LIGHTBOX_ZOOM_OUT },
  { GDK_KEY_0, GDK_KEY_KP_0, BOTH, SHEAF_LIGHTBOX_FIT },
  { GDK_KEY_1, GDK_KEY_KP_1, BOTH, SHEAF_LIGHTBOX_FULL },
  { GDK_KEY_space, GDK_KEY_KP_Space, ALONE, SHEAF_LIGHTBOX_PLAY },
  { GDK_KEY_c, 0, WITH_CONTROL, SHEAF_LIGHTBOX_COPY },
  { GDK_KEY_s, 0, WITH_CONTROL, SHEAF_LIGHTBOX_SAVE },
};

SheafLightboxCommand
sheaf_lightbox_keys_find (guint key, GdkModifierType state)
{
  const Manner manner = state & GDK_CONTROL_MASK ? WITH_CONTROL : ALONE;
  const guint lower = gdk_keyval_to_lower (key);

  if (state & GDK_ALT_MASK)
    return SHEAF_LIGHTBOX_NOTHING;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if ((lower == keys[i].key || (keys[i].keypad && lower == keys[i].keypad)) &&
        keys[i].manner & manner)
      return keys[i].command;
  return SHEAF_LIGHTBOX_NOTHING;
}
