/* thumbnail-fixture.h: pictures, articles that show them, and thumbnails of those
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "../core/fixture.h"

#include "app/thumbnails.h"

#define TEST_RED  0xff0000ffu
#define TEST_BLUE 0x0000ffffu

typedef struct
{
  TestFolder *folder;
  SheafLibrary *library;
  SheafThumbnails *thumbnails;
  GHashTable *unwanted; /* articles */
  GString *asked;       /* articles, as they were begun with */
  GString *changed;
} ThumbnailFixture;

/* A picture of one colour, 0xRRGGBBAA. @type: "png" or "jpeg". Returns: (transfer full) */
GBytes *test_picture_new (const char *type, int width, int height, guint32 colour);

/* A head of a PNG that says it is so large, in which nothing is wrong, and after which no picture comes. Returns:
 * (transfer full) */
GBytes *test_picture_bomb (guint width, guint height);

/* 0xRRGGBBAA of a point; the middle for -1. */
guint32 test_colour_at (GdkTexture *texture, int x, int y);

/* A library in a folder, empty, and its thumbnails; g_test_add()'s. */
void thumbnail_fixture_set_up (ThumbnailFixture *self, gconstpointer unused);
void thumbnail_fixture_tear_down (ThumbnailFixture *self, gconstpointer unused);

/* Pictures and articles for the import. @text: of the article called @name */
void thumbnail_fixture_write (ThumbnailFixture *self, const char *name, GBytes *bytes);
void thumbnail_fixture_write_png (ThumbnailFixture *self,
                                  const char *name,
                                  int width,
                                  int height,
                                  guint32 colour);
void thumbnail_fixture_write_article (ThumbnailFixture *self, const char *name, const char *text);
void thumbnail_fixture_import (ThumbnailFixture *self);

/* Imports articles A000 and so on, which all show the same red picture. */
void thumbnail_fixture_write_many (ThumbnailFixture *self, guint n);

/* Until nothing is asked for any more. */
void thumbnail_fixture_settle (ThumbnailFixture *self);
