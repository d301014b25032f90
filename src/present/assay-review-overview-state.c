/* What the overview of a review shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-overview-state.h"

#include "core/review/assay-review-completeness.h"
#include "core/review/assay-review-permission.h"
#include "core/review/assay-review-state.h"
#include "present/assay-review-report-wording.h"
#include "present/assay-review-wording.h"
#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Criteria with which there is the same trouble are told one by one up to here; more of them are
 * one line. */
#define MOST_TOLD_ALONE 3u
/* Nobody reads more. */
#define MOST_IN_THE_WAY 20u

/* --- Where it stands --- */

static char *
word_decided (const AssayDecision *decision)
{
  g_autofree char *day = assay_date_format_long (decision->day);

  return g_strdup_printf (_ ("Decided: %s, by the %s on %s."),
                          assay_review_word_outcome (decision->outcome), decision->role, day);
}

static char *
word_verdict (const AssayReviewGround *ground, guint n_blocking)
{
  const AssayReview *review = ground->review;
  const AssayDeclaration *declaration = assay_review_get_declaration (review);
  const AssayDecision *decision = assay_review_get_decision (review);
  const AssayRecommendation *recommendation = assay_review_get_recommendation (review);

  if (declaration == NULL)
    return g_strdup (_ ("Your declaration comes first."));
  if (declaration->interest == ASSAY_INTEREST_BARRED)
    return g_strdup (_ ("You declared an interest: somebody else must assess this service."));
  if (decision != NULL && decision->outcome != ASSAY_OUTCOME_REOPEN)
    return assay_review_stands_on_decision (review, decision) ? word_decided (decision)
                                                              : assay_review_word_standing (review);
  if (recommendation != NULL && assay_review_is_recommended (review))
    return g_strdup_printf (_ ("Recommended: %s. The decision is somebody else’s."),
                            assay_review_word_outcome (recommendation->outcome));
  if (recommendation != NULL)
    return g_strdup (_ ("The review has changed since it was recommended on: recommend again."));
  if (n_blocking == 0)
    return g_strdup (_ ("Nothing stands between you and a recommendation."));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u thing stands between you and a recommendation.",
                   "%u things stand between you and a recommendation.", n_blocking),
      n_blocking);
}

/* "Round 1 · 10 Met · 2 Further work · 21 Not determined". */
static char *
word_line (const AssayReviewGround *ground)
{
  static const AssayJudgement order[] = { ASSAY_JUDGEMENT_MET, ASSAY_JUDGEMENT_CONDITIONS,
                                          ASSAY_JUDGEMENT_FURTHER_WORK, ASSAY_JUDGEMENT_NOT_MET,
                                          ASSAY_JUDGEMENT_NONE };
  AssayReviewCounts counts = assay_review_compute_counts (ground);
  GString *text = g_string_new (NULL);

  g_string_printf (text, _ ("Round %u"), ground->review->head->round);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts.counts[order[i]] > 0)
      g_string_append_printf (text, " · %s: %u", assay_review_word_judgement (order[i]),
                              counts.counts[order[i]]);
  if (counts.n_to_confirm > 0)
    g_string_append_printf (text, " · %s: %u", _ ("To confirm"), counts.n_to_confirm);
  if (counts.n_carried > 0)
    g_string_append_printf (text, " · %s: %u", _ ("Carried, nothing changed"), counts.n_carried);

  return g_string_free (text, FALSE);
}

/* --- What is in the way --- */

static char *
make_place (const AssayReviewGround *ground, const AssayFinding *finding)
{
  const char *subject = finding->subject;

  if (subject != NULL && assay_scheme_lookup_criterion (ground->scheme, subject) != NULL)
    return g_strconcat ("criterion:", subject, NULL);
  if (finding->tag == (AssayFindingTag) ASSAY_FINDING_REVIEW_NOT_DECLARED
      || finding->tag == (AssayFindingTag) ASSAY_FINDING_REVIEW_BARRED)
    return g_strdup ("declaration");
  if (finding->tag == (AssayFindingTag) ASSAY_FINDING_REVIEW_NO_SAMPLE)
    return g_strdup ("samples");
  if (finding->tag == (AssayFindingTag) ASSAY_FINDING_REVIEW_CHANGED_SINCE)
    return g_strdup ("recommendation");
  switch (subject != NULL ? subject[0] : '\0')
    {
    case 'E':
      return g_strconcat ("evidence:", subject, NULL);
    case 'V':
      return g_strconcat ("visits:", subject, NULL);
    case 'R':
      return g_strconcat ("requests:", subject, NULL);
    case 'C':
      return g_strconcat ("corrections:", subject, NULL);
    case 'Q':
      return g_strconcat ("questions:", subject, NULL);
    default:
      return g_strdup ("visits");
    }
}

