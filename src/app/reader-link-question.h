/* reader-link-question.h: may this link be opened?
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader-links.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_READER_LINK_QUESTION (sheaf_reader_link_question_get_type ())
G_DECLARE_FINAL_TYPE (SheafReaderLinkQuestion,
                      sheaf_reader_link_question,
                      SHEAF,
                      READER_LINK_QUESTION,
                      GtkPopover)

/* A popover; emits "open" (const char *address) when the reader says so. */
GtkWidget *sheaf_reader_link_question_new (void);

/**
 * sheaf_reader_link_question_ask:
 * @link: (transfer full)
 * @text: (nullable): what the page shows as the link
 *
 * Says where the link leads, with a warning where the page says otherwise, and asks. The popover
 * must have a parent and point at the place.
 */
void
sheaf_reader_link_question_ask (SheafReaderLinkQuestion *self, SheafLink *link, const char *text);

/* Has it point at the pointer, or below the header of its parent where the keyboard followed the link. */
void sheaf_reader_link_question_point (SheafReaderLinkQuestion *self, gboolean at_pointer);

G_END_DECLS
