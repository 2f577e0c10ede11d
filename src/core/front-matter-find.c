/* front-matter-find.c: where the header of an article may be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/front-matter-find.h"
#include "core/front-matter-json.h"
#include "core/front-matter-key.h"
#include "core/front-matter-plain.h"

#include <string.h>

/* So far down a header stands in the wrong place; below that is an example of one. */
#define MAX_LINES_ABOVE 10

/* Lines ----------------------------------------------------------------------------------------- */

static gboolean
begins (const char *text, SheafSpan line, const char *prefix)
{
  return line.end - line.start >= strlen (prefix) &&
         memcmp (text + line.start, prefix, strlen (prefix)) == 0;
}

/* How many times @mark stands at the beginning of @line. */
static guint
count_marks (const char *text, SheafSpan line, char mark)
{
  gsize at = line.start;

  while (at < line.end && text[at] == mark)
    at++;
  return at - line.start;
}

/* @run of @mark and nothing but blanks after them. */
static gboolean
is_fence (const char *text, SheafSpan line, char mark, guint run)
{
  return count_marks (text, line, mark) == run &&
         sheaf_span_is_blank (text, (SheafSpan){ line.start + run, line.end });
}

/* At @at or after blank lines. */
static SheafSpan
first_line (const char *text, gsize length)
{
  SheafSpan line = { 0 };

  for (gsize at = 0; at < length;)
    {
      line = sheaf_span_next_line (text, length, &at);
      if (!sheaf_span_is_blank (text, line))
        return line;
    }
  return (SheafSpan){ length, length };
}

/* The beginning of the line after @line. */
static gsize
next_start (const char *text, gsize length, SheafSpan line)
{
  gsize at = line.start;

  sheaf_line_next (text, length, &at);
  return at;
}

/* Fences ---------------------------------------------------------------------------------------- */

/* What may stand beside a fence: the name of what is between them (gray-matter's languages). */
static const struct
{
  const char *word;
  SheafForm form;
} languages[] = {
  { "yaml", SHEAF_FORM_YAML },
  { "yml", SHEAF_FORM_YAML },
  { "json", SHEAF_FORM_JSON_FENCED },
  { "toml", SHEAF_FORM_TOML },
};

static gboolean
find_language (const char *text, SheafSpan word, SheafForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *const words[] = { languages[i].word, NULL };

      if (!sheaf_span_is_one_of (text, word, words))
        continue;
      *form = languages[i].form;
      return TRUE;
    }
  return FALSE;
}

static gboolean
open_fence (const char *text, SheafSpan line, SheafHeaderPlace *place)
{
  static const struct
  {
    char mark;
    SheafForm form;
    gboolean longer; /* three marks or more */
  } fences[] = {
    { '-', SHEAF_FORM_YAML, TRUE },
    { '+', SHEAF_FORM_TOML, FALSE },
    { ';', SHEAF_FORM_JSON_FENCED, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fences); i++)
    {
      guint run = count_marks (text, line, fences[i].mark);
      SheafSpan word = sheaf_span_strip (text, (SheafSpan){ line.start + run, line.end });

      if (run < 3 || (run > 3 && !fences[i].longer))
        continue;
      place->run = run;
      place->form = fences[i].form;
      return word.start == word.end || (run == 3 && find_language (text, word, &place->form));
    }
  return FALSE;
}

static gboolean
is_closing (const char *text, SheafSpan line, const SheafHeaderPlace *place, char mark)
{
  return is_fence (text, line, mark, place->run) ||
         (place->form == SHEAF_FORM_YAML && place->run == 3 && is_fence (text, line, '.', 3));
}

static void
close_fence (const char *text, gsize length, SheafHeaderPlace *place, char mark)
{
  for (gsize at = place->content_start; at < length;)
    {
      SheafSpan line = sheaf_span_next_line (text, length, &at);

      if (!is_closing (text, line, place, mark))
        continue;
      place->content_end = line.start;
      place->end = at;
      place->closed = TRUE;
      return;
    }
}

static gboolean
find_fenced (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  if (!open_fence (text, line, place))
    return FALSE;
  place->start = line.start;
  place->content_start = next_start (text, length, line);
  close_fence (text, length, place, text[line.start]);
  return TRUE;
}

