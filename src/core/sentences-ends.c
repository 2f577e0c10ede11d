/* sentences-ends.c: whether a full stop ends a sentence
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sentences-ends.h"

#include <string.h>

/* Something always follows these. */
static const char *const never[] = {
  "mr",   "mrs", "ms",  "mx",    "dr",     "prof", "st",  "mt",   "gen", "col",  "sgt",
  "capt", "lt",  "maj", "cmdr",  "rev",    "fr",   "hon", "gov",  "sen", "rep",  "pres",
  "vs",   "v",   "e.g", "i.e",   "eg",     "ie",   "cf",  "viz",  "al",  "ca",   "bzw",
  "vgl",  "ed",  "eds", "trans", "approx", "dept", "est", "univ", "mme", "mlle", NULL,
};

/* And these, where it is a number. */
static const char *const before_number[] = {
  "no", "nos",  "nr",  "fig", "figs", "p",   "pp",  "vol", "vols",
  "ch", "chap", "sec", "art", "eq",   "tab", "ver", NULL,
};

/* These end one where a word follows that begins sentences, and is no name. */
static const char *const seldom[] = {
  "inc", "ltd", "co",  "corp", "llc", "bros", "jr",  "sr",  "a.m",  "p.m", "am",  "pm",  "ph.d",
  "jan", "feb", "mar", "apr",  "jun", "jul",  "aug", "sep", "sept", "oct", "nov", "dec", NULL,
};

static const char *const beginnings[] = {
  "a",    "after", "all",  "also",  "although", "an",    "and",   "as",    "at",   "because",
  "but",  "by",    "for",  "from",  "he",       "her",   "here",  "his",   "how",  "however",
  "i",    "if",    "in",   "it",    "its",      "many",  "most",  "my",    "no",   "not",
  "now",  "of",    "on",   "one",   "or",       "our",   "she",   "since", "so",   "some",
  "such", "that",  "the",  "their", "then",     "there", "these", "they",  "this", "those",
  "to",   "we",    "what", "when",  "where",    "which", "while", "who",   "why",  "with",
  "yes",  "yet",   "you",  "your",  NULL,
};

/* "J", and "U.S" */
static gboolean
is_initials (const char *word)
{
  for (const char *p = word; *p; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isupper (g_utf8_get_char (p)))
        return FALSE;
      p = g_utf8_next_char (p);
      if (!*p)
        return TRUE;
      if (*p != '.')
        return FALSE;
    }
  return FALSE;
}

/* Of a list or a heading: "12", "iv", "3.1", "a" */
static gboolean
is_number (const char *word)
{
  const gsize length = strlen (word);

  return strspn (word, "0123456789.") == length || strspn (word, "ivxIVX") == length ||
         g_utf8_strlen (word, -1) == 1;
}

/* What stands around the word does not count: "(Dr" */
static char *
fold (const char *word)
{
  const char *p = word;

  while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return g_utf8_strdown (p, -1);
}

static gboolean
begins_sentences (const char *next)
{
  g_autofree char *folded = g_utf8_strdown (next, -1);

  return g_strv_contains (beginnings, folded);
}

gboolean
sheaf_sentences_stop_ends (const char *word, const char *next, gboolean is_first)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word && next, TRUE);

  if (!*next)
    return TRUE;
  folded = fold (word);
  if (is_first && is_number (folded))
    return FALSE;
  if (g_strv_contains (never, folded))
    return FALSE;
  if (g_strv_contains (before_number, folded))
    return !g_unichar_isdigit (g_utf8_get_char (next));
  /* "as do I." */
  if (g_strv_contains (seldom, folded) || (is_initials (word) && !g_str_equal (word, "I")))
    return begins_sentences (next);
  return TRUE;
}
