/* The whole way of a submission, with portfolios and reviews made at random: submitted, verified,
 * reviewed, returned, received. At every door what comes out is what went in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "merge-walk.h"

#include "base/assay-digest.h"
#include "base/assay-error.h"
#include "core/portfolio/assay-portfolio-xml.h"
#include "core/review/assay-review-earlier.h"
#include "core/submission/assay-submission-write.h"

#include <locale.h>
#include <string.h>

#define N_SEEDS 12u
#define PASSPHRASE "five plain words, größer"

static const char *const texts[] = {
  "Seen on paper.", "Two\nlines & <marks>.", "“Ünïcode” — 漢字", "a\n\nb",
  "x]]>y",          "‏من اليمين"
};

typedef struct
{
  ReviewDesk *desk;
  AssayScheme *scheme;
  AssayPortfolio *portfolio;
  GRand *random;
  char *zip;
  char *file; /* the return's */
  const char *passphrase;
  gboolean is_signed;
  AssaySigningKey *key;
} Way;

static guint
pick (Way *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static const char *
pick_text (Way *self)
{
  return texts[pick (self, G_N_ELEMENTS (texts))];
}

/* --- A portfolio --- */

/* Where the store has the content of an item; what it holds is in its source's name. */
static void
store (Way *self, const AssayEvidence *item)
{
  g_autofree char *place =
      g_strdup_printf ("portfolio/evidence/%.2s/%s", item->sha256, item->sha256);
  g_autofree char *text =
      g_strndup (item->source_name, strlen (item->source_name) - strlen (".txt"));
  g_autofree char *digest = assay_digest_of_bytes (text, strlen (text));
  g_autofree char *path = assay_fixture_write (self->desk->fixture, place, text);

  g_assert_cmpstr (digest, ==, item->sha256);
  g_assert_nonnull (path);
}

/* Nothing in it forbids that it leaves. */
static void
make_portfolio (Way *self, guint32 seed)
{
  static const AssayPrivacy privacies[] = { ASSAY_PRIVACY_NO_PERSONAL_DATA, ASSAY_PRIVACY_REDACTED,
                                            ASSAY_PRIVACY_CONSENT };
  g_autoptr (MergeCopy) copy = merge_copy_new (self->scheme, seed);
  GPtrArray *items;

  merge_copy_walk (copy, 80);
  items = copy->portfolio->evidence;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (AssayEvidence) item = assay_evidence_copy (items->pdata[i]);
      AssayEdit *edit;

      if (item->basis == ASSAY_BASIS_FILE)
        store (self, item);
      item->privacy = privacies[pick (self, G_N_ELEMENTS (privacies))];
      edit = assay_edit_amend_evidence (copy->portfolio, self->scheme, item, NULL);
      g_assert_nonnull (edit);
      merge_copy_put (copy, edit);
      assay_edit_unref (edit);
      items = copy->portfolio->evidence;
    }
  self->portfolio = assay_portfolio_ref (copy->portfolio);
}

static Way *
way_new (guint32 seed)
{
  Way *self = g_new0 (Way, 1);
  GError *error = NULL;

  self->desk = review_desk_new ();
  self->scheme = assay_fixture_load_small_scheme ();
  self->random = g_rand_new_with_seed (seed);
  self->zip = assay_fixture_path (self->desk->fixture, "random.zip");
  self->file = assay_fixture_path (self->desk->fixture, "return.xml");
  self->passphrase = seed % 2 == 0 ? PASSPHRASE : NULL;
  self->is_signed = seed % 3 == 0;
  if (self->is_signed)
    {
      g_autofree char *folder = assay_fixture_path (self->desk->fixture, "keys");

      self->key = assay_signing_key_take (folder, "Vale", self->desk->fixture->disk, &error);
      g_assert_no_error (error);
    }
  make_portfolio (self, seed);

  return self;
}

