/* page-copy.h: what is selected in a page, to be copied
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "web/page-node.h"

/* Returns: (transfer full): the text that is selected, "" where none is */
char *page_copy_get_text (JSCContext *context);

/* Returns: (transfer floating): (ss): that text however long, and its HTML; both empty where none is, or too much */
GVariant *page_copy_describe (JSCContext *context);
