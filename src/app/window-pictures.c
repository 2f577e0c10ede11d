/* window-pictures.c: the pictures of the open article that are on hosts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/settings-list.h"
#include "app/window-private.h"
#include "core/library-remote-pictures.h"
#include "core/web-address.h"

#include <glib/gi18n.h>

/* What was decided; each is a list of hosts. */
#define ALWAYS "pictures-always"
#define NEVER  "pictures-never"

/* How often the bar follows, in milliseconds. */
#define UPDATE_INTERVAL 100

/* --- Decisions ----------------------------------------------------------------------------------- */

/* Decided are hosts that are asked, and not what an article says of where it is from: that it can say of itself. */

/* Returns: (transfer full) (element-type utf8): a set */
static GHashTable *
read_decided (SheafWindow *self, const char *key)
{
  g_auto (GStrv) hosts = g_settings_get_strv (self->settings, key);
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; hosts[i]; i++)
    g_hash_table_add (set, g_strdup (hosts[i]));
  return set;
}

/* @hosts: (element-type utf8). Adds them to what is kept under @key, or takes them out. */
static void
set_decided (SheafWindow *self, const char *key, const GPtrArray *hosts, gboolean is_listed)
{
  sheaf_settings_list_set (self->settings, key, (const char *const *) hosts->pdata, hosts->len,
                           is_listed);
}

/* --- What is missing ----------------------------------------------------------------------------- */

typedef struct
{
  const SheafPicture *picture;
  char *host;
  char *other_host;            /* (nullable): of its alternate */
  SheafPictureProblem problem; /* FINE: not asked for since the start */
} Missing;

static void
missing_clear (gpointer data)
{
  Missing *self = data;

  g_free (self->host);
  g_free (self->other_host);
}

static gboolean
is_shown (SheafWindow *self)
{
  return self->article && self->loader && !self->read_only &&
         !sheaf_article_list_get_several (self->list) &&
         sheaf_reader_get_article (self->reader) == self->article->id;
}

/* Those that may be asked for. Returns: (transfer full) (element-type Missing) */
static GArray *
list_missing (SheafWindow *self)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (Missing));
  g_autoptr (GPtrArray) pictures =
      sheaf_reader_page_list_missing (sheaf_reader_get_page (self->reader));
  g_autoptr (GHashTable) never = read_decided (self, NEVER);

  g_array_set_clear_func (missing, missing_clear);
  for (guint i = 0; i < pictures->len; i++)
    {
      Missing one = { .picture = g_ptr_array_index (pictures, i) };
      const SheafPictureOutcome *outcome =
          sheaf_picture_loader_get_outcome (self->loader, one.picture->address);

      if (outcome && !outcome->problem)
        continue;
      one.problem = outcome ? outcome->problem : SHEAF_PICTURE_FINE;
      one.host = sheaf_web_address_host (one.picture->address);
      if (!one.host || g_hash_table_contains (never, one.host))
        {
          g_free (one.host);
          continue;
        }
      if (one.picture->alternate)
        one.other_host = sheaf_web_address_host (one.picture->alternate);
      if (one.other_host && g_hash_table_contains (never, one.other_host))
        g_clear_pointer (&one.other_host, g_free);
      g_array_append_val (missing, one);
    }
  return missing;
}

static void
add_host (GPtrArray *hosts, GHashTable *seen, char *host)
{
  if (host && g_hash_table_add (seen, host))
    g_ptr_array_add (hosts, host);
}

/* All that would be asked. Returns: (transfer full) (element-type utf8, not owned): each once */
static GPtrArray *
list_hosts (const GArray *missing)
{
  GPtrArray *hosts = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < missing->len; i++)
    {
      const Missing *one = &g_array_index (missing, Missing, i);

      add_host (hosts, seen, one->host);
      add_host (hosts, seen, one->other_host);
    }
  return hosts;
}

static void
count_failed (const GArray *missing, SheafPictureState *state)
{
  for (guint i = 0; i < missing->len; i++)
    {
      const SheafPictureProblem problem = g_array_index (missing, Missing, i).problem;

      state->failed += problem != SHEAF_PICTURE_FINE;
      state->denied += problem == SHEAF_PICTURE_DENIED;
      if (problem && !state->why)
        state->why = sheaf_picture_problem_to_string (problem);
    }
}

