/* Services side by side: what is compared, what is not and why, and what may leave.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-comparison.h"
#include "register-fixture.h"

#include <string.h>

#define SERVICES "service name=North\nservice name=South\nservice name=East\n"
#define OF(service, measure, quarter, figure) OF_EDITION (service, measure, quarter, figure, "2026")
#define OF_EDITION(service, measure, quarter, figure, edition)                                     \
  OF_KIND (service, measure, quarter, figure, edition, "Each_request", "Once", "count")
#define OF_KIND(service, measure, quarter, figure, edition, definition, rule, unit)                \
  "measure service=" service " scheme=rss edition=" edition " measure=" measure " title=" measure  \
  " definition=" definition " counting_rule=" rule " unit=" unit " " quarter " figure=" figure     \
  " day=2027-01-20\n"
#define Q1 "from_day=2026-01-01 until_day=2026-03-31"
#define Q2 "from_day=2026-04-01 until_day=2026-06-30"
#define Q3 "from_day=2026-07-01 until_day=2026-09-30"
#define Q4 "from_day=2026-10-01 until_day=2026-12-31"
#define YEAR "from_day=2026-01-01 until_day=2026-12-31"

typedef struct
{
  RegisterFixture *fixture;
  AssayRegister *held;
  AssayComparison *comparison;
} Case;

static void
case_clear (Case *self)
{
  assay_comparison_free (self->comparison);
  assay_register_unref (self->held);
  register_fixture_free (self->fixture);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static Case
compare (const char *text, const GPtrArray *known)
{
  Case self = { .fixture = register_fixture_new () };

  register_add (self.fixture->store, text);
  self.held = register_load (self.fixture->store);
  self.comparison = assay_comparison_new (self.held, NULL, known);

  return self;
}

/* "referrals 2026: 1: 12 - | 2: 9 20 = 21 -; …": services with a figure for each period, and the
 * totals; "-" for nothing, "*" for what may not leave. */
static char *
tell (const AssayComparison *comparison)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->tables->len; i++)
    {
      const AssayComparedTable *table = comparison->tables->pdata[i];

      g_string_append_printf (text, "%s %s:", table->like->measure, table->like->edition);
      for (guint j = 0; j < table->services->len; j++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT ":", j > 0 ? " |" : "",
                                  g_array_index (table->services, gint64, j));
          for (guint k = 0; k < table->periods->len; k++)
            {
              const AssayHeldMeasure *figure = assay_compared_table_get (table, j, k);

              g_string_append_printf (text, " %s",
                                      figure == NULL                                ? "-"
                                      : assay_compared_table_is_shown (table, j, k) ? figure->figure
                                                                                    : "*");
            }
        }
      g_string_append (text, " =");
      for (guint k = 0; k < table->periods->len; k++)
        if (assay_compared_table_is_total_shown (table, k))
          g_string_append_printf (text, " %" G_GUINT64_FORMAT, table->totals[k].part);
        else
          g_string_append (text, table->totals[k].has_total ? " *" : " -");
      g_string_append (text, "; ");
    }

  return g_string_free (text, FALSE);
}

