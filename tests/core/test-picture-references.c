/* test-picture-references.c: which pictures an article keeps beside it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/extract.h"
#include "core/page.h"
#include "core/picture-references.h"
#include "core/sanitizer-address.h"
#include "core/sanitizer.h"

#include <string.h>

typedef struct
{
  const char *html;
  const char *found; /* divided by | */
} Case;

static const Case cases[] = {
  { "", "" },
  { "no picture, 1 < 2", "" },
  { "<img src=\"a.png\">", "a.png" },
  { "<IMG SRC='a.png' alt=x/>", "a.png" },
  { "<img alt='>' src=a.png>", "a.png" },
  { "<img\n src = a.png >", "a.png" },
  { "<img src=' a\n.png '>", "a.png" },
  { "<image src=a.png>", "a.png" },
  { "<p><b><img src=x/../a.png></p>", "x/../a.png" },
  { "<img src=a.png><img src=b.png><img src=a.png>", "a.png|b.png" },
  { "<img src=/a.png><img src=../b.png><img src=c>", "/a.png|../b.png|c" },
  /* What a script would put in. */
  { "<img src=blank.gif data-src=a.png>", "a.png" },
  { "<img data-original='a.png' src='data:image/gif;base64,R0lGODlh'>", "a.png" },
  { "<img data-src=a.png data-original=b.png>", "a.png" },
  { "<img data-original=b.png data-src=a.png>", "b.png" },
  { "<img data-src=1 src=a.png>", "a.png" },
  { "<img srcset='a.png 1x, b.png 2x'>", "b.png" },
  { "<img src='' srcset='a.png 100w, b.png 900w'>", "b.png" },
  { "<img data-srcset='a.png 1x'>", "a.png" },
  { "<img src=c.png srcset='a.png 1x, b.png 2x'>", "c.png" },
  /* As the attribute is read. */
  { "<img src='a&amp;b.png'>", "a&b.png" },
  { "<img src='a&#x2e;png'>", "a.png" },
  { "<img src='&#22270;.png'>", "图.png" },
  { "<img src='a&b.png?c=1&d=2'>", "a&b.png?c=1&d=2" },
  { "<img src=a.png src=b.png>", "a.png" },
  { "<img title=\"<img src='no.png'>\" src=a.png>", "a.png" },
  { "<img data-x=y/src=no.png src=a.png>", "a.png" },
  { "<img/src=a.png>", "a.png" },
  { "<img xsrc=no.png>", "" },
  /* Only files. */
  { "<img src=https://example.com/a.png><img src=//example.com/a.png>", "" },
  { "<img src=data:image/png;base64,iVBORw0KGgo=>", "" },
  { "<img src=javascript:x><img src=mailto:a.png><img src=ftp://example.com/a.png>", "" },
  /* These are files, too; that they lie elsewhere is told when they are looked for. */
  { "<img src=file:///etc/a.png><img src=C:\\a.png>", "file:///etc/a.png|C:\\a.png" },
  { "<img src=article:///1/picture/0>", "" },
  { "<img><img src><img src=''><img src='  '>", "" },
  { "<imgs src=a.png><img-x src=a.png><x-img src=a.png>", "" },
  /* What shows nothing. */
  { "<!-- <img src=no.png> --><img src=a.png>", "a.png" },
  { "<!-- <img src=\"no.png> --><img src=a.png>", "a.png" },
  { "<!-- <img src=no.png>", "" },
  { "<script>'<img src=no.png>'</script><img src=a.png>", "a.png" },
  { "<style><img src=no.png></style><textarea><img src=no.png></textarea>", "" },
  { "<title><img src=no.png></title><img src=a.png>", "a.png" },
  { "&lt;img src=no.png&gt;", "" },
  { "</img src=no.png>", "" },
  { "<img src=a.png", "" },
  { "<img src=\"a.png>", "" },
  { "<a title='<img src=no.png", "" },
  { "<", "" },
  { "<im", "" },
  { "<img", "" },
};

static GPtrArray *
find (const char *html, gsize length)
{
  /* Its own memory, so that a step past the end is seen. */
  g_autofree char *copy = g_memdup2 (html, length ? length : 1);

  return sheaf_picture_references (copy, length);
}

static char *
join (const GPtrArray *references)
{
  return references ? test_join (references, "|") : g_strdup ("");
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) references = find (cases[i].html, strlen (cases[i].html));
      g_autofree char *found = join (references);

      if (!g_str_equal (found, cases[i].found))
        g_error ("%s: %s", cases[i].html, found);
    }
}

