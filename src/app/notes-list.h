/* notes-list.h: highlights with their notes, to go to and to change
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/note-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_NOTES_LIST (sheaf_notes_list_get_type ())
G_DECLARE_FINAL_TYPE (SheafNotesList, sheaf_notes_list, SHEAF, NOTES_LIST, GtkWidget)

/* Emits "chosen" (SheafNoteItem) for one to go to and "edit" (SheafNoteItem) for one to change. */
GtkWidget *sheaf_notes_list_new (void);

/* @items: (element-type SheafNoteItem): in their order */
void sheaf_notes_list_set_items (SheafNotesList *self, const GPtrArray *items);

G_END_DECLS
