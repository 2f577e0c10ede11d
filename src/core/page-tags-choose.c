/* page-tags-choose.c: which argument of a tag is its address, its text, its title
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/page-tags-choose.h"

#include "core/prefix.h"
#include "core/text.h"

#include <string.h>

static const char *const address_names[] = { "src",  "url",  "href",   "link",       "image",
                                             "file", "path", "source", "image_path", "to",
                                             "mp3",  "mp4",  "m4a",    "m4v",        "ogg",
                                             "ogv",  "webm", "wav",    "flac",       NULL };
static const char *const alternative_names[] = { "alt", "alt-text", "alttext", NULL };
static const char *const title_names[] = { "caption", "title", "summary", "label",       "header",
                                           "attr",    "text",  "name",    "description", NULL };

void
sheaf_tag_choice_clear (SheafTagChoice *self)
{
  g_free (self->address);
  g_free (self->text);
  g_free (self->title);
  g_free (self->type);
}

/* Words in themes' tags that say how, not what. */
static gboolean
is_manner (const char *word)
{
  static const char *const words[] = {
    "true",   "false", "no-icon", "icon",  "modern", "flat",    "simple",   "disabled", "open",
    "left",   "right", "center",  "small", "middle", "large",   "larger",   "regular",  "wide",
    "fill",   "block", "outline", "logo",  "border", "nofancy", "external", "cyan",     "pink",
    "purple", "grey",  "gray",    "black", "white",  "light",   "quot",     NULL
  };

  return sheaf_text_is_one_of (word, words) || sheaf_has_prefix (word, "fa") ||
         (*word && !word[strspn (word, "0123456789.%px")]) || sheaf_tag_callout_type (word);
}

static gboolean
is_icon (const char *word)
{
  return sheaf_has_prefix (word, "fa ") || sheaf_has_prefix (word, "fas ") ||
         sheaf_has_prefix (word, "far ") || sheaf_has_prefix (word, "fab ") ||
         sheaf_has_prefix (word, "fa-");
}

static gboolean
is_manner_of_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 8);

  for (guint i = 0; words[i]; i++)
    if (*words[i] && !is_manner (words[i]))
      return FALSE;
  return TRUE;
}

static void
append_word (GString *text, const char *word)
{
  g_string_append_printf (text, "%s%s", text->len ? " " : "", word);
}

/* What an argument says of the tag wherever it stands. */
static gboolean
is_switch (const char *word)
{
  static const char *const words[] = { "external", "true", "false", "nofollow", NULL };

  return g_strv_contains (words, word);
}

/* Words from number @from on that are not how it is to look. Returns: (transfer full) (nullable) */
static char *
join_words (const SheafTagArguments *arguments, guint from, const char *without)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < arguments->words->len; i++)
    {
      const char *word = arguments->words->pdata[i];

      if (word != without && !is_icon (word) && !is_switch (word) &&
          !(text->len == 0 && is_manner (word)))
        append_word (text, word);
    }
  return text->len ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Links -------------------------------------------------------------------------------------------- */

/* Themes divide by commas: `{% btn url, text, icon %}`, `{% link title, site, url %}`. */
static gboolean
choose_parts (const SheafTag *tag, const SheafTagArguments *arguments, SheafTagChoice *choice)
{
  guint n = g_strv_length (arguments->parts);
  guint at = n;

  for (guint i = 0; i < n && at == n; i++)
    if (sheaf_tag_is_address (arguments->parts[i]))
      at = i;
  if (n < 2 || at == n || arguments->names->len)
    return FALSE;
  choice->address = g_strdup (arguments->parts[at]);
  for (guint i = 0; i < n && !choice->text; i++)
    if (i != at && *arguments->parts[i] && !is_manner_of_words (arguments->parts[i]) &&
        !sheaf_tag_is_address (arguments->parts[i]))
      choice->text = g_strdup (arguments->parts[i]);
  return TRUE;
}

static const char *
first_address (const SheafTagArguments *arguments)
{
  for (guint i = 0; i < arguments->words->len; i++)
    if (sheaf_tag_is_address (arguments->words->pdata[i]))
      return arguments->words->pdata[i];
  return NULL;
}

void
sheaf_tag_choose_link (const SheafTag *tag,
                       const SheafTagArguments *arguments,
                       SheafTagChoice *choice)
{
  const char *address = sheaf_tag_arguments_get (arguments, address_names);

  choice->text = g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  if (!address && choose_parts (tag, arguments, choice))
    return;
  if (!address)
    address = first_address (arguments);
  /* Of the site's own files only the name is given. */
  if (!address && arguments->words->len && sheaf_has_prefix (tag->name, "asset"))
    address = arguments->words->pdata[0];
  choice->address = g_strdup (address);
  if (!choice->text)
    choice->text = join_words (arguments, 0, address);
}

