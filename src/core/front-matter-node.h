/* front-matter-node.h: the values of a header
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
  GPtrArray *keys;  /* mappings: SheafNode * (scalars), parallel to items; else NULL */
  GPtrArray *items; /* sequences and mappings: SheafNode *; else NULL */
  gsize start, end; /* bytes of the decoded text (SheafDecoded.text) */
  guint line;       /* from 1, in the file */
};

/**
 * sheaf_node_new:
 * @text: (nullable): for a scalar, of @length bytes; a NUL in it becomes U+FFFD
 *
 * Returns: (transfer full): a node without a place; free with sheaf_node_free()
 */
SheafNode *sheaf_node_new (SheafNodeKind kind, const char *text, gsize length);
void sheaf_node_free (SheafNode *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafNode, sheaf_node_free)

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
