/* import-item.c: one file on its way into the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-item.h"

#include "core/document.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

/* What an item weighs besides its file: the structure, its strings, what was read from the header. */
#define ITEM_OVERHEAD 4096

SheafImportRoot *
sheaf_import_root_new (const char *path, const char *place)
{
  SheafImportRoot *self = g_new0 (SheafImportRoot, 1);

  self->path = g_strdup (path);
  self->place = g_strdup (place);
  self->samples = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->pictures = sheaf_picture_names_new ();
  return self;
}

void
sheaf_import_root_free (SheafImportRoot *self)
{
  g_free (self->path);
  g_free (self->place);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_hash_table_unref (self->samples);
  sheaf_picture_names_free (self->pictures);
  sheaf_sidecar_free (self->sidecar);
  g_free (self->sidecar_said);
  g_free (self);
}

void
sheaf_import_root_read_sidecar (SheafImportRoot *self)
{
  g_autoptr (GError) error = NULL;

  self->sidecar = sheaf_sidecar_read (self->path, &error);
  if (error)
    self->sidecar_said = g_strdup (error->message);
  else if (self->sidecar && self->sidecar->n_bad > 0)
    self->sidecar_said = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE,
                     "the state of exported articles; %u line of it is not understood",
                     "the state of exported articles; %u lines of it are not understood",
                     self->sidecar->n_bad),
        self->sidecar->n_bad);
  else if (self->sidecar)
    self->sidecar_said = g_strdup (_ ("the state of exported articles, taken over for new ones"));
}

char *
sheaf_import_root_resolve (const SheafImportRoot *self, const char *origin)
{
  g_return_val_if_fail (self, NULL);
  g_return_val_if_fail (origin, NULL);

  return g_build_filename (self->path, *origin ? origin : NULL, NULL);
}

SheafImportSite
sheaf_import_site_copy (const SheafImportSite *self)
{
  SheafImportSite copy = { 0 };

  if (!self)
    return copy;
  copy = *self;
  if (copy.path)
    copy.path = g_ref_string_acquire (copy.path);
  return copy;
}

void
sheaf_import_site_clear (SheafImportSite *self)
{
  g_clear_pointer (&self->path, g_ref_string_release);
}

SheafImportFolder *
sheaf_import_folder_new (int fd, const char *origin, const SheafImportSite *site)
{
  SheafImportFolder *self = g_new0 (SheafImportFolder, 1);

  g_atomic_ref_count_init (&self->references);
  self->fd = fd;
  self->origin = g_strdup (origin);
  self->site = sheaf_import_site_copy (site);
  return self;
}

SheafImportFolder *
sheaf_import_folder_ref (SheafImportFolder *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
sheaf_import_folder_unref (SheafImportFolder *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  close (self->fd);
  sheaf_import_site_clear (&self->site);
  g_free (self->origin);
  g_free (self);
}

SheafImportItem *
sheaf_import_item_new (const SheafImportRoot *root, const char *origin, const SheafImportSite *site)
{
  SheafImportItem *self = g_new0 (SheafImportItem, 1);

  self->root = root;
  self->origin = g_strdup (origin);
  self->site = sheaf_import_site_copy (site);
  self->outcome = SHEAF_OUTCOME_FAILED;
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  return self;
}

void
sheaf_import_item_free (SheafImportItem *self)
{
  g_clear_pointer (&self->folder, sheaf_import_folder_unref);
  g_clear_pointer (&self->draft, sheaf_draft_free);
  sheaf_import_site_clear (&self->site);
  sheaf_encoding_decision_clear (&self->encoding);
  g_ptr_array_unref (self->warnings);
  g_free (self->origin);
  g_free (self->error);
  g_free (self);
}

void
sheaf_import_item_take_state (SheafImportItem *self, GBytes *bytes)
{
  self->state = sheaf_sidecar_find (self->root->sidecar, self->origin, bytes);
  if (!self->state || self->site.asked != SHEAF_DIALECT_AUTO ||
      self->state->dialect == SHEAF_DIALECT_AUTO)
    return;
  self->site.dialect = self->state->dialect;
  self->site.prefix = sheaf_sidecar_entry_get_site (self->state);
}

const char *
sheaf_import_item_get_name (const SheafImportItem *self)
{
  const char *slash = strrchr (self->origin, '/');

  return slash ? slash + 1 : self->origin;
}

gsize
sheaf_import_item_get_cost (const SheafImportItem *self)
{
  gsize size = 0;

  if (self->draft)
    size = g_bytes_get_size (self->draft->bytes) + g_bytes_get_size (self->draft->packed) +
           (self->draft->text ? strlen (self->draft->text) : 0);
  else if (self->folder)
    size = 3 * (gsize) CLAMP (self->signature.size, 0, SHEAF_DOCUMENT_MAX_BYTES);
  return ITEM_OVERHEAD + size;
}
