/* What the overview shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-overview-state.h"

#include "core/readiness/assay-check.h"
#include "present/assay-wording-private.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* Criteria without a rating are told one by one up to here; more of them are one line. */
#define MOST_UNRATED 5
/* Nobody reads more, and a row costs a widget; the pack's page lists them all. */
#define MOST_IN_THE_WAY 20

/* --- Rows --- */

void
assay_overview_row_clear (AssayOverviewRow *row)
{
  g_free (row->place);
  g_free (row->sign);
  g_free (row->chip);
  g_free (row->title);
  g_free (row->text);
  g_free (row->description);
}

void
assay_overview_row_free (gpointer data)
{
  assay_overview_row_clear (data);
  g_free (data);
}

static void
card_free (gpointer data)
{
  AssayOverviewCard *card = data;

  assay_overview_row_clear (&card->row);
  g_free (card->weakest);
  g_free (card);
}

static void
describe (AssayOverviewRow *row)
{
  const char *chip = row->chip != NULL ? row->chip : "";
  const char *text = row->text != NULL ? row->text : "";

  g_free (row->description);
  row->description = g_strdup_printf ("%s%s%s%s%s", row->title, row->chip != NULL ? ", " : "", chip,
                                      row->text != NULL ? ". " : "", text);
}

/* @title and @text are taken; @text may be NULL. */
static AssayOverviewRow *
add_row (
    GPtrArray *rows, const char *place, AssayState tone, const char *chip, char *title, char *text)
{
  AssayOverviewRow *row = g_new0 (AssayOverviewRow, 1);

  row->place = g_strdup (place);
  row->tone = tone;
  row->chip = g_strdup (chip);
  row->title = title;
  row->text = text;
  describe (row);
  g_ptr_array_add (rows, row);

  return row;
}

static char *
word_criterion (const AssayCriterion *criterion)
{
  return g_strdup_printf ("%s %s", criterion->id, criterion->title);
}

static char *
make_place (const char *section, const char *subject)
{
  return g_strconcat (section, ":", subject, NULL);
}

/* --- The line under the verdict --- */

static char *
word_distance (AssayDate from, AssayDate to)
{
  if (to == from)
    return g_strdup (_ ("today"));
  if (to == from + 1)
    return g_strdup (_ ("tomorrow"));

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %u day", "in %u days", to - from),
                          to - from);
}

static char *
word_ready (const AssayReadiness *readiness)
{
  g_autofree char *criteria = assay_wording_word (readiness->scheme->word_criteria);
  guint n_ready = readiness->counts[ASSAY_STATE_READY];

  if (readiness->n_applicable == 0)
    return assay_wording_count_ready (readiness->scheme, 0, 0);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u %s is ready",
                                       "%u of %u %s are ready", n_ready),
                          n_ready, readiness->n_applicable, criteria);
}

static char *
word_count (const AssayReadiness *readiness, AssayDate today)
{
  AssayDate planned = readiness->portfolio->head->planned;
  g_autofree char *count = word_ready (readiness);
  g_autofree char *day = assay_date_format_long (planned);
  g_autofree char *distance = NULL;

  if (planned == ASSAY_DATE_NONE)
    return g_strdup_printf (_ ("%s today. No submission is planned yet."), count);
  if (planned < today)
    return g_strdup_printf (_ ("%s today. The planned submission was on %s."), count, day);
  distance = word_distance (today, planned);

  return g_strdup_printf (_ ("%s for the planned submission on %s, %s."), count, day, distance);
}

/* What the scheme asks for, where the verdict does not say it. */
static char *
word_rule (const AssayReadiness *readiness)
{
  g_autofree char *standards = assay_wording_word (readiness->scheme->word_standards);
  g_autofree char *number = assay_wording_number (readiness->n_standards);

  if (readiness->verdict == ASSAY_VERDICT_READY || readiness->n_standards < 2
      || readiness->scheme->scoring == ASSAY_SCORING_FLAT)
    return NULL;
  if (readiness->n_standards == 2)
    return g_strdup_printf (_ ("Both %s must hold."), standards);

  return g_strdup_printf (_ ("All %s %s must hold."), number, standards);
}

