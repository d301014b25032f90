/* Taking contracts from a table: what it would mean, what is wrong, and that nothing is taken
 * before that is settled.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-desk.h"

#include "base/assay-error.h"

#include <string.h>

#define HEADERS "Area,Service,Contract,Reference,Begins,Ends,Clause,Schemes,By\n"
#define GOOD                                                                                       \
  HEADERS "North,Vale One,RJ,N/1,2025-04-01,2028-03-31,secures,rss,2026-03-31\n"                   \
          "South,Vale Two,RJ,S/1,2025-04-01,2028-03-31,holds the mark,any,\n"

static guint
count (AssayRegisterStore *store, AssayHeldKind kind)
{
  g_autoptr (AssayRegister) held = register_load (store);

  return assay_register_get_values (held, kind)->len;
}

static void
assert_empty (AssayRegisterStore *store)
{
  g_autoptr (GPtrArray) trail = assay_register_store_list_trail (store, NULL, NULL, NULL);

  g_assert_cmpuint (trail->len, ==, 0);
}

/* --- What it would mean -----------------------------------------------------------------------
 */

static void
test_preview (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, GOOD, NULL);
  const AssayImportRow *row = preview->rows->pdata[0];
  const AssayImportAct *act = &g_array_index (row->acts, AssayImportAct, 2);
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (preview->n_errors, ==, 0);
  g_assert_cmpuint (preview->rows->len, ==, 2);
  g_assert_cmpuint (row->line, ==, 2);
  g_assert_cmpuint (row->acts->len, ==, 4);
  g_assert_cmpint (act->value->kind, ==, ASSAY_HELD_CONTRACT);
  g_assert_cmpint (act->effect, ==, ASSAY_IMPORT_ADDS);
  g_assert_null (act->was);
  g_assert_cmpuint (preview->counts[ASSAY_HELD_AREA][ASSAY_IMPORT_ADDS], ==, 2);
  g_assert_cmpuint (preview->counts[ASSAY_HELD_CLAUSE][ASSAY_IMPORT_ADDS], ==, 2);
  assert_empty (fixture->store);

  import_apply (fixture->store, preview);
  held = register_load (fixture->store);
  text = import_format_register (held);
  g_assert_nonnull (strstr (text, "title=RJ reference=N/1 begins=2025-04-01 ends=2028-03-31"));
  g_assert_nonnull (strstr (text, "clause=secures schemes=rss by_day=2026-03-31"));
  g_assert_nonnull (strstr (text, "clause=holds schemes=(null)"));
}

/* The same file a second time does nothing; a changed one changes what it says and no more. */
static void
test_again (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) same = NULL;
  g_autoptr (AssayImportPreview) changed = NULL;
  g_autoptr (AssayRegister) held = NULL;
  g_autofree char *text = NULL;
  const AssayImportAct *act;

  import_take (fixture->store, GOOD);
  same = import_preview (fixture->store, GOOD, NULL);
  for (guint kind = 0; kind < ASSAY_N_HELD; kind++)
    {
      g_assert_cmpuint (same->counts[kind][ASSAY_IMPORT_ADDS], ==, 0);
      g_assert_cmpuint (same->counts[kind][ASSAY_IMPORT_CHANGES], ==, 0);
    }
  changed = import_preview (fixture->store,
                            "service,reference,contract,ends\n"
                            "VALE  one,n/1,,2029-03-31\n",
                            NULL);
  g_assert_cmpuint (changed->counts[ASSAY_HELD_CONTRACT][ASSAY_IMPORT_CHANGES], ==, 1);
  g_assert_cmpuint (changed->counts[ASSAY_HELD_SERVICE][ASSAY_IMPORT_KEEPS], ==, 1);
  act = &g_array_index (((AssayImportRow *) changed->rows->pdata[0])->acts, AssayImportAct, 1);
  g_assert_cmpint (act->effect, ==, ASSAY_IMPORT_CHANGES);
  g_assert_cmpuint (((const AssayHeldContract *) act->was)->ends, ==, assay_date_new (2028, 3, 31));
  import_apply (fixture->store, changed);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 2);
  held = register_load (fixture->store);
  text = import_format_register (held);
  g_assert_nonnull (strstr (text, "name=Vale One"));
  g_assert_nonnull (strstr (text, "title=RJ reference=n/1 begins=2025-04-01 ends=2029-03-31"));
}

