/* sanitizer-guard.c: HTML made fit for a tree builder that must not be given everything
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-guard.h"

#include "core/html-scan.h"
#include "core/html-text.h"
#include "core/sanitizer-depth.h"
#include "core/sanitizer-escape.h"
#include "core/sanitizer-rules.h"

#include <string.h>

#define DOCTYPE "<!DOCTYPE html>"

#define ATTRIBUTE_MAX 64

typedef struct
{
  const char *p;
  const char *end;
  GString *html;
  SheafDepth *depth;
  guint unclosed; /* of trees[]: those whose end tag is nowhere ahead, not looked for again */
} Guard;

/* What the content of an element is to the tokenizer, where it is no markup. */
typedef enum
{
  RAW_NOT,
  RAW_SKIP,       /* not shown */
  RAW_TEXT,       /* shown as it stands */
  RAW_REFERENCES, /* shown, its references decoded */
  RAW_REST,       /* shown, and nothing ends it */
} Raw;

static Raw
raw_kind (const char *name)
{
  static const struct
  {
    const char *name;
    Raw raw;
  } raws[] = {
    { "script", RAW_SKIP }, { "style", RAW_SKIP },     { "title", RAW_SKIP },
    { "iframe", RAW_SKIP }, { "noembed", RAW_SKIP },   { "noframes", RAW_SKIP },
    { "xmp", RAW_TEXT },    { "plaintext", RAW_REST }, { "textarea", RAW_REFERENCES },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (raws); i++)
    if (g_str_equal (raws[i].name, name))
      return raws[i].raw;
  return RAW_NOT;
}

/* The name the tree builder gets, or NULL where it gets none. */
static const char *
name_for (const char *name)
{
  const SheafElementRule *rule = sheaf_rules_find (name);

  if (g_str_equal (name, "source"))
    return "source";
  switch (rule->action)
    {
    case SHEAF_ACTION_KEEP:
      return rule->flags & (SHEAF_ELEMENT_CENTER | SHEAF_ELEMENT_ROOT) ? rule->name : rule->output;
    case SHEAF_ACTION_MEDIA:
      return raw_kind (name) || g_str_equal (name, "frame") ? "embed" : rule->name;
    case SHEAF_ACTION_PICTURE:
      return "img";
    case SHEAF_ACTION_CHECKBOX:
      return "input";
    case SHEAF_ACTION_UNWRAP:
    case SHEAF_ACTION_DROP:
    default:
      return NULL;
    }
}

gboolean
sheaf_guard_keeps_name (const char *name)
{
  static const char *const names[] = { "article", "aside", "footer",  "form", "header",
                                       "main",    "nav",   "section", NULL };

  g_return_val_if_fail (name, FALSE);

  return g_strv_contains (names, name);
}

/* Writing --------------------------------------------------------------------------------------- */

/* A space in place of a tag that is too deep, so that words it divided stay divided. @was: (nullable) */
static void
open_element (Guard *self, const char *name, const char *was, const char *attributes, gsize length)
{
  if (!sheaf_depth_open (self->depth, name))
    {
      g_string_append_c (self->html, ' ');
      return;
    }
  g_string_append_printf (self->html, "<%s", name);
  if (was)
    g_string_append_printf (self->html, " " SHEAF_GUARD_NAME "=\"%s\"", was);
  g_string_append_len (self->html, attributes, (gssize) length);
  g_string_append_c (self->html, '>');
}

static void
close_element (Guard *self, const char *name)
{
  if (sheaf_depth_is_void (name))
    return;
  if (sheaf_depth_close (self->depth, name))
    g_string_append_printf (self->html, "</%s>", name);
  else
    g_string_append_c (self->html, ' ');
}

static void
write_raw (Guard *self, const char *end, Raw raw)
{
  g_autofree char *text = g_strndup (self->p, (gsize) (end - self->p));

  if (raw != RAW_REFERENCES)
    sheaf_html_append_text (self->html, text);
  for (const char *p = text; raw == RAW_REFERENCES && *p; p++)
    if (*p == '<')
      g_string_append (self->html, "&lt;");
    else
      g_string_append_c (self->html, *p);
  self->p = end;
}

/* Tags ------------------------------------------------------------------------------------------ */

/* Elements that are not shown, or not as a tree. */
static const char *const trees[] = { "math", "svg", "template" };

static void
replace_tree (Guard *self, const SheafHtmlTag *tag, guint tree)
{
  const char *end = NULL;
  g_autofree char *text = NULL;

  if (tag->self_closing || self->unclosed & (1u << tree))
    return;
  end = sheaf_html_scan_element (tag->after, self->end, tag->name);
  if (!end)
    {
      self->unclosed |= 1u << tree;
      return;
    }
  if (g_str_equal (tag->name, "math"))
    {
      text = sheaf_html_text (self->p, (gsize) (end - self->p), NULL);
      sheaf_html_append_text (self->html, text);
    }
  self->p = end;
}

