/* cleaner-address.h: the true address within one that leads there by way of somebody else
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Whether the host of @address is one of @hosts, or below one; "*" is any host. */
gboolean sheaf_cleaner_has_host (const char *address, const char *const *hosts);

/**
 * sheaf_cleaner_unwrap:
 * @address: stripped as sheaf_address_strip() does
 * @parameters: which hold the true address: names, "" for the query itself, "/" for the path itself
 *
 * What is there without a scheme is taken for https, but in the query itself. To be judged like any other address.
 *
 * Returns: (transfer full) (nullable): http or https; NULL where there is none within
 */
char *sheaf_cleaner_unwrap (const char *address, const char *const *parameters);
