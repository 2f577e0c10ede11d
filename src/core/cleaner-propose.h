/* cleaner-propose.h: rules that would hide what somebody points at
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/document.h"
#include "core/sanitizer.h"

/* What proposes it, in the words of the one who made it. */
typedef enum
{
  SHEAF_PROPOSAL_WORDS,     /* says @value */
  SHEAF_PROPOSAL_BEGINNING, /* begins with @value */
  SHEAF_PROPOSAL_NAME,      /* has the class or id @value */
  SHEAF_PROPOSAL_HOST,      /* is a picture from the host @value */
} SheafProposalKind;

/* What is hidden is what @match means and, where there is a @text, whose words are like it. */
typedef struct
{
  SheafProposalKind kind;
  char *value;
  char *match;   /* a selector */
  char *text;    /* (nullable): a pattern */
  guint count;   /* things of the article that it would hide */
  char *excerpt; /* of the first of them */
} SheafProposal;

/* Frees all of it. */
void sheaf_proposal_free (SheafProposal *self);

/**
 * sheaf_cleaner_propose:
 * @options: by which the page was made that is pointed at; with block ids
 * @block: number of the block there
 *
 * From the narrowest to the widest. None that would hide half of the article or nothing at all.
 *
 * Returns: (transfer full) (element-type SheafProposal): may be empty; NULL on error
 */
GPtrArray *sheaf_cleaner_propose (const SheafDocument *document,
                                  const SheafSanitizerOptions *options,
                                  guint block,
                                  GCancellable *cancellable,
                                  GError **error);

/* Returns: (transfer full): a cleaner that does what @self proposes, and nothing else */
SheafCleaner *sheaf_proposal_make_cleaner (const SheafProposal *self);

/* How many things were hidden, by all rules. @hidden: (element-type SheafHidden) */
guint sheaf_hidden_count (const GPtrArray *hidden);