/* What there are several of has a row each. */
static void
test_several_rows (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();

  import_take (fixture->store,
               "Service,Contract,Ref,Extension until,Clause,Milestone,Milestone due,Partner,"
               "Award scheme,Award from,Award until,Condition\n"
               "Vale,RJ,1,2029-03-31,works,First,2026-01-31,East,,,,\n"
               "Vale,RJ,1,2030-03-31,works,Second,2026-06-30,West,,,,\n"
               "East,,,,,,,,rss,2026-01-01,2028-12-31,Train staff\n"
               "East,,,,,,,,rss,2026-01-01,2028-12-31,Write it down\n");
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_SERVICE), ==, 3);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_PARTNER), ==, 2);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 1);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_EXTENSION), ==, 2);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CLAUSE), ==, 1);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_MILESTONE), ==, 2);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_AWARD), ==, 1);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONDITION), ==, 2);
}

/* --- What is wrong ----------------------------------------------------------------------------
 */

typedef struct
{
  const char *text;
  AssayImportIssue issue;
  guint line;
  const char *header;
  const char *value;
} Wrong;

static const Wrong wrong[] = {
  { "Apples,Pears\n1,2\n", ASSAY_IMPORT_NO_HEADERS, 1, NULL, "Apples" },
  { "Area,Contract\nN,RJ\n", ASSAY_IMPORT_HEADER_MISSING, 1, NULL, "Service" },
  { "Service,Provider,Contract\nA,B,C\n", ASSAY_IMPORT_HEADER_TWICE, 1, "Provider", NULL },
  { "Service,Contract,Begins\nA,B,01/04/2025\n", ASSAY_IMPORT_DATES_AMBIGUOUS, 2, "Begins",
    "01/04/2025" },
  { "Service,Contract,Ends\nA,B,31/03/2025\nA,C,03/31/2026\n", ASSAY_IMPORT_DATES_MIXED, 2, "Ends",
    "31/03/2025" },
  { "Service,Contract,Begins,Ends\nA,B,13/04/2025,03/31/2028\n", ASSAY_IMPORT_DATES_DISAGREE, 2,
    "Ends", "03/31/2028" },
  { "Service,Contract\nA,B\nC,D,E\n", ASSAY_IMPORT_ROW_LONG, 3, NULL, "E" },
  { "Service,Contract,Begins\nA,,2025-04-01\n", ASSAY_IMPORT_CELL_NEEDED, 2, "Contract", NULL },
  { "Service,Contract,Ref\n,B,7\n", ASSAY_IMPORT_CELL_NEEDED, 2, "Service", NULL },
  { "Service,Contract,By\nA,B,2025-04-01\n", ASSAY_IMPORT_CELL_NEEDED, 2, "Clause", NULL },
  { "Service,Contract,Milestone\nA,B,Under way\n", ASSAY_IMPORT_CELL_NEEDED, 2, "Clause", NULL },
  { "Service,Condition\nA,Train staff\n", ASSAY_IMPORT_CELL_NEEDED, 2, "Award scheme", NULL },
  { "Service,Contract,Ends\nA,B,soon\n", ASSAY_IMPORT_CELL_DATE, 2, "Ends", "soon" },
  { "Service,Contract,Ends\nA,B,30/02/2026\n", ASSAY_IMPORT_CELL_DATE, 2, "Ends", "30/02/2026" },
  { "Service,Contract,Clause\nA,B,perhaps\n", ASSAY_IMPORT_CELL_WORD, 2, "Clause", "perhaps" },
  { "Service,Partnership\nA,perhaps\n", ASSAY_IMPORT_CELL_WORD, 2, "Partnership", "perhaps" },
  { "Service,Contract,Clause,Mark\nA,B,holds,r$s\n", ASSAY_IMPORT_CELL_SCHEME, 2, "Mark", "r$s" },
  { "Service,Contract,Clause,Mark\nA,B,holds,rss+ro\n", ASSAY_IMPORT_CELL_SCHEME, 2, "Mark",
    "rss+ro" },
  { "Service,Contract,Clause,Mark\nA,B,holds,rss and ro\n", ASSAY_IMPORT_CELL_SCHEME, 2, "Mark",
    "and" },
  { "Service,Award scheme\nA,rss ro\n", ASSAY_IMPORT_CELL_SCHEME, 2, "Award scheme", "rss ro" },
  { "Service,Contract,Begins,Ends\nA,B,2026-04-01,2025-03-31\n", ASSAY_IMPORT_ENDS_EARLY, 2, "Ends",
    "2025-03-31" },
  { "Service,Award scheme,Award from,Award until\nA,rss,2026-04-01,2025-03-31\n",
    ASSAY_IMPORT_ENDS_EARLY, 2, "Award until", "2025-03-31" },
  { "Service,Contract,Ref,Ends\nA,B,1,2026-03-31\nA,B,1,2027-03-31\n", ASSAY_IMPORT_DISAGREES, 3,
    "Ends", "2027-03-31" },
  { "Service,Contract,Ref\nA,B,1\nC,D,1\n", ASSAY_IMPORT_REFERENCE_ELSEWHERE, 3, "Ref", "1" },
  { "Service,Contract,Ref\nA,B,1\nA,B,2\nA,B,\n", ASSAY_IMPORT_SEVERAL_FIT, 4, "Contract", "B" },
  { "Service,Contract\nA,B\x01\n", ASSAY_IMPORT_CELL_TEXT, 2, "Contract", "B" },
};

