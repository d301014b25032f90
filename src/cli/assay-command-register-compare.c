/* assay register compare: how services stand in each standard, side by side.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison.h"

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "present/assay-register-compared.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const AssayHeldResult *
get_standard (const AssayComparedStandards *table, guint standard)
{
  return table->standards->pdata[standard];
}

/* NULL where nothing was said. */
static const AssayHeldResult *
get_result (const AssayComparedStandards *table, guint service, guint standard)
{
  return table->results[service * table->standards->len + standard];
}

/* --- JSON --- */

/* The state by its id, as the register keeps it. */
static char *
format_state (const AssayHeldResult *result)
{
  const AssayHeldRow *row = assay_held_get_row (ASSAY_HELD_RESULT);

  for (guint i = 0; i < row->n_fields; i++)
    if (g_str_equal (row->fields[i].name, "state"))
      return assay_held_field_format (&row->fields[i], result);

  g_assert_not_reached ();
}

static void
add_result (JsonBuilder *builder, const AssayHeldResult *result)
{
  g_autofree char *state = format_state (result);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "standard", result->standard);
  assay_json_add_string (builder, "state", state);
  assay_json_add_number (builder, "ready", result->ready);
  assay_json_add_number (builder, "applies", result->applies);
  json_builder_end_object (builder);
}

static void
add_service (JsonBuilder *builder,
             const AssayRegisterGround *ground,
             const AssayComparedStandards *table,
             guint service)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "service",
                         assay_compared_get_service (ground, table->services, service));
  assay_json_add_number (builder, "received", table->received[service]->value.id);
  assay_json_add_date (builder, "day", table->received[service]->day);
  assay_json_begin_array (builder, "results");
  for (guint i = 0; i < table->standards->len; i++)
    if (get_result (table, service, i) != NULL)
      add_result (builder, get_result (table, service, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_table (JsonBuilder *builder,
           const AssayRegisterGround *ground,
           const AssayComparedStandards *table)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "scheme", table->scheme);
  assay_json_add_string (builder, "edition", table->edition);
  assay_json_add_string (builder, "from",
                         table->kind == ASSAY_RECEIVED_REPORT ? "report" : "submission");
  assay_json_begin_array (builder, "standards");
  for (guint i = 0; i < table->standards->len; i++)
    {
      json_builder_begin_object (builder);
      assay_json_add_string (builder, "id", get_standard (table, i)->standard);
      assay_json_add_string (builder, "title", get_standard (table, i)->title);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "services");
  for (guint i = 0; i < table->services->len; i++)
    add_service (builder, ground, table, i);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const AssayRegisterGround *ground, const AssayStandardsComparison *comparison)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "standards");
  for (guint i = 0; i < comparison->tables->len; i++)
    add_table (builder, ground, comparison->tables->pdata[i]);
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "not_compared");
  for (guint i = 0; i < comparison->apart->len; i++)
    {
      g_autofree char *text =
          assay_standards_apart_word (ground,
                                      &g_array_index (comparison->apart, AssayStandardsApart, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static AssayListing *
new_listing (const AssayComparedStandards *table)
{
  g_autofree const char **headings = g_new0 (const char *, table->standards->len + 2);

  headings[0] = _ ("Service");
  for (guint i = 0; i < table->standards->len; i++)
    headings[i + 1] = get_standard (table, i)->standard;

  return assay_listing_new (headings);
}

static void
print_table (const AssayRegisterGround *ground, const AssayComparedStandards *table)
{
  g_autoptr (AssayListing) listing = new_listing (table);

  assay_output_print (_ ("%s, edition %s. %s"),
                      assay_register_schemes_get_title (ground->schemes, table->scheme),
                      table->edition, assay_standards_word_kind (table->kind));
  for (guint i = 0; i < table->services->len; i++)
    {
      assay_listing_add (listing, assay_compared_get_service (ground, table->services, i));
      for (guint j = 0; j < table->standards->len; j++)
        assay_listing_take (listing, assay_result_word_short (get_result (table, i, j)));
    }
  assay_listing_print (listing);
  for (guint i = 0; i < table->standards->len; i++)
    assay_output_print ("  %s  %s", get_standard (table, i)->standard,
                        get_standard (table, i)->title != NULL ? get_standard (table, i)->title
                                                               : "");
  assay_output_print ("%s", "");
}

static void
print_text (const AssayRegisterGround *ground, const AssayStandardsComparison *comparison)
{
  for (guint i = 0; i < comparison->tables->len; i++)
    print_table (ground, comparison->tables->pdata[i]);
  for (guint i = 0; i < comparison->apart->len; i++)
    {
      g_autofree char *text =
          assay_standards_apart_word (ground,
                                      &g_array_index (comparison->apart, AssayStandardsApart, i));

      assay_output_print ("%s", text);
    }
  if (comparison->tables->len == 0)
    assay_output_print (_ ("Nothing was received that can be compared."));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayStandardsComparison) comparison = NULL;

  if (!assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  comparison = assay_standards_comparison_new (register_run.held, NULL);
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, comparison);
  else
    print_text (&register_run.ground, comparison);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_compare = {
  .usage = { "register compare", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show how services stand in each standard, side by side"),
  .explanation = N_ (
      "By what was last received of each and passed verification: how many criteria of those that\n"
      "apply are ready, or met. Only one edition of one scheme stands together, and what services\n"
      "say of themselves never beside what assessors determined."),
  .example = "assay register compare north.assay-register",
  .run = run,
};
