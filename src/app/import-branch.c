/* import-branch.c: one branch of the categories that an import will make
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-branch.h"

struct _SheafImportBranch
{
  GObject parent_instance;

  SheafBranchKind kind;
  char *name;
  char *collation_key;
  guint count;
  guint first, last;
  GPtrArray *children; /* SheafImportBranch *, owned */

  /* While the tree is built. */
  guint serial;          /* what it is called */
  guint article;         /* the last one counted in it */
  GHashTable *by_name;   /* (nullable): children */
  guint n_branches;      /* of the root: all of them */
  guint n_articles;      /* of the root */
  guint n_uncategorised; /* of the root */
};

G_DEFINE_FINAL_TYPE (SheafImportBranch, sheaf_import_branch, G_TYPE_OBJECT)

static SheafImportBranch *
new_branch (SheafBranchKind kind, const char *name)
{
  SheafImportBranch *self = g_object_new (SHEAF_TYPE_IMPORT_BRANCH, NULL);

  self->kind = kind;
  self->name = g_strdup (name);
  return self;
}

SheafImportBranch *
sheaf_import_branch_new_root (void)
{
  return new_branch (SHEAF_BRANCH_ALL, NULL);
}

/* The child called @name, made where there is none. */
static SheafImportBranch *
ensure_child (SheafImportBranch *self, SheafImportBranch *root, const char *name)
{
  SheafImportBranch *child;

  if (!self->by_name)
    self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  child = g_hash_table_lookup (self->by_name, name);
  if (child)
    return child;

  child = new_branch (SHEAF_BRANCH_CATEGORY, name);
  child->serial = root->n_branches++;
  g_ptr_array_add (self->children, child);
  g_hash_table_insert (self->by_name, child->name, child);
  return child;
}

void
sheaf_import_branch_add (SheafImportBranch *self, const GPtrArray *paths, GArray *branches)
{
  g_return_if_fail (SHEAF_IS_IMPORT_BRANCH (self));
  g_return_if_fail (paths && branches);

  self->n_articles++;
  if (paths->len == 0)
    self->n_uncategorised++;
  for (guint i = 0; i < paths->len; i++)
    {
      const char *const *path = g_ptr_array_index (paths, i);
      SheafImportBranch *branch = self;

      for (guint level = 0; path[level]; level++)
        {
          branch = ensure_child (branch, self, path[level]);
          if (branch->article != self->n_articles)
            branch->count++;
          branch->article = self->n_articles;
        }
      if (branch != self)
        g_array_append_val (branches, branch->serial);
    }
}

static int
compare_branches (gconstpointer a, gconstpointer b)
{
  const SheafImportBranch *one = *(SheafImportBranch *const *) a;
  const SheafImportBranch *other = *(SheafImportBranch *const *) b;

  return g_strcmp0 (one->collation_key, other->collation_key);
}

static void
sort_children (SheafImportBranch *self)
{
  g_clear_pointer (&self->by_name, g_hash_table_unref);
  for (guint i = 0; i < self->children->len; i++)
    {
      SheafImportBranch *child = g_ptr_array_index (self->children, i);

      child->collation_key = g_utf8_collate_key_for_filename (child->name, -1);
    }
  g_ptr_array_sort (self->children, compare_branches);
}

/* A branch whose children are being numbered, and which of them is next. */
typedef struct
{
  SheafImportBranch *branch;
  guint next;
} Level;

/* Numbers a branch and goes into it. */
static void
go_in (GArray *levels, SheafImportBranch *branch, GArray *numbers, guint *number)
{
  const Level level = { branch, 0 };

  sort_children (branch);
  if (branch->kind == SHEAF_BRANCH_CATEGORY)
    {
      branch->first = (*number)++;
      g_array_index (numbers, guint, branch->serial) = branch->first;
    }
  g_array_append_val (levels, level);
}

GArray *
sheaf_import_branch_finish (SheafImportBranch *self)
{
  GArray *numbers;
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));
  guint number = 0;

  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCH (self), NULL);

  numbers = g_array_sized_new (FALSE, TRUE, sizeof (guint), self->n_branches);
  g_array_set_size (numbers, self->n_branches);
  go_in (levels, self, numbers, &number);
  while (levels->len > 0)
    {
      Level *level = &g_array_index (levels, Level, levels->len - 1);

      if (level->next < level->branch->children->len)
        {
          go_in (levels, g_ptr_array_index (level->branch->children, level->next++), numbers,
                 &number);
          continue;
        }
      level->branch->last = number - 1;
      g_array_set_size (levels, levels->len - 1);
    }
  self->count = self->n_articles;
  if (self->n_uncategorised > 0)
    {
      SheafImportBranch *none = new_branch (SHEAF_BRANCH_NONE, NULL);

      none->count = self->n_uncategorised;
      g_ptr_array_add (self->children, none);
    }
  return numbers;
}

SheafBranchKind
sheaf_import_branch_get_kind (SheafImportBranch *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCH (self), SHEAF_BRANCH_ALL);

  return self->kind;
}

const char *
sheaf_import_branch_get_name (SheafImportBranch *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCH (self), NULL);

  return self->name;
}

guint
sheaf_import_branch_get_count (SheafImportBranch *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCH (self), 0);

  return self->count;
}

const GPtrArray *
sheaf_import_branch_get_children (SheafImportBranch *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCH (self), NULL);

  return self->children;
}

void
sheaf_import_branch_get_range (SheafImportBranch *self, guint *first, guint *last)
{
  g_return_if_fail (SHEAF_IS_IMPORT_BRANCH (self));

  *first = self->first;
  *last = self->last;
}

static void
sheaf_import_branch_finalize (GObject *object)
{
  SheafImportBranch *self = SHEAF_IMPORT_BRANCH (object);

  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_ptr_array_unref (self->children);
  g_free (self->collation_key);
  g_free (self->name);

  G_OBJECT_CLASS (sheaf_import_branch_parent_class)->finalize (object);
}

static void
sheaf_import_branch_class_init (SheafImportBranchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_import_branch_finalize;
}

static void
sheaf_import_branch_init (SheafImportBranch *self)
{
  self->children = g_ptr_array_new_with_free_func (g_object_unref);
}