/* ```toml: as many marks or more close it (CommonMark, section 4.5). */
static gboolean
find_code (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  static const char *const toml[] = { "toml", NULL };
  char mark = text[line.start];
  guint run = count_marks (text, line, mark);
  SheafSpan word = sheaf_span_strip (text, (SheafSpan){ line.start + run, line.end });

  if ((mark != '`' && mark != '~') || run < 3 || !sheaf_span_is_one_of (text, word, toml))
    return FALSE;
  place->form = SHEAF_FORM_TOML_CODE;
  place->start = line.start;
  place->content_start = next_start (text, length, line);
  for (gsize at = place->content_start; at < length;)
    {
      SheafSpan next = sheaf_span_next_line (text, length, &at);
      guint marks = count_marks (text, next, mark);

      if (marks < run || !is_fence (text, next, mark, marks))
        continue;
      place->content_end = next.start;
      place->end = at;
      place->closed = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* Comments and braces --------------------------------------------------------------------------- */

/* Nothing but blanks follows @at in its line. */
static gboolean
ends_line (const char *text, gsize length, gsize at)
{
  return sheaf_span_is_blank (text, sheaf_span_next_line (text, length, &at));
}

/* @at, or the beginning of the next line where nothing but blanks is before it. */
static gsize
skip_rest (const char *text, gsize length, gsize at)
{
  gsize next = at;

  sheaf_line_next (text, length, &next);
  return ends_line (text, length, at) ? next : at;
}

static gboolean
find_comment (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  gsize most = MIN (length, line.start + SHEAF_FRONT_MATTER_MAX_BYTES);
  const char *closing;
  gsize at;

  if (!begins (text, line, "<!--"))
    return FALSE;
  place->start = line.start;
  place->content_start = line.start + strlen ("<!--");
  closing = g_strstr_len (text + place->content_start, most - place->content_start, "-->");
  if (!closing)
    return FALSE;
  place->content_end = closing - text;
  place->end = skip_rest (text, length, place->content_end + strlen ("-->"));
  place->closed = TRUE;
  at = sheaf_span_strip (text, (SheafSpan){ place->content_start, place->content_end }).start;
  place->form = text[at] == '{' ? SHEAF_FORM_JSON_COMMENT : SHEAF_FORM_NIKOLA_COMMENT;
  return text[at] == '{' ||
         sheaf_plain_measure (SHEAF_FORM_NIKOLA, text, at, place->content_end) > at;
}

/* A line that is a brace and no more: the end of an object whose quotes are in disorder. */
static gsize
find_brace_line (const char *text, gsize start, gsize length)
{
  for (gsize at = start; at < length;)
    {
      SheafSpan line = sheaf_span_next_line (text, length, &at);

      if (is_fence (text, line, '}', 1))
        return line.start + 1;
    }
  return 0;
}

static gboolean
find_braces (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  SheafSpan first = sheaf_span_strip (text, (SheafSpan){ line.start + 1, line.end });
  gsize most = MIN (length, line.start + SHEAF_FRONT_MATTER_MAX_BYTES);
  gsize end;

  /* After the brace a quote or nothing: "{% tag %}" and "{{ template }}" are no JSON. */
  if (!begins (text, line, "{") ||
      (!begins (text, first, "\"") && !sheaf_span_is_blank (text, first)))
    return FALSE;
  place->form = SHEAF_FORM_JSON;
  place->start = place->content_start = line.start;
  end = sheaf_json_find_end (text, line.start, most);
  if (end == 0 || !ends_line (text, length, end))
    end = find_brace_line (text, line.start, length);
  if (end == 0)
    return TRUE;
  place->content_end = end;
  place->end = skip_rest (text, length, end);
  place->closed = TRUE;
  return TRUE;
}

/* Lines ----------------------------------------------------------------------------------------- */

/* The blank line between header and body, or in a bare one the rule, is no part of the body. */
static gsize
skip_divider (const char *text, gsize length, gsize at, SheafForm form)
{
  gsize next = at;
  SheafSpan line = sheaf_span_next_line (text, length, &next);
  gboolean rule = is_fence (text, line, '-', 3) || is_fence (text, line, '.', 3);

  return sheaf_span_is_blank (text, line) || (form == SHEAF_FORM_BARE && rule) ? next : at;
}

static gboolean
find_plain (const char *text, gsize length, SheafSpan line, SheafForm form, SheafHeaderPlace *place)
{
  gsize end = sheaf_plain_measure (form, text, line.start, length);

  if (end == line.start)
    return FALSE;
  place->form = form;
  place->start = place->content_start = line.start;
  place->content_end = end;
  place->end = skip_divider (text, length, end, form);
  place->closed = TRUE;
  return TRUE;
}

static gboolean
find_nikola (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  return find_plain (text, length, line, SHEAF_FORM_NIKOLA, place);
}

static gboolean
find_reference (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  return find_plain (text, length, line, SHEAF_FORM_REFERENCE, place);
}

static gboolean
find_bare (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  return find_plain (text, length, line, SHEAF_FORM_BARE, place);
}

/* A line that Markdown would not let stand in a header without an opening fence. */
static gboolean
is_body (const char *text, SheafSpan line, gboolean after_blank)
{
  static const char *const keys[] = { "title",    "date",       "updated", "tags",
                                      "tag",      "categories", "layout",  "category",
                                      "comments", "permalink",  "author",  NULL };
  SheafKeyLine key_line;

  if (begins (text, line, "```") || begins (text, line, "~~~") || begins (text, line, "<"))
    return TRUE;
  if (!after_blank || text[line.start] == ' ' || text[line.start] == '\t' ||
      sheaf_span_is_list_item (text, line))
    return FALSE;
  /* After a blank line "Note: x" is a paragraph, and "# x" a heading. */
  return !sheaf_key_line_parse (text, line, &key_line) ||
         !sheaf_span_is_one_of (text, key_line.key, keys);
}

/* Hexo's headers without an opening fence, closed by @mark (hexo-front-matter, rFrontMatterNew). */
static gboolean
find_short (const char *text, gsize length, SheafSpan line, char mark, SheafHeaderPlace *place)
{
  gsize most = MIN (length, line.start + SHEAF_FRONT_MATTER_MAX_BYTES);
  gboolean after_blank = FALSE;

  for (gsize at = line.start; at < most;)
    {
      SheafSpan next = sheaf_span_next_line (text, length, &at);
      guint run = count_marks (text, next, mark);

      if (run >= 3 && is_fence (text, next, mark, run))
        {
          place->form = mark == '-' ? SHEAF_FORM_YAML_SHORT : SHEAF_FORM_JSON_SHORT;
          place->start = place->content_start = line.start;
          place->content_end = next.start;
          place->end = at;
          place->run = run;
          place->closed = TRUE;
          return TRUE;
        }
      if (sheaf_span_is_blank (text, next))
        after_blank = TRUE;
      else if (mark == '-' && is_body (text, next, after_blank))
        return FALSE;
      else
        after_blank = FALSE;
    }
  return FALSE;
}

static gboolean
find_yaml_short (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  SheafKeyLine key_line;

  return sheaf_key_line_parse (text, line, &key_line) &&
         find_short (text, length, line, '-', place);
}

static gboolean
find_json_short (const char *text, gsize length, SheafSpan line, SheafHeaderPlace *place)
{
  return begins (text, line, "\"") && find_short (text, length, line, ';', place);
}

guint
sheaf_header_find (const char *text, gsize length, SheafHeaderPlace places[SHEAF_HEADER_MAX_PLACES])
{
  static gboolean (*const finders[]) (const char *text, gsize length, SheafSpan line,
                                      SheafHeaderPlace *place) = {
    find_fenced,    find_code,       find_comment,    find_braces, find_nikola,
    find_reference, find_json_short, find_yaml_short, find_bare,
  };
  SheafSpan line;
  guint n = 0;

  g_return_val_if_fail (text, 0);

  line = first_line (text, length);
  for (guint i = 0; line.start < line.end && i < G_N_ELEMENTS (finders); i++)
    {
      if (n == SHEAF_HEADER_MAX_PLACES)
        break;
      memset (&places[n], 0, sizeof places[n]);
      n += finders[i](text, length, line, &places[n]) ? 1 : 0;
    }
  return n;
}

/* In the wrong place ---------------------------------------------------------------------------- */

/* Every line up to a closing fence is a key, an item or goes on; a title or date is among them, and
 * another. */
static gboolean
is_whole_header (const char *text, gsize length, gsize start)
{
  static const char *const keys[] = { "title", "date", NULL };
  guint lines = 0;
  gboolean known = FALSE;

  for (gsize at = start; at < length;)
    {
      SheafSpan line = sheaf_span_next_line (text, length, &at);
      SheafKeyLine key_line;

      if (is_fence (text, line, '-', 3))
        return known && lines > 1;
      if (sheaf_span_is_blank (text, line))
        return FALSE;
      if (sheaf_key_line_parse (text, line, &key_line))
        {
          lines++;
          known |= sheaf_span_is_one_of (text, key_line.key, keys);
        }
      else if (text[line.start] != ' ' && text[line.start] != '\t' &&
               !sheaf_span_is_list_item (text, line))
        return FALSE;
    }
  return FALSE;
}

gsize
sheaf_header_find_misplaced (const char *text, gsize length, gsize start)
{
  guint most = start > 0 ? 1 : MAX_LINES_ABOVE;
  guint lines = 0;

  g_return_val_if_fail (text, 0);

  for (gsize at = start; at < length && lines < most;)
    {
      SheafSpan line = sheaf_span_next_line (text, length, &at);

      if (sheaf_span_is_blank (text, line))
        continue;
      /* In code it is an example. */
      if (begins (text, line, "```") || begins (text, line, "~~~"))
        return 0;
      if ((lines > 0 || start > 0) && is_fence (text, line, '-', 3) &&
          is_whole_header (text, length, at))
        return line.start;
      lines++;
    }
  return 0;
}
