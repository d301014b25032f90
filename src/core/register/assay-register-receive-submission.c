/* A submission that is received: the data of it, and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Field by field, so that whatever a portfolio learns to hold stays out until somebody writes here
 * that it may be kept.
 */

#include "core/register/assay-measures-private.h"
#include "core/register/assay-register-receive-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"
#include "core/readiness/assay-readiness.h"
#include "core/submission/assay-submission-check.h"

#include "assay-config.h"

#include <string.h>

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

#define MOST_FINDINGS 50u

/* --- What it says -----------------------------------------------------------------------------
 */

static gboolean
is_found (const GPtrArray *findings, AssayBagFindingTag tag)
{
  for (guint i = 0; i < findings->len; i++)
    if ((guint) ((const AssayFinding *) findings->pdata[i])->tag == tag)
      return TRUE;

  return FALSE;
}

static gboolean
check_unlocked (const AssayVerification *verification, const char *path, GError **error)
{
  if (is_found (verification->findings, ASSAY_FINDING_ZIP_PASSPHRASE))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("The passphrase does not open %s. Look for blanks and capitals, or ask the "
                    "service for it once more"),
                 path);
  else if (is_found (verification->findings, ASSAY_FINDING_ZIP_ENCRYPTED))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_ENCRYPTED,
                 _ ("%s is locked with a passphrase. Ask the service for it, by another way than "
                    "the file came, and give it"),
                 path);
  else
    return TRUE;

  return FALSE;
}

/* Something else in a bag, a ZIP or a folder is no submission; one that is damaged may no longer
 * look like one. */
static gboolean
check_is_one (const AssayVerification *verification, const char *path, GError **error)
{
  gboolean is_whole = assay_findings_count (verification->findings, ASSAY_SEVERITY_BLOCKING) == 0;
  gboolean is_no_bag =
      is_found (verification->findings, (AssayBagFindingTag) ASSAY_FINDING_BAG_NO_DECLARATION)
      && !is_found (verification->findings, (AssayBagFindingTag) ASSAY_FINDING_ZIP_CUT);

  if (verification->is_submission || !(is_whole || is_no_bag))
    return TRUE;
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s holds no submission; choose what the service sent, an assessor’s return or "
                  "an award file"),
               path);

  return FALSE;
}

static gboolean
is_other_scheme (const AssayScheme *scheme, const GPtrArray *known)
{
  for (guint i = 0; scheme != NULL && known != NULL && i < known->len; i++)
    {
      const AssayScheme *own = known->pdata[i];

      if (g_str_equal (own->id, scheme->id) && g_str_equal (own->edition, scheme->edition))
        return g_strcmp0 (own->sha256, scheme->sha256) != 0;
    }

  return FALSE;
}

static void
take_head (AssayArrival *self, const AssayVerification *verification, AssayDate today)
{
  const AssayHead *head = verification->portfolio != NULL ? verification->portfolio->head : NULL;

  /* A day ahead is none on which it can have been made. */
  self->day = verification->day != ASSAY_DATE_NONE && verification->day <= today ? verification->day
                                                                                 : today;
  self->fingerprint = g_strdup (verification->fingerprint);
  if (head == NULL)
    return;
  self->service_name = assay_arrival_dup_line (head->service);
  self->scheme = assay_arrival_dup_line (head->scheme_id);
  self->edition = assay_arrival_dup_line (head->scheme_edition);
  self->round = MIN (head->round, ASSAY_LIMIT_ROUND);
}

/* Takes @problem. That a file is no ZIP says little to whoever chose it for something else. */
static void
take_problem (const char *path, GError *problem, GError **error)
{
  if (!g_error_matches (problem, ASSAY_ERROR, ASSAY_ERROR_INVALID))
    {
      g_propagate_error (error, problem);
      return;
    }
  g_error_free (problem);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
               _ ("%s is nothing that a register takes in; choose what the service sent, an "
                  "assessor’s return or an award file"),
               path);
}

gboolean
assay_arrival_read_submission (AssayArrival *self,
                               const char *path,
                               const AssayReceiveRequest *request,
                               AssayProgress progress,
                               GCancellable *cancellable,
                               GError **error)
{
  AssayArrivalContent *content = self->content;
  g_autoptr (GError) problem = NULL;
  AssayVerification *verification =
      assay_verify (path, request->verify, progress, cancellable, &problem);

  if (verification == NULL)
    {
      take_problem (path, g_steal_pointer (&problem), error);
      return FALSE;
    }
  content->verification = verification;
  if (!check_unlocked (verification, path, error) || !check_is_one (verification, path, error))
    return FALSE;
  self->is_verified = assay_verification_is_sound (verification);
  self->findings = g_ptr_array_ref (verification->findings);
  self->signature =
      verification->signature != NULL ? assay_signature_copy (verification->signature) : NULL;
  self->standing = verification->standing;
  self->is_other_scheme = is_other_scheme (verification->scheme, request->schemes);
  take_head (self, verification, request->today);
  if (self->scheme == NULL)
    self->state = ASSAY_ARRIVAL_UNREADABLE;

  return TRUE;
}

/* --- What is kept -----------------------------------------------------------------------------
 */

/* The part or item that a finding is about. Names of files may name people, so that of an item only
 * its number is kept, and nothing of what is no part. */
