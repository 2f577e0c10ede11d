/* text.c: small questions about UTF-8 text
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text.h"

#include <string.h>

#define ELLIPSIS    "…"
#define REPLACEMENT 0xFFFD
#define FSI         0x2068
#define PDI         0x2069

/* Characters ------------------------------------------------------------------------------------ */

/* Scripts.txt of Unicode 15: Han, Hiragana, Katakana, Hangul, Bopomofo and Yi, with the marks of
 * Common script that only they use (々 〆 ー). */
static const struct
{
  gunichar first, last;
} cjk_ranges[] = {
  { 0x1100, 0x11FF },   { 0x2E80, 0x2FD5 },   { 0x3005, 0x3007 },   { 0x3021, 0x3029 },
  { 0x3031, 0x3035 },   { 0x3038, 0x303C },   { 0x3041, 0x3096 },   { 0x309D, 0x309F },
  { 0x30A1, 0x30FA },   { 0x30FC, 0x30FF },   { 0x3105, 0x312F },   { 0x3131, 0x318E },
  { 0x31A0, 0x31BF },   { 0x31F0, 0x31FF },   { 0x3400, 0x4DBF },   { 0x4E00, 0x9FFF },
  { 0xA000, 0xA48C },   { 0xA490, 0xA4C6 },   { 0xA960, 0xA97C },   { 0xAC00, 0xD7A3 },
  { 0xD7B0, 0xD7FB },   { 0xF900, 0xFAD9 },   { 0xFF66, 0xFF9D },   { 0xFFA0, 0xFFDC },
  { 0x16FE3, 0x16FE3 }, { 0x1AFF0, 0x1AFFE }, { 0x1B000, 0x1B167 }, { 0x20000, 0x3FFFD },
};

gboolean
sheaf_text_is_cjk (gunichar c)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (cjk_ranges);

  if (c < 0x1100)
    return FALSE;
  if (c >= 0x4E00 && c <= 0x9FFF)
    return TRUE;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (c > cjk_ranges[middle].last)
        low = middle + 1;
      else if (c < cjk_ranges[middle].first)
        high = middle;
      else
        return TRUE;
    }
  return FALSE;
}

guint
sheaf_text_line (const char *text, gsize length, gsize offset)
{
  guint line = 1;

  g_return_val_if_fail (text, 1);

  for (gsize i = 0; i < MIN (offset, length); i++)
    {
      if (text[i] == '\n')
        line++;
      else if (text[i] == '\r' && (i + 1 >= length || text[i + 1] != '\n'))
        line++;
    }
  return line;
}

guint
sheaf_line_counter_move (SheafLineCounter *self, gsize offset)
{
  g_return_val_if_fail (self && self->text, 0);

  for (; self->at < offset; self->at++)
    if (self->text[self->at] == '\n' ||
        (self->text[self->at] == '\r' && self->text[self->at + 1] != '\n'))
      self->line++;
  return self->line;
}

typedef enum
{
  KIND_CJK,  /* a word of its own */
  KIND_WORD, /* part of one */
  KIND_MARK, /* part of whatever it stands behind */
  KIND_BETWEEN,
} CharacterKind;

/* Most are ASCII or common Han: these are not looked up. */
static CharacterKind
kind_of (const char *p)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    return g_ascii_isalnum (*p) ? KIND_WORD : KIND_BETWEEN;
  if (sheaf_text_is_common_han (*p))
    return KIND_CJK;
  c = g_utf8_get_char (p);
  if (sheaf_text_is_cjk (c))
    return KIND_CJK;
  if (g_unichar_isalnum (c))
    return KIND_WORD;
  return g_unichar_ismark (c) ? KIND_MARK : KIND_BETWEEN;
}

