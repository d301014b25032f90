/* The report on a review and the certificate, looked at from outside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "core/review/assay-review-sample.h"
#include "html-judge.h"
#include "pack/assay-pack-bind.h"
#include "pack/review/assay-certificate.h"
#include "pack/review/assay-review-report.h"
#include "pdf-maker.h"
#include "review-sample.h"

#include <errno.h>
#include <string.h>

/* A submission and its pack, which take their time and which no test changes; so all share them. */
typedef struct
{
  PackSample *sample;
  AssayPageMap *map;
  char *report;
  char *html;
} Case;

static Case *
case_new (void)
{
  Case *self = g_new0 (Case, 1);
  g_autoptr (GError) error = NULL;

  self->sample = pack_sample_new (assay_fixture_load_rss ());
  pack_sample_fill (self->sample);
  pack_sample_write (self->sample);
  self->map = assay_pack_bind_read_map (self->sample->output, NULL, &error);
  g_assert_no_error (error);
  self->report = assay_fixture_path (self->sample->fixture, "review.pdf");
  self->html = assay_fixture_path (self->sample->fixture, "review.html");

  return self;
}

static void
case_free (Case *self)
{
  assay_page_map_free (self->map);
  g_free (self->report);
  g_free (self->html);
  pack_sample_free (self->sample);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static AssayReviewReportOrder
order_report (Case *self, AssayReview *review)
{
  const AssayReviewReportOrder order = {
    .review = review,
    .scheme = self->sample->scheme,
    .portfolio = assay_portfolio_folder_get_portfolio (self->sample->folder),
    .map = self->map,
    .today = assay_date_new (2026, 12, 15),
    .path = self->report,
    .html_path = self->html,
  };

  /* What another test has written is no news. */
  assay_fixture_remove (self->report);
  assay_fixture_remove (self->html);

  return order;
}

static void
write_report (Case *self, const AssayReviewReportOrder *order)
{
  g_autoptr (GError) error = NULL;
  guint n_pages = 0;

  g_assert_true (assay_review_report_write (self->sample->fixture->context, order,
                                            ASSAY_PROGRESS_NONE, NULL, &n_pages, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_pages, >, 4);
}

static void
assert_says (const char *text, const char *const *said, guint n_said)
{
  for (guint i = 0; i < n_said; i++)
    if (strstr (text, said[i]) == NULL)
      g_error ("“%s” is not in:\n%s", said[i], text);
}

static AssayReview *
new_decided (Case *self)
{
  AssayReview *review = review_sample_new (self->sample);

  review_sample_settle (review, "1.1");
  review_sample_recommend (review, ASSAY_OUTCOME_CONDITIONS);
  review_sample_decide (review, ASSAY_OUTCOME_CONDITIONS);
  review_sample_award (review, 2, "Show who reviews each risk assessment.");

  return review;
}

/* --- The report --- */

static void
test_says (gconstpointer data)
{
  static const char *const said[] = {
    "Review report",
    "North Vale Restorative Service",
    "Lead assessor",
    "Trained two of its facilitators in 2021",
    "Made with Assay",
    "not an official document of any awarding body",
    "The decision: Award with conditions.",
    "Judgements speak against this outcome",
    "is judged as “Further work”, and yet the outcome is an award.",
    "more.",
    "Check that both are meant, and that the reasons say why.",
    "The panel follows the recommendation.",
    "Chair of the awards panel",
    "It can be put right within four months.",
    "Met with conditions",
    "Nothing shows who reviews a risk assessment",
    "Sufficient: No",
    "let others see it",
    "E001, p 4 (page ",
    "E001, pp 3–4 (pages ",
    "R001",
    "C002",
    "! Overdue",
    "A person who had been harmed",
    "Either facilitator, without giving a reason.",
    "sha256-order-1",
    "12 of 118",
    "Both reviews agree on 32 of 33 (97.0 %).",
    "almost perfect agreement",
    "Both had read different editions of the policy.",
    "Show who reviews each risk assessment.",
    "1 January 2027",
    "31 December 2029",
  };
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);
  g_autofree char *text = NULL;

  write_report (one, &order);
  pdf_assert_sound (one->report);
  g_assert_true (pack_sample_run_script ("check-tags.py", one->report, NULL));
  g_assert_true (pack_sample_run_script ("check-review.py", one->report, one->sample->output));
  text = pdf_get_words (one->report);
  assert_says (text, said, G_N_ELEMENTS (said));
}

/* The numbers on paper are those that anybody draws with the seed on paper. */
static void
test_sample_is_whole (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  const AssayReviewReportOrder order = order_report (one, review);
  const AssaySample *sample = review->samples->pdata[0];
  g_autoptr (GArray) drawn = assay_sample_draw (sample->seed, sample->population, sample->size);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < drawn->len; i++)
    g_string_append_printf (numbers, "%s%u", i > 0 ? ", " : "", g_array_index (drawn, guint, i));
  write_report (one, &order);
  text = pdf_get_words (one->report);
  assert_says (text, (const char *const[]){ numbers->str, sample->seed }, 2);
}

