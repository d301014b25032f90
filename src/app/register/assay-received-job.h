/* Looking at what somebody sent to a register, on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "app/register/assay-register-keeper.h"
#include "core/register/assay-register-receive.h"

G_BEGIN_DECLS

typedef struct
{
  AssayRegisterMoment *moment;
  char *path;
  char *passphrase; /* or NULL */
  AssayDate today;
} AssayReceivedJob;

/* @passphrase may be NULL; it is wiped when the job is freed. */
AssayReceivedJob *assay_received_job_new (AssayRegisterMoment *moment,
                                          const char *path,
                                          const char *passphrase,
                                          AssayDate today);
void assay_received_job_free (gpointer job);

/* For assay_work_start(): gives an AssayArrival. */
gpointer assay_received_job_run (gpointer job,
                                 AssayProgress progress,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
