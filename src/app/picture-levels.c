/* picture-levels.c: a decoded picture, in sizes and pieces that are quickly drawn
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/picture-levels.h"

#include "app/picture-decode.h"

#include <string.h>

/* Pixels of a piece, either way. */
#define TILE 1024

/* Halved from 32 million pixels, a picture is smaller than a piece by then. */
#define LEVELS_MAX 16

/* A mean of what is drawn above this is bright, of 255. */
#define BRIGHT 150

typedef struct
{
  int width, height;
  gsize stride;
  GBytes *
      pixels; /* GDK_MEMORY_DEFAULT, premultiplied; one line longer than it is high, for the last pieces */
  int columns, rows;
  GdkTexture **tiles; /* each NULL until it is seen */
} Level;

struct _SheafPictureLevels
{
  int width, height; /* the picture's own */
  gboolean opaque;
  gboolean bright;
  guint n;
  Level levels[LEVELS_MAX]; /* each half as large as the one before */
};

/* --- Made on a thread ----------------------------------------------------------------------------- */

static void
level_init (Level *self, int width, int height, guint8 *pixels)
{
  self->width = width;
  self->height = height;
  self->stride = 4 * (gsize) width;
  self->pixels = g_bytes_new_take (pixels, self->stride * (gsize) (height + 1));
  self->columns = (width + TILE - 1) / TILE;
  self->rows = (height + TILE - 1) / TILE;
  self->tiles = g_new0 (GdkTexture *, self->columns * self->rows);
}

/* Each pixel of the four that it stands for; at an odd end twice the last. */
static guint8 *
halve (const Level *from, int width, int height)
{
  const guint8 *source = g_bytes_get_data (from->pixels, NULL);
  guint8 *pixels = g_malloc (4 * (gsize) width * (gsize) (height + 1));

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const gsize right = 2 * x + 1 < from->width ? 4 : 0;
        const gsize below = 2 * y + 1 < from->height ? from->stride : 0;
        const guint8 *at = source + 2 * (gsize) y * from->stride + 8 * (gsize) x;
        guint8 *to = pixels + 4 * ((gsize) y * (gsize) width + (gsize) x);

        for (int i = 0; i < 4; i++)
          to[i] =
              (guint8) ((at[i] + at[right + i] + at[below + i] + at[below + right + i] + 2) / 4);
      }
  return pixels;
}

/* Of what can be seen of it, weighed by how well; all pixels of the smallest copy are few. */
static gboolean
is_bright (const Level *level)
{
  gsize size;
  const guint8 *at = g_bytes_get_data (level->pixels, &size);
  const guint8 *end = at + level->stride * (gsize) level->height;
  guint64 light = 0, alpha = 0;

  for (; at < end; at += 4)
    {
      guint32 pixel;

      memcpy (&pixel, at, sizeof pixel);
      light += ((pixel >> 16 & 0xff) * 3 + (pixel >> 8 & 0xff) * 6 + (pixel & 0xff)) / 10;
      alpha += pixel >> 24;
    }
  return alpha > 0 && light * 255 / alpha > BRIGHT;
}

SheafPictureLevels *
sheaf_picture_levels_new (GBytes *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SheafPictureLevels) self = g_new0 (SheafPictureLevels, 1);
  SheafDecodedPicture decoded;

  g_return_val_if_fail (file, NULL);

  if (!sheaf_picture_decode (file, SHEAF_PICTURE_LEVELS_MAX_PIXELS, &decoded, cancellable, error))
    return NULL;
  self->width = decoded.original_width;
  self->height = decoded.original_height;
  self->opaque = decoded.opaque;
  level_init (&self->levels[self->n++], decoded.width, decoded.height, decoded.pixels);
  while (self->n < LEVELS_MAX)
    {
      const Level *last = &self->levels[self->n - 1];
      const int width = MAX (1, (last->width + 1) / 2), height = MAX (1, (last->height + 1) / 2);

      if (last->width <= TILE && last->height <= TILE)
        break;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      level_init (&self->levels[self->n], width, height, halve (last, width, height));
      self->n++;
    }
  self->bright = !self->opaque && is_bright (&self->levels[self->n - 1]);
  return g_steal_pointer (&self);
}

