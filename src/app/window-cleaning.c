/* window-cleaning.c: the open article cleaned, or as it is, and rules made from what is pointed at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "app/hide-window.h"
#include "app/preferences.h"
#include "app/settings-list.h"
#include "core/cleaner-files.h"
#include "core/library-pictures.h"
#include "core/page.h"
#include "core/text.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* Articles that a new rule is tried on, and longest name of one that is told. */
#define TRIED_ARTICLES 200
#define NAME_SHOWN     60

/* The original, or not ---------------------------------------------------------------------------- */

/* The category that "always" is said of: the first of the article, as "A/B". Returns: (transfer full) (nullable) */
static char *
category_key (const SheafArticle *article)
{
  g_autoptr (GString) key = g_string_new (NULL);

  if (!article || article->categories->len == 0)
    return NULL;
  for (char **name = g_ptr_array_index (article->categories, 0); *name; name++)
    {
      g_auto (GStrv) parts = g_strsplit (*name, "/", -1);
      g_autofree char *escaped = g_strjoinv ("\\/", parts);

      g_string_append_printf (key, "%s%s", key->len > 0 ? "/" : "", escaped);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static const char *
category_name (const SheafArticle *article)
{
  char **path;

  if (!article || article->categories->len == 0)
    return NULL;
  path = g_ptr_array_index (article->categories, 0);
  return path[g_strv_length (path) - 1];
}

static gboolean
is_kept_original (SheafWindow *self, const SheafArticle *article)
{
  g_autofree char *key = category_key (article);
  g_auto (GStrv) kept = g_settings_get_strv (self->settings, "original-in");

  return key && g_strv_contains ((const char *const *) kept, key);
}

static gboolean
wants_original (SheafWindow *self, const SheafArticle *article)
{
  if (article->id == self->original_article)
    return self->original;
  return is_kept_original (self, article);
}

static void
set_state (SheafWindow *self, const char *name, gboolean on)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (on));
}

static guint
count_pictures (SheafWindow *self, gint64 article)
{
  g_autoptr (GHashTable) pictures = sheaf_library_get_pictures (self->library, article, NULL);

  return pictures ? g_hash_table_size (pictures) : 0;
}

void
sheaf_window_read (SheafWindow *self, SheafArticle *article, GBytes *source)
{
  gboolean cleans =
      g_settings_get_boolean (self->settings, "clean-view") && !wants_original (self, article);

  sheaf_reader_set_cleaner (self->reader, cleans ? self->cleaner : NULL);
  sheaf_window_set_hits (self, article->id);
  self->n_pictures = count_pictures (self, article->id);
  sheaf_reader_show (self->reader, article, source);
}

void
sheaf_window_read_once_more (SheafWindow *self)
{
  g_autoptr (GBytes) source = NULL;
  SheafArticle *article;

  if (!self->article || !self->library)
    return;
  source = sheaf_library_get_source (self->library, self->article->id, NULL);
  article = source ? sheaf_library_get_article (self->library, self->article->id, NULL) : NULL;
  if (article)
    sheaf_window_read (self, article, source);
}

void
sheaf_window_read_new_pictures (SheafWindow *self)
{
  if (self->article && self->library && count_pictures (self, self->article->id) > self->n_pictures)
    sheaf_window_read_once_more (self);
}

void
sheaf_window_update_cleaning (SheafWindow *self)
{
  const SheafArticle *article = sheaf_article_list_get_several (self->list) ? NULL : self->article;
  gboolean cleans = g_settings_get_boolean (self->settings, "clean-view");
  gboolean original = article && cleans && wants_original (self, article);
  gboolean is_shown = article && sheaf_reader_get_article (self->reader) == article->id;

  sheaf_cleaning_bar_set (self->cleaning_bar,
                          is_shown && cleans ? sheaf_reader_get_hidden (self->reader) : NULL,
                          original, category_name (article));
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "show-original")),
      article && cleans);
  set_state (self, "show-original", original);
  set_state (self, "keep-original", article && is_kept_original (self, article));
}

static void
change_original_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;

  if (!self->article)
    return;
  self->original_article = self->article->id;
  self->original = g_variant_get_boolean (state);
  sheaf_window_read_once_more (self);
  sheaf_window_update_cleaning (self);
}

