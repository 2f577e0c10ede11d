/* test-row-align.c: lines begin on the side of the interface, in whatever language they are
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/row-align.h"

#define WIDTH 400

/* Where the line of @text stands in WIDTH. */
static PangoRectangle
place (const char *text, gboolean right_to_left)
{
  GtkWidget *widget = g_object_ref_sink (gtk_label_new (NULL));
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle line;

  gtk_widget_set_direction (widget, right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  layout = gtk_widget_create_pango_layout (widget, text);
  pango_layout_set_width (layout, WIDTH * PANGO_SCALE);
  sheaf_row_align (layout, right_to_left);
  pango_layout_get_pixel_extents (layout, NULL, &line);
  g_object_unref (widget);
  return line;
}

static void
test_sides (void)
{
  static const char *const texts[] = { "Words", "文字", "كلمات", "123", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const PangoRectangle left = place (texts[i], FALSE);
      const PangoRectangle right = place (texts[i], TRUE);

      g_assert_cmpint (left.x, ==, 0);
      g_assert_cmpint (right.x + right.width, >=, WIDTH - 1);
      g_assert_cmpint (right.x + right.width, <=, WIDTH + 1);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-align/sides", test_sides);
  return g_test_run ();
}
