/* A register as a file for other programs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-export-text.h"

#include "core/register/assay-register-export.h"
#include "present/assay-register-calendar.h"

static const char *const ids[] = { "contracts", "awards", "dates", "example" };

G_STATIC_ASSERT (G_N_ELEMENTS (ids) == ASSAY_EXPORT_LAST + 1);

const char *
assay_export_kind_get_id (AssayExportKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (ids));

  return ids[kind];
}

/* Words in place of ids, for who opens it in a spreadsheet. */
static char *
describe (const AssayContractStanding *standing, AssayImportColumn column, gpointer user_data)
{
  const AssayRegisterGround *ground = user_data;

  if (column == ASSAY_IMPORT_STANDING)
    return g_strdup (assay_register_word_standing (standing->standing->state));
  if (column == ASSAY_IMPORT_NEXT_STEP)
    return g_strdup (assay_register_word_step (standing->standing->step));

  return assay_register_word_why (ground, standing);
}

char *
assay_register_format_export (const AssayRegisterGround *ground,
                              AssayExportKind kind,
                              const char *title,
                              gint64 now)
{
  const GArray *lead_times =
      ground->schemes != NULL ? assay_register_schemes_get_lead_times (ground->schemes) : NULL;
  g_autoptr (GPtrArray) standings = NULL;

  switch (kind)
    {
    case ASSAY_EXPORT_CONTRACTS:
      standings = assay_register_list_standings (ground->held, lead_times, ground->on);
      return assay_register_export_contracts (ground->held, standings, ground->on, describe,
                                              (gpointer) ground);
    case ASSAY_EXPORT_AWARDS:
      return assay_register_export_awards (ground->held);
    case ASSAY_EXPORT_DATES:
      return assay_register_format_calendar (ground, title, ASSAY_DATE_NONE, ASSAY_DATE_NONE, now);
    case ASSAY_EXPORT_EXAMPLE:
      return assay_register_export_example ();
    }

  g_assert_not_reached ();
}
