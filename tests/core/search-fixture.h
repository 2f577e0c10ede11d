/* search-fixture.h: a library to search in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library-private.h"
#include "core/library-search.h"
#include "fixture.h"

#define DAY 86400

/* A library with articles that are put there by hand, so that nothing but the search is tested. */
typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  guint slot;
} SearchFixture;

void search_fixture_set_up (SearchFixture *fixture, gconstpointer data);
void search_fixture_tear_down (SearchFixture *fixture, gconstpointer data);

/* A statement that must succeed. */
void search_fixture_run (SearchFixture *fixture, const char *sql, const SheafValue *values);

/* @date: SHEAF_DATE_NONE for none. Returns: the new article's id: 1, 2, … */
gint64 search_fixture_put (SearchFixture *fixture,
                           const char *title,
                           const char *body,
                           SheafFormat format,
                           gint64 date);
gint64 search_fixture_put_text (SearchFixture *fixture, const char *title, const char *body);
void search_fixture_tag (SearchFixture *fixture, gint64 article, const char *name);
void search_fixture_add_property (SearchFixture *fixture,
                                  gint64 article,
                                  const char *name,
                                  const char *value);

/* Makes everything searchable. */
void search_fixture_fill (SearchFixture *fixture);

/* Returns: (transfer full): ids in the order found, "3 1 2" */
char *search_fixture_find (SheafLibrary *library,
                           const char *text,
                           gboolean typing,
                           const SheafSearchOptions *options);
void search_fixture_assert_found (SearchFixture *fixture, const char *text, const char *expected);
void search_fixture_assert_typed (SearchFixture *fixture, const char *text, const char *expected);
void search_fixture_assert_sound (SearchFixture *fixture, gboolean expected);

/* Returns: (transfer full): few characters, so that runs and their mixtures meet by chance, with
 * punctuation and line ends between */
char *search_fixture_make_text (GRand *rand, guint length);
