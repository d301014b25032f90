/* What an assessor sees at one criterion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-criterion-state.h"

#include "base/assay-text.h"
#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-list.h"
#include "present/assay-review-choices.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording-private.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
look_row_free (gpointer data)
{
  AssayReviewLookRow *row = data;

  g_free (row->number);
  g_free (row->title);
  g_free (row->detail);
  g_free (row->pages);
  g_free (row);
}

/* --- What was looked at --- */

static const AssayLook *
find_look (const AssayDetermination *determination, guint evidence)
{
  for (guint i = 0; determination != NULL && i < determination->looked->len; i++)
    if (((const AssayLook *) determination->looked->pdata[i])->evidence == evidence)
      return determination->looked->pdata[i];

  return NULL;
}

static gboolean
has_look_row (const GPtrArray *looks, guint evidence)
{
  for (guint i = 0; i < looks->len; i++)
    if (((const AssayReviewLookRow *) looks->pdata[i])->evidence == evidence)
      return TRUE;

  return FALSE;
}

static char *
word_look (const AssayLook *look, const char *cited_pages)
{
  if (look != NULL && look->pages != NULL)
    return g_strdup_printf (_ ("Looked at: pages %s"), look->pages);
  if (look != NULL)
    return g_strdup (_ ("Looked at"));
  if (*cited_pages != '\0')
    return g_strdup_printf (_ ("Cited: pages %s"), cited_pages);

  return g_strdup ("");
}

static void
add_look_row (GPtrArray *looks,
              const AssayPortfolio *portfolio,
              guint evidence,
              const char *cited_pages,
              const AssayLook *look)
{
  const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, evidence);
  AssayReviewLookRow *row = g_new0 (AssayReviewLookRow, 1);

  row->evidence = evidence;
  row->number = assay_evidence_format_number (evidence);
  row->title = g_strdup_printf ("%s %s", row->number,
                                assay_criterion_state_get_item_title (portfolio, evidence));
  row->detail = word_look (look, cited_pages);
  row->pages = g_strdup (look != NULL && look->pages != NULL ? look->pages : cited_pages);
  row->is_looked = look != NULL;
  row->is_sensitive = item != NULL && assay_review_is_sensitive (item);
  g_ptr_array_add (looks, row);
}

static void
take_looks (AssayReviewCriterionState *self,
            const AssayPortfolio *portfolio,
            const AssayDetermination *determination)
{
  self->looks = g_ptr_array_new_with_free_func (look_row_free);
  for (guint i = 0; i < self->asked->citations->len; i++)
    {
      const AssayCriterionCitation *citation = self->asked->citations->pdata[i];

      if (!has_look_row (self->looks, citation->evidence))
        add_look_row (self->looks, portfolio, citation->evidence, citation->pages,
                      find_look (determination, citation->evidence));
    }
  for (guint i = 0; determination != NULL && i < determination->looked->len; i++)
    {
      const AssayLook *look = determination->looked->pdata[i];

      if (!has_look_row (self->looks, look->evidence))
        add_look_row (self->looks, portfolio, look->evidence, "", look);
    }
}

/* --- Words --- */

static char *
word_rating (const AssayScheme *scheme, const AssayCriterionState *asked)
{
  const AssayLevel *level =
      asked->level != NULL ? assay_scheme_lookup_level (scheme, asked->level) : NULL;

  if (level == NULL)
    return g_strdup (_ ("Not rated"));
  if (*asked->reason != '\0')
    return g_strdup_printf ("%s: %s", level->title, asked->reason);

  return g_strdup (level->title);
}

/* Judged on something that is no longer so, or in an earlier round. */
static char *
word_carried (const AssayReviewGround *ground, const AssayDetermination *determination)
{
  gboolean is_current;

  if (determination == NULL || determination->judgement == ASSAY_JUDGEMENT_NONE)
    return NULL;
  is_current = assay_review_is_current (determination, ground->scheme, ground->portfolio);
  if (determination->carried != 0 && is_current)
    return g_strdup_printf (_ ("This is the determination of round %u, and nothing has changed "
                               "here since. It counts as made: nothing is to be done. Determine it "
                               "anew where you have looked again, or where two assessors are to be "
                               "compared."),
                            determination->carried);
  if (determination->carried != 0)
    return g_strdup_printf (_ ("This is the determination of round %u, and the service has changed "
                               "something here since. Look again, then confirm it or choose "
                               "another."),
                            determination->carried);

  return is_current ? NULL
                    : g_strdup (_ ("It was determined on another state than what is submitted. "
                                   "Look again, then confirm it or choose another."));
}

/* Only what has changed waits to be confirmed; the rest counts as made, and asks for nothing. */
static char *
word_confirm (const AssayReviewGround *ground, const AssayDetermination *determination)
{
  switch (assay_review_compute_carrying (determination, ground->scheme, ground->portfolio))
    {
    case ASSAY_CARRYING_NONE:
      return NULL;
    case ASSAY_CARRYING_UNCHANGED:
      return g_strdup (_ ("Determine it anew"));
    case ASSAY_CARRYING_CHANGED:
      return g_strdup (_ ("Confirm it"));
    }

  g_assert_not_reached ();
}

static char *
word_settled (const AssaySettlement *settlement)
{
  if (settlement == NULL)
    return NULL;

  return g_strdup_printf (_ ("Settled with %s: %s. %s"), settlement->other_author,
                          assay_review_word_judgement (settlement->settled),
                          settlement->text != NULL ? settlement->text : "");
}

