/* picture-host.h: a host on this machine that gives pictures, well and badly, and names for it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

/* The address that counts as public in tests, and one that does not. */
#define TEST_PICTURE_HOST "127.0.0.1"
#define TEST_PRIVATE_HOST "127.0.0.2"

/**
 * TestPictureHost:
 *
 * Answers on threads of its own, on both addresses and the same port:
 *
 *   /dot.png, /dot/…        a picture
 *   /red.png                a larger one: 300 × 200, red
 *   /slow                   nothing, until the other side has enough
 *   /huge                   says that it has a thousand million bytes
 *   /endless                has no end and no length
 *   /truncated              closes before the length it told
 *   /cut                    a picture that ends in its middle, and no length
 *   /continues              says without an end that it goes on
 *   /page                   HTML that is called a PNG
 *   /bomb                   the head of a PNG of 40,000 × 40,000
 *   /gone, /broken          404, 500
 *   /readers                403 but for readers of http://news.test/
 *   /away                   sends on to a picture
 *   /private                sends on to the other address
 *   /file                   sends on to a file
 *   /circle                 sends on to itself
 *
 * Everywhere in this process the names pictures.test and news.test lead to the public one, private.test to the other, and
 * rebound.test to the public one until it was asked for.
 */
typedef struct _TestPictureHost TestPictureHost;

TestPictureHost *test_picture_host_new (void);
void test_picture_host_free (TestPictureHost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPictureHost, test_picture_host_free)

/* Returns: (transfer full): http://@host:PORT@path */
char *test_picture_host_address (TestPictureHost *self, const char *host, const char *path);

/* How often @path was asked for; NULL: anything. */
guint test_picture_host_count (TestPictureHost *self, const char *path);

/* How often anyone connected to the private address. */
guint test_picture_host_count_private (TestPictureHost *self);

/* Returns: (transfer full) (nullable): what stood in the header @name (with the colon) when @path was asked for last */
char *test_picture_host_header (TestPictureHost *self, const char *path, const char *name);
