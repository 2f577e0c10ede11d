/* test-details.c: what an article says of itself, shown and changed
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/aside.h"
#include "app/details-field.h"
#include "app/details-list.h"
#include "app/details.h"
#include "app/suggest-entry.h"

/* What the side has at least, in pixels. */
#define NARROWEST 289

typedef struct
{
  GtkWidget *window;
  SheafDetails *details;
  GString *edits; /* what was asked for: "kind key value;" */
} Fixture;

static void
edit_cb (SheafDetails *details, int kind, const char *key, const char *value, Fixture *fixture)
{
  g_string_append_printf (fixture->edits, "%d %s %s;", kind, key, value ? value : "-");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  fixture->details = SHEAF_DETAILS (sheaf_details_new ());
  fixture->edits = g_string_new (NULL);
  g_signal_connect (fixture->details, "edit", G_CALLBACK (edit_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->details));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->edits, TRUE);
}

/* Articles. */

static void
add_category (SheafArticle *article, const char *first, const char *second)
{
  const char *const names[] = { first, second, NULL };

  g_ptr_array_add (article->categories, g_strdupv ((char **) names));
}

static void
add_property (SheafArticle *article,
              const char *key,
              gboolean is_list,
              const char *one,
              const char *two)
{
  SheafProperty *property = sheaf_property_new (key);

  property->is_list = is_list;
  g_ptr_array_add (property->values, g_strdup (one));
  if (two)
    g_ptr_array_add (property->values, g_strdup (two));
  g_ptr_array_add (article->properties, property);
}

static SheafArticle *
new_article (gint64 id)
{
  SheafArticle *article = sheaf_article_new ();

  article->id = id;
  article->title = g_strdup ("First title");
  article->author = g_strdup ("Ada");
  article->date_text = g_strdup ("the other day");
  article->encoding = g_strdup ("UTF-8");
  article->root = g_strdup ("/srv/articles/with a long name, and a longer one below it");
  article->origin =
      g_strdup ("posts/averyveryverylongnamewithoutanyplacetobreakitwhateverdoneaboutit.md");
  article->source =
      g_strdup ("https://example.org/a/very/long/address/of/something?that=goes&on=and&on=1");
  add_category (article, "News", "A/B");
  g_ptr_array_add (article->tags, g_strdup ("reading"));
  add_property (article, "title", FALSE, "First title", NULL);
  add_property (article, "summary", FALSE, "Short", NULL);
  add_property (article, "aliases", TRUE, "/one", "/two");
  sheaf_article_add_warning (article, 7, "something is wrong with a rather long reason for that");
  return article;
}

static void
show (Fixture *fixture, SheafArticle *article)
{
  sheaf_details_set_article (fixture->details, article, TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* Widgets. */

/* The first widget below @top that says so. */
static GtkWidget *
find (GtkWidget *top, gboolean (*is_it) (GtkWidget *widget, const char *text), const char *text)
{
  g_autoptr (GQueue) pending = g_queue_new ();
  GtkWidget *next;

  g_queue_push_tail (pending, top);
  while ((next = g_queue_pop_head (pending)))
    {
      if (is_it (next, text))
        return next;
      for (GtkWidget *child = gtk_widget_get_first_child (next); child;
           child = gtk_widget_get_next_sibling (child))
        g_queue_push_tail (pending, child);
    }
  return NULL;
}

static gboolean
is_entry (GtkWidget *widget, const char *text)
{
  return GTK_IS_ENTRY (widget) && g_str_equal (gtk_editable_get_text (GTK_EDITABLE (widget)), text);
}

static gboolean
is_placeholder (GtkWidget *widget, const char *text)
{
  return GTK_IS_ENTRY (widget) &&
         g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), text) == 0;
}

