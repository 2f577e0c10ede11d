/* source-view.h: a text to be edited as it stands, in colours
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"
#include "core/front-matter-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_SOURCE_VIEW (sheaf_source_view_get_type ())
G_DECLARE_FINAL_TYPE (SheafSourceView, sheaf_source_view, SHEAF, SOURCE_VIEW, AdwBin)

/* Line numbers, the colours of the form, and marks at lines. Emits "changed" when the text does. */
GtkWidget *sheaf_source_view_new (void);

/* A text that was not typed: nothing to undo, the cursor at its beginning. */
void sheaf_source_view_set_text (SheafSourceView *self, const char *text);

/* Appends to it, which cannot be undone either. The cursor stays. */
void sheaf_source_view_append_text (SheafSourceView *self, const char *text);

/* From now on it is only read. @format: whose colours, where it is @coloured */
void sheaf_source_view_set_read_only (SheafSourceView *self, SheafFormat format, gboolean coloured);

/* Marks every place of @text, in any case of letters, and goes to the first; "" unmarks them. How many there are
 * is told by "found" (int), a moment later; -1: not known yet. */
void sheaf_source_view_find (SheafSourceView *self, const char *text);

/* Goes to the next place or, @backward, to the one before, around the end. */
void sheaf_source_view_find_next (SheafSourceView *self, gboolean backward);

/* Line ends as they were set or typed. Returns: (transfer full) */
char *sheaf_source_view_get_text (SheafSourceView *self);

/* Whose colours: those of YAML where @form has none of its own. */
void sheaf_source_view_set_form (SheafSourceView *self, SheafForm form);

/* Marks lines as faulty, in place of those marked before. @lines: (element-type guint): from 1; those that
 * are not there are left out */
void sheaf_source_view_mark_lines (SheafSourceView *self, const GArray *lines);

/* How many lines are marked. */
guint sheaf_source_view_count_marks (SheafSourceView *self);

/* Puts the cursor at the beginning of a line, in view. @line: from 1 */
void sheaf_source_view_go_to_line (SheafSourceView *self, guint line);

/* Gives it the focus. @name: for the screen reader */
void sheaf_source_view_focus (SheafSourceView *self);
void sheaf_source_view_set_name (SheafSourceView *self, const char *name);

G_END_DECLS
