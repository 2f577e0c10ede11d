/* test-aloud.c: a page read aloud, sentence by sentence, to what stands in for Speech Dispatcher
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"
#include "ssip-server.h"

#include "app/aloud.h"
#include "core/page-theme.h"

#include <string.h>

#define THREE "One is first. Two follows.\n\nThree ends it.\n"

typedef struct
{
  SsipServer *server;
  ReaderPane *pane;
  SheafAloud *aloud;
  char *reason; /* (nullable): why it failed last */
  int right;    /* where the mark ends that find_mark() found last */
} Fixture;

static void
failed_cb (Fixture *fixture, const char *reason)
{
  g_free (fixture->reason);
  fixture->reason = g_strdup (reason);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SheafReaderSetup setup = reader_pane_setup ();

  fixture->server = ssip_server_new ();
  fixture->pane = reader_pane_new (&setup);
  fixture->aloud = sheaf_aloud_new (GTK_WIDGET (fixture->pane->view),
                                    sheaf_speaker_new (fixture->server->socket, ""));
  g_signal_connect_swapped (fixture->aloud, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer aloud = fixture->aloud;

  g_object_add_weak_pointer (G_OBJECT (fixture->aloud), &aloud);
  g_object_unref (fixture->aloud);
  wait_until (!aloud);
  reader_pane_free (fixture->pane);
  ssip_server_free (fixture->server);
  g_free (fixture->reason);
}

static void
show (Fixture *fixture, gint64 id, const char *text)
{
  reader_pane_show (fixture->pane, id, "Title", SHEAF_FORMAT_MARKDOWN, text);
}

/* @doing is followed by that being said, and nothing else before. */
#define expect_after(fixture, doing, text)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const guint n_ = (fixture)->server->said->len;                                                 \
    doing;                                                                                         \
    wait_until ((fixture)->server->speaking && (fixture)->server->said->len > n_);                 \
    g_assert_cmpstr (ssip_server_last ((fixture)->server), ==, text);                              \
  }                                                                                                \
  G_STMT_END

/* --- What is marked ---------------------------------------------------------------------------------- */

static gboolean
is_spoken (const guchar *pixel, const GdkRGBA *colour)
{
  return ABS (pixel[2] - (int) (colour->red * 255 + 0.5)) <= 2 &&
         ABS (pixel[1] - (int) (colour->green * 255 + 0.5)) <= 2 &&
         ABS (pixel[0] - (int) (colour->blue * 255 + 0.5)) <= 2;
}

/* As the window shows it, with what WebKit forgot to paint over. Returns: (transfer full) (nullable) */
static GdkTexture *
look (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (fixture->pane->view);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (view),
                          gtk_widget_get_height (view));
  node = gtk_snapshot_free_to_node (snapshot);
  return node ? gsk_renderer_render_texture (
                    gtk_native_get_renderer (GTK_NATIVE (fixture->pane->window)), node, NULL)
              : NULL;
}

/* Where something is marked: FALSE where nothing is. */
static gboolean
find_mark (Fixture *fixture, int *top, int *bottom)
{
  g_autoptr (GdkTexture) texture = look (fixture);
  const int width = texture ? gdk_texture_get_width (texture) : 0;
  const int height = texture ? gdk_texture_get_height (texture) : 0;
  g_autofree guchar *pixels = g_malloc0 ((gsize) width * (gsize) height * 4 + 1);
  GdkRGBA colour;

  gdk_rgba_parse (&colour, sheaf_page_theme_colours (SHEAF_PAGE_THEME_LIGHT, FALSE)->spoken);
  if (texture)
    gdk_texture_download (texture, pixels, (gsize) width * 4);
  *top = *bottom = fixture->right = -1;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if (is_spoken (pixels + ((gsize) y * (gsize) width + (gsize) x) * 4, &colour))
        {
          *top = *top < 0 ? y : *top;
          *bottom = y;
          fixture->right = MAX (fixture->right, x);
        }
  return *top >= 0;
}