static void
way_free (Way *self)
{
  review_desk_free (self->desk);
  assay_scheme_unref (self->scheme);
  assay_portfolio_unref (self->portfolio);
  g_rand_free (self->random);
  g_clear_pointer (&self->key, assay_signing_key_free);
  g_free (self->zip);
  g_free (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Way, way_free)

/* --- Submitted --- */

static void
sign (Way *self, AssaySubmissionWriter *writer)
{
  GBytes *seal = assay_submission_writer_get_seal (writer);
  GError *error = NULL;
  g_autoptr (AssaySignature) signature =
      assay_signature_make (self->key, ASSAY_SIGNATURE_OF_BAG, g_bytes_get_data (seal, NULL),
                            g_bytes_get_size (seal), &error);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  g_assert_no_error (error);
  text = assay_signature_format (signature);
  bytes = g_bytes_new_take (text, strlen (text));
  assay_submission_writer_add_beside_seal (writer, ASSAY_SIGNATURE_FILE, bytes, &error);
  g_assert_no_error (error);
}

/* The service remembers it, as it does when it submits. */
static void
submit (Way *self)
{
  ReviewDesk *desk = self->desk;
  g_autofree char *folder = assay_fixture_path (desk->fixture, "portfolio");
  g_autofree char *pack = assay_fixture_write (desk->fixture, "pack.pdf", "%PDF-1.7\n");
  const AssaySubmissionContent content = { .portfolio = self->portfolio,
                                           .scheme = self->scheme,
                                           .folder = folder,
                                           .on = assay_date_new (2026, 11, 22),
                                           .passphrase = self->passphrase };
  GError *error = NULL;
  g_autoptr (AssaySubmissionWriter) writer =
      assay_submission_writer_new (desk->fixture->disk, &content, self->zip, ASSAY_PROGRESS_NONE,
                                   NULL, &error);
  g_autoptr (AssaySubmission) submission = assay_submission_new (1);
  g_autoptr (AssayEdit) edit = NULL;
  AssayPortfolio *after;

  g_assert_no_error (error);
  g_assert_true (assay_submission_writer_seal (writer, pack, &error));
  if (self->is_signed)
    sign (self, writer);
  g_assert_true (assay_submission_writer_publish (writer, &error));
  submission->on = content.on;
  submission->fingerprint = g_strdup (assay_submission_writer_get_fingerprint (writer));
  submission->sha256 = g_strdup (assay_submission_writer_get_sha256 (writer));
  edit = assay_edit_submit (self->portfolio, submission, &error);
  g_assert_no_error (error);
  after = assay_portfolio_apply (self->portfolio, edit);
  assay_portfolio_unref (self->portfolio);
  self->portfolio = after;
}

/* --- Verified and reviewed --- */

static void
assert_verified (Way *self, const char *fingerprint)
{
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_new ();
  const AssayVerifyRequest request = { .schema_path = self->desk->schema,
                                       .passphrase = self->passphrase,
                                       .known_keys = keys };
  GError *error = NULL;
  g_autoptr (AssayVerification) verification =
      assay_verify (self->zip, &request, ASSAY_PROGRESS_NONE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < verification->findings->len; i++)
    {
      const AssayFinding *finding = verification->findings->pdata[i];

      g_test_message ("%s %s", assay_finding_tag_get_id (finding->tag), finding->subject);
    }
  /* Only that the key is a new one. */
  g_assert_cmpuint (verification->findings->len, ==, self->is_signed ? 1 : 0);
  g_assert_cmpint (verification->standing, ==,
                   self->is_signed ? ASSAY_SIGNER_NEW : ASSAY_SIGNER_UNSIGNED);
  g_assert_cmpstr (verification->fingerprint, ==, fingerprint);
  g_assert_true (assay_verification_is_sound (verification));
}

static void
begin_review (Way *self)
{
  ReviewDesk *desk = self->desk;
  const AssayVerifyRequest request = { .schema_path = desk->schema,
                                       .passphrase = self->passphrase };
  g_autoptr (AssayVerification) verification = NULL;
  GError *error = NULL;

  desk->folder = assay_review_folder_create (desk->context, desk->path, self->zip, &request, NULL,
                                             ASSAY_PROGRESS_NONE, NULL, &verification, &error);
  g_assert_no_error (error);
}

/* Every value and every byte that left is there, and nothing more. */
static void
assert_reviewed (Way *self, const AssayPortfolio *submitted)
{
  AssayReviewFolder *folder = self->desk->folder;
  g_autofree char *sent = assay_portfolio_format_xml (submitted, ASSAY_PORTFOLIO_FORM_SUBMISSION);
  g_autofree char *found = assay_portfolio_format_xml (assay_review_folder_get_portfolio (folder),
                                                       ASSAY_PORTFOLIO_FORM_SUBMISSION);

  g_assert_cmpstr (found, ==, sent);
  for (guint i = 0; i < submitted->evidence->len; i++)
    {
      const AssayEvidence *item = submitted->evidence->pdata[i];
      g_autofree char *path = assay_review_folder_dup_evidence_path (folder, item->number);
      g_autofree char *text = path != NULL ? assay_fixture_read (path) : NULL;
      g_autofree char *source = g_strconcat (text != NULL ? text : "", ".txt", NULL);

      g_assert_true ((path != NULL) == (item->basis == ASSAY_BASIS_FILE && !item->withdrawn));
      if (path != NULL)
        g_assert_cmpstr (source, ==, item->source_name);
    }
}

/* --- Judged --- */

static void
apply (Way *self, AssayEdit *edit)
{
  GError *error = NULL;

  review_desk_apply (self->desk, edit, &error);
}

/* An item that was submitted and has a file, or NULL. */
static const AssayEvidence *
pick_item (Way *self)
{
  const GPtrArray *items = assay_review_folder_get_portfolio (self->desk->folder)->evidence;
  guint first = items->len > 0 ? pick (self, items->len) : 0;

  for (guint i = 0; i < items->len; i++)
    {
      const AssayEvidence *item = items->pdata[(first + i) % items->len];

      if (!item->withdrawn)
        return item;
    }

  return NULL;
}

static void
judge (Way *self, const char *criterion)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->desk->folder);
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);
  const AssayEvidence *item = pick_item (self);
  AssayJudgement judgement = ASSAY_JUDGEMENT_MET + pick (self, item != NULL ? 4 : 2);

  if (item != NULL)
    {
      AssayLook *look = assay_look_new ();

      look->evidence = item->number;
      g_ptr_array_add (looked, look);
    }
  apply (self, assay_review_determine (&ground, criterion, judgement, pick_text (self),
                                       judgement == ASSAY_JUDGEMENT_MET ? NULL : pick_text (self),
                                       looked, NULL));
  ground = assay_review_folder_get_ground (self->desk->folder);
  if (pick (self, 2) == 0)
    apply (self, assay_review_write_comment (&ground, criterion, pick_text (self), NULL));
}

