/* preferences-search.c: the settings that what is typed is about
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences-search.h"

#include "core/folding.h"

#include <glib/gi18n.h>

struct _SheafPreferencesSearch
{
  AdwBin parent_instance;

  /* From the template. */
  GtkStack *stack; /* "found", "nothing" */
  GtkListBox *list;

  GPtrArray *settings; /* Setting *: what is listed, in this order */
};

G_DEFINE_FINAL_TYPE (SheafPreferencesSearch, sheaf_preferences_search, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Settings ----------------------------------------------------------------------------------------- */

typedef struct
{
  AdwPreferencesRow *row;
  GtkWidget *page;
  char *title;
  gboolean markup; /* what the title is in the row, it is in a hit */
  char *where;     /* the titles of the page and the group */
  char *folded_title;
  char *folded; /* all that it can be found by */
} Setting;

static void
setting_free (gpointer data)
{
  Setting *self = data;

  g_object_unref (self->row);
  g_object_unref (self->page);
  g_free (self->title);
  g_free (self->where);
  g_free (self->folded_title);
  g_free (self->folded);
  g_free (self);
}

/* As the search of the library has it: without case and accents, one form of each Chinese character; words by blanks. */
static char *
fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  for (; *text; text = g_utf8_next_char (text))
    {
      gunichar c;
      const SheafFoldClass class = sheaf_folding_classify (g_utf8_get_char (text), &c);

      if (class == SHEAF_FOLD_SEPARATOR)
        g_string_append_c (folded, ' ');
      else if (class != SHEAF_FOLD_SKIP)
        g_string_append_unichar (folded, c);
    }
  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static void
append (GString *words, const char *text)
{
  if (text)
    g_string_append_printf (words, " %s", text);
}

static void
append_choices (GString *words, AdwComboRow *row)
{
  GListModel *choices = adw_combo_row_get_model (row);

  for (guint i = 0; choices && i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr (GObject) choice = g_list_model_get_item (choices, i);

      if (GTK_IS_STRING_OBJECT (choice))
        append (words, gtk_string_object_get_string (GTK_STRING_OBJECT (choice)));
    }
}

static Setting *
setting_new (AdwPreferencesRow *row, GtkWidget *page, const char *page_title)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_GROUP);
  const char *heading =
      group ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) : "";
  g_autoptr (GString) words = g_string_new (NULL);
  Setting *self = g_new0 (Setting, 1);

  self->row = g_object_ref (row);
  self->page = g_object_ref (page);
  self->title = g_strdup (adw_preferences_row_get_title (row));
  self->markup = adw_preferences_row_get_use_markup (row);
  self->where = *heading && g_strcmp0 (heading, page_title) != 0
                    ? g_strdup_printf ("%s › %s", page_title, heading)
                    : g_strdup (page_title);
  g_string_append_printf (words, "%s %s", self->title, self->where);
  if (group)
    append (words, adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group)));
  if (ADW_IS_ACTION_ROW (row))
    append (words, adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  if (ADW_IS_COMBO_ROW (row))
    append_choices (words, ADW_COMBO_ROW (row));
  self->folded_title = fold (self->title);
  self->folded = fold (words->str);
  return self;
}

/* Those of a page, as they come there; what is in a row is its own matter. */
static void
add_settings (GPtrArray *settings, GtkWidget *page, const char *title)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_head (pending, page);
  while ((next = g_queue_pop_head (pending)))
    {
      if (ADW_IS_PREFERENCES_ROW (next))
        g_ptr_array_add (settings, setting_new (ADW_PREFERENCES_ROW (next), page, title));
      else
        for (GtkWidget *child = gtk_widget_get_last_child (next); child;
             child = gtk_widget_get_prev_sibling (child))
          if (gtk_widget_get_visible (child))
            g_queue_push_head (pending, child);
    }
}

