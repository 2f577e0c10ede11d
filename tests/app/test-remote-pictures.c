/* test-remote-pictures.c: pictures from the network come when the reader asks, and stay
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/application.h"
#include "app/reader-private.h"
#include "core/library-remote-pictures.h"

#include "../core/picture-host.h"
#include "window-fixture.h"

#include <string.h>

static GtkApplication *application;

typedef struct
{
  TestWindow *window;
  TestPictureHost *host;
  gint64 article, other; /* both are from news.test */
  guint n_told;
} Fixture;

static void
append_picture (GString *text, Fixture *self, const char *host, const char *path)
{
  g_autofree char *address = test_picture_host_address (self->host, host, path);

  g_string_append_printf (text, "<p><img src=\"%s\" alt=\"About %s\"></p>\n", address, path);
}

/* A long one with five pictures, of which the first is above what is read, and one with two. */
static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("---\ntitle: Long\nsource: http://news.test/a/long\n---\n");
  g_autoptr (GString) other =
      g_string_new ("---\ntitle: Other\nsource: http://news.test/a/other\n---\n");

  self->window = test_window_new ();
  self->host = test_picture_host_new ();
  append_picture (text, self, "pictures.test", "/red.png");
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text,
                            "<p>Paragraph %u of many words that fill a line or more, so that"
                            " there is something to scroll in the end.</p>\n",
                            i);
  append_picture (text, self, "news.test", "/dot.png");
  append_picture (text, self, "pictures.test", "/readers");
  append_picture (text, self, "pictures.test", "/gone");
  append_picture (text, self, "private.test", "/dot.png");
  append_picture (other, self, "pictures.test", "/red.png");
  append_picture (other, self, "pictures.test", "/dot/other");
  self->article = test_window_import_text (self->window, "long.html", text->str);
  self->other = test_window_import_text (self->window, "other.html", other->str);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  test_window_free (self->window);
  test_picture_host_free (self->host);
  g_settings_reset (settings, "pictures-always");
  g_settings_reset (settings, "pictures-never");
}

static SheafWindow *
get_window (Fixture *self)
{
  return self->window->window;
}

static void
picture_cb (Fixture *self)
{
  self->n_told++;
}

/* On a library whose loader asks the host of the test. */
static void
open_window (Fixture *self)
{
  SheafPictureLoader *loader;

  test_window_open (self->window, application);
  test_window_wait (self->window, test_window_is_ready, "the library");
  loader = sheaf_picture_loader_new (get_window (self)->writer, TEST_PICTURE_HOST);
  g_signal_connect_swapped (loader, "picture", G_CALLBACK (picture_cb), self);
  sheaf_window_open_pictures (get_window (self), loader);
}

static void
loaded_cb (gint64 *loaded, gint64 id)
{
  *loaded = id;
}

static void
open_article (Fixture *self, gint64 id)
{
  gint64 loaded = 0;
  SheafReader *reader = get_window (self)->reader;
  const gulong handler =
      g_signal_connect_swapped (reader, "article-loaded", G_CALLBACK (loaded_cb), &loaded);

  test_window_activate (self->window, "open-article", g_variant_new_int64 (id));
  while (loaded != id)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (reader, handler);
}

static gboolean
says (Fixture *self, const char *text)
{
  return test_widget_says (GTK_WIDGET (get_window (self)->picture_bar), text);
}

static void
wait_for (Fixture *self, const char *text)
{
  while (!says (self, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_until_hidden (Fixture *self)
{
  GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (get_window (self)->picture_bar));

  while (gtk_widget_get_visible (bar))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_load (Fixture *self, gint64 article)
{
  guint done, total;

  while (sheaf_picture_loader_get_progress (get_window (self)->loader, article, &done, &total))
    g_main_context_iteration (NULL, TRUE);
}

static void
load (Fixture *self, const char *action, gint64 article)
{
  test_window_activate (self->window, action, NULL);
  wait_for_load (self, article);
}

/* --- In the page --- */

static void
snapshot_cb (GObject *view, GAsyncResult *result, gpointer data)
{
  GdkTexture **texture = data;
  g_autoptr (GError) error = NULL;

  *texture = webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (view), result, &error);
  g_assert_no_error (error);
}

/* How many points of the whole page are red. */
static guint
count_red (Fixture *self)
{
  WebKitWebView *view = sheaf_reader_get_view (GTK_WIDGET (get_window (self)->reader));
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *points = NULL;
  gsize n;
  guint red = 0;

  webkit_web_view_get_snapshot (view, WEBKIT_SNAPSHOT_REGION_FULL_DOCUMENT,
                                WEBKIT_SNAPSHOT_OPTIONS_NONE, NULL, snapshot_cb, &texture);
  while (!texture)
    g_main_context_iteration (NULL, TRUE);
  n = (gsize) gdk_texture_get_width (texture) * gdk_texture_get_height (texture);
  points = g_new (guint32, n);
  gdk_texture_download (texture, (guchar *) points, 4 * (gsize) gdk_texture_get_width (texture));
  for (gsize i = 0; i < n; i++)
    red += (points[i] & 0xffffff) == 0xff0000;
  return red;
}

static void
wait_for_red (Fixture *self)
{
  while (count_red (self) < 50000)
    g_main_context_iteration (NULL, TRUE);
}

/* --- Loading --- */

static void
test_load (Fixture *self, gconstpointer data)
{
  open_window (self);
  open_article (self, self->article);
  wait_for (self, "5 pictures on 3 hosts");
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 0);
  g_assert_cmpuint (count_red (self), ==, 0);

  load (self, "load-pictures", self->article);
  g_assert_cmpuint (self->n_told, ==, 5);
  wait_for (self, "3 pictures did not come: the host refuses to give it");
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 4);
  g_assert_cmpuint (test_picture_host_count_private (self->host), ==, 0);

  load (self, "load-pictures-as-reader", self->article);
  wait_for (self, "2 pictures did not come: there is no such file");
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 5);
}

