/* window-private.h: what the parts of the main window share
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/aloud-bar.h"
#include "app/article-list.h"
#include "app/aside.h"
#include "app/backups-window.h"
#include "app/care.h"
#include "app/cleaning-bar.h"
#include "app/contents-popover.h"
#include "app/details.h"
#include "app/error-page.h"
#include "app/finder.h"
#include "app/import-bar.h"
#include "app/import-job.h"
#include "app/lightbox.h"
#include "app/panes.h"
#include "app/picture-bar.h"
#include "app/picture-loader.h"
#include "app/reader-style-popover.h"
#include "app/reader-title.h"
#include "app/reader.h"
#include "app/reading-history.h"
#include "app/rescan.h"
#include "app/sidebar.h"
#include "app/sweep-bar.h"
#include "app/warning-bar.h"
#include "app/writer.h"
#include "core/library-undo.h"

/* As window.h has it, which is not included here: window.c includes this. */
typedef struct _SheafWindow SheafWindow;
typedef struct _SheafWindowSession SheafWindowSession;
typedef struct _SheafWindowNotes SheafWindowNotes;

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
  SheafErrorPage *error_page;
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
  SheafPictureBar *picture_bar;
  SheafAloudBar *aloud_bar;
  SheafCleaningBar *cleaning_bar;
  SheafAside *aside;
  SheafDetails *details;
  GtkWidget *details_button;
  GtkStack *reader_stack; /* "none", "article", "several" */
  AdwStatusPage *several_page;
  GtkWidget *star_button;
  GtkWidget *archive_button;
  GtkWidget *trash_button;
  GtkWidget *restore_button;
  GtkMenuButton *look_button;
  SheafReaderStylePopover *look;
  GtkMenuButton *contents_button;
  GtkMenuButton *notes_button;
  SheafContentsPopover *contents;
  GtkWidget *focus_before_look; /* weak (nullable): or before contents or highlights */
  SheafImportBar *import_bar;
  SheafSweepBar *sweep_bar;
  GtkMenuButton *welcome_menu_button;

  SheafReader *reader;
  SheafAloud *aloud;
  SheafLightbox *lightbox;          /* visible while it is open */
  GtkWidget *below_lightbox;        /* all else */
  GtkWidget *focus_before_lightbox; /* weak (nullable) */
  GSettings *settings;
  GMenu *undo_section;
  AdwToast *toast;      /* (nullable) weak: the one that is shown */
  AdwToast *next_toast; /* (nullable) takes its place in a moment */
  gint64 toast_time;    /* when it came, monotonic */
  guint toast_source;
  SheafWindowNotes *notes;     /* see window-notes.c */
  SheafWindowSession *session; /* (nullable): see window-session.c */

  /* The library: everything NULL while it is not open. */
  char *path;
  SheafWorker *writer;
  SheafWorker *search_worker; /* finds ids and snippets, interrupted by the next question */
  SheafWorker *count_worker;
  SheafLibrary *library; /* the main thread's: short reads */
  SheafFinder *finder;
  SheafArticleModel *model;
  SheafThumbnails *thumbnails; /* (nullable): unless they are not wanted */
  gboolean read_only;
  SheafCare *care;            /* checks and backs up */
  guint pictures_source;      /* until the bar about them follows */
  SheafPictureLoader *loader; /* from the network */
  SheafPictureSweep *sweep;   /* (nullable): all those of a place … */
  GVariant *sweep_place;      /* (nullable): … of this one */

  SheafBackupsWindow *backups; /* (nullable) weak: while it is open */
  GCancellable *repair;        /* (nullable) of the one that runs */
  gboolean restoring;          /* a backup is being put in the library's place */
  char *replaced;              /* (nullable): the backup that undo brings back */
  gint64 restored_step;        /* ... as long as this is the last step */
  gboolean damage_told;        /* the page about it was shown; now the person wants to go on */

  /* What is shown. */
  SheafListing listing;
  char *place_name;
  char *tag;                 /* what listing.tag points to */
  SheafArticle *article;     /* the open one, NULL: none */
  gboolean alone;            /* the article fills the screen; see window-alone.c */
  gboolean details_before;   /* whether the details were shown before that */
  SheafReadingHistory *been; /* the articles that were opened */
  gint64 left_article;       /* whose place is to be written, 0: none; see window-left.c */
  SheafReadingPlace left;    /* ... and that place */
  guint left_source;
  guint reading_source;     /* until it counts as read */
  GtkWidget *history;       /* (nullable) weak: the window that lists what was done */
  GtkWidget *header_editor; /* (nullable) weak */
  GtkWidget *versions;      /* (nullable) weak: the window of the versions … */
  gint64 versions_article;  /* … of this one */
  gint64 welcome;           /* article to be shown as soon as it is listed, 0: none */

  /* What was asked for from outside, until it can be shown; see window-asked.c. */
  gint64 asked_article; /* 0: none */
  char *asked_search;   /* (nullable) */
  gboolean asked_import;
  gboolean placed; /* the library is open, and its place was gone back to */

  /* What the list comes back to, as soon as it has it; see sheaf_window_return_to(). */
  gint64 select_id;
  gint64 top_id;
  /* The same while a search is shown: where the list was before. */
  gint64 selected_before;
  gint64 top_before;

  /* Rows that the list gets in the next frames; see window-articles.c. */
  GArray *growing; /* (nullable) */
  gboolean growing_complete;
  SheafListChange growing_change;
  guint grow_tick;

  /* How it is shown; see window-cleaning.c. */
  SheafCleaner *cleaner;       /* the rules that are on */
  GFileMonitor *rules_monitor; /* (nullable) */
  guint n_pictures;            /* that the open article had when its page was made */
  gint64 original_article;     /* the article it was chosen for, 0: none … */
  gboolean original;           /* … to be shown with everything, or cleaned */
  gint64 unmarked_article;     /* the one without marks of what was searched for, 0: none */

  /* Keeping up with the library. */
  gint64 data_version;
  guint poll_source;
  guint refresh_source;
  guint slow_source; /* while opening takes long */
  gboolean counting;
  gboolean count_again;
  guint n_articles;   /* outside the trash */
  guint undo_serial;  /* told at the start and end of what changes what can be undone */
  guint undo_pending; /* how much of that has not ended yet */

  /* Imports: one at a time. */
  SheafImportJob *import;
  SheafImportManner manner;  /* of it */
  GQueue waiting_imports;    /* see window-import.c */
  GtkWidget *import_dialog;  /* (nullable) weak */
  char *pick_into;           /* (nullable): path of the category that files are being chosen for */
  GtkWidget *imports_window; /* (nullable) weak */
  GtkWidget *export_window;  /* (nullable) weak */
  SheafRescan *rescan;       /* (nullable): looks through remembered folders */
  gboolean rescan_asked;     /* by somebody, who waits for an answer */
  SheafListing place_before; /* the sidebar's, while an import is listed */
  char *place_name_before;   /* (nullable) */
  gint64 rescanned;          /* when, by g_get_monotonic_time(); 0: not yet */
  gboolean by_portal; /* the person's folders are seen by leave of a portal, which can be lost */
  gboolean told_lost; /* that it was */
  gint64 granting;    /* the folder that is being asked for */
};

