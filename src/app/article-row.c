/* article-row.c: a row of the list, drawn by itself
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/article-row.h"

#include "app/format-list.h"
#include "app/format.h"
#include "app/row-align.h"
#include "app/row-hits.h"
#include "app/row-picture.h"
#include "app/progress-mark.h"
#include "core/page-theme.h"
#include "core/search-match.h"
#include "core/text.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define LINE_GAP      3
#define EXCERPT_LINES 2
#define MARK_GAP      6
#define DOT_SIZE      8

/* The picture beside the text, of a compact row, and what the text must have left. */
#define PICTURE_GAP     12
#define COMPACT_PICTURE 36
#define NARROWEST_TEXT  120

/* Text beside the title is shown so strong; with high contrast, so. */
#define DIM_ALPHA      0.6f
#define CONTRAST_ALPHA 0.9f

/* No more of a text is laid out than fits if all its characters are so narrow (pixels). */
#define NARROWEST 3

struct _SheafArticleRow
{
  GtkWidget parent_instance;

  SheafArticleItem *item;
  gulong changed_handler;
  GTimeZone *zone; /* asking for it looks at files, too slow for every row that is bound */
  gboolean compact;
  SheafListGroups groups;
  char *heading;               /* (nullable): the one above this row */
  SheafThumbnails *thumbnails; /* (nullable) */

  int title_height;
  int small_height;
};

/* Of one line, kept by the list view around the rows: to find them takes longer than all else there is to do
 * for a row that is not looked at. */
typedef struct
{
  guint serial; /* of the Pango context they are good for */
  int title;
  int small;
} LineHeights;

#define LINE_HEIGHTS "sheaf-line-heights"

G_DEFINE_FINAL_TYPE (SheafArticleRow, sheaf_article_row, GTK_TYPE_WIDGET)

typedef enum
{
  STYLE_TITLE,
  STYLE_UNREAD,
  STYLE_SMALL,
  STYLE_HEADING,
} TextStyle;

/* A layout of one of the row's texts, which ends with an ellipsis where it does not fit. */
static PangoLayout *
new_layout (GtkWidget *self, const char *text, TextStyle style, int lines)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (self, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (style == STYLE_SMALL || style == STYLE_HEADING)
    pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  if (style == STYLE_HEADING)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  else if (style != STYLE_SMALL)
    pango_attr_list_insert (
        attributes,
        pango_attr_weight_new (style == STYLE_UNREAD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_MEDIUM));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -lines);
  return layout;
}

static int
measure_line (GtkWidget *self, TextStyle style)
{
  /* Han characters are the tallest that are common: a row is as high with them as without. */
  g_autoptr (PangoLayout) layout = new_layout (self, "中Ág", style, 1);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
update_heights (SheafArticleRow *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_VIEW);
  GtkWidget *keeper = view ? view : GTK_WIDGET (self);
  const guint serial = pango_context_get_serial (gtk_widget_get_pango_context (keeper));
  LineHeights *heights = g_object_get_data (G_OBJECT (keeper), LINE_HEIGHTS);

  if (!heights)
    {
      heights = g_new0 (LineHeights, 1);
      g_object_set_data_full (G_OBJECT (keeper), LINE_HEIGHTS, heights, g_free);
    }
  if (heights->serial != serial)
    {
      heights->serial = serial;
      heights->title = measure_line (keeper, STYLE_UNREAD);
      heights->small = measure_line (keeper, STYLE_SMALL);
    }
  self->title_height = heights->title;
  self->small_height = heights->small;
}

static void
sheaf_article_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  SheafArticleRow *self = SHEAF_ARTICLE_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 260;
      return;
    }
  update_heights (self);
  if (self->compact)
    *minimum = *natural = self->title_height + LINE_GAP + self->small_height;
  else
    *minimum = *natural =
        self->title_height + (EXCERPT_LINES + 1) * self->small_height + 2 * LINE_GAP;
}

/* Drawing. */

typedef struct
{
  SheafArticleRow *row;
  GtkSnapshot *snapshot;
  GdkRGBA color;
  GdkRGBA dim;
  gboolean right_to_left;
  int left; /* where texts may stand */
  int width;
  int y;
} Canvas;

static GdkRGBA
named_color (SheafArticleRow *self, const char *name, GdkRGBA otherwise)
{
  GdkRGBA color;

  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                      &color))
    return color;
  return otherwise;
}

