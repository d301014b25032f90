/* assay review compare: two assessors' reviews of one submission.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static guint
count_unsettled (const AssayAgreement *agreement)
{
  guint n = 0;

  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      n += one->own != one->other && one->settlement == NULL;
    }

  return n;
}

/* --- JSON --- */

static void
add_fraction (JsonBuilder *builder, const char *name, gboolean is_there, double value)
{
  json_builder_set_member_name (builder, name);
  if (is_there)
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_difference (JsonBuilder *builder, const AssayComparison *one)
{
  const AssaySettlement *settlement = one->settlement;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "criterion", one->criterion->id);
  assay_json_add_string (builder, "own", assay_judgement_get_id (one->own));
  assay_json_add_string (builder, "other", assay_judgement_get_id (one->other));
  assay_json_add_string (builder, "settled",
                         settlement != NULL ? assay_judgement_get_id (settlement->settled) : NULL);
  assay_json_add_string (builder, "text", settlement != NULL ? settlement->text : NULL);
  json_builder_end_object (builder);
}

static void
print_json (const AssayAgreement *agreement)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_number (builder, "compared", agreement->comparisons->len);
  assay_json_add_number (builder, "agreed", agreement->n_agreed);
  add_fraction (builder, "percent", agreement->has_percent, agreement->percent);
  add_fraction (builder, "kappa", agreement->has_kappa, agreement->kappa);
  assay_json_add_string (builder, "kappa_in_words", assay_review_word_kappa (agreement));
  assay_json_add_number (builder, "unsettled", count_unsettled (agreement));
  assay_json_begin_array (builder, "differences");
  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      if (one->own != one->other)
        add_difference (builder, one);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_text (const AssayAgreement *agreement)
{
  const char *const headings[] = {
    "", _ ("Title"), _ ("This review"), _ ("The other"), _ ("Settled"), NULL
  };
  g_autoptr (AssayListing) table = assay_listing_new (headings);
  g_autofree char *sentence = assay_review_word_agreement (agreement);

  assay_output_print ("%s", sentence);
  if (agreement->n_agreed < agreement->comparisons->len)
    assay_output_print ("%s", "");
  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      if (one->own == one->other)
        continue;
      assay_listing_add (table, one->criterion->id);
      assay_listing_add (table, one->criterion->title);
      assay_listing_add (table, assay_review_word_judgement (one->own));
      assay_listing_add (table, assay_review_word_judgement (one->other));
      assay_listing_add (table, one->settlement != NULL
                                    ? assay_review_word_judgement (one->settlement->settled)
                                    : _ ("not yet"));
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  g_autoptr (AssayReviewFolder) other = NULL;
  g_autoptr (AssayAgreement) agreement = NULL;
  AssayReviewGround ground;

  if (folder == NULL)
    return 0;
  other = assay_review_open (cli, assay_arguments_get (arguments, 1), ASSAY_OPEN_READ, error);
  if (other == NULL)
    return 0;
  ground = assay_review_folder_get_ground (folder);
  agreement = assay_review_compare (&ground, assay_review_folder_get_review (other), error);
  if (agreement == NULL)
    return 0;
  assay_arguments_has (arguments, "json") ? print_json (agreement) : print_text (agreement);

  return count_unsettled (agreement) > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_compare = {
  .usage = { "review compare", N_ ("FOLDER FOLDER-OF-THE-OTHER"), 2, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("compare with the review of another assessor"),
  .explanation = N_ (
      "Both reviews are of one submission, by two people, and finished: until then each is blind\n"
      "to the other. Says how far they agree, in percent and as Cohen’s kappa, and lists where\n"
      "they differ. The exit status is 1 while a difference is not settled."),
  .example = "assay review compare \"vale review\" \"vale review of the second assessor\"",
  .run = run,
};