/* Whether less is ready on the planned day than today, and from when. */
static char *
word_fall (const AssayReadiness *readiness, AssayDate today)
{
  g_autoptr (AssayReadiness) now = NULL;
  g_autofree char *day = NULL;
  AssayDate fall;

  if (readiness->on <= today)
    return NULL;
  now = assay_readiness_compute_on (readiness, today);
  fall = assay_readiness_find_fall (now, readiness->on);
  if (fall == ASSAY_DATE_NONE)
    return NULL;
  day = assay_date_format_long (fall);

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Today %u is ready; from %s on some evidence is out of date.",
                   "Today %u are ready; from %s on some evidence is out of date.",
                   now->counts[ASSAY_STATE_READY]),
      now->counts[ASSAY_STATE_READY], day);
}

static char *
word_line (const AssayReadiness *readiness, AssayDate today)
{
  g_autofree char *count = word_count (readiness, today);
  g_autofree char *rule = word_rule (readiness);
  g_autofree char *fall = word_fall (readiness, today);
  g_autoptr (GString) line = g_string_new (count);

  if (rule != NULL)
    g_string_append_printf (line, " %s", rule);
  if (fall != NULL)
    g_string_append_printf (line, " %s", fall);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* --- A standard --- */

static const AssayCriterion *
choose_entry (const AssayReadiness *readiness, const AssayStandard *standard)
{
  for (guint i = 0; i < standard->criteria->len; i++)
    {
      const AssayCriterion *criterion = standard->criteria->pdata[i];
      AssayState state = readiness->criteria[criterion->index].state;

      if (state != ASSAY_STATE_READY && state != ASSAY_STATE_NOT_APPLICABLE)
        return criterion;
    }

  return standard->criteria->pdata[0];
}

static void
set_chip (AssayOverviewRow *row,
          const AssayReadiness *readiness,
          const AssayStandardReadiness *part)
{
  guint to_go = part->n_applicable - part->counts[ASSAY_STATE_READY];

  if (part->n_applicable == 0)
    row->tone = ASSAY_STATE_NOT_APPLICABLE;
  else if (part->holds)
    row->tone = ASSAY_STATE_READY;
  else
    row->tone = part->n_assessed == 0 ? ASSAY_STATE_NOT_ASSESSED : ASSAY_STATE_CLAIMED;

  row->sign = g_strdup (assay_wording_state_sign (row->tone));
  if (part->n_applicable == 0)
    row->chip = g_strdup (_ ("Nothing applies"));
  else if (part->holds)
    row->chip = g_strdup (_ ("Holds"));
  else if (part->n_assessed == 0)
    row->chip = g_strdup (assay_wording_state (ASSAY_STATE_NOT_ASSESSED));
  /* Where a share is enough, how many more it takes depends on which. */
  else if (readiness->scheme->scoring != ASSAY_SCORING_ALL)
    row->chip = g_strdup (_ ("Not yet"));
  else
    row->chip =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to go", "%u to go", to_go), to_go);
}

static void
add_card (GPtrArray *cards, const AssayReadiness *readiness, const AssayStandardReadiness *part)
{
  AssayOverviewCard *card = g_new0 (AssayOverviewCard, 1);

  card->row.place = make_place ("criterion", choose_entry (readiness, part->standard)->id);
  card->row.title = g_strdup_printf ("%s %s", part->standard->id, part->standard->title);
  card->row.text = assay_wording_count_ready (readiness->scheme, part->counts[ASSAY_STATE_READY],
                                              part->n_applicable);
  set_chip (&card->row, readiness, part);
  describe (&card->row);
  for (guint i = 0; i < ASSAY_N_STATES; i++)
    card->counts[i] = part->counts[i];
  if (!part->holds && part->n_assessed > 0 && part->weakest != NULL)
    {
      g_autofree char *weakest = word_criterion (part->weakest->criterion);
      char *description;

      card->weakest = g_strdup_printf (_ ("Weakest: %s"), weakest);
      description = g_strdup_printf ("%s. %s", card->row.description, card->weakest);
      g_free (card->row.description);
      card->row.description = description;
    }
  g_ptr_array_add (cards, card);
}

/* --- What stands in the way --- */

/* Why it is not ready, as short as it can be said beside its title. */
static char *
word_obstacle (const AssayReadiness *readiness, const AssayFinding *finding)
{
  const AssayCriterion *criterion =
      assay_scheme_lookup_criterion (readiness->scheme, finding->subject);
  const AssayCriterionReadiness *part = &readiness->criteria[criterion->index];
  g_autofree char *why = NULL;
  g_autofree char *step = NULL;

  if (part->state == ASSAY_STATE_CLAIMED && part->n_reasons == 1)
    return assay_wording_reason (readiness, &part->reasons[0]);
  why = assay_wording_why (readiness, part);
  if (part->state != ASSAY_STATE_GAP)
    return g_steal_pointer (&why);
  step = assay_wording_finding_step (readiness, finding);

  return g_strdup_printf ("%s %s", why, step);
}

static const char *
word_obstacle_chip (AssayState state)
{
  return state == ASSAY_STATE_CLAIMED ? _ ("Evidence") : assay_wording_state (state);
}

static gboolean
is_about_criterion (const AssayFinding *finding)
{
  return finding->tag == ASSAY_FINDING_NOT_ASSESSED || finding->tag == ASSAY_FINDING_GAP
         || finding->tag == ASSAY_FINDING_CLAIMED;
}

/* By criterion; the first of each, which is the gravest. */
static GHashTable *
index_findings (const GPtrArray *findings)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = findings->len; i > 0; i--)
    {
      AssayFinding *finding = findings->pdata[i - 1];

      if (is_about_criterion (finding))
        g_hash_table_insert (index, finding->subject, finding);
    }

  return index;
}

