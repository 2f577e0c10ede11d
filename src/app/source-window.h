/* source-window.h: the file of an article as it is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SOURCE_WINDOW (sheaf_source_window_get_type ())
G_DECLARE_FINAL_TYPE (SheafSourceWindow, sheaf_source_window, SHEAF, SOURCE_WINDOW, GtkWindow)

/**
 * sheaf_source_window_new:
 * @article: (transfer none): whose file it is
 * @bytes: (transfer none): the file
 *
 * Decodes @bytes on a thread and shows them, to be read, found in and copied, not changed. Says in which encoding
 * they were read, and how many they are.
 */
GtkWidget *sheaf_source_window_new (GtkWindow *parent, const SheafArticle *article, GBytes *bytes);

G_END_DECLS
