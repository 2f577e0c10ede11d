/* picture-page.h: the page of the preferences about pictures in the network
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_PICTURE_PAGE (sheaf_picture_page_get_type ())
G_DECLARE_FINAL_TYPE (SheafPicturePage, sheaf_picture_page, SHEAF, PICTURE_PAGE, AdwBin)

/**
 * sheaf_picture_page_bind:
 * @settings: what was decided is in "pictures-always" and "pictures-never"
 * @actions: (nullable): has "forget-pictures", which is not enabled while it lets them go
 * @library: the file they are in
 *
 * To be called once.
 */
void sheaf_picture_page_bind (SheafPicturePage *self,
                              GSettings *settings,
                              GActionGroup *actions,
                              const char *library);

G_END_DECLS
