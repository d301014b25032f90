/* What holds of reviews whatever is done to them: seeded random edits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "review-desk.h"

#include "core/review/assay-review-record.h"
#include "core/review/assay-review-state.h"
#include "core/review/assay-review-xml.h"

#include <locale.h>
#include <string.h>

#define N_SEEDS 12u
#define N_EDITS 60u

static const char *const criteria[] = { "1.1", "1.2", "1.3", "2.1", "2.2" };

static const char *const texts[] = { "Seen on paper.",        "Nothing to add",
                                     "Two\nlines & <marks>.", "“Ünïcode” — 漢字",
                                     "  blanks around  ",     "a\n\nb\n\n\nc" };

/* --- Random edits --- */

static const char *
pick_criterion (GRand *random)
{
  return criteria[g_rand_int_range (random, 0, G_N_ELEMENTS (criteria))];
}

static const char *
pick_text (GRand *random)
{
  return texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))];
}

static AssayEdit *
determine (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  g_autoptr (GPtrArray) looked = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);
  AssayLook *look = assay_look_new ();

  look->evidence = (guint) g_rand_int_range (random, 1, 3);
  look->pages = g_rand_boolean (random) ? g_strdup ("2-3") : NULL;
  g_ptr_array_add (looked, look);

  return assay_review_determine (ground, criterion, g_rand_int_range (random, 0, 5),
                                 pick_text (random), "A date.", looked, NULL);
}

static AssayEdit *
request (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  g_autoptr (AssayRequest) fields = assay_request_new ();
  const GPtrArray *there = ground->review->requests;

  fields->criterion = g_strdup (criterion);
  fields->what = g_strdup (pick_text (random));
  fields->state = g_rand_int_range (random, ASSAY_REQUEST_OPEN, ASSAY_REQUEST_DROPPED + 1);
  if (there->len == 0 || g_rand_boolean (random))
    return assay_review_add_request (ground, fields, NULL);
  fields->number =
      ((const AssayRequest *) there->pdata[g_rand_int_range (random, 0, (gint32) there->len)])
          ->number;

  return assay_review_amend_request (ground, fields, NULL);
}

static AssayEdit *
correct (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  g_autoptr (AssayCorrection) fields = assay_correction_new ();

  fields->criterion = g_strdup (criterion);
  fields->what = g_strdup (pick_text (random));
  fields->due = assay_date_new (2027, g_rand_int_range (random, 1, 13), 1);

  return assay_review_add_correction (ground, fields, NULL);
}

static AssayEdit *
ask (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  g_autoptr (AssayEnquiry) fields = assay_enquiry_new ();

  fields->criterion = g_strdup (criterion);
  fields->text = g_strdup (pick_text (random));
  fields->answer = g_rand_boolean (random) ? g_strdup (pick_text (random)) : NULL;

  return assay_review_add_enquiry (ground, fields, NULL);
}

static AssayEdit *
visit (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  g_autoptr (AssayVisit) fields = assay_visit_new ();
  const char *ids[] = { criterion, NULL };

  fields->day = assay_date_new (2026, 11, g_rand_int_range (random, 1, 22));
  fields->kind = g_rand_int_range (random, ASSAY_VISIT_ON_SITE, ASSAY_VISIT_REMOTE + 1);
  fields->met = g_strdup ("Two facilitators\nThe service manager");
  fields->seen = g_rand_boolean (random) ? g_strdup (pick_text (random)) : NULL;
  fields->criteria = g_strdupv ((char **) ids);

  return assay_review_add_visit (ground, fields, NULL);
}

static AssayEdit *
declare (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  (void) criterion;

  return assay_review_declare (ground, g_rand_boolean (random) ? "Lead assessor" : "Second",
                               ASSAY_INTEREST_MANAGED, pick_text (random), NULL);
}

static AssayEdit *
judge (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  return assay_review_judge_evidence (ground, criterion,
                                      g_rand_int_range (random, 0, ASSAY_N_QUALITIES),
                                      g_rand_int_range (random, 0, ASSAY_SAID_NO + 1), NULL);
}

static AssayEdit *
comment (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  return assay_review_write_comment (ground, criterion,
                                     g_rand_boolean (random) ? pick_text (random) : NULL, NULL);
}

static AssayEdit *
note (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  return assay_review_write_note (ground, criterion, pick_text (random), NULL);
}

static AssayEdit *
sample (const AssayReviewGround *ground, const char *criterion, GRand *random)
{
  guint population = (guint) g_rand_int_range (random, 1, 200);

  return assay_review_add_sample (ground, criterion, population,
                                  (guint) g_rand_int_range (random, 1, (gint32) population + 1),
                                  NULL, NULL);
}

