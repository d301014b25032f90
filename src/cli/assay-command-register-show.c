/* assay register show: one contract.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"
#include "present/assay-register-contract-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- JSON --- */

static void
add_owned (JsonBuilder *builder,
           const char *name,
           const AssayRegister *held,
           AssayHeldKind kind,
           gint64 owner)
{
  guint n;
  gpointer const *owned = assay_register_get_owned (held, kind, owner, &n);

  assay_json_begin_array (builder, name);
  for (guint i = 0; i < n; i++)
    assay_register_json_add_value (builder, owned[i]);
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder *builder, const char *name, const GPtrArray *facts)
{
  assay_json_begin_array (builder, name);
  for (guint i = 0; i < facts->len; i++)
    {
      const AssayRegisterFact *fact = facts->pdata[i];

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "kind", assay_held_get_row (fact->kind)->id);
      assay_json_add_number (builder, "id", fact->id);
      assay_json_add_string (builder, "label", fact->label);
      assay_json_add_string (builder, "text", fact->text);
      assay_json_add_string (builder, "detail", fact->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const AssayRegisterGround *ground, const AssayRegisterContractState *state)
{
  const AssayHeldContract *contract =
      assay_register_lookup (ground->held, ASSAY_HELD_CONTRACT, state->contract);
  g_autoptr (AssayContractStanding) standing = assay_register_compute_standing (
      ground->held, contract, assay_register_schemes_get_lead_times (ground->schemes), ground->on);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_date (builder, "on", ground->on);
  assay_register_json_add_standing (builder, ground, standing);
  add_owned (builder, "clauses", ground->held, ASSAY_HELD_CLAUSE, state->contract);
  add_owned (builder, "extensions", ground->held, ASSAY_HELD_EXTENSION, state->contract);
  add_facts (builder, "facts", state->facts);
  add_facts (builder, "awards", state->awards);
  add_facts (builder, "received", state->received);
  add_facts (builder, "notes", state->notes);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_facts (const char *heading, const GPtrArray *facts)
{
  if (facts->len == 0)
    return;
  assay_output_print ("\n%s", heading);
  for (guint i = 0; i < facts->len; i++)
    {
      const AssayRegisterFact *fact = facts->pdata[i];

      assay_output_print ("  %s: %s", fact->label, fact->text);
      if (fact->detail != NULL)
        assay_output_print ("    %s", fact->detail);
    }
}

static void
print_clauses (const GPtrArray *clauses)
{
  if (clauses->len > 0)
    assay_output_print ("\n%s", _ ("What the contract asks"));
  for (guint i = 0; i < clauses->len; i++)
    {
      const AssayRegisterClauseState *clause = clauses->pdata[i];

      assay_output_print ("  %s", clause->sentence);
      if (clause->wording != NULL)
        assay_output_print (_ ("  As it stands there: “%s”"), clause->wording);
      for (guint j = 0; j < clause->steps->len; j++)
        {
          const AssayRegisterFact *step = clause->steps->pdata[j];

          assay_output_print ("  – %s (%s)", step->text, step->detail);
        }
    }
}

static void
print_text (const AssayRegisterContractState *state)
{
  assay_output_print ("%s", state->title);
  assay_output_print ("%s", state->subtitle);
  assay_output_print ("\n%s %s", state->sign, state->verdict);
  for (guint i = 0; i < state->reasons->len; i++)
    assay_output_print ("  %s", (const char *) state->reasons->pdata[i]);
  if (state->step != NULL)
    assay_output_print (_ ("Next step: %s"), state->step);
  assay_output_print (_ ("Next date: %s"), state->next);
  print_clauses (state->clauses);
  print_facts (_ ("The contract"), state->facts);
  print_facts (_ ("Awards"), state->awards);
  print_facts (_ ("Received"), state->received);
  print_facts (_ ("Notes"), state->notes);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayRegisterContractState) state = NULL;
  const AssayRegisterValue *contract;

  if (!assay_register_run_open_on (&register_run, cli, arguments, error))
    return 0;
  contract = assay_register_find_value (&register_run.ground, ASSAY_HELD_CONTRACT,
                                        assay_arguments_get (arguments, 1), error);
  if (contract == NULL)
    return 0;
  state = assay_register_contract_state_new (&register_run.ground, contract->id);
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, state);
  else
    print_text (state);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_REGISTER_ON,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_show = {
  .usage = { "register show", N_ ("FILE CONTRACT"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show a contract: how it stands, why, and what is recorded"),
  .explanation = N_ ("CONTRACT is its title, its reference or its number. Every reason is given, "
                     "with the awards\n"
                     "and where each is known from."),
  .example = "assay register show north.assay-register \"RJ 2025\" --on 2027-03-31",
  .run = run,
};
