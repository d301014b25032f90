/* What is wrong with a table that is to be imported, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-import-wording.h"

#include "base/assay-text.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* {value} and {detail} are as in AssayImportProblem, {other} is a line. @bare is said where there
 * is no detail. */
static const struct
{
  AssayImportIssue issue;
  const char *sentence;
  const char *bare;
} rows[] = {
  { ASSAY_IMPORT_NO_HEADERS,
    N_ ("The first row has no heading that is known; it begins with “{value}”. Put headings like "
        "Service, Contract, Begins and Ends over the columns, or say which column is which."),
    NULL },
  { ASSAY_IMPORT_HEADER_MISSING,
    N_ ("There is no column “{value}”. Add it, or say which column it is."), NULL },
  { ASSAY_IMPORT_HEADER_TWICE,
    N_ ("This column and “{detail}” say the same thing. Keep one, or say what each of them is."),
    NULL },
  { ASSAY_IMPORT_MAPPING_UNKNOWN,
    N_ ("“{value}” does not lead from a heading of the table to a column that is known. Did you "
        "mean “{detail}”?"),
    N_ ("“{value}” does not lead from a heading of the table to a column that is known. Write it "
        "as HEADING=COLUMN.") },
  { ASSAY_IMPORT_DATES_AMBIGUOUS,
    N_ ("“{value}” can be two days, and no other day of this column tells which. Say in which "
        "order its days are written: dmy, mdy or ymd."),
    NULL },
  { ASSAY_IMPORT_DATES_MIXED,
    N_ ("The days of this column are written in more than one order, “{value}” among them. Write "
        "them all like 2026-11-22."),
    NULL },
  { ASSAY_IMPORT_DATES_DISAGREE,
    N_ ("“{value}” has day and month the other way round than the days of “{detail}”, so other "
        "days of the two may be read wrong. Look at both columns and write their days like "
        "2026-11-22, or say “each” if every column does have an order of its own."),
    NULL },
  { ASSAY_IMPORT_ROW_LONG,
    N_ ("“{value}” stands behind the last heading. Look for a comma too many, or a text that needs "
        "quotes."),
    NULL },
  { ASSAY_IMPORT_CELL_NEEDED, N_ ("This is needed, and it is blank or has no column. Fill it in."),
    NULL },
  { ASSAY_IMPORT_CELL_LONG, N_ ("“{value}” is longer than a register can keep. Shorten it."),
    NULL },
  { ASSAY_IMPORT_CELL_TEXT,
    N_ ("“{value}” holds signs that no text has. Write it again, or say which encoding the file "
        "has."),
    NULL },
  { ASSAY_IMPORT_CELL_DATE,
    N_ ("“{value}” is not a day in the order {detail}. Write it like 2026-11-22."),
    N_ ("“{value}” is not a day. Write it like 2026-11-22.") },
  { ASSAY_IMPORT_DAY_AHEAD,
    N_ ("“{value}” lies ahead; today is {detail}, so it cannot have happened. Correct the day, or "
        "leave it blank until it has."),
    NULL },
  { ASSAY_IMPORT_CELL_WORD, N_ ("“{value}” is not one of: {detail}."), NULL },
  { ASSAY_IMPORT_CELL_SCHEME,
    N_ ("“{value}” is not the short name of a scheme. Write one like rss."), NULL },
  { ASSAY_IMPORT_ENDS_EARLY,
    N_ ("It would end on “{value}”, before it begins on {detail}. Look at both days."),
    N_ ("It would end before it begins. Look at both days.") },
  { ASSAY_IMPORT_DISAGREES,
    N_ ("“{value}” is not what line {other} says of the same. Keep the one that is right."), NULL },
  { ASSAY_IMPORT_SEVERAL_FIT,
    N_ ("More than one fits “{value}”. Name the area or the reference, so that it can be only "
        "one."),
    NULL },
  { ASSAY_IMPORT_REFERENCE_ELSEWHERE,
    N_ ("“{value}” is a contract of “{detail}”. Look at the reference and at the service."), NULL },
  { ASSAY_IMPORT_ENCODING_ASSUMED,
    N_ ("The file does not say how its letters are written; {detail} is assumed. Look at names "
        "with accents, and say which encoding it has if they are wrong."),
    NULL },
  { ASSAY_IMPORT_HEADERS_BELOW,
    N_ ("What stands above the headings is left aside; it begins with “{value}”."), NULL },
  { ASSAY_IMPORT_HEADER_UNKNOWN,
    N_ ("This column is not known, so it is left aside. Did you mean “{detail}”?"),
    N_ ("This column is not known, so it is left aside.") },
  { ASSAY_IMPORT_DATES_ARE_NUMBERS,
    N_ ("This column has days as a spreadsheet counts them: “{value}” is taken for {detail}."),
    NULL },
  { ASSAY_IMPORT_YEARS_ARE_SHORT,
    N_ ("This column has years of two digits: “{value}” is taken for {detail}."), NULL },
  { ASSAY_IMPORT_ROW_TWICE, N_ ("This row is the same as line {other}."), NULL },
  { ASSAY_IMPORT_SCHEME_UNKNOWN,
    N_ ("There is no scheme “{value}” on this computer. Did you mean “{detail}”?"),
    N_ ("There is no scheme “{value}” on this computer.") },
  { ASSAY_IMPORT_SERVICE_OTHER_AREA,
    N_ ("The service “{value}” is in the area “{detail}”. If this is another service of that name, "
        "give it a name of its own."),
    NULL },
  { ASSAY_IMPORT_CLAUSE_SECOND,
    N_ ("The contract has a clause of this kind already, and would have two. If it is the same, "
        "write its schemes as they are there."),
    NULL },
  { ASSAY_IMPORT_DOUBT, N_ ("{doubt}"), NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_IMPORT_ISSUE_LAST + 1);

typedef struct
{
  const AssayImportPreview *preview;
  const AssayImportProblem *problem;
  AssayDate on;
} Subject;

static char *
word_doubt (const Subject *self)
{
  const AssayRegisterGround ground = { self->preview->after, NULL, self->on };
  g_autofree char *sentence = assay_register_word_doubt (&ground, &self->problem->doubt);

  return g_strdup_printf ("%s %s", sentence,
                          assay_register_word_doubt_step (self->problem->doubt.doubt));
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const Subject *self = data;
  const AssayImportProblem *problem = self->problem;

  if (g_str_equal (name, "value"))
    return g_strdup (problem->value != NULL ? problem->value : "");
  if (g_str_equal (name, "detail"))
    return g_strdup (problem->detail != NULL ? problem->detail : "");
  if (g_str_equal (name, "other"))
    return g_strdup_printf ("%u", problem->other);
  if (g_str_equal (name, "doubt"))
    return word_doubt (self);

  return NULL;
}

/* "Line 7, column “Ends”"; NULL for the file as a whole. */
static char *
word_place (const AssayImportProblem *problem)
{
  if (problem->line != 0 && problem->header != NULL)
    return g_strdup_printf (_ ("Line %u, column “%s”"), problem->line, problem->header);
  if (problem->line != 0)
    return g_strdup_printf (_ ("Line %u"), problem->line);

  return NULL;
}

char *
assay_import_word_problem (const AssayImportPreview *preview,
                           const AssayImportProblem *problem,
                           AssayDate on)
{
  const Subject subject = { preview, problem, on };
  gboolean is_bare = problem->detail == NULL && rows[problem->issue].bare != NULL;
  g_autofree char *place = word_place (problem);
  g_autofree char *sentence = NULL;

  g_assert (rows[problem->issue].issue == problem->issue);

  sentence =
      assay_wording_fill (_ (is_bare ? rows[problem->issue].bare : rows[problem->issue].sentence),
                          fill_gap, &subject);

  return place != NULL ? g_strdup_printf ("%s: %s", place, sentence) : g_steal_pointer (&sentence);
}

/* --- Days --- */

static const char *
word_order (AssayImportDates order)
{
  switch (order)
    {
    case ASSAY_DATES_DMY:
      return _ ("day, month, year");
    case ASSAY_DATES_MDY:
      return _ ("month, day, year");
    case ASSAY_DATES_YMD:
      return _ ("year, month, day");
    case ASSAY_DATES_DECIDE:
    case ASSAY_DATES_EACH:
      break;
    }
  g_assert_not_reached ();
}

char *
assay_import_word_days (const AssayImportDays *days)
{
  g_autofree char *header = assay_text_dup_quoted (days->header);
  g_autofree char *value = assay_text_dup_quoted (days->value);
  g_autofree char *day = assay_date_format_long (days->day);

  if (day == NULL)
    return NULL;
  /* Translators: a column's heading, a day as it is written there, the order it is read in, the day
   * it is then. */
  return g_strdup_printf (_ ("Column “%s” is read as %s: “%s” is %s."), header,
                          word_order (days->order), value, day);
}

/* --- The whole --- */

static guint
count_rows_with_errors (const AssayImportPreview *preview)
{
  guint n = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    n += ((const AssayImportRow *) preview->rows->pdata[i])->has_error ? 1 : 0;

  return n;
}

static guint
count_left_out (const AssayImportPreview *preview)
{
  guint n = 0;

  for (guint i = 0; i < preview->rows->len; i++)
    n += ((const AssayImportRow *) preview->rows->pdata[i])->is_left_out ? 1 : 0;

  return n;
}

static void
take_sentence (GString *text, char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
  g_free (sentence);
}

char *
assay_import_word_summary (const AssayImportPreview *preview)
{
  GString *text = g_string_new (NULL);
  const guint *contracts = preview->counts[ASSAY_HELD_CONTRACT];
  guint n_wrong = count_rows_with_errors (preview), n_left = count_left_out (preview);

  take_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contract is new.",
                                                     "%u contracts are new.",
                                                     contracts[ASSAY_IMPORT_ADDS]),
                                        contracts[ASSAY_IMPORT_ADDS]));
  take_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u contract changes.",
                                                     "%u contracts change.",
                                                     contracts[ASSAY_IMPORT_CHANGES]),
                                        contracts[ASSAY_IMPORT_CHANGES]));
  if (n_wrong > 0)
    take_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row has errors.",
                                                       "%u rows have errors.", n_wrong),
                                          n_wrong));
  if (n_left > 0)
    take_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is left out.",
                                                       "%u rows are left out.", n_left),
                                          n_left));
  if (preview->n_errors > 0)
    take_sentence (text, g_strdup (_ ("Nothing can be taken in before the errors are corrected or "
                                      "their rows left out.")));

  return g_string_free (text, FALSE);
}
