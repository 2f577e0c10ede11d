/* public-address.h: a host that is reached in the public network or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * sheaf_inet_is_public:
 *
 * By IANA's registries of special-purpose addresses (RFC 6890): not this machine, not its network, not a router's
 * inside, nothing that is kept for documents, tests or many at once. What carries an IPv4 address within (mapped ones,
 * NAT64) is judged by that.
 *
 * Returns: whether @address is one that anybody on the internet would reach
 */
gboolean sheaf_inet_is_public (GInetAddress *address);

#define SHEAF_TYPE_PUBLIC_ADDRESS (sheaf_public_address_get_type ())
G_DECLARE_FINAL_TYPE (SheafPublicAddress,
                      sheaf_public_address,
                      SHEAF,
                      PUBLIC_ADDRESS,
                      GNetworkAddress)

/**
 * sheaf_public_address_new:
 * @host: name or number of the host
 * @scheme: "http" or "https"
 * @also: (nullable): an address that counts as public; for tests, whose servers are on this machine
 *
 * What a socket is connected to. Each address is judged when it is about to be connected to, so that a name that leads
 * elsewhere a moment later leads nowhere. Where none is left connecting fails with G_IO_ERROR_PERMISSION_DENIED. A
 * proxy that the desktop is set to is connected to wherever it is; it looks the name up itself.
 *
 * Returns: (transfer full)
 */
GSocketConnectable *
sheaf_public_address_new (const char *host, guint16 port, const char *scheme, const char *also);

G_END_DECLS