/* Neither in what is read nor anywhere in the files, unpacked. */
static void
test_keeps_private (gconstpointer data)
{
  static const char *const secrets[] = { "Entre nous",        "seemed tired",
                                         "Zugelassen",        REVIEW_SAMPLE_AUTHOR,
                                         REVIEW_SAMPLE_OTHER, REVIEW_SAMPLE_DECIDER };
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);
  g_autofree char *certificate = assay_fixture_path (one->sample->fixture, "certificate.pdf");
  const AssayCertificateOrder award = { review, one->sample->scheme, order.today, certificate };
  g_autofree char *unpacked = assay_fixture_path (one->sample->fixture, "unpacked.pdf");
  const char *const files[] = { one->report, one->html, certificate };

  write_report (one, &order);
  g_assert_true (assay_certificate_write (one->sample->fixture->context, &award,
                                          ASSAY_PROGRESS_NONE, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      gboolean is_pdf = g_str_has_suffix (files[i], ".pdf");
      g_autofree char *text = is_pdf ? pdf_get_words (files[i]) : NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      if (is_pdf)
        g_free (pdf_run ("qpdf", "--qdf", "--object-streams=disable", files[i], unpacked, NULL));
      g_assert_true (g_file_get_contents (is_pdf ? unpacked : files[i], &bytes, &length, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (secrets); k++)
        {
          g_assert_null (memmem (bytes, length, secrets[k], strlen (secrets[k])));
          g_assert_true (text == NULL || strstr (text, secrets[k]) == NULL);
        }
    }
}

/* A criterion with nothing but a private note reads like one without anything. */
static void
test_note_leaves_no_trace (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  AssayDetermination *noted = assay_determination_new ();
  AssayReviewReportOrder order = order_report (one, review);
  g_autofree char *with = NULL, *without = NULL;
  gsize n_with, n_without;

  noted->criterion =
      g_strdup (((AssayDetermination *) review->determinations->pdata[0])->criterion);
  noted->note = g_strdup (REVIEW_SAMPLE_NOTE);
  g_ptr_array_remove_index (review->determinations, 0);
  write_report (one, &order);
  g_assert_true (g_file_get_contents (one->report, &without, &n_without, NULL));
  g_ptr_array_insert (review->determinations, 0, noted);
  write_report (one, &order);
  g_assert_true (g_file_get_contents (one->report, &with, &n_with, NULL));
  g_assert_cmpmem (with, n_with, without, n_without);
}

static void
test_same_bytes (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);
  g_autofree char *first = NULL, *second = NULL;
  gsize n_first, n_second;

  write_report (one, &order);
  g_assert_true (g_file_get_contents (one->report, &first, &n_first, NULL));
  write_report (one, &order);
  g_assert_true (g_file_get_contents (one->report, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

static void
test_html (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);

  write_report (one, &order);
  g_assert_true (html_judge (one->html, one->report));
}

/* A report never says more than the review holds. */
static void
test_unfinished (gconstpointer data)
{
  static const char *const said[] = { "Draft: nothing is recommended yet.", "A draft",
                                      "not declared yet", "Nothing is determined here yet." };
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  const AssayReviewReportOrder order = order_report (one, review);
  g_autofree char *text = NULL;

  g_ptr_array_set_size (review->declarations, 0);
  g_ptr_array_set_size (review->determinations, 5);
  write_report (one, &order);
  text = pdf_get_words (one->report);
  assert_says (text, said, G_N_ELEMENTS (said));
  g_assert_null (strstr (text, "The award"));
}

static void
test_changed_since (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);
  AssayDetermination *first = review->determinations->pdata[0];
  g_autofree char *text = NULL;

  first->judgement = ASSAY_JUDGEMENT_NOT_MET;
  write_report (one, &order);
  text = pdf_get_words (one->report);
  assert_says (text,
               (const char *const[]){ "it does not hold for what stands here",
                                      "An award is recorded and does not hold" },
               2);
  g_assert_null (strstr (text, "31 December 2029"));
}

static void
test_to_confirm (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  const AssayReviewReportOrder order = order_report (one, review);
  AssayDetermination *first = review->determinations->pdata[0];
  AssayDetermination *second = review->determinations->pdata[1];
  g_autofree char *text = NULL;

  first->carried = 1;
  g_free (second->basis);
  second->basis = g_strnfill (64, 'c');
  write_report (one, &order);
  text = pdf_get_words (one->report);
  assert_says (text,
               (const char *const[]){ "carried from round 1: nothing has changed",
                                      "1 of these is carried from an earlier round",
                                      "1 of these was made on something else than was submitted",
                                      "made on something else than was submitted, and waits",
                                      "? To be confirmed" },
               5);
  /* Only the one is marked. */
  g_assert_null (strstr (strstr (text, "? To be confirmed") + 1, "? To be confirmed"));
}

/* Without the pack's map, or with that of another submission, no page of the pack is named. */
static void
test_without_map (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  AssayReviewReportOrder order = order_report (one, review);
  g_autoptr (AssayPageMap) map = NULL;
  g_autofree char *text = NULL, *other = NULL;

  order.map = NULL;
  write_report (one, &order);
  g_assert_true (pack_sample_run_script ("check-review.py", one->report, one->sample->output));
  text = pdf_get_words (one->report);
  g_assert_nonnull (strstr (text, "E001, p 4 "));
  g_assert_null (strstr (text, "(page"));
  map = assay_page_map_copy (one->map);
  g_free (map->fingerprint);
  map->fingerprint = g_strnfill (64, 'd');
  order.map = map;
  write_report (one, &order);
  other = pdf_get_words (one->report);
  g_assert_cmpstr (text, ==, other);
}

static void
test_compared (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  g_autoptr (AssayReview) other = review_sample_new (one->sample);
  AssayReviewReportOrder order = order_report (one, review);
  AssayDetermination *first = other->determinations->pdata[0];
  AssayDeclaration *declaration = other->declarations->pdata[0];
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  order.other = other;
  g_assert_false (assay_review_report_write (one->sample->fixture->context, &order,
                                             ASSAY_PROGRESS_NONE, NULL, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_false (g_file_test (one->report, G_FILE_TEST_EXISTS));
  g_free (declaration->author);
  declaration->author = g_strdup (REVIEW_SAMPLE_OTHER);
  first->judgement = ASSAY_JUDGEMENT_NOT_MET;
  write_report (one, &order);
  text = pdf_get_words (one->report);
  assert_says (text, (const char *const[]){ "Both reviews agree on 32 of 33", "Not settled yet" },
               2);
  g_assert_null (strstr (text, "Worked out from what was settled"));
}

static void
test_disk_faults (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  AssayDisk *disk = one->sample->fixture->disk;
  AssayReviewReportOrder order = order_report (one, review);
  guint n_operations;

  order.html_path = NULL;
  assay_disk_set_fault (disk, 0, ASSAY_DISK_FAULT_NONE, 0);
  write_report (one, &order);
  n_operations = assay_disk_get_count (disk);
  g_assert_cmpuint (n_operations, >, 4);
  for (guint i = 1; i <= n_operations; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *kept = NULL;

      g_assert_true (g_file_set_contents (one->report, "old", -1, NULL));
      assay_disk_set_fault (disk, i, ASSAY_DISK_FAULT_FAIL, ENOSPC);
      if (assay_review_report_write (one->sample->fixture->context, &order, ASSAY_PROGRESS_NONE,
                                     NULL, NULL, &error))
        continue; /* it was one of those that only clean up */
      g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_NO_SPACE);
      kept = assay_fixture_read (one->report);
      g_assert_true (g_str_equal (kept, "old") || g_str_has_prefix (kept, "%PDF"));
    }
  assay_disk_set_fault (disk, 0, ASSAY_DISK_FAULT_NONE, 0);
}

static void
cancel_at_third (guint64 done, guint64 total, const char *what, gpointer data)
{
  if (done == 3)
    g_cancellable_cancel (data);
}

static void
test_cancelled (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  const AssayReviewReportOrder order = order_report (one, review);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL, *left = NULL;

  g_assert_true (g_file_set_contents (one->report, "old", -1, NULL));
  g_assert_false (assay_review_report_write (one->sample->fixture->context, &order,
                                             (AssayProgress){ cancel_at_third, cancellable },
                                             cancellable, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_CANCELLED);
  kept = assay_fixture_read (one->report);
  g_assert_cmpstr (kept, ==, "old");
  g_assert_false (g_file_test (one->html, G_FILE_TEST_EXISTS));
  left = g_strconcat (one->report, ".drawn.part", NULL);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
}

/* --- The certificate --- */

static AssayCertificateOrder
order_certificate (Case *self, AssayReview *review)
{
  const AssayCertificateOrder order = { review, self->sample->scheme, assay_date_new (2026, 12, 15),
                                        self->report };

  return order;
}

static void
write_certificate (Case *self, AssayReview *review)
{
  const AssayCertificateOrder order = order_certificate (self, review);
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_certificate_write (self->sample->fixture->context, &order,
                                          ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_no_error (error);
  pdf_assert_sound (self->report);
  g_assert_true (pack_sample_run_script ("check-tags.py", self->report, NULL));
}

static guint
count_pages (const char *path)
{
  g_autofree char *said = pdf_run ("qpdf", "--show-npages", path, NULL);

  return (guint) g_ascii_strtoull (said, NULL, 10);
}

static void
test_certificate (gconstpointer data)
{
  static const char *const said[] = {
    "Certificate of award",
    "North Vale Restorative Service",
    "1 January 2027",
    "31 December 2029",
    "By 31 March 2027: Show who reviews each risk assessment.",
    "Chair of the awards panel, on 14 December 2026",
    "Made with Assay",
    "not an official document or mark of any awarding body",
  };
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  g_autofree char *text = NULL, *start = NULL, *first = NULL, *second = NULL, *images = NULL;
  gsize n_first, n_second;

  write_certificate (one, review);
  g_assert_true (g_file_get_contents (one->report, &first, &n_first, NULL));
  g_assert_cmpuint (count_pages (one->report), ==, 1);
  text = pdf_get_words (one->report);
  assert_says (text, said, G_N_ELEMENTS (said));
  start = g_strndup (review->head->fingerprint, 4);
  g_assert_nonnull (strstr (text, start));
  images = pdf_run ("pdfimages", "-list", one->report, NULL);
  g_assert_null (strstr (images, " image "));
  write_certificate (one, review);
  g_assert_true (g_file_get_contents (one->report, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

/* However much there is to say, it is one page, and says where the rest is. */
static void
test_certificate_of_many_conditions (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = new_decided (one);
  g_autofree char *text = NULL;

  review_sample_award (review, 12, "Show who reviews each risk assessment, and that it is done.");
  write_certificate (one, review);
  g_assert_cmpuint (count_pages (one->report), ==, 1);
  review_sample_award (review, 60, "Show who reviews each risk assessment, and that it is done.");
  write_certificate (one, review);
  g_assert_cmpuint (count_pages (one->report), ==, 1);
  text = pdf_get_words (one->report);
  assert_says (text, (const char *const[]){ "There are 60 conditions." }, 1);
}

static void
assert_refused (Case *self, AssayReview *review, const char *why)
{
  const AssayCertificateOrder order = order_certificate (self, review);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (self->report, "old", -1, NULL));
  g_assert_false (assay_certificate_write (self->sample->fixture->context, &order,
                                           ASSAY_PROGRESS_NONE, NULL, &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, why));
  kept = assay_fixture_read (self->report);
  g_assert_cmpstr (kept, ==, "old");
}

static void
test_no_certificate (gconstpointer data)
{
  Case *one = (Case *) data;
  g_autoptr (AssayReview) review = review_sample_new (one->sample);
  AssayDetermination *determination = review->determinations->pdata[0];
  AssayDecision *decision;

  assert_refused (one, review, "this review has no award");
  review_sample_recommend (review, ASSAY_OUTCOME_AWARD);
  review_sample_decide (review, ASSAY_OUTCOME_AWARD);
  assert_refused (one, review, "this review has no award");
  review_sample_award (review, 0, NULL);
  write_certificate (one, review);

  decision = review->decisions->pdata[0];
  decision->outcome = ASSAY_OUTCOME_NO_AWARD;
  assert_refused (one, review, "grants no award");
  decision->outcome = ASSAY_OUTCOME_AWARD;
  determination->judgement = ASSAY_JUDGEMENT_NOT_MET;
  assert_refused (one, review, "is not what the decision was made on");
  determination->judgement = ASSAY_JUDGEMENT_MET;
  decision->fingerprint[0] = decision->fingerprint[0] == '0' ? '1' : '0';
  assert_refused (one, review, "is not what the decision was made on");
  review_sample_decide (review, ASSAY_OUTCOME_REOPEN);
  assert_refused (one, review, "another decision than the last one");
}

int
main (int argc, char **argv)
{
  g_autoptr (Case) one = NULL;

  g_test_init (&argc, &argv, NULL);
  one = case_new ();
  g_test_add_data_func ("/review-report/says", one, test_says);
  g_test_add_data_func ("/review-report/sample-is-whole", one, test_sample_is_whole);
  g_test_add_data_func ("/review-report/keeps-private", one, test_keeps_private);
  g_test_add_data_func ("/review-report/note-leaves-no-trace", one, test_note_leaves_no_trace);
  g_test_add_data_func ("/review-report/same-bytes", one, test_same_bytes);
  g_test_add_data_func ("/review-report/html", one, test_html);
  g_test_add_data_func ("/review-report/unfinished", one, test_unfinished);
  g_test_add_data_func ("/review-report/changed-since", one, test_changed_since);
  g_test_add_data_func ("/review-report/to-confirm", one, test_to_confirm);
  g_test_add_data_func ("/review-report/without-map", one, test_without_map);
  g_test_add_data_func ("/review-report/compared", one, test_compared);
  g_test_add_data_func ("/review-report/disk-faults", one, test_disk_faults);
  g_test_add_data_func ("/review-report/cancelled", one, test_cancelled);
  g_test_add_data_func ("/certificate/says", one, test_certificate);
  g_test_add_data_func ("/certificate/many-conditions", one, test_certificate_of_many_conditions);
  g_test_add_data_func ("/certificate/refused", one, test_no_certificate);

  return g_test_run ();
}
