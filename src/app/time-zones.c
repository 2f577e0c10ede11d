/* time-zones.c: the names of the world's time zones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/time-zones.h"

#include <string.h>

/* The whole time zone database in its compact form. */
#define TABLE "/usr/share/zoneinfo/tzdata.zi"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* "Z Asia/Shanghai …" begins a zone there; only Area/Place is a name for people. */
static void
add_zone (GPtrArray *names, const char *line)
{
  const char *name = g_str_has_prefix (line, "Z ") ? line + 2 : "";
  const gsize length = strcspn (name, " ");

  if (memchr (name, '/', length) && !g_str_has_prefix (name, "Etc/"))
    g_ptr_array_add (names, g_strndup (name, length));
}

char **
sheaf_time_zones_read (void)
{
  GPtrArray *names = g_ptr_array_new ();
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents (TABLE, &table, NULL, NULL))
    lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines && lines[i]; i++)
    add_zone (names, lines[i]);
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_insert (names, 0, g_strdup ("UTC"));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char *
sheaf_time_zones_name_system (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  const char *name = g_time_zone_get_identifier (zone);

  return strchr (name, '/') || g_str_equal (name, "UTC") ? g_strdup (name)
                                                         : g_date_time_format (now, "%:z");
}
