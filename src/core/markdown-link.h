/* markdown-link.h: [[links]] to other articles, and ![[embedded]] ones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* What is between the brackets, taken apart: target#heading|words. */
typedef struct
{
  char *target;  /* "": this article */
  char *heading; /* (nullable): without '#' */
  char *words;   /* (nullable): behind the '|' */
} SheafWikiLink;

/* Returns: (transfer full): of @inner, what is between the brackets */
SheafWikiLink *sheaf_wiki_link_new (const char *inner, gsize length);
void sheaf_wiki_link_free (SheafWikiLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafWikiLink, sheaf_wiki_link_free)

/* Returns: (transfer full): what is read in its place: its words, or "target > heading" */
char *sheaf_wiki_link_words (const SheafWikiLink *self);

/**
 * sheaf_wiki_link_write:
 * @links: (nullable) (element-type utf8 gint64): ids by target
 * @embedded: whether a '!' stood before it
 * @html: what it becomes goes here
 *
 * A link to the article that @links has for the target, to a heading of it or of this one; a picture where the
 * target is one; else the words alone.
 */
void sheaf_wiki_link_write (const SheafWikiLink *self,
                            GHashTable *links,
                            gboolean embedded,
                            GString *html);

/**
 * sheaf_slug:
 *
 * The name a heading is linked to by, as GitHub makes it: letters and digits in lower case, hyphens for
 * spaces.
 *
 * Returns: (transfer full)
 */
char *sheaf_slug (const char *heading);
