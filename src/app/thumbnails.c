/* thumbnails.c: small pictures of articles, made when they are looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thumbnails.h"

#include "app/thumbnail-job.h"
#include "app/thumbnail.h"

/* Made at a time: while one is decoded another is read. */
#define MAX_RUNNING 2

/* More rows than anybody sees at once. */
#define MAX_WAITING 256

/* What is known of one takes about so much, without its picture. */
#define OWN_BYTES 160

/* The thumbnail of an article: asked for while it has neither a texture nor is none. */
typedef struct
{
  gint64 article;
  guint stamp; /* of what it is made of */
  int side;    /* pixels */
  gboolean none;
  GdkTexture *texture;
  gsize bytes;
  GList place; /* in self->kept, or in self->waiting until it is begun with */
} Thumbnail;

struct _SheafThumbnails
{
  GObject parent_instance;

  SheafWorker *worker;       /* NULL once it is closed */
  GCancellable *cancellable; /* of everything */
  GHashTable *types;         /* of pictures that can be decoded */
  GHashTable *known;         /* &Thumbnail.article to Thumbnail */
  GQueue kept;               /* those that are answered; what was used last first */
  gsize bytes;               /* they take */
  GQueue waiting;            /* what was asked for last first */
  GList *last;               /* (nullable): where those of the same moment go on, in their order */
  guint running;
  guint source;
};

G_DEFINE_FINAL_TYPE (SheafThumbnails, sheaf_thumbnails, G_TYPE_OBJECT)

enum
{
  CHANGED,
  WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_soon (SheafThumbnails *self);

/* What is known. */

static void
thumbnail_free (gpointer data)
{
  Thumbnail *thumbnail = data;

  g_clear_object (&thumbnail->texture);
  g_free (thumbnail);
}

/* Other bytes of the article, other pictures, another size: another thumbnail. */
static guint
make_stamp (const SheafArticle *article, int side)
{
  g_autofree char *text =
      g_strdup_printf ("%s %" G_GINT64_FORMAT " %d", article->sha256, article->picture, side);

  return g_str_hash (text);
}

static gboolean
is_answered (const Thumbnail *thumbnail)
{
  return thumbnail->texture || thumbnail->none;
}

/* Its place in the line of those that wait; it may have none there any more. */
static void
leave_line (SheafThumbnails *self, Thumbnail *thumbnail)
{
  if (self->last == &thumbnail->place)
    self->last = NULL;
  if (g_queue_link_index (&self->waiting, &thumbnail->place) >= 0)
    g_queue_unlink (&self->waiting, &thumbnail->place);
}

static void
forget (SheafThumbnails *self, Thumbnail *thumbnail)
{
  if (is_answered (thumbnail))
    {
      g_queue_unlink (&self->kept, &thumbnail->place);
      self->bytes -= thumbnail->bytes;
    }
  else
    leave_line (self, thumbnail);
  g_hash_table_remove (self->known, &thumbnail->article);
}

/* @texture: (transfer none) (nullable): NULL for none */
static void
keep (SheafThumbnails *self, Thumbnail *thumbnail, GdkTexture *texture)
{
  thumbnail->texture = texture ? g_object_ref (texture) : NULL;
  thumbnail->none = !texture;
  thumbnail->bytes = OWN_BYTES;
  if (texture)
    thumbnail->bytes +=
        4 * (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture);
  self->bytes += thumbnail->bytes;
  g_queue_push_head_link (&self->kept, &thumbnail->place);
  while (self->bytes > SHEAF_THUMBNAILS_MAX_BYTES)
    forget (self, g_queue_peek_tail (&self->kept));
}

static Thumbnail *
lookup (SheafThumbnails *self, gint64 article, guint stamp)
{
  Thumbnail *thumbnail = g_hash_table_lookup (self->known, &article);

  return thumbnail && thumbnail->stamp == stamp ? thumbnail : NULL;
}

static gboolean
can_decode (SheafThumbnails *self, const SheafArticle *article)
{
  return article->picture && article->picture_type &&
         g_hash_table_contains (self->types, article->picture_type);
}

/* Making one. */

typedef struct
{
  SheafThumbnails *self;
  gint64 article;
  guint stamp;
} Order;

static void
made_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autofree Order *order = data;
  g_autoptr (SheafThumbnails) self = order->self;
  g_autoptr (GdkTexture) texture =
      sheaf_thumbnail_make_finish (SHEAF_WORKER (worker), result, NULL);
  Thumbnail *thumbnail = lookup (self, order->article, order->stamp);

  self->running--;
  if (!self->worker)
    return;
  if (thumbnail && !is_answered (thumbnail))
    {
      keep (self, thumbnail, texture);
      g_signal_emit (self, signals[CHANGED], 0, order->article);
    }
  begin_soon (self);
}

static void
begin (SheafThumbnails *self, const Thumbnail *thumbnail)
{
  Order *order = g_new (Order, 1);

  *order = (Order){ g_object_ref (self), thumbnail->article, thumbnail->stamp };
  self->running++;
  sheaf_thumbnail_make_async (self->worker, thumbnail->article, self->types, thumbnail->side,
                              self->cancellable, made_cb, order);
}

/* Asking. */

/* Of those that wait the next, which waits no more. Returns: (transfer none) (nullable) */
static Thumbnail *
take_next (SheafThumbnails *self)
{
  Thumbnail *thumbnail = g_queue_peek_head (&self->waiting);

  if (thumbnail)
    leave_line (self, thumbnail);
  return thumbnail;
}

