/* fresh-texts.h: texts that were extracted when files came in, for the index that follows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/sha256.h"

/**
 * SheafFreshTexts:
 *
 * What an import reads for the list (length, language, excerpt) is what the index is made of a moment later: as far as
 * it fits into 32 MB, nobody unpacks and reads those bytes again. A text is known by the digest of its bytes, so one
 * that was kept of a transaction that came to nothing does no harm.
 */
typedef struct _SheafFreshTexts SheafFreshTexts;

/* Returns: (transfer full): empty */
SheafFreshTexts *sheaf_fresh_texts_new (void);
void sheaf_fresh_texts_free (SheafFreshTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SheafFreshTexts, sheaf_fresh_texts_free)

/* Of the bytes with @digest, read as @format and @encoding say: keeps @text, where there is room for it and the index
 * would have it so. @pictures: whether the body shows one */
void sheaf_fresh_texts_keep (SheafFreshTexts *self,
                             const SheafSha256 *digest,
                             gint64 format,
                             const char *encoding,
                             const char *text,
                             gboolean pictures);

/**
 * sheaf_fresh_texts_take:
 * @digest: of the bytes
 * @format: and
 * @encoding: (nullable): as they are to be read
 * @pictures: (out): whether the body shows one
 *
 * Returns: (transfer full) (nullable): what sheaf_search_text_full() would say; NULL where it has to be asked
 */
char *sheaf_fresh_texts_take (SheafFreshTexts *self,
                              const SheafSha256 *digest,
                              gint64 format,
                              const char *encoding,
                              gboolean *pictures);

/* Nothing is left to be indexed: what was not asked for is let go of. */
void sheaf_fresh_texts_clear (SheafFreshTexts *self);
