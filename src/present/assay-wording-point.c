/* What a return says to a service, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

char *
assay_wording_point (const char *criterion, const char *id)
{
  /* Translators: a criterion, and one point of what the assessor returned on it, by its name. */
  return criterion != NULL ? g_strdup_printf (_ ("%s, point %s"), criterion, id)
                           : g_strdup_printf (_ ("Point %s"), id);
}

const char *
assay_wording_point_outcome (const char *outcome)
{
  static const struct
  {
    const char *id;
    const char *words;
  } rows[] = {
    { ASSAY_JUDGED_MET, N_ ("met") },
    { ASSAY_JUDGED_CONDITIONS, N_ ("met with conditions") },
    { ASSAY_JUDGED_FURTHER_WORK, N_ ("further work") },
    { ASSAY_JUDGED_NOT_MET, N_ ("not met") },
    { "award", N_ ("award") },
    { "award-with-conditions", N_ ("award with conditions") },
    { "no-award", N_ ("no award") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (rows[i].id, outcome) == 0)
      return _ (rows[i].words);

  /* A newer Assay may know more. */
  return outcome != NULL ? outcome : "";
}

const char *
assay_wording_point_kind (AssayPointKind kind)
{
  switch (kind)
    {
    case ASSAY_POINT_DETERMINATION:
      return _ ("determination");
    case ASSAY_POINT_REQUEST:
      return _ ("request");
    case ASSAY_POINT_CORRECTIVE:
      return _ ("corrective action");
    case ASSAY_POINT_COMMENT:
      return _ ("comment");
    case ASSAY_POINT_RECOMMENDATION:
      return _ ("recommendation");
    case ASSAY_POINT_DECISION:
      return _ ("decision");
    case ASSAY_POINT_AWARD:
      return _ ("award");
    }
  g_assert_not_reached ();
}
