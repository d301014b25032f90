/* A contract's time line as numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-register-time-line.h"

#include "present/assay-register-reading.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What lies further from the day asked about would make everything near it too small to see. */
#define MOST_MONTHS 120

/* What stands alone still has something around it. */
#define ROOM_MONTHS 6

typedef struct
{
  const AssayRegisterGround *ground;
  const AssayHeldContract *contract;
  gint64 service;
  AssayDate ends;
  AssayTimeLine *line;
} Drawing;

const char *
assay_span_kind_word (AssaySpanKind kind)
{
  switch (kind)
    {
    case ASSAY_SPAN_TERM:
      return _ ("Contract");
    case ASSAY_SPAN_EXTENSION:
      return _ ("Extension");
    case ASSAY_SPAN_OPTION:
      return _ ("Possible extension");
    case ASSAY_SPAN_ASKED:
      return _ ("Mark to be held");
    case ASSAY_SPAN_AWARD:
      return _ ("Award");
    case ASSAY_SPAN_OTHER:
      return _ ("Award that does not count");
    case ASSAY_SPAN_GAP:
      return _ ("Not held");
    }

  g_assert_not_reached ();
}

static const struct
{
  AssayMarkKind kind;
  const char *sign;
  const char *word;
} marks[] = {
  { ASSAY_MARK_DUE, "▼", N_ ("To be secured by") },
  { ASSAY_MARK_MILESTONE, "◇", N_ ("Milestone ahead") },
  { ASSAY_MARK_REACHED, "◆", N_ ("Reached or met") },
  { ASSAY_MARK_OVERDUE, "▲", N_ ("Overdue") },
  { ASSAY_MARK_CONDITION, "□", N_ ("Condition ahead") },
  { ASSAY_MARK_RECEIVED, "●", N_ ("Received and verified") },
  { ASSAY_MARK_REFUSED, "✗", N_ ("Received, failed verification") },
  { ASSAY_MARK_WITHDRAWN, "▽", N_ ("Award withdrawn") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (marks) == ASSAY_MARK_LAST + 1);

const char *
assay_mark_kind_word_sign (AssayMarkKind kind)
{
  g_assert (marks[kind].kind == kind);

  return marks[kind].sign;
}

const char *
assay_mark_kind_word (AssayMarkKind kind)
{
  g_assert (marks[kind].kind == kind);

  return _ (marks[kind].word);
}

/* --- Adding --- */

static void
span_free (gpointer span)
{
  g_free (((AssayTimeSpan *) span)->text);
  g_free (span);
}

static void
mark_free (gpointer mark)
{
  g_free (((AssayTimeMark *) mark)->text);
  g_free (mark);
}

static AssayLane
get_lane (AssaySpanKind kind)
{
  switch (kind)
    {
    case ASSAY_SPAN_TERM:
    case ASSAY_SPAN_EXTENSION:
    case ASSAY_SPAN_OPTION:
      return ASSAY_LANE_TERM;
    case ASSAY_SPAN_ASKED:
      return ASSAY_LANE_CLAUSE;
    case ASSAY_SPAN_AWARD:
    case ASSAY_SPAN_OTHER:
    case ASSAY_SPAN_GAP:
      return ASSAY_LANE_AWARD;
    }

  g_assert_not_reached ();
}

/* Nothing is drawn of what has no days or ends before it begins. */
static void
add_span (Drawing *self, AssaySpanKind kind, AssayDate first, AssayDate last, gconstpointer value)
{
  const AssayRegisterValue *held = value;
  g_autofree char *from = assay_date_format_long (first);
  g_autofree char *until = assay_date_format_long (last);
  AssayTimeSpan *span;

  if (from == NULL || until == NULL || last < first)
    return;
  span = g_new0 (AssayTimeSpan, 1);
  span->kind = kind;
  span->lane = get_lane (kind);
  span->first = first;
  span->last = last;
  span->is_ahead = first > self->ground->on;
  span->held = held != NULL ? held->kind : ASSAY_HELD_CONTRACT;
  span->id = held != NULL ? held->id : 0;
  span->text = g_strdup_printf (_ ("%s: %s to %s"), assay_span_kind_word (kind), from, until);
  g_ptr_array_add (self->line->spans, span);
}

static void
add_mark (Drawing *self,
          AssayMarkKind kind,
          AssayLane lane,
          AssayDate day,
          gconstpointer value,
          const char *name)
{
  const AssayRegisterValue *held = value;
  g_autofree char *on = assay_date_format_long (day);
  AssayTimeMark *mark;

  if (on == NULL)
    return;
  mark = g_new0 (AssayTimeMark, 1);
  mark->kind = kind;
  mark->lane = lane;
  mark->day = day;
  mark->held = held->kind;
  mark->id = held->id;
  mark->text = name != NULL
                   ? g_strdup_printf (_ ("%s: “%s”, %s"), assay_mark_kind_word (kind), name, on)
                   : g_strdup_printf (_ ("%s: %s"), assay_mark_kind_word (kind), on);
  g_ptr_array_add (self->line->marks, mark);
}

/* --- The contract --- */

static void
add_term (Drawing *self)
{
  const AssayHeldContract *contract = self->contract;
  AssayDate after = contract->ends + 1;
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_EXTENSION, contract->value.id, &n);

  add_span (self, ASSAY_SPAN_TERM, contract->begins, contract->ends, contract);
  for (guint i = 0; i < n && contract->ends != ASSAY_DATE_NONE; i++)
    {
      const AssayHeldExtension *extension = owned[i];
      gboolean is_taken =
          extension->taken != ASSAY_DATE_NONE && extension->taken <= self->ground->on;

      add_span (self, is_taken ? ASSAY_SPAN_EXTENSION : ASSAY_SPAN_OPTION, after, extension->until,
                extension);
      if (is_taken)
        after = MAX (after, extension->until + 1);
    }
}

