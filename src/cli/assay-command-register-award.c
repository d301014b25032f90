/* assay register award: records an award.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-register-fields.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What the award is called in the edit that makes it, for its condition. */
#define NEW_AWARD (-1)

typedef struct
{
  const char *option;
  const char *field;
} Given;

static gboolean
set_given (const AssayRegisterGround *ground,
           gpointer value,
           const AssayArguments *arguments,
           const Given *given,
           guint n_given,
           GError **error)
{
  for (guint i = 0; i < n_given; i++)
    {
      const char *text = assay_arguments_get_option (arguments, given[i].option);

      if (text != NULL && !assay_register_fields_set (ground, value, given[i].field, text, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
make_award (const AssayRegisterGround *ground, const AssayArguments *arguments, GError **error)
{
  static const Given given[] = { { "edition", "edition" },
                                 { "from", "from" },
                                 { "until", "until" },
                                 { "source", "source" },
                                 { "confirmed", "confirmed" } };
  AssayHeldAward *award = assay_register_value_new (ASSAY_HELD_AWARD);

  award->value.id = NEW_AWARD;
  if (assay_register_fields_set (ground, award, "service", assay_arguments_get (arguments, 1),
                                 error)
      && assay_register_fields_set (ground, award, "scheme", assay_arguments_get (arguments, 2),
                                    error)
      && set_given (ground, award, arguments, given, G_N_ELEMENTS (given), error))
    {
      /* Whoever says where it is known from has just looked there. */
      if (award->source != NULL && !assay_arguments_has (arguments, "confirmed"))
        award->confirmed = ground->on;
      return award;
    }
  assay_register_value_free (award);

  return NULL;
}

/* NULL where none is asked for. */
static gboolean
make_condition (const AssayRegisterGround *ground,
                const AssayArguments *arguments,
                gpointer *out_condition,
                GError **error)
{
  static const Given given[] = { { "condition", "what" }, { "due", "due" } };
  AssayHeldCondition *condition;

  *out_condition = NULL;
  if (!assay_arguments_has (arguments, "condition"))
    {
      if (!assay_arguments_has (arguments, "due"))
        return TRUE;
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
                           _ ("--due is the day of --condition, which is not given"));
      return FALSE;
    }
  condition = assay_register_value_new (ASSAY_HELD_CONDITION);
  condition->award = NEW_AWARD;
  *out_condition = condition;

  return set_given (ground, condition, arguments, given, G_N_ELEMENTS (given), error);
}

static void
append (GArray *edits, gpointer value)
{
  AssayRegisterEdit edit = { ASSAY_REGISTER_ADD, value };

  g_array_append_val (edits, edit);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));
  AssayHeldAward *award;
  gpointer condition = NULL;

  if (!assay_register_run_open (&register_run, cli, arguments, TRUE, error))
    return 0;
  award = make_award (&register_run.ground, arguments, error);
  if (award == NULL)
    return 0;
  append (edits, award);
  if (make_condition (&register_run.ground, arguments, &condition, error))
    {
      if (condition != NULL)
        append (edits, condition);
      if (assay_register_run_apply_all (&register_run, edits, error))
        assay_output_print ("%" G_GINT64_FORMAT, award->value.id);
    }
  assay_register_value_free (condition);
  assay_register_value_free (award);

  return 0;
}

static const AssayOption options[] = {
  { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("its first day") },
  { "until", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("its last day") },
  { "edition", '\0', ASSAY_OPTION_TEXT, N_ ("EDITION"), N_ ("the scheme’s edition") },
  { "source", '\0', ASSAY_OPTION_TEXT, N_ ("TEXT"),
    N_ ("where this is known from: a certificate, a letter, a list") },
  { "confirmed", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("when it was seen there; with --source and without this, today") },
  { "condition", '\0', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("what the award asks for still") },
  { "due", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("by when the condition is to be met") },
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_award = {
  .usage = { "register award", N_ ("FILE SERVICE SCHEME"), 3, 3, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("record an award, with a condition if it has one"),
  .explanation = N_ (
      "Without both days, where it is known from and when that was confirmed, an award is kept\n"
      "but does not count. Prints its number; more conditions are added with “register add”, and\n"
      "“register amend FILE award NUMBER withdrawn=DATE” records that it was withdrawn or "
      "suspended\n"
      "from that day on; what holds again is another award."),
  .example = "assay register award north.assay-register \"North Vale RJ\" rss --from 2025-05-01 "
             "--until 2028-04-30 --source \"Certificate 17\"",
  .run = run,
};