typedef AssayEdit *(*Maker) (const AssayReviewGround *ground, const char *criterion, GRand *random);

static const Maker makers[] = { determine, determine, request, correct, ask,   visit,
                                declare,   judge,     comment, note,    sample };

/* An edit that may be made now. */
static AssayEdit *
make_edit (ReviewDesk *desk, GRand *random)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  Maker maker = makers[g_rand_int_range (random, 0, G_N_ELEMENTS (makers))];
  AssayEdit *edit = maker (&ground, pick_criterion (random), random);

  g_assert_nonnull (edit);

  return edit;
}

static void
apply (ReviewDesk *desk, AssayEdit *edit)
{
  GError *error = NULL;

  review_desk_apply (desk, edit, &error);
}

/* --- Laws --- */

/* Before each edit that left a trace, what the review was. */
static GPtrArray *
edit_at_random (ReviewDesk *desk, GRand *random)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *before = review_desk_format (desk);
      g_autofree char *after = NULL;

      apply (desk, make_edit (desk, random));
      after = review_desk_format (desk);
      if (strcmp (before, after) != 0)
        g_ptr_array_add (states, g_steal_pointer (&before));
    }

  return states;
}

static void
assert_state (ReviewDesk *desk, const char *expected)
{
  g_autofree char *found = review_desk_format (desk);

  g_assert_cmpstr (found, ==, expected);
}

/* Undone one by one each state comes back, and redone the last; over closing too. */
static void
test_undo (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (ReviewDesk) desk = review_desk_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) states = NULL;
      g_autofree char *last = NULL;

      review_desk_begin (desk);
      review_desk_declare (desk);
      states = edit_at_random (desk, random);
      last = review_desk_format (desk);
      for (guint i = states->len; i-- > 0;)
        {
          if (i % 13 == 0)
            review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
          g_assert_true (assay_review_folder_undo (desk->folder, NULL, NULL));
          assert_state (desk, states->pdata[i]);
        }
      for (guint i = 1; i < states->len; i++)
        {
          g_assert_true (assay_review_folder_redo (desk->folder, NULL, NULL));
          assert_state (desk, states->pdata[i]);
        }
      g_assert_true (assay_review_folder_redo (desk->folder, NULL, NULL));
      assert_state (desk, last);
      g_assert_false (assay_review_folder_redo (desk->folder, NULL, NULL));
    }
}

/* What was read and is written again is the same bytes, and what was made of the journal alone. */
static void
test_bytes (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (ReviewDesk) desk = review_desk_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (100 + seed);
      g_autoptr (GPtrArray) states = NULL;

      review_desk_begin (desk);
      review_desk_declare (desk);
      states = edit_at_random (desk, random);
      g_ptr_array_add (states, review_desk_format (desk));
      for (guint i = 0; i < states->len; i++)
        {
          const char *text = states->pdata[i];
          g_autoptr (GError) error = NULL;
          g_autoptr (AssayReview) review =
              assay_review_parse_xml (text, strlen (text), "review.xml", &error);
          g_autofree char *again = NULL;

          g_assert_no_error (error);
          again = assay_review_format_xml (review, ASSAY_REVIEW_FORM_OWN);
          g_assert_cmpstr (again, ==, text);
        }
      review_desk_reopen (desk, REVIEW_DESK_ASSESSOR);
      assert_state (desk, states->pdata[states->len - 1]);
    }
}

static void
shuffle (GRand *random, guint *order, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

/* Edits of different values, made on one and the same moment. */
static GPtrArray *
make_independent (ReviewDesk *desk)
{
  AssayReviewGround ground = assay_review_folder_get_ground (desk->folder);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_edit_unref);
  g_autoptr (AssayRequest) asked = assay_request_new ();
  g_autoptr (AssayVisit) planned = assay_visit_new ();

  asked->what = g_strdup ("The form.");
  planned->day = assay_date_new (2026, 12, 1);
  planned->kind = ASSAY_VISIT_ON_SITE;
  g_ptr_array_add (edits, assay_review_determine (&ground, "1.1", ASSAY_JUDGEMENT_MET, "Seen.",
                                                  NULL, NULL, NULL));
  g_ptr_array_add (edits, assay_review_write_comment (&ground, "1.2", "Well kept.", NULL));
  g_ptr_array_add (edits, assay_review_write_note (&ground, "2.2", "Mine.", NULL));
  g_ptr_array_add (edits, assay_review_judge_evidence (&ground, "1.3", ASSAY_QUALITY_CURRENT,
                                                       ASSAY_SAID_NO, NULL));
  g_ptr_array_add (edits, assay_review_add_request (&ground, asked, NULL));
  g_ptr_array_add (edits, assay_review_add_visit (&ground, planned, NULL));
  g_ptr_array_add (edits, assay_review_add_sample (&ground, "Cases", 40, 5, "7f3a", NULL));

  return edits;
}

