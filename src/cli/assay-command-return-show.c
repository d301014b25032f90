/* assay return show: what a return says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-points-listing.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayReturn *given, const AssayPointsState *state, AssaySignerStanding standing)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", given->id);
  assay_json_add_date (builder, "day", given->day);
  assay_json_add_string (builder, "service", given->service);
  assay_json_add_number (builder, "round", given->round);
  assay_json_add_string (builder, "fingerprint", given->fingerprint);
  assay_json_add_string (builder, "scheme", given->scheme_id);
  assay_json_add_string (builder, "edition", given->scheme_edition);
  assay_json_add_string (builder, "signature", assay_signer_standing_get_id (standing));
  assay_json_add_string (builder, "signed_by",
                         given->signature != NULL ? given->signature->name : NULL);
  assay_points_add_json (builder, state);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayReturn *given, const AssayPointsState *state, AssaySignerStanding standing)
{
  g_autofree char *day = assay_date_format_long (given->day);
  g_autofree char *signature = assay_points_word_signature (given->signature, standing);

  assay_output_print (_ ("Return %s of %s to %s, on round %u (%s %s)"), given->id, day,
                      given->service, given->round, given->scheme_id, given->scheme_edition);
  assay_output_print (_ ("About the submission with the fingerprint %s"), given->fingerprint);
  assay_output_print ("%s\n", signature);
  assay_points_print (state);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReturn) given =
      assay_points_load_return (cli, assay_arguments_get (arguments, 0), error);
  g_autoptr (AssayPointsState) state = NULL;
  AssaySignerStanding standing = ASSAY_SIGNER_UNSIGNED;

  if (given == NULL || !assay_points_judge_signature (given, &standing, error))
    return 0;
  state = assay_points_state_new (NULL, NULL, given->points, FALSE);
  if (assay_arguments_has (arguments, "json"))
    print_json (given, state, standing);
  else
    print_text (given, state, standing);

  return standing == ASSAY_SIGNER_BROKEN ? 1 : 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_return_show = {
  .usage = { "return show", N_ ("FILE.xml"), 1, 1, options },
  .group = ASSAY_GROUP_RETURN,
  .summary = N_ ("show what a return says, without taking it in"),
  .explanation =
      N_ ("Reads the file of an assessor and prints every point of it. The exit status is\n"
          "1 when it carries a signature that does not fit."),
  .example = "assay return show return-vale-1.xml",
  .run = run,
};
