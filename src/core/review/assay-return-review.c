/* A return made out of a review.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Field by field, so that whatever a review learns to hold stays in it until somebody writes here
 * that it may leave.
 */

#include "core/review/assay-return-review.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-return-private.h"
#include "core/review/assay-review-state.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define NAME_CHARS 10
#define NO_NAME "0000000000"

typedef struct
{
  const AssayReview *review;
  const AssayScheme *scheme;
  const AssayPortfolio *portfolio;
  AssayReturn *given;
} Writing;

static AssayPoint *
add_point (Writing *self, AssayPointKind kind, const char *criterion, const char *text)
{
  AssayPoint *point = assay_return_add_point (self->given, kind);

  point->criterion = g_strdup (criterion);
  point->text = assay_text_is_blank (text) ? NULL : g_strdup (text);

  return point;
}

/* --- Determinations --- */

static gboolean
check_determination (const Writing *self,
                     const AssayDetermination *determination,
                     AssayJudgement judgement,
                     GError **error)
{
  AssayNeeds needs =
      assay_judgement_compute_needs (judgement, determination->reason, determination->lacking,
                                     determination->looked->len);

  if (determination->carried != 0
      && !assay_review_is_current (determination, self->scheme, self->portfolio))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("%s was determined in round %u on what has changed since; determine it again "
                    "before the return is written"),
                 determination->criterion, determination->carried);
  else if (assay_judgement_falls_short (judgement)
           && (needs & (ASSAY_NEEDS_LACKING | ASSAY_NEEDS_ITEM)) != 0)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("%s does not say what is lacking and which item was looked at; determine it "
                    "again with both"),
                 determination->criterion);
  else
    return TRUE;

  return FALSE;
}

static gboolean
add_determination (Writing *self, const AssayDetermination *determination, GError **error)
{
  const char *criterion = determination->criterion;
  const AssaySettlement *settlement = assay_review_lookup_settlement (self->review, criterion);
  AssayJudgement judgement = assay_review_get_judgement (self->review, criterion);
  AssayPoint *point;

  if (judgement != ASSAY_JUDGEMENT_NONE)
    {
      if (!check_determination (self, determination, judgement, error))
        return FALSE;
      point = add_point (self, ASSAY_POINT_DETERMINATION, criterion,
                         settlement != NULL ? settlement->text : determination->reason);
      point->outcome = g_strdup (assay_judgement_get_id (judgement));
      point->items = assay_looks_format_items (determination->looked);
      if (!assay_text_is_blank (determination->lacking))
        point->lacking = g_strdup (determination->lacking);
    }
  if (!assay_text_is_blank (determination->comment))
    add_point (self, ASSAY_POINT_COMMENT, criterion, determination->comment);

  return TRUE;
}

/* --- What is asked for --- */

static void
add_requests (Writing *self)
{
  const GPtrArray *requests = self->review->requests;

  for (guint i = 0; i < requests->len; i++)
    {
      const AssayRequest *request = requests->pdata[i];

      if (request->state == ASSAY_REQUEST_OPEN)
        add_point (self, ASSAY_POINT_REQUEST, request->criterion, request->what)->due =
            request->due;
    }
}

static void
add_corrections (Writing *self)
{
  const GPtrArray *corrections = self->review->corrections;

  for (guint i = 0; i < corrections->len; i++)
    {
      const AssayCorrection *correction = corrections->pdata[i];

      if (correction->done == ASSAY_DATE_NONE)
        add_point (self, ASSAY_POINT_CORRECTIVE, correction->criterion, correction->what)->due =
            correction->due;
    }
}

/* --- What came of it --- */

/* One condition a line. */
static char *
format_conditions (const GPtrArray *conditions)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < conditions->len; i++)
    {
      const AssayAwardCondition *condition = conditions->pdata[i];
      g_autofree char *due = assay_date_format_iso (condition->due);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", condition->what);
      if (due != NULL)
        g_string_append_printf (text, " (%s)", due);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
says_something (AssayOutcome outcome)
{
  return outcome != ASSAY_OUTCOME_NONE && outcome != ASSAY_OUTCOME_REOPEN;
}

/* Only what was said of what the return says: not what was recommended or decided on another state
 * of the review. */
static void
add_outcome (Writing *self)
{
  const AssayRecommendation *recommendation = assay_review_get_recommendation (self->review);
  const AssayDecision *decision = assay_review_get_decision (self->review);
  const AssayAward *award = assay_review_get_award (self->review);
  AssayPoint *point;

  if (recommendation != NULL && says_something (recommendation->outcome)
      && assay_review_is_recommended (self->review))
    {
      point = add_point (self, ASSAY_POINT_RECOMMENDATION, NULL, recommendation->reasons);
      point->outcome = g_strdup (assay_outcome_get_id (recommendation->outcome));
      point->from = recommendation->day;
    }
  if (decision == NULL || !says_something (decision->outcome)
      || !assay_review_stands_on_decision (self->review, decision))
    return;
  point = add_point (self, ASSAY_POINT_DECISION, NULL, decision->reasons);
  point->outcome = g_strdup (assay_outcome_get_id (decision->outcome));
  point->from = decision->day;
  if (assay_review_compute_award_standing (self->review) == ASSAY_AWARD_HOLDS)
    {
      g_autofree char *conditions = format_conditions (award->conditions);

      point = add_point (self, ASSAY_POINT_AWARD, NULL, conditions);
      point->from = award->from;
      point->due = award->until;
    }
}

/* --- The whole --- */

static gboolean
add_all (Writing *self, GError **error)
{
  for (guint i = 0; i < self->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = self->scheme->criteria->pdata[i];
      const AssayDetermination *determination =
          assay_review_lookup_determination (self->review, criterion->id);

      if (determination != NULL && !add_determination (self, determination, error))
        return FALSE;
    }
  add_requests (self);
  add_corrections (self);
  add_outcome (self);
  if (self->given->points->len > 0)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                       _ ("Nothing in this review is meant for the service yet; determine a "
                          "criterion or ask for something first"));

  return FALSE;
}

/* The name of what it says: points carry it, so all of them are named anew. */
static void
give_name (AssayReturn *self)
{
  g_autofree char *text = assay_return_format_unsigned (self);
  g_autofree char *digest = assay_digest_of_bytes (text, strlen (text));

  g_free (self->id);
  self->id = g_strndup (digest, NAME_CHARS);
  for (guint i = 0; i < self->points->len; i++)
    {
      AssayPoint *point = self->points->pdata[i];

      g_free (point->id);
      point->id = assay_point_format_id (self->id, i + 1);
    }
}

AssayReturn *
assay_return_new_from_review (const AssayReview *review,
                              const AssayScheme *scheme,
                              const AssayPortfolio *portfolio,
                              AssayDate day,
                              GError **error)
{
  g_autoptr (AssayReturn) given = assay_return_new (NO_NAME);
  Writing writing = { review, scheme, portfolio, given };

  given->fingerprint = g_strdup (review->head->fingerprint);
  given->scheme_id = g_strdup (review->head->scheme_id);
  given->scheme_edition = g_strdup (review->head->scheme_edition);
  given->round = review->head->round;
  given->service = g_strdup (review->head->service);
  if (!add_all (&writing, error))
    return NULL;
  give_name (given);
  given->day = day;

  return g_steal_pointer (&given);
}
