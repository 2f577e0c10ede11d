/* search-plan.h: a query as SQL
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"
#include "core/library.h"
#include "core/search-query.h"

/**
 * SheafSearchPlan:
 *
 * A query made ready for one library: at most two statements that give article rows in the order of
 * skey, the newest first. Their union is the answer.
 *
 * The text of the statements is put together of constant pieces; all that was typed is bound.
 */
typedef struct _SheafSearchPlan SheafSearchPlan;

/**
 * sheaf_search_plan_new:
 * @query: not empty; must outlive the plan
 *
 * Looks up the names that the query may mean.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_INTERRUPTED or another
 */
SheafSearchPlan *
sheaf_search_plan_new (SheafLibrary *library, const SheafSearchQuery *query, GError **error);
void sheaf_search_plan_free (SheafSearchPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafSearchPlan, sheaf_search_plan_free)

/* Columns of the statements. */
enum
{
  SHEAF_SEARCH_COLUMN_ID,
  SHEAF_SEARCH_COLUMN_KEY,
  SHEAF_SEARCH_COLUMN_DATE, /* null: undated */
  SHEAF_SEARCH_COLUMN_RANK,
};

/**
 * sheaf_search_plan_query_main:
 * @ranked: fill the rank column by bm25, as far as the words of the query are looked up in one go
 *
 * Returns: (transfer full): ready to step
 */
SheafStatement *
sheaf_search_plan_query_main (const SheafSearchPlan *self, gboolean ranked, GError **error);

/* Whether there is a second statement: articles that a tag or author of that name speaks for. */
gboolean sheaf_search_plan_has_more (const SheafSearchPlan *self);
SheafStatement *sheaf_search_plan_query_more (const SheafSearchPlan *self, GError **error);

/* Whether words and the tags and authors they name are all there is to the query. */
gboolean sheaf_search_plan_is_plain (const SheafSearchPlan *self);

/**
 * sheaf_search_plan_query_count:
 *
 * For a plain query: one row with how many articles match, those hidden in the trash with the others;
 * several times faster than reading them.
 */
SheafStatement *sheaf_search_plan_query_count (const SheafSearchPlan *self, GError **error);
