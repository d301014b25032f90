/* What the service is asked for, and what it has to put right by when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "present/assay-review-list-private.h"

#include "base/assay-text.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_subject (AssayReviewItem *item, const AssayScheme *scheme, const char *criterion)
{
  AssayReviewField *field =
      assay_review_item_add_field (item, "criterion", ASSAY_REVIEW_FIELD_CHOICE, _ ("About"),
                                   g_strdup (criterion));

  assay_review_field_add_criteria (field, scheme);
}

/* "2.5 Risk and safety in every case · by 3 December 2026". */
static char *
word_subtitle (const AssayScheme *scheme, const char *criterion, AssayDate due)
{
  g_autofree char *subject = assay_review_word_subject (scheme, criterion);
  g_autofree char *day = assay_date_format_long (due);

  return day != NULL ? g_strdup_printf (_ ("%s · by %s"), subject, day)
                     : g_steal_pointer (&subject);
}

static gboolean
is_past (AssayDate due, AssayDate today)
{
  return due != ASSAY_DATE_NONE && due < today;
}

/* --- Requests --- */

static void
add_request_fields (AssayReviewItem *item, const AssayScheme *scheme, const AssayRequest *request)
{
  assay_review_item_add_field (item, "what", ASSAY_REVIEW_FIELD_TEXT,
                               _ ("What the service is asked for"), g_strdup (request->what));
  add_subject (item, scheme, request->criterion);
  assay_review_item_add_field (item, "due", ASSAY_REVIEW_FIELD_DATE, _ ("By, as YYYY-MM-DD"),
                               assay_date_format_iso (request->due));
}

static AssayReviewItem *
request_item_new (const AssayReviewGround *ground, const AssayRequest *request)
{
  AssayReviewItem *item =
      assay_review_item_new (assay_review_key_format ('R', request->number),
                             assay_review_word_title (request->what),
                             word_subtitle (ground->scheme, request->criterion, request->due));
  AssayReviewField *state;

  if (request->state == ASSAY_REQUEST_OPEN && is_past (request->due, ground->today))
    assay_review_item_set_chip (item, ASSAY_STATE_GAP, "✗", _ ("Overdue"));
  else if (request->state == ASSAY_REQUEST_OPEN)
    assay_review_item_set_chip (item, ASSAY_STATE_CLAIMED, "◇", _ ("Open"));
  else
    assay_review_item_set_chip (item, ASSAY_STATE_NOT_APPLICABLE, "✓",
                                assay_review_word_request_state (request->state));
  add_request_fields (item, ground->scheme, request);
  state = assay_review_item_add_field (item, "state", ASSAY_REVIEW_FIELD_CHOICE, _ ("State"),
                                       g_strdup (assay_request_state_get_id (request->state)));
  for (AssayRequestState one = ASSAY_REQUEST_OPEN; one <= ASSAY_REQUEST_DROPPED; one++)
    assay_review_field_add_option (state, assay_request_state_get_id (one),
                                   assay_review_word_request_state (one));

  return item;
}

GPtrArray *
assay_review_list_requests_of (const AssayReviewGround *ground, const char *criterion)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = 0; i < ground->review->requests->len; i++)
    {
      const AssayRequest *request = ground->review->requests->pdata[i];

      if (criterion == NULL || g_strcmp0 (request->criterion, criterion) == 0)
        g_ptr_array_add (items, request_item_new (ground, request));
    }

  return items;
}

static GPtrArray *
list_requests (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  return assay_review_list_requests_of (ground, NULL);
}

static AssayReviewItem *
request_form (const AssayReviewGround *ground)
{
  g_autoptr (AssayRequest) request = assay_request_new ();
  AssayReviewItem *item = assay_review_item_new (NULL, NULL, NULL);

  add_request_fields (item, ground->scheme, request);

  return item;
}

static gboolean
set_request (AssayRequest *request, const char *field, const char *text, GError **error)
{
  if (g_str_equal (field, "due"))
    return assay_review_set_day (&request->due, text, error);
  if (g_str_equal (field, "state"))
    return assay_request_state_parse (text, &request->state, error);
  assay_review_set_text (g_str_equal (field, "what") ? &request->what : &request->criterion, text);

  return TRUE;
}

static AssayEdit *
make_request (const AssayReviewGround *ground, GHashTable *values, GError **error)
{
  static const char *const names[] = { "what", "criterion", "due" };
  g_autoptr (AssayRequest) request = assay_request_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!set_request (request, names[i], assay_review_values_get (values, names[i]), error))
      return NULL;

  return assay_review_add_request (ground, request, error);
}

static AssayEdit *
change_request (const AssayReviewGround *ground,
                const char *key,
                const char *field,
                const char *text,
                GError **error)
{
  const AssayRequest *old =
      assay_review_lookup_request (ground->review, assay_review_key_parse (key));
  g_autoptr (AssayRequest) request = NULL;

  if (old == NULL)
    {
      assay_review_set_gone (error, key);
      return NULL;
    }
  request = assay_request_copy (old);
  if (!set_request (request, field, text, error))
    return NULL;

  return assay_review_amend_request (ground, request, error);
}

