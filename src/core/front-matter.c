/* front-matter.c: find and read the header of an article
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/article.h"
#include "core/front-matter-key.h"
#include "core/front-matter-lines.h"
#include "core/front-matter.h"
#include "core/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Finding --------------------------------------------------------------------------------------- */

/* @fence and nothing but blanks after it. */
static gboolean
is_fence (const char *text, gsize start, gsize end, const char *fence)
{
  if (end - start < 3 || memcmp (text + start, fence, 3) != 0)
    return FALSE;
  for (gsize i = start + 3; i < end; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

static gboolean
is_blank (const char *text, gsize start, gsize end)
{
  for (gsize i = start; i < end; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return FALSE;
  return TRUE;
}

/* Blank lines, then the opening one. */
static gboolean
find_opening (SheafFrontMatter *self, const char *text, gsize length)
{
  for (gsize at = 0; at < length;)
    {
      gsize start = at;
      gsize end = sheaf_line_next (text, length, &at);

      if (is_blank (text, start, end))
        continue;
      self->start = start;
      self->content_start = at;
      return is_fence (text, start, end, "---");
    }
  return FALSE;
}

static gboolean
find_closing (SheafFrontMatter *self, const char *text, gsize length)
{
  for (gsize at = self->content_start; at < length;)
    {
      gsize start = at;
      gsize end = sheaf_line_next (text, length, &at);

      if (!is_fence (text, start, end, "---") && !is_fence (text, start, end, "..."))
        continue;
      self->content_end = start;
      self->end = at;
      return TRUE;
    }
  return FALSE;
}

/* Reading --------------------------------------------------------------------------------------- */

static void
warn (SheafFrontMatter *self, guint line, const char *text)
{
  g_ptr_array_add (self->warnings, sheaf_warning_new (line, text));
}

static void
set_none (SheafFrontMatter *self)
{
  self->form = SHEAF_FORM_NONE;
  self->start = self->end = self->content_start = self->content_end = 0;
  g_clear_pointer (&self->root, sheaf_node_free);
}

/* Strict reading failed at @line, for @reason. */
static void
read_damaged (SheafFrontMatter *self, SheafHeaderSource *source, guint line, const char *reason)
{
  g_autofree char *text = NULL;

  g_ptr_array_set_size (self->warnings, 0);
  if (!sheaf_lines_look_like_header (source->text, source->start, source->end))
    {
      set_none (self);
      return;
    }
  text = g_strdup_printf (
      _ ("the header could not be read as YAML, so it was read line by line: %s"), reason);
  warn (self, line, text);
  source->events = 0;
  self->damaged = TRUE;
  self->root = sheaf_lines_read (source);
}

static void
read_strict (SheafFrontMatter *self, SheafHeaderSource *source)
{
  guint line;
  const char *reason = sheaf_yaml_read (source, &self->root, &line);

  if (reason)
    read_damaged (self, source, line, reason);
  else if (!self->root)
    {
      self->root = sheaf_node_new (SHEAF_NODE_MAPPING, NULL, 0);
      self->root->start = self->root->end = self->content_start;
      self->root->line = source->line;
    }
  else if (self->root->kind != SHEAF_NODE_MAPPING)
    {
      g_clear_pointer (&self->root, sheaf_node_free);
      read_damaged (self, source, source->line, _ ("no key is followed by a colon and a blank"));
    }
}

static void
read_content (SheafFrontMatter *self, const char *text)
{
  SheafHeaderSource source = {
    .text = text, .start = self->content_start, .end = self->content_end, .warnings = self->warnings
  };

  source.line = sheaf_text_line (text, self->content_end, self->content_start);
  self->form = SHEAF_FORM_YAML;
  if (source.end - source.start <= SHEAF_FRONT_MATTER_MAX_BYTES)
    {
      read_strict (self, &source);
      return;
    }
  /* The beginning holds the keys that matter; all of it stays in the file. */
  source.end = source.start + SHEAF_FRONT_MATTER_MAX_BYTES;
  source.end = g_utf8_find_prev_char (text, text + source.end + 1) - text;
  read_damaged (self, &source, source.line,
                _ ("it is longer than 64 KiB; what comes after them was left out"));
}

SheafFrontMatter *
sheaf_front_matter_read (const char *text, gsize length)
{
  g_autoptr (SheafFrontMatter) self = g_new0 (SheafFrontMatter, 1);

  g_return_val_if_fail (text, NULL);

  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_warning_free);
  if (!find_opening (self, text, length))
    set_none (self);
  else if (find_closing (self, text, length))
    read_content (self, text);
  else
    {
      if (sheaf_lines_look_like_header (text, self->content_start, length))
        warn (self, sheaf_text_line (text, length, self->start),
              _ ("the header is opened by --- and never closed, so it is part of the text"));
      set_none (self);
    }
  return g_steal_pointer (&self);
}

void
sheaf_front_matter_free (SheafFrontMatter *self)
{
  if (!self)
    return;
  sheaf_node_free (self->root);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}
