/* reader-style.c: the page looks as the reader's settings and the desktop say
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader-style.h"

#include "app/motion.h"
#include "core/page-style.h"

#include <adwaita.h>

struct _SheafReaderStyle
{
  GObject parent_instance;
  SheafReaderView *view; /* weak: it may end before this does */
  GSettings *settings;   /* (nullable) */
  char *mono;            /* (nullable): a type for code, where the desktop's is none */
  char *css;             /* what the view has */
};

G_DEFINE_FINAL_TYPE (SheafReaderStyle, sheaf_reader_style, G_TYPE_OBJECT)

/* In the order of SheafPageFont. */
static const char *const fonts[] = { "serif", "sans", "own" };

static SheafPageFont
font_from_string (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    if (g_str_equal (fonts[i], name))
      return i;
  return SHEAF_PAGE_FONT_SERIF;
}

static void
read_settings (GSettings *settings, SheafPageStyle *style, char **family)
{
  g_autofree char *font = g_settings_get_string (settings, "page-font");
  g_autofree char *theme = g_settings_get_string (settings, "page-theme");

  *family = g_settings_get_string (settings, "page-font-family");
  style->font = font_from_string (font);
  style->family = *family;
  style->theme = sheaf_page_theme_from_string (theme);
  style->size = g_settings_get_int (settings, "zoom");
  style->line_spacing = g_settings_get_int (settings, "page-line-spacing");
  style->width = g_settings_get_int (settings, "page-width");
  style->justify = g_settings_get_boolean (settings, "page-justify");
  style->indent = g_settings_get_boolean (settings, "page-indent");
  style->hyphenate = g_settings_get_boolean (settings, "page-hyphenate");
}

/* Returns: (transfer full) (nullable) */
static char *
find_fixed_width (PangoContext *context)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string ("monospace");
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  PangoFontFamily *family = font ? pango_font_face_get_family (pango_font_get_face (font)) : NULL;

  return family && pango_font_family_is_monospace (family)
             ? g_strdup (pango_font_family_get_name (family))
             : NULL;
}

/* In the sandbox of a Flatpak fontconfig knows nothing of what the desktop prefers, and where the language is
 * Chinese it offers letters of many widths for code. Returns: (transfer full) (nullable): a type of one width, where
 * the language's is none */
static char *
find_mono (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_create_pango_context (widget);
  char *mono = NULL;
  g_autofree char *usual = find_fixed_width (context);

  if (!usual)
    {
      pango_context_set_language (context, pango_language_from_string ("en"));
      mono = find_fixed_width (context);
    }
  g_object_unref (context);
  return mono;
}

/* The sheet is swapped only where it says something else: each swap lays the page out anew. */
static void
update_look (SheafReaderStyle *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  SheafPageStyle style = SHEAF_PAGE_STYLE_INIT;
  g_autofree char *family = NULL;
  g_autofree char *css = NULL;
  GdkRGBA paper;

  if (!self->view)
    return;
  if (self->settings)
    read_settings (self->settings, &style, &family);
  style.mono = self->mono;
  style.dark = adw_style_manager_get_dark (manager);
  style.high_contrast = adw_style_manager_get_high_contrast (manager);
  css = sheaf_page_style_to_css (&style);
  if (g_strcmp0 (css, self->css) == 0)
    return;
  gdk_rgba_parse (&paper, sheaf_page_theme_colours (style.theme, style.dark)->paper);
  sheaf_reader_view_set_look (self->view, css, &paper);
  g_free (self->css);
  self->css = g_steal_pointer (&css);
}

/* Scrolling glides only for who has not asked for stillness. */
static void
update_motion (SheafReaderStyle *self)
{
  if (!self->view)
    return;
  webkit_settings_set_enable_smooth_scrolling (
      webkit_web_view_get_settings (WEBKIT_WEB_VIEW (self->view)), sheaf_motion_is_wanted ());
}

void
sheaf_reader_style_set_settings (SheafReaderStyle *self, GSettings *settings)
{
  g_return_if_fail (SHEAF_IS_READER_STYLE (self) && G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update_look), self, G_CONNECT_SWAPPED);
  update_look (self);
}

static void
sheaf_reader_style_finalize (GObject *object)
{
  SheafReaderStyle *self = SHEAF_READER_STYLE (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->settings);
  g_free (self->mono);
  g_free (self->css);
  G_OBJECT_CLASS (sheaf_reader_style_parent_class)->finalize (object);
}

static void
sheaf_reader_style_class_init (SheafReaderStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_reader_style_finalize;
}

static void
sheaf_reader_style_init (SheafReaderStyle *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *desktop = gtk_settings_get_default ();
  const GConnectFlags swapped = G_CONNECT_SWAPPED;

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_look), self, swapped);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_look), self,
                           swapped);
  g_signal_connect_object (desktop, "notify::gtk-enable-animations", G_CALLBACK (update_motion),
                           self, swapped);
}

SheafReaderStyle *
sheaf_reader_style_new (SheafReaderView *view)
{
  SheafReaderStyle *self;

  g_return_val_if_fail (SHEAF_IS_READER_VIEW (view), NULL);

  self = g_object_new (SHEAF_TYPE_READER_STYLE, NULL);
  g_set_weak_pointer (&self->view, view);
  self->mono = find_mono (GTK_WIDGET (view));
  update_look (self);
  update_motion (self);
  return self;
}
