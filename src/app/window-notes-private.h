/* window-notes-private.h: what the parts of the main window that are about highlights share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/highlight-bar.h"
#include "app/note-popover.h"
#include "app/notes-list.h"
#include "app/window-private.h"
#include "core/highlight.h"

struct _SheafWindowNotes
{
  SheafHighlightBar *bar;    /* beside what is selected */
  SheafNotePopover *popover; /* of one highlight */
  SheafNotesList *list;      /* those of the article, in the popover of a button */
  GtkWidget *window;         /* (nullable) weak: all of the library */

  gint64 article;   /* whose page is shown, 0: none … */
  GPtrArray *shown; /* … and the SheafHighlight * that it has */

  GPtrArray *made; /* SheafQuote *: what was highlighted in that page and may not be in it yet */

  /* What is gone to as soon as its article is there. */
  gint64 wanted_article, wanted;
  gboolean wanted_edit;
};

/* window-highlight.c: what is selected is highlighted, and highlights change */
void sheaf_window_add_highlight_actions (SheafWindow *self);

/* Opens the popover of one of the article, where that is in the page. @writing: with the focus in the note */
void sheaf_window_open_note (SheafWindow *self, gint64 id, gboolean writing);

/* window-notes.c */

/* One of those that are shown. Returns: (transfer none) (nullable) */
SheafHighlight *sheaf_window_find_note (SheafWindow *self, gint64 id);

/* @highlight: (transfer full): the page has it now; what it had with that key goes */
void sheaf_window_set_note (SheafWindow *self, SheafHighlight *highlight);

/* The page has it no more. */
void sheaf_window_drop_note (SheafWindow *self, gint64 id);
