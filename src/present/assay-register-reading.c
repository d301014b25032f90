/* What the page, the time line and the calendar read out of a register in the same way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-reading.h"

#include "base/assay-text.h"

gboolean
assay_register_reads_scheme (const AssayHeldClause *clause, const char *scheme)
{
  g_auto (GStrv) ids = NULL;

  if (assay_text_is_blank (clause->schemes))
    return TRUE;
  ids = g_strsplit (clause->schemes, " ", -1);

  return g_strv_contains ((const char *const *) ids, scheme);
}

gboolean
assay_register_is_award_whole (const AssayHeldAward *award)
{
  return award->from != ASSAY_DATE_NONE && award->until != ASSAY_DATE_NONE
         && award->confirmed != ASSAY_DATE_NONE && !assay_text_is_blank (award->source);
}

AssayDate
assay_register_get_award_end (const AssayHeldAward *award)
{
  if (award->withdrawn == ASSAY_DATE_NONE)
    return award->until;
  if (award->until == ASSAY_DATE_NONE)
    return award->withdrawn - 1;

  return MIN (award->until, award->withdrawn - 1);
}

AssayDate
assay_register_get_end (const AssayRegisterGround *ground, const AssayHeldContract *contract)
{
  AssayDate ends = contract->ends;
  guint n;
  gpointer const *owned =
      assay_register_get_owned (ground->held, ASSAY_HELD_EXTENSION, contract->value.id, &n);

  for (guint i = 0; i < n && ends != ASSAY_DATE_NONE; i++)
    {
      const AssayHeldExtension *extension = owned[i];

      if (extension->taken != ASSAY_DATE_NONE && extension->taken <= ground->on)
        ends = MAX (ends, extension->until);
    }

  return ends;
}

static AssayDate
find_received (const AssayRegisterGround *ground, const AssayHeldClause *clause, gint64 service)
{
  AssayDate first = ASSAY_DATE_NONE;
  guint n;
  gpointer const *owned = assay_register_get_owned (ground->held, ASSAY_HELD_RECEIVED, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldReceived *one = owned[i];

      if (one->is_verified && one->day <= ground->on
          && assay_register_reads_scheme (clause, one->scheme)
          && (first == ASSAY_DATE_NONE || one->day < first))
        first = one->day;
    }

  return first;
}

/* Of an award that is in force on the day asked about. */
static AssayDate
find_awarded (const AssayRegisterGround *ground, const AssayHeldClause *clause, gint64 service)
{
  AssayDate first = ASSAY_DATE_NONE;
  guint n;
  gpointer const *owned = assay_register_get_owned (ground->held, ASSAY_HELD_AWARD, service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *one = owned[i];

      if (assay_register_is_award_whole (one) && one->from <= ground->on
          && assay_register_get_award_end (one) >= ground->on
          && assay_register_reads_scheme (clause, one->scheme)
          && (first == ASSAY_DATE_NONE || one->from < first))
        first = one->from;
    }

  return first;
}

AssayDate
assay_register_find_reached (const AssayRegisterGround *ground,
                             const AssayHeldClause *clause,
                             const AssayHeldMilestone *milestone,
                             gint64 service)
{
  AssayDate received;

  switch (milestone->milestone)
    {
    case ASSAY_MILESTONE_SAID:
      return milestone->reached <= ground->on ? milestone->reached : ASSAY_DATE_NONE;
    case ASSAY_MILESTONE_SUBMITTED:
      received = find_received (ground, clause, service);
      return received != ASSAY_DATE_NONE ? received : find_awarded (ground, clause, service);
    case ASSAY_MILESTONE_AWARDED:
      return find_awarded (ground, clause, service);
    }

  g_assert_not_reached ();
}
