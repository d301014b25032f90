/* assay review status: how far a review is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static gboolean
is_to_confirm (const AssayReviewGround *ground, const AssayDetermination *determination)
{
  return assay_review_compute_carrying (determination, ground->scheme, ground->portfolio)
         == ASSAY_CARRYING_CHANGED;
}

/* --- JSON --- */

static void
add_criterion (JsonBuilder *builder,
               const AssayReviewGround *ground,
               const AssayCriterion *criterion)
{
  const AssayDetermination *determination =
      assay_review_lookup_determination (ground->review, criterion->id);
  AssayJudgement judgement = assay_review_get_judgement (ground->review, criterion->id);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "criterion", criterion->id);
  assay_json_add_string (builder, "judgement", assay_judgement_get_id (judgement));
  assay_json_add_string (builder, "reason", determination != NULL ? determination->reason : NULL);
  assay_json_add_string (builder, "lacking", determination != NULL ? determination->lacking : NULL);
  assay_json_add_string (builder, "comment", determination != NULL ? determination->comment : NULL);
  assay_json_add_boolean (builder, "to_confirm", is_to_confirm (ground, determination));
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder *builder, const AssayReview *review)
{
  const AssayDeclaration *declaration = assay_review_get_declaration (review);
  const AssayRecommendation *recommendation = assay_review_get_recommendation (review);
  const AssayDecision *decision = assay_review_get_decision (review);
  const AssayAward *award = assay_review_get_award (review);

  assay_json_add_string (builder, "service", review->head->service);
  assay_json_add_number (builder, "round", review->head->round);
  assay_json_add_string (builder, "fingerprint", review->head->fingerprint);
  assay_json_add_string (builder, "assessor", declaration != NULL ? declaration->author : NULL);
  assay_json_add_string (builder, "interest",
                         declaration != NULL ? assay_interest_get_id (declaration->interest)
                                             : NULL);
  assay_json_add_string (builder, "recommended",
                         recommendation != NULL ? assay_outcome_get_id (recommendation->outcome)
                                                : NULL);
  assay_json_add_string (builder, "decided",
                         decision != NULL ? assay_outcome_get_id (decision->outcome) : NULL);
  assay_json_add_date (builder, "award_from", award != NULL ? award->from : ASSAY_DATE_NONE);
  assay_json_add_date (builder, "award_until", award != NULL ? award->until : ASSAY_DATE_NONE);
}

static void
print_json (const AssayReviewGround *ground)
{
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head (builder, ground->review);
  assay_json_add_number (builder, "asked", counts.n_asked);
  assay_json_add_number (builder, "determined",
                         counts.n_asked - counts.counts[ASSAY_JUDGEMENT_NONE]);
  assay_json_add_number (builder, "to_confirm", counts.n_to_confirm);
  assay_json_add_number (builder, "carried_unchanged", counts.n_carried);
  assay_json_add_number (builder, "visits", counts.n_visits);
  assay_json_add_number (builder, "visits_held", counts.n_visits_held);
  assay_json_add_number (builder, "requests_open", counts.n_requests_open);
  assay_json_add_number (builder, "corrections_open", counts.n_corrections_open);
  assay_json_begin_array (builder, "criteria");
  for (guint i = 0; i < ground->scheme->criteria->len; i++)
    if (assay_review_is_asked (ground->scheme->criteria->pdata[i], ground->portfolio))
      add_criterion (builder, ground, ground->scheme->criteria->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_table (const AssayReviewGround *ground)
{
  const char *const headings[] = { ground->scheme->word_criterion, "", _ ("Judgement"), _ ("Title"),
                                   NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < ground->scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = ground->scheme->criteria->pdata[i];
      AssayJudgement judgement = assay_review_get_judgement (ground->review, criterion->id);

      if (!assay_review_is_asked (criterion, ground->portfolio))
        continue;
      assay_listing_add (table, criterion->id);
      assay_listing_add (table, assay_review_word_judgement_sign (judgement));
      assay_listing_add (table, assay_review_word_judgement (judgement));
      assay_listing_add (table, criterion->title);
    }
  assay_listing_print (table);
}

static void
print_outcome (const AssayReview *review)
{
  const AssayRecommendation *recommendation = assay_review_get_recommendation (review);
  const AssayDecision *decision = assay_review_get_decision (review);
  const AssayAward *award = assay_review_get_award (review);

  if (recommendation != NULL)
    assay_output_print (_ ("Recommended: %s."),
                        assay_review_word_outcome (recommendation->outcome));
  if (decision != NULL)
    assay_output_print (_ ("Decided in the role “%s”: %s."), decision->role,
                        assay_review_word_outcome (decision->outcome));
  if (award != NULL)
    {
      g_autofree char *from = assay_date_format_long (award->from);
      g_autofree char *until = assay_date_format_long (award->until);

      assay_output_print (_ ("Award from %s until %s."), from, until);
    }
}

static void
print_carried (const AssayReviewCounts *counts)
{
  if (counts->n_carried > 0)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE,
                                     "%u of these is carried from an earlier round; nothing has "
                                     "changed there.",
                                     "%u of these are carried from earlier rounds; nothing has "
                                     "changed there.",
                                     counts->n_carried),
                        counts->n_carried);
  if (counts->n_to_confirm > 0)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE,
                                     "%u of these is to be confirmed, because something has "
                                     "changed that it was made on.",
                                     "%u of these are to be confirmed, because something has "
                                     "changed that they were made on.",
                                     counts->n_to_confirm),
                        counts->n_to_confirm);
}

static void
print_text (const AssayReviewGround *ground)
{
  const AssayReviewHead *head = ground->review->head;
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  g_autofree char *counted = assay_review_word_counts (&counts);

  assay_output_print (_ ("%s, round %u"), head->service, head->round);
  assay_output_print (_ ("Fingerprint of the data: %s"), head->fingerprint);
  assay_output_print ("%s", counted);
  print_carried (&counts);
  assay_output_print (_ ("Visits: %u held of %u planned. Requests open: %u. Corrective actions "
                         "open: %u."),
                      counts.n_visits_held, counts.n_visits, counts.n_requests_open,
                      counts.n_corrections_open);
  print_outcome (ground->review);
  assay_output_print ("%s", "");
  print_table (ground);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  AssayReviewGround ground;

  if (folder == NULL)
    return 0;
  ground = assay_review_folder_get_ground (folder);
  if (assay_arguments_has (arguments, "json"))
    print_json (&ground);
  else
    print_text (&ground);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_status = {
  .usage = { "review status", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("say how far a review is"),
  .explanation = N_ ("Every judgement, the visits, what is open, and what came of it."),
  .example = "assay review status \"vale review\"",
  .run = run,
};
