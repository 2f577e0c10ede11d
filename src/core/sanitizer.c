/* sanitizer.c: HTML of unknown origin to HTML that can do nothing
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer.h"

#include "core/cleaning.h"
#include "core/error.h"
#include "core/prefix.h"
#include "core/sanitizer-code.h"
#include "core/sanitizer-listed.h"
#include "core/sanitizer-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many nodes go by between looks at the cancellable. */
#define NODES_PER_LOOK 1024

typedef struct
{
  const SheafHtmlNode *node;
  guint next;      /* child */
  gboolean opened; /* its element was written */
  gboolean figure; /* that element is the figure of code */
  gboolean code;   /* what a site builder wrote for code */
} Frame;

typedef struct
{
  SheafSanitizerOptions options;
  SheafHtmlTree *tree;
  SheafCleaning *cleaning; /* (nullable) */
  SheafHtmlWriter *writer;
  SheafListed listed; /* pictures */
  GHashTable *ids;    /* const char *, in the tree: all that may be linked to */
  GHashTable
      *articles;  /* (nullable): const gint64 *, in the options: those that may be linked to */
  GArray *frames; /* Frame */
  guint noscript; /* how many noscript elements we are in */
  guint figures;  /* how many figures of code */
  guint codes;    /* how many nodes that hold code */
} Sanitizer;

static gboolean
is_dropped (Sanitizer *self, const SheafHtmlNode *node)
{
  return sheaf_html_tree_rule (self->tree, node)->action == SHEAF_ACTION_DROP;
}

/* Set by the guard, which lets no noscript through. */
static gboolean
is_noscript (const SheafHtmlNode *node)
{
  return sheaf_html_node_is (node, "span") &&
         g_strcmp0 (sheaf_html_node_attribute (node, "class"), "noscript") == 0;
}

/* A paragraph with a block in it, by way of an element that goes, would be read back as two. */
static gboolean
contains_block (Sanitizer *self, const SheafHtmlNode *root)
{
  const SheafHtmlNode *node = root;

  while ((node = sheaf_html_node_next (root, node, !is_dropped (self, node))))
    if (sheaf_html_tree_rule (self->tree, node)->flags & SHEAF_ELEMENT_BLOCK)
      return TRUE;
  return FALSE;
}

/* Attributes ------------------------------------------------------------------------------------ */

static const char *
anchor_id (const SheafHtmlNode *node)
{
  const char *id = sheaf_html_node_attribute (node, "id");

  if (!id && sheaf_html_node_is (node, "a"))
    id = sheaf_html_node_attribute (node, "name");
  return id && *id ? id : NULL;
}

static char *
find_fragment (Sanitizer *self, const char *link)
{
  return self->options.block_ids ? sheaf_address_find_fragment (link, self->ids) : NULL;
}

static void
append_attributes (Sanitizer *self, GString *html, const SheafHtmlNode *node, const char *output)
{
  const char *style = sheaf_cleaning_get_style (self->cleaning, node);
  const char *name, *value;

  for (guint i = 0; sheaf_html_node_attribute_at (node, i, &name, &value); i++)
    if (style && g_str_equal (name, "style"))
      sheaf_rules_append_attribute (html, output, name, style);
    else
      sheaf_rules_append_attribute (html, output, name, value);
}

/* Elements -------------------------------------------------------------------------------------- */

/* article:///ID or article:///ID#slug, where it is one of those that may be linked to (SAFETY S4). */
static char *
article_link (Sanitizer *self, const char *address)
{
  gint64 id;
  const char *slug;

  if (!self->articles || !address || !sheaf_address_parse_article (address, &id, &slug) ||
      !g_hash_table_contains (self->articles, &id))
    return NULL;
  if (id == self->options.article && *slug)
    return g_strdup (slug);
  return g_strdup_printf ("article:///%" G_GINT64_FORMAT "%s", id, slug);
}

