/* What merging two copies shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-merge-state.h"

#include "present/assay-wording-private.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define DIGEST_CHARS 12

static void
row_free (AssayMergeRow *self)
{
  g_free (self->id);
  g_free (self->where);
  g_free (self->what);
  g_free (self->base);
  g_free (self->ours);
  g_free (self->theirs);
  g_free (self->own);
  g_free (self);
}

void
assay_merge_state_free (AssayMergeState *self)
{
  if (self == NULL)
    return;
  g_free (self->summary);
  g_free (self->caution);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->numbers);
  g_free (self);
}

const char *
assay_merge_word_field (AssayMergeField field)
{
  switch (field)
    {
    case ASSAY_MERGE_SERVICE:
      return _ ("name of the service");
    case ASSAY_MERGE_PLANNED:
      return _ ("planned submission");
    case ASSAY_MERGE_ROUND:
      return _ ("round");
    case ASSAY_MERGE_ANSWER:
      return _ ("answer");
    case ASSAY_MERGE_RATING:
      return _ ("rating");
    case ASSAY_MERGE_TEXT:
      return _ ("how it is met");
    case ASSAY_MERGE_NOTE:
      return _ ("note");
    case ASSAY_MERGE_FLAG:
      return _ ("mark");
    case ASSAY_MERGE_CITATION:
      return _ ("evidence cited");
    case ASSAY_MERGE_USE:
      return _ ("whether it is used");
    case ASSAY_MERGE_TITLE:
      return _ ("title");
    case ASSAY_MERGE_KIND:
      return _ ("kind");
    case ASSAY_MERGE_DATES:
      return _ ("dates");
    case ASSAY_MERGE_FILE:
      return _ ("file and privacy statement");
    case ASSAY_MERGE_CRITERION:
      return _ ("for");
    case ASSAY_MERGE_WHAT:
      return _ ("what is to be done");
    case ASSAY_MERGE_OWNER:
      return _ ("who does it");
    case ASSAY_MERGE_DUE:
      return _ ("due");
    case ASSAY_MERGE_STATE:
      return _ ("state");
    case ASSAY_MERGE_VALUE:
      return _ ("value");
    case ASSAY_MERGE_SOURCE:
      return _ ("source");
    case ASSAY_MERGE_SUBMISSION:
      return _ ("what was submitted");
    case ASSAY_MERGE_WHOLE:
      return _ ("whether it stays");
    case ASSAY_MERGE_EXTRA:
      return _ ("what a newer Assay wrote");
    case ASSAY_MERGE_POINT:
      return _ ("what the assessor says");
    }

  g_assert_not_reached ();
}

const char *
assay_merge_word_choice (AssayChoice choice)
{
  switch (choice)
    {
    case ASSAY_CHOICE_OPEN:
      return _ ("left open");
    case ASSAY_CHOICE_OURS:
      return _ ("ours");
    case ASSAY_CHOICE_THEIRS:
      return _ ("theirs");
    case ASSAY_CHOICE_OWN:
      return _ ("a text of its own");
    }

  g_assert_not_reached ();
}

/* --- Where --- */

static char *
word_criterion (const AssayScheme *scheme, const char *id)
{
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (scheme, id);

  return criterion != NULL ? g_strdup_printf (_ ("%s “%s”"), id, criterion->title) : g_strdup (id);
}

static char *
word_period (AssayDate from, AssayDate to)
{
  AssayEvidence period = { .from = from, .to = to };

  return assay_wording_period (&period);
}

static char *
word_figure (const AssayScheme *scheme, const AssayFigure *figure)
{
  const AssayMeasure *measure = assay_scheme_lookup_measure (scheme, figure->measure);
  g_autofree char *period = word_period (figure->from, figure->to);

  return g_strdup_printf ("%s, %s", measure != NULL ? measure->title : figure->measure,
                          period != NULL ? period : "");
}

