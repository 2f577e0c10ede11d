/* cleaning-change.c: what rules put in the place of an address or a style
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/cleaning-change.h"

#include "core/cleaner-address.h"
#include "core/sanitizer-address.h"
#include "core/sanitizer-picture.h"

#include <string.h>

/* How often an address within an address is taken, and how many declarations a style has at the most. */
#define UNWRAPS_MAX      3
#define DECLARATIONS_MAX 255

/* Addresses ------------------------------------------------------------------------------------- */

/* "a.png 1x, b.png 2x" where the name says that it is such a list. */
static char *
read_attribute (const SheafHtmlNode *node, const char *name)
{
  const char *value = sheaf_html_node_attribute (node, name);
  SheafPictureClaims claims = { 0 };

  if (g_str_has_suffix (name, "srcset"))
    claims.source_set = value;
  else
    claims.lazy = value;
  return value ? sheaf_picture_choose (&claims) : NULL;
}

static char *
take_picture (const GPtrArray *rules, const SheafHtmlNode *node)
{
  char *found = NULL;

  for (guint i = 0; !found && i < rules->len; i++)
    {
      const SheafCleanerRule *rule = rules->pdata[i];

      if (rule->action == SHEAF_CLEANER_TAKE_PICTURE)
        for (char **name = rule->attributes; !found && *name; name++)
          found = read_attribute (node, *name);
    }
  return found;
}

static char *
get_address (const SheafHtmlNode *node)
{
  const char *link = sheaf_html_node_attribute (node, "href");
  SheafPictureClaims claims;

  if (!sheaf_html_node_is (node, "img"))
    return link ? sheaf_address_strip (link) : NULL;
  sheaf_picture_read_claims (node, &claims);
  return sheaf_picture_choose (&claims);
}

static char *
unwrap_once (const GPtrArray *rules, const char *address)
{
  char *found = NULL;

  for (guint i = 0; !found && i < rules->len; i++)
    {
      const SheafCleanerRule *rule = rules->pdata[i];

      if (rule->action == SHEAF_CLEANER_UNWRAP &&
          sheaf_cleaner_has_host (address, (const char *const *) rule->hosts))
        found = sheaf_cleaner_unwrap (address, (const char *const *) rule->parameters);
    }
  return found;
}

char *
sheaf_cleaning_change_address (const GPtrArray *rules, const SheafHtmlNode *node)
{
  g_autofree char *taken = NULL;
  g_autofree char *address = NULL;
  gboolean changed;

  g_return_val_if_fail (rules && node, NULL);

  taken = take_picture (rules, node);
  changed = taken != NULL;
  address = taken ? g_steal_pointer (&taken) : get_address (node);
  for (guint i = 0; address && i < UNWRAPS_MAX; i++)
    {
      char *inner = unwrap_once (rules, address);

      if (!inner)
        break;
      g_free (address);
      address = inner;
      changed = TRUE;
    }
  return changed ? g_steal_pointer (&address) : NULL;
}

/* Styles ---------------------------------------------------------------------------------------- */

static gboolean
is_dropped (const GPtrArray *rules, const char *property, const char *declaration)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const SheafCleanerRule *rule = rules->pdata[i];

      if (rule->action == SHEAF_CLEANER_DROP_STYLES &&
          (g_strv_contains ((const char *const *) rule->styles, property) ||
           g_strv_contains ((const char *const *) rule->styles, declaration)))
        return TRUE;
    }
  return FALSE;
}

/* "Text-Align : Left" as "text-align:left". Returns: (transfer full) (nullable) */
static char *
normalize (const char *declaration, char **property)
{
  g_auto (GStrv) parts = g_strsplit (declaration, ":", 2);

  if (!parts[0] || !parts[1])
    return NULL;
  *property = g_ascii_strdown (g_strstrip (parts[0]), -1);
  g_strstrip (parts[1]);
  for (char *c = parts[1]; *c; c++)
    *c = g_ascii_tolower (*c);
  return g_strconcat (*property, ":", parts[1], NULL);
}

char *
sheaf_cleaning_change_style (const GPtrArray *rules, const SheafHtmlNode *node)
{
  const char *style;
  g_auto (GStrv) declarations = NULL;
  g_autoptr (GString) kept = NULL;
  gboolean dropped = FALSE;

  g_return_val_if_fail (rules && node, NULL);

  style = sheaf_html_node_attribute (node, "style");
  if (!style)
    return NULL;
  kept = g_string_new (NULL);
  declarations = g_strsplit (style, ";", DECLARATIONS_MAX + 1);
  for (guint i = 0; declarations[i] && i < DECLARATIONS_MAX; i++)
    {
      g_autofree char *property = NULL;
      g_autofree char *declaration = normalize (declarations[i], &property);

      if (declaration && is_dropped (rules, property, declaration))
        dropped = TRUE;
      else if (declaration)
        g_string_append_printf (kept, "%s;", declaration);
    }
  return dropped ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}
