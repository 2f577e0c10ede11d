/* database.h: the thin wrapper that alone knows SQLite
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/error.h"

/* A connection, and a prepared statement. Every SQL text is constant; every value is bound. */
typedef struct _SheafDatabase SheafDatabase;
typedef struct _SheafStatement SheafStatement;