static char *
word_where (const AssayScheme *scheme, const AssayMergeConflict *conflict)
{
  gconstpointer value = conflict->values[ASSAY_SIDE_OURS] != NULL
                            ? conflict->values[ASSAY_SIDE_OURS]
                            : conflict->values[ASSAY_SIDE_THEIRS];
  const AssayQuestion *question;
  g_autofree char *short_text = NULL;

  switch (conflict->type)
    {
    case ASSAY_VALUE_HEAD:
      return g_strdup (_ ("The service"));
    case ASSAY_VALUE_ANSWER:
      question = assay_scheme_lookup_question (scheme, ((const AssayAnswer *) value)->question);
      return g_strdup (question != NULL ? question->title : conflict->subject);
    case ASSAY_VALUE_RESPONSE:
      return word_criterion (scheme, ((const AssayResponse *) value)->criterion);
    case ASSAY_VALUE_EVIDENCE:
      return g_strdup_printf (_ ("%s “%s”"), conflict->subject,
                              ((const AssayEvidence *) value)->title);
    case ASSAY_VALUE_ACTION:
      short_text = assay_wording_shorten (((const AssayAction *) value)->what);
      return g_strdup_printf (_ ("%s “%s”"), conflict->subject, short_text);
    case ASSAY_VALUE_FIGURE:
      return word_figure (scheme, value);
    case ASSAY_VALUE_SUBMISSION:
      return g_strdup_printf (_ ("Round %u"), ((const AssaySubmission *) value)->round);
    case ASSAY_VALUE_POINT:
      return g_strdup_printf (_ ("Point %s"), conflict->subject);
    }

  g_assert_not_reached ();
}

/* --- What a side says; NULL where it says nothing --- */

static char *
word_rating (const AssayScheme *scheme, const AssayResponse *response)
{
  if (response->level == NULL)
    return NULL;
  if (response->reason == NULL)
    return g_strdup (assay_wording_level (scheme, response->level));

  return g_strdup_printf ("%s: %s", assay_wording_level (scheme, response->level),
                          response->reason);
}

static char *
word_citation (const AssayCitation *citation)
{
  g_autofree char *number = assay_evidence_format_number (citation->evidence);
  g_autofree char *place = assay_wording_place (citation);

  return g_strdup_printf ("%s%s%s%s%s", number, place != NULL ? ", " : "",
                          place != NULL ? place : "", citation->why != NULL ? ": " : "",
                          citation->why != NULL ? citation->why : "");
}

static char *
word_file (const AssayEvidence *item)
{
  g_autofree char *size = assay_wording_size (item->size);

  if (item->basis != ASSAY_BASIS_FILE)
    return g_strdup_printf ("%s; %s", assay_wording_basis (item->basis),
                            assay_wording_privacy (item->privacy));

  /* Translators: a file's name, its size, the first digits of its SHA-256, the privacy statement.
   */
  return g_strdup_printf (_ ("%s, %s, SHA-256 %.*s…; %s"),
                          item->source_name != NULL ? item->source_name : "", size, DIGEST_CHARS,
                          item->sha256 != NULL ? item->sha256 : "",
                          assay_wording_privacy (item->privacy));
}

/* With every citation, because all of them come or go with the item. */
static char *
word_use (const AssayPortfolio *portfolio, const AssayEvidence *item)
{
  GString *text = g_string_new (item->withdrawn ? _ ("withdrawn") : _ ("in use"));

  for (guint i = 0; i < portfolio->responses->len; i++)
    {
      const AssayResponse *response = portfolio->responses->pdata[i];

      for (guint j = 0; j < response->citations->len; j++)
        {
          const AssayCitation *citation = response->citations->pdata[j];
          g_autofree char *place = NULL;

          if (citation->evidence != item->number)
            continue;
          place = assay_wording_place (citation);
          g_string_append_printf (text, _ ("\ncited for %s"), response->criterion);
          g_string_append_printf (text, "%s%s%s%s", place != NULL ? ", " : "",
                                  place != NULL ? place : "", citation->why != NULL ? ": " : "",
                                  citation->why != NULL ? citation->why : "");
        }
    }

  return g_string_free (text, FALSE);
}

static char *
word_extra (char **extra)
{
  return extra != NULL && extra[0] != NULL ? g_strjoinv ("\n", extra) : NULL;
}

static char *
word_head (AssayMergeField field, const AssayHead *head)
{
  if (field == ASSAY_MERGE_PLANNED)
    return assay_date_format_long (head->planned);
  if (field == ASSAY_MERGE_ROUND)
    return head->round > 0 ? g_strdup_printf ("%u", head->round) : NULL;

  return field == ASSAY_MERGE_SERVICE ? g_strdup (head->service) : word_extra (head->extra);
}

static char *
word_answer (const AssayScheme *scheme, AssayMergeField field, const AssayAnswer *answer)
{
  const AssayQuestion *question = assay_scheme_lookup_question (scheme, answer->question);

  if (field == ASSAY_MERGE_EXTRA)
    return word_extra (answer->extra);

  return question != NULL ? assay_wording_answer (question, answer) : g_strdup (answer->value);
}

static char *
word_response (const AssayScheme *scheme, AssayMergeField field, const AssayResponse *response)
{
  if (field == ASSAY_MERGE_RATING)
    return word_rating (scheme, response);
  if (field == ASSAY_MERGE_TEXT)
    return g_strdup (response->text);
  if (field == ASSAY_MERGE_NOTE)
    return g_strdup (response->note);

  return word_extra (response->extra);
}

