/* header-editor.h: the text of a header, changed as it stands
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/front-matter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HEADER_EDITOR (sheaf_header_editor_get_type ())
G_DECLARE_FINAL_TYPE (SheafHeaderEditor, sheaf_header_editor, SHEAF, HEADER_EDITOR, GtkWindow)

/**
 * sheaf_header_editor_new:
 * @title: of the article
 *
 * Emits "check" (char *text) a moment after something was typed, for sheaf_header_editor_set_checked(), and
 * "save" (char *text), upon which it is to be closed by sheaf_header_editor_close(), or told why not. Asks before
 * it goes with something that was typed and not saved.
 */
GtkWidget *sheaf_header_editor_new (GtkWindow *parent, const char *title);

/* The header as it stands, "" for none: then one is begun. */
void sheaf_header_editor_set_header (SheafHeaderEditor *self, const char *text, SheafForm form);

/**
 * sheaf_header_editor_set_checked:
 * @text: what was checked; nothing happens where it is another by now
 * @warnings: (nullable) (element-type SheafWarning): with lines of @text
 * @error: (nullable): why it cannot be saved
 */
void sheaf_header_editor_set_checked (SheafHeaderEditor *self,
                                      const char *text,
                                      const GPtrArray *warnings,
                                      const char *error);

/* It was saved: goes without asking. */
void sheaf_header_editor_close (SheafHeaderEditor *self);

/* What the file has, as far as the editor knows. Returns: (transfer none) */
const char *sheaf_header_editor_get_saved (SheafHeaderEditor *self);

/* It was not saved, as the file has @text by now; saving again replaces that. */
void sheaf_header_editor_set_saved (SheafHeaderEditor *self, const char *text);

/* It was not saved. */
void sheaf_header_editor_refuse (SheafHeaderEditor *self, const char *reason);

G_END_DECLS
