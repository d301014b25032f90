/* The table of contracts, a contract's page, its time line and the calendar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "present/assay-register-calendar.h"
#include "present/assay-register-contract-state.h"
#include "present/assay-register-contracts-state.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)

/* Late, met with conditions, unknown, and one that asks for nothing. */
#define REGISTER                                                                                   \
  "area id=-1 name=North_Vale\n"                                                                   \
  "area id=-2 name=South_Moor\n"                                                                   \
  "service id=-3 area=-1 name=Vale_RJ\n"                                                           \
  "service id=-4 name=Moor_RJ\n"                                                                   \
  "contract id=-5 service=-3 title=Core reference=NV-17 begins=2025-04-01 ends=2028-03-31\n"       \
  "clause id=-6 contract=-5 clause=holds schemes=rss\n"                                            \
  "award id=-7 service=-3 scheme=rss from_day=2025-05-01 until_day=2027-06-30 source=List "        \
  "confirmed=2026-10-01\n"                                                                         \
  "condition award=-7 what=Training due=2027-01-31\n"                                              \
  "contract id=-8 service=-4 area=-2 title=Pilot begins=2026-01-01 ends=2026-12-31\n"              \
  "clause id=-9 contract=-8 clause=works-towards\n"                                                \
  "milestone clause=-9 milestone=submitted what=Sent due=2026-09-30\n"                             \
  "contract id=-10 service=-4 area=-2 title=Été begins=2026-01-01 ends=2027-12-31\n"             \
  "clause contract=-10 clause=secures\n"                                                           \
  "contract service=-4 title=Helpline begins=2026-01-01 ends=2027-12-31\n"

typedef struct
{
  RegisterFixture *fixture;
  AssayRegister *held;
  AssayRegisterContractsState *state;
} Table;

static void
table_set_up (Table *self, gconstpointer text)
{
  self->fixture = register_fixture_new ();
  register_add (self->fixture->store, text);
  self->held = register_load (self->fixture->store);
  self->state = assay_register_contracts_state_new (self->held, NULL, ON);
}

static void
table_tear_down (Table *self, gconstpointer text)
{
  assay_register_contracts_state_free (self->state);
  assay_register_unref (self->held);
  register_fixture_free (self->fixture);
}