const AssayReviewList assay_review_list_requests = {
  .name = "requests",
  .title = N_ ("Requests"),
  .lead = N_ ("What you need from the service to come to a judgement. They go to it with the "
              "return file, each to its place."),
  .add = N_ ("Ask for something"),
  .empty = N_ ("Nothing is asked for"),
  .verb = ASSAY_REVIEW_VERB_ADD_REQUEST,
  .list = list_requests,
  .form = request_form,
  .make = make_request,
  .change = change_request,
};

/* --- Corrective actions --- */

static void
add_correction_fields (AssayReviewItem *item,
                       const AssayScheme *scheme,
                       const AssayCorrection *correction)
{
  assay_review_item_add_field (item, "what", ASSAY_REVIEW_FIELD_TEXT, _ ("What is to be put right"),
                               g_strdup (correction->what));
  add_subject (item, scheme, correction->criterion);
  assay_review_item_add_field (item, "due", ASSAY_REVIEW_FIELD_DATE, _ ("By, as YYYY-MM-DD"),
                               assay_date_format_iso (correction->due));
}

static AssayReviewItem *
correction_item_new (const AssayReviewGround *ground, const AssayCorrection *correction)
{
  AssayReviewItem *item = assay_review_item_new (
      assay_review_key_format ('C', correction->number), assay_review_word_title (correction->what),
      word_subtitle (ground->scheme, correction->criterion, correction->due));

  if (correction->done != ASSAY_DATE_NONE)
    assay_review_item_set_chip (item, ASSAY_STATE_READY, "✓", _ ("Done"));
  else if (is_past (correction->due, ground->today))
    assay_review_item_set_chip (item, ASSAY_STATE_GAP, "✗", _ ("Overdue"));
  else
    assay_review_item_set_chip (item, ASSAY_STATE_CLAIMED, "◇", _ ("Open"));
  add_correction_fields (item, ground->scheme, correction);
  assay_review_item_add_field (item, "done", ASSAY_REVIEW_FIELD_DATE,
                               _ ("Shown to be done on, as YYYY-MM-DD"),
                               assay_date_format_iso (correction->done));

  return item;
}

GPtrArray *
assay_review_list_corrections_of (const AssayReviewGround *ground, const char *criterion)
{
  GPtrArray *items = assay_review_items_new ();

  for (guint i = 0; i < ground->review->corrections->len; i++)
    {
      const AssayCorrection *correction = ground->review->corrections->pdata[i];

      if (criterion == NULL || g_strcmp0 (correction->criterion, criterion) == 0)
        g_ptr_array_add (items, correction_item_new (ground, correction));
    }

  return items;
}

static GPtrArray *
list_corrections (const AssayReviewGround *ground, const AssayReadiness *readiness)
{
  return assay_review_list_corrections_of (ground, NULL);
}

static AssayReviewItem *
correction_form (const AssayReviewGround *ground)
{
  g_autoptr (AssayCorrection) correction = assay_correction_new ();
  AssayReviewItem *item = assay_review_item_new (NULL, NULL, NULL);

  add_correction_fields (item, ground->scheme, correction);

  return item;
}

static gboolean
set_correction (AssayCorrection *correction, const char *field, const char *text, GError **error)
{
  if (g_str_equal (field, "due"))
    return assay_review_set_day (&correction->due, text, error);
  if (g_str_equal (field, "done"))
    return assay_review_set_day (&correction->done, text, error);
  assay_review_set_text (g_str_equal (field, "what") ? &correction->what : &correction->criterion,
                         text);

  return TRUE;
}

static AssayEdit *
make_correction (const AssayReviewGround *ground, GHashTable *values, GError **error)
{
  static const char *const names[] = { "what", "criterion", "due" };
  g_autoptr (AssayCorrection) correction = assay_correction_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (!set_correction (correction, names[i], assay_review_values_get (values, names[i]), error))
      return NULL;

  return assay_review_add_correction (ground, correction, error);
}

static AssayEdit *
change_correction (const AssayReviewGround *ground,
                   const char *key,
                   const char *field,
                   const char *text,
                   GError **error)
{
  const AssayCorrection *old =
      assay_review_lookup_correction (ground->review, assay_review_key_parse (key));
  g_autoptr (AssayCorrection) correction = NULL;

  if (old == NULL)
    {
      assay_review_set_gone (error, key);
      return NULL;
    }
  correction = assay_correction_copy (old);
  if (!set_correction (correction, field, text, error))
    return NULL;

  return assay_review_amend_correction (ground, correction, error);
}

const AssayReviewList assay_review_list_corrections = {
  .name = "corrections",
  .title = N_ ("Corrective actions"),
  .lead = N_ ("What the service has to put right, and by which day. Write down the day on which it "
              "was shown to be done."),
  .add = N_ ("Set a corrective action"),
  .empty = N_ ("No corrective action is set"),
  .verb = ASSAY_REVIEW_VERB_ADD_CORRECTION,
  .list = list_corrections,
  .form = correction_form,
  .make = make_correction,
  .change = change_correction,
};
