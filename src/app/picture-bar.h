/* picture-bar.h: the pictures of the open article that are on hosts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_PICTURE_BAR (sheaf_picture_bar_get_type ())
G_DECLARE_FINAL_TYPE (SheafPictureBar, sheaf_picture_bar, SHEAF, PICTURE_BAR, AdwBin)

/* What there is to say of them. */
typedef struct
{
  guint missing;          /* not in the library, … */
  guint failed;           /* … of which hosts did not give these, … */
  guint denied;           /* … and these to no stranger */
  const char *why;        /* (nullable): the first reason, in words */
  const GPtrArray *hosts; /* (element-type utf8): those that would be asked */
  const char *site;       /* (nullable): that hosts may be told of when they are asked again */
  gboolean loading;       /* … @done of @total */
  guint done, total;
} SheafPictureState;

/* Its buttons activate win.load-pictures, -always, -never, -as-reader and win.stop-pictures. */

/* Shows @state; without missing ones there is no bar. */
void sheaf_picture_bar_set (SheafPictureBar *self, const SheafPictureState *state);

G_END_DECLS
