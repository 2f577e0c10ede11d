/* test-reader-style.c: how pages look, changed while one is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/motion.h"
#include "app/reader-style-popover.h"
#include "core/page-theme.h"

#include <string.h>

/* What page.css leaves free above an article, and well to the left of it. */
#define CORNER 4, 4

typedef struct
{
  ReaderPane *pane;
  GSettings *settings;
  char *block;
} Fixture;

static void
place_cb (Fixture *self, const char *block, double fraction)
{
  g_free (self->block);
  self->block = g_strdup (block);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  const SheafReaderSetup setup = reader_pane_setup ();

  self->pane = reader_pane_new (&setup);
  self->settings = g_settings_new (APP_ID);
  sheaf_reader_set_settings (self->pane->reader, self->settings);
  g_signal_connect_swapped (self->pane->view, "place", G_CALLBACK (place_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i]; i++)
    g_settings_reset (self->settings, keys[i]);
  reader_pane_free (self->pane);
  g_object_unref (self->settings);
  g_free (self->block);
}

/* The page -------------------------------------------------------------------------------------- */

static gboolean
is_at (Fixture *self, const GdkRGBA *wanted)
{
  GdkRGBA found = reader_pane_colour (self->pane, CORNER);

  return ABS (found.red - wanted->red) < 0.01f && ABS (found.green - wanted->green) < 0.01f &&
         ABS (found.blue - wanted->blue) < 0.01f;
}

/* Each theme is on the page as soon as it is chosen, and behind it where there is none yet. */
static void
test_themes (Fixture *self, gconstpointer unused)
{
  reader_pane_show (self->pane, 1, "Page", SHEAF_FORMAT_MARKDOWN, "Words.\n");
  for (SheafPageTheme theme = SHEAF_PAGE_THEME_BLACK; theme > SHEAF_PAGE_THEME_DESKTOP; theme--)
    {
      const char *name = sheaf_page_theme_to_string (theme);
      GdkRGBA paper, behind;

      gdk_rgba_parse (&paper, sheaf_page_theme_colours (theme, FALSE)->paper);
      g_settings_set_string (self->settings, "page-theme", name);
      wait_until (is_at (self, &paper));
      webkit_web_view_get_background_color (self->pane->view, &behind);
      g_assert_true (gdk_rgba_equal (&behind, &paper));
    }
}

static char *
make_paragraphs (guint count)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= count; i++)
    g_string_append_printf (
        text,
        "<p>This is paragraph %u, which is long enough to take several lines of the "
        "window, and more of them where its letters are larger.</p>",
        i);
  return g_string_free (text, FALSE);
}

/* Asks what is on top, which is told where the page has moved. Returns: the number of that block */
static int
get_place (Fixture *self)
{
  g_clear_pointer (&self->block, g_free);
  g_object_unref (reader_pane_paint (self->pane));
  webkit_web_view_send_message_to_page (self->pane->view, webkit_user_message_new ("watch", NULL),
                                        NULL, NULL, NULL);
  wait_until (self->block);
  return (int) g_ascii_strtoll (self->block + 1, NULL, 10);
}

static void
count_cb (int *loads)
{
  (*loads)++;
}

/* The paragraph that was on top stays there, though the page above it gets longer and shorter. */
static void
test_place_stays (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    const char *key;
    const char *value;
    gboolean moves; /* what is above becomes longer or shorter in any case */
  } changes[] = {
    { "zoom", "160", TRUE },
    { "page-justify", "true", FALSE },
    { "page-width", "50", TRUE },
    { "page-indent", "true", FALSE },
    { "page-font", "'sans'", FALSE },
    { "page-hyphenate", "true", FALSE },
    { "page-theme", "'sepia'", FALSE },
    { "page-line-spacing", "150", TRUE },
    { "zoom", "80", TRUE },
  };
  g_autofree char *text = make_paragraphs (200);
  int loads = 0;

  reader_pane_show (self->pane, 1, "Long", SHEAF_FORMAT_HTML, text);
  webkit_web_view_load_uri (self->pane->view, "article:///1#b100");
  g_assert_cmpint (get_place (self), ==, 100);
  g_signal_connect_swapped (self->pane->reader, "article-loaded", G_CALLBACK (count_cb), &loads);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (GVariant) value = g_variant_parse (NULL, changes[i].value, NULL, NULL, NULL);

      g_settings_set_value (self->settings, changes[i].key, value);
      if (changes[i].moves)
        g_assert_cmpint (get_place (self), ==, 100);
    }
  g_assert_cmpint (loads, ==, 0);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GdkTexture **) data =
      webkit_web_view_get_snapshot_finish (WEBKIT_WEB_VIEW (source), result, NULL);
}

