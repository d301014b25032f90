/* Asking for measures, and what a service sees before it answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "assay-fixture.h"
#include "base/assay-error.h"
#include "present/assay-measures-answer-state.h"
#include "present/assay-measures-asking-state.h"
#include "register-fixture.h"

#define HELD                                                                                       \
  "service id=-1 name=North_Vale\n"                                                                \
  "contract id=-2 service=-1 title=Circles begins=2026-01-01 ends=2028-12-31\n"

typedef struct
{
  RegisterFixture *fixture;
  AssayRegister *held;
  AssayScheme *scheme;
  AssayRegisterSchemes *schemes;
  AssayRegisterGround ground;
  GHashTable *texts;
} Case;

static void
set_up (Case *self, gconstpointer data)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  self->fixture = register_fixture_new ();
  register_add (self->fixture->store, HELD);
  self->held = register_load (self->fixture->store);
  self->scheme = assay_fixture_load_rss ();
  g_ptr_array_add (known, self->scheme);
  self->schemes = assay_register_schemes_new (known);
  self->ground = (AssayRegisterGround){ self->held, self->schemes, assay_date_new (2026, 11, 22) };
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

static void
tear_down (Case *self, gconstpointer data)
{
  g_hash_table_unref (self->texts);
  assay_register_schemes_free (self->schemes);
  assay_scheme_unref (self->scheme);
  assay_register_unref (self->held);
  register_fixture_free (self->fixture);
}

/* What the form begins with, as if nobody changed it. */
static void
take_form (Case *self, gint64 contract)
{
  g_autoptr (AssayReviewItem) form =
      assay_measures_asking_form_new (&self->ground, "Area commissioner", contract);

  for (guint i = 0; i < form->fields->len; i++)
    {
      const AssayReviewField *field = form->fields->pdata[i];

      g_hash_table_insert (self->texts, (gpointer) field->name, g_strdup (field->value));
    }
}

static AssayMeasuresRequest *
make (Case *self, const char *const *measures, GError **error)
{
  return assay_measures_asking_make (&self->ground, self->scheme, measures, self->texts, error);
}

