/* encoding-guess.c: which encoding bytes look like
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding-guess.h"

#include "core/encoding-names.h"
#include "core/prefix.h"

#include <string.h>
#include <uchardet.h>

/* As much as is looked at, from the first byte that is not ASCII. */
#define GUESS_BYTES (256 * 1024)

/* The bytes that are not ASCII, taken for pairs. */
typedef struct
{
  guint pairs;
  guint chained; /* right behind another */
  guint high;    /* both bytes above 0xA0: what GB2312, EUC-JP and EUC-KR are made of */
  guint marks;   /* punctuation and signs, in all three of those */
  guint
      rare; /* those between punctuation and characters: seldom in GB2312, everyday ones in Big5 */
  guint kana;    /* Japanese letters of EUC-JP */
  guint hangul;  /* Korean syllables of EUC-KR */
  guint endings; /* those of them that are everywhere in Korean */
  guint chinese; /* everyday characters of GB2312 */
  guint big5;    /* everyday characters of Big5, and its punctuation */
  guint letters; /* both bytes are letters in every encoding of one byte */
  guint
      low; /* the second byte is below 0x80, which it often is in Big5 and hardly ever in GB18030 */
  gboolean even; /* there is nothing but pairs */
} Pairs;

/* 가 고 기 는 다 도 로 를 에 은 을 의 이 지 하 한: each tenth syllable at least, and rare as Chinese characters. */
static gboolean
is_ending (guchar lead, guchar trail)
{
  static const guint16 endings[] = {
    0xB0A1, 0xB0ED, 0xB1E2, 0xB4C2, 0xB4D9, 0xB5B5, 0xB7CE, 0xB8A6,
    0xBFA1, 0xC0BA, 0xC0BB, 0xC0C7, 0xC0CC, 0xC1F6, 0xC7CF, 0xC7D1
  };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (endings[i] == (lead << 8 | trail))
      return TRUE;
  return FALSE;
}

static void
count_pair (Pairs *self, guchar lead, guchar trail)
{
  const gboolean high = lead > 0xA0 && trail > 0xA0;

  self->pairs++;
  self->low += trail < 0x80;
  self->big5 += lead >= 0xA1 && lead <= 0xC6;
  self->letters += lead >= 0xC0 && trail >= 0xC0;
  self->high += high;
  self->marks += high && lead < 0xB0 && lead != 0xA4 && lead != 0xA5;
  self->rare += high && lead >= 0xA4 && lead < 0xB0;
  self->kana += high && (lead == 0xA4 || lead == 0xA5);
  self->hangul += high && lead >= 0xB0 && lead <= 0xC8;
  self->endings += is_ending (lead, trail);
  self->chinese += high && lead >= 0xB0 && lead <= 0xD7;
}

static Pairs
count_pairs (const guchar *data, gsize size)
{
  Pairs self = { .even = TRUE };

  for (gsize i = 0, last = G_MAXSIZE; i < size && self.even; i++)
    {
      if (data[i] < 0x80)
        continue;
      self.even = data[i] > 0x80 && data[i] < 0xFF && i + 1 < size && data[i + 1] >= 0x40 &&
                  data[i + 1] != 0x7F && data[i + 1] != 0xFF;
      if (!self.even)
        break;
      count_pair (&self, data[i], data[i + 1]);
      self.chained += i == last;
      last = i + 2;
      i++;
    }
  return self;
}

/* Shift_JIS: characters that are kana, and everyday ones of all. */
static gboolean
fits_shift_jis (const guchar *data, gsize size)
{
  guint characters = 0, common = 0, chained = 0;

  for (gsize i = 0, last = G_MAXSIZE; i < size; i++)
    {
      const guchar lead = data[i], trail = i + 1 < size ? data[i + 1] : 0;

      if (lead < 0x80 || (lead > 0xA0 && lead < 0xE0))
        continue;
      if (lead == 0x80 || lead == 0xA0 || lead > 0xFC || trail < 0x40 || trail == 0x7F ||
          trail > 0xFC)
        return FALSE;
      characters++;
      common += lead == 0x82 || lead == 0x83 || (lead == 0x81 && trail < 0xAD) ||
                (lead >= 0x88 && lead <= 0x97);
      chained += i == last;
      last = i + 2;
      i++;
    }
  return characters >= 2 && common * 10 >= characters * 9 && chained * 2 >= characters;
}

/* Of GB2312, EUC-JP and EUC-KR, or of Big5 that happens to look so. */
static const char *
judge_high_pairs (const Pairs *pairs)
{
  const guint signs = pairs->pairs - pairs->marks;

  if (pairs->kana * 5 >= signs && pairs->kana > 1)
    return "EUC-JP";
  if (pairs->hangul * 20 >= signs * 19 && pairs->endings * 10 >= signs && pairs->endings > 0)
    return "EUC-KR";
  if (pairs->chinese * 10 >= signs * 8 && pairs->chinese > 0 && pairs->rare * 6 <= pairs->pairs)
    return "GB18030";
  return pairs->rare > 0 && pairs->big5 * 10 >= pairs->pairs * 9 ? "Big5" : NULL;
}

