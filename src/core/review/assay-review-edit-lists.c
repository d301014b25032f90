/* Making edits of a review: what has a number (requests, corrective actions, questions, visits,
 * openings, samples).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each takes a filled-in value, makes a checked copy of it, and puts that where the number says.
 */

#include "base/assay-error.h"
#include "base/assay-text.h"
#include "core/review/assay-review-edit-private.h"
#include "core/review/assay-review-sample.h"

#include "assay-config.h"

#include <stdlib.h>
#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* An edit that puts @value (taken) where its number says; UNKNOWN_NAME where amending finds none.
 */
static AssayEdit *
put_value (const AssayReviewGround *ground,
           AssayReviewVerb verb,
           guint type,
           gboolean is_new,
           const char *detail,
           gpointer value,
           GError **error)
{
  gconstpointer now =
      assay_review_lookup (ground->review, type, assay_review_get_number (type, value));
  g_autofree char *label = assay_review_model.dup_label (type, value);
  AssayEdit *edit;

  if (now == NULL && !is_new)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME, _ ("There is no %s"), label);
      assay_review_value_get_unref (type) (value);
      return NULL;
    }
  edit = assay_review_edit_new (verb, label, detail);
  assay_edit_add (edit, type, now, value);

  return edit;
}

/* The text @slot holds, cleaned in place. */
static gboolean
clean_block (char **slot, gboolean is_needed, const char *what, GError **error)
{
  g_autofree char *text = g_steal_pointer (slot);

  return is_needed ? assay_edit_need_block (text, what, slot, error)
                   : assay_edit_take_block (text, what, slot, error);
}

static gboolean
clean_criterion (const AssayReviewGround *ground, char **slot, gboolean is_needed, GError **error)
{
  g_autofree char *text = g_steal_pointer (slot);

  if (!assay_review_take_criterion (ground, text, slot, error))
    return FALSE;
  if (*slot != NULL || !is_needed)
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, _ ("Name the %s this is about"),
               ground->scheme->word_criterion);

  return FALSE;
}

/* --- Requests --- */

static AssayEdit *
put_request (const AssayReviewGround *ground,
             AssayReviewVerb verb,
             const AssayRequest *fields,
             guint number,
             GError **error)
{
  g_autoptr (AssayRequest) request = assay_request_copy (fields);

  request->number = number;
  if (!assay_review_may (ground, verb, error)
      || !clean_criterion (ground, &request->criterion, FALSE, error)
      || !clean_block (&request->what, TRUE, _ ("what is asked for"), error)
      || !assay_edit_check_date (request->due, FALSE, _ ("the day it is due"), error))
    return NULL;

  return put_value (ground, verb, ASSAY_REVIEW_REQUEST, verb == ASSAY_REVIEW_VERB_ADD_REQUEST,
                    request->criterion, assay_request_ref (request), error);
}

AssayEdit *
assay_review_add_request (const AssayReviewGround *ground,
                          const AssayRequest *fields,
                          GError **error)
{
  return put_request (ground, ASSAY_REVIEW_VERB_ADD_REQUEST, fields, ground->next_request, error);
}

AssayEdit *
assay_review_amend_request (const AssayReviewGround *ground,
                            const AssayRequest *fields,
                            GError **error)
{
  return put_request (ground, ASSAY_REVIEW_VERB_AMEND_REQUEST, fields, fields->number, error);
}

/* --- Corrective actions --- */

static gboolean
check_done (const AssayReviewGround *ground, const AssayCorrection *correction, GError **error)
{
  if (correction->done == ASSAY_DATE_NONE || correction->done <= ground->today)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                       _ ("The day it was done lies ahead; say it once it is done"));

  return FALSE;
}

static AssayEdit *
put_correction (const AssayReviewGround *ground,
                AssayReviewVerb verb,
                const AssayCorrection *fields,
                guint number,
                GError **error)
{
  g_autoptr (AssayCorrection) correction = assay_correction_copy (fields);

  correction->number = number;
  if (!assay_review_may (ground, verb, error)
      || !clean_criterion (ground, &correction->criterion, TRUE, error)
      || !clean_block (&correction->what, TRUE, _ ("what has to be done"), error)
      || !assay_edit_check_date (correction->due, TRUE, _ ("the day it is due"), error)
      || !assay_edit_check_date (correction->done, FALSE, _ ("the day it was done"), error)
      || !check_done (ground, correction, error))
    return NULL;

  return put_value (ground, verb, ASSAY_REVIEW_CORRECTION, verb == ASSAY_REVIEW_VERB_ADD_CORRECTION,
                    correction->criterion, assay_correction_ref (correction), error);
}

