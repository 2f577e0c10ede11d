/* picture-fetcher.h: pictures from the network, where the reader asked for them
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/picture-found.h"

/* Asked for at the same time. */
#define SHEAF_PICTURE_FETCHER_CONNECTIONS 4

/* How one is asked for; what is behind @never is for tests. */
typedef struct
{
  const char *site; /* (nullable): address whose origin is told as the referrer; NULL: none is */
  const char *const
      *never; /* (nullable): hosts that are not asked, not even where another sends on to them */
  const char *also;      /* (nullable): see sheaf_public_address_new() */
  guint idle_seconds;    /* that a host may be silent; 0: 20 */
  guint picture_seconds; /* that one picture may take in all; 0: 120 */
} SheafPictureManners;

typedef struct
{
  char *address;   /* http, https or //host */
  char *alternate; /* (nullable): asked for where that has none */
} SheafPictureRequest;

/* One has come, or will not. @found belongs to the caller, who may take the bytes */
typedef void (*SheafPictureFetched) (guint index, SheafPictureFound *found, gpointer user_data);

/**
 * sheaf_picture_fetcher_run:
 * @requests: (element-type SheafPictureRequest)
 * @func: called on this thread for each, in the order in which they come
 *
 * Asks for pictures with a plain GET that says nothing of the reader: no cookies, no credentials, no language, the
 * referrer only where @manners have one. Follows five redirections, of which each is judged anew; asks public hosts only
 * (public-address.h), on the ports of the web and those above 1023. What is answered is taken for what its bytes are,
 * within the limits of picture.h, and nothing of it is decoded. For threads other than the main one: returns when all
 * are done.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED where @cancellable was; those that had not come are not told of then
 */
gboolean sheaf_picture_fetcher_run (const GPtrArray *requests,
                                    const SheafPictureManners *manners,
                                    SheafPictureFetched func,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error);

/* Returns: (transfer full): what is to be asked for @picture, which a host has */
SheafPictureRequest *sheaf_picture_request_new (const SheafPicture *picture);
void sheaf_picture_request_free (SheafPictureRequest *self);
