/* date-chart.c: when the articles that were found are from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/date-chart.h"

#include "app/format-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HEIGHT  40
#define GAP     1.0f
#define PADDING 3

/* Below the bars stands from when they are: the ends, or what is pointed at. */
#define TEXT_SCALE 0.85
#define TEXT_GAP   2
#define TEXT_ALPHA 0.75f

struct _SheafDateChart
{
  GtkWidget parent_instance;

  SheafDateBars *bars; /* (nullable) */
  guint anchor;        /* where choosing began … */
  guint current;       /* … and where it is now */
  gboolean choosing;
  gboolean pointed; /* the pointer is over it */
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

/* "Mar 2021 – Sep 2021: 12 articles" */
static char *
format_chosen (SheafDateChart *self)
{
  g_autofree char *time = sheaf_format_bars (self->bars, get_from (self), get_to (self));
  const guint n = count_chosen (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%'u article", "%'u articles", n), n);

  /* Translators: a time, as "Mar 2021 – Sep 2021", and how many articles are from it */
  return g_strdup_printf (_ ("%s: %s"), time, count);
}

static void
describe (SheafDateChart *self)
{
  g_autofree char *text = format_chosen (self);

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
  self->pointed = TRUE;
  if (self->choosing)
    return;
  self->anchor = self->current = bar_at (self, x);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (SheafDateChart *self)
{
  self->pointed = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

/* Whether some of the bars are being chosen, or could be now. */
static gboolean
is_marked (SheafDateChart *self)
{
  return self->choosing || self->pointed || gtk_widget_has_visible_focus (GTK_WIDGET (self));
}

static void
draw_bars (SheafDateChart *self, GtkSnapshot *snapshot, float width, float height)
{
  const gboolean marked = is_marked (self);
  const float step = width / (float) self->bars->n;
  GdkRGBA colour, quiet;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  quiet = colour;
  quiet.alpha *= 0.35f;
  gtk_snapshot_append_color (snapshot, &quiet, &GRAPHENE_RECT_INIT (0, height, width, 1));
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

static PangoLayout *
new_text (SheafDateChart *self, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (TEXT_SCALE));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* Draws @text with @share of the room that is left beside it before it. */
static void
draw_text (SheafDateChart *self, GtkSnapshot *snapshot, const char *text, float share, float y)
{
  g_autoptr (PangoLayout) layout = new_text (self, text);
  const int room = gtk_widget_get_width (GTK_WIDGET (self));
  GdkRGBA colour;
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > room)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
      pango_layout_set_width (layout, room * PANGO_SCALE);
      width = room;
    }
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "window_fg_color", &colour))
    gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    colour.alpha *= TEXT_ALPHA;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float) (room - width) * (is_flipped (self) ? 1 - share : share), y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The ends; in their place what is pointed at, below it or as near as there is room. */
static void
draw_time (SheafDateChart *self, GtkSnapshot *snapshot, float y)
{
  const guint last = self->bars->n - 1;
  g_autofree char *chosen = is_marked (self) ? format_chosen (self) : NULL;
  g_autofree char *begin = chosen ? NULL : sheaf_format_bars (self->bars, 0, 0);
  g_autofree char *end = chosen ? NULL : sheaf_format_bars (self->bars, last, last);

  if (chosen)
    {
      draw_text (self, snapshot, chosen,
                 (float) (get_from (self) + get_to (self)) / (2 * (float) last), y);
      return;
    }
  draw_text (self, snapshot, begin, 0, y);
  draw_text (self, snapshot, end, 1, y);
}

static void
sheaf_date_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SheafDateChart *self = SHEAF_DATE_CHART (widget);

  if (!self->bars)
    return;
  draw_bars (self, snapshot, (float) gtk_widget_get_width (widget), HEIGHT);
  draw_time (self, snapshot, HEIGHT + 1 + TEXT_GAP);
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
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  layout = new_text (SHEAF_DATE_CHART (widget), "中Ág");
  pango_layout_get_pixel_size (layout, NULL, &height);
  *minimum = *natural = HEIGHT + 1 + TEXT_GAP + height;
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
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
