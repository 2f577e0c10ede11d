/* import-branches.c: the categories that an import will make
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/import-branches.h"

#include "app/format.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_NAME 200
/* A tree of no more branches is shown open. */
#define SMALL_TREE 12

struct _SheafImportBranches
{
  AdwBin parent_instance;

  GtkListView *view;

  GtkSingleSelection *selection; /* (nullable) */
  guint n_files;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (SheafImportBranches, sheaf_import_branches, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
make_name (SheafImportBranch *branch)
{
  switch (sheaf_import_branch_get_kind (branch))
    {
    case SHEAF_BRANCH_ALL:
      return g_strdup (_ ("All Files"));
    case SHEAF_BRANCH_NONE:
      return g_strdup (_ ("Uncategorised"));
    case SHEAF_BRANCH_CATEGORY:
    default:
      return sheaf_text_display (sheaf_import_branch_get_name (branch), MAX_NAME);
    }
}

/* Rows. */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportBranches *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (list_item, expander);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportBranches *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  g_autoptr (SheafImportBranch) branch = gtk_tree_list_row_get_item (row);
  GtkWidget *expander = gtk_list_item_get_child (list_item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *label = gtk_widget_get_first_child (box);
  const guint n = sheaf_import_branch_get_kind (branch) == SHEAF_BRANCH_ALL
                      ? self->n_files
                      : sheaf_import_branch_get_count (branch);
  g_autofree char *name = make_name (branch);
  g_autofree char *count = sheaf_format_number (n);
  g_autofree char *said = g_strdup_printf (
      /* Translators: a category that an import will make, and how many articles it will hold */
      ngettext ("%s, %'u file", "%s, %'u files", n), name, n);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (label)), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                  -1);
  /* What has the focus is the list's own row around this one, which has no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (expander)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, SheafImportBranches *self)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

/* The tree. */

static GListStore *
make_store (const GPtrArray *branches)
{
  GListStore *store = g_list_store_new (SHEAF_TYPE_IMPORT_BRANCH);

  g_list_store_splice (store, 0, 0, branches->pdata, branches->len);
  return store;
}

static GListModel *
create_children_cb (gpointer item, gpointer data)
{
  const GPtrArray *children = sheaf_import_branch_get_children (item);

  if (sheaf_import_branch_get_kind (item) != SHEAF_BRANCH_CATEGORY || children->len == 0)
    return NULL;
  return G_LIST_MODEL (make_store (children));
}

static void
selected_cb (SheafImportBranches *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/* Opens what there is where that still fits. */
static void
open_small_tree (GtkTreeListModel *tree)
{
  guint i = 0;

  while (i < g_list_model_get_n_items (G_LIST_MODEL (tree)) && i < SMALL_TREE)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (tree, i++);

      if (gtk_tree_list_row_is_expandable (row) &&
          g_list_model_get_n_items (G_LIST_MODEL (tree)) < SMALL_TREE)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

void
sheaf_import_branches_set_tree (SheafImportBranches *self, SheafImportBranch *tree, guint n_files)
{
  GListStore *store;
  GtkTreeListModel *model;

  g_return_if_fail (SHEAF_IS_IMPORT_BRANCHES (self));

  self->updating = TRUE;
  self->n_files = n_files;
  g_clear_object (&self->selection);
  gtk_list_view_set_model (self->view, NULL);
  if (tree)
    {
      store = make_store (sheaf_import_branch_get_children (tree));
      g_list_store_insert (store, 0, tree);
      model = gtk_tree_list_model_new (G_LIST_MODEL (store), FALSE, FALSE, create_children_cb, NULL,
                                       NULL);
      open_small_tree (model);
      self->selection = gtk_single_selection_new (G_LIST_MODEL (model));
      g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
    }
  self->updating = FALSE;
}

SheafImportBranch *
sheaf_import_branches_get_chosen (SheafImportBranches *self)
{
  GtkTreeListRow *row;
  g_autoptr (SheafImportBranch) branch = NULL;

  g_return_val_if_fail (SHEAF_IS_IMPORT_BRANCHES (self), NULL);

  row = self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  branch = row ? gtk_tree_list_row_get_item (row) : NULL;
  if (!branch || sheaf_import_branch_get_kind (branch) == SHEAF_BRANCH_ALL)
    return NULL;
  return branch; /* the tree holds it */
}

/* Left and Right close and open a branch, as in every tree. */
static gboolean
key_cb (SheafImportBranches *self, guint key)
{
  GtkTreeListRow *row =
      self->selection ? gtk_single_selection_get_selected_item (self->selection) : NULL;
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const gboolean opens = key == (mirrored ? GDK_KEY_Left : GDK_KEY_Right);

  if (!row || (key != GDK_KEY_Left && key != GDK_KEY_Right) ||
      !gtk_tree_list_row_is_expandable (row) || gtk_tree_list_row_get_expanded (row) == opens)
    return GDK_EVENT_PROPAGATE;
  gtk_tree_list_row_set_expanded (row, opens);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                SheafImportBranches *self)
{
  return modifiers & gtk_accelerator_get_default_mod_mask () ? GDK_EVENT_PROPAGATE
                                                             : key_cb (self, key);
}

GtkWidget *
sheaf_import_branches_new (void)
{
  return g_object_new (SHEAF_TYPE_IMPORT_BRANCHES, NULL);
}

static void
sheaf_import_branches_dispose (GObject *object)
{
  SheafImportBranches *self = SHEAF_IMPORT_BRANCHES (object);

  self->updating = TRUE;
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (sheaf_import_branches_parent_class)->dispose (object);
}

static void
sheaf_import_branches_class_init (SheafImportBranchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_import_branches_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, OBJECT_PATH "/ui/import-branches.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafImportBranches, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
sheaf_import_branches_init (SheafImportBranches *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
