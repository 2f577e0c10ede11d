/* cli-diff.h: what differs between two texts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/**
 * cli_diff:
 * @name: of the file
 *
 * The unified format of diff(1), POSIX, with three lines around; one hunk, as what an edit changes is near.
 *
 * Returns: (transfer full): empty where the texts are the same
 */
char *cli_diff (const char *name, const char *before, const char *after);
