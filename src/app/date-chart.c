/* date-chart.c: when the articles that were found are from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/date-chart.h"

#include <glib/gi18n.h>

#define HEIGHT  40
#define GAP     1.0f
#define PADDING 3

struct _SheafDateChart
{
  GtkWidget parent_instance;

  SheafDateBars *bars; /* (nullable) */
  guint anchor;        /* where choosing began … */
  guint current;       /* … and where it is now */
  gboolean choosing;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SheafDateChart, sheaf_date_chart, GTK_TYPE_WIDGET)

static guint
get_from (SheafDateChart *self)
{
  return MIN (self->anchor, self->current);
}

static guint
get_to (SheafDateChart *self)
{
  return MAX (self->anchor, self->current);
}

static guint
count_chosen (SheafDateChart *self)
{
  guint n = 0;

  for (guint i = get_from (self); i <= get_to (self); i++)
    n += self->bars->counts[i];
  return n;
}

/* "2021-03..2021-09: 12 articles", for the pointer and for the screen reader. */
static void
describe (SheafDateChart *self)
{
  g_autofree char *time = sheaf_date_bars_format (self->bars, get_from (self), get_to (self));
  const guint n = count_chosen (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);
  /* Translators: a time, as "2021-03..2021-09", and how many articles are from it */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), time, count);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) self->current,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) self->bars->n - 1,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, -1);
}

static void
move_to (SheafDateChart *self, guint bar, gboolean more)
{
  self->current = bar;
  if (!more)
    self->anchor = bar;
  self->choosing = TRUE;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
choose (SheafDateChart *self)
{
  g_autofree char *time = sheaf_date_bars_format (self->bars, get_from (self), get_to (self));

  self->choosing = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, time);
}

/* --- Pointer and keys ------------------------------------------------------------------------------ */

static gboolean
is_flipped (SheafDateChart *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static guint
bar_at (SheafDateChart *self, double x)
{
  const double width = MAX (1, gtk_widget_get_width (GTK_WIDGET (self)));
  const double share = CLAMP (is_flipped (self) ? width - x : x, 0, width - 1) / width;

  return (guint) (share * self->bars->n);
}

static void
drag_begin_cb (SheafDateChart *self, double x, double y)
{
  move_to (self, bar_at (self, x), FALSE);
}

static void
drag_update_cb (SheafDateChart *self, double x, double y, GtkGestureDrag *gesture)
{
  double start = 0;

  gtk_gesture_drag_get_start_point (gesture, &start, NULL);
  move_to (self, bar_at (self, start + x), TRUE);
}

static void
drag_end_cb (SheafDateChart *self)
{
  choose (self);
}

static void
motion_cb (SheafDateChart *self, double x, double y)
{
  if (self->choosing)
    return;
  self->anchor = self->current = bar_at (self, x);
  describe (self);
}

static gboolean
key_cb (SheafDateChart *self, guint key, guint code, GdkModifierType state)
{
  const gboolean more = (state & GDK_SHIFT_MASK) != 0;
  const guint last = self->bars->n - 1;
  const guint back = is_flipped (self) ? GDK_KEY_Right : GDK_KEY_Left;
  const guint on = is_flipped (self) ? GDK_KEY_Left : GDK_KEY_Right;

  if (key == back)
    move_to (self, self->current > 0 ? self->current - 1 : 0, more);
  else if (key == on)
    move_to (self, MIN (self->current + 1, last), more);
  else if (key == GDK_KEY_Home)
    move_to (self, 0, more);
  else if (key == GDK_KEY_End)
    move_to (self, last, more);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    choose (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- Drawing --------------------------------------------------------------------------------------- */

/* A bar that is not empty can be seen. */
static float
bar_height (SheafDateChart *self, guint bar, float room)
{
  const guint count = self->bars->counts[bar];

  return count ? MAX (2, room * (float) count / (float) self->bars->most) : 0;
}

static void
sheaf_date_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SheafDateChart *self = SHEAF_DATE_CHART (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const gboolean marked = self->choosing || gtk_widget_has_visible_focus (widget);
  float step;
  GdkRGBA colour, quiet;

  if (!self->bars)
    return;
  step = width / (float) self->bars->n;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  quiet = colour;
  quiet.alpha *= 0.35f;
  for (guint i = 0; i < self->bars->n; i++)
    {
      const float tall = bar_height (self, i, height - PADDING);
      const float at = step * (float) (is_flipped (self) ? self->bars->n - 1 - i : i);
      const gboolean chosen = marked && i >= get_from (self) && i <= get_to (self);
      const graphene_rect_t bar = GRAPHENE_RECT_INIT (
          at, height - MAX (tall, chosen ? 1 : 0), MAX (1, step - GAP), MAX (tall, chosen ? 1 : 0));

      gtk_snapshot_append_color (snapshot, chosen ? &colour : &quiet, &bar);
    }
}

static void
sheaf_date_chart_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 0;
}

/* --- The object ------------------------------------------------------------------------------------ */

void
sheaf_date_chart_set_bars (SheafDateChart *self, const SheafDateBars *bars)
{
  g_return_if_fail (SHEAF_IS_DATE_CHART (self));

  g_clear_pointer (&self->bars, sheaf_date_bars_free);
  self->bars = bars && bars->n > 1 ? sheaf_date_bars_copy (bars) : NULL;
  self->choosing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), self->bars != NULL);
  if (!self->bars)
    return;
  self->anchor = 0;
  self->current = self->bars->n - 1;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sheaf_date_chart_finalize (GObject *object)
{
  g_clear_pointer (&SHEAF_DATE_CHART (object)->bars, sheaf_date_bars_free);
  G_OBJECT_CLASS (sheaf_date_chart_parent_class)->finalize (object);
}

static void
sheaf_date_chart_class_init (SheafDateChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sheaf_date_chart_finalize;
  widget_class->snapshot = sheaf_date_chart_snapshot;
  widget_class->measure = sheaf_date_chart_measure;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "datechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
sheaf_date_chart_init (SheafDateChart *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("When they are from"), -1);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
