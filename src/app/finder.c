/* finder.c: which articles the list shows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/finder.h"

#include "core/date-bars.h"
#include "core/library-search.h"
#include "core/search-suggest.h"

/* Rows that are read at once on the main thread, and hits: either fill more than a window, and are shown
 * within a frame. */
#define FIRST_ROWS 60
#define FIRST_HITS 50

#define SUGGESTIONS 5

struct _SheafFinder
{
  GObject parent_instance;

  SheafLibrary *library;
  SheafWorker *worker;
  SheafListing listing;
  char *tag;  /* (nullable): what listing.tag points to */
  char *text; /* NULL: a listing */
  gboolean asked;
  gboolean best;
  gboolean by_category;
  GCancellable *question;
  GCancellable *suggesting;
};

G_DEFINE_FINAL_TYPE (SheafFinder, sheaf_finder, G_TYPE_OBJECT)

enum
{
  FOUND,
  BARS,
  FAILED,
  SNIPPET,
  SUGGESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One question to the worker, with its answer. */
typedef struct
{
  SheafListing listing;
  char *tag; /* (nullable): what listing.tag points to, on another thread than the finder's */
  char *text;
  guint limit;
  gboolean fresh;
  gboolean best;
  gint64 snippet_of;
  GArray *ids;
  SheafDateBars *bars; /* (nullable): of a search */
  char *snippet;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->tag);
  g_free (question->text);
  g_free (question->snippet);
  g_clear_pointer (&question->ids, g_array_unref);
  g_clear_pointer (&question->bars, sheaf_date_bars_free);
  g_free (question);
}

/* On the worker's thread. */

static GArray *
search (SheafLibrary *library, Question *question, GError **error)
{
  g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (question->text, TRUE);
  const SheafSearchOptions options = { .limit = question->limit,
                                       .best = question->best,
                                       .by_category = question->listing.by_category };
  g_autoptr (GArray) hits = sheaf_library_search (library, query, &options, error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GArray) dates = NULL;
  GArray *ids;

  if (!hits)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), hits->len);
  dates = g_array_sized_new (FALSE, FALSE, sizeof (gint64), hits->len);
  for (guint i = 0; i < hits->len; i++)
    {
      g_array_append_val (ids, g_array_index (hits, SheafHit, i).id);
      g_array_append_val (dates, g_array_index (hits, SheafHit, i).date);
    }
  question->bars = sheaf_date_bars_new (dates, zone);
  return ids;
}

static gboolean
answer_work (SheafLibrary *library, gpointer data, GError **error)
{
  Question *question = data;

  if (question->snippet_of)
    {
      g_autoptr (SheafSearchQuery) query = sheaf_search_query_parse (question->text, TRUE);

      question->snippet = sheaf_library_get_snippet (library, query, question->snippet_of, error);
      return question->snippet != NULL;
    }

  question->ids = question->text ? search (library, question, error)
                                 : sheaf_library_list (library, &question->listing, error);
  return question->ids != NULL;
}

/* On the main thread. */

static gboolean
superseded (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INTERRUPTED);
}

static void
answered_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafFinder) self = data;
  const Question *question = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  gboolean complete;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      if (!superseded (error) && !question->snippet_of)
        g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  if (g_task_get_cancellable (G_TASK (result)) != self->question)
    return;

  if (question->snippet_of)
    {
      g_signal_emit (self, signals[SNIPPET], 0, question->snippet_of, question->snippet);
      return;
    }
  complete = question->limit == 0 || question->ids->len < question->limit;
  g_signal_emit (self, signals[FOUND], 0, question->ids, complete, question->fresh);
  if (question->text && complete)
    g_signal_emit (self, signals[BARS], 0, question->bars);
}

static void
ask (SheafFinder *self, guint limit, gboolean fresh, gint64 snippet_of)
{
  Question *question = g_new0 (Question, 1);

  question->listing = self->listing;
  question->listing.limit = limit;
  question->listing.by_category = self->by_category;
  question->tag = g_strdup (self->tag);
  question->listing.tag = question->tag;
  question->text = g_strdup (self->text);
  question->limit = limit;
  question->fresh = fresh;
  question->best = self->best;
  question->snippet_of = snippet_of;
  sheaf_worker_run_async (self->worker, answer_work, question, question_free, self->question,
                          answered_cb, g_object_ref (self));
}

/* How what is typed may go on. */

typedef struct
{
  char *typed;
  GPtrArray *suggestions;
  gsize start;
} Suggesting;

static void
suggesting_free (gpointer data)
{
  Suggesting *suggesting = data;

  g_free (suggesting->typed);
  g_clear_pointer (&suggesting->suggestions, g_ptr_array_unref);
  g_free (suggesting);
}

static gboolean
suggest_work (SheafLibrary *library, gpointer data, GError **error)
{
  Suggesting *suggesting = data;

  suggesting->suggestions =
      sheaf_search_suggest (library, suggesting->typed, SUGGESTIONS, &suggesting->start, error);
  return suggesting->suggestions != NULL;
}

/* Nobody misses a suggestion that could not be made. */
static void
suggested_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafFinder) self = data;
  const Suggesting *suggesting = sheaf_worker_get_data (result);

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL) &&
      g_task_get_cancellable (G_TASK (result)) == self->suggesting)
    g_signal_emit (self, signals[SUGGESTED], 0, suggesting->suggestions,
                   (guint64) suggesting->start);
}

