/* test-deception.c: an article that wants to be taken for something else (SAFETY 1.5)
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/date.h"
#include "core/document.h"
#include "core/draft.h"
#include "core/page.h"
#include "core/sanitizer.h"
#include "core/text.h"

#include <string.h>

#define TITLE_MAX 1000

/* D4 and D5: what is in the page is to be seen where it stands ------------------------------------- */

/* Each would hide text that is copied or found, show it elsewhere, or paint over what is not the article's. */
static const char *const hiding[] = {
  "display:none",
  "display:flex",
  "visibility:hidden",
  "opacity:0",
  "color:white",
  "color:transparent",
  "background:white",
  "background-color:#fff",
  "font-size:0",
  "font:0/0 a",
  "line-height:0",
  "letter-spacing:-1em",
  "word-spacing:-9em",
  "width:0",
  "height:0",
  "max-height:0",
  "overflow:hidden",
  "overflow:clip",
  "clip:rect(0,0,0,0)",
  "clip-path:inset(50%)",
  "mask:none",
  "filter:blur(9px)",
  "position:fixed",
  "position:absolute",
  "position:sticky",
  "top:0",
  "left:-9999px",
  "inset:0",
  "z-index:2147483647",
  "margin:-99px",
  "margin-top:-99px",
  "padding:99em",
  "transform:translate(-99em)",
  "translate:-99em",
  "scale:0",
  "float:right",
  "text-indent:-9999px",
  "text-indent:9999px",
  "white-space:nowrap",
  "direction:rtl",
  "unicode-bidi:bidi-override",
  "writing-mode:vertical-rl",
  "user-select:none",
  "-webkit-user-select:none",
  "-webkit-user-modify:read-write",
  "-webkit-text-security:disc",
  "text-transform:uppercase",
  "content:'x'",
  "cursor:none",
  "pointer-events:none",
  "animation:a 9s",
  "transition:all 9s",
  "zoom:0",
  "all:unset",
  "columns:99",
  "order:-1",
  "content-visibility:hidden",
  "font-family:x",
  "-webkit-text-fill-color:transparent",
};

static char *
sanitize (const char *html)
{
  g_autoptr (SheafFragment) fragment = sheaf_sanitizer_run (html, strlen (html), NULL, NULL, NULL);

  return g_strdup (fragment->html);
}

static void
test_styles (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (hiding); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<p style=\"%s\">a</p><p style=\"font-weight:bold; %s !important\">b</p>", hiding[i],
          hiding[i]);
      g_autofree char *clean = sanitize (html);

      g_test_message ("%s", hiding[i]);
      g_assert_cmpstr (clean, ==, "<p>a</p><p style=\"font-weight:bold\">b</p>");
    }
}

/* Marks of HTML itself that would hide, turn into a window, or speak in our name. */
static void
test_attributes (void)
{
  static const char *const attributes[] = {
    "hidden",
    "hidden=until-found",
    "popover",
    "inert",
    "contenteditable",
    "draggable=true",
    "aria-hidden=true",
    "aria-label=x",
    "role=dialog",
    "class=\"sheaf-head\"",
    "id=b1",
    "slot=x",
    "is=x",
    "part=x",
    "accesskey=q",
    "tabindex=1",
    "autofocus",
    "data-x=y",
    "nonce=x",
    "translate=no",
    "itemprop=x",
    "spellcheck=true",
    "enterkeyhint=done",
    "inputmode=none",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *html = g_strdup_printf ("<p %s>a</p>", attributes[i]);
      g_autofree char *clean = sanitize (html);

      g_test_message ("%s", attributes[i]);
      g_assert_cmpstr (clean, ==, "<p>a</p>");
    }
}

