/* imports-window.c: all imports that were made, and the folders that are kept up with
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/imports-window.h"

#include "app/folders-page.h"
#include "app/import-record.h"
#include "app/import-report-view.h"
#include "app/split.h"
#include "app/switcher.h"
#include "app/wrap-layout.h"

#include <glib/gi18n.h>

struct _SheafImportsWindow
{
  GtkWindow parent_instance;

  GtkStack *pages;         /* "imports", "folders" */
  GtkStack *imports_stack; /* "none", "list" */
  GtkListView *view;
  SheafImportReportView *report;
  SheafFoldersPage *folders;

  GListStore *store; /* SheafImportRecordItem */
  GtkSingleSelection *selection;
  gint64 chosen; /* the import whose report is shown, or asked for */
  gint64 wanted; /* to be chosen when it is there; 0: none */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafImportsWindow, sheaf_imports_window, GTK_TYPE_WINDOW)

enum
{
  REPORT_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows. */

static GtkWidget *
new_label (const char *css_class, PangoEllipsizeMode ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *moment = new_label ("caption", PANGO_ELLIPSIZE_END);
  GtkWidget *counts = new_label ("caption", PANGO_ELLIPSIZE_END);

  gtk_widget_add_css_class (moment, "dim-label");
  gtk_widget_add_css_class (counts, "dim-label");
  gtk_box_append (GTK_BOX (box), new_label ("heading", PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (GTK_BOX (box), moment);
  gtk_box_append (GTK_BOX (box), counts);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportsWindow *self)
{
  SheafImportRecordItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *moment = gtk_widget_get_next_sibling (name);
  GtkWidget *counts = gtk_widget_get_next_sibling (moment);
  const char *state = sheaf_import_record_item_get_state (item);
  g_autofree char *when = g_strconcat (sheaf_import_record_item_get_moment (item),
                                       *state ? C_ ("facts", " · ") : "", state, NULL);
  g_autofree char *said = g_strjoin (C_ ("article", ", "), sheaf_import_record_item_get_name (item),
                                     when, sheaf_import_record_item_get_counts (item), NULL);

  gtk_label_set_text (GTK_LABEL (name), sheaf_import_record_item_get_name (item));
  gtk_label_set_text (GTK_LABEL (moment), when);
  gtk_label_set_text (GTK_LABEL (counts), sheaf_import_record_item_get_counts (item));
  gtk_widget_set_visible (counts, *sheaf_import_record_item_get_counts (item) != '\0');
  /* What has the focus is the list's own row around this one, which has no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

/* Choosing. */

static void
choose (SheafImportsWindow *self, SheafImportRecordItem *item)
{
  const gint64 id = item ? sheaf_import_record_item_get_id (item) : 0;

  sheaf_import_report_view_set_item (self->report, item);
  if (id == self->chosen)
    return;
  self->chosen = id;
  sheaf_import_report_view_set_content (self->report, NULL);
  if (id)
    g_signal_emit (self, signals[REPORT_WANTED], 0, id);
}

static void
selected_cb (SheafImportsWindow *self)
{
  if (!self->updating)
    choose (self, gtk_single_selection_get_selected_item (self->selection));
}

static guint
find (SheafImportsWindow *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->store)); i++)
    {
      g_autoptr (SheafImportRecordItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (sheaf_import_record_item_get_id (item) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
choose_wanted (SheafImportsWindow *self)
{
  const guint place = self->wanted ? find (self, self->wanted) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  self->wanted = 0;
  gtk_single_selection_set_selected (self->selection, place);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", place);
}

/* Contents. */

/* Brings the store in step: what stays the same is left alone, with the selection and the scroll. */
static void
update_store (SheafImportsWindow *self, GListStore *fresh)
{
  const guint n_fresh = g_list_model_get_n_items (G_LIST_MODEL (fresh));

  for (guint i = 0; i < n_fresh; i++)
    {
      g_autoptr (SheafImportRecordItem) item = g_list_model_get_item (G_LIST_MODEL (fresh), i);
      const guint place = find (self, sheaf_import_record_item_get_id (item));
      g_autoptr (SheafImportRecordItem) old =
          place < GTK_INVALID_LIST_POSITION
              ? g_list_model_get_item (G_LIST_MODEL (self->store), place)
              : NULL;

      if (place != GTK_INVALID_LIST_POSITION && place > i)
        g_list_store_splice (self->store, i, place - i, NULL, 0);
      if (old && sheaf_import_record_item_equal (old, item))
        continue;
      g_list_store_splice (self->store, i, old ? 1 : 0, (gpointer *) &item, 1);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->store)) > n_fresh)
    g_list_store_splice (self->store, n_fresh,
                         g_list_model_get_n_items (G_LIST_MODEL (self->store)) - n_fresh, NULL, 0);
}

void
sheaf_imports_window_set_imports (SheafImportsWindow *self,
                                  const GPtrArray *records,
                                  gint64 running)
{
  g_autoptr (GListStore) fresh = g_list_store_new (SHEAF_TYPE_IMPORT_RECORD_ITEM);
  guint place;

  g_return_if_fail (SHEAF_IS_IMPORTS_WINDOW (self));
  g_return_if_fail (records);

  for (guint i = 0; i < records->len; i++)
    {
      const SheafImportRecord *record = g_ptr_array_index (records, i);
      g_autoptr (SheafImportRecordItem) item =
          sheaf_import_record_item_new (record, running && record->id == running);

      g_list_store_append (fresh, item);
    }
  self->updating = TRUE;
  update_store (self, fresh);
  place = self->chosen ? find (self, self->chosen) : GTK_INVALID_LIST_POSITION;
  if (place == GTK_INVALID_LIST_POSITION && records->len > 0)
    place = 0;
  gtk_single_selection_set_selected (self->selection, place);
  self->updating = FALSE;
  gtk_stack_set_visible_child_name (self->imports_stack, records->len > 0 ? "list" : "none");
  selected_cb (self);
  choose_wanted (self);
}

void
sheaf_imports_window_set_folders (SheafImportsWindow *self,
                                  const GPtrArray *folders,
                                  const GArray *missing)
{
  g_return_if_fail (SHEAF_IS_IMPORTS_WINDOW (self));

  sheaf_folders_page_set_folders (self->folders, folders, missing);
}

void
sheaf_imports_window_set_report (SheafImportsWindow *self,
                                 gint64 import,
                                 const SheafImportReportContent *content)
{
  g_return_if_fail (SHEAF_IS_IMPORTS_WINDOW (self));

  if (import == self->chosen)
    sheaf_import_report_view_set_content (self->report, content);
}

void
sheaf_imports_window_show_import (SheafImportsWindow *self, gint64 import)
{
  g_return_if_fail (SHEAF_IS_IMPORTS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->pages, "imports");
  self->wanted = import;
  choose_wanted (self);
}

GtkWidget *
sheaf_imports_window_new (GtkApplicationWindow *parent, GSettings *settings)
{
  SheafImportsWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION_WINDOW (parent), NULL);

  self = g_object_new (SHEAF_TYPE_IMPORTS_WINDOW, "transient-for", parent, NULL);
  /* So that the keys of the application, Ctrl+Q above all, work here too. */
  gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (GTK_WINDOW (parent)));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  sheaf_folders_page_bind (self->folders, settings);
  return GTK_WIDGET (self);
}

static void
sheaf_imports_window_dispose (GObject *object)
{
  SheafImportsWindow *self = SHEAF_IMPORTS_WINDOW (object);

  self->updating = TRUE;
  g_clear_object (&self->selection);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sheaf_imports_window_parent_class)->dispose (object);
}

static void
sheaf_imports_window_class_init (SheafImportsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_imports_window_dispose;
  signals[REPORT_WANTED] =
      g_signal_new ("report-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (SHEAF_TYPE_SPLIT);
  g_type_ensure (SHEAF_TYPE_SWITCHER);
  g_type_ensure (SHEAF_TYPE_WRAP_LAYOUT);
  g_type_ensure (SHEAF_TYPE_IMPORT_REPORT_VIEW);
  g_type_ensure (SHEAF_TYPE_FOLDERS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/imports-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SheafImportsWindow, imports_stack);
  gtk_widget_class_bind_template_child (widget_class, SheafImportsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SheafImportsWindow, report);
  gtk_widget_class_bind_template_child (widget_class, SheafImportsWindow, folders);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "win.rescan", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
sheaf_imports_window_init (SheafImportsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->store = g_list_store_new (SHEAF_TYPE_IMPORT_RECORD_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->store));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}
