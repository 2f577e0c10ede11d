/* window-private.h: what the parts of the main window share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-list.h"
#include "app/backups-window.h"
#include "app/care.h"
#include "app/error-page.h"
#include "app/finder.h"
#include "app/import-bar.h"
#include "app/import-job.h"
#include "app/panes.h"
#include "app/reader.h"
#include "app/sidebar.h"
#include "app/writer.h"
#include "core/library-undo.h"

/* As window.h has it, which is not included here: window.c includes this. */
typedef struct _SheafWindow SheafWindow;

struct _SheafWindow
{
  AdwApplicationWindow parent_instance;

  /* From the template. */
  AdwToastOverlay *toasts;
  GtkStack *pages; /* "opening", "library", "welcome", "error" */
  SheafErrorPage *error_page;
  GtkRevealer *read_only_bar;
  SheafPanes *panes;
  SheafSidebar *sidebar;
  SheafArticleList *list;
  GtkWidget *reader_pane;
  AdwHeaderBar *reader_header;
  GtkWidget *reader_back_button;
  GtkWidget *reader_tools;
  GtkStack *reader_stack; /* "none", "article" */
  GtkWidget *star_button;
  GtkWidget *archive_button;
  GtkWidget *trash_button;
  GtkWidget *restore_button;
  SheafImportBar *import_bar;
  GtkMenuButton *welcome_menu_button;

  SheafReader *reader;
  GSettings *settings;
  GMenu *undo_section;
  int zoom;             /* hundredths */
  AdwToast *toast;      /* (nullable) weak: the one that is shown */
  AdwToast *next_toast; /* (nullable) takes its place in a moment */
  gint64 toast_time;    /* when it came, monotonic */
  guint toast_source;

  /* The library: everything NULL while it is not open. */
  char *path;
  SheafWorker *writer;
  SheafWorker *search_worker; /* finds ids and snippets, interrupted by the next question */
  SheafWorker *count_worker;
  SheafLibrary *library; /* the main thread's: short reads */
  SheafFinder *finder;
  SheafArticleModel *model;
  gboolean read_only;
  SheafCare *care; /* checks and backs up */

  SheafBackupsWindow *backups; /* (nullable) weak: while it is open */
  GCancellable *repair;        /* (nullable) of the one that runs */
  gboolean restoring;          /* a backup is being put in the library's place */
  gboolean damage_told;        /* the page about it was shown; now the person wants to go on */

  /* What is shown. */
  SheafListing listing;
  char *place_name;
  SheafArticle *article; /* the open one, NULL: none */

  /* Keeping up with the library. */
  gint64 data_version;
  guint poll_source;
  guint refresh_source;
  guint slow_source; /* while opening takes long */
  gboolean counting;
  gboolean count_again;
  guint n_articles; /* outside the trash */

  /* Imports: one at a time. */
  SheafImportJob *import;
  GQueue waiting_imports; /* GPtrArray of paths, see window-import.c */
};

/* window.c */

/* Shows plain text for a while, with a button that activates @action where @button is not NULL. @target:
 * (transfer floating) (nullable) */
void sheaf_window_toast (SheafWindow *self,
                         const char *text,
                         const char *button,
                         const char *action,
                         GVariant *target);

/* window-toast.c: one after the other; only here are toasts dismissed */

/* Shows @toast (transfer full) in the place of what is shown. */
void sheaf_window_put_toast (SheafWindow *self, AdwToast *toast);

/* Takes away what is shown: it would speak of what is no more. */
void sheaf_window_dismiss_toast (SheafWindow *self);
void sheaf_window_forget_toasts (SheafWindow *self);

/* window-library.c: opening, keeping up, closing */
void sheaf_window_open_library (SheafWindow *self);
void sheaf_window_close_library (SheafWindow *self);

/* Brings all that is shown in step with the library, a moment later, once for many calls. */
void sheaf_window_queue_refresh (SheafWindow *self);

/* Shows the panes, or the welcome where there is nothing to show. */
void sheaf_window_choose_page (SheafWindow *self);

/* window-articles.c: the list and the open article */
void sheaf_window_connect_articles (SheafWindow *self);
void sheaf_window_show_listing (SheafWindow *self);
void sheaf_window_connect_finder (SheafWindow *self);
void sheaf_window_open_article (SheafWindow *self, gint64 id);
void sheaf_window_close_article (SheafWindow *self);

/* Reads the open article's marks anew. */
void sheaf_window_refresh_article (SheafWindow *self);

/* window-actions.c: what menus, keys and buttons do */
void sheaf_window_add_actions (SheafWindow *self);
void sheaf_window_install_keys (GtkWidgetClass *klass);

/* Actions follow the open article, and whether the library can be written. */
void sheaf_window_update_actions (SheafWindow *self);

/* What Undo and Redo would do, in the menu; id 0: nothing. */
void sheaf_window_update_undo (SheafWindow *self, const SheafStep *undo, const SheafStep *redo);

/* window-panes.c: which panes are to be seen, and the way back */
void sheaf_window_connect_panes (SheafWindow *self);
void sheaf_window_go_back (SheafWindow *self);

/* Moves on to @pane where there is no room for all, with the focus. */
void sheaf_window_go_to (SheafWindow *self, SheafPane pane);

/* window-import.c: imports and their report */
void sheaf_window_connect_import (SheafWindow *self);
void sheaf_window_pick_import (SheafWindow *self, gboolean folders);
void sheaf_window_cancel_import (SheafWindow *self);
void sheaf_window_start_next_import (SheafWindow *self);

/* window-errors.c: what to do where there is no library, or it does not do what it should */
void sheaf_window_add_error_actions (SheafWindow *self);
void sheaf_window_show_error (SheafWindow *self, const GError *error);

/* Says why a job of a worker failed, unless it was cancelled; where the library may be damaged it is
 * checked. */
void sheaf_window_report_failure (SheafWindow *self, const GError *error);

/* Shows that the library is being worked on as a whole, with nothing else to be done meanwhile. */
void sheaf_window_show_progress (SheafWindow *self,
                                 const char *title,
                                 const char *description,
                                 gboolean stoppable);

/* Opens the folder that @path is in with the desktop's file manager. */
void sheaf_window_open_folder_of (SheafWindow *self, const char *path);

/* window-backups.c: backups by themselves and by hand, and the way back to one */
void sheaf_window_add_backup_actions (SheafWindow *self);
void sheaf_window_start_care (SheafWindow *self);
void sheaf_window_stop_care (SheafWindow *self);
