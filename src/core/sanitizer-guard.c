/* sanitizer-guard.c: HTML made fit for a tree builder whose cost grows with depth
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-guard.h"

#include "core/html-scan.h"

#include <stdlib.h>
#include <string.h>

/* Browsers stop at 512. More than what is written (256) with what is unwrapped on the way. */
#define DEPTH_MAX     400
#define ATTRIBUTE_MAX 64

/* How far beyond DEPTH_MAX an end tag looks for its start tag. */
#define LOOK_BACK 64

/* The sets of elements the tree construction stage of the HTML standard names. */
typedef enum
{
  KIND_VOID = 1 << 0,
  KIND_RAW = 1 << 1,        /* its content is not markup */
  KIND_ROOT = 1 << 2,       /* html, head, body: do not nest */
  KIND_SPECIAL = 1 << 3,    /* an end tag of another name does not reach past it */
  KIND_SCOPE = 1 << 4,      /* likewise, of any name */
  KIND_FORMATTING = 1 << 5, /* its end tag leaves the blocks in it open */
  KIND_BLOCK = 1 << 6,      /* ends a paragraph */
  KIND_HEADING = 1 << 7,
  KIND_FOREIGN = 1 << 8,     /* svg, math */
  KIND_INTEGRATION = 1 << 9, /* HTML within these */
  KIND_TABLE = 1 << 10,      /* parts of tables: only a table's root stops their end tags */
  KIND_TABLE_ROOT = 1 << 11,
  KIND_BOTH = 1 << 12, /* a name that SVG has as well */
} Kind;

#define DIVISION (KIND_SPECIAL | KIND_BLOCK)
#define PART     (KIND_SPECIAL | KIND_TABLE)

/* Sorted by name. */
static const struct
{
  const char *name;
  Kind kind;
} kinds[] = {
  { "a", KIND_FORMATTING | KIND_BOTH },
  { "address", DIVISION },
  { "annotation-xml", KIND_SCOPE | KIND_INTEGRATION },
  { "applet", KIND_SPECIAL | KIND_SCOPE },
  { "area", KIND_VOID },
  { "article", DIVISION },
  { "aside", DIVISION },
  { "b", KIND_FORMATTING },
  { "base", KIND_VOID },
  { "basefont", KIND_VOID },
  { "bgsound", KIND_VOID },
  { "big", KIND_FORMATTING },
  { "blockquote", DIVISION },
  { "body", KIND_ROOT },
  { "br", KIND_VOID },
  { "button", KIND_SPECIAL },
  { "caption", KIND_SPECIAL | KIND_SCOPE | KIND_TABLE },
  { "center", DIVISION },
  { "code", KIND_FORMATTING },
  { "col", KIND_VOID },
  { "colgroup", PART },
  { "dd", DIVISION },
  { "desc", KIND_SCOPE | KIND_INTEGRATION },
  { "details", DIVISION },
  { "dir", DIVISION },
  { "div", DIVISION },
  { "dl", DIVISION },
  { "dt", DIVISION },
  { "em", KIND_FORMATTING },
  { "embed", KIND_VOID },
  { "fieldset", DIVISION },
  { "figcaption", DIVISION },
  { "figure", DIVISION },
  { "font", KIND_FORMATTING | KIND_BOTH },
  { "footer", DIVISION },
  { "foreignobject", KIND_SCOPE | KIND_INTEGRATION },
  { "form", DIVISION },
  { "frame", KIND_VOID },
  { "h1", DIVISION | KIND_HEADING },
  { "h2", DIVISION | KIND_HEADING },
  { "h3", DIVISION | KIND_HEADING },
  { "h4", DIVISION | KIND_HEADING },
  { "h5", DIVISION | KIND_HEADING },
  { "h6", DIVISION | KIND_HEADING },
  { "head", KIND_ROOT },
  { "header", DIVISION },
  { "hgroup", DIVISION },
  { "hr", KIND_VOID | KIND_BLOCK },
  { "html", KIND_ROOT },
  { "i", KIND_FORMATTING },
  { "iframe", KIND_RAW },
  { "image", KIND_VOID | KIND_BOTH },
  { "img", KIND_VOID },
  { "input", KIND_VOID },
  { "keygen", KIND_VOID },
  { "li", DIVISION },
  { "link", KIND_VOID | KIND_BOTH },
  { "listing", DIVISION },
  { "main", DIVISION },
  { "marquee", KIND_SPECIAL | KIND_SCOPE },
  { "math", KIND_FOREIGN | KIND_SCOPE },
  { "menu", DIVISION },
  { "meta", KIND_VOID },
  { "mi", KIND_SCOPE | KIND_INTEGRATION },
  { "mn", KIND_SCOPE | KIND_INTEGRATION },
  { "mo", KIND_SCOPE | KIND_INTEGRATION },
  { "ms", KIND_SCOPE | KIND_INTEGRATION },
  { "mtext", KIND_SCOPE | KIND_INTEGRATION },
  { "nav", DIVISION },
  { "nobr", KIND_FORMATTING },
  { "noembed", KIND_RAW },
  { "noframes", KIND_RAW },
  { "object", KIND_SPECIAL | KIND_SCOPE },
  { "ol", DIVISION },
  { "p", DIVISION },
  { "param", KIND_VOID },
  { "plaintext", KIND_RAW },
  { "pre", DIVISION },
  { "s", KIND_FORMATTING },
  { "script", KIND_RAW },
  { "section", DIVISION },
  { "select", KIND_SPECIAL },
  { "small", KIND_FORMATTING },
  { "source", KIND_VOID },
  { "strike", KIND_FORMATTING },
  { "strong", KIND_FORMATTING },
  { "style", KIND_RAW },
  { "summary", DIVISION },
  { "svg", KIND_FOREIGN | KIND_SCOPE },
  { "table", KIND_SPECIAL | KIND_SCOPE | KIND_BLOCK | KIND_TABLE | KIND_TABLE_ROOT },
  { "tbody", PART },
  { "td", KIND_SPECIAL | KIND_SCOPE | KIND_TABLE },
  { "template", KIND_SPECIAL | KIND_SCOPE | KIND_TABLE_ROOT },
  { "textarea", KIND_RAW },
  { "tfoot", PART },
  { "th", KIND_SPECIAL | KIND_SCOPE | KIND_TABLE },
  { "thead", PART },
  { "title", KIND_RAW },
  { "tr", PART },
  { "track", KIND_VOID },
  { "tt", KIND_FORMATTING },
  { "u", KIND_FORMATTING },
  { "ul", DIVISION },
  { "wbr", KIND_VOID },
  { "xmp", KIND_RAW | KIND_BLOCK },
};