static gboolean
open_link (Sanitizer *self, const SheafHtmlNode *node, const SheafElementRule *rule)
{
  const char *cleaned = sheaf_cleaning_get_address (self->cleaning, node);
  const char *address = cleaned ? cleaned : sheaf_html_node_attribute (node, "href");
  g_autofree char *own = article_link (self, address);
  g_autofree char *link = own       ? g_steal_pointer (&own)
                          : address ? sheaf_address_clean_link (address)
                                    : NULL;
  g_autofree char *fragment = link ? find_fragment (self, link) : NULL;
  g_autoptr (GString) attributes = g_string_new (NULL);

  if (!link || (*link == '#' && link[1] && !fragment))
    return FALSE;
  if (!fragment)
    {
      g_string_append (attributes, " href=\"");
      sheaf_html_append_attribute (attributes, link);
      g_string_append_c (attributes, '"');
    }
  append_attributes (self, attributes, node, rule->output);
  return sheaf_html_writer_open (self->writer, rule, rule->output, attributes->str, fragment);
}

static gboolean
is_checkbox (const SheafHtmlNode *node)
{
  const char *type =
      sheaf_html_node_is (node, "input") ? sheaf_html_node_attribute (node, "type") : NULL;

  return type && g_ascii_strcasecmp (type, "checkbox") == 0;
}

/* A list item that begins with a check box, alone or in its paragraph or label. */
static gboolean
is_task (const SheafHtmlNode *item)
{
  const SheafHtmlNode *node = item;

  while ((node = sheaf_html_node_next (item, node, TRUE)))
    if (!sheaf_html_node_is_blank (node) && !sheaf_html_node_is (node, "p") &&
        !sheaf_html_node_is (node, "label"))
      return is_checkbox (node);
  return FALSE;
}

static gboolean
open_element (Sanitizer *self, const SheafHtmlNode *node, const SheafElementRule *rule)
{
  const char *name = rule->output;
  g_autoptr (GString) attributes = g_string_new (NULL);

  if (rule->flags & SHEAF_ELEMENT_LINK)
    return open_link (self, node, rule);
  if (sheaf_html_node_is (node, "p") && contains_block (self, node))
    name = "div";
  if (rule->flags & SHEAF_ELEMENT_ITEM && is_task (node) &&
      g_strcmp0 (sheaf_html_node_attribute (node, "class"), "task") != 0)
    g_string_append (attributes, " class=\"task\"");
  append_attributes (self, attributes, node, name);
  if (rule->flags & SHEAF_ELEMENT_CENTER && !strstr (attributes->str, " align="))
    g_string_append (attributes, " align=\"center\"");
  if (rule->flags & SHEAF_ELEMENT_BARE && attributes->len == 0)
    return FALSE;
  if (rule->flags & SHEAF_ELEMENT_VOID)
    sheaf_html_writer_void (self->writer, rule, name, attributes->str, anchor_id (node));
  else
    return sheaf_html_writer_open (self->writer, rule, name, attributes->str, NULL);
  return FALSE;
}

/* Pictures and media ---------------------------------------------------------------------------- */

/* @stored: (nullable) */
static void
write_image (Sanitizer *self,
             const SheafHtmlNode *node,
             const char *address,
             const char *alternative,
             const SheafStoredPicture *stored)
{
  const SheafElementRule *rule = sheaf_rules_find ("img");
  g_autoptr (GString) attributes = g_string_new (" src=\"");

  sheaf_html_append_attribute (attributes, address);
  g_string_append (attributes, "\" alt=\"");
  sheaf_html_append_attribute (attributes, alternative ? alternative : "");
  g_string_append_c (attributes, '"');
  sheaf_picture_append_size (attributes, node, stored);
  append_attributes (self, attributes, node, "img");
  sheaf_html_writer_void (self->writer, rule, "img", attributes->str, NULL);
}

/* Our own address is let through for this article alone (SAFETY S4). */
static gboolean
is_own_picture (const Sanitizer *self, const char *address)
{
  g_autofree char *prefix =
      g_strdup_printf ("article:///%" G_GINT64_FORMAT "/picture/", self->options.article);
  gsize length = strlen (prefix);

  return self->options.article && sheaf_has_prefix (address, prefix) &&
         g_ascii_string_to_unsigned (address + length, 10, 0, G_MAXINT32, NULL, NULL) &&
         g_ascii_isdigit (address[length]);
}

