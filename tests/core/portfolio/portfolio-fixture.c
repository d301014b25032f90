/* What tests of portfolios need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "portfolio-fixture.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"

#include <string.h>

PortfolioFixture *
portfolio_fixture_new (void)
{
  PortfolioFixture *self = g_new0 (PortfolioFixture, 1);

  self->base = assay_fixture_new ();
  self->scheme = assay_fixture_load_small_scheme ();
  self->schema_path = assay_fixture_schema_path ();
  self->path = assay_fixture_path (self->base, "North Vale");

  return self;
}

void
portfolio_fixture_free (PortfolioFixture *self)
{
  assay_scheme_unref (self->scheme);
  g_free (self->schema_path);
  g_free (self->path);
  assay_fixture_free (self->base);
  g_free (self);
}

AssayPortfolioFolder *
portfolio_fixture_create (PortfolioFixture *self)
{
  g_autoptr (AssayHead) head = assay_head_new ();
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder;

  head->service = g_strdup ("North Vale");
  head->planned = assay_date_new (2027, 1, 12);
  folder =
      assay_portfolio_folder_create (self->base->context, self->path, self->scheme, head, &error);
  g_assert_no_error (error);
  g_assert_nonnull (folder);

  return folder;
}

AssayPortfolioFolder *
portfolio_fixture_open (PortfolioFixture *self, AssayOpenMode mode)
{
  g_autoptr (GError) error = NULL;
  AssayPortfolioFolder *folder =
      assay_portfolio_folder_open (self->base->context, self->path, self->schema_path, mode, NULL,
                                   &error);

  g_assert_no_error (error);
  g_assert_nonnull (folder);

  return folder;
}

void
portfolio_close (AssayPortfolioFolder *folder)
{
  g_autoptr (GError) error = NULL;

  assay_portfolio_folder_close (folder, &error);
  g_assert_no_error (error);
  g_object_unref (folder);
}

void
portfolio_fixture_assert_open_fails (PortfolioFixture *self, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_portfolio_folder_open (self->base->context, self->path, self->schema_path,
                                              ASSAY_OPEN_WRITE, NULL, &error));
  assert_error_says (error, code, words);
}

char *
portfolio_fixture_child (PortfolioFixture *self, const char *name)
{
  return g_build_filename (self->path, name, NULL);
}

char *
portfolio_text (AssayPortfolioFolder *folder)
{
  return assay_portfolio_format_xml (assay_portfolio_folder_get_portfolio (folder),
                                     ASSAY_PORTFOLIO_FORM_OWN);
}

void
portfolio_apply (AssayPortfolioFolder *folder, AssayEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  assay_portfolio_folder_apply (folder, edit, &error);
  g_assert_no_error (error);
  assay_edit_unref (edit);
}

void
portfolio_rate (AssayPortfolioFolder *folder, const char *criterion, const char *level)
{
  g_autoptr (GError) error = NULL;
  AssayEdit *edit =
      assay_edit_rate (assay_portfolio_folder_get_portfolio (folder),
                       assay_portfolio_folder_get_scheme (folder), criterion, level, NULL, &error);

  g_assert_no_error (error);
  portfolio_apply (folder, edit);
}

void
portfolio_write (AssayPortfolioFolder *folder, const char *criterion, const char *text)
{
  g_autoptr (GError) error = NULL;
  AssayEdit *edit =
      assay_edit_write_text (assay_portfolio_folder_get_portfolio (folder),
                             assay_portfolio_folder_get_scheme (folder), criterion, text, &error);

  g_assert_no_error (error);
  portfolio_apply (folder, edit);
}

static guint
add (AssayPortfolioFolder *folder, const AssayEvidence *fields)
{
  g_autoptr (GError) error = NULL;
  guint number = assay_portfolio_folder_get_next_evidence_number (folder);

  portfolio_apply (folder, assay_edit_add_evidence (assay_portfolio_folder_get_portfolio (folder),
                                                    assay_portfolio_folder_get_scheme (folder),
                                                    fields, number, &error));
  g_assert_no_error (error);

  return number;
}

guint
portfolio_add_observation (AssayPortfolioFolder *folder, const char *title)
{
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);

  fields->basis = ASSAY_BASIS_OBSERVATION;
  fields->title = g_strdup (title);
  fields->kind = g_strdup ("record");

  return add (folder, fields);
}

guint
portfolio_add_file (PortfolioFixture *self, AssayPortfolioFolder *folder, const char *content)
{
  g_autofree char *path = assay_fixture_write (self->base, "Risk form.txt", content);
  g_autoptr (AssayEvidence) fields = assay_evidence_new (0);
  g_autoptr (GError) error = NULL;

  fields->basis = ASSAY_BASIS_FILE;
  fields->title = g_strdup ("Risk form");
  fields->source_name = g_strdup ("Risk form.txt");
  fields->type = g_strdup ("text/plain");
  assay_portfolio_folder_store_file (folder, path, ASSAY_PROGRESS_NONE, NULL, &fields->sha256,
                                     &fields->size, &error);
  g_assert_no_error (error);

  return add (folder, fields);
}

AssayEvidence *
portfolio_new_item (const char *title)
{
  AssayEvidence *item = assay_evidence_new (0);

  item->basis = ASSAY_BASIS_FILE;
  item->title = g_strdup (title);
  item->kind = g_strdup ("record");
  item->from = assay_date_new (2026, 1, 1);
  item->to = assay_date_new (2026, 6, 30);
  item->privacy = ASSAY_PRIVACY_REDACTED;
  item->source_name = g_strdup ("risk.pdf");
  item->type = g_strdup ("application/pdf");
  item->size = 4711;
  item->pages = 3;
  item->sha256 = assay_digest_of_bytes (title, strlen (title));

  return item;
}

gboolean
portfolio_has_finding (AssayPortfolioFolder *folder, AssayFindingTag tag, const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      assay_portfolio_folder_check (folder, TRUE, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = findings->pdata[i];

      if (finding->tag == tag && (detail == NULL || g_strcmp0 (finding->detail, detail) == 0))
        return TRUE;
    }

  return FALSE;
}

/* --- Random portfolios --- */

