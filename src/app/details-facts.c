/* details-facts.c: what is known of an article's file
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/details-facts.h"

#include "app/format-import.h"
#include "app/format.h"
#include "core/portal-path.h"
#include "core/text.h"

#include <glib/gi18n.h>

#define MAX_TEXT 1000
/* The same bytes may be at a thousand places. */
#define MAX_PLACES 20

struct _SheafDetailsFacts
{
  AdwBin parent_instance;

  GtkWidget *box;
  GPtrArray *facts; /* char *: captions and texts in turn, as shown */
};

G_DEFINE_FINAL_TYPE (SheafDetailsFacts, sheaf_details_facts, ADW_TYPE_BIN)

/* Collecting. */

static void
add (GPtrArray *facts, const char *caption, const char *text)
{
  if (!text || !*text)
    return;
  g_ptr_array_add (facts, g_strdup (caption));
  g_ptr_array_add (facts, sheaf_text_display (text, MAX_TEXT));
}

static void
add_places (GPtrArray *facts, const SheafArticle *article)
{
  g_autofree char *path =
      article->root ? g_build_filename (article->root, article->origin, NULL) : NULL;
  g_autofree char *shown = path ? sheaf_portal_display_path (path) : NULL;

  add (facts, _ ("File"), shown);
  for (guint i = 0; i < MIN (article->places->len, MAX_PLACES); i++)
    {
      g_autofree char *place = sheaf_portal_display_path (g_ptr_array_index (article->places, i));

      add (facts, _ ("Also at"), place);
    }
}

static GPtrArray *
collect (const SheafArticle *article)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *words = sheaf_format_number (article->words);
  g_autofree char *added = article->added ? sheaf_format_moment (article->added, zone) : NULL;

  add (facts, _ ("Source address"), article->source);
  add_places (facts, article);
  add (facts, _ ("Text encoding"), article->encoding);
  /* Translators: which site generator’s: “Hexo” */
  add (facts, _ ("Read by the rules of"), sheaf_format_dialect (article->dialect));
  /* Translators: how many words the article has */
  add (facts, _ ("Words"), words);
  /* Translators: when the article came into the library */
  add (facts, _ ("Added"), added);
  return facts;
}

/* Showing. */

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
append (SheafDetailsFacts *self, const char *caption, const char *text)
{
  GtkWidget *fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = new_label (caption);
  GtkWidget *label = new_label (text);

  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Not one more step on the way by Tab; the menu of the article copies by keyboard. Were it only not focusable, GTK's
   * label would still say that it took the focus, and the way end here. */
  gtk_widget_set_can_focus (label, FALSE);
  gtk_box_append (GTK_BOX (fact), title);
  gtk_box_append (GTK_BOX (fact), label);
  gtk_box_append (GTK_BOX (self->box), fact);
}

static gboolean
same (const GPtrArray *one, const GPtrArray *other)
{
  if (!one || one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!g_str_equal (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;
  return TRUE;
}

void
sheaf_details_facts_set_article (SheafDetailsFacts *self, const SheafArticle *article)
{
  g_autoptr (GPtrArray) facts = NULL;
  GtkWidget *child;

  g_return_if_fail (SHEAF_IS_DETAILS_FACTS (self) && article);

  facts = collect (article);
  /* What is selected there stays so. */
  if (same (self->facts, facts))
    return;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i + 1 < facts->len; i += 2)
    append (self, g_ptr_array_index (facts, i), g_ptr_array_index (facts, i + 1));
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  self->facts = g_steal_pointer (&facts);
}

/* The object. */

GtkWidget *
sheaf_details_facts_new (void)
{
  return g_object_new (SHEAF_TYPE_DETAILS_FACTS, NULL);
}

static void
sheaf_details_facts_finalize (GObject *object)
{
  SheafDetailsFacts *self = SHEAF_DETAILS_FACTS (object);

  g_clear_pointer (&self->facts, g_ptr_array_unref);

  G_OBJECT_CLASS (sheaf_details_facts_parent_class)->finalize (object);
}

static void
sheaf_details_facts_class_init (SheafDetailsFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sheaf_details_facts_finalize;
}

static void
sheaf_details_facts_init (SheafDetailsFacts *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->box, "sheaf-details-facts");
  adw_bin_set_child (ADW_BIN (self), self->box);
}
