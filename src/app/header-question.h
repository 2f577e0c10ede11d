/* header-question.h: whether a file without a header may get one
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_HEADER_QUESTION (sheaf_header_question_get_type ())
G_DECLARE_FINAL_TYPE (SheafHeaderQuestion, sheaf_header_question, SHEAF, HEADER_QUESTION, GtkWindow)

/**
 * sheaf_header_question_new:
 * @file: which one, as a person knows it
 * @difference: what would be added, as sheaf_text_diff_unified() gives it
 *
 * Emits "answer" (gboolean: whether to add it) once, and goes.
 */
GtkWidget *sheaf_header_question_new (GtkWindow *parent, const char *file, const char *difference);

G_END_DECLS
