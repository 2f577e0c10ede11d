/* reader-links.h: where a link leads, told truly
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A link that may be followed: http, https or mailto (SAFETY S4, D3). All ASCII. */
typedef struct
{
  char *address; /* what is opened; a mailto: address without attachments */
  char *host;  /* in punycode, with a port that is not the usual one; of mail: the first address */
  char *shown; /* @address fit for a line of text: no user and password, nothing invisible */
  gboolean is_mail;
  gboolean has_user; /* a user name stands before the host, where people look for the host */
} SheafLink;

/**
 * sheaf_link_new:
 * @uri: as the page has it, resolved
 *
 * Returns: (transfer full): NULL for every address that is not to be opened
 */
SheafLink *sheaf_link_new (const char *uri);
void sheaf_link_free (SheafLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafLink, sheaf_link_free)

/**
 * sheaf_link_claimed_host:
 * @text: (nullable): what the page shows as the link
 *
 * Returns: (transfer full) (nullable): the host that @text names, where it looks like an address and
 *   that is another one than the link leads to; NULL: nothing to warn of
 */
char *sheaf_link_claimed_host (const SheafLink *self, const char *text);

/* What is said of the address @uri of a page while the pointer is on it: where it leads, or which category it shows.
 * Returns: (transfer full) (nullable): NULL where that is nowhere */
char *sheaf_link_describe (const char *uri);