/* Shown again, in another article and at the next start: nobody is asked. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  guint n;

  open_window (self);
  open_article (self, self->article);
  load (self, "load-pictures", self->article);
  n = test_picture_host_count (self->host, NULL);
  open_article (self, self->other);
  wait_for_red (self);
  wait_for (self, "1 picture on pictures.test");
  open_article (self, self->article);
  wait_for_red (self);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n);
  gtk_window_close (GTK_WINDOW (get_window (self)));
  g_object_add_weak_pointer (G_OBJECT (get_window (self)), (gpointer *) &self->window->window);
  while (get_window (self))
    g_main_context_iteration (NULL, TRUE);

  open_window (self);
  open_article (self, self->article);
  wait_for_red (self);
  wait_for (self, "3 pictures on 2 hosts");
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n);
}

/* --- Decisions --- */

static void
test_always (Fixture *self, gconstpointer data)
{
  guint n;

  open_window (self);
  open_article (self, self->article);
  load (self, "load-pictures-always", self->article);
  n = test_picture_host_count (self->host, NULL);
  /* Without being asked; but not for what was refused. */
  open_article (self, self->other);
  wait_for_load (self, self->other);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n + 1);
  g_assert_cmpuint (test_picture_host_count (self->host, "/dot/other"), ==, 1);
  open_article (self, self->article);
  wait_for_load (self, self->article);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n + 1);
}

static void
test_never (Fixture *self, gconstpointer data)
{
  g_autofree char *host = NULL;

  open_window (self);
  open_article (self, self->article);
  wait_for (self, "5 pictures on 3 hosts");
  test_window_activate (self->window, "load-pictures-never", NULL);
  wait_until_hidden (self);
  load (self, "load-pictures", self->article);
  open_article (self, self->other);
  wait_until_hidden (self);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 0);
  host = test_picture_host_address (self->host, "pictures.test", "");
  test_window_activate (
      self->window, "ask-for-pictures",
      g_variant_new_strv ((const char *const[]){ host + strlen ("http://"), NULL }, -1));
  wait_for (self, "2 pictures on pictures.test");
}

/* Neither what an article says of where it is from, nor what stands within an address, makes a host be asked. */
static void
test_claims (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("---\ntitle: Claims\nsource: http://news.test/a/claims\n---\n");
  g_autofree char *trusted = test_picture_host_address (self->host, "news.test", "");
  g_autofree char *path = g_strdup_printf ("/dot/1?for=%s/dot/2", trusted);
  g_autofree char *mixed = g_strdup_printf ("http://news.test%s\\@pictures.test%s/dot/3",
                                            strrchr (trusted, ':'), strrchr (trusted, ':'));
  gint64 claims;

  append_picture (text, self, "pictures.test", path);
  g_string_append_printf (text, "<p><img src=\"%s\" alt=\"mixed\"></p>", mixed);
  claims = test_window_import_text (self->window, "claims.html", text->str);
  open_window (self);
  g_settings_set_strv (get_window (self)->settings, "pictures-always",
                       (const char *const[]){ trusted + strlen ("http://"), "news.test", NULL });
  g_settings_set_boolean (get_window (self)->settings, "clean-view", FALSE);
  open_article (self, claims);
  wait_for (self, "1 picture on pictures.test");
  wait_for_load (self, claims);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 0);

  /* What is found within is asked, where it may be; what is around it is not. */
  g_settings_reset (get_window (self)->settings, "clean-view");
  open_article (self, self->article);
  open_article (self, claims);
  wait_for_load (self, claims);
  g_assert_cmpuint (test_picture_host_count (self->host, "/dot/2"), <=, 1);
  g_assert_cmpuint (test_picture_host_count (self->host, path), ==, 0);
}

