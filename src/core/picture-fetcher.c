/* picture-fetcher.c: pictures from the network, where the reader asked for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-fetcher.h"

#include "core/prefix.h"
#include "core/public-address.h"
#include "core/web-address.h"

#include <libsoup/soup.h>

#define REDIRECTIONS 5
#define CHUNK        (64 * 1024)

/* "100 Continue" and the like, to one question. */
#define INFORMATIONAL 8

/* What we are, and no more of where we run. */
#define USER_AGENT "Mozilla/5.0 (compatible; Sheaf)"
#define ACCEPT     "image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.8"

typedef struct
{
  const GPtrArray *requests;
  const SheafPictureManners *manners;
  SheafPictureFetched func;
  gpointer user_data;
  GMainContext *context;
  GHashTable *sessions; /* origin → SoupSession: each is connected to its one host */
  char *referrer;       /* (nullable): an origin */
  guint next;           /* of the requests */
  GPtrArray *active;    /* Fetch, not owned */
} Run;

typedef struct
{
  Run *run;
  guint index;
  guint redirections;
  gboolean is_alternate;
  SheafPictureProblem problem; /* of the first address that was tried */
  GUri *uri;                   /* asked now */
  SoupMessage *message;
  GInputStream *stream; /* (nullable): its answer */
  GByteArray *bytes;
  goffset expected; /* -1: not told */
  GCancellable *cancellable;
  GSource *deadline;
  guint informed;    /* answers that are none yet */
  gboolean given_up; /* by us, and not with the run */
} Fetch;

static void start_next (Run *run);
static void ask (Fetch *self, const char *address);

SheafPictureRequest *
sheaf_picture_request_new (const SheafPicture *picture)
{
  SheafPictureRequest *self;

  g_return_val_if_fail (picture, NULL);

  self = g_new (SheafPictureRequest, 1);
  self->address = g_strdup (picture->address);
  self->alternate = g_strdup (picture->alternate);
  return self;
}

void
sheaf_picture_request_free (SheafPictureRequest *self)
{
  g_free (self->address);
  g_free (self->alternate);
  g_free (self);
}

/* --- The end of one --- */

/* Closing would read on to the end of an answer, which may have none. */
static void
drop_stream (Fetch *self)
{
  g_autoptr (GCancellable) at_once = g_cancellable_new ();

  g_cancellable_cancel (at_once);
  if (self->stream)
    g_input_stream_close (self->stream, at_once, NULL);
  g_clear_object (&self->stream);
}

/* What it waits for fails then. */
static void
give_up (Fetch *self)
{
  self->given_up = TRUE;
  g_cancellable_cancel (self->cancellable);
}

static void
fetch_free (Fetch *self)
{
  drop_stream (self);
  g_ptr_array_remove_fast (self->run->active, self);
  g_source_destroy (self->deadline);
  g_source_unref (self->deadline);
  g_clear_pointer (&self->uri, g_uri_unref);
  g_clear_object (&self->message);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_object_unref (self->cancellable);
  g_free (self);
}

/* Tells of it, and begins another in its place. */
static void
finish (Fetch *self, SheafPictureFound *found)
{
  Run *run = self->run;

  run->func (self->index, found, run->user_data);
  sheaf_picture_found_clear (found);
  fetch_free (self);
  start_next (run);
}

/* The first address is the one that the article means: why it failed is what is told. */
static void
fail (Fetch *self, SheafPictureProblem problem)
{
  const SheafPictureRequest *request = g_ptr_array_index (self->run->requests, self->index);
  SheafPictureFound found = { .problem = self->is_alternate ? self->problem : problem };

  if (!self->is_alternate && request->alternate && !self->given_up)
    {
      self->is_alternate = TRUE;
      self->problem = problem;
      self->redirections = 0;
      ask (self, request->alternate);
      return;
    }
  finish (self, &found);
}

/* Of one that was ended with the run nothing is told. */
static void
fail_with (Fetch *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->given_up)
    {
      fetch_free (self);
      return;
    }
  fail (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
                  ? SHEAF_PICTURE_PRIVATE
                  : SHEAF_PICTURE_UNREACHABLE);
}

/* --- Its bytes --- */

