/* reader-watch.c: another article is shown although the page before it hangs
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-watch.h"

#define KEY "sheaf-reader-watch"

/* A page that answers does so within some milliseconds, on a busy machine within a second. */
#define PATIENCE_SECONDS 5

typedef struct
{
  WebKitWebView *view; /* not owned: this belongs to it */
  char *uri;           /* what is to be loaded */
  gboolean answers;    /* it has, since its process began: starting one may take long */
  gboolean ended;      /* by us, and that is not known yet */
  guint timer;
} Watch;

static void
watch_free (gpointer data)
{
  Watch *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_free (self->uri);
  g_free (self);
}

static gboolean
hangs_cb (gpointer data)
{
  Watch *self = data;

  self->timer = 0;
  if (!webkit_web_view_is_loading (self->view))
    return G_SOURCE_REMOVE;
  g_debug ("The page before %s hangs", self->uri);
  self->answers = FALSE;
  self->ended = TRUE;
  webkit_web_view_terminate_web_process (self->view);
  webkit_web_view_load_uri (self->view, self->uri);
  return G_SOURCE_REMOVE;
}

static void
load_changed_cb (Watch *self, WebKitLoadEvent event)
{
  if (event != WEBKIT_LOAD_COMMITTED)
    return;
  self->answers = TRUE;
  self->ended = FALSE;
  g_clear_handle_id (&self->timer, g_source_remove);
}

static void
terminated_cb (WebKitWebView *view, WebKitWebProcessTerminationReason reason, Watch *self)
{
  self->answers = FALSE;
  if (self->ended && reason == WEBKIT_WEB_PROCESS_TERMINATED_BY_API)
    g_signal_stop_emission_by_name (view, "web-process-terminated");
  self->ended = FALSE;
}

void
sheaf_reader_watch_add (WebKitWebView *view)
{
  Watch *self;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view));

  self = g_new0 (Watch, 1);
  self->view = view;
  g_object_set_data_full (G_OBJECT (view), KEY, self, watch_free);
  g_signal_connect_swapped (view, "load-changed", G_CALLBACK (load_changed_cb), self);
  g_signal_connect (view, "web-process-terminated", G_CALLBACK (terminated_cb), self);
}

void
sheaf_reader_watch_begin (WebKitWebView *view, const char *uri)
{
  Watch *self;

  g_return_if_fail (WEBKIT_IS_WEB_VIEW (view) && uri);

  self = g_object_get_data (G_OBJECT (view), KEY);
  g_return_if_fail (self);

  g_free (self->uri);
  self->uri = g_strdup (uri);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->answers)
    self->timer = g_timeout_add_seconds (PATIENCE_SECONDS, hangs_cb, self);
}
