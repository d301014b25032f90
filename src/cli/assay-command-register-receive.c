/* assay register receive: takes in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-finding-list.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-runs.h"
#include "cli/assay-verifying.h"
#include "present/assay-arrival-wording.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The service that --service names, 0 where nobody said; FALSE with an error. */
static gboolean
find_service (const AssayRegisterRun *self,
              const AssayArguments *arguments,
              gint64 *out_service,
              GError **error)
{
  const char *word = assay_arguments_get_option (arguments, "service");
  const AssayRegisterValue *service =
      word != NULL ? assay_register_find_value (&self->ground, ASSAY_HELD_SERVICE, word, error)
                   : NULL;

  *out_service = service != NULL ? service->id : 0;

  return word == NULL || service != NULL;
}

static void
print_json (const AssayRegisterGround *ground, const AssayArrival *arrival, gboolean is_taken)
{
  g_autofree char *state = assay_arrival_word_state (ground, arrival);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "kind", assay_arrival_kind_get_id (arrival->kind));
  assay_json_add_string (builder, "state", assay_arrival_state_get_id (arrival->state));
  assay_json_add_string (builder, "text", state);
  assay_json_add_boolean (builder, "taken", is_taken);
  assay_json_add_string (builder, "service_name", arrival->service_name);
  if (arrival->service != 0)
    assay_json_add_number (builder, "service", arrival->service);
  else
    assay_json_add_string (builder, "service", NULL);
  assay_json_add_string (builder, "scheme", arrival->scheme);
  assay_json_add_string (builder, "edition", arrival->edition);
  assay_json_add_number (builder, "round", arrival->round);
  assay_json_add_string (builder, "fingerprint", arrival->fingerprint);
  assay_json_add_date (builder, "day", arrival->day);
  assay_json_add_boolean (builder, "verified", arrival->is_verified);
  assay_json_add_string (builder, "signature", assay_signer_standing_get_id (arrival->standing));
  assay_finding_list_add_json (builder, NULL, arrival->findings);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autofree char *what = assay_arrival_word (ground, arrival);
  g_autofree char *state = assay_arrival_word_state (ground, arrival);
  g_autofree char *signature =
      assay_wording_signer (arrival->standing,
                            arrival->signature != NULL ? arrival->signature->name : NULL);

  assay_output_print ("%s", what);
  assay_output_print ("%s", signature);
  assay_finding_list_print (NULL, arrival->findings);
  assay_output_print ("%s", state);
}

static AssayArrival *
examine (AssayRegisterRun *self, AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssaySchemeLibrary *library = assay_cli_get_library (cli);
  g_autoptr (AssayVerifying) verifying = assay_verifying_new (cli, arguments, error);
  g_autofree char *return_schema =
      assay_scheme_library_dup_schema_path (library, "return.xsd", error);
  g_autofree char *award_schema =
      return_schema != NULL ? assay_scheme_library_dup_schema_path (library, "award.xsd", error)
                            : NULL;
  g_autoptr (GPtrArray) schemes =
      award_schema != NULL ? assay_scheme_library_list (library, NULL, error) : NULL;
  AssayReceiveRequest request = { .return_schema_path = return_schema,
                                  .award_schema_path = award_schema,
                                  .schemes = schemes,
                                  .today = self->ground.on };
  AssayArrival *arrival;

  if (verifying == NULL || schemes == NULL)
    return NULL;
  request.verify = &verifying->request;
  arrival = assay_register_receive_examine (self->held, assay_arguments_get (arguments, 1),
                                            &request, assay_cli_begin_work (cli),
                                            assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);

  return arrival;
}

/* Whether somebody has to do something: it was not taken in, or never counts. */
static gboolean
has_failed (const AssayArrival *arrival)
{
  if (arrival->state == ASSAY_ARRIVAL_IS_THERE)
    return FALSE;

  return arrival->state != ASSAY_ARRIVAL_CAN_BE_TAKEN
         || (arrival->kind == ASSAY_ARRIVAL_SUBMISSION && !arrival->is_verified);
}

static gboolean
apply_arrival (gpointer arrival,
               AssayRegisterStore *store,
               GCancellable *cancellable,
               GPtrArray **out_collisions,
               GError **error)
{
  return assay_arrival_apply (arrival, store, cancellable, out_collisions, error);
}

static int
receive (AssayRegisterRun *self, AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayArrival) arrival = NULL;
  gint64 service = 0;
  gboolean is_to_take;

  if (!find_service (self, arguments, &service, error))
    return 0;
  arrival = examine (self, cli, arguments, error);
  if (arrival == NULL
      || (service != 0 && !assay_arrival_choose_service (arrival, self->held, service, error)))
    return 0;
  is_to_take =
      arrival->state == ASSAY_ARRIVAL_CAN_BE_TAKEN && !assay_arguments_has (arguments, "preview");
  if (is_to_take && !assay_register_run_apply_by (self, apply_arrival, arrival, error))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&self->ground, arrival, is_to_take);
  else
    print_text (&self->ground, arrival);
  assay_output_say ("%s", is_to_take ? _ ("Taken in.") : _ ("Nothing was taken in."));

  return has_failed (arrival) ? 1 : 0;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  gboolean is_to_take = !assay_arguments_has (arguments, "preview");

  if (!assay_register_run_open (&register_run, cli, arguments, is_to_take, error))
    return 0;
  return receive (&register_run, cli, arguments, error);
}

static const AssayOption options[] = {
  { "service", '\0', ASSAY_OPTION_TEXT, N_ ("SERVICE"),
    N_ ("which service it is of, where its name does not say") },
  { "preview", '\0', ASSAY_OPTION_FLAG, NULL, N_ ("only look; take nothing in") },
  { "passphrase-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),
    N_ ("the passphrase of a locked submission, “-” being standard input") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_receive = {
  .usage = { "register receive", N_ ("FILE FILE-OR-FOLDER"), 2, 2, options,
             ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("take in a submission, a report, an award file or an answer about measures"),
  .explanation =
      N_ ("It is verified, what was found is shown, and only data are kept: no evidence, nothing\n"
          "written about a case. A submission that fails is kept as such and never counts; the\n"
          "exit status is then 1, as it is when nothing could be taken in."),
  .example = "assay register receive north.assay-register vale.zip",
  .run = run,
};
