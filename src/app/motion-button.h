/* motion-button.h: a picture that moves does, and can be stopped
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/picture-frames.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_MOTION_BUTTON (sheaf_motion_button_get_type ())
G_DECLARE_FINAL_TYPE (SheafMotionButton, sheaf_motion_button, SHEAF, MOTION_BUTTON, AdwBin)

/* Emits "frame" (GdkTexture *frame) for each frame when it is to be seen. */

/* @frames: (transfer full) (nullable): of what is shown from now on. They begin at once, but where the desktop is asked
 * for stillness; the button is there only where there are some. */
void sheaf_motion_button_set_frames (SheafMotionButton *self, SheafPictureFrames *frames);

/* Plays, or stops at the frame that is seen. Without frames nothing. */
void sheaf_motion_button_toggle (SheafMotionButton *self);

G_END_DECLS
