/* A review in words: judgements, history, agreement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

const char *
assay_review_word_judgement (AssayJudgement judgement)
{
  switch (judgement)
    {
    case ASSAY_JUDGEMENT_NONE:
      return _ ("Not determined");
    case ASSAY_JUDGEMENT_MET:
      return _ ("Met");
    case ASSAY_JUDGEMENT_CONDITIONS:
      return _ ("Met with conditions");
    case ASSAY_JUDGEMENT_FURTHER_WORK:
      return _ ("Further work");
    case ASSAY_JUDGEMENT_NOT_MET:
      return _ ("Not met");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_judgement_sign (AssayJudgement judgement)
{
  switch (judgement)
    {
    case ASSAY_JUDGEMENT_NONE:
      return "○";
    case ASSAY_JUDGEMENT_MET:
      return "●";
    case ASSAY_JUDGEMENT_CONDITIONS:
      /* Not a circle more or less full: Inter has none, and prints the report. */
      return "◆";
    case ASSAY_JUDGEMENT_FURTHER_WORK:
      return "△";
    case ASSAY_JUDGEMENT_NOT_MET:
      return "✗";
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_outcome (AssayOutcome outcome)
{
  switch (outcome)
    {
    case ASSAY_OUTCOME_NONE:
      return _ ("Nothing yet");
    case ASSAY_OUTCOME_AWARD:
      return _ ("Award");
    case ASSAY_OUTCOME_CONDITIONS:
      return _ ("Award with conditions");
    case ASSAY_OUTCOME_FURTHER_WORK:
      return _ ("Further work first");
    case ASSAY_OUTCOME_NO_AWARD:
      return _ ("No award");
    case ASSAY_OUTCOME_REOPEN:
      return _ ("Back to the assessor");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_quality (AssayQuality quality)
{
  switch (quality)
    {
    case ASSAY_QUALITY_VALID:
      return _ ("Valid");
    case ASSAY_QUALITY_AUTHENTIC:
      return _ ("Authentic");
    case ASSAY_QUALITY_CURRENT:
      return _ ("Current");
    case ASSAY_QUALITY_SUFFICIENT:
      return _ ("Sufficient");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_said (AssaySaid said)
{
  switch (said)
    {
    case ASSAY_SAID_NOTHING:
      return _ ("Not said");
    case ASSAY_SAID_YES:
      return _ ("Yes");
    case ASSAY_SAID_NO:
      return _ ("No");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_interest (AssayInterest interest)
{
  switch (interest)
    {
    case ASSAY_INTEREST_NOT_SAID:
      return _ ("Not said");
    case ASSAY_INTEREST_NONE:
      return _ ("No interest in this service");
    case ASSAY_INTEREST_MANAGED:
      return _ ("An interest, and a way to deal with it");
    case ASSAY_INTEREST_BARRED:
      return _ ("An interest that bars from assessing");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_request_state (AssayRequestState state)
{
  switch (state)
    {
    case ASSAY_REQUEST_OPEN:
      return _ ("Open");
    case ASSAY_REQUEST_ANSWERED:
      return _ ("Answered");
    case ASSAY_REQUEST_DROPPED:
      return _ ("Dropped");
    }

  g_assert_not_reached ();
}

const char *
assay_review_word_visit_kind (AssayVisitKind kind)
{
  switch (kind)
    {
    case ASSAY_VISIT_KIND_NOT_SAID:
      return _ ("Not said");
    case ASSAY_VISIT_ON_SITE:
      return _ ("On site");
    case ASSAY_VISIT_REMOTE:
      return _ ("Remote");
    }

  g_assert_not_reached ();
}

/* --- Counting --- */

char *
assay_review_word_counts (const AssayReviewCounts *counts)
{
  guint n_done = counts->n_asked - counts->counts[ASSAY_JUDGEMENT_NONE];
  g_autoptr (GString) parts = g_string_new (NULL);

  for (guint i = ASSAY_JUDGEMENT_MET; i < ASSAY_N_JUDGEMENTS; i++)
    if (counts->counts[i] > 0)
      {
        g_autofree char *word = g_utf8_strdown (assay_review_word_judgement (i), -1);

        g_string_append_printf (parts, "%s%u %s", parts->len > 0 ? ", " : "", counts->counts[i],
                                word);
      }
  if (n_done == 0)
    return g_strdup_printf (_ ("Nothing of %u determined yet."), counts->n_asked);

  /* TRANSLATORS: "5 of 33 determined: 3 met, 2 further work." */
  return g_strdup_printf (_ ("%u of %u determined: %s."), n_done, counts->n_asked, parts->str);
}

const char *
assay_review_word_kappa (const AssayAgreement *agreement)
{
  if (!agreement->has_kappa)
    return NULL;
  if (agreement->kappa < 0)
    return _ ("less agreement than by chance");
  if (agreement->kappa <= 0.2)
    return _ ("slight agreement");
  if (agreement->kappa <= 0.4)
    return _ ("fair agreement");
  if (agreement->kappa <= 0.6)
    return _ ("moderate agreement");
  if (agreement->kappa <= 0.8)
    return _ ("substantial agreement");

  return _ ("almost perfect agreement");
}

char *
assay_review_word_share (const AssayAgreement *agreement)
{
  if (!agreement->has_percent)
    return g_strdup (_ ("There is nothing to compare."));

  return g_strdup_printf (_ ("Both reviews agree on %u of %u (%.1f %%)."), agreement->n_agreed,
                          agreement->comparisons->len, agreement->percent);
}

char *
assay_review_word_agreement (const AssayAgreement *agreement)
{
  g_autofree char *share = assay_review_word_share (agreement);
  g_autofree char *kappa = NULL;

  if (!agreement->has_percent)
    return g_steal_pointer (&share);
  kappa = agreement->has_kappa
              ? g_strdup_printf (_ ("Cohen’s kappa is %.2f: %s."), agreement->kappa,
                                 assay_review_word_kappa (agreement))
              : g_strdup (_ ("Cohen’s kappa is not defined, because both gave one and the same "
                             "judgement throughout."));

  return g_strjoin (" ", share, kappa, NULL);
}

/* --- History --- */

/* What was done, with the subject for "%s" where @has_subject. */
static char *
word_judgement_id (const char *id)
{
  AssayJudgement judgement = ASSAY_JUDGEMENT_NONE;

  if (id == NULL || !assay_judgement_parse (id, &judgement, NULL))
    return g_strdup (id != NULL ? id : "?");

  return g_strdup (assay_review_word_judgement (judgement));
}

static char *
word_outcome_id (const char *id)
{
  AssayOutcome outcome = ASSAY_OUTCOME_NONE;

  if (id == NULL || !assay_outcome_parse (id, &outcome, NULL))
    return g_strdup (id != NULL ? id : "?");

  return g_strdup (assay_review_word_outcome (outcome));
}

static char *
word_with_detail (const AssayEdit *edit, const char *subject)
{
  AssayReviewVerb verb = assay_review_edit_get_verb (edit);
  gboolean is_judged = verb == ASSAY_REVIEW_VERB_DETERMINE || verb == ASSAY_REVIEW_VERB_SETTLE;
  const char *detail = assay_edit_get_detail (edit);
  g_autofree char *word = is_judged ? word_judgement_id (detail) : word_outcome_id (detail);

  if (verb == ASSAY_REVIEW_VERB_DETERMINE)
    return g_strdup_printf (_ ("Determined %s as “%s”"), subject, word);
  if (verb == ASSAY_REVIEW_VERB_SETTLE)
    return g_strdup_printf (_ ("Settled %s as “%s”"), subject, word);
  if (verb == ASSAY_REVIEW_VERB_RECOMMEND)
    return g_strdup_printf (_ ("Recommended: %s"), word);

  return g_strdup_printf (_ ("Decided (%s): %s"), subject, word);
}

static char *
word_listed (AssayReviewVerb verb, const char *subject)
{
  switch (verb)
    {
    case ASSAY_REVIEW_VERB_ADD_REQUEST:
      return g_strdup_printf (_ ("Asked for more (%s)"), subject);
    case ASSAY_REVIEW_VERB_AMEND_REQUEST:
      return g_strdup_printf (_ ("Changed the request %s"), subject);
    case ASSAY_REVIEW_VERB_ADD_CORRECTION:
      return g_strdup_printf (_ ("Required a corrective action (%s)"), subject);
    case ASSAY_REVIEW_VERB_AMEND_CORRECTION:
      return g_strdup_printf (_ ("Changed the corrective action %s"), subject);
    case ASSAY_REVIEW_VERB_ADD_ENQUIRY:
      return g_strdup_printf (_ ("Added the question %s"), subject);
    case ASSAY_REVIEW_VERB_AMEND_ENQUIRY:
      return g_strdup_printf (_ ("Changed the question %s"), subject);
    case ASSAY_REVIEW_VERB_ADD_VISIT:
      return g_strdup_printf (_ ("Planned the visit %s"), subject);
    case ASSAY_REVIEW_VERB_AMEND_VISIT:
      return g_strdup_printf (_ ("Wrote about the visit %s"), subject);
    case ASSAY_REVIEW_VERB_ADD_SAMPLE:
      return g_strdup_printf (_ ("Drew the sample %s"), subject);
    case ASSAY_REVIEW_VERB_CREATE:
    case ASSAY_REVIEW_VERB_DECLARE:
    case ASSAY_REVIEW_VERB_DETERMINE:
    case ASSAY_REVIEW_VERB_WITHDRAW:
    case ASSAY_REVIEW_VERB_WRITE_GROUNDS:
    case ASSAY_REVIEW_VERB_JUDGE_EVIDENCE:
    case ASSAY_REVIEW_VERB_WRITE_COMMENT:
    case ASSAY_REVIEW_VERB_WRITE_NOTE:
    case ASSAY_REVIEW_VERB_OPEN_SENSITIVE:
    case ASSAY_REVIEW_VERB_SETTLE:
    case ASSAY_REVIEW_VERB_RECOMMEND:
    case ASSAY_REVIEW_VERB_DECIDE:
    case ASSAY_REVIEW_VERB_AWARD:
    case ASSAY_REVIEW_VERB_OUTSIDE:
      break;
    }

  g_assert_not_reached ();
}

char *
assay_review_word_edit (const AssayEdit *edit)
{
  const char *subject = assay_edit_get_subject (edit);
  const char *detail = assay_edit_get_detail (edit);
  AssayReviewVerb verb = assay_review_edit_get_verb (edit);

  if (subject == NULL)
    subject = "?";
  switch (verb)
    {
    case ASSAY_REVIEW_VERB_CREATE:
      return g_strdup (_ ("Began the review"));
    case ASSAY_REVIEW_VERB_DECLARE:
      return g_strdup (_ ("Declared role and interest"));
    case ASSAY_REVIEW_VERB_WITHDRAW:
      return g_strdup_printf (_ ("Took the judgement on %s back"), subject);
    case ASSAY_REVIEW_VERB_WRITE_GROUNDS:
      return g_strdup_printf (_ ("Wrote the grounds for %s"), subject);
    case ASSAY_REVIEW_VERB_JUDGE_EVIDENCE:
      return g_strdup_printf (_ ("Judged the evidence of %s"), subject);
    case ASSAY_REVIEW_VERB_WRITE_COMMENT:
      return g_strdup_printf (_ ("Wrote the comment on %s"), subject);
    case ASSAY_REVIEW_VERB_WRITE_NOTE:
      return g_strdup_printf (_ ("Wrote a note on %s"), subject);
    case ASSAY_REVIEW_VERB_OPEN_SENSITIVE:
      return g_strdup_printf (_ ("Opened the sensitive item %s"), detail != NULL ? detail : "?");
    case ASSAY_REVIEW_VERB_DETERMINE:
    case ASSAY_REVIEW_VERB_SETTLE:
    case ASSAY_REVIEW_VERB_RECOMMEND:
    case ASSAY_REVIEW_VERB_DECIDE:
      return word_with_detail (edit, subject);
    case ASSAY_REVIEW_VERB_AWARD:
      return g_strdup (_ ("Recorded the award"));
    case ASSAY_REVIEW_VERB_OUTSIDE:
      return g_strdup (_ ("Changed by another program"));
    case ASSAY_REVIEW_VERB_ADD_REQUEST:
    case ASSAY_REVIEW_VERB_AMEND_REQUEST:
    case ASSAY_REVIEW_VERB_ADD_CORRECTION:
    case ASSAY_REVIEW_VERB_AMEND_CORRECTION:
    case ASSAY_REVIEW_VERB_ADD_ENQUIRY:
    case ASSAY_REVIEW_VERB_AMEND_ENQUIRY:
    case ASSAY_REVIEW_VERB_ADD_VISIT:
    case ASSAY_REVIEW_VERB_AMEND_VISIT:
    case ASSAY_REVIEW_VERB_ADD_SAMPLE:
      return word_listed (verb, subject);
    }

  g_assert_not_reached ();
}

char *
assay_review_word_entry (const AssayEntry *entry)
{
  g_autofree char *edit = assay_review_word_edit (entry->edit);

  switch (entry->type)
    {
    case ASSAY_ENTRY_EDIT:
      return g_steal_pointer (&edit);
    case ASSAY_ENTRY_UNDO:
      return g_strdup_printf (_ ("Undid: %s"), edit);
    case ASSAY_ENTRY_REDO:
      return g_strdup_printf (_ ("Redid: %s"), edit);
    }

  g_assert_not_reached ();
}
