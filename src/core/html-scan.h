/* html-scan.h: where the tags of HTML are, without building a tree
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Room for the longest name that means anything here ("annotation-xml"), and NUL. */
#define SHEAF_HTML_NAME_SIZE 16

typedef enum
{
  SHEAF_HTML_TEXT, /* the '<' is a character like any other */
  SHEAF_HTML_START_TAG,
  SHEAF_HTML_END_TAG,
  SHEAF_HTML_DECLARATION, /* comment, doctype, processing instruction, CDATA: shows nothing */
} SheafHtmlMarkup;

typedef struct
{
  SheafHtmlMarkup markup;
  char name[SHEAF_HTML_NAME_SIZE]; /* of a tag, in lower case, cut where longer */
  const char *after;               /* behind the markup */
  gboolean self_closing;
  gboolean is_complete; /* its '>' is there: without it the tag shows nothing and does nothing */
} SheafHtmlTag;

/**
 * sheaf_html_scan_tag:
 * @text: points at a '<'
 * @end: (nullable): one behind the last byte
 *
 * By the tokenizer of the HTML standard, whose quotes open a value only after '='.
 */
void sheaf_html_scan_tag (const char *text, const char *end, SheafHtmlTag *tag);

/**
 * sheaf_html_scan_attributes:
 * @text: behind the name of a start tag
 * @count: where no more than this many attributes have been read, stop
 *
 * Returns: where the next attribute or the '>' stands, or @end
 */
const char *sheaf_html_scan_attributes (const char *text, const char *end, guint count);

/**
 * sheaf_html_scan_attribute:
 * @text: behind the name of a start tag
 * @end: behind the tag
 *
 * Returns: (transfer full) (nullable): the value of the attribute @name as it stands there, its references not
 *   decoded; NULL where there is none
 */
char *sheaf_html_scan_attribute (const char *text, const char *end, const char *name);

/**
 * sheaf_html_scan_element:
 * @text: behind the start tag of an element @name
 *
 * Returns: (nullable): behind the end tag that belongs to it; NULL where there is none
 */
const char *sheaf_html_scan_element (const char *text, const char *end, const char *name);

/* Whether one of the words of @class (nullable), the value of an attribute, is one of @words, which stand between
 * spaces. */
gboolean sheaf_html_class_has (const char *class, const char *words);

/* Whether @class, of a cell, says that it holds the numbers of lines of code. */
gboolean sheaf_html_class_is_numbers (const char *class);

/* Returns: where the end tag @name stands, or @end */
const char *sheaf_html_scan_close (const char *text, const char *end, const char *name);
