/* library-highlight-edit.h: highlights of the articles of a library, made and changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/highlight.h"
#include "core/library.h"

/**
 * sheaf_library_put_highlight:
 * @highlight: of the article it names; one with its key is changed to it
 * @id: (out) (optional): of it in the library
 * @step: (out) (optional): of undo; 0 where nothing changed
 *
 * Returns: FALSE with SHEAF_ERROR_NOT_FOUND where there is no such article, or what the library failed with
 */
gboolean sheaf_library_put_highlight (SheafLibrary *self,
                                      const SheafHighlight *highlight,
                                      gint64 *id,
                                      gint64 *step,
                                      GError **error);

/* @step: (out) (optional): 0 where it was not there */
gboolean sheaf_library_remove_highlight (SheafLibrary *self,
                                         gint64 article,
                                         const char *key,
                                         gint64 *step,
                                         GError **error);