/* In the scheme's order, which is the order in which people go through them. */
static void
add_criteria (GPtrArray *rows, const AssayReadiness *readiness, const GPtrArray *findings)
{
  guint n_unrated = readiness->counts[ASSAY_STATE_NOT_ASSESSED];
  g_autoptr (GHashTable) index = index_findings (findings);

  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *part = &readiness->criteria[i];
      const AssayFinding *finding = g_hash_table_lookup (index, part->criterion->id);
      g_autofree char *place = make_place ("criterion", part->criterion->id);

      if (finding == NULL || (part->state == ASSAY_STATE_NOT_ASSESSED && n_unrated > MOST_UNRATED))
        continue;
      add_row (rows, place, part->state, word_obstacle_chip (part->state),
               word_criterion (part->criterion), word_obstacle (readiness, finding));
    }
  if (n_unrated > MOST_UNRATED)
    {
      g_autofree char *criteria = assay_wording_word (readiness->scheme->word_criteria);

      add_row (rows, "health", ASSAY_STATE_NOT_ASSESSED,
               assay_wording_state (ASSAY_STATE_NOT_ASSESSED),
               g_strdup_printf (_ ("%u %s have no rating yet"), n_unrated, criteria),
               g_strdup (_ ("Go on with the health check, one after the other.")));
    }
}

static char *
word_question (const AssayReadiness *readiness, const char *id)
{
  return g_strdup (assay_scheme_lookup_question (readiness->scheme, id)->title);
}

static char *
word_evidence (const AssayReadiness *readiness, const char *number)
{
  const AssayEvidence *item = assay_portfolio_find_evidence (readiness->portfolio, number, NULL);

  return g_strdup_printf ("%s %s", number, item->title);
}

static char *
word_standard (const AssayReadiness *readiness, const char *id)
{
  return g_strdup_printf ("%s %s", id, assay_scheme_lookup_standard (readiness->scheme, id)->title);
}

static char *
word_found_criterion (const AssayReadiness *readiness, const char *id)
{
  return word_criterion (assay_scheme_lookup_criterion (readiness->scheme, id));
}

/* Everything else that would have a submission sent back, and what is wrong with its date. */
static void
add_others (GPtrArray *rows, const AssayReadiness *readiness, const GPtrArray *findings)
{
  static const struct
  {
    AssayFindingTag tag;
    const char *section;
    gboolean has_subject;
    AssayState tone;
    const char *chip;
    char *(*word_title) (const AssayReadiness *readiness, const char *subject);
    const char *title;
  } kinds[] = {
    { ASSAY_FINDING_READINESS_FALLS, "criterion", TRUE, ASSAY_STATE_CLAIMED, N_ ("Date"),
      word_found_criterion, NULL },
    { ASSAY_FINDING_NOTHING_APPLIES, "profile", FALSE, ASSAY_STATE_GAP, N_ ("Profile"),
      word_standard, NULL },
    { ASSAY_FINDING_PROFILE_UNANSWERED, "profile", TRUE, ASSAY_STATE_CLAIMED, N_ ("Profile"),
      word_question, NULL },
    { ASSAY_FINDING_NO_PRIVACY, "evidence", TRUE, ASSAY_STATE_CLAIMED, N_ ("Privacy"),
      word_evidence, NULL },
    { ASSAY_FINDING_NO_PLANNED_DATE, "profile", FALSE, ASSAY_STATE_NOT_ASSESSED, N_ ("Date"), NULL,
      N_ ("The planned submission") },
    { ASSAY_FINDING_PLANNED_DATE_PAST, "profile", FALSE, ASSAY_STATE_CLAIMED, N_ ("Date"), NULL,
      N_ ("The planned submission") },
  };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint i = 0; i < findings->len; i++)
      {
        const AssayFinding *finding = findings->pdata[i];
        g_autofree char *place = NULL;

        if (finding->tag != kinds[kind].tag)
          continue;
        place = kinds[kind].has_subject ? make_place (kinds[kind].section, finding->subject)
                                        : g_strdup (kinds[kind].section);
        add_row (rows, place, kinds[kind].tone, _ (kinds[kind].chip),
                 kinds[kind].word_title != NULL
                     ? kinds[kind].word_title (readiness, finding->subject)
                     : g_strdup (_ (kinds[kind].title)),
                 assay_wording_finding (readiness, finding));
      }
}

