/* library-identity.c: is a file new, or one we have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/library-identity.h"

#include "core/library-lists.h"
#include "core/library-overlay.h"
#include "core/library-private.h"
#include "core/library-reading.h"
#include "core/library-rows.h"
#include "core/library-state.h"

#include <glib/gi18n-lib.h>

/* --- a place we know --- */

static void
set_verdict (SheafVerdict *verdict, SheafOutcome outcome, SheafAction action)
{
  verdict->outcome = outcome;
  verdict->action = action;
}

static void
judge_known (const SheafStoreItem *item, SheafVerdict *verdict)
{
  const SheafPlace *place = &verdict->place;
  if (!item->draft)
    verdict->digest = place->imported;

  if (sheaf_sha256_equal (&verdict->digest, &place->imported) ||
      sheaf_sha256_equal (&verdict->digest, &place->current))
    set_verdict (verdict, SHEAF_OUTCOME_SAME, SHEAF_ACTION_TOUCH);
  else if (!place->main)
    set_verdict (verdict, SHEAF_OUTCOME_UPDATED, SHEAF_ACTION_PART);
  else if (sheaf_sha256_equal (&place->imported, &place->current))
    set_verdict (verdict, SHEAF_OUTCOME_UPDATED, SHEAF_ACTION_UPDATE);
  else
    set_verdict (verdict, SHEAF_OUTCOME_CONFLICT, SHEAF_ACTION_CONFLICT);
}

/* Where the article's own place is what the file is now, an asked for dialect or category makes it read again;
 * what comes by another root is read as it is by its own. */
static gboolean
settle_known (SheafLibrary *self,
              const SheafImportRules *rules,
              const SheafStoreItem *item,
              SheafVerdict *verdict,
              GError **error)
{
  g_autofree char *stored = NULL;
  if (!item->draft)
    return TRUE;
  if (!sheaf_rows_get_overlay (self, verdict->place.article, "into", &stored, error))
    return FALSE;
  gboolean asks = verdict->place.main && rules->into && verdict->action != SHEAF_ACTION_CONFLICT &&
                  g_strcmp0 (rules->into, stored) != 0;
  verdict->into = asks ? g_strdup (rules->into) : g_steal_pointer (&stored);
  if (verdict->action != SHEAF_ACTION_TOUCH)
    return !verdict->path || sheaf_reading_of_file (self, rules, item, verdict, error);
  return !verdict->place.main || sheaf_reading_again (self, rules, item, asks, verdict, error);
}

/* --- bytes we know --- */

static gboolean
same_paths (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_strv_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
sheaf_identity_reads_alike (SheafLibrary *self,
                            gint64 article,
                            const SheafDraft *draft,
                            const char *into,
                            gboolean *alike,
                            GError **error)
{
  g_autoptr (SheafDraft) redrawn = NULL;
  g_autoptr (SheafStatement) row =
      sheaf_database_query (self->database, "SELECT title, import FROM article WHERE id = ?",
                            SHEAF_VALUES (SHEAF_INT (article)), error);
  *alike = FALSE;
  if (!sheaf_statement_step (row, error))
    return sheaf_statement_ended (row);
  /* What is kept in Sheaf only is no difference of the files. */
  if (!sheaf_overlay_redraw (self, article, draft, sheaf_statement_get_int64 (row, 1), &redrawn,
                             error))
    return FALSE;
  draft = redrawn ? redrawn : draft;
  if (g_strcmp0 (sheaf_statement_get_text (row, 0), draft->article->title) != 0)
    return TRUE;

  g_autoptr (GPtrArray) ours = sheaf_lists_read_categories (self, article, NULL, error);
  if (!ours)
    return FALSE;
  g_autoptr (GPtrArray) theirs = sheaf_lists_apply_into (into, draft->article->categories);
  *alike = same_paths (ours, theirs);
  return TRUE;
}

/* A file that was at another place before and is no longer there has moved here. */
static gboolean
find_moved (SheafLibrary *self,
            const GArray *places,
            const SheafSha256 *digest,
            const SheafPlace **moved,
            GError **error)
{
  *moved = NULL;
  for (guint i = 0; i < places->len && !*moved; i++)
    {
      const SheafPlace *place = &g_array_index (places, SheafPlace, i);
      gboolean gone = FALSE;
      if (!sheaf_sha256_equal (&place->imported, digest))
        continue;
      if (!sheaf_places_is_gone (self, place->id, &gone, error))
        return FALSE;
      if (gone)
        *moved = place;
    }
  return TRUE;
}

/* What goes before a new article's categories. */
static const char *
find_into (const SheafImportRules *rules, const SheafStoreItem *item)
{
  return rules->into ? rules->into : item->state ? item->state->into : NULL;
}

static gboolean
find_double (SheafLibrary *self,
             const GArray *places,
             const SheafImportRules *rules,
             const SheafStoreItem *item,
             const SheafPlace **found,
             GError **error)
{
  gint64 last = 0;
  *found = NULL;
  for (guint i = 0; i < places->len && !*found; i++)
    {
      const SheafPlace *place = &g_array_index (places, SheafPlace, i);
      gboolean alike = FALSE;
      if (place->article == last)
        continue;
      last = place->article;
      if (!sheaf_identity_reads_alike (self, place->article, item->draft, find_into (rules, item),
                                       &alike, error))
        return FALSE;
      /* Two that were exported apart stay so. */
      if (alike && item->state &&
          !sheaf_state_has_edits (self, place->article, item->state, &alike, error))
        return FALSE;
      if (alike)
        *found = place;
    }
  return TRUE;
}

/* A moved article keeps its category, unless another is asked for and the file says the rest. */
static gboolean
settle_unknown (SheafLibrary *self,
                const SheafImportRules *rules,
                const SheafStoreItem *item,
                SheafVerdict *verdict,
                GError **error)
{
  const SheafPlace *place = &verdict->place;
  gboolean asks =
      rules->into && place->main && sheaf_sha256_equal (&place->current, &verdict->digest);
  if (verdict->action == SHEAF_ACTION_MOVE && !asks)
    return sheaf_rows_get_overlay (self, place->article, "into", &verdict->into, error);
  verdict->into = g_strdup (find_into (rules, item));
  return TRUE;
}

static gboolean
judge_unknown (SheafLibrary *self,
               const SheafImportRules *rules,
               const SheafStoreItem *item,
               SheafVerdict *verdict,
               GError **error)
{
  const SheafPlace *found = NULL;
  set_verdict (verdict, SHEAF_OUTCOME_NEW, SHEAF_ACTION_INSERT);
  g_autoptr (GArray) places = sheaf_places_find_bytes (self, &verdict->digest, error);
  if (!places || !find_moved (self, places, &verdict->digest, &found, error))
    return FALSE;
  if (found)
    set_verdict (verdict, SHEAF_OUTCOME_SAME, SHEAF_ACTION_MOVE);
  else if (!rules->keep_duplicates)
    {
      if (!find_double (self, places, rules, item, &found, error))
        return FALSE;
      if (found)
        set_verdict (verdict, SHEAF_OUTCOME_DUPLICATE, SHEAF_ACTION_ADD_PLACE);
    }
  if (found)
    verdict->place = *found;
  return settle_unknown (self, rules, item, verdict, error);
}

/* --- either --- */

static gboolean
check_item (const SheafStoreItem *item, SheafVerdict *verdict, GError **error)
{
  if (!item->root || !item->origin || !*item->origin)
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("The file has no name"));
  else if (item->draft && !sheaf_sha256_parse (item->draft->article->sha256, &verdict->digest))
    g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                         _ ("The article has no checksum of its bytes"));
  else
    return TRUE;
  return FALSE;
}

