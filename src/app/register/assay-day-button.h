/* Which day a register is looked at for: today, or any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signal "chosen" (guint: an AssayDate): somebody chose another day.
 */

#pragma once

#include "base/assay-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_DAY_BUTTON (assay_day_button_get_type ())
G_DECLARE_FINAL_TYPE (AssayDayButton, assay_day_button, ASSAY, DAY_BUTTON, AdwBin)

/* "format" is a property of the template: what is said of the day, with one %s. */
void assay_day_button_set_day (AssayDayButton *self, AssayDate day, AssayDate today);

G_END_DECLS
