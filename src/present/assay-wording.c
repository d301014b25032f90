/* States, verdicts, places and the other short things people read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-wording.h"

#include "base/assay-text.h"
#include "core/portfolio/assay-pages.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_wording_state (AssayState state)
{
  switch (state)
    {
    case ASSAY_STATE_NOT_ASSESSED:
      return _ ("Not assessed");
    case ASSAY_STATE_NOT_APPLICABLE:
      return _ ("Not applicable");
    case ASSAY_STATE_GAP:
      return _ ("Gap");
    case ASSAY_STATE_CLAIMED:
      return _ ("Claimed");
    case ASSAY_STATE_READY:
      return _ ("Ready");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_state_sign (AssayState state)
{
  switch (state)
    {
    case ASSAY_STATE_NOT_ASSESSED:
      return "○";
    case ASSAY_STATE_NOT_APPLICABLE:
      return "–";
    case ASSAY_STATE_GAP:
      return "✗";
    case ASSAY_STATE_CLAIMED:
      /* A half-filled circle would be nicer; Inter has none. */
      return "◇";
    case ASSAY_STATE_READY:
      return "✓";
    }
  g_assert_not_reached ();
}

/* --- The verdict -------------------------------------------------------------------------------
 */

static char *
word_not_assessed (const AssayReadiness *readiness)
{
  g_autofree char *criterion = assay_wording_word (readiness->scheme->word_criterion);

  if (readiness->n_applicable == 0)
    return g_strdup_printf (_ ("Not assessed: no %s applies to this service."), criterion);

  return g_strdup_printf (_ ("Not assessed: no %s has been rated yet."), criterion);
}

/* Where a share of all criteria decides, standards are not asked. */
static char *
word_flat (const AssayReadiness *readiness)
{
  g_autofree char *criteria = assay_wording_word (readiness->scheme->word_criteria);
  guint n_ready = readiness->counts[ASSAY_STATE_READY];
  guint needed = readiness->scheme->scoring_threshold;

  if (readiness->verdict == ASSAY_VERDICT_READY)
    return g_strdup_printf (_ ("Ready: %u of %u %s are ready, and %u%% are enough."), n_ready,
                            readiness->n_applicable, criteria, needed);

  return g_strdup_printf (_ ("Not ready: %u of %u %s are ready, and %u%% are needed."), n_ready,
                          readiness->n_applicable, criteria, needed);
}

static char *
word_ready (const AssayReadiness *readiness)
{
  g_autofree char *standard = assay_wording_word (readiness->scheme->word_standard);
  g_autofree char *standards = assay_wording_word (readiness->scheme->word_standards);
  g_autofree char *count = assay_wording_number (readiness->n_standards);

  if (readiness->n_standards == 1)
    return g_strdup_printf (_ ("Ready: the %s holds."), standard);
  if (readiness->n_standards == 2)
    return g_strdup_printf (_ ("Ready: both %s hold."), standards);

  return g_strdup_printf (_ ("Ready: all %s %s hold."), count, standards);
}

static char *
word_not_ready (const AssayReadiness *readiness)
{
  g_autofree char *standard = assay_wording_word (readiness->scheme->word_standard);
  g_autofree char *standards = assay_wording_word (readiness->scheme->word_standards);
  g_autofree char *count = assay_wording_number (readiness->n_standards);
  g_autofree char *holding = assay_wording_number (readiness->n_holding);

  if (readiness->n_standards == 1)
    return g_strdup_printf (_ ("Not ready: the %s does not hold yet."), standard);
  if (readiness->n_holding == 0)
    return g_strdup_printf (_ ("Not ready: none of the %s %s holds yet."), count, standards);

  return g_strdup_printf (ngettext ("Not ready: %s of %s %s holds.", "Not ready: %s of %s %s hold.",
                                    readiness->n_holding),
                          holding, count, standards);
}

