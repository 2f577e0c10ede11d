/* history-item.c: one thing that was done, as a row
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/history-item.h"

#include "app/format.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_SOURCE 200

struct _SheafHistoryItem
{
  GObject parent_instance;

  SheafStep step;
  char *title;
  char *details;
};

G_DEFINE_FINAL_TYPE (SheafHistoryItem, sheaf_history_item, G_TYPE_OBJECT)

static char *
format_time (gint64 seconds, gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *day = sheaf_format_date (seconds, now, zone);
  /* Translators: a time of day, see g_date_time_format(): "14:05" */
  g_autofree char *time = local ? g_date_time_format (local, C_ ("time of day", "%H:%M")) : NULL;

  if (!day || !time)
    return g_strdup ("");
  /* Translators: a day and a time of day: "3 May, 14:05" */
  return g_strdup_printf (C_ ("history", "%s, %s"), day, time);
}

SheafHistoryItem *
sheaf_history_item_new (const SheafStep *step, const char *source, gint64 now, GTimeZone *zone)
{
  SheafHistoryItem *self = g_object_new (SHEAF_TYPE_HISTORY_ITEM, NULL);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *time = format_time (step->time, now, zone);
  g_auto (GStrv) list = NULL;

  self->step = *step;
  self->title = sheaf_format_step (step);
  if (step->undone)
    g_strv_builder_add (parts, C_ ("history", "Undone"));
  g_strv_builder_add (parts, time);
  if (source)
    {
      g_autofree char *shown = sheaf_text_display (source, MAX_SOURCE);

      g_strv_builder_add (parts, shown);
    }
  list = g_strv_builder_end (parts);
  /* Translators: between the details of a change: "Undone · 3 May, 14:05 · Blog" */
  self->details = g_strjoinv (C_ ("history", " · "), list);
  return self;
}

const SheafStep *
sheaf_history_item_get_step (SheafHistoryItem *self)
{
  g_return_val_if_fail (SHEAF_IS_HISTORY_ITEM (self), NULL);

  return &self->step;
}

const char *
sheaf_history_item_get_title (SheafHistoryItem *self)
{
  g_return_val_if_fail (SHEAF_IS_HISTORY_ITEM (self), NULL);

  return self->title;
}

const char *
sheaf_history_item_get_details (SheafHistoryItem *self)
{
  g_return_val_if_fail (SHEAF_IS_HISTORY_ITEM (self), NULL);

  return self->details;
}

static void
sheaf_history_item_finalize (GObject *object)
{
  SheafHistoryItem *self = SHEAF_HISTORY_ITEM (object);

  g_free (self->title);
  g_free (self->details);

  G_OBJECT_CLASS (sheaf_history_item_parent_class)->finalize (object);
}

static void
sheaf_history_item_class_init (SheafHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_history_item_finalize;
}

static void
sheaf_history_item_init (SheafHistoryItem *self)
{
}
