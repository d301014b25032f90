/* Begins a register, in a file or a database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/assay-work.h"
#include "base/assay-context.h"

G_BEGIN_DECLS

/* As assay_work_start(); what begun_cb is given is the address (char*), the caller's. */
AssayWork *assay_register_begin (gpointer owner,
                                 AssayContext *context,
                                 const char *address,
                                 const char *title,
                                 AssayWorkDoneFunc begun_cb);

G_END_DECLS