/* --- Going on ---------------------------------------------------------------------------------------- */

static void
test_through (Fixture *fixture, gconstpointer data)
{
  int first, second, third, bottom;

  show (fixture, 1, THREE);
  g_assert_false (find_mark (fixture, &first, &bottom));
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, "en-GB"), "Title");
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF LANGUAGE en-GB", 0));
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF RATE 0", 0));
  expect_after (fixture, ssip_server_end (fixture->server), "One is first.");
  wait_until (find_mark (fixture, &first, &bottom));
  expect_after (fixture, ssip_server_end (fixture->server), "Two follows.");
  wait_until (find_mark (fixture, &second, &bottom));
  expect_after (fixture, ssip_server_end (fixture->server), "Three ends it.");
  wait_until (find_mark (fixture, &third, &bottom) && third > second);

  /* Behind the last there is nothing, and nothing is marked. */
  ssip_server_end (fixture->server);
  wait_until (sheaf_aloud_get_state (fixture->aloud) == SHEAF_ALOUD_OFF);
  wait_until (!find_mark (fixture, &third, &bottom));
  g_assert_null (fixture->reason);
}

/* Nothing of the page is changed for the mark: what it says can be found across it. */
static void
test_page_is_same (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, "A *word* is **bold** here. Another.\n");
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, ssip_server_end (fixture->server), "A word is bold here.");
  g_assert_cmpuint (reader_pane_count (fixture->pane, "word is bold here. Another"), ==, 1);
}

/* All of it is marked, also behind a link. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  int top, bottom;

  reader_pane_show (fixture->pane, 1, "Title", SHEAF_FORMAT_HTML,
                    "<ul><li><a href='https://example.org/'>Link</a> and so much behind it"
                    "<ul><li>Below</ul></ul>");
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, ssip_server_end (fixture->server), "Link and so much behind it");
  wait_until (find_mark (fixture, &top, &bottom) && fixture->right > 200);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, 1), "One is first.");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, 1), "Two follows.");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, 1), "Three ends it.");
  g_assert_true (ssip_server_heard (fixture->server, "CANCEL SELF", 0));
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, -1), "Two follows.");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, -1), "One is first.");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, -1), "Title");
  expect_after (fixture, sheaf_aloud_step (fixture->aloud, -1), "Title");

  /* Many at once come to the last of them. */
  for (guint i = 0; i < 10; i++)
    sheaf_aloud_step (fixture->aloud, 1);
  wait_until (g_str_equal (ssip_server_last (fixture->server), "Three ends it."));
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_SPEAKING);
}

static void
test_pause (Fixture *fixture, gconstpointer data)
{
  const guint before = fixture->server->lines->len;
  int top, bottom;
  guint said;

  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, ssip_server_end (fixture->server), "One is first.");
  sheaf_aloud_set_paused (fixture->aloud, TRUE);
  wait_until (ssip_server_heard (fixture->server, "CANCEL SELF", before) &&
              !fixture->server->speaking);
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_PAUSED);
  wait_until (find_mark (fixture, &top, &bottom));

  /* Steps are silent meanwhile. */
  said = fixture->server->said->len;
  sheaf_aloud_step (fixture->aloud, 1);
  g_object_unref (reader_pane_paint (fixture->pane));
  g_assert_cmpuint (fixture->server->said->len, ==, said);
  expect_after (fixture, sheaf_aloud_set_paused (fixture->aloud, FALSE), "Two follows.");
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, THREE);
  sheaf_aloud_set_rate (fixture->aloud, 30);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF RATE 30", 0));
  expect_after (fixture, sheaf_aloud_set_rate (fixture->aloud, -20), "Title");
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF RATE -20", 0));
}

/* --- Ends -------------------------------------------------------------------------------------------- */

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  int top, bottom;

  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  wait_until (find_mark (fixture, &top, &bottom));
  sheaf_aloud_stop (fixture->aloud);
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_OFF);
  wait_until (ssip_server_heard (fixture->server, "QUIT", 0));
  g_assert_true (ssip_server_heard (fixture->server, "CANCEL SELF", 0));
  wait_until (!find_mark (fixture, &top, &bottom));

  /* And again. */
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  g_assert_cmpuint (fixture->server->n_connections, ==, 2);
}