static gboolean
is_label (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_is_visible (widget) &&
         strstr (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
is_tooltip (GtkWidget *widget, const char *text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0;
}

static GtkWidget *
entry (Fixture *fixture, const char *text)
{
  GtkWidget *found = find (GTK_WIDGET (fixture->details), is_entry, text);

  g_assert_nonnull (found);
  return found;
}

static void
type (GtkWidget *widget, const char *text)
{
  gtk_widget_grab_focus (widget);
  gtk_editable_set_text (GTK_EDITABLE (widget), text);
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return find (GTK_WIDGET (fixture->details), is_label, text) != NULL;
}

/* Tests. */

static void
test_shown (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);

  show (fixture, article);
  entry (fixture, "First title");
  entry (fixture, "Ada");
  entry (fixture, "the other day");
  g_assert_true (says (fixture, "Not understood as a date"));
  g_assert_true (says (fixture, "News › A/B"));
  g_assert_true (says (fixture, "reading"));
  g_assert_true (says (fixture, "summary"));
  entry (fixture, "Short");
  g_assert_true (says (fixture, "/two"));
  g_assert_true (says (fixture, "Line 7"));
  g_assert_true (says (fixture, "https://example.org"));
  /* What has a field above has none below. */
  g_assert_null (find (GTK_WIDGET (fixture->details), is_tooltip, "Remove “title”"));
}

static void
test_width (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  int least;

  show (fixture, article);
  gtk_widget_measure (GTK_WIDGET (fixture->details), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, NARROWEST);
}

/* Tab goes through all of it, and comes back to where it began. */
static void
test_tab (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  GtkWidget *first, *last = NULL;
  guint steps = 0;

  show (fixture, article);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  first = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  do
    {
      g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != last);
      last = gtk_window_get_focus (GTK_WINDOW (fixture->window));
      g_assert_cmpuint (++steps, <, 100);
    }
  while (last != first);
  g_assert_cmpuint (steps, >, 5);
}

static void
test_commit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  GtkWidget *title, *author;

  show (fixture, article);
  title = entry (fixture, "First title");
  author = entry (fixture, "Ada");
  type (title, "Second title");
  g_assert_cmpstr (fixture->edits->str, ==, "");
  g_signal_emit_by_name (title, "activate");
  g_assert_cmpstr (fixture->edits->str, ==, "0 title Second title;");

  /* Refused: it stays, with the reason; leaving asks for nothing twice. */
  sheaf_details_settle (fixture->details, "title", "There is no room for it.");
  g_assert_true (says (fixture, "There is no room for it."));
  show (fixture, article);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Second title");
  gtk_widget_grab_focus (author);
  g_assert_cmpstr (fixture->edits->str, ==, "0 title Second title;");

  /* Accepted, and leaving a field is enough. */
  type (author, "");
  gtk_widget_grab_focus (title);
  g_assert_cmpstr (fixture->edits->str, ==, "0 title Second title;3 author -;");
  sheaf_details_settle (fixture->details, "author", NULL);
  g_clear_pointer (&article->author, g_free);
  show (fixture, article);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (author)), ==, "");
}

/* What was typed is not the next article's. */
static void
test_other (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) one = new_article (1);
  g_autoptr (SheafArticle) other = new_article (2);
  GtkWidget *title;

  show (fixture, one);
  title = entry (fixture, "First title");
  type (title, "Half a ti");
  show (fixture, other);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "First title");
  g_assert_cmpstr (fixture->edits->str, ==, "");
}

static void
test_lists (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();
  GtkWidget *category, *button, *suggest;

  g_ptr_array_add (paths, (gpointer) "Essays");
  g_ptr_array_add (paths, (gpointer) "News/Science");
  sheaf_details_set_choices (fixture->details, paths, tags);
  show (fixture, article);
  category = find (GTK_WIDGET (fixture->details), is_placeholder, "Add a category…");
  g_assert_nonnull (category);
  suggest = gtk_widget_get_ancestor (category, SHEAF_TYPE_SUGGEST_ENTRY);
  type (category, "scien");
  g_assert_cmpuint (sheaf_suggest_entry_count_offered (SHEAF_SUGGEST_ENTRY (suggest)), ==, 1);
  g_signal_emit_by_name (category, "activate");
  g_assert_cmpstr (fixture->edits->str, ==, "1 categories scien;");
  sheaf_details_settle (fixture->details, "categories", NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (category)), ==, "");

  g_string_truncate (fixture->edits, 0);
  button = find (GTK_WIDGET (fixture->details), is_tooltip, "Remove “News › A/B”");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->edits->str, ==, "2 categories News/A\\/B;");
}