/* Where the article says that it is from. Returns: (transfer full) (nullable) */
static char *
get_site (SheafWindow *self)
{
  return self->article->source ? sheaf_web_address_host (self->article->source) : NULL;
}

static gboolean
has_focus (SheafWindow *self, GtkWidget *bar)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus && gtk_widget_is_ancestor (focus, bar) && gtk_widget_get_mapped (focus);
}

/* Where the button that has the focus is hidden another of them has it then, or the article. */
static void
set_bar (SheafWindow *self, const SheafPictureState *state)
{
  GtkWidget *bar = GTK_WIDGET (self->picture_bar);
  const gboolean had_focus = has_focus (self, bar);

  sheaf_picture_bar_set (self->picture_bar, state);
  if (had_focus && !has_focus (self, bar) && !gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD))
    sheaf_window_go_to (self, SHEAF_PANE_READER);
}

static void
update_bar (SheafWindow *self)
{
  g_autoptr (GArray) missing = is_shown (self) ? list_missing (self) : NULL;
  g_autoptr (GPtrArray) hosts = missing ? list_hosts (missing) : g_ptr_array_new ();
  g_autofree char *site = missing ? get_site (self) : NULL;
  SheafPictureState state = { .missing = missing ? missing->len : 0, .hosts = hosts, .site = site };

  if (missing)
    {
      count_failed (missing, &state);
      state.loading = sheaf_picture_loader_get_progress (self->loader, self->article->id,
                                                         &state.done, &state.total);
    }
  set_bar (self, &state);
}

static gboolean
update_cb (gpointer data)
{
  SheafWindow *self = data;

  self->pictures_source = 0;
  update_bar (self);
  return G_SOURCE_REMOVE;
}

/* Once for many calls: hundreds of pictures may come in a moment. */
void
sheaf_window_update_pictures (SheafWindow *self)
{
  if (!self->loader)
    update_bar (self);
  else if (!self->pictures_source)
    self->pictures_source = g_timeout_add (UPDATE_INTERVAL, update_cb, self);
}

/* --- Loading ------------------------------------------------------------------------------------- */

typedef enum
{
  LOAD_ALL,
  LOAD_DECIDED, /* from hosts that always are asked, but not what one refused */
  LOAD_DENIED,  /* once more, as a reader of the site */
} Wanted;

static gboolean
is_wanted (const Missing *one, Wanted wanted, GHashTable *always)
{
  if (wanted == LOAD_DECIDED)
    return !one->problem && g_hash_table_contains (always, one->host);
  return wanted == LOAD_ALL || one->problem == SHEAF_PICTURE_DENIED;
}

/* The alternate is asked where its host would be by itself. (transfer full) */
static SheafPictureRequest *
make_request (const Missing *one, Wanted wanted, GHashTable *always)
{
  SheafPictureRequest *request = sheaf_picture_request_new (one->picture);

  if (!one->other_host ||
      (wanted == LOAD_DECIDED && !g_hash_table_contains (always, one->other_host)))
    g_clear_pointer (&request->alternate, g_free);
  return request;
}

static void
load (SheafWindow *self, Wanted wanted)
{
  g_autoptr (GArray) missing = list_missing (self);
  g_autoptr (GHashTable) always = read_decided (self, ALWAYS);
  g_auto (GStrv) never = g_settings_get_strv (self->settings, NEVER);
  g_autoptr (GPtrArray) requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_picture_request_free);
  const gboolean tells =
      wanted == LOAD_DENIED || g_settings_get_boolean (self->settings, "picture-referrer");
  const SheafPictureLoading loading = { .site = tells ? self->article->source : NULL,
                                        .never = (const char *const *) never,
                                        .again = wanted != LOAD_DECIDED };

  for (guint i = 0; i < missing->len; i++)
    {
      const Missing *one = &g_array_index (missing, Missing, i);

      if (is_wanted (one, wanted, always))
        g_ptr_array_add (requests, make_request (one, wanted, always));
    }
  if (requests->len > 0)
    sheaf_picture_loader_load (self->loader, self->article->id, g_steal_pointer (&requests),
                               &loading);
}

static void
load_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (is_shown (data))
    load (data, LOAD_ALL);
}

static void
load_as_reader_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (is_shown (data))
    load (data, LOAD_DENIED);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (is_shown (self))
    sheaf_picture_loader_cancel (self->loader, self->article->id);
}