/* Another page ends it as soon as the next sentence would be marked. */
static void
test_other_page (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  show (fixture, 2, "Something else.\n");
  ssip_server_end (fixture->server);
  wait_until (sheaf_aloud_get_state (fixture->aloud) == SHEAF_ALOUD_OFF);
  g_assert_null (fixture->reason);
}

/* It went on before: there it stays, and the daemon may come back. */
static void
test_vanishes (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, ssip_server_end (fixture->server), "One is first.");
  ssip_server_vanish (fixture->server);
  wait_until (fixture->reason);
  g_assert_cmpstr (fixture->reason, ==, "Speech Dispatcher ended unexpectedly");
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_PAUSED);
  ssip_server_listen (fixture->server);
  expect_after (fixture, sheaf_aloud_set_paused (fixture->aloud, FALSE), "One is first.");
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  ssip_server_vanish (fixture->server);
  g_assert_false (sheaf_speaker_is_there (sheaf_aloud_get_speaker (fixture->aloud)));
  show (fixture, 1, THREE);
  sheaf_aloud_start (fixture->aloud, NULL);
  wait_until (fixture->reason);
  g_assert_nonnull (strstr (fixture->reason, "not there"));
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_OFF);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  fixture->server->refuses = TRUE;
  show (fixture, 1, THREE);
  sheaf_aloud_start (fixture->aloud, NULL);
  wait_until (fixture->reason);
  g_assert_nonnull (strstr (fixture->reason, "no voice"));
  g_assert_cmpint (sheaf_aloud_get_state (fixture->aloud), ==, SHEAF_ALOUD_OFF);
}

/* "Stop" of a screen reader, or of the desktop. */
static void
test_interrupted (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  ssip_server_interrupt (fixture->server);
  wait_until (sheaf_aloud_get_state (fixture->aloud) == SHEAF_ALOUD_PAUSED);
  expect_after (fixture, sheaf_aloud_set_paused (fixture->aloud, FALSE), "Title");
}

/* A text may have been said before we are told what it is called; and another wanted before that. */
static void
test_slow (Fixture *fixture, gconstpointer data)
{
  fixture->server->is_slow = TRUE;
  show (fixture, 1, THREE);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  expect_after (fixture, ssip_server_accept (fixture->server, TRUE), "One is first.");
  sheaf_aloud_step (fixture->aloud, 1);
  g_assert_cmpstr (ssip_server_last (fixture->server), ==, "One is first.");
  expect_after (fixture, ssip_server_accept (fixture->server, FALSE), "Two follows.");
  g_assert_true (ssip_server_heard (fixture->server, "CANCEL SELF", 0));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  reader_pane_show (fixture->pane, 1, "***", SHEAF_FORMAT_HTML,
                    "<pre><code>int i;</code></pre><hr>");
  sheaf_aloud_start (fixture->aloud, NULL);
  wait_until (fixture->reason);
  g_assert_cmpstr (fixture->reason, ==, "There is nothing to read aloud in this article");
}

/* --- What is said ------------------------------------------------------------------------------------ */

static void
read_all (Fixture *fixture)
{
  sheaf_aloud_start (fixture->aloud, "zh-CN");
  while (sheaf_aloud_get_state (fixture->aloud) != SHEAF_ALOUD_OFF)
    {
      reader_pane_iterate ();
      if (fixture->server->speaking)
        ssip_server_end (fixture->server);
    }
}

static void
check_said (Fixture *fixture, const char *html, const char *wanted)
{
  g_autofree char *said = NULL;

  g_ptr_array_set_size (fixture->server->said, 0);
  reader_pane_show (fixture->pane, 1, "", SHEAF_FORMAT_HTML, html);
  read_all (fixture);
  g_ptr_array_add (fixture->server->said, NULL);
  said = g_strjoinv ("|", (char **) fixture->server->said->pdata);
  g_ptr_array_set_size (fixture->server->said, 0);
  g_assert_cmpstr (said, ==, wanted);
}