/* --- All of a place --- */

static void
sweep (Fixture *self)
{
  test_window_activate (self->window, "load-place-pictures",
                        g_variant_new ("(ixss)", SHEAF_SHELF_ALL, (gint64) 0, "", "All Articles"));
}

static gboolean
sweep_says (Fixture *self, const char *text)
{
  return test_widget_says (GTK_WIDGET (get_window (self)->sweep_bar), text);
}

static void
wait_for_sweep (Fixture *self, const char *text)
{
  while (!sweep_says (self, text))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_sweep (Fixture *self, gconstpointer data)
{
  guint n;

  open_window (self);
  sweep (self);
  wait_for_sweep (self, "The pictures of “All Articles” were loaded");
  g_assert_true (sweep_says (self, "3 pictures came · there is no such file: 1 · the address leads"
                                   " into a private network: 1 · the host refuses to give it: 1"));
  n = test_picture_host_count (self->host, NULL);
  g_assert_cmpuint (n, ==, 5);
  test_window_activate (self->window, "end-sweep", NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (get_window (self)->sweep_bar)));
  /* What came is there, and what did not is not asked for again. */
  sweep (self);
  wait_for_sweep (self, "The pictures of “All Articles” were loaded");
  g_assert_true (sweep_says (self, "0 pictures came"));
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n);
}

static gboolean
is_gone (SheafWindow *window)
{
  return !window;
}

/* One that was not done waits at the next start until somebody lets it go on. */
static void
test_sweep_later (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("---\ntitle: Slow\ndate: 2030-01-01\n---\n");
  guint n;

  append_picture (text, self, "pictures.test", "/slow");
  test_window_import_text (self->window, "slow.html", text->str);
  open_window (self);
  sweep (self);
  wait_for_sweep (self, "0 of 6 articles · 0 pictures came");
  while (test_picture_host_count (self->host, "/slow") == 0)
    g_main_context_iteration (NULL, FALSE);
  test_window_activate (self->window, "pause-sweep", NULL);
  wait_for_sweep (self, "Loading the pictures of “All Articles” is paused");
  n = test_picture_host_count (self->host, NULL);
  g_object_add_weak_pointer (G_OBJECT (get_window (self)), (gpointer *) &self->window->window);
  gtk_window_close (GTK_WINDOW (get_window (self)));
  test_window_wait (self->window, is_gone, "the window to go");

  open_window (self);
  wait_for_sweep (self, "Loading the pictures of “All Articles” is paused");
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, n);
  test_window_activate (self->window, "pause-sweep", NULL);
  wait_for_sweep (self, "Loading the pictures of “All Articles”");
  test_window_activate (self->window, "end-sweep", NULL);
}

/* Closing while hosts are slow waits for none of them. */
static void
test_close (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("---\ntitle: Slow\n---\n");
  gint64 slow;

  append_picture (text, self, "pictures.test", "/slow");
  slow = test_window_import_text (self->window, "slow.html", text->str);
  open_window (self);
  open_article (self, slow);
  test_window_activate (self->window, "load-pictures", NULL);
  wait_for (self, "Loading: 0 of 1 picture");
  while (test_picture_host_count (self->host, "/slow") == 0)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_stop (Fixture *self, gconstpointer data)
{
  test_close (self, data);
  test_window_activate (self->window, "stop-pictures", NULL);
  wait_for (self, "1 picture on pictures.test");
}

/* What is let go can be had again. */
static void
test_forget (Fixture *self, gconstpointer data)
{
  SheafPictureSpace space;
  g_autoptr (GError) error = NULL;

  open_window (self);
  open_article (self, self->article);
  load (self, "load-pictures", self->article);
  g_assert_true (sheaf_library_get_remote_space (get_window (self)->library, &space, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (space.pictures, ==, 2);
  g_assert_cmpint (space.bytes, >, 150);

  g_autoptr (SheafLibrary) library =
      sheaf_library_open (self->window->library, SHEAF_LIBRARY_WRITE, &error);
  g_assert_true (sheaf_library_forget_remote_pictures (library, &error));
  g_assert_no_error (error);
  g_assert_true (sheaf_library_get_remote_space (library, &space, &error));
  g_assert_cmpuint (space.pictures, ==, 0);
  g_assert_cmpint (space.bytes, ==, 0);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/remote-pictures/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = GTK_APPLICATION (sheaf_application_new ());
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  ADD ("load", test_load);
  ADD ("kept", test_kept);
  ADD ("always", test_always);
  ADD ("never", test_never);
  ADD ("claims", test_claims);
  ADD ("close", test_close);
  ADD ("stop", test_stop);
  ADD ("forget", test_forget);
  ADD ("sweep", test_sweep);
  ADD ("sweep-later", test_sweep_later);
  result = g_test_run ();
  g_object_unref (application);
  return result;
}
