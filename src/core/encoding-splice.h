/* encoding-splice.h: changed text back into the bytes it came from
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/encoding.h"

/**
 * sheaf_encoding_splice:
 * @bytes: a whole file
 * @decoded: what sheaf_encoding_decode() made of it
 * @text: decoded->text with a change, valid UTF-8
 *
 * Only what differs is written, in the file's own encoding; every byte before and behind it stays as it is,
 * the byte order mark too, and bytes that could not be read.
 *
 * Returns: (transfer full) (nullable): NULL with SHEAF_ERROR_INVALID where the encoding has no such
 *   character, with _UNSUPPORTED where it cannot be told which bytes the changed text stands for
 */
GBytes *sheaf_encoding_splice (GBytes *bytes,
                               const SheafDecoded *decoded,
                               const char *text,
                               GError **error);
