/* front-matter-toml-private.h: what the files of the TOML reader share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-source.h"

/* A collection that something is put into. */
typedef struct
{
  SheafNode *node;
  guint depth; /* collections from the root down to it, both counted */
} SheafTomlPlace;

/* An array or inline table that is not closed yet. */
typedef struct
{
  SheafTomlPlace place;
  gboolean after_value; /* a comma or the end is next */
  gboolean after_comma;
} SheafTomlFrame;

typedef struct
{
  SheafHeaderSource *source;
  gsize at;   /* the byte to be read next */
  guint line; /* of it, from 1, in the file */

  SheafNode *root;
  GTree *entries;       /* every key of every table so far: toml-tables.c */
  guint comparisons;    /* of keys, all in all */
  SheafTomlPlace table; /* what the last header opened; at first the root */
  SheafNode *tables;    /* (nullable) the array that table is an item of */

  GPtrArray *path;       /* SheafNode *: the parts of the key read last, until they are taken */
  SheafTomlPlace target; /* where the next value goes … */
  SheafNode *key;        /* … (nullable) and under which key, where that is a mapping */
  SheafTomlFrame frames[SHEAF_FRONT_MATTER_MAX_DEPTH];
  guint depth;     /* of frames */
  GString *buffer; /* the string read last, escapes resolved */

  const char *problem;
  guint problem_line;
} SheafToml;

/* The byte at @offset from here, or -1 beyond the end. */
static inline int
sheaf_toml_peek (const SheafToml *self, gsize offset)
{
  if (self->at + offset >= self->source->end)
    return -1;
  return (guchar) self->source->text[self->at + offset];
}

/* Makes ready to read @source, with an empty root. */
void sheaf_toml_init (SheafToml *self, SheafHeaderSource *source);

/* Reads all of the source into self->root, or up to self->problem. Returns: whether it went well */
gboolean sheaf_toml_read_document (SheafToml *self);

/* Frees all that is in @self, the root too unless it was taken. */
void sheaf_toml_clear (SheafToml *self);

/* front-matter-toml-text.c ----------------------------------------------------------------------- */

/* Always FALSE, so that callers can return it; the first problem stays. */
gboolean sheaf_toml_fail (SheafToml *self, guint line, const char *problem);

/* The same on this line; where a control character is to be read next, that is the problem. */
gboolean sheaf_toml_fail_here (SheafToml *self, const char *problem);

/* Counts a key, value or table, against the limit. */
gboolean sheaf_toml_count (SheafToml *self);

/* Blanks are spaces and tabs. */
void sheaf_toml_skip_blanks (SheafToml *self);

/* Takes LF or CRLF. Returns: whether there was one */
gboolean sheaf_toml_take_newline (SheafToml *self);

/* Takes a comment up to its line end, if there is one here. Returns: FALSE if it is faulty */
gboolean sheaf_toml_skip_comment (SheafToml *self);

/**
 * sheaf_toml_read_string:
 * @multiline: whether three quotes begin a string of several lines; in keys they do not
 *
 * Reads a string from its opening quote ("String") into self->buffer.
 */
gboolean sheaf_toml_read_string (SheafToml *self, gboolean multiline);

/**
 * sheaf_toml_take_scalar:
 * @start: where it began
 * @line: of @start
 * @quoted: whether its text is in self->buffer, or what stands from @start to here
 *
 * Returns: (transfer full) (nullable): NULL where it breaks a limit
 */
SheafNode *sheaf_toml_take_scalar (SheafToml *self, gsize start, guint line, gboolean quoted);

/* front-matter-toml-bare.c ----------------------------------------------------------------------- */

/* Reads a number, date, time or boolean. Returns: (transfer full) (nullable): NULL where it is none */
SheafNode *sheaf_toml_read_bare (SheafToml *self);

/* front-matter-toml-tables.c --------------------------------------------------------------------- */

/* Returns: (transfer full): an empty self->entries, to be freed before the nodes */
GTree *sheaf_toml_entries_new (SheafToml *self);

/* A pair begins in @table: self->path leads to self->target and self->key. */
gboolean sheaf_toml_begin_pair (SheafToml *self, SheafTomlPlace table);

/* Puts @value (transfer full), whole or just opened, where it belongs. */
void sheaf_toml_put (SheafToml *self, SheafNode *value);

/* A [header] with self->path, or a [[header]] if @array, that began at @start. */
gboolean sheaf_toml_open_table (SheafToml *self, gboolean array, gsize start);