/* Each is found where it is, and nothing is taken. */
static void
test_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, wrong[i].text, NULL);
      const AssayImportProblem *problem = import_find (preview, wrong[i].issue);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].text);
      g_assert_nonnull (problem);
      g_assert_cmpuint (problem->line, ==, wrong[i].line);
      g_assert_cmpstr (problem->header, ==, wrong[i].header);
      g_assert_cmpstr (problem->value, ==, wrong[i].value);
      g_assert_cmpuint (preview->n_errors, ==, 1);
      g_assert_false (assay_import_preview_apply (preview, fixture->store, NULL, NULL, &error));
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
      assert_empty (fixture->store);
    }
}

/* Days on which something has happened cannot lie ahead; the day after today is today elsewhere. */
static void
test_days_ahead (void)
{
  static const char text[] =
      "Service,Contract,Clause,Milestone,Milestone reached,Award scheme,Award from,Award "
      "until,Confirmed,"
      "Condition,Condition met\n"
      "A,One,holds,Sent,2026-11-23,rss,2026-01-01,2062-12-31,2026-11-23,Training,2026-11-23\n"
      "B,Two,holds,Sent,2026-11-24,rss,2026-01-01,2062-12-31,2026-02-01,Training,2026-02-01\n"
      "C,Three,holds,Sent,2026-02-01,rss,2026-01-01,2062-12-31,2062-02-01,Training,2026-02-01\n"
      "D,Four,holds,Sent,2026-02-01,rss,2026-01-01,2062-12-31,2026-02-01,Training,2026-12-01\n";
  static const char *const headers[] = { "Milestone reached", "Confirmed", "Condition met" };
  static const char *const values[] = { "2026-11-24", "2062-02-01", "2026-12-01" };
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayImportChoices choices = { .today = assay_date_new (2026, 11, 22) };
  g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, text, &choices);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_cmpuint (preview->n_errors, ==, G_N_ELEMENTS (headers));
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (assay_import_issue_get_weight (problem->issue) == ASSAY_IMPORT_WARNING)
        continue;
      g_assert_cmpint (problem->issue, ==, ASSAY_IMPORT_DAY_AHEAD);
      g_assert_cmpuint (problem->line, ==, n + 3);
      g_assert_cmpstr (problem->header, ==, headers[n]);
      g_assert_cmpstr (problem->value, ==, values[n]);
      g_assert_cmpstr (problem->detail, ==, "2026-11-22");
      n++;
    }
  g_assert_false (((AssayImportRow *) preview->rows->pdata[0])->has_error);
  g_assert_false (assay_import_preview_apply (preview, fixture->store, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  assert_empty (fixture->store);
}

/* Where the preview was not told which day it is, taking it in names the line. */
static void
test_days_not_looked_at (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview =
      import_preview (fixture->store,
                      "Service,Award scheme,Award from,Award until,Confirmed\n"
                      "A,rss,2026-01-01,2028-12-31,2026-02-01\n"
                      "B,rss,2026-01-01,2028-12-31,2062-02-01\n",
                      NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (preview->n_errors, ==, 0);
  g_assert_false (assay_import_preview_apply (preview, fixture->store, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 3: confirmed: 2062-02-01"));
  assert_empty (fixture->store);
}

static void
test_too_long (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *title = g_strnfill (301, 'x');
  g_autofree char *text =
      g_strdup_printf ("Area,Service,Partner,Contract\n%s,A,,B\nN,A,%s,B\nN,A,,%s\n", title, title,
                       title);
  g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, text, NULL);
  guint line = 1;

  g_assert_cmpuint (preview->n_errors, ==, 3);
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (assay_import_issue_get_weight (problem->issue) == ASSAY_IMPORT_WARNING)
        continue;
      g_assert_cmpint (problem->issue, ==, ASSAY_IMPORT_CELL_LONG);
      g_assert_cmpuint (problem->line, ==, ++line);
      g_assert_cmpuint (g_utf8_strlen (problem->value, -1), <, 100);
    }
}

/* Rows with errors can be left out; the rest is then looked at as if they were not there. */
static void
test_left_out (void)
{
  static const char text[] = "Service,Contract,Begins,Ends\nA,One,01/04/2025,31/03/2026\n"
                             "B,Two,31/12/2025,soon\nB,Three,30/12/2025,2027-01-01\n";
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  AssayImportChoices choices = { .lines_left_out = lines };
  g_autoptr (AssayImportPreview) with = import_preview (fixture->store, text, &choices);
  g_autoptr (AssayImportPreview) without = NULL;
  guint line = 3;

  g_assert_cmpuint (with->n_errors, ==, 1);
  g_assert_true (((AssayImportRow *) with->rows->pdata[1])->has_error);
  g_assert_false (((AssayImportRow *) with->rows->pdata[2])->has_error);
  g_array_append_val (lines, line);
  without = import_preview (fixture->store, text, &choices);
  g_assert_cmpuint (without->n_errors, ==, 0);
  g_assert_true (((AssayImportRow *) without->rows->pdata[1])->is_left_out);
  import_apply (fixture->store, without);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 2);
}

/* An ambiguous column is asked about, and what is said holds for it. */
static void
test_said_order (void)
{
  static const AssayImportDates orders[] = { ASSAY_DATES_DMY, ASSAY_DATES_MDY };
  static const char *const expected[] = { "begins=2025-04-01", "begins=2025-01-04" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      AssayImportChoices choices = { .dates = orders[i] };
      g_autoptr (AssayImportPreview) preview =
          import_preview (fixture->store, "Service,Contract,Begins\nA,B,01/04/2025\n", &choices);
      g_autoptr (AssayRegister) held = NULL;
      g_autofree char *text = NULL;

      import_apply (fixture->store, preview);
      held = register_load (fixture->store);
      text = import_format_register (held);
      g_assert_nonnull (strstr (text, expected[i]));
    }
}

/* One column does not speak for another. */
static void
test_columns_apart (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview =
      import_preview (fixture->store, "Service,Contract,Begins,Ends\nA,B,01/04/2025,31/03/2028\n",
                      NULL);
  const AssayImportProblem *problem = import_find (preview, ASSAY_IMPORT_DATES_AMBIGUOUS);

  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->header, ==, "Begins");
  g_assert_cmpuint (preview->n_errors, ==, 1);
}