/* --- Clauses and gaps --- */

/* What has passed and what lies ahead are not the same: nobody broke anything yet. */
static void
add_gap (Drawing *self, AssayDate first, AssayDate last, const AssayHeldClause *clause)
{
  AssayDate on = self->ground->on;

  if (first <= on && last > on)
    {
      add_span (self, ASSAY_SPAN_GAP, first, on, clause);
      add_span (self, ASSAY_SPAN_GAP, on + 1, last, clause);
    }
  else
    add_span (self, ASSAY_SPAN_GAP, first, last, clause);
}

/* The last day of the run of awards that covers @day; one less than @day where none does. */
static AssayDate
find_covered (const Drawing *self, const AssayHeldClause *clause, AssayDate day)
{
  guint n;
  gpointer const *awards =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_AWARD, self->service, &n);
  AssayDate covered = day - 1;
  gboolean has_grown = TRUE;

  while (has_grown)
    {
      has_grown = FALSE;
      for (guint i = 0; i < n; i++)
        {
          const AssayHeldAward *award = awards[i];
          AssayDate last = assay_register_get_award_end (award);

          if (!assay_register_is_award_whole (award)
              || !assay_register_reads_scheme (clause, award->scheme) || award->from > covered + 1
              || last <= covered)
            continue;
          covered = last;
          has_grown = TRUE;
        }
    }

  return covered;
}

/* The first day after @day on which an award begins, or the day after @last. */
static AssayDate
find_next_award (const Drawing *self, const AssayHeldClause *clause, AssayDate day, AssayDate last)
{
  guint n;
  gpointer const *awards =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_AWARD, self->service, &n);
  AssayDate next = last + 1;

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *award = awards[i];

      if (assay_register_is_award_whole (award)
          && assay_register_reads_scheme (clause, award->scheme) && award->from > day
          && assay_register_get_award_end (award) >= award->from)
        next = MIN (next, award->from);
    }

  return next;
}

