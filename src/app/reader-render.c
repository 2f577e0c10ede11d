/* reader-render.c: an article made into a page, away from the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-render.h"

#include "core/library-highlights.h"
#include "core/library-names.h"
#include "core/library-pictures.h"
#include "core/library-remote-pictures.h"
#include "core/markdown.h"
#include "core/page-head.h"
#include "core/page-headings.h"
#include "core/page-highlights.h"
#include "core/page-marks.h"
#include "core/page-print.h"

#include <glib/gi18n.h>

typedef struct
{
  SheafReaderRender render;
  SheafArticle *article;
  GBytes *source;
  char *heading;         /* (nullable): to begin at */
  char *library;         /* (nullable): its path */
  SheafLibrary *opened;  /* (nullable): that, once something of it is wanted; of the thread */
  SheafCleaner *cleaner; /* (nullable) */
  char *search;          /* (nullable): as typed */
  gboolean print;        /* for paper */
  gboolean notes;
} Job;

static void
job_free (Job *job)
{
  sheaf_article_free (job->article);
  g_bytes_unref (job->source);
  g_free (job->heading);
  g_free (job->library);
  g_free (job->search);
  g_clear_pointer (&job->cleaner, sheaf_cleaner_unref);
  g_free (job);
}

static void
page_clear (gpointer data)
{
  SheafReaderPage *self = data;

  g_clear_pointer (&self->head, g_bytes_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->foot, g_bytes_unref);
  g_clear_pointer (&self->fragment, sheaf_fragment_free);
  g_clear_pointer (&self->library, g_free);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->highlights, g_ptr_array_unref);
  g_clear_pointer (&self->highlight_places, g_array_unref);
}

SheafReaderPage *
sheaf_reader_page_ref (SheafReaderPage *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
sheaf_reader_page_unref (SheafReaderPage *self)
{
  g_atomic_rc_box_release_full (self, page_clear);
}

GPtrArray *
sheaf_reader_page_list_missing (const SheafReaderPage *self)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; self && self->fragment && i < self->fragment->pictures->len &&
                    list->len < SHEAF_READER_PICTURES_MAX;
       i++)
    {
      SheafPicture *picture = g_ptr_array_index (self->fragment->pictures, i);

      if (!picture->stored && sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_REMOTE)
        g_ptr_array_add (list, picture);
    }
  return list;
}

SheafReaderPage *
sheaf_reader_page_new (gint64 id, char *html)
{
  SheafReaderPage *self = g_atomic_rc_box_new0 (SheafReaderPage);

  self->id = id;
  self->head = g_bytes_new_take (html, strlen (html));
  return self;
}

/* One connection of this thread for all that a page wants to know. Returns: (transfer none) (nullable) */
static SheafLibrary *
open_library (Job *job)
{
  if (job->library && !job->opened)
    job->opened = sheaf_library_open (job->library, SHEAF_LIBRARY_READ, NULL);
  return job->opened;
}

/* Marks what is highlighted in @body. Returns: (transfer full) (nullable): NULL where nothing is */
static char *
mark_highlights (Job *job, SheafReaderPage *page, const char *body, GCancellable *cancellable)
{
  SheafLibrary *library = open_library (job);

  if (library)
    page->highlights = sheaf_library_list_highlights (library, page->id, NULL);
  if (!page->highlights || page->highlights->len == 0)
    return NULL;
  return sheaf_page_mark_highlights (body, page->highlights, cancellable, &page->highlight_places);
}

/* The page takes the fragment, whose text its body stands in, unless something is marked in it; hits in the title are the
 * first. */
static SheafReaderPage *
page_new_for_fragment (Job *job, SheafFragment *fragment, GCancellable *cancellable)
{
  g_autoptr (SheafSearchQuery) query =
      job->search ? sheaf_search_query_parse (job->search, TRUE) : NULL;
  guint n_hits = 0;
  char *head = sheaf_page_begin (job->article, fragment);
  const char *body = sheaf_page_body (job->article, fragment);
  SheafReaderPage *self = sheaf_reader_page_new (
      job->article->id, query ? sheaf_page_mark_title (head, query, &n_hits) : head);
  g_autofree char *noted = mark_highlights (job, self, body, cancellable);
  char *marked = query ? sheaf_page_mark_hits (noted ? noted : body, query, &n_hits)
                       : g_steal_pointer (&noted);

  self->n_hits = n_hits;
  self->headings = sheaf_page_list_headings (body);
  self->fragment = fragment;
  self->body = marked ? g_bytes_new_take (marked, strlen (marked))
                      : g_bytes_new_static (body, strlen (body));
  self->foot = g_bytes_new_static (sheaf_page_end (), strlen (sheaf_page_end ()));
  return self;
}

/* Where the article's [[links]] lead. Returns: (transfer full) (nullable) */
static GHashTable *
find_links (Job *job, const SheafDocument *document)
{
  g_autoptr (GPtrArray) names = NULL;
  SheafLibrary *library;

  if (!job->library || document->format != SHEAF_FORMAT_MARKDOWN)
    return NULL;
  names = sheaf_markdown_list_links (document->body, document->body_length);
  if (names->len == 0)
    return NULL;
  library = open_library (job);
  return library ? sheaf_library_find_names (library, names, NULL) : NULL;
}

