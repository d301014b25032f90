/* Findings as sentences: what is wrong, and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each sentence names its object, because it is also read away from its list. Details that a
 * finding about the folder may lack are filled with words that fit without them.
 */

#include "base/assay-text.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_CRITERIA 5

static const struct
{
  AssayFindingTag tag;
  const char *sentence;
  const char *step;
} rows[] = {
  /* The folder */
  { ASSAY_FINDING_EVIDENCE_MISSING, N_ ("The file of {item} is not in the portfolio’s folder."),
    N_ ("Add the same file again, or restore the folder from a backup.") },
  { ASSAY_FINDING_EVIDENCE_ALTERED, N_ ("The file of {item} is no longer the one that was added."),
    N_ ("Restore it from a backup, or add what it is now as a new item.") },
  { ASSAY_FINDING_EVIDENCE_UNCLAIMED, N_ ("“{file}” lies among the evidence, but no item owns it."),
    N_ ("Add it as evidence if it belongs to the case; otherwise leave it, it does no harm.") },
  { ASSAY_FINDING_CONFLICTED_COPY, N_ ("A sync program has left a second version, “{file}”."),
    N_ ("Take in what it has that you want, then move it out of the portfolio’s folder.") },
  { ASSAY_FINDING_CHANGED_OUTSIDE, N_ ("The portfolio was changed by another program."),
    N_ ("Look through your answers; where something is gone, bring it back from a backup.") },
  { ASSAY_FINDING_REBUILT,
    N_ ("“{file}” could not be read; everything in it was put together again from the history."),
    N_ ("Look through your answers, and save a copy in one file.") },
  { ASSAY_FINDING_JOURNAL_DAMAGED, N_ ("Part of the history cannot be read ({journal-place})."),
    N_ ("See whether your latest changes are there, and restore the journal from a backup.") },
  { ASSAY_FINDING_LEFTOVER, N_ ("“{file}” is left over from a save that did not finish."),
    N_ ("Delete it when you like; nothing depends on it.") },
  { ASSAY_FINDING_IN_USE, N_ ("The portfolio is open elsewhere ({holder})."),
    N_ ("Close it there before you change anything here.") },
  { ASSAY_FINDING_UNKNOWN_CONTENT, N_ ("{owner} has a part that a newer Assay wrote, “{file}”."),
    N_ ("It is kept as it is; use the newer Assay to see it.") },
  { ASSAY_FINDING_SUBMISSION_LOST,
    N_ ("“{file}”, kept of what was submitted, is gone or changed: changes made since then cannot "
        "be told."),
    N_ ("Restore it from a backup of the portfolio.") },
  /* Readiness */
  { ASSAY_FINDING_NOT_ASSESSED, "{not-assessed}", "{reason-step}" },
  { ASSAY_FINDING_GAP, N_ ("{subject} is rated “{level}”, which is under “{threshold}”."),
    "{gap-step}" },
  { ASSAY_FINDING_CLAIMED, "{claimed}", "{reason-step}" },
  { ASSAY_FINDING_NOTHING_APPLIES,
    N_ ("Nothing in {standard-word} {subject}, “{standard}”, applies, so it cannot hold."),
    N_ ("Look again at the profile and at what was said not to apply.") },
  { ASSAY_FINDING_READINESS_FALLS, "{falls}", "{falls-step}" },
  /* Profile and head */
  { ASSAY_FINDING_PROFILE_UNANSWERED,
    N_ ("“{question}” is not answered in the profile, and {dependents} on it."),
    N_ ("Answer it in the profile; until then nothing is left out.") },
  { ASSAY_FINDING_PROFILE_INCOMPLETE, N_ ("“{question}” is not answered in the profile."),
    N_ ("Answer it, so that readers know the service.") },
  { ASSAY_FINDING_NO_PLANNED_DATE, N_ ("No date is planned for the submission."),
    N_ ("Plan one, so that evidence is judged for that day.") },
  { ASSAY_FINDING_PLANNED_DATE_PAST, N_ ("The planned date, {date}, has passed."),
    N_ ("Plan a new one.") },
  /* Responses */
  { ASSAY_FINDING_NO_TEXT, N_ ("{subject} is rated “{level}”, but nothing says how it is met."),
    N_ ("Write a few sentences on how you meet it.") },
  { ASSAY_FINDING_ANSWER_NOT_ASKED, "{not-asked}",
    N_ ("Check that this is right; the answer is kept and does not count.") },
  { ASSAY_FINDING_GAP_WITHOUT_ACTION, N_ ("Nobody is working on the gap in {subject}."),
    N_ ("Plan an action with an owner and a date.") },
  { ASSAY_FINDING_FLAGGED, N_ ("{subject} is marked to come back to."),
    N_ ("Come back to it, and take the mark away.") },
  { ASSAY_FINDING_CITATION_NO_PLACE,
    N_ ("{subject} cites {cited-item} without pages or a heading."),
    N_ ("Name the pages or the heading that show it.") },
  { ASSAY_FINDING_CITATION_NOT_COUNTED,
    N_ ("{subject} is ready, but one citation does not count: {uncounted}"),
    N_ ("Put it right, or take the citation away.") },
  /* Evidence */
  { ASSAY_FINDING_NO_PRIVACY, N_ ("{item} has no privacy statement."),
    N_ ("Say that it holds no personal data, that it is redacted, or that consent is held.") },
  { ASSAY_FINDING_NO_KIND, N_ ("{item} does not say what kind of evidence it is."),
    N_ ("Choose its kind, so that it can count.") },
  { ASSAY_FINDING_UNDATED, N_ ("{item} has no dates."),
    N_ ("Say which time it covers, or until when it is in date.") },
  { ASSAY_FINDING_OUT_OF_DATE, N_ ("{item} goes out of date on {date}, before {on}."),
    N_ ("Replace it with newer evidence, or withdraw it.") },
  { ASSAY_FINDING_UNUSED, N_ ("{item} is cited nowhere."),
    N_ ("Cite it where it helps, or withdraw it.") },
  { ASSAY_FINDING_NOT_PAGES, N_ ("{item} cannot be printed as pages."),
    N_ ("Save it as a PDF and add that; otherwise only a cover sheet stands for it.") },
  { ASSAY_FINDING_UNREADABLE,
    N_ ("The file of {item} needs a password or is damaged: assessors can open no page of it."),
    N_ ("Replace it by a copy that opens; until then it counts for nothing.") },
  { ASSAY_FINDING_NEEDS_OFFICE,
    N_ ("{item} is an office document, and LibreOffice is not on this computer to print it."),
    N_ ("Install LibreOffice, or save it as a PDF and replace its file.") },
  /* Actions */
  { ASSAY_FINDING_ACTION_OVERDUE, N_ ("{subject}, for {action-criterion}, was due on {date}."),
    N_ ("Finish it, give it a new date, or drop it.") },
  /* Points */
  { ASSAY_FINDING_REQUEST_UNANSWERED,
    N_ ("{point}: the assessor asks for more, and nothing answers it."),
    N_ ("Answer it in words or with evidence before you submit again.") },
  { ASSAY_FINDING_CORRECTIVE_DUE,
    N_ ("{point}: a corrective action was due by {point-date}, and nothing answers it."),
    N_ ("Say what was done, and name the evidence that shows it.") },
  { ASSAY_FINDING_CORRECTIVE_UNANSWERED,
    N_ ("{point}: nothing answers a corrective action{point-due}."),
    N_ ("Say what was done or is being done.") },
  { ASSAY_FINDING_DETERMINATION_UNANSWERED,
    N_ ("{point}: the assessor determined “{judged}”, and nothing answers it."),
    N_ ("Say what has changed since, or name the evidence that shows it.") },
  { ASSAY_FINDING_ANSWER_ITEM_WITHDRAWN,
    N_ ("{point}: the answer names {point-item}, which was withdrawn."),
    N_ ("Answer it with other evidence, or bring the item back.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_FINDING_LAST + 1);

typedef struct
{
  const AssayReadiness *readiness;
  const AssayFinding *finding;
} Subject;

/* --- Looking things up ---------------------------------------------------------------------------
 */

static const AssayCriterionReadiness *
lookup_criterion (const Subject *self)
{
  const AssayCriterion *criterion =
      assay_scheme_lookup_criterion (self->readiness->scheme, self->finding->subject);

  return criterion != NULL ? &self->readiness->criteria[criterion->index] : NULL;
}

/* An ISO date as people read it. */
static char *
word_date (const char *iso)
{
  AssayDate date = ASSAY_DATE_NONE;

  return iso != NULL && assay_date_parse (iso, &date, NULL) ? assay_date_format_long (date) : NULL;
}

/* "E007 “Risk assessment”" from "E007"; what is not known stands as it is. */
static char *
word_item (const Subject *self, const char *number)
{
  const AssayEvidence *item =
      number != NULL ? assay_portfolio_find_evidence (self->readiness->portfolio, number, NULL)
                     : NULL;

  if (item == NULL)
    return g_strdup (number != NULL ? number : _ ("an item"));

  return assay_wording_item (self->readiness->portfolio, item->number);
}

/* The file that a finding about the folder names. */
static char *
word_file (const Subject *self)
{
  const AssayFinding *finding = self->finding;

  if (finding->detail != NULL)
    return g_strdup (finding->detail);

  return g_strdup (finding->subject != NULL ? finding->subject : _ ("not known which"));
}

static char *
word_journal_place (const Subject *self)
{
  g_autofree char *file = word_file (self);

  if (self->finding->detail2 == NULL)
    return g_steal_pointer (&file);

  return g_strdup_printf (_ ("%s, line %s"), file, self->finding->detail2);
}

/* Who has the portfolio open, and on which computer. */
static char *
word_holder (const Subject *self)
{
  const AssayFinding *finding = self->finding;

  if (finding->detail != NULL && finding->detail2 != NULL)
    return g_strdup_printf (_ ("%s, on %s"), finding->detail, finding->detail2);

  return g_strdup (finding->detail != NULL ? finding->detail : _ ("not known by whom"));
}

/* What has the part that is not understood. */
static char *
word_owner (const Subject *self)
{
  return g_strdup (self->finding->subject != NULL ? self->finding->subject : _ ("The portfolio"));
}

/* --- Criteria ------------------------------------------------------------------------------------
 */

static char *
word_level (const Subject *self)
{
  return g_strdup (
      assay_wording_level (self->readiness->scheme, lookup_criterion (self)->response->level));
}

static char *
word_not_assessed (const Subject *self)
{
  const AssayReason *reason = &lookup_criterion (self)->reasons[0];
  const char *id = self->finding->subject;

  if (reason->code == ASSAY_REASON_NOT_APPLICABLE_REFUSED)
    return g_strdup_printf (_ ("%s is said not to apply, but the scheme asks it of every service."),
                            id);
  if (reason->code == ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED)
    return g_strdup_printf (_ ("%s is said not to apply, but no reason is given."), id);
  if (reason->code == ASSAY_REASON_UNKNOWN_LEVEL)
    return g_strdup_printf (_ ("%s is rated “%s”, a level that this edition of the scheme does not "
                               "have."),
                            id, reason->id);

  return g_strdup_printf (_ ("%s has not been rated yet."), id);
}

static char *
word_claimed (const Subject *self)
{
  const AssayCriterionReadiness *criterion = lookup_criterion (self);
  const AssayReason *reason = assay_wording_first_reason (criterion);
  g_autofree char *level = word_level (self);
  g_autofree char *sentence = assay_wording_reason (self->readiness, reason);

  if (reason->code == ASSAY_REASON_NO_CITATION)
    return g_strdup_printf (_ ("%s is rated “%s”, but no evidence is cited."),
                            self->finding->subject, level);

  return g_strdup_printf (_ ("%s is rated “%s”, but nothing that is cited counts: %s"),
                          self->finding->subject, level, sentence);
}

static char *
word_reason_step (const Subject *self)
{
  const AssayCriterionReadiness *criterion = lookup_criterion (self);

  return assay_wording_reason_step (self->readiness, criterion,
                                    assay_wording_first_reason (criterion));
}

/* The action in hand where there is one, otherwise to plan one. */
static char *
word_gap_step (const Subject *self)
{
  const GPtrArray *actions = self->readiness->portfolio->actions;

  for (guint i = 0; i < actions->len; i++)
    {
      const AssayAction *action = actions->pdata[i];
      g_autofree char *number = assay_action_format_number (action->number);
      g_autofree char *due = assay_date_format_long (action->due);

      if (action->state == ASSAY_ACTION_OPEN && due != NULL
          && g_strcmp0 (action->criterion, self->finding->subject) == 0)
        return g_strdup_printf (_ ("Finish %s, due on %s, and rate it again."), number, due);
    }

  return g_strdup (_ ("Plan an action with an owner and a date, and rate it again when it is "
                      "done."));
}

static char *
word_not_asked (const Subject *self)
{
  const AssayScheme *scheme = self->readiness->scheme;
  g_autofree char *word = assay_wording_word (scheme->word_criterion);

  if (lookup_criterion (self) == NULL)
    return g_strdup_printf (_ ("%s is answered, but this edition of the scheme has no such %s."),
                            self->finding->subject, word);

  return g_strdup_printf (_ ("%s is answered, but by the profile it does not apply."),
                          self->finding->subject);
}

/* The reason by which the finding's citation does not count. */
static char *
word_uncounted (const Subject *self)
{
  const AssayCriterionReadiness *criterion = lookup_criterion (self);

  for (guint i = criterion->n_counting; i < criterion->n_reasons; i++)
    {
      const AssayReason *reason = &criterion->reasons[i];
      g_autofree char *number = assay_evidence_format_number (reason->evidence);

      if (g_strcmp0 (number, self->finding->detail) == 0
          && g_strcmp0 (assay_reason_get_id (reason->code), self->finding->detail2) == 0)
        return assay_wording_reason (self->readiness, reason);
    }

  return NULL;
}

/* --- The whole -----------------------------------------------------------------------------------
 */

static char *
word_falls (const Subject *self)
{
  g_autofree char *on = assay_date_format_long (self->readiness->on);
  g_autofree char *other = word_date (self->finding->detail);
  g_autofree char *fall = word_date (self->finding->detail2);

  if (fall == NULL)
    return g_strdup_printf (_ ("%s is ready on %s, but not yet on %s."), self->finding->subject, on,
                            other);

  return g_strdup_printf (_ ("%s is ready on %s, but from %s nothing that is cited counts."),
                          self->finding->subject, on, fall);
}

static char *
word_falls_step (const Subject *self)
{
  g_autofree char *other = word_date (self->finding->detail);

  return self->finding->detail2 != NULL
             ? g_strdup_printf (_ ("Cite evidence that still counts on %s."), other)
             : g_strdup_printf (_ ("To submit on %s, cite evidence that counts by then."), other);
}

static char *
word_question (const Subject *self)
{
  const AssayQuestion *question =
      assay_scheme_lookup_question (self->readiness->scheme, self->finding->subject);

  return g_strdup (question != NULL ? question->title : self->finding->subject);
}

/* "2.1 and 4.3 depend" */
static char *
word_dependents (const Subject *self)
{
  const AssayScheme *scheme = self->readiness->scheme;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      const AssayCriterion *criterion = scheme->criteria->pdata[i];

      if (g_strcmp0 (criterion->applies_when.question, self->finding->subject) == 0)
        g_ptr_array_add (ids, criterion->id);
    }
  if (ids->len == 0)
    return NULL;
  joined = assay_wording_join (ids, MOST_CRITERIA);

  return g_strdup_printf (ngettext ("%s depends", "%s depend", ids->len), joined);
}

static char *
word_action_criterion (const Subject *self)
{
  const AssayAction *action =
      assay_portfolio_find_action (self->readiness->portfolio, self->finding->subject, NULL);

  return action != NULL ? g_strdup (action->criterion) : NULL;
}

/* --- Filling the gaps ----------------------------------------------------------------------------
 */

static char *
fill_plain_gap (const char *name, const Subject *self)
{
  const AssayScheme *scheme = self->readiness->scheme;
  const AssayStandard *standard;

  if (g_str_equal (name, "subject"))
    return g_strdup (self->finding->subject);
  if (g_str_equal (name, "item"))
    return word_item (self, self->finding->subject);
  if (g_str_equal (name, "cited-item"))
    return word_item (self, self->finding->detail);
  if (g_str_equal (name, "date"))
    return word_date (self->finding->detail);
  if (g_str_equal (name, "on"))
    return assay_date_format_long (self->readiness->on);
  if (g_str_equal (name, "threshold"))
    return g_strdup (scheme->threshold->title);
  if (g_str_equal (name, "standard-word"))
    return assay_wording_word (scheme->word_standard);
  if (!g_str_equal (name, "standard"))
    return NULL;
  standard = assay_scheme_lookup_standard (scheme, self->finding->subject);

  return standard != NULL ? g_strdup (standard->title) : NULL;
}

/* --- Points --------------------------------------------------------------------------------------
 */

static char *
word_point (const Subject *self)
{
  return assay_wording_point (self->finding->subject, self->finding->detail);
}

static char *
word_point_date (const Subject *self)
{
  char *date = word_date (self->finding->detail2);

  return date != NULL ? date : g_strdup (_ ("an unknown day"));
}

static char *
word_point_due (const Subject *self)
{
  g_autofree char *date = word_date (self->finding->detail2);

  return date != NULL ? g_strdup_printf (_ (" that is due on %s"), date) : g_strdup ("");
}

static char *
word_judged (const Subject *self)
{
  return g_strdup (assay_wording_point_outcome (self->finding->detail2));
}

static char *
word_point_item (const Subject *self)
{
  return word_item (self, self->finding->detail2);
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  static const struct
  {
    const char *name;
    char *(*word) (const Subject *self);
  } gaps[] = {
    { "file", word_file },
    { "journal-place", word_journal_place },
    { "holder", word_holder },
    { "owner", word_owner },
    { "level", word_level },
    { "not-assessed", word_not_assessed },
    { "claimed", word_claimed },
    { "reason-step", word_reason_step },
    { "gap-step", word_gap_step },
    { "not-asked", word_not_asked },
    { "uncounted", word_uncounted },
    { "falls", word_falls },
    { "falls-step", word_falls_step },
    { "question", word_question },
    { "dependents", word_dependents },
    { "action-criterion", word_action_criterion },
    { "point", word_point },
    { "point-date", word_point_date },
    { "point-due", word_point_due },
    { "point-item", word_point_item },
    { "judged", word_judged },
  };
  const Subject *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    if (g_str_equal (name, gaps[i].name))
      return gaps[i].word (self);

  return fill_plain_gap (name, self);
}

char *
assay_wording_finding (const AssayReadiness *readiness, const AssayFinding *finding)
{
  Subject subject = { readiness, finding };

  if ((guint) finding->tag > ASSAY_FINDING_LAST_OF_REVIEW)
    return assay_wording_measures_finding (finding);
  if ((guint) finding->tag > ASSAY_FINDING_LAST_OF_BAG)
    return assay_review_word_finding (finding);
  if ((guint) finding->tag > ASSAY_FINDING_LAST)
    return assay_wording_bag_finding (finding);

  g_assert (rows[finding->tag].tag == finding->tag);

  return assay_wording_fill (_ (rows[finding->tag].sentence), fill_gap, &subject);
}

char *
assay_wording_finding_step (const AssayReadiness *readiness, const AssayFinding *finding)
{
  Subject subject = { readiness, finding };

  if ((guint) finding->tag > ASSAY_FINDING_LAST_OF_REVIEW)
    return assay_wording_measures_finding_step (finding);
  if ((guint) finding->tag > ASSAY_FINDING_LAST_OF_BAG)
    return assay_review_word_finding_step (finding);
  if ((guint) finding->tag > ASSAY_FINDING_LAST)
    return assay_wording_bag_finding_step (finding);

  g_assert (rows[finding->tag].tag == finding->tag);

  return assay_wording_fill (_ (rows[finding->tag].step), fill_gap, &subject);
}