static void
always_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GArray) missing = is_shown (self) ? list_missing (self) : NULL;
  g_autoptr (GPtrArray) hosts = missing ? list_hosts (missing) : NULL;

  if (!hosts || hosts->len == 0)
    return;
  set_decided (self, ALWAYS, hosts, TRUE);
  load (self, LOAD_ALL);
}

static void
never_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GArray) missing = is_shown (self) ? list_missing (self) : NULL;
  g_autoptr (GPtrArray) hosts = missing ? list_hosts (missing) : NULL;

  if (!hosts || hosts->len == 0)
    return;
  set_decided (self, ALWAYS, hosts, FALSE);
  set_decided (self, NEVER, hosts, TRUE);
  sheaf_window_toast (self, _ ("These pictures are not asked for any more"), _ ("_Undo"),
                      "win.ask-for-pictures",
                      g_variant_new_strv ((const char *const *) hosts->pdata, (gssize) hosts->len));
}

static void
ask_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  gsize n;
  g_autofree const char **hosts = g_variant_get_strv (parameter, &n);

  sheaf_settings_list_set (self->settings, NEVER, hosts, (guint) n, FALSE);
}

static gboolean
forget_work (SheafLibrary *library, gpointer data, GError **error)
{
  return sheaf_library_forget_remote_pictures (library, error);
}

static void
forgotten_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "forget-pictures");
  g_autoptr (GError) error = NULL;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  /* What came since the start is there no more. */
  if (self->writer)
    sheaf_window_open_pictures (
        self,
        sheaf_picture_loader_new (self->writer, sheaf_picture_loader_get_also (self->loader)));
  sheaf_window_read_once_more (self);
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (!self->writer || self->read_only)
    return;
  g_simple_action_set_enabled (action, FALSE);
  sheaf_worker_run_async (self->writer, forget_work, NULL, NULL, NULL, forgotten_cb,
                          g_object_ref (self));
}

static void
picture_cb (SheafWindow *self,
            gint64 article,
            const char *address,
            guint width,
            guint height,
            int problem)
{
  sheaf_reader_show_picture (self->reader, article, address, width, height,
                             (SheafPictureProblem) problem);
}

/* What came or did not while the page was made. */
static void
show_outcomes (SheafWindow *self)
{
  g_autoptr (GPtrArray) pictures =
      sheaf_reader_page_list_missing (sheaf_reader_get_page (self->reader));

  for (guint i = 0; i < pictures->len; i++)
    {
      const char *address = ((const SheafPicture *) g_ptr_array_index (pictures, i))->address;
      const SheafPictureOutcome *outcome = sheaf_picture_loader_get_outcome (self->loader, address);

      if (outcome)
        picture_cb (self, self->article->id, address, outcome->width, outcome->height,
                    (int) outcome->problem);
    }
}

static void
article_loaded_cb (SheafWindow *self)
{
  if (is_shown (self))
    {
      show_outcomes (self);
      load (self, LOAD_DECIDED);
    }
  update_bar (self);
}

void
sheaf_window_open_pictures (SheafWindow *self, SheafPictureLoader *loader)
{
  sheaf_window_close_pictures (self);
  self->loader = loader;
  g_signal_connect_object (loader, "picture", G_CALLBACK (picture_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (loader, "changed", G_CALLBACK (sheaf_window_update_pictures), self,
                           G_CONNECT_SWAPPED);
}

void
sheaf_window_close_pictures (SheafWindow *self)
{
  g_clear_handle_id (&self->pictures_source, g_source_remove);
  if (self->loader)
    sheaf_picture_loader_close (self->loader);
  g_clear_object (&self->loader);
}

void
sheaf_window_connect_pictures (SheafWindow *self)
{
  static const GActionEntry entries[] = {
    { "load-pictures", load_cb },
    { "load-pictures-as-reader", load_as_reader_cb },
    { "load-pictures-always", always_cb },
    { "load-pictures-never", never_cb },
    { "ask-for-pictures", ask_again_cb, "as" },
    { "stop-pictures", stop_cb },
    { "forget-pictures", forget_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->reader, "article-loaded", G_CALLBACK (article_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" ALWAYS,
                           G_CALLBACK (sheaf_window_update_pictures), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" NEVER,
                           G_CALLBACK (sheaf_window_update_pictures), self, G_CONNECT_SWAPPED);
}
