/* What comparing with the review of another assessor shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-compare-state.h"

#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-report-wording.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MUCH_AGREED_PERCENT 80.0
#define LITTLE_KAPPA 0.4

/* --- One difference --- */

static char *
word_looks (const AssayDetermination *determination)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < determination->looked->len; i++)
    {
      const AssayLook *look = determination->looked->pdata[i];

      g_string_append_printf (text, "%sE%03u", i > 0 ? ", " : "", look->evidence);
      if (look->pages != NULL)
        g_string_append_printf (text, _ (" (p %s)"), look->pages);
    }

  return g_string_free (text, FALSE);
}

static char *
word_grounds (const AssayDetermination *determination)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *looks = word_looks (determination);

  if (determination->reason != NULL)
    g_ptr_array_add (parts, g_strdup (determination->reason));
  if (determination->lacking != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("What is lacking: %s"), determination->lacking));
  if (*looks != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_ ("Looked at: %s"), looks));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("\n", (char **) parts->pdata);
}

/* Takes @who. */
static void
fill_side (AssayReviewCompareSide *side,
           const AssayReview *review,
           const char *criterion,
           char *who)
{
  const AssayDetermination *determination = assay_review_lookup_determination (review, criterion);

  side->judgement = determination->judgement;
  side->who = who;
  side->text = word_grounds (determination);
}

static const char *
get_author (const AssayReview *review)
{
  return assay_review_get_declaration (review)->author;
}

static char *
word_settled (const AssaySettlement *settlement)
{
  g_autofree char *day = NULL;

  if (settlement == NULL)
    return g_strdup (_ ("Not settled yet."));
  day = assay_date_format_long (settlement->day);

  /* TRANSLATORS: "Settled as “Met” by Assessor on 3 May 2027. The form is in use." */
  return g_strdup_printf (_ ("Settled as “%s” by %s on %s. %s"),
                          assay_review_word_judgement (settlement->settled), settlement->author,
                          day, settlement->text != NULL ? settlement->text : "");
}

static char *
describe_side (const AssayReviewCompareSide *side)
{
  return g_strdup_printf ("%s: %s. %s", side->who, assay_review_word_judgement (side->judgement),
                          side->text);
}

static AssayReviewCompareRow *
row_new (const AssayReviewGround *ground, const AssayReview *other, const AssayComparison *one)
{
  AssayReviewCompareRow *row = g_new0 (AssayReviewCompareRow, 1);
  g_autofree char *own_said = NULL;
  g_autofree char *other_said = NULL;

  row->criterion = g_strdup (one->criterion->id);
  row->title = g_strdup_printf ("%s %s", one->criterion->id, one->criterion->title);
  fill_side (&row->own, ground->review, one->criterion->id,
             g_strdup_printf (_ ("This review, by %s"), get_author (ground->review)));
  fill_side (&row->other, other, one->criterion->id,
             g_strdup_printf (_ ("The other review, by %s"), get_author (other)));
  row->is_settled = one->settlement != NULL;
  row->settled = word_settled (one->settlement);
  own_said = describe_side (&row->own);
  other_said = describe_side (&row->other);
  row->description = g_strjoin (" ", row->settled, own_said, other_said, NULL);

  return row;
}

static void
row_free (gpointer data)
{
  AssayReviewCompareRow *row = data;
  AssayReviewCompareSide *const sides[] = { &row->own, &row->other };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_free (sides[i]->who);
      g_free (sides[i]->text);
    }
  g_free (row->criterion);
  g_free (row->title);
  g_free (row->settled);
  g_free (row->description);
  g_free (row);
}

/* --- All of them --- */

/* Where nearly all judgements are one, chance alone agrees as well, and kappa is low whatever the
 * two do (Feinstein and Cicchetti 1990, Journal of Clinical Epidemiology 43, 543-549). */
static gboolean
is_kappa_misleading (const AssayAgreement *agreement)
{
  return agreement->percent >= MUCH_AGREED_PERCENT && agreement->kappa < LITTLE_KAPPA;
}

