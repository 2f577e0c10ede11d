/* portal-path.c: files that came through the document portal
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/portal-path.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

/* Not by GFileInfo: that one escapes every byte that is not ASCII. */
#define HOST_PATH "user.document-portal.host-path"

/* Where newer Flatpaks mount what $XDG_RUNTIME_DIR/doc then only points to. */
#define FLATPAK_DOCUMENTS "/run/flatpak/doc"

static const char *
skip_folder (const char *path, const char *folder)
{
  const gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

/* /run/user/NUMBER/doc, of whichever person: a library may have been written by another. */
static const char *
skip_usual_documents (const char *path)
{
  const char *number = skip_folder (path, "/run/user");
  const char *rest = number;

  while (rest && g_ascii_isdigit (*rest))
    rest++;
  return rest && rest > number ? skip_folder (rest, "/doc") : NULL;
}

static char *
documents_folder (void)
{
  return g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
}

/* Returns: what is behind the folder of all documents, "ID/NAME…"; NULL where @path is not in it */
static const char *
skip_documents (const char *path)
{
  g_autofree char *documents = documents_folder ();
  const char *rest = skip_folder (path, documents);

  if (!rest)
    rest = skip_folder (path, FLATPAK_DOCUMENTS);
  return rest ? rest : skip_usual_documents (path);
}

char *
sheaf_portal_host_path (const char *path)
{
  char host[PATH_MAX + 1];
  ssize_t length;

  g_return_val_if_fail (path, NULL);

  /* Only of the portal's own files: elsewhere anybody can give a file such an attribute. */
  if (!skip_documents (path))
    return g_strdup (path);
  length = getxattr (path, HOST_PATH, host, sizeof host - 1);
  if (length <= 0)
    return g_strdup (path);
  host[length] = '\0';
  return g_path_is_absolute (host) ? g_canonicalize_filename (host, "/") : g_strdup (path);
}

/* The way to @wanted by one document, the only thing in @folder. Returns: (transfer full) (nullable) */
static char *
look_in_document (const char *folder, const char *wanted)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir ? g_dir_read_name (dir) : NULL;
  g_autofree char *document = name ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *host = document ? sheaf_portal_host_path (document) : NULL;
  const char *below;

  if (!host)
    return NULL;
  if (g_str_equal (host, wanted))
    return g_steal_pointer (&document);
  below = skip_folder (wanted, host);
  return below ? g_build_filename (document, below, NULL) : NULL;
}

static gboolean
is_there (const char *path)
{
  struct stat st;

  return lstat (path, &st) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

char *
sheaf_portal_reachable_path (const char *path)
{
  g_autofree char *documents = documents_folder ();
  g_autoptr (GDir) dir = NULL;
  const char *id;

  g_return_val_if_fail (path, NULL);

  if (!is_there (path))
    dir = g_dir_open (documents, 0, NULL);
  while (dir && (id = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (documents, id, NULL);
      g_autofree char *found = look_in_document (folder, path);

      if (found && is_there (found))
        return g_steal_pointer (&found);
    }
  return g_strdup (path);
}

gboolean
sheaf_portal_shows_folder (const char *path)
{
  g_autofree char *reachable = sheaf_portal_reachable_path (path);

  return g_file_test (reachable, G_FILE_TEST_IS_DIR);
}

char *
sheaf_portal_known_folder (const char *path)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (path, NULL);

  host = sheaf_portal_host_path (path);
  return skip_documents (host) ? NULL : g_path_get_dirname (host);
}

char *
sheaf_portal_display_path (const char *path)
{
  g_autofree char *host = NULL;
  const char *rest;

  g_return_val_if_fail (path, NULL);

  host = sheaf_portal_host_path (path);
  rest = skip_documents (host);
  if (!rest)
    return g_filename_display_name (host);
  rest = strchr (rest, '/');
  return rest ? g_filename_display_name (rest + 1) : g_strdup ("");
}

gboolean
sheaf_portal_is_sandboxed (void)
{
  return access ("/.flatpak-info", F_OK) == 0;
}
