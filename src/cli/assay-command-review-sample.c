/* assay review sample: cases to ask for, drawn so that anybody can draw them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "core/review/assay-review-sample.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Showing --- */

static void
add_sample (JsonBuilder *builder, const AssaySample *sample)
{
  g_autoptr (GArray) drawn = assay_sample_draw (sample->seed, sample->population, sample->size);
  g_autofree char *number = g_strdup_printf ("S%03u", sample->number);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "number", number);
  assay_json_add_string (builder, "what", sample->what);
  assay_json_add_number (builder, "population", sample->population);
  assay_json_add_number (builder, "size", sample->size);
  assay_json_add_string (builder, "seed", sample->seed);
  assay_json_begin_array (builder, "drawn");
  for (guint i = 0; i < drawn->len; i++)
    json_builder_add_int_value (builder, g_array_index (drawn, guint, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const AssayReview *review)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "rule", ASSAY_SAMPLE_RULE);
  assay_json_begin_array (builder, "samples");
  for (guint i = 0; i < review->samples->len; i++)
    add_sample (builder, review->samples->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_sample (const AssaySample *sample)
{
  g_autoptr (GArray) drawn = assay_sample_draw (sample->seed, sample->population, sample->size);
  g_autoptr (GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < drawn->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", g_array_index (drawn, guint, i));
  assay_output_print ("S%03u  %s", sample->number, sample->what);
  assay_output_print (_ ("    %u of %u, with the seed %s (rule %s): %s"), sample->size,
                      sample->population, sample->seed, ASSAY_SAMPLE_RULE, numbers->str);
}

static void
print_text (const AssayReview *review)
{
  const AssaySample *first = review->samples->len > 0 ? review->samples->pdata[0] : NULL;

  for (guint i = 0; i < review->samples->len; i++)
    print_sample (review->samples->pdata[i]);
  if (first == NULL)
    assay_output_say (_ ("No sample has been drawn yet."));
  else
    assay_output_say (_ ("The service numbers its cases from 1 in the order of its own list; those "
                         "with the smallest keys are drawn. The key of case 1 is the SHA-256 of "
                         "the text “%s 1”."),
                      first->seed);
}

/* --- Drawing --- */

static gboolean
read_count (const AssayArguments *arguments, const char *option, guint *out_count, GError **error)
{
  const char *text = assay_arguments_require (arguments, option, error);
  guint64 number = 0;

  if (text == NULL)
    return FALSE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, ASSAY_SAMPLE_MOST_CASES, &number, NULL))
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("--%s takes a number from 1 to %u"),
                   option, ASSAY_SAMPLE_MOST_CASES);
      return FALSE;
    }
  *out_count = (guint) number;

  return TRUE;
}

static AssayEdit *
make_edit (AssayCli *cli,
           const AssayArguments *arguments,
           const AssayReviewGround *ground,
           GError **error)
{
  guint population = 0, size = 0;

  if (!read_count (arguments, "of", &population, error)
      || !read_count (arguments, "size", &size, error))
    return NULL;

  return assay_review_add_sample (ground, assay_arguments_get (arguments, 1), population, size,
                                  assay_arguments_get_option (arguments, "seed"), error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder = NULL;
  AssayReview *review;

  if (assay_arguments_get_n (arguments) > 1)
    return assay_review_run_edit (cli, arguments, make_edit, TRUE, error);
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  if (folder == NULL)
    return 0;
  review = assay_review_folder_get_review (folder);
  assay_arguments_has (arguments, "json") ? print_json (review) : print_text (review);

  return 0;
}

static const AssayOption options[] = {
  { "of", '\0', ASSAY_OPTION_TEXT, N_ ("NUMBER"), N_ ("how many cases there are") },
  { "size", '\0', ASSAY_OPTION_TEXT, N_ ("NUMBER"), N_ ("how many to draw") },
  { "seed", '\0', ASSAY_OPTION_TEXT, N_ ("TEXT"),
    N_ ("what to draw by; else it comes from the submission, so that nobody can choose it") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_sample = {
  .usage = { "review sample", N_ ("FOLDER [CASES]"), 1, 2, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("draw a random sample of cases, or list those drawn"),
  .explanation = N_ (
      "With CASES, which says in words what the cases are, draws as many as --size out of --of\n"
      "and prints the number of the sample. Without it lists the samples, each with its seed and\n"
      "the cases drawn; by the seed anybody can draw the same again."),
  .example = "assay review sample \"vale review\" \"Cases closed in 2026\" --of 120 --size 5\n"
             "assay review sample \"vale review\"",
  .run = run,
};
