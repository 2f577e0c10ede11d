/* window-pictures.c: the pictures of the open article that are on hosts
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"
#include "core/library-remote-pictures.h"
#include "core/sanitizer-address.h"

#include <glib/gi18n.h>

/* What was decided; each is a list of sites and hosts. */
#define ALWAYS "pictures-always"
#define NEVER  "pictures-never"

/* --- Decisions ----------------------------------------------------------------------------------- */

/* Where the article is from. Returns: (transfer full) (nullable) */
static char *
get_site (const SheafArticle *article)
{
  g_autofree char *address = article->source ? sheaf_address_strip (article->source) : NULL;

  return address && sheaf_address_picture_kind (address) == SHEAF_ADDRESS_REMOTE
             ? sheaf_address_host (address)
             : NULL;
}

/* @site, @host: (nullable). Whether either was decided on. */
static gboolean
is_decided (SheafWindow *self, const char *key, const char *site, const char *host)
{
  g_auto (GStrv) decided = g_settings_get_strv (self->settings, key);
  const char *const *list = (const char *const *) decided;

  return (site && g_strv_contains (list, site)) || (host && g_strv_contains (list, host));
}

static void
set_decided (SheafWindow *self, const char *key, const char *host, gboolean is_listed)
{
  g_auto (GStrv) before = g_settings_get_strv (self->settings, key);
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; before[i]; i++)
    if (!g_str_equal (before[i], host))
      g_strv_builder_add (after, before[i]);
  if (is_listed)
    g_strv_builder_add (after, host);
  list = g_strv_builder_end (after);
  g_settings_set_strv (self->settings, key, (const char *const *) list);
}

/* --- What is missing ----------------------------------------------------------------------------- */

typedef struct
{
  const SheafPicture *picture;
  char *host;
  SheafPictureProblem problem; /* FINE: not asked for since the start */
} Missing;

static void
missing_clear (gpointer data)
{
  g_free (((Missing *) data)->host);
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
  g_autofree char *site = get_site (self->article);

  g_array_set_clear_func (missing, missing_clear);
  for (guint i = 0; i < pictures->len; i++)
    {
      Missing one = { .picture = g_ptr_array_index (pictures, i) };
      const gboolean known =
          sheaf_picture_loader_get_outcome (self->loader, one.picture->address, &one.problem);

      one.host = sheaf_address_host (one.picture->address);
      if ((known && !one.problem) || !one.host || is_decided (self, NEVER, site, one.host))
        g_free (one.host);
      else
        g_array_append_val (missing, one);
    }
  return missing;
}

/* Returns: (transfer full): each once */
static GPtrArray *
list_hosts (const GArray *missing)
{
  GPtrArray *hosts = g_ptr_array_new ();

  for (guint i = 0; i < missing->len; i++)
    {
      char *host = g_array_index (missing, Missing, i).host;

      if (!g_ptr_array_find_with_equal_func (hosts, host, g_str_equal, NULL))
        g_ptr_array_add (hosts, host);
    }
  return hosts;
}

/* What "always" and "never" are said of: the site of the article, or else all hosts. (transfer full) (element-type utf8) */
static GPtrArray *
list_decidable (SheafWindow *self, const GArray *missing)
{
  char *site = get_site (self->article);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  if (site)
    {
      g_ptr_array_add (names, site);
      return names;
    }
  g_autoptr (GPtrArray) hosts = list_hosts (missing);
  for (guint i = 0; i < hosts->len; i++)
    g_ptr_array_add (names, g_strdup (g_ptr_array_index (hosts, i)));
  return names;
}

static void
count_failed (const GArray *missing, SheafPictureState *state)
{
  for (guint i = 0; i < missing->len; i++)
    {
      const SheafPictureProblem problem = g_array_index (missing, Missing, i).problem;

      state->failed += problem != SHEAF_PICTURE_FINE;
      if (problem && !state->why)
        state->why = sheaf_picture_problem_to_string (problem);
    }
}

