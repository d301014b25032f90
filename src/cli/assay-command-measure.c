/* assay measure: a figure for a period.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-shared-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
dup_option (const AssayArguments *arguments, const char *option)
{
  const char *value = assay_arguments_get_option (arguments, option);

  return assay_text_is_blank (value) ? NULL : assay_text_clean (value);
}

static gboolean
read_period (const AssayArguments *arguments, AssayFigure *fields, GError **error)
{
  return assay_arguments_require (arguments, "from", error) != NULL
         && assay_arguments_require (arguments, "to", error) != NULL
         && assay_arguments_read_date (arguments, "from", &fields->from, error)
         && assay_arguments_read_date (arguments, "to", &fields->to, error);
}

static AssayEdit *
make_edit (const AssayArguments *arguments,
           const AssayPortfolio *portfolio,
           const AssayScheme *scheme,
           GError **error)
{
  const AssayMeasure *measure =
      assay_scheme_find_measure (scheme, assay_arguments_get (arguments, 1), error);
  g_autoptr (AssayFigure) fields = assay_figure_new ();

  if (measure == NULL || !read_period (arguments, fields, error))
    return NULL;
  if (assay_arguments_has (arguments, "remove"))
    return assay_edit_remove_figure (portfolio, measure->id, fields->from, fields->to, error);

  fields->measure = g_strdup (measure->id);
  fields->value = dup_option (arguments, "value");
  fields->part = dup_option (arguments, "part");
  fields->base = dup_option (arguments, "base");
  fields->source = dup_option (arguments, "source");
  fields->note = dup_option (arguments, "note");

  return assay_edit_set_figure (portfolio, scheme, fields, error);
}

static gboolean
check_arguments (const AssayArguments *arguments, GError **error)
{
  const char *const value[] = { "value", "remove", NULL };
  const char *const source[] = { "source", "remove", NULL };

  return assay_arguments_check_one_of (arguments, value, error)
         && assay_arguments_check_one_of (arguments, source, error)
         && (assay_arguments_has (arguments, "remove")
             || (assay_arguments_require (arguments, "value", error) != NULL
                 && assay_arguments_require (arguments, "source", error) != NULL));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  if (!check_arguments (arguments, error))
    return 0;

  return assay_run_edit (cli, arguments, make_edit, FALSE, error);
}

static const AssayOption options[] = {
  { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("first day of the period") },
  { "to", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("last day of the period") },
  { "value", 'v', ASSAY_OPTION_TEXT, N_ ("N"), N_ ("the figure, with a point for decimals") },
  { "part", '\0', ASSAY_OPTION_TEXT, N_ ("N"), N_ ("of a percentage: the number counted") },
  { "base", '\0', ASSAY_OPTION_TEXT, N_ ("N"), N_ ("of a percentage: the number it is out of") },
  { "source", 's', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("where the figure comes from") },
  { "note", 'n', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("anything worth knowing about it") },
  { "remove", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("take the figure of this period away") },
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_measure = {
  .usage = { "measure", N_ ("FOLDER MEASURE"), 2, 2, options },
  .group = ASSAY_GROUP_PROGRESS,
  .summary = N_ ("record a figure for a period"),
  .explanation =
      N_ ("There is one figure for each measure and period; recording it again replaces it.\n"
          "With a percentage, give both numbers behind it: a commissioner cannot tell\n"
          "otherwise whether so few people stand behind it that it has to be kept back.\n"
          "“assay scheme show” says what each measure counts; “assay measure answer” answers a\n"
          "commissioner who asks for figures."),
  .example = "assay measure vale referrals --from 2026-01-01 --to 2026-03-31 --value 42 --source "
             "\"Case log\"",
  .run = run,
};
