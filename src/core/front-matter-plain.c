/* front-matter-plain.c: headers that are lines of a key and a value, without a syntax around them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-plain.h"
#include "core/front-matter-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer ones are prose with a colon in it. */
#define MAX_KEY_BYTES 40

#define REFERENCE "[#]:"

/* Lines ----------------------------------------------------------------------------------------- */

static gsize
skip_blanks (const char *text, gsize at, gsize end)
{
  while (at < end && (text[at] == ' ' || text[at] == '\t'))
    at++;
  return at;
}

/* "key: rest" from @at on; @spaced: the key may be of several words. */
static gboolean
parse_pair (const char *text, gsize at, gsize end, gboolean spaced, SheafKeyLine *result)
{
  gsize start = at;

  if (at == end || !g_ascii_isalpha (text[at]))
    return FALSE;
  while (at < end && (g_ascii_isalnum (text[at]) || text[at] == '-' || text[at] == '_' ||
                      text[at] == '.' || (spaced && text[at] == ' ')))
    at++;
  if (at == end || text[at] != ':' || at - start > MAX_KEY_BYTES)
    return FALSE;
  result->key = sheaf_span_strip (text, (SheafSpan){ start, at });
  result->rest = sheaf_span_strip (text, (SheafSpan){ at + 1, end });
  return TRUE;
}

/* What follows the colon is a value, not the rest of an address or of a word. */
static gboolean
has_blank (const SheafKeyLine *key_line)
{
  return key_line->rest.start == key_line->rest.end || key_line->rest.start > key_line->key.end + 1;
}

static gboolean
parse_bare (const char *text, SheafSpan line, SheafKeyLine *result)
{
  return parse_pair (text, line.start, line.end, TRUE, result) && has_blank (result);
}

static gboolean
parse_nikola (const char *text, SheafSpan line, SheafKeyLine *result)
{
  gsize at = skip_blanks (text, line.start, line.end);

  if (line.end - at < 4 || memcmp (text + at, ".. ", 3) != 0)
    return FALSE;
  at = skip_blanks (text, at + 3, line.end);
  return parse_pair (text, at, line.end, FALSE, result) && has_blank (result);
}

static gboolean
parse_reference (const char *text, SheafSpan line, SheafKeyLine *result)
{
  gsize at = line.start + strlen (REFERENCE);

  if (line.end - line.start < strlen (REFERENCE) ||
      memcmp (text + line.start, REFERENCE, at - line.start) != 0)
    return FALSE;
  return parse_pair (text, skip_blanks (text, at, line.end), line.end, FALSE, result);
}

static gboolean
parse_line (SheafForm form, const char *text, SheafSpan line, SheafKeyLine *result)
{
  switch (form)
    {
    case SHEAF_FORM_BARE:
      return parse_bare (text, line, result);
    case SHEAF_FORM_REFERENCE:
      return parse_reference (text, line, result);
    default:
      return parse_nikola (text, line, result);
    }
}

static gboolean
goes_on (SheafForm form, const char *text, SheafSpan line)
{
  return form == SHEAF_FORM_BARE && (text[line.start] == ' ' || text[line.start] == '\t');
}

/* Measuring ------------------------------------------------------------------------------------- */

/* The keys that a header of each form has, if it is one. */
static const char *const bare_keys[] = { "title",   "date", "category", "tags", "author",
                                         "authors", "slug", "summary",  NULL };
static const char *const nikola_keys[] = { "title", "slug", "date", NULL };
static const char *const reference_keys[] = { "subject",    "via",      "author",    "collector",
                                              "translator", "reviewer", "publisher", NULL };
static const char *const title[] = { "title", NULL };

/* What is divided (pelican, readers.py, METADATA_PROCESSORS). */
static const char *const list_keys[] = { "tags", "authors", NULL };