static void
add_finding (GPtrArray *rows, const AssayReviewGround *ground, const AssayFinding *finding)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);
  AssaySeverity severity = assay_finding_tag_get_severity (finding->tag);
  gboolean is_blocking = severity == ASSAY_SEVERITY_BLOCKING;

  row->place = make_place (ground, finding);
  row->tone = is_blocking ? ASSAY_STATE_GAP : ASSAY_STATE_CLAIMED;
  row->sign = g_strdup (is_blocking ? "✗" : "◇");
  row->chip = g_strdup (assay_wording_severity (severity));
  row->title = assay_review_word_finding (finding);
  row->text = assay_review_word_finding_step (finding);
  row->description = g_strdup_printf ("%s: %s %s", row->chip, row->title, row->text);
  g_ptr_array_add (rows, row);
}

/* What there may be of as many as there are criteria, and what all of them together say. */
static const struct
{
  guint tag;
  const char *title;
  const char *text;
} folded[] = {
  { ASSAY_FINDING_REVIEW_NOT_DETERMINED, N_ ("{count} {criteria} are not determined."),
    N_ ("Begin with {first}.") },
  { ASSAY_FINDING_REVIEW_STATE_CHANGED,
    N_ ("{count} {criteria} are determined on something else than was submitted."),
    N_ ("Look at each again. Begin with {first}.") },
  { ASSAY_FINDING_REVIEW_AWARD_SHORT,
    N_ ("{count} {criteria} fall short, and yet the outcome is an award."),
    N_ ("Check that this is meant, and that the reasons say why. Begin with {first}.") },
  { ASSAY_FINDING_REVIEW_AWARD_BARE,
    N_ ("{count} {criteria} are met with conditions, and yet the outcome is an award without "
        "conditions."),
    N_ ("Check that this is meant, and that the reasons say why. Begin with {first}.") },
};

typedef struct
{
  const AssayScheme *scheme;
  const AssayFinding *first;
  guint n_criteria;
} Folded;

static char *
fill_folded (const char *gap, gconstpointer data)
{
  const Folded *gaps = data;

  if (g_str_equal (gap, "count"))
    return g_strdup_printf ("%u", gaps->n_criteria);
  if (g_str_equal (gap, "criteria"))
    return assay_wording_word (gaps->scheme->word_criteria);

  return g_str_equal (gap, "first") ? g_strdup (gaps->first->subject) : NULL;
}

/* The row of the table; behind its end for what is told one by one. */
static guint
find_folded (const AssayFinding *finding)
{
  guint kind = 0;

  while (kind < G_N_ELEMENTS (folded) && folded[kind].tag != (guint) finding->tag)
    kind++;

  return kind;
}

static guint
count_tag (const GPtrArray *findings, guint tag)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += (guint) ((const AssayFinding *) findings->pdata[i])->tag == tag;

  return n;
}

/* All of them in one line, which leads to the first. */
static void
add_folded (GPtrArray *rows,
            const AssayReviewGround *ground,
            const AssayFinding *first,
            guint kind,
            guint n_criteria)
{
  const Folded gaps = { ground->scheme, first, n_criteria };
  AssayOverviewRow *row;

  add_finding (rows, ground, first);
  row = rows->pdata[rows->len - 1];
  g_free (row->title);
  g_free (row->text);
  g_free (row->description);
  row->title = assay_wording_fill (_ (folded[kind].title), fill_folded, &gaps);
  row->text = assay_wording_fill (_ (folded[kind].text), fill_folded, &gaps);
  row->description = g_strdup_printf ("%s: %s %s", row->chip, row->title, row->text);
}

