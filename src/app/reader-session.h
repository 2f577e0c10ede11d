/* reader-session.h: the walls around the article view, as WebKit's settings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <webkit/webkit.h>

/**
 * SheafReaderWalls:
 * @SHEAF_READER_WALL_CONTENT: the content security policy, of the view and of every answer
 * @SHEAF_READER_WALL_SCRIPTS: no JavaScript, neither in elements nor in attributes
 * @SHEAF_READER_WALL_POLICY: no navigation but to the page that is shown, no window, no permission
 * @SHEAF_READER_WALL_NETWORK: a session that reaches nothing, and no connections made in advance
 *
 * Walls of the view (SAFETY 0.2); the sanitiser is one more. The program has them all, always; tests
 * take one away to see that the others hold.
 */
typedef enum
{
  SHEAF_READER_WALL_CONTENT = 1 << 0,
  SHEAF_READER_WALL_SCRIPTS = 1 << 1,
  SHEAF_READER_WALL_POLICY = 1 << 2,
  SHEAF_READER_WALL_NETWORK = 1 << 3,
  SHEAF_READER_WALLS_ALL = (1 << 4) - 1,
} SheafReaderWalls;

/* Settings without scripts, storage, media, prefetching. Returns: (transfer full) */
WebKitSettings *sheaf_reader_settings_new (SheafReaderWalls walls);

/**
 * sheaf_reader_session_new:
 *
 * A session of its own that keeps nothing and whose proxy is a closed port, so that whatever gets past
 * everything else still arrives nowhere; article: addresses don't go by it. A proxy for HTTP, as with
 * SOCKS WebKit still asks for names (ENVIRONMENT, section 2).
 *
 * Returns: (transfer full)
 */
WebKitNetworkSession *sheaf_reader_session_new (SheafReaderWalls walls);

/**
 * sheaf_reader_context_new:
 * @extensions: (nullable): folder of the web process extension; without it the view works all the same
 *
 * Returns: (transfer full): a context of its own, with web processes of its own
 */
WebKitWebContext *sheaf_reader_context_new (const char *extensions);
