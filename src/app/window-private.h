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
#include "app/reader-title.h"
#include "app/reader.h"
#include "app/sidebar.h"
#include "app/warning-bar.h"
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
  AdwStatusPage *error_page;
  GtkRevealer *read_only_bar;
  SheafPanes *panes;
  SheafSidebar *sidebar;
  SheafArticleList *list;
  GtkWidget *reader_pane;
  AdwHeaderBar *reader_header;
  GtkWidget *reader_back_button;
  GtkWidget *reader_tools;
  SheafReaderTitle *reader_title;
  SheafWarningBar *warning_bar;
  GtkStack *reader_stack; /* "none", "article", "several" */
  AdwStatusPage *several_page;
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
  char *tag;             /* what listing.tag points to */
  SheafArticle *article; /* the open one, NULL: none */

  char *pick_into; /* (nullable): path of the category that files are being chosen for */

  /* What the list comes back to, as soon as it has it; see sheaf_window_return_to(). */
  gint64 select_id;
  gint64 top_id;
  /* The same while a search is shown: where the list was before. */
  gint64 selected_before;
  gint64 top_before;

  /* Keeping up with the library. */
  gint64 data_version;
  guint poll_source;
  guint refresh_source;
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

/* Selects @select in the list and has @top as the first row in view, as soon as it lists them; 0: leaves
 * that. Opens nothing. */
void sheaf_window_return_to (SheafWindow *self, gint64 select, gint64 top);

/* Whether hits are listed, and not a place. */
gboolean sheaf_window_is_searching (SheafWindow *self);

/* Reads the open article's marks anew. */
void sheaf_window_refresh_article (SheafWindow *self);

/* window-actions.c: what menus, keys and buttons do */
void sheaf_window_add_actions (SheafWindow *self);
void sheaf_window_install_keys (GtkWidgetClass *klass);

/* Actions follow the open article, and whether the library can be written. */
void sheaf_window_update_actions (SheafWindow *self);

/* What Undo and Redo would do, in the menu; id 0: nothing. */
void sheaf_window_update_undo (SheafWindow *self, const SheafStep *undo, const SheafStep *redo);

/* window-marks.c: marks of the selected articles, or of the open one */
void sheaf_window_add_mark_actions (SheafWindow *self);
void sheaf_window_update_marks (SheafWindow *self);

/* window-rows.c: what the menus of rows and places do, and how the list looks */
void sheaf_window_add_row_actions (SheafWindow *self);

/* The headings of days follow the order, and what is listed. */
void sheaf_window_update_groups (SheafWindow *self);

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