static char *
word_evidence (const AssayScheme *scheme, AssayMergeField field, const AssayEvidence *item)
{
  const AssayTerm *kind = item->kind != NULL ? assay_scheme_lookup_kind (scheme, item->kind) : NULL;

  if (field == ASSAY_MERGE_TITLE)
    return g_strdup (item->title);
  if (field == ASSAY_MERGE_KIND)
    return g_strdup (kind != NULL ? kind->title : item->kind);
  if (field == ASSAY_MERGE_DATES)
    return assay_wording_period (item);
  if (field == ASSAY_MERGE_FILE)
    return word_file (item);

  return field == ASSAY_MERGE_NOTE ? g_strdup (item->note) : word_extra (item->extra);
}

static char *
word_action (const AssayScheme *scheme, AssayMergeField field, const AssayAction *action)
{
  g_autofree char *due = assay_date_format_long (action->due);

  if (field == ASSAY_MERGE_CRITERION)
    return word_criterion (scheme, action->criterion);
  if (field == ASSAY_MERGE_WHAT)
    return g_strdup (action->what);
  if (field == ASSAY_MERGE_OWNER)
    return g_strdup (action->owner);
  if (field == ASSAY_MERGE_DUE)
    return g_steal_pointer (&due);
  if (field == ASSAY_MERGE_STATE)
    return g_strdup (assay_wording_action_state (action->state));
  if (field == ASSAY_MERGE_EXTRA)
    return word_extra (action->extra);

  /* Translators: an action: what, who, by when, its state. */
  return g_strdup_printf (_ ("%s (%s, due %s; %s)"), action->what, action->owner,
                          due != NULL ? due : "", assay_wording_action_state (action->state));
}

static char *
word_number (AssayMergeField field, const AssayFigure *figure)
{
  g_autofree char *value = assay_wording_figure (NULL, figure);

  if (field == ASSAY_MERGE_SOURCE)
    return g_strdup (figure->source);
  if (field == ASSAY_MERGE_NOTE)
    return g_strdup (figure->note);
  if (field == ASSAY_MERGE_EXTRA)
    return word_extra (figure->extra);
  if (field == ASSAY_MERGE_VALUE || (figure->source == NULL && figure->note == NULL))
    return g_steal_pointer (&value);

  return g_strdup_printf ("%s (%s%s%s)", value, figure->source != NULL ? figure->source : "",
                          figure->source != NULL && figure->note != NULL ? "; " : "",
                          figure->note != NULL ? figure->note : "");
}

static char *
word_submission (AssayMergeField field, const AssaySubmission *submission)
{
  g_autofree char *day = assay_date_format_long (submission->on);

  if (field == ASSAY_MERGE_EXTRA)
    return word_extra (submission->extra);
  if (submission->fingerprint == NULL)
    return NULL;

  /* Translators: a day, and the first digits of the fingerprint. */
  return g_strdup_printf (_ ("submitted on %s, fingerprint %.*s…"), day, DIGEST_CHARS,
                          submission->fingerprint);
}

static char *
word_point (AssayMergeField field, const AssayPoint *point)
{
  if (field == ASSAY_MERGE_ANSWER)
    return g_strdup (point->answer);
  if (field == ASSAY_MERGE_EXTRA)
    return word_extra (point->extra);

  return g_strdup (point->text != NULL ? point->text : point->lacking);
}

static char *
word_value (const AssayScheme *scheme,
            const AssayMerge *merge,
            const AssayMergeConflict *conflict,
            AssaySide side)
{
  gconstpointer value = conflict->values[side];

  if (conflict->field == ASSAY_MERGE_CITATION)
    return conflict->citations[side] != NULL ? word_citation (conflict->citations[side]) : NULL;
  if (value == NULL)
    return NULL;
  if (conflict->field == ASSAY_MERGE_USE)
    return word_use (merge->sides[side], value);

  switch (conflict->type)
    {
    case ASSAY_VALUE_HEAD:
      return word_head (conflict->field, value);
    case ASSAY_VALUE_ANSWER:
      return word_answer (scheme, conflict->field, value);
    case ASSAY_VALUE_RESPONSE:
      return word_response (scheme, conflict->field, value);
    case ASSAY_VALUE_EVIDENCE:
      return word_evidence (scheme, conflict->field, value);
    case ASSAY_VALUE_ACTION:
      return word_action (scheme, conflict->field, value);
    case ASSAY_VALUE_FIGURE:
      return word_number (conflict->field, value);
    case ASSAY_VALUE_SUBMISSION:
      return word_submission (conflict->field, value);
    case ASSAY_VALUE_POINT:
      return word_point (conflict->field, value);
    }

  g_assert_not_reached ();
}