/* The titles that @filter leaves, in its order. */
static void
assert_listed (const Table *self, const AssayRegisterFilter *filter, const char *expected)
{
  g_autoptr (GArray) places = assay_register_contracts_state_list (self->state, filter);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " " : "",
                            self->state->rows[g_array_index (places, guint, i)].title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_table (Table *self, gconstpointer text)
{
  static const AssayRegisterFilter all = { NULL };
  guint row;

  g_assert_cmpuint (self->state->n_rows, ==, 4);
  g_assert_cmpuint (self->state->counts[ASSAY_STANDING_LATE], ==, 1);
  g_assert_cmpuint (self->state->counts[ASSAY_STANDING_UNKNOWN], ==, 1);
  g_assert_cmpuint (self->state->counts[ASSAY_STANDING_MET_WITH_CONDITIONS], ==, 1);
  g_assert_cmpuint (self->state->counts[ASSAY_STANDING_NOT_REQUIRED], ==, 1);
  assert_listed (self, &all, "Pilot Été Core Helpline");
  g_assert_true (assay_register_contracts_state_find (self->state, 1, &row));
  g_assert_cmpuint (row, ==, 2);
  g_assert_false (assay_register_contracts_state_find (self->state, 99, &row));
  g_assert_cmpstr (self->state->rows[row].area, ==, "North Vale");
  for (guint i = 0; i < self->state->n_rows; i++)
    {
      g_autoptr (AssayRegisterRowWords) words =
          assay_register_contracts_state_word_row (self->state, i);

      g_assert_cmpstr (words->why, !=, "");
      g_assert_cmpstr (words->clause, !=, "");
      g_assert_nonnull (strstr (words->description, words->standing));
      g_assert_nonnull (strstr (words->description, words->why));
    }
}

static void
test_filter (Table *self, gconstpointer text)
{
  AssayRegisterFilter filter = { NULL };

  filter.text = "vale";
  assert_listed (self, &filter, "Core");
  filter.text = "nv-17";
  assert_listed (self, &filter, "Core");
  /* Accents and case do not matter; every word has to be there, in any order. */
  filter.text = "ETE moor";
  assert_listed (self, &filter, "Été");
  filter.text = "  ";
  assert_listed (self, &filter, "Pilot Été Core Helpline");
  filter.text = "late";
  assert_listed (self, &filter, "Pilot");
  filter.text = "nothing like it";
  assert_listed (self, &filter, "");
  filter.text = NULL;
  filter.states = 1u << ASSAY_STANDING_LATE | 1u << ASSAY_STANDING_UNKNOWN;
  assert_listed (self, &filter, "Pilot Été");
  filter.states = 0;
  /* The service's area counts where the contract has none of its own. */
  filter.area = 1;
  assert_listed (self, &filter, "Core");
  filter.area = 2;
  assert_listed (self, &filter, "Pilot Été");
}

static void
test_sort (Table *self, gconstpointer text)
{
  static const struct
  {
    AssayRegisterSort sort;
    const char *up;
    const char *down;
  } cases[] = {
    { ASSAY_REGISTER_SORT_ATTENTION, "Pilot Été Core Helpline", "Helpline Core Été Pilot" },
    /* What has none stands last both ways. */
    { ASSAY_REGISTER_SORT_AREA, "Core Pilot Été Helpline", "Pilot Été Core Helpline" },
    { ASSAY_REGISTER_SORT_SERVICE, "Pilot Été Helpline Core", "Core Pilot Été Helpline" },
    { ASSAY_REGISTER_SORT_STANDING, "Pilot Été Core Helpline", "Helpline Core Été Pilot" },
    { ASSAY_REGISTER_SORT_NEXT, "Pilot Core Été Helpline", "Été Core Pilot Helpline" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AssayRegisterFilter filter = { .sort = cases[i].sort };

      assert_listed (self, &filter, cases[i].up);
      filter.is_descending = TRUE;
      assert_listed (self, &filter, cases[i].down);
      g_assert_cmpstr (assay_register_sort_get_id (cases[i].sort), !=, "");
    }
}

/* --- Time lines --- */

/* "term 2025-04-01 2028-03-31; …" */
static char *
format_spans (const AssayTimeLine *line)
{
  static const char *const kinds[] = { "term",  "extension", "option", "asked",
                                       "award", "other",     "gap" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < line->spans->len; i++)
    {
      const AssayTimeSpan *span = line->spans->pdata[i];
      g_autofree char *first = assay_date_format_iso (span->first);
      g_autofree char *last = assay_date_format_iso (span->last);

      g_string_append_printf (text, "%s%s%s %s %s", i > 0 ? "; " : "", kinds[span->kind],
                              span->kind == ASSAY_SPAN_GAP && span->is_ahead ? "-ahead" : "", first,
                              last);
    }

  return g_string_free (text, FALSE);
}

static void
assert_spans (const char *text, const char *expected)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autofree char *whole = g_strconcat ("service id=-1 name=Vale\n", text, NULL);
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayTimeLine) line = NULL;
  g_autofree char *told = NULL;
  AssayRegisterGround ground = { NULL, NULL, ON };

  register_add (fixture->store, whole);
  held = register_load (fixture->store);
  ground.held = held;
  line = assay_time_line_new (&ground, assay_register_lookup (held, ASSAY_HELD_CONTRACT, 1), 0);
  told = format_spans (line);
  g_assert_cmpstr (told, ==, expected);
  g_assert_cmpuint (line->first, <, line->today);
  g_assert_cmpuint (line->last, >, line->today);
  for (guint i = 0; i < line->spans->len; i++)
    g_assert_nonnull (strstr (line->description, ((AssayTimeSpan *) line->spans->pdata[i])->text));
}

#define TERM "contract id=-2 service=-1 title=RJ begins=2025-04-01 ends=2027-03-31\n"
#define HOLDS TERM "clause id=-3 contract=-2 clause=holds schemes=rss\n"
#define AWARD(from, until)                                                                         \
  "award service=-1 scheme=rss source=List confirmed=2026-10-01 from_day=" from                    \
  " until_day=" until "\n"

