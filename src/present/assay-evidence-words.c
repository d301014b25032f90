/* The words around the evidence table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-evidence-words.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_evidence_word_filter (AssayEvidenceFilter filter)
{
  switch (filter)
    {
    case ASSAY_EVIDENCE_SHOW_ALL:
      return _ ("All");
    case ASSAY_EVIDENCE_SHOW_UNUSED:
      return _ ("Not used");
    case ASSAY_EVIDENCE_SHOW_OUT_OF_DATE:
      return _ ("Out of date or too old");
    case ASSAY_EVIDENCE_SHOW_NO_PRIVACY:
      return _ ("No privacy statement");
    case ASSAY_EVIDENCE_SHOW_NO_FILE:
      return _ ("File missing or altered");
    case ASSAY_EVIDENCE_SHOW_WITHDRAWN:
      return _ ("Withdrawn");
    }
  g_assert_not_reached ();
}

const char *
assay_evidence_word_column (AssayEvidenceColumn column)
{
  switch (column)
    {
    case ASSAY_EVIDENCE_COLUMN_NUMBER:
      return _ ("No.");
    case ASSAY_EVIDENCE_COLUMN_TITLE:
      return _ ("Title");
    case ASSAY_EVIDENCE_COLUMN_KIND:
      return _ ("Kind");
    case ASSAY_EVIDENCE_COLUMN_PERIOD:
      return _ ("Period");
    case ASSAY_EVIDENCE_COLUMN_USED_BY:
      return _ ("Used by");
    case ASSAY_EVIDENCE_COLUMN_PRIVACY:
      return _ ("Personal data");
    case ASSAY_EVIDENCE_COLUMN_STATE:
      return _ ("State");
    }
  g_assert_not_reached ();
}

char *
assay_evidence_word_count (guint n_shown, guint n_all)
{
  if (n_shown == n_all)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", n_all), n_all);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u item", "%u of %u items", n_all),
                          n_shown, n_all);
}

char *
assay_evidence_word_same (const char *file_name, guint number)
{
  g_autofree char *label = assay_evidence_format_number (number);

  return g_strdup_printf (_ ("%s is %s already"), file_name, label);
}

/* The numbers of one adding are given one after the other, so the highest are the new ones. */
static void
find_new (const GArray *numbers, guint n_added, guint *out_first, guint *out_last)
{
  *out_last = 0;
  for (guint i = 0; i < numbers->len; i++)
    *out_last = MAX (*out_last, g_array_index (numbers, guint, i));
  *out_first = *out_last - n_added + 1;
}

char *
assay_evidence_word_added (const AssayPortfolio *portfolio, const GArray *numbers, guint n_added)
{
  g_autofree char *first_label = NULL;
  g_autofree char *last_label = NULL;
  guint first, last;

  find_new (numbers, n_added, &first, &last);
  first_label = assay_evidence_format_number (first);
  last_label = assay_evidence_format_number (last);
  if (n_added == 1)
    {
      const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, last);

      return g_strdup_printf (_ ("Added %s “%s”"), last_label, item != NULL ? item->title : "");
    }

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Added %u item: %s to %s",
                                       "Added %u items: %s to %s", n_added),
                          n_added, first_label, last_label);
}

char *
assay_evidence_word_replaced (guint number)
{
  g_autofree char *label = assay_evidence_format_number (number);

  return g_strdup_printf (_ ("%s has the newer file now; see whether cited pages are still right"),
                          label);
}

char *
assay_evidence_word_restored (guint number)
{
  g_autofree char *label = assay_evidence_format_number (number);

  return g_strdup_printf (_ ("%s has its file again"), label);
}

char *
assay_evidence_word_stopped (guint n_added, guint n_asked)
{
  if (n_added == 0)
    return g_strdup (_ ("Stopped: nothing was added"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Stopped: added %u of %u file",
                                       "Stopped: added %u of %u files", n_asked),
                          n_added, n_asked);
}
