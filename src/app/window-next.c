/* window-next.c: on to the next unread article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/window.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

/* Which of the rows is the next unread one, asked on a thread: there may be a hundred thousand. */
typedef struct
{
  SheafListing listing; /* the unread ones of the place that is listed, and maybe others */
  char *tag;
  GArray *rows; /* gint64: in the order in which they are looked at */
  gint64 found; /* 0: none */
} Next;

static void
next_free (gpointer data)
{
  Next *next = data;

  g_free (next->tag);
  g_array_unref (next->rows);
  g_free (next);
}

static gboolean
next_work (SheafLibrary *library, gpointer data, GError **error)
{
  Next *next = data;
  g_autoptr (GArray) unread = sheaf_library_list (library, &next->listing, error);
  g_autoptr (GHashTable) set = NULL;

  if (!unread)
    return FALSE;
  set = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < unread->len; i++)
    g_hash_table_add (set, &g_array_index (unread, gint64, i));
  for (guint i = 0; i < next->rows->len && !next->found; i++)
    if (g_hash_table_contains (set, &g_array_index (next->rows, gint64, i)))
      next->found = g_array_index (next->rows, gint64, i);
  return TRUE;
}

static void
next_cb (GObject *worker, GAsyncResult *result, gpointer data)
{
  g_autoptr (SheafWindow) self = data;
  const Next *next = sheaf_worker_get_data (result);
  g_autoptr (GError) error = NULL;

  if (!sheaf_worker_run_finish (SHEAF_WORKER (worker), result, &error))
    {
      sheaf_window_report_failure (self, error);
      return;
    }
  if (!self->library)
    return;
  if (!next->found)
    {
      sheaf_window_toast (self, _ ("Everything here is read"), NULL, NULL, NULL);
      return;
    }
  sheaf_article_list_select (self->list, next->found);
  sheaf_window_open_article (self, next->found);
  sheaf_window_go_to (self, SHEAF_PANE_READER);
}

/* The rows behind the selected one, then those before it. Returns: (transfer full) */
static GArray *
order_rows (SheafWindow *self)
{
  const GArray *ids = sheaf_article_model_get_ids (self->model);
  const gint64 selected = sheaf_article_list_get_selected (self->list);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  guint position = 0;

  if (selected && sheaf_article_model_find (self->model, selected, &position))
    position++;
  g_array_append_vals (rows, (const gint64 *) (const void *) ids->data + position,
                       ids->len - position);
  g_array_append_vals (rows, ids->data, position);
  return rows;
}

void
sheaf_window_open_next_unread (SheafWindow *self)
{
  Next *next;

  if (!self->library)
    return;
  next = g_new0 (Next, 1);
  next->rows = order_rows (self);
  next->tag = g_strdup (self->listing.tag);
  next->listing = (SheafListing){ .shelf = SHEAF_SHELF_UNREAD };
  if (!sheaf_window_is_searching (self))
    {
      next->listing.category = self->listing.category;
      next->listing.import = self->listing.import;
      next->listing.tag = next->tag;
    }
  sheaf_worker_run_async (self->count_worker, next_work, next, next_free, NULL, next_cb,
                          g_object_ref (self));
}
