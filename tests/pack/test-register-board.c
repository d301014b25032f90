/* The board report of a register, looked at from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/register/assay-register-past.h"
#include "pack-sample.h"
#include "pack/register/assay-register-report.h"
#include "pdf-maker.h"
#include "register-fixture.h"

#include <string.h>

#define ON assay_date_new (2026, 11, 22)
#define NOTE "Zugelassen_and_nobody_else"

/* A contract of every standing that is not a passing one. */
#define REGISTER                                                                                   \
  "area id=-1 name=North_Vale\n"                                                                   \
  "area id=-2 name=South_Moor\n"                                                                   \
  "service id=-3 area=-1 name=Vale_RJ\n"                                                           \
  "service id=-4 area=-2 name=Moor_RJ\n"                                                           \
  "service id=-12 name=Coast_RJ\n"                                                                 \
  "contract id=-5 service=-3 title=Core reference=NV-17 begins=2025-04-01 ends=2028-03-31 "        \
  "funding=Core_grant\n"                                                                           \
  "clause id=-6 contract=-5 clause=holds schemes=rss\n"                                            \
  "award id=-7 service=-3 scheme=rss from_day=2025-05-01 until_day=2027-06-30 "                    \
  "source=Certificate_17 confirmed=2026-10-01\n"                                                   \
  "condition award=-7 what=Training due=2027-01-31\n"                                              \
  "extension contract=-5 until=2029-03-31\n"                                                       \
  "note contract=-5 day=2026-11-01 text=" NOTE "\n"                                                \
  "contract id=-8 service=-4 title=Pilot begins=2026-01-01 ends=2026-12-31\n"                      \
  "clause id=-9 contract=-8 clause=works-towards\n"                                                \
  "milestone clause=-9 milestone=submitted what=Application_sent due=2026-09-30\n"                 \
  "contract id=-10 service=-4 title=Schools begins=2026-01-01 ends=2027-12-31\n"                   \
  "clause contract=-10 clause=secures by_day=2027-01-31\n"                                         \
  "contract id=-11 service=-12 title=Homes begins=2026-01-01 ends=2027-12-31\n"                    \
  "clause contract=-11 clause=holds\n"                                                             \
  "award service=-12 scheme=rss from_day=2025-05-01 until_day=2027-06-30\n"                        \
  "received service=-12 received=submission scheme=rss day=2026-05-01 round=1\n"                   \
  "contract service=-12 title=Helpline begins=2026-01-01 ends=2027-12-31\n"

typedef struct
{
  RegisterFixture *fixture;
  AssayRegister *held;
  AssayRegisterContractsState *contracts;
  char *report;
} Case;

static void
case_set_up (Case *self, gconstpointer text)
{
  self->fixture = register_fixture_new ();
  if (text != NULL)
    register_add (self->fixture->store, text);
  self->held = register_load (self->fixture->store);
  self->contracts = assay_register_contracts_state_new (self->held, NULL, ON);
  self->report = assay_fixture_path (self->fixture->files, "board.pdf");
}

static void
case_tear_down (Case *self, gconstpointer text)
{
  assay_register_contracts_state_free (self->contracts);
  assay_register_unref (self->held);
  register_fixture_free (self->fixture);
  g_free (self->report);
}

static AssayRegisterReportOrder
order_report (const Case *self)
{
  return (AssayRegisterReportOrder){ .contracts = self->contracts,
                                     .title = "Contracts of the North",
                                     .path = self->report };
}

static guint
write_report (const Case *self, const AssayRegisterReportOrder *order)
{
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  g_assert_true (assay_register_report_write (self->fixture->files->context, order,
                                              ASSAY_PROGRESS_NONE, NULL, &n_pages, &error));
  g_assert_no_error (error);

  return n_pages;
}

/* All of @said, in this order. */
static void
assert_says (const char *text, const char *const *said, guint n_said)
{
  const char *at = text;

  for (guint i = 0; i < n_said; i++)
    {
      at = strstr (at, said[i]);
      if (at == NULL)
        g_error ("“%s” does not come next in:\n%s", said[i], text);
    }
}