static void
add_gaps (Drawing *self, const AssayHeldClause *clause, AssayDate first, AssayDate last)
{
  AssayDate day = first;

  while (day <= last)
    {
      AssayDate covered = find_covered (self, clause, day);
      AssayDate next;

      if (covered >= day)
        {
          day = covered + 1;
          continue;
        }
      next = find_next_award (self, clause, day, last);
      add_gap (self, day, next - 1, clause);
      day = next;
    }
}

static void
add_milestones (Drawing *self, const AssayHeldClause *clause)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_MILESTONE, clause->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMilestone *milestone = owned[i];
      AssayDate reached =
          assay_register_find_reached (self->ground, clause, milestone, self->service);
      gboolean is_past = milestone->due < self->ground->on;

      if (reached != ASSAY_DATE_NONE)
        add_mark (self, ASSAY_MARK_REACHED, ASSAY_LANE_EVENT, reached, milestone, milestone->what);
      else
        add_mark (self, is_past ? ASSAY_MARK_OVERDUE : ASSAY_MARK_MILESTONE, ASSAY_LANE_EVENT,
                  milestone->due, milestone, milestone->what);
    }
}

static void
add_clause (Drawing *self, const AssayHeldClause *clause)
{
  AssayDate first = ASSAY_DATE_NONE;

  if (clause->clause == ASSAY_CLAUSE_HOLDS)
    first = self->contract->begins;
  else if (clause->clause == ASSAY_CLAUSE_SECURES && clause->by != ASSAY_DATE_NONE)
    first = clause->by + 1;
  if (clause->clause == ASSAY_CLAUSE_SECURES)
    add_mark (self, ASSAY_MARK_DUE, ASSAY_LANE_CLAUSE, clause->by, clause, NULL);
  if (first != ASSAY_DATE_NONE && self->ends != ASSAY_DATE_NONE)
    {
      add_span (self, ASSAY_SPAN_ASKED, first, self->ends, clause);
      add_gaps (self, clause, first, self->ends);
    }
  add_milestones (self, clause);
}

static gboolean
is_counted (const Drawing *self, const AssayHeldAward *award)
{
  guint n;
  gpointer const *clauses = assay_register_get_owned (self->ground->held, ASSAY_HELD_CLAUSE,
                                                      self->contract->value.id, &n);

  if (!assay_register_is_award_whole (award))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (assay_register_reads_scheme (clauses[i], award->scheme))
      return TRUE;

  return n == 0;
}

/* --- Awards and what was received --- */

static void
add_conditions (Drawing *self, const AssayHeldAward *award)
{
  AssayDate on = self->ground->on;
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_CONDITION, award->value.id, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldCondition *condition = owned[i];

      if (condition->met != ASSAY_DATE_NONE && condition->met <= on)
        add_mark (self, ASSAY_MARK_REACHED, ASSAY_LANE_EVENT, condition->met, condition,
                  condition->what);
      else
        add_mark (self, condition->due < on ? ASSAY_MARK_OVERDUE : ASSAY_MARK_CONDITION,
                  ASSAY_LANE_EVENT, condition->due, condition, condition->what);
    }
}

static void
add_awards (Drawing *self)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_AWARD, self->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *award = owned[i];

      add_span (self, is_counted (self, award) ? ASSAY_SPAN_AWARD : ASSAY_SPAN_OTHER, award->from,
                assay_register_get_award_end (award), award);
      add_mark (self, ASSAY_MARK_WITHDRAWN, ASSAY_LANE_AWARD, award->withdrawn, award, NULL);
      add_conditions (self, award);
    }
}

static void
add_received (Drawing *self)
{
  guint n;
  gpointer const *owned =
      assay_register_get_owned (self->ground->held, ASSAY_HELD_RECEIVED, self->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldReceived *received = owned[i];

      add_mark (self, received->is_verified ? ASSAY_MARK_RECEIVED : ASSAY_MARK_REFUSED,
                ASSAY_LANE_EVENT, received->day, received,
                assay_register_word_received_kind (received->received));
    }
}

/* --- The line --- */

