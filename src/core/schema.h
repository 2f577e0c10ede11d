/* schema.h: the tables, and how they came to be
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/database.h"

/* PRAGMA user_version of the newest schema: the number of the last schema/NNN-*.sql. */
#define SHEAF_SCHEMA_VERSION 7

/* PRAGMA application_id: "Shea", so that file(1) and we know a library when we see one. */
#define SHEAF_SCHEMA_APPLICATION_ID 0x53686561

/**
 * sheaf_schema_read_version:
 * @version: (out): 0 for an empty file
 *
 * Returns: FALSE with SHEAF_ERROR_CORRUPT for a database that is no library of ours, with
 *   SHEAF_ERROR_NEWER for one of a newer Sheaf
 */
gboolean sheaf_schema_read_version (SheafDatabase *database, gint64 *version, GError **error);

/**
 * sheaf_schema_migrate:
 *
 * Runs every numbered script above the file's version, each in a transaction of its own that ends by
 * setting user_version; so a kill leaves the old or the new, never between. Two processes at once: the
 * second finds nothing left to do.
 *
 * Returns: FALSE on error; what was migrated before it stays
 */
gboolean sheaf_schema_migrate (SheafDatabase *database, GError **error);
