/* A review in words: what still stands in its way, and what to ask.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-wording.h"
#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Doubts about an outcome that are told one by one. */
#define MOST_DOUBTS 4u

/* Steps that several findings share. */
#define STEP_DETERMINE N_ ("Look at it, and determine it.")
#define STEP_AGAIN N_ ("Look at what changed, and determine it again.")
#define STEP_BOTH N_ ("Check that both are meant, and that the reasons say why.")
#define STEP_PUT_BACK                                                                              \
  N_ ("Put that folder back from a backup, or begin the review again from the submission as it "   \
      "was sent.")

/* In the order of AssayReviewFindingTag. */
static const struct
{
  guint tag;
  const char *sentence;
  const char *step;
} rows[] = {
  { ASSAY_FINDING_REVIEW_NOT_DECLARED,
    N_ ("Nothing says yet who assesses, and whether they have an interest in this service."),
    N_ ("Declare your role and your interest first.") },
  { ASSAY_FINDING_REVIEW_BARRED, N_ ("The assessor’s declared interest bars them."),
    N_ ("Give the submission to somebody else.") },
  { ASSAY_FINDING_REVIEW_NOT_DETERMINED, N_ ("{subject} is not determined."), STEP_DETERMINE },
  { ASSAY_FINDING_REVIEW_STATE_CHANGED,
    N_ ("The judgement on {subject} was made on something else than was submitted."), STEP_AGAIN },
  { ASSAY_FINDING_REVIEW_NO_GROUNDS,
    N_ ("The judgement on {subject} does not say why, what is lacking or what was looked at."),
    N_ ("Determine it again with its reason.") },
  { ASSAY_FINDING_REVIEW_NO_CORRECTION,
    N_ ("{subject} is met with conditions, and no corrective action says which."),
    N_ ("Require a corrective action with a date.") },
  { ASSAY_FINDING_REVIEW_VISITS_FEW, N_ ("At least two visits are needed; {detail} held so far."),
    N_ ("Plan a visit, and write down who was met and what was seen.") },
  { ASSAY_FINDING_REVIEW_VISIT_OVERDUE,
    N_ ("The visit {subject} was planned for {date}, and nothing says what was seen."),
    N_ ("Write it down, or give the visit another day.") },
  { ASSAY_FINDING_REVIEW_NOT_LOOKED,
    N_ ("{subject} is judged as met, and no item is named that was looked at."),
    N_ ("Name the items that convinced you.") },
  { ASSAY_FINDING_REVIEW_DOUBTED,
    N_ ("{subject} is judged as met, though its evidence is said to fall short."),
    N_ ("Check that both are meant.") },
  { ASSAY_FINDING_REVIEW_REQUEST_OPEN, N_ ("The request {subject} is not answered."),
    N_ ("Ask the service again, or drop it.") },
  { ASSAY_FINDING_REVIEW_CORRECTION_LATE,
    N_ ("The corrective action {subject} was due on {date} and is not done."),
    N_ ("Ask the service, or give it another day.") },
  { ASSAY_FINDING_REVIEW_CHANGED_SINCE, N_ ("The review was changed after it was recommended on."),
    N_ ("Recommend again.") },
  { ASSAY_FINDING_REVIEW_AWARD_SHORT,
    N_ ("{subject} is judged as “{judgement}”, and yet the outcome is an award."), STEP_BOTH },
  { ASSAY_FINDING_REVIEW_AWARD_BARE,
    N_ ("{subject} is met with conditions, and yet the outcome is an award without conditions."),
    STEP_BOTH },
  { ASSAY_FINDING_REVIEW_QUALITIES_OPEN,
    N_ ("{subject}: it is not said whether the evidence is valid, authentic, current and "
        "sufficient."),
    N_ ("Say yes or no to each.") },
  { ASSAY_FINDING_REVIEW_ENQUIRY_OPEN, N_ ("The question {subject} has no answer yet."),
    N_ ("Ask it at a visit, and write down the answer.") },
  { ASSAY_FINDING_REVIEW_NO_SAMPLE, N_ ("No sample of cases has been drawn."),
    N_ ("Draw one to see whether the work is done as written.") },
  { ASSAY_FINDING_REVIEW_PART_ALTERED,
    N_ ("“{subject}” in the folder “submission” is not what was submitted."), STEP_PUT_BACK },
  { ASSAY_FINDING_REVIEW_PART_MISSING,
    N_ ("“{subject}” was submitted and is gone from the folder “submission”."), STEP_PUT_BACK },
  { ASSAY_FINDING_REVIEW_PART_ADDED,
    N_ ("“{subject}” lies in the folder “submission”, and nothing of the submission names it."),
    N_ ("Do not judge by it; move it out of that folder.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_FINDING_LAST_OF_REVIEW - ASSAY_FINDING_LAST_OF_BAG);

static const char *
word_judged (const char *id)
{
  AssayJudgement judgement = ASSAY_JUDGEMENT_NONE;

  return id != NULL && assay_judgement_parse (id, &judgement, NULL)
             ? assay_review_word_judgement (judgement)
             : "?";
}

static char *
fill_finding_gap (const char *name, gconstpointer data)
{
  const AssayFinding *finding = data;
  AssayDate day = ASSAY_DATE_NONE;

  if (g_str_equal (name, "subject"))
    return g_strdup (finding->subject != NULL ? finding->subject : "?");
  if (g_str_equal (name, "detail"))
    return g_strdup (finding->detail != NULL ? finding->detail : "?");
  if (g_str_equal (name, "date"))
    return finding->detail != NULL && assay_date_parse (finding->detail, &day, NULL)
               ? assay_date_format_long (day)
               : g_strdup ("?");
  if (g_str_equal (name, "judgement"))
    return g_strdup (word_judged (finding->detail));

  return NULL;
}

static guint
find_row (const AssayFinding *finding)
{
  guint place = finding->tag - ASSAY_FINDING_LAST_OF_BAG - 1;

  g_assert (rows[place].tag == (guint) finding->tag);

  return place;
}

char *
assay_review_word_finding (const AssayFinding *finding)
{
  return assay_wording_fill (_ (rows[find_row (finding)].sentence), fill_finding_gap, finding);
}

char *
assay_review_word_finding_step (const AssayFinding *finding)
{
  return assay_wording_fill (_ (rows[find_row (finding)].step), fill_finding_gap, finding);
}

char *
assay_review_word_doubts (const AssayReview *review,
                          const AssayScheme *scheme,
                          AssayOutcome outcome)
{
  g_autoptr (GPtrArray) findings = assay_review_check_outcome (review, scheme, outcome);
  guint n_told = findings->len > MOST_DOUBTS ? MOST_DOUBTS - 1 : findings->len;
  guint n_more = findings->len - n_told;
  g_autofree char *step = NULL;
  GString *text;

  if (findings->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n_told; i++)
    {
      g_autofree char *sentence = assay_review_word_finding (findings->pdata[i]);

      g_string_append_printf (text, "%s\n", sentence);
    }
  if (n_more > 0)
    {
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "The same holds for %u more.",
                                           "The same holds for %u more.", n_more),
                              n_more);
      g_string_append_c (text, '\n');
    }
  step = assay_review_word_finding_step (findings->pdata[0]);
  g_string_append (text, step);

  return g_string_free (text, FALSE);
}

/* --- What to ask --- */

/* In the order of AssayPromptCode. */
static const char *const questions[] = {
  N_ ("{criterion}: it is said to be met, and nothing shows it yet. How would we see it?"),
  N_ ("{criterion}: {item} does not count ({quality}). Is there something else that shows it?"),
  N_ ("{criterion}: everything rests on {item}. What else shows it?"),
  N_ ("{criterion}: only policies are cited. Show a case in which it was done as written."),
  N_ ("{criterion}: no participant is heard. Whom can we speak with, or what did they say?"),
  N_ ("{criterion}: nothing says how it is met. How is it?"),
  N_ ("{criterion}: the service itself sees a gap. What is being done about it, and by when?"),
  N_ ("{criterion}: it is said not to apply. Could a case come in which it does?"),
  N_ ("{criterion}: {item} is a discussion that was planned. Who takes part, and when?"),
  N_ ("{criterion}: {item} is something to be seen. When can we see it?"),
  N_ ("{criterion}: the evidence is not found to be {quality}. What would show it better?"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (questions) == ASSAY_PROMPT_LAST + 1);

typedef struct
{
  const AssayReviewGround *ground;
  const AssayPrompt *prompt;
} Asked;

/* Why a citation does not count, in a few words. */
static const char *
word_reason (const AssayReason *reason)
{
  switch (reason->code)
    {
    case ASSAY_REASON_MISSING_ITEM:
    case ASSAY_REASON_MISSING_FILE:
      return _ ("it is missing");
    case ASSAY_REASON_UNREADABLE:
      return _ ("it cannot be read");
    case ASSAY_REASON_WITHDRAWN:
      return _ ("it was withdrawn");
    case ASSAY_REASON_NO_KIND:
    case ASSAY_REASON_WRONG_KIND:
      return _ ("it is not of a kind that shows this");
    case ASSAY_REASON_UNDATED:
      return _ ("it has no date");
    case ASSAY_REASON_OUT_OF_DATE:
      return _ ("it is out of date");
    case ASSAY_REASON_NOT_BEGUN:
      return _ ("its time has not begun");
    case ASSAY_REASON_TOO_OLD:
      return _ ("it is too old");
    case ASSAY_REASON_NO_SUCH_PAGE:
    case ASSAY_REASON_NO_PLACE:
      return _ ("the place in it is not given");
    case ASSAY_REASON_NO_WHY:
      return _ ("nothing says why it counts");
    case ASSAY_REASON_NO_PRIVACY:
      return _ ("nothing says whether personal data is in it");
    case ASSAY_REASON_NO_RATING:
    case ASSAY_REASON_SAID_NOT_APPLICABLE:
    case ASSAY_REASON_PROFILE_EXCLUDES:
    case ASSAY_REASON_NOT_APPLICABLE_REFUSED:
    case ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED:
    case ASSAY_REASON_UNDER_THRESHOLD:
    case ASSAY_REASON_UNKNOWN_LEVEL:
    case ASSAY_REASON_NO_CITATION:
    case ASSAY_REASON_COUNTS:
      break;
    }

  g_assert_not_reached ();
}

static char *
fill_prompt_gap (const char *name, gconstpointer data)
{
  const Asked *asked = data;
  const AssayPrompt *prompt = asked->prompt;

  if (g_str_equal (name, "criterion"))
    return g_strdup_printf ("%s %s", prompt->criterion->id, prompt->criterion->title);
  if (g_str_equal (name, "item"))
    return assay_wording_item (asked->ground->portfolio, prompt->evidence);
  if (g_str_equal (name, "quality"))
    return prompt->reason != NULL
               ? g_strdup (word_reason (prompt->reason))
               : g_utf8_strdown (assay_review_word_quality (prompt->quality), -1);

  return NULL;
}

char *
assay_review_word_prompt (const AssayReviewGround *ground, const AssayPrompt *prompt)
{
  Asked asked = { ground, prompt };

  return assay_wording_fill (_ (questions[prompt->code]), fill_prompt_gap, &asked);
}
