/* dialect.c: each site generator's rules for categories and tags
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/dialect.h"
#include "core/file-open.h"
#include "core/prefix.h"
#include "core/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_CONFIG_BYTES (64 * 1024)

/* Names ----------------------------------------------------------------------------------------- */

/* What a person would read at @node: "A" of A, "A: b" of the pair that an unquoted colon makes. */
static char *
node_name (const SheafNode *node)
{
  g_autofree char *pair = NULL;
  const char *value;

  if (node->kind == SHEAF_NODE_SCALAR)
    return sheaf_node_is_null (node) ? NULL : sheaf_text_title (node->text);
  if (node->kind != SHEAF_NODE_MAPPING || node->items->len != 1)
    return NULL;
  value = sheaf_node_get_text (g_ptr_array_index (node->items, 0));
  if (!value)
    return NULL;
  pair = g_strdup_printf ("%s: %s", ((SheafNode *) g_ptr_array_index (node->keys, 0))->text, value);
  return sheaf_text_title (pair);
}

static gboolean
is_list (const SheafNode *node)
{
  return node && node->kind == SHEAF_NODE_SEQUENCE;
}

/* All names in @node and the lists in it, in their order. */
static void
collect_names (const SheafNode *node, GPtrArray *names)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  g_ptr_array_add (stack, (gpointer) node);
  while (stack->len > 0)
    {
      const SheafNode *next = g_ptr_array_steal_index (stack, stack->len - 1);
      g_autofree char *name = NULL;

      if (is_list (next))
        {
          for (guint i = next->items->len; i > 0; i--)
            g_ptr_array_add (stack, g_ptr_array_index (next->items, i - 1));
          continue;
        }
      name = node_name (next);
      if (name && *name)
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

static GPtrArray *
names_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

const SheafNode *
sheaf_dialect_get_value (const SheafNode *header, const char *key)
{
  static const char *const tables[] = { "taxonomies", "advisory" };
  const SheafNode *node = sheaf_node_get (header, key);

  for (guint i = 0; !node && i < G_N_ELEMENTS (tables); i++)
    node = sheaf_node_get (sheaf_node_get (header, tables[i]), key);
  return node;
}

SheafDialect
sheaf_dialect_for_form (SheafDialect dialect, SheafForm form)
{
  gboolean unknown = dialect == SHEAF_DIALECT_HEXO || dialect == SHEAF_DIALECT_PLAIN;

  return unknown && (form == SHEAF_FORM_TOML || form == SHEAF_FORM_TOML_CODE ||
                     form == SHEAF_FORM_JSON)
             ? SHEAF_DIALECT_HUGO
             : dialect;
}

/* The value of @plural, else of @singular. */
static const SheafNode *
get_either (const SheafNode *header, const char *plural, const char *singular)
{
  const SheafNode *node = sheaf_dialect_get_value (header, plural);

  return sheaf_node_is_null (node) ? sheaf_dialect_get_value (header, singular) : node;
}

/* Categories ------------------------------------------------------------------------------------ */

static gboolean
has_path (const GPtrArray *paths, const char *const *path)
{
  for (guint i = 0; i < paths->len; i++)
    if (g_strv_equal (g_ptr_array_index (paths, i), path))
      return TRUE;
  return FALSE;
}

static void
add_path (GPtrArray *paths, const GPtrArray *names)
{
  g_auto (GStrv) path = g_new0 (char *, MIN (names->len, SHEAF_CATEGORY_MAX_DEPTH) + 1);

  for (guint i = 0; i < MIN (names->len, SHEAF_CATEGORY_MAX_DEPTH); i++)
    path[i] = g_strdup (g_ptr_array_index (names, i));
  if (path[0] && paths->len < SHEAF_CATEGORY_MAX_PATHS &&
      !has_path (paths, (const char *const *) path))
    g_ptr_array_add (paths, g_steal_pointer (&path));
}

static void
add_single (GPtrArray *paths, const char *name)
{
  g_autoptr (GPtrArray) names = names_new ();

  g_ptr_array_add (names, g_strdup (name));
  if (*name)
    add_path (paths, names);
}

/* Hexo, lib/models/post.ts, setCategories. */
static void
add_hexo (GPtrArray *paths, const SheafNode *node)
{
  gboolean nested = FALSE;

  for (guint i = 0; is_list (node) && i < node->items->len; i++)
    nested |= is_list (g_ptr_array_index (node->items, i));
  for (guint i = 0; i < (nested ? node->items->len : 1); i++)
    {
      g_autoptr (GPtrArray) names = names_new ();

      collect_names (nested ? g_ptr_array_index (node->items, i) : node, names);
      add_path (paths, names);
    }
}

/* Each name is a category of its own. */
static void
add_set (GPtrArray *paths, const SheafNode *node)
{
  g_autoptr (GPtrArray) names = names_new ();

  collect_names (node, names);
  for (guint i = 0; i < names->len; i++)
    add_single (paths, g_ptr_array_index (names, i));
}

static void
add_words (GPtrArray *paths, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; words[i]; i++)
    add_single (paths, words[i]);
}

