/* assay register check: what does not look right in a register.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-check.h"
#include "core/register/assay-register-past.h"

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define READINGS 3u

static void
print_json (const AssayRegisterGround *ground, const GArray *doubts, const GPtrArray *problems)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "doubts");
  for (guint i = 0; i < doubts->len; i++)
    {
      const AssayRegisterDoubt *doubt = &g_array_index (doubts, AssayRegisterDoubt, i);
      g_autofree char *text = assay_register_word_doubt (ground, doubt);

      json_builder_begin_object (builder);
      assay_json_add_string (builder, "doubt", assay_doubt_get_id (doubt->doubt));
      assay_json_add_string (builder, "kind", assay_held_get_row (doubt->kind)->id);
      assay_json_add_number (builder, "id", doubt->id);
      assay_json_add_string (builder, "text", text);
      assay_json_add_string (builder, "step", assay_register_word_doubt_step (doubt->doubt));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "damage");
  for (guint i = 0; i < problems->len; i++)
    json_builder_add_string_value (builder, problems->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayRegisterGround *ground, const GArray *doubts, const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    assay_output_print (_ ("Damaged: %s. Look at the trail, and bring the register back from a "
                           "backup."),
                        (const char *) problems->pdata[i]);
  for (guint i = 0; i < doubts->len; i++)
    {
      const AssayRegisterDoubt *doubt = &g_array_index (doubts, AssayRegisterDoubt, i);
      g_autofree char *text = assay_register_word_doubt (ground, doubt);

      assay_output_print ("%s", text);
      assay_output_print ("  %s", assay_register_word_doubt_step (doubt->doubt));
    }
  if (doubts->len == 0 && problems->len == 0)
    assay_output_print (_ ("Nothing in the register looks wrong."));
}

/* Somebody may change something between reading the one and the other; that settles when both are
 * read again. */
static GArray *
list_untold (AssayRegisterRun *self, GError **error)
{
  GArray *untold = NULL;

  for (guint i = 0; i < READINGS; i++)
    {
      g_autoptr (GPtrArray) trail = NULL;

      g_clear_pointer (&untold, g_array_unref);
      g_clear_pointer (&self->held, assay_register_unref);
      self->held = assay_register_store_load (self->store, self->cancellable, error);
      self->ground.held = self->held;
      if (self->held == NULL)
        return NULL;
      trail = assay_register_store_list_trail (self->store, NULL, self->cancellable, error);
      if (trail == NULL)
        return NULL;
      untold = assay_register_list_untold (self->held, trail);
      if (untold->len == 0)
        break;
    }

  return untold;
}

/* What nobody changed through the register's gate, beside what is broken in the file itself. */
static gboolean
add_untold (AssayRegisterRun *self, GPtrArray *problems, GError **error)
{
  g_autoptr (GArray) untold = list_untold (self, error);

  if (untold == NULL)
    return FALSE;
  for (guint i = 0; i < untold->len; i++)
    {
      const AssayRegisterUntold *one = &g_array_index (untold, AssayRegisterUntold, i);
      gconstpointer value = assay_register_lookup (self->held, one->kind, one->id);
      g_autofree char *name =
          value != NULL ? assay_register_word_value (&self->ground, value) : g_strdup ("?");

      g_ptr_array_add (problems,
                       g_strdup_printf (_ ("what is kept of the %s “%s” (%s %" G_GINT64_FORMAT
                                           ") is not what the trail says was last recorded"),
                                        assay_register_word_kind (one->kind), name,
                                        assay_held_get_row (one->kind)->id, one->id));
    }

  return TRUE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GArray) doubts = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  problems = assay_register_store_check (register_run.store, error);
  if (problems == NULL || !add_untold (&register_run, problems, error))
    return 0;
  doubts = assay_register_check (register_run.held, NULL);
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, doubts, problems);
  else
    print_text (&register_run.ground, doubts, problems);

  return doubts->len > 0 || problems->len > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_check = {
  .usage = { "register check", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("list what does not look right in a register"),
  .explanation =
      N_ ("Two services of one name, contracts that overlap, clauses without days, awards that do\n"
          "not count, damage to the file, and what was changed past the trail. None of it stops\n"
          "anybody. The exit status is 1 when there is something to look at."),
  .example = "assay register check north.assay-register",
  .run = run,
};
