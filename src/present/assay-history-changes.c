/* What differs between two portfolios, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value is a list of fields with their texts; two values are compared field by field. Portfolios
 * share what did not change, so most values are seen to be the same at once.
 */

#include "present/assay-history-state.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_FIELDS 9u

typedef struct
{
  const char *label;
  char *text;
} Field;

typedef struct
{
  char *name;
  Field fields[MOST_FIELDS];
  guint n_fields;
} Fields;

static void
fields_clear (Fields *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    g_free (self->fields[i].text);
  g_free (self->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fields, fields_clear)

/* Takes @text. Called in the same order whether there is a value or not. */
static void
add (Fields *self, const char *label, char *text)
{
  g_assert (self->n_fields < MOST_FIELDS);

  self->fields[self->n_fields++] = (Field){ label, text };
}

static void
change_free (gpointer data)
{
  AssayHistoryChange *change = data;

  g_free (change->label);
  g_free (change->subject);
  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
compare (GPtrArray *changes, const Fields *before, const Fields *after)
{
  const char *name = after->name != NULL ? after->name : before->name;

  for (guint i = 0; i < after->n_fields; i++)
    {
      AssayHistoryChange *change;

      if (g_strcmp0 (before->fields[i].text, after->fields[i].text) == 0)
        continue;
      change = g_new0 (AssayHistoryChange, 1);
      /* Translators: what it is about, "2.5", and which part of it, "rating". */
      change->label = name != NULL ? g_strdup_printf (_ ("%s, %s"), name, after->fields[i].label)
                                   : g_strdup (after->fields[i].label);
      change->subject = g_strdup (name);
      change->field = g_strdup (after->fields[i].label);
      change->before = g_strdup (before->fields[i].text);
      change->after = g_strdup (after->fields[i].text);
      g_ptr_array_add (changes, change);
    }
}

/* --- What values say; a missing one says nothing --- */

static char *
word_citations (const AssayResponse *response)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      g_autofree char *number = assay_evidence_format_number (citation->evidence);
      g_autofree char *place = assay_wording_place (citation);

      g_string_append_printf (text, "%s%s%s%s%s%s", i > 0 ? "\n" : "", number,
                              place != NULL ? ", " : "", place != NULL ? place : "",
                              citation->why != NULL ? ": " : "",
                              citation->why != NULL ? citation->why : "");
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static char *
word_level (const AssayScheme *scheme, const char *id)
{
  const AssayLevel *level = id != NULL ? assay_scheme_lookup_level (scheme, id) : NULL;

  return g_strdup (level != NULL ? level->title : id);
}

static void
tell_head (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayHead *head = value;

  add (out, _ ("Name of the service"), head != NULL ? g_strdup (head->service) : NULL);
  add (out, _ ("Planned submission"), head != NULL ? assay_date_format_long (head->planned) : NULL);
}

static void
tell_answer (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayAnswer *answer = value;
  const AssayQuestion *question =
      answer != NULL ? assay_scheme_lookup_question (scheme, answer->question) : NULL;

  if (answer != NULL)
    out->name = g_strdup (question != NULL ? question->title : answer->question);
  add (out, _ ("answer"),
       answer == NULL     ? NULL
       : question != NULL ? assay_wording_answer (question, answer)
                          : g_strdup (answer->value));
}

static void
tell_response (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayResponse *response = value;
  gboolean is = response != NULL;

  out->name = is ? g_strdup (response->criterion) : NULL;
  add (out, _ ("rating"), is ? word_level (scheme, response->level) : NULL);
  add (out, _ ("why it does not apply"), is ? g_strdup (response->reason) : NULL);
  add (out, _ ("how it is met"), is ? g_strdup (response->text) : NULL);
  add (out, _ ("private note"), is ? g_strdup (response->note) : NULL);
  add (out, _ ("mark"), is && response->flagged ? g_strdup (_ ("to come back to")) : NULL);
  add (out, _ ("evidence cited"), is ? word_citations (response) : NULL);
}

static void
tell_evidence (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayEvidence *item = value;
  gboolean is = item != NULL;
  const AssayTerm *kind =
      is && item->kind != NULL ? assay_scheme_lookup_kind (scheme, item->kind) : NULL;

  out->name = is ? assay_evidence_format_number (item->number) : NULL;
  add (out, _ ("title"), is ? g_strdup (item->title) : NULL);
  add (out, _ ("kind"), is ? g_strdup (kind != NULL ? kind->title : item->kind) : NULL);
  add (out, _ ("dates"), is ? assay_wording_period (item) : NULL);
  add (out, _ ("privacy"), is ? g_strdup (assay_wording_privacy (item->privacy)) : NULL);
  add (out, _ ("file"), is ? g_strdup (item->source_name) : NULL);
  add (out, _ ("content"), is && item->sha256 != NULL ? g_strndup (item->sha256, 12) : NULL);
  add (out, _ ("note"), is ? g_strdup (item->note) : NULL);
  add (out, _ ("withdrawn"), is && item->withdrawn ? g_strdup (_ ("yes")) : NULL);
}

static void
tell_action (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayAction *action = value;
  gboolean is = action != NULL;

  out->name = is ? assay_action_format_number (action->number) : NULL;
  add (out, _ ("for"), is ? g_strdup (action->criterion) : NULL);
  add (out, _ ("what is to be done"), is ? g_strdup (action->what) : NULL);
  add (out, _ ("who does it"), is ? g_strdup (action->owner) : NULL);
  add (out, _ ("due"), is ? assay_date_format_long (action->due) : NULL);
  add (out, _ ("state"), is ? g_strdup (assay_wording_action_state (action->state)) : NULL);
}

static void
tell_figure (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayFigure *figure = value;
  const AssayMeasure *measure =
      figure != NULL ? assay_scheme_lookup_measure (scheme, figure->measure) : NULL;
  AssayEvidence period = { 0 };

  if (figure != NULL)
    {
      g_autofree char *words = NULL;

      period.from = figure->from;
      period.to = figure->to;
      words = assay_wording_period (&period);
      out->name = g_strdup_printf ("%s, %s", measure != NULL ? measure->title : figure->measure,
                                   words != NULL ? words : "");
    }
  add (out, _ ("value"), figure != NULL ? assay_wording_figure (measure, figure) : NULL);
  add (out, _ ("source"), figure != NULL ? g_strdup (figure->source) : NULL);
  add (out, _ ("note"), figure != NULL ? g_strdup (figure->note) : NULL);
}

static void
tell_submission (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssaySubmission *submission = value;
  gboolean is = submission != NULL;

  out->name = is ? g_strdup_printf (_ ("round %u"), submission->round) : NULL;
  add (out, _ ("submitted on"), is ? assay_date_format_long (submission->on) : NULL);
  add (out, _ ("fingerprint"), is ? g_strndup (submission->fingerprint, 12) : NULL);
}

static void
tell_point (Fields *out, const AssayScheme *scheme, gconstpointer value)
{
  const AssayPoint *point = value;
  gboolean is = point != NULL;

  /* Translators: a point of a return, by its name. */
  out->name = is ? g_strdup_printf (_ ("point %s"), point->id) : NULL;
  add (out, _ ("what the assessor says"), is ? g_strdup (point->text) : NULL);
  add (out, _ ("what is lacking"), is ? g_strdup (point->lacking) : NULL);
  add (out, _ ("answer"), is ? g_strdup (point->answer) : NULL);
  add (out, _ ("evidence answered with"), is ? g_strdup (point->answer_items) : NULL);
}

/* --- Comparing --- */

typedef void (*Tell) (Fields *out, const AssayScheme *scheme, gconstpointer value);
typedef gconstpointer (*LookUp) (const AssayPortfolio *portfolio, gconstpointer like);

static gconstpointer
look_up_answer (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_answer (portfolio, ((const AssayAnswer *) like)->question);
}

static gconstpointer
look_up_response (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_response (portfolio, ((const AssayResponse *) like)->criterion);
}

static gconstpointer
look_up_evidence (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_evidence (portfolio, ((const AssayEvidence *) like)->number);
}

static gconstpointer
look_up_action (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_action (portfolio, ((const AssayAction *) like)->number);
}

static gconstpointer
look_up_figure (const AssayPortfolio *portfolio, gconstpointer like)
{
  const AssayFigure *figure = like;

  return assay_portfolio_lookup_figure (portfolio, figure->measure, figure->from, figure->to);
}

static gconstpointer
look_up_submission (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_submission (portfolio, ((const AssaySubmission *) like)->round);
}

static gconstpointer
look_up_point (const AssayPortfolio *portfolio, gconstpointer like)
{
  return assay_portfolio_lookup_point (portfolio, ((const AssayPoint *) like)->id);
}

static void
compare_values (GPtrArray *changes,
                const AssayScheme *scheme,
                Tell tell,
                gconstpointer before,
                gconstpointer after)
{
  g_auto (Fields) one = { 0 };
  g_auto (Fields) other = { 0 };

  if (before == after)
    return;
  tell (&one, scheme, before);
  tell (&other, scheme, after);
  compare (changes, &one, &other);
}

GPtrArray *
assay_history_list_changes (const AssayScheme *scheme,
                            const AssayPortfolio *before,
                            const AssayPortfolio *after)
{
  const struct
  {
    const GPtrArray *before, *after;
    Tell tell;
    LookUp look_up;
  } parts[] = {
    { before->answers, after->answers, tell_answer, look_up_answer },
    { before->responses, after->responses, tell_response, look_up_response },
    { before->evidence, after->evidence, tell_evidence, look_up_evidence },
    { before->actions, after->actions, tell_action, look_up_action },
    { before->figures, after->figures, tell_figure, look_up_figure },
    { before->submissions, after->submissions, tell_submission, look_up_submission },
    { before->points, after->points, tell_point, look_up_point },
  };
  GPtrArray *changes = g_ptr_array_new_with_free_func (change_free);

  compare_values (changes, scheme, tell_head, before->head, after->head);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      for (guint k = 0; k < parts[i].after->len; k++)
        compare_values (changes, scheme, parts[i].tell,
                        parts[i].look_up (before, parts[i].after->pdata[k]),
                        parts[i].after->pdata[k]);
      for (guint k = 0; k < parts[i].before->len; k++)
        if (parts[i].look_up (after, parts[i].before->pdata[k]) == NULL)
          compare_values (changes, scheme, parts[i].tell, parts[i].before->pdata[k], NULL);
    }

  return changes;
}