/* Out of the article's part of the page it does not come, and no other element like ours is made. */
static void
test_container (void)
{
  static const char *const escapes[] = {
    "</main></article></body></html><header class=sheaf-head><h1>x</h1></header>",
    "</div></div></div><dialog open>x</dialog>",
    "<body class=x><title>x</title>y",
    "<frameset><frame src=x></frameset>",
    "</p></table></section><base href=x><style>*{display:none}</style>z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (escapes); i++)
    {
      g_autofree char *clean = sanitize (escapes[i]);

      g_test_message ("%s", escapes[i]);
      g_assert_null (strstr (clean, "class"));
      g_assert_null (strstr (clean, "<header"));
      g_assert_null (strstr (clean, "<dialog"));
      g_assert_null (strstr (clean, "<body"));
      g_assert_null (strstr (clean, "<main"));
      g_assert_null (strstr (clean, "</main"));
      g_assert_null (strstr (clean, "style"));
    }
}

/* D2: titles -------------------------------------------------------------------------------------- */

static gboolean
opens_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

/* One line without controls, of which nothing turns what stands beside it. */
static void
check_shown (const char *path, const char *title)
{
  g_autofree char *shown = sheaf_text_display (title, TITLE_MAX);
  gboolean isolated = g_str_has_prefix (shown, "\xe2\x81\xa8");
  guint open = 0;

  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, 2 * TITLE_MAX);
  for (const char *p = shown; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_error ("%s: U+%04X is shown", path, c);
      if (!isolated && ((c >= 0x202a && c <= 0x202e) || c == 0x2069 || opens_isolate (c)))
        g_error ("%s: U+%04X stands free", path, c);
      open += opens_isolate (c) ? 1 : 0;
      if (c == 0x2069 && open-- == 0)
        g_error ("%s: closes what it did not open", path);
      if (isolated && open == 0 && *g_utf8_next_char (p))
        g_error ("%s: is not isolated to its end", path);
    }
  g_assert_cmpuint (open, ==, 0);
}

/* And in the page no title is more than text. */
static void
check_page (const char *path, const SheafArticle *article)
{
  g_autofree char *page = sheaf_page_begin (article, NULL);
  const char *body = strstr (page, "<body");
  static const char *const never[] = { "<script", "<img", "<base", "<iframe", "<svg", "<style" };

  g_assert_nonnull (body);
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    if (strstr (body, never[i]))
      g_error ("%s: %s in the header of its page", path, never[i]);
}

static void
check_file (const char *path, guint *files)
{
  g_autoptr (GTimeZone) zone = sheaf_date_zone ("UTC");
  SheafDraftOptions options = { .dialect = SHEAF_DIALECT_HEXO, .zone = zone };
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (SheafDraft) draft = sheaf_draft_new (bytes, path + 1, &options, NULL);

  if (!draft)
    return;
  check_shown (path, draft->article->title);
  if (draft->article->author)
    check_shown (path, draft->article->author);
  for (guint i = 0; i < draft->article->tags->len; i++)
    check_shown (path, draft->article->tags->pdata[i]);
  check_page (path, draft->article);
  (*files)++;
}

static guint
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint files = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_article;

      sheaf_document_format_for_name (name, &is_article);
      if (is_article && g_file_test (path, G_FILE_TEST_IS_REGULAR))
        check_file (path, &files);
    }
  return files;
}

static void
test_titles (void)
{
  static const char *const classes[] = { "spoof", "markup", "inject", "export", "enc" };
  const char *shared = g_getenv ("SHEAF_SHARED");
  g_autofree char *ours = g_build_filename (g_getenv ("SHEAF_SRCDIR"), "tests/data/attacks", NULL);

  g_assert_cmpuint (check_folder (ours), >, 60);
  for (gsize i = 0; shared && i < G_N_ELEMENTS (classes); i++)
    {
      g_autofree char *folder = g_build_filename (shared, "hostile", classes[i], NULL);

      if (g_file_test (folder, G_FILE_TEST_IS_DIR))
        g_assert_cmpuint (check_folder (folder), >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deception/styles", test_styles);
  g_test_add_func ("/deception/attributes", test_attributes);
  g_test_add_func ("/deception/container", test_container);
  g_test_add_func ("/deception/titles", test_titles);
  return g_test_run ();
}
