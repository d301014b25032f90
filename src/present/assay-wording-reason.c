/* Reasons as sentences, and what to do about each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason names the item and the day, so that it can be read alone. It is said without "now" or
 * "will": the day that readiness was asked for may lie ahead or behind.
 */

#include "present/assay-wording-private.h"
#include "present/assay-wording-template.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* How many reasons, or items that count, are told one by one. */
#define MOST_REASONS 3
#define MOST_ITEMS 4

static const struct
{
  AssayReasonCode code;
  const char *sentence;
  const char *step;
} rows[] = {
  { ASSAY_REASON_NO_RATING, N_ ("Not rated yet."), "{rate-it}" },
  { ASSAY_REASON_SAID_NOT_APPLICABLE, N_ ("The service says that this does not apply: “{text}”."),
    N_ ("If it does apply, rate it.") },
  { ASSAY_REASON_PROFILE_EXCLUDES,
    N_ ("Does not apply, because the profile says “{question}: {answer}”."),
    N_ ("If it does apply, change the profile.") },
  { ASSAY_REASON_NOT_APPLICABLE_REFUSED,
    N_ ("Said not to apply, but the scheme asks this of every service."), "{rate-it}" },
  { ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED, N_ ("Said not to apply, but no reason is given."),
    N_ ("Say why it does not apply, or rate it.") },
  { ASSAY_REASON_UNDER_THRESHOLD, N_ ("Rated “{level}”, which is under “{threshold}”."),
    N_ ("Plan an action with an owner and a date, and rate it again when it is done.") },
  { ASSAY_REASON_UNKNOWN_LEVEL,
    N_ ("Rated “{level}”, a level that this edition of the scheme does not have."), "{rate-it}" },
  { ASSAY_REASON_NO_CITATION, N_ ("No evidence is cited."),
    N_ ("Cite an item of a kind asked for here: {kinds}.") },
  { ASSAY_REASON_COUNTS, N_ ("{item} counts."), N_ ("Nothing needs doing.") },
  { ASSAY_REASON_MISSING_ITEM, N_ ("{item} is cited, but there is no such item."),
    N_ ("Take the citation away, or cite another item.") },
  { ASSAY_REASON_MISSING_FILE, N_ ("The file of {item} is missing or has been altered."),
    N_ ("Bring the file of {item} back from a backup or from where it came, or cite another "
        "item.") },
  { ASSAY_REASON_UNREADABLE,
    N_ ("The file of {item} needs a password, is damaged or is too large."),
    N_ ("Replace the file of {item} by a copy that opens, or cite another item.") },
  { ASSAY_REASON_WITHDRAWN, N_ ("{item} has been withdrawn."),
    N_ ("Bring {item} back, or cite another item.") },
  { ASSAY_REASON_NO_KIND, N_ ("{item} does not say what kind of evidence it is."),
    N_ ("Say what kind of evidence {item} is; asked for here: {kinds}.") },
  { ASSAY_REASON_WRONG_KIND, N_ ("{item} is of the kind “{kind}”, which is not asked for here."),
    N_ ("Cite an item of a kind asked for here: {kinds}.") },
  { ASSAY_REASON_UNDATED,
    N_ ("{item} has no dates, and evidence here must be from the last {months}."),
    N_ ("Say which time {item} covers, or until when it is in date.") },
  { ASSAY_REASON_OUT_OF_DATE, N_ ("{item} goes out of date on {date}, before {on}."),
    N_ ("Replace {item} with newer evidence, or cite another item.") },
  { ASSAY_REASON_NOT_BEGUN, N_ ("{item} covers a time that begins on {date}, after {on}."),
    N_ ("Check the dates of {item}, or cite another item.") },
  { ASSAY_REASON_TOO_OLD,
    N_ ("{item} covers the time up to {date}, more than {months} before {on}."),
    N_ ("Replace {item} with newer evidence, or cite another item.") },
  { ASSAY_REASON_NO_SUCH_PAGE, N_ ("{item} is cited with pages that it does not have."),
    N_ ("Cite the pages of {item} as it is now.") },
  { ASSAY_REASON_NO_PLACE, N_ ("{item} is cited without pages or a heading."),
    N_ ("Name the pages or the heading in {item} that show it.") },
  { ASSAY_REASON_NO_WHY, N_ ("{item} is cited without saying why it counts."),
    N_ ("Say in a sentence why {item} counts.") },
  { ASSAY_REASON_NO_PRIVACY, N_ ("{item} has no privacy statement."),
    N_ ("Say of {item} that it holds no personal data, that it is redacted, or that consent is "
        "held.") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == ASSAY_REASON_LAST + 1);

/* What the gaps are filled from. @criterion is only there for steps. */
typedef struct
{
  const AssayReadiness *readiness;
  const AssayCriterionReadiness *criterion;
  const AssayReason *reason;
} Subject;

/* From the lowest level to the highest that can be chosen. */
static char *
word_rate_it (const AssayScheme *scheme, const AssayCriterion *criterion)
{
  const AssayLevel *lowest = NULL, *highest = NULL;

  for (guint i = 0; i < scheme->levels->len; i++)
    {
      const AssayLevel *level = scheme->levels->pdata[i];

      if (level->rank < 0)
        continue;
      if (lowest == NULL)
        lowest = level;
      highest = level;
    }
  if (criterion->not_applicable_allowed && scheme->not_applicable != NULL)
    return g_strdup_printf (_ ("Rate it, from “%s” to “%s”, or say why it does not apply."),
                            lowest->title, highest->title);

  return g_strdup_printf (_ ("Rate it, from “%s” to “%s”."), lowest->title, highest->title);
}

static char *
word_question (const Subject *self)
{
  const AssayQuestion *question =
      assay_scheme_lookup_question (self->readiness->scheme, self->reason->id);

  return g_strdup (question->title);
}

static char *
word_answer (const Subject *self)
{
  const AssayQuestion *question =
      assay_scheme_lookup_question (self->readiness->scheme, self->reason->id);

  return assay_wording_answer (question, assay_portfolio_lookup_answer (self->readiness->portfolio,
                                                                        question->id));
}

static char *
word_kind (const Subject *self)
{
  const AssayTerm *kind = assay_scheme_lookup_kind (self->readiness->scheme, self->reason->id);

  return g_strdup (kind != NULL ? kind->title : self->reason->id);
}

static char *
fill_gap (const char *name, gconstpointer data)
{
  const Subject *self = data;
  const AssayScheme *scheme = self->readiness->scheme;
  const AssayReason *reason = self->reason;

  if (g_str_equal (name, "item"))
    return assay_evidence_format_number (reason->evidence);
  if (g_str_equal (name, "date"))
    return assay_date_format_long (reason->date);
  if (g_str_equal (name, "on"))
    return assay_date_format_long (self->readiness->on);
  if (g_str_equal (name, "months"))
    return g_strdup_printf (ngettext ("%u month", "%u months", reason->months), reason->months);
  if (g_str_equal (name, "kind"))
    return word_kind (self);
  if (g_str_equal (name, "level"))
    return g_strdup (assay_wording_level (scheme, reason->id));
  if (g_str_equal (name, "threshold"))
    return g_strdup (scheme->threshold->title);
  if (g_str_equal (name, "text"))
    return assay_wording_shorten (reason->text);
  if (g_str_equal (name, "question"))
    return word_question (self);
  if (g_str_equal (name, "answer"))
    return word_answer (self);
  if (g_str_equal (name, "kinds"))
    return assay_wording_kinds (scheme, self->criterion->criterion);
  if (g_str_equal (name, "rate-it"))
    return word_rate_it (scheme, self->criterion->criterion);

  return NULL;
}

char *
assay_wording_reason (const AssayReadiness *readiness, const AssayReason *reason)
{
  Subject subject = { readiness, NULL, reason };

  g_assert (rows[reason->code].code == reason->code);

  return assay_wording_fill (_ (rows[reason->code].sentence), fill_gap, &subject);
}

char *
assay_wording_reason_step (const AssayReadiness *readiness,
                           const AssayCriterionReadiness *criterion,
                           const AssayReason *reason)
{
  Subject subject = { readiness, criterion, reason };

  g_assert (rows[reason->code].code == reason->code);

  return assay_wording_fill (_ (rows[reason->code].step), fill_gap, &subject);
}

/* --- Why a criterion is what it is ---------------------------------------------------------------
 */

static guint
count_reasons_of (const AssayCriterionReadiness *criterion, guint citation)
{
  guint count = 0;

  for (guint i = 0; i < criterion->n_reasons; i++)
    count += criterion->reasons[i].citation == citation ? 1 : 0;

  return count;
}

const AssayReason *
assay_wording_first_reason (const AssayCriterionReadiness *criterion)
{
  const AssayReason *best = &criterion->reasons[0];
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < criterion->n_reasons && fewest > 1; i++)
    {
      const AssayReason *reason = &criterion->reasons[i];
      guint count;

      /* The reasons of one citation stand together. */
      if (i > 0 && reason->citation == reason[-1].citation)
        continue;
      count = count_reasons_of (criterion, reason->citation);
      if (count < fewest)
        {
          best = reason;
          fewest = count;
        }
    }

  return best;
}

