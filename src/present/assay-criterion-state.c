/* What the page of one criterion shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-criterion-state.h"

#include "base/assay-text.h"
#include "core/portfolio/assay-pages.h"
#include "core/readiness/assay-counting.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Freeing --- */

static void
line_free (gpointer data)
{
  AssayCriterionLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static void
citation_free (gpointer data)
{
  AssayCriterionCitation *citation = data;

  g_free (citation->number);
  g_free (citation->title);
  g_free (citation->detail);
  g_free (citation->preview);
  g_free (citation->pages);
  g_free (citation->place);
  g_free (citation->why);
  g_free (citation->judgement);
  g_free (citation->explanation);
  g_free (citation);
}

static void
action_free (gpointer data)
{
  AssayCriterionAction *action = data;

  g_free (action->place);
  g_free (action->what);
  g_free (action->detail);
  g_free (action);
}

void
assay_criterion_state_free (AssayCriterionState *self)
{
  g_free (self->standard);
  g_ptr_array_unref (self->tags);
  g_free (self->lead);
  g_ptr_array_unref (self->guidance);
  g_ptr_array_unref (self->look_for);
  g_ptr_array_unref (self->evidence);
  g_free (self->kinds);
  g_ptr_array_unref (self->examples);
  g_free (self->level);
  g_free (self->reason);
  g_free (self->text);
  g_free (self->note);
  g_ptr_array_unref (self->citations);
  g_ptr_array_unref (self->actions);
  g_free (self->why);
  g_free (self);
}

/* --- What is asked --- */

static void
add_line (GPtrArray *lines, const char *label, const char *text)
{
  AssayCriterionLine *line = g_new0 (AssayCriterionLine, 1);

  line->label = g_strdup (label);
  line->text = g_strdup (text);
  g_ptr_array_add (lines, line);
}

static void
take_guidance (AssayCriterionState *self, const AssayCriterion *criterion)
{
  self->lead = g_strdup (criterion->guidance->pdata[0]);
  self->guidance = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 1; i < criterion->guidance->len; i++)
    add_line (self->guidance, NULL, criterion->guidance->pdata[i]);
}

static void
take_look_for (AssayCriterionState *self,
               const AssayCriterion *criterion,
               const AssayPortfolio *portfolio)
{
  self->look_for = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < criterion->look_for->len; i++)
    {
      const AssayLookFor *line = criterion->look_for->pdata[i];

      if (assay_condition_is_met (&line->when, portfolio))
        add_line (self->look_for, NULL, line->text);
    }
}

static void
take_evidence (AssayCriterionState *self,
               const AssayCriterion *criterion,
               const AssayScheme *scheme)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  g_autoptr (GString) kinds = g_string_new (NULL);

  self->evidence = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < criterion->evidence->len; i++)
    {
      const AssayHint *hint = criterion->evidence->pdata[i];
      const AssayTerm *kind = assay_scheme_lookup_kind (scheme, hint->id);
      const char *title = kind != NULL ? kind->title : hint->id;
      g_autofree char *word = g_utf8_strdown (title, -1);

      add_line (self->evidence, title, hint->text);
      if (g_ptr_array_find_with_equal_func (told, title, g_str_equal, NULL))
        continue;
      g_ptr_array_add (told, (gpointer) title);
      g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? ", " : "", word);
    }
  self->kinds = g_string_free (g_steal_pointer (&kinds), FALSE);
}

/* The id of the question that asks for sectors, or NULL. */
static const char *
find_sector_question (const AssayScheme *scheme)
{
  for (guint i = 0; i < scheme->questions->len; i++)
    {
      const AssayQuestion *question = scheme->questions->pdata[i];

      if (question->type == ASSAY_QUESTION_SECTORS)
        return question->id;
    }

  return NULL;
}