static GPtrArray *
list_settings (GtkStack *pages)
{
  GPtrArray *settings = g_ptr_array_new_with_free_func (setting_free);

  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (pages)); page;
       page = gtk_widget_get_next_sibling (page))
    add_settings (settings, page, gtk_stack_page_get_title (gtk_stack_get_page (pages, page)));
  return settings;
}

/* --- Which of them ------------------------------------------------------------------------------------ */

static gboolean
says (const char *folded, const char *const *words)
{
  for (guint i = 0; words[i]; i++)
    if (*words[i] && !strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static void
add_row (SheafPreferencesSearch *self, const Setting *setting)
{
  GtkWidget *row = adw_action_row_new ();
  const char *safe_title = setting->title;
  g_autofree char *safe_where =
      setting->markup ? g_markup_escape_text (setting->where, -1) : g_strdup (setting->where);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), setting->markup);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), safe_where);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

/* Of @settings, which keeps nothing of what is taken, those that say it in the title, or else in the rest. */
static void
take (SheafPreferencesSearch *self,
      GPtrArray *settings,
      const char *const *words,
      gboolean in_title)
{
  for (guint i = 0; i < settings->len;)
    {
      Setting *setting = g_ptr_array_index (settings, i);

      if (!says (in_title ? setting->folded_title : setting->folded, words))
        {
          i++;
          continue;
        }
      g_ptr_array_add (self->settings, g_ptr_array_steal_index (settings, i));
      add_row (self, setting);
    }
}

guint
sheaf_preferences_search_find (SheafPreferencesSearch *self, GtkStack *pages, const char *text)
{
  g_autoptr (GPtrArray) settings = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  GtkListBoxRow *row;

  g_return_val_if_fail (SHEAF_IS_PREFERENCES_SEARCH (self) && GTK_IS_STACK (pages) && text, 0);

  settings = list_settings (pages);
  folded = fold (text);
  words = g_strsplit (folded, " ", -1);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->settings, 0);
  take (self, settings, (const char *const *) words, TRUE);
  take (self, settings, (const char *const *) words, FALSE);
  gtk_stack_set_visible_child_name (self->stack, self->settings->len ? "found" : "nothing");
  return self->settings->len;
}

/* --- Choosing ----------------------------------------------------------------------------------------- */

static void
choose (SheafPreferencesSearch *self, guint place)
{
  g_autoptr (AdwPreferencesRow) row = NULL;
  g_autoptr (GtkWidget) page = NULL;
  const Setting *setting;

  if (place >= self->settings->len)
    return;
  setting = g_ptr_array_index (self->settings, place);
  row = g_object_ref (setting->row);
  page = g_object_ref (setting->page);
  g_signal_emit (self, signals[CHOSEN], 0, row, page);
}

static void
activated_cb (SheafPreferencesSearch *self, GtkListBoxRow *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

void
sheaf_preferences_search_choose_first (SheafPreferencesSearch *self)
{
  g_return_if_fail (SHEAF_IS_PREFERENCES_SEARCH (self));

  choose (self, 0);
}

/* --- The object --------------------------------------------------------------------------------------- */

GtkWidget *
sheaf_preferences_search_new (void)
{
  return g_object_new (SHEAF_TYPE_PREFERENCES_SEARCH, NULL);
}

static void
sheaf_preferences_search_dispose (GObject *object)
{
  g_clear_pointer (&SHEAF_PREFERENCES_SEARCH (object)->settings, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_preferences_search_parent_class)->dispose (object);
}

static void
sheaf_preferences_search_class_init (SheafPreferencesSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sheaf_preferences_search_dispose;
  signals[CHOSEN] =
      g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, ADW_TYPE_PREFERENCES_ROW, GTK_TYPE_WIDGET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               OBJECT_PATH "/ui/preferences-search.ui");
  gtk_widget_class_bind_template_child (widget_class, SheafPreferencesSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, SheafPreferencesSearch, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sheaf_preferences_search_init (SheafPreferencesSearch *self)
{
  self->settings = g_ptr_array_new_with_free_func (setting_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
