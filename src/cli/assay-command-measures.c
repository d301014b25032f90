/* assay measures: the figures recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-shared-runs.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_measure (JsonBuilder *builder, const AssayMeasure *measure, const AssayPortfolio *portfolio)
{
  json_builder_begin_object (builder);
  assay_json_add_string (builder, "id", measure->id);
  assay_json_add_string (builder, "title", measure->title);
  assay_json_add_string (builder, "unit", assay_wording_unit (measure->unit));
  assay_json_add_string (builder, "definition", measure->definition);
  assay_json_add_string (builder, "counting_rule", measure->counting_rule);
  assay_json_begin_array (builder, "figures");
  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const AssayFigure *figure = g_ptr_array_index (portfolio->figures, i);

      if (!g_str_equal (figure->measure, measure->id))
        continue;
      json_builder_begin_object (builder);
      assay_json_add_date (builder, "from", figure->from);
      assay_json_add_date (builder, "to", figure->to);
      assay_json_add_string (builder, "value", figure->value);
      assay_json_add_string (builder, "part", figure->part);
      assay_json_add_string (builder, "base", figure->base);
      assay_json_add_string (builder, "source", figure->source);
      assay_json_add_string (builder, "note", figure->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_begin_array (builder, "measures");
  for (guint i = 0; i < scheme->measures->len; i++)
    add_measure (builder, g_ptr_array_index (scheme->measures, i), portfolio);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const AssayScheme *scheme, const AssayPortfolio *portfolio, AssayDate today)
{
  const char *const headings[] = { _ ("Measure"), _ ("Title"),  _ ("From"),   _ ("To"), _ ("Value"),
                                   _ ("Unit"),    _ ("Counts"), _ ("Source"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  assay_listing_align_right (table, 4);
  for (guint i = 0; i < portfolio->figures->len; i++)
    {
      const AssayFigure *figure = g_ptr_array_index (portfolio->figures, i);
      const AssayMeasure *measure = assay_scheme_lookup_measure (scheme, figure->measure);

      assay_listing_add (table, figure->measure);
      assay_listing_add (table, measure != NULL ? measure->title : NULL);
      assay_listing_take (table, assay_date_format_iso (figure->from));
      assay_listing_take (table, assay_date_format_iso (figure->to));
      assay_listing_add (table, figure->value);
      assay_listing_add (table, measure != NULL ? assay_wording_unit (measure->unit) : NULL);
      assay_listing_take (table, assay_wording_figure_counts (figure));
      assay_listing_add (table, figure->source);
    }
  assay_listing_print (table);
  if (portfolio->figures->len == 0)
    assay_output_say ("%s", _ ("No figures are recorded; “assay measure” records one."));
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  return assay_run_view (cli, arguments, print_json, print_table, error);
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_measures = {
  .usage = { "measures", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_PROGRESS,
  .summary = N_ ("list the figures"),
  .explanation =
      N_ ("One line for each measure and period. With --json, every measure of the scheme\n"
          "comes with its definition and counting rule."),
  .example = "assay measures vale",
  .run = run,
};
