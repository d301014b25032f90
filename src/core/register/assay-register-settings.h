/* What a commissioner decided for a whole register, and what holds where nothing was decided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/register/assay-register.h"

G_BEGIN_DECLS

/* Counts from 1 to 4 are what is usually kept back. */
#define ASSAY_SUPPRESS_BELOW 5u
#define ASSAY_SUPPRESS_BELOW_MIN 2u
#define ASSAY_SUPPRESS_BELOW_MAX 100u
#define ASSAY_FRESH_MONTHS_MAX 120u

/* The register's settings, or NULL. Where a damaged register has several, the first. */
const AssayHeldSettings *assay_register_get_settings (const AssayRegister *self);

/* Never 0. */
guint assay_register_get_suppress_below (const AssayRegister *self);
guint assay_register_get_fresh_months (const AssayRegister *self);

/* NONE where no board has met yet. */
AssayDate assay_register_get_last_board (const AssayRegister *self);

G_END_DECLS
