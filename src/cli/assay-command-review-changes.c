/* assay review changes: what a later round is about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"
#include "cli/assay-review-runs.h"
#include "core/review/assay-review-earlier.h"
#include "present/assay-round-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- JSON --- */

static gboolean
is_confirmed (const AssayReview *review, const char *criterion)
{
  const AssayDetermination *now = assay_review_lookup_determination (review, criterion);

  return now != NULL && now->judgement != ASSAY_JUDGEMENT_NONE && now->carried == 0;
}

static void
add_criterion (JsonBuilder *builder,
               const AssayReview *review,
               const AssayRound *round,
               const char *id)
{
  const AssayRoundDetermination *earlier = assay_round_lookup_determination (round, id);
  guint parts = earlier != NULL ? earlier->changed
                                : assay_portfolio_changes_get_criterion (round->changes, id);
  g_autofree const char **ids = assay_changed_parts_list_ids (parts);

  if (parts == 0)
    return;
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "criterion", id);
  assay_json_add_strings (builder, "changed", ids);
  assay_json_add_string (builder, "determined_before",
                         earlier != NULL ? earlier->point->outcome : NULL);
  assay_json_add_boolean (builder, "must_confirm", earlier != NULL && earlier->must_confirm);
  assay_json_add_boolean (builder, "confirmed", is_confirmed (review, id));
  json_builder_end_object (builder);
}

static void
add_items (JsonBuilder *builder, const AssayPortfolioChanges *changes)
{
  assay_json_begin_array (builder, "evidence");
  for (guint i = 0; i < changes->items->len; i++)
    {
      const AssayChangedItem *item = &g_array_index (changes->items, AssayChangedItem, i);
      g_autofree char *number = assay_evidence_format_number (item->number);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "evidence", number);
      assay_json_add_string (builder, "change", assay_item_change_get_id (item->change));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_answer (JsonBuilder *builder, const AssayRoundAnswer *answer)
{
  g_auto (GStrv) items = answer->is_answered && answer->now->answer_items != NULL
                             ? g_strsplit (answer->now->answer_items, " ", -1)
                             : NULL;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", answer->point->id);
  assay_json_add_string (builder, "kind", assay_point_kind_get_id (answer->point->kind));
  assay_json_add_string (builder, "criterion", answer->point->criterion);
  assay_json_add_boolean (builder, "answered", answer->is_answered);
  assay_json_add_string (builder, "answer", answer->is_answered ? answer->now->answer : NULL);
  assay_json_add_strings (builder, "answer_items", (const char *const *) items);
  assay_json_add_boolean (builder, "came_back_altered", answer->is_altered);
  json_builder_end_object (builder);
}

static void
print_json (AssayReviewFolder *folder, const AssayRound *round)
{
  const AssayReview *review = assay_review_folder_get_review (folder);
  const AssayScheme *scheme = assay_review_folder_get_scheme (folder);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_number (builder, "round", review->head->round);
  assay_json_add_number (builder, "earlier_round", review->head->carried_round);
  assay_json_add_number (builder, "determined_before", round->determinations->len);
  assay_json_add_number (builder, "must_confirm", round->n_to_confirm);
  assay_json_add_number (builder, "unanswered", round->n_unanswered);
  assay_json_add_number (builder, "altered", round->n_altered);
  assay_json_add_boolean (builder, "profile", round->changes->profile);
  assay_json_add_boolean (builder, "measures", round->changes->figures);
  assay_json_begin_array (builder, "criteria");
  for (guint i = 0; i < scheme->criteria->len; i++)
    add_criterion (builder, review, round, ((AssayCriterion *) scheme->criteria->pdata[i])->id);
  json_builder_end_array (builder);
  add_items (builder, round->changes);
  assay_json_begin_array (builder, "points");
  for (guint i = 0; i < round->answers->len; i++)
    add_answer (builder, round->answers->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_text (AssayReviewFolder *folder, const AssayPortfolio *before, const AssayRound *round)
{
  g_autoptr (AssayRoundState) state =
      assay_round_state_new (assay_review_folder_get_scheme (folder), before,
                             assay_review_folder_get_portfolio (folder), round);

  assay_output_print ("%s", state->summary);
  if (state->caution != NULL)
    assay_output_print ("%s", state->caution);
  for (guint i = 0; i < state->rows->len; i++)
    {
      const AssayRoundRow *row = state->rows->pdata[i];

      assay_output_print ("\n%s", row->where);
      assay_output_print ("    %s", row->what);
      if (row->earlier != NULL)
        assay_output_print ("    %s", row->earlier);
    }
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  g_autofree char *schema = folder != NULL ? assay_points_dup_return_schema (cli, error) : NULL;
  g_autoptr (AssayPortfolio) before = NULL;
  g_autoptr (AssayRound) round =
      schema != NULL ? assay_review_folder_load_round (folder, schema, &before, error) : NULL;

  if (round == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (folder, round);
  else
    print_text (folder, before, round);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_changes = {
  .usage = { "review changes", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("show what changed since the round before"),
  .explanation = N_ (
      "For a review that was begun with --earlier: only the answers, evidence and points that\n"
      "changed, and which determinations have to be confirmed because of it. What you returned\n"
      "is taken from your own return, and what came back otherwise is told."),
  .example = "assay review changes \"vale review round 2\"",
  .run = run,
};
