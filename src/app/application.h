/* application.h: the process, its options and its windows
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_APPLICATION (sheaf_application_get_type ())
G_DECLARE_FINAL_TYPE (SheafApplication, sheaf_application, SHEAF, APPLICATION, AdwApplication)

/* `sheaf [--library FILE] [FILE…]`: one window; files and folders named are imported. Returns: (transfer full) */
SheafApplication *sheaf_application_new (void);

G_END_DECLS
