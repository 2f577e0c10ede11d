/* page-theme.h: the colours a page can have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* DESKTOP is LIGHT or DARK, as the desktop is at the moment. */
typedef enum
{
  SHEAF_PAGE_THEME_DESKTOP,
  SHEAF_PAGE_THEME_LIGHT,
  SHEAF_PAGE_THEME_SEPIA,
  SHEAF_PAGE_THEME_DARK,
  SHEAF_PAGE_THEME_BLACK,
} SheafPageTheme;

/* By SheafHighlightColour. */
#define SHEAF_PAGE_N_NOTES 5

/* All as "#rrggbb"; in the style sheet each is a variable of the same name. Text in @ink, @quiet and @link
 * can be read on @paper and @wash, @ink on @mark, and @ink and @link on @notes, with the contrast WCAG 2 asks for at level AA. */
typedef struct
{
  const char *paper; /* behind everything */
  const char *ink;   /* text */
  const char *quiet; /* text that keeps back: dates, captions */
  const char *line;  /* rules and frames */
  const char *wash;  /* behind code and boxes */
  const char *link;
  const char *mark;   /* behind marked text */
  const char *spoken; /* behind the sentence that is read aloud; @ink can be read on it, too */
  const char *notes[SHEAF_PAGE_N_NOTES]; /* behind what is highlighted: --note-yellow … */
} SheafPageColours;

/* Whether @theme is one of light text on dark paper. @dark: whether the desktop is */
gboolean sheaf_page_theme_is_dark (SheafPageTheme theme, gboolean dark);

/**
 * sheaf_page_theme_colours:
 * @dark: whether the desktop is dark
 *
 * Returns: (transfer none)
 */
const SheafPageColours *sheaf_page_theme_colours (SheafPageTheme theme, gboolean dark);

/* The names that settings have: "desktop", "light" …; what is none of them is DESKTOP. */
const char *sheaf_page_theme_to_string (SheafPageTheme theme);
SheafPageTheme sheaf_page_theme_from_string (const char *name);

/**
 * sheaf_page_theme_append_css:
 * @css: gets the rule of :root that names the colours of a page which follows the desktop
 */
void sheaf_page_theme_append_css (GString *css);

/**
 * sheaf_page_theme_append_override:
 * @css: gets declarations for :root that set the colours of @theme against the page's own
 * @dark: whether the desktop is dark
 * @high_contrast: whether nothing may keep back
 */
void sheaf_page_theme_append_override (GString *css,
                                       SheafPageTheme theme,
                                       gboolean dark,
                                       gboolean high_contrast);
