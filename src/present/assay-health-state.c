/* The health check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-health-state.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Which criteria are asked --- */

static gboolean
is_asked (const AssayReadiness *readiness, const AssayCriterionReadiness *part)
{
  return assay_condition_is_met (&part->criterion->applies_when, readiness->portfolio);
}

static gboolean
is_rated (const AssayCriterionReadiness *part)
{
  return part->state != ASSAY_STATE_NOT_ASSESSED;
}

const AssayCriterion *
assay_health_find_unrated (const AssayReadiness *readiness)
{
  for (guint i = 0; i < readiness->n_criteria; i++)
    if (is_asked (readiness, &readiness->criteria[i]) && !is_rated (&readiness->criteria[i]))
      return readiness->criteria[i].criterion;

  return NULL;
}

const AssayCriterion *
assay_health_find_neighbour (const AssayReadiness *readiness, const char *criterion, int direction)
{
  const AssayCriterion *here = assay_scheme_lookup_criterion (readiness->scheme, criterion);

  if (here == NULL)
    return NULL;
  for (int i = (int) here->index + direction; i >= 0 && i < (int) readiness->n_criteria;
       i += direction)
    if (is_asked (readiness, &readiness->criteria[i]))
      return readiness->criteria[i].criterion;

  return NULL;
}

/* --- One step --- */

static guint
count_asked_before (const AssayReadiness *readiness, guint index)
{
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += is_asked (readiness, &readiness->criteria[i]);

  return n;
}

AssayHealthStep *
assay_health_step_new (const AssayReadiness *readiness, const char *criterion)
{
  const AssayCriterion *asked = assay_scheme_lookup_criterion (readiness->scheme, criterion);
  const AssayCriterionReadiness *part = asked != NULL ? &readiness->criteria[asked->index] : NULL;
  AssayHealthStep *self;

  if (part == NULL || !is_asked (readiness, part))
    return NULL;

  self = g_new0 (AssayHealthStep, 1);
  self->criterion = asked;
  self->level = part->response != NULL ? part->response->level : NULL;
  self->reason = part->response != NULL ? part->response->reason : NULL;
  /* Translators: "Indicator 7 of 33". */
  self->where = g_strdup_printf (_ ("%s %u of %u"), readiness->scheme->word_criterion,
                                 count_asked_before (readiness, asked->index) + 1,
                                 count_asked_before (readiness, readiness->n_criteria));
  self->standard = g_strdup_printf ("%s %s: %s", readiness->scheme->word_standard,
                                    asked->standard->id, asked->standard->title);
  self->title = g_strdup_printf ("%s %s", asked->id, asked->title);

  return self;
}

void
assay_health_step_free (AssayHealthStep *self)
{
  g_free (self->where);
  g_free (self->standard);
  g_free (self->title);
  g_free (self);
}

/* --- What it shows --- */

static void
gap_free (gpointer data)
{
  AssayHealthGap *gap = data;

  assay_overview_row_clear (&gap->row);
  g_free (gap->criterion);
  g_free (gap->planned);
  g_free (gap);
}

static void
standard_free (gpointer data)
{
  AssayHealthStandard *standard = data;

  g_free (standard->title);
  g_free (standard->summary);
  g_ptr_array_unref (standard->gaps);
  g_ptr_array_unref (standard->strengths);
  g_free (standard);
}

static void
fill_row (AssayOverviewRow *row,
          const AssayReadiness *readiness,
          const AssayCriterionReadiness *part,
          AssayState tone)
{
  row->place = g_strconcat ("criterion:", part->criterion->id, NULL);
  row->tone = tone;
  row->sign = g_strdup (assay_wording_state_sign (tone));
  row->chip = g_strdup (assay_wording_level (readiness->scheme, part->response->level));
  row->title = g_strdup_printf ("%s %s", part->criterion->id, part->criterion->title);
  row->description = g_strdup_printf ("%s, %s", row->title, row->chip);
}

static char *
word_planned (const AssayPortfolio *portfolio, const char *criterion)
{
  for (guint i = 0; i < portfolio->actions->len; i++)
    {
      const AssayAction *action = portfolio->actions->pdata[i];
      g_autofree char *number = assay_action_format_number (action->number);
      g_autofree char *what = NULL;
      g_autofree char *due = assay_date_format_long (action->due);

      if (action->state != ASSAY_ACTION_OPEN || g_strcmp0 (action->criterion, criterion) != 0)
        continue;
      what = assay_wording_shorten (action->what);
      return due != NULL ? g_strdup_printf (_ ("%s: %s, due on %s"), number, what, due)
                         : g_strdup_printf (_ ("%s: %s"), number, what);
    }

  return NULL;
}

