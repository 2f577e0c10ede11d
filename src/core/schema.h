/* schema.h: the tables, and how they came to be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

/* PRAGMA user_version of the newest schema. */
#define SHEAF_SCHEMA_VERSION 1