static void
test_gaps (void)
{
  assert_spans (TERM, "term 2025-04-01 2027-03-31");
  assert_spans (HOLDS, "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; "
                       "gap 2025-04-01 2026-11-22; gap-ahead 2026-11-23 2027-03-31");
  assert_spans (HOLDS AWARD ("2025-01-01", "2027-12-31"),
                "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; award 2025-01-01 "
                "2027-12-31");
  /* Two awards end to end leave nothing open; a day between them does. */
  assert_spans (HOLDS AWARD ("2025-01-01", "2026-02-28") AWARD ("2026-03-01", "2027-12-31"),
                "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; award 2025-01-01 "
                "2026-02-28; award 2026-03-01 2027-12-31");
  assert_spans (HOLDS AWARD ("2025-01-01", "2026-02-28") AWARD ("2026-03-02", "2027-12-31"),
                "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; award 2025-01-01 "
                "2026-02-28; award 2026-03-02 2027-12-31; gap 2026-03-01 2026-03-01");
  /* What nobody said the source of covers nothing. */
  assert_spans (HOLDS "award service=-1 scheme=rss from_day=2025-01-01 until_day=2027-12-31\n",
                "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; other 2025-01-01 "
                "2027-12-31; gap 2025-04-01 2026-11-22; gap-ahead 2026-11-23 2027-03-31");
  assert_spans (TERM "clause contract=-2 clause=secures by_day=2026-12-31\n"
                     "extension contract=-2 until=2028-03-31 taken=2026-06-01\n"
                     "extension contract=-2 until=2029-03-31\n",
                "term 2025-04-01 2027-03-31; extension 2027-04-01 2028-03-31; option 2028-04-01 "
                "2029-03-31; asked 2027-01-01 2028-03-31; gap-ahead 2027-01-01 2028-03-31");
}

/* A withdrawn award holds until the day before. */
static void
test_withdrawn (void)
{
  assert_spans (HOLDS "award service=-1 scheme=rss source=List confirmed=2026-10-01 "
                      "from_day=2025-01-01 until_day=2027-12-31 withdrawn=2026-11-01\n",
                "term 2025-04-01 2027-03-31; asked 2025-04-01 2027-03-31; award 2025-01-01 "
                "2026-10-31; gap 2026-11-01 2026-11-22; gap-ahead 2026-11-23 2027-03-31");
}

/* Whatever is recorded, the line is a line. */
static void
test_strange_lines (void)
{
  assert_spans ("contract service=-1 title=RJ\n", "");
  assert_spans ("contract service=-1 title=RJ ends=2027-03-31\n", "");
  assert_spans ("contract id=-2 service=-1 title=RJ begins=1900-01-01 ends=2200-12-31\n"
                "clause contract=-2 clause=holds\n" AWARD ("1950-01-01", "2190-01-01"),
                "term 1900-01-01 2200-12-31; asked 1900-01-01 2200-12-31; award 1950-01-01 "
                "2190-01-01; gap 1900-01-01 1949-12-31; gap-ahead 2190-01-02 2200-12-31");
}

static void
test_places (void)
{
  AssayTimeLine line = { .first = ON - 100, .last = ON + 100 };

  g_assert_cmpfloat (assay_time_line_get_place (&line, ON), ==, 0.5);
  g_assert_cmpfloat (assay_time_line_get_place (&line, ON - 500), ==, 0);
  g_assert_cmpfloat (assay_time_line_get_place (&line, ON + 500), ==, 1);
}

static void
test_marks (Table *self, gconstpointer text)
{
  AssayRegisterGround ground = { self->held, NULL, ON };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AssayTimeLine) core =
      assay_time_line_new (&ground, assay_register_lookup (self->held, ASSAY_HELD_CONTRACT, 1), 0);
  g_autoptr (AssayTimeLine) pilot =
      assay_time_line_new (&ground, assay_register_lookup (self->held, ASSAY_HELD_CONTRACT, 2), 0);

  g_assert_cmpuint (core->marks->len, ==, 1);
  g_assert_cmpint (((AssayTimeMark *) core->marks->pdata[0])->kind, ==, ASSAY_MARK_CONDITION);
  g_assert_cmpuint (pilot->marks->len, ==, 1);
  g_assert_cmpint (((AssayTimeMark *) pilot->marks->pdata[0])->kind, ==, ASSAY_MARK_OVERDUE);
  for (guint i = 0; i <= ASSAY_MARK_LAST; i++)
    {
      g_assert_true (g_hash_table_add (seen, (gpointer) assay_mark_kind_word_sign (i)));
      g_assert_cmpint (g_utf8_strlen (assay_mark_kind_word_sign (i), -1), ==, 1);
      g_assert_cmpstr (assay_mark_kind_word (i), !=, "");
    }
  for (guint i = 0; i <= ASSAY_SPAN_LAST; i++)
    g_assert_cmpstr (assay_span_kind_word (i), !=, "");
}

/* --- The page --- */