/* The same on paper: one piece, since it is written anew. */
static SheafReaderPage *
page_new_for_print (const Job *job, SheafFragment *fragment)
{
  SheafReaderPage *self = sheaf_reader_page_new (
      job->article->id, sheaf_page_print (job->article, fragment, job->notes));

  self->fragment = fragment;
  return self;
}

static gboolean
shows (const SheafFragment *fragment, SheafAddressKind kind)
{
  for (guint i = 0; i < fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (fragment->pictures, i);

      if (sheaf_address_picture_kind (picture->address) == kind)
        return TRUE;
    }
  return FALSE;
}

/* Those that were fetched for this article or another. */
static void
add_remote (SheafLibrary *library, const SheafFragment *fragment, GHashTable *pictures)
{
  for (guint i = 0; i < fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (fragment->pictures, i);
      SheafStoredPicture stored;

      if (sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_REMOTE &&
          !g_hash_table_contains (pictures, picture->address) &&
          sheaf_library_get_remote_picture (library, picture->address, &stored, NULL, NULL) &&
          stored.id)
        g_hash_table_insert (pictures, g_strdup (picture->address),
                             g_memdup2 (&stored, sizeof stored));
    }
}

/* The pictures that the library has for the article. Returns: (transfer full) (nullable) */
static GHashTable *
find_pictures (Job *job, const SheafFragment *fragment)
{
  const gboolean remote = shows (fragment, SHEAF_ADDRESS_REMOTE);
  SheafLibrary *library;
  g_autoptr (GHashTable) pictures = NULL;

  if (!job->library || (!remote && !shows (fragment, SHEAF_ADDRESS_LOCAL)))
    return NULL;
  library = open_library (job);
  pictures = library ? sheaf_library_get_pictures (library, job->article->id, NULL) : NULL;
  if (pictures && remote)
    add_remote (library, fragment, pictures);
  return pictures && g_hash_table_size (pictures) > 0 ? g_steal_pointer (&pictures) : NULL;
}

/* What is shown is known once it is rendered: then it is rendered again, with them. */
static SheafFragment *
render_fragment (Job *job,
                 const SheafDocument *document,
                 SheafSanitizerOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SheafFragment) fragment = job->render (document, options, cancellable, error);
  g_autoptr (GHashTable) pictures = fragment ? find_pictures (job, fragment) : NULL;

  if (!pictures)
    return g_steal_pointer (&fragment);
  options->pictures = pictures;
  return job->render (document, options, cancellable, error);
}

static SheafReaderPage *
render_article (Job *job, GCancellable *cancellable, GError **error)
{
  const SheafArticle *article = job->article;
  SheafSanitizerOptions options = {
    .article = article->id,
    .block_ids = TRUE,
    .anchor = job->heading,
    .cleaner = job->cleaner,
  };
  g_autoptr (SheafDocument) document = NULL;
  g_autoptr (GHashTable) links = NULL;
  SheafFragment *fragment;
  SheafReaderPage *page;

  document = sheaf_document_new (job->source, article->format, article->encoding);
  options.links = links = find_links (job, document);
  fragment = render_fragment (job, document, &options, cancellable, error);
  if (!fragment)
    return NULL;
  page = job->print ? page_new_for_print (job, fragment)
                    : page_new_for_fragment (job, fragment, cancellable);
  page->library = g_strdup (job->library);
  return page;
}

static void
render_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GError) error = NULL;
  SheafReaderPage *page = render_article (job, cancellable, &error);

  g_clear_pointer (&job->opened, sheaf_library_close);
  if (!page && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!page)
    page = sheaf_reader_page_new (
        job->article->id, sheaf_page_message (_ ("This Article Cannot Be Shown"), error->message));
  g_task_return_pointer (task, page, (GDestroyNotify) sheaf_reader_page_unref);
}

static Job *
job_new (SheafReaderRender render, SheafArticle *article, GBytes *source, SheafCleaner *cleaner)
{
  Job *job = g_new0 (Job, 1);

  job->render = render;
  job->article = article;
  job->source = g_bytes_ref (source);
  job->cleaner = cleaner ? sheaf_cleaner_ref (cleaner) : NULL;
  return job;
}

void
sheaf_reader_render_async (SheafReaderRender render,
                           SheafArticle *article,
                           GBytes *source,
                           const char *heading,
                           const char *library,
                           SheafCleaner *cleaner,
                           const char *search,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job;

  g_return_if_fail (render && article && source);

  job = job_new (render, article, source, cleaner);
  job->heading = g_strdup (heading);
  job->library = g_strdup (library);
  job->search = g_strdup (search);
  g_task_set_source_tag (task, sheaf_reader_render_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, render_thread);
}

void
sheaf_reader_render_print_async (SheafReaderRender render,
                                 SheafArticle *article,
                                 GBytes *source,
                                 const char *library,
                                 SheafCleaner *cleaner,
                                 gboolean notes,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job;

  g_return_if_fail (render && article && source);

  job = job_new (render, article, source, cleaner);
  job->library = g_strdup (library);
  job->print = TRUE;
  job->notes = notes;
  g_task_set_source_tag (task, sheaf_reader_render_print_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, render_thread);
}

SheafReaderPage *
sheaf_reader_render_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