/* Where nobody has said which sectors the service works in, all examples may help. */
static void
take_examples (AssayCriterionState *self,
               const AssayCriterion *criterion,
               const AssayScheme *scheme,
               const AssayPortfolio *portfolio)
{
  const char *question = find_sector_question (scheme);
  const AssayAnswer *answer =
      question != NULL ? assay_portfolio_lookup_answer (portfolio, question) : NULL;

  self->examples = g_ptr_array_new_with_free_func (line_free);
  for (guint i = 0; i < criterion->examples->len; i++)
    {
      const AssayHint *hint = criterion->examples->pdata[i];
      const char *title = hint->id;

      if (answer != NULL && !assay_answer_has_option (answer, hint->id))
        continue;
      for (guint j = 0; j < scheme->sectors->len; j++)
        {
          const AssayTerm *sector = scheme->sectors->pdata[j];

          if (g_str_equal (sector->id, hint->id))
            title = sector->title;
        }
      add_line (self->examples, title, hint->text);
    }
}

static void
take_chips (AssayCriterionState *self, const AssayCriterion *criterion, const AssayScheme *scheme)
{
  self->standard = g_strdup_printf ("%s %s · %s", scheme->word_standard, criterion->standard->id,
                                    criterion->standard->title);
  self->tags = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; criterion->tags != NULL && criterion->tags[i] != NULL; i++)
    {
      const AssayTerm *tag = assay_scheme_lookup_tag (scheme, criterion->tags[i]);

      if (tag != NULL)
        g_ptr_array_add (self->tags, g_strdup (tag->title));
    }
}

/* --- Citations --- */

/* Few words for a chip; the sentences stand in the explanation. */
static char *
word_judgement (const AssayReason *reason)
{
  switch (reason->code)
    {
    case ASSAY_REASON_COUNTS:
      return g_strdup (_ ("Counts"));
    case ASSAY_REASON_MISSING_ITEM:
      return g_strdup (_ ("No such item"));
    case ASSAY_REASON_MISSING_FILE:
      return g_strdup (_ ("File missing"));
    case ASSAY_REASON_WITHDRAWN:
      return g_strdup (_ ("Withdrawn"));
    case ASSAY_REASON_UNREADABLE:
      return g_strdup (_ ("Cannot be opened"));
    case ASSAY_REASON_NO_KIND:
      return g_strdup (_ ("No kind stated"));
    case ASSAY_REASON_WRONG_KIND:
      return g_strdup (_ ("Kind not asked for"));
    case ASSAY_REASON_UNDATED:
      return g_strdup (_ ("No dates"));
    case ASSAY_REASON_OUT_OF_DATE:
      return g_strdup (_ ("Out of date"));
    case ASSAY_REASON_NOT_BEGUN:
      return g_strdup (_ ("Not begun yet"));
    case ASSAY_REASON_TOO_OLD:
      return g_strdup (_ ("Too old"));
    case ASSAY_REASON_NO_SUCH_PAGE:
      return g_strdup (_ ("No such page"));
    case ASSAY_REASON_NO_PLACE:
      return g_strdup (_ ("No place named"));
    case ASSAY_REASON_NO_WHY:
      return g_strdup (_ ("No reason why"));
    case ASSAY_REASON_NO_PRIVACY:
      return g_strdup (_ ("Privacy not stated"));
    case ASSAY_REASON_NO_RATING:
    case ASSAY_REASON_SAID_NOT_APPLICABLE:
    case ASSAY_REASON_PROFILE_EXCLUDES:
    case ASSAY_REASON_NOT_APPLICABLE_REFUSED:
    case ASSAY_REASON_NOT_APPLICABLE_UNEXPLAINED:
    case ASSAY_REASON_UNDER_THRESHOLD:
    case ASSAY_REASON_UNKNOWN_LEVEL:
    case ASSAY_REASON_NO_CITATION:
      break;
    }

  g_assert_not_reached ();
}

