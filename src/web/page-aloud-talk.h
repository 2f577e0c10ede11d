/* page-aloud-talk.h: what the application says about reading aloud
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * "aloud-text" ()     answered by "aloud-text" (uasuu): a number that stands for the text of the page as it is, that text
 *                     by blocks (page-aloud.h), and the block and character to begin at
 * "aloud-mark" (uuuu) that number, and a block with the characters from which and to which it is being read; answered
 *                     by "aloud-mark" (b): whether the page is still that one
 * "aloud-end" ()      nothing is being read any more
 */
#pragma once

#include "web/page-aloud.h"

typedef struct
{
  PageAloud *aloud; /* (nullable): of the page that is there … */
  guint number;     /* … and what stands for it; 0: none yet */
} PageAloudTalk;

/* @context: (nullable): NULL where there is no page. Returns: FALSE for a message about something else */
gboolean
page_aloud_talk_receive (PageAloudTalk *self, JSCContext *context, WebKitUserMessage *message);

/* The page is gone. */
void page_aloud_talk_forget (PageAloudTalk *self);
