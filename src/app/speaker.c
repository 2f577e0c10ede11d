/* speaker.c: says text, through Speech Dispatcher
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Not by its own library: that waits for the daemon, tells what was said to functions that know nothing of whom they tell,
 * does not tell when the daemon is gone, and would have to be there. Its protocol is a few words (ssip.h).
 */
#include "config.h"

#include "app/speaker.h"

#include "app/ssip.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gi18n.h>
#include <string.h>

#define PROGRAM "speech-dispatcher"
#define ADDRESS "SPEECHD_ADDRESS"

/* What waits to be said. */
typedef struct
{
  char *text;
  char *language; /* (nullable) */
  int rate;
} Speech;

/* What is said to the daemon. */
typedef enum
{
  NOTHING,
  COMMAND, /* whose answer is not asked for */
  SPEAK,   /* a text follows */
  TEXT,
} Kind;

typedef struct
{
  Kind kind;
  char *words;
} Line;

struct _SheafSpeaker
{
  GObject parent_instance;
  char *socket;
  char *program;

  GCancellable *cancellable; /* (nullable): of this connection */
  GIOStream *stream;         /* (nullable): while connected */
  GDataInputStream *input;
  gboolean is_started; /* the program was, for this connection */

  GQueue lines; /* (element-type Line): to be written */
  gboolean is_writing;
  Kind pending; /* what was written and not answered yet */
  SheafSsipAnswer answer;

  Speech *speech;   /* (nullable): that waits */
  Speech *speaking; /* (nullable): that goes out, or is being said */
  guint64 message;  /* what the daemon calls that; 0: not known yet */
  guint64 ended;    /* a message that ended before we knew that it is ours */
};

enum
{
  SIGNAL_ENDED,
  SIGNAL_INTERRUPTED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafSpeaker, sheaf_speaker, G_TYPE_OBJECT)

static void
speech_free (Speech *self)
{
  g_free (self->text);
  g_free (self->language);
  g_free (self);
}

static void
line_free (Line *self)
{
  g_free (self->words);
  g_free (self);
}

/* @words: (transfer full) */
static Line *
line_new (Kind kind, char *words)
{
  Line *self = g_new (Line, 1);

  self->kind = kind;
  self->words = words;
  return self;
}

static void
push (SheafSpeaker *self, char *words)
{
  g_queue_push_tail (&self->lines, line_new (COMMAND, words));
}

static void go_on (SheafSpeaker *self);
static void read_line (SheafSpeaker *self);

/* --- Being connected, or not ------------------------------------------------------------------------- */

static void
disconnect (SheafSpeaker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->input);
  g_clear_object (&self->stream);
  g_queue_clear_full (&self->lines, (GDestroyNotify) line_free);
  self->pending = NOTHING;
  self->answer = (SheafSsipAnswer){ 0 };
  self->message = self->ended = 0;
  self->is_writing = self->is_started = FALSE;
}

static void
fail (SheafSpeaker *self, const char *reason)
{
  const gboolean is_wanted = self->speech || self->speaking;

  disconnect (self);
  g_clear_pointer (&self->speech, speech_free);
  g_clear_pointer (&self->speaking, speech_free);
  if (is_wanted)
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, reason);
}

static void
greet (SheafSpeaker *self)
{
  g_autofree char *user = g_strdup (g_get_user_name ());

  g_strcanon (user, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", '_');
  push (self, g_strdup_printf ("SET SELF CLIENT_NAME %s:sheaf:reader\r\n", user));
  push (self, g_strdup ("SET SELF NOTIFICATION ALL on\r\n"));
}

static void connect_to_it (SheafSpeaker *self);

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafSpeaker) self = data;
  g_autoptr (GError) error = NULL;
  const gboolean is_well = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (is_well)
    connect_to_it (self);
  else
    fail (self, _ ("Speech Dispatcher could not be started"));
}

/* It goes into the background by itself, as soon as it listens. */
static gboolean
start_program (SheafSpeaker *self)
{
  g_autofree char *path = *self->program ? g_find_program_in_path (self->program) : NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (!path || self->is_started)
    return FALSE;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              NULL, path, "--spawn", "--communication-method", "unix_socket",
                              "--socket-path", self->socket, NULL);
  if (!process)
    return FALSE;
  self->is_started = TRUE;
  g_subprocess_wait_check_async (process, self->cancellable, started_cb, g_object_ref (self));
  return TRUE;
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafSpeaker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!connection)
    {
      if (!start_program (self))
        fail (self, _ ("Speech Dispatcher, which reads aloud, is not there"));
      return;
    }
  self->stream = G_IO_STREAM (g_steal_pointer (&connection));
  self->input = g_data_input_stream_new (g_io_stream_get_input_stream (self->stream));
  g_data_input_stream_set_newline_type (self->input, G_DATA_STREAM_NEWLINE_TYPE_ANY);
  greet (self);
  read_line (self);
  go_on (self);
}