static const char *const *
known_keys (SheafForm form)
{
  return form == SHEAF_FORM_BARE        ? bare_keys
         : form == SHEAF_FORM_REFERENCE ? reference_keys
                                        : nikola_keys;
}

/* What is known of a header while its lines are counted. */
typedef struct
{
  guint keys, known;
  gboolean has_title, begins_known;
} Count;

static void
count_key (Count *count, SheafForm form, const char *text, SheafSpan key)
{
  gboolean known = sheaf_span_is_one_of (text, key, known_keys (form));

  if (count->keys == 0)
    count->begins_known = known;
  count->keys++;
  count->known += known ? 1 : 0;
  count->has_title |= sheaf_span_is_one_of (text, key, title);
}

/* @closed: a blank line came. */
static gboolean
is_header (const Count *count, SheafForm form, gboolean closed)
{
  if (form != SHEAF_FORM_BARE)
    return count->known > 0;
  /* A file of one such line is a line of text. */
  return count->begins_known &&
         (count->known > 1 || (count->has_title && (count->keys > 1 || closed)));
}

/* "---" or "...", which may close a header (Python-Markdown's meta, MultiMarkdown); below one line it makes a
 * heading. */
static gboolean
is_rule (const Count *count, const char *text, SheafSpan line)
{
  SheafSpan content = sheaf_span_strip (text, line);

  return count->has_title && count->known > 1 && content.start == line.start &&
         content.end - content.start == 3 &&
         (memcmp (text + content.start, "---", 3) == 0 ||
          memcmp (text + content.start, "...", 3) == 0);
}

gsize
sheaf_plain_measure (SheafForm form, const char *text, gsize start, gsize end)
{
  Count count = { 0 };
  gsize last = start;

  g_return_val_if_fail (text, start);

  for (gsize at = start; at < end; last = at)
    {
      SheafSpan line = sheaf_span_next_line (text, end, &at);
      SheafKeyLine key_line;

      if (sheaf_span_is_blank (text, line))
        return is_header (&count, form, TRUE) ? last : start;
      /* No header is that long. */
      if (at - start > SHEAF_FRONT_MATTER_MAX_BYTES)
        return start;
      if (parse_line (form, text, line, &key_line))
        count_key (&count, form, text, key_line.key);
      else if (form == SHEAF_FORM_BARE && is_rule (&count, text, line))
        return last;
      else if (count.keys == 0 || (form == SHEAF_FORM_BARE && !goes_on (form, text, line)))
        return start;
      else if (form != SHEAF_FORM_BARE)
        break;
    }
  return is_header (&count, form, FALSE) ? last : start;
}

/* Values ---------------------------------------------------------------------------------------- */

static void
add_scalar (SheafTree *tree, SheafSpan span, const char *value, gboolean quoted, guint line)
{
  SheafNode node = { .kind = SHEAF_NODE_SCALAR, .text = (char *) value, .plain = TRUE };
  gsize length = strlen (value);

  if (length > SHEAF_FRONT_MATTER_MAX_SCALAR)
    {
      g_ptr_array_add (tree->source->warnings,
                       sheaf_warning_new (line, _ ("a value is too long and was left out")));
      length = 0;
    }
  /* These forms know no null: a title of "null" is one. */
  if (length > 0 && sheaf_node_is_null (&node))
    quoted = TRUE;
  sheaf_tree_add_scalar (tree, value, length, !quoted, span.start, span.end, line);
}

/* All lines of @span joined by blanks. Returns: (transfer full) */
static char *
join_lines (const char *text, SheafSpan span)
{
  GString *joined = g_string_new (NULL);

  for (gsize at = span.start; at < span.end;)
    {
      SheafSpan line = sheaf_span_strip (text, sheaf_span_next_line (text, span.end, &at));

      if (joined->len > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, text + line.start, line.end - line.start);
    }
  return g_string_free (joined, FALSE);
}

