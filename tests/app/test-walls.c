/* test-walls.c: each wall around the article view, with the others taken away
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "attack.h"

/* Counts every connection to a port of this machine that attacks try to reach. */
typedef struct
{
  GSocketService *service;
  guint port;
  guint connections;
} Canary;

static gboolean
incoming_cb (Canary *canary, GSocketConnection *connection)
{
  canary->connections++;
  return TRUE;
}

static void
canary_start (Canary *canary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;

  canary->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (canary->service), wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  canary->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got));
  g_signal_connect_swapped (canary->service, "incoming", G_CALLBACK (incoming_cb), canary);
}

static void
canary_stop (Canary *canary)
{
  g_socket_service_stop (canary->service);
  g_socket_listener_close (G_SOCKET_LISTENER (canary->service));
  g_clear_object (&canary->service);
}

static AttackCount
attack (const char *walls, guint *connections)
{
  g_autofree char *folder =
      g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests/data/attacks", NULL);
  g_autoptr (GPtrArray) files = attack_list ((const char *const[]){ folder, NULL });
  Canary canary = { 0 };
  AttackSetup setup;
  AttackCount count;

  g_assert_cmpuint (files->len, >, 40);
  g_assert_true (attack_setup (walls, &setup));
  canary_start (&canary);
  count = attack_run (&setup, files, canary.port);
  canary_stop (&canary);
  g_test_message ("%s: %u articles, %u scripts, %u connections, %u moves stopped, %u lost", walls,
                  count.opened, count.scripts, canary.connections, count.moves, count.lost);
  *connections = canary.connections;
  return count;
}

/* An alarm that never rings proves nothing: here nothing stands in the way. */
static void
test_control (void)
{
  guint connections;
  AttackCount count = attack ("none", &connections);

  g_assert_cmpuint (count.scripts, >=, 10);
  g_assert_cmpuint (connections, >=, 20);
}

static void
test_all (void)
{
  guint connections;
  AttackCount count = attack ("all", &connections);

  g_assert_cmpuint (count.scripts, ==, 0);
  g_assert_cmpuint (connections, ==, 0);
  g_assert_cmpuint (count.moves, ==, 0);
  g_assert_cmpuint (count.lost, ==, 0);
  g_assert_cmpuint (count.stuck, ==, 0);
}

static void
test_sanitizer (void)
{
  guint connections;
  AttackCount count = attack ("sanitizer", &connections);

  g_assert_cmpuint (count.scripts, ==, 0);
  g_assert_cmpuint (connections, ==, 0);
  g_assert_cmpuint (count.lost, ==, 0);
}

static void
test_view (void)
{
  guint connections;
  AttackCount count = attack ("view", &connections);

  g_assert_cmpuint (count.scripts, ==, 0);
  g_assert_cmpuint (connections, ==, 0);
  g_assert_cmpuint (count.stuck, ==, 0);
}

static void
test_content_policy (void)
{
  guint connections;
  AttackCount count = attack ("content", &connections);

  g_assert_cmpuint (count.scripts, ==, 0);
}

/* SAFETY S1 asks for three things that each keep a script from running: the policy above, and these. */
static void
test_no_scripts (gconstpointer walls)
{
  guint connections;
  AttackCount count = attack (walls, &connections);

  g_assert_cmpuint (count.scripts, ==, 0);
  /* Nothing else stands: the same files do get out, so it is this wall that is tested. */
  g_assert_cmpuint (connections, >, 0);
}

/* The installed program has them all. */
static void
test_installed (void)
{
  g_autoptr (GtkWidget) reader = g_object_ref_sink (sheaf_reader_new ());
  WebKitWebView *view = sheaf_reader_get_view (reader);
  WebKitSettings *settings = webkit_web_view_get_settings (view);
  const char *policy = webkit_web_view_get_default_content_security_policy (view);

  g_assert_false (webkit_settings_get_enable_javascript (settings));
  g_assert_false (webkit_settings_get_enable_javascript_markup (settings));
  g_assert_false (webkit_settings_get_allow_file_access_from_file_urls (settings));
  g_assert_false (webkit_settings_get_allow_universal_access_from_file_urls (settings));
  g_assert_true (g_str_has_prefix (policy, "default-src 'none'; "));
  g_assert_null (strstr (policy, "script-src"));
  g_assert_null (strstr (policy, "http"));
  g_assert_nonnull (strstr (policy, "; sandbox"));
  g_assert_true (webkit_network_session_is_ephemeral (webkit_web_view_get_network_session (view)));
}

/* What is dragged over the page is told to every drop target that it has, whatever its phase: it has none, or
 * WebKit would read it (SAFETY 0.6). */
static void
test_no_drops (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (pane->view));

  g_assert_cmpuint (g_list_model_get_n_items (controllers), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      g_assert_false (GTK_IS_DROP_TARGET_ASYNC (controller));
      g_assert_false (GTK_IS_DROP_TARGET (controller));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/walls/control", test_control);
  g_test_add_func ("/walls/all", test_all);
  g_test_add_func ("/walls/sanitizer-alone", test_sanitizer);
  g_test_add_func ("/walls/view-alone", test_view);
  g_test_add_func ("/walls/content-policy-alone", test_content_policy);
  g_test_add_data_func ("/walls/no-scripts-alone", "scripts", test_no_scripts);
  g_test_add_data_func ("/walls/javascript-off-alone", "javascript", test_no_scripts);
  g_test_add_data_func ("/walls/markup-off-alone", "markup", test_no_scripts);
  g_test_add_func ("/walls/installed", test_installed);
  g_test_add_func ("/walls/no-drops", test_no_drops);
  return g_test_run ();
}
