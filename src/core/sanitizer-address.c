/* sanitizer-address.c: what an address in an article may be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-address.h"

#include "core/markdown-link.h"
#include "core/prefix.h"

#include <gio/gio.h>
#include <string.h>

/* Longest host name of the DNS, and a port. */
#define HOST_MAX 260

char *
sheaf_address_strip (const char *address)
{
  GString *stripped;
  gsize length;

  g_return_val_if_fail (address, NULL);

  while (*address && (guchar) *address <= ' ')
    address++;
  length = strlen (address);
  while (length > 0 && (guchar) address[length - 1] <= ' ')
    length--;
  stripped = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    if (address[i] != '\t' && address[i] != '\n' && address[i] != '\r')
      g_string_append_c (stripped, address[i]);
  return g_string_free (stripped, FALSE);
}

/* The length of the scheme with its colon, or 0 where there is none (WHATWG URL, "scheme state"). */
static gsize
scheme_length (const char *stripped)
{
  gsize length = 0;

  if (!g_ascii_isalpha (*stripped))
    return 0;
  while (g_ascii_isalnum (stripped[length]) || strchr ("+-.", stripped[length]))
    if (!stripped[length++])
      return 0;
  return stripped[length] == ':' ? length + 1 : 0;
}

static gboolean
has_scheme (const char *stripped, const char *scheme)
{
  return scheme_length (stripped) == strlen (scheme) &&
         g_ascii_strncasecmp (stripped, scheme, strlen (scheme)) == 0;
}

static gboolean
is_web (const char *stripped)
{
  return has_scheme (stripped, "http:") || has_scheme (stripped, "https:");
}

/* WHATWG takes a backslash for a slash in these. */
static gboolean
is_slash (char c)
{
  return c == '/' || c == '\\';
}

static gboolean
is_scheme_relative (const char *stripped)
{
  return is_slash (stripped[0]) && is_slash (stripped[1]);
}

static const char *
authority (const char *stripped)
{
  const char *p = stripped + scheme_length (stripped);

  while (is_slash (*p))
    p++;
  return p;
}

static gboolean
is_safe_link (const char *stripped)
{
  if (is_web (stripped))
    return *authority (stripped) != '\0';
  return *stripped == '#' || has_scheme (stripped, "mailto:");
}

char *
sheaf_address_clean_link (const char *address)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (address, NULL);

  stripped = sheaf_address_strip (address);
  if (is_scheme_relative (stripped))
    return *authority (stripped) ? g_strconcat ("https://", authority (stripped), NULL) : NULL;
  return is_safe_link (stripped) ? g_steal_pointer (&stripped) : NULL;
}

gboolean
sheaf_address_is_safe_link (const char *address)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (address, FALSE);

  stripped = sheaf_address_strip (address);
  return is_safe_link (stripped);
}

/* Pictures -------------------------------------------------------------------------------------- */

static gboolean
is_picture_data (const char *stripped)
{
  static const char *const types[] = { "png", "jpeg", "jpg", "gif", "webp" };
  const char *type = stripped + strlen ("data:image/");

  if (g_ascii_strncasecmp (stripped, "data:image/", strlen ("data:image/")) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      gsize length = strlen (types[i]);

      if (g_ascii_strncasecmp (type, types[i], length) == 0 &&
          (type[length] == ';' || type[length] == ','))
        return TRUE;
    }
  return FALSE;
}

/* A drive letter is no scheme: C:\pictures\a.png is a path. */
static gboolean
is_path (const char *stripped)
{
  gsize scheme = scheme_length (stripped);

  return scheme == 0 || scheme == 2 || has_scheme (stripped, "file:");
}

char *
sheaf_address_find_fragment (const char *link, GHashTable *ids)
{
  g_autofree char *unescaped = NULL;
  g_autofree char *slug = NULL;

  g_return_val_if_fail (link && ids, NULL);

  if (*link != '#')
    return NULL;
  if (g_hash_table_contains (ids, link + 1))
    return g_strdup (link + 1);
  unescaped = g_uri_unescape_string (link + 1, NULL);
  if (unescaped && g_hash_table_contains (ids, unescaped))
    return g_steal_pointer (&unescaped);
  slug = unescaped && g_utf8_validate (unescaped, -1, NULL) ? sheaf_slug (unescaped) : NULL;
  if (slug && g_hash_table_contains (ids, slug))
    return g_steal_pointer (&slug);
  return NULL;
}

