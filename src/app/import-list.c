/* import-list.c: the files of an import as a list, and those of them that are wanted
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-list.h"

struct _SheafImportList
{
  GObject parent_instance;

  GPtrArray *files;
  GArray *shown; /* guint: places in files */
  guint counts[SHEAF_N_IMPORT_FILTERS];
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SheafImportList,
                               sheaf_import_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return SHEAF_TYPE_IMPORT_FILE;
}

static guint
get_n_items (GListModel *model)
{
  return SHEAF_IMPORT_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SheafImportList *self = SHEAF_IMPORT_LIST (model);

  if (position >= self->shown->len)
    return NULL;
  return g_object_ref (
      g_ptr_array_index (self->files, g_array_index (self->shown, guint, position)));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

/* The filters that let a file through, as bits. */
static guint
filters_of (SheafImportFile *file)
{
  guint filters = 1u << sheaf_import_file_get_outcome (file);

  if (sheaf_import_file_is_doubtful (file))
    filters |= 1u << SHEAF_IMPORT_DOUBTFUL;
  if (sheaf_import_file_is_encoded (file))
    filters |= 1u << SHEAF_IMPORT_ENCODED;
  return filters;
}

static void
choose (SheafImportList *self, guint wanted, SheafImportBranch *branch, const char *text)
{
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->files->len; i++)
    {
      SheafImportFile *file = g_ptr_array_index (self->files, i);

      if ((!wanted || (wanted & filters_of (file))) &&
          sheaf_import_file_matches (file, branch, text))
        g_array_append_val (self->shown, i);
    }
}

static void
count_all (SheafImportList *self)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const guint filters = filters_of (g_ptr_array_index (self->files, i));

      for (guint filter = 0; filter < SHEAF_N_IMPORT_FILTERS; filter++)
        if (filters & (1u << filter))
          self->counts[filter]++;
    }
}

void
sheaf_import_list_filter (SheafImportList *self,
                          guint wanted,
                          SheafImportBranch *branch,
                          const char *text)
{
  g_autofree char *folded = text && *text ? sheaf_import_file_fold (text) : NULL;
  guint before;

  g_return_if_fail (SHEAF_IS_IMPORT_LIST (self));

  /* Not in one step: GTK would look for what was selected among all the new rows. */
  before = self->shown->len;
  g_array_set_size (self->shown, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
  choose (self, wanted, branch, folded);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->shown->len);
}

guint
sheaf_import_list_count_alike (SheafImportList *self, SheafImportFile *file)
{
  guint n = 0;

  g_return_val_if_fail (SHEAF_IS_IMPORT_LIST (self) && SHEAF_IS_IMPORT_FILE (file), 0);

  for (guint i = 0; i < self->files->len; i++)
    {
      SheafImportFile *other = g_ptr_array_index (self->files, i);

      n += other != file && sheaf_import_file_is_alike (other, file);
    }
  return n;
}

guint
sheaf_import_list_find (SheafImportList *self, SheafImportFile *file)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_LIST (self) && SHEAF_IS_IMPORT_FILE (file), G_MAXUINT);

  for (guint i = 0; i < self->shown->len; i++)
    if (sheaf_import_file_is_same (
            g_ptr_array_index (self->files, g_array_index (self->shown, guint, i)), file))
      return i;
  return G_MAXUINT;
}

guint
sheaf_import_list_count_all (SheafImportList *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_LIST (self), 0);

  return self->files->len;
}

guint
sheaf_import_list_count (SheafImportList *self, guint filter)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_LIST (self), 0);
  g_return_val_if_fail (filter < SHEAF_N_IMPORT_FILTERS, 0);

  return self->counts[filter];
}

SheafImportList *
sheaf_import_list_new (GPtrArray *files)
{
  SheafImportList *self = g_object_new (SHEAF_TYPE_IMPORT_LIST, NULL);

  g_return_val_if_fail (files, self);

  self->files = files;
  count_all (self);
  choose (self, 0, NULL, NULL);
  return self;
}

static gpointer
free_thread (gpointer files)
{
  g_ptr_array_unref (files);
  return NULL;
}

static void
sheaf_import_list_finalize (GObject *object)
{
  SheafImportList *self = SHEAF_IMPORT_LIST (object);

  /* A hundred thousand files take longer to free than the main loop may stand still. */
  if (self->files)
    g_thread_unref (g_thread_new ("import-free", free_thread, self->files));
  g_array_unref (self->shown);

  G_OBJECT_CLASS (sheaf_import_list_parent_class)->finalize (object);
}

static void
sheaf_import_list_class_init (SheafImportListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_import_list_finalize;
}

static void
sheaf_import_list_init (SheafImportList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}
