/* Who may do what in a review, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/review/assay-review-permission.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-review-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* In the order of AssayRefusal. */
static const char *const refusal_ids[] = { "none",        "not-declared",    "barred",
                                           "decided",     "not-recommended", "changed-since",
                                           "same-person", "no-decision",     "not-granted" };

G_STATIC_ASSERT (G_N_ELEMENTS (refusal_ids) == ASSAY_REFUSAL_LAST + 1);

const char *
assay_refusal_get_id (AssayRefusal refusal)
{
  g_assert ((guint) refusal < G_N_ELEMENTS (refusal_ids));

  return refusal_ids[refusal];
}

/* Whose work a verb is. */
typedef enum
{
  PART_ANYBODY, /* reading, and what Assay does itself */
  PART_DECLARE, /* the first thing an assessor does */
  PART_PREPARE, /* what may come before the declaration: notes, questions, planning */
  PART_ASSESS,  /* what may not */
  PART_DECIDE,
  PART_AWARD,
} Part;

static Part
get_part (AssayReviewVerb verb)
{
  switch (verb)
    {
    case ASSAY_REVIEW_VERB_CREATE:
    case ASSAY_REVIEW_VERB_OUTSIDE:
    case ASSAY_REVIEW_VERB_OPEN_SENSITIVE:
      return PART_ANYBODY;
    case ASSAY_REVIEW_VERB_DECLARE:
      return PART_DECLARE;
    case ASSAY_REVIEW_VERB_WRITE_NOTE:
    case ASSAY_REVIEW_VERB_ADD_ENQUIRY:
    case ASSAY_REVIEW_VERB_AMEND_ENQUIRY:
    case ASSAY_REVIEW_VERB_ADD_VISIT:
    case ASSAY_REVIEW_VERB_AMEND_VISIT:
      return PART_PREPARE;
    case ASSAY_REVIEW_VERB_DETERMINE:
    case ASSAY_REVIEW_VERB_WITHDRAW:
    case ASSAY_REVIEW_VERB_WRITE_GROUNDS:
    case ASSAY_REVIEW_VERB_JUDGE_EVIDENCE:
    case ASSAY_REVIEW_VERB_WRITE_COMMENT:
    case ASSAY_REVIEW_VERB_ADD_REQUEST:
    case ASSAY_REVIEW_VERB_AMEND_REQUEST:
    case ASSAY_REVIEW_VERB_ADD_CORRECTION:
    case ASSAY_REVIEW_VERB_AMEND_CORRECTION:
    case ASSAY_REVIEW_VERB_ADD_SAMPLE:
    case ASSAY_REVIEW_VERB_SETTLE:
    case ASSAY_REVIEW_VERB_RECOMMEND:
      return PART_ASSESS;
    case ASSAY_REVIEW_VERB_DECIDE:
      return PART_DECIDE;
    case ASSAY_REVIEW_VERB_AWARD:
      return PART_AWARD;
    }

  g_assert_not_reached ();
}

static gboolean
is_decided (const AssayReview *review)
{
  const AssayDecision *last = assay_review_get_decision (review);

  return last != NULL && last->outcome != ASSAY_OUTCOME_REOPEN;
}

static gboolean
has_decided (const AssayReview *review, const char *author)
{
  for (guint i = 0; i < review->decisions->len; i++)
    if (g_str_equal (((const AssayDecision *) review->decisions->pdata[i])->author, author))
      return TRUE;

  return FALSE;
}

static AssayRefusal
ask_assessor (const AssayReview *review, Part part, const char *author)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (review);

  if (is_decided (review))
    return ASSAY_REFUSAL_DECIDED;
  if (has_decided (review, author))
    return ASSAY_REFUSAL_SAME_PERSON;
  if (part != PART_ASSESS)
    return ASSAY_REFUSAL_NONE;
  if (declaration == NULL)
    return ASSAY_REFUSAL_NOT_DECLARED;

  return declaration->interest == ASSAY_INTEREST_BARRED ? ASSAY_REFUSAL_BARRED : ASSAY_REFUSAL_NONE;
}