static void
test_page (Table *self, gconstpointer text)
{
  AssayRegisterGround ground = { self->held, NULL, ON };
  g_autoptr (AssayRegisterContractState) page = assay_register_contract_state_new (&ground, 1);

  g_assert_null (assay_register_contract_state_new (&ground, 99));
  g_assert_cmpstr (page->title, ==, "Core");
  g_assert_cmpstr (page->subtitle, ==, "Vale RJ, North Vale, NV-17");
  g_assert_cmpint (page->state, ==, ASSAY_STANDING_MET_WITH_CONDITIONS);
  g_assert_cmpstr (page->verdict, ==, "Met with conditions, as recorded on 22 November 2026.");
  g_assert_cmpuint (page->reasons->len, >=, 2);
  g_assert_cmpuint (page->clauses->len, ==, 1);
  /* The award and its condition. */
  g_assert_cmpuint (page->awards->len, ==, 2);
  g_assert_cmpstr (((AssayRegisterFact *) page->awards->pdata[0])->detail, ==,
                   "From “List”, confirmed on 1 October 2026, 52 days ago.");
  g_assert_cmpuint (page->time_line->spans->len, >, 0);
}

/* The partner because of whom it stands so is the one whose awards are shown. */
static void
test_page_of_partner (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayRegisterContractState) page = NULL;
  AssayRegisterGround ground = { NULL, NULL, ON };

  register_add (fixture->store, "service id=-1 name=Both is_partnership=1\n"
                                "service id=-2 name=East\n"
                                "service id=-3 name=West\n"
                                "partner partnership=-1 service=-2\n"
                                "partner partnership=-1 service=-3\n"
                                "contract id=-4 service=-1 title=RJ begins=2025-04-01 "
                                "ends=2027-03-31\n"
                                "clause contract=-4 clause=holds is_of_each_partner=1\n"
                                "award service=-2 scheme=rss from_day=2025-01-01 "
                                "until_day=2027-12-31 source=List confirmed=2026-10-01\n");
  held = register_load (fixture->store);
  ground.held = held;
  page = assay_register_contract_state_new (&ground, 1);
  g_assert_cmpint (page->state, ==, ASSAY_STANDING_LATE);
  g_assert_cmpint ((int) page->service, ==, 3);
  g_assert_true (g_str_has_prefix (page->reasons->pdata[0], "West: "));
  g_assert_cmpuint (page->awards->len, ==, 0);
}

/* --- The calendar --- */

static void
test_calendar (Table *self, gconstpointer text)
{
  AssayRegisterGround ground = { self->held, NULL, ON };
  g_autoptr (GPtrArray) ahead = assay_register_list_due (&ground, ASSAY_DATE_NONE, ASSAY_DATE_NONE);
  g_autoptr (GPtrArray) one =
      assay_register_list_due (&ground, assay_date_new (2027, 1, 1), assay_date_new (2027, 1, 31));
  const AssayDue *first = ahead->pdata[0];
  const AssayDue *condition;

  g_assert_cmpint (first->due, ==, ASSAY_DUE_MILESTONE);
  g_assert_true (first->is_overdue);
  for (guint i = 1; i < ahead->len; i++)
    {
      const AssayDue *due = ahead->pdata[i], *before = ahead->pdata[i - 1];

      g_assert_cmpuint (due->day, >=, before->day);
      g_assert_false (due->is_overdue);
      g_assert_cmpuint (due->day, >=, ON);
    }
  g_assert_cmpuint (one->len, ==, 1);
  condition = one->pdata[0];
  g_assert_cmpint (condition->due, ==, ASSAY_DUE_CONDITION);
  g_assert_cmpstr (condition->what, ==, "Condition “Training”");
  g_assert_cmpstr (condition->where, ==, "Vale RJ, Core");
  for (guint i = 0; i <= ASSAY_DUE_LAST; i++)
    g_assert_cmpstr (assay_due_kind_get_id (i), !=, "");
}

/* --- Schemes --- */

static void
test_schemes (void)
{
  g_autoptr (AssayScheme) rss = assay_fixture_load_rss ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (AssayRegisterSchemes) schemes = NULL;
  g_autoptr (AssayRegisterSchemes) none = assay_register_schemes_new (NULL);
  const AssayLeadTimes *times;

  g_ptr_array_add (list, rss);
  schemes = assay_register_schemes_new (list);
  times = &g_array_index (assay_register_schemes_get_lead_times (schemes), AssayLeadTimes, 0);
  g_assert_cmpstr (times->scheme, ==, "rss");
  g_assert_cmpuint (times->long_months, ==, 12);
  g_assert_cmpuint (times->short_months, ==, 3);
  g_assert_cmpstr (assay_register_schemes_get_title (schemes, "rss"), ==, rss->title);
  g_assert_cmpstr (assay_register_schemes_get_title (schemes, "other"), ==, "other");
  g_assert_cmpstr (assay_register_schemes_get_title (NULL, "rss"), ==, "rss");
  g_assert_cmpuint (assay_register_schemes_get_lead_times (none)->len, ==, 0);
}

