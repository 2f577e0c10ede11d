/* test-beneath.c: no way out of the folder that was given
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fixture.h"

#include "core/beneath.h"
#include "core/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct
{
  TestFolder *folder;
  int fd; /* of "inside", in it */
} Fixture;

static void
write_file (Fixture *self, const char *name, const char *content)
{
  g_autofree char *path = test_folder_write (self->folder, name, content);

  g_assert_nonnull (path);
}

static void
make_link (Fixture *self, const char *name, const char *target)
{
  g_assert_cmpint (symlinkat (target, self->fd, name), ==, 0);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *inside = NULL;

  self->folder = test_folder_new ();
  write_file (self, "outside.png", "secret");
  write_file (self, "inside/a.png", "picture");
  write_file (self, "inside/sub/b.png", "other");
  write_file (self, "inside/empty.png", "");
  inside = test_folder_path (self->folder, "inside");
  self->fd = open (inside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_assert_cmpint (self->fd, >=, 0);
  make_link (self, "link.png", "a.png");
  make_link (self, "out.png", "../outside.png");
  make_link (self, "zero.png", "/dev/zero");
  make_link (self, "own.png", "/proc/self/environ");
  make_link (self, "linked", "sub");
  make_link (self, "up", "..");
  make_link (self, "dangling.png", "nowhere");
  g_assert_cmpint (mkfifoat (self->fd, "pipe.png", 0600), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close (self->fd);
  test_folder_free (self->folder);
}

static const struct
{
  const char *path;
  int code; /* 0: it is opened */
} cases[] = {
  { "a.png", 0 },
  { "sub/b.png", 0 },
  { "./sub//b.png", 0 },
  { "empty.png", 0 },
  { "link.png", ELOOP },
  { "out.png", ELOOP },
  { "zero.png", ELOOP },
  { "own.png", ELOOP },
  { "dangling.png", ELOOP },
  { "linked/b.png", ELOOP },
  { "up/outside.png", ELOOP },
  { "up/inside/a.png", ELOOP },
  { "../outside.png", EXDEV },
  { "sub/../../outside.png", EXDEV },
  { "..", EXDEV },
  { "/etc/hostname", EXDEV },
  { "/", EXDEV },
  { "pipe.png", EINVAL },
  { "sub", EINVAL },
  { ".", EINVAL },
  { "missing.png", ENOENT },
  { "sub/missing/b.png", ENOENT },
  { "a.png/b.png", ENOTDIR },
};

static void
test_open (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const int fd = sheaf_beneath_open (self->fd, cases[i].path);
      const int code = fd < 0 ? errno : 0;

      if (code != cases[i].code)
        g_error ("%s: %s", cases[i].path, g_strerror (code));
      if (fd >= 0)
        close (fd);
    }
}

/* Not by a link but itself: nothing is read of it, as nothing is opened. */
static void
test_device (Fixture *self, gconstpointer data)
{
  const int folder = open ("/dev", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  g_assert_cmpint (folder, >=, 0);
  g_assert_cmpint (sheaf_beneath_open (folder, "zero"), ==, -1);
  g_assert_cmpint (errno, ==, EINVAL);
  g_assert_cmpint (sheaf_beneath_open (folder, "tty"), ==, -1);
  close (folder);
}

/* Descriptors are given back, however it ends. */
static void
test_descriptors (Fixture *self, gconstpointer data)
{
  const int before = dup (self->fd);
  int after;

  close (before);
  test_open (self, data);
  after = dup (self->fd);
  close (after);
  g_assert_cmpint (after, ==, before);
}

static GBytes *
read_file (Fixture *self, const char *path, gsize limit, GError **error)
{
  const int fd = sheaf_beneath_open (self->fd, path);
  GBytes *bytes;

  g_assert_cmpint (fd, >=, 0);
  bytes = sheaf_beneath_read (fd, limit, error);
  close (fd);
  return bytes;
}

static void
test_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = read_file (self, "a.png", 7, &error);
  g_autoptr (GBytes) empty = read_file (self, "empty.png", 7, &error);
  g_autoptr (GBytes) none = NULL;
  int fd;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), "picture", 7);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_null (read_file (self, "a.png", 6, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  g_clear_error (&error);

  /* A file of a size that nobody has memory for. */
  fd = openat (self->fd, "huge.png", O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  g_assert_cmpint (ftruncate (fd, (off_t) 1 << 40), ==, 0);
  none = sheaf_beneath_read (fd, 20 * 1024 * 1024, &error);
  close (fd);
  g_assert_null (none);
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
}

/* One that says it is empty, and is not: it is read to its end or the limit. */
static void
test_lying_size (Fixture *self, gconstpointer data)
{
  const int fd = open ("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (fd, >=, 0);
  bytes = sheaf_beneath_read (fd, 20 * 1024 * 1024, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
  g_assert_cmpint (lseek (fd, 0, SEEK_SET), ==, 0);
  g_assert_null (sheaf_beneath_read (fd, 100, &error));
  g_assert_error (error, SHEAF_ERROR, SHEAF_ERROR_LIMIT);
  close (fd);
}

/* From here on this program's kernel knows no openat2, as one before 5.6, or a sandbox. Returns: whether it took */
static gboolean
forget_openat2 (void)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { G_N_ELEMENTS (filter), filter };

  return prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/* In a program of its own, since it is for good. */
static void
test_components (Fixture *self, gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (!forget_openat2 ())
    return;
  g_assert_cmpint (syscall (SYS_openat2, self->fd, "a.png", NULL, 0), ==, -1);
  g_assert_cmpint (errno, ==, ENOSYS);
  test_open (self, data);
  test_device (self, data);
  test_descriptors (self, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/beneath/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/beneath/device", Fixture, NULL, set_up, test_device, tear_down);
  g_test_add ("/beneath/descriptors", Fixture, NULL, set_up, test_descriptors, tear_down);
  g_test_add ("/beneath/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/beneath/lying-size", Fixture, NULL, set_up, test_lying_size, tear_down);
  g_test_add ("/beneath/components", Fixture, NULL, set_up, test_components, tear_down);
  return g_test_run ();
}
