/* time-zones.h: the names of the world's time zones
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Returns: (transfer full): sorted, "UTC" first; only that where the system tells no others */
char **sheaf_time_zones_read (void);

/* The system's own: "Asia/Shanghai", or "+08:00" where it has no name. Returns: (transfer full) */
char *sheaf_time_zones_name_system (void);
