/* sandbox-fonts.c: letters of the person's language where fontconfig does not know which those are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/sandbox-fonts.h"

/* By the beginnings of languages, the longer ones first; families that are not there are passed over. */
static const struct
{
  const char *language;
  const char *families;
} fonts[] = {
  { "zh-tw", "Noto Sans CJK TC,Source Han Sans TC" },
  { "zh-mo", "Noto Sans CJK HK,Source Han Sans HC" },
  { "zh-hk", "Noto Sans CJK HK,Source Han Sans HC" },
  { "zh", "Noto Sans CJK SC,Source Han Sans SC" },
  { "ko", "Noto Sans CJK KR,Source Han Sans K" },
};

/* Returns: (nullable) */
static const char *
find_families (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      const gsize length = strlen (fonts[i].language);

      if (strncmp (language, fonts[i].language, length) == 0 &&
          (language[length] == '\0' || language[length] == '-'))
        return fonts[i].families;
    }
  return NULL;
}

char *
sheaf_sandbox_fonts_choose (const char *font, const char *language)
{
  g_autoptr (PangoFontDescription) description = NULL;
  g_autofree char *families = NULL;
  const char *added;

  g_return_val_if_fail (font && language, NULL);

  added = find_families (language);
  if (!added)
    return NULL;
  description = pango_font_description_from_string (font);
  families = g_strdup_printf ("%s,%s",
                              pango_font_description_get_family (description)
                                  ? pango_font_description_get_family (description)
                                  : "Sans",
                              added);
  pango_font_description_set_family (description, families);
  return pango_font_description_to_string (description);
}

void
sheaf_sandbox_fonts_apply (GtkSettings *settings)
{
  g_autofree char *font = NULL;
  g_autofree char *chosen = NULL;

  g_return_if_fail (GTK_IS_SETTINGS (settings));

  g_object_get (settings, "gtk-font-name", &font, NULL);
  if (font)
    chosen =
        sheaf_sandbox_fonts_choose (font, pango_language_to_string (pango_language_get_default ()));
  if (chosen)
    g_object_set (settings, "gtk-font-name", chosen, NULL);
}
