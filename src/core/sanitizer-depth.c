/* sanitizer-depth.c: how deep a tree builder will be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-depth.h"

#include <stdlib.h>
#include <string.h>

/* Browsers stop at 512. More than what is written (256) with what is unwrapped on the way. */
#define DEPTH_MAX 400

/* How far beyond DEPTH_MAX an end tag looks for its start tag. */
#define LOOK_BACK 64

/* The sets of elements the tree construction stage of the HTML standard names. */
typedef enum
{
  KIND_VOID = 1 << 0,
  KIND_ROOT = 1 << 1,       /* html, body: do not nest */
  KIND_SPECIAL = 1 << 2,    /* an end tag of another name does not reach past it */
  KIND_SCOPE = 1 << 3,      /* likewise, of any name */
  KIND_FORMATTING = 1 << 4, /* its end tag leaves the blocks in it open */
  KIND_BLOCK = 1 << 5,      /* ends a paragraph */
  KIND_HEADING = 1 << 6,
  KIND_TABLE = 1 << 7, /* parts of tables: only the table stops their end tags */
  KIND_TABLE_ROOT = 1 << 8,
} Kind;

#define DIVISION (KIND_SPECIAL | KIND_BLOCK)
#define PART     (KIND_SPECIAL | KIND_TABLE)
#define CELL     (KIND_SPECIAL | KIND_SCOPE | KIND_TABLE)

/* What is let through and not merely ordinary, sorted by name. */
static const struct
{
  const char *name;
  Kind kind;
} kinds[] = {
  { "a", KIND_FORMATTING },
  { "b", KIND_FORMATTING },
  { "blockquote", DIVISION },
  { "body", KIND_ROOT },
  { "br", KIND_VOID },
  { "caption", CELL },
  { "center", DIVISION },
  { "code", KIND_FORMATTING },
  { "dd", DIVISION },
  { "details", DIVISION },
  { "div", DIVISION },
  { "dl", DIVISION },
  { "dt", DIVISION },
  { "em", KIND_FORMATTING },
  { "embed", KIND_VOID },
  { "figcaption", DIVISION },
  { "figure", DIVISION },
  { "h1", DIVISION | KIND_HEADING },
  { "h2", DIVISION | KIND_HEADING },
  { "h3", DIVISION | KIND_HEADING },
  { "h4", DIVISION | KIND_HEADING },
  { "h5", DIVISION | KIND_HEADING },
  { "h6", DIVISION | KIND_HEADING },
  { "hr", KIND_VOID | KIND_BLOCK },
  { "html", KIND_ROOT },
  { "i", KIND_FORMATTING },
  { "img", KIND_VOID },
  { "input", KIND_VOID },
  { "li", DIVISION },
  { "object", KIND_SPECIAL | KIND_SCOPE },
  { "ol", DIVISION },
  { "p", DIVISION },
  { "pre", DIVISION },
  { "s", KIND_FORMATTING },
  { "small", KIND_FORMATTING },
  { "source", KIND_VOID },
  { "strong", KIND_FORMATTING },
  { "summary", DIVISION },
  { "table", CELL | KIND_BLOCK | KIND_TABLE_ROOT },
  { "tbody", PART },
  { "td", CELL },
  { "tfoot", PART },
  { "th", CELL },
  { "thead", PART },
  { "tr", PART },
  { "u", KIND_FORMATTING },
  { "ul", DIVISION },
  { "wbr", KIND_VOID },
};

typedef struct
{
  guint hash; /* of the name */
  Kind kind;
} Open;

struct SheafDepth
{
  GArray *open; /* Open; those from DEPTH_MAX on were refused */
};

SheafDepth *
sheaf_depth_new (void)
{
  SheafDepth *self = g_new0 (SheafDepth, 1);

  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  return self;
}

void
sheaf_depth_free (SheafDepth *self)
{
  g_return_if_fail (self);

  g_array_unref (self->open);
  g_free (self);
}

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
open_at (const SheafDepth *self, guint i)
{
  return &g_array_index (self->open, Open, i);
}

static guint
search_floor (const SheafDepth *self)
{
  return self->open->len > DEPTH_MAX + LOOK_BACK ? self->open->len - LOOK_BACK : 0;
}

/* Returns: one more than where an element named @name is open below no element of @stop, or 0 */
static guint
find_open (const SheafDepth *self, const char *name, Kind stop)
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
pop_to (SheafDepth *self, guint found)
{
  if (found > 0)
    g_array_set_size (self->open, found - 1);
}

/* "The adoption agency algorithm": blocks within stay open. */
static void
close_formatting (SheafDepth *self, guint found)
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
  { "rt", "rt", KIND_SPECIAL },
  { "rt", "rp", KIND_SPECIAL },
  { "rp", "rt", KIND_SPECIAL },
  { "rp", "rp", KIND_SPECIAL },
};

static void
close_implied (SheafDepth *self, const char *name, Kind kind)
{
  guint top = self->open->len;

  if (kind & KIND_BLOCK)
    pop_to (self, find_open (self, "p", KIND_SCOPE));
  if (kind & KIND_HEADING && top > 0 && open_at (self, top - 1)->kind & KIND_HEADING)
    pop_to (self, top);
  if (g_str_equal (name, "a"))
    close_formatting (self, find_open (self, name, KIND_SCOPE));
  for (gsize i = 0; i < G_N_ELEMENTS (implied); i++)
    if (g_str_equal (implied[i].name, name))
      pop_to (self, find_open (self, implied[i].closes, implied[i].stop));
}

/* Tags ------------------------------------------------------------------------------------------ */

gboolean
sheaf_depth_is_void (const char *name)
{
  g_return_val_if_fail (name, FALSE);

  return (kind_of (name) & KIND_VOID) != 0;
}

gboolean
sheaf_depth_open (SheafDepth *self, const char *name)
{
  Open open = { 0 };

  g_return_val_if_fail (self && name, FALSE);

  open.hash = g_str_hash (name);
  open.kind = kind_of (name);
  close_implied (self, name, open.kind);
  if (open.kind & (KIND_VOID | KIND_ROOT))
    return TRUE;
  g_array_append_val (self->open, open);
  return self->open->len <= DEPTH_MAX;
}

static Kind
stop_for (Kind kind)
{
  if (kind & KIND_TABLE)
    return KIND_TABLE_ROOT;
  return kind & (KIND_SPECIAL | KIND_FORMATTING) ? KIND_SCOPE : KIND_SPECIAL | KIND_SCOPE;
}

gboolean
sheaf_depth_close (SheafDepth *self, const char *name)
{
  gboolean was_deep;
  Kind kind;
  guint found;

  g_return_val_if_fail (self && name, FALSE);

  was_deep = self->open->len > DEPTH_MAX;
  kind = kind_of (name);
  found = find_open (self, name, stop_for (kind));
  if (kind & KIND_FORMATTING)
    close_formatting (self, found);
  else
    pop_to (self, found);
  return found ? found <= DEPTH_MAX : !was_deep;
}
