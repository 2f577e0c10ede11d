/* reader-private.h: a reader with a wall taken away, for tests, and what its parts share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"
#include "app/reader-session.h"

/* How a reader is put together; sheaf_reader_new() is the only setup of the installed program. */
typedef struct
{
  SheafReaderWalls walls;
  SheafReaderRender render;
  const char *extensions; /* (nullable): folder of the web process extension */
} SheafReaderSetup;

/* For tests only. */
GtkWidget *sheaf_reader_new_with_setup (const SheafReaderSetup *setup);

/* The view inside a reader. (transfer none) */
WebKitWebView *sheaf_reader_get_view (GtkWidget *reader);
