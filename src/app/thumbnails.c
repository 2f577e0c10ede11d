/* thumbnails.c: small pictures of articles, made when they are looked at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/thumbnails.h"

#include "app/thumbnail.h"
#include "app/worker.h"
#include "core/library-covers.h"
#include "core/library-pictures.h"

/* Given to the thread ahead, so that it need not wait for the main loop. */
#define MAX_RUNNING 2

/* More rows than anybody sees at once. */
#define MAX_WAITING 256

/* How many pictures of an article are tried before it has none. */
#define MAX_TRIED 3

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

/* On the thread. */

typedef struct
{
  gint64 article;
  guint stamp;
  int side;
  GHashTable *types;
  GCancellable *cancellable;
  GdkTexture *texture; /* (nullable): what came of it */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_hash_table_unref (job->types);
  g_object_unref (job->cancellable);
  g_clear_object (&job->texture);
  g_free (job);
}

static gboolean
can_decode (GHashTable *types, const char *type)
{
  return type && g_hash_table_contains (types, type);
}

/* What is wrong with one is no reason to look no further. */
static GdkTexture *
try (SheafLibrary *library, Job *job, const SheafCover *cover)
{
  g_autofree char *type = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = sheaf_library_get_picture (library, cover->picture, &type, &error);
  GdkTexture *texture =
      bytes ? sheaf_thumbnail_new (bytes, job->side, job->cancellable, &error) : NULL;

  if (!texture)
    g_debug ("No thumbnail of picture %" G_GINT64_FORMAT ": %s", cover->picture, error->message);
  return texture;
}

static gboolean
make_work (SheafLibrary *library, gpointer data, GError **error)
{
  Job *job = data;
  g_autoptr (GArray) covers = sheaf_library_get_covers (library, job->article, error);
  guint tried = 0;

  for (guint i = 0; covers && i < covers->len && tried < MAX_TRIED && !job->texture; i++)
    {
      const SheafCover *cover = &g_array_index (covers, SheafCover, i);

      if (!can_decode (job->types, cover->type))
        continue;
      job->texture = try (library, job, cover);
      tried++;
    }
  return covers != NULL;
}

/* Asking. */

static void
made_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafThumbnails) self = data;
  Job *job = sheaf_worker_get_data (result);
  /* The thread may free the job after this. */
  g_autoptr (GdkTexture) texture = g_steal_pointer (&job->texture);
  Thumbnail *thumbnail;

  self->running--;
  sheaf_worker_run_finish (SHEAF_WORKER (worker), result, NULL);
  if (!self->worker)
    return;
  thumbnail = lookup (self, job->article, job->stamp);
  if (thumbnail && !is_answered (thumbnail))
    {
      keep (self, thumbnail, texture);
      g_signal_emit (self, signals[CHANGED], 0, job->article);
    }
  begin_soon (self);
}

static void
begin (SheafThumbnails *self, const Thumbnail *thumbnail)
{
  Job *job = g_new0 (Job, 1);

  job->article = thumbnail->article;
  job->stamp = thumbnail->stamp;
  job->side = thumbnail->side;
  job->types = g_hash_table_ref (self->types);
  job->cancellable = g_object_ref (self->cancellable);
  self->running++;
  sheaf_worker_run_async (self->worker, make_work, job, job_free, self->cancellable, made_cb,
                          g_object_ref (self));
}

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

  if (!self->worker || !article->picture || !can_decode (self->types, article->picture_type))
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

  if (!article->picture || !can_decode (self->types, article->picture_type))
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
