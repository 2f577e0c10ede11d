/* loop-probe.c: how long the main loop is not there for the person
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "loop-probe.h"
#include "loop-watch.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define MILLISECOND 1000000
#define MAX_FRAMES  40
#define MAX_TRACES  40

/* How old what is known of the threads may be when a gap begins. */
#define THREADS_INTERVAL (20 * MILLISECOND)

typedef struct
{
  SheafGap gap;
  const char *phase;
  int n_frames; /* 0: it was not long */
  void *frames[MAX_FRAMES];
} Long;

/* What was measured in one phase. */
typedef struct
{
  GArray *gaps; /* SheafGap */
  /* In nanoseconds of all processors: how long the phase was, they were busy, and by this program. */
  gint64 all;
  gint64 busy;
  gint64 ours;
} Phase;

struct _LoopProbe
{
  gint64 limit;
  GThread *thread;
  int schedstat;
  LoopWatch *watch;
  timer_t timer;
  const char *phase;
  Phase phase_began;   /* without gaps */
  SheafGap began;      /* clocks when the last poll ended; wall 0: it has not */
  GHashTable *threads; /* thread id to how long it was queued, as of threads_read */
  gint64 threads_read;
  GHashTable *phases; /* name to Phase */
  GArray *longs;
  SheafGap server; /* since the last poll: only wall, queued, blocked and sleeps */
  /* Filled by the signal. */
  void *frames[MAX_FRAMES];
  volatile int n_frames;
};

/* A poll function takes no data of ours. */
static LoopProbe *running;

static gint64
read_clock (clockid_t id)
{
  struct timespec now;

  clock_gettime (id, &now);
  return (gint64) now.tv_sec * 1000 * MILLISECOND + now.tv_nsec;
}

static gint64
from_timeval (struct timeval time)
{
  return ((gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_usec) * 1000;
}

/* The first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq and steal, in ticks. */
static gint64
read_busy (void)
{
  const gint64 tick = 1000 * (gint64) MILLISECOND / sysconf (_SC_CLK_TCK);
  g_autofree char *text = NULL;
  gint64 busy = 0;
  char *at;

  if (!g_file_get_contents ("/proc/stat", &text, NULL, NULL) || !g_str_has_prefix (text, "cpu "))
    return 0;
  at = text + strlen ("cpu ");
  for (int i = 0; i < 8; i++)
    {
      const gint64 ticks = g_ascii_strtoll (at, &at, 10);

      busy += i == 3 || i == 4 ? 0 : ticks * tick;
    }
  return busy;
}

static Phase
read_processors (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (Phase){ .all = read_clock (CLOCK_MONOTONIC) * g_get_num_processors (),
                  .busy = read_busy (),
                  .ours = from_timeval (usage.ru_utime) + from_timeval (usage.ru_stime) };
}

static SheafGap
read_clocks (LoopProbe *self)
{
  SheafGap now = { 0 };
  struct rusage usage;
  char text[80];
  const ssize_t length =
      self->schedstat < 0 ? -1 : pread (self->schedstat, text, sizeof text - 1, 0);
  const char *second;

  if (length > 0)
    {
      text[length] = '\0';
      second = strchr (text, ' ');
      now.queued = second ? g_ascii_strtoll (second, NULL, 10) : 0;
    }
  getrusage (RUSAGE_THREAD, &usage);
  now.sleeps = usage.ru_nvcsw;
  now.blocked = loop_watch_read (self->watch);
  now.cpu = read_clock (CLOCK_THREAD_CPUTIME_ID);
  now.wall = read_clock (CLOCK_MONOTONIC);
  return now;
}

/* How much slower the processors were for us because of others: up to half as fast. */
static double
slowdown (const Phase *phase)
{
  const double others = phase->all ? (double) (phase->busy - phase->ours) / phase->all : 0;

  return 1 + CLAMP (others, 0, 1);
}

static gint64
own (const SheafGap *gap)
{
  const gint64 most = gap->wall - gap->queued - gap->server;

  return gap->sleeps > 0 ? MIN (most, gap->cpu + gap->blocked) : gap->cpu;
}

/* The program's own of that name comes before the library's: all that Xlib and XCB wait for goes through it. */
void *xcb_wait_for_reply64 (void *connection, guint64 request, void **error);

void *
xcb_wait_for_reply64 (void *connection, guint64 request, void **error)
{
  void *(*wait) (void *, guint64, void **) = dlsym (RTLD_NEXT, "xcb_wait_for_reply64");
  LoopProbe *self = running && running->thread == g_thread_self () ? running : NULL;
  const SheafGap before = self ? read_clocks (self) : (SheafGap){ 0 };
  void *reply = wait (connection, request, error);

  if (self)
    {
      const SheafGap now = read_clocks (self);

      self->server.wall += now.wall - before.wall;
      self->server.queued += now.queued - before.queued;
      self->server.sleeps += now.sleeps - before.sleeps;
      self->server.blocked += now.blocked - before.blocked;
    }
  return reply;
}

/* Where the main thread is, once a gap is about to be too long. */
static void
late_cb (int number)
{
  if (running && !running->n_frames)
    running->n_frames = backtrace (running->frames, MAX_FRAMES);
}

static void
set_timer (LoopProbe *self, gint64 delay)
{
  const struct itimerspec when = { .it_value = { delay / (1000 * MILLISECOND),
                                                 delay % (1000 * MILLISECOND) } };

  timer_settime (self->timer, 0, &when, NULL);
}

/* How long every thread of the program has been ready and not run. Returns: (transfer full) */
static GHashTable *
read_threads (void)
{
  GHashTable *threads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *id;

  while (dir && (id = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", id, "schedstat", NULL);
      g_autofree char *text = NULL;
      const char *second;
      gint64 *queued;

      if (!g_file_get_contents (path, &text, NULL, NULL) || !(second = strchr (text, ' ')))
        continue;
      queued = g_new (gint64, 1);
      *queued = g_ascii_strtoll (second, NULL, 10);
      g_hash_table_insert (threads, g_strdup (id), queued);
    }
  return threads;
}

/* Remembers them, but not for every gap: it takes longer than most. */
static void
remember_threads (LoopProbe *self)
{
  if (read_clock (CLOCK_MONOTONIC) - self->threads_read < THREADS_INTERVAL)
    return;
  g_clear_pointer (&self->threads, g_hash_table_unref);
  self->threads = read_threads ();
  self->threads_read = read_clock (CLOCK_MONOTONIC);
}

/* Whether another thread was in the queue for most of @waited, since the threads were last remembered. */
static gboolean
was_another_queued (LoopProbe *self, gint64 waited)
{
  g_autoptr (GHashTable) now = read_threads ();
  g_autofree char *ours = g_strdup_printf ("%d", gettid ());
  GHashTableIter iter;
  gpointer id, queued;

  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &id, &queued))
    {
      const gint64 *before = self->threads ? g_hash_table_lookup (self->threads, id) : NULL;

      if (before && !g_str_equal (id, ours) && *(gint64 *) queued - *before > waited * 3 / 4)
        return TRUE;
    }
  return FALSE;
}