/* Jekyll, lib/jekyll/utils.rb, pluralized_array_from_hash, and document.rb, categories_from_path. */
static void
add_jekyll (GPtrArray *paths, const SheafNode *header, const char *origin)
{
  const SheafNode *single = sheaf_node_get (header, "category");
  const SheafNode *several = sheaf_node_get (header, "categories");
  g_auto (GStrv) folders = g_strsplit (origin, "/", -1);
  gsize posts = 0;

  while (folders[posts] && !g_str_equal (folders[posts], "_posts"))
    posts++;
  for (gsize i = 0; folders[posts] && i < posts; i++)
    add_single (paths, folders[i]);
  if (single)
    add_set (paths, single);
  if (is_list (several))
    add_set (paths, several);
  else if (sheaf_node_get_text (several))
    add_words (paths, sheaf_node_get_text (several));
}

gboolean
sheaf_dialect_has_links (const SheafNode *node)
{
  g_autoptr (GPtrArray) names = names_new ();

  if (node)
    collect_names (node, names);
  for (guint i = 0; i < names->len; i++)
    if (sheaf_has_prefix (g_ptr_array_index (names, i), "[[") &&
        g_str_has_suffix (g_ptr_array_index (names, i), "]]"))
      return TRUE;
  return FALSE;
}

/* "[[Topics/Books|Books]]" is the path Topics, Books. */
static void
add_obsidian (GPtrArray *paths, const SheafNode *node)
{
  g_autoptr (GPtrArray) names = names_new ();

  collect_names (node, names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GPtrArray) path = names_new ();
      char *name = g_ptr_array_index (names, i);
      g_auto (GStrv) parts = NULL;

      if (sheaf_has_prefix (name, "[[") && g_str_has_suffix (name, "]]"))
        {
          name[strlen (name) - 2] = '\0';
          name += 2;
          name[strcspn (name, "|#")] = '\0';
        }
      parts = g_strsplit (name, "/", -1);
      for (guint j = 0; parts[j]; j++)
        if (*g_strstrip (parts[j]))
          g_ptr_array_add (path, g_strdup (parts[j]));
      add_path (paths, path);
    }
}

static void
add_folders (GPtrArray *paths, const char *origin)
{
  g_autoptr (GPtrArray) names = names_new ();
  g_auto (GStrv) folders = g_strsplit (origin, "/", -1);

  for (guint i = 0; folders[i] && folders[i + 1]; i++)
    if (*folders[i])
      g_ptr_array_add (names, g_utf8_make_valid (folders[i], -1));
  add_path (paths, names);
}

GPtrArray *
sheaf_dialect_read_categories (SheafDialect dialect, const SheafNode *header, const char *origin)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const SheafNode *node = get_either (header, "categories", "category");

  g_return_val_if_fail (origin, paths);

  if (dialect == SHEAF_DIALECT_JEKYLL)
    add_jekyll (paths, header, origin);
  else if (node && dialect == SHEAF_DIALECT_HUGO)
    add_set (paths, node);
  else if (node && (dialect == SHEAF_DIALECT_OBSIDIAN || sheaf_dialect_has_links (node)))
    add_obsidian (paths, node);
  else if (node)
    add_hexo (paths, node);
  if (paths->len == 0 && (dialect == SHEAF_DIALECT_OBSIDIAN || dialect == SHEAF_DIALECT_PLAIN))
    add_folders (paths, origin);
  return paths;
}

/* Tags ------------------------------------------------------------------------------------------ */

static void
add_tag (GPtrArray *tags, GHashTable *seen, const char *text)
{
  g_autofree char *tag = sheaf_text_title (text + strspn (text, "# \t"));

  if (!*tag || tags->len >= SHEAF_TAGS_MAX || g_hash_table_contains (seen, tag))
    return;
  g_hash_table_add (seen, tag);
  g_ptr_array_add (tags, g_steal_pointer (&tag));
}

