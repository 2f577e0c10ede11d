/* cleaner-rule.h: cleaning rules, and the files they are written in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is one JSON object, version 1 of the schema:
 *
 *   { "sheaf-cleaning": 1,
 *     "rules": [
 *       { "id": "my-box",             letters, digits and "-"; of a rule that has the id already, the first holds
 *         "name": "Boxes of mine",    what people see
 *         "match": "div.box, p#ad",   selectors: cleaner-selector.h; a text, or a list of texts
 *         "do": "hide", … } ] }
 *
 * "do" is one of these, with keys of its own:
 *
 *   "hide"          the elements go, where all of these hold:
 *                   "text": ["*follow me*"]     their whole text is like one of these, "*" is anything; capitals and
 *                                               the kind of white space do not count
 *                   "hosts": ["ads.example"]    their address (src, href) is of one of these hosts, or below it
 *                   "largest": 1                a picture's width and height are given, neither over this (pixels)
 *                   "longest": 400              their text has at most so many characters (400; at most 2000)
 *                   "place": "end"              "end": at most 600 characters of the article follow; "ends": or come
 *                                               before; else "anywhere"
 *                   What holds half of the article's text is never hidden.
 *   "hide-empty"    the elements go, where there is nothing in them to be seen
 *   "take-picture"  "from": ["data-src"]        attributes that hold the true address of a picture, the best first
 *   "unwrap"        "hosts": ["link.example"]   the address within an address of these hosts is taken in its place; "*": any
 *                   "parameters": ["url"]       which parameter holds it; "": the query itself, "/": the path itself
 *   "drop-styles"   "styles": ["text-align"]    properties that are dropped, or a property and its value ("color:red")
 *   "keep"          of an HTML document nothing is shown but the first of these that is its one article: the
 *                   selectors in order of trust, the person's own before the built-in ones (cleaning-keep.h)
 *   "unescape"      references that were escaped twice (&amp;#123;) are read
 */
#pragma once

#include "core/cleaner-selector.h"

/* How much may be in a file of rules, and how many rules at all. */
#define SHEAF_CLEANER_FILE_MAX  (256 * 1024)
#define SHEAF_CLEANER_RULES_MAX 500

/* Characters that an element to be hidden may have, where its rule does not say, and where it may. */
#define SHEAF_CLEANER_LONGEST     400
#define SHEAF_CLEANER_LONGEST_MAX 2000

typedef enum
{
  SHEAF_CLEANER_HIDE,
  SHEAF_CLEANER_HIDE_EMPTY,
  SHEAF_CLEANER_TAKE_PICTURE,
  SHEAF_CLEANER_UNWRAP,
  SHEAF_CLEANER_DROP_STYLES,
  SHEAF_CLEANER_UNESCAPE,
  SHEAF_CLEANER_KEEP,
} SheafCleanerAction;

typedef enum
{
  SHEAF_CLEANER_ANYWHERE,
  SHEAF_CLEANER_AT_ENDS,
  SHEAF_CLEANER_AT_END,
} SheafCleanerPlace;

typedef struct
{
  char *id;
  char *name;
  char *file;  /* (nullable): of the person's own; NULL: built in */
  guint line;  /* from 1 */
  guint order; /* among all rules */
  SheafCleanerAction action;
  GPtrArray *selectors; /* SheafSelector *, at least one */
  SheafCleanerPlace place;
  guint longest;    /* characters */
  guint largest;    /* pixels; 0: any */
  GStrv texts;      /* (nullable): folded */
  GStrv hosts;      /* (nullable) */
  GStrv attributes; /* (nullable): "from" */
  GStrv parameters; /* (nullable) */
  GStrv styles;     /* (nullable) */
} SheafCleanerRule;

/* What is wrong with a file of rules. */
typedef struct
{
  char *file;
  guint line;   /* from 1; 0: the file as a whole */
  char *reason; /* a sentence, translated */
} SheafCleanerProblem;

/* Frees all of it. */
void sheaf_cleaner_rule_free (SheafCleanerRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafCleanerRule, sheaf_cleaner_rule_free)

/* @file (nullable) and @reason are copied. Returns: (transfer full) */
SheafCleanerProblem *sheaf_cleaner_problem_new (const char *file, guint line, const char *reason);
void sheaf_cleaner_problem_free (SheafCleanerProblem *self);

/**
 * sheaf_cleaner_read_rules:
 * @file: (nullable): name for rules and problems; NULL: built in
 * @rules: (element-type SheafCleanerRule): what could be read is added
 * @problems: (element-type SheafCleanerProblem): and what could not; a rule with a mistake is left out
 */
void sheaf_cleaner_read_rules (const char *text,
                               gsize length,
                               const char *file,
                               GPtrArray *rules,
                               GPtrArray *problems);