static void
write_listed (Sanitizer *self,
              const SheafHtmlNode *node,
              const char *address,
              const SheafPictureClaims *claims,
              SheafAddressKind kind)
{
  const char *alternative = claims->alternative;
  const SheafStoredPicture *stored;
  guint number;
  g_autofree char *own = NULL;

  /* What stands in noscript is there for browsers that could not run the page's picture loader. */
  if (self->noscript && sheaf_listed_contains (&self->listed, address))
    return;
  number = sheaf_listed_add (&self->listed, address, claims);
  if (self->options.addresses)
    {
      write_image (self, node, address, alternative, NULL);
      return;
    }
  stored = self->options.pictures ? g_hash_table_lookup (self->options.pictures, address) : NULL;
  if (stored)
    ((SheafPicture *) self->listed.pictures->pdata[number])->stored = stored->id;
  if ((kind != SHEAF_ADDRESS_DATA && !stored) || !self->options.article)
    {
      const gboolean may_come = kind == SHEAF_ADDRESS_REMOTE && self->options.article;

      sheaf_picture_write_placeholder (self->writer, node, may_come ? (int) number : -1, address,
                                       alternative);
      return;
    }
  own =
      g_strdup_printf ("article:///%" G_GINT64_FORMAT "/picture/%u", self->options.article, number);
  write_image (self, node, own, alternative, stored);
}

static void
write_picture (Sanitizer *self, const SheafHtmlNode *node)
{
  const char *cleaned = sheaf_cleaning_get_address (self->cleaning, node);
  SheafPictureClaims claims;
  g_autofree char *address = NULL;
  SheafAddressKind kind;

  sheaf_picture_read_claims (node, &claims);
  address = cleaned ? g_strdup (cleaned) : sheaf_picture_choose (&claims);
  kind = address ? sheaf_address_picture_kind (address) : SHEAF_ADDRESS_NONE;

  if (kind == SHEAF_ADDRESS_OWN && is_own_picture (self, address))
    write_image (self, node, address, claims.alternative, NULL);
  else if (kind == SHEAF_ADDRESS_NONE || kind == SHEAF_ADDRESS_OWN)
    sheaf_picture_write_placeholder (self->writer, node, -1, NULL, claims.alternative);
  else
    write_listed (self, node, address, &claims, kind);
}

/* What a browser shows in place of a film is not shown by one that knows films; but an element that
 * was never closed is not to swallow the rest of the article. Returns: whether to go into it */
static gboolean
write_media (Sanitizer *self, const SheafHtmlNode *node)
{
  const char *address = sheaf_picture_media_address (node);
  gboolean plays = sheaf_html_node_is (node, "video") || sheaf_html_node_is (node, "audio");

  if (address)
    sheaf_picture_write_media (self->writer, address);
  return !plays || !sheaf_html_node_is_closed (node);
}

/* Walking --------------------------------------------------------------------------------------- */

/* Returns: whether to go on into the element */
static gboolean
enter_element (Sanitizer *self, const SheafHtmlNode *node, gboolean *opened)
{
  const SheafElementRule *rule = sheaf_html_tree_rule (self->tree, node);

  switch (rule->action)
    {
    case SHEAF_ACTION_KEEP:
      /* Lines of code, as Hexo ends them, are lines wherever they are copied to. */
      if (self->codes > 0 && sheaf_html_node_is (node, "br"))
        {
          sheaf_html_writer_text (self->writer, "\n");
          return FALSE;
        }
      *opened = open_element (self, node, rule);
      return !(rule->flags & SHEAF_ELEMENT_VOID);
    case SHEAF_ACTION_PICTURE:
      write_picture (self, node);
      return TRUE;
    case SHEAF_ACTION_MEDIA:
      return write_media (self, node);
    case SHEAF_ACTION_CHECKBOX:
      if (is_checkbox (node))
        sheaf_html_writer_text (self->writer,
                                sheaf_html_node_attribute (node, "checked") ? "\u2611" : "\u2610");
      return FALSE;
    case SHEAF_ACTION_DROP:
      return FALSE;
    case SHEAF_ACTION_UNWRAP:
    default:
      return TRUE;
    }
}