static char *
tell_apart (const AssayComparison *comparison)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->apart->len; i++)
    {
      const AssayApart *apart = &g_array_index (comparison->apart, AssayApart, i);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "; ",
                              assay_apart_reason_get_id (apart->reason), apart->measure->service,
                              apart->other != NULL ? apart->other->service : 0);
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  const char *is;
  const char *tables;
  const char *apart;
} rows[] = {
  { "nothing", SERVICES, "", "" },
  { "alike", SERVICES OF ("2", "referrals", Q1, "20") OF ("1", "referrals", Q1, "12"),
    "referrals 2026: 1: 12 | 2: 20 = 32; ", "" },
  { "not-kept",
    SERVICES OF ("1", "referrals", Q1, "12") OF ("1", "referrals", Q2, "13")
        OF ("2", "referrals", Q2, "0"),
    "referrals 2026: 1: 12 13 | 2: - 0 = - 13; ", "period 1/0; " },
  { "alone", SERVICES OF ("1", "referrals", Q1, "12"), "referrals 2026: 1: 12 = -; ",
    "alone 1/0; " },
  { "edition",
    SERVICES OF ("1", "referrals", Q1, "12") OF_EDITION ("2", "referrals", Q1, "9", "2020")
        OF_EDITION ("3", "referrals", Q1, "8", "2020"),
    "referrals 2020: 2: 9 | 3: 8 = 17; referrals 2026: 1: 12 = -; ", "edition 1/2; " },
  { "definition",
    SERVICES OF ("1", "referrals", Q1, "12")
        OF_KIND ("2", "referrals", Q1, "9", "2026", "Letters", "Once", "count"),
    "referrals 2026: 1: 12 = -; referrals 2026: 2: 9 = -; ", "alone 1/0; definition 2/1; " },
  { "rule",
    SERVICES OF ("1", "referrals", Q1, "12")
        OF_KIND ("2", "referrals", Q1, "9", "2026", "Each_request", "Twice", "count"),
    "referrals 2026: 1: 12 = -; referrals 2026: 2: 9 = -; ", "alone 1/0; counting-rule 2/1; " },
  { "unit",
    SERVICES OF ("1", "referrals", Q1, "12")
        OF_KIND ("2", "referrals", Q1, "9", "2026", "Each_request", "Once", "score"),
    "referrals 2026: 1: 12 = -; referrals 2026: 2: 9 = -; ", "alone 1/0; unit 2/1; " },
  { "white-space",
    SERVICES OF ("1", "referrals", Q1, "12")
        OF_KIND ("2", "referrals", Q1, "9", "2026", "Each__request", "Once", "count"),
    "referrals 2026: 1: 12 | 2: 9 = 21; ", "" },
  { "scores-are-not-added",
    SERVICES OF_KIND ("1", "score", Q1, "4", "2026", "D", "R", "score base=9")
        OF_KIND ("2", "score", Q1, "3", "2026", "D", "R", "score base=9"),
    "score 2026: 1: 4 | 2: 3 = -; ", "" },
  { "shares",
    SERVICES OF_KIND ("1", "engagement", Q1, "75", "2026", "D", "R", "percent part=45 base=60")
        OF_KIND ("2", "engagement", Q1, "50", "2026", "D", "R", "percent part=10 base=20"),
    "engagement 2026: 1: 75 | 2: 50 = 55; ", "" },
  { "share-without-counts",
    SERVICES OF_KIND ("1", "engagement", Q1, "75", "2026", "D", "R", "percent part=45 base=60")
        OF_KIND ("2", "engagement", Q1, "50", "2026", "D", "R", "percent"),
    "engagement 2026: 1: 75 | 2: 50 = -; ", "" },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Case) self = compare (rows[i].is, NULL);
  g_autofree char *tables = tell (self.comparison);
  g_autofree char *apart = tell_apart (self.comparison);

  g_assert_cmpstr (tables, ==, rows[i].tables);
  g_assert_cmpstr (apart, ==, rows[i].apart);
}

/* --- What may leave --------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *is;
  const char *tables; /* below 5 */
} leaving[] = {
  { "nothing-small",
    SERVICES OF ("1", "referrals", Q1, "12") OF ("2", "referrals", Q1, "0")
        OF ("3", "referrals", Q1, "9"),
    "referrals 2026: 1: 12 | 2: 0 | 3: 9 = 21; " },
  { "by-the-total",
    SERVICES OF ("1", "referrals", Q1, "12") OF ("2", "referrals", Q1, "2")
        OF ("3", "referrals", Q1, "9"),
    "referrals 2026: 1: 12 | 2: * | 3: * = 23; " },
  { "by-the-year",
    SERVICES OF ("1", "referrals", Q1, "12") OF ("1", "referrals", Q2, "14")
        OF ("1", "referrals", Q3, "15") OF ("1", "referrals", YEAR, "43"),
    "referrals 2026: 1: * 43 14 15 = - - - -; " },
  { "said-twice",
    SERVICES OF ("1", "referrals", Q1, "3") OF ("2", "referrals", Q1, "9")
        OF_EDITION ("2", "referrals", Q1, "9", "2020"),
    "referrals 2026: 1: * | 2: * = 12; referrals 2020: 2: * = -; " },
  { "by-a-share-of-it",
    SERVICES OF ("1", "referrals", Q1, "3") OF ("2", "referrals", Q1, "40")
        OF ("3", "referrals", Q1, "90")
            OF_KIND ("2", "conversion", Q1, "50", "2026", "D", "R", "percent part=20 base=40"),
    "conversion 2026: 2: 50 = -; referrals 2026: 1: * | 2: 40 | 3: * = 133; " },
  { "by-a-share-of-all",
    SERVICES OF ("1", "referrals", Q1, "3") OF ("2", "referrals", Q1, "40")
        OF_KIND ("2", "conversion", Q1, "50", "2026", "D", "R", "percent part=20 base=40"),
    "conversion 2026: 2: * = -; referrals 2026: 1: * | 2: * = 43; " },
  { "few-others",
    SERVICES OF_KIND ("1", "engagement", Q1, "95", "2026", "D", "R", "percent part=57 base=60")
        OF_KIND ("2", "engagement", Q1, "50", "2026", "D", "R", "percent part=10 base=20")
            OF_KIND ("3", "engagement", Q1, "50", "2026", "D", "R", "percent part=50 base=100"),
    "engagement 2026: 1: * | 2: * | 3: 50 = 117; " },
  { "unjudged",
    SERVICES OF_KIND ("1", "engagement", Q1, "75", "2026", "D", "R", "percent")
        OF_KIND ("1", "score", Q1, "4", "2026", "D", "R", "score base=4")
            OF_KIND ("2", "score", Q1, "4", "2026", "D", "R", "score base=5")
                OF_KIND ("3", "score", Q1, "4", "2026", "D", "R", "score"),
    "engagement 2026: 1: * = -; score 2026: 1: * | 2: 4 | 3: * = -; " },
};

