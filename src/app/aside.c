/* aside.c: something beside the main thing, or over it where there is no room
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/aside.h"

#include "app/text-scale.h"

/* From this width on there is room for both; the side takes its share, within these bounds. */
#define BESIDE_WIDTH  600
#define SIDE_MINIMUM  290
#define SIDE_MAXIMUM  380
#define SIDE_HUNDREDS 36

struct _SheafAside
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  gboolean show_side;
  gboolean covering;
};

G_DEFINE_FINAL_TYPE (SheafAside, sheaf_aside, GTK_TYPE_WIDGET)

enum
{
  PROP_MAIN = 1,
  PROP_SIDE,
  PROP_SHOW_SIDE,
  PROP_COVERING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* Laying out. */

static void
update_visible (SheafAside *self)
{
  if (self->main)
    gtk_widget_set_visible (self->main, !(self->show_side && self->covering));
  if (self->side)
    gtk_widget_set_visible (self->side, self->show_side);
}

static void
set_covering (SheafAside *self, gboolean covering)
{
  if (self->covering == covering)
    return;
  self->covering = covering;
  update_visible (self);
  if (covering)
    gtk_widget_add_css_class (GTK_WIDGET (self), "covering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "covering");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COVERING]);
}

static void
measure_child (GtkWidget *child,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural)
{
  int least = 0, wanted = 0;

  if (child && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, &least, &wanted, NULL, NULL);
  *minimum = MAX (*minimum, least);
  *natural = MAX (*natural, wanted);
}

static void
sheaf_aside_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SheafAside *self = SHEAF_ASIDE (widget);

  /* Either may have the whole room. What is beside it makes neither wider. */
  *minimum = *natural = 0;
  measure_child (self->main, orientation, -1, minimum, natural);
  measure_child (self->side, orientation, -1, minimum, natural);
}

static void
place (GtkWidget *child, int x, int width, int height)
{
  int least = 0;

  if (!child || !gtk_widget_should_layout (child))
    return;
  /* GTK wants what just became visible to be measured before it is allocated. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (width, least), height }, -1);
}

static void
sheaf_aside_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SheafAside *self = SHEAF_ASIDE (widget);
  const gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side = 0, least = 0, wanted = 0;

  set_covering (self, self->show_side && width < BESIDE_WIDTH * sheaf_text_scale_get (widget));
  if (self->covering)
    {
      place (self->side, 0, width, height);
      return;
    }
  /* Where words are long it needs more than its share, which would be beyond the edge. */
  measure_child (self->side, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted);
  if (self->show_side)
    side = MAX (least, CLAMP (width * SIDE_HUNDREDS / 100, SIDE_MINIMUM, SIDE_MAXIMUM));
  place (self->main, right_to_left ? side : 0, width - side, height);
  place (self->side, right_to_left ? 0 : width - side, side, height);
}

gboolean
sheaf_aside_is_covering (SheafAside *self)
{
  g_return_val_if_fail (SHEAF_IS_ASIDE (self), FALSE);

  return self->show_side && self->covering;
}

/* The object. */

GtkWidget *
sheaf_aside_new (void)
{
  return g_object_new (SHEAF_TYPE_ASIDE, NULL);
}

static void
set_child (SheafAside *self, GtkWidget **at, GtkWidget *child)
{
  g_clear_pointer (at, gtk_widget_unparent);
  *at = child;
  if (child)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  update_visible (self);
}

static void
sheaf_aside_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SheafAside *self = SHEAF_ASIDE (object);

  switch (id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->show_side);
      break;
    case PROP_COVERING:
      g_value_set_boolean (value, sheaf_aside_is_covering (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_show_side (SheafAside *self, gboolean show)
{
  if (self->show_side == show)
    return;
  self->show_side = show;
  /* Where it covers, what is below it must not be seen for a frame. */
  if (!show)
    set_covering (self, FALSE);
  update_visible (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}

static void
sheaf_aside_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SheafAside *self = SHEAF_ASIDE (object);

  switch (id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDE:
      set_show_side (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sheaf_aside_dispose (GObject *object)
{
  SheafAside *self = SHEAF_ASIDE (object);

  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (sheaf_aside_parent_class)->dispose (object);
}

static void
sheaf_aside_class_init (SheafAsideClass *klass)
{
  const GParamFlags own = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sheaf_aside_get_property;
  object_class->set_property = sheaf_aside_set_property;
  object_class->dispose = sheaf_aside_dispose;
  widget_class->measure = sheaf_aside_measure;
  widget_class->size_allocate = sheaf_aside_size_allocate;

  properties[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, own);
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, own);
  properties[PROP_SHOW_SIDE] = g_param_spec_boolean ("show-side", NULL, NULL, FALSE, own);
  properties[PROP_COVERING] = g_param_spec_boolean ("covering", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "aside");
}

static void
sheaf_aside_init (SheafAside *self)
{
  sheaf_text_scale_follow (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