static void
change_kept_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  SheafWindow *self = data;
  g_autofree char *key = category_key (self->article);

  if (!key)
    return;
  sheaf_settings_list_set (self->settings, "original-in", (const char *const *) &key, 1,
                           g_variant_get_boolean (state));
  self->original_article = 0;
  sheaf_window_read_once_more (self);
  sheaf_window_update_cleaning (self);
}

/* Rules ------------------------------------------------------------------------------------------- */

static void
load_rules (SheafWindow *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();

  g_clear_pointer (&self->cleaner, sheaf_cleaner_unref);
  self->cleaner = sheaf_cleaner_files_load (folder);
}

/* What is open is read by the rules that there are now. */
static void
reload_rules (SheafWindow *self)
{
  load_rules (self);
  sheaf_window_read_once_more (self);
}

static void
reload_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  reload_rules (data);
}

/* A file was put there, changed or taken away by another program; each is also told in other words before. */
static void
rules_changed_cb (SheafWindow *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  if (event == G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT || event == G_FILE_MONITOR_EVENT_DELETED)
    reload_rules (self);
}

static void
watch_rules (SheafWindow *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  self->rules_monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->rules_monitor)
    g_signal_connect_object (self->rules_monitor, "changed", G_CALLBACK (rules_changed_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
show_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  GtkWidget *window = sheaf_preferences_new (GTK_WINDOW (self), self->settings, self->path);

  sheaf_preferences_show_page (SHEAF_PREFERENCES (window), "cleaning");
  gtk_window_present (GTK_WINDOW (window));
}

/* A rule that was just made, and nothing else: the file must be one of the folder. */
static void
undo_hide_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autofree char *base = g_path_get_basename (g_variant_get_string (parameter, NULL));
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!g_file_delete (file, NULL, &error))
    sheaf_window_toast (self, error->message, NULL, NULL, NULL);
  reload_rules (self);
}

/* Hide this kind of thing ------------------------------------------------------------------------- */

/* On its way through a reading worker. */
typedef struct
{
  gint64 article;
  guint block;
  SheafCleaner *cleaner; /* (nullable): by which the page was made */
  GPtrArray *proposals;  /* SheafProposal *, what came of it */
} Pointing;

static void
pointing_free (gpointer data)
{
  Pointing *pointing = data;

  g_clear_pointer (&pointing->cleaner, sheaf_cleaner_unref);
  g_clear_pointer (&pointing->proposals, g_ptr_array_unref);
  g_free (pointing);
}

static gboolean
propose_work (SheafLibrary *library, gpointer data, GError **error)
{
  Pointing *pointing = data;
  const SheafSanitizerOptions options = { .article = pointing->article,
                                          .block_ids = TRUE,
                                          .cleaner = pointing->cleaner };
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, pointing->article, error);
  g_autoptr (GBytes) source =
      article ? sheaf_library_get_source (library, pointing->article, error) : NULL;
  g_autoptr (SheafDocument) document = NULL;

  if (!source)
    return FALSE;
  document = sheaf_document_new (source, article->format, article->encoding);
  pointing->proposals = sheaf_cleaner_propose (document, &options, pointing->block, NULL, error);
  return pointing->proposals != NULL;
}

typedef struct
{
  SheafProposal *proposal;
  SheafCleaner *cleaner; /* that does what is proposed */
  guint things, in, articles;
} Trial;

static void
trial_free (gpointer data)
{
  sheaf_cleaner_unref (((Trial *) data)->cleaner);
  g_free (data);
}

static void
try_on (Trial *trial, SheafLibrary *library, gint64 id)
{
  const SheafSanitizerOptions options = { .article = id, .cleaner = trial->cleaner };
  g_autoptr (SheafArticle) article = sheaf_library_get_article (library, id, NULL);
  g_autoptr (GBytes) source = article ? sheaf_library_get_source (library, id, NULL) : NULL;
  g_autoptr (SheafDocument) document = NULL;
  g_autoptr (SheafFragment) fragment = NULL;
  guint things;

  if (!source)
    return;
  document = sheaf_document_new (source, article->format, article->encoding);
  fragment = sheaf_page_render (document, &options, NULL, NULL);
  things = fragment ? sheaf_hidden_count (fragment->hidden) : 0;
  trial->articles++;
  trial->things += things;
  trial->in += things > 0;
}

