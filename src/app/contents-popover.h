/* contents-popover.h: the headings of the article that is open, to go to
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_CONTENTS_POPOVER (sheaf_contents_popover_get_type ())
G_DECLARE_FINAL_TYPE (SheafContentsPopover,
                      sheaf_contents_popover,
                      SHEAF,
                      CONTENTS_POPOVER,
                      GtkPopover)

/* A popover for a template to hold. Emits "chosen" (guint block), and is closed then. */

/* @headings: (transfer none) (element-type SheafHeading): core/page-headings.h */
void sheaf_contents_popover_set_headings (SheafContentsPopover *self, GPtrArray *headings);

/* What is read now is @block of the page: the heading it stands under is the selected one. */
void sheaf_contents_popover_set_place (SheafContentsPopover *self, guint block);

G_END_DECLS
