/* tokenizer.c: text as the search sees it, and the FTS5 tokenizer made of it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/tokenizer.h"

#include "core/folding.h"

#include <sqlite3.h>
#include <string.h>

#define BARRIER    "\001"
#define WORD_BYTES (SHEAF_TOKENIZER_WORD_LETTERS * 6)

/* Markers remembered, a power of two. A text with more different word beginnings than fit repeats
 * some markers, which costs a little room and changes no answer. */
#define SEEN_SLOTS 4096

typedef struct
{
  SheafTokenFunc func;
  gpointer user_data;

  gboolean after_cjk; /* the last token was a CJK character … */
  gsize cjk_end;      /* … that ended here */
  gboolean gap;       /* and a separator followed */

  char word[WORD_BYTES];
  guint word_length; /* bytes */
  guint word_letters;
  gsize word_start, word_end;
  guint64 prefix_key[SHEAF_TOKENIZER_MARKER_LETTERS]; /* the first letters, 21 bits each */
  guint prefix_length[SHEAF_TOKENIZER_MARKER_LETTERS];

  guint64 *seen; /* (nullable): open addressing, 0 is free */
  guint seen_mask;
  guint n_seen;
} Walk;

/* --- Prefix markers --- */

/* Returns: whether @key is new to this text. */
static gboolean
walk_note_prefix (Walk *walk, guint64 key)
{
  guint slot = (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 40) & walk->seen_mask;

  while (walk->seen[slot] && walk->seen[slot] != key)
    slot = (slot + 1) & walk->seen_mask;
  if (walk->seen[slot])
    return FALSE;
  if (walk->n_seen < walk->seen_mask / 4 * 3)
    {
      walk->seen[slot] = key;
      walk->n_seen++;
    }
  return TRUE;
}

static int
walk_emit_markers (Walk *walk)
{
  char marker[1 + SHEAF_TOKENIZER_MARKER_LETTERS * 6];
  guint n = MIN (walk->word_letters, SHEAF_TOKENIZER_MARKER_LETTERS);

  marker[0] = SHEAF_TOKENIZER_MARKER;
  memcpy (marker + 1, walk->word, walk->prefix_length[n - 1]);
  for (guint i = 0; i < n; i++)
    {
      int result;

      if (!walk_note_prefix (walk, walk->prefix_key[i]))
        continue;
      result = walk->func (SHEAF_TOKEN_MARKER, marker, 1 + walk->prefix_length[i], walk->word_start,
                           walk->word_end, walk->user_data);
      if (result)
        return result;
    }
  return 0;
}

/* --- Words --- */

static void
walk_add_letter (Walk *walk, gunichar folded, gsize start, gsize end)
{
  if (!walk->word_letters)
    walk->word_start = start;
  walk->word_end = end;
  if (walk->word_letters == SHEAF_TOKENIZER_WORD_LETTERS)
    return;

  if (folded < 0x80)
    walk->word[walk->word_length++] = (char) folded;
  else
    walk->word_length += g_unichar_to_utf8 (folded, walk->word + walk->word_length);
  if (walk->word_letters < SHEAF_TOKENIZER_MARKER_LETTERS)
    {
      guint64 before = walk->word_letters ? walk->prefix_key[walk->word_letters - 1] : 0;

      walk->prefix_key[walk->word_letters] = before << 21 | folded;
      walk->prefix_length[walk->word_letters] = walk->word_length;
    }
  walk->word_letters++;
}

static int
walk_end_word (Walk *walk)
{
  int result;

  if (!walk->word_letters)
    return 0;
  walk->after_cjk = FALSE;
  result = walk->func (SHEAF_TOKEN_WORD, walk->word, walk->word_length, walk->word_start,
                       walk->word_end, walk->user_data);
  if (!result && walk->seen)
    result = walk_emit_markers (walk);
  walk->word_letters = walk->word_length = 0;
  return result;
}

/* --- CJK --- */

static int
walk_add_cjk (Walk *walk, gunichar folded, gsize start, gsize end)
{
  char term[6];
  int term_length = g_unichar_to_utf8 (folded, term);
  int result = walk_end_word (walk);

  if (!result && walk->after_cjk && walk->gap)
    result = walk->func (SHEAF_TOKEN_BARRIER, BARRIER, 1, walk->cjk_end, start, walk->user_data);
  if (!result)
    result = walk->func (SHEAF_TOKEN_CJK, term, term_length, start, end, walk->user_data);
  walk->after_cjk = TRUE;
  walk->gap = FALSE;
  walk->cjk_end = end;
  return result;
}

/* --- The walk --- */

/* Decodes one character; U+0000 for a byte that begins none. Returns: its bytes, at least 1. */
static gsize
decode (const char *text, gsize left, gunichar *c)
{
  gunichar decoded;

  if ((guchar) *text < 0x80)
    {
      *c = (guchar) *text;
      return 1;
    }
  decoded = g_utf8_get_char_validated (text, (gssize) left);
  *c = (decoded & 0x80000000u) ? 0 : decoded; /* -1 and -2: broken, cut short */
  return *c ? (gsize) g_utf8_skip[(guchar) *text] : 1;
}

/* Whether something may follow that is one character with @c: a voicing mark behind Kana, also of half width, a vowel
 * or a final behind a Korean consonant or syllable, as files from some systems are written (Unicode's form D). */
