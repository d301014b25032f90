/* assay new: begins a portfolio.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static AssayHead *
read_head (const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayHead) head = assay_head_new ();
  const char *service = assay_arguments_require (arguments, "service", error);

  if (service == NULL
      || !assay_text_check_line (service, _ ("the service’s name"), ASSAY_LIMIT_LINE_CHARS, error)
      || !assay_arguments_read_date (arguments, "planned", &head->planned, error))
    return NULL;
  head->service = assay_text_clean (service);
  head->round = 1;

  return g_steal_pointer (&head);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autofree char *path = assay_cli_dup_folder_path (assay_arguments_get (arguments, 0));
  const char *scheme_id = assay_arguments_require (arguments, "scheme", error);
  g_autoptr (AssayHead) head = scheme_id != NULL ? read_head (arguments, error) : NULL;
  g_autoptr (AssayScheme) scheme = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;

  if (head == NULL)
    return 0;
  scheme = assay_scheme_library_find (assay_cli_get_library (cli), scheme_id, error);
  if (scheme == NULL)
    return 0;
  folder = assay_portfolio_folder_create (assay_cli_get_context (cli), path, scheme, head, error);
  if (folder == NULL || !assay_portfolio_folder_close (folder, error))
    return 0;
  assay_output_say (_ ("Began the portfolio of %s in %s: %s, %s."), head->service, path,
                    scheme->title, scheme->edition);
  if (scheme->questions->len > 0)
    {
      g_autofree char *quoted = g_shell_quote (path);

      assay_output_say (_ ("Next, describe the service: assay profile %s"), quoted);
    }

  return 0;
}

static const AssayOption options[] = {
  { "scheme", 's', ASSAY_OPTION_TEXT, N_ ("ID"),
    N_ ("the scheme it is measured by; see “assay scheme list”") },
  { "service", '\0', ASSAY_OPTION_TEXT, N_ ("NAME"), N_ ("the service’s name") },
  { "planned", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("when you plan to submit") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_new = {
  .usage = { "new", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_PORTFOLIO,
  .summary = N_ ("begin a portfolio"),
  .explanation =
      N_ ("Makes the folder and keeps a copy of the scheme in it, so that a later edition\n"
          "changes nothing behind your back. Nothing is rated to begin with."),
  .example =
      "assay new vale --scheme rss --service \"Vale Restorative Service\" --planned 2027-01-12",
  .run = run,
};
