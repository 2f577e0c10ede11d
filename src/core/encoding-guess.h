/* encoding-guess.h: which encoding bytes look like
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* At most so many are named. */
#define SHEAF_GUESSES 4

/**
 * sheaf_encoding_guess:
 * @data: (array length=size): neither marked nor UTF-8
 * @guesses: (out): labels, the likeliest first; they live for ever
 *
 * What uchardet says, corrected where it is known to err: a few characters of Chinese, Japanese or Korean are
 * too little for it and are told by which pairs of bytes are everyday there; a stray quotation mark or accent
 * in Western text is no reason to take it for something of DOS or of an old Macintosh.
 *
 * Returns: how many there are
 */
guint sheaf_encoding_guess (const char *data, gsize size, const char *guesses[SHEAF_GUESSES]);
