/* window-welcome.c: the articles that explain Sheaf
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/importer.h"

#include <glib/gi18n.h>

/* Where they are, below the folder of a language; the one to begin with; and their category. */
#define FOLDER   "welcome"
#define FIRST    "welcome.md"
#define CATEGORY "Sheaf"

/* On the writer's thread: import, and take out of the trash. */

typedef struct
{
  char *folder;
  SheafLibrary *library; /* while it is worked on */
  GArray *ids;           /* gint64 */
  gint64 first;          /* 0: it did not come in */
  char *reason;          /* (nullable): why one did not */
} Welcome;

static void
welcome_free (gpointer data)
{
  Welcome *welcome = data;

  g_free (welcome->folder);
  g_free (welcome->reason);
  g_array_unref (welcome->ids);
  g_free (welcome);
}

static gboolean
transact_cb (SheafLibraryWork work, gpointer data, gpointer user_data, GError **error)
{
  return work (((Welcome *) user_data)->library, data, error);
}

static void
entry_cb (const SheafImportEntry *entry, gpointer user_data)
{
  Welcome *welcome = user_data;

  if (entry->error && !welcome->reason)
    welcome->reason = g_strdup (entry->error);
  if (!entry->id)
    return;
  g_array_append_val (welcome->ids, entry->id);
  if (g_str_equal (entry->origin, FIRST))
    welcome->first = entry->id;
}

/* Files and not their folder: that is none of the person's, to be kept up with. What the list of imports
 * names comes first. */
static GStrv
list_files (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();
  g_autofree char *first = g_build_filename (folder, FIRST, NULL);
  const char *name;

  if (!dir)
    return NULL;
  g_strv_builder_add (files, first);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_equal (name, FIRST))
        g_strv_builder_add (files, path);
    }
  return g_strv_builder_end (files);
}

static gboolean
welcome_work (SheafLibrary *library, gpointer data, GError **error)
{
  Welcome *welcome = data;
  g_auto (GStrv) files = list_files (welcome->folder, error);
  const SheafImportOptions options = { .paths = files, .dialect = SHEAF_DIALECT_HEXO };
  const SheafImportSink sink = { transact_cb, entry_cb, NULL, welcome };

  if (!files)
    return FALSE;
  welcome->library = library;
  if (!sheaf_importer_run (&options, &sink, NULL, NULL, NULL, error))
    return FALSE;
  if (!welcome->first)
    {
      g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_NOT_FOUND,
                           welcome->reason ? welcome->reason : welcome->folder);
      return FALSE;
    }
  return sheaf_library_set_flag (library, (const gint64 *) (const void *) welcome->ids->data,
                                 welcome->ids->len, SHEAF_FLAG_TRASHED, FALSE, TRUE, NULL, error);
}

/* On the main thread. */

static void
welcomed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Welcome *welcome = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      /* Shown as soon as the sidebar has their category. */
      self->welcome = welcome->first;
      sheaf_window_queue_refresh (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_ ("The welcome articles could not be read: %s"), error->message);
  sheaf_window_toast (self, text, NULL, NULL, NULL);
}

/* In the first language of the person's that they are written in, which is the one that gettext finds. */
static char *
find_folder (void)
{
  /* In a build folder nothing is installed yet. */
  const char *data = g_getenv ("SHEAF_DATADIR");
  const char *const *languages = g_get_language_names ();

  for (guint i = 0; languages[i]; i++)
    {
      g_autofree char *folder =
          g_build_filename (data ? data : PKGDATADIR, FOLDER, languages[i], NULL);

      /* A language is a name and no path. */
      if (!strchr (languages[i], '/') && g_file_test (folder, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&folder);
    }
  return g_build_filename (data ? data : PKGDATADIR, FOLDER, "en", NULL);
}

void
sheaf_window_import_welcome (SheafWindow *self)
{
  Welcome *welcome;

  if (!self->library || self->read_only)
    return;
  welcome = g_new0 (Welcome, 1);
  welcome->folder = find_folder ();
  welcome->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sheaf_worker_run_async (self->writer, welcome_work, welcome, welcome_free, NULL, welcomed_cb,
                          g_object_ref (self));
}

void
sheaf_window_show_welcome (SheafWindow *self)
{
  static const char *const path[] = { CATEGORY, NULL };
  const gint64 article = self->welcome;

  if (!article)
    return;
  self->welcome = 0;
  if (sheaf_article_list_is_searching (self->list))
    sheaf_article_list_set_searching (self->list, FALSE);
  sheaf_sidebar_select_path (self->sidebar, path);
  sheaf_window_open_article (self, article);
  /* The list may have its row a moment later than the sidebar its category. */
  sheaf_window_return_to (self, article, 0);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}
