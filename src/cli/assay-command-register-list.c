/* assay register list: what a register holds of one kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SHORT_CHARS 40u

static void
print_json (const AssayRegisterGround *ground, AssayHeldKind kind)
{
  const GPtrArray *values = assay_register_get_values (ground->held, kind);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "kind", assay_held_get_row (kind)->id);
  assay_json_begin_array (builder, "values");
  for (guint i = 0; i < values->len; i++)
    assay_register_json_add_value (builder, values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const AssayRegisterGround *ground, AssayHeldKind kind)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
  const GPtrArray *values = assay_register_get_values (ground->held, kind);
  g_autofree const char **headings = g_new0 (const char *, row->n_fields + 2);
  g_autoptr (AssayListing) table = NULL;

  headings[0] = _ ("Number");
  for (guint i = 0; i < row->n_fields; i++)
    headings[i + 1] = assay_register_word_field (kind, row->fields[i].name);
  table = assay_listing_new (headings);
  assay_listing_align_right (table, 0);
  for (guint i = 0; i < values->len; i++)
    {
      assay_listing_add_number (table, (guint64) ((AssayRegisterValue *) values->pdata[i])->id);
      for (guint j = 0; j < row->n_fields; j++)
        {
          g_autofree char *text =
              assay_register_word_field_text (ground, &row->fields[j], values->pdata[i]);

          assay_listing_take (table, text != NULL ? assay_text_shorten (text, SHORT_CHARS) : NULL);
        }
    }
  assay_listing_print (table);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  AssayHeldKind kind = ASSAY_HELD_AREA;

  if (!assay_register_find_kind (assay_arguments_get (arguments, 1), &kind, error)
      || !assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, kind);
  else
    print_table (&register_run.ground, kind);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_list = {
  .usage = { "register list", N_ ("FILE KIND"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("list what a register holds of one kind"),
  .explanation = N_ ("KIND is area, service, partner, contract, extension, clause, milestone, "
                     "award, condition,\n"
                     "received or note. Long texts are cut short; --json gives them whole."),
  .example = "assay register list north.assay-register contracts",
  .run = run,
};
