/* import-files.c: the files of an import: searched, listed, and one of them closely
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-files.h"

#include "app/import-detail.h"
#include "app/import-file-row.h"

#include <glib/gi18n.h>

struct _SheafImportFiles
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkStack *stack; /* "list", "empty" */
  GtkListView *view;
  GtkLabel *empty;
  SheafImportDetail *detail;

  GtkSingleSelection *selection; /* (nullable) */
  SheafImportList *list;         /* (nullable) */
  SheafImportBranch *branch;     /* (nullable) */
  guint wanted;
  gboolean updating; /* the selection is on its way */
  char *nothing;     /* said of a list without files */
};

G_DEFINE_FINAL_TYPE (SheafImportFiles, sheaf_import_files, ADW_TYPE_BIN)

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportFiles *self)
{
  gtk_list_item_set_child (list_item, sheaf_import_file_row_new ());
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportFiles *self)
{
  sheaf_import_file_row_set_file (SHEAF_IMPORT_FILE_ROW (gtk_list_item_get_child (list_item)),
                                  gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportFiles *self)
{
  sheaf_import_file_row_set_file (SHEAF_IMPORT_FILE_ROW (gtk_list_item_get_child (list_item)),
                                  NULL);
}

static void
show_selected (SheafImportFiles *self)
{
  SheafImportFile *file =
      self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  sheaf_import_detail_set_file (self->detail, file,
                                file ? sheaf_import_list_count_alike (self->list, file) : 0);
}

static void
selected_cb (SheafImportFiles *self)
{
  if (!self->updating)
    show_selected (self);
}

static void
update_empty (SheafImportFiles *self)
{
  const guint all = self->list ? sheaf_import_list_count_all (self->list) : 0;
  const guint shown = self->list ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;

  gtk_label_set_text (self->empty, all > 0 ? _ ("No such files") : self->nothing);
  gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), all > 0);
}

/* What is looked at stays so as long as it is listed, and what the person does with it keeps the focus. @before:
 * (nullable) */
static void
select_again (SheafImportFiles *self, SheafImportFile *before)
{
  const guint place =
      before && self->selection ? sheaf_import_list_find (self->list, before) : G_MAXUINT;

  if (place != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, place);
}

static void
filter (SheafImportFiles *self)
{
  g_autoptr (SheafImportFile) before = NULL;

  if (self->selection)
    g_set_object (&before, gtk_single_selection_get_selected_item (self->selection));
  self->updating = TRUE;
  if (self->list)
    sheaf_import_list_filter (self->list, self->wanted, self->branch,
                              gtk_editable_get_text (GTK_EDITABLE (self->search)));
  select_again (self, before);
  self->updating = FALSE;
  update_empty (self);
}

/* A new selection for a new list: the view then does not look for the old one among the new rows. */
static void
make_selection (SheafImportFiles *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_list (SheafImportFiles *self)
{
  g_autoptr (SheafImportFile) before = NULL;

  if (self->selection)
    g_set_object (&before, gtk_single_selection_get_selected_item (self->selection));
  g_clear_object (&self->selection);
  gtk_list_view_set_model (self->view, NULL);
  filter (self);
  if (!self->list)
    return;
  self->updating = TRUE;
  make_selection (self);
  select_again (self, before);
  self->updating = FALSE;
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/* What most want to see first is what is wrong. */
static void
select_first_problem (SheafImportFiles *self)
{
  g_autoptr (SheafImportFile) first = NULL;

  if (!self->selection || gtk_single_selection_get_selected_item (self->selection))
    return;
  first = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
  if (first && sheaf_import_file_has_reason (first))
    gtk_single_selection_set_selected (self->selection, 0);
}

/* Once all has settled, so that what is shown does not go away and come back. */
static void
settle (SheafImportFiles *self)
{
  self->updating = TRUE;
  select_first_problem (self);
  self->updating = FALSE;
  show_selected (self);
}

static void
search_changed_cb (SheafImportFiles *self)
{
  filter (self);
  show_selected (self);
}

static void
stop_search_cb (SheafImportFiles *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

void
sheaf_import_files_set_list (SheafImportFiles *self, SheafImportList *list, const char *empty)
{
  g_return_if_fail (SHEAF_IS_IMPORT_FILES (self));

  g_set_object (&self->list, list);
  g_free (self->nothing);
  self->nothing = g_strdup (empty);
  show_list (self);
  settle (self);
}

void
sheaf_import_files_filter (SheafImportFiles *self, guint wanted, SheafImportBranch *branch)
{
  g_return_if_fail (SHEAF_IS_IMPORT_FILES (self));

  g_set_object (&self->branch, branch);
  self->wanted = wanted;
  filter (self);
  settle (self);
}

void
sheaf_import_files_focus_search (SheafImportFiles *self)
{
  g_return_if_fail (SHEAF_IS_IMPORT_FILES (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
sheaf_import_files_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_FILES, NULL);
}

static void
sheaf_import_files_dispose (GObject *object)
{
  SheafImportFiles *self = SHEAF_IMPORT_FILES (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->branch);
  g_clear_pointer (&self->nothing, g_free);

  G_OBJECT_CLASS (sheaf_import_files_parent_class)->dispose (object);
}

static void
sheaf_import_files_class_init (SheafImportFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_files_dispose;
  g_type_ensure (SHEAF_TYPE_IMPORT_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-files.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportFiles, search);
  gtk_widget_class_bind_template_child (widget_class, SheafImportFiles, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafImportFiles, view);
  gtk_widget_class_bind_template_child (widget_class, SheafImportFiles, empty);
  gtk_widget_class_bind_template_child (widget_class, SheafImportFiles, detail);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
sheaf_import_files_init (SheafImportFiles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->nothing = g_strdup ("");
}
