/* Questions worth asking at a visit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a service claims and cannot show on paper is what a visit is for; so is everything that
 * rests on one item, or on policies alone.
 */

#include "core/review/assay-review-prompts.h"

#include "core/review/assay-review-state.h"

#include <string.h>

/* In the order of AssayPromptCode. Stable: reviews keep them. */
static const char *const prompt_ids[] = { "no-evidence", "does-not-count", "one-item",
                                          "paper-only",  "no-voice",       "no-text",
                                          "gap",         "not-applicable", "discussion",
                                          "observation", "insufficient" };

G_STATIC_ASSERT (G_N_ELEMENTS (prompt_ids) == ASSAY_PROMPT_LAST + 1);

/* Kinds of evidence of the schemes Assay comes with; a scheme that calls them otherwise has no such
 * prompts. */
#define KIND_POLICY "policy"
#define KIND_VOICE "voice"

const char *
assay_prompt_get_id (AssayPromptCode code)
{
  g_assert ((guint) code < G_N_ELEMENTS (prompt_ids));

  return prompt_ids[code];
}

void
assay_prompt_free (AssayPrompt *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self);
}

typedef struct
{
  const AssayReviewGround *ground;
  const AssayReadiness *readiness;
  const AssayCriterionReadiness *now;
  GHashTable *known; /* sources that are taken or listed already */
  GPtrArray *prompts;
} Work;

static char *
make_source (AssayPromptCode code,
             const AssayCriterion *criterion,
             guint evidence,
             const char *more)
{
  g_autofree char *item = evidence > 0 ? assay_evidence_format_number (evidence) : NULL;
  g_autoptr (GString) source = g_string_new (assay_prompt_get_id (code));

  g_string_append_printf (source, " %s", criterion->id);
  if (item != NULL)
    g_string_append_printf (source, " %s", item);
  if (more != NULL)
    g_string_append_printf (source, " %s", more);

  return g_string_free (g_steal_pointer (&source), FALSE);
}

static AssayPrompt *
add (Work *self, AssayPromptCode code, guint evidence, const char *more)
{
  char *source = make_source (code, self->now->criterion, evidence, more);
  AssayPrompt *prompt;

  if (!g_hash_table_add (self->known, g_strdup (source)))
    {
      g_free (source);
      return NULL;
    }
  prompt = g_new0 (AssayPrompt, 1);
  prompt->code = code;
  prompt->criterion = self->now->criterion;
  prompt->evidence = evidence;
  prompt->source = source;
  g_ptr_array_add (self->prompts, prompt);

  return prompt;
}

/* --- Evidence that is thin --- */

static gboolean
is_voice (const char *kind)
{
  return kind != NULL && strstr (kind, KIND_VOICE) != NULL;
}

static gboolean
looks_for_voices (const AssayCriterion *criterion)
{
  for (guint i = 0; i < criterion->evidence->len; i++)
    if (is_voice (((const AssayHint *) criterion->evidence->pdata[i])->id))
      return TRUE;

  return FALSE;
}

/* What of the citations counts: how many items, and of which kinds. */
typedef struct
{
  guint n_items;
  guint last_item;
  gboolean is_paper_only;
  gboolean has_voice;
} Counting;

static Counting
look_at_counting (const Work *self)
{
  Counting counting = { .is_paper_only = TRUE };

  for (guint i = 0; i < self->now->n_reasons; i++)
    {
      const AssayReason *reason = &self->now->reasons[i];
      const AssayEvidence *item;

      if (reason->code != ASSAY_REASON_COUNTS)
        continue;
      item = assay_portfolio_lookup_evidence (self->ground->portfolio, reason->evidence);
      if (item == NULL)
        continue;
      counting.n_items += item->number != counting.last_item;
      counting.last_item = item->number;
      counting.is_paper_only = counting.is_paper_only && g_strcmp0 (item->kind, KIND_POLICY) == 0;
      counting.has_voice = counting.has_voice || is_voice (item->kind);
    }

  return counting;
}

static void
ask_about_counting (Work *self)
{
  Counting counting = look_at_counting (self);

  if (counting.n_items == 0)
    return;
  if (counting.is_paper_only)
    add (self, ASSAY_PROMPT_PAPER_ONLY, 0, NULL);
  else if (counting.n_items == 1)
    add (self, ASSAY_PROMPT_ONE_ITEM, counting.last_item, NULL);
  if (looks_for_voices (self->now->criterion) && !counting.has_voice)
    add (self, ASSAY_PROMPT_NO_VOICE, 0, NULL);
}

