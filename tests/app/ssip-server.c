/* ssip-server.c: stands in for Speech Dispatcher, and says nothing aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ssip-server.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

static void read_line (SsipServer *self);

static void
answer (SsipServer *self, const char *words)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (self->stream), words, strlen (words),
                             NULL, NULL, NULL);
}

/* "702-3", "702-1", "702 END" */
static void
tell (SsipServer *self, guint code, const char *name)
{
  g_autofree char *words =
      g_strdup_printf ("%u-%u\r\n%u-1\r\n%u %s\r\n", code, self->message, code, code, name);

  answer (self, words);
}

static void
accept_text (SsipServer *self)
{
  g_autofree char *words = g_strdup_printf ("225-%u\r\n225 OK MESSAGE QUEUED\r\n", self->message);

  answer (self, words);
}

static void
take_text (SsipServer *self, const char *line)
{
  if (!g_str_equal (line, "."))
    {
      g_ptr_array_add (self->said, g_strdup (line[0] == '.' ? line + 1 : line));
      return;
    }
  self->is_text = FALSE;
  self->speaking = ++self->message;
  if (self->is_slow)
    return;
  accept_text (self);
  tell (self, 701, "BEGIN");
}

static void
take_command (SsipServer *self, const char *line)
{
  g_ptr_array_add (self->lines, g_strdup (line));
  if (g_str_equal (line, "SPEAK") && self->refuses)
    answer (self, "304 ERR CANT SPEAK\r\n");
  else if (g_str_equal (line, "SPEAK"))
    {
      self->is_text = TRUE;
      answer (self, "230 OK RECEIVING DATA\r\n");
    }
  else if (g_str_equal (line, "CANCEL SELF"))
    {
      answer (self, "213 OK CANCELED\r\n");
      if (self->speaking)
        ssip_server_interrupt (self);
    }
  else if (g_str_has_prefix (line, "SET SELF LANGUAGE xx"))
    answer (self, "409 ERR NO SUCH LANGUAGE\r\n");
  else
    answer (self, "200 OK\r\n");
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  SsipServer *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                     result, NULL, &error);

  self->n_reading--;
  if (!line || source != (GObject *) self->input)
    return;
  if (self->is_text)
    take_text (self, line);
  else
    take_command (self, line);
  read_line (self);
}

static void
read_line (SsipServer *self)
{
  self->n_reading++;
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, NULL, line_cb, self);
}

static gboolean
incoming_cb (SsipServer *self, GSocketConnection *connection)
{
  g_set_object (&self->stream, G_IO_STREAM (connection));
  g_clear_object (&self->input);
  self->input = g_data_input_stream_new (g_io_stream_get_input_stream (self->stream));
  g_data_input_stream_set_newline_type (self->input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  self->n_connections++;
  self->is_text = FALSE;
  self->speaking = 0;
  read_line (self);
  return TRUE;
}

void
ssip_server_listen (SsipServer *self)
{
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->socket);
  g_autoptr (GError) error = NULL;

  self->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (self->service, "incoming", G_CALLBACK (incoming_cb), self);
  g_socket_service_start (self->service);
}

SsipServer *
ssip_server_new (void)
{
  SsipServer *self = g_new0 (SsipServer, 1);

  self->folder = g_dir_make_tmp ("sheaf-ssip-XXXXXX", NULL);
  self->socket = g_build_filename (self->folder, "speechd.sock", NULL);
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  ssip_server_listen (self);
  return self;
}

void
ssip_server_vanish (SsipServer *self)
{
  if (self->service)
    {
      g_socket_service_stop (self->service);
      g_socket_listener_close (G_SOCKET_LISTENER (self->service));
    }
  g_clear_object (&self->service);
  if (self->stream)
    g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (self->stream)), TRUE,
                       TRUE, NULL);
  g_clear_object (&self->input);
  g_clear_object (&self->stream);
  g_remove (self->socket);
  self->speaking = 0;
}

void
ssip_server_free (SsipServer *self)
{
  ssip_server_vanish (self);
  /* What is still being read ends now, and would be told of here. */
  while (self->n_reading > 0)
    g_main_context_iteration (NULL, TRUE);
  g_rmdir (self->folder);
  g_ptr_array_unref (self->said);
  g_ptr_array_unref (self->lines);
  g_free (self->folder);
  g_free (self->socket);
  g_free (self);
}

const char *
ssip_server_last (SsipServer *self)
{
  return self->said->len ? g_ptr_array_index (self->said, self->said->len - 1) : "";
}

gboolean
ssip_server_heard (SsipServer *self, const char *line, guint from)
{
  for (guint i = from; i < self->lines->len; i++)
    if (g_str_equal (g_ptr_array_index (self->lines, i), line))
      return TRUE;
  return FALSE;
}

void
ssip_server_end (SsipServer *self)
{
  self->speaking = 0;
  tell (self, 702, "END");
}

void
ssip_server_interrupt (SsipServer *self)
{
  self->speaking = 0;
  tell (self, 703, "CANCELED");
}

void
ssip_server_accept (SsipServer *self, gboolean has_ended)
{
  if (has_ended)
    ssip_server_end (self);
  accept_text (self);
}