static void
add_findings (GPtrArray *rows, const AssayReviewGround *ground, const GPtrArray *findings)
{
  gboolean is_told[G_N_ELEMENTS (folded)] = { FALSE };

  for (guint i = 0; i < findings->len && rows->len < MOST_IN_THE_WAY; i++)
    {
      const AssayFinding *finding = findings->pdata[i];
      guint kind = find_folded (finding);
      guint n = kind < G_N_ELEMENTS (folded) ? count_tag (findings, folded[kind].tag) : 0;

      if (n <= MOST_TOLD_ALONE)
        add_finding (rows, ground, finding);
      else if (!is_told[kind])
        add_folded (rows, ground, finding, kind, n);
      if (kind < G_N_ELEMENTS (folded))
        is_told[kind] = TRUE;
    }
}

/* --- What is judged --- */

static void
fact_free (gpointer data)
{
  AssayReviewFact *fact = data;

  g_free (fact->label);
  g_free (fact->text);
  g_free (fact);
}

/* @text is taken; nothing is added for NULL. */
static void
add_fact (GPtrArray *facts, const char *label, char *text)
{
  AssayReviewFact *fact;

  if (text == NULL)
    return;
  fact = g_new0 (AssayReviewFact, 1);
  fact->label = g_strdup (label);
  fact->text = text;
  g_ptr_array_add (facts, fact);
}

static char *
word_assessor (const AssayDeclaration *declaration)
{
  g_auto (GStrv) roles = declaration != NULL ? g_strsplit (declaration->roles, "\n", -1) : NULL;
  g_autofree char *joined = roles != NULL ? g_strjoinv (", ", roles) : NULL;

  return joined != NULL ? g_strdup_printf ("%s (%s)", declaration->author, joined) : NULL;
}

/* Digests in groups that can be read aloud. */
static char *
word_digest (const char *digest)
{
  GString *text;

  if (digest == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; digest[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, digest[i]);
    }

  return g_string_free (text, FALSE);
}

/* The digits, and what they are worth now. */
static char *
word_key (const AssayReviewHead *head, const AssayReviewSigner *signer)
{
  g_autofree char *said = NULL;

  if (head->key == NULL)
    return g_strdup (_ ("Not signed"));
  if (signer == NULL)
    return g_strdup (head->key);
  said = assay_wording_signer (signer->standing, signer->name);

  return g_strdup_printf ("%s\n%s", head->key, said);
}

static void
add_facts (GPtrArray *facts, const AssayReviewGround *ground, const AssayReviewSigner *signer)
{
  const AssayReviewHead *head = ground->review->head;

  add_fact (facts, _ ("Service"), g_strdup (head->service));
  add_fact (facts, _ ("Scheme"),
            g_strdup_printf ("%s, %s", ground->scheme->title, head->scheme_edition));
  add_fact (facts, _ ("Round"), g_strdup_printf ("%u", head->round));
  add_fact (facts, _ ("Assessed by"),
            word_assessor (assay_review_get_declaration (ground->review)));
  add_fact (facts, _ ("File"), g_strdup (head->name));
  add_fact (facts, _ ("Fingerprint of the data"), word_digest (head->fingerprint));
  add_fact (facts, _ ("Seal of the submission"), word_digest (head->seal));
  add_fact (facts, _ ("Signed with the key"), word_key (head, signer));
}

/* --- The whole --- */

AssayReviewOverviewState *
assay_review_overview_state_new (const AssayReviewGround *ground, const AssayReviewSigner *signer)
{
  AssayReviewOverviewState *self = g_new0 (AssayReviewOverviewState, 1);
  g_autoptr (GPtrArray) findings = assay_review_check_complete (ground);
  guint n_blocking = assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING);

  self->verdict = word_verdict (ground, n_blocking);
  self->line = word_line (ground);
  self->is_free = n_blocking == 0;
  self->in_the_way = g_ptr_array_new_with_free_func (assay_overview_row_free);
  add_findings (self->in_the_way, ground, findings);
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  add_facts (self->facts, ground, signer);

  return self;
}

void
assay_review_overview_state_free (AssayReviewOverviewState *self)
{
  if (self == NULL)
    return;
  g_free (self->verdict);
  g_free (self->line);
  g_ptr_array_unref (self->in_the_way);
  g_ptr_array_unref (self->facts);
  g_free (self);
}
