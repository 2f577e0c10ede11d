/* import-batch.c: what was read, to the library in short transactions
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-batch.h"

#include "core/library-lists.h"

/* A first batch that the eye takes for at once, then ones that cost little and keep the window fed
 * (PERFORMANCE.md, section 2). */
#define FIRST_ARTICLES 50
#define FIRST_TIME     (G_USEC_PER_SEC / 10)
#define BATCH_ARTICLES 500
#define BATCH_TIME     (G_USEC_PER_SEC / 4)
#define BATCH_BYTES    (16 * 1024 * 1024)
#define BATCH_ITEMS    2000

struct _SheafImportBatch
{
  const SheafImportOptions *options;
  const SheafImportSink *sink;
  SheafImportProgress *progress;
  SheafImportRules rules;
  SheafImportReport *report;
  gint64 import;
  GPtrArray *items; /* SheafImportItem * */
  GArray *stores;   /* SheafStoreItem: those of the items that were read */
  gsize bytes;
  gint64 deadline;
  gboolean flushed;   /* at least once with something to store */
  const char *reason; /* (nullable): why it ends early, while it does */
  gboolean parted;    /* what was known of unchanged files may hold no more */
};

SheafImportBatch *
sheaf_import_batch_new (const SheafImportOptions *options,
                        const SheafImportSink *sink,
                        SheafImportProgress *progress)
{
  SheafImportBatch *self = g_new0 (SheafImportBatch, 1);

  self->options = options;
  self->sink = sink;
  self->progress = progress;
  self->rules.into = options->into;
  self->rules.zone = options->zone;
  self->rules.keep_duplicates = options->keep_duplicates;
  self->rules.dialect = options->dialect;
  self->rules.choices = options->choices;
  self->rules.n_choices = options->n_choices;
  self->rules.encodings = options->encodings;
  self->report = sheaf_import_report_new ();
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_import_item_free);
  self->stores = g_array_new (FALSE, TRUE, sizeof (SheafStoreItem));
  g_array_set_clear_func (self->stores, (GDestroyNotify) sheaf_store_item_clear);
  return self;
}

void
sheaf_import_batch_free (SheafImportBatch *self)
{
  g_array_unref (self->stores);
  g_ptr_array_unref (self->items);
  sheaf_import_report_free (self->report);
  g_free (self);
}

void
sheaf_import_batch_add (SheafImportBatch *self, SheafImportItem *item)
{
  if (!self->items->len)
    self->deadline = g_get_monotonic_time () + (self->flushed ? BATCH_TIME : FIRST_TIME);
  g_ptr_array_add (self->items, item);
  self->bytes += sheaf_import_item_get_cost (item);
  if (item->draft)
    {
      SheafStoreItem store = { .root = item->root->place,
                               .origin = item->origin,
                               .signature = item->signature,
                               .draft = item->draft,
                               .site = item->site.prefix,
                               .state = item->state,
                               .asked = item->site.asked != SHEAF_DIALECT_AUTO,
                               .encoding = item->encoding.asked ? item->encoding.encoding : NULL,
                               .own_encoding = item->encoding.own };
      g_array_append_val (self->stores, store);
    }
}

static gboolean
is_full (const SheafImportBatch *self)
{
  return self->stores->len >= (self->flushed ? BATCH_ARTICLES : FIRST_ARTICLES) ||
         self->bytes >= BATCH_BYTES || self->items->len >= BATCH_ITEMS;
}

gint64
sheaf_import_batch_get_deadline (const SheafImportBatch *self)
{
  if (!self->items->len)
    return G_MAXINT64;
  return is_full (self) ? 0 : self->deadline;
}

static gboolean
store_items (SheafImportBatch *self, SheafLibrary *library, GError **error)
{
  SheafStoreItem *stores = (SheafStoreItem *) (void *) self->stores->data;

  if (self->options->dry_run)
    return sheaf_library_judge (library, &self->rules, stores, self->stores->len, error);
  if (!self->import)
    self->import = sheaf_library_begin_import (library, (const char *const *) self->options->paths,
                                               &self->rules, error);
  if (!self->import ||
      !sheaf_library_store (library, self->import, &self->rules, stores, self->stores->len, error))
    return FALSE;
  for (guint i = 0; i < self->stores->len; i++)
    self->parted |= stores[i].parted;
  return TRUE;
}

