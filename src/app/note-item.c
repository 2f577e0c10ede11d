/* note-item.c: a highlight in a list
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/note-item.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is shown of a text, in characters. */
#define TEXT_MAX  400
#define TITLE_MAX 120

struct _SheafNoteItem
{
  GObject parent_instance;
  SheafHighlight *highlight;
  char *text, *note;
  char *details; /* (nullable) */
  char *folded;  /* (nullable): made when it is looked for */
};

G_DEFINE_FINAL_TYPE (SheafNoteItem, sheaf_note_item, G_TYPE_OBJECT)

const SheafHighlight *
sheaf_note_item_get_highlight (SheafNoteItem *self)
{
  g_return_val_if_fail (SHEAF_IS_NOTE_ITEM (self), NULL);

  return self->highlight;
}

const char *
sheaf_note_item_get_text (SheafNoteItem *self)
{
  g_return_val_if_fail (SHEAF_IS_NOTE_ITEM (self), NULL);

  return self->text;
}

const char *
sheaf_note_item_get_note (SheafNoteItem *self)
{
  g_return_val_if_fail (SHEAF_IS_NOTE_ITEM (self), NULL);

  return self->note;
}

const char *
sheaf_note_item_get_details (SheafNoteItem *self)
{
  g_return_val_if_fail (SHEAF_IS_NOTE_ITEM (self), NULL);

  return self->details;
}

gboolean
sheaf_note_item_matches (SheafNoteItem *self, const char *folded)
{
  g_return_val_if_fail (SHEAF_IS_NOTE_ITEM (self) && folded, FALSE);

  if (!self->folded)
    {
      g_autofree char *all = g_strjoin ("\n", self->highlight->quote->text, self->highlight->note,
                                        self->details ? self->details : "", NULL);

      self->folded = g_utf8_casefold (all, -1);
    }
  return strstr (self->folded, folded) != NULL;
}

static void
sheaf_note_item_finalize (GObject *object)
{
  SheafNoteItem *self = SHEAF_NOTE_ITEM (object);

  sheaf_highlight_free (self->highlight);
  g_free (self->text);
  g_free (self->note);
  g_free (self->details);
  g_free (self->folded);
  G_OBJECT_CLASS (sheaf_note_item_parent_class)->finalize (object);
}

static void
sheaf_note_item_class_init (SheafNoteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_note_item_finalize;
}

static void
sheaf_note_item_init (SheafNoteItem *self)
{
}

SheafNoteItem *
sheaf_note_item_new (const SheafHighlight *highlight, const char *title, gboolean lost)
{
  SheafNoteItem *self;

  g_return_val_if_fail (highlight, NULL);

  self = g_object_new (SHEAF_TYPE_NOTE_ITEM, NULL);
  self->highlight = sheaf_highlight_copy (highlight);
  self->text = sheaf_text_display (highlight->quote->text, TEXT_MAX);
  self->note = sheaf_text_display (highlight->note, TEXT_MAX);
  if (title)
    self->details = sheaf_text_display (title, TITLE_MAX);
  else if (lost)
    self->details = g_strdup (_ ("The article does not have this text any more"));
  return self;
}