static AssayRefusal
ask_decider (const AssayReview *review, const char *author)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (review);
  const AssayRecommendation *recommendation = assay_review_get_recommendation (review);

  if (recommendation == NULL || declaration == NULL)
    return ASSAY_REFUSAL_NOT_RECOMMENDED;
  if (g_str_equal (declaration->author, author) || g_str_equal (recommendation->author, author))
    return ASSAY_REFUSAL_SAME_PERSON;

  return assay_review_is_recommended (review) ? ASSAY_REFUSAL_NONE : ASSAY_REFUSAL_CHANGED_SINCE;
}

static AssayRefusal
ask_award (const AssayReview *review)
{
  const AssayDecision *last = assay_review_get_decision (review);

  if (last == NULL)
    return ASSAY_REFUSAL_NO_DECISION;

  return assay_outcome_grants (last->outcome) ? ASSAY_REFUSAL_NONE : ASSAY_REFUSAL_NOT_GRANTED;
}

AssayRefusal
assay_review_compute_refusal (const AssayReview *review, AssayReviewVerb verb, const char *author)
{
  Part part = get_part (verb);

  switch (part)
    {
    case PART_ANYBODY:
      return ASSAY_REFUSAL_NONE;
    case PART_DECLARE:
    case PART_PREPARE:
    case PART_ASSESS:
      return ask_assessor (review, part, author);
    case PART_DECIDE:
      return ask_decider (review, author);
    case PART_AWARD:
      return ask_award (review);
    }

  g_assert_not_reached ();
}

static const char *
word_refusal (AssayRefusal refusal)
{
  switch (refusal)
    {
    case ASSAY_REFUSAL_NONE:
      return NULL;
    case ASSAY_REFUSAL_NOT_DECLARED:
      return _ ("Say first in which role you assess, and whether you have an interest in this "
                "service (declare)");
    case ASSAY_REFUSAL_BARRED:
      return _ ("The declaration says that an interest bars you from assessing this service; "
                "somebody else has to, or the declaration has to change");
    case ASSAY_REFUSAL_DECIDED:
      return _ ("This review has been decided. Whoever decides can give it back to the assessor "
                "with a new decision (reopen)");
    case ASSAY_REFUSAL_NOT_RECOMMENDED:
      return _ ("There is no recommendation yet; a decision is made on one");
    case ASSAY_REFUSAL_CHANGED_SINCE:
      return _ ("The review was changed after it was recommended on; the assessor has to recommend "
                "again first");
    case ASSAY_REFUSAL_SAME_PERSON:
      return _ ("Whoever assesses does not decide, and whoever decides does not assess; let "
                "somebody else do this under their own name");
    case ASSAY_REFUSAL_NO_DECISION:
      return _ ("There is no decision yet; an award carries one out");
    case ASSAY_REFUSAL_NOT_GRANTED:
      return _ ("The last decision grants no award");
    }

  g_assert_not_reached ();
}

gboolean
assay_review_check_permission (const AssayReview *review,
                               AssayReviewVerb verb,
                               const char *author,
                               GError **error)
{
  AssayRefusal refusal = assay_review_compute_refusal (review, verb, author);

  if (refusal == ASSAY_REFUSAL_NONE)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, word_refusal (refusal));

  return FALSE;
}

static char *
fold_role (const char *role)
{
  g_autofree char *spaced = assay_text_fold_space (role);

  return g_utf8_casefold (spaced, -1);
}

gboolean
assay_review_is_other_role (const AssayReview *review, const char *role)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (review);
  g_auto (GStrv) roles = declaration != NULL ? g_strsplit (declaration->roles, "\n", -1) : NULL;
  g_autofree char *asked = fold_role (role);

  for (guint i = 0; roles != NULL && roles[i] != NULL; i++)
    {
      g_autofree char *own = fold_role (roles[i]);

      if (g_str_equal (own, asked))
        return FALSE;
    }

  return TRUE;
}