guint
sheaf_text_count_words (const char *text, gssize length)
{
  gboolean inside = FALSE;
  guint words = 0;
  const char *end;

  g_return_val_if_fail (text, 0);

  end = length < 0 ? text + strlen (text) : text + length;
  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    switch (kind_of (p))
      {
      case KIND_CJK:
        words++;
        inside = FALSE;
        break;
      case KIND_WORD:
        words += inside ? 0 : 1;
        inside = TRUE;
        break;
      case KIND_BETWEEN:
        inside = FALSE;
        break;
      case KIND_MARK:
      default:
        break;
      }
  return words;
}

/* Excerpt --------------------------------------------------------------------------------------- */

/* After this character a line may be cut: 2 at the end of a sentence, 1 at the end of a word. */
static int
cut_quality (gunichar c)
{
  if (c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == 0x2026)
    return 2;
  return c == ' ' || sheaf_text_is_cjk (c) || g_unichar_ispunct (c) ? 1 : 0;
}

/* Cuts @text, which is too long, at a good place in its last fifth, or where it is. */
static void
cut_back (GString *text, guint characters)
{
  const char *end = text->str + text->len;
  const char *cut[3] = { end, NULL, NULL };
  const char *p = end;

  for (guint i = 0; i < characters / 5 && p > text->str; i++)
    {
      int quality = cut_quality (g_utf8_get_char (g_utf8_prev_char (p)));

      if (!cut[quality])
        cut[quality] = p;
      p = g_utf8_prev_char (p);
    }
  p = cut[2] ? cut[2] : cut[1] ? cut[1] : cut[0];
  while (p > text->str && p[-1] == ' ')
    p--;
  g_string_truncate (text, p - text->str);
}

char *
sheaf_text_excerpt (const char *text, guint characters)
{
  g_autoptr (GString) excerpt = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  g_return_val_if_fail (text, NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = n > 0;
          continue;
        }
      if (n + (space ? 2 : 1) > characters)
        {
          cut_back (excerpt, characters);
          g_string_append (excerpt, ELLIPSIS);
          break;
        }
      if (space)
        g_string_append_c (excerpt, ' ');
      g_string_append_unichar (excerpt, c);
      n += space ? 2 : 1;
      space = FALSE;
    }
  return g_string_free (g_steal_pointer (&excerpt), FALSE);
}

/* Titles ---------------------------------------------------------------------------------------- */

static gboolean
ends_line (gunichar c)
{
  return (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

char *
sheaf_text_strip (const char *text)
{
  const char *end;

  g_return_val_if_fail (text, NULL);

  while (*text && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  end = text + strlen (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, (gsize) (end - text));
}

char *
sheaf_text_title (const char *text)
{
  g_autoptr (GString) title = g_string_new (NULL);
  const char *run = NULL; /* of white space, not yet written */
  gboolean folded = FALSE;

  g_return_val_if_fail (text, NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || ends_line (c))
        {
          run = run ? run : p;
          folded |= ends_line (c);
          continue;
        }
      if (run && title->len > 0 && folded)
        g_string_append_c (title, ' ');
      else if (run && title->len > 0)
        g_string_append_len (title, run, p - run);
      g_string_append_unichar (title, c);
      run = NULL;
      folded = FALSE;
    }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* Isolates that @text opens must be closed by it, or our own words beside it would turn too. */
typedef struct
{
  GString *out;
  guint isolates;
  gboolean bidi; /* something in it could change the direction of what stands beside it */
  gboolean flag; /* inside an emoji flag, the one honest use of tag characters */
} Display;

static gunichar
display_bidi (Display *display, gunichar c)
{
  display->bidi = TRUE;
  if (c == PDI && display->isolates == 0)
    return REPLACEMENT;
  if (c == PDI)
    display->isolates--;
  else if (c >= 0x2066 && c <= FSI)
    display->isolates++;
  return c;
}

static gunichar
display_character (Display *display, gunichar c)
{
  gboolean tag = c >= 0xE0000 && c <= 0xE007F;
  gboolean in_flag = display->flag;

  display->flag = c == 0x1F3F4 || (in_flag && tag);
  if (ends_line (c))
    return ' ';
  if (c < 0x20)
    return 0x2400 + c;
  if (c == 0x7F)
    return 0x2421;
  if (g_unichar_iscntrl (c) || (tag && !in_flag) || (c >= 0xFFF9 && c <= 0xFFFB))
    return REPLACEMENT;
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= PDI))
    return display_bidi (display, c);
  /* Hebrew to Arabic Extended, their presentation forms, the right-to-left planes, RLM and ALM. */
  if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
      (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x10800 && c <= 0x10FFF) ||
      (c >= 0x1E800 && c <= 0x1EFFF) || c == 0x200F)
    display->bidi = TRUE;
  return c;
}

