/* encoding-chooser.h: which encoding a text is read in, and how it looks then
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ENCODING_CHOOSER (sheaf_encoding_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SheafEncodingChooser, sheaf_encoding_chooser, SHEAF, ENCODING_CHOOSER, AdwBin)

/* Emits "chosen" when the person has chosen another one; the sample follows by itself. */
GtkWidget *sheaf_encoding_chooser_new (void);

/**
 * sheaf_encoding_chooser_set_text:
 * @path: (nullable): of the file
 * @bytes: (nullable): what it holds, where there is no @path; neither: of nothing
 * @automatic: (nullable): what it is read in if none is chosen, where that is known
 * @chosen: (nullable)
 * @plain: it needs no sample as long as nothing is chosen: it is UTF-8
 */
void sheaf_encoding_chooser_set_text (SheafEncodingChooser *self,
                                      const char *path,
                                      GBytes *bytes,
                                      const char *automatic,
                                      const char *chosen,
                                      gboolean plain);

/* Returns: (transfer none) (nullable): NULL: it is to be found out */
const char *sheaf_encoding_chooser_get_chosen (SheafEncodingChooser *self);

G_END_DECLS