SheafAddressKind
sheaf_address_picture_kind (const char *stripped)
{
  g_return_val_if_fail (stripped, SHEAF_ADDRESS_NONE);

  if (*stripped == '\0' || *stripped == '#')
    return SHEAF_ADDRESS_NONE;
  if (is_picture_data (stripped))
    return SHEAF_ADDRESS_DATA;
  if (is_web (stripped) || is_scheme_relative (stripped))
    return *authority (stripped) ? SHEAF_ADDRESS_REMOTE : SHEAF_ADDRESS_NONE;
  if (has_scheme (stripped, "article:"))
    return SHEAF_ADDRESS_OWN;
  return is_path (stripped) ? SHEAF_ADDRESS_LOCAL : SHEAF_ADDRESS_NONE;
}

/* Showing --------------------------------------------------------------------------------------- */

/* The address that a proxy's query holds, plain or escaped. */
static char *
find_inner (const char *stripped)
{
  const char *query = strchr (stripped, '?');
  g_autofree char *unescaped = NULL;
  const char *inner;

  if (!query)
    return NULL;
  unescaped = g_uri_unescape_string (query + 1, NULL);
  if (!unescaped || !g_utf8_validate (unescaped, -1, NULL))
    return NULL;
  if (sheaf_has_prefix (unescaped, "http://") || sheaf_has_prefix (unescaped, "https://"))
    return g_steal_pointer (&unescaped);
  inner = strstr (unescaped, "=http://");
  if (!inner)
    inner = strstr (unescaped, "=https://");
  return inner ? g_strdup (inner + 1) : NULL;
}

static char *
read_host (const char *address)
{
  const char *start = authority (address);
  gsize length = strcspn (start, "/\\?#");
  const char *at = g_strrstr_len (start, (gssize) length, "@");
  g_autofree char *host = NULL;

  if (at)
    {
      length -= (gsize) (at + 1 - start);
      start = at + 1;
    }
  if (length == 0 || length > HOST_MAX)
    return NULL;
  host = g_strndup (start, length);
  if (g_hostname_is_non_ascii (host))
    return g_hostname_to_ascii (host);
  return g_ascii_strdown (host, -1);
}

char *
sheaf_address_host (const char *stripped)
{
  g_autofree char *inner = NULL;

  g_return_val_if_fail (stripped, NULL);

  inner = find_inner (stripped);
  return read_host (inner ? inner : stripped);
}

char *
sheaf_address_file_name (const char *stripped)
{
  g_autofree char *path = NULL;
  g_autofree char *unescaped = NULL;
  const char *start;
  const char *name;

  g_return_val_if_fail (stripped, NULL);

  path = g_strndup (stripped, strcspn (stripped, "?#"));
  unescaped = g_uri_unescape_string (path, NULL);
  start = unescaped && g_utf8_validate (unescaped, -1, NULL) ? unescaped : path;
  name = start + strlen (start);
  while (name > start && !is_slash (name[-1]))
    name--;
  return *name ? g_strdup (name) : NULL;
}

gboolean
sheaf_address_parse_article (const char *address, gint64 *id, const char **fragment)
{
  static const char prefix[] = "article:///";
  g_autofree char *digits = NULL;
  const char *p;
  guint64 number;

  g_return_val_if_fail (address && id && fragment, FALSE);

  if (!sheaf_has_prefix (address, prefix))
    return FALSE;
  p = address + strlen (prefix);
  digits = g_strndup (p, strcspn (p, "#"));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXINT64, &number, NULL))
    return FALSE;
  *id = (gint64) number;
  *fragment = p + strlen (digits);
  for (p = *fragment; *p; p++)
    if (p > *fragment && !g_ascii_isalnum (*p) && !strchr ("-_.~%", *p) && (guchar) *p < 0x80)
      return FALSE;
  return TRUE;
}
