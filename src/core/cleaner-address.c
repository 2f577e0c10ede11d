/* cleaner-address.c: the true address within one that leads there by way of somebody else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaner-address.h"

#include "core/prefix.h"
#include "core/sanitizer-address.h"

#include <string.h>

/* Longer ones are left as they are. */
#define ADDRESS_MAX 8192

/* Behind the "//". Returns: (nullable) */
static const char *
authority_of (const char *address)
{
  static const char *const schemes[] = { "https://", "http://", "//" };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (address, schemes[i], strlen (schemes[i])) == 0)
      return address + strlen (schemes[i]);
  return NULL;
}

gboolean
sheaf_cleaner_has_host (const char *address, const char *const *hosts)
{
  const char *start;
  g_autofree char *host = NULL;

  g_return_val_if_fail (address && hosts, FALSE);

  start = authority_of (address);
  if (!start)
    return FALSE;
  host = g_ascii_strdown (start, (gssize) strcspn (start, "/\\?#:"));
  for (; *hosts; hosts++)
    {
      gsize over = strlen (host) - MIN (strlen (host), strlen (*hosts));

      if (g_str_equal (*hosts, "*"))
        return TRUE;
      if (g_str_equal (host + over, *hosts) && (over == 0 || host[over - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

/* "host.example/path", as some proxies have it. */
static gboolean
is_bare (const char *text)
{
  gsize host = strcspn (text, "/?#");

  return host > 3 && text[host] == '/' && memchr (text, '.', host) && text[0] != '.' &&
         strspn (text, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-") == host;
}

/* Decoded where it does not begin as an address does. */
static char *
take (const char *text, gsize length, gboolean may_be_bare)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *decoded = authority_of (raw) ? NULL : g_uri_unescape_string (raw, NULL);
  const char *found = decoded ? decoded : raw;
  const char *authority = g_utf8_validate (found, -1, NULL) ? authority_of (found) : NULL;

  if (authority && *authority && !strchr ("/?#", *authority))
    return sheaf_has_prefix (found, "//") ? g_strconcat ("https:", found, NULL) : g_strdup (found);
  if (!may_be_bare || !is_bare (found))
    return NULL;
  return g_strconcat ("https://", found, NULL);
}

static char *
take_parameter (const char *query, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = query; p; p = strchr (p, '&'))
    {
      p += *p == '&';
      if (strncmp (p, name, length) == 0 && p[length] == '=')
        return take (p + length + 1, strcspn (p + length + 1, "&#"), TRUE);
    }
  return NULL;
}

static char *
take_path (const char *address)
{
  const char *authority = authority_of (address);
  const char *path = authority ? strchr (authority, '/') : NULL;

  return path ? take (path + 1, strcspn (path + 1, "?#"), TRUE) : NULL;
}

char *
sheaf_cleaner_unwrap (const char *address, const char *const *parameters)
{
  const char *query;
  char *found = NULL;

  g_return_val_if_fail (address && parameters, NULL);

  if (strlen (address) > ADDRESS_MAX)
    return NULL;
  query = strchr (address, '?');
  for (; *parameters && !found; parameters++)
    if (g_str_equal (*parameters, "/"))
      found = take_path (address);
    else if (query && !**parameters)
      found = take (query + 1, strlen (query + 1), FALSE);
    else if (query)
      found = take_parameter (query + 1, *parameters);
  return found;
}