char *
assay_wording_verdict (const AssayReadiness *readiness)
{
  if (readiness->verdict == ASSAY_VERDICT_NOT_ASSESSED)
    return word_not_assessed (readiness);
  if (readiness->scheme->scoring == ASSAY_SCORING_FLAT)
    return word_flat (readiness);

  return readiness->verdict == ASSAY_VERDICT_READY ? word_ready (readiness)
                                                   : word_not_ready (readiness);
}

char *
assay_wording_count_ready (const AssayScheme *scheme, guint n_ready, guint n_applicable)
{
  g_autofree char *criterion = assay_wording_word (scheme->word_criterion);
  g_autofree char *criteria = assay_wording_word (scheme->word_criteria);

  if (n_applicable == 0)
    return g_strdup_printf (_ ("no %s applies"), criterion);

  return g_strdup_printf (_ ("%u of %u %s ready"), n_ready, n_applicable,
                          n_applicable == 1 ? criterion : criteria);
}

/* --- Places and periods --------------------------------------------------------------------------
 */

static char *
word_pages (const char *pages)
{
  g_autoptr (GArray) ranges = assay_pages_parse (pages, NULL);
  g_autofree char *text =
      ranges != NULL ? assay_pages_format_for_reading (ranges) : assay_wording_shorten (pages);
  gboolean single = ranges != NULL && ranges->len == 1
                    && g_array_index (ranges, AssayPageRange, 0).first
                           == g_array_index (ranges, AssayPageRange, 0).last;

  return single ? g_strdup_printf (_ ("page %s"), text) : g_strdup_printf (_ ("pages %s"), text);
}

char *
assay_wording_place (const AssayCitation *citation)
{
  g_autofree char *pages =
      assay_text_is_blank (citation->pages) ? NULL : word_pages (citation->pages);
  g_autofree char *place =
      assay_text_is_blank (citation->place) ? NULL : assay_wording_shorten (citation->place);

  if (pages != NULL && place != NULL)
    return g_strdup_printf (_ ("%s, “%s”"), pages, place);
  if (place != NULL)
    return g_strdup_printf (_ ("“%s”"), place);

  return g_steal_pointer (&pages);
}

/* The period covered, without the until-date. */
static char *
word_covered (const AssayEvidence *evidence)
{
  g_autofree char *from = assay_date_format_long (evidence->from);
  g_autofree char *to = assay_date_format_long (evidence->to);

  if (from != NULL && to != NULL)
    return evidence->from == evidence->to ? g_steal_pointer (&from)
                                          : g_strdup_printf (_ ("%s to %s"), from, to);
  if (from != NULL)
    return g_strdup_printf (_ ("since %s"), from);
  if (to != NULL)
    return g_strdup_printf (_ ("up to %s"), to);

  return NULL;
}

char *
assay_wording_period (const AssayEvidence *evidence)
{
  g_autofree char *covered = word_covered (evidence);
  g_autofree char *until = assay_date_format_long (evidence->until);

  if (until == NULL)
    return g_steal_pointer (&covered);
  if (covered == NULL)
    return g_strdup_printf (_ ("until %s"), until);

  return g_strdup_printf (_ ("%s; in date until %s"), covered, until);
}

/* --- Single words --------------------------------------------------------------------------------
 */