/* Of texts, which say what they say or nothing. */
static char *
join_sides (const AssayScheme *scheme,
            const AssayMerge *merge,
            const AssayMergeConflict *conflict,
            gboolean has_lines)
{
  g_autofree char *ours = word_value (scheme, merge, conflict, ASSAY_SIDE_OURS);
  g_autofree char *theirs = word_value (scheme, merge, conflict, ASSAY_SIDE_THEIRS);

  if (ours == NULL || theirs == NULL)
    return g_strdup (ours != NULL ? ours : theirs != NULL ? theirs : "");

  return g_strjoin (has_lines ? "\n\n" : " / ", ours, theirs, NULL);
}

static char *
word_side (const AssayScheme *scheme,
           const AssayMerge *merge,
           const AssayMergeConflict *conflict,
           AssaySide side)
{
  char *said = word_value (scheme, merge, conflict, side);

  if (said != NULL)
    return said;
  if (side == ASSAY_SIDE_BASE && !merge->has_base)
    return g_strdup (_ ("(not known)"));
  if (conflict->field == ASSAY_MERGE_CITATION)
    return g_strdup (_ ("(not cited)"));

  return g_strdup (
      conflict->values[side] == NULL
              && (conflict->field == ASSAY_MERGE_USE || conflict->field == ASSAY_MERGE_WHOLE)
          ? _ ("(taken away)")
          : _ ("(nothing)"));
}

/* --- The whole --- */

static char *
word_summary (const AssayMerge *merge)
{
  guint n = merge->conflicts->len;
  g_autofree char *number = assay_wording_number (n);

  if (n > 0)
    {
      g_autofree char *sentence = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s thing was changed on both sides in different ways.",
                       "%s things were changed on both sides in different ways.", n),
          number);
      g_autofree char *first = g_utf8_substring (sentence, 0, 1);
      g_autofree char *upper = g_utf8_strup (first, -1);

      return g_strconcat (upper, g_utf8_next_char (sentence), NULL);
    }

  return g_strdup (assay_edit_is_empty (merge->edit)
                       ? _ ("The other copy has nothing that is not here already.")
                       : _ ("The two sides do not disagree."));
}

static char *
word_renumbering (const AssayRenumbering *row)
{
  gboolean item = row->type == ASSAY_VALUE_EVIDENCE;
  g_autofree char *theirs =
      item ? assay_evidence_format_number (row->theirs) : assay_action_format_number (row->theirs);
  g_autofree char *ours =
      item ? assay_evidence_format_number (row->ours) : assay_action_format_number (row->ours);

  return g_strdup_printf (_ ("%s of the other copy is %s here."), theirs, ours);
}

static AssayMergeRow *
row_new (const AssayScheme *scheme, const AssayMerge *merge, const AssayMergeConflict *conflict)
{
  AssayMergeRow *self = g_new0 (AssayMergeRow, 1);
  gboolean is_private =
      conflict->type == ASSAY_VALUE_RESPONSE && conflict->field == ASSAY_MERGE_NOTE;

  self->id = g_strdup (conflict->id);
  self->where = word_where (scheme, conflict);
  self->what =
      g_strdup (is_private ? _ ("private note") : assay_merge_word_field (conflict->field));
  self->base = word_side (scheme, merge, conflict, ASSAY_SIDE_BASE);
  self->ours = word_side (scheme, merge, conflict, ASSAY_SIDE_OURS);
  self->theirs = word_side (scheme, merge, conflict, ASSAY_SIDE_THEIRS);
  self->choice = conflict->choice;
  if (assay_merge_conflict_takes_text (conflict, &self->has_lines))
    self->own = join_sides (scheme, merge, conflict, self->has_lines);

  return self;
}

AssayMergeState *
assay_merge_state_new (const AssayScheme *scheme, const AssayMerge *merge)
{
  AssayMergeState *self = g_new0 (AssayMergeState, 1);

  self->summary = word_summary (merge);
  if (!merge->has_base)
    self->caution =
        g_strdup (_ ("The beginning of the history is missing from one of the two, so nobody can "
                     "say who changed what: every difference is shown, and what was taken away on "
                     "one side only comes back."));
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  for (guint i = 0; i < merge->conflicts->len; i++)
    g_ptr_array_add (self->rows, row_new (scheme, merge, merge->conflicts->pdata[i]));
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < merge->renumbered->len; i++)
    g_ptr_array_add (self->numbers,
                     word_renumbering (&g_array_index (merge->renumbered, AssayRenumbering, i)));
  self->n_changes = assay_edit_count_changes (merge->edit);
  self->n_open = merge->n_open;

  return self;
}