/* All of them in one line: the page of points has them one by one. */
static void
add_points (GPtrArray *rows, const AssayReadiness *readiness)
{
  const GPtrArray *points = readiness->portfolio->points;
  guint n_open = 0;

  for (guint i = 0; i < points->len; i++)
    n_open += assay_point_asks (points->pdata[i]) && !assay_point_is_answered (points->pdata[i]);
  if (n_open == 0)
    return;
  add_row (rows, "points", ASSAY_STATE_CLAIMED, _ ("Answer"),
           g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u of the assessor’s points is not answered",
                                         "%u of the assessor’s points are not answered", n_open),
                            n_open),
           g_strdup (_ ("Answer them in words or with evidence before you submit again.")));
}

static void
cut_short (GPtrArray *rows)
{
  guint n_more;

  if (rows->len <= MOST_IN_THE_WAY)
    return;
  n_more = rows->len - MOST_IN_THE_WAY;
  g_ptr_array_set_size (rows, MOST_IN_THE_WAY);
  add_row (rows, "pack", ASSAY_STATE_NOT_ASSESSED, _ ("More"),
           g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more", n_more),
                            n_more),
           g_strdup (_ ("The pack’s page lists everything.")));
}

/* --- Safeguarding, and what happened --- */

static void
add_safeguarding (GPtrArray *rows, const AssayReadiness *readiness)
{
  for (guint i = 0; i < readiness->n_criteria; i++)
    {
      const AssayCriterionReadiness *part = &readiness->criteria[i];
      g_autofree char *place = make_place ("criterion", part->criterion->id);
      AssayOverviewRow *row;

      if (!assay_criterion_has_tag (part->criterion, ASSAY_TAG_VICTIM_SAFEGUARDING))
        continue;
      row = add_row (rows, place, part->state, assay_wording_state (part->state),
                     word_criterion (part->criterion), NULL);
      row->sign = g_strdup (assay_wording_state_sign (part->state));
    }
}

static AssayDate
find_day (GDateTime *time)
{
  return assay_date_new (g_date_time_get_year (time), g_date_time_get_month (time),
                         g_date_time_get_day_of_month (time));
}

char *
assay_overview_word_time (gint64 time, gint64 now)
{
  g_autoptr (GDateTime) then_time = g_date_time_new_from_unix_local (time);
  g_autoptr (GDateTime) now_time = g_date_time_new_from_unix_local (now);
  AssayDate then_day, today;

  if (then_time == NULL || now_time == NULL)
    return g_strdup ("");
  then_day = find_day (then_time);
  today = find_day (now_time);
  if (then_day == today)
    return g_date_time_format (then_time, _ ("today %H:%M"));
  if (then_day + 1 == today)
    return g_date_time_format (then_time, _ ("yesterday %H:%M"));
  if (then_day < today && today - then_day < 7)
    return g_date_time_format (then_time, _ ("%A %H:%M"));

  return assay_date_format_long (then_day);
}

static void
add_lately (GPtrArray *rows, const AssayScheme *scheme, const GPtrArray *history, gint64 now)
{
  for (guint i = history->len; i > 0 && rows->len < ASSAY_OVERVIEW_LATELY; i--)
    {
      const AssayEntry *entry = history->pdata[i - 1];

      add_row (rows, "history", ASSAY_STATE_NOT_ASSESSED, NULL, assay_wording_entry (scheme, entry),
               assay_overview_word_time (entry->time, now));
    }
}