/* window.c */

/* Shows plain text for a while, with a button that activates @action where @button is not NULL. @target:
 * (transfer floating) (nullable) */
void sheaf_window_toast (SheafWindow *self,
                         const char *text,
                         const char *button,
                         const char *action,
                         GVariant *target);

/* The same for what a person has to think about: it stays until it is answered, closed or another takes its place. */
void sheaf_window_toast_long (SheafWindow *self,
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
/* The place that lists and searches are of from now on; shows nothing yet. @tag: (nullable) */
void sheaf_window_set_place (SheafWindow *self,
                             SheafShelf shelf,
                             gint64 category,
                             const char *name,
                             const char *tag);
void sheaf_window_show_listing (SheafWindow *self);
void sheaf_window_connect_finder (SheafWindow *self);
void sheaf_window_stop_growing (SheafWindow *self);
void sheaf_window_open_article (SheafWindow *self, gint64 id);
void sheaf_window_close_article (SheafWindow *self);

/* Selects @select in the list and has @top as the first row in view, as soon as it lists them; 0: leaves
 * that. Opens nothing. */
void sheaf_window_return_to (SheafWindow *self, gint64 select, gint64 top);

/* Reads the open article's marks anew. */
void sheaf_window_refresh_article (SheafWindow *self);

/* window-search.c: searching, and coming back from it */
void sheaf_window_connect_search (SheafWindow *self);
void sheaf_window_connect_search_finder (SheafWindow *self);

/* Searches the library for what was typed; NULL shows the listing again. */
void sheaf_window_search (SheafWindow *self, const char *text);

/* Whether hits are listed, and not a place. */
gboolean sheaf_window_is_searching (SheafWindow *self);

/* Whether hits come by how well they match. */
gboolean sheaf_window_wants_best (SheafWindow *self);

/* The place that was shown may be searched alone. */
void sheaf_window_update_search_place (SheafWindow *self);

/* window-next.c: opens the next article of the list that is unread, from the first on where none follows */
void sheaf_window_open_next_unread (SheafWindow *self);

/* window-actions.c: what menus, keys and buttons do */
void sheaf_window_add_actions (SheafWindow *self);

/* Actions follow the open article, and whether the library can be written. */
void sheaf_window_update_actions (SheafWindow *self);

/* window-look.c: how articles look */
void sheaf_window_connect_look (SheafWindow *self);

/* Behind a popover that a key has opened: the focus is where it was before. */
void sheaf_window_return_focus (SheafWindow *self);

/* window-contents.c: what is in the open article, by its headings */
void sheaf_window_connect_contents (SheafWindow *self);

/* The button and the list follow the article that is open. */
void sheaf_window_update_contents (SheafWindow *self);

/* window-notes.c: the highlights of the open article, and of all */
void sheaf_window_connect_notes (SheafWindow *self);

/* What is typed in a note is kept. */
void sheaf_window_settle_note (SheafWindow *self);

/* The page follows what the library has. */
void sheaf_window_update_notes (SheafWindow *self);

/* window-menu.c: the main menu. Returns: (transfer full) */
GMenuModel *sheaf_window_make_menu (SheafWindow *self);

/* What Undo and Redo would do, in the menu; id 0: nothing. */
void sheaf_window_update_undo (SheafWindow *self, const SheafStep *undo, const SheafStep *redo);

/* window-marks.c: marks of the selected articles, or of the open one */
void sheaf_window_add_mark_actions (SheafWindow *self);
void sheaf_window_update_marks (SheafWindow *self);

/* The buttons for them, as there is room. */
void sheaf_window_update_tools (SheafWindow *self);

/* window-rows.c: what the menus of rows and places do, and how the list looks */
void sheaf_window_add_row_actions (SheafWindow *self);
void sheaf_window_remove_row_actions (SheafWindow *self);

/* The list has pictures while a library is open and they are wanted. */
void sheaf_window_update_thumbnails (SheafWindow *self);

/* The headings of days follow the order, and what is listed. */
void sheaf_window_update_groups (SheafWindow *self);

/* Tells the finder in which order articles are wanted. */
void sheaf_window_update_order (SheafWindow *self);

/* window-panes.c: which panes are to be seen, and the way back */
void sheaf_window_connect_panes (SheafWindow *self);
void sheaf_window_go_back (SheafWindow *self);

/* Moves on to @pane where there is no room for all, with the focus. */
void sheaf_window_go_to (SheafWindow *self, SheafPane pane);

/* window-session.c: staying where one was */

/* Reads where one was with the library of this window, and gives the window its size. */
void sheaf_window_begin_session (SheafWindow *self);

/* The library is open: opens the article, and lists the place as far as that is quick. Returns: TRUE where a place
 * follows, once there is a sidebar to select it in, so that no other needs to be shown */
gboolean sheaf_window_restore_library (SheafWindow *self);

/* Whether this place is listed already, although the sidebar selects it only now. */
gboolean sheaf_window_is_listed_early (SheafWindow *self,
                                       SheafShelf shelf,
                                       gint64 category,
                                       const char *tag);
void sheaf_window_restore_place (SheafWindow *self);
void sheaf_window_restore_focus (SheafWindow *self);

/* The list has rows, @complete where it has all of them. */
void sheaf_window_restore_found (SheafWindow *self, gboolean complete);

/* Whether @article was opened by going back to it, which is not reading it. */
gboolean sheaf_window_was_shown_again (SheafWindow *self, gint64 article);
void sheaf_window_forget_shown_again (SheafWindow *self);

/* Something moved: where one is will be written, a moment later, once for many calls. */
void sheaf_window_queue_session (SheafWindow *self);

/* Keeps it for the next opening of the library; writes it at once, on a thread; ends. */
void sheaf_window_keep_session (SheafWindow *self);
void sheaf_window_save_session (SheafWindow *self);
void sheaf_window_end_session (SheafWindow *self);

/* window-asked.c: does what was asked for from outside, as far as that can be shown by now */
void sheaf_window_show_asked (SheafWindow *self);

/* window-been.c: back and forward through what was read */
void sheaf_window_connect_been (SheafWindow *self);

/* @article is open now. */
void sheaf_window_visit (SheafWindow *self, gint64 article);

/* window-caret.c: F7 gives the page a caret, or takes it */
void sheaf_window_connect_caret (SheafWindow *self);

/* window-alone.c: the article alone on the whole screen */
void sheaf_window_connect_alone (SheafWindow *self);
void sheaf_window_update_alone (SheafWindow *self);

/* What a key opens from the header needs it there, and for no longer. */
void sheaf_window_show_tools (SheafWindow *self, gboolean show);

/* Returns: whether it was */
gboolean sheaf_window_leave_alone (SheafWindow *self);

/* window-aloud.c: an article read aloud */
void sheaf_window_connect_aloud (SheafWindow *self);
void sheaf_window_update_aloud (SheafWindow *self);

/* Returns: whether one was */
gboolean sheaf_window_stop_aloud (SheafWindow *self);

/* window-left.c: where each article was left */
void sheaf_window_connect_left (SheafWindow *self);

/* @article, which is opened next, will begin where it was left. */
void sheaf_window_recall_place (SheafWindow *self, gint64 article);

/* Has the writer keep the place of what is read, if that has changed. */
void sheaf_window_write_place (SheafWindow *self);

/* window-reading.c: when an article counts as read */
void sheaf_window_connect_reading (SheafWindow *self);
void sheaf_window_read_again (SheafWindow *self);
void sheaf_window_stop_reading (SheafWindow *self);

/* What is read is shown anew, where it is another text than that of @before or says something else of itself. */
void sheaf_window_reread (SheafWindow *self, const SheafArticle *before);

/* window-cleaning.c: the open article cleaned, or as it is */
void sheaf_window_connect_cleaning (SheafWindow *self);

/* Shows @article (transfer full) in the reader, cleaned where that is wanted. */
void sheaf_window_read (SheafWindow *self, SheafArticle *article, GBytes *source);

/* The open article once more, where it is. */
void sheaf_window_read_once_more (SheafWindow *self);

/* The same, where the library has got more of its pictures since its page was made. */
void sheaf_window_read_new_pictures (SheafWindow *self);

/* The bar and the actions follow the article that is open. */
void sheaf_window_update_cleaning (SheafWindow *self);

/* window-pictures.c: the pictures of the open article that are on hosts */
void sheaf_window_connect_pictures (SheafWindow *self);

/* With the library. @loader: (transfer full) */
void sheaf_window_open_pictures (SheafWindow *self, SheafPictureLoader *loader);
void sheaf_window_close_pictures (SheafWindow *self);

/* The bar follows the article that is open. */
void sheaf_window_update_pictures (SheafWindow *self);

/* window-sweep.c: all pictures of a place, loaded from the network */
void sheaf_window_add_sweep_actions (SheafWindow *self);
void sheaf_window_end_sweep (SheafWindow *self);

/* What the session keeps of it. Returns: (transfer full) (nullable) */
char *sheaf_window_get_sweep (SheafWindow *self);

/* One that was not done is there again, paused: nobody is asked before somebody is here. @text: (nullable) */
void sheaf_window_restore_sweep (SheafWindow *self, const char *text);

/* window-lightbox.c: the pictures of the open article, as large as the window */
void sheaf_window_connect_lightbox (SheafWindow *self);

/* Returns: whether it was open */
gboolean sheaf_window_close_lightbox (SheafWindow *self);

/* window-hits.c: what was searched for, in the open article */
void sheaf_window_add_hit_actions (SheafWindow *self);

/* What is searched for will be marked in @article, which is shown next. */
void sheaf_window_set_hits (SheafWindow *self, gint64 article);

/* The open article was chosen among the hits of another search than the one it was opened from. */
void sheaf_window_follow_search (SheafWindow *self);

/* window-details.c: the details of the open article, and what is changed there */
void sheaf_window_connect_details (SheafWindow *self);
void sheaf_window_update_details (SheafWindow *self);

/* Sets a value of the open article's header, asking first where the file gets a header by it. */
void sheaf_window_edit_value (SheafWindow *self, const char *key, const char *value);
void sheaf_window_show_details (SheafWindow *self, gboolean show);

/* Goes back from the details: hides them where they cover the article, else moves the focus away. Returns: whether
 * there was anything to go back from */
gboolean sheaf_window_leave_details (SheafWindow *self);

/* window-header.c: the header of the open article as a text */
void sheaf_window_connect_header (SheafWindow *self);

/* window-versions.c: earlier texts of the open article */
void sheaf_window_connect_versions (SheafWindow *self);
void sheaf_window_refresh_versions (SheafWindow *self);

/* window-encoding.c: the open article read in another encoding */
void sheaf_window_add_encoding_actions (SheafWindow *self);

/* window-export.c: articles out to a folder */
void sheaf_window_connect_export (SheafWindow *self);

/* window-output.c: the open article to a printer, a file, the clipboard or the browser */
void sheaf_window_add_output_actions (SheafWindow *self);
void sheaf_window_update_output (SheafWindow *self);

/* window-undo.c: undo and redo, and the list of what was done */
void sheaf_window_add_undo_actions (SheafWindow *self);
void sheaf_window_refresh_history (SheafWindow *self);

/* window-dialogs.c: the windows above this one that its menu opens */
void sheaf_window_add_dialog_actions (SheafWindow *self);

/* window-welcome.c: the articles that explain Sheaf */

/* Imports those in the person's language, or takes them out of the trash, and shows the first. */
void sheaf_window_import_welcome (SheafWindow *self);

/* Once the sidebar has their category. */
void sheaf_window_show_welcome (SheafWindow *self);

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

/* For "win.import-around", which asks for the folder around files that were imported by themselves, beginning in @folder
 * (nullable); what is chosen goes into the category @into (nullable). Returns: (transfer floating) */
GVariant *sheaf_window_around_target (const char *folder, const char *into);
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

/* Opens a folder, or the one that @path is in, with the desktop's file manager. Both are bytes. */
void sheaf_window_open_folder (SheafWindow *self, const char *folder);
void sheaf_window_open_folder_of (SheafWindow *self, const char *path);

/* window-backups.c: backups by themselves and by hand, and the way back to one */
void sheaf_window_add_backup_actions (SheafWindow *self);
void sheaf_window_start_care (SheafWindow *self);
void sheaf_window_stop_care (SheafWindow *self);

/* Brings back the library that a backup took the place of, where that was the last thing done. Returns: whether */
gboolean sheaf_window_undo_restore (SheafWindow *self);

/* window-imports.c: the window of all imports */
void sheaf_window_connect_imports (SheafWindow *self);
void sheaf_window_refresh_imports (SheafWindow *self);

/* Says once that a crash has cut an import off. */
void sheaf_window_tell_interrupted (SheafWindow *self);

/* window-folders.c: remembered folders */
void sheaf_window_connect_folders (SheafWindow *self);
void sheaf_window_stop_rescan (SheafWindow *self);

/* Looks through the remembered folder @folder, 0: all of them. @asked: somebody waits for an answer. */
void sheaf_window_rescan (SheafWindow *self, gint64 folder, gboolean asked);

/* window-grants.c: remembered folders that are not to be seen */
void sheaf_window_connect_grants (SheafWindow *self);

/* @folders: (element-type SheafFolder): remembered ones, at least one. @asked: somebody waits for an answer */
void sheaf_window_tell_lost (SheafWindow *self, const GPtrArray *folders, gboolean asked);