static void
test_says (Case *self, gconstpointer data)
{
  static const char *const said[] = {
    "Board report on quality clauses",
    "Contracts of the North",
    "As recorded in this register on 22 November 2026",
    "not an official document of any awarding body",
    "1 of 4 contracts with a quality clause does not keep it",
    "Of 1 contract nobody can say",
    "Of 1 contract it is unknown whether its clause is kept",
    "In this report",
    "What needs attention",
    "– North Vale",
    "Where this is known from",
    "What needs attention",
    "Pilot",
    "▲ Late",
    "was due on 30 September 2026, 53 days ago.",
    "Ask the service how far the milestone is.",
    "? Unknown",
    "△ At risk",
    "Contract by contract",
    "North Vale",
    "Core",
    "◆ Met with conditions",
    "Vale RJ, North Vale, NV-17",
    "may be extended to 31 March 2029",
    "asks the service to hold the mark “rss” for its whole term",
    "The condition “Training” is to be met by 31 January 2027",
    "Ask the service about the condition before its day.",
    "South Moor",
    "Without an area",
    "Helpline",
    "Where this is known from",
    "does not count",
    "From “Certificate 17”, confirmed on 1 October 2026, 52 days ago.",
    "of these, 1 failed verification",
    "How the standing is worked out",
  };
  const AssayRegisterReportOrder order = order_report (self);
  g_autofree char *text = NULL;

  g_assert_cmpuint (write_report (self, &order), >=, 4);
  pdf_assert_sound (self->report);
  g_assert_true (pack_sample_run_script ("check-tags.py", self->report, NULL));
  text = pdf_get_words (self->report);
  assert_says (text, said, G_N_ELEMENTS (said));
  g_assert_null (strstr (text, "Changes since"));
}

/* Who listens is told what the drawings show, and where every link leads. */
static void
test_listens (Case *self, gconstpointer data)
{
  const AssayRegisterReportOrder order = order_report (self);
  g_autofree char *links = NULL;
  g_autofree char *unpacked = assay_fixture_path (self->fixture->files, "unpacked.pdf");
  g_autofree char *bytes = NULL;
  gsize length;

  write_report (self, &order);
  links = pdf_run ("pdfinfo", "-dests", self->report, NULL);
  for (guint i = 0; i < self->contracts->n_rows; i++)
    {
      g_autofree char *anchor =
          g_strdup_printf ("contract-%" G_GINT64_FORMAT, self->contracts->rows[i].contract);

      g_assert_nonnull (strstr (links, anchor));
    }
  g_free (pdf_run ("qpdf", "--qdf", "--object-streams=disable", self->report, unpacked, NULL));
  g_assert_true (g_file_get_contents (unpacked, &bytes, &length, NULL));
  g_assert_nonnull (memmem (bytes, length, "/S /Figure", 10));
  g_assert_nonnull (memmem (bytes, length, "/Lang", 5));
  g_assert_nonnull (memmem (bytes, length, "/Outlines", 9));
}

static void
test_keeps_private (Case *self, gconstpointer data)
{
  const AssayRegisterReportOrder order = order_report (self);
  g_autofree char *unpacked = assay_fixture_path (self->fixture->files, "unpacked.pdf");
  g_autofree char *text = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  const char *author = assay_context_get_author (self->fixture->files->context);
  const char *const secrets[] = { "Zugelassen", author, self->fixture->path };

  write_report (self, &order);
  text = pdf_get_words (self->report);
  g_free (pdf_run ("qpdf", "--qdf", "--object-streams=disable", self->report, unpacked, NULL));
  g_assert_true (g_file_get_contents (unpacked, &bytes, &length, NULL));
  for (guint k = 0; k < G_N_ELEMENTS (secrets); k++)
    {
      g_assert_null (strstr (text, secrets[k]));
      g_assert_null (memmem (bytes, length, secrets[k], strlen (secrets[k])));
    }
}