typedef struct
{
  guint hash; /* of the name */
  Kind kind;
} Open;

typedef struct
{
  const char *p;
  const char *end;
  const char *copied; /* all before it is in @html or left out */
  GString *html;
  GArray *open; /* Open; those from DEPTH_MAX on are left out */
} Guard;

static int
compare_kind (const void *name, const void *element)
{
  return strcmp (name, *(const char *const *) element);
}

static Kind
kind_of (const char *name)
{
  const void *found = bsearch (name, kinds, G_N_ELEMENTS (kinds), sizeof kinds[0], compare_kind);

  return found ? kinds[((const char *) found - (const char *) kinds) / sizeof kinds[0]].kind : 0;
}

/* What is open ---------------------------------------------------------------------------------- */

static const Open *
open_at (const Guard *self, guint i)
{
  return &g_array_index (self->open, Open, i);
}

static guint
search_floor (const Guard *self)
{
  return self->open->len > DEPTH_MAX + LOOK_BACK ? self->open->len - LOOK_BACK : 0;
}

/* Returns: one more than where an element named @name is open below no element of @stop, or 0 */
static guint
find_open (const Guard *self, const char *name, Kind stop)
{
  guint hash = g_str_hash (name);

  for (guint i = self->open->len; i-- > search_floor (self);)
    {
      if (open_at (self, i)->hash == hash)
        return i + 1;
      if (open_at (self, i)->kind & stop)
        break;
    }
  return 0;
}

static void
pop_to (Guard *self, guint found)
{
  if (found > 0)
    g_array_set_size (self->open, found - 1);
}

static gboolean
is_in_foreign_content (const Guard *self)
{
  for (guint i = self->open->len; i-- > search_floor (self);)
    if (open_at (self, i)->kind & (KIND_FOREIGN | KIND_INTEGRATION))
      return (open_at (self, i)->kind & KIND_FOREIGN) != 0;
  return FALSE;
}

/* Tags ------------------------------------------------------------------------------------------ */

static void
copy_up_to (Guard *self, const char *p)
{
  g_string_append_len (self->html, self->copied, p - self->copied);
  self->copied = p;
}

/* A space, so that words the tag divided stay divided. */
static void
leave_out (Guard *self, const char *from, const char *to)
{
  copy_up_to (self, from);
  g_string_append_c (self->html, ' ');
  self->copied = to;
}

static void
cut_attributes (Guard *self, const char *start, const char *after)
{
  const char *name_end = start + 1 + strcspn (start + 1, " \t\n\f\r/>");
  const char *cut;

  if (name_end >= after)
    return;
  cut = sheaf_html_scan_attributes (name_end, after, ATTRIBUTE_MAX);
  if (cut + 1 >= after || *cut == '>')
    return;
  copy_up_to (self, cut);
  self->copied = after - 1;
}

/* "The adoption agency algorithm": blocks within stay open. */
static void
close_formatting (Guard *self, guint found)
{
  if (found == 0)
    return;
  for (guint i = found; i < self->open->len; i++)
    if (open_at (self, i)->kind & KIND_SPECIAL)
      {
        g_array_remove_index (self->open, found - 1);
        return;
      }
  pop_to (self, found);
}