#define N_PIECES 12

/* Text with what XML and journals find hard, and never with white space at its ends. */
static char *
random_text (GRand *rand, gboolean one_line)
{
  static const char *const pieces[N_PIECES] = { "words",    "<tag>",  "&amp;",     "\"quoted\"",
                                                "ā ȝ 語",   "😀",      "]]>",       "a  b",
                                                "'single'", "\\back", "line\nend", "tab\tstop" };
  GString *text = g_string_new ("x");
  gint32 n = g_rand_int_range (rand, 1, 8);

  for (gint32 i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, one_line ? N_PIECES - 2 : N_PIECES)]);

  return g_string_free (g_string_append_c (text, '.'), FALSE);
}

static char *
maybe_text (GRand *rand, gboolean one_line)
{
  return g_rand_boolean (rand) ? random_text (rand, one_line) : NULL;
}

static AssayDate
maybe_date (GRand *rand)
{
  return g_rand_boolean (rand)
             ? assay_date_new (2026, 1, 1) + (guint) g_rand_int_range (rand, 0, 90)
             : ASSAY_DATE_NONE;
}

/* As a newer Assay might have written them. */
static char **
maybe_extra (GRand *rand)
{
  static const char *const extra[] = { "<award until=\"2030-01-01\">ȝes</award>",
                                       "<new><deep a=\"&lt;ā\">1\n2</deep></new>", NULL };

  return g_rand_int_range (rand, 0, 4) == 0 ? g_strdupv ((char **) extra) : NULL;
}

