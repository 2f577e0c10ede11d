/* markdown-callout.h: boxes that a quotation's first words ask for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The kinds that page-markdown.css knows the look of, as class values: the closed list of the sanitiser. */
extern const char *const sheaf_callout_classes[];

typedef struct
{
  const char *class_value; /* of sheaf_callout_classes */
  gboolean folds;
  gboolean is_folded;
  char *name; /* what the article calls it, for where it has no title */
  gsize used; /* bytes of `[!note]- ` */
} SheafCallout;

/**
 * sheaf_callout_read:
 * @text: the first of a quotation
 * @callout: (out): g_free() its name
 *
 * `[!note]`, `[!note]+` and `[!note|looks]-`, as Obsidian and GitHub have them, with the other names that
 * Obsidian knows; one it does not know is a note.
 *
 * Returns: whether it is one
 */
gboolean sheaf_callout_read (const char *text, gsize length, SheafCallout *callout);
