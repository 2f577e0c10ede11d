/* picture-places.c: where the file may be that an article names as a picture
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-places.h"

#include "core/picture-spelling.h"

#include <string.h>

/* Folders of a site whose files are published at its root. */
static const char *const published[] = {
  "",     "source/",  "static/", "public/",           "assets/",
  "src/", "content/", "docs/",   ".vuepress/public/", "docs/.vuepress/public/",
};

typedef struct
{
  GPtrArray *places;
  GHashTable *seen;
} Places;

/* Adds @folder and @path, which may hold `..`. */
static void
add (Places *self, const char *folder, gsize length, const char *path)
{
  g_autofree char *joined = g_strdup_printf ("%.*s%s", (int) length, folder, path);
  g_autofree char *place = sheaf_picture_normalise (joined);

  if (!place || g_hash_table_contains (self->seen, place))
    return;
  g_hash_table_add (self->seen, place);
  g_ptr_array_add (self->places, g_steal_pointer (&place));
}

static void
add_published (Places *self, const char *folder, gsize length, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autofree char *below = g_strdup_printf ("%.*s%s", (int) length, folder, published[i]);

      add (self, below, strlen (below), path);
    }
}

/* Bytes of @origin up to its own name. */
static gsize
folder_length (const char *origin)
{
  const char *slash = strrchr (origin, '/');

  return slash ? (gsize) (slash + 1 - origin) : 0;
}

/* Below the site, then below each folder above the article, the nearest first. */
static void
add_absolute (Places *self, const SheafPictureArticle *article, const char *path)
{
  gsize length = folder_length (article->origin);

  path += strspn (path, "/");
  add_published (self, article->origin, MIN (article->site, length), path);
  for (;;)
    {
      add_published (self, article->origin, length, path);
      if (length == 0)
        break;
      for (length--; length > 0 && article->origin[length - 1] != '/';)
        length--;
    }
}

/* `posts/name.md` has its pictures in `posts/name/`. */
static void
add_own_folder (Places *self, const SheafPictureArticle *article, const char *path)
{
  const char *dot = strrchr (article->origin, '.');
  const gsize folder = folder_length (article->origin);
  g_autofree char *own = NULL;

  if (!dot || (gsize) (dot - article->origin) <= folder)
    return;
  own = g_strdup_printf ("%.*s/", (int) (dot - article->origin), article->origin);
  add (self, own, strlen (own), path);
}

static void
add_spelling (Places *self, const SheafPictureArticle *article, const char *path)
{
  const gsize folder = folder_length (article->origin);

  /* What bundlers call the folder of the sources. */
  if (path[strspn (path, "~@")] == '/' && *path != '/')
    path += strspn (path, "~@");
  if (*path != '/')
    {
      add (self, article->origin, folder, path);
      add_own_folder (self, article, path);
    }
  add_absolute (self, article, path);
}

GPtrArray *
sheaf_picture_places (const char *reference, const SheafPictureArticle *article)
{
  Places self = { g_ptr_array_new_with_free_func (g_free), NULL };
  g_autoptr (GPtrArray) spellings = NULL;

  g_return_val_if_fail (reference && article && article->origin, NULL);

  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  spellings = sheaf_picture_spellings (reference);
  for (guint i = 0; i < spellings->len; i++)
    add_spelling (&self, article, g_ptr_array_index (spellings, i));
  g_hash_table_unref (self.seen);
  return self.places;
}

gboolean
sheaf_picture_is_outside (const char *reference, const SheafPictureArticle *article)
{
  g_autoptr (GPtrArray) spellings = NULL;

  g_return_val_if_fail (reference && article && article->origin, FALSE);

  spellings = sheaf_picture_spellings (reference);
  for (guint i = 0; i < spellings->len; i++)
    {
      const char *path = g_ptr_array_index (spellings, i);
      g_autofree char *whole =
          g_strdup_printf ("%.*s%s", (int) folder_length (article->origin), article->origin, path);

      if (*path != '/' && sheaf_picture_leaves (whole))
        return TRUE;
    }
  return FALSE;
}
