/* picture-names.c: the pictures below an import root, by their names
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-places.h"

#include "core/picture-spelling.h"

#include <string.h>

/* A name of so many characters is hardly another picture's: "1.png" and "image.png" are in every folder. */
#define TELLING_CHARACTERS 8
#define TELLING_CJK        3

struct _SheafPictureNames
{
  GHashTable *paths; /* own name, without case → GPtrArray of paths */
};

SheafPictureNames *
sheaf_picture_names_new (void)
{
  SheafPictureNames *self = g_new0 (SheafPictureNames, 1);

  self->paths =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
sheaf_picture_names_free (SheafPictureNames *self)
{
  g_hash_table_unref (self->paths);
  g_free (self);
}

/* Without case and in one form, as file systems and people mix both; names of unknown bytes as they are. */
static char *
fold (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return composed ? g_utf8_casefold (composed, -1) : g_strdup (name);
}

static char *
fold_own_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return fold (slash ? slash + 1 : path);
}

void
sheaf_picture_names_add (SheafPictureNames *self, const char *path)
{
  static const char *const endings[] = { ".png", ".jpg",  ".jpeg", ".jpe",  ".jfif", ".gif",
                                         ".svg", ".webp", ".avif", ".apng", ".bmp" };
  g_autofree char *name = NULL;
  GPtrArray *paths;

  g_return_if_fail (self && path);

  name = fold_own_name (path);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      {
        paths = g_hash_table_lookup (self->paths, name);
        if (!paths)
          {
            paths = g_ptr_array_new_with_free_func (g_free);
            g_hash_table_insert (self->paths, g_steal_pointer (&name), paths);
          }
        g_ptr_array_add (paths, g_strdup (path));
        return;
      }
}

/* How many names, from the last, two paths have in common; both folded. */
static guint
count_common_tail (char **a, char **b)
{
  guint n = 0;

  for (guint i = g_strv_length (a), j = g_strv_length (b); i-- > 0 && j-- > 0; n++)
    if (!g_str_equal (a[i], b[j]))
      break;
  return n;
}

/* How many folders, from the first, two paths have in common. */
static guint
count_common_folders (const char *a, const char *b)
{
  guint n = 0;

  for (; *a && *a == *b; a++, b++)
    n += *a == '/';
  return n;
}

static char **
split_folded (const char *path)
{
  g_autofree char *folded = fold (path);

  return g_strsplit (folded, "/", -1);
}

static gboolean
is_telling (const char *path)
{
  const char *slash = strrchr (path, '/');
  const char *name = slash ? slash + 1 : path;
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = g_strndup (name, dot ? (gsize) (dot - name) : strlen (name));
  guint cjk = 0;

  if (!g_utf8_validate (stem, -1, NULL))
    return FALSE;
  for (const char *p = stem; *p; p = g_utf8_next_char (p))
    cjk += g_unichar_iswide (g_utf8_get_char (p));
  return cjk >= TELLING_CJK || g_utf8_strlen (stem, -1) >= TELLING_CHARACTERS;
}

/* Of @paths the one with the longest tail of @wanted, then the one next to the article. */
static const char *
choose (const GPtrArray *paths, char **wanted, const SheafPictureArticle *article)
{
  const char *best = NULL;
  guint best_tail = 0, best_near = 0;
  gboolean several = FALSE;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_auto (GStrv) names = split_folded (path);
      const guint tail = count_common_tail (names, wanted);
      const guint near = count_common_folders (path, article->origin);

      if (tail == 1 && article->dialect != SHEAF_DIALECT_OBSIDIAN && !is_telling (path))
        continue;
      if (best && (tail < best_tail || (tail == best_tail && near < best_near)))
        continue;
      several = best && tail == best_tail && near == best_near;
      best = path;
      best_tail = tail;
      best_near = near;
    }
  return several ? NULL : best;
}

const char *
sheaf_picture_names_find (const SheafPictureNames *self,
                          const char *reference,
                          const SheafPictureArticle *article)
{
  g_autoptr (GPtrArray) spellings = NULL;

  g_return_val_if_fail (self && reference && article, NULL);

  spellings = sheaf_picture_spellings (reference);
  for (guint i = 0; i < spellings->len; i++)
    {
      const char *spelling = g_ptr_array_index (spellings, i);
      g_autofree char *name = fold_own_name (spelling);
      const GPtrArray *paths = g_hash_table_lookup (self->paths, name);
      g_auto (GStrv) wanted = split_folded (spelling);
      const char *found = paths ? choose (paths, wanted, article) : NULL;

      if (found)
        return found;
    }
  return NULL;
}
