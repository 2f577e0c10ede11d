/* error-page.h: why there is no library to be seen, and what can be done about it
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SHEAF_TYPE_ERROR_PAGE (sheaf_error_page_get_type ())
G_DECLARE_FINAL_TYPE (SheafErrorPage, sheaf_error_page, SHEAF, ERROR_PAGE, AdwBin)

/* A whole page with a header bar. Its buttons activate "win.reopen", "win.repair-library",
 * "win.backups", "win.open-library-folder" and "win.stop-repair". */
GtkWidget *sheaf_error_page_new (void);

/* The primary menu, in its header bar. */
void sheaf_error_page_set_menu (SheafErrorPage *self, GMenuModel *menu);

/**
 * sheaf_error_page_show_error:
 * @path: the library's file
 *
 * Says what @error means in plain words, with what can be done about it as buttons; @error's own words
 * are there to be unfolded.
 */
void sheaf_error_page_show_error (SheafErrorPage *self, const GError *error, const char *path);

/**
 * sheaf_error_page_set_backup:
 * @seconds: when the newest backup that can be read was made, since 1970 UTC; 0: there is none
 *
 * Offers to restore it where that helps; until then the page does not.
 */
void sheaf_error_page_set_backup (SheafErrorPage *self, gint64 seconds);

/* Work is under way: the window has no library meanwhile. @stoppable: by "win.stop-repair" */
void sheaf_error_page_show_progress (SheafErrorPage *self,
                                     const char *title,
                                     const char *description,
                                     gboolean stoppable);

/**
 * sheaf_error_page_show_result:
 * @opens: the library can be opened, damaged or not
 * @sound: nothing is wrong any more
 * @findings: (element-type utf8): what was found, in plain words
 * @aside: (nullable): where the file as it was is kept
 *
 * The end of a repair.
 */
void sheaf_error_page_show_result (SheafErrorPage *self,
                                   gboolean opens,
                                   gboolean sound,
                                   GPtrArray *findings,
                                   const char *aside);

G_END_DECLS