static void
connect_to_it (SheafSpeaker *self)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (self->socket);

  g_socket_client_connect_async (client, G_SOCKET_CONNECTABLE (address), self->cancellable,
                                 connected_cb, g_object_ref (self));
}

/* --- Writing: one line after the other, each when the last is answered ------------------------------- */

typedef struct
{
  SheafSpeaker *speaker; /* owned */
  char *words;
} Writing;

static void
writing_free (Writing *self)
{
  g_object_unref (self->speaker);
  g_free (self->words);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GError) error = NULL;
  const gboolean is_well =
      g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error);

  /* By then there may be another connection. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  writing->speaker->is_writing = FALSE;
  if (is_well)
    go_on (writing->speaker);
  else
    fail (writing->speaker, _ ("Speech Dispatcher ended unexpectedly"));
}

static void
write_line (SheafSpeaker *self, Line *line)
{
  Writing *writing = g_new (Writing, 1);

  writing->speaker = g_object_ref (self);
  writing->words = g_steal_pointer (&line->words);
  self->is_writing = TRUE;
  self->pending = line->kind;
  g_output_stream_write_all_async (g_io_stream_get_output_stream (self->stream), writing->words,
                                   strlen (writing->words), G_PRIORITY_DEFAULT, self->cancellable,
                                   written_cb, writing);
  line_free (line);
}

static void
begin_speech (SheafSpeaker *self)
{
  char *language;

  self->speaking = g_steal_pointer (&self->speech);
  language = self->speaking->language ? sheaf_ssip_language (self->speaking->language) : NULL;
  if (language)
    push (self, language);
  push (self, g_strdup_printf ("SET SELF RATE %d\r\n", self->speaking->rate));
  g_queue_push_tail (&self->lines, line_new (SPEAK, g_strdup ("SPEAK\r\n")));
}

static void
go_on (SheafSpeaker *self)
{
  if (!self->stream || self->is_writing || self->pending != NOTHING)
    return;
  if (g_queue_is_empty (&self->lines) && self->speech && !self->speaking)
    begin_speech (self);
  if (!g_queue_is_empty (&self->lines))
    write_line (self, g_queue_pop_head (&self->lines));
}

/* Takes back what is being said, or about to be: nothing more is told of it. */
static void
abandon (SheafSpeaker *self)
{
  const Line *last = g_queue_peek_tail (&self->lines);

  if (!self->speaking)
    return;
  g_clear_pointer (&self->speaking, speech_free);
  if (self->message)
    push (self, g_strdup ("CANCEL SELF\r\n"));
  else if (last && last->kind == SPEAK)
    line_free (g_queue_pop_tail (&self->lines));
  self->message = 0;
}

/* --- Reading ----------------------------------------------------------------------------------------- */

static void
end_speech (SheafSpeaker *self, guint signal)
{
  g_clear_pointer (&self->speaking, speech_free);
  self->message = 0;
  g_signal_emit (self, signals[signal], 0);
}

static void
take_event (SheafSpeaker *self)
{
  if (self->answer.code == SHEAF_SSIP_ENDED && !self->message)
    self->ended = self->answer.first;
  if (!self->speaking || !self->message || self->answer.first != self->message)
    return;
  if (self->answer.code == SHEAF_SSIP_ENDED)
    end_speech (self, SIGNAL_ENDED);
  else if (self->answer.code == SHEAF_SSIP_CANCELLED)
    end_speech (self, SIGNAL_INTERRUPTED);
}

/* While the words were on their way, others may have been wanted, or none. */
static void
take_message (SheafSpeaker *self)
{
  if (!self->speaking)
    {
      push (self, g_strdup ("CANCEL SELF\r\n"));
      return;
    }
  self->message = self->answer.first;
  if (self->message && self->message == self->ended)
    end_speech (self, SIGNAL_ENDED);
}

/* Once announced, a text must come. */
static void
send_text (SheafSpeaker *self)
{
  g_queue_push_head (
      &self->lines, line_new (TEXT, sheaf_ssip_text (self->speaking ? self->speaking->text : "-")));
}

static void
take_answer (SheafSpeaker *self)
{
  const Kind answered = self->pending;

  if (self->answer.code >= 700)
    {
      take_event (self);
      return;
    }
  self->pending = NOTHING;
  /* A language it does not know is no reason not to speak. */
  if (self->answer.code >= 300 && (answered == SPEAK || answered == TEXT))
    {
      fail (self, _ ("Speech Dispatcher has no voice that could read this"));
      return;
    }
  if (answered == SPEAK)
    send_text (self);
  else if (answered == TEXT)
    take_message (self);
  go_on (self);
}

