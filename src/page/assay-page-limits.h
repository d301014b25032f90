/* What the program may use of the computer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds of work, seconds by the clock, and bytes of memory that one question may take. */
#define ASSAY_PAGE_CPU_SECONDS 6
#define ASSAY_PAGE_CLOCK_SECONDS 30
#define ASSAY_PAGE_MEMORY ((guint64) 1024 * 1024 * 1024)

/* For good, for this process: whatever a file makes the libraries do, the kernel ends it. Limits
 * that are narrower already stay. */
void assay_page_limits_set (void);

G_END_DECLS
