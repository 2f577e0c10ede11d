/* library-editor.h: one article of the library about to be changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/document.h"
#include "core/library-derive.h"
#include "core/library-edited.h"
#include "core/library-overlay.h"

typedef struct
{
  SheafLibrary *library;
  gint64 id;
  GBytes *before; /* as they are stored */
  GBytes *bytes;  /* as they will be */
  char *path;     /* below its site */
  char *into;     /* (nullable) */
  SheafDeriving deriving;
  GTimeZone *zone;
  GPtrArray *edits_before; /* SheafOverlayEdit *: what is kept in Sheaf only */
  GPtrArray *edits;        /* the same, as they will be */
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

/**
 * sheaf_editor_read_as:
 * @bytes: of the article
 * @edit: (nullable): the one that is kept in Sheaf only
 *
 * Returns: (transfer full): what they say
 */
SheafArticle *sheaf_editor_read_as (const SheafEditor *self,
                                    GBytes *bytes,
                                    SheafOverlayEdit *edit,
                                    GError **error);

/* Another edit in the place of the one of its key. @edit: (transfer full) (nullable): none */
void sheaf_editor_put_edit (SheafEditor *self, const char *key, SheafOverlayEdit *edit);

/* What @edited says of the article before and after. */
void
sheaf_editor_begin (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited);
void sheaf_editor_end (const SheafEditor *self, const SheafDocument *document, SheafEdited *edited);

/* Stores what changed as one step, which @edited is told; the bytes there were are kept as a version. */
gboolean sheaf_editor_store (SheafEditor *self, SheafEdited *edited, GError **error);