/* In whatever order they are applied, the same review comes of them, and the same digest. */
static void
test_order (void)
{
  g_autofree char *expected = NULL;

  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (ReviewDesk) desk = review_desk_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) edits = NULL;
      guint order[] = { 0, 1, 2, 3, 4, 5, 6 };

      review_desk_begin (desk);
      review_desk_declare (desk);
      edits = make_independent (desk);
      g_assert_cmpuint (edits->len, ==, G_N_ELEMENTS (order));
      shuffle (random, order, edits->len);
      for (guint i = 0; i < edits->len; i++)
        apply (desk, assay_edit_ref (edits->pdata[order[i]]));
      if (expected == NULL)
        expected = review_desk_format (desk);
      assert_state (desk, expected);
    }
}

/* --- Rounds --- */

static AssayReviewFolder *
begin_next (ReviewDesk *desk, guint round, AssayReviewFolder *earlier)
{
  g_autofree char *name = g_strdup_printf ("round-%u", round);
  g_autofree char *zip = g_strconcat (name, ".zip", NULL);
  g_autofree char *archive = review_desk_write_archive (desk, zip, round);
  g_autofree char *path = assay_fixture_path (desk->fixture, name);
  AssayVerifyRequest request = { .schema_path = desk->schema };
  g_autoptr (AssayVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  AssayReviewFolder *folder =
      assay_review_folder_create (desk->context, path, archive, &request, earlier,
                                  ASSAY_PROGRESS_NONE, NULL, &verification, &error);

  g_assert_no_error (error);

  return folder;
}

static gboolean
has_look (const AssayDetermination *determination, const AssayLook *look)
{
  for (guint i = 0; i < determination->looked->len; i++)
    {
      const AssayLook *other = determination->looked->pdata[i];

      if (other->evidence == look->evidence && g_strcmp0 (other->pages, look->pages) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What was judged comes along with its reason, and nothing else does: what was said of the evidence
 * and to the service was said of what was sent then. */
static void
assert_carried (AssayReview *before, AssayReview *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (criteria); i++)
    {
      const AssayDetermination *old = assay_review_lookup_determination (before, criteria[i]);
      const AssayDetermination *new = assay_review_lookup_determination (after, criteria[i]);

      if (old == NULL || old->judgement == ASSAY_JUDGEMENT_NONE)
        {
          g_assert_null (new);
          continue;
        }
      g_assert_cmpint (new->judgement, ==, assay_review_get_judgement (before, criteria[i]));
      /* The round in which it was made, through however many it came. */
      g_assert_cmpuint (new->carried, ==, old->carried > 0 ? old->carried : before->head->round);
      g_assert_cmpstr (new->reason, ==, old->reason);
      g_assert_cmpstr (new->lacking, ==, old->lacking);
      g_assert_cmpstr (new->basis, ==, old->basis);
      g_assert_cmpuint (new->looked->len, ==, old->looked->len);
      for (guint j = 0; j < old->looked->len; j++)
        g_assert_true (has_look (new, old->looked->pdata[j]));
      for (guint j = 0; j < ASSAY_N_QUALITIES; j++)
        g_assert_cmpint (new->qualities[j], ==, ASSAY_SAID_NOTHING);
      g_assert_null (new->comment);
    }
  g_assert_null (assay_review_get_declaration (after));
  g_assert_cmpuint (after->requests->len + after->openings->len + after->decisions->len, ==, 0);
}

static void
test_carried (void)
{
  for (guint32 seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (ReviewDesk) desk = review_desk_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (200 + seed);
      g_autoptr (GPtrArray) states = NULL;
      g_autoptr (AssayReviewFolder) second = NULL;
      g_autoptr (AssayReviewFolder) third = NULL;
      g_autofree char *before = NULL;

      review_desk_begin (desk);
      review_desk_declare (desk);
      states = edit_at_random (desk, random);
      before = review_desk_format (desk);
      second = begin_next (desk, 2, desk->folder);
      assert_carried (review_desk_get_review (desk), assay_review_folder_get_review (second));
      third = begin_next (desk, 3, second);
      assert_carried (assay_review_folder_get_review (second),
                      assay_review_folder_get_review (third));
      /* The review of the round before is as it was. */
      assert_state (desk, before);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/review-laws/undo", test_undo);
  g_test_add_func ("/review-laws/bytes", test_bytes);
  g_test_add_func ("/review-laws/order", test_order);
  g_test_add_func ("/review-laws/carried", test_carried);

  return g_test_run ();
}
