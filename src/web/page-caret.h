/* page-caret.h: the caret is where one reads
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <jsc/jsc.h>

/**
 * page_caret_bring:
 * @context: of a script world of ours
 *
 * Puts the caret before the first text in view, unless it is in view already or something is selected. The page does not
 * move for it.
 */
void page_caret_bring (JSCContext *context);
