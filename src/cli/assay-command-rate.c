/* assay rate: how well a criterion is met, and how.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-batch.h"
#include "cli/assay-commands.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* *@out_text is NULL when no text was given. */
static gboolean
read_text (AssayCli *cli, const AssayArguments *arguments, char **out_text, GError **error)
{
  const char *path = assay_arguments_get_option (arguments, "text-file");

  *out_text = path != NULL ? assay_cli_read_text (cli, path, error)
                           : g_strdup (assay_arguments_get_option (arguments, "text"));

  return path == NULL || *out_text != NULL;
}

static gboolean
make_edit (const AssayArguments *arguments,
           AssayPortfolioFolder *folder,
           const char *text,
           AssayEdit **out_edit,
           GError **error)
{
  AssayScheme *scheme = assay_portfolio_folder_get_scheme (folder);
  g_autoptr (AssayBatch) batch = assay_batch_new (assay_portfolio_folder_get_portfolio (folder));
  const char *criterion = assay_arguments_get (arguments, 1);
  const char *level = assay_arguments_get (arguments, 2);
  const char *reason = assay_arguments_get_option (arguments, "reason");

  if (level != NULL
      && !assay_batch_take (batch,
                            assay_edit_rate (assay_batch_get_portfolio (batch), scheme, criterion,
                                             *level != '\0' ? level : NULL, reason, error)))
    return FALSE;
  if (text != NULL
      && !assay_batch_take (batch, assay_edit_write_text (assay_batch_get_portfolio (batch), scheme,
                                                          criterion, text, error)))
    return FALSE;
  *out_edit = assay_batch_join (batch);

  return TRUE;
}

static gboolean
check_arguments (const AssayArguments *arguments, GError **error)
{
  const char *const texts[] = { "text", "text-file", NULL };

  if (!assay_arguments_check_one_of (arguments, texts, error))
    return FALSE;
  if (assay_arguments_get (arguments, 2) != NULL
      || (!assay_arguments_has (arguments, "reason")
          && (assay_arguments_has (arguments, "text")
              || assay_arguments_has (arguments, "text-file"))))
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("“assay rate” needs LEVEL; only --text and --text-file go without it"));

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (!check_arguments (arguments, error) || !read_text (cli, arguments, &text, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (folder != NULL && make_edit (arguments, folder, text, &edit, error)
      && assay_cli_commit (cli, folder, edit, error))
    assay_cli_say_state (cli, folder, assay_arguments_get (arguments, 1));

  return 0;
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("how the service meets it; \"\" clears") },
  { "text-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),
    N_ ("the same from a file; - is standard input") },
  { "reason", 'r', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("why it is not applicable") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_rate = {
  .usage = { "rate", N_ ("FOLDER CRITERION [LEVEL]"), 2, 3, options },
  .group = ASSAY_GROUP_ANSWERS,
  .summary = N_ ("rate a criterion and say how it is met"),
  .explanation =
      N_ ("The levels are the scheme’s own: see “assay scheme show”. \"\" as the level takes\n"
          "the rating away; without a level, only the text is written."),
  .example = "assay rate vale 2.5 largely --text \"Two trained facilitators work on every case.\"",
  .run = run,
};