/* Draws @layout @width wide, @start from the side where lines begin, in the line at canvas->y. */
static void
draw_layout (Canvas *canvas, PangoLayout *layout, int start, int width, const GdkRGBA *color)
{
  const int x = canvas->left + (canvas->right_to_left ? canvas->width - start - width : start);

  pango_layout_set_width (layout, width * PANGO_SCALE);
  sheaf_row_align (layout, canvas->right_to_left);

  gtk_snapshot_save (canvas->snapshot);
  gtk_snapshot_translate (canvas->snapshot, &GRAPHENE_POINT_INIT (x, canvas->y));
  gtk_snapshot_append_layout (canvas->snapshot, layout, color);
  gtk_snapshot_restore (canvas->snapshot);
}

static void
draw_dot (Canvas *canvas, int line_height)
{
  const GdkRGBA color = named_color (canvas->row, "accent_color", canvas->color);
  const int x = canvas->left + (canvas->right_to_left ? canvas->width - DOT_SIZE : 0);
  GskRoundedRect dot;

  gsk_rounded_rect_init_from_rect (
      &dot, &GRAPHENE_RECT_INIT (x, canvas->y + (line_height - DOT_SIZE) / 2, DOT_SIZE, DOT_SIZE),
      DOT_SIZE / 2.0f);
  gtk_snapshot_push_rounded_clip (canvas->snapshot, &dot);
  gtk_snapshot_append_color (canvas->snapshot, &color, &dot.bounds);
  gtk_snapshot_pop (canvas->snapshot);
}

/* Returns: (transfer full): what of @text may be seen on so many @lines */
static char *
cut (const Canvas *canvas, const char *text, int lines)
{
  return sheaf_text_display (text ? text : "", lines * MAX (canvas->width, 1) / NARROWEST + 1);
}

static void
mark_title (Canvas *canvas, PangoLayout *layout)
{
  const char *shown = pango_layout_get_text (layout);
  g_autoptr (GArray) hits = sheaf_article_item_find_in_title (canvas->row->item, shown);

  for (guint i = 0; hits && i < hits->len; i++)
    {
      const SheafSearchSpan *hit = &g_array_index (hits, SheafSearchSpan, i);

      sheaf_row_hits_mark (pango_layout_get_attributes (layout), (guint) hit->start,
                           (guint) hit->end);
    }
}

static void
draw_title (Canvas *canvas, const SheafArticle *article)
{
  const gboolean unread = (article->flags & SHEAF_FLAG_UNREAD) != 0;
  const TextStyle style = unread ? STYLE_UNREAD : STYLE_TITLE;
  const int height = canvas->row->title_height;
  const int start = unread ? DOT_SIZE + MARK_GAP : 0;
  g_autofree char *title = cut (canvas, article->title, 1);
  g_autoptr (PangoLayout) layout = new_layout (GTK_WIDGET (canvas->row), title, style, 1);

  mark_title (canvas, layout);
  if (unread)
    draw_dot (canvas, height);
  draw_layout (canvas, layout, start, canvas->width - start, &canvas->color);
  canvas->y += height + LINE_GAP;
}