static void
take_whole (Fetch *self)
{
  SheafPictureFound found = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (self->expected >= 0 && self->bytes->len != (guint64) self->expected)
    {
      fail (self, SHEAF_PICTURE_UNREACHABLE);
      return;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
  /* Where no length was told, an answer that was cut short looks like one that ended. */
  if (!sheaf_picture_found_take (&found, bytes))
    fail (self, found.problem);
  else if (self->expected >= 0 || sheaf_picture_is_whole (bytes, found.type))
    finish (self, &found);
  else
    {
      sheaf_picture_found_clear (&found);
      fail (self, SHEAF_PICTURE_UNREACHABLE);
    }
}

static void read_on (Fetch *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk = g_input_stream_read_bytes_finish (self->stream, result, &error);
  gsize size;
  gconstpointer data;

  if (!chunk)
    {
      fail_with (self, error);
      return;
    }
  data = g_bytes_get_data (chunk, &size);
  if (size > 0)
    g_byte_array_append (self->bytes, data, (guint) size);
  if (self->bytes->len > SHEAF_PICTURE_MAX_BYTES)
    fail (self, SHEAF_PICTURE_TOO_LARGE);
  else if (size == 0)
    take_whole (self);
  else
    read_on (self);
}

static void
read_on (Fetch *self)
{
  g_input_stream_read_bytes_async (self->stream, CHUNK, G_PRIORITY_DEFAULT, self->cancellable,
                                   read_cb, self);
}

static void
read_answer (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  self->expected = soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
                       ? soup_message_headers_get_content_length (headers)
                       : -1;
  if (self->expected > SHEAF_PICTURE_MAX_BYTES)
    {
      fail (self, SHEAF_PICTURE_TOO_LARGE);
      return;
    }
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  self->bytes = g_byte_array_new ();
  read_on (self);
}

/* --- Asking --- */

static SheafPictureProblem
judge_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_FORBIDDEN:
    case 451: /* unavailable for legal reasons, RFC 7725 */
      return SHEAF_PICTURE_DENIED;
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      return SHEAF_PICTURE_NOT_FOUND;
    default:
      return SHEAF_PICTURE_UNREACHABLE;
    }
}

static void
follow (Fetch *self)
{
  const char *to =
      soup_message_headers_get_one (soup_message_get_response_headers (self->message), "Location");
  g_autofree char *from = g_uri_to_string (self->uri);
  g_autofree char *address = NULL;

  if (to && self->redirections++ < REDIRECTIONS)
    address = g_uri_resolve_relative (from, to, SOUP_HTTP_URI_FLAGS, NULL);
  if (address)
    ask (self, address);
  else
    fail (self, SHEAF_PICTURE_UNREACHABLE);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *self = user_data;
  g_autoptr (GError) error = NULL;
  guint status;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  status = soup_message_get_status (self->message);
  if (!self->stream)
    fail_with (self, error);
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    follow (self);
  else if (status != SOUP_STATUS_OK)
    fail (self, judge_status (status));
  else
    read_answer (self);
}

/* For one host only, whose addresses are judged one by one. (transfer none) */
static SoupSession *
get_session (Run *run, const char *scheme, const char *host, guint16 port)
{
  g_autofree char *origin = g_strdup_printf ("%s %s %u", scheme, host, port);
  SoupSession *session = g_hash_table_lookup (run->sessions, origin);
  g_autoptr (GSocketConnectable) connectable = NULL;

  if (session)
    return session;
  connectable = sheaf_public_address_new (host, port, scheme, run->manners->also);
  /* One property a line. */
  /* clang-format off */
  session = soup_session_new_with_options (
      "remote-connectable", connectable,
      "max-conns", SHEAF_PICTURE_FETCHER_CONNECTIONS,
      "max-conns-per-host", SHEAF_PICTURE_FETCHER_CONNECTIONS,
      "timeout", run->manners->idle_seconds ? run->manners->idle_seconds : 20,
      "user-agent", USER_AGENT,
      NULL);
  /* clang-format on */
  /* What is packed is no picture, and would grow beyond what was told. */
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  g_hash_table_insert (run->sessions, g_steal_pointer (&origin), session);
  return session;
}

static SoupMessage *
message_new (const Run *run, GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_append (headers, "Accept", ACCEPT);
  /* What is said to a site in secret is not said in the open. */
  if (run->referrer &&
      (g_str_equal (g_uri_get_scheme (uri), "https") || sheaf_has_prefix (run->referrer, "http:")))
    soup_message_headers_append (headers, "Referer", run->referrer);
  return message;
}

/* One that says that it goes on working, and never does, would be listened to without an end. */
static void
informed_cb (Fetch *self)
{
  if (++self->informed > INFORMATIONAL)
    give_up (self);
}