/* Two columns that need different orders are told of, unless somebody says that they do have them;
 * then each is read as its own days tell. */
static void
test_columns_disagree (void)
{
  static const char text[] = "Service,Contract,Begins,Ends\nA,B,01/04/2025,03/04/2028\n"
                             "A,C,13/04/2025,03/31/2028\n";
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayImportChoices each = { .dates = ASSAY_DATES_EACH }, one = { .dates = ASSAY_DATES_DMY };
  g_autoptr (AssayImportPreview) found = import_preview (fixture->store, text, NULL);
  g_autoptr (AssayImportPreview) said = import_preview (fixture->store, text, &each);
  g_autoptr (AssayImportPreview) forced = import_preview (fixture->store, text, &one);
  const AssayImportProblem *problem = import_find (found, ASSAY_IMPORT_DATES_DISAGREE);
  const AssayImportDays *days = (const AssayImportDays *) (gpointer) said->days->data;

  g_assert_cmpuint (found->n_errors, ==, 1);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpstr (problem->header, ==, "Ends");
  g_assert_cmpstr (problem->detail, ==, "Begins");
  g_assert_cmpuint (said->n_errors, ==, 0);
  g_assert_cmpuint (said->days->len, ==, 2);
  g_assert_cmpstr (days[0].header, ==, "Begins");
  g_assert_cmpuint (days[0].day, ==, assay_date_new (2025, 4, 1));
  g_assert_cmpint (days[1].order, ==, ASSAY_DATES_MDY);
  g_assert_cmpuint (days[1].day, ==, assay_date_new (2028, 3, 4));
  g_assert_null (import_find (forced, ASSAY_IMPORT_DATES_DISAGREE));
  g_assert_cmpstr (import_find (forced, ASSAY_IMPORT_CELL_DATE)->value, ==, "03/31/2028");
  import_apply (fixture->store, said);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 2);
}

