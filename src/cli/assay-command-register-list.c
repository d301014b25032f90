/* assay register list: what a register holds of one kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison.h"
#include "core/register/assay-register-settings.h"

#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define SHORT_CHARS 40u

/* --- Figures --- */

static void
add_shown (const AssayComparedTable *table, GHashTable *shown)
{
  for (guint service = 0; service < table->services->len; service++)
    for (guint period = 0; period < table->periods->len; period++)
      if (assay_compared_table_is_shown (table, service, period))
        g_hash_table_add (shown, (gpointer) assay_compared_table_get (table, service, period));
}

/* A copy of it that says no numbers. */
static gpointer
empty_measure (const AssayHeldMeasure *measure)
{
  AssayHeldMeasure *copy = assay_register_value_copy (measure);

  g_clear_pointer (&copy->figure, g_free);
  g_clear_pointer (&copy->part, g_free);
  g_clear_pointer (&copy->base, g_free);

  return copy;
}

/* What services measure as it may leave: a list goes into other programs as easily as an export
 * does. */
static GPtrArray *
list_measures (AssayCli *cli, const AssayRegister *held, GError **error)
{
  g_autoptr (GPtrArray) schemes =
      assay_scheme_library_list (assay_cli_get_library (cli), NULL, error);
  const GPtrArray *all = assay_register_get_values (held, ASSAY_HELD_MEASURE);
  g_autoptr (GHashTable) shown = g_hash_table_new (NULL, NULL);
  g_autoptr (AssayComparison) comparison = NULL;
  GPtrArray *values;

  if (schemes == NULL)
    return NULL;
  comparison = assay_comparison_new (held, NULL, schemes);
  assay_comparison_suppress (comparison, assay_register_get_suppress_below (held));
  for (guint i = 0; i < comparison->tables->len; i++)
    add_shown (comparison->tables->pdata[i], shown);
  values = g_ptr_array_new_with_free_func (assay_register_value_free);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (values, g_hash_table_contains (shown, all->pdata[i])
                                 ? assay_register_value_copy (all->pdata[i])
                                 : empty_measure (all->pdata[i]));

  return values;
}

/* --- The list --- */

static void
print_json (const GPtrArray *values, AssayHeldKind kind)
{
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
print_table (const AssayRegisterGround *ground, const GPtrArray *values, AssayHeldKind kind)
{
  const AssayHeldRow *row = assay_held_get_row (kind);
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
  g_autoptr (GPtrArray) shown = NULL;
  const GPtrArray *values;
  AssayHeldKind kind = ASSAY_HELD_AREA;

  if (!assay_register_find_kind (assay_arguments_get (arguments, 1), &kind, error)
      || !assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  values = assay_register_get_values (register_run.held, kind);
  if (kind == ASSAY_HELD_MEASURE && !assay_arguments_has (arguments, "all-figures"))
    {
      shown = list_measures (cli, register_run.held, error);
      values = shown;
    }
  if (values == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (values, kind);
  else
    print_table (&register_run.ground, values, kind);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_ALL_FIGURES,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_list = {
  .usage = { "register list", N_ ("FILE KIND"), 2, 2, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("list what a register holds of one kind"),
  .explanation =
      N_ ("KIND is area, service, partner, contract, extension, clause, milestone, "
          "award, condition,\n"
          "received, measure or note. Long texts are cut short; --json gives them whole. "
          "Small counts\n"
          "of services, and whatever would give one away, are left out."),
  .example = "assay register list north.assay-register contracts",
  .run = run,
};
