/* versions-window.h: earlier texts of an article, compared and taken back
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-history.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_VERSIONS_WINDOW (sheaf_versions_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafVersionsWindow, sheaf_versions_window, SHEAF, VERSIONS_WINDOW, GtkWindow)

/**
 * sheaf_versions_window_new:
 * @title: of the article
 * @writable: whether a version can be put in the place of the current text
 *
 * Emits "difference-wanted" (gint64 version) for sheaf_versions_window_set_difference(), "restore" (gint64
 * version), and "settle" where what the file holds is to be left aside.
 */
GtkWidget *sheaf_versions_window_new (GtkWindow *parent, const char *title, gboolean writable);

/* @versions: (transfer none) (element-type SheafVersion): newest first. The one that was chosen stays so. */
void sheaf_versions_window_set_versions (SheafVersionsWindow *self, GPtrArray *versions);

/* What the current text has otherwise than @version. @unified: as sheaf_text_diff_unified() gives it */
void sheaf_versions_window_set_difference (SheafVersionsWindow *self,
                                           gint64 version,
                                           const char *unified);

G_END_DECLS
