/* assay answer: what the service says to a point of a return.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-shared-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *const said_options[] = { "text", "clear", NULL };
static const char *const item_options[] = { "item", "clear", NULL };

/* Numbers parted by commas or blanks; each must be there. */
static GArray *
read_items (const AssayPortfolio *portfolio, const char *text, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = g_strsplit_set (text, ", ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const AssayEvidence *item;

      if (words[i][0] == '\0')
        continue;
      item = assay_portfolio_find_evidence (portfolio, words[i], error);
      if (item == NULL)
        return NULL;
      g_array_append_val (numbers, item->number);
    }

  return g_steal_pointer (&numbers);
}

static AssayEdit *
make_edit (const AssayArguments *arguments,
           const AssayPortfolio *portfolio,
           const AssayScheme *scheme,
           GError **error)
{
  const AssayPoint *point =
      assay_portfolio_find_point (portfolio, assay_arguments_get (arguments, 1), error);
  const char *text = assay_arguments_get_option (arguments, "text");
  const char *items = assay_arguments_get_option (arguments, "item");
  g_autoptr (GArray) numbers = NULL;

  if (point == NULL)
    return NULL;
  if (assay_arguments_has (arguments, "clear"))
    return assay_edit_answer_point (portfolio, point->id, NULL, NULL, error);
  /* What is not given stays as it is. */
  numbers = items != NULL ? read_items (portfolio, items, error)
                          : assay_items_parse (point->answer_items, error);

  return numbers != NULL
             ? assay_edit_answer_point (portfolio, point->id, text != NULL ? text : point->answer,
                                        numbers, error)
             : NULL;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  if (!assay_arguments_check_one_of (arguments, said_options, error)
      || !assay_arguments_check_one_of (arguments, item_options, error))
    return 0;
  if (assay_arguments_has (arguments, "clear") || assay_arguments_has (arguments, "text")
      || assay_arguments_has (arguments, "item"))
    return assay_run_edit (cli, arguments, make_edit, FALSE, error);
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                       _ ("“assay answer” needs an answer: --text, --item, or --clear"));

  return 0;
}

static const AssayOption options[] = {
  { "text", 't', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what to say to it") },
  { "item", 'i', ASSAY_OPTION_TEXT, N_ ("E007,E008"), N_ ("evidence that answers it") },
  { "clear", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("take the answer away") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_answer = {
  .usage = { "answer", N_ ("FOLDER POINT"), 2, 2, options },
  .group = ASSAY_GROUP_RETURN,
  .summary = N_ ("answer a point of a return, in words or with evidence"),
  .explanation =
      N_ ("A point is named as “assay points” lists it, or by its number alone where only one\n"
          "return has it. What is not given stays; answers leave with the next submission."),
  .example = "assay answer vale 3 --text \"Ten case files are in E012.\" --item E012",
  .run = run,
};
