/* What the page on the service shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-profile-state.h"

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "present/assay-wording-private.h"

#include "assay-config.h"

#include <stdio.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* So many criteria are named in one sentence. */
#define MOST_NAMED 6

static void
option_free (gpointer data)
{
  AssayProfileOption *option = data;

  g_free (option->id);
  g_free (option->title);
  g_free (option);
}

static void
question_free (gpointer data)
{
  AssayProfileQuestion *question = data;

  g_free (question->id);
  g_free (question->title);
  g_free (question->help);
  g_free (question->effect);
  g_free (question->text);
  g_ptr_array_unref (question->options);
  g_free (question);
}

/* --- What depends on a question --- */

static gboolean
depends_on (const AssayCondition *condition, const AssayQuestion *question, const char *option)
{
  return g_strcmp0 (condition->question, question->id) == 0
         && g_strcmp0 (condition->value, option) == 0;
}

static gboolean
has_dependent_point (const AssayCriterion *criterion,
                     const AssayQuestion *question,
                     const char *option)
{
  for (guint i = 0; i < criterion->look_for->len; i++)
    {
      const AssayLookFor *point = criterion->look_for->pdata[i];

      if (depends_on (&point->when, question, option))
        return TRUE;
    }

  return FALSE;
}

/* The criteria that apply only with @option, or of which only points to look for do; NULL for
 * none. */
static char *
join_dependents (const AssayScheme *scheme,
                 const AssayQuestion *question,
                 const char *option,
                 gboolean points,
                 guint *out_number)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      AssayCriterion *criterion = scheme->criteria->pdata[i];

      if (points ? has_dependent_point (criterion, question, option)
                 : depends_on (&criterion->applies_when, question, option))
        g_ptr_array_add (ids, criterion->id);
    }
  *out_number = ids->len;

  return ids->len > 0 ? assay_wording_join (ids, MOST_NAMED) : NULL;
}

static void
append_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
word_effect (const AssayScheme *scheme, const AssayQuestion *question)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < question->options->len; i++)
    {
      const AssayTerm *option = question->options->pdata[i];
      guint n_whole = 0, n_points = 0;
      g_autofree char *whole = join_dependents (scheme, question, option->id, FALSE, &n_whole);
      g_autofree char *points = join_dependents (scheme, question, option->id, TRUE, &n_points);

      if (whole != NULL)
        append_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                             "%s applies only with “%s”.",
                                                             "%s apply only with “%s”.", n_whole),
                                                whole, option->title));
      if (points != NULL)
        append_sentence (text, g_strdup_printf (_ ("“%s” adds to what assessors look for in %s."),
                                                option->title, points));
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* --- The state --- */

static AssayProfileQuestion *
make_question (const AssayReadiness *readiness, const AssayQuestion *asked)
{
  const AssayAnswer *answer = assay_portfolio_lookup_answer (readiness->portfolio, asked->id);
  AssayProfileQuestion *question = g_new0 (AssayProfileQuestion, 1);

  question->id = g_strdup (asked->id);
  question->type = asked->type;
  question->title = g_strdup (asked->title);
  question->help = g_strdup (asked->help);
  question->effect = word_effect (readiness->scheme, asked);
  question->text =
      g_strdup (asked->type == ASSAY_QUESTION_TEXT && answer != NULL ? answer->value : "");
  question->options = g_ptr_array_new_with_free_func (option_free);
  for (guint i = 0; i < asked->options->len; i++)
    {
      const AssayTerm *term = asked->options->pdata[i];
      AssayProfileOption *option = g_new0 (AssayProfileOption, 1);

      option->id = g_strdup (term->id);
      option->title = g_strdup (term->title);
      option->is_chosen = answer != NULL && assay_answer_has_option (answer, term->id);
      g_ptr_array_add (question->options, option);
    }

  return question;
}

static char *
word_planned (AssayDate planned, AssayDate today)
{
  if (planned == ASSAY_DATE_NONE)
    return g_strdup (_ ("Plan a date, so that evidence is judged for that day."));
  if (planned < today)
    return g_strdup (_ ("That day has passed. Plan a new one."));
  if (planned == today)
    return g_strdup (_ ("That is today. Evidence is judged for this day."));

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "That is in %u day. Evidence is judged for that day.",
                   "That is in %u days. Evidence is judged for that day.", planned - today),
      planned - today);
}

