/* edit-fixture.h: one article of a library, changed and looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-articles.h"
#include "core/library-edit.h"

#include "fixture.h"

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  gint64 id; /* of the one article that edit_take() brought last */
} EditFixture;

void edit_set_up (EditFixture *self, gconstpointer data);
void edit_tear_down (EditFixture *self, gconstpointer data);

/* Adds a test of @run with such a fixture as /SUITE/NAME. */
void
edit_add_test (const char *suite, const char *name, void (*run) (EditFixture *, gconstpointer));

/* Imports a file of the folder "in". @content: (nullable): as the file is. Returns: what came of it */
SheafOutcome edit_take (EditFixture *self, const char *name, const char *content);

/* One change; it must go well. */
void edit_change (EditFixture *self, SheafEditKind kind, const char *key, const char *value);

/* One change that is refused with @code. */
void
edit_refuse (EditFixture *self, SheafEditKind kind, const char *key, const char *value, int code);

/* What there is now. @wanted: categories and tags joined by ", " */
void edit_assert_source (EditFixture *self, const char *wanted);
void edit_assert_title (EditFixture *self, const char *wanted);
void edit_assert_tags (EditFixture *self, const char *wanted);
void edit_assert_categories (EditFixture *self, const char *wanted);
void edit_assert_kept (EditFixture *self, const char *wanted);

/* Undoes (redoes) @n steps. */
void edit_undo (EditFixture *self, guint n);
void edit_redo (EditFixture *self, guint n);

/* The number that @sql gives. */
gint64 edit_count (EditFixture *self, const char *sql);