static void
test_leaving (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Case) self = compare (leaving[i].is, NULL);
  g_autofree char *tables = NULL;

  assay_comparison_suppress (self.comparison, 5);
  tables = tell (self.comparison);
  g_assert_cmpstr (tables, ==, leaving[i].tables);
}

/* What did not become a conversion is a count that nobody wrote down. */
static void
test_part (void)
{
  static const struct
  {
    const char *is;
    const char *tables;
  } parts[] = {
    { SERVICES OF ("1", "referrals", Q1, "20") OF ("1", "conversions", Q1, "18"),
      "conversions 2026: 1: * = -; referrals 2026: 1: 20 = -; " },
    { SERVICES OF ("1", "referrals", Q1, "20") OF ("1", "conversions", Q1, "20"),
      "conversions 2026: 1: 20 = -; referrals 2026: 1: 20 = -; " },
    { SERVICES OF ("1", "referrals", Q1, "20") OF ("1", "conversions", Q1, "12"),
      "conversions 2026: 1: 12 = -; referrals 2026: 1: 20 = -; " },
    { SERVICES OF ("1", "referrals", Q1, "20") OF ("1", "conversions", Q1, "22"),
      "conversions 2026: 1: 22 = -; referrals 2026: 1: 20 = -; " },
    { SERVICES OF ("1", "referrals", Q1, "20") OF ("1", "initial-engagements", Q1, "18"),
      "initial-engagements 2026: 1: 18 = -; referrals 2026: 1: 20 = -; " },
  };
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  g_ptr_array_add (known, scheme);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (Case) self = compare (parts[i].is, known);
      g_autofree char *tables = NULL;

      assay_comparison_suppress (self.comparison, 5);
      tables = tell (self.comparison);
      g_assert_cmpstr (tables, ==, parts[i].tables);
    }
}

/* --- Papers that follow one another ------------------------------------------------------------
 */

/* Whether each figure is shown in a paper that is made now, by its id; as in those before. */
static void
read_paper (AssayRegisterStore *store, GHashTable *shown)
{
  g_autoptr (AssayRegister) held = register_load (store);
  g_autoptr (AssayComparison) comparison = assay_comparison_new (held, NULL, NULL);

  assay_comparison_suppress (comparison, 5);
  for (guint i = 0; i < comparison->tables->len; i++)
    {
      const AssayComparedTable *table = comparison->tables->pdata[i];

      for (guint j = 0; j < table->services->len; j++)
        for (guint k = 0; k < table->periods->len; k++)
          {
            const AssayHeldMeasure *figure = assay_compared_table_get (table, j, k);
            gboolean is_shown = assay_compared_table_is_shown (table, j, k);
            gpointer before = NULL;

            if (figure == NULL)
              continue;
            if (g_hash_table_lookup_extended (shown, &figure->value.id, NULL, &before))
              g_assert_cmpint (GPOINTER_TO_INT (before), ==, is_shown);
            else
              g_hash_table_insert (shown, g_memdup2 (&figure->value.id, sizeof (gint64)),
                                   GINT_TO_POINTER (is_shown));
          }
    }
}

