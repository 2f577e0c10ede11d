/* split.c: two panes side by side, or one above the other where there is no room for that
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/split.h"

#include "app/text-scale.h"

#define SIDE_BY_SIDE  620
#define MINIMUM_WIDTH 340
/* Of the height, for the first one where they stand one above the other. */
#define UPPER_SHARE 0.34

struct _SheafSplit
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  int start_width;
  gboolean arranged; /* once: from then on the person has a say */
};

G_DEFINE_FINAL_TYPE (SheafSplit, sheaf_split, GTK_TYPE_WIDGET)

enum
{
  PROP_START = 1,
  PROP_END,
  PROP_START_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
sheaf_split_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SheafSplit *self = SHEAF_SPLIT (widget);

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = MAX (*natural, *minimum);
    }
}

static void
arrange (SheafSplit *self, int width, int height)
{
  const GtkOrientation wanted = width >= SIDE_BY_SIDE * sheaf_text_scale_get (GTK_WIDGET (self))
                                    ? GTK_ORIENTATION_HORIZONTAL
                                    : GTK_ORIENTATION_VERTICAL;

  if (self->arranged && gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == wanted)
    return;
  self->arranged = TRUE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned), wanted);
  gtk_paned_set_position (GTK_PANED (self->paned), wanted == GTK_ORIENTATION_HORIZONTAL
                                                       ? self->start_width
                                                       : (int) (height * UPPER_SHARE));
}

static void
sheaf_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafSplit *self = SHEAF_SPLIT (widget);
  int minimum = 0, low = 0;

  arrange (self, width, height);
  /* GTK wants to be asked before it is told. */
  gtk_widget_measure (self->paned, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (self->paned, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), &low, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->paned, MAX (width, minimum), MAX (height, low), baseline, NULL);
}

GtkWidget *
sheaf_split_new (void)
{
  return g_object_new (SHEAF_TYPE_SPLIT, NULL);
}

static void
sheaf_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SheafSplit *self = SHEAF_SPLIT (object);

  switch (id)
    {
    case PROP_START:
      g_value_set_object (value, gtk_paned_get_start_child (GTK_PANED (self->paned)));
      break;
    case PROP_END:
      g_value_set_object (value, gtk_paned_get_end_child (GTK_PANED (self->paned)));
      break;
    case PROP_START_WIDTH:
      g_value_set_int (value, self->start_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sheaf_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SheafSplit *self = SHEAF_SPLIT (object);

  switch (id)
    {
    case PROP_START:
      gtk_paned_set_start_child (GTK_PANED (self->paned), g_value_get_object (value));
      break;
    case PROP_END:
      gtk_paned_set_end_child (GTK_PANED (self->paned), g_value_get_object (value));
      break;
    case PROP_START_WIDTH:
      self->start_width = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sheaf_split_dispose (GObject *object)
{
  SheafSplit *self = SHEAF_SPLIT (object);

  g_clear_pointer (&self->paned, gtk_widget_unparent);

  G_OBJECT_CLASS (sheaf_split_parent_class)->dispose (object);
}

static void
sheaf_split_class_init (SheafSplitClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sheaf_split_get_property;
  object_class->set_property = sheaf_split_set_property;
  object_class->dispose = sheaf_split_dispose;
  widget_class->measure = sheaf_split_measure;
  widget_class->size_allocate = sheaf_split_size_allocate;

  properties[PROP_START] = g_param_spec_object ("start", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_END] = g_param_spec_object ("end", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_START_WIDTH] =
      g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 240, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "split");
}

static void
sheaf_split_init (SheafSplit *self)
{
  self->start_width = 240;
  self->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_resize_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->paned), FALSE);
  gtk_widget_set_parent (self->paned, GTK_WIDGET (self));
  sheaf_text_scale_follow (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}