gboolean
sheaf_text_is_one_of (const char *text, const char *const *words)
{
  g_return_val_if_fail (words, FALSE);

  for (; text && *words; words++)
    if (g_ascii_strcasecmp (text, *words) == 0)
      return TRUE;
  return FALSE;
}

/* Looks no further than it must: a title may be of megabytes. */
static gboolean
has_more_than (const char *text, guint characters)
{
  for (; *text && characters > 0; characters--)
    text = g_utf8_next_char (text);
  return *text != '\0';
}

char *
sheaf_text_display (const char *text, guint characters)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Display display = { .out = out };
  gboolean is_cut;
  guint left;

  g_return_val_if_fail (text, NULL);

  /* The mark takes the place of the last, which is then not seen: it might close an isolate. */
  is_cut = characters > 0 && has_more_than (text, characters);
  left = is_cut ? characters - 1 : characters;
  for (const char *p = text; *p && left > 0; left--, p = g_utf8_next_char (p))
    g_string_append_unichar (out, display_character (&display, g_utf8_get_char (p)));
  if (is_cut)
    g_string_append (out, ELLIPSIS);
  if (!display.bidi)
    return g_string_free (g_steal_pointer (&out), FALSE);
  g_string_prepend_unichar (out, FSI);
  for (guint i = 0; i <= display.isolates; i++)
    g_string_append_unichar (out, PDI);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* File names ------------------------------------------------------------------------------------ */

/* Names that mean a device on other systems, whatever ending follows (SAFETY L5). */
static gboolean
is_reserved (const char *name)
{
  static const char *const names[] = { "CON", "PRN", "AUX", "NUL", "COM", "LPT" };
  gsize length = strcspn (name, ".");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strncasecmp (name, names[i], 3) != 0)
        continue;
      if (length == 3 && i < 4)
        return TRUE;
      if (length == 4 && i >= 4 && g_ascii_isdigit (name[3]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fits_file_name (gunichar c)
{
  if (c < 0x80)
    return c > 0x20 && c != 0x7F && !strchr ("/\\:*?\"<>|", (int) c);
  /* Neither controls, unseen characters nor private ones. */
  return g_unichar_isprint (c) && !g_unichar_isspace (c) && c != REPLACEMENT;
}

static void
strip_file_name (GString *name)
{
  gsize start = strspn (name->str, ".-");

  g_string_erase (name, 0, start);
  while (name->len > 0 && strchr (".-", name->str[name->len - 1]))
    g_string_truncate (name, name->len - 1);
}

char *
sheaf_text_slug (const char *text, gsize bytes)
{
  g_autoptr (GString) name = g_string_new (NULL);
  gboolean gap = FALSE;

  g_return_val_if_fail (text, NULL);
  g_return_val_if_fail (bytes >= 16, NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize needed = g_unichar_to_utf8 (c, NULL) + (gap ? 1 : 0);

      if (!fits_file_name (c))
        {
          gap = name->len > 0;
          continue;
        }
      if (name->len + needed > bytes)
        break;
      if (gap)
        g_string_append_c (name, '-');
      g_string_append_unichar (name, c);
      gap = FALSE;
    }
  strip_file_name (name);
  if (name->len == 0)
    g_string_assign (name, "article");
  else if (is_reserved (name->str))
    g_string_prepend_c (name, '_');
  return g_string_free (g_steal_pointer (&name), FALSE);
}