/* What is seen of the text, and pictures by what stands for them. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  check_said (fixture, "<p>今天<b>天气</b>很好。我们\n去公园。</p><p>好</p>",
              "今天天气很好。|我们 去公园。|好");
  check_said (fixture, "<ul><li>One<li>Two <a href='https://example.org/'>three</a></ul>",
              "One|Two three");
  check_said (fixture, "<p>Seen<br>New line<br>goes on</p>", "Seen|New line goes on");
  check_said (fixture, "<table><tr><td>a 1<td>b 2</table><p>c", "a 1|b 2|c");
  check_said (fixture, "<p>Before</p><details><summary>Head</summary>Folded</details>",
              "Before|Head");
  check_said (fixture, "<details open><summary>Head</summary>Unfolded</details>", "Head|Unfolded");
  check_said (fixture, "<p>Code: <code>a.b()</code> is said.</p><pre><code>x = 1</code></pre>",
              "Code: a.b() is said.");
  check_said (fixture, "<p>So<sup><a href='https://example.org/'>1</a></sup> it is.</p>",
              "So it is.");
  check_said (fixture, "<p><ruby>漢<rt>kan</rt></ruby>字</p>", "漢字");
  check_said (fixture, "<p>A <img src='https://example.org/a.png' alt='Cat.'> here.</p>",
              "A Cat. here.");
  check_said (fixture, "<figure><img src='a.png' alt=''><figcaption>Below</figcaption></figure>",
              "Below");
}

/* What the article says is never taken for a command. */
static void
test_commands (Fixture *fixture, gconstpointer data)
{
  check_said (fixture, "<pre>a\r\n.\r\ncancel all\r\n</pre><p>.net</p><p>x\r.\rQUIT</p><p>.</p>",
              "a . cancel all|.net|x .|QUIT");
  for (guint i = 0; i < fixture->server->lines->len; i++)
    g_assert_true (g_ascii_isupper (*(char *) g_ptr_array_index (fixture->server->lines, i)));
}

static void
test_languages (Fixture *fixture, gconstpointer data)
{
  show (fixture, 1,
        "这是中文的一段话，说的是别的事情。\n\n"
        "This is what the author has written for you, and it is not the same as that.\n");
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, "zh-CN"), "Title");
  expect_after (fixture, ssip_server_end (fixture->server), "这是中文的一段话，说的是别的事情。");
  g_assert_false (ssip_server_heard (fixture->server, "SET SELF LANGUAGE en", 0));
  expect_after (fixture, ssip_server_end (fixture->server),
                "This is what the author has written for you, and it is not the same as that.");
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF LANGUAGE en", 0));
  g_assert_true (ssip_server_heard (fixture->server, "SET SELF LANGUAGE zh-CN", 0));

  /* No reason to be silent, and nothing that could be a command. */
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, "xx"), "Title");
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, "en\r\nQUIT"), "Title");
  g_assert_false (
      ssip_server_heard (fixture->server, "SET SELF LANGUAGE en", fixture->server->lines->len - 3));
}

/* --- Where it begins, and what is seen --------------------------------------------------------------- */

static char *
make_long (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= 120; i++)
    g_string_append_printf (text, "Paragraph %u begins. It goes on. 😀 It ends.\n\n", i);
  return g_string_free (text, FALSE);
}

static void
test_start_selected (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();

  show (fixture, 1, text);
  webkit_find_controller_search (webkit_web_view_get_find_controller (fixture->pane->view),
                                 "graph 90 begins. It goes", WEBKIT_FIND_OPTIONS_NONE, 1);
  g_object_unref (reader_pane_paint (fixture->pane));
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Paragraph 90 begins.");
  sheaf_aloud_stop (fixture->aloud);
  webkit_find_controller_search (webkit_web_view_get_find_controller (fixture->pane->view), "ends.",
                                 WEBKIT_FIND_OPTIONS_NONE, 1);
  g_object_unref (reader_pane_paint (fixture->pane));
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "😀 It ends.");
}

