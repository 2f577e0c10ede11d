/* web-address.c: addresses that a picture may be asked for at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/web-address.h"

#include "core/prefix.h"
#include "core/public-address.h"

#include <arpa/inet.h>
#include <string.h>

/* As HTTP wants them (SOUP_HTTP_URI_FLAGS), and a "%" that escapes nothing is itself, as browsers take it. */
#define FLAGS                                                                                      \
  (G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_ENCODED_QUERY |               \
   G_URI_FLAGS_ENCODED_FRAGMENT | G_URI_FLAGS_SCHEME_NORMALIZE | G_URI_FLAGS_PARSE_RELAXED)

/* Browsers read a backslash as a slash, others as a part of the name. */
static gboolean
has_backslash (const char *address)
{
  const char *start = strstr (address, "//");
  const gsize length = start ? strcspn (start + 2, "/?#") : 0;

  return start && memchr (start + 2, '\\', length);
}

/* Returns: (transfer full) (nullable) */
static char *
normalize_host (const char *host)
{
  if (!host || !*host)
    return NULL;
  if (g_hostname_is_non_ascii (host))
    return g_hostname_to_ascii (host);
  return g_ascii_strdown (host, -1);
}

static gboolean
is_asked (const char *scheme, int port)
{
  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) &&
         (port == -1 || port == 80 || port == 443 || (port > 1023 && port <= G_MAXUINT16));
}

GUri *
sheaf_web_address_parse (const char *address)
{
  g_autofree char *whole = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address, NULL);

  whole =
      sheaf_has_prefix (address, "//") ? g_strconcat ("https:", address, NULL) : g_strdup (address);
  uri = has_backslash (whole) ? NULL : g_uri_parse (whole, FLAGS, NULL);
  host = uri ? normalize_host (g_uri_get_host (uri)) : NULL;
  if (!host || !is_asked (g_uri_get_scheme (uri), g_uri_get_port (uri)))
    return NULL;
  return g_uri_build (FLAGS, g_uri_get_scheme (uri), NULL, host, g_uri_get_port (uri),
                      g_uri_get_path (uri), g_uri_get_query (uri), NULL);
}

static guint16
usual_port (GUri *uri)
{
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

guint16
sheaf_web_address_port (GUri *uri)
{
  int port;

  g_return_val_if_fail (uri, 0);

  port = g_uri_get_port (uri);
  return port < 0 ? usual_port (uri) : (guint16) port;
}

char *
sheaf_web_address_name (GUri *uri)
{
  g_return_val_if_fail (uri, NULL);

  if (sheaf_web_address_port (uri) == usual_port (uri))
    return g_strdup (g_uri_get_host (uri));
  return g_strdup_printf (strchr (g_uri_get_host (uri), ':') ? "[%s]:%u" : "%s:%u",
                          g_uri_get_host (uri), sheaf_web_address_port (uri));
}

char *
sheaf_web_address_host (const char *address)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (address, NULL);

  uri = sheaf_web_address_parse (address);
  return uri ? sheaf_web_address_name (uri) : NULL;
}

/* "10.0.0.1", "10.1", "0xa000001", "fe80::1". Returns: (transfer full) (nullable) */
static GInetAddress *
read_number (const char *host)
{
  struct in_addr ipv4;

  if (inet_aton (host, &ipv4))
    return g_inet_address_new_from_bytes ((const guint8 *) &ipv4, G_SOCKET_FAMILY_IPV4);
  return g_inet_address_new_from_string (host);
}

/* RFC 6761, 6762, 8375, and what routers and companies use. A name without a dot is looked up at home first. */
static gboolean
is_home_name (const char *host)
{
  static const char *const ends[] = { ".localhost", ".local",   ".home.arpa", ".internal",
                                      ".intranet",  ".lan",     ".home",      ".corp",
                                      ".private",   "fritz.box" };
  g_autofree char *name = g_strdup (host);
  gsize length = strlen (name);

  if (length > 0 && name[length - 1] == '.')
    name[--length] = '\0';
  if (!strchr (name, '.'))
    return !strchr (name, ':');
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  return FALSE;
}

gboolean
sheaf_web_address_is_inner (GUri *uri, const char *also)
{
  g_autoptr (GInetAddress) number = NULL;

  g_return_val_if_fail (uri, TRUE);

  if (also && g_str_equal (g_uri_get_host (uri), also))
    return FALSE;
  number = read_number (g_uri_get_host (uri));
  return number ? !sheaf_inet_is_public (number) : is_home_name (g_uri_get_host (uri));
}
