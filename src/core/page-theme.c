/* page-theme.c: the colours a page can have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-theme.h"

#include "core/highlight.h"

G_STATIC_ASSERT (SHEAF_PAGE_N_NOTES == SHEAF_HIGHLIGHT_N_COLOURS);

/* The papers of light and dark are libadwaita's, so that the page and the window are one. */
static const struct
{
  const char *name;
  gboolean is_dark;
  SheafPageColours colours;
} themes[] = {
  [SHEAF_PAGE_THEME_DESKTOP] = { .name = "desktop" },
  [SHEAF_PAGE_THEME_LIGHT] = { "light",
                               FALSE,
                               { .paper = "#ffffff",
                                 .ink = "#242328",
                                 .quiet = "#66656b",
                                 .line = "#dcdbe0",
                                 .wash = "#f5f5f7",
                                 .link = "#1c5fb8",
                                 .mark = "#f9e27d",
                                 .spoken = "#cfe2ff",
                                 .notes = { "#fdeea0", "#c9f0c4", "#cfe6fd", "#fcd9e4",
                                            "#e8dcfb" } } },
  [SHEAF_PAGE_THEME_SEPIA] = { "sepia",
                               FALSE,
                               { .paper = "#f6eedd",
                                 .ink = "#3d3327",
                                 .quiet = "#6d5d47",
                                 .line = "#dccfb5",
                                 .wash = "#ede2cb",
                                 .link = "#1d5793",
                                 .mark = "#f0cf6b",
                                 .spoken = "#cfdfe6",
                                 .notes = { "#f3dd86", "#c8e0b0", "#c3dbe6", "#f2cfc9",
                                            "#ddd0e6" } } },
  [SHEAF_PAGE_THEME_DARK] = { "dark",
                              TRUE,
                              { .paper = "#1e1e1e",
                                .ink = "#dddcda",
                                .quiet = "#9d9ca0",
                                .line = "#3d3d40",
                                .wash = "#29292c",
                                .link = "#82b4f5",
                                .mark = "#66540f",
                                .spoken = "#1f4474",
                                .notes = { "#4a3f0d", "#1f4a2a", "#1d4368", "#5e2f42",
                                           "#47356b" } } },
  [SHEAF_PAGE_THEME_BLACK] = { "black",
                               TRUE,
                               { .paper = "#000000",
                                 .ink = "#c8c6c2",
                                 .quiet = "#8f8d92",
                                 .line = "#333336",
                                 .wash = "#141416",
                                 .link = "#7aaeee",
                                 .mark = "#57470c",
                                 .spoken = "#173a69",
                                 .notes = { "#463a08", "#153d20", "#143557", "#4d2233",
                                            "#38285a" } } },
};

static SheafPageTheme
resolve (SheafPageTheme theme, gboolean dark)
{
  if (theme != SHEAF_PAGE_THEME_DESKTOP)
    return theme;
  return dark ? SHEAF_PAGE_THEME_DARK : SHEAF_PAGE_THEME_LIGHT;
}

gboolean
sheaf_page_theme_is_dark (SheafPageTheme theme, gboolean dark)
{
  g_return_val_if_fail (theme < G_N_ELEMENTS (themes), FALSE);

  return themes[resolve (theme, dark)].is_dark;
}

const SheafPageColours *
sheaf_page_theme_colours (SheafPageTheme theme, gboolean dark)
{
  g_return_val_if_fail (theme < G_N_ELEMENTS (themes), NULL);

  return &themes[resolve (theme, dark)].colours;
}

const char *
sheaf_page_theme_to_string (SheafPageTheme theme)
{
  g_return_val_if_fail (theme < G_N_ELEMENTS (themes), NULL);

  return themes[theme].name;
}

SheafPageTheme
sheaf_page_theme_from_string (const char *name)
{
  g_return_val_if_fail (name, SHEAF_PAGE_THEME_DESKTOP);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_str_equal (themes[i].name, name))
      return i;
  return SHEAF_PAGE_THEME_DESKTOP;
}

/* --- As CSS --------------------------------------------------------------------------------------- */

/* light-dark() follows color-scheme, which a theme sets, and not the desktop alone. */
static void
append_pair (GString *css, const char *name, const char *light, const char *dark)
{
  g_string_append_printf (css, "  --%s: light-dark(%s, %s);\n", name, light, dark);
}

static char *
note_name (guint colour)
{
  return g_strconcat ("note-", sheaf_highlight_colour_to_string (colour), NULL);
}

void
sheaf_page_theme_append_css (GString *css)
{
  const SheafPageColours *light = &themes[SHEAF_PAGE_THEME_LIGHT].colours;
  const SheafPageColours *dark = &themes[SHEAF_PAGE_THEME_DARK].colours;

  g_return_if_fail (css);

  g_string_append (css, ":root {\n  color-scheme: light dark;\n");
  append_pair (css, "paper", light->paper, dark->paper);
  append_pair (css, "ink", light->ink, dark->ink);
  append_pair (css, "quiet", light->quiet, dark->quiet);
  append_pair (css, "line", light->line, dark->line);
  append_pair (css, "wash", light->wash, dark->wash);
  append_pair (css, "link", light->link, dark->link);
  append_pair (css, "mark", light->mark, dark->mark);
  append_pair (css, "spoken", light->spoken, dark->spoken);
  for (guint i = 0; i < SHEAF_PAGE_N_NOTES; i++)
    {
      g_autofree char *name = note_name (i);

      append_pair (css, name, light->notes[i], dark->notes[i]);
    }
  g_string_append (css, "}\n");
}

static void
append_colour (GString *css, const char *name, const char *colour)
{
  g_string_append_printf (css, "  --%s: %s !important;\n", name, colour);
}

void
sheaf_page_theme_append_override (GString *css,
                                  SheafPageTheme theme,
                                  gboolean dark,
                                  gboolean high_contrast)
{
  const SheafPageColours *colours = sheaf_page_theme_colours (theme, dark);

  g_return_if_fail (css && colours);

  g_string_append_printf (css, "  color-scheme: %s !important;\n",
                          sheaf_page_theme_is_dark (theme, dark) ? "dark" : "light");
  append_colour (css, "paper", colours->paper);
  append_colour (css, "ink", colours->ink);
  append_colour (css, "quiet", high_contrast ? colours->ink : colours->quiet);
  append_colour (css, "line", high_contrast ? colours->ink : colours->line);
  append_colour (css, "wash", colours->wash);
  append_colour (css, "link", colours->link);
  append_colour (css, "mark", colours->mark);
  append_colour (css, "spoken", colours->spoken);
  for (guint i = 0; i < SHEAF_PAGE_N_NOTES; i++)
    {
      g_autofree char *name = note_name (i);

      append_colour (css, name, colours->notes[i]);
    }
}
