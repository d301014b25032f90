/* What the program may use of the computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A process limits itself, because it then holds however it was started. A limit that the system
 * does not know is left out: the asking program stops a child that takes too long in any case.
 */

#include "page/assay-page-limits.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#define OPEN_FILES 64

static void
narrow (int resource, rlim_t soft, rlim_t hard)
{
  struct rlimit limit;

  if (getrlimit ((__rlimit_resource_t) resource, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, hard);
  limit.rlim_cur = MIN (MIN (limit.rlim_cur, soft), limit.rlim_max);
  if (setrlimit ((__rlimit_resource_t) resource, &limit) != 0)
    g_debug ("Limit %d stays as it is", resource);
}

void
assay_page_limits_set (void)
{
  /* Inherited handlers and masks must not keep the signals of the limits from ending us. */
  signal (SIGXCPU, SIG_DFL);
  signal (SIGALRM, SIG_DFL);
  /* At the soft one a signal comes that tells what happened; the hard one only kills. */
  narrow (RLIMIT_CPU, ASSAY_PAGE_CPU_SECONDS, ASSAY_PAGE_CPU_SECONDS + 1);
#ifndef __SANITIZE_ADDRESS__
  /* The sanitizer sets terabytes of addresses aside, and could not begin. */
  narrow (RLIMIT_AS, ASSAY_PAGE_MEMORY, ASSAY_PAGE_MEMORY);
#endif
  narrow (RLIMIT_CORE, 0, 0);
  narrow (RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES);
  alarm (ASSAY_PAGE_CLOCK_SECONDS);
}
