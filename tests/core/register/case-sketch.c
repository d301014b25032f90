/* Contracts to be judged, sketched in a few lines of text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "case-sketch.h"

static AssayDate
read_day (const char *word)
{
  AssayDate day = ASSAY_DATE_NONE;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (word);
  if (g_str_equal (word, "-"))
    return ASSAY_DATE_NONE;
  assay_date_parse (word, &day, &error);
  g_assert_no_error (error);

  return day;
}

static gint64
read_id (const char *word)
{
  g_assert_nonnull (word);

  return g_ascii_strtoll (word, NULL, 10);
}

static char *
keep (CaseSketch *self, const char *word)
{
  char *text = g_strdup (word);

  g_assert_nonnull (word);
  g_ptr_array_add (self->texts, text);

  return text;
}

static void
read_clause (CaseSketch *self, AssayClauseKind kind, char **schemes)
{
  self->is.clause = kind;
  for (guint i = 0; schemes[i] != NULL; i++)
    self->schemes[i] = keep (self, schemes[i]);
}

static AssayMilestoneKind
read_milestone_kind (const char *word)
{
  for (guint kind = 0; kind <= ASSAY_MILESTONE_LAST; kind++)
    if (g_str_equal (word, assay_milestone_kind_get_id (kind)))
      return kind;

  g_assert_not_reached ();
}

static void
read_award_line (CaseSketch *self, char **words)
{
  AssayCaseAward *award;

  if (g_str_equal (words[0], "award"))
    {
      award = &self->awards[self->is.n_awards];
      award->conditions = self->conditions[self->is.n_awards++];
      award->id = read_id (words[1]);
      award->scheme = keep (self, words[2]);
      award->from = read_day (words[3]);
      award->until = read_day (words[4]);
      award->confirmed = read_day (words[5]);
      award->is_sourced = TRUE;
      return;
    }
  g_assert_cmpuint (self->is.n_awards, >, 0);
  award = &self->awards[self->is.n_awards - 1];
  if (g_str_equal (words[0], "hearsay"))
    award->is_sourced = FALSE;
  else if (g_str_equal (words[0], "withdrawn"))
    award->withdrawn = read_day (words[1]);
  else
    self->conditions[self->is.n_awards - 1][award->n_conditions++] =
        (AssayCaseCondition){ read_id (words[1]), read_day (words[2]), read_day (words[3]) };
}

static void
read_line (CaseSketch *self, char **words)
{
  AssayStandingCase *is = &self->is;

  if (g_str_equal (words[0], "contract"))
    {
      is->begins = read_day (words[1]);
      is->ends = read_day (words[2]);
    }
  else if (g_str_equal (words[0], "none"))
    read_clause (self, ASSAY_CLAUSE_NONE, words + 1);
  else if (g_str_equal (words[0], "holds"))
    read_clause (self, ASSAY_CLAUSE_HOLDS, words + 1);
  else if (g_str_equal (words[0], "works-towards"))
    read_clause (self, ASSAY_CLAUSE_WORKS, words + 1);
  else if (g_str_equal (words[0], "secures"))
    {
      is->by = read_day (words[1]);
      read_clause (self, ASSAY_CLAUSE_SECURES, words + 2);
    }
  else if (g_str_equal (words[0], "partnerless"))
    is->lacks_partners = TRUE;
  else if (g_str_equal (words[0], "milestone"))
    self->milestones[is->n_milestones++] =
        (AssayCaseMilestone){ read_id (words[1]), read_milestone_kind (words[2]),
                              read_day (words[3]), read_day (words[4]), TRUE };
  else if (g_str_equal (words[0], "hearsay-milestone"))
    self->milestones[is->n_milestones - 1].is_sourced = FALSE;
  else if (g_str_equal (words[0], "received"))
    self->received[is->n_received++] =
        (AssayCaseReceived){ .id = read_id (words[1]),
                             .scheme = keep (self, words[2]),
                             .day = read_day (words[3]),
                             .is_verified = !g_str_equal (words[4], "refused"),
                             .is_against = g_str_equal (words[4], "against"),
                             .round = words[5] != NULL ? (guint) read_id (words[5]) : 0 };
  else
    read_award_line (self, words);
}

CaseSketch *
case_sketch_new (const char *text)
{
  CaseSketch *self = g_new0 (CaseSketch, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->is.schemes = (const char *const *) self->schemes;
  self->is.awards = self->awards;
  self->is.milestones = self->milestones;
  self->is.received = self->received;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (words[0] != NULL && *words[0] != '\0')
        read_line (self, words);
    }

  return self;
}

void
case_sketch_free (CaseSketch *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->texts);
  g_free (self);
}

char *
case_sketch_format (const AssayStanding *standing)
{
  GString *text = g_string_new (assay_standing_state_get_id (standing->state));
  g_autofree char *next = assay_date_format_iso (standing->next);
  gboolean is_aside = FALSE;

  g_string_append_c (text, ':');
  for (guint i = 0; i < standing->reasons->len; i++)
    {
      AssayStandingReason reason = g_array_index (standing->reasons, AssayStandingReason, i);

      if (reason.is_aside && !is_aside)
        g_string_append (text, " |");
      is_aside = reason.is_aside;
      g_string_append_printf (text, " %s", assay_standing_why_get_id (reason.why));
      if (reason.id != 0)
        g_string_append_printf (text, "/%" G_GINT64_FORMAT, reason.id);
    }
  g_string_append_printf (text, "; %s; %s", next != NULL ? next : "-",
                          assay_standing_step_get_id (standing->step));

  return g_string_free (text, FALSE);
}
