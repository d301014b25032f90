/* Figures that a service sent, in words: what somebody should know of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayMeasuresFindingTag. */
static const struct
{
  guint tag;
  const char *sentence;
  const char *step;
} rows[] = {
  { ASSAY_FINDING_MEASURES_EDITION,
    N_ ("The figures are counted by the edition {subject}, and {detail} was asked for."),
    N_ ("Compare them only with figures of the same edition.") },
  { ASSAY_FINDING_MEASURES_LATE, N_ ("An answer was wanted by {date}."),
    N_ ("Agree on a day that can be kept next time.") },
  { ASSAY_FINDING_MEASURE_DIFFERS, N_ ("“{subject}” is counted in another way than was asked for."),
    N_ ("Read both definitions; figures like these are neither added nor compared.") },
  { ASSAY_FINDING_MEASURE_NOT_KEPT, N_ ("“{subject}”: no figure is kept for this time."),
    N_ ("Read it as “not known”, never as 0; agree on when it can be kept.") },
  { ASSAY_FINDING_MEASURE_OUTSIDE,
    N_ ("“{subject}”: the figure for {period} is for another time than was asked for."),
    N_ ("Check that it is meant.") },
  { ASSAY_FINDING_MEASURE_NOT_OVER,
    N_ ("“{subject}”: the figure for {period} was given before that time was over."),
    N_ ("Give it again when it is.") },
  { ASSAY_FINDING_MEASURE_NO_SOURCE,
    N_ ("“{subject}”: nothing says where the figure for {period} comes from."),
    N_ ("Have its source recorded.") },
  { ASSAY_FINDING_MEASURE_NO_COUNTS,
    N_ ("“{subject}”: nothing says how many people stand behind the figure for {period}."),
    N_ ("Have the numbers behind it recorded; until then it is left out of anything shown to "
        "others.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows)
                 == ASSAY_FINDING_LAST_OF_MEASURES - ASSAY_FINDING_LAST_OF_REVIEW);

static AssayDate
read_day (const char *text)
{
  AssayDate day = ASSAY_DATE_NONE;

  return text != NULL && assay_date_parse (text, &day, NULL) ? day : ASSAY_DATE_NONE;
}

static char *
word_period (const AssayFinding *finding)
{
  const AssayEvidence period = { .from = read_day (finding->detail),
                                 .to = read_day (finding->detail2) };
  char *words = assay_wording_period (&period);

  return words != NULL ? words : g_strdup ("?");
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const AssayFinding *finding = data;
  char *date;

  if (g_str_equal (name, "subject"))
    return g_strdup (finding->subject != NULL ? finding->subject : "?");
  if (g_str_equal (name, "detail"))
    return g_strdup (finding->detail != NULL ? finding->detail : "?");
  if (g_str_equal (name, "period"))
    return word_period (finding);
  date = assay_date_format_long (read_day (finding->detail));

  return date != NULL ? date : g_strdup ("?");
}

static guint
find_row (const AssayFinding *finding)
{
  guint place = (guint) finding->tag - ASSAY_FINDING_LAST_OF_REVIEW - 1;

  g_assert (rows[place].tag == (guint) finding->tag);

  return place;
}

char *
assay_wording_measures_finding (const AssayFinding *finding)
{
  return assay_wording_fill (_ (rows[find_row (finding)].sentence), fill_gap, finding);
}

char *
assay_wording_measures_finding_step (const AssayFinding *finding)
{
  return assay_wording_fill (_ (rows[find_row (finding)].step), fill_gap, finding);
}
