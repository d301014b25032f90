/* The day a command judges readiness on, and why that one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-day.h"

#include "base/assay-error.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

gboolean
assay_day_choose (AssayCli *cli,
                  const AssayArguments *arguments,
                  const AssayPortfolio *portfolio,
                  AssayDay *out_day,
                  GError **error)
{
  AssayDay day = { .today = assay_context_get_today (assay_cli_get_context (cli)) };
  gboolean asked = assay_arguments_has (arguments, "on");

  if (!assay_arguments_read_date (arguments, "on", &day.on, error))
    return FALSE;
  if (asked && day.on == ASSAY_DATE_NONE)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("--on: write a date as year-month-day, for example 2027-01-12"));
      return FALSE;
    }
  if (!asked)
    day.on = assay_readiness_choose_date (portfolio, day.today);
  if (asked)
    day.reason = ASSAY_DAY_ASKED;
  else
    day.reason = day.on == portfolio->head->planned ? ASSAY_DAY_PLANNED : ASSAY_DAY_TODAY;
  *out_day = day;

  return TRUE;
}

char *
assay_day_describe (const AssayDay *self)
{
  g_autofree char *date = assay_date_format_long (self->on);

  switch (self->reason)
    {
    case ASSAY_DAY_ASKED:
      return g_strdup_printf (_ ("on %s"), date);
    case ASSAY_DAY_PLANNED:
      return g_strdup_printf (_ ("for the planned submission on %s"), date);
    case ASSAY_DAY_TODAY:
      return g_strdup_printf (_ ("as of today, %s"), date);
    }

  g_assert_not_reached ();
}

const char *
assay_day_get_reason_id (const AssayDay *self)
{
  switch (self->reason)
    {
    case ASSAY_DAY_ASKED:
      return "asked";
    case ASSAY_DAY_PLANNED:
      return "planned";
    case ASSAY_DAY_TODAY:
      return "today";
    }

  g_assert_not_reached ();
}
