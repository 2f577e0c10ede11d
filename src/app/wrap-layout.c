/* wrap-layout.c: children in a row, and in a next one where there is no more room
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/wrap-layout.h"

#define SPACING 6

struct _SheafWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SheafWrapLayout, sheaf_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Puts the children into lines @width wide. @place: whether they are allocated, or only measured.
 * Returns: the height of all lines */
static int
arrange (GtkWidget *widget, int width, gboolean place)
{
  const gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      size.width = MIN (size.width, MAX (width, 1));
      if (x > 0 && x + size.width > width)
        {
          y += line + SPACING;
          x = line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation){ right_to_left ? width - x - size.width : x, y,
                                                    size.width, size.height },
                                  -1);
      x += size.width + SPACING;
      line = MAX (line, size.height);
    }
  return y + line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      int own;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &own, NULL, NULL);
      *minimum = MAX (*minimum, own);
      *natural += own + (*natural > 0 ? SPACING : 0);
    }
}

static void
sheaf_wrap_layout_measure (GtkLayoutManager *layout,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = arrange (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
}

static void
sheaf_wrap_layout_allocate (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  arrange (widget, width, TRUE);
}

static GtkSizeRequestMode
sheaf_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkLayoutManager *
sheaf_wrap_layout_new (void)
{
  return g_object_new (SHEAF_TYPE_WRAP_LAYOUT, NULL);
}

static void
sheaf_wrap_layout_class_init (SheafWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = sheaf_wrap_layout_measure;
  layout_class->allocate = sheaf_wrap_layout_allocate;
  layout_class->get_request_mode = sheaf_wrap_layout_get_request_mode;
}

static void
sheaf_wrap_layout_init (SheafWrapLayout *self)
{
}
