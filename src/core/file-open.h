/* file-open.h: open a file for reading without following anything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

/* Opens @name in the folder @at for reading, without following a link in its last part; also where the
 * document portal shows it.  Returns: a descriptor, not of a regular file for certain; -1 with errno */
int sheaf_file_open_at (int at, const char *name);
