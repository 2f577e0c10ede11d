/* fold-box.c: a row that becomes two where there is no room for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/fold-box.h"

struct _SheafFoldBox
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (SheafFoldBox, sheaf_fold_box, GTK_TYPE_WIDGET)

enum
{
  PROP_SPACING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- Children ----------------------------------------------------------------------------------------- */

/* @child: (nullable). Returns: (nullable): it, or the next one after it that is to be seen */
static GtkWidget *
find_shown (GtkWidget *child)
{
  while (child && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkWidget *
get_first (SheafFoldBox *self)
{
  return find_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

static GtkWidget *
get_next (GtkWidget *child)
{
  return find_shown (gtk_widget_get_next_sibling (child));
}

static gboolean
is_text (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* What the text needs, and what buttons would like: they say nothing when they are cut. */
static int
get_width (GtkWidget *child)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return is_text (child) ? minimum : natural;
}

static int
get_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

static gboolean
has_text (SheafFoldBox *self)
{
  for (GtkWidget *child = get_first (self); child; child = get_next (child))
    if (is_text (child))
      return TRUE;
  return FALSE;
}

/* --- Lines -------------------------------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *first;
  GtkWidget *end;  /* (nullable): the one after the last */
  GtkWidget *text; /* (nullable) */
  int used;        /* by all but what the text gets beyond its minimum */
} Line;

/* In one line, all need this. */
static int
get_full_width (SheafFoldBox *self)
{
  int width = 0;

  for (GtkWidget *child = get_first (self); child; child = get_next (child))
    width += get_width (child) + (width > 0 ? self->spacing : 0);
  return width;
}

static Line
take_line (SheafFoldBox *self, GtkWidget *first, int width, gboolean folded)
{
  /* What is before the text, an icon, goes with it. */
  const gboolean leads = first == get_first (self) && has_text (self);
  Line line = { .first = first, .end = first };

  do
    {
      line.used += get_width (line.end) + (line.end == first ? 0 : self->spacing);
      if (is_text (line.end))
        line.text = line.end;
      line.end = get_next (line.end);
    }
  while (line.end && !(folded && line.text) &&
         (!folded || leads || line.used + self->spacing + get_width (line.end) <= width));
  return line;
}

static void
place (SheafFoldBox *self, GtkWidget *child, GtkAllocation *box)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  GtkAllocation mirrored = *box;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    mirrored.x = width - box->x - box->width;
  gtk_widget_size_allocate (child, &mirrored, -1);
}

/* Returns: the height of it */
static int
arrange_line (SheafFoldBox *self, const Line *line, int width, int y, int height, gboolean placing)
{
  int x = line->text ? 0 : MAX (width - line->used, 0);
  int tallest = 0;

  for (GtkWidget *child = line->first; child != line->end; child = get_next (child))
    {
      const int own =
          MIN (get_width (child), width) + (child == line->text ? MAX (width - line->used, 0) : 0);

      tallest = MAX (tallest, get_height (child, own));
      if (placing)
        place (self, child, &(GtkAllocation){ x, y, own, height });
      x += own + self->spacing;
    }
  return tallest;
}

/* @placing: whether the children are put where they belong. Returns: the height of all lines */
static int
arrange (SheafFoldBox *self, int width, int height, gboolean placing)
{
  const gboolean folded = width < get_full_width (self);
  int y = 0;

  for (GtkWidget *child = get_first (self); child;)
    {
      const Line line = take_line (self, child, width, folded);
      const int tall = arrange_line (self, &line, width, y, 0, FALSE);

      if (placing)
        arrange_line (self, &line, width, y, folded ? tall : MAX (tall, height), TRUE);
      y += tall;
      child = line.end;
    }
  return y;
}

/* --- The widget --------------------------------------------------------------------------------------- */

/* The text with what stands before it, or the widest of the others. */
static void
measure_width (SheafFoldBox *self, int *minimum, int *natural)
{
  GtkWidget *first = get_first (self);
  const Line line = first ? take_line (self, first, 0, TRUE) : (Line){ 0 };

  *minimum = line.text ? line.used : 0;
  *natural = 0;
  for (GtkWidget *child = first; child; child = get_next (child))
    {
      int least, own;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &own, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += own + (child == first ? 0 : self->spacing);
    }
  *natural = MAX (*natural, *minimum);
}

static void
sheaf_fold_box_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  SheafFoldBox *self = SHEAF_FOLD_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    *minimum = *natural = arrange (self, for_size < 0 ? get_full_width (self) : for_size, 0, FALSE);
}

static void
sheaf_fold_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  arrange (SHEAF_FOLD_BOX (widget), width, height, TRUE);
}

static GtkSizeRequestMode
sheaf_fold_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

GtkWidget *
sheaf_fold_box_new (void)
{
  return g_object_new (SHEAF_TYPE_FOLD_BOX, NULL);
}

static void
sheaf_fold_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    g_value_set_int (value, SHEAF_FOLD_BOX (object)->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sheaf_fold_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SPACING)
    SHEAF_FOLD_BOX (object)->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sheaf_fold_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sheaf_fold_box_parent_class)->dispose (object);
}

static void
sheaf_fold_box_class_init (SheafFoldBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sheaf_fold_box_get_property;
  object_class->set_property = sheaf_fold_box_set_property;
  object_class->dispose = sheaf_fold_box_dispose;
  widget_class->measure = sheaf_fold_box_measure;
  widget_class->size_allocate = sheaf_fold_box_size_allocate;
  widget_class->get_request_mode = sheaf_fold_box_get_request_mode;

  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "fold");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sheaf_fold_box_init (SheafFoldBox *self)
{
}