static void
ask_about_not_counting (Work *self)
{
  for (guint i = 0; i < self->now->n_reasons; i++)
    {
      const AssayReason *reason = &self->now->reasons[i];
      AssayPrompt *prompt;

      if (reason->code <= ASSAY_REASON_COUNTS)
        continue;
      prompt = add (self, ASSAY_PROMPT_DOES_NOT_COUNT, reason->evidence,
                    assay_reason_get_id (reason->code));
      if (prompt != NULL)
        prompt->reason = reason;
    }
}

/* --- What is to be seen and heard --- */

static void
ask_about_plans (Work *self)
{
  const AssayResponse *response = self->now->response;

  for (guint i = 0; response != NULL && i < response->citations->len; i++)
    {
      const AssayCitation *citation = response->citations->pdata[i];
      const AssayEvidence *item =
          assay_portfolio_lookup_evidence (self->ground->portfolio, citation->evidence);

      if (item != NULL && item->basis == ASSAY_BASIS_DISCUSSION)
        add (self, ASSAY_PROMPT_DISCUSSION, item->number, NULL);
      else if (item != NULL && item->basis == ASSAY_BASIS_OBSERVATION)
        add (self, ASSAY_PROMPT_OBSERVATION, item->number, NULL);
    }
}

static void
ask_about_doubts (Work *self)
{
  const AssayDetermination *determination =
      assay_review_lookup_determination (self->ground->review, self->now->criterion->id);

  for (guint i = 0; determination != NULL && i < ASSAY_N_QUALITIES; i++)
    if (determination->qualities[i] == ASSAY_SAID_NO)
      {
        AssayPrompt *prompt = add (self, ASSAY_PROMPT_INSUFFICIENT, 0, assay_quality_get_id (i));

        if (prompt != NULL)
          prompt->quality = i;
      }
}

static void
ask_about_state (Work *self)
{
  gboolean has_text = self->now->response != NULL && self->now->response->text != NULL;

  switch (self->now->state)
    {
    case ASSAY_STATE_NOT_ASSESSED:
      break;
    case ASSAY_STATE_NOT_APPLICABLE:
      if (self->now->reasons[0].code != ASSAY_REASON_PROFILE_EXCLUDES)
        add (self, ASSAY_PROMPT_NOT_APPLICABLE, 0, NULL);
      break;
    case ASSAY_STATE_GAP:
      add (self, ASSAY_PROMPT_GAP, 0, NULL);
      break;
    case ASSAY_STATE_CLAIMED:
      add (self, ASSAY_PROMPT_NO_EVIDENCE, 0, NULL);
      ask_about_not_counting (self);
      break;
    case ASSAY_STATE_READY:
      ask_about_counting (self);
      ask_about_not_counting (self);
      break;
    }
  if (!has_text
      && (self->now->state == ASSAY_STATE_CLAIMED || self->now->state == ASSAY_STATE_READY))
    add (self, ASSAY_PROMPT_NO_TEXT, 0, NULL);
}

static void
ask_about (Work *self, gboolean safeguarding)
{
  for (guint i = 0; i < self->readiness->n_criteria; i++)
    {
      self->now = &self->readiness->criteria[i];
      if (assay_criterion_has_tag (self->now->criterion, ASSAY_TAG_VICTIM_SAFEGUARDING)
          != safeguarding)
        continue;
      ask_about_state (self);
      ask_about_plans (self);
      ask_about_doubts (self);
    }
}

GPtrArray *
assay_review_list_prompts (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  g_autoptr (GPtrArray) prompts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) assay_prompt_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Work work = { .ground = ground, .readiness = readiness, .known = known, .prompts = prompts };

  for (guint i = 0; i < ground->review->enquiries->len; i++)
    {
      const AssayEnquiry *enquiry = ground->review->enquiries->pdata[i];

      if (enquiry->source != NULL)
        g_hash_table_add (known, g_strdup (enquiry->source));
    }
  ask_about (&work, TRUE);
  ask_about (&work, FALSE);

  return g_steal_pointer (&prompts);
}