void
sheaf_tag_choose_picture (const SheafTag *tag,
                          const SheafTagArguments *arguments,
                          SheafTagChoice *choice)
{
  const char *address = sheaf_tag_arguments_get (arguments, address_names);
  guint at = 0;

  choice->text = g_strdup (sheaf_tag_arguments_get (arguments, alternative_names));
  choice->title = g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  /* Class, address, width, height, title, alternative: Hexo's img and asset_img. */
  for (guint i = 0; !address && i < arguments->words->len; i++)
    {
      const char *word = arguments->words->pdata[i];

      if (!sheaf_tag_is_address (word) && !strchr (word, '.') && arguments->words->len > 1)
        continue;
      address = word;
      at = i;
    }
  choice->address = g_strdup (address);
  if (g_str_has_suffix (choice->address ? choice->address : "", ","))
    choice->address[strlen (choice->address) - 1] = '\0';
  if (!choice->title && address)
    choice->title = join_words (arguments, at, address);
}

/* Sites -------------------------------------------------------------------------------------------- */

static char *
clean_id (const char *id)
{
  return g_uri_escape_string (id, "/@", FALSE);
}

void
sheaf_tag_choose_site (const SheafTag *tag,
                       const SheafTagArguments *arguments,
                       SheafTagChoice *choice)
{
  static const char *const names[] = { "id", "videoid", "video", "code", "bvid", "vid", NULL };
  const char *const *rule = &tag->rule->detail;
  g_auto (GStrv) detail = g_strsplit (*rule, " ", 2);
  g_auto (GStrv) format = g_strsplit (detail[0], "%s", 2);
  const char *id = sheaf_tag_arguments_get (arguments, names);
  const char *more = sheaf_tag_arguments_word (arguments, 1);
  g_autofree char *clean = NULL;

  if (!id)
    id = sheaf_tag_arguments_get (arguments, address_names);
  if (!id)
    id = sheaf_tag_arguments_word (arguments, 0);
  choice->text = g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  if (!choice->text)
    choice->text = g_strdup (detail[1]);
  if (!id)
    return;
  if (sheaf_tag_is_address (id))
    {
      choice->address = g_strdup (id);
      return;
    }
  clean = clean_id (id);
  /* A user, and what is theirs. */
  if (more && g_str_equal (tag->name, "codepen"))
    choice->address = g_strdup_printf ("https://codepen.io/%s/pen/%s", clean, more);
  else if (more && g_str_equal (tag->name, "gist") && !strchr (more, '.'))
    choice->address = g_strdup_printf ("https://gist.github.com/%s/%s", clean, more);
  else
    choice->address = g_strconcat (format[0], clean, format[1], NULL);
}

/* Notes and titles ----------------------------------------------------------------------------------- */

/* `[Title]{.class}`, `Title`, `{.class}` behind the name of a `:::`. */
static void
choose_directive (const SheafTagArguments *arguments, SheafTagChoice *choice)
{
  const char *text = arguments->whole;
  const char *brace = strrchr (text, '{');
  gsize length = brace ? (gsize) (brace - text) : strlen (text);
  g_autofree char *title = g_strndup (text, length);

  g_strstrip (title);
  length = strlen (title);
  if (length > 1 && *title == '[' && title[length - 1] == ']')
    {
      title[length - 1] = '\0';
      choice->title = g_strdup (title + 1);
    }
  else if (length > 0)
    choice->title = g_strdup (title);
}

/* Pandoc's and Quarto's `{.callout-note}` or `{.warning}`. */
static char *
class_type (const char *text)
{
  for (const char *dot = strchr (text, '.'); dot; dot = strchr (dot + 1, '.'))
    {
      const char *name = sheaf_has_prefix (dot, ".callout-") ? dot + 9 : dot + 1;
      g_autofree char *word = g_strndup (name, strspn (name, G_CSET_a_2_z G_CSET_A_2_Z));

      if (sheaf_tag_callout_type (word))
        return g_strdup (sheaf_tag_callout_type (word));
    }
  return NULL;
}