/* Where files that were the same have been parted, an unchanged one may be another article's by now. */
static gboolean
find_again (SheafImportBatch *self, SheafLibrary *library, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      SheafImportItem *item = g_ptr_array_index (self->items, i);

      if (!item->draft && item->outcome == SHEAF_OUTCOME_SAME &&
          !sheaf_library_find_file (library, item->root->place, item->origin, &item->id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_work (SheafLibrary *library, gpointer data, GError **error)
{
  SheafImportBatch *self = data;

  return (!self->stores->len || store_items (self, library, error)) &&
         (!self->parted || find_again (self, library, error));
}

static void
add_warnings (SheafImportItem *item, const GPtrArray *warnings)
{
  for (guint i = 0; warnings && i < warnings->len; i++)
    {
      const SheafWarning *warning = g_ptr_array_index (warnings, i);

      g_ptr_array_add (item->warnings, sheaf_warning_new (warning->line, warning->text));
    }
}

/* Why the store refused an item: the last thing it said of it. */
static void
take_reason (SheafImportItem *item, SheafStoreItem *store)
{
  const SheafWarning *last;

  if (item->outcome != SHEAF_OUTCOME_FAILED || !store->warnings || !store->warnings->len)
    return;
  last = g_ptr_array_index (store->warnings, store->warnings->len - 1);
  item->error = sheaf_warning_format (last);
  g_ptr_array_set_size (store->warnings, store->warnings->len - 1);
}

/* The paths that are or would be stored, in the place of those the file alone has. */
static void
put_into (SheafArticle *article, const char *into)
{
  GPtrArray *own = article->categories;

  if (!into)
    return;
  article->categories = sheaf_lists_apply_into (into, own);
  g_ptr_array_unref (own);
}

/* What the store said of an item. */
static void
take_outcome (SheafImportItem *item, SheafStoreItem *store)
{
  item->outcome = store->outcome;
  item->id = store->id;
  take_reason (item, store);
  if (store->redrawn)
    {
      sheaf_draft_free (item->draft);
      item->draft = g_steal_pointer (&store->redrawn);
    }
  put_into (item->draft->article, store->into);
  add_warnings (item, item->draft->article->warnings);
  add_warnings (item, store->warnings);
}

static void
tell (SheafImportBatch *self, const SheafImportItem *item)
{
  SheafImportEntry entry = { .root = item->root->place,
                             .origin = item->origin,
                             .outcome = item->outcome,
                             .id = item->id,
                             .warnings = item->warnings,
                             .error = item->error,
                             .article = item->draft ? item->draft->article : NULL,
                             .site = item->site.path,
                             .dialect = item->site.dialect,
                             .guessed = item->encoding.guessed,
                             .chosen = item->encoding.encoding != NULL,
                             .alike = item->encoding.asked && !item->encoding.own,
                             .evident = item->site.shown != SHEAF_DIALECT_AUTO &&
                                        item->site.shown == item->site.dialect };

  self->progress->stored++;
  self->progress->totals[item->outcome]++;
  sheaf_import_report_add (self->report, &entry);
  if (self->sink->entry)
    self->sink->entry (&entry, self->sink->user_data);
}

static void
tell_all (SheafImportBatch *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      SheafImportItem *item = g_ptr_array_index (self->items, i);

      if (item->draft)
        take_outcome (item, &g_array_index (self->stores, SheafStoreItem, n++));
      tell (self, item);
    }
}

static void
clear (SheafImportBatch *self)
{
  g_array_set_size (self->stores, 0);
  g_ptr_array_set_size (self->items, 0);
  self->bytes = 0;
}

gboolean
sheaf_import_batch_flush (SheafImportBatch *self, GError **error)
{
  gboolean stored = TRUE;

  g_return_val_if_fail (self, FALSE);

  self->flushed |= self->stores->len > 0;
  if (self->stores->len || self->parted)
    stored = self->sink->transact (store_work, self, self->sink->user_data, error);
  if (stored)
    tell_all (self);
  clear (self);
  return stored;
}

static gboolean
end_work (SheafLibrary *library, gpointer data, GError **error)
{
  SheafImportBatch *self = data;

  return sheaf_library_end_import (library, self->import, self->progress->totals,
                                   sheaf_import_report_get_text (self->report), self->reason,
                                   error);
}

gboolean
sheaf_import_batch_end (SheafImportBatch *self, const char *reason, GError **error)
{
  g_return_val_if_fail (self, FALSE);

  clear (self);
  self->reason = reason;
  return !self->import || self->sink->transact (end_work, self, self->sink->user_data, error);
}

const SheafImportRules *
sheaf_import_batch_get_rules (const SheafImportBatch *self)
{
  return &self->rules;
}

gint64
sheaf_import_batch_get_import (const SheafImportBatch *self)
{
  return self->import;
}