static void
replace_raw (Guard *self, const SheafHtmlTag *tag, const char *name, Raw raw)
{
  const char *close =
      raw == RAW_REST ? self->end : sheaf_html_scan_close (self->p, self->end, tag->name);

  if (raw == RAW_SKIP)
    {
      self->p = close;
      return;
    }
  open_element (self, name, NULL, "", 0);
  write_raw (self, close, raw);
  close_element (self, name);
}

/* From behind the name to the '>' or to one attribute too many. */
static gsize
attributes_length (const char *attributes, const char *after)
{
  return (gsize) (sheaf_html_scan_attributes (attributes, after, ATTRIBUTE_MAX) - attributes);
}

static void
guard_start_tag (Guard *self, const char *start, const SheafHtmlTag *tag)
{
  const char *name = name_for (tag->name);
  const char *attributes = start + 1 + strcspn (start + 1, " \t\n\f\r/>");
  Raw raw = raw_kind (tag->name);

  for (guint i = 0; i < G_N_ELEMENTS (trees); i++)
    if (g_str_equal (tag->name, trees[i]))
      {
        self->p = start;
        replace_tree (self, tag, i);
        self->p = MAX (self->p, tag->after);
        return;
      }
  if (g_str_equal (tag->name, "noscript"))
    open_element (self, "span", NULL, SHEAF_GUARD_NOSCRIPT, strlen (SHEAF_GUARD_NOSCRIPT));
  else if (name && (raw == RAW_NOT || raw == RAW_SKIP))
    open_element (self, name, sheaf_guard_keeps_name (tag->name) ? tag->name : NULL, attributes,
                  attributes_length (attributes, tag->after));
  if (raw)
    replace_raw (self, tag, name, raw);
}

static void
guard_end_tag (Guard *self, const SheafHtmlTag *tag)
{
  const char *name = g_str_equal (tag->name, "noscript") ? "span" : name_for (tag->name);

  if (name && !raw_kind (tag->name) && !(sheaf_rules_find (tag->name)->flags & SHEAF_ELEMENT_ROOT))
    close_element (self, name);
}

static void
guard_markup (Guard *self)
{
  const char *start = self->p;
  SheafHtmlTag tag;

  sheaf_html_scan_tag (start, self->end, &tag);
  self->p = tag.after;
  if (tag.markup == SHEAF_HTML_TEXT)
    g_string_append (self->html, "&lt;");
  else if (tag.markup == SHEAF_HTML_START_TAG && tag.is_complete)
    guard_start_tag (self, start, &tag);
  else if (tag.markup == SHEAF_HTML_END_TAG && tag.is_complete)
    guard_end_tag (self, &tag);
}

/* References ------------------------------------------------------------------------------------ */

/* gumbo reads the number of a reference into an int and lets it overflow: one beyond Unicode becomes the first number
 * beyond it, in as many digits, which is read as U+FFFD. */
static void
bound_number (char *digits)
{
  gboolean hex = (*digits | 0x20) == 'x';
  const char *beyond = hex ? "110000" : "1114112";
  gsize length = 0;
  guint64 number = 0;

  digits += hex;
  for (; hex ? g_ascii_isxdigit (digits[length]) : g_ascii_isdigit (digits[length]); length++)
    {
      int digit =
          hex ? g_ascii_xdigit_value (digits[length]) : g_ascii_digit_value (digits[length]);

      number = MIN (number * (hex ? 16 : 10) + (guint64) digit, G_MAXINT32);
    }
  if (number <= 0x10FFFF)
    return;
  memset (digits, '0', length);
  memcpy (digits + length - strlen (beyond), beyond, strlen (beyond));
}

static void
bound_references (GString *html)
{
  const char *end = html->str + html->len;

  for (char *p = memmem (html->str, html->len, "&#", 2); p; p = memmem (p, end - p, "&#", 2))
    {
      p += 2;
      bound_number (p);
    }
}

GString *
sheaf_guard_html (const char *html, gsize length)
{
  Guard self = { .p = html, .end = html + length };

  g_return_val_if_fail (html, NULL);

  self.html = g_string_sized_new (length + strlen (DOCTYPE) + 1);
  g_string_append (self.html, DOCTYPE);
  self.depth = sheaf_depth_new ();
  while (self.p < self.end)
    {
      const char *next = memchr (self.p, '<', (gsize) (self.end - self.p));

      if (!next)
        next = self.end;
      g_string_append_len (self.html, self.p, next - self.p);
      self.p = next;
      if (next < self.end)
        guard_markup (&self);
    }
  sheaf_depth_free (self.depth);
  bound_references (self.html);
  return self.html;
}