static void
line_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafSpeaker) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (source),
                                                                     result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!line || !sheaf_ssip_answer_take (&self->answer, line))
    {
      fail (self, _ ("Speech Dispatcher ended unexpectedly"));
      return;
    }
  if (self->answer.is_complete)
    take_answer (self);
  /* Unless that was the end, or the beginning of another connection. */
  if (G_INPUT_STREAM (source) == (GInputStream *) self->input)
    read_line (self);
}

static void
read_line (SheafSpeaker *self)
{
  g_data_input_stream_read_line_async (self->input, G_PRIORITY_DEFAULT, self->cancellable, line_cb,
                                       g_object_ref (self));
}

/* --- What is wanted ---------------------------------------------------------------------------------- */

void
sheaf_speaker_say (SheafSpeaker *self, const char *text, const char *language, int rate)
{
  g_return_if_fail (SHEAF_IS_SPEAKER (self) && text);

  abandon (self);
  g_clear_pointer (&self->speech, speech_free);
  self->speech = g_new (Speech, 1);
  self->speech->text = g_strdup (text);
  self->speech->language = g_strdup (language);
  self->speech->rate = CLAMP (rate, SHEAF_SPEAKER_RATE_MIN, SHEAF_SPEAKER_RATE_MAX);
  if (!self->cancellable)
    {
      self->cancellable = g_cancellable_new ();
      connect_to_it (self);
    }
  go_on (self);
}

void
sheaf_speaker_stop (SheafSpeaker *self)
{
  g_return_if_fail (SHEAF_IS_SPEAKER (self));

  abandon (self);
  g_clear_pointer (&self->speech, speech_free);
  go_on (self);
}

/* Said at once and not when the main loop comes to it, which may be about to end: it would be heard to its end. What is
 * being written comes before this whole, or not at all. */
void
sheaf_speaker_close (SheafSpeaker *self)
{
  static const char words[] = "CANCEL SELF\r\nQUIT\r\n";
  GOutputStream *output;

  g_return_if_fail (SHEAF_IS_SPEAKER (self));

  output = self->stream ? g_io_stream_get_output_stream (self->stream) : NULL;
  if (output && G_IS_POLLABLE_OUTPUT_STREAM (output))
    g_pollable_output_stream_write_nonblocking (G_POLLABLE_OUTPUT_STREAM (output), words,
                                                strlen (words), NULL, NULL);
  disconnect (self);
  g_clear_pointer (&self->speech, speech_free);
  g_clear_pointer (&self->speaking, speech_free);
}

gboolean
sheaf_speaker_is_there (SheafSpeaker *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (SHEAF_IS_SPEAKER (self), FALSE);

  if (g_file_test (self->socket, G_FILE_TEST_EXISTS))
    return TRUE;
  path = *self->program ? g_find_program_in_path (self->program) : NULL;
  return path != NULL;
}

/* --- The object -------------------------------------------------------------------------------------- */

/* As its own clients find it, but for one on another machine. Returns: (transfer full) */
static char *
find_socket (void)
{
  const char *address = g_getenv (ADDRESS);

  if (address && g_str_has_prefix (address, "unix_socket:"))
    return g_strdup (address + strlen ("unix_socket:"));
  return g_build_filename (g_get_user_runtime_dir (), "speech-dispatcher", "speechd.sock", NULL);
}

static void
sheaf_speaker_finalize (GObject *object)
{
  SheafSpeaker *self = SHEAF_SPEAKER (object);

  disconnect (self);
  g_clear_pointer (&self->speech, speech_free);
  g_clear_pointer (&self->speaking, speech_free);
  g_free (self->socket);
  g_free (self->program);
  G_OBJECT_CLASS (sheaf_speaker_parent_class)->finalize (object);
}

static void
sheaf_speaker_class_init (SheafSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_speaker_finalize;

  signals[SIGNAL_ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_INTERRUPTED] =
      g_signal_new ("interrupted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sheaf_speaker_init (SheafSpeaker *self)
{
  g_queue_init (&self->lines);
}

SheafSpeaker *
sheaf_speaker_new (const char *socket, const char *program)
{
  SheafSpeaker *self = g_object_new (SHEAF_TYPE_SPEAKER, NULL);

  self->socket = socket ? g_strdup (socket) : find_socket ();
  self->program = g_strdup (program ? program : PROGRAM);
  return self;
}
