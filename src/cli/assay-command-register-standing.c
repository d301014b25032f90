/* assay register standing: whether the contracts' quality clauses are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-listing.h"
#include "cli/assay-output.h"
#include "cli/assay-register-find.h"
#include "cli/assay-register-json.h"
#include "cli/assay-register-runs.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* The rows that were asked for, and how many of each standing they are. */
typedef struct
{
  const AssayRegisterContractsState *state;
  GArray *places; /* guint */
  guint counts[ASSAY_N_STANDINGS];
} Shown;

static void
count_shown (Shown *self)
{
  for (guint i = 0; i < self->places->len; i++)
    self->counts[self->state->rows[g_array_index (self->places, guint, i)].state]++;
}

static gboolean
has_broken (const Shown *self)
{
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    if (self->counts[i] > 0 && assay_standing_is_broken (i))
      return TRUE;

  return FALSE;
}

static void
print_json (const Shown *self)
{
  const AssayRegisterGround *ground = &self->state->ground;
  g_autofree char *verdict = assay_register_word_verdict (self->counts, ground->on);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_date (builder, "on", ground->on);
  assay_json_add_string (builder, "verdict", verdict);
  assay_json_add_boolean (builder, "broken", has_broken (self));
  assay_register_json_add_counts (builder, self->counts);
  assay_json_begin_array (builder, "contracts");
  for (guint i = 0; i < self->places->len; i++)
    {
      json_builder_begin_object (builder);
      assay_register_json_add_standing (
          builder, ground, self->state->rows[g_array_index (self->places, guint, i)].standing);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_table (const Shown *self)
{
  const char *const headings[] = { _ ("Number"),  "",         _ ("Standing"), _ ("Contract"),
                                   _ ("Service"), _ ("Next"), _ ("Why"),      NULL };
  g_autoptr (AssayListing) table = assay_listing_new (headings);
  g_autofree char *verdict = assay_register_word_verdict (self->counts, self->state->ground.on);

  assay_listing_align_right (table, 0);
  for (guint i = 0; i < self->places->len; i++)
    {
      guint place = g_array_index (self->places, guint, i);
      const AssayRegisterRow *row = &self->state->rows[place];
      g_autoptr (AssayRegisterRowWords) words =
          assay_register_contracts_state_word_row (self->state, place);

      assay_listing_add_number (table, (guint64) row->contract);
      assay_listing_add (table, words->sign);
      assay_listing_add (table, words->standing);
      assay_listing_add (table, row->title);
      assay_listing_add (table, row->service);
      assay_listing_take (table, assay_date_format_short (row->next));
      assay_listing_add (table, words->why);
    }
  assay_output_print ("%s", verdict);
  if (self->places->len > 0)
    assay_output_print ("%s", "");
  assay_listing_print (table);
}

/* What is not known is never quietly passed over. */
static void
say_unknown (const Shown *self)
{
  guint n = self->counts[ASSAY_STANDING_UNKNOWN];

  if (n > 0)
    assay_output_say (ngettext ("Warning: of %u contract it is unknown whether its clause is kept. "
                                "That is not the same as kept.",
                                "Warning: of %u contracts it is unknown whether their clause is "
                                "kept. That is not the same as kept.",
                                n),
                      n);
}

/* --- What is asked for --- */

static gboolean
read_states (const AssayArguments *arguments, guint *out_states, GError **error)
{
  const char *text = assay_arguments_get_option (arguments, "only");
  g_auto (GStrv) words = text != NULL ? g_strsplit_set (text, ", ", -1) : NULL;
  const char *ids[ASSAY_N_STANDINGS + 1] = { NULL };

  *out_states = 0;
  if (text != NULL && strspn (text, ", ") == strlen (text))
    {
      g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                           _ ("--only is empty; name standings, such as late,lapsed"));
      return FALSE;
    }
  for (guint i = 0; i < ASSAY_N_STANDINGS; i++)
    ids[i] = assay_standing_state_get_id (i);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      guint state = 0;
      g_autofree char *quoted = assay_text_dup_quoted (words[i]);
      g_autofree char *all = g_strjoinv (", ", (char **) ids);

      if (*words[i] == '\0')
        continue;
      while (ids[state] != NULL && !g_str_equal (ids[state], words[i]))
        state++;
      if (ids[state] == NULL)
        {
          g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                       _ ("--only: there is no standing “%s”; there are: %s"), quoted, all);
          return FALSE;
        }
      *out_states |= 1u << state;
    }

  return TRUE;
}

static gboolean
read_filter (const AssayArguments *arguments,
             const AssayRegisterGround *ground,
             AssayRegisterFilter *filter,
             GError **error)
{
  const char *area = assay_arguments_get_option (arguments, "area");
  const AssayRegisterValue *found =
      area != NULL ? assay_register_find_value (ground, ASSAY_HELD_AREA, area, error) : NULL;

  if (area != NULL && found == NULL)
    return FALSE;
  filter->area = found != NULL ? found->id : 0;
  filter->text = assay_arguments_get_option (arguments, "match");

  return read_states (arguments, &filter->states, error);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_auto (AssayRegisterRun) register_run = { NULL };
  g_autoptr (AssayRegisterContractsState) state = NULL;
  g_autoptr (GArray) places = NULL;
  AssayRegisterFilter filter = { NULL };
  Shown shown = { NULL };

  if (!assay_register_run_open_on (&register_run, cli, arguments, error)
      || !read_filter (arguments, &register_run.ground, &filter, error))
    return 0;
  state = assay_register_contracts_state_new (register_run.held, register_run.schemes,
                                              register_run.ground.on);
  places = assay_register_contracts_state_list (state, &filter);
  shown.state = state;
  shown.places = places;
  count_shown (&shown);
  if (assay_arguments_has (arguments, "json"))
    print_json (&shown);
  else
    print_table (&shown);
  say_unknown (&shown);

  return has_broken (&shown) ? 1 : 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_REGISTER_ON,
  { "only", '\0', ASSAY_OPTION_TEXT, N_ ("STANDINGS"),
    N_ ("only these, such as late,lapsed,unknown") },
  { "area", '\0', ASSAY_OPTION_TEXT, N_ ("AREA"), N_ ("only this area") },
  { "match", 'm', ASSAY_OPTION_TEXT, N_ ("TEXT"), N_ ("only rows with all these words") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_DATABASE,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_register_standing = {
  .usage = { "register standing", N_ ("FILE"), 1, 1, options, ASSAY_REGISTER_INSTEAD },
  .group = ASSAY_GROUP_REGISTER,
  .summary = N_ ("say whether the quality clause of each contract is kept, and why"),
  .explanation =
      N_ ("What needs attention first stands first. The standing is as recorded in this register,\n"
          "for today or the day of --on. The exit status is 1 when any contract shown is late or\n"
          "lapsed, so that a nightly job can warn; what is unknown is said as a warning."),
  .example =
      "assay register standing north.assay-register\n"
      "assay register standing north.assay-register --on 2027-03-31 --only late,lapsed --json",
  .run = run,
};