#define ORDER(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const AssayTimeSpan *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  if (one->lane != other->lane)
    return ORDER (one->lane, other->lane);
  if ((one->kind == ASSAY_SPAN_GAP) != (other->kind == ASSAY_SPAN_GAP))
    return one->kind == ASSAY_SPAN_GAP ? 1 : -1;
  if (one->first != other->first)
    return ORDER (one->first, other->first);

  return one->kind != other->kind ? ORDER (one->kind, other->kind) : ORDER (one->id, other->id);
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const AssayTimeMark *one = *(gconstpointer const *) a, *other = *(gconstpointer const *) b;

  if (one->lane != other->lane)
    return ORDER (one->lane, other->lane);
  if (one->day != other->day)
    return ORDER (one->day, other->day);

  return one->kind != other->kind ? ORDER (one->kind, other->kind) : ORDER (one->id, other->id);
}

/* The first day of the quarter that @day is in. */
static AssayDate
floor_quarter (AssayDate day)
{
  GDate date;
  int month;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  month = ((int) g_date_get_month (&date) - 1) / 3 * 3 + 1;

  return assay_date_new (g_date_get_year (&date), month, 1);
}

static void
take_day (AssayTimeLine *line, AssayDate day)
{
  line->first = MIN (line->first, day);
  line->last = MAX (line->last, day);
}

static void
frame (AssayTimeLine *line)
{
  AssayDate earliest = assay_date_add_months (line->today, -MOST_MONTHS);
  AssayDate latest = assay_date_add_months (line->today, MOST_MONTHS);

  line->first = assay_date_add_months (line->today, -ROOM_MONTHS);
  line->last = assay_date_add_months (line->today, ROOM_MONTHS);
  for (guint i = 0; i < line->spans->len; i++)
    {
      take_day (line, ((AssayTimeSpan *) line->spans->pdata[i])->first);
      take_day (line, ((AssayTimeSpan *) line->spans->pdata[i])->last);
    }
  for (guint i = 0; i < line->marks->len; i++)
    take_day (line, ((AssayTimeMark *) line->marks->pdata[i])->day);
  line->first = floor_quarter (MAX (line->first, earliest));
  line->last = assay_date_add_months (floor_quarter (MIN (line->last, latest)), 3) - 1;
}

static char *
describe (const AssayTimeLine *line)
{
  GString *text = g_string_new (NULL);
  g_autofree char *today = assay_date_format_long (line->today);

  for (guint i = 0; i < line->spans->len; i++)
    g_string_append_printf (text, "%s. ", ((AssayTimeSpan *) line->spans->pdata[i])->text);
  for (guint i = 0; i < line->marks->len; i++)
    g_string_append_printf (text, "%s. ", ((AssayTimeMark *) line->marks->pdata[i])->text);
  g_string_append_printf (text, _ ("As recorded on %s."), today);

  return g_string_free (text, FALSE);
}

AssayTimeLine *
assay_time_line_new (const AssayRegisterGround *ground,
                     const AssayHeldContract *contract,
                     gint64 service)
{
  AssayTimeLine *self = g_new0 (AssayTimeLine, 1);
  Drawing drawing = { ground, contract, service != 0 ? service : contract->service,
                      assay_register_get_end (ground, contract), self };
  guint n;
  gpointer const *clauses =
      assay_register_get_owned (ground->held, ASSAY_HELD_CLAUSE, contract->value.id, &n);

  self->today = ground->on;
  self->spans = g_ptr_array_new_with_free_func (span_free);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  add_term (&drawing);
  for (guint i = 0; i < n; i++)
    add_clause (&drawing, clauses[i]);
  add_awards (&drawing);
  add_received (&drawing);
  g_ptr_array_sort (self->spans, compare_spans);
  g_ptr_array_sort (self->marks, compare_marks);
  frame (self);
  self->description = describe (self);

  return self;
}

void
assay_time_line_free (AssayTimeLine *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->marks);
  g_free (self->description);
  g_free (self);
}

double
assay_time_line_get_place (const AssayTimeLine *self, AssayDate day)
{
  AssayDate clamped = CLAMP (day, self->first, self->last);

  return (double) (clamped - self->first) / (double) (self->last - self->first);
}