static PangoLayout *
new_excerpt_layout (Canvas *canvas, const SheafArticle *article, int lines)
{
  const char *snippet = sheaf_article_item_get_snippet (canvas->row->item);
  PangoLayout *layout = new_layout (GTK_WIDGET (canvas->row), NULL, STYLE_SMALL, lines);
  g_autofree char *text = NULL;

  if (snippet)
    {
      PangoAttrList *attributes = pango_layout_get_attributes (layout);

      text = sheaf_row_hits_read (snippet, attributes);
    }
  else
    text = cut (canvas, article->excerpt, lines);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
draw_excerpt (Canvas *canvas, const SheafArticle *article)
{
  g_autoptr (PangoLayout) layout = new_excerpt_layout (canvas, article, EXCERPT_LINES);

  draw_layout (canvas, layout, 0, canvas->width, &canvas->dim);
  canvas->y += EXCERPT_LINES * canvas->row->small_height + LINE_GAP;
}

/* Returns: the width it takes at the end of the last line */
static int
draw_star (Canvas *canvas, const SheafArticle *article)
{
  g_autoptr (PangoLayout) layout = NULL;
  const GdkRGBA star = named_color (canvas->row, "sheaf_star", canvas->color);
  int width;

  if (!(article->flags & SHEAF_FLAG_STARRED))
    return 0;

  layout = new_layout (GTK_WIDGET (canvas->row), "★", STYLE_SMALL, 1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  draw_layout (canvas, layout, canvas->width - width, width, &star);
  return width + MARK_GAP;
}

/* The marks at the end of the last line. Returns: the width they take */
static int
draw_marks (Canvas *canvas, const SheafArticle *article)
{
  const GdkRGBA color = named_color (canvas->row, "accent_color", canvas->color);
  const int star = draw_star (canvas, article);
  const int width = star + SHEAF_PROGRESS_MARK_WIDTH;
  const int x = canvas->right_to_left ? star : canvas->width - width;
  const int y = canvas->y + (canvas->row->small_height - SHEAF_PROGRESS_MARK_HEIGHT) / 2;

  if (article->progress == 0)
    return star;
  sheaf_progress_mark_snapshot (canvas->snapshot, (float) x, (float) y, article->progress,
                                canvas->right_to_left, &color, &canvas->color);
  return width + MARK_GAP;
}

/* Under the heading of a day, the day is not said again. */
static char *
make_plain_footer (SheafArticleRow *self, const SheafArticle *article)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  char *origin;

  if (self->groups != SHEAF_LIST_BY_DAY && self->groups != SHEAF_LIST_BY_DAY_ADDED)
    return sheaf_format_footer (article, now, self->zone);
  origin = sheaf_format_origin (article);
  if (!origin && article->categories->len > 0)
    origin = sheaf_format_category (g_ptr_array_index (article->categories, 0));
  return origin ? origin : g_strdup ("");
}

static char *
make_footer (SheafArticleRow *self, const SheafArticle *article)
{
  g_autofree char *footer = make_plain_footer (self, article);

  return sheaf_format_draft (article, footer);
}

static void
draw_footer (Canvas *canvas, const SheafArticle *article)
{
  g_autofree char *footer = make_footer (canvas->row, article);
  g_autoptr (PangoLayout) layout = new_layout (GTK_WIDGET (canvas->row), footer, STYLE_SMALL, 1);
  const int marks = draw_marks (canvas, article);

  draw_layout (canvas, layout, 0, canvas->width - marks, &canvas->dim);
}

/* The second and last line of a compact row: where it was found, else the footer, else how it begins. */
static void
draw_second_line (Canvas *canvas, const SheafArticle *article)
{
  const gboolean found = sheaf_article_item_get_snippet (canvas->row->item) != NULL;
  g_autofree char *footer = found ? NULL : make_footer (canvas->row, article);
  g_autoptr (PangoLayout) layout = NULL;
  int marks;

  if (footer && *footer)
    {
      draw_footer (canvas, article);
      return;
    }
  layout = new_excerpt_layout (canvas, article, 1);
  marks = draw_marks (canvas, article);
  draw_layout (canvas, layout, 0, canvas->width - marks, &canvas->dim);
}

/* The heading stands in the margin above the row, which what looks selected leaves out. */
static void
draw_heading (const Canvas *canvas)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (canvas->row));
  g_autoptr (PangoLayout) layout =
      new_layout (GTK_WIDGET (canvas->row), canvas->row->heading, STYLE_HEADING, 1);
  Canvas heading = *canvas;
  GtkBorder margin, padding;
  int height;

  gtk_style_context_get_margin (style, &margin);
  gtk_style_context_get_padding (style, &padding);
  /* Of a long path both ends say more than the middle. */
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  heading.y = -padding.top - margin.bottom - height;
  draw_layout (&heading, layout, 0, canvas->width, &canvas->dim);
}

/* At the end of the lines that follow, which leave room for it also while it is not there yet: they shall not move. */
static void
draw_picture (Canvas *canvas, const SheafArticle *article)
{
  GtkWidget *widget = GTK_WIDGET (canvas->row);
  const int most = canvas->row->compact ? COMPACT_PICTURE : SHEAF_THUMBNAIL_SIDE;
  const int height = gtk_widget_get_height (widget) - canvas->y;
  const int side = MIN (most, height);
  const int room = side + PICTURE_GAP;
  SheafThumbnails *thumbnails = canvas->row->thumbnails;
  GdkTexture *texture;

  if (!thumbnails || !sheaf_thumbnails_expects (thumbnails, article) ||
      canvas->width < room + NARROWEST_TEXT)
    return;
  texture = sheaf_thumbnails_get (thumbnails, article, gtk_widget_get_scale_factor (widget));
  sheaf_row_picture_draw (canvas->snapshot, texture, &canvas->color,
                          &GRAPHENE_RECT_INIT (canvas->right_to_left ? 0 : canvas->width - side,
                                               canvas->y + (height - side) / 2, side, side));
  canvas->width -= room;
  canvas->left = canvas->right_to_left ? room : 0;
}

