/* front-matter-source.h: what a reader of headers is given to read
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter-node.h"

/* One document, or a piece of it, to be read. */
typedef struct
{
  const char *text;    /* valid UTF-8, the whole file */
  gsize start, end;    /* what of it to read */
  guint line;          /* of @start, from 1, in the file */
  guint events;        /* spent so far, of SHEAF_FRONT_MATTER_MAX_EVENTS; counted on */
  GPtrArray *warnings; /* SheafWarning *: told duplicate keys */
} SheafHeaderSource;