static void
test_properties (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  GtkWidget *details = GTK_WIDGET (fixture->details);
  GtkWidget *key, *value;

  show (fixture, article);
  g_signal_emit_by_name (find (details, is_tooltip, "Remove “summary”"), "clicked");
  g_signal_emit_by_name (find (details, is_tooltip, "Remove “/two”"), "clicked");
  g_assert_cmpstr (fixture->edits->str, ==, "3 summary -;2 aliases /two;");

  g_string_truncate (fixture->edits, 0);
  g_signal_emit_by_name (find (details, is_tooltip, "Add a Property"), "clicked");
  key = find (details, is_placeholder, "Name of the property");
  value = find (details, is_placeholder, "Its value");
  type (key, "title");
  type (value, "Another");
  g_signal_emit_by_name (value, "activate");
  type (key, "aliases");
  g_signal_emit_by_name (value, "activate");
  g_assert_cmpstr (fixture->edits->str, ==, "");
  g_assert_true (says (fixture, "There is “aliases” already"));
  type (key, " lang ");
  type (value, "en");
  g_signal_emit_by_name (value, "activate");
  g_assert_cmpstr (fixture->edits->str, ==, "0 lang en;");
  sheaf_details_settle (fixture->details, "lang", "Not there.");
  g_assert_true (says (fixture, "Not there."));
  g_signal_emit_by_name (value, "activate");
  sheaf_details_settle (fixture->details, "lang", NULL);
  g_assert_false (gtk_widget_is_visible (key));
}

static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  show (fixture, article);
  g_assert_false (says (fixture, "Kept in Sheaf only"));
  g_ptr_array_add (keys, (gpointer) "summary");
  sheaf_details_set_kept (fixture->details, keys);
  g_assert_true (says (fixture, "Kept in Sheaf only"));
  sheaf_details_set_kept (fixture->details, NULL);
  g_assert_false (says (fixture, "Kept in Sheaf only"));
}

/* A library that cannot be written. */
static void
test_read_only (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SheafArticle) article = new_article (1);
  GtkWidget *button;

  sheaf_details_set_article (fixture->details, article, FALSE);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (fixture, "First title"))));
  button = find (GTK_WIDGET (fixture->details), is_tooltip, "Remove “reading”");
  g_assert_false (gtk_widget_is_visible (button));
}

static void
test_aside (void)
{
  GtkWidget *aside = sheaf_aside_new ();
  GtkWidget *main = gtk_label_new ("main");
  GtkWidget *side = gtk_label_new ("side");
  GtkWidget *window = gtk_window_new ();

  g_object_set (aside, "main", main, "side", side, "show-side", TRUE, NULL);
  gtk_window_set_child (GTK_WINDOW (window), aside);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 300);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_get_visible (main) && gtk_widget_get_visible (side));
  g_assert_false (sheaf_aside_is_covering (SHEAF_ASIDE (aside)));

  gtk_widget_size_allocate (aside, &(GtkAllocation){ 0, 0, 400, 300 }, -1);
  g_assert_true (sheaf_aside_is_covering (SHEAF_ASIDE (aside)));
  g_assert_false (gtk_widget_get_visible (main));
  g_object_set (aside, "show-side", FALSE, NULL);
  g_assert_true (gtk_widget_get_visible (main) && !gtk_widget_get_visible (side));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    OBJECT_PATH "/icons");
  add ("/details/shown", test_shown);
  add ("/details/width", test_width);
  add ("/details/tab", test_tab);
  add ("/details/commit", test_commit);
  add ("/details/other", test_other);
  add ("/details/lists", test_lists);
  add ("/details/properties", test_properties);
  add ("/details/kept", test_kept);
  add ("/details/read-only", test_read_only);
  g_test_add_func ("/details/aside", test_aside);
  return g_test_run ();
}
