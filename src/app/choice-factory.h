/* choice-factory.h: the rows of a drop-down, with names for screen readers
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* For the list of a drop-down or combo row over GtkStringObject. The toolkit's own rows have no accessible
 * name. Returns: (transfer full) */
GtkListItemFactory *sheaf_choice_factory_new (void);