/* Beside both lines. */
static void
draw_compact (Canvas *canvas, const SheafArticle *article)
{
  draw_picture (canvas, article);
  draw_title (canvas, article);
  draw_second_line (canvas, article);
}

/* The picture below the title, which says more and needs the width. */
static void
draw_comfortable (Canvas *canvas, const SheafArticle *article)
{
  draw_title (canvas, article);
  draw_picture (canvas, article);
  draw_excerpt (canvas, article);
  draw_footer (canvas, article);
}

static void
sheaf_article_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SheafArticleRow *self = SHEAF_ARTICLE_ROW (widget);
  const SheafArticle *article = self->item ? sheaf_article_item_get_article (self->item) : NULL;
  const gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  Canvas canvas = {
    .row = self,
    .snapshot = snapshot,
    .right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .width = gtk_widget_get_width (widget),
  };

  if (!article)
    return;

  update_heights (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &canvas.color);
  canvas.dim = canvas.color;
  canvas.dim.alpha *= contrast ? CONTRAST_ALPHA : DIM_ALPHA;
  if (self->heading)
    draw_heading (&canvas);
  if (self->compact)
    draw_compact (&canvas, article);
  else
    draw_comfortable (&canvas, article);
}

/* The item. */

static void
update_label (SheafArticleRow *self)
{
  const SheafArticle *article = self->item ? sheaf_article_item_get_article (self->item) : NULL;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *label = NULL;

  label = article
              ? sheaf_format_row_label (article, g_get_real_time () / G_USEC_PER_SEC, self->zone)
              : g_strdup ("");
  if (self->heading)
    {
      g_autofree char *row_label = g_steal_pointer (&label);

      /* Translators: what a screen reader says of the first article of a day, or of a category: "Today: Title,
       * unread" */
      label = g_strdup_printf (_ ("%s: %s"), self->heading, row_label);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  /* What has the focus is the list's own row around this one, which has no name of its own. */
  if (parent)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
}

static void
item_changed_cb (SheafArticleRow *self)
{
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sheaf_article_row_set_item (SheafArticleRow *self, SheafArticleItem *item)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ROW (self));

  if (self->item == item)
    return;

  if (self->item)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  /* Without one it waits for the next, or for its end; nobody looks at it. */
  if (!item)
    return;
  self->changed_handler =
      g_signal_connect_swapped (item, "changed", G_CALLBACK (item_changed_cb), self);
  item_changed_cb (self);
}

SheafArticleItem *
sheaf_article_row_get_item (SheafArticleRow *self)
{
  g_return_val_if_fail (SHEAF_IS_ARTICLE_ROW (self), NULL);

  return self->item;
}

void
sheaf_article_row_set_compact (SheafArticleRow *self, gboolean compact)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ROW (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
sheaf_article_row_set_thumbnails (SheafArticleRow *self, SheafThumbnails *thumbnails)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ROW (self));

  if (g_set_object (&self->thumbnails, thumbnails))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
sheaf_article_row_set_heading (SheafArticleRow *self, SheafListGroups groups, const char *heading)
{
  g_return_if_fail (SHEAF_IS_ARTICLE_ROW (self));

  if (self->groups == groups && !g_strcmp0 (self->heading, heading))
    return;

  self->groups = groups;
  g_free (self->heading);
  self->heading = g_strdup (heading);
  if (heading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "headed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "headed");
  item_changed_cb (self);
}

GtkWidget *
sheaf_article_row_new (void)
{
  return g_object_new (SHEAF_TYPE_ARTICLE_ROW, NULL);
}

static void
sheaf_article_row_dispose (GObject *object)
{
  SheafArticleRow *self = SHEAF_ARTICLE_ROW (object);

  if (self->item)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->thumbnails);
  g_clear_pointer (&self->heading, g_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (sheaf_article_row_parent_class)->dispose (object);
}

static void
sheaf_article_row_class_init (SheafArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_article_row_dispose;
  widget_class->measure = sheaf_article_row_measure;
  widget_class->snapshot = sheaf_article_row_snapshot;
  gtk_widget_class_set_css_name (widget_class, "article");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
sheaf_article_row_init (SheafArticleRow *self)
{
  self->zone = g_time_zone_new_local ();
}
