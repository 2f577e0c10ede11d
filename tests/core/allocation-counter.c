/* allocation-counter.c: how much memory a piece of work asks for
 *
 * SPDX-FileCopyrightText: 2026 The Sheaf authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program's own malloc comes before the C library's, for all libraries it uses.
 */
#include "config.h"

#include "allocation-counter.h"

#include <malloc.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OWN_MALLOC 0
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define OWN_MALLOC 0
#endif
#ifndef OWN_MALLOC
#define OWN_MALLOC 1
#endif

typedef struct
{
  gboolean counting;
  gssize live;
  TestAllocations sums;
} Counter;

static _Thread_local Counter counter;

#if OWN_MALLOC

/* glibc's, under the names it has for those who bring their own. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *memory, size_t size);
void *__libc_memalign (size_t alignment, size_t size);
void __libc_free (void *memory);

static void *
count (void *memory)
{
  if (memory && counter.counting)
    {
      gsize size = malloc_usable_size (memory);

      counter.live += (gssize) size;
      counter.sums.all += size;
      if (counter.live > (gssize) counter.sums.most)
        counter.sums.most = (gsize) counter.live;
    }
  return memory;
}

static void
uncount (void *memory)
{
  if (memory && counter.counting)
    counter.live -= (gssize) malloc_usable_size (memory);
}

void *
malloc (size_t size)
{
  return count (__libc_malloc (size));
}

void *
calloc (size_t n, size_t size)
{
  return count (__libc_calloc (n, size));
}

void *
realloc (void *memory, size_t size)
{
  uncount (memory);
  return count (__libc_realloc (memory, size));
}

void *
memalign (size_t alignment, size_t size)
{
  return count (__libc_memalign (alignment, size));
}

void *
aligned_alloc (size_t alignment, size_t size)
{
  return count (__libc_memalign (alignment, size));
}

int
posix_memalign (void **memory, size_t alignment, size_t size)
{
  *memory = count (__libc_memalign (alignment, size));
  return *memory ? 0 : 12; /* ENOMEM */
}

void
free (void *memory)
{
  uncount (memory);
  __libc_free (memory);
}

#endif

void
test_allocations_begin (void)
{
  counter = (Counter){ .counting = TRUE };
}

TestAllocations
test_allocations_end (void)
{
  counter.counting = FALSE;
  return counter.sums;
}
