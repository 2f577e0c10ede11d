/* row-align.c: on which side the lines of a row begin
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/row-align.h"

void
sheaf_row_align (PangoLayout *layout, gboolean right_to_left)
{
  const PangoDirection interface = right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  PangoDirection text;
  gboolean turned;

  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  pango_layout_set_auto_dir (layout, TRUE);
  text = pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0));
  /* Pango takes left for right where a text goes against the direction of its context, which is the interface's. */
  turned = text != interface;
  pango_layout_set_alignment (layout,
                              right_to_left != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}
