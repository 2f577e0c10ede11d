/* text-language.c: which language a text is written in
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text.h"

#include <string.h>

/* Enough to be sure of most texts, and short enough to ask of every article. */
#define CHARACTERS 4000

/* Bytes of the longest of the words below ("những" has eight), and one. */
#define WORD_BYTES 9

/* Words that are among the commonest of one language and mean little in the others. */
static const struct
{
  const char *language;
  const char *words; /* each between blanks */
} latin_words[] = {
  { "en", " the and of to is that for with this are you have it be from as on " },
  { "de", " der die und das ist nicht ein eine mit den von zu auf für sich auch im " },
  { "fr", " le la les et des est une pour dans que qui sur pas vous avec du au " },
  { "es", " el los las que una para con por del se es como más su al lo y " },
  { "pt", " o os que não uma para com do da em se mais como dos por ao é " },
  { "it", " il di che la è per una non con del sono gli della le in si questo " },
  { "nl", " de het een van en is dat op te zijn voor met niet aan ook je er " },
  { "pl", " w i na z się nie to jest do że jak o po co od dla są " },
  { "tr", " ve bir bu için ile de da olarak çok daha gibi olan en ne var ama " },
  { "sv", " och att det som är en på av för med den till inte har ett om jag " },
  { "vi", " và của là có không được cho một các trong những người này với để khi " },
  { "id", " yang dan di dengan untuk ini dari pada itu adalah tidak dalam akan anda ke " },
};

/* A script that stands for one language here. */
static const struct
{
  GUnicodeScript script;
  const char *language;
} scripts[] = {
  { G_UNICODE_SCRIPT_CYRILLIC, "ru" }, { G_UNICODE_SCRIPT_ARABIC, "ar" },
  { G_UNICODE_SCRIPT_HEBREW, "he" },   { G_UNICODE_SCRIPT_GREEK, "el" },
  { G_UNICODE_SCRIPT_THAI, "th" },     { G_UNICODE_SCRIPT_DEVANAGARI, "hi" },
  { G_UNICODE_SCRIPT_BENGALI, "bn" },  { G_UNICODE_SCRIPT_KHMER, "km" },
  { G_UNICODE_SCRIPT_GEORGIAN, "ka" }, { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
  { G_UNICODE_SCRIPT_TAMIL, "ta" },    { G_UNICODE_SCRIPT_SINHALA, "si" },
};

/* What was counted: CJK characters weigh three letters, being more than half a word each. */
typedef struct
{
  guint han, kana, hangul, latin;
  guint others[G_N_ELEMENTS (scripts)];
  gboolean persian, ukrainian;
} Census;

static void
count_other (Census *census, gunichar c, GUnicodeScript script)
{
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (scripts[i].script == script)
      census->others[i]++;
  census->persian |= c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06CC;
  census->ukrainian |= c == 0x0454 || c == 0x0456 || c == 0x0457 || c == 0x0491;
}

static void
count_by_script (Census *census, gunichar c)
{
  const GUnicodeScript script = g_unichar_get_script (c);

  if (script == G_UNICODE_SCRIPT_LATIN)
    census->latin++;
  else if (script == G_UNICODE_SCRIPT_HAN)
    census->han++;
  else if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
    census->kana++;
  else if (script == G_UNICODE_SCRIPT_HANGUL)
    census->hangul++;
  else
    count_other (census, c, script);
}

/* Most characters are ASCII or common Han: these are not looked up. */
static const char *
take_census (Census *census, const char *text)
{
  const char *p = text;

  for (guint i = 0; *p && i < CHARACTERS; i++, p = g_utf8_next_char (p))
    {
      if ((guchar) *p < 0x80)
        census->latin += g_ascii_isalpha (*p);
      else if (sheaf_text_is_common_han (*p))
        census->han++;
      else if (g_unichar_isalpha (g_utf8_get_char (p)))
        count_by_script (census, g_utf8_get_char (p));
    }
  return p;
}

static gboolean
is_letter (const char *p)
{
  return (guchar) *p < 0x80 ? g_ascii_isalpha (*p) : g_unichar_isalpha (g_utf8_get_char (p));
}

/* Returns: how many bytes it has */
static gsize
copy_letter (char *to, const char *p)
{
  const gsize n = (gsize) (g_utf8_next_char (p) - p);

  memcpy (to, p, n);
  return n;
}

/* Latin letters alone say little; the commonest words tell. Three of them at least, and a twelfth. */
static const char *
guess_latin (const char *text, const char *end)
{
  g_autofree char *folded = g_utf8_casefold (text, end - text);
  guint hits[G_N_ELEMENTS (latin_words)] = { 0 };
  guint best = 0;
  guint words = 0;

  for (const char *p = folded; *p;)
    {
      char word[16] = " ";
      gsize n = 1;

      for (; is_letter (p); p = g_utf8_next_char (p))
        n = n <= WORD_BYTES ? n + copy_letter (word + n, p) : sizeof word;
      if (n > 1)
        words++;
      if (n > 1 && n <= WORD_BYTES)
        {
          word[n] = ' ';
          word[n + 1] = '\0';
          for (guint i = 0; i < G_N_ELEMENTS (latin_words); i++)
            hits[i] += strstr (latin_words[i].words, word) ? 1 : 0;
        }
      if (*p)
        p = g_utf8_next_char (p);
    }
  for (guint i = 1; i < G_N_ELEMENTS (latin_words); i++)
    best = hits[i] > hits[best] ? i : best;
  return hits[best] >= 3 && hits[best] * 12 >= words ? latin_words[best].language : NULL;
}

static const char *
guess_other (const Census *census, guint *count)
{
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (scripts); i++)
    best = census->others[i] > census->others[best] ? i : best;
  *count = census->others[best];
  if (scripts[best].script == G_UNICODE_SCRIPT_ARABIC && census->persian)
    return "fa";
  if (scripts[best].script == G_UNICODE_SCRIPT_CYRILLIC && census->ukrainian)
    return "uk";
  return scripts[best].language;
}

const char *
sheaf_text_language (const char *text)
{
  Census census = { 0 };
  const char *end;
  const char *other;
  guint cjk, n_other;

  g_return_val_if_fail (text, NULL);

  end = take_census (&census, text);
  other = guess_other (&census, &n_other);
  cjk = census.han + census.kana + census.hangul;
  if (cjk * 3 >= census.latin && cjk * 3 >= n_other && cjk > 0)
    {
      if (census.hangul * 2 > cjk)
        return "ko";
      return census.kana * 10 > cjk ? "ja" : "zh";
    }
  if (n_other > census.latin)
    return other;
  return guess_latin (text, end);
}
