/* page-style.h: how the reader wants pages to look, as a style sheet
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-theme.h"

typedef enum
{
  SHEAF_PAGE_FONT_SERIF,
  SHEAF_PAGE_FONT_SANS,
  SHEAF_PAGE_FONT_OWN,
} SheafPageFont;

/* What is wanted, and what the desktop is like. Numbers are per cent of what the page has by itself, which
 * depends on the article's language. */
typedef struct
{
  SheafPageFont font;
  const char *family; /* (nullable): of SHEAF_PAGE_FONT_OWN; without one it is as SERIF */
  const char *mono;   /* (nullable): of code, where the desktop's type for that is none */
  int size;
  int line_spacing;
  int width; /* of the column, measured in characters: it grows with the size */
  gboolean justify;
  gboolean indent; /* the first line of a paragraph, by two characters */
  gboolean hyphenate;
  SheafPageTheme theme;
  gboolean dark;          /* the desktop */
  gboolean high_contrast; /* the desktop */
} SheafPageStyle;

/* What a page is like when nobody asks for anything. */
#define SHEAF_PAGE_STYLE_INIT                                                                      \
  {                                                                                                \
    .size = 100, .line_spacing = 100, .width = 100                                                 \
  }

/**
 * sheaf_page_style_to_css:
 *
 * For a sheet of the user's level, which a view can swap while a page is shown: it sets the variables that
 * page.css goes by. On paper the colours are the page's own.
 *
 * Returns: (transfer full)
 */
char *sheaf_page_style_to_css (const SheafPageStyle *self);