/* The cell of a table of code, which stands for the whole of it where no rule hides it. */
static const SheafHtmlNode *
find_code (Sanitizer *self, const SheafHtmlNode *node)
{
  gboolean may = sheaf_html_node_is (node, "table") || sheaf_html_node_is (node, "pre");
  const SheafHtmlNode *cell = may ? sheaf_code_find_cell (node) : NULL;

  for (const SheafHtmlNode *p = cell; p && p != node; p = sheaf_html_node_parent (p))
    if (sheaf_cleaning_is_hidden (self->cleaning, p))
      return NULL;
  return cell;
}

/* Returns: whether the node is code in a table or figure, and entered */
static gboolean
enter_code (Sanitizer *self, const SheafHtmlNode *node, Frame *frame)
{
  const SheafHtmlNode *cell = find_code (self, node);

  if (!cell && !sheaf_code_is_figure (node))
    return FALSE;
  frame->node = cell ? cell : node;
  if (self->figures == 0)
    frame->figure = frame->opened = sheaf_code_open_figure (self->writer, node);
  frame->code = cell || frame->opened;
  self->figures += frame->figure;
  self->codes += frame->code;
  return frame->code;
}

/* In a details element that is closed all but its summary. */
static gboolean
is_folded (const Sanitizer *self, const SheafHtmlNode *node)
{
  const SheafHtmlNode *parent = g_array_index (self->frames, Frame, self->frames->len - 1).node;

  return self->options.unfolded && sheaf_html_node_is (parent, "details") &&
         !sheaf_html_node_attribute (parent, "open") && !sheaf_html_node_is (node, "summary");
}

static void
write_text (Sanitizer *self, const SheafHtmlNode *node)
{
  const char *cleaned = sheaf_cleaning_get_text (self->cleaning, node);

  sheaf_html_writer_text (self->writer, cleaned ? cleaned : sheaf_html_node_text (node));
}

/* Links to what is hidden lead to what follows; words that it divided stay divided. */
static void
pass_hidden (Sanitizer *self, const SheafHtmlNode *hidden)
{
  const SheafHtmlNode *node = hidden;

  for (; node; node = sheaf_html_node_next (hidden, node, !is_dropped (self, node)))
    if (!is_dropped (self, node) && anchor_id (node))
      sheaf_html_writer_anchor (self->writer, anchor_id (node), FALSE);
  if (sheaf_html_tree_rule (self->tree, hidden)->action == SHEAF_ACTION_KEEP)
    sheaf_html_writer_text (self->writer, " ");
}

static void
tell_probe (Sanitizer *self, const SheafHtmlNode *node, guint blocks_before)
{
  const SheafSanitizerProbe *probe = self->options.probe;

  if (probe && blocks_before < probe->block &&
      sheaf_html_writer_get_blocks (self->writer) >= probe->block)
    probe->found (self->tree, node, probe->data);
}

static void
enter_node (Sanitizer *self, const SheafHtmlNode *node)
{
  Frame frame = { .node = node };
  const guint blocks = sheaf_html_writer_get_blocks (self->writer);
  gboolean deeper;
  SheafHtmlNodeKind kind = sheaf_html_node_kind (node);

  if (is_folded (self, node))
    return;
  if (kind == SHEAF_HTML_NODE_TEXT)
    write_text (self, node);
  if (kind != SHEAF_HTML_NODE_ELEMENT || is_dropped (self, node))
    return;
  if (sheaf_cleaning_is_hidden (self->cleaning, node))
    {
      pass_hidden (self, node);
      return;
    }
  deeper = enter_code (self, node, &frame) || enter_element (self, node, &frame.opened);
  tell_probe (self, node, blocks);
  if (anchor_id (node))
    sheaf_html_writer_anchor (self->writer, anchor_id (node), frame.opened);
  if (!deeper)
    return;
  self->noscript += is_noscript (node);
  g_array_append_val (self->frames, frame);
}

static void
leave_node (Sanitizer *self)
{
  const Frame *frame = &g_array_index (self->frames, Frame, self->frames->len - 1);

  if (frame->opened)
    sheaf_html_writer_close (self->writer);
  self->noscript -= is_noscript (frame->node);
  self->figures -= frame->figure;
  self->codes -= frame->code;
  g_array_set_size (self->frames, self->frames->len - 1);
}

