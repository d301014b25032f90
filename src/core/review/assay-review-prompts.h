/* Questions worth asking at a visit, made from what the service claims and where its evidence is
 * thin. Pure; the words are made in present.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/readiness/assay-readiness.h"
#include "core/review/assay-review-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_PROMPT_NO_EVIDENCE,    /* rated as met, and nothing cited counts */
  ASSAY_PROMPT_DOES_NOT_COUNT, /* one citation does not count; reason says why */
  ASSAY_PROMPT_ONE_ITEM,       /* everything rests on one item */
  ASSAY_PROMPT_PAPER_ONLY,     /* nothing but policies: is it done as written? */
  ASSAY_PROMPT_NO_VOICE,       /* the scheme looks for participants' voices, and there are none */
  ASSAY_PROMPT_NO_TEXT,        /* rated, and nothing says how */
  ASSAY_PROMPT_GAP,            /* the service itself sees a gap: what is being done? */
  ASSAY_PROMPT_NOT_APPLICABLE, /* said not to apply: is that so? */
  ASSAY_PROMPT_DISCUSSION,     /* an item that is a planned discussion: have it */
  ASSAY_PROMPT_OBSERVATION,    /* an item that is an observation: see it */
  ASSAY_PROMPT_INSUFFICIENT,   /* the assessor said no to a quality of the evidence */
} AssayPromptCode;

#define ASSAY_PROMPT_LAST ASSAY_PROMPT_INSUFFICIENT

/* "no-evidence", "one-item" …: stable. */
const char *assay_prompt_get_id (AssayPromptCode code);

/* Borrowed pointers live as long as the readiness. @source names the prompt for good:
 * "one-item 2.5 E007"; a question that was taken from it has it as its source. */
typedef struct
{
  AssayPromptCode code;
  const AssayCriterion *criterion;
  guint evidence;            /* or 0 */
  const AssayReason *reason; /* for DOES_NOT_COUNT, or NULL */
  AssayQuality quality;      /* for INSUFFICIENT */
  char *source;
} AssayPrompt;

void assay_prompt_free (AssayPrompt *self);

/* In the scheme's order, criteria about safeguarding first. AssayPrompt. @readiness is that of the
 * submission. Those already taken into the review are left out. */
GPtrArray *assay_review_list_prompts (const AssayReviewGround *ground,
                                      const AssayReadiness *readiness);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayPrompt, assay_prompt_free)

G_END_DECLS
