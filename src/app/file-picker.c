/* file-picker.c: asks for files or a folder
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/file-picker.h"

#include <glib/gi18n.h>

/* The endings of article files (DESIGN, part 5). */
static const char *const suffixes[] = { "md",  "markdown", "mkd",  "mkdn", "mdx",
                                        "rmd", "qmd",      "html", "htm",  "txt" };

typedef struct
{
  SheafFilePickerFunc func;
  GObject *owner; /* owned */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  if (files && g_list_model_get_n_items (files) > 0)
    question->func (files, question->owner);
  g_object_unref (dialog);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) articles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (articles, _ ("Articles"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (articles, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, articles);
  gtk_file_chooser_add_filter (chooser, all);
}

/* A place on the computer, also where a sandbox does not show it: the dialog is not in the sandbox. Without one GTK's
 * begins with recent files, which are no folders, and takes none that is typed there. */
static void
begin_in (GtkFileChooser *chooser, const char *path)
{
  g_autoptr (GFile) folder = NULL;

  if (!path && gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    path = g_get_home_dir ();
  folder = path ? g_file_new_for_path (path) : NULL;
  if (folder)
    gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

/* @dialog: (transfer full) */
static void
ask (GtkFileChooserNative *dialog, SheafFilePickerFunc func, gpointer owner)
{
  Question *question = g_new0 (Question, 1);

  question->func = func;
  question->owner = g_object_ref (owner);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
sheaf_file_picker_open (GtkWindow *parent,
                        gboolean folders,
                        const char *start,
                        SheafFilePickerFunc func,
                        gpointer owner)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_OBJECT (owner));

  dialog = gtk_file_chooser_native_new (folders ? _ ("Import Folder") : _ ("Import Files"), parent,
                                        folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _ ("_Import"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  if (!folders)
    add_filters (GTK_FILE_CHOOSER (dialog));
  begin_in (GTK_FILE_CHOOSER (dialog), start);
  ask (dialog, func, owner);
}

void
sheaf_file_picker_choose_folder (GtkWindow *parent,
                                 const char *title,
                                 const char *accept,
                                 const char *start,
                                 SheafFilePickerFunc func,
                                 gpointer owner)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_OBJECT (owner));

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                        accept, _ ("_Cancel"));
  begin_in (GTK_FILE_CHOOSER (dialog), start);
  ask (dialog, func, owner);
}

typedef struct
{
  SheafFileSaverFunc func;
  GObject *owner; /* owned */
} SaveQuestion;

static void
save_question_free (gpointer data, GClosure *closure)
{
  SaveQuestion *question = data;

  g_object_unref (question->owner);
  g_free (question);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, SaveQuestion *question)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file)
    question->func (file, question->owner);
  g_object_unref (dialog);
}

void
sheaf_file_picker_save (GtkWindow *parent,
                        const char *title,
                        const char *name,
                        SheafFileSaverFunc func,
                        gpointer owner)
{
  GtkFileChooserNative *dialog;
  SaveQuestion *question;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_OBJECT (owner));

  dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                                        _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);

  question = g_new0 (SaveQuestion, 1);
  question->func = func;
  question->owner = g_object_ref (owner);
  g_signal_connect_data (dialog, "response", G_CALLBACK (save_response_cb), question,
                         save_question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
