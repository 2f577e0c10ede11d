/* reader-links.c: where a link leads, told truly
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-links.h"

#include "app/format-list.h"
#include "core/library-categories.h"
#include "core/page-head.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* What may stand in an address as it is (RFC 3986, 2); everything else is escaped. */
#define PLAIN "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

/* Fields of a mail that a page may fill in (RFC 6068); "attach" and its like are not among them. */
static const char *const mail_fields[] = { "to", "cc", "bcc", "subject", "body", NULL };

/* Endings of host names that people write without http:// or www. before them. */
static const char *const known_endings[] = {
  "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "dev", "app", "cn",
  "tw",  "hk",  "jp",  "kr",  "de",  "fr",  "uk",  "eu",   "nl",  "it", "es",  "se",  "no",
  "ch",  "at",  "ru",  "in",  "br",  "au",  "ca",  "us",   "me",  "tv", "co",  NULL,
};

void
sheaf_link_free (SheafLink *self)
{
  g_free (self->address);
  g_free (self->host);
  g_free (self->shown);
  g_free (self);
}

/* Escapes what is not printable ASCII, so that no character can hide, turn or look like another. */
static char *
visible (const char *text)
{
  return g_uri_escape_bytes ((const guint8 *) text, strlen (text), PLAIN);
}

static char *
host_with_port (GUri *uri, const char *host)
{
  int port = g_uri_get_port (uri);
  int usual = g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
  g_autofree char *bracketed =
      strchr (host, ':') ? g_strdup_printf ("[%s]", host) : g_strdup (host);

  if (port <= 0 || port == usual)
    return g_steal_pointer (&bracketed);
  return g_strdup_printf ("%s:%d", bracketed, port);
}

/* The address with its host in punycode, and with or without what stands before it. */
static char *
join (GUri *uri, const char *user, const char *host)
{
  g_autofree char *joined =
      g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), user, host, g_uri_get_port (uri),
                  g_uri_get_path (uri), g_uri_get_query (uri), g_uri_get_fragment (uri));

  return visible (joined);
}

static SheafLink *
web_link_new (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  const char *user = g_uri_get_userinfo (uri);
  g_autofree char *ascii = NULL;
  SheafLink *self;

  if (host && host[0] != '\0')
    ascii = strchr (host, ':') ? g_strdup (host) : g_hostname_to_ascii (host);
  if (!ascii)
    return NULL;

  self = g_new0 (SheafLink, 1);
  self->address = join (uri, user, ascii);
  self->host = host_with_port (uri, ascii);
  self->shown = join (uri, NULL, ascii);
  self->has_user = user && user[0] != '\0';
  return self;
}

static gboolean
is_mail_field (const char *field)
{
  g_autofree char *name = g_uri_unescape_segment (field, field + strcspn (field, "="), NULL);
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

  return lower && g_strv_contains (mail_fields, lower);
}

/* Keeps of "subject=a&attach=/etc/passwd" what a page may say. */
static char *
harmless_fields (const char *query)
{
  g_auto (GStrv) fields = g_strsplit (query, "&", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; fields[i]; i++)
    if (is_mail_field (fields[i]))
      g_string_append_printf (kept, "%c%s", kept->len == 0 ? '?' : '&', fields[i]);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static SheafLink *
mail_link_new (GUri *uri)
{
  const char *to = g_uri_get_path (uri);
  g_autofree char *fields = harmless_fields (g_uri_get_query (uri) ? g_uri_get_query (uri) : "");
  g_autofree char *address = g_strconcat ("mailto:", to, fields, NULL);
  g_autofree char *unescaped = g_uri_unescape_string (to, NULL);
  SheafLink *self = g_new0 (SheafLink, 1);

  self->address = visible (address);
  self->host = visible (unescaped ? unescaped : to);
  self->shown = g_strdup (self->address);
  self->is_mail = TRUE;
  return self;
}

SheafLink *
sheaf_link_new (const char *uri)
{
  const GUriFlags flags =
      G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_HAS_PASSWORD;
  g_autoptr (GUri) parsed = NULL;
  const char *scheme;

  g_return_val_if_fail (uri, NULL);

  parsed = g_uri_parse (uri, flags, NULL);
  scheme = parsed ? g_uri_get_scheme (parsed) : NULL;
  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0)
    return web_link_new (parsed);
  if (g_strcmp0 (scheme, "mailto") == 0)
    return mail_link_new (parsed);
  return NULL;
}

/* "https://www.Example.com:80/x" and "www.example.com" both give "www.example.com". */
static char *
host_of_text (const char *text, gboolean *is_sure)
{
  const char *start = strstr (text, "://");
  const char *at;
  g_autofree char *authority = NULL;
  g_autofree char *host = NULL;

  *is_sure = start || g_ascii_strncasecmp (text, "www.", 4) == 0;
  start = start ? start + 3 : text;
  authority = g_strndup (start, strcspn (start, "/?#\\ \t\n\r"));
  at = strrchr (authority, '@');
  host = g_strdup (at ? at + 1 : authority);
  host[strcspn (host, ":")] = '\0';
  return strchr (host, '.') ? g_hostname_to_ascii (host) : NULL;
}

static gboolean
has_known_ending (const char *host)
{
  const char *dot = strrchr (host, '.');
  g_autofree char *ending = dot ? g_ascii_strdown (dot + 1, -1) : NULL;

  return ending && g_strv_contains (known_endings, ending);
}

static const char *
without_www (const char *host)
{
  return g_ascii_strncasecmp (host, "www.", 4) == 0 ? host + 4 : host;
}

/* Whether one is the other, or below it: "example.com" and "blog.example.com" are of one owner. */
static gboolean
is_within (const char *host, const char *domain)
{
  gsize long_by;

  if (strlen (host) < strlen (domain))
    return FALSE;
  long_by = strlen (host) - strlen (domain);
  return g_ascii_strcasecmp (host + long_by, domain) == 0 &&
         (long_by == 0 || host[long_by - 1] == '.');
}

char *
sheaf_link_claimed_host (const SheafLink *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text ? text : ""));
  g_autofree char *claimed = NULL;
  g_autofree char *host = g_strdup (self->host);
  gboolean is_sure;

  g_return_val_if_fail (self, NULL);

  /* One word alone can be an address; a sentence that names one is not taken for it. */
  if (self->is_mail || strpbrk (stripped, " \t\n\r"))
    return NULL;
  claimed = host_of_text (stripped, &is_sure);
  if (!claimed || (!is_sure && !has_known_ending (claimed)))
    return NULL;
  if (host[0] != '[')
    host[strcspn (host, ":")] = '\0';
  if (is_within (host, without_www (claimed)) || is_within (claimed, without_www (host)))
    return NULL;
  return g_steal_pointer (&claimed);
}

static char *
describe_category (const char *category)
{
  g_auto (GStrv) names = sheaf_category_path_parse (category);
  g_autofree char *path = sheaf_format_category ((const char *const *) names);

  /* Translators: %s is a category's path, "News › Science" */
  return g_strdup_printf (_ ("Show the category %s"), path);
}

char *
sheaf_link_describe (const char *uri)
{
  g_autofree char *category = NULL;
  g_autoptr (SheafLink) link = NULL;

  g_return_val_if_fail (uri, NULL);

  category = sheaf_page_parse_category (uri);
  if (category)
    return describe_category (category);
  link = sheaf_link_new (uri);
  return link ? g_strdup (link->shown) : NULL;
}