/* --- What to do first --- */

static char *
word_profile_step (const AssayReadiness *readiness)
{
  guint n_questions = readiness->scheme->questions->len, n_answered = 0;

  for (guint i = 0; i < n_questions; i++)
    {
      const AssayQuestion *question = readiness->scheme->questions->pdata[i];

      n_answered += assay_portfolio_lookup_answer (readiness->portfolio, question->id) != NULL;
    }

  return g_strdup_printf (_ ("A few questions decide what is asked of you; %u of %u are answered."),
                          n_answered, n_questions);
}

static void
add_first_steps (GPtrArray *rows, const AssayReadiness *readiness)
{
  const AssayCriterion *first = NULL;
  g_autofree char *criteria = assay_wording_word (readiness->scheme->word_criteria);
  g_autofree char *place = NULL;

  for (guint i = readiness->n_criteria; i > 0; i--)
    if (readiness->criteria[i - 1].state != ASSAY_STATE_NOT_APPLICABLE)
      first = readiness->criteria[i - 1].criterion;

  add_row (rows, "profile", ASSAY_STATE_NOT_ASSESSED, NULL, g_strdup (_ ("Describe the service")),
           word_profile_step (readiness));
  add_row (rows, "health", ASSAY_STATE_NOT_ASSESSED, NULL, g_strdup (_ ("Do the health check")),
           g_strdup_printf (_ ("Rate the %u %s one after the other, and see where you stand. It "
                               "takes about twenty minutes; stop and go on when you like."),
                            readiness->n_applicable, criteria));
  if (first == NULL)
    return;
  place = make_place ("criterion", first->id);
  add_row (rows, place, ASSAY_STATE_NOT_ASSESSED, NULL,
           g_strdup_printf (_ ("Or begin with %s %s"), first->id, first->title),
           g_strdup (_ ("Say how you meet it, and add the evidence that shows it.")));
}

static gboolean
has_any_rating (const AssayPortfolio *portfolio)
{
  for (guint i = 0; i < portfolio->responses->len; i++)
    if (((const AssayResponse *) portfolio->responses->pdata[i])->level != NULL)
      return TRUE;

  return FALSE;
}

AssayOverviewState *
assay_overview_state_new (const AssayReadiness *readiness,
                          AssayDate today,
                          const GPtrArray *history,
                          gint64 now)
{
  AssayOverviewState *self = g_new0 (AssayOverviewState, 1);
  g_autoptr (GPtrArray) findings = assay_check_portfolio (readiness, today);

  self->is_fresh = !has_any_rating (readiness->portfolio);
  self->first_steps = g_ptr_array_new_with_free_func (assay_overview_row_free);
  self->cards = g_ptr_array_new_with_free_func (card_free);
  self->in_the_way = g_ptr_array_new_with_free_func (assay_overview_row_free);
  self->safeguarding = g_ptr_array_new_with_free_func (assay_overview_row_free);
  self->lately = g_ptr_array_new_with_free_func (assay_overview_row_free);
  if (history != NULL)
    add_lately (self->lately, readiness->scheme, history, now);
  if (self->is_fresh)
    {
      self->verdict = g_strdup (_ ("Let us see where you stand"));
      self->line = g_strdup (
          _ ("Nothing has been rated yet. Everything is saved as you go and can be undone."));
      add_first_steps (self->first_steps, readiness);
      return self;
    }

  self->verdict = assay_wording_verdict (readiness);
  self->line = word_line (readiness, today);
  for (guint i = 0; i < readiness->n_standards; i++)
    add_card (self->cards, readiness, &readiness->standards[i]);
  add_points (self->in_the_way, readiness);
  add_criteria (self->in_the_way, readiness, findings);
  add_others (self->in_the_way, readiness, findings);
  cut_short (self->in_the_way);
  add_safeguarding (self->safeguarding, readiness);

  return self;
}

void
assay_overview_state_free (AssayOverviewState *self)
{
  g_free (self->verdict);
  g_free (self->line);
  g_ptr_array_unref (self->first_steps);
  g_ptr_array_unref (self->cards);
  g_ptr_array_unref (self->in_the_way);
  g_ptr_array_unref (self->safeguarding);
  g_ptr_array_unref (self->lately);
  g_free (self);
}