/* Of the whole page, in pixels. */
static int
get_size (Fixture *self, gboolean width)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_object_unref (reader_pane_paint (self->pane));
  webkit_web_view_get_snapshot (self->pane->view, WEBKIT_SNAPSHOT_REGION_FULL_DOCUMENT,
                                WEBKIT_SNAPSHOT_OPTIONS_NONE, NULL, painted_cb, &texture);
  wait_until (texture);
  return width ? gdk_texture_get_width (texture) : gdk_texture_get_height (texture);
}

/* Text that the desktop wants larger is larger here, by that and not by its square: WebKit sees to it. */
static void
test_desktop_scale (Fixture *self, gconstpointer unused)
{
  GtkSettings *desktop = gtk_settings_get_default ();
  g_autofree char *text = make_paragraphs (20);
  int dpi, usual, zoomed, scaled;

  g_object_get (desktop, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (desktop, "gtk-xft-dpi", 96 * 1024, NULL);
  reader_pane_show (self->pane, 1, "Page", SHEAF_FORMAT_HTML, text);
  usual = get_size (self, FALSE);
  g_settings_set_int (self->settings, "zoom", 150);
  zoomed = get_size (self, FALSE);
  g_settings_reset (self->settings, "zoom");
  g_object_set (desktop, "gtk-xft-dpi", 96 * 1024 * 3 / 2, NULL);
  scaled = get_size (self, FALSE);
  g_object_set (desktop, "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (zoomed, >, usual * 3 / 2);
  g_assert_cmpint (scaled, >, usual * 3 / 2);
  g_assert_cmpint (scaled, <, zoomed * 5 / 4);
}

/* Nothing sticks out of a narrow window, however large the text. */
static void
test_narrow (Fixture *self, gconstpointer unused)
{
  static const char *const hard =
      "https://example.com/a/very/long/address/that/has/no/blank/in/it/and/goes/on/and/on/for/"
      "ever\n\n"
      "`a_name_in_code_that_is_longer_than_any_line_could_be_in_such_a_narrow_window`\n\n"
      "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n"
      "| Donaudampfschiff | Donaudampfschiff | Donaudampfschiff | 漢字 | 漢字 | 漢字 | 漢字 |\n\n"
      "```\nthis is a line of code that is much longer than the window is wide, and scrolls by "
      "itself\n"
      "```\n\n> [!note] Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz\n> text\n\n"
      "![a picture with a very long "
      "description](https://example.com/picture-with-a-long-name.png)\n";

  gtk_window_set_default_size (GTK_WINDOW (self->pane->window), 360, 600);
  reader_pane_show (self->pane, 1, "Rindfleischetikettierungsüberwachungsaufgaben",
                    SHEAF_FORMAT_MARKDOWN, hard);
  wait_until (get_size (self, TRUE) <= 360);
  g_settings_set_int (self->settings, "zoom", 200);
  g_settings_set_int (self->settings, "page-width", 250);
  g_assert_cmpint (get_size (self, TRUE), <=, 360);
}

/* Around the page ------------------------------------------------------------------------------- */

static void
opened_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_free (*(char **) data);
  *(char **) data = g_variant_dup_string (parameter, NULL);
}

/* A category in the head of the page is a way to it, and its address leads nowhere else. */
static void
test_category (Fixture *self, gconstpointer unused)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-category", G_VARIANT_TYPE_STRING);
  g_autofree char *shown = NULL;
  GtkWidget *status;

  g_signal_connect (show, "activate", G_CALLBACK (opened_cb), &shown);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (self->pane->window, "win", G_ACTION_GROUP (actions));
  reader_pane_show (self->pane, 1, "Page", SHEAF_FORMAT_HTML, "<p>Text.</p>");

  g_signal_emit_by_name (self->pane->view, "link-hovered", "article:///1/category?A%2FB%20C");
  status = reader_pane_find (GTK_WIDGET (self->pane->reader), GTK_TYPE_LABEL,
                             "Show the category A › B C");
  g_assert_nonnull (status);
  g_signal_emit_by_name (self->pane->view, "link-activated", "article:///1/category?A%2FB%20C", "B",
                         FALSE);
  g_assert_cmpstr (shown, ==, "A/B C");
  g_assert_cmpstr (webkit_web_view_get_uri (self->pane->view), ==, "article:///1");
}

