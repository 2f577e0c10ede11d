/* picture-host.c: a host on this machine that gives pictures, well and badly, and names for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "picture-host.h"

#include "picture-bytes.h"

#include <string.h>

struct _TestPictureHost
{
  GMainContext *context; /* whose thread accepts connections */
  GMainLoop *loop;
  GThread *thread;
  GSocketService *public_service, *private_service;
  guint16 port; /* 0: not ready */
  GCond ready;
  GMutex lock;
  GHashTable *asked; /* path → the requests, as text: GPtrArray */
  guint n_private;
};

/* --- Names --- */

#define TYPE_NAMES (test_names_get_type ())
G_DECLARE_FINAL_TYPE (TestNames, test_names, TEST, NAMES, GResolver)

struct _TestNames
{
  GResolver parent_instance;
  gint rebound; /* how often it was asked for */
};

G_DEFINE_FINAL_TYPE (TestNames, test_names, G_TYPE_RESOLVER)

static const char *
find_number (TestNames *self, const char *name)
{
  if (g_str_equal (name, "pictures.test") || g_str_equal (name, "news.test"))
    return TEST_PICTURE_HOST;
  if (g_str_equal (name, "private.test"))
    return TEST_PRIVATE_HOST;
  if (g_str_equal (name, "rebound.test"))
    return g_atomic_int_add (&self->rebound, 1) == 0 ? TEST_PICTURE_HOST : TEST_PRIVATE_HOST;
  return NULL;
}

static GList *
test_names_lookup (GResolver *resolver,
                   const char *name,
                   GResolverNameLookupFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  const char *number = flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY
                           ? NULL
                           : find_number (TEST_NAMES (resolver), name);

  if (number)
    return g_list_append (NULL, g_inet_address_new_from_string (number));
  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "%s: no such name", name);
  return NULL;
}

static void
free_list (gpointer list)
{
  g_resolver_free_addresses (list);
}

static void
test_names_lookup_async (GResolver *resolver,
                         const char *name,
                         GResolverNameLookupFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList *list = test_names_lookup (resolver, name, flags, cancellable, &error);

  if (list)
    g_task_return_pointer (task, list, free_list);
  else
    g_task_return_error (task, error);
}

static GList *
test_names_lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_names_class_init (TestNamesClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_with_flags = test_names_lookup;
  resolver_class->lookup_by_name_with_flags_async = test_names_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = test_names_lookup_finish;
}

static void
test_names_init (TestNames *self)
{
}

/* --- Answers --- */

static gboolean
put (GOutputStream *to, gconstpointer data, gsize size)
{
  return g_output_stream_write_all (to, data, size, NULL, NULL, NULL);
}

/* Returns: whether anyone takes it */
static gboolean G_GNUC_PRINTF (2, 3) put_text (GOutputStream *to, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return put (to, text, strlen (text));
}

static void
put_base64 (GOutputStream *to, const char *base64)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (base64, &size);

  put_text (to,
            "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: %" G_GSIZE_FORMAT
            "\r\nConnection: close\r\n\r\n",
            size);
  put (to, bytes, size);
}

