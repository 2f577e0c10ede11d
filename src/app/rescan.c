/* rescan.c: a look through remembered folders for what is new in them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/rescan.h"

#include "app/import-scan.h"

struct _SheafRescan
{
  GObject parent_instance;

  char *library;
  GPtrArray *requests;  /* SheafImportRequest *, owned */
  GPtrArray *news;      /* those of them that would bring something */
  GPtrArray *unchanged; /* and those that would not */
  guint next;
  SheafImportScan *scan; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SheafRescan, sheaf_rescan, G_TYPE_OBJECT)

enum
{
  FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void look_on (SheafRescan *self);

/* A picture that was missing may have come beside an article that did not change. */
static gboolean
brings_something (SheafImportScan *scan)
{
  return sheaf_import_scan_count_wanted (scan) > 0 ||
         sheaf_import_scan_get_progress (scan)->come_pictures > 0;
}

static void
scanned_cb (SheafRescan *self)
{
  /* A folder that cannot be looked through now will be another time. */
  if (!sheaf_import_scan_get_error (self->scan))
    g_ptr_array_add (brings_something (self->scan) ? self->news : self->unchanged,
                     g_ptr_array_index (self->requests, self->next - 1));
  g_clear_object (&self->scan);
  look_on (self);
}

static void
look_on (SheafRescan *self)
{
  if (self->next == self->requests->len)
    {
      g_signal_emit (self, signals[FINISHED], 0);
      return;
    }
  self->scan =
      sheaf_import_scan_new (self->library, g_ptr_array_index (self->requests, self->next++));
  g_signal_connect_object (self->scan, "finished", G_CALLBACK (scanned_cb), self,
                           G_CONNECT_SWAPPED);
  sheaf_import_scan_start (self->scan);
}

void
sheaf_rescan_start (SheafRescan *self)
{
  g_return_if_fail (SHEAF_IS_RESCAN (self));

  look_on (self);
}

void
sheaf_rescan_cancel (SheafRescan *self)
{
  g_return_if_fail (SHEAF_IS_RESCAN (self));

  if (self->scan)
    sheaf_import_scan_cancel (self->scan);
  g_clear_object (&self->scan);
}

const GPtrArray *
sheaf_rescan_get_news (SheafRescan *self)
{
  g_return_val_if_fail (SHEAF_IS_RESCAN (self), NULL);

  return self->news;
}

const GPtrArray *
sheaf_rescan_get_unchanged (SheafRescan *self)
{
  g_return_val_if_fail (SHEAF_IS_RESCAN (self), NULL);

  return self->unchanged;
}

SheafRescan *
sheaf_rescan_new (const char *library, GPtrArray *requests)
{
  SheafRescan *self = g_object_new (SHEAF_TYPE_RESCAN, NULL);

  g_return_val_if_fail (library && requests, self);

  self->library = g_strdup (library);
  self->requests = requests;
  return self;
}

static void
sheaf_rescan_finalize (GObject *object)
{
  SheafRescan *self = SHEAF_RESCAN (object);

  sheaf_rescan_cancel (self);
  g_ptr_array_unref (self->news);
  g_ptr_array_unref (self->unchanged);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
  g_free (self->library);

  G_OBJECT_CLASS (sheaf_rescan_parent_class)->finalize (object);
}

static void
sheaf_rescan_class_init (SheafRescanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_rescan_finalize;
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sheaf_rescan_init (SheafRescan *self)
{
  self->news = g_ptr_array_new ();
  self->unchanged = g_ptr_array_new ();
}