/* "Each" guesses no more than nothing does. */
static void
test_each_is_no_guess (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayImportChoices each = { .dates = ASSAY_DATES_EACH };
  g_autoptr (AssayImportPreview) preview =
      import_preview (fixture->store, "Service,Contract,Begins\nA,B,01/04/2025\n", &each);

  g_assert_nonnull (import_find (preview, ASSAY_IMPORT_DATES_AMBIGUOUS));
  g_assert_cmpuint (preview->days->len, ==, 0);
}

static void
test_mapping (void)
{
  static const char *const columns[] = { "Who=Service", "What we buy = contract", "Colour=", NULL };
  static const char *const nowhere[] = { "Who=Servise", "Nobody=Contract", NULL };
  static const char text[] = "Who;What we buy;Colour\nA, of sorts;B;red\n";
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  AssayImportChoices choices = { .columns = columns }, bad = { .columns = nowhere };
  g_autoptr (AssayImportPreview) preview = import_preview (fixture->store, text, &choices);
  g_autoptr (AssayImportPreview) refused = import_preview (fixture->store, text, &bad);
  const AssayImportProblem *problem = import_find (refused, ASSAY_IMPORT_MAPPING_UNKNOWN);

  g_assert_null (import_find (preview, ASSAY_IMPORT_HEADER_UNKNOWN));
  import_apply (fixture->store, preview);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 1);
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->detail, ==, "Service");
}

/* --- What looks wrong -------------------------------------------------------------------------
 */

typedef struct
{
  const char *text;
  AssayImportIssue issue;
  AssayDoubt doubt;
  guint line;
  guint other;
} Odd;

#define NO_DOUBT 0

