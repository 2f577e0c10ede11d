/* lightbox.h: the pictures of an article, one after the other, as large as the window
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_LIGHTBOX (sheaf_lightbox_get_type ())
G_DECLARE_FINAL_TYPE (SheafLightbox, sheaf_lightbox, SHEAF, LIGHTBOX, AdwBin)

/* Takes the keys that its window would have, but for those that move the focus. Emits "close" when the reader is done with
 * it; whoever shows it calls sheaf_lightbox_clear() then. */

/**
 * sheaf_lightbox_show:
 * @page: (transfer none)
 * @numbers: (transfer none) (element-type guint): the pictures of @page to go through, at least one
 * @index: which of them is shown first
 */
void sheaf_lightbox_show (SheafLightbox *self, SheafReaderPage *page, GArray *numbers, guint index);

/* The focus is where keys move the picture. */
void sheaf_lightbox_take_focus (SheafLightbox *self);

/* Lets go of the pictures. */
void sheaf_lightbox_clear (SheafLightbox *self);

/* Writes the picture that is shown, as it came, to @file and says so; what a person chose with Save a Copy. */
void sheaf_lightbox_save (SheafLightbox *self, GFile *file);

G_END_DECLS
