/* front-matter-tree.h: values put together as a reader comes upon them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/* A sequence or mapping that is not closed yet. */
typedef struct
{
  SheafNode *node;
  SheafNode *key;   /* mappings: read, its value is next */
  GHashTable *seen; /* mappings: keys so far, owned by the nodes */
  gboolean skip;    /* the value of @key comes too late: the key was there before */
} SheafTreeFrame;

/* Begins with all but @source empty; keeps the limits of front-matter-node.h. */
typedef struct
{
  SheafHeaderSource *source;
  SheafNode *root; /* set when the outermost value is closed */
  SheafTreeFrame frames[SHEAF_FRONT_MATTER_MAX_DEPTH];
  guint depth;
  const char *problem; /* (nullable): translated */
  guint problem_line;
} SheafTree;

/* Sets the problem. Returns: FALSE, for the reader to return */
gboolean sheaf_tree_fail (SheafTree *self, guint line, const char *problem);

/* One more value or other event, at @line. Returns: FALSE with a problem where they are too many */
gboolean sheaf_tree_count (SheafTree *self, guint line);

/* Opens a sequence or mapping. Returns: FALSE with a problem where it is nested too deeply */
gboolean sheaf_tree_open (SheafTree *self, SheafNodeKind kind, gsize start, guint line);

/* Closes the innermost one, of which there must be one without an open key. */
gboolean sheaf_tree_close (SheafTree *self, gsize end);

/**
 * sheaf_tree_add:
 * @node: (transfer full): a key of the open mapping, its value, or an item of the open sequence
 *
 * A key that was there before is told as a warning, and its value goes.
 *
 * Returns: FALSE with a problem where a key is not a scalar
 */
gboolean sheaf_tree_add (SheafTree *self, SheafNode *node);

/**
 * sheaf_tree_add_scalar:
 * @text: of @length bytes, quotes and escapes resolved
 * @plain: as in SheafNode
 *
 * Returns: FALSE with a problem where it is too long
 */
gboolean sheaf_tree_add_scalar (SheafTree *self,
                                const char *text,
                                gsize length,
                                gboolean plain,
                                gsize start,
                                gsize end,
                                guint line);

/* The open mapping waits for a key; also where nothing is open. */
gboolean sheaf_tree_wants_key (const SheafTree *self);

/* Frees what is open, not the root. */
void sheaf_tree_drop (SheafTree *self);

/**
 * sheaf_tree_warn_duplicate:
 *
 * Tells that @key came again at @line; of a flood only the first few are told.
 */
void sheaf_tree_warn_duplicate (GPtrArray *warnings, const char *key, guint line);