static char *
word_preview (const AssayEvidence *item, const AssayCitation *citation, const char *number)
{
  g_autoptr (GArray) ranges = NULL;

  if (item == NULL || item->basis != ASSAY_BASIS_FILE)
    return NULL;
  if (citation->pages != NULL)
    ranges = assay_pages_parse (citation->pages, NULL);
  if (ranges == NULL || ranges->len == 0)
    return g_strdup (number);

  return g_strdup_printf ("%s:%u", number, g_array_index (ranges, AssayPageRange, 0).first);
}

static char *
word_detail (const AssayCitation *citation)
{
  g_autofree char *place = assay_wording_place (citation);
  g_autofree char *why = citation->why != NULL ? assay_text_fold_space (citation->why) : NULL;

  if (place == NULL || assay_text_is_blank (why))
    return place != NULL ? g_steal_pointer (&place) : g_strdup (why != NULL ? why : "");

  return g_strdup_printf ("%s · %s", place, why);
}

/* What readiness says does not cover a criterion that is not rated high enough, so citations are
 * judged by themselves: a person who cites before rating wants to know too. */
static void
judge (AssayCriterionCitation *self,
       const AssayReadiness *readiness,
       const AssayCriterionReadiness *part,
       guint place)
{
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (AssayReason));
  g_autoptr (GString) text = g_string_new (NULL);

  self->counts = assay_counting_judge (readiness, part->criterion, part->response, place, reasons);
  self->judgement = word_judgement (&g_array_index (reasons, AssayReason, 0));
  if (self->counts)
    return;
  for (guint i = 0; i < reasons->len; i++)
    {
      const AssayReason *reason = &g_array_index (reasons, AssayReason, i);
      g_autofree char *sentence = assay_wording_reason (readiness, reason);
      g_autofree char *step = assay_wording_reason_step (readiness, part, reason);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", sentence, step);
    }
  self->explanation = g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_citation (GPtrArray *citations,
              const AssayReadiness *readiness,
              const AssayCriterionReadiness *part,
              guint place)
{
  const AssayCitation *citation = part->response->citations->pdata[place];
  const AssayEvidence *item =
      assay_portfolio_lookup_evidence (readiness->portfolio, citation->evidence);
  AssayCriterionCitation *self = g_new0 (AssayCriterionCitation, 1);

  self->evidence = citation->evidence;
  self->number = assay_evidence_format_number (citation->evidence);
  self->title =
      g_strdup (assay_criterion_state_get_item_title (readiness->portfolio, citation->evidence));
  self->detail = word_detail (citation);
  self->preview = word_preview (item, citation, self->number);
  self->pages = g_strdup (citation->pages != NULL ? citation->pages : "");
  self->place = g_strdup (citation->place != NULL ? citation->place : "");
  self->why = g_strdup (citation->why != NULL ? citation->why : "");
  self->has_pages = item == NULL || item->basis == ASSAY_BASIS_FILE;
  judge (self, readiness, part, place);
  g_ptr_array_add (citations, self);
}

/* --- Actions --- */

static void
add_action (GPtrArray *actions, const AssayAction *action, AssayDate today)
{
  AssayCriterionAction *self = g_new0 (AssayCriterionAction, 1);
  g_autofree char *number = assay_action_format_number (action->number);
  g_autofree char *due = assay_date_format_short (action->due);
  const char *owner = action->owner != NULL ? action->owner : "";

  self->number = action->number;
  self->place = g_strdup_printf ("actions:%s", number);
  self->what = g_strdup (action->what != NULL ? action->what : "");
  self->state = action->state;
  self->is_overdue =
      action->state == ASSAY_ACTION_OPEN && action->due != ASSAY_DATE_NONE && action->due < today;
  self->detail = due != NULL ? g_strdup_printf (_ ("%s · due %s"), owner, due) : g_strdup (owner);
  g_ptr_array_add (actions, self);
}

