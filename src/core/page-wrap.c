/* page-wrap.c: pieces of a page's text, put into elements
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-wrap.h"

#include "core/html-text.h"

#include <string.h>

typedef struct
{
  const char *html;
  SheafPageTags tags;
  GString *out;
  GString *open, *close; /* of a part, kept for the next */
  gsize done;            /* of @html, written */
  gboolean blanks;
} Wrapper;

/* Of a piece, without a tag in it. */
typedef struct
{
  gsize start, end;
} Part;

static void
copy_until (Wrapper *self, gsize end)
{
  g_string_append_len (self->out, self->html + self->done, (gssize) (end - self->done));
  self->done = end;
}

static void
write_part (Wrapper *self, const Part *part, const SheafPagePiece *piece, gboolean first)
{
  g_string_truncate (self->open, 0);
  g_string_truncate (self->close, 0);
  self->tags (piece, first, self->open, self->close);
  copy_until (self, part->start);
  g_string_append_len (self->out, self->open->str, (gssize) self->open->len);
  copy_until (self, part->end);
  g_string_append_len (self->out, self->close->str, (gssize) self->close->len);
}

/* Behind the character that is written at @at, which may be a reference. */
static gsize
character_end (const char *html, gsize at)
{
  const char *end = html[at] == '&' ? strchr (html + at, ';') : NULL;

  return end ? (gsize) (end + 1 - html) : at + g_utf8_skip[(guchar) html[at]];
}

static gboolean
is_divided (const char *html, const Part *part, gsize next)
{
  return memchr (html + part->end, '<', next - part->end) != NULL;
}

/* Blanks of @html from @at on are in the part. */
static void
take_blanks (const Wrapper *self, Part *part)
{
  while (self->blanks && g_ascii_isspace (self->html[part->end]))
    part->end++;
}

/* Blanks before the next part, which no tag is before, are in it. */
static gsize
find_start (const Wrapper *self, gsize place)
{
  while (self->blanks && place > self->done && g_ascii_isspace (self->html[place - 1]))
    place--;
  return place;
}

/* @goes_on: whether the next piece follows with nothing but white space between */
static void
wrap_piece (Wrapper *self,
            const char *text,
            const GArray *places,
            const SheafPagePiece *piece,
            gboolean goes_on)
{
  Part part = { 0, 0 };
  gboolean first = TRUE;

  for (gsize i = piece->start; i < piece->end; i += g_utf8_skip[(guchar) text[i]])
    {
      gsize place = g_array_index (places, guint32, i);

      if (place == SHEAF_HTML_NOWHERE)
        continue;
      if (part.end && is_divided (self->html, &part, place))
        {
          take_blanks (self, &part);
          write_part (self, &part, piece, first);
          first = FALSE;
          part.end = 0;
        }
      if (!part.end)
        part.start = first ? place : find_start (self, place);
      part.end = character_end (self->html, place);
    }
  if (part.end && goes_on)
    take_blanks (self, &part);
  if (part.end)
    write_part (self, &part, piece, first);
}

char *
sheaf_page_wrap (const char *html,
                 const char *text,
                 const GArray *places,
                 const GArray *pieces,
                 gboolean blanks,
                 SheafPageTags tags)
{
  Wrapper self = { .html = html, .tags = tags, .blanks = blanks };

  g_return_val_if_fail (html && text && places && pieces && tags, NULL);

  self.out = g_string_sized_new (strlen (html) + pieces->len * 48);
  self.open = g_string_new (NULL);
  self.close = g_string_new (NULL);
  for (guint i = 0; i < pieces->len; i++)
    {
      const SheafPagePiece *piece = &g_array_index (pieces, SheafPagePiece, i);

      wrap_piece (&self, text, places, piece, i + 1 < pieces->len && piece[1].start == piece->end);
    }
  copy_until (&self, strlen (html));
  g_string_free (self.open, TRUE);
  g_string_free (self.close, TRUE);
  return g_string_free (self.out, FALSE);
}