/* The form can be sent as it stands: the last quarter, of the service of the contract. */
static void
test_form (Case *self, gconstpointer data)
{
  static const char *const measures[] = { "referrals", NULL };
  const AssayHeldContract *contract =
      assay_register_get_values (self->held, ASSAY_HELD_CONTRACT)->pdata[0];
  g_autoptr (GPtrArray) schemes = assay_measures_asking_list_schemes (&self->ground);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request = NULL;
  g_autofree char *file = NULL;

  g_assert_cmpuint (schemes->len, ==, 1);
  take_form (self, contract->value.id);
  request = make (self, measures, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (request->head.service, ==, "North Vale");
  g_assert_cmpstr (request->head.asker, ==, "Area commissioner");
  g_assert_cmpuint (request->head.from, ==, assay_date_new (2026, 7, 1));
  g_assert_cmpuint (request->head.until, ==, assay_date_new (2026, 9, 30));
  g_assert_cmpuint (request->head.by, ==, assay_date_new (2026, 12, 22));
  g_assert_cmpuint (request->measures->len, ==, 1);
  file = assay_measures_asking_word_file (request);
  g_assert_cmpstr (file, ==, "Request for measures, North Vale.xml");
}

/* A count of meetings is not asked for alone, and the form says so before. */
static void
test_beside (Case *self, gconstpointer data)
{
  static const char *const measures[] = { "direct-interventions", NULL };
  const AssayMeasure *meetings = assay_scheme_lookup_measure (self->scheme, measures[0]);
  const AssayMeasure *referrals = assay_scheme_lookup_measure (self->scheme, "referrals");
  g_autofree char *beside = assay_measures_asking_word_beside (self->scheme, meetings);
  g_autofree char *none = assay_measures_asking_word_beside (self->scheme, referrals);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request = NULL;

  g_assert_cmpstr (beside, ==,
                   "It says little alone, so these are asked for with it: Indirect interventions, "
                   "Engagement, Satisfaction of harmed people");
  g_assert_null (none);
  take_form (self, 0);
  request = make (self, measures, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (request->measures->len, ==, 4);
  g_assert_null (request->head.service);
}

static void
test_refused (Case *self, gconstpointer data)
{
  static const char *const none[] = { NULL };
  static const char *const some[] = { "referrals", NULL };
  static const struct
  {
    const char *field;
    const char *text;
    const char *const *measures;
    AssayError code;
  } wrong[] = {
    { "service", "North Wale", some, ASSAY_ERROR_UNKNOWN_NAME },
    { "asker", " ", some, ASSAY_ERROR_INVALID },
    { "from", "soon", some, ASSAY_ERROR_INVALID },
    { "until", "2026-01-01", some, ASSAY_ERROR_INVALID },
    { "by", "2026-01-01", some, ASSAY_ERROR_INVALID },
    { "by", "", some, ASSAY_ERROR_INVALID },
    { "service", "", none, ASSAY_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      take_form (self, 0);
      g_hash_table_insert (self->texts, (gpointer) wrong[i].field, g_strdup (wrong[i].text));
      g_assert_null (make (self, wrong[i].measures, &error));
      g_assert_error (error, ASSAY_ERROR, (int) wrong[i].code);
    }
}

/* What there is stands there with its numbers; what there is not is said, and is not 0. */
static void
test_answer (Case *self, gconstpointer data)
{
  static const char *const measures[] = { "referrals", "engagement", NULL };
  AssayHead *head = assay_head_new ();
  AssayFigure *figure = assay_figure_new ();
  g_autoptr (AssayPortfolio) portfolio = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request = NULL;
  g_autoptr (AssayMeasuresAnswer) answer = NULL;
  g_autoptr (AssayMeasuresAnswerState) state = NULL;
  const AssayAnsweredRow *referrals, *engagement;

  take_form (self, 0);
  request = make (self, measures, &error);
  g_assert_no_error (error);
  g_free (((AssayMeasure *) request->measures->pdata[0])->definition);
  ((AssayMeasure *) request->measures->pdata[0])->definition = g_strdup ("Letters that came in");
  head->service = g_strdup ("North Vale");
  portfolio = assay_portfolio_new (head);
  figure->measure = g_strdup ("referrals");
  figure->from = assay_date_new (2026, 7, 1);
  figure->to = assay_date_new (2026, 9, 30);
  figure->value = g_strdup ("42");
  g_ptr_array_add (portfolio->figures, figure);
  answer = assay_measures_answer_new (request, self->scheme, portfolio, assay_date_new (2027, 1, 2),
                                      &error);
  g_assert_no_error (error);
  state = assay_measures_answer_state_new (answer);
  g_assert_cmpstr (state->verdict, ==, "1 of 2 measures have figures for this time.");
  g_assert_cmpstr (state->wanted, ==, "An answer is wanted by 22 December 2026.");
  g_assert_cmpstr (state->file, ==, "Measures of North Vale.xml");
  referrals = state->rows->pdata[0];
  engagement = state->rows->pdata[1];
  g_assert_cmpstr (referrals->text, ==,
                   "1 July 2026 to 30 September 2026: 42, from an unnamed source");
  g_assert_nonnull (strstr (referrals->note, "in another way"));
  g_assert_cmpstr (referrals->sign, ==, "✓");
  g_assert_nonnull (strstr (engagement->text, "does not say 0"));
  g_assert_null (engagement->note);
  /* Late, and without a source. */
  g_assert_cmpuint (state->findings->len, ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Case *self, gconstpointer data);
  } tests[] = {
    { "/measures-asked/form", test_form },
    { "/measures-asked/beside", test_beside },
    { "/measures-asked/refused", test_refused },
    { "/measures-asked/answer", test_answer },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Case, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
