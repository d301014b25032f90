/* An assessor's report, an award file and an answer with measures that are received.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a return says of criteria is between assessor and service: only that it came is kept.
 */

#include "core/register/assay-register-receive-private.h"

#include "base/assay-text.h"
#include "core/register/assay-register-check.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* --- Signatures -------------------------------------------------------------------------------
 */

/* @signature may be NULL. A report or an award that is not what was signed holds nothing. */
static void
judge (AssayArrival *self,
       const AssaySignature *signature,
       gboolean is_intact,
       const AssayReceiveRequest *request)
{
  static const int tags[ASSAY_N_SIGNER_STANDINGS] = {
    [ASSAY_SIGNER_BROKEN] = ASSAY_FINDING_SIGNATURE_BROKEN,
    [ASSAY_SIGNER_CHANGED] = ASSAY_FINDING_SIGNATURE_CHANGED,
    [ASSAY_SIGNER_NEW] = ASSAY_FINDING_SIGNATURE_NEW,
  };
  g_autofree char *digits = signature != NULL ? assay_signature_dup_digits (signature) : NULL;

  self->findings = assay_findings_new ();
  self->signature = signature != NULL ? assay_signature_copy (signature) : NULL;
  self->standing = assay_known_keys_judge (request->verify->known_keys, signature, is_intact);
  if (tags[self->standing] != 0)
    g_ptr_array_add (self->findings, assay_finding_new ((AssayFindingTag) tags[self->standing],
                                                        self->file, signature->name, digits));
  self->is_verified =
      self->standing != ASSAY_SIGNER_BROKEN && self->standing != ASSAY_SIGNER_CHANGED;
  if (self->standing == ASSAY_SIGNER_BROKEN)
    self->state = ASSAY_ARRIVAL_BROKEN;
}

/* --- Reports ----------------------------------------------------------------------------------
 */

gboolean
assay_arrival_read_return (AssayArrival *self,
                           const char *path,
                           const AssayReceiveRequest *request,
                           GError **error)
{
  AssayArrivalContent *content = self->content;
  AssayReturn *given = assay_return_load (path, request->return_schema_path, NULL, error);

  if (given == NULL)
    return FALSE;
  content->given = given;
  self->service_name = assay_arrival_dup_line (given->service);
  self->scheme = g_strdup (given->scheme_id);
  self->edition = assay_arrival_dup_line (given->scheme_edition);
  self->round = given->round;
  self->fingerprint = g_strdup (given->fingerprint);
  self->day = MIN (given->day, request->today);
  judge (self, given->signature, given->is_intact, request);

  return TRUE;
}

void
assay_arrival_add_report (AssayArrival *self, const AssayRegister *held)
{
  self->already = assay_arrival_find_received (self, held, ASSAY_RECEIVED_REPORT);
  if (self->already != 0)
    self->state = ASSAY_ARRIVAL_IS_THERE;
  else
    assay_arrival_add_edit (self, ASSAY_REGISTER_ADD,
                            assay_arrival_new_received (self, ASSAY_RECEIVED_REPORT));
}

/* --- Awards -----------------------------------------------------------------------------------
 */

gboolean
assay_arrival_read_award (AssayArrival *self,
                          const char *path,
                          const AssayReceiveRequest *request,
                          GError **error)
{
  AssayArrivalContent *content = self->content;
  AssayAwardFile *award = assay_award_file_load (path, request->award_schema_path, error);

  if (award == NULL)
    return FALSE;
  content->award = award;
  self->service_name = assay_arrival_dup_line (award->service);
  self->scheme = g_strdup (award->scheme_id);
  self->edition = assay_arrival_dup_line (award->scheme_edition);
  self->round = award->round;
  self->fingerprint = g_strdup (award->fingerprint);
  self->day = award->decided;
  self->from = award->from;
  self->until = award->until;
  judge (self, award->signature, award->is_intact, request);

  return TRUE;
}

/* "Award file, decided by Award panel on 10 March 2027, signed as “Awarding body”". */
static char *
format_source (const AssayAwardFile *award)
{
  g_autofree char *day = assay_date_format_long (award->decided);
  g_autofree char *source =
      award->signature != NULL
          ? g_strdup_printf (_ ("Award file, decided by %s on %s, signed as “%s”"), award->role,
                             day, award->signature->name)
          : g_strdup_printf (_ ("Award file, decided by %s on %s, not signed"), award->role, day);

  return assay_arrival_dup_line (source);
}

/* The award of the same scheme from the same day. */
static const AssayHeldAward *
find_award (const AssayArrival *self, const AssayRegister *held)
{
  guint n;
  gpointer const *awards = assay_register_get_owned (held, ASSAY_HELD_AWARD, self->service, &n);

  for (guint i = 0; i < n; i++)
    {
      const AssayHeldAward *award = awards[i];

      if (g_str_equal (award->scheme, self->scheme) && award->from == self->from)
        return award;
    }

  return NULL;
}

/* Only a key that the user has compared with whose it is confirms an award: anybody can write such
 * a file, and what nobody confirmed never makes a contract look kept. */