void
sheaf_finder_suggest (SheafFinder *self, const char *typed)
{
  Suggesting *suggesting;

  g_return_if_fail (SHEAF_IS_FINDER (self) && typed);

  g_cancellable_cancel (self->suggesting);
  g_object_unref (self->suggesting);
  self->suggesting = g_cancellable_new ();
  suggesting = g_new0 (Suggesting, 1);
  suggesting->typed = g_strdup (typed);
  sheaf_worker_run_async (self->worker, suggest_work, suggesting, suggesting_free, self->suggesting,
                          suggested_cb, g_object_ref (self));
}

/* What the list shows. */

static void
begin_question (SheafFinder *self)
{
  g_cancellable_cancel (self->question);
  g_object_unref (self->question);
  self->question = g_cancellable_new ();
}

gboolean
sheaf_finder_lists_at_once (SheafFinder *self, SheafSort sort)
{
  g_return_val_if_fail (SHEAF_IS_FINDER (self), FALSE);

  return !self->by_category && (sort == SHEAF_SORT_DATE || sort == SHEAF_SORT_ADDED);
}

static void
ask_listing (SheafFinder *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  gboolean complete;

  begin_question (self);
  if (!sheaf_finder_lists_at_once (self, self->listing.sort))
    {
      ask (self, 0, TRUE, 0);
      return;
    }
  ids = sheaf_library_list (self->library, &self->listing, &error);
  if (!ids)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  complete = ids->len < FIRST_ROWS;
  g_signal_emit (self, signals[FOUND], 0, ids, complete, TRUE);
  if (!complete)
    ask (self, 0, FALSE, 0);
}

void
sheaf_finder_list (SheafFinder *self, const SheafListing *listing)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  g_clear_pointer (&self->text, g_free);
  g_free (self->tag);
  self->tag = g_strdup (listing->tag);
  self->listing = *listing;
  self->listing.tag = self->tag;
  self->listing.limit = FIRST_ROWS;
  self->asked = TRUE;
  ask_listing (self);
}

static void
ask_search (SheafFinder *self)
{
  begin_question (self);
  /* The newest hits are not those of the first category. */
  if (self->by_category)
    {
      ask (self, 0, TRUE, 0);
      return;
    }
  ask (self, FIRST_HITS, TRUE, 0);
  ask (self, 0, FALSE, 0);
}

void
sheaf_finder_search (SheafFinder *self, const char *text)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));
  g_return_if_fail (text);

  g_free (self->text);
  self->text = g_strdup (text);
  self->asked = TRUE;
  ask_search (self);
}

void
sheaf_finder_set_best (SheafFinder *self, gboolean best)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  if (self->best == best)
    return;
  self->best = best;
  if (self->text)
    ask_search (self);
}

void
sheaf_finder_set_by_category (SheafFinder *self, gboolean by_category)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  if (self->by_category == by_category)
    return;
  self->by_category = by_category;
  if (self->text)
    ask_search (self);
  else if (self->asked)
    ask_listing (self);
}

gboolean
sheaf_finder_get_by_category (SheafFinder *self)
{
  g_return_val_if_fail (SHEAF_IS_FINDER (self), FALSE);

  return self->by_category;
}

void
sheaf_finder_refresh (SheafFinder *self)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  ask (self, 0, FALSE, 0);
}

void
sheaf_finder_want_snippet (SheafFinder *self, gint64 id)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  if (self->text)
    ask (self, 0, FALSE, id);
}

const char *
sheaf_finder_get_text (SheafFinder *self)
{
  g_return_val_if_fail (SHEAF_IS_FINDER (self), NULL);

  return self->text;
}

void
sheaf_finder_cancel (SheafFinder *self)
{
  g_return_if_fail (SHEAF_IS_FINDER (self));

  begin_question (self);
}

SheafFinder *
sheaf_finder_new (SheafLibrary *library, SheafWorker *worker)
{
  SheafFinder *self = g_object_new (SHEAF_TYPE_FINDER, NULL);

  self->library = library;
  self->worker = g_object_ref (worker);
  return self;
}

static void
sheaf_finder_finalize (GObject *object)
{
  SheafFinder *self = SHEAF_FINDER (object);

  g_clear_object (&self->question);
  g_clear_object (&self->suggesting);
  g_clear_object (&self->worker);
  g_free (self->tag);
  g_free (self->text);

  G_OBJECT_CLASS (sheaf_finder_parent_class)->finalize (object);
}

static void
sheaf_finder_class_init (SheafFinderClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_finder_finalize;

  signals[FOUND] = g_signal_new ("found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 3, G_TYPE_ARRAY, G_TYPE_BOOLEAN, G_TYPE_BOOLEAN);
  signals[BARS] = g_signal_new ("bars", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SUGGESTED] = g_signal_new ("suggested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_PTR_ARRAY, G_TYPE_UINT64);
  signals[SNIPPET] = g_signal_new ("snippet", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
}

static void
sheaf_finder_init (SheafFinder *self)
{
  self->question = g_cancellable_new ();
  self->suggesting = g_cancellable_new ();
}
