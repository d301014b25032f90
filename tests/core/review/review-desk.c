/* A desk for tests of reviews.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "bag-maker.h"
#include "base/assay-digest.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/review/assay-review-xml.h"
#include "sketch.h"

#include <string.h>

#define OPEN_TEXT "The procedure, in force.\n"
#define SENSITIVE_TEXT "What somebody said.\n"

static void
add_item (AssayPortfolio *portfolio,
          BagMaker *bag,
          guint number,
          const char *criterion,
          const char *text,
          AssayPrivacy privacy)
{
  AssayEvidence *item = sketch_evidence (portfolio, number);
  g_autofree char *name = g_strdup_printf ("data/evidence/E%03u-record.pdf", number);

  item->sha256 = assay_digest_of_bytes (text, strlen (text));
  item->size = strlen (text);
  item->privacy = privacy;
  sketch_response (portfolio, criterion, "largely");
  sketch_citation (portfolio, criterion, number);
  bag_maker_add (bag, name, text);
}

char *
review_desk_write_archive (ReviewDesk *self, const char *name, guint round)
{
  return review_desk_write_other_archive (self, name, round, OPEN_TEXT);
}

char *
review_desk_write_other_archive (ReviewDesk *self,
                                 const char *name,
                                 guint round,
                                 const char *content)
{
  g_autoptr (AssayScheme) scheme = assay_fixture_load_small_scheme ();
  g_autoptr (AssayPortfolio) portfolio = sketch_portfolio ();
  g_autoptr (BagMaker) bag = bag_maker_new ();
  g_autoptr (GByteArray) zip = NULL;
  g_autofree char *scheme_text =
      g_strndup (g_bytes_get_data (scheme->bytes, NULL), g_bytes_get_size (scheme->bytes));
  g_autofree char *text = NULL, *fingerprint = NULL, *info = NULL;
  char *path = assay_fixture_write (self->fixture, name, "");

  sketch_set ((char **) &portfolio->head->scheme_sha256, scheme->sha256);
  portfolio->head->round = round;
  add_item (portfolio, bag, 1, "1.1", content, ASSAY_PRIVACY_NO_PERSONAL_DATA);
  add_item (portfolio, bag, 2, "1.2", SENSITIVE_TEXT, ASSAY_PRIVACY_CONSENT);
  text = assay_portfolio_format_xml (portfolio, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  fingerprint = assay_portfolio_compute_fingerprint (portfolio);
  bag_maker_add (bag, "data/portfolio.xml", text);
  bag_maker_add (bag, "data/scheme.xml", scheme_text);
  bag_maker_add (bag, "data/pack.pdf", "%PDF-1.4\n");
  info = g_strdup_printf ("Assay-Fingerprint: %s\n", fingerprint);
  bag_maker_add (bag, "bag-info.txt", info);
  bag_maker_seal (bag);
  zip = bag_maker_zip (bag);
  g_assert_true (g_file_set_contents (path, (const char *) zip->data, (gssize) zip->len, NULL));

  return path;
}

ReviewDesk *
review_desk_new (void)
{
  ReviewDesk *self = g_new0 (ReviewDesk, 1);

  self->fixture = assay_fixture_new ();
  self->context =
      assay_context_new_with (ASSAY_FIXTURE_NOW, REVIEW_DESK_ASSESSOR, self->fixture->disk);
  self->schema = assay_fixture_schema_path ();
  self->archive = review_desk_write_archive (self, "submission.zip", 1);
  self->path = assay_fixture_path (self->fixture, "review");

  return self;
}

void
review_desk_free (ReviewDesk *self)
{
  g_clear_object (&self->folder);
  assay_context_unref (self->context);
  assay_fixture_free (self->fixture);
  g_free (self->schema);
  g_free (self->archive);
  g_free (self->path);
  g_free (self);
}

void
review_desk_begin (ReviewDesk *self)
{
  AssayVerifyRequest request = { .schema_path = self->schema };
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  self->folder =
      assay_review_folder_create (self->context, self->path, self->archive, &request, NULL,
                                  ASSAY_PROGRESS_NONE, NULL, &verification, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->folder);
}

void
review_desk_reopen (ReviewDesk *self, const char *author)
{
  g_autoptr (GError) error = NULL;

  if (self->folder != NULL)
    g_assert_true (assay_review_folder_close (self->folder, &error));
  g_clear_object (&self->folder);
  assay_context_unref (self->context);
  self->context = assay_context_new_with (ASSAY_FIXTURE_NOW, author, self->fixture->disk);
  self->folder = assay_review_folder_open (self->context, self->path, self->schema,
                                           ASSAY_OPEN_WRITE, NULL, &error);
  g_assert_no_error (error);
}

AssayReview *
review_desk_get_review (ReviewDesk *self)
{
  return assay_review_folder_get_review (self->folder);
}

void
review_desk_apply (ReviewDesk *self, AssayEdit *edit, GError **error)
{
  g_autoptr (AssayEdit) owned = edit;
  g_autoptr (GError) local = NULL;

  g_assert_no_error (*error);
  g_assert_nonnull (edit);
  g_assert_true (assay_review_folder_apply (self->folder, edit, &local));
  g_assert_no_error (local);
}

void
review_desk_declare (ReviewDesk *self)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->folder);
  GError *error = NULL;
  AssayEdit *edit =
      assay_review_declare (&ground, "Lead assessor", ASSAY_INTEREST_NONE, NULL, &error);

  review_desk_apply (self, edit, &error);
}

void
review_desk_determine (ReviewDesk *self, const char *criterion, AssayJudgement judgement)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->folder);
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);
  AssayLook *look = assay_look_new ();
  GError *error = NULL;
  AssayEdit *edit;

  look->evidence = 1;
  look->pages = g_strdup ("2-3");
  g_ptr_array_add (looked, look);
  edit =
      assay_review_determine (&ground, criterion, judgement, "Seen on paper and at the visit.",
                              judgement == ASSAY_JUDGEMENT_MET ? NULL : "A date.", looked, &error);
  review_desk_apply (self, edit, &error);
}

void
review_desk_determine_all (ReviewDesk *self, AssayJudgement judgement)
{
  static const char *const criteria[] = { "1.1", "1.2", "1.3", "2.1", "2.2" };

  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    review_desk_determine (self, criteria[i], judgement);
}

void
review_desk_visit (ReviewDesk *self, AssayDate day, const char *seen)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->folder);
  g_autoptr (AssayVisit) visit = assay_visit_new ();
  GError *error = NULL;

  visit->day = day;
  visit->kind = ASSAY_VISIT_ON_SITE;
  visit->met = g_strdup ("Two facilitators\nThe service manager");
  visit->seen = g_strdup (seen);
  review_desk_apply (self, assay_review_add_visit (&ground, visit, &error), &error);
}

char *
review_desk_format (ReviewDesk *self)
{
  return assay_review_format_xml (review_desk_get_review (self), ASSAY_REVIEW_FORM_OWN);
}
