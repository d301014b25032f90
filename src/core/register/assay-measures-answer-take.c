/* A measures answer: what somebody should know of it, and keeping it in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-text.h"
#include "core/register/assay-measures-private.h"

/* --- What to know -----------------------------------------------------------------------------
 */

static void
find_one (GPtrArray *findings, AssayMeasuresFindingTag tag, const char *measure, const char *detail)
{
  g_ptr_array_add (findings,
                   assay_finding_new ((AssayFindingTag) (guint) tag, measure, detail, NULL));
}

static void
find_of_figure (GPtrArray *findings, AssayMeasuresFindingTag tag, const AssayFigure *figure)
{
  g_autofree char *from = assay_date_format_iso (figure->from);
  g_autofree char *until = assay_date_format_iso (figure->to);

  g_ptr_array_add (findings,
                   assay_finding_new ((AssayFindingTag) (guint) tag, figure->measure, from, until));
}

static void
check_figure (const AssayMeasuresAnswer *self,
              const AssayMeasure *measure,
              const AssayFigure *figure,
              GPtrArray *findings)
{
  if (figure->from < self->head.from || figure->to > self->head.until)
    find_of_figure (findings, ASSAY_FINDING_MEASURE_OUTSIDE, figure);
  if (figure->to >= self->head.day)
    find_of_figure (findings, ASSAY_FINDING_MEASURE_NOT_OVER, figure);
  if (assay_text_is_blank (figure->source))
    find_of_figure (findings, ASSAY_FINDING_MEASURE_NO_SOURCE, figure);
  if (figure->base == NULL && measure->unit != ASSAY_UNIT_COUNT)
    find_of_figure (findings, ASSAY_FINDING_MEASURE_NO_COUNTS, figure);
}

/* The answer says itself what differs; who knows better is not told. */
static AssayMeasureDifferences
find_differences (const AssayMeasuresAnswer *self,
                  const AssayAnsweredMeasure *answered,
                  const AssayScheme *known)
{
  const AssayMeasure *own =
      known != NULL ? assay_scheme_lookup_measure (known, answered->measure->id) : NULL;
  AssayMeasureDifferences differs = answered->differs & ASSAY_MEASURE_DIFFERS_EDITION;

  if (!assay_measures_is_same_text (self->head.scheme_edition, self->asked_edition))
    differs |= ASSAY_MEASURE_DIFFERS_EDITION;
  if (known == NULL || !g_str_equal (known->id, self->head.scheme_id))
    return differs | answered->differs;
  if (own == NULL)
    return differs | ASSAY_MEASURE_DIFFERS_DEFINITION;

  return differs | assay_measures_compare (answered->measure, own);
}

static void
check_measure (const AssayMeasuresAnswer *self,
               const AssayAnsweredMeasure *answered,
               const AssayScheme *known,
               GPtrArray *findings)
{
  AssayMeasureDifferences differs = find_differences (self, answered, known);
  const char *id = answered->measure->id;

  if (!answered->is_kept)
    find_one (findings, ASSAY_FINDING_MEASURE_NOT_KEPT, id, NULL);
  else if (differs & ~(guint) ASSAY_MEASURE_DIFFERS_EDITION)
    find_one (findings, ASSAY_FINDING_MEASURE_DIFFERS, id, NULL);
  for (guint i = 0; i < answered->figures->len; i++)
    check_figure (self, answered->measure, answered->figures->pdata[i], findings);
}

GPtrArray *
assay_measures_answer_check (const AssayMeasuresAnswer *self, const AssayScheme *known)
{
  GPtrArray *findings = assay_findings_new ();

  if (!assay_measures_is_same_text (self->head.scheme_edition, self->asked_edition))
    find_one (findings, ASSAY_FINDING_MEASURES_EDITION, self->head.scheme_edition,
              self->asked_edition);
  if (self->head.day > self->head.by)
    {
      g_autofree char *by = assay_date_format_iso (self->head.by);

      find_one (findings, ASSAY_FINDING_MEASURES_LATE, NULL, by);
    }
  for (guint i = 0; i < self->measures->len; i++)
    check_measure (self, self->measures->pdata[i], known, findings);
  assay_findings_sort (findings);

  return findings;
}

/* --- Keeping ----------------------------------------------------------------------------------
 */

static AssayHeldMeasure *
make_value (const AssayMeasuresAnswer *self,
            const AssayMeasure *measure,
            const AssayFigure *figure,
            gint64 service)
{
  AssayHeldMeasure *value = assay_register_value_new (ASSAY_HELD_MEASURE);

  value->service = service;
  value->scheme = g_strdup (self->head.scheme_id);
  value->edition = g_strdup (self->head.scheme_edition);
  value->measure = g_strdup (measure->id);
  value->title = g_strdup (measure->title);
  value->definition = g_strdup (measure->definition);
  value->counting_rule = g_strdup (measure->counting_rule);
  value->unit = measure->unit;
  value->from = figure->from;
  value->until = figure->to;
  value->figure = g_strdup (figure->value);
  value->part = g_strdup (figure->part);
  value->base = g_strdup (figure->base);
  value->source = assay_text_is_blank (figure->source) ? NULL : g_strdup (figure->source);
  value->day = self->head.day;

  return value;
}

/* What the register has for the same service, measure and time, or NULL. */
static const AssayHeldMeasure *
find_held (const AssayRegister *held, const AssayHeldMeasure *value)
{
  guint n;
  gpointer const *owned = assay_register_get_owned (held, ASSAY_HELD_MEASURE, value->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMeasure *one = owned[i];

      if (g_str_equal (one->scheme, value->scheme) && g_str_equal (one->edition, value->edition)
          && g_str_equal (one->measure, value->measure) && one->from == value->from
          && one->until == value->until)
        return one;
    }

  return NULL;
}

/* Whether keeping @value would change anything but the day on which it was said again. */
static gboolean
is_same (const AssayHeldMeasure *value, const AssayHeldMeasure *held)
{
  AssayHeldMeasure like = *value;
  g_autofree char *one = NULL;
  g_autofree char *other = assay_register_value_format (held);

  like.day = held->day;
  one = assay_register_value_format (&like);

  return g_str_equal (one, other);
}

void
assay_measures_take_value (AssayHeldMeasure *value,
                           const AssayRegister *held,
                           GPtrArray *values,
                           GArray *edits)
{
  const AssayHeldMeasure *there = find_held (held, value);
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, value };

  g_ptr_array_add (values, value);
  if (there != NULL && is_same (value, there))
    return;
  if (there != NULL)
    {
      edit.verb = ASSAY_REGISTER_AMEND;
      value->value.id = there->value.id;
      value->value.version = there->value.version;
    }
  g_array_append_val (edits, edit);
}

void
assay_measures_answer_take (const AssayMeasuresAnswer *self,
                            const AssayRegister *held,
                            gint64 service,
                            GPtrArray *values,
                            GArray *edits)
{
  for (guint i = 0; i < self->measures->len; i++)
    {
      const AssayAnsweredMeasure *answered = self->measures->pdata[i];

      for (guint j = 0; j < answered->figures->len; j++)
        assay_measures_take_value (make_value (self, answered->measure, answered->figures->pdata[j],
                                               service),
                                   held, values, edits);
    }
}
