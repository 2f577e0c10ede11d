/* page-style.c: how the reader wants pages to look, as a style sheet
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-style.h"

/* A string of CSS; the name of a font is data, and may hold anything (CSS Syntax 3, 4.3.7). */
static void
append_string (GString *css, const char *text)
{
  g_string_append_c (css, '"');
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c < 0x20 || c == 0x7f || c == '"' || c == '\\' || c == '<')
        g_string_append_printf (css, "\\%x ", c);
      else
        g_string_append_unichar (css, c);
    }
  g_string_append_c (css, '"');
}

/* Chinese, Japanese and Korean text asks for @cjk first, other text for @latin; an own font is asked for
 * before either, and what it does not have comes from where it would have come without it. */
static void
append_font (GString *css, const SheafPageStyle *self)
{
  if (self->font == SHEAF_PAGE_FONT_SANS)
    g_string_append (css, "  --text-latin: var(--sans) !important;\n"
                          "  --text-cjk: var(--sans-cjk) !important;\n");
  if (self->mono)
    {
      g_string_append (css, "  --mono: ");
      append_string (css, self->mono);
      g_string_append (css, ", monospace !important;\n");
    }
  if (self->font != SHEAF_PAGE_FONT_OWN || !self->family || !*self->family)
    return;
  g_string_append (css, "  --text-latin: ");
  append_string (css, self->family);
  g_string_append (css, ", var(--serif) !important;\n  --text-cjk: ");
  append_string (css, self->family);
  g_string_append (css, ", var(--serif-cjk) !important;\n");
}

/* Not by printf, which writes the comma of the reader's language. */
static void
append_share (GString *css, const char *name, int per_cent)
{
  g_string_append_printf (css, "  --%s: %d.%02d !important;\n", name, per_cent / 100,
                          per_cent % 100);
}

char *
sheaf_page_style_to_css (const SheafPageStyle *self)
{
  GString *css;

  g_return_val_if_fail (self && self->size > 0 && self->line_spacing > 0 && self->width > 0, NULL);

  css = g_string_new (":root {\n");
  append_font (css, self);
  append_share (css, "size", self->size);
  append_share (css, "spacing", self->line_spacing);
  append_share (css, "measure", self->width);
  if (self->justify)
    g_string_append (css, "  --align: justify !important;\n");
  if (self->indent)
    g_string_append (css, "  --indent: 2em !important;\n");
  if (self->hyphenate)
    g_string_append (css, "  --hyphens: auto !important;\n");
  g_string_append (css, "}\n@media screen {\n:root {\n");
  sheaf_page_theme_append_override (css, self->theme, self->dark, self->high_contrast);
  g_string_append (css, "}\n}\n");
  return g_string_free (css, FALSE);
}
