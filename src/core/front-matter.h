/* front-matter.h: find and read the header of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Limits of a header (SAFETY P1). */
#define SHEAF_FRONT_MATTER_MAX_BYTES  (64 * 1024)
#define SHEAF_FRONT_MATTER_MAX_DEPTH  32
#define SHEAF_FRONT_MATTER_MAX_EVENTS 10000
#define SHEAF_FRONT_MATTER_MAX_SCALAR (16 * 1024)

typedef enum
{
  SHEAF_FORM_NONE,
  SHEAF_FORM_YAML,
} SheafForm;

typedef enum
{
  SHEAF_NODE_SCALAR,
  SHEAF_NODE_SEQUENCE,
  SHEAF_NODE_MAPPING,
} SheafNodeKind;

/* One value of the header, with the place of its bytes so that an edit can splice there. */
typedef struct _SheafNode SheafNode;
struct _SheafNode
{
  SheafNodeKind kind;
  char *text;       /* scalars: exactly as written, quotes and escapes resolved; else NULL */
  gboolean plain;   /* scalars: neither quoted nor block, so ~, null and nothing mean no value */
  GPtrArray *keys;  /* mappings: SheafNode *, parallel to items; else NULL */
  GPtrArray *items; /* sequences and mappings: SheafNode *; else NULL */
  gsize start, end; /* bytes of the decoded text (SheafDecoded.text) */
  guint line;       /* from 1, in the file */
};

typedef struct
{
  SheafForm form;
  gsize start, end; /* the whole header with its fences; the body begins at end. 0, 0: none */
  gsize content_start, content_end; /* between the fences */
  SheafNode *root;                  /* (nullable) always a mapping */
  gboolean damaged;                 /* strict reading failed and the line reader took over */
  GPtrArray *warnings;              /* SheafWarning * (article.h): line in the file, and reason */
} SheafFrontMatter;

/**
 * sheaf_front_matter_read:
 * @text: valid UTF-8, a whole file without its BOM
 *
 * YAML between `---` and `---` or `...` (trailing blanks allowed, blank lines before the opening
 * line allowed; LF, CRLF, CR), read by libyaml's events within the limits above; no alias is
 * followed and no tag acted on. A duplicate key: the first wins, with a warning. What libyaml
 * refuses, or what breaks a limit, is read line by line (`key: rest`, block lists), with the
 * reason and line in warnings and damaged set. An opening line that is never closed is body, with
 * a warning. Never fails.
 *
 * Returns: (transfer full)
 */
SheafFrontMatter *sheaf_front_matter_read (const char *text, gsize length);
void sheaf_front_matter_free (SheafFrontMatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFrontMatter, sheaf_front_matter_free)

/**
 * sheaf_node_get:
 * @self: (nullable): a mapping, or anything else (then nothing is found)
 *
 * Returns: (transfer none) (nullable): the value of @key; exact match first, else ASCII-case-blind
 */
const SheafNode *sheaf_node_get (const SheafNode *self, const char *key);

/* TRUE for a plain empty, ~ or null scalar, or no node at all. */
gboolean sheaf_node_is_null (const SheafNode *self);

/* The text of a scalar that is not null; NULL otherwise. (transfer none) */
const char *sheaf_node_get_text (const SheafNode *self);
