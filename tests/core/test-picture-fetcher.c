/* test-picture-fetcher.c: pictures come from where the reader said, and nothing else is asked of anyone
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "picture-host.h"

#include "core/picture-fetcher.h"
#include "core/public-address.h"
#include "core/web-address.h"

#include <string.h>

typedef struct
{
  TestPictureHost *host;
  SheafPictureManners manners;
  GPtrArray *requests; /* SheafPictureRequest */
  GArray *found;       /* SheafPictureFound, by index */
  guint n_told;
  GCancellable *cancellable;
  guint cancel_after;
} Fixture;

static void
clear_found (gpointer data)
{
  sheaf_picture_found_clear (data);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->host = test_picture_host_new ();
  self->manners = (SheafPictureManners){ .also = TEST_PICTURE_HOST };
  self->requests = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_picture_request_free);
  self->found = g_array_new (FALSE, TRUE, sizeof (SheafPictureFound));
  g_array_set_clear_func (self->found, clear_found);
  self->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->requests);
  g_array_unref (self->found);
  g_object_unref (self->cancellable);
  test_picture_host_free (self->host);
}

/* @address: (transfer full) */
static void
add (Fixture *self, char *address, char *alternate)
{
  SheafPictureRequest *request = g_new0 (SheafPictureRequest, 1);

  request->address = address;
  request->alternate = alternate;
  g_ptr_array_add (self->requests, request);
}

static void
add_path (Fixture *self, const char *path)
{
  add (self, test_picture_host_address (self->host, "pictures.test", path), NULL);
}

static void
fetched_cb (guint index, SheafPictureFound *found, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_cmpuint (index, <, self->requests->len);
  g_array_index (self->found, SheafPictureFound, index) = *found;
  *found = (SheafPictureFound){ 0 };
  if (++self->n_told == self->cancel_after)
    g_cancellable_cancel (self->cancellable);
}

static void
fetch (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->found, 0);
  g_array_set_size (self->found, self->requests->len);
  self->n_told = 0;
  g_assert_true (sheaf_picture_fetcher_run (self->requests, &self->manners, fetched_cb, self,
                                            self->cancellable, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_told, ==, self->requests->len);
}

static const SheafPictureFound *
get (Fixture *self, guint index)
{
  return &g_array_index (self->found, SheafPictureFound, index);
}

static SheafPictureProblem
fetch_one (Fixture *self, const char *path)
{
  g_ptr_array_set_size (self->requests, 0);
  add_path (self, path);
  fetch (self);
  return get (self, 0)->problem;
}

/* --- What comes --- */

static void
test_pictures (Fixture *self, gconstpointer data)
{
  add_path (self, "/dot.png");
  add_path (self, "/away");
  add_path (self, "/red.png");
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/dot/%u", i);

      add_path (self, path);
    }
  fetch (self);
  for (guint i = 0; i < self->requests->len; i++)
    {
      g_assert_cmpint (get (self, i)->problem, ==, SHEAF_PICTURE_FINE);
      g_assert_cmpstr (get (self, i)->type, ==, "image/png");
    }
  g_assert_cmpuint (get (self, 0)->width, ==, 1);
  g_assert_cmpuint (get (self, 2)->width, ==, 300);
  g_assert_cmpuint (get (self, 2)->height, ==, 200);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 24);
}

/* Nothing in what is asked tells of the reader. */
static void
test_says_nothing (Fixture *self, gconstpointer data)
{
  static const char *const headers[] = { "Referer:",       "Cookie:", "Accept-Language:",
                                         "Authorization:", "Origin:", "Accept-Encoding:" };
  g_autofree char *agent = NULL;

  add (self, test_picture_host_address (self->host, "me:secret@pictures.test", "/dot.png"), NULL);
  fetch (self);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_FINE);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *value = test_picture_host_header (self->host, "/dot.png", headers[i]);

      g_assert_cmpstr (value, ==, NULL);
    }
  agent = test_picture_host_header (self->host, "/dot.png", "User-Agent:");
  g_assert_cmpstr (agent, ==, "Mozilla/5.0 (compatible; Sheaf)");
}

static void
test_referrer (Fixture *self, gconstpointer data)
{
  g_autofree char *told = NULL;

  g_assert_cmpint (fetch_one (self, "/readers"), ==, SHEAF_PICTURE_DENIED);
  self->manners.site = "http://news.test/secret/article?of=me#there";
  g_assert_cmpint (fetch_one (self, "/readers"), ==, SHEAF_PICTURE_FINE);
  told = test_picture_host_header (self->host, "/readers", "Referer:");
  g_assert_cmpstr (told, ==, "http://news.test/");
  /* In the open nothing is said of a site that is read in secret. */
  self->manners.site = "https://news.test/";
  g_assert_cmpint (fetch_one (self, "/readers"), ==, SHEAF_PICTURE_DENIED);
}

