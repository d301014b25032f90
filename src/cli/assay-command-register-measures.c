/* assay register measures: what services measure, side by side where it is alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-settings.h"

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-register-runs.h"
#include "present/assay-register-compared.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- JSON --- */

/* A figure that is kept back is null, and said to be kept back. */
static void
add_figure (JsonBuilder *builder,
            const AssayRegisterGround *ground,
            const AssayComparedTable *table,
            guint service,
            guint period,
            gboolean may_all)
{
  const AssayHeldMeasure *measure = assay_compared_table_get (table, service, period);
  const AssayComparedPeriod *days = &g_array_index (table->periods, AssayComparedPeriod, period);
  gboolean is_shown = may_all || assay_compared_table_is_shown (table, service, period);

  if (measure == NULL)
    return;
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "service",
                         assay_compared_get_service (ground, table->services, service));
  assay_json_add_date (builder, "from", days->from);
  assay_json_add_date (builder, "until", days->until);
  assay_json_add_string (builder, "figure", is_shown ? measure->figure : NULL);
  assay_json_add_boolean (builder, "kept_back", !is_shown);
  assay_json_add_string (builder, "source", measure->source);
  assay_json_add_date (builder, "answered", measure->day);
  json_builder_end_object (builder);
}

static void
add_table (JsonBuilder *builder,
           const AssayRegisterGround *ground,
           const AssayComparedTable *table,
           gboolean may_all)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "scheme", table->like->scheme);
  assay_json_add_string (builder, "edition", table->like->edition);
  assay_json_add_string (builder, "measure", table->like->measure);
  assay_json_add_string (builder, "title", table->like->title);
  assay_json_add_string (builder, "unit", assay_unit_words[table->like->unit]);
  assay_json_add_string (builder, "definition", table->like->definition);
  assay_json_add_string (builder, "counting_rule", table->like->counting_rule);
  assay_json_add_strings (builder, "beside", (const char *const *) table->beside);
  assay_json_begin_array (builder, "figures");
  for (guint service = 0; service < table->services->len; service++)
    for (guint period = 0; period < table->periods->len; period++)
      add_figure (builder, ground, table, service, period, may_all);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const AssayRegisterGround *ground, const AssayComparison *comparison, gboolean may_all)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "measures");
  for (guint i = 0; i < comparison->tables->len; i++)
    add_table (builder, ground, comparison->tables->pdata[i], may_all);
  json_builder_end_array (builder);
  assay_json_begin_array (builder, "not_compared");
  for (guint i = 0; i < comparison->apart->len; i++)
    {
      g_autofree char *text =
          assay_apart_word (ground, &g_array_index (comparison->apart, AssayApart, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- For people --- */

static void
print_table (const AssayRegisterGround *ground,
             const AssayComparison *comparison,
             const AssayComparedTable *table,
             gboolean may_all)
{
  const char *const headings[] = { _ ("Service"), _ ("Period"), _ ("Figure"), _ ("Known from"),
                                   NULL };
  g_autoptr (AssayListing) listing = assay_listing_new (headings);
  g_autofree char *beside = assay_compared_word_beside (ground, comparison, table);

  assay_output_print (_ ("%s (%s, edition %s)"), table->like->title, table->like->scheme,
                      table->like->edition);
  assay_output_print (_ ("  Definition: %s"), table->like->definition);
  assay_output_print (_ ("  Counting rule: %s"), table->like->counting_rule);
  if (beside != NULL)
    assay_output_print ("  %s", beside);
  for (guint period = 0; period < table->periods->len; period++)
    {
      g_autofree char *words =
          assay_compared_word_period (&g_array_index (table->periods, AssayComparedPeriod, period));

      for (guint service = 0; service < table->services->len; service++)
        {
          assay_listing_add (listing,
                             assay_compared_get_service (ground, table->services, service));
          assay_listing_add (listing, words);
          assay_listing_take (listing,
                              assay_compared_word_figure (table, service, period, may_all));
          assay_listing_add (listing, assay_compared_get_source (table, service, period));
        }
      assay_listing_add (listing, _ ("All of these"));
      assay_listing_add (listing, words);
      assay_listing_take (listing, assay_compared_word_total (table, period, may_all));
      assay_listing_add (listing, NULL);
    }
  assay_listing_print (listing);
  assay_output_print ("%s", "");
}

static void
print_text (const AssayRegisterGround *ground, const AssayComparison *comparison, gboolean may_all)
{
  for (guint i = 0; i < comparison->tables->len; i++)
    print_table (ground, comparison, comparison->tables->pdata[i], may_all);
  for (guint i = 0; i < comparison->apart->len; i++)
    {
      g_autofree char *text =
          assay_apart_word (ground, &g_array_index (comparison->apart, AssayApart, i));

      assay_output_print ("%s", text);
    }
  if (comparison->tables->len == 0)
    assay_output_print (_ ("No measure has been received."));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GPtrArray) schemes = NULL;
  g_autoptr (AssayComparison) comparison = NULL;
  gboolean may_all = assay_arguments_has (arguments, "all-figures");

  if (!assay_register_run_open (&register_run, cli, arguments, FALSE, error))
    return 0;
  schemes = assay_scheme_library_list (assay_cli_get_library (cli), NULL, error);
  if (schemes == NULL)
    return 0;
  comparison = assay_comparison_new (register_run.held, NULL, schemes);
  assay_comparison_suppress (comparison, assay_register_get_suppress_below (register_run.held));
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, comparison, may_all);
  else
    print_text (&register_run.ground, comparison, may_all);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_ALL_FIGURES,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_measures = {
  .usage = { "register measures", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("show what services measure, side by side where it is alike"),
  .explanation = N_ (
      "Only figures of one scheme, edition, definition, counting rule, unit and period stand\n"
      "together; what is not compared is said with the reason. Small counts are kept back, and\n"
      "whatever would give one away."),
  .example = "assay register measures north.assay-register",
  .run = run,
};
