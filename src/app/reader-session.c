/* reader-session.c: the walls around the article view, as WebKit's settings
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-session.h"

/* Nothing listens on the port of the discard service, and the name needs no resolving. */
#define DEAD_PROXY "http://127.0.0.1:9"

/* Open connections on hovering or pressing a link, past the policy decision (ENVIRONMENT, section 2). */
static const char *const features_off[] = {
  "LinkPreconnect", "LinkPreconnectEarlyHints", "LinkDNSPrefetch", "LinkPrefetch", NULL,
};

/* Keeps the paragraph in place while fonts and widths change (UI, section 3). */
static const char *const features_on[] = { "CSSScrollAnchoring", NULL };

static void
set_features (WebKitSettings *settings, SheafReaderWalls walls)
{
  g_autoptr (WebKitFeatureList) features = webkit_settings_get_all_features ();

  for (gsize i = 0; i < webkit_feature_list_get_length (features); i++)
    {
      WebKitFeature *feature = webkit_feature_list_get (features, i);
      const char *name = webkit_feature_get_identifier (feature);

      if (walls & SHEAF_READER_WALL_NETWORK && g_strv_contains (features_off, name))
        webkit_settings_set_feature_enabled (settings, feature, FALSE);
      if (g_strv_contains (features_on, name))
        webkit_settings_set_feature_enabled (settings, feature, TRUE);
    }
}

WebKitSettings *
sheaf_reader_settings_new (SheafReaderWalls walls)
{
  gboolean scripts = !(walls & SHEAF_READER_WALL_SCRIPTS);
  /* One property a line. */
  /* clang-format off */
  WebKitSettings *settings = g_object_new (
      WEBKIT_TYPE_SETTINGS,
      "enable-javascript", scripts,
      "enable-javascript-markup", scripts,
      "javascript-can-open-windows-automatically", FALSE,
      "javascript-can-access-clipboard", FALSE,
      "allow-modal-dialogs", FALSE,
      "allow-file-access-from-file-urls", FALSE,
      "allow-universal-access-from-file-urls", FALSE,
      "allow-top-navigation-to-data-urls", FALSE,
      "enable-html5-database", FALSE,
      "enable-html5-local-storage", FALSE,
      "enable-fullscreen", FALSE,
      "enable-media", FALSE,
      "enable-media-capabilities", FALSE,
      "enable-media-stream", FALSE,
      "enable-mediasource", FALSE,
      "enable-encrypted-media", FALSE,
      "enable-webaudio", FALSE,
      "enable-webgl", FALSE,
      "enable-webrtc", FALSE,
      "enable-page-cache", FALSE,
      "enable-back-forward-navigation-gestures", FALSE,
      "enable-developer-extras", FALSE,
      "enable-site-specific-quirks", FALSE,
      "enable-write-console-messages-to-stdout", FALSE,
      "media-playback-requires-user-gesture", TRUE,
      "default-charset", "utf-8",
      NULL);
  /* clang-format on */

  set_features (settings, walls);
  return settings;
}

static void
download_started_cb (WebKitNetworkSession *session, WebKitDownload *download)
{
  webkit_download_cancel (download);
}

WebKitNetworkSession *
sheaf_reader_session_new (SheafReaderWalls walls)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();

  webkit_network_session_set_tls_errors_policy (session, WEBKIT_TLS_ERRORS_POLICY_FAIL);
  webkit_network_session_set_persistent_credential_storage_enabled (session, FALSE);
  webkit_cookie_manager_set_accept_policy (webkit_network_session_get_cookie_manager (session),
                                           WEBKIT_COOKIE_POLICY_ACCEPT_NEVER);
  g_signal_connect (session, "download-started", G_CALLBACK (download_started_cb), NULL);
  if (walls & SHEAF_READER_WALL_NETWORK)
    {
      WebKitNetworkProxySettings *proxy = webkit_network_proxy_settings_new (DEAD_PROXY, NULL);

      webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, proxy);
      webkit_network_proxy_settings_free (proxy);
    }
  return session;
}

WebKitWebContext *
sheaf_reader_context_new (const char *extensions)
{
  WebKitWebContext *context = webkit_web_context_new ();

  webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  webkit_web_context_set_spell_checking_enabled (context, FALSE);
  if (extensions)
    webkit_web_context_set_web_process_extensions_directory (context, extensions);
  return context;
}
