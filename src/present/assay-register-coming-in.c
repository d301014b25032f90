/* What comes into a register, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-coming-in.h"

#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Tables --- */

#define LOOK_AT_CELL N_ ("Put it right in the file, or leave this line out.")
#define SAY_DATES N_ ("Say in which order the file has its days: dmy, mdy or ymd.")

static const struct
{
  AssayImportIssue issue;
  const char *sentence;
  const char *step;
} rows[] = {
  { ASSAY_IMPORT_NO_HEADERS, N_ ("The first line names no column that is known."),
    N_ ("Begin the file with a line of headers; an example can be written.") },
  { ASSAY_IMPORT_HEADER_MISSING, N_ ("The column “{value}” is missing."),
    N_ ("Add the column, or say which header of the file it is.") },
  { ASSAY_IMPORT_HEADER_TWICE, N_ ("“{header}” and “{detail}” are the same column."),
    N_ ("Leave one of them out.") },
  { ASSAY_IMPORT_MAPPING_UNKNOWN, N_ ("“{value}” leads to no column that is known{nearest}."),
    N_ ("Name a header of the file and a column of a register: HEADER=COLUMN.") },
  { ASSAY_IMPORT_DATES_AMBIGUOUS,
    N_ ("In “{header}”, “{value}” can be two different days, and nothing in the column tells which "
        "is meant."),
    SAY_DATES },
  { ASSAY_IMPORT_DATES_MIXED, N_ ("The days in “{header}” are written in different orders."),
    N_ ("Write them in one order, best as 2026-11-22.") },
  { ASSAY_IMPORT_ROW_LONG, N_ ("The line has more cells than there are headers."),
    N_ ("Look whether a separator stands in a text without quotes, or leave this line out.") },
  { ASSAY_IMPORT_CELL_NEEDED, N_ ("“{header}” is needed and is blank."), LOOK_AT_CELL },
  { ASSAY_IMPORT_CELL_LONG, N_ ("The text in “{header}” is too long."), LOOK_AT_CELL },
  { ASSAY_IMPORT_CELL_TEXT, N_ ("“{header}” has characters that no text has."), LOOK_AT_CELL },
  { ASSAY_IMPORT_CELL_DATE, N_ ("“{value}” in “{header}” is not a day."), LOOK_AT_CELL },
  { ASSAY_IMPORT_CELL_WORD, N_ ("“{value}” is not possible in “{header}”; allowed: {detail}."),
    LOOK_AT_CELL },
  { ASSAY_IMPORT_CELL_SCHEME, N_ ("“{value}” in “{header}” is not the id of a scheme."),
    LOOK_AT_CELL },
  { ASSAY_IMPORT_ENDS_EARLY, N_ ("“{value}” in “{header}” is before the first day, {detail}."),
    LOOK_AT_CELL },
  { ASSAY_IMPORT_DISAGREES, N_ ("“{header}” says something else than line {other} of the same."),
    N_ ("Look which of the lines is right, or leave one out.") },
  { ASSAY_IMPORT_SEVERAL_FIT, N_ ("“{value}” in “{header}” means several in the register."),
    N_ ("Give them names that tell them apart, or a reference, or leave this line out.") },
  { ASSAY_IMPORT_REFERENCE_ELSEWHERE,
    N_ ("The reference “{value}” is that of a contract with another service: {detail}."),
    LOOK_AT_CELL },
  { ASSAY_IMPORT_ENCODING_ASSUMED, N_ ("The file does not say its encoding; {detail} was assumed."),
    N_ ("Look whether letters with accents are right, or say the encoding.") },
  { ASSAY_IMPORT_HEADER_UNKNOWN,
    N_ ("The column “{header}” is not known and is left aside{nearest}."),
    N_ ("If it belongs here, say which column it is: HEADER=COLUMN.") },
  { ASSAY_IMPORT_DATES_ARE_NUMBERS,
    N_ ("“{value}” in “{header}” is a number; it was read as {detail}."),
    N_ ("Look whether that is the day that was meant.") },
  { ASSAY_IMPORT_YEARS_ARE_SHORT,
    N_ ("“{value}” in “{header}” has a short year; it was read as {detail}."),
    N_ ("Look whether that is the day that was meant.") },
  { ASSAY_IMPORT_ROW_TWICE, N_ ("The line says the same as line {other}."),
    N_ ("Nothing needs doing.") },
  { ASSAY_IMPORT_SCHEME_UNKNOWN, N_ ("No scheme “{value}” is at hand here{nearest}."),
    N_ ("Look whether the id is right.") },
  { ASSAY_IMPORT_SERVICE_OTHER_AREA, N_ ("The service “{value}” is in another area: {detail}."),
    N_ ("Look whether it is the same service.") },
  { ASSAY_IMPORT_CLAUSE_SECOND, N_ ("The contract has a clause of this kind already."),
    N_ ("Look whether it is a second one.") },
  { ASSAY_IMPORT_DOUBT, N_ ("This does not look right: {doubt}."),
    N_ ("Look whether it is as it should be.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_IMPORT_ISSUE_LAST + 1);

/* A few words each, for a line of a table that is not in the register yet. */
static const char *
word_doubt (AssayDoubt doubt)
{
  switch (doubt)
    {
    case ASSAY_DOUBT_SAME_NAME:
      return _ ("there is another of this name");
    case ASSAY_DOUBT_OVERLAP:
      return _ ("there is another contract with the same service and area at one time");
    case ASSAY_DOUBT_CONTRACT_UNDATED:
      return _ ("the contract has no first or no last day");
    case ASSAY_DOUBT_CLAUSE_UNDATED:
      return _ ("the mark is to be secured, but by no day");
    case ASSAY_DOUBT_CLAUSE_LATE:
      return _ ("the mark is to be secured after the contract has ended");
    case ASSAY_DOUBT_NO_MILESTONES:
      return _ ("the mark is to be worked towards, but without milestones");
    case ASSAY_DOUBT_MILESTONE_UNDATED:
      return _ ("the milestone has no day");
    case ASSAY_DOUBT_AWARD_BEFORE_SCHEME:
      return _ ("the award begins before its scheme existed");
    case ASSAY_DOUBT_AWARD_INCOMPLETE:
      return _ ("the award lacks a day or where it is known from, so it does not count");
    case ASSAY_DOUBT_EXTENSION_BACKWARDS:
      return _ ("the extension ends no later than the contract does");
    case ASSAY_DOUBT_NO_PARTNERS:
      return _ ("the mark is asked of each partner, but no partners are recorded");
    }

  g_assert_not_reached ();
}

static char *
fill_problem (const char *name, gconstpointer data)
{
  const AssayImportProblem *problem = data;

  if (g_str_equal (name, "value"))
    return g_strdup (problem->value != NULL ? problem->value : "");
  if (g_str_equal (name, "header"))
    return g_strdup (problem->header != NULL ? problem->header : "");
  if (g_str_equal (name, "detail"))
    return g_strdup (problem->detail != NULL ? problem->detail : "?");
  if (g_str_equal (name, "nearest"))
    return problem->detail != NULL ? g_strdup_printf (_ ("; did you mean “%s”?"), problem->detail)
                                   : g_strdup ("");
  if (g_str_equal (name, "other"))
    return g_strdup_printf ("%u", problem->other);
  if (g_str_equal (name, "doubt"))
    return g_strdup (word_doubt (problem->doubt));

  return NULL;
}

char *
assay_import_word_problem (const AssayImportProblem *problem)
{
  g_assert (rows[problem->issue].issue == problem->issue);

  return assay_wording_fill (_ (rows[problem->issue].sentence), fill_problem, problem);
}

const char *
assay_import_word_step (AssayImportIssue issue)
{
  g_assert (rows[issue].issue == issue);

  return _ (rows[issue].step);
}

char *
assay_import_word_place (const AssayImportProblem *problem)
{
  return problem->line > 0 ? g_strdup_printf (_ ("Line %u"), problem->line)
                           : g_strdup (_ ("The file"));
}

/* "3 contracts and 2 services"; NULL for none. */
static char *
join_counts (const AssayImportPreview *preview, AssayImportEffect effect)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      guint n = preview->counts[kind][effect];

      if (n > 0)
        g_ptr_array_add (parts, g_strdup_printf ("%u %s", n,
                                                 n == 1 ? assay_register_word_kind (kind)
                                                        : assay_register_word_kinds (kind)));
    }

  return parts->len > 0 ? assay_wording_join (parts, parts->len) : NULL;
}

char *
assay_import_word_summary (const AssayImportPreview *preview)
{
  g_autofree char *adds = join_counts (preview, ASSAY_IMPORT_ADDS);
  g_autofree char *changes = join_counts (preview, ASSAY_IMPORT_CHANGES);

  if (adds != NULL && changes != NULL)
    return g_strdup_printf (_ ("It adds %s, and changes %s."), adds, changes);
  if (adds != NULL)
    return g_strdup_printf (_ ("It adds %s."), adds);
  if (changes != NULL)
    return g_strdup_printf (_ ("It changes %s."), changes);

  return g_strdup (_ ("It says nothing that is not in the register already."));
}

/* --- What is sent --- */

const char *
assay_arrival_word_kind (AssayArrivalKind kind)
{
  switch (kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      return _ ("Submission");
    case ASSAY_ARRIVAL_REPORT:
      return _ ("Report");
    case ASSAY_ARRIVAL_AWARD:
      return _ ("Award");
    }

  g_assert_not_reached ();
}

char *
assay_arrival_word (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GString) text = g_string_new (assay_arrival_word_kind (arrival->kind));
  g_autofree char *day = assay_date_format_long (arrival->day);

  if (arrival->service_name != NULL)
    g_string_append_printf (text, _ (" of “%s”"), arrival->service_name);
  if (arrival->scheme != NULL)
    g_string_append_printf (text, ", %s",
                            assay_register_schemes_get_title (ground->schemes, arrival->scheme));
  if (arrival->round > 0)
    g_string_append_printf (text, _ (", round %u"), arrival->round);
  if (day != NULL)
    g_string_append_printf (text, ", %s", day);
  g_string_append_c (text, '.');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
word_takable (const AssayArrival *arrival)
{
  if (arrival->kind == ASSAY_ARRIVAL_AWARD)
    return g_strdup (_ ("The award, its days and its conditions are kept."));
  if (!arrival->is_verified)
    return g_strdup (_ ("It failed verification: it is kept as received, and never counts."));
  if (arrival->kind == ASSAY_ARRIVAL_REPORT)
    return g_strdup (_ ("That the report came is kept, and nothing of what it says about a case."));

  return g_strdup (
      _ ("It is verified. Only data are kept: no evidence, and nothing written about a "
         "case."));
}

static char *
word_candidates (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < arrival->candidates->len; i++)
    {
      gint64 id = g_array_index (arrival->candidates, gint64, i);
      const AssayHeldService *service =
          assay_register_lookup (ground->held, ASSAY_HELD_SERVICE, id);

      g_ptr_array_add (names, g_strdup_printf (_ ("“%s” (number %" G_GINT64_FORMAT ")"),
                                               service != NULL ? service->name : "?", id));
    }
  if (names->len == 0)
    return g_strdup (_ ("No service in the register has this name; say which one it is of."));
  joined = assay_wording_join (names, names->len);

  return g_strdup_printf (_ ("Say which service it is of; it could be %s."), joined);
}

char *
assay_arrival_word_state (const AssayRegisterGround *ground, const AssayArrival *arrival)
{
  switch (arrival->state)
    {
    case ASSAY_ARRIVAL_CAN_BE_TAKEN:
      return word_takable (arrival);
    case ASSAY_ARRIVAL_NEEDS_SERVICE:
      return word_candidates (ground, arrival);
    case ASSAY_ARRIVAL_IS_THERE:
      return g_strdup (_ ("It was received before; nothing needs doing."));
    case ASSAY_ARRIVAL_UNREADABLE:
      return g_strdup (
          _ ("It does not say of which scheme it is, so nothing can be kept of it; ask "
             "whoever sent it to send it again."));
    case ASSAY_ARRIVAL_BROKEN:
      return g_strdup (_ ("It is not what was signed; ask whoever sent it to send it again."));
    }

  g_assert_not_reached ();
}