/* "x", (x) or [x]. */
static gboolean
is_wrapped (const char *text, SheafSpan span)
{
  static const char *const pairs[] = { "\"\"", "()", "[]" };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (span.end - span.start >= 2 && text[span.start] == pairs[i][0] &&
        text[span.end - 1] == pairs[i][1])
      return TRUE;
  return FALSE;
}

static void
add_value (SheafTree *tree, SheafForm form, SheafSpan span, guint line)
{
  const char *text = tree->source->text;
  gboolean wrapped = form == SHEAF_FORM_REFERENCE && is_wrapped (text, span);
  SheafSpan inner = { span.start + wrapped, span.end - wrapped };
  g_autofree char *value = join_lines (text, sheaf_span_strip (text, inner));

  add_scalar (tree, span, value, wrapped, line);
}

static void
add_list (SheafTree *tree, SheafForm form, SheafSpan span, guint line)
{
  const char *text = tree->source->text;
  char divider = memchr (text + span.start, ';', span.end - span.start) ? ';' : ',';
  gsize start = span.start;

  sheaf_tree_open (tree, SHEAF_NODE_SEQUENCE, span.start, line);
  for (gsize i = span.start; i <= span.end; i++)
    {
      SheafSpan item = sheaf_span_strip (text, (SheafSpan){ start, i });

      if (i < span.end && text[i] != divider && text[i] != '\n' && text[i] != '\r')
        continue;
      if (item.start < item.end && sheaf_tree_count (tree, line))
        add_value (tree, form, item, line);
      if (i < span.end && (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')))
        line++;
      start = i + 1;
    }
  sheaf_tree_close (tree, span.end);
}

gboolean
sheaf_plain_is_list (const char *key)
{
  g_return_val_if_fail (key, FALSE);
  return sheaf_span_is_one_of (key, (SheafSpan){ 0, strlen (key) }, list_keys);
}

/* Reading --------------------------------------------------------------------------------------- */

/* The pair that is open, if any, ends at @end. */
static void
close_pair (SheafTree *tree, SheafForm form, SheafKeyLine *pair, gsize end, guint line)
{
  const char *text = tree->source->text;
  SheafSpan key = pair->key;
  SheafSpan rest = sheaf_span_strip (text, (SheafSpan){ pair->rest.start, end });
  gboolean is_list = form != SHEAF_FORM_REFERENCE && rest.start < rest.end &&
                     sheaf_span_is_one_of (text, key, list_keys);

  *pair = (SheafKeyLine){ 0 };
  if (key.start == key.end || !sheaf_tree_count (tree, line))
    return;
  sheaf_tree_add_scalar (tree, text + key.start, key.end - key.start, TRUE, key.start, key.end,
                         line);
  if (is_list)
    add_list (tree, form, rest, line);
  else
    add_value (tree, form, rest, line);
}

SheafNode *
sheaf_plain_read (SheafForm form, SheafHeaderSource *source)
{
  SheafTree tree = { .source = source };
  SheafKeyLine pair = { 0 };
  guint line = source->line;
  guint pair_line = line;

  sheaf_tree_open (&tree, SHEAF_NODE_MAPPING, source->start, line);
  for (gsize at = source->start; at < source->end; line++)
    {
      SheafSpan whole = sheaf_span_next_line (source->text, source->end, &at);
      SheafKeyLine next;

      if (!parse_line (form, source->text, whole, &next))
        continue;
      /* Only in this form does a value go on below its line. */
      close_pair (&tree, form, &pair, form == SHEAF_FORM_BARE ? whole.start : pair.rest.end,
                  pair_line);
      pair = next;
      pair_line = line;
    }
  close_pair (&tree, form, &pair, form == SHEAF_FORM_BARE ? source->end : pair.rest.end, pair_line);
  if (tree.problem)
    g_ptr_array_add (
        source->warnings,
        sheaf_warning_new (tree.problem_line,
                           _ ("the header has too many values; the rest was left out")));
  sheaf_tree_close (&tree, source->end);
  return tree.root;
}
