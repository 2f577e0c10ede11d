/* dialect-sample.c: whose headers a folder's files have
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/dialect-sample.h"

#include "core/dialect.h"
#include "core/file-open.h"
#include "core/prefix.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADERS_MIN 3
#define FILES_MAX   24
#define FOLDERS_MAX 64
#define NAMES_MAX   4096 /* of one folder */
#define DEPTH_MAX   3
#define BYTES_MAX   8192
#define N_DIALECTS  (SHEAF_DIALECT_PLAIN + 1)

typedef struct
{
  guint n_files;
  guint n_folders;
  guint n_headers;
  guint n_of[N_DIALECTS];
} Sample;

/* One header -------------------------------------------------------------------------------------- */

static gboolean
has_key (const SheafNode *root, const char *const *keys)
{
  for (guint i = 0; i < root->keys->len; i++)
    {
      const SheafNode *key = g_ptr_array_index (root->keys, i);

      for (guint j = 0; key->text && keys[j]; j++)
        if (g_ascii_strcasecmp (key->text, keys[j]) == 0)
          return TRUE;
    }
  return FALSE;
}

/* 2011-04-22-slug.md */
static gboolean
is_dated (const char *name)
{
  static const char shape[] = "0000-00-00-";

  for (gsize i = 0; i < strlen (shape); i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (name[i]) : name[i] != shape[i])
      return FALSE;
  return TRUE;
}

SheafDialect
sheaf_dialect_of_header (const char *name, const SheafFrontMatter *header)
{
  static const char *const obsidian[] = { "cssclass", "cssclasses", "obsidianUIMode", NULL };
  static const char *const aliases[] = { "alias", "aliases", NULL };
  static const char *const title[] = { "title", NULL };
  static const char *const redirect[] = { "redirect_from", NULL };
  static const char *const layout[] = { "layout", NULL };
  static const char *const hexo[] = { "abbrlink", "top_img", "thumbnail", "comments", NULL };
  static const char *const hugo[] = { "draft",       "linkTitle",  "lastmod",
                                      "publishDate", "expiryDate", NULL };
  const SheafNode *root;

  g_return_val_if_fail (name && header, SHEAF_DIALECT_AUTO);

  root = header->root;
  if (!root)
    return SHEAF_DIALECT_AUTO;
  if (header->form == SHEAF_FORM_TOML)
    return SHEAF_DIALECT_HUGO;
  if (has_key (root, obsidian) || (has_key (root, aliases) && !has_key (root, title)))
    return SHEAF_DIALECT_OBSIDIAN;
  if (has_key (root, redirect) || (is_dated (name) && has_key (root, layout)))
    return SHEAF_DIALECT_JEKYLL;
  if (has_key (root, hexo))
    return SHEAF_DIALECT_HEXO;
  return has_key (root, hugo) ? SHEAF_DIALECT_HUGO : SHEAF_DIALECT_AUTO;
}

/* Many -------------------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): NULL where it is no regular file, or cannot be read */
static char *
read_start (int folder, const char *name)
{
  g_autofree char *bytes = g_malloc (BYTES_MAX + 1);
  struct stat st;
  ssize_t length = -1;
  int file = sheaf_file_open_at (folder, name);

  if (file < 0)
    return NULL;
  if (fstat (file, &st) == 0 && S_ISREG (st.st_mode))
    length = read (file, bytes, BYTES_MAX);
  close (file);
  return length > 0 ? g_utf8_make_valid (bytes, length) : NULL;
}

static void
sample_file (Sample *self, int folder, const char *name)
{
  g_autofree char *text = read_start (folder, name);
  const char *start = text && sheaf_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  g_autoptr (SheafFrontMatter) header = NULL;

  self->n_files++;
  if (!text)
    return;
  header = sheaf_front_matter_read (start, strlen (start));
  if (!header->root || header->root->keys->len == 0)
    return;
  self->n_headers++;
  self->n_of[sheaf_dialect_of_header (name, header)]++;
}

static gboolean
is_markdown (const char *name)
{
  return g_str_has_suffix (name, ".md") || g_str_has_suffix (name, ".markdown");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that a folder is the same each time. Returns: (transfer full) */
static GPtrArray *
list_names (int folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  int copy = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = copy < 0 ? NULL : fdopendir (copy);
  struct dirent *entry;

  while (dir && names->len < NAMES_MAX && (entry = readdir (dir)))
    if (entry->d_name[0] != '.')
      g_ptr_array_add (names, g_strdup (entry->d_name));
  if (dir)
    closedir (dir);
  else if (copy >= 0)
    close (copy);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
sample_files (Sample *self, int folder, const GPtrArray *names)
{
  guint n = 0, nth = 0;

  for (guint i = 0; i < names->len; i++)
    n += is_markdown (g_ptr_array_index (names, i));
  /* From all over the folder: the first may be the oldest, from another generator's time. */
  for (guint i = 0; i < names->len && self->n_files < FILES_MAX; i++)
    if (is_markdown (g_ptr_array_index (names, i)) &&
        (n <= FILES_MAX || nth++ % (n / FILES_MAX + 1) == 0))
      sample_file (self, folder, g_ptr_array_index (names, i));
}

static void sample_folder (Sample *self, const char *path, guint depth);

static void
sample_below (Sample *self, int folder, const char *path, const GPtrArray *names, guint depth)
{
  for (guint i = 0; i < names->len && self->n_files < FILES_MAX; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *below = g_build_filename (path, name, NULL);
      struct stat st;

      if (!is_markdown (name) && fstatat (folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
          S_ISDIR (st.st_mode) && sheaf_dialect_guess (below) == SHEAF_DIALECT_AUTO)
        sample_folder (self, below, depth + 1);
    }
}

static void
sample_folder (Sample *self, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = NULL;
  int folder;

  if (depth > DEPTH_MAX || self->n_folders++ >= FOLDERS_MAX)
    return;
  folder = open (path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC | (depth ? O_NOFOLLOW : 0));
  if (folder < 0)
    return;
  names = list_names (folder);
  sample_files (self, folder, names);
  sample_below (self, folder, path, names, depth);
  close (folder);
}

SheafDialect
sheaf_dialect_sample (const char *folder)
{
  Sample sample = { 0 };

  g_return_val_if_fail (folder, SHEAF_DIALECT_AUTO);

  sample_folder (&sample, folder, 0);
  for (guint i = 0; sample.n_headers >= HEADERS_MIN && i < N_DIALECTS; i++)
    if (i != SHEAF_DIALECT_AUTO && sample.n_of[i] * 2 > sample.n_headers)
      return i;
  return SHEAF_DIALECT_AUTO;
}