static void
ask (Way *self, const char *criterion)
{
  AssayReviewGround ground = assay_review_folder_get_ground (self->desk->folder);
  g_autoptr (AssayRequest) request = assay_request_new ();
  g_autoptr (AssayCorrection) correction = assay_correction_new ();

  request->criterion = g_strdup (criterion);
  request->what = g_strdup (pick_text (self));
  request->due = pick (self, 2) == 0 ? assay_date_new (2027, 1, 31) : 0;
  correction->criterion = g_strdup (criterion);
  correction->what = g_strdup (pick_text (self));
  correction->due = assay_date_new (2027, 2, 1) + pick (self, 100);
  if (pick (self, 2) == 0)
    apply (self, assay_review_add_request (&ground, request, NULL));
  ground = assay_review_folder_get_ground (self->desk->folder);
  if (pick (self, 2) == 0)
    apply (self, assay_review_add_correction (&ground, correction, NULL));
}

static void
review (Way *self)
{
  review_desk_declare (self->desk);
  for (guint i = 0; i < MERGE_N_CRITERIA; i++)
    {
      judge (self, merge_criteria[i]);
      ask (self, merge_criteria[i]);
    }
}

/* --- Returned and received --- */

static AssayReturn *
write_return (Way *self)
{
  g_autofree char *standards = g_path_get_dirname (self->desk->schema);
  g_autofree char *schema = g_build_filename (standards, "return.xsd", NULL);
  GError *error = NULL;
  g_autoptr (AssayReturn) given =
      assay_review_folder_make_return (self->desk->folder, schema, assay_date_new (2026, 12, 1),
                                       &error);
  g_autoptr (AssayReturn) read = NULL;
  g_autofree char *text = NULL, *again = NULL;

  g_assert_no_error (error);
  if (self->is_signed)
    g_assert_true (assay_return_sign (given, self->key, &error));
  assay_review_folder_write_return (self->desk->folder, given, self->file, &error);
  g_assert_no_error (error);
  read = assay_return_load (self->file, schema, NULL, &error);
  g_assert_no_error (error);
  text = assay_return_format (given);
  again = assay_return_format (read);
  g_assert_cmpstr (again, ==, text);
  g_assert_true (read->is_intact == self->is_signed);

  return g_steal_pointer (&read);
}