/* A row that is seen again is drawn anew then, and asks again. */
static void
give_up (SheafThumbnails *self, Thumbnail *thumbnail)
{
  const gint64 article = thumbnail->article;

  forget (self, thumbnail);
  g_signal_emit (self, signals[CHANGED], 0, article);
}

static gboolean
begin_cb (gpointer data)
{
  SheafThumbnails *self = data;
  Thumbnail *thumbnail;

  self->source = 0;
  self->last = NULL;
  while (self->waiting.length > MAX_WAITING)
    give_up (self, g_queue_peek_tail_link (&self->waiting)->data);
  while (self->running < MAX_RUNNING && (thumbnail = take_next (self)))
    {
      gboolean wanted = FALSE;

      g_signal_emit (self, signals[WANTED], 0, thumbnail->article, &wanted);
      if (wanted)
        begin (self, thumbnail);
      else
        give_up (self, thumbnail);
    }
  return G_SOURCE_REMOVE;
}

/* Not while rows are drawn, who are those that ask. */
static void
begin_soon (SheafThumbnails *self)
{
  if (!self->source && self->waiting.length > 0)
    self->source = g_idle_add (begin_cb, self);
}

static void
ask (SheafThumbnails *self, gint64 article, guint stamp, int side)
{
  Thumbnail *thumbnail = g_new0 (Thumbnail, 1);

  thumbnail->article = article;
  thumbnail->stamp = stamp;
  thumbnail->side = side;
  thumbnail->place.data = thumbnail;
  g_hash_table_insert (self->known, &thumbnail->article, thumbnail);

  /* Of one moment the first is the uppermost in the list. */
  if (self->last)
    g_queue_insert_after_link (&self->waiting, self->last, &thumbnail->place);
  else
    g_queue_push_head_link (&self->waiting, &thumbnail->place);
  self->last = &thumbnail->place;
  begin_soon (self);
}

GdkTexture *
sheaf_thumbnails_get (SheafThumbnails *self, const SheafArticle *article, int scale)
{
  const int side = SHEAF_THUMBNAIL_SIDE * scale;
  Thumbnail *thumbnail;
  guint stamp;

  g_return_val_if_fail (SHEAF_IS_THUMBNAILS (self), NULL);
  g_return_val_if_fail (article && scale > 0, NULL);

  if (!self->worker || !can_decode (self, article))
    return NULL;
  stamp = make_stamp (article, side);
  thumbnail = g_hash_table_lookup (self->known, &article->id);
  if (thumbnail && thumbnail->stamp != stamp)
    {
      forget (self, thumbnail);
      thumbnail = NULL;
    }
  if (!thumbnail)
    {
      ask (self, article->id, stamp, side);
      return NULL;
    }
  if (is_answered (thumbnail))
    {
      g_queue_unlink (&self->kept, &thumbnail->place);
      g_queue_push_head_link (&self->kept, &thumbnail->place);
    }
  return thumbnail->texture;
}

gboolean
sheaf_thumbnails_expects (SheafThumbnails *self, const SheafArticle *article)
{
  const Thumbnail *thumbnail;

  g_return_val_if_fail (SHEAF_IS_THUMBNAILS (self), FALSE);
  g_return_val_if_fail (article, FALSE);

  if (!can_decode (self, article))
    return FALSE;
  thumbnail = g_hash_table_lookup (self->known, &article->id);
  return !thumbnail || !thumbnail->none ||
         thumbnail->stamp != make_stamp (article, thumbnail->side);
}

gsize
sheaf_thumbnails_get_bytes (SheafThumbnails *self)
{
  g_return_val_if_fail (SHEAF_IS_THUMBNAILS (self), 0);

  return self->bytes;
}

guint
sheaf_thumbnails_get_waiting (SheafThumbnails *self)
{
  g_return_val_if_fail (SHEAF_IS_THUMBNAILS (self), 0);

  return self->waiting.length + self->running;
}

/* The object. */

SheafThumbnails *
sheaf_thumbnails_new (const char *library)
{
  SheafThumbnails *self;

  g_return_val_if_fail (library, NULL);

  self = g_object_new (SHEAF_TYPE_THUMBNAILS, NULL);
  self->worker = sheaf_worker_new (library, SHEAF_LIBRARY_READ, NULL);
  return self;
}

void
sheaf_thumbnails_close (SheafThumbnails *self)
{
  g_autoptr (SheafWorker) worker = NULL;

  g_return_if_fail (SHEAF_IS_THUMBNAILS (self));

  g_clear_handle_id (&self->source, g_source_remove);
  worker = g_steal_pointer (&self->worker);
  if (!worker)
    return;
  g_cancellable_cancel (self->cancellable);
  sheaf_worker_close (worker);
}

static void
sheaf_thumbnails_finalize (GObject *object)
{
  SheafThumbnails *self = SHEAF_THUMBNAILS (object);

  sheaf_thumbnails_close (self);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->types);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (sheaf_thumbnails_parent_class)->finalize (object);
}

static void
sheaf_thumbnails_class_init (SheafThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_thumbnails_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WANTED] =
      g_signal_new ("wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_INT64);
}

static void
sheaf_thumbnails_init (SheafThumbnails *self)
{
  self->cancellable = g_cancellable_new ();
  self->types = sheaf_thumbnail_types ();
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, thumbnail_free);
}