static char *
word_progress (const AssayReadiness *readiness)
{
  guint n_questions = readiness->scheme->questions->len, n_answered = 0;

  for (guint i = 0; i < n_questions; i++)
    {
      const AssayQuestion *question = readiness->scheme->questions->pdata[i];
      const AssayAnswer *answer =
          assay_portfolio_lookup_answer (readiness->portfolio, question->id);

      n_answered += answer != NULL && !assay_text_is_blank (answer->value);
    }
  if (n_answered == n_questions)
    return g_strdup (_ ("Everything is answered. You can change it at any time."));

  return g_strdup_printf (_ ("%u of %u questions are answered. You can change them at any time."),
                          n_answered, n_questions);
}

AssayProfileState *
assay_profile_state_new (const AssayReadiness *readiness, AssayDate today)
{
  const AssayHead *head = readiness->portfolio->head;
  AssayProfileState *self = g_new0 (AssayProfileState, 1);

  self->service = g_strdup (head->service);
  self->planned = assay_date_format_long (head->planned);
  if (self->planned == NULL)
    self->planned = g_strdup ("");
  self->planned_hint = word_planned (head->planned, today);
  self->progress = word_progress (readiness);
  self->questions = g_ptr_array_new_with_free_func (question_free);
  for (guint i = 0; i < readiness->scheme->questions->len; i++)
    g_ptr_array_add (self->questions,
                     make_question (readiness, readiness->scheme->questions->pdata[i]));

  return self;
}

void
assay_profile_state_free (AssayProfileState *self)
{
  g_free (self->service);
  g_free (self->planned);
  g_free (self->planned_hint);
  g_free (self->progress);
  g_ptr_array_unref (self->questions);
  g_free (self);
}

/* --- What people do --- */

char *
assay_profile_choose (const AssayQuestion *question,
                      const AssayAnswer *answer,
                      const char *option,
                      gboolean chosen)
{
  gboolean is_single =
      question->type == ASSAY_QUESTION_YES_NO || question->type == ASSAY_QUESTION_CHOICE;
  g_autoptr (GString) value = g_string_new (NULL);

  if (is_single)
    return g_strdup (chosen ? option : "");
  for (guint i = 0; i < question->options->len; i++)
    {
      const char *id = ((const AssayTerm *) question->options->pdata[i])->id;
      gboolean wanted = g_str_equal (id, option)
                            ? chosen
                            : answer != NULL && assay_answer_has_option (answer, id);

      if (wanted)
        g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", id);
    }

  return g_string_free (g_steal_pointer (&value), FALSE);
}

/* The criteria that apply in @with and not in @without. */
static char *
join_new (const AssayScheme *scheme,
          const AssayPortfolio *with,
          const AssayPortfolio *without,
          guint *out_number)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < scheme->criteria->len; i++)
    {
      AssayCriterion *criterion = scheme->criteria->pdata[i];

      if (assay_condition_is_met (&criterion->applies_when, with)
          && !assay_condition_is_met (&criterion->applies_when, without))
        g_ptr_array_add (ids, criterion->id);
    }
  *out_number = ids->len;

  return ids->len > 0 ? assay_wording_join (ids, MOST_NAMED) : NULL;
}

char *
assay_profile_word_change (const AssayScheme *scheme,
                           const AssayPortfolio *before,
                           const AssayPortfolio *after)
{
  guint n_started = 0, n_stopped = 0;
  g_autofree char *started = join_new (scheme, after, before, &n_started);
  g_autofree char *stopped = join_new (scheme, before, after, &n_stopped);
  g_autoptr (GString) text = g_string_new (NULL);

  if (started != NULL)
    append_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s applies now.",
                                                         "%s apply now.", n_started),
                                            started));
  if (stopped != NULL)
    append_sentence (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s no longer applies.",
                                                         "%s no longer apply.", n_stopped),
                                            stopped));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