static AssayHeldAward *
make_award (const AssayArrival *self, const AssayHeldAward *there)
{
  const AssayArrivalContent *content = self->content;
  AssayHeldAward *award = there != NULL ? assay_register_value_copy (there)
                                        : assay_register_value_new (ASSAY_HELD_AWARD);

  award->service = self->service;
  award->until = self->until;
  award->from = self->from;
  g_free (award->scheme);
  award->scheme = g_strdup (self->scheme);
  g_free (award->edition);
  award->edition = g_strdup (self->edition);
  g_free (award->source);
  award->source = format_source (content->award);
  award->confirmed = self->standing == ASSAY_SIGNER_CONFIRMED ? content->today : ASSAY_DATE_NONE;

  return award;
}

static gboolean
has_condition (const AssayRegister *held, gint64 award, const AssayHeldCondition *condition)
{
  guint n;
  gpointer const *there = assay_register_get_owned (held, ASSAY_HELD_CONDITION, award, &n);
  g_autofree char *folded = assay_register_fold_name (condition->what);

  for (guint i = 0; award != 0 && i < n; i++)
    {
      const AssayHeldCondition *other = there[i];
      g_autofree char *own = assay_register_fold_name (other->what);

      if (g_str_equal (own, folded) && other->due == condition->due)
        return TRUE;
    }

  return FALSE;
}

/* Those that the register does not have of @award yet. */
static GPtrArray *
list_conditions (const AssayArrival *self, const AssayRegister *held, gint64 award)
{
  const AssayArrivalContent *content = self->content;
  GPtrArray *conditions = g_ptr_array_new ();

  for (guint i = 0; i < content->award->conditions->len; i++)
    {
      const AssayAwardCondition *said = content->award->conditions->pdata[i];
      AssayHeldCondition *condition = assay_register_value_new (ASSAY_HELD_CONDITION);

      condition->what = assay_arrival_dup_line (said->what);
      condition->due = said->due;
      if (condition->what == NULL || has_condition (held, award, condition))
        assay_register_value_free (condition);
      else
        g_ptr_array_add (conditions, condition);
    }

  return conditions;
}

/* Whether the register says the same of the award, and knows it as well. */
static gboolean
is_same (const AssayHeldAward *there, const AssayHeldAward *award)
{
  gboolean is_less_known =
      there->confirmed == ASSAY_DATE_NONE && award->confirmed != ASSAY_DATE_NONE;

  return there->until == award->until && g_strcmp0 (there->edition, award->edition) == 0
         && !is_less_known && !assay_text_is_blank (there->source);
}

void
assay_arrival_add_award (AssayArrival *self, const AssayRegister *held)
{
  const AssayHeldAward *there = find_award (self, held);
  AssayHeldAward *award = make_award (self, there);
  g_autoptr (GPtrArray) conditions =
      list_conditions (self, held, there != NULL ? there->value.id : 0);
  gboolean is_there = there != NULL && is_same (there, award);

  self->already = is_there && conditions->len == 0 ? there->value.id : 0;
  self->replaces = there != NULL && !is_there ? there->value.id : 0;
  if (self->already != 0)
    self->state = ASSAY_ARRIVAL_IS_THERE;
  if (is_there)
    assay_register_value_free (award);
  else
    assay_arrival_add_edit (self, there != NULL ? ASSAY_REGISTER_AMEND : ASSAY_REGISTER_ADD, award);
  for (guint i = 0; i < conditions->len; i++)
    {
      AssayHeldCondition *condition = conditions->pdata[i];

      condition->award = is_there ? there->value.id : award->value.id;
      assay_arrival_add_edit (self, ASSAY_REGISTER_ADD, condition);
    }
}

/* --- Measures ---------------------------------------------------------------------------------
 */

static const AssayScheme *
find_scheme (const GPtrArray *schemes, const char *id, const char *edition)
{
  for (guint i = 0; schemes != NULL && i < schemes->len; i++)
    {
      const AssayScheme *scheme = schemes->pdata[i];

      if (g_str_equal (scheme->id, id) && g_strcmp0 (scheme->edition, edition) == 0)
        return scheme;
    }

  return NULL;
}

gboolean
assay_arrival_read_answer (AssayArrival *self,
                           const char *path,
                           const AssayReceiveRequest *request,
                           GError **error)
{
  AssayArrivalContent *content = self->content;
  AssayMeasuresAnswer *answer = assay_measures_answer_load (path, error);

  if (answer == NULL)
    return FALSE;
  content->answer = answer;
  self->service_name = assay_arrival_dup_line (answer->head.service);
  self->scheme = assay_arrival_dup_line (answer->head.scheme_id);
  self->edition = assay_arrival_dup_line (answer->head.scheme_edition);
  self->day = answer->head.day;
  self->from = answer->head.from;
  self->until = answer->head.until;
  self->findings = assay_measures_answer_check (
      answer, find_scheme (request->schemes, answer->head.scheme_id, answer->asked_edition));
  self->is_verified = assay_findings_count (self->findings, ASSAY_SEVERITY_BLOCKING) == 0;

  return TRUE;
}

void
assay_arrival_add_answer (AssayArrival *self, const AssayRegister *held)
{
  const AssayArrivalContent *content = self->content;

  assay_measures_answer_take (content->answer, held, self->service, content->values, self->edits);
  if (self->edits->len == 0)
    self->state = ASSAY_ARRIVAL_IS_THERE;
}
