/* test-reader-links.c: where links lead, and the question before they are opened
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-pane.h"

#include "app/reader-links.h"

static void
test_link_addresses (void)
{
  static const char *const refused[] = {
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "vbscript:x",
    "blob:x",
    "article:///5",
    "about:blank",
    "ftp://example.com",
    "apt:x",
    "x",
    "http:",
    "https://",
    "view-source:http://example.com",
  };
  static const struct
  {
    const char *uri, *address, *host, *shown;
  } links[] = {
    { "https://example.com/a?b#c", "https://example.com/a?b#c", "example.com",
      "https://example.com/a?b#c" },
    { "https://例子.测试/", NULL, "xn--fsqu00a.xn--0zwm56d", NULL },
    { "https://example.com:8443/", NULL, "example.com:8443", NULL },
    { "http://[::1]/", NULL, "[::1]", NULL },
    { "https://paypal.com@evil.example/", NULL, "evil.example", "https://evil.example/" },
    { "https://example.com/\xe2\x80\xaegnp", NULL, "example.com",
      "https://example.com/%E2%80%AEgnp" },
    { "mailto:a@example.com?subject=Hi&attach=/etc/passwd&Attachment=x&body=B",
      "mailto:a@example.com?subject=Hi&body=B", "a@example.com", NULL },
    { "mailto:a@example.com?%61ttach=/etc/passwd", "mailto:a@example.com", "a@example.com", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    if (sheaf_link_new (refused[i]))
      g_error ("%s is taken for a link", refused[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (SheafLink) link = sheaf_link_new (links[i].uri);

      g_assert_nonnull (link);
      g_assert_cmpstr (link->host, ==, links[i].host);
      if (links[i].address)
        g_assert_cmpstr (link->address, ==, links[i].address);
      if (links[i].shown)
        g_assert_cmpstr (link->shown, ==, links[i].shown);
    }
}

static void
test_claims (void)
{
  static const struct
  {
    const char *uri, *text, *claimed;
  } links[] = {
    { "https://evil.example/", "https://www.paypal.com/login", "www.paypal.com" },
    { "https://evil.example/", "www.paypal.com", "www.paypal.com" },
    { "https://evil.example/", " paypal.com ", "paypal.com" },
    { "https://paypal.com.evil.example/", "paypal.com", "paypal.com" },
    { "https://paypa1.com/", "paypal.com", "paypal.com" },
    { "https://www.paypal.com/", "paypal.com", NULL },
    { "https://paypal.com/", "www.paypal.com", NULL },
    { "https://blog.example.com/x", "https://example.com", NULL },
    { "https://github.com/x/README.md", "README.md", NULL },
    { "https://nodejs.org/", "Node.js", NULL },
    { "https://example.com/", "read this", NULL },
    { "https://example.com/", "see paypal.com for more", NULL },
    { "https://example.com/", "", NULL },
    { "https://example.com/", NULL, NULL },
    { "https://example.com:8080/", "example.com", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (SheafLink) link = sheaf_link_new (links[i].uri);
      g_autofree char *claimed = sheaf_link_claimed_host (link, links[i].text);

      g_assert_cmpstr (claimed, ==, links[i].claimed);
    }
}

static void
test_question (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  GtkWidget *reader = GTK_WIDGET (pane->reader);
  GtkWidget *button;

  reader_pane_show (pane, 8, "Links", SHEAF_FORMAT_MARKDOWN, "[a](https://example.com)\n");
  g_signal_emit_by_name (pane->view, "link-activated", "javascript:alert(1)", "x", FALSE);
  g_signal_emit_by_name (pane->view, "link-activated", "file:///etc/passwd", "x", FALSE);
  g_assert_null (reader_pane_find (reader, GTK_TYPE_POPOVER, NULL));

  g_signal_emit_by_name (pane->view, "link-activated", "https://evil.example/<b>", "www.paypal.com",
                         FALSE);
  wait_until (reader_pane_find (reader, GTK_TYPE_POPOVER, NULL));
  g_assert_nonnull (reader_pane_find (reader, GTK_TYPE_LABEL, "evil.example"));
  g_assert_nonnull (reader_pane_find (
      reader, GTK_TYPE_LABEL,
      "The article calls this link “www.paypal.com”, but it leads to “evil.example”."));
  button = reader_pane_find (reader, GTK_TYPE_BUTTON, "_Open");
  g_assert_false (gtk_widget_has_css_class (button, "suggested-action"));
  button = reader_pane_find (reader, GTK_TYPE_BUTTON, "_Cancel");
  g_assert_true (gtk_widget_has_focus (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (!reader_pane_find (reader, GTK_TYPE_POPOVER, NULL));
}

static void
test_hover (void)
{
  const SheafReaderSetup setup = reader_pane_setup ();
  g_autoptr (ReaderPane) pane = reader_pane_new (&setup);
  GtkWidget *reader = GTK_WIDGET (pane->reader);

  reader_pane_show (pane, 8, "Links", SHEAF_FORMAT_MARKDOWN, "[a](https://example.com)\n");
  g_signal_emit_by_name (pane->view, "link-hovered", "https://user:x@例子.测试/<i>?a&b");
  wait_until (reader_pane_find (reader, GTK_TYPE_LABEL, "https://xn--fsqu00a.xn--0zwm56d/<i>?a&b"));
  g_signal_emit_by_name (pane->view, "link-hovered", NULL);
  g_assert_null (reader_pane_find (reader, GTK_TYPE_LABEL, NULL));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/reader-links/addresses", test_link_addresses);
  g_test_add_func ("/reader-links/claims", test_claims);
  g_test_add_func ("/reader-links/question", test_question);
  g_test_add_func ("/reader-links/hover", test_hover);
  return g_test_run ();
}
