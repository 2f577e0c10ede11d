/* page-tags-arguments.h: what is said to a tag
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* More arguments than this are not read. */
#define SHEAF_TAG_ARGUMENTS_MAX 64

typedef struct
{
  GPtrArray *words;  /* char *: what has no name, in order */
  GPtrArray *names;  /* char *: of what has one, in lower case */
  GPtrArray *values; /* char *: parallel to names */
  GStrv parts;       /* all of it, divided at commas */
  char *whole;       /* all of it, on one line */
} SheafTagArguments;

/**
 * sheaf_tag_arguments_new:
 * @text: of @length bytes, valid UTF-8
 *
 * Words and `"strings with blanks"`; `name=value`, `name="…"` and MDX's `name={…}`.
 *
 * Returns: (transfer full)
 */
SheafTagArguments *sheaf_tag_arguments_new (const char *text, gsize length);
void sheaf_tag_arguments_free (SheafTagArguments *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafTagArguments, sheaf_tag_arguments_free)

/* Returns: (nullable): the value of the first of @names (NULL at the end) that has one and is not empty */
const char *sheaf_tag_arguments_get (const SheafTagArguments *self, const char *const *names);

/* Returns: (nullable): word number @i from 0 */
const char *sheaf_tag_arguments_word (const SheafTagArguments *self, guint i);

/* Whether @text looks like an address or a path, not like words. */
gboolean sheaf_tag_is_address (const char *text);
