/* reader-pictures.h: the pictures that the page of an article shows from the network
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"
#include "core/picture-found.h"

#include <webkit/webkit.h>

/* Brings a picture that has come, or why there is none, into the @page that @view shows. */
void sheaf_reader_pictures_show (WebKitWebView *view,
                                 const SheafReaderPage *page,
                                 const char *address,
                                 guint width,
                                 guint height,
                                 SheafPictureProblem problem);
