/* search-provider-result.h: what the desktop's search is answered with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/library.h"

/* One question: data for a worker's job, which makes the answer. */
typedef struct
{
  char *text;       /* what is searched for */
  GStrv ids;        /* (nullable): the articles to be described */
  GVariant *answer; /* (nullable): for D-Bus */
} SheafProviderQuestion;

/* @text: as typed; NULL: nothing. @ids: (nullable). Returns: (transfer full) */
SheafProviderQuestion *sheaf_provider_question_new (const char *text, const char *const *ids);
void sheaf_provider_question_free (gpointer question);

/**
 * sheaf_provider_find_work:
 * @question: a #SheafProviderQuestion
 *
 * On a worker's thread: answers with the ids of the newest articles that have the text, (as), before all others those
 * that have it in their titles; a few, as no desktop shows more. Nothing from the trash.
 */
gboolean sheaf_provider_find_work (SheafLibrary *library, gpointer question, GError **error);

/**
 * sheaf_provider_describe_work:
 * @question: a #SheafProviderQuestion
 *
 * On a worker's thread: answers with what a result shows, (aa{sv}): title, category and the words around the first
 * hit, all of it plain text on one line. What is not there, or no id, is left out.
 */
gboolean sheaf_provider_describe_work (SheafLibrary *library, gpointer question, GError **error);

/* What either is answered with where there is nothing. Returns: (transfer floating) */
GVariant *sheaf_provider_nothing (const SheafProviderQuestion *question);
