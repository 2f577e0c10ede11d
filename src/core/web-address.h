/* web-address.h: addresses that a picture may be asked for at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/**
 * sheaf_web_address_parse:
 * @address: http, https or //host
 *
 * What stands in it for a name and password is left out. Where two programs could read the host differently it is none.
 *
 * Returns: (transfer full) (nullable): NULL where it is not one that is asked: another scheme, no host, a port of another
 *   service (below 1024, but for 80 and 443)
 */
GUri *sheaf_web_address_parse (const char *address);

/* Returns: the port of @uri, from sheaf_web_address_parse() */
guint16 sheaf_web_address_port (GUri *uri);

/* Returns: (transfer full): the host of @uri, from sheaf_web_address_parse(), as sheaf_web_address_host() */
char *sheaf_web_address_name (GUri *uri);

/**
 * sheaf_web_address_host:
 *
 * What is asked when a picture is: for showing and for deciding, where the words of an address may say something else.
 *
 * Returns: (transfer full) (nullable): the host of @address in ASCII and lower case, with its port where that is not the
 *   usual one; NULL as sheaf_web_address_parse()
 */
char *sheaf_web_address_host (const char *address);

/**
 * sheaf_web_address_is_inner:
 * @also: (nullable): a number that is not
 *
 * By what it says alone: a number that is not public, in any form that a resolver takes; a name that only the network
 * at home knows. Names that lead there all the same are public-address.h's.
 *
 * Returns: whether @uri leads into a private network
 */
gboolean sheaf_web_address_is_inner (GUri *uri, const char *also);
