/* public-address.c: a host that is reached in the public network or not at all
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/public-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Which are public --- */

typedef struct
{
  guint8 bytes[16];
  guint bits;
} Range;

/* https://www.iana.org/assignments/iana-ipv4-special-registry, those that are not globally reachable, and
 * multicast. */
static const Range special_ipv4[] = {
  { { 0 }, 8 },
  { { 10 }, 8 },
  { { 100, 64 }, 10 },
  { { 127 }, 8 },
  { { 169, 254 }, 16 },
  { { 172, 16 }, 12 },
  { { 192, 0, 0 }, 24 },
  { { 192, 0, 2 }, 24 },
  { { 192, 88, 99 }, 24 },
  { { 192, 168 }, 16 },
  { { 198, 18 }, 15 },
  { { 198, 51, 100 }, 24 },
  { { 203, 0, 113 }, 24 },
  { { 224 }, 3 },
};

/* Within 2000::/3, outside of which nothing is given out: https://www.iana.org/assignments/iana-ipv6-special-registry,
 * and 6to4, which leads to an IPv4 address. */
static const Range special_ipv6[] = {
  { { 0x20, 0x01, 0x00 }, 23 },
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },
  { { 0x20, 0x02 }, 16 },
  { { 0x3f, 0xff }, 20 },
};

static const Range global_ipv6 = { { 0x20 }, 3 };
static const Range mapped_ipv4 = { { [10] = 0xff, [11] = 0xff }, 96 };
static const Range nat64 = { { 0x00, 0x64, 0xff, 0x9b }, 96 };

static gboolean
is_in (const guint8 *bytes, const Range *range)
{
  const guint whole = range->bits / 8, rest = range->bits % 8;
  const guint8 mask = (guint8) (0xff << (8 - rest));

  return memcmp (bytes, range->bytes, whole) == 0 &&
         (!rest || ((bytes[whole] ^ range->bytes[whole]) & mask) == 0);
}

static gboolean
is_in_any (const guint8 *bytes, const Range *ranges, guint n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    if (is_in (bytes, &ranges[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_public_ipv4 (const guint8 *bytes)
{
  return !is_in_any (bytes, special_ipv4, G_N_ELEMENTS (special_ipv4));
}

static gboolean
is_public_ipv6 (const guint8 *bytes)
{
  if (is_in (bytes, &mapped_ipv4) || is_in (bytes, &nat64))
    return is_public_ipv4 (bytes + 12);
  return is_in (bytes, &global_ipv6) &&
         !is_in_any (bytes, special_ipv6, G_N_ELEMENTS (special_ipv6));
}

gboolean
sheaf_inet_is_public (GInetAddress *address)
{
  g_return_val_if_fail (G_IS_INET_ADDRESS (address), FALSE);

  switch (g_inet_address_get_family (address))
    {
    case G_SOCKET_FAMILY_IPV4:
      return is_public_ipv4 (g_inet_address_to_bytes (address));
    case G_SOCKET_FAMILY_IPV6:
      return is_public_ipv6 (g_inet_address_to_bytes (address));
    default:
      return FALSE;
    }
}

/* --- Of the addresses of a name, those --- */

#define TYPE_PUBLIC_ENUMERATOR (public_enumerator_get_type ())
G_DECLARE_FINAL_TYPE (PublicEnumerator,
                      public_enumerator,
                      PUBLIC,
                      ENUMERATOR,
                      GSocketAddressEnumerator)

struct _PublicEnumerator
{
  GSocketAddressEnumerator parent_instance;
  GSocketAddressEnumerator *all;
  GInetAddress *also; /* (nullable) */
  gboolean refused;   /* one at least … */
  gboolean passed;    /* … and one not */
};

G_DEFINE_FINAL_TYPE (PublicEnumerator, public_enumerator, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

static gboolean
may_pass (PublicEnumerator *self, GSocketAddress *address)
{
  GInetAddress *inet = G_IS_INET_SOCKET_ADDRESS (address)
                           ? g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address))
                           : NULL;
  const gboolean passes = inet && (sheaf_inet_is_public (inet) ||
                                   (self->also && g_inet_address_equal (self->also, inet)));

  self->passed = self->passed || passes;
  self->refused = self->refused || !passes;
  return passes;
}

/* At the end of all. */
static void
judge_end (PublicEnumerator *self, GError **error)
{
  if (self->refused && !self->passed)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                         _ ("The host is in a private network"));
}

static GSocketAddress *
public_enumerator_next (GSocketAddressEnumerator *enumerator,
                        GCancellable *cancellable,
                        GError **error)
{
  PublicEnumerator *self = PUBLIC_ENUMERATOR (enumerator);
  g_autoptr (GError) local = NULL;

  for (;;)
    {
      g_autoptr (GSocketAddress) address =
          g_socket_address_enumerator_next (self->all, cancellable, &local);

      if (address && may_pass (self, address))
        return g_steal_pointer (&address);
      if (address)
        continue;
      if (local)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        judge_end (self, error);
      return NULL;
    }
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PublicEnumerator *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketAddress) address = g_socket_address_enumerator_next_finish (
      G_SOCKET_ADDRESS_ENUMERATOR (source), result, &error);

  if (address && !may_pass (self, address))
    {
      g_socket_address_enumerator_next_async (self->all, g_task_get_cancellable (task), next_cb,
                                              g_object_ref (task));
      return;
    }
  if (!address && !error)
    judge_end (self, &error);
  if (error)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&address), g_object_unref);
}

