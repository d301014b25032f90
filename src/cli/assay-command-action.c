/* assay action: an improvement somebody has taken on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *const state_options[] = { "done", "drop", "reopen", NULL };

/* "A001", unless the scheme numbers a criterion so. */
static gboolean
names_action (const AssayScheme *scheme, const char *word)
{
  if (g_ascii_toupper (word[0]) != 'A' || word[1] == '\0'
      || assay_scheme_lookup_criterion (scheme, word) != NULL)
    return FALSE;
  for (word++; *word != '\0'; word++)
    if (!g_ascii_isdigit (*word))
      return FALSE;

  return TRUE;
}

static void
read_text (const AssayArguments *arguments, const char *option, char **field)
{
  const char *value = assay_arguments_get_option (arguments, option);

  if (value == NULL)
    return;
  g_free (*field);
  *field = assay_text_clean (value);
}

static gboolean
read_fields (const AssayArguments *arguments, AssayAction *fields, GError **error)
{
  read_text (arguments, "what", &fields->what);
  read_text (arguments, "owner", &fields->owner);
  if (assay_arguments_has (arguments, "done"))
    fields->state = ASSAY_ACTION_DONE;
  else if (assay_arguments_has (arguments, "drop"))
    fields->state = ASSAY_ACTION_DROPPED;
  else if (assay_arguments_has (arguments, "reopen"))
    fields->state = ASSAY_ACTION_OPEN;

  return assay_arguments_read_date (arguments, "due", &fields->due, error);
}

static AssayEdit *
make_addition (const AssayArguments *arguments, AssayPortfolioFolder *folder, GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  const AssayCriterion *criterion =
      assay_scheme_find_criterion (scheme, assay_arguments_get (arguments, 1), error);
  g_autoptr (AssayAction) fields = assay_action_new (0);

  if (criterion == NULL || assay_arguments_require (arguments, "what", error) == NULL
      || assay_arguments_require (arguments, "owner", error) == NULL
      || assay_arguments_require (arguments, "due", error) == NULL
      || !read_fields (arguments, fields, error))
    return NULL;
  g_free (fields->criterion);
  fields->criterion = g_strdup (criterion->id);

  return assay_edit_add_action (assay_portfolio_folder_get_portfolio (folder), scheme, fields,
                                assay_portfolio_folder_get_next_action_number (folder), error);
}

static AssayEdit *
make_amendment (const AssayArguments *arguments, AssayPortfolioFolder *folder, GError **error)
{
  AssayPortfolio *portfolio = assay_portfolio_folder_get_portfolio (folder);
  const AssayAction *action =
      assay_portfolio_find_action (portfolio, assay_arguments_get (arguments, 1), error);
  g_autoptr (AssayAction) fields = NULL;

  if (action == NULL)
    return NULL;
  fields = assay_action_copy (action);
  if (!read_fields (arguments, fields, error))
    return NULL;

  return assay_edit_amend_action (portfolio, assay_portfolio_folder_get_scheme (folder), fields,
                                  error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  gboolean amends;

  if (!assay_arguments_check_one_of (arguments, state_options, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (folder == NULL)
    return 0;
  amends =
      names_action (assay_portfolio_folder_get_scheme (folder), assay_arguments_get (arguments, 1));
  edit =
      amends ? make_amendment (arguments, folder, error) : make_addition (arguments, folder, error);
  if (edit != NULL && assay_cli_commit (cli, folder, edit, error) && !amends)
    assay_output_print ("%s", assay_edit_get_subject (edit));

  return 0;
}

static const AssayOption options[] = {
  { "what", 'w', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what is to be done") },
  { "owner", 'o', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("who sees to it: a role, as a rule") },
  { "due", 'd', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("by when") },
  { "done", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it is done") },
  { "drop", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it will not be done") },
  { "reopen", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("it is open again") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_action = {
  .usage = { "action", N_ ("FOLDER CRITERION|ACTION"), 2, 2, options },
  .group = ASSAY_GROUP_PROGRESS,
  .summary = N_ ("plan an improvement, or change one"),
  .explanation =
      N_ ("With a criterion, plans a new action and prints its number; --what, --owner and\n"
          "--due are needed. With an action’s number, changes that action."),
  .example =
      "assay action vale 2.6 --what \"Write the protocol\" --owner \"Team lead\" --due 2027-02-01\n"
      "assay action vale A001 --done",
  .run = run,
};