static void
level_clear (Level *self)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    g_clear_object (&self->tiles[i]);
  g_free (self->tiles);
  g_bytes_unref (self->pixels);
}

void
sheaf_picture_levels_free (SheafPictureLevels *self)
{
  for (guint i = 0; i < self->n; i++)
    level_clear (&self->levels[i]);
  g_free (self);
}

/* --- Used on the main one ------------------------------------------------------------------------- */

void
sheaf_picture_levels_get_size (const SheafPictureLevels *self, int *width, int *height)
{
  g_return_if_fail (self && width && height);

  *width = self->width;
  *height = self->height;
}

static GdkTexture *
make_texture (const Level *level, int x, int y, int width, int height)
{
  const gsize start = (gsize) y * level->stride + 4 * (gsize) x;
  g_autoptr (GBytes) piece =
      g_bytes_new_from_bytes (level->pixels, start, (gsize) height * level->stride);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, piece, level->stride);
}

GdkTexture *
sheaf_picture_levels_get_texture (const SheafPictureLevels *self)
{
  g_return_val_if_fail (self, NULL);

  return make_texture (&self->levels[0], 0, 0, self->levels[0].width, self->levels[0].height);
}

/* The smallest that has a pixel for each that is to be seen. */
static Level *
choose_level (SheafPictureLevels *self, double width)
{
  guint chosen = 0;

  while (chosen + 1 < self->n && self->levels[chosen + 1].width >= width)
    chosen++;
  return &self->levels[chosen];
}

/* On whole pixels, so that there is no seam between two pieces. */
static double
edge (double start, double size, double part, int density)
{
  return round ((start + size * part) * density) / density;
}

static void
draw_tile (Level *level,
           GtkSnapshot *snapshot,
           int column,
           int row,
           const graphene_rect_t *place,
           const graphene_rect_t *seen,
           int density)
{
  const int x = column * TILE, y = row * TILE;
  const int width = MIN (TILE, level->width - x), height = MIN (TILE, level->height - y);
  const double left = edge (place->origin.x, place->size.width, (double) x / level->width, density);
  const double top =
      edge (place->origin.y, place->size.height, (double) y / level->height, density);
  const double right =
      edge (place->origin.x, place->size.width, (double) (x + width) / level->width, density);
  const double bottom =
      edge (place->origin.y, place->size.height, (double) (y + height) / level->height, density);
  const graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) left, (float) top, (float) MAX (right - left, 1.0 / density),
                          (float) MAX (bottom - top, 1.0 / density));
  GdkTexture **tile = &level->tiles[row * level->columns + column];

  if (!graphene_rect_intersection (&area, seen, NULL))
    return;
  if (!*tile)
    *tile = make_texture (level, x, y, width, height);
  gtk_snapshot_append_texture (snapshot, *tile, &area);
}

static void
draw_paper (const SheafPictureLevels *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, dark = { 0.12f, 0.12f, 0.12f, 1 };

  if (!self->opaque)
    gtk_snapshot_append_color (snapshot, self->bright ? &dark : &white, place);
}

void
sheaf_picture_levels_draw_frame (const SheafPictureLevels *self,
                                 GdkTexture *frame,
                                 GtkSnapshot *snapshot,
                                 const graphene_rect_t *place,
                                 const graphene_rect_t *seen)
{
  g_return_if_fail (self && frame && snapshot && place && seen);

  gtk_snapshot_push_clip (snapshot, seen);
  draw_paper (self, snapshot, place);
  gtk_snapshot_append_texture (snapshot, frame, place);
  gtk_snapshot_pop (snapshot);
}

void
sheaf_picture_levels_draw (SheafPictureLevels *self,
                           GtkSnapshot *snapshot,
                           const graphene_rect_t *place,
                           const graphene_rect_t *seen,
                           int density)
{
  Level *level;

  g_return_if_fail (self && snapshot && place && seen && density > 0);

  level = choose_level (self, place->size.width * density);
  gtk_snapshot_push_clip (snapshot, seen);
  draw_paper (self, snapshot, place);
  for (int row = 0; row < level->rows; row++)
    for (int column = 0; column < level->columns; column++)
      draw_tile (level, snapshot, column, row, place, seen, density);
  gtk_snapshot_pop (snapshot);
}