static gboolean
trial_work (SheafLibrary *library, gpointer data, GError **error)
{
  const SheafListing newest = { .limit = TRIED_ARTICLES };
  g_autoptr (GArray) ids = sheaf_library_list (library, &newest, error);

  for (guint i = 0; ids && i < ids->len; i++)
    try_on (data, library, g_array_index (ids, gint64, i));
  return ids != NULL;
}

static void
tried_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafHideWindow) window = data;
  const Trial *trial = sheaf_worker_get_data (result);

  if (sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL))
    sheaf_hide_window_set_found (window, trial->proposal, trial->things, trial->in,
                                 trial->articles);
}

static void
chosen_cb (SheafHideWindow *window, SheafProposal *proposal, SheafWindow *self)
{
  Trial *trial;

  if (!self->count_worker)
    return;
  trial = g_new0 (Trial, 1);
  trial->proposal = proposal;
  trial->cleaner = sheaf_proposal_make_cleaner (proposal);
  sheaf_worker_run_async (self->count_worker, trial_work, trial, trial_free, NULL, tried_cb,
                          g_object_ref (window));
}

static void
confirmed_cb (SheafHideWindow *window, SheafProposal *proposal, const char *name, SheafWindow *self)
{
  g_autofree char *folder = sheaf_cleaner_files_folder ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path =
      sheaf_cleaner_files_add (folder, name, proposal->match, proposal->text, &error);
  g_autofree char *shown = sheaf_text_display (name, NAME_SHOWN);
  g_autofree char *text = NULL;

  if (!path)
    {
      sheaf_window_toast (self, error->message, NULL, NULL, NULL);
      return;
    }
  reload_rules (self);
  /* Translators: %s is the name of a rule */
  text = g_strdup_printf (_ ("Hidden from now on: %s"), shown);
  sheaf_window_toast (self, text, _ ("_Undo"), "win.undo-hide", g_variant_new_string (path));
}

static void
proposed_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Pointing *pointing = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  if (pointing->proposals->len == 0)
    {
      sheaf_window_toast (self, _ ("No rule can hide just this: it is the article itself"), NULL,
                          NULL, NULL);
      return;
    }
  window = sheaf_hide_window_new (GTK_WINDOW (self), pointing->proposals);
  g_signal_connect_object (window, "chosen", G_CALLBACK (chosen_cb), self, 0);
  g_signal_connect_object (window, "confirmed", G_CALLBACK (confirmed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
hide_kind_cb (SheafWindow *self, guint block)
{
  Pointing *pointing;

  if (!self->article || !self->count_worker)
    return;
  pointing = g_new0 (Pointing, 1);
  pointing->article = self->article->id;
  pointing->block = block;
  if (g_settings_get_boolean (self->settings, "clean-view") &&
      !wants_original (self, self->article))
    pointing->cleaner = sheaf_cleaner_ref (self->cleaner);
  sheaf_worker_run_async (self->count_worker, propose_work, pointing, pointing_free, NULL,
                          proposed_cb, g_object_ref (self));
}

/* Connecting -------------------------------------------------------------------------------------- */

static void
setting_changed_cb (SheafWindow *self)
{
  sheaf_window_read_once_more (self);
  sheaf_window_update_cleaning (self);
}

void
sheaf_window_connect_cleaning (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "show-original", NULL, NULL, "false", change_original_cb },
    { "keep-original", NULL, NULL, "false", change_kept_cb },
    { "cleaning-rules", show_rules_cb },
    { "reload-cleaning", reload_rules_cb },
    { "undo-hide", undo_hide_cb, "s" },
  };

  load_rules (self);
  watch_rules (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->reader, "article-loaded",
                           G_CALLBACK (sheaf_window_update_cleaning), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "hide-kind", G_CALLBACK (hide_kind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::clean-view", G_CALLBACK (setting_changed_cb),
                           self, G_CONNECT_SWAPPED);
}
