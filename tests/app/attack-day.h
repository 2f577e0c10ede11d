/* attack-day.h: all that is done with an article, done with hostile ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-pane.h"

#include "app/window-private.h"

/**
 * attack_day_run:
 * @window: that lists them
 * @hits: how many were found by search, to be told with the rest
 *
 * Goes through the list as a person with the keyboard does, and of each article opened: looks for its honest text,
 * puts the pointer on a link and drags it, selects and copies all, and prints it into a file. Then prints, as a
 * line of JSON, how many articles ran a script, moved away, lost their text and so on; each by name as a comment.
 */
void attack_day_run (SheafWindow *window, guint hits);