static void
test_alternate (Fixture *self, gconstpointer data)
{
  add (self, test_picture_host_address (self->host, "pictures.test", "/gone"),
       test_picture_host_address (self->host, "pictures.test", "/dot.png"));
  add (self, test_picture_host_address (self->host, "pictures.test", "/dot/1"),
       test_picture_host_address (self->host, "pictures.test", "/dot/2"));
  add (self, test_picture_host_address (self->host, "pictures.test", "/gone"),
       test_picture_host_address (self->host, "pictures.test", "/broken"));
  fetch (self);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_FINE);
  g_assert_cmpint (get (self, 1)->problem, ==, SHEAF_PICTURE_FINE);
  g_assert_cmpint (get (self, 2)->problem, ==, SHEAF_PICTURE_NOT_FOUND);
  g_assert_cmpuint (test_picture_host_count (self->host, "/dot/2"), ==, 0);
}

/* --- What does not --- */

static void
test_bad (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *path;
    SheafPictureProblem problem;
  } bad[] = {
    { "/huge", SHEAF_PICTURE_TOO_LARGE },        { "/endless", SHEAF_PICTURE_TOO_LARGE },
    { "/truncated", SHEAF_PICTURE_UNREACHABLE }, { "/page", SHEAF_PICTURE_NO_PICTURE },
    { "/bomb", SHEAF_PICTURE_TOO_LARGE },        { "/gone", SHEAF_PICTURE_NOT_FOUND },
    { "/broken", SHEAF_PICTURE_UNREACHABLE },    { "/readers", SHEAF_PICTURE_DENIED },
    { "/cut", SHEAF_PICTURE_UNREACHABLE },       { "/continues", SHEAF_PICTURE_UNREACHABLE },
    { "/circle", SHEAF_PICTURE_UNREACHABLE },    { "/file", SHEAF_PICTURE_NOT_ASKED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    add_path (self, bad[i].path);
  add_path (self, "/dot.png");
  fetch (self);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i].path);
      g_assert_cmpint (get (self, i)->problem, ==, bad[i].problem);
      g_assert_null (get (self, i)->bytes);
    }
  g_assert_cmpint (get (self, G_N_ELEMENTS (bad))->problem, ==, SHEAF_PICTURE_FINE);
  g_assert_cmpuint (test_picture_host_count (self->host, "/circle"), ==, 6);
}

/* A host that is silent, and one that takes too long over all. Many of them do not keep the others from coming. */
static void
test_slow (Fixture *self, gconstpointer data)
{
  self->manners.idle_seconds = 1;
  for (guint i = 0; i < 6; i++)
    add_path (self, "/slow");
  add_path (self, "/dot.png");
  fetch (self);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (get (self, i)->problem, ==, SHEAF_PICTURE_UNREACHABLE);
  g_assert_cmpint (get (self, 6)->problem, ==, SHEAF_PICTURE_FINE);
  self->manners.idle_seconds = 60;
  self->manners.picture_seconds = 1;
  g_assert_cmpint (fetch_one (self, "/slow"), ==, SHEAF_PICTURE_UNREACHABLE);
}

static void
test_private (Fixture *self, gconstpointer data)
{
  static const char *const hosts[] = { "private.test", TEST_PRIVATE_HOST, "2130706434",
                                       "0x7f000002", "[::ffff:127.0.0.2]" };

  g_assert_cmpint (fetch_one (self, "/private"), ==, SHEAF_PICTURE_PRIVATE);
  g_ptr_array_set_size (self->requests, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    add (self, test_picture_host_address (self->host, hosts[i], "/dot.png"), NULL);
  add (self, g_strdup ("ftp://pictures.test/dot.png"), NULL);
  add (self, g_strdup ("http://pictures.test:22/dot.png"), NULL);
  add (self, g_strdup ("http:///dot.png"), NULL);
  fetch (self);
  for (guint i = 0; i < self->requests->len; i++)
    g_assert_cmpint (get (self, i)->problem, !=, SHEAF_PICTURE_FINE);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_PRIVATE);
  g_assert_cmpint (get (self, 1)->problem, ==, SHEAF_PICTURE_PRIVATE);
  g_assert_cmpuint (test_picture_host_count_private (self->host), ==, 0);
}

/* Hosts that are never to be asked, also where another sends on to them. */
static void
test_never (Fixture *self, gconstpointer data)
{
  g_autofree char *address = test_picture_host_address (self->host, "pictures.test", "");
  const char *const never[] = { address + strlen ("http://"), NULL };

  self->manners.never = never;
  g_assert_cmpint (fetch_one (self, "/dot.png"), ==, SHEAF_PICTURE_NOT_ASKED);
  add (self, test_picture_host_address (self->host, "news.test", "/gone"),
       test_picture_host_address (self->host, "pictures.test", "/dot.png"));
  fetch (self);
  g_assert_cmpint (get (self, 1)->problem, ==, SHEAF_PICTURE_NOT_FOUND);
  g_assert_cmpuint (test_picture_host_count (self->host, NULL), ==, 1);
}

