/* article.h: an article as a plain value
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* No date: sorts after every date. */
#define SHEAF_DATE_NONE G_MININT64

/* How the body is written; decided by the file's name. */
typedef enum
{
  SHEAF_FORMAT_MARKDOWN,
  SHEAF_FORMAT_HTML,
  SHEAF_FORMAT_TEXT,
} SheafFormat;

/* Whose rules for categories, tags and dates hold. AUTO is only ever asked for, never stored. */
typedef enum
{
  SHEAF_DIALECT_AUTO,
  SHEAF_DIALECT_HEXO,
  SHEAF_DIALECT_JEKYLL,
  SHEAF_DIALECT_HUGO,
  SHEAF_DIALECT_OBSIDIAN,
  SHEAF_DIALECT_PLAIN,
} SheafDialect;

/* What the reader said of an article, or Sheaf found; ARCHIVED and STARRED may go together. */
typedef enum
{
  SHEAF_FLAG_UNREAD = 1 << 0,
  SHEAF_FLAG_STARRED = 1 << 1,
  SHEAF_FLAG_ARCHIVED = 1 << 2,
  SHEAF_FLAG_TRASHED = 1 << 3,
  SHEAF_FLAG_ATTENTION = 1 << 4,
} SheafFlags;

/* A thing the reader of a file should know; line 0 where no line can be named (lines count from 1). */
typedef struct
{
  guint line;
  char *text;
} SheafWarning;

/* One front-matter key. Nested keys are written a.b; values as they stand in the file. */
typedef struct
{
  char *key;
  GPtrArray *values; /* char *, owned; never NULL, may be empty */
  gboolean is_list;
} SheafProperty;

/**
 * SheafArticle:
 *
 * Everything known of an article except its bytes. Strings may be NULL where nothing is known,
 * except @title, which sheaf_draft_new() and the library always fill; arrays are never NULL.
 * All text is valid UTF-8 without NUL.
 */
typedef struct
{
  gint64 id; /* 0: not in a library yet; else positive, never reused */
  char *title;
  char *author;
  gint64 date;     /* seconds since 1970 UTC, or SHEAF_DATE_NONE */
  char *date_text; /* the date as the file writes it */
  char *language;  /* BCP 47: "zh", "en", …, or NULL */
  char *excerpt;   /* about 200 characters of the visible text */
  char *source;    /* address the article came from, else NULL */
  guint words;     /* CJK characters count as one word each */
  SheafFormat format;
  SheafDialect dialect;
  char *encoding;        /* of the file, IANA name: "UTF-8", "GB18030", … */
  GPtrArray *categories; /* GStrv: paths from the root, each of at least one name */
  GPtrArray *tags;       /* char * */
  GPtrArray *properties; /* SheafProperty *, in the order of the file */
  GPtrArray *warnings;   /* SheafWarning * */
  char *root;            /* absolute path of the import root */
  char *origin;          /* path below the root */
  GPtrArray *places;     /* char *: absolute paths of other places of the same bytes */
  GPtrArray *kept;       /* char *: keys whose values Sheaf alone knows (library-edit.h) */
  char sha256[65];       /* of the current bytes, lower-case hex */
  SheafFlags flags;
  gboolean draft; /* not published yet: by its header or its folder */
  gint64 added;   /* seconds since 1970 UTC */
  gint64 import_id;
  gint64
      picture; /* of the library, that may stand for it (library-covers.h); 0: none, or not asked for */
  char *picture_type; /* media type of it */
  guint progress;     /* thousandths of it that were read, 0: not begun, or finished */
} SheafArticle;

/**
 * sheaf_article_new:
 *
 * Returns: (transfer full): an empty article; free with sheaf_article_free()
 */
SheafArticle *sheaf_article_new (void);
void sheaf_article_free (SheafArticle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafArticle, sheaf_article_free)

/**
 * sheaf_article_add_warning:
 * @line: from 1, or 0 where no line can be named
 * @text: (transfer none): one sentence, already translated
 */
void sheaf_article_add_warning (SheafArticle *self, guint line, const char *text);

/**
 * sheaf_article_find_property:
 *
 * Returns: (transfer none) (nullable): the property written @key, compared exactly
 */
const SheafProperty *sheaf_article_find_property (const SheafArticle *self, const char *key);

/* Both own copies of what they are given; a property begins without values. */
SheafProperty *sheaf_property_new (const char *key);
void sheaf_property_free (SheafProperty *self);
SheafWarning *sheaf_warning_new (guint line, const char *text);
void sheaf_warning_free (SheafWarning *self);

/* "line 7: reason", or the reason alone for line 0. Returns: (transfer full) */
char *sheaf_warning_format (const SheafWarning *self);

/**
 * sheaf_article_to_json:
 *
 * Returns: (transfer full): one line, no newline: the object of `--json` in the sheaf-cli
 *   contract (id, title, author, date as RFC 3339 UTC or null, date_text, categories, tags,
 *   root, origin, places, sha256, dialect, language, words, unread, starred, archived,
 *   needs_attention, draft, warnings, properties)
 */
char *sheaf_article_to_json (const SheafArticle *self);

/* Names used on the command line and in the database; the second returns FALSE for an unknown name. */
const char *sheaf_dialect_to_string (SheafDialect dialect);
gboolean sheaf_dialect_from_string (const char *name, SheafDialect *dialect);
