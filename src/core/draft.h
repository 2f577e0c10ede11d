/* draft.h: a file understood, ready to be stored
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/article.h"

/* Raised whenever the same bytes are to be read otherwise than before: articles of older numbers are derived again
 * (library-derive.h). */
#define SHEAF_DERIVE_VERSION 5

typedef struct
{
  SheafDialect dialect; /* never AUTO */
  GTimeZone *zone;      /* for dates that name none */
  const char *encoding; /* (nullable): find out */
  const char *site; /* (nullable): the site's folder below the import root, if it is not the root */
  const GPtrArray
      *edits; /* (nullable): SheafOverlayEdit *: read as if the header said so (overlay.h) */
} SheafDraftOptions;

typedef struct
{
  SheafArticle *article; /* everything derived; id, root, places, flags, added are not set here */
  GBytes *bytes;         /* the file as it is */
  GBytes *packed;        /* the same, zstd level 3 */
  gboolean guessed;      /* its encoding was (encoding.h) */
  char *text; /* (nullable): of the body, as it is searched; NULL: not known on the way */
  gboolean shows_pictures; /* with @text: whether the body does */
  GPtrArray *pictures;     /* (nullable) (element-type utf8): picture-references.h */
} SheafDraft;

/**
 * sheaf_draft_new:
 * @bytes: the whole file
 * @origin: path below the site's folder, or below the import root where there is no site; its name gives
 *   the format, and the title where nothing else does
 *
 * Title: header (its text as YAML reads it, stripped at both ends; of a damaged header on one line), else
 * first heading, else the file name without date prefix and ending; of a page bundle (`index.md`, `_index.md`,
 * `index.zh.md`) the folder's name. Author: `author`, `authors` or `ms.author` (list joined by ", ", maps by
 * their name). Date, source and draft: as core/article-keys.h says; a file name that begins with YYYY-MM-DD
 * gives the date that no key does. Language: of the text, else `lang` or `language`. A whole page of the web says by
 * its own meta elements what no key does (whole-page.h), and its excerpt and words are those of its article. Marks ATTENTION when the
 * header is damaged or never closed, the date is not understood or bytes were replaced; every reason is a
 * warning with its line.
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_LIMIT for a file over SHEAF_DOCUMENT_MAX_BYTES
 */
SheafDraft *sheaf_draft_new (GBytes *bytes,
                             const char *origin,
                             const SheafDraftOptions *options,
                             GError **error);
void sheaf_draft_free (SheafDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafDraft, sheaf_draft_free)

/* zstd, level 3. Returns: (transfer full) */
GBytes *sheaf_draft_pack (GBytes *bytes);

/**
 * sheaf_draft_unpack:
 *
 * Returns: (transfer full): NULL with SHEAF_ERROR_CORRUPT where @packed is not a frame of ours or
 *   unpacks to more than SHEAF_DOCUMENT_MAX_BYTES
 */
GBytes *sheaf_draft_unpack (GBytes *packed, GError **error);

/* How large @packed says it unpacks to, by its first bytes (18 will do); 0 where it is no frame of ours. */
guint64 sheaf_draft_unpacked_size (GBytes *packed);
