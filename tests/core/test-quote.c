/* test-quote.c: a piece of text is found again by its words and those around it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/quote.h"
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *quote, *before, *after;
  guint position;
  const char *found; /* (nullable): what of @text it is; NULL: nothing */
  guint start;       /* and where, in bytes; 0: not asked */
} Case;

static const Case cases[] = {
  /* As it was. */
  { "One two three four five.", "two three four", "One ", " five.", 3, "two three four", 4 },
  { "记下的批注往往见真意。", "批注往往", "记下的", "见真意。", 3, "批注往往", 9 },
  /* White space is no difference, nor is what nobody sees. */
  { "The long  sentence\n\nthat goes on.", "long sentence that", "The ", " goes", 3,
    "long  sentence\n\nthat", 4 },
  { "a hyphen\xc2\xad"
    "ated word here",
    "hyphenated word", "a ", " here", 1,
    "hyphen\xc2\xad"
    "ated word",
    2 },
  /* Several times: by what is around it, then by where it was. */
  { "the cat sat. the cat ran. the cat slept.", "the cat", "", " ran.", 10, "the cat", 13 },
  { "the cat sat. the cat ran. the cat slept.", "the cat", "", "", 25, "the cat", 26 },
  { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "", "", 3, "aaaaaaaaaaaaaaaa", 3 },
  /* Other words in it. */
  { "before. Reading is a quick art, and marking helps. after",
    "Reading is a slow art, and marking helps", "before. ", ". after", 7,
    "Reading is a quick art, and marking helps", 8 },
  { "前面的话。读书最贵在有心得，随手记下批注。后面", "读书贵在有心得，随手记下的批注",
    "前面的话。", "。后面", 5, "读书最贵在有心得，随手记下批注", 15 },
  /* A word stands anywhere: it needs what was around it. */
  { "It is the end of all.", "the", "It is ", " end", 4, "the", 6 },
  { "A book on the table.", "the", "under all of ", " circumstances", 40, NULL, 0 },
  { "Nothing of that is here.", "a sentence that was taken out", "", "", 0, NULL, 0 },
  { "", "some text that was here", "", "", 0, NULL, 0 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (SheafQuoteText) text = sheaf_quote_text_new (c->text);
      g_autoptr (SheafQuote) quote = sheaf_quote_new (c->quote, c->before, c->after, c->position);
      g_autofree char *found = NULL;
      gsize start = 0, end = 0;

      g_assert_nonnull (quote);
      if (sheaf_quote_find (text, quote, TRUE, &start, &end))
        found = g_strndup (c->text + start, end - start);
      g_test_message ("case %" G_GSIZE_FORMAT ": %s", i, found ? found : "nothing");
      g_assert_cmpstr (found, ==, c->found);
      if (c->start)
        g_assert_cmpuint (start, ==, c->start);
    }
}

/* Words that are not to be found by chance. */
static char *
make_text (guint seed, guint words)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words; i++)
    {
      const gint32 length = g_rand_int_range (rand, 2, 9);

      for (gint32 j = 0; j < length; j++)
        g_string_append_c (text, (char) g_rand_int_range (rand, 'a', 'z' + 1));
      g_string_append_c (text, i % 12 == 11 ? '\n' : ' ');
    }
  return g_string_free (text, FALSE);
}

static SheafQuote *
take (const char *text, gsize start, gsize end)
{
  g_autofree char *piece = g_strndup (text + start, end - start);
  g_autofree char *before = g_strndup (text, start);

  return sheaf_quote_new (piece, before, text + end, (gint64) start);
}

/* A piece longer than a machine word has bits, where the text around it and a tenth of its own words are other ones. */
static void
test_long (void)
{
  for (guint seed = 1; seed <= 60; seed++)
    {
      g_autofree char *text = make_text (seed, 600);
      const gsize start = (gsize) (strchr (text + 700, ' ') - text) + 1;
      const gsize end = (gsize) (strchr (text + start + 400, ' ') - text);
      g_autoptr (SheafQuote) quote = take (text, start, end);
      g_autofree char *head = make_text (seed + 1000, 40);
      g_autofree char *tail = make_text (seed + 2000, 200);
      g_autofree char *piece = g_strndup (text + start, end - start);
      g_autofree char *changed = NULL;
      g_autoptr (SheafQuoteText) haystack = NULL;
      gsize from = 0, until = 0;

      for (char *p = piece; *p; p++)
        if ((p - piece) % 11 == 5 && *p != ' ' && *p != '\n')
          *p = 'A';
      changed = g_strconcat (head, piece, tail, NULL);
      haystack = sheaf_quote_text_new (changed);
      g_assert_true (sheaf_quote_find (haystack, quote, TRUE, &from, &until));
      /* A letter of what follows may be as good as one that was changed. */
      g_assert_cmpint (ABS ((gssize) from - (gssize) strlen (head)), <=, 2);
      g_assert_cmpint (ABS ((gssize) until - (gssize) strlen (head) - (gssize) strlen (piece)), <=,
                       2);
    }
}

/* What is missing is not mistaken for something else. */
static void
test_gone (void)
{
  for (guint seed = 1; seed <= 60; seed++)
    {
      g_autofree char *text = make_text (seed, 300);
      g_autofree char *other = make_text (seed + 5000, 3000);
      g_autoptr (SheafQuote) quote = take (text, 400, 400 + seed * 8);
      g_autoptr (SheafQuoteText) haystack = sheaf_quote_text_new (other);
      gsize from, until;

      g_assert_false (sheaf_quote_find (haystack, quote, TRUE, &from, &until));
    }
}

/* A short quote that is everywhere, in a long text, takes no longer than its length. */
static void
test_everywhere (void)
{
  g_autofree char *text = test_repeat ("", "ab", 400000, "");
  g_autofree char *piece = test_repeat ("", "ab", 2000, "");
  g_autoptr (SheafQuote) quote = sheaf_quote_new (piece, "", "", 100000);
  g_autoptr (SheafQuoteText) haystack = sheaf_quote_text_new (text);
  gsize start, end;

  g_assert_true (sheaf_quote_find (haystack, quote, TRUE, &start, &end));
  g_assert_cmpuint (start, ==, 100000);
  g_assert_cmpuint (end, ==, 104000);
}

static void
test_new (void)
{
  g_autofree char *much = test_repeat ("", "x", SHEAF_QUOTE_MAX + 1, "");
  g_autofree char *around = test_repeat ("", "読", 200, "");
  g_autoptr (SheafQuote) quote = sheaf_quote_new (" 書 ", around, around, -5);

  g_assert_null (sheaf_quote_new (" \n\xc2\xad", "", "", 0));
  g_assert_null (sheaf_quote_new (much, "", "", 0));
  g_assert_cmpstr (quote->text, ==, "書");
  g_assert_cmpint (g_utf8_strlen (quote->before, -1), ==, SHEAF_QUOTE_AROUND);
  g_assert_cmpint (g_utf8_strlen (quote->after, -1), ==, SHEAF_QUOTE_AROUND);
  g_assert_cmpuint (quote->position, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quote/new", test_new);
  g_test_add_func ("/quote/cases", test_cases);
  g_test_add_func ("/quote/long", test_long);
  g_test_add_func ("/quote/gone", test_gone);
  g_test_add_func ("/quote/everywhere", test_everywhere);
  return g_test_run ();
}