static char *
dup_subject (const char *subject)
{
  static const char *const parts[] = { ASSAY_SUBMISSION_PORTFOLIO, ASSAY_SUBMISSION_SCHEME,
                                       ASSAY_SUBMISSION_PACK,      ASSAY_SIGNATURE_FILE,
                                       ASSAY_BAG_INFO_FILE,        "bagit.txt",
                                       "manifest-sha256.txt",      ASSAY_SIGNATURE_SIGNED_FILE };
  guint number = subject != NULL && g_str_has_prefix (subject, ASSAY_SUBMISSION_EVIDENCE)
                     ? assay_submission_parse_number (subject)
                     : 0;

  for (guint i = 0; subject != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i], subject))
      return g_strdup (subject);
  if (number == 0 && subject != NULL && subject[0] == 'E' && subject[1] != '\0'
      && strspn (subject + 1, "0123456789") == strlen (subject + 1))
    number = (guint) MIN (g_ascii_strtoull (subject + 1, NULL, 10), ASSAY_LIMIT_EVIDENCE_ITEMS);

  return number > 0 ? assay_evidence_format_number (number) : NULL;
}

static char *
format_findings (const GPtrArray *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (findings->len, MOST_FINDINGS); i++)
    {
      const AssayFinding *finding = findings->pdata[i];
      g_autofree char *subject = dup_subject (finding->subject);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "\n" : "",
                              assay_finding_tag_get_id (finding->tag), subject != NULL ? " " : "",
                              subject != NULL ? subject : "");
    }
  if (findings->len > MOST_FINDINGS)
    g_string_append_printf (text, "\n+%u", findings->len - MOST_FINDINGS);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static AssayResultState
get_state (const AssayStandardReadiness *standard)
{
  if (standard->holds)
    return ASSAY_RESULT_READY;

  return standard->n_assessed > 0 ? ASSAY_RESULT_NOT_READY : ASSAY_RESULT_NOT_ASSESSED;
}

/* How each standard stood on the day of the submission. */
static void
add_results (AssayArrival *self, const AssayVerification *verification, gint64 received)
{
  g_autoptr (AssayReadiness) readiness =
      assay_readiness_compute (verification->scheme, verification->portfolio, self->day);

  for (guint i = 0; i < MIN (readiness->n_standards, ASSAY_LIMIT_RECEIVED_STANDARDS); i++)
    {
      const AssayStandardReadiness *standard = &readiness->standards[i];
      AssayHeldResult *result = assay_register_value_new (ASSAY_HELD_RESULT);

      result->received = received;
      result->standard = assay_arrival_dup_line (standard->standard->id);
      result->title = assay_arrival_dup_line (standard->standard->title);
      result->state = get_state (standard);
      result->ready = standard->counts[ASSAY_STATE_READY];
      result->applies = standard->n_applicable;
      assay_arrival_add_edit (self, ASSAY_REGISTER_ADD, result);
    }
}

static AssayHeldMeasure *
new_measure (const AssayArrival *self, const AssayMeasure *measure, const AssayFigure *figure)
{
  AssayHeldMeasure *held = assay_register_value_new (ASSAY_HELD_MEASURE);

  held->service = self->service;
  held->scheme = g_strdup (self->scheme);
  held->edition = g_strdup (self->edition);
  held->measure = assay_arrival_dup_line (measure->id);
  held->title = assay_arrival_dup_line (measure->title);
  held->definition = g_strdup (measure->definition);
  held->counting_rule = g_strdup (measure->counting_rule);
  held->unit = measure->unit;
  held->from = figure->from;
  held->until = figure->to;
  held->figure = g_strdup (figure->value);
  held->part = g_strdup (figure->part);
  held->base = g_strdup (figure->base);
  held->source = assay_arrival_dup_line (figure->source);
  held->day = self->day;

  return held;
}

/* Whether the register has a later word on the same figure: what comes late is not the last. */
static gboolean
is_overtaken (const AssayRegister *held, const AssayHeldMeasure *measure)
{
  guint n;
  gpointer const *there = assay_register_get_owned (held, ASSAY_HELD_MEASURE, measure->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldMeasure *other = there[i];

      if (g_str_equal (other->scheme, measure->scheme)
          && g_str_equal (other->edition, measure->edition)
          && g_str_equal (other->measure, measure->measure) && other->from == measure->from
          && other->until == measure->until && other->day > measure->day)
        return TRUE;
    }

  return FALSE;
}

static void
add_measures (AssayArrival *self, const AssayRegister *held, const AssayVerification *verification)
{
  const AssayArrivalContent *content = self->content;
  const GPtrArray *figures = verification->portfolio->figures;

  for (guint i = 0; i < MIN (figures->len, ASSAY_LIMIT_RECEIVED_FIGURES); i++)
    {
      const AssayFigure *figure = figures->pdata[i];
      const AssayMeasure *measure =
          assay_scheme_lookup_measure (verification->scheme, figure->measure);
      AssayHeldMeasure *value = NULL;

      if (measure == NULL)
        continue;
      value = new_measure (self, measure, figure);
      /* A figure that lacks what makes it one is not kept. */
      if (assay_register_value_check (value, NULL) && !is_overtaken (held, value))
        assay_measures_take_value (value, held, content->values, self->edits);
      else
        assay_register_value_free (value);
    }
}

void
assay_arrival_add_submission (AssayArrival *self, const AssayRegister *held)
{
  const AssayVerification *verification = ((AssayArrivalContent *) self->content)->verification;
  AssayHeldReceived *received;
  gint64 id;

  self->already = assay_arrival_find_received (self, held, ASSAY_RECEIVED_SUBMISSION);
  if (self->already != 0)
    {
      self->state = ASSAY_ARRIVAL_IS_THERE;
      return;
    }
  received = assay_arrival_new_received (self, ASSAY_RECEIVED_SUBMISSION);
  received->findings = format_findings (self->findings);
  assay_arrival_add_edit (self, ASSAY_REGISTER_ADD, received);
  id = received->value.id;
  /* Of what cannot be verified, and of a scheme that only says that it is this one, nothing is
   * compared with others. */
  if (!self->is_verified || self->is_other_scheme)
    return;
  add_results (self, verification, id);
  add_measures (self, held, verification);
}