/* As people write them. */
static void
test_schemes_read (void)
{
  static const struct
  {
    const char *text;
    const char *ids; /* NULL: none */
  } rows[] = {
    { "rss", "rss" },
    { "RSS", "rss" },
    { " Restorative  Service Standards ", "rss" },
    { "rss, ro", "rss ro" },
    { "ro;rss|ro", "ro rss" },
    { "restorative service standards ro", "rss ro" },
    { "Restorative Service", "Restorative Service" },
    { "RSQM or TSQM", "RSQM TSQM" },
    /* That would mean both, and a clause takes any. */
    { "rss+ro", "rss+ro" },
    { " , ", NULL },
    { "", NULL },
  };
  g_autoptr (AssayScheme) rss = assay_fixture_load_rss ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  g_autoptr (AssayRegisterSchemes) schemes = NULL;
  g_autofree char *one = NULL, *other = NULL, *without = NULL;

  g_ptr_array_add (list, rss);
  schemes = assay_register_schemes_new (list);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ids = assay_register_schemes_read_several (schemes, rows[i].text);

      g_assert_cmpstr (ids, ==, rows[i].ids);
    }
  one = assay_register_schemes_read_one (schemes, "Restorative Service Standards");
  other = assay_register_schemes_read_one (schemes, "some mark");
  without = assay_register_schemes_read_one (NULL, "RSS");
  g_assert_cmpstr (one, ==, "rss");
  g_assert_cmpstr (other, ==, "some mark");
  g_assert_cmpstr (without, ==, "RSS");
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Table, REGISTER, table_set_up, function, table_tear_down)

/* The last figure of each measure, and never its number: what is small is kept back elsewhere. */
static void
test_measures (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayRegisterContractState) state = NULL;
  AssayRegisterGround ground = { NULL, NULL, ON };

  register_add (fixture->store,
                "service id=-1 name=Vale_RJ\n"
                "contract service=-1 title=Core begins=2025-04-01 ends=2028-03-31\n"
                "measure service=-1 scheme=rss edition=1 measure=referrals title=Referrals "
                "definition=All counting_rule=Once unit=count from_day=2026-01-01 "
                "until_day=2026-03-31 figure=4711 source=Case_log day=2026-04-20\n"
                "measure service=-1 scheme=rss edition=1 measure=referrals title=Referrals "
                "definition=All counting_rule=Once unit=count from_day=2026-04-01 "
                "until_day=2026-06-30 figure=4712 source=Case_log day=2026-07-20\n"
                "measure service=-1 scheme=rss edition=1 measure=visits title=Visits "
                "definition=All counting_rule=Once unit=count from_day=2026-01-01 "
                "until_day=2026-03-31 figure=4713 day=2026-04-20\n");
  held = register_load (fixture->store);
  ground.held = held;
  state = assay_register_contract_state_new (&ground, 1);
  g_assert_cmpuint (state->measures->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const AssayRegisterFact *fact = state->measures->pdata[i];

      g_assert_cmpstr (fact->text, ==,
                       i == 0 ? "Referrals, 1 April 2026 to 30 June 2026"
                              : "Visits, 1 January 2026 to 31 March 2026");
      g_assert_cmpstr (fact->detail, ==,
                       i == 0 ? "Received on 20 July 2026, from “Case log”"
                              : "Received on 20 April 2026; nothing says where it comes from");
      g_assert_null (strstr (fact->text, "471"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/register-states/table", test_table);
  ADD ("/register-states/filter", test_filter);
  ADD ("/register-states/sort", test_sort);
  g_test_add_func ("/register-states/gaps", test_gaps);
  g_test_add_func ("/register-states/withdrawn", test_withdrawn);
  g_test_add_func ("/register-states/strange-lines", test_strange_lines);
  g_test_add_func ("/register-states/places", test_places);
  ADD ("/register-states/marks", test_marks);
  ADD ("/register-states/page", test_page);
  g_test_add_func ("/register-states/page-of-partner", test_page_of_partner);
  ADD ("/register-states/calendar", test_calendar);
  g_test_add_func ("/register-states/schemes", test_schemes);
  g_test_add_func ("/register-states/schemes-read", test_schemes_read);
  g_test_add_func ("/register-states/measures", test_measures);

  return g_test_run ();
}