static AssayHead *
random_head (GRand *rand)
{
  AssayHead *head = assay_head_new ();

  head->service = random_text (rand, TRUE);
  head->scheme_id = g_strdup ("small");
  head->scheme_edition = g_strdup ("2026");
  head->scheme_sha256 = assay_digest_of_bytes ("", 0);
  head->planned = maybe_date (rand);
  head->round = (guint) g_rand_int_range (rand, 1, 4);
  head->extra = maybe_extra (rand);

  return head;
}

static void
add_evidence (AssayPortfolio *portfolio, GRand *rand, guint number)
{
  AssayEvidence *item = assay_evidence_new (number);

  item->basis = (AssayBasis) g_rand_int_range (rand, 0, 3);
  item->title = random_text (rand, TRUE);
  item->kind = g_rand_boolean (rand) ? g_strdup ("harmed-person-voice") : NULL;
  item->from = maybe_date (rand);
  item->to =
      item->from != ASSAY_DATE_NONE && g_rand_boolean (rand) ? item->from + 30 : ASSAY_DATE_NONE;
  item->until = maybe_date (rand);
  item->privacy = (AssayPrivacy) g_rand_int_range (rand, 0, 4);
  if (item->basis == ASSAY_BASIS_FILE)
    {
      item->source_name = random_text (rand, TRUE);
      item->size = g_rand_int (rand);
      item->type = g_strdup ("application/pdf");
      item->sha256 = assay_digest_of_bytes (item->title, strlen (item->title));
      item->pages = (guint) g_rand_int_range (rand, 0, 30);
    }
  item->note = maybe_text (rand, FALSE);
  item->withdrawn = g_rand_boolean (rand);
  item->extra = maybe_extra (rand);
  g_ptr_array_add (portfolio->evidence, item);
}

static void
add_citation (AssayPortfolio *portfolio, AssayResponse *response, GRand *rand)
{
  gint32 place = g_rand_int_range (rand, 0, (gint32) portfolio->evidence->len);
  const AssayEvidence *item = portfolio->evidence->pdata[place];
  AssayCitation *citation = assay_citation_new (item->number);

  citation->pages = g_rand_boolean (rand) ? g_strdup ("1, 5-7") : NULL;
  citation->place = maybe_text (rand, TRUE);
  citation->why = maybe_text (rand, FALSE);
  citation->extra = maybe_extra (rand);
  g_ptr_array_add (response->citations, citation);
}

static void
add_response (AssayPortfolio *portfolio, GRand *rand, const char *criterion)
{
  AssayResponse *response = assay_response_new (criterion);
  gint32 n = portfolio->evidence->len > 0 ? g_rand_int_range (rand, 0, 4) : 0;

  response->level = g_rand_boolean (rand) ? g_strdup ("largely") : NULL;
  response->reason = maybe_text (rand, FALSE);
  response->text = maybe_text (rand, FALSE);
  response->note = random_text (rand, FALSE);
  response->flagged = g_rand_boolean (rand);
  response->extra = maybe_extra (rand);
  for (gint32 i = 0; i < n; i++)
    add_citation (portfolio, response, rand);
  g_ptr_array_add (portfolio->responses, response);
}

static void
add_action (AssayPortfolio *portfolio, GRand *rand, guint number)
{
  AssayAction *action = assay_action_new (number);

  action->criterion = g_strdup ("1.2");
  action->what = random_text (rand, FALSE);
  action->owner = random_text (rand, TRUE);
  action->due = assay_date_new (2027, 2, 28);
  action->state = (AssayActionState) g_rand_int_range (rand, 0, 3);
  action->extra = maybe_extra (rand);
  g_ptr_array_add (portfolio->actions, action);
}

