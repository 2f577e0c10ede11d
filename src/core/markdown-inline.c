/* markdown-inline.c: the text of one paragraph, heading or cell, before it is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/markdown-inline.h"

#include "core/markdown-emoji.h"

#include <string.h>

typedef enum
{
  PIECE_PLAIN,
  PIECE_LITERAL, /* shown as it stands */
  PIECE_LINE_END,
  PIECE_MARKUP, /* its text is in self->markup */
} PieceKind;

typedef struct
{
  PieceKind kind;
  int step;         /* of markup */
  const char *text; /* NULL: at @offset in self->markup */
  gsize offset;
  gsize length;
} Piece;

/* A `==` that has a partner. */
typedef struct
{
  guint piece;
  gsize offset;
  gboolean opens;
} Mark;

/* A `==` that waits for one. */
typedef struct
{
  guint level;
  guint piece;
  gsize offset;
} Opener;

struct SheafInline
{
  GArray *pieces; /* Piece */
  GString *markup;
  GArray *openers; /* Opener, of rising levels */
  GArray *marks;   /* Mark, in order of their place */
};

SheafInline *
sheaf_inline_new (void)
{
  SheafInline *self = g_new0 (SheafInline, 1);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  self->markup = g_string_new (NULL);
  self->openers = g_array_new (FALSE, FALSE, sizeof (Opener));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  return self;
}

void
sheaf_inline_free (SheafInline *self)
{
  g_array_unref (self->pieces);
  g_string_free (self->markup, TRUE);
  g_array_unref (self->openers);
  g_array_unref (self->marks);
  g_free (self);
}

void
sheaf_inline_clear (SheafInline *self)
{
  g_return_if_fail (self);

  g_array_set_size (self->pieces, 0);
  g_string_truncate (self->markup, 0);
}

/* Adding ---------------------------------------------------------------------------------------- */

static Piece *
piece_at (const SheafInline *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

void
sheaf_inline_add_text (SheafInline *self, const char *text, gsize length, gboolean is_plain)
{
  Piece piece = { .kind = is_plain ? PIECE_PLAIN : PIECE_LITERAL, .text = text, .length = length };
  Piece *last;

  g_return_if_fail (self && text);

  last = self->pieces->len ? piece_at (self, self->pieces->len - 1) : NULL;
  if (last && is_plain && last->kind == PIECE_PLAIN && last->text + last->length == text)
    last->length += length;
  else
    g_array_append_val (self->pieces, piece);
}

void
sheaf_inline_add_line_end (SheafInline *self)
{
  Piece piece = { .kind = PIECE_LINE_END, .text = "\n", .length = 1 };

  g_return_if_fail (self);

  g_array_append_val (self->pieces, piece);
}

void
sheaf_inline_add_markup (SheafInline *self, const char *html, gsize length, int step)
{
  Piece piece = { .kind = PIECE_MARKUP, .step = step, .length = length };

  g_return_if_fail (self && html);

  piece.offset = self->markup->len;
  g_string_append_len (self->markup, html, (gssize) length);
  g_array_append_val (self->pieces, piece);
}

/* Looking --------------------------------------------------------------------------------------- */

guint
sheaf_inline_get_length (const SheafInline *self)
{
  g_return_val_if_fail (self, 0);

  return self->pieces->len;
}

gboolean
sheaf_inline_is_line_end (const SheafInline *self, guint i)
{
  g_return_val_if_fail (self, FALSE);

  return i < self->pieces->len && piece_at (self, i)->kind == PIECE_LINE_END;
}

const char *
sheaf_inline_get_text (const SheafInline *self, guint i, gsize *length)
{
  g_return_val_if_fail (self && length, NULL);

  if (i >= self->pieces->len || piece_at (self, i)->kind != PIECE_PLAIN)
    return NULL;
  *length = piece_at (self, i)->length;
  return piece_at (self, i)->text;
}

void
sheaf_inline_cut_start (SheafInline *self, guint i, gsize bytes)
{
  g_return_if_fail (self && i < self->pieces->len && piece_at (self, i)->kind == PIECE_PLAIN &&
                    bytes <= piece_at (self, i)->length);

  piece_at (self, i)->text += bytes;
  piece_at (self, i)->length -= bytes;
}

void
sheaf_inline_cut_end (SheafInline *self, guint i, gsize bytes)
{
  g_return_if_fail (self && i < self->pieces->len && piece_at (self, i)->kind == PIECE_PLAIN &&
                    bytes <= piece_at (self, i)->length);

  piece_at (self, i)->length = bytes;
}

void
sheaf_inline_append_words (const SheafInline *self, GString *words)
{
  g_return_if_fail (self && words);

  for (guint i = 0; i < self->pieces->len; i++)
    if (piece_at (self, i)->kind != PIECE_MARKUP)
      g_string_append_len (words, piece_at (self, i)->text, (gssize) piece_at (self, i)->length);
}

/* Marks ----------------------------------------------------------------------------------------- */

/* The byte beside @offset of piece @i; a space where there is none, a full stop where no plain text stands. */
static char
neighbour (const SheafInline *self, guint i, gssize offset)
{
  const Piece *piece = piece_at (self, i);

  if (offset >= 0 && (gsize) offset < piece->length)
    return piece->text[offset];
  if (offset < 0 ? i == 0 : i + 1 == self->pieces->len)
    return ' ';
  return piece_at (self, offset < 0 ? i - 1 : i + 1)->kind == PIECE_LINE_END ? ' ' : '.';
}

static void
add_pair (SheafInline *self, const Opener *opener, guint piece, gsize offset)
{
  const Mark pair[] = { { opener->piece, opener->offset, TRUE }, { piece, offset, FALSE } };

  g_array_append_vals (self->marks, pair, 2);
}

/* A `==` at @offset of piece @i, in @level elements: closes the one that waits there, or waits itself. Those
 * that wait in elements that are closed by now never meet theirs. In "a==b" it compares. */
static void
meet_delimiter (SheafInline *self, guint level, guint i, gsize offset)
{
  Opener opener = { level, i, offset };
  char before = neighbour (self, i, (gssize) offset - 1);
  char after = neighbour (self, i, (gssize) offset + 2);
  const Opener *last;

  last = self->openers->len ? &g_array_index (self->openers, Opener, self->openers->len - 1) : NULL;
  if (last && last->level == level && !g_ascii_isspace (before) && !g_ascii_isalnum (after))
    {
      add_pair (self, last, i, offset);
      g_array_set_size (self->openers, self->openers->len - 1);
    }
  else if (!g_ascii_isspace (after) && !g_ascii_isalnum (before) && !(last && last->level == level))
    g_array_append_val (self->openers, opener);
}

/* A run of two '=' is a delimiter; one of more is a line someone drew. */
static void
find_delimiters (SheafInline *self, guint level, guint i)
{
  const Piece *piece = piece_at (self, i);
  const char *end = piece->text + piece->length;
  const char *p = piece->text;

  while ((p = memchr (p, '=', (gsize) (end - p))))
    {
      const char *from = p;

      while (p < end && *p == '=')
        p++;
      if (p - from == 2)
        meet_delimiter (self, level, i, (gsize) (from - piece->text));
    }
}

static void
leave_level (SheafInline *self, guint level)
{
  guint n = self->openers->len;

  while (n > 0 && g_array_index (self->openers, Opener, n - 1).level > level)
    n--;
  g_array_set_size (self->openers, n);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *one = a;
  const Mark *other = b;

  if (one->piece != other->piece)
    return one->piece < other->piece ? -1 : 1;
  return one->offset < other->offset ? -1 : one->offset > other->offset;
}

static void
find_marks (SheafInline *self, guint from, guint to)
{
  guint level = 0;

  g_array_set_size (self->openers, 0);
  g_array_set_size (self->marks, 0);
  for (guint i = from; i < to; i++)
    {
      const Piece *piece = piece_at (self, i);

      if (piece->kind == PIECE_PLAIN)
        find_delimiters (self, level, i);
      else if (piece->step > 0)
        level++;
      else if (piece->step < 0 && level > 0)
        leave_level (self, --level);
    }
  g_array_sort (self->marks, compare_marks);
}

/* Writing --------------------------------------------------------------------------------------- */

static const char *
reference_for (char c)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return NULL;
    }
}

