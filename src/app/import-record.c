/* import-record.c: an import that was made, as it is shown
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-record.h"

#include "app/format-import.h"
#include "core/portal-path.h"
#include "core/text.h"

#define MAX_SOURCES 5
#define MAX_PATH    500
#define MAX_ERROR   500

struct _SheafImportRecordItem
{
  GObject parent_instance;

  gint64 id;
  char *name;
  char *moment;
  char *state;
  char *counts;
  char *sources;
  char *error;
  gint64 step;
  guint n_articles;
};

G_DEFINE_FINAL_TYPE (SheafImportRecordItem, sheaf_import_record_item, G_TYPE_OBJECT)

static char *
join_sources (const char *const *sources)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; sources[i] && i < MAX_SOURCES; i++)
    {
      g_autofree char *name = sheaf_portal_display_path (sources[i]);
      g_autofree char *shown = sheaf_text_display (name, MAX_PATH);

      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", shown);
    }
  if (g_strv_length ((char **) sources) > MAX_SOURCES)
    g_string_append (lines, "\n…");
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

SheafImportRecordItem *
sheaf_import_record_item_new (const SheafImportRecord *record, gboolean running)
{
  SheafImportRecordItem *self = g_object_new (SHEAF_TYPE_IMPORT_RECORD_ITEM, NULL);
  const char *const *sources = (const char *const *) record->sources;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  self->id = record->id;
  self->name = sheaf_format_sources (sources);
  self->moment = sheaf_format_moment (record->started, zone);
  self->state = sheaf_format_import_state (record, running);
  self->counts = sheaf_format_import_counts (record);
  self->sources = join_sources (sources);
  self->error = sheaf_text_display (record->error ? record->error : "", MAX_ERROR);
  self->step = record->undone || running ? 0 : record->step;
  self->n_articles = record->n_articles;
  return self;
}

gint64
sheaf_import_record_item_get_id (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), 0);

  return self->id;
}

const char *
sheaf_import_record_item_get_name (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->name;
}

const char *
sheaf_import_record_item_get_moment (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->moment;
}

const char *
sheaf_import_record_item_get_state (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->state;
}

const char *
sheaf_import_record_item_get_counts (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->counts;
}

const char *
sheaf_import_record_item_get_sources (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->sources;
}

const char *
sheaf_import_record_item_get_error (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), NULL);

  return self->error;
}

gint64
sheaf_import_record_item_get_step (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), 0);

  return self->step;
}

guint
sheaf_import_record_item_get_n_articles (SheafImportRecordItem *self)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), 0);

  return self->n_articles;
}

gboolean
sheaf_import_record_item_equal (SheafImportRecordItem *self, SheafImportRecordItem *other)
{
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (self), FALSE);
  g_return_val_if_fail (SHEAF_IS_IMPORT_RECORD_ITEM (other), FALSE);

  return self->id == other->id && self->step == other->step &&
         self->n_articles == other->n_articles && g_str_equal (self->state, other->state) &&
         g_str_equal (self->counts, other->counts);
}

static void
sheaf_import_record_item_finalize (GObject *object)
{
  SheafImportRecordItem *self = SHEAF_IMPORT_RECORD_ITEM (object);

  g_free (self->name);
  g_free (self->moment);
  g_free (self->state);
  g_free (self->counts);
  g_free (self->sources);
  g_free (self->error);

  G_OBJECT_CLASS (sheaf_import_record_item_parent_class)->finalize (object);
}

static void
sheaf_import_record_item_class_init (SheafImportRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_import_record_item_finalize;
}

static void
sheaf_import_record_item_init (SheafImportRecordItem *self)
{
}
