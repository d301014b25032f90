/* Reading a return away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "core/review/assay-return.h"

G_BEGIN_DECLS

/* A return, and what its signature is worth to this user. */
typedef struct
{
  AssayReturn *given;
  AssaySignerStanding standing;
} AssayReturnReading;

void assay_return_reading_free (AssayReturnReading *self);

/* The result is an AssayReturnReading; errors as for assay_return_load(), and of the known keys. */
AssayWork *assay_return_job_start (gpointer owner,
                                   const char *path,
                                   const char *schema_path,
                                   AssayWorkDoneFunc done_cb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayReturnReading, assay_return_reading_free)

G_END_DECLS