/* Why nobody is asked at @uri (nullable). */
static SheafPictureProblem
judge_address (const Run *run, GUri *uri)
{
  g_autofree char *host = uri ? sheaf_web_address_name (uri) : NULL;

  if (!host || (run->manners->never && g_strv_contains (run->manners->never, host)))
    return SHEAF_PICTURE_NOT_ASKED;
  return sheaf_web_address_is_inner (uri, run->manners->also) ? SHEAF_PICTURE_PRIVATE
                                                              : SHEAF_PICTURE_FINE;
}

static void
ask (Fetch *self, const char *address)
{
  g_autoptr (GUri) uri = sheaf_web_address_parse (address);
  const SheafPictureProblem problem = judge_address (self->run, uri);

  if (problem)
    {
      fail (self, problem);
      return;
    }
  drop_stream (self);
  g_clear_object (&self->message);
  self->message = message_new (self->run, uri);
  g_signal_connect_swapped (self->message, "got-informational", G_CALLBACK (informed_cb), self);
  g_clear_pointer (&self->uri, g_uri_unref);
  self->uri = g_steal_pointer (&uri);
  soup_session_send_async (get_session (self->run, g_uri_get_scheme (self->uri),
                                        g_uri_get_host (self->uri),
                                        sheaf_web_address_port (self->uri)),
                           self->message, G_PRIORITY_DEFAULT, self->cancellable, sent_cb, self);
}

/* --- One after the other --- */

static gboolean
deadline_cb (gpointer user_data)
{
  Fetch *self = user_data;

  give_up (self);
  return G_SOURCE_REMOVE;
}

/* Not in the call that begins it: one that fails at once would begin the next, and that one the next. */
static gboolean
begin_cb (gpointer user_data)
{
  Fetch *self = user_data;
  const SheafPictureRequest *request = g_ptr_array_index (self->run->requests, self->index);

  ask (self, request->address);
  return G_SOURCE_REMOVE;
}

static GSource *
attach (Run *run, GSource *source, GSourceFunc func, gpointer data)
{
  g_source_set_callback (source, func, data, NULL);
  g_source_attach (source, run->context);
  return source;
}

static void
start (Run *run, guint index)
{
  Fetch *self = g_new0 (Fetch, 1);
  const guint seconds = run->manners->picture_seconds ? run->manners->picture_seconds : 120;

  self->run = run;
  self->index = index;
  self->cancellable = g_cancellable_new ();
  self->deadline = attach (run, g_timeout_source_new_seconds (seconds), deadline_cb, self);
  g_ptr_array_add (run->active, self);
  g_source_unref (attach (run, g_idle_source_new (), begin_cb, self));
}

static void
start_next (Run *run)
{
  while (run->next < run->requests->len && run->active->len < SHEAF_PICTURE_FETCHER_CONNECTIONS)
    start (run, run->next++);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;

  run->next = run->requests->len;
  for (guint i = 0; i < run->active->len; i++)
    g_cancellable_cancel (((Fetch *) g_ptr_array_index (run->active, i))->cancellable);
  return G_SOURCE_REMOVE;
}

/* "https://host/". Returns: (transfer full) (nullable) */
static char *
find_origin (const char *site)
{
  g_autoptr (GUri) uri = site ? sheaf_web_address_parse (site) : NULL;

  return uri ? g_uri_join (SOUP_HTTP_URI_FLAGS, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                           g_uri_get_port (uri), "/", NULL, NULL)
             : NULL;
}

static void
run_until_done (Run *run, GCancellable *cancellable)
{
  g_autoptr (GSource) cancelled = cancellable ? g_cancellable_source_new (cancellable) : NULL;

  if (cancelled)
    attach (run, cancelled, G_SOURCE_FUNC (cancelled_cb), run);
  start_next (run);
  while (run->active->len > 0)
    g_main_context_iteration (run->context, TRUE);
  if (cancelled)
    g_source_destroy (cancelled);
}

gboolean
sheaf_picture_fetcher_run (const GPtrArray *requests,
                           const SheafPictureManners *manners,
                           SheafPictureFetched func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  Run run = { requests, manners, func, user_data };

  g_return_val_if_fail (requests && manners && func, FALSE);

  run.context = g_main_context_new ();
  run.sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  run.referrer = find_origin (manners->site);
  run.active = g_ptr_array_new ();
  g_main_context_push_thread_default (run.context);
  run_until_done (&run, cancellable);
  g_hash_table_unref (run.sessions);
  /* Connections are closed by what is left to do in it. */
  while (g_main_context_iteration (run.context, FALSE))
    ;
  g_main_context_pop_thread_default (run.context);
  g_main_context_unref (run.context);
  g_ptr_array_unref (run.active);
  g_free (run.referrer);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
