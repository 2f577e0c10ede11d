/* fuzz-safe-path.c: any bytes may be a name in a library that someone made
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/safe-path.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* One component, that leads nowhere else, and of a length that file systems take. */
static void
check (const char *name)
{
  g_assert_true (*name && !strchr (name, '/'));
  g_assert_cmpstr (name, !=, ".");
  g_assert_cmpstr (name, !=, "..");
  g_assert_cmpuint (strlen (name), <=, SHEAF_SAFE_NAME_MAX);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *file = sheaf_safe_path_file_name (text);
  g_autofree char *folder = sheaf_safe_path_folder_name (text);
  g_autofree char *second = sheaf_safe_path_number (file, 2);
  g_autofree char *third = sheaf_safe_path_number (file, 3);
  g_autofree char *last = sheaf_safe_path_number (file, SHEAF_SAFE_NAME_TRIES - 1);

  check (file);
  check (folder);
  check (second);
  check (last);
  g_assert_true (*folder != '.');
  g_assert_cmpstr (second, !=, third); /* so that counting on finds a free one */
  return 0;
}