/* What is said of pairs where all of them are of one kind. Returns: (nullable): a label */
static const char *
judge_pairs (const guchar *data, gsize size)
{
  const Pairs pairs = count_pairs (data, size);

  if (fits_shift_jis (data, size) && pairs.high * 2 < pairs.pairs + 1)
    return "Shift_JIS";
  if (!pairs.even || pairs.pairs == 0 || (pairs.letters == pairs.pairs && pairs.pairs > 4))
    return NULL;
  if (pairs.high == pairs.pairs)
    return judge_high_pairs (&pairs);
  if (pairs.chained * 2 < pairs.pairs)
    return NULL;
  if (pairs.low * 8 >= pairs.pairs && pairs.big5 * 10 >= pairs.pairs * 8)
    return "Big5";
  /* Characters of names, which only the larger sets have. */
  return pairs.chinese * 10 >= (pairs.high - pairs.marks) * 7 && pairs.high * 10 >= pairs.pairs * 8
             ? "GB18030"
             : NULL;
}

/* Letters of one byte: how they stand together says more than which they are. */
typedef struct
{
  guint high;    /* not ASCII */
  guint letters; /* above 0xBF */
  guint upper;   /* from 0xE0 on */
  guint runs;    /* of bytes that are not ASCII */
  guint odd;     /* bytes that Western text of Windows does not have */
  guint strange; /* that it has next to never: a capital behind a small letter, a y with two dots */
} Letters;

static gboolean
is_strange (const guchar *data, gsize i)
{
  return data[i] == 0xFF ||
         (data[i] >= 0xC0 && data[i] < 0xDF && i > 0 && g_ascii_islower (data[i - 1]));
}

static Letters
count_letters (const guchar *data, gsize size)
{
  Letters self = { 0 };

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] < 0x80)
        continue;
      self.high++;
      self.runs += i == 0 || data[i - 1] < 0x80;
      self.letters += data[i] >= 0xC0;
      self.upper += data[i] >= 0xE0;
      self.strange += is_strange (data, i);
      self.odd +=
          data[i] < 0xA0 && !strchr ("\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\x8C\x9C", data[i]);
    }
  return self;
}

/* Western text has its accents and quotation marks one by one between ASCII; Cyrillic has words of such bytes,
 * mostly small letters. */
static const char *
judge_letters (const Letters *letters)
{
  if (letters->letters >= letters->runs * 2 && letters->letters > 4)
    return letters->upper * 2 > letters->letters ? "windows-1251" : "KOI8-R";
  return letters->odd == 0 && letters->strange * 4 <= letters->runs ? "windows-1252" : NULL;
}

/* One by one is how they stand, which nothing of several bytes a character does. */
static gboolean
is_western (const Letters *letters)
{
  return letters->odd == 0 && letters->high * 4 <= letters->runs * 5;
}

static const char *
ask_uchardet (const char *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  const char *name;

  uchardet_handle_data (detector, data, size);
  uchardet_data_end (detector);
  name = g_intern_string (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return name;
}

/* Older than the files that Sheaf reads. */
static gboolean
is_bygone (const char *label)
{
  return sheaf_has_prefix (label, "MAC-") || sheaf_has_prefix (label, "IBM8") ||
         sheaf_has_prefix (label, "CP85");
}

static void
add (const char *guesses[SHEAF_GUESSES], guint *n, const char *label)
{
  if (!label || !*label || *n == SHEAF_GUESSES)
    return;
  /* These have a mark at the very beginning, which was looked for. */
  if (sheaf_has_prefix (label, "UTF-16") || sheaf_has_prefix (label, "UTF-32"))
    return;
  for (guint i = 0; i < *n; i++)
    if (g_ascii_strcasecmp (guesses[i], label) == 0)
      return;
  guesses[(*n)++] = label;
}

/* What cannot be so is left for the last. */
static gboolean
is_wrong (const char *guessed, const Letters *letters)
{
  if (!is_western (letters))
    return is_bygone (guessed);
  return is_bygone (guessed) || sheaf_encoding_is_multi_byte (guessed) || letters->letters == 0;
}

guint
sheaf_encoding_guess (const char *data, gsize size, const char *guesses[SHEAF_GUESSES])
{
  const char *guessed;
  Letters letters;
  gsize ascii = 0;
  guint n = 0;

  g_return_val_if_fail (data || !size, 0);

  while (ascii < size && (guchar) data[ascii] < 0x80)
    ascii++;
  data += ascii;
  size = MIN (size - ascii, GUESS_BYTES);
  guessed = ask_uchardet (data, size);
  letters = count_letters ((const guchar *) data, size);
  add (guesses, &n, judge_pairs ((const guchar *) data, size));
  if (is_wrong (guessed, &letters))
    add (guesses, &n, judge_letters (&letters));
  add (guesses, &n, guessed);
  add (guesses, &n, judge_letters (&letters));
  return n;
}
