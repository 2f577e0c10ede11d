/* picture-spelling.c: the ways in which the path of a picture is written
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-spelling.h"

#include <string.h>

/* Longest path the kernel takes. */
#define PATH_BYTES 4096

static void
add (GPtrArray *spellings, char *spelling)
{
  if (!spelling || !*spelling ||
      g_ptr_array_find_with_equal_func (spellings, spelling, g_str_equal, NULL))
    g_free (spelling);
  else
    g_ptr_array_add (spellings, spelling);
}

/* As it stands and decoded; NUL cannot be in a path. */
static void
add_decoded (GPtrArray *spellings, const char *spelling)
{
  add (spellings, g_strdup (spelling));
  if (strchr (spelling, '%'))
    add (spellings, g_uri_unescape_string (spelling, NULL));
}

GPtrArray *
sheaf_picture_spellings (const char *reference)
{
  GPtrArray *spellings = g_ptr_array_new_with_free_func (g_free);
  const gsize bare = strcspn (reference, "?#");
  guint n;

  add_decoded (spellings, reference);
  if (reference[bare])
    {
      g_autofree char *cut = g_strndup (reference, bare);

      add_decoded (spellings, cut);
    }
  n = spellings->len;
  for (guint i = 0; i < n; i++)
    if (strchr (g_ptr_array_index (spellings, i), '\\'))
      add (spellings, g_strdelimit (g_strdup (g_ptr_array_index (spellings, i)), "\\", '/'));
  return spellings;
}

char *
sheaf_picture_normalise (const char *path)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;

  if (strlen (path) >= PATH_BYTES)
    return NULL;
  names = g_strsplit (path, "/", -1);
  for (guint i = 0; names[i]; i++)
    {
      if (!*names[i] || g_str_equal (names[i], "."))
        continue;
      if (!g_str_equal (names[i], ".."))
        g_ptr_array_add (parts, names[i]);
      else if (parts->len == 0)
        return NULL;
      else
        g_ptr_array_set_size (parts, (int) parts->len - 1);
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  joined = g_strjoinv ("/", (char **) parts->pdata);
  return g_steal_pointer (&joined);
}

gboolean
sheaf_picture_leaves (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);
  int depth = 0;

  for (guint i = 0; names[i] && depth >= 0; i++)
    if (g_str_equal (names[i], ".."))
      depth--;
    else if (*names[i] && !g_str_equal (names[i], "."))
      depth++;
  return depth < 0;
}
