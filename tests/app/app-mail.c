/* What services and assessors send to a commissioner.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app-mail.h"

#include "core/register/assay-measures-answer.h"
#include "core/review/assay-award-file.h"
#include "core/review/assay-return.h"
#include "core/submission/assay-unpack.h"
#include "pack/submit/assay-submit.h"

#include <string.h>

#define AWARD                                                                                      \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                   \
  "<award xmlns=\"urn:assay:award\" format=\"1\" service=\"North Vale\">\n"                        \
  "  <submission round=\"1\" fingerprint=\"FINGERPRINT\"/>\n"                                      \
  "  <scheme id=\"small\" edition=\"2026\"/>\n"                                                    \
  "  <decision day=\"2026-11-21\" role=\"Award panel\" review=\"FINGERPRINT\"/>\n"                 \
  "  <held from=\"2026-11-21\" until=\"2029-11-20\"/>\n"                                           \
  "  <condition due=\"2027-05-31\">Train all staff</condition>\n"                                  \
  "</award>\n"

/* Nothing says yet whether E004 holds personal data, so that it may not leave. */
static void
withdraw (AppFixture *app)
{
  GError *error = NULL;
  AssayEdit *edit =
      assay_edit_withdraw_evidence (assay_document_get_portfolio (app->document), 4, TRUE, &error);

  app_fixture_apply (app, edit, error);
}

static void
submit (AppMail *self, AppFixture *app, const char *path, const char *passphrase)
{
  AssayPortfolioFolder *folder = assay_document_get_folder (app->document);
  g_autoptr (AssayReadiness) readiness =
      assay_submit_compute_readiness (folder, assay_date_new (2026, 11, 22));
  g_autoptr (GPtrArray) findings = assay_findings_new ();
  g_autoptr (AssaySubmitReport) report = NULL;
  g_autoptr (GError) error = NULL;
  const AssaySubmitOrder order = { .readiness = readiness,
                                   .folder = app->path,
                                   .path = path,
                                   .findings = findings,
                                   .passphrase = passphrase };

  assay_submit_write (app->base->context, &order, ASSAY_PROGRESS_NONE, NULL, &report, &error);
  g_assert_no_error (error);
  g_free (self->fingerprint);
  self->fingerprint = g_strdup (report->submission->fingerprint);
}

/* One byte in the middle of an evidence file. */
static void
alter (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  char *at;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  at = memmem (bytes, length, "data/evidence/E001", strlen ("data/evidence/E001"));
  g_assert_nonnull (at);
  at[300] ^= 0x55;
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

static void
unpack (AppMail *self)
{
  g_autofree char *schema = assay_fixture_schema_path ();
  const AssayVerifyRequest request = { .schema_path = schema };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_submission_unpack (self->submission, &request, self->unpacked, self->files->disk,
                               ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (assay_verification_is_sound (verification));
}

static char *
write_return (AppMail *self)
{
  g_autoptr (AssayReturn) given = assay_return_new ("k7f2m4xq");
  g_autofree char *text = NULL;

  given->fingerprint = g_strdup (self->fingerprint);
  given->scheme_id = g_strdup ("small");
  given->scheme_edition = g_strdup ("2026");
  given->round = 1;
  given->service = g_strdup ("North Vale");
  given->day = assay_date_new (2026, 11, 21);
  assay_return_add_point (given, ASSAY_POINT_COMMENT)->text = g_strdup (APP_MAIL_SECRET);
  text = assay_return_format (given);

  return assay_fixture_write (self->files, "return.xml", text);
}

static void
write_answer (AppMail *self, AppFixture *app)
{
  const AssayMeasuresAsking asking = {
    .asker = "Commissioner",
    .day = assay_date_new (2026, 10, 1),
    .by = assay_date_new (2026, 11, 30),
    .from = assay_date_new (2025, 4, 1),
    .until = assay_date_new (2026, 3, 31),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayMeasuresRequest) request =
      assay_measures_request_new (app->scheme, NULL, &asking, &error);
  g_autoptr (AssayMeasuresAnswer) answer = NULL;

  g_assert_no_error (error);
  assay_measures_request_save (request, self->files->disk, self->request, &error);
  g_assert_no_error (error);
  answer =
      assay_measures_answer_new (request, app->scheme, assay_document_get_portfolio (app->document),
                                 assay_date_new (2026, 11, 22), &error);
  g_assert_no_error (error);
  assay_measures_answer_save (answer, self->files->disk, self->answer, &error);
  g_assert_no_error (error);
}

AppMail *
app_mail_new (void)
{
  AppMail *self = g_new0 (AppMail, 1);
  g_autoptr (AppFixture) app = app_fixture_new ();
  g_autofree char *drawn = app_fixture_draw_pdf (app, "Report.pdf", 2);
  g_autofree char *pdf = NULL;
  gsize length = 0;

  self->files = assay_fixture_new ();
  self->submission = assay_fixture_path (self->files, "vale.zip");
  self->locked = assay_fixture_path (self->files, "locked.zip");
  self->altered = assay_fixture_path (self->files, "altered.zip");
  self->unpacked = assay_fixture_path (self->files, "unpacked");
  self->request = assay_fixture_path (self->files, "request.xml");
  self->answer = assay_fixture_path (self->files, "answer.xml");
  self->report_pdf = assay_fixture_path (self->files, "Report.pdf");
  self->other = assay_fixture_write (self->files, "notes.txt", "Ring them on Monday.\n");
  withdraw (app);
  submit (self, app, self->locked, APP_MAIL_PASSPHRASE);
  submit (self, app, self->submission, NULL);
  alter (self->submission, self->altered);
  unpack (self);
  self->report = write_return (self);
  write_answer (self, app);
  g_assert_true (g_file_get_contents (drawn, &pdf, &length, NULL));
  g_assert_true (g_file_set_contents (self->report_pdf, pdf, (gssize) length, NULL));

  return self;
}

void
app_mail_free (AppMail *self)
{
  assay_fixture_free (self->files);
  g_free (self->fingerprint);
  g_free (self->submission);
  g_free (self->locked);
  g_free (self->altered);
  g_free (self->unpacked);
  g_free (self->report);
  g_free (self->report_pdf);
  g_free (self->request);
  g_free (self->answer);
  g_free (self->other);
  g_free (self);
}

char *
app_mail_write_award (AppMail *self, AssaySigningKey *key)
{
  g_autofree char *schema = g_build_filename (g_getenv ("ASSAY_STANDARDS_DIR"), "award.xsd", NULL);
  g_auto (GStrv) parts = g_strsplit (AWARD, "FINGERPRINT", -1);
  g_autofree char *text = g_strjoinv (self->fingerprint, parts);
  g_autofree char *formatted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAwardFile) file =
      assay_award_file_parse (text, strlen (text), "award.xml", schema, &error);

  g_assert_no_error (error);
  if (key != NULL)
    g_assert_true (assay_award_file_sign (file, key, NULL));
  formatted = assay_award_file_format (file);

  return assay_fixture_write (self->files, key != NULL ? "signed award.xml" : "award.xml",
                              formatted);
}
