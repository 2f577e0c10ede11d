/* window-private.h: what the parts of the main window share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/article-list.h"
#include "app/finder.h"
#include "app/import-bar.h"
#include "app/import-job.h"
#include "app/panes.h"
#include "app/reader.h"
#include "app/rescan.h"
#include "app/sidebar.h"
#include "app/writer.h"
#include "core/library-undo.h"

/* As window.h has it, which is not included here: window.c includes this. */
typedef struct _SheafWindow SheafWindow;

/* How an import is done. */
typedef enum
{
  SHEAF_IMPORT_ASK,      /* by the dialog */
  SHEAF_IMPORT_AND_TELL, /* and told of in a toast */
  SHEAF_IMPORT_AND_SHOW, /* also shown, where it came to one article */
  SHEAF_IMPORT_QUIETLY,  /* of a remembered folder: told of as news from there */
} SheafImportManner;

struct _SheafWindow
{
  AdwApplicationWindow parent_instance;

  /* From the template. */
  AdwToastOverlay *toasts;
  GtkStack *pages; /* "opening", "library", "welcome", "error" */
  AdwStatusPage *error_page;
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
  int zoom;        /* hundredths */
  AdwToast *toast; /* (nullable) weak: the last one */

  /* The library: everything NULL while it is not open. */
  char *path;
  SheafWorker *writer;
  SheafWorker *search_worker; /* finds ids and snippets, interrupted by the next question */
  SheafWorker *count_worker;
  SheafLibrary *library; /* the main thread's: short reads */
  SheafFinder *finder;
  SheafArticleModel *model;
  gboolean read_only;

  /* What is shown. */
  SheafListing listing;
  char *place_name;
  SheafArticle *article; /* the open one, NULL: none */

  /* Keeping up with the library. */
  gint64 data_version;
  guint poll_source;
  guint refresh_source;
  gboolean counting;
  gboolean count_again;
  guint n_articles; /* outside the trash */

  /* Imports: one at a time. */
  SheafImportJob *import;
  SheafImportManner manner;  /* of it */
  GQueue waiting_imports;    /* see window-import.c */
  GtkWidget *import_dialog;  /* (nullable) weak */
  GtkWidget *imports_window; /* (nullable) weak */
  SheafRescan *rescan;       /* (nullable): looks through remembered folders */
  gboolean rescan_asked;     /* by somebody, who waits for an answer */
  SheafListing place_before; /* the sidebar's, while an import is listed */
  char *place_name_before;   /* (nullable) */
  gint64 rescanned;          /* when, by g_get_monotonic_time(); 0: not yet */
};

/* window.c */

/* Shows plain text for a while, with a button that activates @action where @button is not NULL. @target:
 * (transfer floating) (nullable) */
void sheaf_window_toast (SheafWindow *self,
                         const char *text,
                         const char *button,
                         const char *action,
                         GVariant *target);

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

/* window-import.c: imports */
void sheaf_window_connect_import (SheafWindow *self);

/* Does it when its turn has come. @request: (transfer full) */
void sheaf_window_import (SheafWindow *self, SheafImportRequest *request, SheafImportManner manner);

/* Opens the dialog. @category: (nullable): path A/B that goes before the articles' own. @files: (transfer
 * none) */
void sheaf_window_import_into (SheafWindow *self,
                               const char *category,
                               GFile *const *files,
                               guint n_files);

/* Ends what is being imported or asked, since the library closes. */
void sheaf_window_forget_imports (SheafWindow *self);
void sheaf_window_pick_import (SheafWindow *self, gboolean folders);
void sheaf_window_cancel_import (SheafWindow *self);
void sheaf_window_start_next_import (SheafWindow *self);

/* window-imports.c: the window of all imports */
void sheaf_window_connect_imports (SheafWindow *self);
void sheaf_window_refresh_imports (SheafWindow *self);

/* Says once that a crash has cut an import off. */
void sheaf_window_tell_interrupted (SheafWindow *self);

/* window-folders.c: remembered folders */
void sheaf_window_connect_folders (SheafWindow *self);
void sheaf_window_stop_rescan (SheafWindow *self);
