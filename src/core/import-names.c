/* import-names.c: which files are articles, which folders are entered
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-names.h"

#include "core/document.h"

#include <glib/gi18n-lib.h>

#include <string.h>
#include <sys/stat.h>

/* Pictures and films: said apart from other files since the articles that show them bring them along. */
static const char *const picture_endings[] = {
  ".apng", ".avif", ".bmp", ".gif", ".heic", ".ico",  ".jfif", ".jpeg",
  ".jpg",  ".jxl",  ".png", ".svg", ".tif",  ".tiff", ".webp",
};

static gboolean
is_output_folder (const char *name)
{
  return g_str_equal (name, "public") || g_str_equal (name, "_site");
}

char *
sheaf_import_names_judge_folder (const char *name)
{
  g_return_val_if_fail (name, NULL);

  if (*name == '.')
    return g_strdup (_ ("a hidden folder, not entered"));
  if (g_str_equal (name, "node_modules"))
    return g_strdup (_ ("a folder of program parts, not entered"));
  if (is_output_folder (name))
    return g_strdup (_ ("a site generator’s output, not entered"));
  return NULL;
}

gboolean
sheaf_import_names_is_picture (const char *name)
{
  const char *dot;

  g_return_val_if_fail (name, FALSE);

  dot = strrchr (name, '.');
  for (gsize i = 0; dot && i < G_N_ELEMENTS (picture_endings); i++)
    if (!g_ascii_strcasecmp (dot, picture_endings[i]))
      return TRUE;
  return FALSE;
}

char *
sheaf_import_names_judge_file (const char *name)
{
  gboolean is_article = FALSE;

  g_return_val_if_fail (name, NULL);

  sheaf_document_format_for_name (name, &is_article);
  if (is_article)
    return NULL;
  if (sheaf_import_names_is_picture (name))
    return g_strdup (_ ("a picture: taken by the articles that show it"));
  return g_strdup (_ ("not an article file"));
}

char *
sheaf_import_names_judge_mode (guint mode)
{
  if (S_ISLNK (mode))
    return g_strdup (_ ("a symbolic link, not followed"));
  if (S_ISFIFO (mode))
    return g_strdup (_ ("a named pipe, not a file"));
  if (S_ISSOCK (mode))
    return g_strdup (_ ("a socket, not a file"));
  if (S_ISCHR (mode) || S_ISBLK (mode))
    return g_strdup (_ ("a device, not a file"));
  return g_strdup (_ ("not a regular file"));
}