static void
add_gap (AssayHealthStandard *standard,
         const AssayReadiness *readiness,
         const AssayCriterionReadiness *part)
{
  AssayHealthGap *gap = g_new0 (AssayHealthGap, 1);

  fill_row (&gap->row, readiness, part, ASSAY_STATE_GAP);
  gap->criterion = g_strdup (part->criterion->id);
  gap->planned = word_planned (readiness->portfolio, part->criterion->id);
  g_ptr_array_add (standard->gaps, gap);
}

static void
add_strength (AssayHealthStandard *standard,
              const AssayReadiness *readiness,
              const AssayCriterionReadiness *part)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);

  /* A first pass asks for ratings only, so evidence makes no difference here. */
  fill_row (row, readiness, part, ASSAY_STATE_READY);
  g_ptr_array_add (standard->strengths, row);
}

static char *
word_summary (const AssayHealthStandard *standard, guint n_unrated)
{
  guint n_strengths = standard->strengths->len, n_gaps = standard->gaps->len;
  g_autofree char *strengths =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u strength", "%u strengths", n_strengths),
                       n_strengths);
  g_autofree char *gaps = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u area to improve", "%u areas to improve", n_gaps), n_gaps);

  if (n_unrated == 0)
    return g_strdup_printf (_ ("%s, %s"), strengths, gaps);

  return g_strdup_printf (_ ("%s, %s, %u not rated"), strengths, gaps, n_unrated);
}

static AssayHealthStandard *
make_standard (const AssayReadiness *readiness, const AssayStandard *own)
{
  AssayHealthStandard *standard = g_new0 (AssayHealthStandard, 1);
  guint n_unrated = 0;

  standard->standard = own;
  standard->title = g_strdup_printf ("%s %s", own->id, own->title);
  standard->gaps = g_ptr_array_new_with_free_func (gap_free);
  standard->strengths = g_ptr_array_new_with_free_func (assay_overview_row_free);
  for (guint i = 0; i < own->criteria->len; i++)
    {
      const AssayCriterion *criterion = own->criteria->pdata[i];
      const AssayCriterionReadiness *part = &readiness->criteria[criterion->index];

      if (part->state == ASSAY_STATE_GAP)
        add_gap (standard, readiness, part);
      else if (part->state == ASSAY_STATE_CLAIMED || part->state == ASSAY_STATE_READY)
        add_strength (standard, readiness, part);
      else
        n_unrated += part->state == ASSAY_STATE_NOT_ASSESSED;
    }
  standard->summary = word_summary (standard, n_unrated);

  return standard;
}

static void
add_standards (AssayHealthState *self, const AssayReadiness *readiness)
{
  for (guint i = 0; i < readiness->n_standards; i++)
    {
      AssayHealthStandard *standard = make_standard (readiness, readiness->standards[i].standard);

      if (standard->gaps->len + standard->strengths->len > 0)
        g_ptr_array_add (self->standards, standard);
      else
        standard_free (standard);
    }
}

AssayHealthState *
assay_health_state_new (const AssayReadiness *readiness)
{
  AssayHealthState *self = g_new0 (AssayHealthState, 1);
  g_autofree char *criterion = assay_wording_word (readiness->scheme->word_criterion);
  g_autofree char *criteria = assay_wording_word (readiness->scheme->word_criteria);
  guint n_left;

  for (guint i = 0; i < readiness->n_criteria; i++)
    if (is_asked (readiness, &readiness->criteria[i]))
      {
        self->n_asked++;
        self->n_rated += is_rated (&readiness->criteria[i]);
      }
  n_left = self->n_asked - self->n_rated;
  self->progress = g_strdup_printf (_ ("%u of %u %s rated"), self->n_rated, self->n_asked,
                                    self->n_asked == 1 ? criterion : criteria);
  if (n_left > 0)
    self->left = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u %s is not rated yet.",
                                               "%u %s are not rated yet.", n_left),
                                  n_left, n_left == 1 ? criterion : criteria);
  self->standards = g_ptr_array_new_with_free_func (standard_free);
  add_standards (self, readiness);

  return self;
}

void
assay_health_state_free (AssayHealthState *self)
{
  g_free (self->progress);
  g_free (self->left);
  g_ptr_array_unref (self->standards);
  g_free (self);
}
