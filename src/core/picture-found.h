/* picture-found.h: what was found where a picture was looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/picture.h"

/* Why a picture is not in the library; kept in it, so numbers are for good. */
typedef enum
{
  SHEAF_PICTURE_FINE = 0, /* it is there, or was not looked for */
  SHEAF_PICTURE_NOT_FOUND = 1,
  SHEAF_PICTURE_OUTSIDE = 2, /* by a link, or out of the folder that was given */
  SHEAF_PICTURE_NO_FILE = 3, /* a folder, a pipe, a device */
  SHEAF_PICTURE_NO_PICTURE = 4,
  SHEAF_PICTURE_TOO_LARGE = 5, /* in bytes or pixels */
  SHEAF_PICTURE_UNREADABLE = 6,
  SHEAF_PICTURE_PRIVATE = 7,     /* on a host of this machine or its network */
  SHEAF_PICTURE_UNREACHABLE = 8, /* the host cannot be reached, or answers too slowly or wrongly */
  SHEAF_PICTURE_DENIED = 9,      /* the host gives it to nobody, or to readers of its site alone */
  SHEAF_PICTURE_NOT_ASKED = 10,  /* at no address that is asked, or on a host that never is */
} SheafPictureProblem;

/* How many there are. */
#define SHEAF_PICTURE_PROBLEMS (SHEAF_PICTURE_NOT_ASKED + 1)

/* Returns: (transfer none): in words, translated; "" for FINE */
const char *sheaf_picture_problem_to_string (SheafPictureProblem problem);

/* Returns: the problem that reading or judging a picture failed with as @error (nullable) */
SheafPictureProblem sheaf_picture_judge_error (const GError *error);

/* What was found where a picture was looked for. */
typedef struct
{
  SheafPictureProblem problem; /* FINE: of the following all that is not nullable is set */
  char *path;                  /* (nullable): of a file, below the root */
  GBytes *bytes;
  const char *type; /* static */
  guint width, height;
} SheafPictureFound;

/* Frees what it holds. */
void sheaf_picture_found_clear (SheafPictureFound *self);

/* Takes @bytes for what they are. Returns: whether they are a picture; else @self has the problem */
gboolean sheaf_picture_found_take (SheafPictureFound *self, GBytes *bytes);
