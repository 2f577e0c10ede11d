/* page-print.c: an article as the document that is printed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-print.h"

#include "core/page-head.h"
#include "core/page.h"
#include "core/prefix.h"
#include "core/sanitizer-escape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_RESOURCE "/io/github/sheaf/Sheaf/core/page-print.css"

#define LINK_START "<a href=\""

/* The addresses at the end, each once. */
typedef struct
{
  GPtrArray *addresses; /* char *, as they stand in the attribute: escaped */
  GHashTable *numbers;  /* address → GUINT_TO_POINTER (from 1) */
} Notes;

/* What the sanitiser wrote has no < in text or in a value, and href first in a link. */

static guint
number_of (Notes *self, char *address)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, address));

  if (number > 0)
    {
      g_free (address);
      return number;
    }
  g_ptr_array_add (self->addresses, address);
  g_hash_table_insert (self->numbers, address, GUINT_TO_POINTER (self->addresses->len));
  return self->addresses->len;
}

/* A place in the page is none to write down, and an address that is read already need not be. */
static gboolean
needs_note (const char *address, const char *content, const char *end)
{
  const char *bare = sheaf_has_prefix (address, "mailto:") ? address + strlen ("mailto:") : address;
  gsize length = strlen (bare);

  if (*address == '#' || *address == '\0')
    return FALSE;
  return (gsize) (end - content) != length || strncmp (content, bare, length) != 0;
}

/* One link, from its start tag on. Returns: where it ends */
static const char *
append_link (Notes *self, GString *out, const char *link)
{
  const char *address = link + strlen (LINK_START);
  const char *content = strchr (address, '>');
  const char *end = content ? strstr (content, "</a>") : NULL;
  g_autofree char *value = g_strndup (address, strcspn (address, "\""));

  if (!end)
    {
      g_string_append (out, link);
      return link + strlen (link);
    }
  g_string_append_len (out, link, end - link + (gssize) strlen ("</a>"));
  if (needs_note (value, content + 1, end))
    g_string_append_printf (out, "<sup class=\"sheaf-mark\">%u</sup>",
                            number_of (self, g_steal_pointer (&value)));
  return end + strlen ("</a>");
}

static void
append_with_marks (Notes *self, GString *out, const char *html)
{
  const char *link;

  while ((link = strstr (html, LINK_START)))
    {
      g_string_append_len (out, html, link - html);
      html = append_link (self, out, link);
    }
  g_string_append (out, html);
}

static void
append_notes (const Notes *self, GString *out)
{
  if (self->addresses->len == 0)
    return;
  g_string_append (out, "\n<section class=\"sheaf-notes\">\n<h2>");
  /* Translators: a heading at the end of what is printed, above the addresses of links */
  sheaf_html_append_text (out, _ ("Links"));
  g_string_append (out, "</h2>\n<ol>\n");
  for (guint i = 0; i < self->addresses->len; i++)
    g_string_append_printf (out, "<li>%s</li>\n", (char *) self->addresses->pdata[i]);
  g_string_append (out, "</ol>\n</section>\n");
}

/* On paper nobody can unfold. Returns: (transfer full) */
static char *
unfold (const char *html)
{
  g_autoptr (GRegex) regex = g_regex_new ("<details(?![^>]* open=)", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (regex, html, -1, 0, "<details open=\"\"", 0, NULL);
}

static void
append_body (GString *out, const char *html, gboolean with_notes)
{
  Notes notes;

  if (!with_notes)
    {
      g_string_append (out, html);
      return;
    }
  notes.addresses = g_ptr_array_new_with_free_func (g_free);
  notes.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  append_with_marks (&notes, out, html);
  append_notes (&notes, out);
  g_hash_table_unref (notes.numbers);
  g_ptr_array_unref (notes.addresses);
}

char *
sheaf_page_print (const SheafArticle *article, const SheafFragment *fragment, gboolean notes)
{
  g_autoptr (GBytes) style =
      g_resources_lookup_data (STYLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *begin = NULL;
  g_autofree char *unfolded = NULL;
  const char *head, *html;
  GString *out;

  g_return_val_if_fail (article && fragment, NULL);

  begin = sheaf_page_begin (article, fragment);
  html = sheaf_page_body (article, fragment);
  /* Nothing of the article can stand before it: its title is escaped. */
  head = strstr (begin, "</head>");
  g_return_val_if_fail (head && style, NULL);

  out = g_string_sized_new (strlen (begin) + strlen (html) + 4096);
  g_string_append_len (out, begin, head - begin);
  g_string_append (out, "<style>\n");
  g_string_append_len (out, g_bytes_get_data (style, NULL), (gssize) g_bytes_get_size (style));
  g_string_append (out, "</style>\n");
  g_string_append (out, head);
  unfolded = unfold (html);
  append_body (out, unfolded, notes);
  g_string_append (out, sheaf_page_end ());
  return g_string_free (out, FALSE);
}
