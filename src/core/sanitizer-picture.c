/* sanitizer-picture.c: what stands where the article has a picture, a film or a frame
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/sanitizer-picture.h"

#include "core/sanitizer-escape.h"
#include "core/text.h"

#include <string.h>

/* Longest alternative text and name in a placeholder, in characters. */
#define ALTERNATIVE_MAX 300
#define NAME_MAX_SHOWN  80

gboolean
sheaf_picture_is_lazy_attribute (const char *name)
{
  static const char *const names[] = {
    "data-original", "data-src",  "data-actualsrc", "data-lazy-src",   "data-original-src",
    "data-lazyload", "data-echo", "data-real-src",  "data-croporisrc", NULL
  };

  g_return_val_if_fail (name, FALSE);

  return g_strv_contains (names, name);
}

void
sheaf_picture_read_claims (const SheafHtmlNode *node, SheafPictureClaims *claims)
{
  const char *name, *value;

  g_return_if_fail (node && claims);

  *claims = (SheafPictureClaims){ .node = node };
  claims->source = sheaf_html_node_attribute (node, "src");
  claims->alternative = sheaf_html_node_attribute (node, "alt");
  claims->source_set = sheaf_html_node_attribute (node, "srcset");
  if (!claims->source_set)
    claims->source_set = sheaf_html_node_attribute (node, "data-srcset");
  for (guint i = 0; !claims->lazy && sheaf_html_node_attribute_at (node, i, &name, &value); i++)
    if (sheaf_picture_is_lazy_attribute (name))
      claims->lazy = value;
}

/* The last candidate of "a.png 1x, b.png 2x" is commonly the largest. */
static char *
last_candidate (const char *source_set)
{
  g_auto (GStrv) candidates = g_strsplit_set (source_set, " \t\n\f\r", -1);
  const char *found = NULL;

  for (guint i = 0; candidates[i]; i++)
    if (strpbrk (candidates[i], "/.") && !g_str_has_suffix (candidates[i], "x"))
      found = candidates[i];
  return found ? g_strndup (found, strcspn (found, ",")) : NULL;
}

/* Pages keep flags in these attributes, too: data-src="1". */
static char *
plausible (const char *address)
{
  g_autofree char *stripped = address ? sheaf_address_strip (address) : NULL;

  if (!stripped || !strpbrk (stripped, "/."))
    return NULL;
  if (sheaf_address_picture_kind (stripped) == SHEAF_ADDRESS_NONE)
    return NULL;
  return g_steal_pointer (&stripped);
}

char *
sheaf_picture_choose (const SheafPictureClaims *claims)
{
  g_autofree char *chosen = NULL;

  g_return_val_if_fail (claims, NULL);

  chosen = plausible (claims->lazy);
  if (!chosen && claims->source && *claims->source)
    return sheaf_address_strip (claims->source);
  if (!chosen && claims->source_set)
    chosen = last_candidate (claims->source_set);
  return g_steal_pointer (&chosen);
}

void
sheaf_picture_append_size (GString *attributes,
                           const SheafHtmlNode *node,
                           const SheafStoredPicture *stored)
{
  g_return_if_fail (attributes && node);

  if (stored && stored->width && stored->height && !sheaf_html_node_attribute (node, "width") &&
      !sheaf_html_node_attribute (node, "height"))
    g_string_append_printf (attributes, " width=\"%u\" height=\"%u\"", stored->width,
                            stored->height);
}

/* Host or file name. */
static char *
name_for (const char *address)
{
  SheafAddressKind kind = address ? sheaf_address_picture_kind (address) : SHEAF_ADDRESS_NONE;
  g_autofree char *name = NULL;

  if (kind == SHEAF_ADDRESS_REMOTE)
    name = sheaf_address_host (address);
  else if (kind == SHEAF_ADDRESS_LOCAL)
    name = sheaf_address_file_name (address);
  return name ? sheaf_text_display (name, NAME_MAX_SHOWN) : NULL;
}

/* 0 where the article does not say, or says a part of what is around it. */
static guint
get_size (const SheafHtmlNode *node, const char *name)
{
  const char *value = sheaf_html_node_attribute (node, name);
  guint64 size = 0;

  if (!value || !g_ascii_isdigit (*value) ||
      !g_ascii_string_to_unsigned (value, 10, 1, SHEAF_PICTURE_BOX_MAX, &size, NULL))
    return 0;
  return (guint) size;
}

/* As sheaf_rules_is_picture_box() knows it again. */
static void
append_box (GString *attributes, const SheafHtmlNode *node)
{
  const guint width = get_size (node, "width"), height = get_size (node, "height");

  if (width && height)
    g_string_append_printf (attributes, " style=\"width:%upx;aspect-ratio:%u/%u\"", width, width,
                            height);
}