void
sheaf_window_update_pictures (SheafWindow *self)
{
  g_autoptr (GArray) missing = is_shown (self) ? list_missing (self) : NULL;
  g_autoptr (GPtrArray) hosts = missing ? list_hosts (missing) : g_ptr_array_new ();
  g_autoptr (GPtrArray) sites = missing ? list_decidable (self, missing) : NULL;
  g_autofree char *referrer = missing ? get_site (self->article) : NULL;
  SheafPictureState state = { .missing = missing ? missing->len : 0, .hosts = hosts };

  if (missing)
    {
      count_failed (missing, &state);
      state.loading = sheaf_picture_loader_get_progress (self->loader, self->article->id,
                                                         &state.done, &state.total);
    }
  state.sites = sites;
  state.referrer = referrer;
  sheaf_picture_bar_set (self->picture_bar, &state);
}

/* --- Loading ------------------------------------------------------------------------------------- */

static SheafPictureRequest *
request_new (const SheafPicture *picture)
{
  SheafPictureRequest *request = g_new (SheafPictureRequest, 1);

  request->address = g_strdup (picture->address);
  request->alternate = g_strdup (picture->alternate);
  return request;
}

/* @decided: only what is always to be loaded, and was never refused */
static void
load (SheafWindow *self, gboolean decided, gboolean as_reader)
{
  g_autoptr (GArray) missing = list_missing (self);
  g_autofree char *site = get_site (self->article);
  g_autoptr (GPtrArray) requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_picture_request_free);
  const gboolean tells = as_reader || g_settings_get_boolean (self->settings, "picture-referrer");

  for (guint i = 0; i < missing->len; i++)
    {
      const Missing *one = &g_array_index (missing, Missing, i);

      if (!decided || (!one->problem && is_decided (self, ALWAYS, site, one->host)))
        g_ptr_array_add (requests, request_new (one->picture));
    }
  if (requests->len > 0)
    sheaf_picture_loader_load (self->loader, self->article->id, g_steal_pointer (&requests),
                               tells && site ? self->article->source : NULL, !decided);
}

static void
load_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (is_shown (data))
    load (data, FALSE, FALSE);
}

static void
load_as_reader_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (is_shown (data))
    load (data, FALSE, TRUE);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;

  if (is_shown (self))
    sheaf_picture_loader_cancel (self->loader, self->article->id);
}

/* Of what is open. Returns: (transfer full) (element-type utf8): empty where nothing is */
static GPtrArray *
list_open_decidable (SheafWindow *self)
{
  g_autoptr (GArray) missing = is_shown (self) ? list_missing (self) : NULL;

  return missing ? list_decidable (self, missing) : g_ptr_array_new ();
}

static void
always_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GPtrArray) sites = list_open_decidable (self);

  for (guint i = 0; i < sites->len; i++)
    set_decided (self, ALWAYS, g_ptr_array_index (sites, i), TRUE);
  if (sites->len > 0)
    load (self, FALSE, FALSE);
}

static void
never_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  SheafWindow *self = data;
  g_autoptr (GPtrArray) sites = list_open_decidable (self);

  if (sites->len == 0)
    return;
  for (guint i = 0; i < sites->len; i++)
    {
      set_decided (self, ALWAYS, g_ptr_array_index (sites, i), FALSE);
      set_decided (self, NEVER, g_ptr_array_index (sites, i), TRUE);
    }
  g_ptr_array_add (sites, NULL);
  sheaf_window_toast (self, _ ("These pictures are not asked for any more"), _ ("_Undo"),
                      "win.ask-for-pictures",
                      g_variant_new_strv ((const char *const *) sites->pdata, -1));
}

static void
ask_again_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree const char **sites = g_variant_get_strv (parameter, NULL);

  for (guint i = 0; sites[i]; i++)
    set_decided (data, NEVER, sites[i], FALSE);
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
    sheaf_window_open_pictures (self, sheaf_picture_loader_new (self->writer, NULL));
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

static void
article_loaded_cb (SheafWindow *self)
{
  if (is_shown (self))
    load (self, TRUE, FALSE);
  sheaf_window_update_pictures (self);
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