static char *
word_left (const AssayReviewGround *ground)
{
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  guint n_left = counts.counts[ASSAY_JUDGEMENT_NONE];
  g_autofree char *one = assay_wording_word (ground->scheme->word_criterion);
  g_autofree char *many = assay_wording_word (ground->scheme->word_criteria);

  if (n_left == 0)
    return g_strdup_printf (_ ("Every %s that applies is determined."), one);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u %s is not determined yet.",
                                       "%u %s are not determined yet.", n_left),
                          n_left, n_left == 1 ? one : many);
}

char *
assay_review_word_needs (AssayJudgement judgement,
                         const char *reason,
                         const char *lacking,
                         guint n_looked)
{
  AssayNeeds needs = assay_judgement_compute_needs (judgement, reason, lacking, n_looked);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (needs & ASSAY_NEEDS_REASON)
    g_ptr_array_add (parts, (gpointer) _ ("your reason"));
  if (needs & ASSAY_NEEDS_LACKING)
    g_ptr_array_add (parts, (gpointer) _ ("what is lacking"));
  if (needs & ASSAY_NEEDS_ITEM)
    g_ptr_array_add (parts, (gpointer) _ ("an item you looked at"));
  if (parts->len == 0)
    return NULL;
  joined = assay_wording_join (parts, parts->len);

  return g_strdup_printf (_ ("Not saved yet: it still needs %s."), joined);
}

/* --- The whole --- */

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

AssayReviewCriterionState *
assay_review_criterion_state_new (const AssayReviewGround *ground,
                                  const AssayReadiness *readiness,
                                  const char *criterion)
{
  AssayCriterionState *asked = assay_criterion_state_new (readiness, criterion, ground->today);
  const AssayDetermination *own = assay_review_lookup_determination (ground->review, criterion);
  AssayReviewCriterionState *self;

  if (asked == NULL)
    return NULL;
  self = g_new0 (AssayReviewCriterionState, 1);
  self->asked = asked;
  self->rating = word_rating (ground->scheme, asked);
  self->locked = g_strdup (assay_review_word_refusal (
      assay_review_compute_refusal (ground->review, ASSAY_REVIEW_VERB_DETERMINE, ground->author)));
  self->is_asked = assay_review_is_asked (asked->criterion, ground->portfolio);
  self->judgement = own != NULL ? own->judgement : ASSAY_JUDGEMENT_NONE;
  self->carried = word_carried (ground, own);
  self->confirm = word_confirm (ground, own);
  self->settled = word_settled (assay_review_lookup_settlement (ground->review, criterion));
  self->reason = dup_or_empty (own != NULL ? own->reason : NULL);
  self->lacking = dup_or_empty (own != NULL ? own->lacking : NULL);
  take_looks (self, ground->portfolio, own);
  for (guint i = 0; own != NULL && i < ASSAY_N_QUALITIES; i++)
    self->qualities[i] = own->qualities[i];
  self->comment = dup_or_empty (own != NULL ? own->comment : NULL);
  self->note = dup_or_empty (own != NULL ? own->note : NULL);
  self->requests = assay_review_list_requests_of (ground, criterion);
  self->corrections = assay_review_list_corrections_of (ground, criterion);
  self->left = word_left (ground);

  return self;
}

void
assay_review_criterion_state_free (AssayReviewCriterionState *self)
{
  if (self == NULL)
    return;
  assay_criterion_state_free (self->asked);
  g_free (self->rating);
  g_free (self->locked);
  g_free (self->carried);
  g_free (self->confirm);
  g_free (self->settled);
  g_free (self->reason);
  g_free (self->lacking);
  g_ptr_array_unref (self->looks);
  g_free (self->comment);
  g_free (self->note);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->corrections);
  g_free (self->left);
  g_free (self);
}

/* --- Choosing --- */

GPtrArray *
assay_review_list_judgements (void)
{
  GPtrArray *levels = assay_review_levels_new ();

  for (AssayJudgement judgement = ASSAY_JUDGEMENT_MET; judgement <= ASSAY_JUDGEMENT_NOT_MET;
       judgement++)
    assay_review_levels_add (levels, assay_judgement_get_id (judgement),
                             assay_review_word_judgement (judgement),
                             assay_review_word_judgement_meaning (judgement));

  return levels;
}

GPtrArray *
assay_review_change_looks (const AssayReview *review,
                           const char *criterion,
                           guint evidence,
                           const char *pages,
                           gboolean is_looked)
{
  const AssayDetermination *own = assay_review_lookup_determination (review, criterion);
  GPtrArray *looks = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_look_unref);

  for (guint i = 0; own != NULL && i < own->looked->len; i++)
    {
      AssayLook *look = own->looked->pdata[i];

      if (look->evidence != evidence)
        g_ptr_array_add (looks, assay_look_ref (look));
    }
  if (is_looked)
    {
      AssayLook *look = assay_look_new ();

      look->evidence = evidence;
      look->pages = assay_text_is_blank (pages) ? NULL : g_strdup (pages);
      g_ptr_array_add (looks, look);
    }

  return looks;
}

gboolean
assay_review_parse_look (const AssayPortfolio *portfolio,
                         const char *text,
                         guint *out_evidence,
                         char **out_pages,
                         GError **error)
{
  g_autofree char *bare = assay_text_fold_space (text);
  char *space = strchr (bare, ' ');
  const AssayEvidence *item;

  if (space != NULL)
    *space = '\0';
  item = assay_portfolio_find_evidence (portfolio, bare, error);
  if (item == NULL)
    return FALSE;
  *out_evidence = item->number;
  *out_pages = space != NULL ? g_strdup (space + 1) : NULL;

  return TRUE;
}
