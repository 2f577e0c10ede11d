/* sanitizer-rules.h: which elements, attributes and styles an article may have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Largest side of the box that stands for a picture, in pixels. */
#define SHEAF_PICTURE_BOX_MAX 10000

typedef enum
{
  SHEAF_ACTION_UNWRAP,   /* the tags go, the content stays */
  SHEAF_ACTION_KEEP,     /* written anew, as @output */
  SHEAF_ACTION_DROP,     /* goes with its content */
  SHEAF_ACTION_PICTURE,  /* img */
  SHEAF_ACTION_MEDIA,    /* what plays or embeds: a link to it, content after */
  SHEAF_ACTION_CHECKBOX, /* input: a ballot box where it is one */
} SheafAction;

/* Facts of an element that is written. */
typedef enum
{
  SHEAF_ELEMENT_BLOCK = 1 << 0, /* its start tag ends a paragraph */
  SHEAF_ELEMENT_LEAF = 1 << 1,  /* a block that mostly holds text */
  SHEAF_ELEMENT_VOID = 1 << 2,
  SHEAF_ELEMENT_LINK = 1 << 3,    /* cannot stand in itself */
  SHEAF_ELEMENT_HEADING = 1 << 4, /* cannot be the child of another */
  SHEAF_ELEMENT_ITEM =
      1 << 5, /* li: ends an li that only inline content, a div or p divides from it */
  SHEAF_ELEMENT_TERM = 1 << 6, /* dt, dd: likewise */
  SHEAF_ELEMENT_TABLE = 1 << 7,
  SHEAF_ELEMENT_SECTION = 1 << 8, /* stands in a table only */
  SHEAF_ELEMENT_ROW = 1 << 9,     /* stands in a section only */
  SHEAF_ELEMENT_CELL = 1 << 10,   /* stands in a row only */
  SHEAF_ELEMENT_CAPTION = 1 << 11,
  SHEAF_ELEMENT_RUBY = 1 << 12,
  SHEAF_ELEMENT_RUBY_PART = 1 << 13, /* stands in ruby only */
  SHEAF_ELEMENT_BARE = 1 << 14,      /* not written without an attribute */
  SHEAF_ELEMENT_PRE = 1 << 15,       /* the first line end in it is not content */
  SHEAF_ELEMENT_CENTER = 1 << 16,
  SHEAF_ELEMENT_ROOT = 1 << 17, /* html, body */
} SheafElementFlags;

typedef struct
{
  const char *name;
  SheafAction action;
  const char *output; /* of SHEAF_ACTION_KEEP */
  SheafElementFlags flags;
} SheafElementRule;

/**
 * sheaf_rules_find:
 * @name: of an HTML element, in lower case
 *
 * Returns: (transfer none) (not nullable): its rule; for one we do not know that of SHEAF_ACTION_UNWRAP
 */
const SheafElementRule *sheaf_rules_find (const char *name);

/**
 * sheaf_rules_append_attribute:
 * @html: where ` name="value"` goes if the rule for @output lets it
 * @output: the element that is written
 * @name: in lower case
 * @value: decoded
 *
 * All attributes but addresses (href, src), alt and our own id.
 */
void sheaf_rules_append_attribute (GString *html,
                                   const char *output,
                                   const char *name,
                                   const char *value);

/**
 * sheaf_rules_clean_style:
 *
 * Returns: (transfer full) (nullable): the declarations of @style that are on the list of properties
 *   and values (SAFETY N3: nothing that can fetch, move or cover), NULL where none is
 */
char *sheaf_rules_clean_style (const char *style);
