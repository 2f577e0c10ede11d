/* import-reader.c: the threads that read and understand files
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/import-reader.h"

#include "core/document.h"
#include "core/import-folder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far a file is looked at to see that it holds no text. */
#define PROBE_BYTES 8192

/* A zero byte near the beginning: a picture, a program; or UTF-16, which says so by its first bytes. */
static gboolean
looks_binary (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 2 && ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0xff && data[1] == 0xfe)))
    return FALSE;
  return size && memchr (data, 0, MIN (size, PROBE_BYTES));
}

/* A file with an article's ending is always taken; one that was only asked for by name must be text. */
static gboolean
check_text (const SheafImportItem *item, GBytes *bytes, GError **error)
{
  gboolean is_article = FALSE;

  sheaf_document_format_for_name (item->origin, &is_article);
  if (is_article || !looks_binary (bytes))
    return TRUE;
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_INVALID, _ ("not a text file"));
  return FALSE;
}

/* The path the dialect's rules see: below the site's folder, not below what the user happened to give. */
static const char *
site_origin (const SheafImportItem *item)
{
  gsize prefix = item->site.prefix;

  return prefix < strlen (item->origin) ? item->origin + prefix : item->origin;
}

static void
decide_encoding (const SheafImportReader *self, SheafImportItem *item, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (item->root->place, item->origin, NULL);

  item->encoding = sheaf_encoding_choices_decide (self->encodings, path, item->kept, bytes);
}

static SheafDraft *
read_draft (const SheafImportReader *self, SheafImportItem *item, GError **error)
{
  SheafDraftOptions options = { .dialect = item->site.dialect, .zone = self->zone };
  SheafDraft *draft;
  g_autoptr (GBytes) bytes = sheaf_folder_read_file (
      item->folder->fd, sheaf_import_item_get_name (item), &item->signature, error);

  if (!bytes || !check_text (item, bytes, error))
    return NULL;
  decide_encoding (self, item, bytes);
  sheaf_import_item_take_state (item, bytes);
  options.dialect = item->site.dialect;
  options.encoding = item->encoding.encoding;
  if (item->state && !options.encoding)
    options.encoding = item->state->encoding;
  draft = sheaf_draft_new (bytes, site_origin (item), &options, error);
  if (draft && draft->guessed && !item->encoding.guessed)
    item->encoding.guessed = g_strdup (draft->article->encoding);
  return draft;
}

static void
read_item (const SheafImportReader *self, SheafImportItem *item)
{
  g_autoptr (GError) error = NULL;

  item->draft = read_draft (self, item, &error);
  if (!item->draft)
    item->error = g_strdup (error->message);
  else if (!item->signature.mtime_ns)
    g_ptr_array_add (item->warnings,
                     sheaf_warning_new (0, _ ("the file changed while it was read")));
  g_clear_pointer (&item->folder, sheaf_import_folder_unref);
}

void
sheaf_import_reader_run (const SheafImportReader *self)
{
  SheafImportItem *item;

  g_return_if_fail (self);

  while ((item = sheaf_import_queue_take (self->queue)))
    {
      read_item (self, item);
      sheaf_import_queue_give_back (self->queue, item);
    }
}
