/* library-edit.h: change what an article says of itself, in the library
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article-edit.h"
#include "core/library-edited.h"

/**
 * sheaf_library_edit:
 * @changes: done in their order; all or none
 * @dry_run: only @edited is told; a library opened for reading will do
 * @edited: (out)
 *
 * The new bytes, in the file's own encoding, become the article's; the old ones are kept as a version;
 * everything derived is derived again. What sheaf_article_edit() refuses with _UNSUPPORTED, as the file cannot
 * hold it, goes to the overlay instead: it is shown and found like the rest, and the bytes stay. What was kept so
 * goes to the file with the first edit of the same key that the file can hold. One transaction, one step of undo.
 * A category that begins with the one the import put before (`--into`) is meant without it.
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND, _INVALID (article-edit.h, or the file's encoding has no such
 *   character), _UNSUPPORTED (a value in the place of keys below a key), _LIMIT, or what the library failed with
 */
gboolean sheaf_library_edit (SheafLibrary *self,
                             gint64 id,
                             const SheafChange *changes,
                             guint n_changes,
                             gboolean dry_run,
                             SheafEdited *edited,
                             GError **error);

/**
 * sheaf_library_get_header:
 * @form: (out) (optional)
 * @damaged: (out) (optional): it is not read strictly
 *
 * Returns: (transfer full): the header as it stands in the file, from the file's first line on (after a byte
 *   order mark), with its fences and the end of its last line; "" where there is none
 */
char *sheaf_library_get_header (SheafLibrary *self,
                                gint64 id,
                                SheafForm *form,
                                gboolean *damaged,
                                GError **error);

/**
 * sheaf_library_edit_header:
 * @header: as sheaf_library_get_header() gives it; "" takes the header out. The line ends of an editor's
 *   text (LF) become the file's.
 * @dry_run, @edited: as for sheaf_library_edit(); lines of warnings count in @header
 *
 * Puts another header in the place of the one there is. The bytes of the body stay, and are read as the body.
 * A header that is damaged is taken, as long as it is still a header: it is shown as one that needs attention.
 *
 * Returns: FALSE with SHEAF_ERROR_INVALID where @header is no header that ends where the body begins, else as
 *   sheaf_library_edit()
 */
gboolean sheaf_library_edit_header (SheafLibrary *self,
                                    gint64 id,
                                    const char *header,
                                    gboolean dry_run,
                                    SheafEdited *edited,
                                    GError **error);
