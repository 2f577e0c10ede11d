/* test-speaker.c: what is said to Speech Dispatcher, and the real one hears it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/speaker.h"
#include "app/ssip.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

/* Speech Dispatcher's voice here, and a sound device that swallows all. */
#define MODULE "/usr/lib/speech-dispatcher-modules/sd_espeak-ng"
#define CONFIG                                                                                     \
  "DefaultModule espeak-ng\n"                                                                      \
  "AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\n"                                  \
  "AudioOutputMethod \"alsa\"\n"                                                                   \
  "Timeout 5\n"
#define SOUND "pcm.!default { type null }\nctl.!default { type null }\n"
#define SCRIPT                                                                                     \
  "#!/bin/sh\nALSA_CONFIG_PATH='%s/sound' exec speech-dispatcher -C '%s' -P '%s/pid' -L '%s' "     \
  "\"$@\"\n"

/* --- The protocol ------------------------------------------------------------------------------------ */

static void
test_answers (void)
{
  SheafSsipAnswer answer = { 0 };

  g_assert_true (sheaf_ssip_answer_take (&answer, "208 OK CLIENT NAME SET"));
  g_assert_true (answer.is_complete);
  g_assert_cmpuint (answer.code, ==, 208);
  g_assert_cmpuint (answer.first, ==, 0);
  g_assert_true (sheaf_ssip_answer_take (&answer, "225-21"));
  g_assert_false (answer.is_complete);
  g_assert_true (sheaf_ssip_answer_take (&answer, "225 OK MESSAGE QUEUED"));
  g_assert_cmpuint (answer.first, ==, 21);
  g_assert_true (sheaf_ssip_answer_take (&answer, "702-22"));
  g_assert_true (sheaf_ssip_answer_take (&answer, "702-1"));
  g_assert_true (sheaf_ssip_answer_take (&answer, "702 END"));
  g_assert_cmpuint (answer.code, ==, SHEAF_SSIP_ENDED);
  g_assert_cmpuint (answer.first, ==, 22);
  g_assert_false (sheaf_ssip_answer_take (&answer, ""));
  g_assert_false (sheaf_ssip_answer_take (&answer, "12"));
  g_assert_false (sheaf_ssip_answer_take (&answer, "HTTP/1.1 200 OK"));
  g_assert_false (sheaf_ssip_answer_take (&answer, "2000 OK"));
}

static void
check_text (const char *text, const char *wanted)
{
  g_autofree char *words = sheaf_ssip_text (text);
  g_autofree char *line = g_strconcat (wanted, "\r\n.\r\n", NULL);

  g_assert_cmpstr (words, ==, line);
}

static void
test_texts (void)
{
  check_text ("Hello.", "Hello.");
  check_text ("  two\n \r\n words\t", "two words");
  check_text (".", "..");
  check_text ("\n.\r\nQUIT", ".. QUIT");
  check_text ("你好。\u2028世界\a", "你好。 世界");
  check_text ("", "");
}

static void
check_language (const char *language, const char *wanted)
{
  g_autofree char *words = sheaf_ssip_language (language);

  g_assert_cmpstr (words, ==, wanted);
}

static void
test_languages (void)
{
  check_language ("zh-Hant-TW", "SET SELF LANGUAGE zh-Hant-TW\r\n");
  check_language ("", NULL);
  check_language ("-", NULL);
  check_language ("en\r\nQUIT", NULL);
  check_language ("en us", NULL);
  check_language ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", NULL);
}

/* --- The real one ------------------------------------------------------------------------------------ */

typedef struct
{
  char *folder;
  char *script;
  guint n_ended;
  char *reason;
} Real;

static void
write_file (Real *real, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (real->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, &error);
  g_assert_no_error (error);
}

static void
real_begin (Real *real)
{
  g_autofree char *modules = NULL;
  g_autofree char *script = NULL;

  real->folder = g_dir_make_tmp ("sheaf-speaker-XXXXXX", NULL);
  real->script = g_build_filename (real->folder, "start", NULL);
  modules = g_build_filename (real->folder, "modules", NULL);
  g_assert_cmpint (g_mkdir (modules, 0700), ==, 0);
  script = g_strdup_printf (SCRIPT, real->folder, real->folder, real->folder, real->folder);
  write_file (real, "speechd.conf", CONFIG);
  write_file (real, "sound", SOUND);
  write_file (real, "modules/espeak-ng.conf", "");
  write_file (real, "start", script);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_all (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

/* The daemon went into the background; only this tells which it is. */
static void
real_end (Real *real)
{
  g_autofree char *path = g_build_filename (real->folder, "pid", NULL);
  g_autofree char *pid = NULL;

  if (g_file_get_contents (path, &pid, NULL, NULL) && atoi (pid) > 1)
    kill (atoi (pid), SIGTERM);
  remove_all (real->folder);
  g_free (real->folder);
  g_free (real->script);
  g_free (real->reason);
}

static void
ended_cb (Real *real)
{
  real->n_ended++;
}

static void
failed_cb (Real *real, const char *reason)
{
  g_free (real->reason);
  real->reason = g_strdup (reason);
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("Speech Dispatcher did not answer in time");
  return G_SOURCE_REMOVE;
}

static void
wait_for (Real *real, guint n_ended)
{
  const guint timer = g_timeout_add_seconds (60, give_up_cb, NULL);

  while (real->n_ended < n_ended && !real->reason)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_assert_cmpstr (real->reason, ==, NULL);
}

/* Started by us, in the runtime folder that the session of this test has, it says two languages to their end; stopped, it is there for the next. */
static void
test_real (void)
{
  g_autofree char *program = g_find_program_in_path ("speech-dispatcher");
  g_autoptr (SheafSpeaker) speaker = NULL;
  Real real = { 0 };

  if (!program || !g_file_test (MODULE, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("Speech Dispatcher with espeak-ng is not installed");
      return;
    }
  g_unsetenv ("SPEECHD_ADDRESS");
  real_begin (&real);
  speaker = sheaf_speaker_new (NULL, real.script);
  g_signal_connect_swapped (speaker, "ended", G_CALLBACK (ended_cb), &real);
  g_signal_connect_swapped (speaker, "failed", G_CALLBACK (failed_cb), &real);
  g_assert_true (sheaf_speaker_is_there (speaker));
  sheaf_speaker_say (speaker, "This is said.", "en", 50);
  wait_for (&real, 1);
  sheaf_speaker_say (speaker, "这句话也说了。", "zh-CN", -20);
  wait_for (&real, 2);

  sheaf_speaker_say (speaker, "Never heard.", "en", 0);
  sheaf_speaker_say (speaker, ".", "en", 0);
  sheaf_speaker_say (speaker, "Heard instead.", "xx-nowhere", 100);
  wait_for (&real, 3);
  g_assert_cmpuint (real.n_ended, ==, 3);
  sheaf_speaker_close (speaker);
  sheaf_speaker_say (speaker, "And again.", NULL, 0);
  wait_for (&real, 4);
  sheaf_speaker_close (speaker);
  real_end (&real);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/speaker/answers", test_answers);
  g_test_add_func ("/speaker/texts", test_texts);
  g_test_add_func ("/speaker/languages", test_languages);
  g_test_add_func ("/speaker/real", test_real);

  return g_test_run ();
}