/* "E007 (page 2; page 5)": one item with all places where it counts. @first is the first of its
 * reasons. */
static char *
word_item_that_counts (const AssayCriterionReadiness *criterion, guint first)
{
  guint evidence = criterion->reasons[first].evidence;
  g_autofree char *number = assay_evidence_format_number (evidence);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = first; i < criterion->n_counting; i++)
    {
      const AssayReason *reason = &criterion->reasons[i];
      g_autofree char *place = NULL;

      if (reason->evidence == evidence)
        place = assay_wording_place (criterion->response->citations->pdata[reason->citation]);
      if (place != NULL && !g_ptr_array_find_with_equal_func (places, place, g_str_equal, NULL))
        g_ptr_array_add (places, g_steal_pointer (&place));
    }
  if (places->len == 0)
    return g_steal_pointer (&number);
  g_ptr_array_add (places, NULL);
  joined = g_strjoinv ("; ", (char **) places->pdata);

  return g_strdup_printf (_ ("%s (%s)"), number, joined);
}

static gboolean
is_named_before (const AssayCriterionReadiness *criterion, guint place)
{
  for (guint i = 0; i < place; i++)
    if (criterion->reasons[i].evidence == criterion->reasons[place].evidence)
      return TRUE;

  return FALSE;
}

/* "E007 (page 2) and E012 (“Escalation”) count." */
static char *
word_what_counts (const AssayCriterionReadiness *criterion)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < criterion->n_counting; i++)
    if (!is_named_before (criterion, i))
      g_ptr_array_add (items, word_item_that_counts (criterion, i));
  joined = assay_wording_join (items, MOST_ITEMS);

  return g_strdup_printf (ngettext ("%s counts.", "%s count.", items->len), joined);
}