static void
end_gap (LoopProbe *self)
{
  const SheafGap now = read_clocks (self);
  SheafGap gap = {
    .wall = now.wall - self->began.wall,
    .cpu = now.cpu - self->began.cpu,
    .queued = now.queued - self->began.queued,
    .server = self->server.wall - self->server.queued,
    .blocked = MAX (now.blocked - self->began.blocked - self->server.blocked, 0),
    .sleeps = now.sleeps - self->began.sleeps - self->server.sleeps,
  };
  Phase *phase = g_hash_table_lookup (self->phases, self->phase);

  set_timer (self, 0);
  if (own (&gap) > self->limit && was_another_queued (self, own (&gap) - gap.cpu))
    gap.sleeps = 0;
  g_array_append_val (phase->gaps, gap);
  if (own (&gap) > self->limit && self->longs->len < MAX_TRACES)
    {
      Long late = { .gap = gap, .phase = self->phase, .n_frames = self->n_frames };

      memcpy (late.frames, self->frames, sizeof late.frames);
      g_array_append_val (self->longs, late);
    }
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  LoopProbe *self = running;
  int result, reason;

  if (self->began.wall && self->phase)
    end_gap (self);
  remember_threads (self);
  result = g_poll (fds, n_fds, timeout);
  /* GLib asks for it where a signal interrupted the poll. */
  reason = errno;
  self->n_frames = 0;
  self->server = (SheafGap){ 0 };
  set_timer (self, self->limit * 9 / 10);
  self->began = read_clocks (self);
  errno = reason;
  return result;
}

static void
prepare_traces (LoopProbe *self)
{
  struct sigaction action = { .sa_handler = late_cb, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR2 };

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
  event.sigev_notify_thread_id = gettid ();
  /* The first call loads a library, which a signal handler may not. */
  backtrace (self->frames, MAX_FRAMES);
  sigaction (SIGUSR2, &action, NULL);
  g_assert_cmpint (timer_create (CLOCK_MONOTONIC, &event, &self->timer), ==, 0);
}

