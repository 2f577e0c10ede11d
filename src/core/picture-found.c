/* picture-found.c: what was found where a picture was looked for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/picture-found.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

const char *
sheaf_picture_problem_to_string (SheafPictureProblem problem)
{
  switch (problem)
    {
    case SHEAF_PICTURE_NOT_FOUND:
      return _ ("there is no such file");
    case SHEAF_PICTURE_OUTSIDE:
      return _ ("outside the folder that was imported, or behind a link");
    case SHEAF_PICTURE_NO_FILE:
      return _ ("no file");
    case SHEAF_PICTURE_NO_PICTURE:
      return _ ("no picture that can be shown");
    case SHEAF_PICTURE_TOO_LARGE:
      return _ ("too large");
    case SHEAF_PICTURE_UNREADABLE:
      return _ ("the file cannot be read");
    case SHEAF_PICTURE_PRIVATE:
      return _ ("the address leads into a private network");
    case SHEAF_PICTURE_UNREACHABLE:
      return _ ("the host cannot be reached");
    case SHEAF_PICTURE_DENIED:
      return _ ("the host refuses to give it");
    case SHEAF_PICTURE_NOT_ASKED:
      return _ ("not at an address that is asked");
    case SHEAF_PICTURE_FINE:
    default:
      return "";
    }
}

SheafPictureProblem
sheaf_picture_judge_error (const GError *error)
{
  if (g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT))
    return SHEAF_PICTURE_TOO_LARGE;
  return g_error_matches (error, SHEAF_ERROR, SHEAF_ERROR_INVALID) ? SHEAF_PICTURE_NO_PICTURE
                                                                   : SHEAF_PICTURE_UNREADABLE;
}

void
sheaf_picture_found_clear (SheafPictureFound *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

gboolean
sheaf_picture_found_take (SheafPictureFound *self, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (self && bytes, FALSE);

  self->type = sheaf_picture_measure (bytes, &self->width, &self->height, &error);
  if (!self->type && sheaf_picture_is_svg (bytes))
    {
      self->type = "image/svg+xml";
      self->width = self->height = 0;
    }
  self->problem = self->type ? SHEAF_PICTURE_FINE : sheaf_picture_judge_error (error);
  if (self->type)
    self->bytes = g_bytes_ref (bytes);
  return self->type != NULL;
}