void
sheaf_picture_write_placeholder (SheafHtmlWriter *writer,
                                 const SheafHtmlNode *node,
                                 int number,
                                 const char *address,
                                 const char *alternative)
{
  const SheafElementRule *span = sheaf_rules_find ("span");
  g_autoptr (GString) attributes = g_string_new (" class=\"picture\"");
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (writer && node);

  name = name_for (address);
  if (alternative && alternative[strspn (alternative, " \t\n\f\r")])
    words = sheaf_text_display (alternative, ALTERNATIVE_MAX);
  if (!name && !words)
    return;
  if (number >= 0)
    g_string_append_printf (attributes, " data-picture=\"%d\"", number);
  if (number >= 0)
    append_box (attributes, node);
  if (!sheaf_html_writer_open (writer, span, span->output, attributes->str, NULL))
    return;
  if (words)
    sheaf_html_writer_text (writer, words);
  if (words && name)
    sheaf_html_writer_text (writer, " ");
  if (name && sheaf_html_writer_open (writer, sheaf_rules_find ("small"), "small", "", NULL))
    {
      sheaf_html_writer_text (writer, name);
      sheaf_html_writer_close (writer);
    }
  sheaf_html_writer_close (writer);
}

/* Hosts of players, and what readers call the site. */
static const char *
site_name (const char *host)
{
  static const struct
  {
    const char *host, *name;
  } sites[] = {
    { "bilibili.com", "哔哩哔哩" },
    { "codepen.io", "CodePen" },
    { "codesandbox.io", "CodeSandbox" },
    { "dailymotion.com", "Dailymotion" },
    { "docs.qq.com", "腾讯文档" },
    { "douyin.com", "抖音" },
    { "facebook.com", "Facebook" },
    { "gist.github.com", "Gist" },
    { "instagram.com", "Instagram" },
    { "iqiyi.com", "爱奇艺" },
    { "ixigua.com", "西瓜视频" },
    { "jsfiddle.net", "JSFiddle" },
    { "music.163.com", "网易云音乐" },
    { "platform.twitter.com", "Twitter" },
    { "soundcloud.com", "SoundCloud" },
    { "speakerdeck.com", "Speaker Deck" },
    { "spotify.com", "Spotify" },
    { "stackblitz.com", "StackBlitz" },
    { "tiktok.com", "TikTok" },
    { "tudou.com", "土豆" },
    { "twitch.tv", "Twitch" },
    { "twitter.com", "Twitter" },
    { "v.qq.com", "腾讯视频" },
    { "video.qq.com", "腾讯视频" },
    { "vimeo.com", "Vimeo" },
    { "x.com", "X" },
    { "ximalaya.com", "喜马拉雅" },
    { "youku.com", "优酷" },
    { "youtu.be", "YouTube" },
    { "youtube.com", "YouTube" },
    { "youtube-nocookie.com", "YouTube" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      gsize length = strlen (host), tail = strlen (sites[i].host);

      if (length >= tail && g_ascii_strcasecmp (host + length - tail, sites[i].host) == 0 &&
          (length == tail || host[length - tail - 1] == '.'))
        return sites[i].name;
    }
  return NULL;
}

char *
sheaf_picture_media_name (const char *address)
{
  g_autofree char *stripped = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (address, NULL);

  stripped = sheaf_address_strip (address);
  if (sheaf_address_picture_kind (stripped) == SHEAF_ADDRESS_REMOTE)
    host = sheaf_address_host (stripped);
  if (host && site_name (host))
    return g_strdup (site_name (host));
  return g_steal_pointer (&host);
}

const char *
sheaf_picture_media_address (const SheafHtmlNode *node)
{
  static const char *const names[] = { "src", "data-src", "data" };
  const SheafHtmlNode *child;

  g_return_val_if_fail (node, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *address = sheaf_html_node_attribute (node, names[i]);

      if (address && *address)
        return address;
    }
  for (guint i = 0; (child = sheaf_html_node_child (node, i)); i++)
    if (sheaf_html_node_is (child, "source") && sheaf_html_node_attribute (child, "src"))
      return sheaf_html_node_attribute (child, "src");
  return NULL;
}

void
sheaf_picture_write_media (SheafHtmlWriter *writer, const char *address)
{
  const SheafElementRule *link = sheaf_rules_find ("a");
  g_autofree char *clean = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GString) attributes = g_string_new (" href=\"");
  gboolean opened;

  g_return_if_fail (writer && address);

  clean = sheaf_address_clean_link (address);
  name = clean ? sheaf_picture_media_name (clean) : NULL;
  if (!name)
    return;
  sheaf_html_append_attribute (attributes, clean);
  g_string_append (attributes, "\" class=\"media\"");
  opened = sheaf_html_writer_open (writer, link, link->output, attributes->str, NULL);
  sheaf_html_writer_text (writer, name);
  if (opened)
    sheaf_html_writer_close (writer);
}