static void
test_same_bytes (Case *self, gconstpointer data)
{
  const AssayRegisterReportOrder order = order_report (self);
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  write_report (self, &order);
  g_assert_true (g_file_get_contents (self->report, &first, &n_first, NULL));
  write_report (self, &order);
  g_assert_true (g_file_get_contents (self->report, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

/* Everything in the fixture was recorded today, so before it there was nothing. */
static void
test_changes (Case *self, gconstpointer data)
{
  static const char *const said[] = { "Since the last report", "Changes since 15 September 2026",
                                      "New in the register", "Pilot" };
  AssayRegisterReportOrder order = order_report (self);
  AssayDate since = assay_date_new (2026, 9, 15);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRegister) before =
      assay_register_store_load_past (self->fixture->store, self->held, since, NULL, &error);
  g_autoptr (AssayRegisterChangesState) changes = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  changes = assay_register_changes_state_new (self->contracts, before, since);
  order.changes = changes;
  write_report (self, &order);
  g_assert_true (pack_sample_run_script ("check-tags.py", self->report, NULL));
  text = pdf_get_words (self->report);
  assert_says (text, said, G_N_ELEMENTS (said));
}

/* Six standards stand beside each other, seven in two tables of about as many; and every number in
 * a field is read. */
static void
test_standards (void)
{
  static const char *const said[] = { "How services stand in each standard",
                                      "the more, the darker",
                                      "rss, edition 2026",
                                      "Vale RJ",
                                      "received 1 Nov 2026",
                                      "✓ 4 of 4",
                                      "△ 1 of 4",
                                      "? Not assessed",
                                      "What is not compared",
                                      "failed verification" };
  g_autoptr (GString) text = g_string_new (
      "service id=-1 name=Vale_RJ\n"
      "received id=-2 service=-1 scheme=rss edition=2026 day=2026-11-01 is_verified=1\n"
      "received id=-3 service=-1 scheme=rss edition=2026 day=2026-11-02\n");
  Case self = { NULL };
  AssayRegisterReportOrder order;
  g_autofree char *read = NULL;

  for (int i = 1; i <= 7; i++)
    g_string_append_printf (text,
                            "result received=-2 standard=%d title=Standard_%d state=%s ready=%d "
                            "applies=%d\n",
                            i, i,
                            i < 3   ? "ready"
                            : i < 7 ? "not-ready"
                                    : "not-assessed",
                            i < 3   ? 4
                            : i < 7 ? 1
                                    : 0,
                            i < 7 ? 4 : 0);
  case_set_up (&self, text->str);
  order = order_report (&self);
  write_report (&self, &order);
  pdf_assert_sound (self.report);
  g_assert_true (pack_sample_run_script ("check-tags.py", self.report, NULL));
  read = pdf_get_words (self.report);
  assert_says (read, said, G_N_ELEMENTS (said));
  case_tear_down (&self, NULL);
}

static void
test_empty (Case *self, gconstpointer data)
{
  static const char *const said[] = { "No contract asks for a mark",
                                      "No contract is late, lapsed, unknown or at risk.",
                                      "No contract is recorded in this register.",
                                      "No award is recorded." };
  const AssayRegisterReportOrder order = order_report (self);
  g_autofree char *text = NULL;

  write_report (self, &order);
  pdf_assert_sound (self->report);
  g_assert_true (pack_sample_run_script ("check-tags.py", self->report, NULL));
  text = pdf_get_words (self->report);
  assert_says (text, said, G_N_ELEMENTS (said));
}

/* A contract's lines stand on the page of its time line. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("service id=-1 name=Vale_RJ\n");
  Case self = { NULL };
  AssayRegisterReportOrder order;

  for (int i = 0; i < 120; i++)
    g_string_append_printf (text,
                            "contract id=-%d service=-1 title=Contract_number_%d begins=2025-04-01 "
                            "ends=2028-03-31\nclause contract=-%d clause=holds\n",
                            i + 2, i, i + 2);
  case_set_up (&self, text->str);
  order = order_report (&self);
  g_assert_cmpuint (write_report (&self, &order), >, 20);
  for (guint page = 1; page <= 20; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u", page);
      g_autofree char *words =
          pdf_run ("pdftotext", "-f", number, "-l", number, self.report, "-", NULL);

      g_assert_true (strstr (words, "this day") == NULL || strstr (words, "Term:") != NULL);
    }
  case_tear_down (&self, NULL);
}

static void
test_stopped (Case *self, gconstpointer data)
{
  const AssayRegisterReportOrder order = order_report (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (assay_register_report_write (self->fixture->files->context, &order,
                                               ASSAY_PROGRESS_NONE, cancellable, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  g_assert_false (g_file_test (self->report, G_FILE_TEST_EXISTS));
}

#define ADD(path, function) g_test_add (path, Case, REGISTER, case_set_up, function, case_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/register-board/says", test_says);
  ADD ("/register-board/listens", test_listens);
  ADD ("/register-board/keeps-private", test_keeps_private);
  ADD ("/register-board/same-bytes", test_same_bytes);
  ADD ("/register-board/changes", test_changes);
  g_test_add ("/register-board/empty", Case, NULL, case_set_up, test_empty, case_tear_down);
  g_test_add_func ("/register-board/many", test_many);
  g_test_add_func ("/register-board/standards", test_standards);
  ADD ("/register-board/stopped", test_stopped);

  return g_test_run ();
}