/* The file's place by its own root, else by another. What an undo withdrew is as if it had never come in; the
 * place is taken over when stored. */
static gboolean
find_place (SheafLibrary *self,
            SheafRoots *roots,
            const SheafStoreItem *item,
            SheafVerdict *verdict,
            GError **error)
{
  verdict->site = item->site;
  if (!sheaf_places_find (self, item->root, item->origin, &verdict->place, error))
    return FALSE;
  if (verdict->place.id && verdict->place.trashed < 2)
    return TRUE;
  if (!sheaf_roots_find_place (roots, item->root, item->origin, &verdict->place, &verdict->path,
                               error))
    return FALSE;
  if (verdict->path)
    verdict->site = verdict->place.site;
  return TRUE;
}

gboolean
sheaf_identity_decide (SheafLibrary *self,
                       SheafRoots *roots,
                       const SheafImportRules *rules,
                       const SheafStoreItem *item,
                       SheafVerdict *verdict,
                       GError **error)
{
  *verdict = (SheafVerdict){ .outcome = SHEAF_OUTCOME_FAILED };
  if (!check_item (item, verdict, error) || !find_place (self, roots, item, verdict, error))
    return FALSE;
  if (verdict->place.id)
    {
      judge_known (item, verdict);
      return settle_known (self, rules, item, verdict, error);
    }
  if (item->draft)
    return judge_unknown (self, rules, item, verdict, error);
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID,
                       _ ("The file is not known any more and was not read"));
  return FALSE;
}

/* --- what the item is told --- */

static void
warn (SheafStoreItem *item, const char *text)
{
  if (!item->warnings)
    item->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  g_ptr_array_add (item->warnings, sheaf_warning_new (0, text));
}

static void
add_warnings (SheafStoreItem *item, const SheafVerdict *verdict)
{
  if (verdict->place.trashed == 1)
    warn (item, _ ("The article lies in the trash and stays there"));
  if (verdict->action == SHEAF_ACTION_CONFLICT)
    warn (item, _ ("The article was edited in Sheaf and the file was changed as well: the article "
                   "stays, and what the file holds is kept as a version"));
  if (verdict->action == SHEAF_ACTION_PART)
    warn (item, _ ("The file was the same as another until now; it is an article of its own from "
                   "here on"));
}

void
sheaf_identity_set_outcome (SheafStoreItem *item, SheafVerdict *verdict)
{
  item->outcome = verdict->outcome;
  if (!item->id)
    item->id = verdict->place.article;
  item->into = g_steal_pointer (&verdict->into);
  item->redrawn = g_steal_pointer (&verdict->draft);
  add_warnings (item, verdict);
}

void
sheaf_identity_set_failed (SheafStoreItem *item, const GError *reason)
{
  item->outcome = SHEAF_OUTCOME_FAILED;
  item->id = 0;
  warn (item, reason->message);
}