/* Answers come in one after the other, and a paper is made after each: a figure that was shown in
 * one is shown in all that follow, and one that was not is in none. */
static void
test_papers (void)
{
  static const char *const times[] = { Q1, Q2, Q3, Q4, YEAR };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);

  for (guint round = 0; round < 6; round++)
    {
      g_autoptr (RegisterFixture) fixture = register_fixture_new ();
      g_autoptr (GHashTable) shown =
          g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

      register_add (fixture->store, SERVICES);
      for (guint i = 0; i < 15; i++)
        {
          guint which = (i * 7 + round) % 15;
          g_autofree char *line = g_strdup_printf (
              "measure service=%u scheme=rss edition=2026 measure=referrals title=R definition=D "
              "counting_rule=C unit=count %s figure=%d day=2027-01-%02u\n",
              which % 3 + 1, times[which / 3],
              which / 3 == 4 ? g_rand_int_range (rand, 40, 60) : g_rand_int_range (rand, 0, 12),
              i / (1 + round % 3) + 1);

          register_add (fixture->store, line);
          if (i % (1 + round % 3) == round % 3 || i == 14)
            read_paper (fixture->store, shown);
        }
      g_assert_cmpuint (g_hash_table_size (shown), ==, 15);
    }
}

/* --- Never alone ------------------------------------------------------------------------------ */

static void
test_beside (void)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_rss ();
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_auto (Case) self = { 0 };
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autoptr (GPtrArray) beside = NULL;
  const AssayComparedTable *direct, *referrals;

  g_ptr_array_add (known, scheme);
  self = compare (SERVICES OF ("1", "direct-interventions", Q1,
                               "12") OF ("2", "direct-interventions", Q1, "20")
                      OF ("1", "indirect-interventions", Q1, "30") OF ("1", "referrals", Q1, "60"),
                  known);
  direct = self.comparison->tables->pdata[0];
  referrals = self.comparison->tables->pdata[2];
  g_assert_cmpstr (direct->like->measure, ==, "direct-interventions");
  g_assert_false (assay_compared_table_can_rank (direct));
  g_assert_true (assay_compared_table_can_rank (referrals));
  beside = assay_comparison_list_beside (self.comparison, direct, missing);
  g_assert_cmpuint (beside->len, ==, 1);
  g_assert_true (beside->pdata[0] == self.comparison->tables->pdata[1]);
  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (missing->pdata[0], ==, "engagement");
  g_assert_cmpstr (missing->pdata[1], ==, "satisfaction-harmed");
}

/* Nobody ranks by what nobody knows. */
static void
test_unknown_scheme (void)
{
  g_auto (Case) self = compare (SERVICES OF ("1", "referrals", Q1, "12"), NULL);

  g_assert_false (assay_compared_table_can_rank (self.comparison->tables->pdata[0]));
}

static void
test_some_services (void)
{
  g_auto (Case) self = compare (SERVICES OF ("1", "referrals", Q1, "12")
                                    OF ("2", "referrals", Q1, "20") OF ("3", "referrals", Q1, "9"),
                                NULL);
  g_autoptr (GArray) services = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AssayComparison) two = NULL;
  g_autofree char *tables = NULL;
  gint64 first = 1, third = 3;

  g_array_append_val (services, third);
  g_array_append_val (services, first);
  two = assay_comparison_new (self.held, services, NULL);
  tables = tell (two);
  g_assert_cmpstr (tables, ==, "referrals 2026: 1: 12 | 3: 9 = 21; ");
}

/* In which order figures were entered says nothing. */
static void
test_order (void)
{
  static const char *const lines[] = {
    OF ("1", "referrals", Q1, "12"), OF ("2", "referrals", Q1, "3"),
    OF ("3", "referrals", Q1, "9"),  OF ("1", "referrals", Q2, "4"),
    OF ("2", "referrals", Q2, "30"), OF ("3", "referrals", Q2, "8")
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261127);
  g_autofree char *expected = NULL;

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GString) text = g_string_new (SERVICES);
      guint start = (guint) g_rand_int_range (rand, 0, 6), step = g_rand_boolean (rand) ? 1 : 5;
      g_auto (Case) self = { 0 };
      g_autofree char *tables = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        g_string_append (text, lines[(start + i * step) % G_N_ELEMENTS (lines)]);
      self = compare (text->str, NULL);
      assay_comparison_suppress (self.comparison, 5);
      tables = tell (self.comparison);
      if (expected == NULL)
        expected = g_strdup (tables);
      g_assert_cmpstr (tables, ==, expected);
    }
}

