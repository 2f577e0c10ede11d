/* import-file-row.c: how a file of an import looks in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-file-row.h"

#include "app/row-align.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LINE_GAP      2
#define ICON_SIZE     16
#define ICON_GAP      10
#define STATE_GAP     12
#define MINIMUM_WIDTH 160

/* Text beside the title is shown so strong; with high contrast, so. */
#define DIM_ALPHA      0.6f
#define CONTRAST_ALPHA 0.9f

struct _SheafImportFileRow
{
  GtkWidget parent_instance;

  SheafImportFile *file;
  GtkIconPaintable *icon; /* (nullable) */

  /* Heights of one line, good for this serial of the Pango context. */
  guint serial;
  int title_height;
  int small_height;
};

G_DEFINE_FINAL_TYPE (SheafImportFileRow, sheaf_import_file_row, GTK_TYPE_WIDGET)

const char *
sheaf_import_file_icon (SheafImportFile *file)
{
  switch (sheaf_import_file_get_outcome (file))
    {
    case SHEAF_OUTCOME_FAILED:
      return "sheaf-failed-symbolic";
    case SHEAF_OUTCOME_SKIPPED:
      return sheaf_import_file_is_picture (file) ? NULL : "sheaf-skipped-symbolic";
    case SHEAF_OUTCOME_CONFLICT:
      return "sheaf-attention-symbolic";
    case SHEAF_OUTCOME_NEW:
    case SHEAF_OUTCOME_SAME:
    case SHEAF_OUTCOME_UPDATED:
    case SHEAF_OUTCOME_DUPLICATE:
    default:
      return sheaf_import_file_is_doubtful (file) ? "sheaf-attention-symbolic" : NULL;
    }
}

/* Measuring. */

static PangoLayout *
new_layout (SheafImportFileRow *self, const char *text, gboolean small)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, small ? PANGO_ELLIPSIZE_MIDDLE : PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -1);
  return layout;
}

static int
measure_line (SheafImportFileRow *self, gboolean small)
{
  /* Han characters are the tallest that are common: a row is as high with them as without. */
  g_autoptr (PangoLayout) layout = new_layout (self, "中Ág", small);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
update_heights (SheafImportFileRow *self)
{
  const guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));

  if (self->serial == serial)
    return;
  self->serial = serial;
  self->title_height = measure_line (self, FALSE);
  self->small_height = measure_line (self, TRUE);
}

static void
sheaf_import_file_row_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  SheafImportFileRow *self = SHEAF_IMPORT_FILE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = 2 * MINIMUM_WIDTH;
      return;
    }
  update_heights (self);
  *minimum = *natural = self->title_height + self->small_height + LINE_GAP;
}

/* Drawing. */

typedef struct
{
  SheafImportFileRow *row;
  GtkSnapshot *snapshot;
  gboolean right_to_left;
  int width;
} Canvas;

static void
draw_layout (Canvas *canvas, PangoLayout *layout, int start, int y, int width, const GdkRGBA *color)
{
  const int x = canvas->right_to_left ? canvas->width - start - width : start;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  sheaf_row_align (layout, canvas->right_to_left);
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (canvas->snapshot, layout, color);
  gtk_snapshot_restore (canvas->snapshot);
}

static void
draw_icon (Canvas *canvas, const GdkRGBA *color)
{
  SheafImportFileRow *self = canvas->row;
  const int x = canvas->right_to_left ? canvas->width - ICON_SIZE : 0;

  if (!self->icon)
    return;
  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot,
                          &GRAPHENE_POINT_INIT (x, (self->title_height - ICON_SIZE) / 2.0f));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), canvas->snapshot,
                                            ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (canvas->snapshot);
}

/* What becomes of the file, at the end of the first line. Returns: the width it takes */
static int
draw_state (Canvas *canvas, const GdkRGBA *color)
{
  SheafImportFileRow *self = canvas->row;
  g_autoptr (PangoLayout) layout =
      new_layout (self, sheaf_import_file_get_state (self->file), TRUE);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width = MIN (width, canvas->width / 2);
  draw_layout (canvas, layout, canvas->width - width, (self->title_height - height) / 2, width,
               color);
  return width + STATE_GAP;
}

static void
sheaf_import_file_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SheafImportFileRow *self = SHEAF_IMPORT_FILE_ROW (widget);
  const gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  Canvas canvas = { self, snapshot, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
                    gtk_widget_get_width (widget) };
  const int start = ICON_SIZE + ICON_GAP;
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) place = NULL;
  GdkRGBA color, dim;
  int state;

  if (!self->file)
    return;

  update_heights (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  dim = color;
  dim.alpha *= contrast ? CONTRAST_ALPHA : DIM_ALPHA;
  title = new_layout (self, sheaf_import_file_get_title (self->file), FALSE);
  place = new_layout (self, sheaf_import_file_get_place (self->file), TRUE);

  draw_icon (&canvas, &color);
  state = draw_state (&canvas, &dim);
  draw_layout (&canvas, title, start, 0, MAX (canvas.width - start - state, 1), &color);
  draw_layout (&canvas, place, start, self->title_height + LINE_GAP, MAX (canvas.width - start, 1),
               &dim);
}

/* The file. */

static void
update_icon (SheafImportFileRow *self)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  const char *name = self->file ? sheaf_import_file_icon (self->file) : NULL;

  g_clear_object (&self->icon);
  if (name)
    self->icon = gtk_icon_theme_lookup_icon (
        theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)),
        gtk_widget_get_direction (GTK_WIDGET (self)), GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
}

static void
update_label (SheafImportFileRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  if (!self->file)
    return;
  label = g_strjoin (
      C_ ("article", ", "), sheaf_import_file_get_title (self->file),
      sheaf_import_file_get_state (self->file), sheaf_import_file_get_place (self->file),
      *sheaf_import_file_get_reason (self->file) ? sheaf_import_file_get_reason (self->file) : NULL,
      NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What has the focus is the list's own row around this one, which has no name of its own. */
  if (parent)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

void
sheaf_import_file_row_set_file (SheafImportFileRow *self, SheafImportFile *file)
{
  g_return_if_fail (SHEAF_IS_IMPORT_FILE_ROW (self));

  g_set_object (&self->file, file);
  update_icon (self);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
sheaf_import_file_row_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_FILE_ROW, NULL);
}

static void
sheaf_import_file_row_dispose (GObject *object)
{
  SheafImportFileRow *self = SHEAF_IMPORT_FILE_ROW (object);

  g_clear_object (&self->file);
  g_clear_object (&self->icon);

  G_OBJECT_CLASS (sheaf_import_file_row_parent_class)->dispose (object);
}

static void
sheaf_import_file_row_class_init (SheafImportFileRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_file_row_dispose;
  widget_class->measure = sheaf_import_file_row_measure;
  widget_class->snapshot = sheaf_import_file_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "importfile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
sheaf_import_file_row_init (SheafImportFileRow *self)
{
}
