/* page-tags-rules.h: which tags of site builders are known, and what they stand for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  SHEAF_TAG_LIQUID,    /* {% name … %} of Hexo, Jekyll, Nunjucks, GitBook */
  SHEAF_TAG_VARIABLE,  /* {{ … }} */
  SHEAF_TAG_HUGO,      /* {{< name … >}} and {{% name … %}} */
  SHEAF_TAG_JSX,       /* <Name …> of MDX */
  SHEAF_TAG_WORDPRESS, /* [name attribute="…"] */
  SHEAF_TAG_DIRECTIVE, /* a line ::: name */
  SHEAF_TAG_NOTHING,   /* shows nothing: a comment, an import, an attribute list */
  SHEAF_TAG_LITERAL,   /* its arguments are shown as they stand */
  SHEAF_TAG_CONTENTS,  /* a place for the table of contents */
} SheafTagForm;

typedef enum
{
  SHEAF_TAG_KIND_UNKNOWN,
  SHEAF_TAG_KIND_FLOW,     /* shows nothing itself; what it holds stays */
  SHEAF_TAG_KIND_RAW,      /* the same, and tags in it are text */
  SHEAF_TAG_KIND_HIDDEN,   /* nothing, with all it holds */
  SHEAF_TAG_KIND_TEMPLATE, /* a pattern for text that is not here: a mark, with all it holds */
  SHEAF_TAG_KIND_CODE,     /* detail: the language, if it is not an argument */
  SHEAF_TAG_KIND_MATH,
  SHEAF_TAG_KIND_QUOTE,
  SHEAF_TAG_KIND_CALLOUT, /* detail: the type, if it is not an argument */
  SHEAF_TAG_KIND_DETAILS,
  SHEAF_TAG_KIND_TAB, /* a part of several, with a title */
  SHEAF_TAG_KIND_PICTURE,
  SHEAF_TAG_KIND_FIGURE, /* a picture and, behind it, its caption */
  SHEAF_TAG_KIND_LINK,   /* text and address in any order */
  SHEAF_TAG_KIND_POST,   /* another article */
  SHEAF_TAG_KIND_PATH,   /* an address without a link */
  SHEAF_TAG_KIND_SITE,   /* detail: printf format of the address, name of the site behind a space */
  SHEAF_TAG_KIND_TEXT,   /* its last argument; detail: element */
  SHEAF_TAG_KIND_CHECKBOX,
} SheafTagKind;

typedef struct
{
  const char *name; /* lower case */
  SheafTagKind kind;
  const char *detail; /* (nullable) */
} SheafTagRule;

/* @name: in lower case. Returns: (not nullable): of SHEAF_TAG_KIND_UNKNOWN for one we do not know */
const SheafTagRule *sheaf_tag_rules_find (SheafTagForm form, const char *name);

/* Whether what a tag of @kind holds is not Markdown. */
gboolean sheaf_tag_kind_is_verbatim (SheafTagKind kind);

/* @word: (nullable): what a site calls a kind of note, in any case. Returns: (nullable): what Obsidian calls it */
const char *sheaf_tag_callout_type (const char *word);

/* Whether @text of @length bytes is a variable of the site, not of the article: it shows nothing here. */
gboolean sheaf_tag_is_site_variable (const char *text, gsize length);
