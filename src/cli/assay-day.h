/* The day a command judges readiness on, and why that one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_DAY_ASKED,
  ASSAY_DAY_PLANNED,
  ASSAY_DAY_TODAY,
} AssayDayReason;

typedef struct
{
  AssayDate on;
  AssayDate today;
  AssayDayReason reason;
} AssayDay;

/* From --on, else assay_readiness_choose_date(). */
gboolean assay_day_choose (AssayCli *cli,
                           const AssayArguments *arguments,
                           const AssayPortfolio *portfolio,
                           AssayDay *out_day,
                           GError **error);

/* "for the planned submission on 12 January 2027" */
char *assay_day_describe (const AssayDay *self);

/* "asked", "planned" or "today". */
const char *assay_day_get_reason_id (const AssayDay *self);

G_END_DECLS
