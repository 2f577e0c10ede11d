/* import-scan.c: a look at what an import would do
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-scan.h"

#include "app/import-teller.h"
#include "app/thread-task.h"
#include "core/importer.h"
#include "core/library-categories.h"

#include <glib/gi18n.h>

struct _SheafImportScan
{
  GObject parent_instance;

  char *library;
  SheafImportRequest *request;
  GCancellable *cancellable;
  SheafImportProgress progress;
  GError *error;

  /* The thread's while it runs. */
  SheafLibrary *reading; /* (nullable) not owned: its connection */
  GPtrArray *found;      /* SheafImportFile *; NULL once they are in @files */
  SheafImportList *files;
  SheafImportBranch *tree;
  GHashTable *by_path; /* SheafImportSiteFound, owned by @sites */
  GPtrArray *sites;
  char **categories;
  guint n_derived;

  SheafImportTeller teller;
};

G_DEFINE_FINAL_TYPE (SheafImportScan, sheaf_import_scan, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
site_free (gpointer data)
{
  SheafImportSiteFound *site = data;

  g_free (site->path);
  g_free (site);
}

static void
told_cb (gpointer owner, const SheafImportProgress *progress)
{
  SheafImportScan *self = owner;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->progress = *progress;
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* On the thread. */

static void
progress_cb (const SheafImportProgress *progress, gpointer user_data)
{
  SheafImportScan *self = user_data;

  sheaf_import_teller_tell (&self->teller, progress);
}

static void
note_site (SheafImportScan *self, const SheafImportEntry *entry)
{
  SheafImportSiteFound *site = g_hash_table_lookup (self->by_path, entry->site);

  if (!site)
    {
      site = g_new0 (SheafImportSiteFound, 1);
      site->path = g_strdup (entry->site);
      site->dialect = entry->dialect;
      site->evident = entry->evident;
      g_ptr_array_add (self->sites, site);
      g_hash_table_insert (self->by_path, site->path, site);
    }
  site->n_files++;
}

static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  SheafImportScan *self = user_data;
  SheafImportFile *file = sheaf_import_file_new (entry);

  g_ptr_array_add (self->found, file);
  if (entry->site)
    note_site (self, entry);
  if (sheaf_import_file_is_placed (file))
    sheaf_import_branch_add (self->tree, entry->article->categories,
                             sheaf_import_file_get_branches (file));
  if (entry->article && entry->outcome == SHEAF_OUTCOME_SAME)
    self->n_derived++;
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  SheafImportScan *self = user_data;

  return work (self->reading, data, error);
}

static int
compare_sites (gconstpointer a, gconstpointer b)
{
  const SheafImportSiteFound *one = *(const SheafImportSiteFound *const *) a;
  const SheafImportSiteFound *other = *(const SheafImportSiteFound *const *) b;

  /* What is worth a look first: the larger, since only so many are shown. */
  if (one->n_files != other->n_files)
    return one->n_files > other->n_files ? -1 : 1;
  return g_strcmp0 (one->path, other->path);
}

static void
add_refused (SheafImportScan *self, SheafImportProgress *progress)
{
  for (guint i = 0; self->request->remote[i]; i++)
    {
      g_ptr_array_add (self->found,
                       sheaf_import_file_new_refused (self->request->remote[i],
                                                      _ ("It is not a file on this computer.")));
      progress->totals[SHEAF_OUTCOME_FAILED]++;
    }
}

/* Puts what was found in order: here, since it takes a while for many files. */
static void
arrange (SheafImportScan *self)
{
  g_autoptr (GArray) numbers = sheaf_import_branch_finish (self->tree);

  for (guint i = 0; i < self->found->len; i++)
    {
      GArray *branches = sheaf_import_file_get_branches (g_ptr_array_index (self->found, i));

      for (guint j = 0; j < branches->len; j++)
        {
          guint *branch = &g_array_index (branches, guint, j);

          *branch = g_array_index (numbers, guint, *branch);
        }
    }
  g_ptr_array_sort (self->found, sheaf_import_file_compare);
  g_ptr_array_sort (self->sites, compare_sites);
  self->files = sheaf_import_list_new (g_steal_pointer (&self->found));
}

/* The paths of all categories, for completion; without them it is only less comfortable. */
static char **
read_categories (SheafLibrary *library)
{
  g_autoptr (GPtrArray) categories = sheaf_library_get_categories (library, NULL);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; categories && i < categories->len; i++)
    {
      const SheafCategory *category = g_ptr_array_index (categories, i);
      g_auto (GStrv) path = sheaf_library_get_category_path (library, category->id, NULL);
      g_autofree char *text = path ? sheaf_category_path_format ((const char *const *) path) : NULL;

      if (text)
        g_strv_builder_add (paths, text);
    }
  return g_strv_builder_end (paths);
}