static gboolean
may_compose (gunichar c)
{
  return (c >= 0x1100 && c <= 0x1112) || (c >= 0x3046 && c <= 0x30FD) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xFF66 && c <= 0xFF9D);
}

/* Returns: @mark as it is composed, 0 where it is nothing that is composed here. */
static gunichar
composing (gunichar mark)
{
  if (mark == 0xFF9E || mark == 0xFF9F) /* of half width */
    return mark - 0xFF9E + 0x3099;
  return mark == 0x3099 || mark == 0x309A || (mark >= 0x1161 && mark <= 0x11C2) ? mark : 0;
}

/* Makes one character of @c and what follows it at @text. Returns: the bytes of what was taken in */
static gsize
compose (const char *text, gsize left, gunichar *c)
{
  gsize used = 0;

  while (used < left)
    {
      gunichar mark, folded;
      const gsize size = decode (text + used, left - used, &mark);

      mark = composing (mark);
      if (!mark)
        break;
      sheaf_folding_classify (*c, &folded);
      if (!g_unichar_compose (folded, mark, &folded))
        break;
      *c = folded;
      used += size;
    }
  return used;
}

static int
walk_step (Walk *walk, gunichar c, gsize start, gsize end)
{
  gunichar folded;

  switch (sheaf_folding_classify (c, &folded))
    {
    case SHEAF_FOLD_SEPARATOR:
      walk->gap = TRUE;
      return walk_end_word (walk);
    case SHEAF_FOLD_WORD:
      walk_add_letter (walk, folded, start, end);
      return 0;
    case SHEAF_FOLD_CJK:
      return walk_add_cjk (walk, folded, start, end);
    case SHEAF_FOLD_SKIP:
    default:
      return 0;
    }
}

int
sheaf_tokenizer_run (const char *text,
                     gsize length,
                     gboolean markers,
                     SheafTokenFunc func,
                     gpointer user_data)
{
  guint64 seen[SEEN_SLOTS];
  Walk walk = { .func = func, .user_data = user_data };
  gsize at = 0;

  g_return_val_if_fail (text || !length, 0);
  g_return_val_if_fail (func, 0);

  if (markers)
    {
      /* Short texts, titles above all, need no more slots than they can have beginnings. */
      guint slots = 16;

      while (slots < SEEN_SLOTS && slots < length * 4)
        slots *= 2;
      memset (seen, 0, slots * sizeof *seen);
      walk.seen = seen;
      walk.seen_mask = slots - 1;
    }
  while (at < length)
    {
      gunichar c;
      gsize size = decode (text + at, length - at, &c);
      int result;

      if (may_compose (c))
        size += compose (text + at + size, length - at - size, &c);
      result = walk_step (&walk, c, at, at + size);
      if (result)
        return result;
      at += size;
    }
  return walk_end_word (&walk);
}

gunichar
sheaf_tokenizer_fold (gunichar c)
{
  gunichar folded;

  sheaf_folding_classify (c, &folded);
  return folded;
}

/* --- FTS5 --- */

typedef int (*TokenSink) (void *, int, const char *, int, int, int);

typedef struct
{
  TokenSink sink;
  void *context;
} Fts5Target;

static int
pass_token_cb (SheafTokenKind kind,
               const char *term,
               gsize term_length,
               gsize start,
               gsize end,
               gpointer user_data)
{
  const Fts5Target *target = user_data;
  int flags = kind == SHEAF_TOKEN_MARKER ? FTS5_TOKEN_COLOCATED : 0;

  return target->sink (target->context, flags, term, (int) term_length, (int) start, (int) end);
}

static int
fts5_tokenize_cb (Fts5Tokenizer *tokenizer,
                  void *context,
                  int flags,
                  const char *text,
                  int length,
                  TokenSink sink)
{
  Fts5Target target = { sink, context };

  if (!text || length <= 0)
    return SQLITE_OK;
  /* A query's marker is a term already; in a document U+0002 is a control like any other. */
  if ((flags & FTS5_TOKENIZE_QUERY) && text[0] == SHEAF_TOKENIZER_MARKER)
    return sink (context, 0, text, length, 0, length);
  return sheaf_tokenizer_run (text, (gsize) length, flags & FTS5_TOKENIZE_DOCUMENT, pass_token_cb,
                              &target);
}

/* Any arguments will do: a table of another version must still open to be dropped. */
static int
fts5_create_cb (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  *tokenizer = context; /* without state, so anything that is not NULL */
  return SQLITE_OK;
}

static void
fts5_delete_cb (Fts5Tokenizer *tokenizer)
{
}

int
sheaf_tokenizer_register (gpointer sqlite3_connection)
{
  sqlite3 *connection = sqlite3_connection;
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  fts5_tokenizer methods = { fts5_create_cb, fts5_delete_cb, fts5_tokenize_cb };
  int result;

  g_return_val_if_fail (connection, SQLITE_MISUSE);

  result = sqlite3_prepare_v2 (connection, "SELECT fts5(?1)", -1, &statement, NULL);
  if (result != SQLITE_OK)
    return result;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  result = sqlite3_finalize (statement);
  if (result != SQLITE_OK)
    return result;
  if (!api)
    return SQLITE_ERROR;
  return api->xCreateTokenizer (api, "sheaf", api, &methods, NULL);
}