static const Odd odd[] = {
  { "Contracts of the North\n\n,Autumn\nService,Contract\nA,B\n", ASSAY_IMPORT_HEADERS_BELOW,
    NO_DOUBT, 4, 0 },
  { "Service,Contract,Colour\nA,B,red\n", ASSAY_IMPORT_HEADER_UNKNOWN, NO_DOUBT, 1, 0 },
  { "Service,Contract,Ends\nA,B,46348\n", ASSAY_IMPORT_DATES_ARE_NUMBERS, NO_DOUBT, 2, 0 },
  { "Service,Contract,Ends\nA,B,22.11.26\n", ASSAY_IMPORT_YEARS_ARE_SHORT, NO_DOUBT, 2, 0 },
  { "Service,Contract\nA,B\nA,B\n", ASSAY_IMPORT_ROW_TWICE, NO_DOUBT, 3, 2 },
  { "Service,Award scheme\nA,rsx\n", ASSAY_IMPORT_SCHEME_UNKNOWN, NO_DOUBT, 2, 0 },
  { "Service,Area,Contract\nOld Vale,West,B\n", ASSAY_IMPORT_SERVICE_OTHER_AREA, NO_DOUBT, 2, 0 },
  { "Area,Service,Contract\nNorth,A,B\nSouth,A,C\nSouth,A,D\n", ASSAY_IMPORT_SERVICE_OTHER_AREA,
    NO_DOUBT, 3, 0 },
  { "Service,Contract,Clause,Mark\nA,B,holds,rss\nA,B,holds,ro\n", ASSAY_IMPORT_CLAUSE_SECOND,
    NO_DOUBT, 3, 0 },
  { "Service,Contract,Begins,Ends\nA,B,2025-04-01,2026-04-01\nA,C,2026-04-01,2027-03-31\n",
    ASSAY_IMPORT_DOUBT, ASSAY_DOUBT_OVERLAP, 3, 2 },
  { "Service,Area,Contract,Begins,Ends\nOld Vale,East,C,2025-04-01,2027-03-31\n",
    ASSAY_IMPORT_DOUBT, ASSAY_DOUBT_OVERLAP, 2, 0 },
  { "Service,Contract,Clause\nA,B,secures\n", ASSAY_IMPORT_DOUBT, ASSAY_DOUBT_CLAUSE_UNDATED, 2,
    0 },
  { "Service,Contract,Clause\nA,B,works\n", ASSAY_IMPORT_DOUBT, ASSAY_DOUBT_NO_MILESTONES, 2, 0 },
  { "Service,Award scheme,Award from\nA,rss,2019-01-01\n", ASSAY_IMPORT_DOUBT,
    ASSAY_DOUBT_AWARD_BEFORE_SCHEME, 2, 0 },
};

static gboolean
has_odd (const AssayImportPreview *preview, const Odd *expected)
{
  for (guint i = 0; i < preview->problems->len; i++)
    {
      const AssayImportProblem *problem = preview->problems->pdata[i];

      if (problem->issue == expected->issue && problem->doubt.doubt == expected->doubt
          && problem->line == expected->line && problem->other == expected->other)
        return TRUE;
    }

  return FALSE;
}

/* Each is told, and stops nobody. */
static void
test_odd (void)
{
  static const AssaySchemeSince since[] = { { "rss", 737791 }, { "ro", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GArray) schemes = g_array_new (FALSE, FALSE, sizeof (AssaySchemeSince));
      AssayImportChoices choices = { .schemes = schemes };
      g_autoptr (AssayImportPreview) preview = NULL;

      g_array_append_vals (schemes, since, G_N_ELEMENTS (since));
      register_add (fixture->store, "area id=-1 name=East\n"
                                    "service id=-2 area=-1 name=Old_Vale\n"
                                    "contract service=-2 area=-1 title=Held begins=2025-01-01 "
                                    "ends=2025-12-31\n");
      preview = import_preview (fixture->store, odd[i].text, &choices);
      g_test_message ("%s", odd[i].text);
      g_assert_true (has_odd (preview, &odd[i]));
      import_apply (fixture->store, preview);
    }
}

