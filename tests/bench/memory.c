/* memory.c: what only this program's processes have in memory
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "memory.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char *
read_file (int pid, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, name);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

/* "Pss:    1234 kB" */
static guint64
get_line (const char *text, const char *name)
{
  const char *line = strstr (text, name);

  return line ? g_ascii_strtoull (line + strlen (name), NULL, 10) : 0;
}

static Memory
memory_of (int pid)
{
  g_autofree char *text = read_file (pid, "smaps_rollup");

  return (Memory){
    .unique = get_line (text, "\nPrivate_Clean:") + get_line (text, "\nPrivate_Dirty:"),
    .share = get_line (text, "\nPss:"),
  };
}

Memory
memory_of_self (void)
{
  return memory_of (getpid ());
}

/* The parent stands behind the name, which is in brackets and may hold any letter. */
static int
get_parent (int pid)
{
  g_autofree char *text = read_file (pid, "stat");
  const char *end = strrchr (text, ')');
  int parent = 0;

  if (end)
    sscanf (end, ") %*c %d", &parent);
  return parent;
}

static gboolean
descends (int pid, int from)
{
  while (pid > 1 && pid != from)
    pid = get_parent (pid);
  return pid == from;
}

/* The kernel keeps the first 15 letters. */
static gboolean
shows_pages (int pid)
{
  g_autofree char *name = read_file (pid, "comm");

  return g_str_has_prefix (name, "WebKitWebProces") && descends (pid, getpid ());
}

Memory
memory_of_pages (guint *n)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  Memory sum = { 0 };

  *n = 0;
  while ((name = g_dir_read_name (processes)))
    {
      int pid = (int) g_ascii_strtoll (name, NULL, 10);

      if (pid > 1 && shows_pages (pid))
        {
          Memory memory = memory_of (pid);

          sum.unique += memory.unique;
          sum.share += memory.share;
          (*n)++;
        }
    }
  return sum;
}