AssayEdit *
assay_review_add_correction (const AssayReviewGround *ground,
                             const AssayCorrection *fields,
                             GError **error)
{
  return put_correction (ground, ASSAY_REVIEW_VERB_ADD_CORRECTION, fields, ground->next_correction,
                         error);
}

AssayEdit *
assay_review_amend_correction (const AssayReviewGround *ground,
                               const AssayCorrection *fields,
                               GError **error)
{
  return put_correction (ground, ASSAY_REVIEW_VERB_AMEND_CORRECTION, fields, fields->number, error);
}

/* --- Questions --- */

static gboolean
check_item (const AssayReviewGround *ground, guint number, GError **error)
{
  g_autofree char *text = number > 0 ? assay_evidence_format_number (number) : NULL;

  return number == 0 || assay_portfolio_find_evidence (ground->portfolio, text, error) != NULL;
}

static gboolean
clean_line (char **slot, const char *what, GError **error)
{
  g_autofree char *text = g_steal_pointer (slot);

  return assay_edit_take_line (text, what, slot, error);
}

static AssayEdit *
put_enquiry (const AssayReviewGround *ground,
             AssayReviewVerb verb,
             const AssayEnquiry *fields,
             guint number,
             GError **error)
{
  g_autoptr (AssayEnquiry) enquiry = assay_enquiry_copy (fields);

  enquiry->number = number;
  if (!assay_review_may (ground, verb, error)
      || !clean_criterion (ground, &enquiry->criterion, FALSE, error)
      || !check_item (ground, enquiry->evidence, error)
      || !clean_line (&enquiry->source, _ ("where the question is from"), error)
      || !clean_block (&enquiry->text, TRUE, _ ("the question"), error)
      || !clean_block (&enquiry->answer, FALSE, _ ("the answer"), error))
    return NULL;

  return put_value (ground, verb, ASSAY_REVIEW_ENQUIRY, verb == ASSAY_REVIEW_VERB_ADD_ENQUIRY,
                    enquiry->criterion, assay_enquiry_ref (enquiry), error);
}

AssayEdit *
assay_review_add_enquiry (const AssayReviewGround *ground,
                          const AssayEnquiry *fields,
                          GError **error)
{
  return put_enquiry (ground, ASSAY_REVIEW_VERB_ADD_ENQUIRY, fields, ground->next_enquiry, error);
}

AssayEdit *
assay_review_amend_enquiry (const AssayReviewGround *ground,
                            const AssayEnquiry *fields,
                            GError **error)
{
  return put_enquiry (ground, ASSAY_REVIEW_VERB_AMEND_ENQUIRY, fields, fields->number, error);
}

/* --- Visits --- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The criteria as the scheme writes them, sorted, none twice. */
static gboolean
clean_criteria (const AssayReviewGround *ground, char ***slot, GError **error)
{
  g_auto (GStrv) asked = g_steal_pointer (slot);
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      char *criterion = NULL;

      if (!assay_review_take_criterion (ground, asked[i], &criterion, error))
        return FALSE;
      if (criterion == NULL
          || g_ptr_array_find_with_equal_func (criteria, criterion, g_str_equal, NULL))
        g_free (criterion);
      else
        g_ptr_array_add (criteria, criterion);
    }
  if (criteria->len == 0)
    return TRUE;
  g_ptr_array_sort (criteria, compare_ids);
  g_ptr_array_add (criteria, NULL);
  *slot = (char **) g_ptr_array_free (g_steal_pointer (&criteria), FALSE);

  return TRUE;
}

/* What was seen can only be said of a visit that has been, and then who was met belongs to it. */
static gboolean
check_visit (const AssayReviewGround *ground, const AssayVisit *visit, GError **error)
{
  const char *message = NULL;

  if (visit->seen != NULL && visit->day > ground->today)
    message = _ ("This visit lies ahead; say what was seen once it has been");
  else if (visit->seen != NULL && visit->met == NULL)
    message = _ ("Say who was met, by role and not by name");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, ASSAY_ERROR, ASSAY_ERROR_INVALID, message);

  return FALSE;
}

