/* What a judgement was made on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-state.h"

#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-xml.h"

#include <string.h>

static void
write_condition (AssayXmlWriter *writer,
                 const AssayCondition *condition,
                 const AssayPortfolio *portfolio)
{
  const AssayAnswer *answer = condition->question != NULL
                                  ? assay_portfolio_lookup_answer (portfolio, condition->question)
                                  : NULL;

  if (answer != NULL)
    assay_portfolio_write_value (writer, ASSAY_VALUE_ANSWER, answer,
                                 ASSAY_PORTFOLIO_FORM_SUBMISSION);
}

/* The criterion as it is asked. What only explains it (guidance, examples) may be put better in a
 * later edition without a judgement having to be made again. */
static void
write_criterion (AssayXmlWriter *writer, const AssayCriterion *criterion)
{
  assay_xml_writer_open (writer, "criterion");
  assay_xml_writer_attribute (writer, "id", criterion->id);
  assay_xml_writer_attribute_uint (writer, "look-back", criterion->look_back_months);
  assay_xml_writer_element (writer, "title", criterion->title);
  assay_xml_writer_element (writer, "statement", criterion->statement);
  for (guint i = 0; i < criterion->look_for->len; i++)
    assay_xml_writer_element (writer, "look-for",
                              ((const AssayLookFor *) criterion->look_for->pdata[i])->text);
  assay_xml_writer_close (writer);
}

static void
write_response (AssayXmlWriter *writer,
                const AssayPortfolio *portfolio,
                const AssayResponse *response)
{
  assay_portfolio_write_value (writer, ASSAY_VALUE_RESPONSE, response,
                               ASSAY_PORTFOLIO_FORM_SUBMISSION);
  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, citation->evidence);

      if (item != NULL)
        assay_portfolio_write_value (writer, ASSAY_VALUE_EVIDENCE, item,
                                     ASSAY_PORTFOLIO_FORM_SUBMISSION);
    }
}

char *
assay_review_compute_basis (const AssayScheme *scheme,
                            const AssayPortfolio *portfolio,
                            const char *criterion)
{
  const AssayCriterion *asked = assay_scheme_lookup_criterion (scheme, criterion);
  const AssayResponse *response = assay_portfolio_lookup_response (portfolio, criterion);
  g_autoptr (AssayXmlWriter) writer = assay_xml_writer_new (TRUE);
  g_autofree char *text = NULL;

  assay_xml_writer_open (writer, "basis");
  if (asked != NULL)
    {
      write_criterion (writer, asked);
      write_condition (writer, &asked->applies_when, portfolio);
    }
  if (response != NULL)
    write_response (writer, portfolio, response);
  assay_xml_writer_close (writer);
  text = assay_xml_writer_finish (writer);

  return assay_digest_of_bytes (text, strlen (text));
}

gboolean
assay_review_is_current (const AssayDetermination *determination,
                         const AssayScheme *scheme,
                         const AssayPortfolio *portfolio)
{
  g_autofree char *basis = NULL;

  if (determination == NULL || determination->judgement == ASSAY_JUDGEMENT_NONE)
    return TRUE;
  basis = assay_review_compute_basis (scheme, portfolio, determination->criterion);

  return g_strcmp0 (basis, determination->basis) == 0;
}

AssayCarrying
assay_review_compute_carrying (const AssayDetermination *determination,
                               const AssayScheme *scheme,
                               const AssayPortfolio *portfolio)
{
  if (!assay_review_is_current (determination, scheme, portfolio))
    return ASSAY_CARRYING_CHANGED;

  return determination != NULL && determination->judgement != ASSAY_JUDGEMENT_NONE
                 && determination->carried > 0
             ? ASSAY_CARRYING_UNCHANGED
             : ASSAY_CARRYING_NONE;
}

char *
assay_review_compute_digest (const AssayReview *self)
{
  g_autofree char *text = assay_review_format_xml (self, ASSAY_REVIEW_FORM_RESULT);

  return assay_digest_of_bytes (text, strlen (text));
}

gboolean
assay_review_is_recommended (const AssayReview *self)
{
  const AssayRecommendation *recommendation = assay_review_get_recommendation (self);
  g_autofree char *digest = NULL;

  if (recommendation == NULL)
    return FALSE;
  digest = assay_review_compute_digest (self);

  return g_str_equal (digest, recommendation->digest);
}

gboolean
assay_review_stands_on_decision (const AssayReview *self, const AssayDecision *decision)
{
  g_autofree char *digest = assay_review_compute_digest (self);

  return g_strcmp0 (decision->digest, digest) == 0
         && g_strcmp0 (decision->fingerprint, self->head->fingerprint) == 0;
}

AssayAwardStanding
assay_review_compute_award_standing (const AssayReview *self)
{
  const AssayAward *award = assay_review_get_award (self);
  const AssayDecision *decision = assay_review_get_decision (self);

  if (award == NULL)
    return ASSAY_AWARD_NONE;
  if (decision == NULL || decision->number != award->decision)
    return ASSAY_AWARD_NOT_DECIDED;
  if (!assay_outcome_grants (decision->outcome))
    return ASSAY_AWARD_NOT_GRANTED;

  return assay_review_stands_on_decision (self, decision) ? ASSAY_AWARD_HOLDS
                                                          : ASSAY_AWARD_CHANGED_SINCE;
}

gboolean
assay_review_is_asked (const AssayCriterion *criterion, const AssayPortfolio *portfolio)
{
  return assay_condition_is_met (&criterion->applies_when, portfolio)
         || assay_portfolio_lookup_response (portfolio, criterion->id) != NULL;
}

gboolean
assay_review_is_finished (const AssayReview *self,
                          const AssayScheme *scheme,
                          const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];
      const AssayDetermination *determination =
          assay_review_lookup_determination (self, criterion->id);

      if (assay_review_is_asked (criterion, portfolio)
          && (determination == NULL || determination->judgement == ASSAY_JUDGEMENT_NONE
              || determination->carried > 0))
        return FALSE;
    }

  return TRUE;
}