static void
phase_free (gpointer data)
{
  Phase *phase = data;

  g_array_unref (phase->gaps);
  g_free (phase);
}

LoopProbe *
loop_probe_new (guint limit)
{
  LoopProbe *self = g_new0 (LoopProbe, 1);

  g_assert_null (running);
  self->limit = (gint64) limit * MILLISECOND;
  self->thread = g_thread_self ();
  self->schedstat = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
  self->watch = loop_watch_new ();
  self->phases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, phase_free);
  self->longs = g_array_new (FALSE, FALSE, sizeof (Long));
  prepare_traces (self);
  running = self;
  g_main_context_set_poll_func (NULL, poll_cb);
  return self;
}

void
loop_probe_free (LoopProbe *self)
{
  g_main_context_set_poll_func (NULL, NULL);
  timer_delete (self->timer);
  running = NULL;
  loop_watch_free (self->watch);
  if (self->schedstat >= 0)
    close (self->schedstat);
  g_hash_table_unref (self->phases);
  g_clear_pointer (&self->threads, g_hash_table_unref);
  g_array_unref (self->longs);
  g_free (self);
}

/* Adds what went by since the phase began, or was last added to. */
static void
account (LoopProbe *self)
{
  const Phase now = read_processors ();
  Phase *phase = self->phase ? g_hash_table_lookup (self->phases, self->phase) : NULL;

  if (phase)
    {
      phase->all += now.all - self->phase_began.all;
      phase->busy += now.busy - self->phase_began.busy;
      phase->ours += now.ours - self->phase_began.ours;
    }
  self->phase_began = now;
}

void
loop_probe_begin (LoopProbe *self, const char *name)
{
  account (self);
  if (!g_hash_table_contains (self->phases, name))
    {
      Phase *phase = g_new0 (Phase, 1);

      phase->gaps = g_array_new (FALSE, FALSE, sizeof (SheafGap));
      g_hash_table_insert (self->phases, (gpointer) name, phase);
    }
  self->phase = name;
}

static int
compare_own (gconstpointer a, gconstpointer b)
{
  const gint64 first = own (a), second = own (b);

  return (first > second) - (first < second);
}

static double
milliseconds (gint64 nanoseconds)
{
  return (double) nanoseconds / MILLISECOND;
}

/* addr2line understands it; without it the program and the offset are still something. */
static void
print_trace (const Long *late)
{
  char **symbols = backtrace_symbols (late->frames, late->n_frames);

  g_print ("#   %.1f ms: %.1f computed, %.1f waited; then it was in\n",
           milliseconds (own (&late->gap)), milliseconds (late->gap.cpu),
           milliseconds (own (&late->gap) - late->gap.cpu));
  for (int i = 2; symbols && i < late->n_frames; i++)
    g_print ("#     %s\n", symbols[i]);
  free (symbols);
}

/* What of a gap counts: what was computed, as fast as without the others, and all that was waited for. */
static gint64
judged (const SheafGap *gap, double slowdown)
{
  return (gint64) (gap->cpu / slowdown) + own (gap) - gap->cpu;
}

static void
print_figures (const Phase *phase, const char *name, GArray *sorted)
{
  const SheafGap *gaps = (const SheafGap *) (void *) sorted->data;
  gint64 wall = 0;

  for (guint i = 0; i < sorted->len; i++)
    wall = MAX (wall, gaps[i].wall);
  g_print ("# %s: %u gaps, p50 %.2f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms (by the wall "
           "%.1f ms); "
           "others had %.0f %% of the processors\n",
           name, sorted->len, milliseconds (own (&gaps[sorted->len / 2])),
           milliseconds (own (&gaps[sorted->len * 99 / 100])),
           milliseconds (own (&gaps[sorted->len * 999 / 1000])),
           milliseconds (own (&gaps[sorted->len - 1])), milliseconds (wall),
           (slowdown (phase) - 1) * 100);
}

guint
loop_probe_report (LoopProbe *self, const char *name)
{
  const Phase *phase = g_hash_table_lookup (self->phases, name);
  g_autoptr (GArray) sorted = g_array_copy (phase->gaps);
  guint n_over = 0;

  account (self);
  g_array_sort (sorted, compare_own);
  for (guint i = 0; i < sorted->len; i++)
    n_over += judged (&g_array_index (sorted, SheafGap, i), slowdown (phase)) > self->limit;
  if (sorted->len > 0)
    print_figures (phase, name, sorted);
  for (guint i = 0; i < self->longs->len; i++)
    if (g_str_equal (g_array_index (self->longs, Long, i).phase, name))
      print_trace (&g_array_index (self->longs, Long, i));
  return n_over;
}
