/* test-sandbox-fonts.c: letters of the person's language in a sandbox
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sandbox-fonts.h"

static void
assert_chosen (const char *font, const char *language, const char *families, int size)
{
  g_autofree char *chosen = sheaf_sandbox_fonts_choose (font, language);
  g_autoptr (PangoFontDescription) description = NULL;

  g_assert_nonnull (chosen);
  description = pango_font_description_from_string (chosen);
  g_assert_cmpstr (pango_font_description_get_family (description), ==, families);
  g_assert_cmpint (pango_font_description_get_size (description), ==, size * PANGO_SCALE);
}

static void
test_chosen (void)
{
  assert_chosen ("Cantarell 11", "zh-cn", "Cantarell,Noto Sans CJK SC,Source Han Sans SC", 11);
  assert_chosen ("Cantarell Bold 13", "zh-tw", "Cantarell,Noto Sans CJK TC,Source Han Sans TC", 13);
  assert_chosen ("Two Words 10", "zh-hk", "Two Words,Noto Sans CJK HK,Source Han Sans HC", 10);
  assert_chosen ("Cantarell 11", "zh", "Cantarell,Noto Sans CJK SC,Source Han Sans SC", 11);
  assert_chosen ("Cantarell 11", "ko-kr", "Cantarell,Noto Sans CJK KR,Source Han Sans K", 11);
}

/* Others keep what they have, of which Japanese is the first anyway. */
static void
test_not_needed (void)
{
  g_assert_null (sheaf_sandbox_fonts_choose ("Cantarell 11", "en-us"));
  g_assert_null (sheaf_sandbox_fonts_choose ("Cantarell 11", "ja-jp"));
  g_assert_null (sheaf_sandbox_fonts_choose ("Cantarell 11", "kok-in"));
  g_assert_null (sheaf_sandbox_fonts_choose ("Cantarell 11", "c"));
}

static void
test_applied (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *expected = NULL;

  g_object_get (settings, "gtk-font-name", &before, NULL);
  expected =
      sheaf_sandbox_fonts_choose (before, pango_language_to_string (pango_language_get_default ()));
  sheaf_sandbox_fonts_apply (settings);
  g_object_get (settings, "gtk-font-name", &after, NULL);
  g_assert_cmpstr (after, ==, expected ? expected : before);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sandbox-fonts/chosen", test_chosen);
  g_test_add_func ("/sandbox-fonts/not-needed", test_not_needed);
  g_test_add_func ("/sandbox-fonts/applied", test_applied);
  return g_test_run ();
}