/* The name is asked for again for another picture, and leads elsewhere then. */
static void
test_rebound (Fixture *self, gconstpointer data)
{
  add (self, test_picture_host_address (self->host, "rebound.test", "/dot.png"), NULL);
  fetch (self);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_FINE);
  fetch (self);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_PRIVATE);
  g_assert_cmpuint (test_picture_host_count_private (self->host), ==, 0);
  /* It is there: one that counts as public is asked. */
  self->manners.also = TEST_PRIVATE_HOST;
  fetch (self);
  g_assert_cmpint (get (self, 0)->problem, ==, SHEAF_PICTURE_FINE);
  g_assert_cmpuint (test_picture_host_count_private (self->host), ==, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_path (self, "/dot.png");
  for (guint i = 0; i < 30; i++)
    add_path (self, "/slow");
  self->cancel_after = 1;
  g_array_set_size (self->found, self->requests->len);
  g_assert_false (sheaf_picture_fetcher_run (self->requests, &self->manners, fetched_cb, self,
                                             self->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (self->n_told, ==, 1);
  g_assert_cmpuint (test_picture_host_count (self->host, "/slow"), <=, 4);
}

/* --- Which addresses are public --- */

static void
test_addresses (void)
{
  static const char *const open[] = { "1.1.1.1",        "100.63.255.255",  "100.128.0.0",
                                      "172.15.0.1",     "172.32.0.1",      "192.0.1.1",
                                      "198.17.0.1",     "198.20.0.0",      "223.255.255.255",
                                      "2001:200::1",    "2400:3200::1",    "2606:4700::1",
                                      "::ffff:1.1.1.1", "64:ff9b::101:101" };
  static const char *const closed[] = {
    "0.0.0.0",
    "0.1.2.3",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "ff02::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "::127.0.0.1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (open[i]);

      g_test_message ("%s", open[i]);
      g_assert_true (sheaf_inet_is_public (address));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (closed[i]);

      g_test_message ("%s", closed[i]);
      g_assert_false (sheaf_inet_is_public (address));
    }
}

/* What is asked, whatever the words of an address look like. */
static void
test_hosts (void)
{
  static const struct
  {
    const char *address;
    const char *host; /* NULL: nobody */
  } cases[] = {
    { "http://a.example/b", "a.example" },
    { "//A.example/b", "a.example" },
    { "https://a.example:443/", "a.example" },
    { "http://a.example:443/", "a.example:443" },
    { "http://a.example:8080/", "a.example:8080" },
    { "http://[2606:4700::1]/", "2606:4700::1" },
    { "http://[2606:4700::1]:8080/", "[2606:4700::1]:8080" },
    { "http://b.example@a.example/", "a.example" },
    { "http://b.example:1@a.example/", "a.example" },
    { "https://a.example/x?for=http://b.example/c", "a.example" },
    { "https://%61.example/", "a.example" },
    { "http://b\u00fccher.example/", "xn--bcher-kva.example" },
    { "http://a.example/100%.png", "a.example" },
    { "http://b.example\\@a.example/", NULL },
    { "http:\\\\a.example/", NULL },
    { "ftp://a.example/", NULL },
    { "file:///etc/hostname", NULL },
    { "http:///b", NULL },
    { "http://a.example:22/", NULL },
    { "http://a.example:0/", NULL },
    { "http://a.example:99999/", NULL },
    { "b.png", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = sheaf_web_address_host (cases[i].address);

      g_test_message ("%s", cases[i].address);
      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

/* By the words of an address: this is all that is known where a proxy looks up names. */
static void
test_inner (void)
{
  static const char *const inner[] = {
    "http://127.0.0.1/",   "http://127.1/",
    "http://2130706433/",  "http://0x7f.1/",
    "http://0177.0.0.1/",  "http://10.0.0.1:8080/",
    "http://169.254.1.1/", "http://[::1]/",
    "http://[fe80::1]/",   "http://[::ffff:10.0.0.1]/",
    "http://localhost/",   "http://router/",
    "http://a.local/",     "http://nas.lan/",
    "http://b.home.arpa/", "http://c.localhost./",
    "http://x.internal/",  "http://fritz.box./",
  };
  static const char *const outer[] = { "http://1.1.1.1/", "http://a.example/", "http://a.example./",
                                       "http://[2606:4700::1]/", "http://local.example/" };

  for (gsize i = 0; i < G_N_ELEMENTS (inner); i++)
    {
      g_autoptr (GUri) uri = sheaf_web_address_parse (inner[i]);

      g_test_message ("%s", inner[i]);
      g_assert_true (uri && sheaf_web_address_is_inner (uri, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (outer); i++)
    {
      g_autoptr (GUri) uri = sheaf_web_address_parse (outer[i]);

      g_test_message ("%s", outer[i]);
      g_assert_false (sheaf_web_address_is_inner (uri, NULL));
    }
}

#define ADD(name, func)                                                                            \
  g_test_add ("/picture-fetcher/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pictures", test_pictures);
  ADD ("says-nothing", test_says_nothing);
  ADD ("referrer", test_referrer);
  ADD ("alternate", test_alternate);
  ADD ("bad", test_bad);
  ADD ("slow", test_slow);
  ADD ("private", test_private);
  ADD ("rebound", test_rebound);
  ADD ("never", test_never);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/picture-fetcher/addresses", test_addresses);
  g_test_add_func ("/picture-fetcher/hosts", test_hosts);
  g_test_add_func ("/picture-fetcher/inner", test_inner);
  return g_test_run ();
}