static void
take_actions (AssayCriterionState *self,
              const AssayPortfolio *portfolio,
              const char *criterion,
              AssayDate today)
{
  self->actions = g_ptr_array_new_with_free_func (action_free);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < portfolio->actions->len; i++)
      {
        const AssayAction *action = portfolio->actions->pdata[i];
        gboolean is_open = action->state == ASSAY_ACTION_OPEN;

        if (g_strcmp0 (action->criterion, criterion) == 0 && is_open == (pass == 0))
          add_action (self->actions, action, today);
      }
}

/* --- The whole --- */

static void
take_response (AssayCriterionState *self, const AssayResponse *response)
{
  const char *text = response != NULL ? response->text : NULL;
  const char *note = response != NULL ? response->note : NULL;
  const char *reason = response != NULL ? response->reason : NULL;

  self->level = response != NULL ? g_strdup (response->level) : NULL;
  self->reason = g_strdup (reason != NULL ? reason : "");
  self->text = g_strdup (text != NULL ? text : "");
  self->note = g_strdup (note != NULL ? note : "");
  self->is_flagged = response != NULL && response->flagged;
}

AssayCriterionState *
assay_criterion_state_new (const AssayReadiness *readiness, const char *id, AssayDate today)
{
  const AssayScheme *scheme = readiness->scheme;
  const AssayCriterion *criterion = assay_scheme_lookup_criterion (scheme, id);
  const AssayCriterionReadiness *part;
  AssayCriterionState *self;

  if (criterion == NULL)
    return NULL;
  part = &readiness->criteria[criterion->index];
  self = g_new0 (AssayCriterionState, 1);
  self->criterion = criterion;
  take_chips (self, criterion, scheme);
  take_guidance (self, criterion);
  take_look_for (self, criterion, readiness->portfolio);
  take_evidence (self, criterion, scheme);
  take_examples (self, criterion, scheme, readiness->portfolio);
  take_response (self, part->response);
  self->citations = g_ptr_array_new_with_free_func (citation_free);
  for (guint i = 0; part->response != NULL && i < part->response->citations->len; i++)
    add_citation (self->citations, readiness, part, i);
  take_actions (self, readiness->portfolio, id, today);
  self->state = part->state;
  self->why = assay_wording_why (readiness, part);
  if (criterion->index > 0)
    self->previous = scheme->criteria->pdata[criterion->index - 1];
  if (criterion->index + 1 < scheme->criteria->len)
    self->next = scheme->criteria->pdata[criterion->index + 1];

  return self;
}

static char *
format_lines (const GPtrArray *lines, const char *between, const char *before)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const AssayCriterionLine *line = lines->pdata[i];
      g_autofree char *label = line->label != NULL ? g_markup_escape_text (line->label, -1) : NULL;
      g_autofree char *words = g_markup_escape_text (line->text, -1);

      g_string_append (text, i > 0 ? between : "");
      if (label != NULL)
        g_string_append_printf (text, "<b>%s</b>\n", label);
      g_string_append_printf (text, "%s%s", before, words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
assay_criterion_state_format_lines (const GPtrArray *lines)
{
  return format_lines (lines, "\n\n", "");
}

char *
assay_criterion_state_format_points (const GPtrArray *lines)
{
  return format_lines (lines, "\n", "• ");
}

const char *
assay_criterion_state_get_item_title (const AssayPortfolio *portfolio, guint number)
{
  const AssayEvidence *item = assay_portfolio_lookup_evidence (portfolio, number);

  return item != NULL && item->title != NULL ? item->title : "";
}

GStrv
assay_criterion_state_list_items (const AssayPortfolio *portfolio)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();

  for (guint i = 0; i < portfolio->evidence->len; i++)
    {
      const AssayEvidence *item = portfolio->evidence->pdata[i];
      g_autofree char *number = assay_evidence_format_number (item->number);
      g_autofree char *line =
          g_strdup_printf ("%s %s", number, item->title != NULL ? item->title : "");

      if (!item->withdrawn)
        g_strv_builder_add (items, line);
    }

  return g_strv_builder_end (items);
}
