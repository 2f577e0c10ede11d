/* row-hits.c: what was found, marked in the row of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/row-hits.h"

#include "core/page-theme.h"

#include <adwaita.h>

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

void
sheaf_row_hits_mark (PangoAttrList *attributes, guint start, guint end)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (style);
  const SheafPageColours *colours = sheaf_page_theme_colours (SHEAF_PAGE_THEME_DESKTOP, dark);
  const char *strongest = dark ? "#ffffff" : "#000000";
  PangoColor ground = { 0 }, ink = { 0 };

  pango_color_parse (&ground, colours->mark);
  pango_color_parse (&ink, adw_style_manager_get_high_contrast (style) ? strongest : colours->ink);
  add_attribute (attributes, pango_attr_background_new (ground.red, ground.green, ground.blue),
                 start, end);
  add_attribute (attributes, pango_attr_foreground_new (ink.red, ink.green, ink.blue), start, end);
  /* Else both keep back as much as the text around them. */
  add_attribute (attributes, pango_attr_background_alpha_new (G_MAXUINT16), start, end);
  add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16), start, end);
}

char *
sheaf_row_hits_read (const char *snippet, PangoAttrList *attributes)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint start = 0;

  for (const char *p = snippet; *p; p++)
    {
      if (*p == '\002')
        start = text->len;
      else if (*p == '\003')
        {
          add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start,
                         (guint) text->len);
          sheaf_row_hits_mark (attributes, start, (guint) text->len);
        }
      else
        g_string_append_c (text, g_ascii_iscntrl (*p) ? ' ' : *p);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