void
sheaf_tag_choose_note (const SheafTag *tag,
                       const SheafTagArguments *arguments,
                       SheafTagChoice *choice)
{
  static const char *const type_names[] = { "type",    "style", "color", "icon",
                                            "variant", "state", "class", NULL };
  const char *type = sheaf_tag_callout_type (sheaf_tag_arguments_get (arguments, type_names));

  for (guint i = 0; !type && !tag->rule->detail && i < arguments->words->len && i < 3; i++)
    type = sheaf_tag_callout_type (arguments->words->pdata[i]);
  if (!type)
    type = tag->rule->detail;
  choice->type = g_strdup (type ? type : "note");
  if (tag->form == SHEAF_TAG_DIRECTIVE)
    {
      choose_directive (arguments, choice);
      return;
    }
  choice->title = g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  if (choice->title || tag->form == SHEAF_TAG_JSX)
    return;
  choice->title = join_words (arguments, 0, NULL);
  /* Next: `{% note info Summary %}` is to be opened. */
  choice->folded =
      choice->title && tag->form == SHEAF_TAG_LIQUID && g_str_equal (tag->name, "note");
}

/* Titles of what opens, of tabs: one argument of several between commas, the rest is colour. */
static char *
choose_part (const SheafTag *tag, const SheafTagArguments *arguments)
{
  /* Volantis puts the colour first. */
  gboolean last = g_str_equal (tag->name, "folding");
  guint n = g_strv_length (arguments->parts);

  if (n == 0 || arguments->names->len)
    return NULL;
  return g_strdup (arguments->parts[last ? n - 1 : 0]);
}

void
sheaf_tag_choose_title (const SheafTag *tag,
                        const SheafTagArguments *arguments,
                        SheafTagChoice *choice)
{
  if (tag->form == SHEAF_TAG_DIRECTIVE)
    {
      choose_directive (arguments, choice);
      choice->type = class_type (arguments->whole);
      return;
    }
  choice->title = g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  if (!choice->title && tag->form == SHEAF_TAG_LIQUID && arguments->parts[0] && arguments->parts[1])
    choice->title = choose_part (tag, arguments);
  if (!choice->title && tag->form != SHEAF_TAG_JSX)
    choice->title = join_words (arguments, 0, NULL);
  /* `Title@icon` of Next's tabs. */
  if (choice->title && tag->rule->kind == SHEAF_TAG_KIND_TAB && strchr (choice->title, '@'))
    *strchr (choice->title, '@') = '\0';
}

/* Code ------------------------------------------------------------------------------------------------ */

static char *
clean_language (const char *language)
{
  return g_strndup (language, strspn (language, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "+#-_."));
}

/* Hexo: `[title] [lang:x] [url] [link text] [option:…]`; Jekyll and Hugo: the language first. */
void
sheaf_tag_choose_code (const SheafTag *tag,
                       const SheafTagArguments *arguments,
                       SheafTagChoice *choice)
{
  static const char *const language_names[] = { "lang", "language", "type", NULL };
  const char *language = sheaf_tag_arguments_get (arguments, language_names);
  gboolean first = g_str_equal (tag->name, "highlight");
  g_autoptr (GString) title = g_string_new (NULL);

  for (guint i = 0; i < arguments->words->len; i++)
    {
      const char *word = arguments->words->pdata[i];
      const char *colon = strchr (word, ':');

      if (sheaf_has_prefix (word, "lang:"))
        language = colon + 1;
      else if (first && i == 0)
        language = word;
      else if (sheaf_tag_is_address (word))
        choice->address = choice->address ? choice->address : g_strdup (word);
      else if (!first && !tag->rule->detail && !(colon && g_ascii_islower (*word)))
        append_word (title, word);
    }
  choice->title = title->len ? g_strdup (title->str)
                             : g_strdup (sheaf_tag_arguments_get (arguments, title_names));
  if (!language)
    language = tag->rule->detail;
  choice->type = language ? clean_language (language) : NULL;
}

/* Text ------------------------------------------------------------------------------------------------ */

/* `{% span red, text %}`, `{% label primary @text %}`, `{% label text color %}`, `{% kbd text %}` */
void
sheaf_tag_choose_text (const SheafTag *tag,
                       const SheafTagArguments *arguments,
                       SheafTagChoice *choice)
{
  const char *comma = strchr (arguments->whole, ',');
  const char *at = strchr (arguments->whole, '@');

  if (at && g_str_equal (tag->name, "label"))
    choice->text = g_strdup (at + 1);
  else if (comma && !g_str_equal (tag->name, "kbd"))
    choice->text = g_strdup (comma + 1);
  else if (g_str_equal (tag->name, "label") || arguments->words->len == 1)
    choice->text = g_strdup (sheaf_tag_arguments_word (arguments, 0));
  else
    choice->text = g_strdup (arguments->whole);
  if (choice->text)
    g_strstrip (choice->text);
}
