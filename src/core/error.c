/* error.c: the one error domain of the core
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/error.h"

/* It would put blanks into the name. */
/* clang-format off */
G_DEFINE_QUARK (sheaf-error-quark, sheaf_error)
/* clang-format on */