static char *
word_kappa (const AssayAgreement *agreement)
{
  g_autofree char *meaning = NULL;

  if (!agreement->has_percent)
    return NULL;
  if (!agreement->has_kappa)
    return g_strdup (_ ("Cohen’s kappa is not defined, because both gave one and the same "
                        "judgement throughout."));
  meaning = assay_review_explain_kappa (agreement->kappa);

  return is_kappa_misleading (agreement)
             ? g_strdup_printf (
                 _ ("Cohen’s kappa is %.2f. %s Here nearly everything has one and the "
                    "same judgement; then kappa is low even where two people agree, "
                    "and says little."),
                 agreement->kappa, meaning)
             : g_strdup_printf (_ ("Cohen’s kappa is %.2f. %s"), agreement->kappa, meaning);
}

static char *
word_left (const GPtrArray *rows)
{
  guint n_open = 0;

  for (guint i = 0; i < rows->len; i++)
    n_open += !((const AssayReviewCompareRow *) rows->pdata[i])->is_settled;
  if (rows->len == 0)
    return g_strdup (_ ("There is no difference to settle."));
  if (n_open == 0)
    return g_strdup (_ ("Every difference is settled."));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u difference is to be settled.",
                                       "%u of %u differences are to be settled.", rows->len),
                          n_open, rows->len);
}

/* What was settled names the state of the other review that it was settled with. */
static gboolean
has_changed_since (const AssayAgreement *agreement, const AssayReview *other)
{
  g_autofree char *digest = assay_review_compute_digest (other);

  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      if (one->own != one->other && one->settlement != NULL
          && g_strcmp0 (one->settlement->other_digest, digest) != 0)
        return TRUE;
    }

  return FALSE;
}

static void
fill (AssayReviewCompareState *self,
      const AssayReviewGround *ground,
      const AssayReview *other,
      const AssayAgreement *agreement)
{
  for (guint i = 0; i < agreement->comparisons->len; i++)
    {
      const AssayComparison *one = &g_array_index (agreement->comparisons, AssayComparison, i);

      if (one->own != one->other)
        g_ptr_array_add (self->rows, row_new (ground, other, one));
    }
  self->who = g_strdup_printf (_ ("Compared with the review by %s."), get_author (other));
  self->share = assay_review_word_share (agreement);
  self->kappa = word_kappa (agreement);
  self->left = word_left (self->rows);
  if (has_changed_since (agreement, other))
    self->caution = g_strdup (_ ("The other review has changed since something was settled with "
                                 "it. Look at what was settled again."));
}

static char *
word_locked (const AssayReviewGround *ground)
{
  if (assay_review_get_declaration (ground->review) == NULL)
    return g_strdup (assay_review_word_refusal (ASSAY_REFUSAL_NOT_DECLARED));
  if (!assay_review_is_finished (ground->review, ground->scheme, ground->portfolio))
    return g_strdup (
        _ ("Determine everything in this round first. Until both of you have finished, neither "
           "sees what the other says, so that nobody is swayed."));

  return NULL;
}

AssayReviewCompareState *
assay_review_compare_state_new (const AssayReviewGround *ground, AssayReview *other)
{
  AssayReviewCompareState *self = g_new0 (AssayReviewCompareState, 1);
  g_autoptr (AssayAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;

  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->locked = word_locked (ground);
  self->settle_locked = g_strdup (assay_review_word_refusal (
      assay_review_compute_refusal (ground->review, ASSAY_REVIEW_VERB_SETTLE, ground->author)));
  if (self->locked != NULL || other == NULL)
    return self;
  agreement = assay_review_compare (ground, other, &error);
  if (agreement != NULL)
    fill (self, ground, other, agreement);
  else
    self->problem = assay_wording_error_sentence (error->message);

  return self;
}

void
assay_review_compare_state_free (AssayReviewCompareState *self)
{
  if (self == NULL)
    return;
  g_free (self->locked);
  g_free (self->problem);
  g_free (self->who);
  g_free (self->share);
  g_free (self->kappa);
  g_free (self->left);
  g_free (self->caution);
  g_free (self->settle_locked);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
