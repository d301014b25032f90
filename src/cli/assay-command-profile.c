/* assay profile: what the service is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-batch.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-shared-runs.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define KEY_SERVICE "service"
#define KEY_PLANNED "planned"

static char *
format_options (const AssayQuestion *question)
{
  GString *text = g_string_new (NULL);

  if (question->options->len == 0)
    g_string_append (text, _ ("any text"));
  for (guint i = 0; i < question->options->len; i++)
    {
      const AssayTerm *option = g_ptr_array_index (question->options, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", option->id);
    }
  if (question->type == ASSAY_QUESTION_CHOICES || question->type == ASSAY_QUESTION_SECTORS)
    g_string_append (text, _ (" (any of them, parted by commas)"));

  return g_string_free (text, FALSE);
}

static void
print_table (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  const char *const headings[] = { _ ("Key"), _ ("Question"), _ ("Answer"), _ ("Allowed"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_add (table, KEY_SERVICE);
  assay_listing_add (table, _ ("The service’s name"));
  assay_listing_add (table, portfolio->head->service);
  assay_listing_add (table, _ ("any text"));
  assay_listing_add (table, KEY_PLANNED);
  assay_listing_add (table, _ ("Planned submission"));
  assay_listing_take (table, assay_date_format_iso (portfolio->head->planned));
  assay_listing_add (table, _ ("a date"));
  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = g_ptr_array_index (scheme->questions, i);
      const AssayAnswer *answer = assay_portfolio_lookup_answer (portfolio, question->id);

      assay_listing_add (table, question->id);
      assay_listing_add (table, question->title);
      assay_listing_take (table, answer != NULL ? assay_wording_answer (question, answer)
                                                : g_strdup (_ ("(not answered)")));
      assay_listing_take (table, format_options (question));
    }
  assay_listing_print (table);
}

static const char *
get_type_id (AssayQuestionType type)
{
  switch (type)
    {
    case ASSAY_QUESTION_TEXT:
      return "text";
    case ASSAY_QUESTION_YES_NO:
      return "yes-no";
    case ASSAY_QUESTION_CHOICE:
      return "choice";
    case ASSAY_QUESTION_CHOICES:
      return "choices";
    case ASSAY_QUESTION_SECTORS:
      return "sectors";
    }

  g_assert_not_reached ();
}

static void
add_question (JsonBuilder *builder, const AssayQuestion *question, const AssayAnswer *answer)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", question->id);
  assay_json_add_string (builder, "type", get_type_id (question->type));
  assay_json_add_string (builder, "title", question->title);
  assay_json_add_string (builder, "help", question->help);
  assay_json_add_string (builder, "answer", answer != NULL ? answer->value : NULL);
  assay_json_begin_array (builder, "options");
  for (guint i = 0; i < question->options->len; i++)
    {
      const AssayTerm *option = g_ptr_array_index (question->options, i);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", option->id);
      assay_json_add_string (builder, "title", option->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const AssayHead *head = portfolio->head;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, KEY_SERVICE, head->service);
  assay_json_add_date (builder, KEY_PLANNED, head->planned);
  assay_json_add_number (builder, "round", head->round);
  assay_json_begin_object (builder, "scheme");
  assay_json_add_string (builder, "id", scheme->id);
  assay_json_add_string (builder, "edition", scheme->edition);
  assay_json_add_string (builder, "title", scheme->title);
  json_builder_end_object (builder);
  assay_json_begin_array (builder, "questions");
  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = g_ptr_array_index (scheme->questions, i);

      add_question (builder, question, assay_portfolio_lookup_answer (portfolio, question->id));
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static AssayEdit *
make_planned_edit (const AssayPortfolio *portfolio, const char *value, GError **error)
{
  AssayDate planned = ASSAY_DATE_NONE;
  GError *local_error = NULL;

  if (*value != '\0' && !assay_date_parse (value, &planned, &local_error))
    {
      assay_error_propagate (error, local_error, KEY_PLANNED);
      return NULL;
    }

  return assay_edit_set_head (portfolio, NULL, TRUE, planned, error);
}

/* One "KEY=VALUE". */
static AssayEdit *
make_edit (const AssayPortfolio *portfolio,
           const AssayScheme *scheme,
           const char *pair,
           GError **error)
{
  const char *sign = strchr (pair, '=');
  g_autofree char *key = NULL;

  if (sign == NULL || sign == pair)
    {
      g_autofree char *quoted = assay_text_dup_quoted (pair);

      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                   _ ("“%s” is not KEY=VALUE; write for example planned=2027-01-12"), quoted);
      return NULL;
    }
  key = g_strndup (pair, (gsize) (sign - pair));
  if (g_str_equal (key, KEY_SERVICE))
    return assay_edit_set_head (portfolio, sign + 1, FALSE, ASSAY_DATE_NONE, error);
  if (g_str_equal (key, KEY_PLANNED))
    return make_planned_edit (portfolio, sign + 1, error);

  return assay_edit_set_answer (portfolio, scheme, key, sign + 1, error);
}

/* Says which criteria begin (@to TRUE) or cease to apply between two portfolios. */
static void
say_applying (const AssayScheme *scheme,
              const AssayPortfolio *before,
              const AssayPortfolio *after,
              gboolean to)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = g_ptr_array_index (scheme->criteria, i);
      gboolean was = assay_condition_is_met (&criterion->applies_when, before);
      gboolean is = assay_condition_is_met (&criterion->applies_when, after);

      if (was != is && is == to)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", criterion->id);
    }
  if (list->len > 0)
    assay_output_say (to ? _ ("These now apply: %s.") : _ ("These no longer apply: %s."),
                      list->str);
}

static int
change (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder =
      assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  g_autoptr (AssayPortfolio) before = NULL;
  g_autoptr (AssayBatch) batch = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  AssayScheme *scheme;

  if (folder == NULL)
    return 0;
  scheme = assay_portfolio_folder_get_scheme (folder);
  before = assay_portfolio_ref (assay_portfolio_folder_get_portfolio (folder));
  batch = assay_batch_new (before);
  for (guint i = 1; i < assay_arguments_get_n (arguments); i++)
    if (!assay_batch_take (batch, make_edit (assay_batch_get_portfolio (batch), scheme,
                                             assay_arguments_get (arguments, i), error)))
      return 0;
  edit = assay_batch_join (batch);
  if (!assay_cli_commit (cli, folder, edit, error))
    return 0;
  say_applying (scheme, before, assay_batch_get_portfolio (batch), TRUE);
  say_applying (scheme, before, assay_batch_get_portfolio (batch), FALSE);

  return 0;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  if (assay_arguments_get_n (arguments) == 1)
    return assay_run_view (cli, arguments, print_json, print_table, error);
  if (assay_arguments_has (arguments, "json"))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                           _ ("--json shows the profile; leave KEY=VALUE out"));
      return 0;
    }

  return change (cli, arguments, error);
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_profile = {
  .usage = { "profile", N_ ("FOLDER [KEY=VALUE…]"), 1, ASSAY_ARGUMENTS_MANY, options },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("show or change what the service is"),
  .explanation =
      N_ ("Without pairs, shows the questions, the answers and what may be answered. The keys\n"
          "“service” and “planned” are the name and the planned date; an empty value clears.\n"
          "All pairs of one call are one change, and one undo takes them back."),
  .example = "assay profile vale complex-cases=yes sectors=justice,school planned=2027-01-12",
  .run = run,
};
