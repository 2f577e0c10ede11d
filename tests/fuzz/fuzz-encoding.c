/* fuzz-encoding.c: text changed in any encoding is the changed text, and no other byte of the file is touched
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/encoding-names.h"
#include "core/encoding-splice.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

/* What the first bytes say is to be done; the rest is the file. */
typedef struct
{
  const char *encoding; /* (nullable): to be found out */
  guint at, length;     /* characters to be replaced */
  const char *by;
} Plan;

static Plan
make_plan (const guint8 *head)
{
  static const char *const texts[] = { "",   "a",  "中", "é",        "Ж",
                                       "ひ", "한", "\n", "title: x", "\xef\xbf\xbd" };
  const char *const *names = sheaf_encoding_list ();
  const guint n = g_strv_length ((char **) names);
  const guint choice = head[0] % (n + 1);

  return (Plan){ choice < n ? names[choice] : NULL, head[1], head[2] % 8,
                 texts[head[3] % G_N_ELEMENTS (texts)] };
}

/* Returns: (transfer full): @text with the plan's characters replaced */
static char *
change_text (const char *text, const Plan *plan)
{
  const glong all = g_utf8_strlen (text, -1);
  const glong at = plan->at % (all + 1);
  const char *start = g_utf8_offset_to_pointer (text, at);
  const char *end = g_utf8_offset_to_pointer (text, MIN (all, at + (glong) plan->length));
  g_autofree char *front = g_strndup (text, start - text);

  return g_strconcat (front, plan->by, end, NULL);
}

/* Whatever came of it, the text is valid and tells how much of it could not be read. */
static void
check_decoded (const SheafDecoded *decoded)
{
  g_assert_true (g_utf8_validate_len (decoded->text, (gssize) decoded->length, NULL));
  g_assert_cmpuint (strlen (decoded->text), ==, decoded->length);
  g_assert_nonnull (decoded->encoding);
  g_assert_true ((decoded->replaced > 0) == (decoded->replaced_line > 0));
}

/* The bytes of the file that @before has in front of the change, and behind it, stand there still. */
static void
check_bytes (GBytes *before, GBytes *after)
{
  gsize n, m, front = 0, back = 0;
  const guint8 *a = g_bytes_get_data (before, &n);
  const guint8 *b = g_bytes_get_data (after, &m);

  while (front < MIN (n, m) && a[front] == b[front])
    front++;
  while (back < MIN (n, m) - front && a[n - 1 - back] == b[m - 1 - back])
    back++;
  /* At most the eight characters that may be replaced, of four bytes, and the longest text for them. */
  g_assert_cmpuint (n - front - back, <=, 8 * 4);
  g_assert_cmpuint (m - front - back, <=, 8 * 4 + 8 * 4);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  Plan plan;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) spliced = NULL;
  g_autoptr (SheafDecoded) decoded = NULL;
  g_autoptr (SheafDecoded) again = NULL;
  g_autofree char *text = NULL;

  if (size < 4)
    return 0;
  plan = make_plan (data);
  bytes = g_bytes_new (data + 4, size - 4);
  decoded = sheaf_encoding_decode (bytes, plan.encoding);
  check_decoded (decoded);
  text = change_text (decoded->text, &plan);
  spliced = sheaf_encoding_splice (bytes, decoded, text, NULL);
  if (!spliced)
    return 0;
  again = sheaf_encoding_decode (spliced, decoded->encoding);
  check_decoded (again);
  g_assert_cmpstr (again->text, ==, text);
  g_assert_true (again->bom == decoded->bom);
  check_bytes (bytes, spliced);
  return 0;
}
