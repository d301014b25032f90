/* assay review questions: what is worth asking at a visit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-review-lists.h"
#include "cli/assay-review-runs.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Showing --- */

static void
add_prompt (JsonBuilder *builder, const AssayReviewGround *ground, const AssayPrompt *prompt)
{
  g_autofree char *text = assay_review_word_prompt (ground, prompt);
  g_autofree char *number =
      prompt->evidence > 0 ? assay_evidence_format_number (prompt->evidence) : NULL;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "source", prompt->source);
  assay_json_add_string (builder, "kind", assay_prompt_get_id (prompt->code));
  assay_json_add_string (builder, "criterion", prompt->criterion->id);
  assay_json_add_string (builder, "evidence", number);
  assay_json_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
print_json (const AssayReviewGround *ground, const GPtrArray *prompts)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_review_list_add_json (builder, ASSAY_REVIEW_LIST_QUESTIONS, ground->review);
  assay_json_begin_array (builder, "suggested");
  for (guint i = 0; i < prompts->len; i++)
    add_prompt (builder, ground, prompts->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayReviewGround *ground, const GPtrArray *prompts)
{
  assay_review_list_print (ASSAY_REVIEW_LIST_QUESTIONS, ground->review);
  if (prompts->len == 0)
    return;
  assay_output_print ("%s%s", ground->review->enquiries->len > 0 ? "\n" : "",
                      _ ("Worth asking (--take SOURCE puts one on the list)"));
  for (guint i = 0; i < prompts->len; i++)
    {
      const AssayPrompt *prompt = prompts->pdata[i];
      g_autofree char *text = assay_review_word_prompt (ground, prompt);

      assay_output_print ("  %s", prompt->source);
      assay_output_print ("      %s", text);
    }
}

/* --- Taking one up --- */

static const AssayPrompt *
find_prompt (const GPtrArray *prompts, const char *source, GError **error)
{
  g_autofree char *quoted = assay_text_dup_quoted (source);

  for (guint i = 0; i < prompts->len; i++)
    {
      const AssayPrompt *prompt = prompts->pdata[i];

      if (g_str_equal (prompt->source, source))
        return prompt;
    }
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
               _ ("no question is suggested under “%s”; “assay review questions” lists those that "
                  "are"),
               quoted);

  return NULL;
}

static AssayEdit *
take (const AssayReviewGround *ground, const GPtrArray *prompts, const char *source, GError **error)
{
  const AssayPrompt *prompt = find_prompt (prompts, source, error);
  g_autoptr (AssayEnquiry) fields = assay_enquiry_new ();

  if (prompt == NULL)
    return NULL;
  fields->criterion = g_strdup (prompt->criterion->id);
  fields->evidence = prompt->evidence;
  fields->source = g_strdup (prompt->source);
  fields->text = assay_review_word_prompt (ground, prompt);

  return assay_review_add_enquiry (ground, fields, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *source = assay_arguments_get_option (arguments, "take");
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, source != NULL ? ASSAY_OPEN_WRITE : ASSAY_OPEN_READ,
                               error);
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GPtrArray) prompts = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  AssayReviewGround ground;

  if (folder == NULL)
    return 0;
  ground = assay_review_folder_get_ground (folder);
  readiness = assay_readiness_compute (ground.scheme, ground.portfolio, ground.today);
  prompts = assay_review_list_prompts (&ground, readiness);
  if (source == NULL)
    {
      assay_arguments_has (arguments, "json") ? print_json (&ground, prompts)
                                              : print_text (&ground, prompts);
      return 0;
    }
  edit = take (&ground, prompts, source, error);
  if (edit != NULL && assay_review_commit (folder, edit, error))
    assay_output_print ("%s", assay_edit_get_subject (edit));

  return 0;
}

static const AssayOption options[] = {
  { "take", '\0', ASSAY_OPTION_TEXT, N_ ("SOURCE"),
    N_ ("put the suggested question of that source on the list") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_questions = {
  .usage = { "review questions", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("list questions to ask, your own and suggested ones"),
  .explanation = N_ (
      "Questions are suggested from what the service claims and from where its evidence is thin.\n"
      "--take puts one on your list and prints its number; “assay review question” answers it."),
  .example = "assay review questions \"vale review\"\n"
             "assay review questions \"vale review\" --take \"one-item 2.5 E007\"",
  .run = run,
};
