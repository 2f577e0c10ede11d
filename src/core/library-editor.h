/* library-editor.h: one article of the library about to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/document.h"
#include "core/library-derive.h"
#include "core/library-edit.h"

typedef struct
{
  SheafLibrary *library;
  gint64 id;
  GBytes *bytes;
  char *path; /* below its site */
  char *into; /* (nullable) */
  SheafDeriving deriving;
  GTimeZone *zone;
} SheafEditor;

/* Frees what @self points to. */
void sheaf_editor_clear (SheafEditor *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheafEditor, sheaf_editor_clear)

/* Fills @self, of which library and id are set. SHEAF_ERROR_NOT_FOUND where there is no such article */
gboolean sheaf_editor_read (SheafEditor *self, GError **error);

/* The bytes as they are now, decoded and split. Returns: (transfer full) */
SheafDocument *sheaf_editor_open (const SheafEditor *self);

/* @text becomes the text that @document is of. */
gboolean sheaf_editor_set_text (SheafEditor *self,
                                const SheafDocument *document,
                                const char *text,
                                GError **error);

/* What @edited says of the text before and after. */
void sheaf_editor_begin (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited);
void sheaf_editor_end (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited);

/* Keeps the bytes there were as a version of @edited's step, which is begun where there is none; the new ones are
 * derived. */
gboolean sheaf_editor_store (SheafEditor *self, SheafEdited *edited, GError **error);