const char *
assay_wording_privacy (AssayPrivacy privacy)
{
  switch (privacy)
    {
    case ASSAY_PRIVACY_NONE_STATED:
      return _ ("Not stated");
    case ASSAY_PRIVACY_NO_PERSONAL_DATA:
      return _ ("No personal data");
    case ASSAY_PRIVACY_REDACTED:
      return _ ("Redacted");
    case ASSAY_PRIVACY_CONSENT:
      return _ ("Consent held");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_basis (AssayBasis basis)
{
  switch (basis)
    {
    case ASSAY_BASIS_FILE:
      return _ ("File");
    case ASSAY_BASIS_OBSERVATION:
      return _ ("Observation");
    case ASSAY_BASIS_DISCUSSION:
      return _ ("Planned discussion");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_action_state (AssayActionState state)
{
  switch (state)
    {
    case ASSAY_ACTION_OPEN:
      return _ ("Open");
    case ASSAY_ACTION_DONE:
      return _ ("Done");
    case ASSAY_ACTION_DROPPED:
      return _ ("Dropped");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_severity (AssaySeverity severity)
{
  switch (severity)
    {
    case ASSAY_SEVERITY_BLOCKING:
      return _ ("Blocking");
    case ASSAY_SEVERITY_WARNING:
      return _ ("Warning");
    case ASSAY_SEVERITY_ADVICE:
      return _ ("Advice");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_origin (AssayOrigin origin)
{
  switch (origin)
    {
    case ASSAY_ORIGIN_OWN_WORDED:
      return _ ("Own-worded");
    case ASSAY_ORIGIN_PUBLISHED_TITLES:
      return _ ("Published titles, own words");
    case ASSAY_ORIGIN_LICENSED_TEXT:
      return _ ("Licensed text");
    }
  g_assert_not_reached ();
}

const char *
assay_wording_unit (AssayUnit unit)
{
  switch (unit)
    {
    case ASSAY_UNIT_COUNT:
      return _ ("Number");
    case ASSAY_UNIT_PERCENT:
      return _ ("Per cent");
    case ASSAY_UNIT_SCORE:
      return _ ("Score");
    case ASSAY_UNIT_DAYS:
      return _ ("Days");
    }
  g_assert_not_reached ();
}

char *
assay_wording_figure_counts (const AssayFigure *figure)
{
  if (figure->base == NULL)
    return NULL;
  if (figure->part == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s person", "%s people",
                                         g_ascii_strtoull (figure->base, NULL, 10)),
                            figure->base);

  return g_strdup_printf (_ ("%s of %s"), figure->part, figure->base);
}

char *
assay_wording_figure (const AssayMeasure *measure, const AssayFigure *figure)
{
  g_autofree char *counts = assay_wording_figure_counts (figure);
  g_autofree char *value = NULL;

  if (measure != NULL && measure->unit == ASSAY_UNIT_PERCENT)
    value = g_strdup_printf (_ ("%s %%"), figure->value);
  else if (measure != NULL && measure->unit == ASSAY_UNIT_DAYS)
    value = g_strdup_printf (_ ("%s days"), figure->value);
  else
    value = g_strdup (figure->value);

  return counts != NULL ? g_strdup_printf (_ ("%s (%s)"), value, counts) : g_steal_pointer (&value);
}

/* --- Answers and sizes ---------------------------------------------------------------------------
 */

char *
assay_wording_answer (const AssayQuestion *question, const AssayAnswer *answer)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (answer == NULL || assay_text_is_blank (answer->value))
    return g_strdup (_ ("Not answered"));
  if (question->type == ASSAY_QUESTION_TEXT)
    return g_strdup (answer->value);

  ids = g_strsplit (answer->value, " ", -1);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      const AssayTerm *option = assay_question_lookup_option (question, ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              option != NULL ? option->title : ids[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint64
divide_rounding (guint64 bytes, guint64 unit)
{
  return bytes / unit + (bytes % unit >= unit / 2 ? 1 : 0);
}

char *
assay_wording_size (guint64 bytes)
{
  static const char *const names[] = { N_ ("kB"), N_ ("MB"), N_ ("GB"), N_ ("TB") };
  guint name = 0;
  guint64 unit = 1000, tenths;

  if (bytes < 1000)
    return g_strdup_printf (ngettext ("%u byte", "%u bytes", bytes), (guint) bytes);

  while (divide_rounding (bytes, unit) >= 1000 && name + 1 < G_N_ELEMENTS (names))
    {
      unit *= 1000;
      name++;
    }
  tenths = divide_rounding (bytes, unit / 10);
  if (tenths < 100)
    return g_strdup_printf ("%.1f %s", (double) tenths / 10, _ (names[name]));

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", divide_rounding (bytes, unit),
                          _ (names[name]));
}
