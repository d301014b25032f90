/* A review as the gate knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-limits.h"
#include "core/document/assay-document-edit.h"
#include "core/review/assay-review-edit.h"
#include "core/review/assay-review-folder.h"
#include "core/review/assay-review-value-xml.h"
#include "core/review/assay-review-xml.h"

#include <string.h>

/* In the order of AssayReviewVerb. Stable: journals are full of them. */
static const char *const verb_ids[] = { "create",        "declare",        "determine",
                                        "withdraw",      "write-grounds",  "judge-evidence",
                                        "write-comment", "write-note",     "add-request",
                                        "amend-request", "add-correction", "amend-correction",
                                        "add-enquiry",   "amend-enquiry",  "add-visit",
                                        "amend-visit",   "open-sensitive", "add-sample",
                                        "settle",        "recommend",      "decide",
                                        "award",         "outside" };

G_STATIC_ASSERT (G_N_ELEMENTS (verb_ids) == ASSAY_REVIEW_VERB_OUTSIDE + 1);

const char *
assay_review_verb_get_id (AssayReviewVerb verb)
{
  g_assert ((guint) verb < G_N_ELEMENTS (verb_ids));

  return verb_ids[verb];
}

AssayReviewVerb
assay_review_edit_get_verb (const AssayEdit *edit)
{
  return (AssayReviewVerb) assay_edit_get_verb_place (edit);
}

/* What was seen cannot be unseen, so an opening stays. A decision is taken back by another one, on
 * the record, and nothing before it is touched. */
static AssayUndoRule
get_undo_rule (guint verb)
{
  switch ((AssayReviewVerb) verb)
    {
    case ASSAY_REVIEW_VERB_CREATE:
    case ASSAY_REVIEW_VERB_OUTSIDE:
    case ASSAY_REVIEW_VERB_DECIDE:
      return ASSAY_UNDO_BARRIER;
    case ASSAY_REVIEW_VERB_OPEN_SENSITIVE:
      return ASSAY_UNDO_SKIPS;
    case ASSAY_REVIEW_VERB_DECLARE:
    case ASSAY_REVIEW_VERB_DETERMINE:
    case ASSAY_REVIEW_VERB_WITHDRAW:
    case ASSAY_REVIEW_VERB_WRITE_GROUNDS:
    case ASSAY_REVIEW_VERB_JUDGE_EVIDENCE:
    case ASSAY_REVIEW_VERB_WRITE_COMMENT:
    case ASSAY_REVIEW_VERB_WRITE_NOTE:
    case ASSAY_REVIEW_VERB_ADD_REQUEST:
    case ASSAY_REVIEW_VERB_AMEND_REQUEST:
    case ASSAY_REVIEW_VERB_ADD_CORRECTION:
    case ASSAY_REVIEW_VERB_AMEND_CORRECTION:
    case ASSAY_REVIEW_VERB_ADD_ENQUIRY:
    case ASSAY_REVIEW_VERB_AMEND_ENQUIRY:
    case ASSAY_REVIEW_VERB_ADD_VISIT:
    case ASSAY_REVIEW_VERB_AMEND_VISIT:
    case ASSAY_REVIEW_VERB_ADD_SAMPLE:
    case ASSAY_REVIEW_VERB_SETTLE:
    case ASSAY_REVIEW_VERB_RECOMMEND:
    case ASSAY_REVIEW_VERB_AWARD:
      return ASSAY_UNDO_STEP;
    }

  g_assert_not_reached ();
}

static const char *
get_element (guint type)
{
  return assay_review_get_record (type)->element;
}

static int
compare (guint type, gconstpointer a, gconstpointer b)
{
  guint left = assay_review_get_number (type, a), right = assay_review_get_number (type, b);

  if (assay_review_get_name (type, a) != NULL)
    return strcmp (assay_review_get_name (type, a), assay_review_get_name (type, b));

  return left < right ? -1 : left > right;
}

static char *
dup_label (guint type, gconstpointer value)
{
  const char *name = assay_review_get_name (type, value);
  char letter = assay_review_get_letter (type);

  if (letter != '\0')
    return g_strdup_printf ("%c%03u", letter, assay_review_get_number (type, value));

  return g_strdup (name != NULL ? name : get_element (type));
}

/* The attribute of the journal's line that holds the highest number is called like the element. */
static const char *
get_counter (guint type)
{
  return assay_review_get_letter (type) != '\0' ? get_element (type) : NULL;
}

static gpointer
new_document (gpointer head)
{
  return assay_review_new (head);
}

static gpointer
ref_document (gpointer document)
{
  return assay_review_ref (document);
}

static void
unref_document (gpointer document)
{
  assay_review_unref (document);
}

static gpointer *
get_head (gpointer document)
{
  return (gpointer *) &((AssayReview *) document)->head;
}

static char *
format (gconstpointer document)
{
  return assay_review_format_xml (document, ASSAY_REVIEW_FORM_OWN);
}

static gpointer
parse (const void *data, gsize length, const char *name, GError **error)
{
  return assay_review_parse_xml (data, length, name, error);
}

/* No value of a review names another: criteria and items are the submission's. */
static gboolean
check_links (const GArray *changes, gconstpointer after, GError **error)
{
  return TRUE;
}

const AssayModel assay_review_model = {
  .file = ASSAY_REVIEW_FILE,
  .max_bytes = ASSAY_LIMIT_PORTFOLIO_BYTES,
  .n_types = ASSAY_N_REVIEW_TYPES,
  .verbs = verb_ids,
  .n_verbs = G_N_ELEMENTS (verb_ids),
  .create = ASSAY_REVIEW_VERB_CREATE,
  .outside = ASSAY_REVIEW_VERB_OUTSIDE,
  .get_undo_rule = get_undo_rule,
  .get_element = get_element,
  .ref_value = assay_review_value_ref,
  .get_unref = assay_review_value_get_unref,
  .compare = compare,
  .dup_label = dup_label,
  .write_value = assay_review_write_value,
  .read_value = assay_review_read_value,
  .get_counter = get_counter,
  .get_number = assay_review_get_number,
  .new_document = new_document,
  .ref_document = ref_document,
  .unref_document = unref_document,
  .get_head = get_head,
  .get_slot = assay_review_get_slot,
  .format = format,
  .parse = parse,
  .check_links = check_links,
};

gboolean
assay_determination_is_empty (const AssayDetermination *self)
{
  for (guint i = 0; i < ASSAY_N_QUALITIES; i++)
    if (self->qualities[i] != ASSAY_SAID_NOTHING)
      return FALSE;

  return self->judgement == ASSAY_JUDGEMENT_NONE && self->reason == NULL && self->lacking == NULL
         && self->looked->len == 0 && self->comment == NULL && self->note == NULL
         && (self->extra == NULL || self->extra[0] == NULL);
}