static void
put_status (GOutputStream *to, const char *status)
{
  put_text (to, "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status);
}

static void
put_redirection (GOutputStream *to, const char *address)
{
  put_text (to,
            "HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
            address);
}

/* Until the other side closes. */
static void
put_endless (GOutputStream *to)
{
  static const char chunk[64 * 1024] = "\x89PNG\r\n\x1a\n";

  put_text (to, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n");
  while (g_output_stream_write_all (to, chunk, sizeof chunk, NULL, NULL, NULL))
    ;
}

static void
put_cut (GOutputStream *to)
{
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (TEST_PNG_RED, &size);

  put_text (to, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n");
  put (to, bytes, size / 2);
}

static void
put_answer (TestPictureHost *self, const char *path, const char *request, GIOStream *stream)
{
  GOutputStream *to = g_io_stream_get_output_stream (stream);
  g_autofree char *private = test_picture_host_address (self, "private.test", "/dot.png");
  char rest[64];

  if (g_str_equal (path, "/dot.png") || g_str_has_prefix (path, "/dot/"))
    put_base64 (to, TEST_PNG);
  else if (g_str_equal (path, "/red.png"))
    put_base64 (to, TEST_PNG_RED);
  else if (g_str_equal (path, "/slow"))
    while (g_input_stream_read (g_io_stream_get_input_stream (stream), rest, sizeof rest, NULL,
                                NULL) > 0)
      ;
  else if (g_str_equal (path, "/huge"))
    put_text (to, "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n\x89PNG");
  else if (g_str_equal (path, "/endless"))
    put_endless (to);
  else if (g_str_equal (path, "/truncated"))
    put_text (to, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n\x89PNG");
  else if (g_str_equal (path, "/cut"))
    put_cut (to);
  else if (g_str_equal (path, "/continues"))
    while (put_text (to, "HTTP/1.1 103 Early Hints\r\n\r\n"))
      ;
  else if (g_str_equal (path, "/page"))
    put_text (to, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 15\r\n\r\n"
                  "<!doctype html>");
  else if (g_str_equal (path, "/bomb"))
    put_base64 (to, TEST_PNG_LARGE);
  else if (g_str_equal (path, "/broken"))
    put_status (to, "500 Broken");
  else if (g_str_equal (path, "/readers") && strstr (request, "\r\nReferer: http://news.test/\r\n"))
    put_base64 (to, TEST_PNG);
  else if (g_str_equal (path, "/readers"))
    put_status (to, "403 Forbidden");
  else if (g_str_equal (path, "/away"))
    put_redirection (to, "/dot.png");
  else if (g_str_equal (path, "/private"))
    put_redirection (to, private);
  else if (g_str_equal (path, "/file"))
    put_redirection (to, "file:///etc/hostname");
  else if (g_str_equal (path, "/circle"))
    put_redirection (to, "/circle");
  else
    put_status (to, "404 Not Found");
}

static void
note (TestPictureHost *self, const char *path, const char *request)
{
  GPtrArray *all;

  g_mutex_lock (&self->lock);
  all = g_hash_table_lookup (self->asked, path);
  if (!all)
    {
      all = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->asked, g_strdup (path), all);
    }
  g_ptr_array_add (all, g_strdup (request));
  g_mutex_unlock (&self->lock);
}

/* Returns: (transfer full): its head, with an empty line at the end or cut short */
static char *
read_request (GIOStream *stream)
{
  GInputStream *from = g_io_stream_get_input_stream (stream);
  GString *request = g_string_new (NULL);
  char c;

  while (request->len < 65536 && !g_str_has_suffix (request->str, "\r\n\r\n") &&
         g_input_stream_read (from, &c, 1, NULL, NULL) == 1)
    g_string_append_c (request, c);
  return g_string_free (request, FALSE);
}

static gboolean
run_public_cb (TestPictureHost *self, GSocketConnection *connection)
{
  g_autofree char *request = read_request (G_IO_STREAM (connection));
  g_auto (GStrv) words = g_strsplit (request, " ", 3);

  if (g_strv_length (words) == 3)
    {
      note (self, words[1], request);
      put_answer (self, words[1], request, G_IO_STREAM (connection));
    }
  return TRUE;
}

static gboolean
run_private_cb (TestPictureHost *self, GSocketConnection *connection)
{
  g_mutex_lock (&self->lock);
  self->n_private++;
  g_mutex_unlock (&self->lock);
  put_base64 (g_io_stream_get_output_stream (G_IO_STREAM (connection)), TEST_PNG);
  return TRUE;
}

/* --- The host --- */

/* @port: 0: any. Returns: the port */
static guint16
listen_at (GSocketService *service, const char *number, guint16 port)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (number, port);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (G_SOCKET_LISTENER (service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &address, &error);
  g_assert_no_error (error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
}

static void
stop (GSocketService *service)
{
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
}

/* Connections are accepted in the context of the thread that made the services. */
static gpointer
host_thread (gpointer data)
{
  TestPictureHost *self = data;

  g_main_context_push_thread_default (self->context);
  self->public_service = g_threaded_socket_service_new (16);
  self->private_service = g_threaded_socket_service_new (4);
  g_signal_connect_swapped (self->public_service, "run", G_CALLBACK (run_public_cb), self);
  g_signal_connect_swapped (self->private_service, "run", G_CALLBACK (run_private_cb), self);
  g_mutex_lock (&self->lock);
  self->port = listen_at (self->public_service, TEST_PICTURE_HOST, 0);
  listen_at (self->private_service, TEST_PRIVATE_HOST, self->port);
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_main_loop_run (self->loop);
  stop (self->public_service);
  stop (self->private_service);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

TestPictureHost *
test_picture_host_new (void)
{
  TestPictureHost *self = g_new0 (TestPictureHost, 1);
  g_autoptr (GResolver) names = g_object_new (TYPE_NAMES, NULL);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->asked =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_resolver_set_default (names);
  self->thread = g_thread_new ("picture-host", host_thread, self);
  g_mutex_lock (&self->lock);
  while (!self->port)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

void
test_picture_host_free (TestPictureHost *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->asked);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self);
}

char *
test_picture_host_address (TestPictureHost *self, const char *host, const char *path)
{
  return g_strdup_printf ("http://%s:%u%s", host, self->port, path);
}

guint
test_picture_host_count (TestPictureHost *self, const char *path)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n = 0;

  g_mutex_lock (&self->lock);
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!path || g_str_equal (key, path))
      n += ((GPtrArray *) value)->len;
  g_mutex_unlock (&self->lock);
  return n;
}

guint
test_picture_host_count_private (TestPictureHost *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_private;
  g_mutex_unlock (&self->lock);
  return n;
}

char *
test_picture_host_header (TestPictureHost *self, const char *path, const char *name)
{
  GPtrArray *all;
  char *value = NULL;

  g_mutex_lock (&self->lock);
  all = g_hash_table_lookup (self->asked, path);
  for (char *at = all ? strstr (all->pdata[all->len - 1], "\r\n") : NULL; at && !value;
       at = strstr (at + 2, "\r\n"))
    if (g_ascii_strncasecmp (at + 2, name, strlen (name)) == 0)
      value =
          g_strstrip (g_strndup (at + 2 + strlen (name), strcspn (at + 2 + strlen (name), "\r")));
  g_mutex_unlock (&self->lock);
  return value;
}