/* --- Standards -------------------------------------------------------------------------------- */

#define GOT(id, service, kind, day, more)                                                          \
  "received id=" id " service=" service " received=" kind " scheme=rss day=" day " " more "\n"
#define KNOWN "edition=2026 is_verified=1"
#define RESULT(received, standard, state)                                                          \
  "result received=" received " standard=" standard " title=" standard " state=" state             \
  " ready=1 applies=2\n"

static char *
tell_standards (const AssayStandardsComparison *comparison)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < comparison->tables->len; i++)
    {
      const AssayComparedStandards *table = comparison->tables->pdata[i];

      g_string_append_printf (text, "%s %s %s:", table->scheme, table->edition,
                              table->kind == ASSAY_RECEIVED_REPORT ? "report" : "submission");
      for (guint j = 0; j < table->services->len; j++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT ":", j > 0 ? " |" : "",
                                  g_array_index (table->services, gint64, j));
          for (guint k = 0; k < table->standards->len; k++)
            {
              const AssayHeldResult *result = table->results[j * table->standards->len + k];

              g_string_append_printf (text, " %s=%d",
                                      ((AssayHeldResult *) table->standards->pdata[k])->standard,
                                      result != NULL ? (int) result->state : -1);
            }
        }
      g_string_append (text, "; ");
    }
  for (guint i = 0; i < comparison->apart->len; i++)
    {
      const AssayStandardsApart *apart = &g_array_index (comparison->apart, AssayStandardsApart, i);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT "; ",
                              assay_standards_reason_get_id (apart->reason),
                              apart->received->value.id);
    }

  return g_string_free (text, FALSE);
}

static void
test_standards (void)
{
  g_autoptr (RegisterFixture) fixture = register_fixture_new ();
  g_autoptr (AssayRegister) held = NULL;
  g_autoptr (AssayStandardsComparison) comparison = NULL;
  g_autofree char *text = NULL;

  register_add (fixture->store, SERVICES GOT ("-1", "1", "submission", "2026-02-01", KNOWN) /* 1 */
                GOT ("-2", "1", "submission", "2026-05-01", KNOWN)                          /* 2 */
                GOT ("-3", "2", "submission", "2026-03-01", KNOWN)                          /* 3 */
                GOT ("-4", "2", "report", "2026-04-01", KNOWN)                              /* 4 */
                GOT ("-5", "3", "submission", "2026-04-01", "edition=2026")                 /* 5 */
                GOT ("-6", "3", "submission", "2026-04-01", "is_verified=1")                /* 6 */
                GOT ("-7", "3", "report", "2026-04-01", KNOWN)                              /* 7 */
                RESULT ("-1", "1", "not-ready") RESULT ("-2", "1", "ready")
                    RESULT ("-2", "2", "not-assessed") RESULT ("-3", "2", "ready")
                        RESULT ("-4", "1", "met") RESULT ("-5", "1", "ready")
                            RESULT ("-6", "1", "ready"));
  held = register_load (fixture->store);
  comparison = assay_standards_comparison_new (held, NULL);
  text = tell_standards (comparison);
  g_assert_cmpstr (text, ==,
                   "rss 2026 submission: 1: 1=0 2=2 | 2: 1=-1 2=0; rss 2026 report: 2: 1=3; "
                   "unverified 5; no-edition 6; no-results 7; ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/comparison/kind/", rows[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
  for (guint i = 0; i < G_N_ELEMENTS (leaving); i++)
    {
      g_autofree char *name = g_strconcat ("/comparison/leaving/", leaving[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_leaving);
    }
  g_test_add_func ("/comparison/part", test_part);
  g_test_add_func ("/comparison/papers", test_papers);
  g_test_add_func ("/comparison/beside", test_beside);
  g_test_add_func ("/comparison/unknown-scheme", test_unknown_scheme);
  g_test_add_func ("/comparison/some-services", test_some_services);
  g_test_add_func ("/comparison/order", test_order);
  g_test_add_func ("/comparison/standards", test_standards);

  return g_test_run ();
}