/* What was doubtful before is not the table's doing. */
static void
test_old_doubts (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview = NULL;

  register_add (fixture->store,
                "service id=-1 name=Vale\nservice name=vale\n"
                "contract id=-2 service=-1 title=A\nclause contract=-2 clause=works-towards\n");
  preview = import_preview (fixture->store, "Service\nB\n", NULL);
  g_assert_cmpuint (preview->n_warnings, ==, 0);
}

/* What spreadsheets write so that a number stays a text is that text. */
static void
test_text_of_formula (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  const AssayHeldContract *contract;

  import_take (fixture->store, "Service,Contract,Ref\nVale,\"=1+1\",\"=\"\"00123\"\"\"\n");
  held = register_load (fixture->store);
  contract = assay_register_get_values (held, ASSAY_HELD_CONTRACT)->pdata[0];
  g_assert_cmpstr (contract->title, ==, "=1+1");
  g_assert_cmpstr (contract->reference, ==, "00123");
}

/* Two services of one name are told apart by their areas, and never guessed. */
static void
test_two_of_one_name (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview = NULL;
  const AssayHeldContract *contract;
  g_autoptr (AssayRegister) held = NULL;

  register_add (fixture->store, "area id=-1 name=North\narea id=-2 name=South\n"
                                "service area=-1 name=Vale\nservice area=-2 name=Vale\n");
  preview = import_preview (fixture->store, "Service,Contract\nVale,RJ\n", NULL);
  g_assert_nonnull (import_find (preview, ASSAY_IMPORT_SEVERAL_FIT));
  import_take (fixture->store, "Area,Service,Contract\nsouth,vale,RJ\n");
  held = register_load (fixture->store);
  contract = assay_register_get_values (held, ASSAY_HELD_CONTRACT)->pdata[0];
  g_assert_cmpint (contract->service, ==, 2);
}

/* Somebody else's change in between is not overwritten. */
static void
test_collision (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayImportPreview) preview = NULL;
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (GError) error = NULL;

  import_take (fixture->store, GOOD);
  preview =
      import_preview (fixture->store,
                      "Service,Contract,Ref,Ends\nVale One,RJ,N/1,2030-03-31\nNew,X,9,\n", NULL);
  import_take (fixture->store, "Service,Contract,Ref,Ends\nVale One,RJ,N/1,2029-03-31\n");
  g_assert_false (assay_import_preview_apply (preview, fixture->store, NULL, &collisions, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_cmpuint (collisions->len, ==, 1);
  g_assert_cmpuint (count (fixture->store, ASSAY_HELD_CONTRACT), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register-import/preview", test_preview);
  g_test_add_func ("/register-import/again", test_again);
  g_test_add_func ("/register-import/several-rows", test_several_rows);
  g_test_add_func ("/register-import/wrong", test_wrong);
  g_test_add_func ("/register-import/days-ahead", test_days_ahead);
  g_test_add_func ("/register-import/days-not-looked-at", test_days_not_looked_at);
  g_test_add_func ("/register-import/too-long", test_too_long);
  g_test_add_func ("/register-import/left-out", test_left_out);
  g_test_add_func ("/register-import/said-order", test_said_order);
  g_test_add_func ("/register-import/columns-apart", test_columns_apart);
  g_test_add_func ("/register-import/text-of-formula", test_text_of_formula);
  g_test_add_func ("/register-import/columns-disagree", test_columns_disagree);
  g_test_add_func ("/register-import/each-is-no-guess", test_each_is_no_guess);
  g_test_add_func ("/register-import/mapping", test_mapping);
  g_test_add_func ("/register-import/odd", test_odd);
  g_test_add_func ("/register-import/old-doubts", test_old_doubts);
  g_test_add_func ("/register-import/two-of-one-name", test_two_of_one_name);
  g_test_add_func ("/register-import/collision", test_collision);

  return g_test_run ();
}