static void
add_figure (AssayPortfolio *portfolio, GRand *rand, const char *measure, AssayDate from)
{
  AssayFigure *figure = assay_figure_new ();

  figure->measure = g_strdup (measure);
  figure->from = from;
  figure->to = from + 90;
  figure->value =
      g_strdup_printf ("%d.%d", g_rand_int_range (rand, 0, 1000), g_rand_int_range (rand, 0, 10));
  if (g_rand_boolean (rand))
    {
      guint base = (guint) g_rand_int_range (rand, 1, 100);

      figure->base = g_strdup_printf ("%u", base);
      figure->part = g_strdup_printf ("%u", (guint) g_rand_int_range (rand, 0, (gint32) base + 1));
    }
  figure->source = maybe_text (rand, TRUE);
  figure->note = maybe_text (rand, FALSE);
  figure->extra = maybe_extra (rand);
  g_ptr_array_add (portfolio->figures, figure);
}

static char *
random_digest (GRand *rand)
{
  guint32 number = g_rand_int (rand);

  return assay_digest_of_bytes (&number, sizeof number);
}

static void
add_submission (AssayPortfolio *portfolio, GRand *rand, guint round)
{
  AssaySubmission *submission = assay_submission_new (round);

  submission->on = assay_date_new (2026, 11, 1 + (int) round);
  submission->fingerprint = random_digest (rand);
  submission->sha256 = random_digest (rand);
  submission->extra = maybe_extra (rand);
  g_ptr_array_add (portfolio->submissions, submission);
}

static char *
random_items (GRand *rand, const AssayPortfolio *portfolio)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < portfolio->evidence->len; i++)
    if (g_rand_int_range (rand, 0, 3) == 0)
      g_array_append_val (numbers, ((const AssayEvidence *) portfolio->evidence->pdata[i])->number);

  return assay_items_format (numbers);
}

static void
add_point (AssayPortfolio *portfolio, GRand *rand, guint number)
{
  g_autofree char *id = assay_point_format_id ("k7f2m4xq", number);
  AssayPoint *point = assay_point_new (id);

  point->kind = (AssayPointKind) g_rand_int_range (rand, 0, ASSAY_POINT_KIND_LAST + 1);
  point->round = (guint) g_rand_int_range (rand, 1, 4);
  point->criterion = g_rand_boolean (rand) ? g_strdup ("1.2") : NULL;
  point->outcome = g_rand_boolean (rand) ? g_strdup (ASSAY_JUDGED_NOT_MET) : NULL;
  point->items = random_items (rand, portfolio);
  point->from = maybe_date (rand);
  point->due = maybe_date (rand);
  point->text = maybe_text (rand, FALSE);
  point->lacking = maybe_text (rand, FALSE);
  point->answer = maybe_text (rand, FALSE);
  point->answer_items = random_items (rand, portfolio);
  point->extra = maybe_extra (rand);
  g_ptr_array_add (portfolio->points, point);
}

AssayPortfolio *
portfolio_new_random (GRand *rand)
{
  static const char *const criteria[] = { "1.1", "1.10", "1.2", "2.1" };
  static const char *const questions[] = { "complex-cases", "offers", "sites" };
  AssayPortfolio *portfolio = assay_portfolio_new (random_head (rand));

  for (guint i = 1; i < 40; i += (guint) g_rand_int_range (rand, 1, 12))
    add_evidence (portfolio, rand, i);
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    if (g_rand_boolean (rand))
      add_response (portfolio, rand, criteria[i]);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      AssayAnswer *answer = assay_answer_new ();

      answer->question = g_strdup (questions[i]);
      answer->value = random_text (rand, FALSE);
      answer->extra = maybe_extra (rand);
      g_ptr_array_add (portfolio->answers, answer);
    }
  for (guint i = 1; i < 12; i += (guint) g_rand_int_range (rand, 1, 9))
    add_action (portfolio, rand, i);
  for (guint i = 0; i < 3; i++)
    add_figure (portfolio, rand, i < 2 ? "days" : "referrals",
                assay_date_new (2026, 1 + 3 * (int) i, 1));
  for (guint i = 1; i < 4; i += (guint) g_rand_int_range (rand, 1, 4))
    add_submission (portfolio, rand, i);
  for (guint i = 1; i < 9; i += (guint) g_rand_int_range (rand, 1, 6))
    add_point (portfolio, rand, i);

  return portfolio;
}
