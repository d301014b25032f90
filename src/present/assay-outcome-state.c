/* What the page of recommendation, decision and award shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-outcome-state.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What there is, then why no more can be done now; both may be NULL. @there is taken. */
static void
set_step (AssayOutcomeStep *step, char *there, const char *refusal, const char *nothing)
{
  g_autofree char *owned = there;

  step->can_make = refusal == NULL;
  if (owned != NULL && refusal != NULL)
    step->status = g_strdup_printf ("%s\n%s", owned, refusal);
  else
    step->status = g_strdup (owned != NULL ? owned : refusal != NULL ? refusal : nothing);
}

static const char *
find_refusal (const AssayReviewGround *ground, AssayReviewVerb verb)
{
  return assay_review_word_refusal (
      assay_review_compute_refusal (ground->review, verb, ground->author));
}

static char *
word_recommendation (const AssayReview *review)
{
  const AssayRecommendation *own = assay_review_get_recommendation (review);
  g_autofree char *day = own != NULL ? assay_date_format_long (own->day) : NULL;
  g_autofree char *text = NULL;

  if (own == NULL)
    return NULL;
  text = g_strdup_printf (_ ("%s, by %s on %s: %s"), assay_review_word_outcome (own->outcome),
                          own->author, day, own->reasons != NULL ? own->reasons : "");
  if (assay_review_is_recommended (review))
    return g_steal_pointer (&text);

  return g_strdup_printf (_ ("%s\nThe review has changed since: recommend again."), text);
}

static char *
word_decision (const AssayReview *review)
{
  const AssayDecision *own = assay_review_get_decision (review);
  g_autofree char *day = own != NULL ? assay_date_format_long (own->day) : NULL;

  if (own == NULL)
    return NULL;

  return g_strdup_printf (_ ("%s, by the %s (%s) on %s, on the submission with the fingerprint "
                             "%.12s…: %s"),
                          assay_review_word_outcome (own->outcome), own->role, own->author, day,
                          own->fingerprint, own->reasons != NULL ? own->reasons : "");
}

static char *
word_award (const AssayReview *review)
{
  const AssayAward *own = assay_review_get_award (review);
  g_autofree char *from = own != NULL ? assay_date_format_long (own->from) : NULL;
  g_autofree char *until = own != NULL ? assay_date_format_long (own->until) : NULL;
  GString *text;

  if (own == NULL)
    return NULL;
  text = g_string_new (NULL);
  g_string_append_printf (text, _ ("From %s until %s."), from, until);
  for (guint i = 0; i < own->conditions->len; i++)
    {
      const AssayAwardCondition *condition = own->conditions->pdata[i];
      g_autofree char *day = assay_date_format_long (condition->due);

      g_string_append (text, "\n");
      g_string_append_printf (text, _ ("By %s: %s"), day, condition->what);
    }

  return g_string_free (text, FALSE);
}

AssayOutcomeState *
assay_outcome_state_new (const AssayReviewGround *ground)
{
  AssayOutcomeState *self = g_new0 (AssayOutcomeState, 1);
  const char *to_recommend = find_refusal (ground, ASSAY_REVIEW_VERB_RECOMMEND);

  self->overview = assay_review_overview_state_new (ground, NULL);
  if (to_recommend == NULL && !self->overview->is_free)
    to_recommend = _ ("You can recommend once nothing of this list stands in the way.");
  set_step (&self->recommendation, word_recommendation (ground->review), to_recommend,
            _ ("Nothing has been recommended yet."));
  set_step (&self->decision, word_decision (ground->review),
            find_refusal (ground, ASSAY_REVIEW_VERB_DECIDE), _ ("Nothing has been decided yet."));
  set_step (&self->award, word_award (ground->review),
            find_refusal (ground, ASSAY_REVIEW_VERB_AWARD), _ ("No award is on record yet."));

  return self;
}

void
assay_outcome_state_free (AssayOutcomeState *self)
{
  if (self == NULL)
    return;
  assay_review_overview_state_free (self->overview);
  g_free (self->recommendation.status);
  g_free (self->decision.status);
  g_free (self->award.status);
  g_free (self);
}

GPtrArray *
assay_outcome_list (gboolean of_decision)
{
  GPtrArray *levels = assay_review_levels_new ();
  AssayOutcome last = of_decision ? ASSAY_OUTCOME_REOPEN : ASSAY_OUTCOME_NO_AWARD;

  for (AssayOutcome outcome = ASSAY_OUTCOME_AWARD; outcome <= last; outcome++)
    assay_review_levels_add (levels, assay_outcome_get_id (outcome),
                             assay_review_word_outcome (outcome),
                             assay_review_word_outcome_meaning (outcome));

  return levels;
}

static AssayAwardCondition *
parse_condition (const char *line, GError **error)
{
  g_autofree char *bare = assay_text_fold_space (line);
  g_autoptr (AssayAwardCondition) condition = assay_award_condition_new ();
  char *space = strchr (bare, ' ');

  if (space != NULL)
    *space = '\0';
  if (space == NULL || !assay_date_parse (bare, &condition->due, NULL))
    {
      g_autofree char *quoted = assay_text_dup_quoted (line);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                   _ ("“%s”: begin each condition with its day, as 2027-03-01"), quoted);
      return NULL;
    }
  condition->what = g_strdup (space + 1);

  return g_steal_pointer (&condition);
}

GPtrArray *
assay_outcome_parse_conditions (const char *text, GError **error)
{
  g_autoptr (GPtrArray) conditions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_award_condition_unref);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      AssayAwardCondition *condition;

      if (assay_text_is_blank (lines[i]))
        continue;
      condition = parse_condition (lines[i], error);
      if (condition == NULL)
        return NULL;
      g_ptr_array_add (conditions, condition);
    }

  return g_steal_pointer (&conditions);
}