/* What @fragment lists of files, in its order. */
static char *
join_files (const SheafFragment *fragment)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < fragment->pictures->len; i++)
    {
      const SheafPicture *picture = g_ptr_array_index (fragment->pictures, i);

      if (sheaf_address_picture_kind (picture->address) == SHEAF_ADDRESS_LOCAL)
        g_ptr_array_add (files, picture->address);
    }
  return test_join (files, "|");
}

static char *
sanitise (const char *html)
{
  const SheafSanitizerOptions options = { .article = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFragment) fragment =
      sheaf_sanitizer_run (html, strlen (html), &options, NULL, &error);

  g_assert_no_error (error);
  return join_files (fragment);
}

/* A picture is kept by the address that the page asks for it by. */
static void
test_agreement (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = sanitise (cases[i].html);

      if (!g_str_equal (shown, cases[i].found))
        g_error ("%s: the sanitiser shows %s", cases[i].html, shown);
    }
}

/* Every beginning and every end, without a step past either. */
static void
test_truncated (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length <= strlen (cases[i].html); length++)
      {
        const gsize rest = strlen (cases[i].html) - length;
        g_autoptr (GPtrArray) begin = find (cases[i].html, length);
        g_autoptr (GPtrArray) end = find (cases[i].html + length, rest);

        g_assert_true (!begin || begin->len > 0);
        g_assert_true (!end || end->len > 0);
      }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *name = g_strnfill (SHEAF_PICTURE_REFERENCE_MAX, 'a');
  g_autofree char *fits = g_strconcat ("<img src=", name, ">", NULL);
  g_autofree char *too_long = g_strconcat ("<img src=b", name, ">", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) one = find (fits, strlen (fits));
  g_autoptr (GPtrArray) none = find (too_long, strlen (too_long));

  for (guint i = 0; i < SHEAF_PICTURE_REFERENCES_MAX + 10; i++)
    g_string_append_printf (many, "<img src=%u.png><img src=0.png>", i);
  found = find (many->str, many->len);
  g_assert_cmpuint (found->len, ==, SHEAF_PICTURE_REFERENCES_MAX);
  g_assert_cmpstr (g_ptr_array_index (found, 1), ==, "1.png");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_null (none);
}

static char *
render (const char *body, SheafFormat format)
{
  const SheafSanitizerOptions options = { .article = 1 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (body, strlen (body));
  g_autoptr (SheafDocument) document = sheaf_document_new (bytes, format, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SheafFragment) fragment = sheaf_page_render (document, &options, NULL, &error);

  g_assert_no_error (error);
  return join_files (fragment);
}

/* From the text of an article, whose code shows no picture; the page shows the same. */
static void
test_extract (void)
{
  static const struct
  {
    const char *body;
    SheafFormat format;
    const char *found;
  } bodies[] = {
    { "![a](a.png) and ![b][b]\n\n[b]: <img/b c.png>\n", SHEAF_FORMAT_MARKDOWN,
      "a.png|img/b c.png" },
    { "`![a](no.png)`\n\n    <img src=no.png>\n\n<img src=\"a.png\">\n", SHEAF_FORMAT_MARKDOWN,
      "a.png" },
    { "{% asset_img a.png A %}\n\n![[b.png]]\n", SHEAF_FORMAT_MARKDOWN, "a.png|b.png" },
    { "<p><img src=a.png></p>", SHEAF_FORMAT_HTML, "a.png" },
    { "<img src=a.png>", SHEAF_FORMAT_TEXT, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (GPtrArray) references = NULL;
      g_autofree char *text = sheaf_extract_text_full (bodies[i].body, strlen (bodies[i].body),
                                                       bodies[i].format, NULL, &references);
      g_autofree char *found = join (references);
      g_autofree char *shown = render (bodies[i].body, bodies[i].format);

      g_assert_nonnull (text);
      if (!g_str_equal (found, bodies[i].found) || !g_str_equal (found, shown))
        g_error ("%s: %s, shown: %s", bodies[i].body, found, shown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-references/cases", test_cases);
  g_test_add_func ("/picture-references/agreement", test_agreement);
  g_test_add_func ("/picture-references/truncated", test_truncated);
  g_test_add_func ("/picture-references/limits", test_limits);
  g_test_add_func ("/picture-references/extract", test_extract);
  return g_test_run ();
}