/* With a stack of its own, since the tree may be deeper than the machine's. */
static gboolean
walk (Sanitizer *self, const SheafHtmlNode *document, GCancellable *cancellable)
{
  Frame frame = { .node = document };
  guint nodes = 0;

  g_array_append_val (self->frames, frame);
  while (self->frames->len > 0)
    {
      Frame *top = &g_array_index (self->frames, Frame, self->frames->len - 1);
      const SheafHtmlNode *child = sheaf_html_node_child (top->node, top->next);

      if (++nodes % NODES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      top->next++;
      if (child)
        enter_node (self, child);
      else
        leave_node (self);
    }
  return TRUE;
}

static void
collect_ids (Sanitizer *self, const SheafHtmlNode *document)
{
  const SheafHtmlNode *node = document;

  while ((node = sheaf_html_node_next (document, node, !is_dropped (self, node))))
    if (!is_dropped (self, node) && anchor_id (node))
      g_hash_table_add (self->ids, (gpointer) anchor_id (node));
}

static GHashTable *
collect_articles (GHashTable *links)
{
  GHashTable *articles = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, links);
  while (g_hash_table_iter_next (&iter, NULL, &id))
    g_hash_table_add (articles, id);
  return articles;
}

static void
finish (Sanitizer *self, SheafFragment *fragment)
{
  const char *anchor = self->options.anchor;

  if (anchor)
    fragment->anchor = sheaf_html_writer_find (self->writer, anchor);
  fragment->html = sheaf_html_writer_finish (self->writer, &fragment->blocks);
}

static SheafFragment *
sanitize_tree (SheafHtmlTree *tree, const SheafSanitizerOptions *options, GCancellable *cancellable)
{
  Sanitizer self = { .options = *options, .tree = tree };
  g_autoptr (SheafFragment) fragment = g_new0 (SheafFragment, 1);
  g_autoptr (SheafCleaning) cleaning = NULL;
  gboolean done;

  if (options->cleaner)
    cleaning = self.cleaning =
        sheaf_cleaning_new (options->cleaner, tree, options->is_page, cancellable);
  fragment->hidden = cleaning ? g_ptr_array_ref (sheaf_cleaning_get_hidden (cleaning))
                              : g_ptr_array_new_with_free_func ((GDestroyNotify) sheaf_hidden_free);
  self.writer = sheaf_html_writer_new (options->block_ids);
  fragment->pictures = sheaf_listed_begin (&self.listed);
  self.ids = g_hash_table_new (g_str_hash, g_str_equal);
  self.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  if (options->links)
    self.articles = collect_articles (options->links);
  if (options->block_ids)
    collect_ids (&self, sheaf_html_tree_root (tree));
  done = walk (&self, sheaf_html_tree_root (tree), cancellable);
  if (done)
    finish (&self, fragment);
  sheaf_html_writer_free (self.writer);
  sheaf_listed_end (&self.listed);
  g_hash_table_unref (self.ids);
  g_clear_pointer (&self.articles, g_hash_table_unref);
  g_array_unref (self.frames);
  return done ? g_steal_pointer (&fragment) : NULL;
}

/* Running --------------------------------------------------------------------------------------- */

SheafFragment *
sheaf_sanitizer_run (const char *html,
                     gsize length,
                     const SheafSanitizerOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  const SheafSanitizerOptions none = { 0 };
  g_autoptr (SheafHtmlTree) tree = NULL;
  g_autoptr (SheafFragment) fragment = NULL;

  g_return_val_if_fail (html, NULL);

  tree = sheaf_html_tree_new (html, length, cancellable);
  if (tree)
    fragment = sanitize_tree (tree, options ? options : &none, cancellable);
  if (fragment || g_cancellable_set_error_if_cancelled (cancellable, error))
    return g_steal_pointer (&fragment);
  g_set_error_literal (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT,
                       _ ("The HTML of this article is too large or too tangled to lay out."));
  return NULL;
}

void
sheaf_fragment_free (SheafFragment *self)
{
  g_return_if_fail (self);

  g_free (self->html);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_free (self);
}
