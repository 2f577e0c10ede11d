/* lightbox-picture.c: a picture of a page, got and decoded away from the main thread
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/lightbox-picture.h"

#include "app/picture-source.h"
#include "app/thread-task.h"
#include "core/picture.h"
#include "core/safe-path.h"
#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Within what a name may have, whatever the script. */
#define NAME_MAX_CHARACTERS 60

/* Longest caption, in characters. */
#define CAPTION_MAX 300

/* Longest ending that is taken for one. */
#define ENDING_MAX 5

void
sheaf_lightbox_picture_free (SheafLightboxPicture *self)
{
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->decoded, sheaf_picture_levels_free);
  g_clear_pointer (&self->frames, sheaf_picture_frames_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

/* --- On a thread ---------------------------------------------------------------------------------- */

typedef struct
{
  SheafReaderPage *page;
  guint number;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *self = data;

  sheaf_reader_page_unref (self->page);
  g_free (self);
}

static GTask *
task_new (gpointer owner,
          SheafReaderPage *page,
          guint number,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = sheaf_thread_task_new (owner, cancellable, callback, user_data);
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->page = sheaf_reader_page_ref (page);
  wanted->number = number;
  g_task_set_task_data (task, wanted, wanted_free);
  return task;
}

static void
load_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const Wanted *wanted = task_data;
  g_autoptr (SheafLightboxPicture) picture = g_new0 (SheafLightboxPicture, 1);
  g_autoptr (GBytes) drawn = NULL;

  picture->file = sheaf_picture_source_read (wanted->page, wanted->number, &picture->problem);
  if (picture->file)
    drawn = sheaf_picture_source_draw (picture->file, &picture->problem);
  if (drawn)
    picture->decoded = sheaf_picture_levels_new (drawn, cancellable, &picture->problem);
  if (picture->decoded)
    picture->frames = sheaf_picture_frames_new (drawn, cancellable);
  g_task_return_pointer (task, g_steal_pointer (&picture),
                         (GDestroyNotify) sheaf_lightbox_picture_free);
}

void
sheaf_lightbox_picture_load_async (gpointer owner,
                                   SheafReaderPage *page,
                                   guint number,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_OBJECT (owner) && page);

  task = task_new (owner, page, number, cancellable, callback, user_data);
  g_task_set_source_tag (task, sheaf_lightbox_picture_load_async);
  g_task_run_in_thread (task, load_thread);
}

SheafLightboxPicture *
sheaf_lightbox_picture_load_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
list_thread (GTask *task, gpointer source_object, gpointer task_data, GCancellable *cancellable)
{
  const Wanted *wanted = task_data;
  g_autoptr (GError) error = NULL;
  GArray *numbers = sheaf_picture_source_list (wanted->page, &error);

  if (numbers)
    g_task_return_pointer (task, numbers, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sheaf_lightbox_picture_list_async (gpointer owner,
                                   SheafReaderPage *page,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_OBJECT (owner) && page);

  task = task_new (owner, page, 0, NULL, callback, user_data);
  g_task_set_source_tag (task, sheaf_lightbox_picture_list_async);
  g_task_run_in_thread (task, list_thread);
}

GArray *
sheaf_lightbox_picture_list_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Words ---------------------------------------------------------------------------------------- */

char *
sheaf_lightbox_picture_caption (const SheafPicture *picture)
{
  const char *said;
  g_autofree char *text = NULL;

  g_return_val_if_fail (picture, NULL);

  said = picture->caption ? picture->caption : picture->alternative;
  text = said ? sheaf_text_title (said) : NULL;
  return text && text[0] != '\0' ? sheaf_text_display (text, CAPTION_MAX) : NULL;
}

/* --- Names ---------------------------------------------------------------------------------------- */

static const struct
{
  const char *type;
  const char *endings[4]; /* the first is what we write, the others are fine where they are there */
} kinds[] = {
  { "image/png", { "png", "apng" } }, { "image/jpeg", { "jpg", "jpeg", "jpe", "jfif" } },
  { "image/gif", { "gif" } },         { "image/webp", { "webp" } },
  { "image/avif", { "avif" } },       { "image/svg+xml", { "svg" } },
};

/* Which of @kinds the file is; -1: none */
static int
find_kind (GBytes *file)
{
  const char *type =
      sheaf_picture_is_svg (file) ? "image/svg+xml" : sheaf_picture_check (file, NULL);

  for (guint i = 0; type && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return (int) i;
  return -1;
}

/* Returns: (nullable): the dot in @name that an ending begins at; "v1.2" has none */
static const char *
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (!dot || dot == name || !g_ascii_isalpha (dot[1]) || strlen (dot + 1) > ENDING_MAX)
    return NULL;
  for (const char *at = dot + 1; *at; at++)
    if (!g_ascii_isalnum (*at))
      return NULL;
  return dot;
}

static gboolean
is_ending_of (const char *ending, int kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds[kind].endings) && kinds[kind].endings[i]; i++)
    if (g_ascii_strcasecmp (ending, kinds[kind].endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full) (nullable): what the file is called in the article */
static char *
get_own_name (const char *address)
{
  g_autofree char *stripped = sheaf_address_strip (address);
  const SheafAddressKind kind = sheaf_address_picture_kind (stripped);

  return kind == SHEAF_ADDRESS_LOCAL || kind == SHEAF_ADDRESS_REMOTE
             ? sheaf_address_file_name (stripped)
             : NULL;
}

char *
sheaf_lightbox_picture_name (const char *address, guint index, GBytes *file)
{
  g_autofree char *own = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *short_stem = NULL;
  g_autofree char *name = NULL;
  const char *ending;
  int kind;

  g_return_val_if_fail (address && file, NULL);

  own = get_own_name (address);
  kind = find_kind (file);
  ending = own ? find_ending (own) : NULL;
  stem = ending ? g_strndup (own, (gsize) (ending - own)) : g_strdup (own);
  if (!stem || stem[0] == '\0')
    {
      g_free (stem);
      /* Translators: name of a file that a copy of a picture is written to, and which one of the article it is */
      stem = g_strdup_printf (_ ("Picture %u"), index + 1);
    }
  short_stem = g_utf8_substring (stem, 0, MIN (g_utf8_strlen (stem, -1), NAME_MAX_CHARACTERS));
  if (kind < 0 || (ending && is_ending_of (ending + 1, kind)))
    name = g_strconcat (short_stem, ending, NULL);
  else
    name = g_strconcat (short_stem, ".", kinds[kind].endings[0], NULL);
  return sheaf_safe_path_file_name (name);
}