static void
test_start_seen (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_long ();
  guint number = 0;

  show (fixture, 1, text);
  webkit_web_view_load_uri (fixture->pane->view, "article:///1#b60");
  wait_until (g_str_has_suffix (webkit_web_view_get_uri (fixture->pane->view), "#b60"));
  g_object_unref (reader_pane_paint (fixture->pane));
  sheaf_aloud_start (fixture->aloud, NULL);
  wait_until (fixture->server->speaking);
  g_assert_cmpint (sscanf (ssip_server_last (fixture->server), "Paragraph %u begins.", &number), ==,
                   1);
  g_assert_cmpuint (number, >=, 59);
  g_assert_cmpuint (number, <=, 61);
}

/* The page is moved for what is out of sight, and stays under the eyes otherwise. */
static void
check_follows (Fixture *fixture)
{
  g_autofree char *text = make_long ();
  int top, bottom, before;
  guint moves = 0;

  show (fixture, 1, text);
  expect_after (fixture, sheaf_aloud_start (fixture->aloud, NULL), "Title");
  wait_until (find_mark (fixture, &before, &bottom));
  for (guint i = 0; i < 50; i++)
    {
      const guint said = fixture->server->said->len;

      ssip_server_end (fixture->server);
      wait_until (fixture->server->speaking && fixture->server->said->len > said);
      g_object_unref (reader_pane_paint (fixture->pane));
      wait_until (find_mark (fixture, &top, &bottom) && bottom < 600);
      if (top < before)
        moves++;
      before = top;
    }
  g_assert_cmpuint (moves, >, 0);
  g_assert_cmpuint (moves, <, 25);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  check_follows (fixture);
}

/* Where animations are not wanted, the page is there at once; it is no less followed. */
static void
test_less_motion (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  check_follows (fixture);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

static void
test_no_extension (void)
{
  SheafReaderSetup setup = reader_pane_setup ();
  Fixture fixture = { .server = ssip_server_new () };

  setup.extensions = NULL;
  fixture.pane = reader_pane_new (&setup);
  fixture.aloud = sheaf_aloud_new (GTK_WIDGET (fixture.pane->view),
                                   sheaf_speaker_new (fixture.server->socket, ""));
  g_signal_connect_swapped (fixture.aloud, "failed", G_CALLBACK (failed_cb), &fixture);
  show (&fixture, 1, THREE);
  sheaf_aloud_start (fixture.aloud, NULL);
  wait_until (fixture.reason);
  g_assert_cmpint (sheaf_aloud_get_state (fixture.aloud), ==, SHEAF_ALOUD_OFF);
  tear_down (&fixture, NULL);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/aloud/through", test_through);
  add ("/aloud/page-is-same", test_page_is_same);
  add ("/aloud/link", test_link);
  add ("/aloud/steps", test_steps);
  add ("/aloud/pause", test_pause);
  add ("/aloud/rate", test_rate);
  add ("/aloud/stop", test_stop);
  add ("/aloud/other-page", test_other_page);
  add ("/aloud/vanishes", test_vanishes);
  add ("/aloud/nobody", test_nobody);
  add ("/aloud/refused", test_refused);
  add ("/aloud/interrupted", test_interrupted);
  add ("/aloud/slow", test_slow);
  add ("/aloud/nothing", test_nothing);
  add ("/aloud/text", test_text);
  add ("/aloud/commands", test_commands);
  add ("/aloud/languages", test_languages);
  add ("/aloud/start-selected", test_start_selected);
  add ("/aloud/start-seen", test_start_seen);
  add ("/aloud/follows", test_follows);
  add ("/aloud/less-motion", test_less_motion);
  g_test_add_func ("/aloud/no-extension", test_no_extension);

  return g_test_run ();
}