/* The window's own sheet repeats the colours of the themes: they are the same. */
static void
test_window_colours (Fixture *self, gconstpointer unused)
{
  g_autoptr (GBytes) sheet =
      g_resources_lookup_data (OBJECT_PATH "/style.css", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *css = g_bytes_get_data (sheet, NULL);

  for (SheafPageTheme theme = SHEAF_PAGE_THEME_LIGHT; theme <= SHEAF_PAGE_THEME_BLACK; theme++)
    {
      const SheafPageColours *colours = sheaf_page_theme_colours (theme, FALSE);
      const char *name = sheaf_page_theme_to_string (theme);
      g_autofree char *pane = g_strdup_printf (".sheaf-reader.%s { background: %s; color: %s; }",
                                               name, colours->paper, colours->ink);
      g_autofree char *sample =
          g_strdup_printf ("button.sheaf-paper.%s { background: %s; color: %s; }", name,
                           colours->paper, colours->ink);

      g_assert_nonnull (strstr (css, pane));
      g_assert_nonnull (strstr (css, sample));
    }
}

/* The popover ------------------------------------------------------------------------------------ */

static gpointer
child (GtkWidget *popover, const char *name)
{
  GObject *object = gtk_widget_get_template_child (popover, SHEAF_TYPE_READER_STYLE_POPOVER, name);

  g_assert_nonnull (object);
  return object;
}

static gboolean
has_descendant_with_class (GtkWidget *widget, const char *class)
{
  if (gtk_widget_has_css_class (widget, class))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (has_descendant_with_class (child, class))
      return TRUE;
  return FALSE;
}

/* Nothing moves of itself where the desktop says so: from then on, and no longer. */
static void
test_stillness (Fixture *self, gconstpointer unused)
{
  GtkSettings *desktop = gtk_settings_get_default ();
  WebKitSettings *settings = webkit_web_view_get_settings (self->pane->view);
  GtkWidget *bar = g_object_ref_sink (gtk_progress_bar_new ());

  g_object_set (desktop, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (webkit_settings_get_enable_smooth_scrolling (settings));
  sheaf_motion_pulse (GTK_PROGRESS_BAR (bar));
  g_assert_true (has_descendant_with_class (bar, "pulse"));

  g_object_set (desktop, "gtk-enable-animations", FALSE, NULL);
  g_assert_false (webkit_settings_get_enable_smooth_scrolling (settings));
  sheaf_motion_pulse (GTK_PROGRESS_BAR (bar));
  g_assert_false (has_descendant_with_class (bar, "pulse"));

  g_object_set (desktop, "gtk-enable-animations", TRUE, NULL);
  g_assert_true (webkit_settings_get_enable_smooth_scrolling (settings));
  g_object_unref (bar);
}

static void
test_popover (Fixture *self, gconstpointer unused)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = g_object_new (SHEAF_TYPE_READER_STYLE_POPOVER, NULL);
  GtkWidget *reset = child (popover, "reset");

  sheaf_reader_style_popover_set_settings (SHEAF_READER_STYLE_POPOVER (popover), self->settings);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_window_set_child (GTK_WINDOW (self->pane->window), button);
  g_assert_false (gtk_widget_get_sensitive (reset));

  gtk_widget_activate_action (popover, "look.page-theme", "s", "sepia");
  gtk_widget_activate_action (popover, "look.page-font", "s", "own");
  g_assert_true (gtk_revealer_get_reveal_child (child (popover, "own_font")));
  gtk_adjustment_set_value (child (popover, "size"), 130);
  gtk_adjustment_set_value (child (popover, "line_spacing"), 120);
  gtk_adjustment_set_value (child (popover, "width"), 150);
  gtk_check_button_set_active (child (popover, "justify"), TRUE);
  gtk_check_button_set_active (child (popover, "indent"), TRUE);
  gtk_check_button_set_active (child (popover, "hyphenate"), TRUE);
  g_assert_cmpint (g_settings_get_int (self->settings, "zoom"), ==, 130);
  g_assert_cmpint (g_settings_get_int (self->settings, "page-line-spacing"), ==, 120);
  g_assert_cmpint (g_settings_get_int (self->settings, "page-width"), ==, 150);
  g_assert_true (g_settings_get_boolean (self->settings, "page-justify"));
  g_assert_true (g_settings_get_boolean (self->settings, "page-indent"));
  g_assert_true (g_settings_get_boolean (self->settings, "page-hyphenate"));

  g_assert_true (gtk_widget_get_sensitive (reset));
  g_signal_emit_by_name (reset, "clicked");
  g_assert_false (gtk_widget_get_sensitive (reset));
  g_assert_false (gtk_revealer_get_reveal_child (child (popover, "own_font")));
  g_assert_cmpfloat (gtk_adjustment_get_value (child (popover, "size")), ==, 100);
  g_assert_false (gtk_check_button_get_active (child (popover, "hyphenate")));
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add ("/reader-style/themes", test_themes);
  add ("/reader-style/place-stays", test_place_stays);
  add ("/reader-style/desktop-scale", test_desktop_scale);
  add ("/reader-style/narrow", test_narrow);
  add ("/reader-style/category", test_category);
  add ("/reader-style/window-colours", test_window_colours);
  add ("/reader-style/stillness", test_stillness);
  add ("/reader-style/popover", test_popover);
  return g_test_run ();
}