static void
assert_same_point (const AssayPoint *found, const AssayPoint *sent)
{
  g_assert_cmpstr (found->id, ==, sent->id);
  g_assert_cmpint (found->kind, ==, sent->kind);
  g_assert_cmpuint (found->round, ==, sent->round);
  g_assert_cmpstr (found->criterion, ==, sent->criterion);
  g_assert_cmpstr (found->outcome, ==, sent->outcome);
  g_assert_cmpstr (found->items, ==, sent->items);
  g_assert_true (found->from == sent->from && found->due == sent->due);
  g_assert_cmpstr (found->text, ==, sent->text);
  g_assert_cmpstr (found->lacking, ==, sent->lacking);
  g_assert_null (found->answer);
}

/* Everything that was judged stands in it, in the words it was judged in. */
static void
assert_says_review (Way *self, const AssayReturn *given)
{
  const AssayReview *review = review_desk_get_review (self->desk);
  guint n[ASSAY_POINT_KIND_LAST + 1] = { 0 };
  guint n_comments = 0;

  for (guint i = 0; i < given->points->len; i++)
    n[((const AssayPoint *) given->points->pdata[i])->kind]++;
  for (guint i = 0; i < review->determinations->len; i++)
    n_comments += ((const AssayDetermination *) review->determinations->pdata[i])->comment != NULL;
  g_assert_cmpuint (n[ASSAY_POINT_DETERMINATION], ==, MERGE_N_CRITERIA);
  g_assert_cmpuint (n[ASSAY_POINT_COMMENT], ==, n_comments);
  g_assert_cmpuint (n[ASSAY_POINT_REQUEST], ==, review->requests->len);
  g_assert_cmpuint (n[ASSAY_POINT_CORRECTIVE], ==, review->corrections->len);
}

static void
receive (Way *self, const AssayReturn *given)
{
  GError *error = NULL;
  g_autoptr (AssayEdit) edit =
      assay_return_make_edit (given, self->scheme, self->portfolio, "return.xml", &error);
  g_autoptr (AssayPortfolio) after = NULL;
  g_autoptr (AssayPortfolio) read = NULL;
  g_autofree char *text = NULL, *again = NULL;

  g_assert_no_error (error);
  after = assay_portfolio_apply (self->portfolio, edit);
  g_assert_cmpuint (after->points->len, ==, given->points->len);
  for (guint i = 0; i < given->points->len; i++)
    assert_same_point (after->points->pdata[i], given->points->pdata[i]);
  g_assert_null (assay_return_make_edit (given, self->scheme, after, "return.xml", &error));
  g_assert_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED);
  g_clear_error (&error);
  text = assay_portfolio_format_xml (after, ASSAY_PORTFOLIO_FORM_OWN);
  read = assay_portfolio_parse_xml (text, strlen (text), "portfolio.xml", &error);
  g_assert_no_error (error);
  again = assay_portfolio_format_xml (read, ASSAY_PORTFOLIO_FORM_OWN);
  g_assert_cmpstr (again, ==, text);
}

static void
test_whole_way (gconstpointer data)
{
  g_autoptr (Way) way = way_new (GPOINTER_TO_UINT (data));
  g_autoptr (AssayPortfolio) submitted = assay_portfolio_ref (way->portfolio);
  g_autofree char *fingerprint = assay_portfolio_compute_fingerprint (submitted);
  g_autoptr (AssayReturn) given = NULL;

  submit (way);
  assert_verified (way, fingerprint);
  begin_review (way);
  assert_reviewed (way, submitted);
  review (way);
  given = write_return (way);
  assert_says_review (way, given);
  g_assert_cmpstr (given->fingerprint, ==, fingerprint);
  receive (way, given);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/whole-way/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_whole_way);
    }

  return g_test_run ();
}