/* Each reason once, the one that is easiest to settle first. */
static GPtrArray *
collect_sentences (const AssayReadiness *readiness, const AssayCriterionReadiness *criterion)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  guint first = (guint) (assay_wording_first_reason (criterion) - criterion->reasons);

  for (guint i = 0; i < criterion->n_reasons; i++)
    {
      const AssayReason *reason = &criterion->reasons[(first + i) % criterion->n_reasons];
      g_autofree char *sentence = assay_wording_reason (readiness, reason);

      if (!g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
        g_ptr_array_add (sentences, g_steal_pointer (&sentence));
    }

  return sentences;
}

/* The lead, then the reasons as far as they can be taken in. */
static char *
word_claimed (const AssayReadiness *readiness, const AssayCriterionReadiness *criterion)
{
  const char *level = assay_wording_level (readiness->scheme, criterion->response->level);
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_left;

  if (criterion->reasons[0].code == ASSAY_REASON_NO_CITATION)
    return g_strdup_printf (_ ("Rated “%s”, but no evidence is cited."), level);

  sentences = collect_sentences (readiness, criterion);
  g_string_append_printf (text, _ ("Rated “%s”, but nothing that is cited counts."), level);
  for (guint i = 0; i < MIN (sentences->len, MOST_REASONS); i++)
    g_string_append_printf (text, " %s", (const char *) sentences->pdata[i]);
  n_left = sentences->len - MIN (sentences->len, MOST_REASONS);
  if (n_left > 0)
    {
      g_autofree char *count = assay_wording_number (n_left);

      g_string_append_c (text, ' ');
      g_string_append_printf (
          text, ngettext ("There is %s more reason.", "There are %s more reasons.", n_left), count);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
assay_wording_why (const AssayReadiness *readiness, const AssayCriterionReadiness *criterion)
{
  switch (criterion->state)
    {
    case ASSAY_STATE_READY:
      return word_what_counts (criterion);
    case ASSAY_STATE_CLAIMED:
      return word_claimed (readiness, criterion);
    case ASSAY_STATE_NOT_ASSESSED:
    case ASSAY_STATE_NOT_APPLICABLE:
    case ASSAY_STATE_GAP:
      return assay_wording_reason (readiness, &criterion->reasons[0]);
    }
  g_assert_not_reached ();
}
