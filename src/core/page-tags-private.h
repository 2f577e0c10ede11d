/* page-tags-private.h: what the parts of page-tags share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/page-tags-rules.h"

/* More tags than this in one article are text. */
#define SHEAF_TAGS_MAX 50000

typedef enum
{
  SHEAF_TAG_INLINE,
  SHEAF_TAG_BLOCK,   /* nothing but quote marks, list marks and blanks before it on its line */
  SHEAF_TAG_ADDRESS, /* in the address of a link or in an HTML tag: only an address may come of it */
} SheafTagPlace;

typedef struct
{
  SheafTagForm form;
  SheafTagPlace place;
  gboolean alone;    /* of SHEAF_TAG_BLOCK: nothing behind it on its line either */
  gboolean in_html;  /* where Markdown is not read */
  gboolean closing;  /* ends a pair */
  gboolean selfish;  /* is no pair by its own words: `/>` */
  gboolean verbatim; /* what it holds is not read as Markdown; partner is its end */
  gsize start, end;  /* in the text */
  gsize line;        /* where its line begins */
  const char *name;  /* lower case; "" where it has none */
  gsize arguments, arguments_end;
  guint colons;   /* of SHEAF_TAG_DIRECTIVE */
  gssize partner; /* index of the other one of the pair, or -1 */
  const SheafTagRule *rule;
} SheafTag;

typedef struct
{
  GArray *tags;        /* SheafTag, by start */
  GStringChunk *names; /* of the tags */
} SheafTagList;

/* @text: as for sheaf_page_tags_expand(). Returns: (transfer full): all tags outside of code */
SheafTagList *sheaf_tags_scan (const char *text, gsize length, gboolean html);
void sheaf_tag_list_free (SheafTagList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafTagList, sheaf_tag_list_free)

/* Tells each tag which other one ends or begins it. */
void sheaf_tags_pair (SheafTagList *self);