void
sheaf_inline_append_escaped (GString *html, const char *text, gsize length)
{
  gsize start = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *reference = reference_for (text[i]);

      if (!reference)
        continue;
      g_string_append_len (html, text + start, (gssize) (i - start));
      g_string_append (html, reference);
      start = i + 1;
    }
  g_string_append_len (html, text + start, (gssize) (length - start));
}

/* Whether a ':' at @p may begin a name: 12:30:45 and std::on::x hold none. */
static gboolean
may_begin_name (const char *p, const char *start, gboolean behind_emoji)
{
  return p == start || behind_emoji || (!g_ascii_isalnum (p[-1]) && p[-1] != ':' && p[-1] != '/');
}

static void
write_plain (GString *html, const char *text, gsize length)
{
  const char *end = text + length;
  const char *from = text;
  const char *p = text;
  gboolean behind_emoji = FALSE;

  while ((p = memchr (p, ':', (gsize) (end - p))))
    {
      gsize used = 0;
      const char *found = may_begin_name (p, text, behind_emoji && p == from)
                              ? sheaf_emoji_find (p + 1, (gsize) (end - p - 1), &used)
                              : NULL;

      if (!found || (p + 1 + used < end && g_ascii_isalnum (p[1 + used])))
        {
          p++;
          continue;
        }
      sheaf_inline_append_escaped (html, from, (gsize) (p - from));
      g_string_append (html, found);
      from = p = p + 1 + used;
      behind_emoji = TRUE;
    }
  sheaf_inline_append_escaped (html, from, (gsize) (end - from));
}

/* @mark: (inout): the next of self->marks */
static void
write_marked (SheafInline *self, guint i, guint *mark, GString *html)
{
  const Piece *piece = piece_at (self, i);
  gsize from = 0;

  for (; *mark < self->marks->len; (*mark)++)
    {
      const Mark *next = &g_array_index (self->marks, Mark, *mark);

      if (next->piece != i)
        break;
      write_plain (html, piece->text + from, next->offset - from);
      g_string_append (html, next->opens ? "<mark>" : "</mark>");
      from = next->offset + 2;
    }
  write_plain (html, piece->text + from, piece->length - from);
}

void
sheaf_inline_write (SheafInline *self, guint from, guint to, GString *html)
{
  guint mark = 0;

  g_return_if_fail (self && from <= to && to <= self->pieces->len && html);

  find_marks (self, from, to);
  for (guint i = from; i < to; i++)
    {
      const Piece *piece = piece_at (self, i);

      if (piece->kind == PIECE_PLAIN)
        write_marked (self, i, &mark, html);
      else if (piece->kind == PIECE_MARKUP)
        g_string_append_len (html, self->markup->str + piece->offset, (gssize) piece->length);
      else
        sheaf_inline_append_escaped (html, piece->text, piece->length);
    }
}