static void
public_enumerator_next_async (GSocketAddressEnumerator *enumerator,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (enumerator, cancellable, callback, user_data);

  g_task_set_source_tag (task, public_enumerator_next_async);
  g_socket_address_enumerator_next_async (PUBLIC_ENUMERATOR (enumerator)->all, cancellable, next_cb,
                                          task);
}

static GSocketAddress *
public_enumerator_next_finish (GSocketAddressEnumerator *enumerator,
                               GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
public_enumerator_finalize (GObject *object)
{
  PublicEnumerator *self = PUBLIC_ENUMERATOR (object);

  g_object_unref (self->all);
  g_clear_object (&self->also);
  G_OBJECT_CLASS (public_enumerator_parent_class)->finalize (object);
}

static void
public_enumerator_class_init (PublicEnumeratorClass *klass)
{
  GSocketAddressEnumeratorClass *enumerator_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = public_enumerator_finalize;
  enumerator_class->next = public_enumerator_next;
  enumerator_class->next_async = public_enumerator_next_async;
  enumerator_class->next_finish = public_enumerator_next_finish;
}

static void
public_enumerator_init (PublicEnumerator *self)
{
}

/* --- The host --- */

struct _SheafPublicAddress
{
  GNetworkAddress parent_instance;
  GInetAddress *also; /* (nullable) */
};

static void init_connectable (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SheafPublicAddress,
                               sheaf_public_address,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE, init_connectable))

static GSocketAddressEnumerator *
enumerate (GSocketConnectable *connectable)
{
  const GSocketConnectableIface *parent =
      g_type_interface_peek_parent (G_SOCKET_CONNECTABLE_GET_IFACE (connectable));
  GSocketAddressEnumerator *all = parent->enumerate (connectable);
  PublicEnumerator *self = g_object_new (TYPE_PUBLIC_ENUMERATOR, NULL);

  self->all = all;
  g_set_object (&self->also, SHEAF_PUBLIC_ADDRESS (connectable)->also);
  return G_SOCKET_ADDRESS_ENUMERATOR (self);
}

/* What is not set here is the parent's, that of proxies too: it enumerates us where there is none. */
static void
init_connectable (GSocketConnectableIface *iface)
{
  iface->enumerate = enumerate;
}

static void
sheaf_public_address_finalize (GObject *object)
{
  g_clear_object (&SHEAF_PUBLIC_ADDRESS (object)->also);
  G_OBJECT_CLASS (sheaf_public_address_parent_class)->finalize (object);
}

static void
sheaf_public_address_class_init (SheafPublicAddressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_public_address_finalize;
}

static void
sheaf_public_address_init (SheafPublicAddress *self)
{
}

GSocketConnectable *
sheaf_public_address_new (const char *host, guint16 port, const char *scheme, const char *also)
{
  SheafPublicAddress *self;

  g_return_val_if_fail (host && scheme, NULL);

  self = g_object_new (SHEAF_TYPE_PUBLIC_ADDRESS, "hostname", host, "port", (guint) port, "scheme",
                       scheme, NULL);
  self->also = also ? g_inet_address_new_from_string (also) : NULL;
  return G_SOCKET_CONNECTABLE (self);
}