static AssayEdit *
put_visit (const AssayReviewGround *ground,
           AssayReviewVerb verb,
           const AssayVisit *fields,
           guint number,
           GError **error)
{
  g_autoptr (AssayVisit) visit = assay_visit_copy (fields);
  g_autofree char *day = NULL;

  visit->number = number;
  if (!assay_review_may (ground, verb, error)
      || !assay_edit_check_date (visit->day, TRUE, _ ("the day of the visit"), error)
      || !clean_block (&visit->met, FALSE, _ ("who was met"), error)
      || !clean_block (&visit->seen, FALSE, _ ("what was seen"), error)
      || !clean_criteria (ground, &visit->criteria, error) || !check_visit (ground, visit, error))
    return NULL;
  day = assay_date_format_iso (visit->day);

  return put_value (ground, verb, ASSAY_REVIEW_VISIT, verb == ASSAY_REVIEW_VERB_ADD_VISIT, day,
                    assay_visit_ref (visit), error);
}

AssayEdit *
assay_review_add_visit (const AssayReviewGround *ground, const AssayVisit *fields, GError **error)
{
  return put_visit (ground, ASSAY_REVIEW_VERB_ADD_VISIT, fields, ground->next_visit, error);
}

AssayEdit *
assay_review_amend_visit (const AssayReviewGround *ground, const AssayVisit *fields, GError **error)
{
  return put_visit (ground, ASSAY_REVIEW_VERB_AMEND_VISIT, fields, fields->number, error);
}

/* --- Openings --- */

gboolean
assay_review_is_sensitive (const AssayEvidence *item)
{
  switch (item->privacy)
    {
    case ASSAY_PRIVACY_NONE_STATED:
    case ASSAY_PRIVACY_CONSENT:
      return TRUE;
    case ASSAY_PRIVACY_NO_PERSONAL_DATA:
    case ASSAY_PRIVACY_REDACTED:
      return FALSE;
    }

  g_assert_not_reached ();
}

AssayEdit *
assay_review_note_opening (const AssayReviewGround *ground,
                           guint evidence,
                           const char *why,
                           GError **error)
{
  g_autofree char *item = assay_evidence_format_number (evidence);
  g_autoptr (AssayOpening) opening = assay_opening_new ();

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_OPEN_SENSITIVE, error)
      || assay_portfolio_find_evidence (ground->portfolio, item, error) == NULL
      || !assay_edit_need_block (why, _ ("why it is opened"), &opening->why, error))
    return NULL;
  opening->number = ground->next_opening;
  opening->evidence = evidence;
  opening->time = ground->now;
  opening->author = g_strdup (ground->author);

  return put_value (ground, ASSAY_REVIEW_VERB_OPEN_SENSITIVE, ASSAY_REVIEW_OPENING, TRUE, item,
                    assay_opening_ref (opening), error);
}

/* --- Samples --- */

static gboolean
check_sample (guint population, guint size, GError **error)
{
  if (population == 0 || population > ASSAY_SAMPLE_MOST_CASES)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("A sample is drawn from 1 to %u cases"), ASSAY_SAMPLE_MOST_CASES);
  else if (size == 0 || size > population || size > ASSAY_SAMPLE_MOST_DRAWN)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("From %u cases a sample can have 1 to %u"), population,
                 MIN (population, ASSAY_SAMPLE_MOST_DRAWN));
  else
    return TRUE;

  return FALSE;
}

AssayEdit *
assay_review_add_sample (const AssayReviewGround *ground,
                         const char *what,
                         guint population,
                         guint size,
                         const char *seed,
                         GError **error)
{
  g_autoptr (AssaySample) sample = assay_sample_new ();

  if (!assay_review_may (ground, ASSAY_REVIEW_VERB_ADD_SAMPLE, error)
      || !assay_edit_need_line (what, _ ("what the cases are"), &sample->what, error)
      || !check_sample (population, size, error)
      || !assay_edit_take_line (seed, _ ("the seed"), &sample->seed, error))
    return NULL;
  sample->number = ground->next_sample;
  sample->population = population;
  sample->size = size;
  if (sample->seed == NULL)
    sample->seed = assay_sample_make_seed (ground->review->head->fingerprint, ground->next_sample);

  return put_value (ground, ASSAY_REVIEW_VERB_ADD_SAMPLE, ASSAY_REVIEW_SAMPLE, TRUE, NULL,
                    assay_sample_ref (sample), error);
}