/* Elements whose start tag ends another, and what that does not reach past. */
static const struct
{
  const char *name, *closes;
  Kind stop;
} implied[] = {
  { "li", "li", KIND_SCOPE | KIND_SPECIAL },
  { "dd", "dd", KIND_SCOPE | KIND_SPECIAL },
  { "dd", "dt", KIND_SCOPE | KIND_SPECIAL },
  { "dt", "dd", KIND_SCOPE | KIND_SPECIAL },
  { "dt", "dt", KIND_SCOPE | KIND_SPECIAL },
  { "td", "td", KIND_TABLE },
  { "td", "th", KIND_TABLE },
  { "th", "td", KIND_TABLE },
  { "th", "th", KIND_TABLE },
  { "tr", "tr", KIND_TABLE_ROOT },
  { "tbody", "tbody", KIND_TABLE_ROOT },
  { "tbody", "thead", KIND_TABLE_ROOT },
  { "tfoot", "tbody", KIND_TABLE_ROOT },
  { "option", "option", KIND_SPECIAL },
  { "optgroup", "option", KIND_SPECIAL },
  { "optgroup", "optgroup", KIND_SPECIAL },
  { "rt", "rt", KIND_SPECIAL },
  { "rt", "rp", KIND_SPECIAL },
  { "rp", "rt", KIND_SPECIAL },
  { "rp", "rp", KIND_SPECIAL },
  { "button", "button", KIND_SCOPE },
};

static void
close_implied (Guard *self, const char *name, Kind kind)
{
  guint top = self->open->len;

  if (kind & KIND_BLOCK)
    pop_to (self, find_open (self, "p", KIND_SCOPE));
  if (kind & KIND_HEADING && top > 0 && open_at (self, top - 1)->kind & KIND_HEADING)
    pop_to (self, top);
  if (g_str_equal (name, "a") || g_str_equal (name, "nobr"))
    close_formatting (self, find_open (self, name, KIND_SCOPE));
  for (gsize i = 0; i < G_N_ELEMENTS (implied); i++)
    if (g_str_equal (implied[i].name, name))
      pop_to (self, find_open (self, implied[i].closes, implied[i].stop));
}

/* Most HTML elements end the SVG or MathML they stand in. */
static void
break_out (Guard *self)
{
  guint i = self->open->len;

  while (i > 0 && !(open_at (self, i - 1)->kind & KIND_FOREIGN))
    i--;
  pop_to (self, i);
}

static void
guard_start_tag (Guard *self, const SheafHtmlTag *tag)
{
  Kind kind = kind_of (tag->name);
  gboolean foreign = is_in_foreign_content (self);
  Open open = { .hash = g_str_hash (tag->name), .kind = kind };

  cut_attributes (self, self->p, tag->after);
  if (foreign && kind && !(kind & (KIND_BOTH | KIND_RAW | KIND_FOREIGN | KIND_INTEGRATION)))
    {
      break_out (self);
      foreign = is_in_foreign_content (self);
    }
  if (foreign ? tag->self_closing : (kind & (KIND_VOID | KIND_ROOT)) != 0)
    return;
  if (!foreign && kind & KIND_RAW)
    {
      self->p = sheaf_html_scan_close (tag->after, self->end, tag->name);
      return;
    }
  if (!foreign)
    close_implied (self, tag->name, kind);
  if (self->open->len >= DEPTH_MAX)
    leave_out (self, self->p, tag->after);
  g_array_append_val (self->open, open);
}

static Kind
stop_for (Kind kind)
{
  if (kind & KIND_TABLE)
    return KIND_TABLE_ROOT;
  return kind & (KIND_SPECIAL | KIND_FORMATTING) ? KIND_SCOPE : KIND_SPECIAL | KIND_SCOPE;
}

static void
guard_end_tag (Guard *self, const SheafHtmlTag *tag)
{
  Kind kind = kind_of (tag->name);
  guint found = find_open (self, tag->name, stop_for (kind));

  if (found > DEPTH_MAX || (!found && self->open->len > DEPTH_MAX))
    leave_out (self, self->p, tag->after);
  if (kind & KIND_FORMATTING)
    close_formatting (self, found);
  else
    pop_to (self, found);
}

GString *
sheaf_guard_html (const char *html, gsize length, const char *prefix)
{
  Guard self = { .p = html, .end = html + length, .copied = html };

  g_return_val_if_fail (html && prefix, NULL);

  self.html = g_string_sized_new (length + strlen (prefix) + 1);
  g_string_append (self.html, prefix);
  self.open = g_array_new (FALSE, FALSE, sizeof (Open));
  while ((self.p = memchr (self.p, '<', (gsize) (self.end - self.p))))
    {
      const char *start = self.p;
      SheafHtmlTag tag;

      sheaf_html_scan_tag (self.p, self.end, &tag);
      if (tag.markup == SHEAF_HTML_START_TAG)
        guard_start_tag (&self, &tag);
      else if (tag.markup == SHEAF_HTML_END_TAG)
        guard_end_tag (&self, &tag);
      self.p = self.p == start ? tag.after : self.p;
    }
  copy_up_to (&self, self.end);
  g_array_unref (self.open);
  return self.html;
}
