/* assay register calendar: what is due, by day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-register-runs.h"
#include "present/assay-register-calendar.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayRegisterGround *ground, const GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_date (builder, "on", ground->on);
  assay_json_begin_array (builder, "due");
  for (guint i = 0; i < list->len; i++)
    {
      const AssayDue *due = list->pdata[i];

      json_builder_begin_object (builder);
      assay_json_add_date (builder, "day", due->day);
      assay_json_add_string (builder, "due", assay_due_kind_get_id (due->due));
      assay_json_add_boolean (builder, "overdue", due->is_overdue);
      assay_json_add_number (builder, "contract", due->contract);
      assay_json_add_string (builder, "kind", assay_held_get_row (due->held)->id);
      assay_json_add_number (builder, "id", due->id);
      assay_json_add_string (builder, "what", due->what);
      assay_json_add_string (builder, "where", due->where);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const AssayRegisterGround *ground, const GPtrArray *list)
{
  const char *const headings[] = { _ ("Day"), _ ("When"), _ ("What"), _ ("Where"), NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);

  for (guint i = 0; i < list->len; i++)
    {
      const AssayDue *due = list->pdata[i];

      assay_listing_take (table, assay_date_format_iso (due->day));
      if (due->is_overdue)
        assay_listing_add (table, _ ("overdue"));
      else
        assay_listing_take (table, assay_register_word_distance (due->day, ground->on));
      assay_listing_add (table, due->what);
      assay_listing_add (table, due->where);
    }
  assay_listing_print (table);
}

static gboolean
read_days (const AssayArguments *arguments, AssayDate *first, AssayDate *last, GError **error)
{
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;

  if (!assay_register_run_read_day (arguments, "from", first, error)
      || !assay_register_run_read_day (arguments, "until", last, error))
    return FALSE;
  if (*first == ASSAY_DATE_NONE || *last == ASSAY_DATE_NONE || *first <= *last)
    return TRUE;
  /* Nothing would be listed, which reads as if nothing were due. */
  from = assay_date_format_iso (*first);
  until = assay_date_format_iso (*last);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_USAGE,
               _ ("--from %s is after --until %s; give the first day first"), from, until);

  return FALSE;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (GPtrArray) list = NULL;
  AssayDate first = ASSAY_DATE_NONE, last = ASSAY_DATE_NONE;

  if (!read_days (arguments, &first, &last, error)
      || !assay_register_run_open_on (&register_run, cli, arguments, error))
    return 0;
  list = assay_register_list_due (&register_run.ground, first, last);
  if (assay_arguments_has (arguments, "json"))
    print_json (&register_run.ground, list);
  else
    print_table (&register_run.ground, list);

  return 0;
}

static const AssayOption options[] = {
  { "from", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"),
    N_ ("the first day; without it, today and what is overdue") },
  { "until", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the last day; without it, no end") },
  ASSAY_OPTION_REGISTER_ON,
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_calendar = {
  .usage = { "register calendar", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("list what is due, by day"),
  .explanation =
      N_ ("Milestones, conditions, days by which a mark is to be secured, ends of awards "
          "and contracts;\n"
          "of contracts that have ended nothing."),
  .example = "assay register calendar north.assay-register --until 2027-03-31",
  .run = run,
};
