/* The questions to ask of the service.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-list-private.h"

#include "base/assay-text.h"
#include "core/review/assay-review-prompts.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_fields (AssayReviewItem *item, const AssayScheme *scheme, const AssayEnquiry *enquiry)
{
  AssayReviewField *about;

  assay_review_item_add_field (item, "text", ASSAY_REVIEW_FIELD_TEXT, _ ("Question"),
                               g_strdup (enquiry->text));
  about = assay_review_item_add_field (item, "criterion", ASSAY_REVIEW_FIELD_CHOICE, _ ("About"),
                                       g_strdup (enquiry->criterion));
  assay_review_field_add_criteria (about, scheme);
}

static AssayReviewItem *
item_new (const AssayScheme *scheme, const AssayEnquiry *enquiry)
{
  AssayReviewItem *item =
      assay_review_item_new (assay_review_key_format ('Q', enquiry->number),
                             assay_review_word_title (enquiry->text),
                             assay_review_word_subject (scheme, enquiry->criterion));

  if (enquiry->answer != NULL)
    assay_review_item_set_chip (item, ASSAY_STATE_READY, "✓", _ ("Answered"));
  else
    assay_review_item_set_chip (item, ASSAY_STATE_NOT_ASSESSED, "○", _ ("To ask"));
  add_fields (item, scheme, enquiry);
  assay_review_item_add_field (item, "answer", ASSAY_REVIEW_FIELD_TEXT, _ ("What was answered"),
                               g_strdup (enquiry->answer));

  return item;
}

/* What the submission itself suggests to ask; each until it is taken up. */
static void
add_prompts (GPtrArray *items, const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  g_autoptr (GPtrArray) prompts = assay_review_list_prompts (ground, readiness);

  for (guint i = 0; i < prompts->len; i++)
    {
      const AssayPrompt *prompt = prompts->pdata[i];
      AssayReviewItem *item =
          assay_review_item_new (g_strdup (prompt->source),
                                 assay_review_word_prompt (ground, prompt), NULL);

      assay_review_item_set_chip (item, ASSAY_STATE_NOT_APPLICABLE, "+", _ ("Suggested"));
      item->act = _ ("Take up");
      g_ptr_array_add (items, item);
    }
}

static GPtrArray *
list (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = 0; i < ground->review->enquiries->len; i++)
    g_ptr_array_add (items, item_new (ground->scheme, ground->review->enquiries->pdata[i]));
  add_prompts (items, ground, readiness);

  return items;
}

static AssayReviewItem *
form (const AssayReviewGround *ground)
{
  g_autoptr (AssayEnquiry) enquiry = assay_enquiry_new ();
  AssayReviewItem *item = assay_review_item_new (NULL, NULL, NULL);

  add_fields (item, ground->scheme, enquiry);

  return item;
}

static void
set_field (AssayEnquiry *enquiry, const char *field, const char *text)
{
  char **slot = g_str_equal (field, "text")     ? &enquiry->text
                : g_str_equal (field, "answer") ? &enquiry->answer
                                                : &enquiry->criterion;

  assay_review_set_text (slot, text);
}

static AssayEdit *
make (const AssayReviewGround *ground, GHashTable *values, GError **error)
{
  g_autoptr (AssayEnquiry) enquiry = assay_enquiry_new ();

  set_field (enquiry, "text", assay_review_values_get (values, "text"));
  set_field (enquiry, "criterion", assay_review_values_get (values, "criterion"));

  return assay_review_add_enquiry (ground, enquiry, error);
}

static AssayEdit *
change (const AssayReviewGround *ground,
        const char *key,
        const char *field,
        const char *text,
        GError **error)
{
  const AssayEnquiry *old =
      assay_review_lookup_enquiry (ground->review, assay_review_key_parse (key));
  g_autoptr (AssayEnquiry) enquiry = NULL;

  if (old == NULL)
    {
      assay_review_set_gone (error, key);
      return NULL;
    }
  enquiry = assay_enquiry_copy (old);
  set_field (enquiry, field, text);

  return assay_review_amend_enquiry (ground, enquiry, error);
}

static const AssayPrompt *
find_prompt (const GPtrArray *prompts, const char *source)
{
  for (guint i = 0; i < prompts->len; i++)
    if (g_str_equal (((const AssayPrompt *) prompts->pdata[i])->source, source))
      return prompts->pdata[i];

  return NULL;
}

static AssayEdit *
act (const AssayReviewGround *ground,
     const AssayReadiness *readiness,
     const char *key,
     GError **error)
{
  g_autoptr (GPtrArray) prompts = assay_review_list_prompts (ground, readiness);
  const AssayPrompt *prompt = find_prompt (prompts, key);
  g_autoptr (AssayEnquiry) enquiry = NULL;

  if (prompt == NULL)
    {
      assay_review_set_gone (error, _ ("This suggestion"));
      return NULL;
    }
  enquiry = assay_enquiry_new ();
  enquiry->criterion = g_strdup (prompt->criterion->id);
  enquiry->evidence = prompt->evidence;
  enquiry->source = g_strdup (prompt->source);
  enquiry->text = assay_review_word_prompt (ground, prompt);

  return assay_review_add_enquiry (ground, enquiry, error);
}

const AssayReviewList assay_review_list_questions = {
  .name = "questions",
  .title = N_ ("Questions"),
  .lead = N_ ("What to ask at a visit. Take up what the submission suggests, or write your own; "
              "write down what was answered."),
  .add = N_ ("Write a question"),
  .empty = N_ ("No question is noted yet"),
  .verb = ASSAY_REVIEW_VERB_ADD_ENQUIRY,
  .list = list,
  .form = form,
  .make = make,
  .change = change,
  .act = act,
};