static void
add_tags (GPtrArray *tags, GHashTable *seen, const SheafNode *node, const char *separators)
{
  g_autoptr (GPtrArray) names = names_new ();

  collect_names (node, names);
  for (guint i = 0; i < names->len; i++)
    {
      g_auto (GStrv) parts = NULL;

      if (is_list (node))
        {
          add_tag (tags, seen, g_ptr_array_index (names, i));
          continue;
        }
      parts = g_strsplit_set (g_ptr_array_index (names, i), separators, -1);
      for (guint j = 0; parts[j]; j++)
        {
          /* The full-width comma is no single byte. */
          g_auto (GStrv) pieces = g_strsplit (parts[j], "，", -1);

          for (guint k = 0; pieces[k]; k++)
            add_tag (tags, seen, pieces[k]);
        }
    }
}

GPtrArray *
sheaf_dialect_read_tags (SheafDialect dialect, const SheafNode *header)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tags = names_new ();
  const SheafNode *several = sheaf_dialect_get_value (header, "tags");
  const SheafNode *single = sheaf_dialect_get_value (header, "tag");
  gboolean spaces = dialect == SHEAF_DIALECT_JEKYLL || dialect == SHEAF_DIALECT_OBSIDIAN;

  if (several)
    add_tags (tags, seen, several, spaces ? " ," : ",");
  if (single && (spaces || sheaf_node_is_null (several)))
    add_tags (tags, seen, single, dialect == SHEAF_DIALECT_OBSIDIAN ? " ," : ",");
  return tags;
}

/* Guessing -------------------------------------------------------------------------------------- */

static gboolean
has_entry (int folder, const char *name, mode_t type)
{
  struct stat status;

  return fstatat (folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         (status.st_mode & S_IFMT) == type;
}

/* Returns: (transfer full) (nullable): the beginning of the regular file @name */
static char *
read_config (int folder, const char *name)
{
  int fd = sheaf_file_open_at (folder, name);
  g_autofree char *text = NULL;
  struct stat status;
  gsize length = 0;
  gssize n = 1;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    {
      text = g_malloc0 (MAX_CONFIG_BYTES + 1);
      while (n > 0 && length < MAX_CONFIG_BYTES)
        {
          n = read (fd, text + length, MAX_CONFIG_BYTES - length);
          if (n < 0 && errno == EINTR)
            n = 1;
          else if (n > 0)
            length += n;
        }
    }
  close (fd);
  return g_steal_pointer (&text);
}

/* Hexo's folders, or its package, or words that only its configuration has. */
static gboolean
looks_like_hexo (int folder)
{
  g_autofree char *package = NULL;
  g_autofree char *config = NULL;

  if (!has_entry (folder, "_config.yml", S_IFREG))
    return has_entry (folder, "source/_posts", S_IFDIR) || has_entry (folder, "scaffolds", S_IFDIR);
  if (has_entry (folder, "source/_posts", S_IFDIR))
    return TRUE;
  package = read_config (folder, "package.json");
  if (package && strstr (package, "\"hexo\""))
    return TRUE;
  config = read_config (folder, "_config.yml");
  return config && strstr (config, "source_dir:") && strstr (config, "public_dir:");
}

static gboolean
looks_like_hugo (int folder)
{
  static const char *const configs[] = { "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json" };
  static const char *const old_configs[] = { "config.toml", "config.yaml", "config.yml",
                                             "config.json" };

  for (guint i = 0; i < G_N_ELEMENTS (configs); i++)
    if (has_entry (folder, configs[i], S_IFREG))
      return TRUE;
  if (!has_entry (folder, "content", S_IFDIR))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (old_configs); i++)
    if (has_entry (folder, old_configs[i], S_IFREG))
      return TRUE;
  return has_entry (folder, "archetypes", S_IFDIR);
}

SheafDialect
sheaf_dialect_guess (const char *path)
{
  SheafDialect dialect = SHEAF_DIALECT_AUTO;
  int folder;

  g_return_val_if_fail (path, SHEAF_DIALECT_AUTO);

  folder = open (path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC);
  if (folder < 0)
    return SHEAF_DIALECT_AUTO;
  if (has_entry (folder, ".obsidian", S_IFDIR))
    dialect = SHEAF_DIALECT_OBSIDIAN;
  else if (looks_like_hexo (folder))
    dialect = SHEAF_DIALECT_HEXO;
  else if (looks_like_hugo (folder))
    dialect = SHEAF_DIALECT_HUGO;
  else if (has_entry (folder, "_config.yml", S_IFREG))
    dialect = SHEAF_DIALECT_JEKYLL;
  else if (has_entry (folder, "_posts", S_IFDIR))
    {
      g_autofree char *name = g_path_get_basename (path);

      /* Hexo keeps its _posts in source. */
      dialect = g_str_equal (name, "source") ? SHEAF_DIALECT_HEXO : SHEAF_DIALECT_JEKYLL;
    }
  close (folder);
  return dialect;
}
