/* What is shown of an answer before it is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-measures-answer-state.h"

#include "base/assay-text.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
row_free (gpointer row)
{
  AssayAnsweredRow *self = row;

  g_free (self->title);
  g_free (self->sign);
  g_free (self->text);
  g_free (self->note);
  g_free (self);
}

static char *
word_period (AssayDate from, AssayDate until)
{
  const AssayEvidence period = { .from = from, .to = until };

  return assay_wording_period (&period);
}

/* "1 July 2026 to 30 September 2026: 42, from Case log", a line for each. */
static char *
word_figures (const AssayAnsweredMeasure *answered)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < answered->figures->len; i++)
    {
      const AssayFigure *figure = answered->figures->pdata[i];
      g_autofree char *period = word_period (figure->from, figure->to);
      g_autofree char *value = assay_wording_figure (answered->measure, figure);

      /* Translators: a period, its figure, and where that is from. */
      g_string_append_printf (text, _ ("%s: %s, from %s"), period, value,
                              assay_text_is_blank (figure->source) ? _ ("an unnamed source")
                                                                   : figure->source);
      g_string_append (text, i + 1 < answered->figures->len ? "\n" : "");
    }

  return g_string_free (text, FALSE);
}

static AssayAnsweredRow *
row_new (const AssayAnsweredMeasure *answered)
{
  AssayAnsweredRow *self = g_new0 (AssayAnsweredRow, 1);

  self->title = g_strdup (answered->measure->title);
  self->sign = g_strdup (answered->is_kept ? "✓" : "–");
  self->text = answered->is_kept
                   ? word_figures (answered)
                   : g_strdup (_ ("You keep no figure for this time. The answer says so; it does "
                                  "not say 0."));
  if (answered->is_kept && (answered->differs & ~(guint) ASSAY_MEASURE_DIFFERS_EDITION) != 0)
    self->note = g_strdup (_ ("Your scheme defines or counts this in another way than was asked "
                              "for. It goes with your own definition and is not compared."));

  return self;
}

/* What a row says already is not said twice. */
static gboolean
is_in_row (const AssayFinding *finding)
{
  const guint tag = (guint) finding->tag;

  return tag == ASSAY_FINDING_MEASURE_NOT_KEPT || tag == ASSAY_FINDING_MEASURE_DIFFERS;
}

static void
add_findings (AssayMeasuresAnswerState *self, const AssayMeasuresAnswer *answer)
{
  g_autoptr (GPtrArray) findings = assay_measures_answer_check (answer, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *what = NULL;
      g_autofree char *step = NULL;

      if (is_in_row (findings->pdata[i]))
        continue;
      what = assay_wording_finding (NULL, findings->pdata[i]);
      step = assay_wording_finding_step (NULL, findings->pdata[i]);
      g_ptr_array_add (self->findings, g_strdup_printf ("%s %s", what, step != NULL ? step : ""));
    }
}

AssayMeasuresAnswerState *
assay_measures_answer_state_new (const AssayMeasuresAnswer *answer)
{
  AssayMeasuresAnswerState *self = g_new0 (AssayMeasuresAnswerState, 1);
  const AssayMeasuresHead *head = &answer->head;
  g_autofree char *period = word_period (head->from, head->until);
  g_autofree char *by = assay_date_format_long (head->by);
  guint n_kept = 0;

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->findings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < answer->measures->len; i++)
    {
      const AssayAnsweredMeasure *answered = answer->measures->pdata[i];

      n_kept += answered->is_kept ? 1 : 0;
      g_ptr_array_add (self->rows, row_new (answered));
    }
  self->asked = g_strdup_printf (_ ("%s asks for figures of %s, by edition %s."), head->asker,
                                 period, answer->asked_edition);
  self->wanted = g_strdup_printf (_ ("An answer is wanted by %s."), by);
  self->verdict =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u measure has figures for this time.",
                                    "%u of %u measures have figures for this time.",
                                    answer->measures->len),
                       n_kept, answer->measures->len);
  self->file = g_strdelimit (g_strdup_printf (_ ("Measures of %s.xml"), head->service), "/", '-');
  add_findings (self, answer);

  return self;
}

void
assay_measures_answer_state_free (AssayMeasuresAnswerState *self)
{
  if (self == NULL)
    return;
  g_free (self->asked);
  g_free (self->wanted);
  g_free (self->verdict);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_free (self->file);
  g_free (self);
}
