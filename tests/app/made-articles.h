/* made-articles.h: a folder of made-up articles, as many as are wanted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A word that one article in a few has, to be searched for. */
#define MADE_WORD "互联互通"

/**
 * made_articles_write:
 * @folder: where to; must be there
 *
 * Writes @n articles with header, categories three deep, tags, date and author; most are Chinese, some
 * English, from one paragraph to some hundreds, and one in 5,000 has two megabytes.  The same every time.
 */
void made_articles_write (const char *folder, guint n);

/* Whether the article of that title has two megabytes. */
gboolean made_articles_is_large (const char *title);

/* Removes a folder with everything in it. */
void made_articles_remove (const char *folder);