static gboolean
look (SheafImportScan *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (SheafLibrary) library = sheaf_library_open (self->library, SHEAF_LIBRARY_READ, error);
  SheafImportOptions options = sheaf_import_request_get_options (self->request);
  SheafImportProgress last = { 0 };
  SheafImportSink sink = {
    .transact = transact_cb,
    .entry = entry_cb,
    .progress = progress_cb,
    .user_data = self,
  };
  gboolean ok;

  if (!library)
    return FALSE;
  self->reading = library;
  options.dry_run = TRUE;
  ok = sheaf_importer_run (&options, &sink, NULL, &last, cancellable, error);
  self->reading = NULL;
  if (ok)
    self->categories = read_categories (library);
  add_refused (self, &last);
  sheaf_import_teller_tell (&self->teller, &last);
  return ok;
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SheafImportScan *self = data;
  GError *error = NULL;
  const gboolean ok = look (self, cancellable, &error);

  if (!g_cancellable_is_cancelled (cancellable))
    arrange (self);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* On the main thread. */

static void
finished_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  SheafImportScan *self = SHEAF_IMPORT_SCAN (object);

  g_task_propagate_boolean (G_TASK (result), &self->error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  self->progress = sheaf_import_teller_get (&self->teller);
  g_signal_emit (self, signals[FINISHED], 0);
}

void
sheaf_import_scan_start (SheafImportScan *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SHEAF_IS_IMPORT_SCAN (self));

  task = sheaf_thread_task_new (self, self->cancellable, finished_cb, NULL);
  g_task_set_source_tag (task, sheaf_import_scan_start);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, run_thread);
}

void
sheaf_import_scan_cancel (SheafImportScan *self)
{
  g_return_if_fail (SHEAF_IS_IMPORT_SCAN (self));

  g_cancellable_cancel (self->cancellable);
}

const SheafImportProgress *
sheaf_import_scan_get_progress (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return &self->progress;
}

const GError *
sheaf_import_scan_get_error (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return self->error;
}

SheafImportList *
sheaf_import_scan_get_files (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return self->files;
}

SheafImportBranch *
sheaf_import_scan_get_tree (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return self->tree;
}

GPtrArray *
sheaf_import_scan_get_sites (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return self->sites;
}

const char *const *
sheaf_import_scan_get_categories (SheafImportScan *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), NULL);

  return self->categories ? (const char *const *) self->categories : none;
}

guint
sheaf_import_scan_count_wanted (SheafImportScan *self)
{
  const guint *totals;

  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), 0);

  totals = self->progress.totals;
  return totals[SHEAF_OUTCOME_NEW] + totals[SHEAF_OUTCOME_UPDATED] + totals[SHEAF_OUTCOME_CONFLICT];
}

guint
sheaf_import_scan_count_lacking (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), 0);

  return self->progress.no_pictures;
}

guint
sheaf_import_scan_count_derived (SheafImportScan *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_SCAN (self), 0);

  return self->n_derived;
}

SheafImportScan *
sheaf_import_scan_new (const char *library, const SheafImportRequest *request)
{
  SheafImportScan *self = g_object_new (SHEAF_TYPE_IMPORT_SCAN, NULL);

  g_return_val_if_fail (library && request, self);

  self->library = g_strdup (library);
  self->request = sheaf_import_request_copy (request);
  return self;
}

static void
sheaf_import_scan_finalize (GObject *object)
{
  SheafImportScan *self = SHEAF_IMPORT_SCAN (object);

  g_free (self->library);
  g_clear_pointer (&self->request, sheaf_import_request_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->files);
  g_clear_object (&self->tree);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->sites);
  g_strfreev (self->categories);
  sheaf_import_teller_clear (&self->teller);

  G_OBJECT_CLASS (sheaf_import_scan_parent_class)->finalize (object);
}

static void
sheaf_import_scan_class_init (SheafImportScanClass *klass)
{
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_import_scan_finalize;

  signals[PROGRESS] =
      g_signal_new ("progress", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FINISHED] =
      g_signal_new ("finished", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_import_scan_init (SheafImportScan *self)
{
  self->cancellable = g_cancellable_new ();
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->tree = sheaf_import_branch_new_root ();
  self->sites = g_ptr_array_new_with_free_func (site_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);
  sheaf_import_teller_init (&self->teller, G_OBJECT (self), told_cb);
}
