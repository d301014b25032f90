/* Taking in what services and assessors send.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/register/assay-register-receive-private.h"

#include "base/assay-error.h"
#include "base/assay-limits.h"
#include "base/assay-text.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static const char *const kind_ids[] = { "submission", "report", "award", "measures" };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_ids) == ASSAY_ARRIVAL_LAST + 1);

static const char *const state_ids[] = { "can-be-taken", "needs-service", "is-there", "unreadable",
                                         "broken" };

G_STATIC_ASSERT (G_N_ELEMENTS (state_ids) == ASSAY_ARRIVAL_STATE_LAST + 1);

const char *
assay_arrival_kind_get_id (AssayArrivalKind kind)
{
  g_assert ((guint) kind < G_N_ELEMENTS (kind_ids));

  return kind_ids[kind];
}

const char *
assay_arrival_state_get_id (AssayArrivalState state)
{
  g_assert ((guint) state < G_N_ELEMENTS (state_ids));

  return state_ids[state];
}

/* --- The value --------------------------------------------------------------------------------
 */

char *
assay_arrival_dup_line (const char *text)
{
  g_autofree char *clean = text != NULL ? assay_text_clean (text) : NULL;
  g_autofree char *line = clean != NULL ? assay_text_shorten (clean, ASSAY_LIMIT_LINE_CHARS) : NULL;

  return assay_text_is_blank (line) ? NULL : g_steal_pointer (&line);
}

AssayArrival *
assay_arrival_new (AssayArrivalKind kind, const char *path, AssayDate today)
{
  AssayArrival *self = g_new0 (AssayArrival, 1);
  AssayArrivalContent *content = g_new0 (AssayArrivalContent, 1);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);

  content->today = today;
  content->values = g_ptr_array_new_with_free_func (assay_register_value_free);
  self->content = content;
  self->kind = kind;
  self->file = assay_arrival_dup_line (shown);
  self->edits = g_array_new (FALSE, FALSE, sizeof (AssayRegisterEdit));

  return self;
}

static void
clear_edits (AssayArrival *self)
{
  g_array_set_size (self->edits, 0);
  g_ptr_array_set_size (((AssayArrivalContent *) self->content)->values, 0);
}

static void
content_free (AssayArrivalContent *self)
{
  assay_verification_free (self->verification);
  assay_return_unref (self->given);
  assay_award_file_free (self->award);
  assay_measures_answer_free (self->answer);
  g_ptr_array_unref (self->values);
  g_free (self);
}

void
assay_arrival_free (AssayArrival *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->edits);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  assay_signature_free (self->signature);
  content_free (self->content);
  g_free (self->file);
  g_free (self->service_name);
  g_free (self->scheme);
  g_free (self->edition);
  g_free (self->fingerprint);
  g_free (self);
}

void
assay_arrival_add_edit (AssayArrival *self, AssayRegisterVerb verb, gpointer value)
{
  AssayRegisterEdit edit = { verb, value };

  if (verb == ASSAY_REGISTER_ADD)
    ((AssayRegisterValue *) value)->id = -(gint64) self->edits->len - 1;
  g_ptr_array_add (((AssayArrivalContent *) self->content)->values, value);
  g_array_append_val (self->edits, edit);
}

AssayHeldReceived *
assay_arrival_new_received (const AssayArrival *self, AssayReceivedKind kind)
{
  AssayHeldReceived *received = assay_register_value_new (ASSAY_HELD_RECEIVED);

  received->service = self->service;
  received->received = kind;
  received->scheme = g_strdup (self->scheme);
  received->edition = g_strdup (self->edition);
  received->day = self->day;
  received->round = self->round;
  received->fingerprint = g_strdup (self->fingerprint);
  received->is_verified = self->is_verified;
  received->file = g_strdup (self->file);
  received->signature = self->standing;
  received->signer =
      self->signature != NULL ? assay_arrival_dup_line (self->signature->name) : NULL;

  return received;
}

/* What came damaged does not stand in the way of the same that came whole. */
gint64
assay_arrival_find_received (const AssayArrival *self,
                             const AssayRegister *held,
                             AssayReceivedKind kind)
{
  const GPtrArray *values = assay_register_get_values (held, ASSAY_HELD_RECEIVED);

  for (guint i = 0; self->fingerprint != NULL && i < values->len; i++)
    {
      const AssayHeldReceived *received = values->pdata[i];

      if (received->received == kind && g_strcmp0 (received->fingerprint, self->fingerprint) == 0
          && received->round == self->round && received->day == self->day
          && received->is_verified >= self->is_verified)
        return received->value.id;
    }

  return 0;
}

/* --- Whose it is ------------------------------------------------------------------------------
 */

static void
add_edits (AssayArrival *self, const AssayRegister *held)
{
  clear_edits (self);
  self->already = 0;
  self->replaces = 0;
  self->state = ASSAY_ARRIVAL_CAN_BE_TAKEN;

  switch (self->kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      assay_arrival_add_submission (self, held);
      break;
    case ASSAY_ARRIVAL_REPORT:
      assay_arrival_add_report (self, held);
      break;
    case ASSAY_ARRIVAL_AWARD:
      assay_arrival_add_award (self, held);
      break;
    case ASSAY_ARRIVAL_MEASURES:
      assay_arrival_add_answer (self, held);
      break;
    }
}

static gboolean
is_hopeless (const AssayArrival *self)
{
  return self->state == ASSAY_ARRIVAL_UNREADABLE || self->state == ASSAY_ARRIVAL_BROKEN;
}

gboolean
assay_arrival_choose_service (AssayArrival *self,
                              const AssayRegister *held,
                              gint64 service,
                              GError **error)
{
  if (assay_register_lookup (held, ASSAY_HELD_SERVICE, service) == NULL)
    {
      g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                   _ ("This register has no service number %" G_GINT64_FORMAT), service);
      return FALSE;
    }
  self->service = service;
  ((AssayArrivalContent *) self->content)->is_service_chosen = TRUE;
  if (!is_hopeless (self))
    add_edits (self, held);

  return TRUE;
}

/* What came before is known by what it is, whoever it was said to be of then. */
static const AssayHeldReceived *
find_same (const AssayArrival *self, const AssayRegister *held)
{
  gint64 id = 0;

  if (self->kind == ASSAY_ARRIVAL_SUBMISSION)
    id = assay_arrival_find_received (self, held, ASSAY_RECEIVED_SUBMISSION);
  else if (self->kind == ASSAY_ARRIVAL_REPORT)
    id = assay_arrival_find_received (self, held, ASSAY_RECEIVED_REPORT);

  return id != 0 ? assay_register_lookup (held, ASSAY_HELD_RECEIVED, id) : NULL;
}

static void
find_service (AssayArrival *self, const AssayRegister *held)
{
  AssayArrivalContent *content = self->content;
  const AssayHeldReceived *same = find_same (self, held);
  gboolean is_exact = FALSE;

  g_clear_pointer (&self->candidates, g_array_unref);
  self->candidates = assay_register_list_named (held, self->service_name, &is_exact);
  content->is_service_chosen =
      content->is_service_chosen
      && assay_register_lookup (held, ASSAY_HELD_SERVICE, self->service) != NULL;
  self->is_service_asked =
      same == NULL && !is_hopeless (self) && !(is_exact && self->candidates->len == 1);
  if (content->is_service_chosen && self->is_service_asked)
    return;
  self->service = 0;
  if (same != NULL)
    self->service = same->service;
  else if (is_exact && self->candidates->len == 1)
    self->service = g_array_index (self->candidates, gint64, 0);
}

void
assay_arrival_look_again (AssayArrival *self, const AssayRegister *held)
{
  find_service (self, held);
  clear_edits (self);
  if (is_hopeless (self))
    return;
  if (self->service != 0)
    add_edits (self, held);
  else
    self->state = ASSAY_ARRIVAL_NEEDS_SERVICE;
}

/* --- Looking and taking -----------------------------------------------------------------------
 */

/* What is none of the others is a submission, or nothing. */
static AssayArrivalKind
look_at (const char *path)
{
  if (assay_return_is_at (path))
    return ASSAY_ARRIVAL_REPORT;
  if (assay_award_file_is_at (path))
    return ASSAY_ARRIVAL_AWARD;

  return assay_measures_answer_is_at (path) ? ASSAY_ARRIVAL_MEASURES : ASSAY_ARRIVAL_SUBMISSION;
}

AssayArrival *
assay_register_receive_examine (const AssayRegister *held,
                                const char *path,
                                const AssayReceiveRequest *request,
                                AssayProgress progress,
                                GCancellable *cancellable,
                                GError **error)
{
  AssayArrivalKind kind = look_at (path);
  g_autoptr (AssayArrival) self = assay_arrival_new (kind, path, request->today);
  gboolean is_read = FALSE;

  switch (kind)
    {
    case ASSAY_ARRIVAL_SUBMISSION:
      is_read =
          assay_arrival_check_kind (path, error)
          && assay_arrival_read_submission (self, path, request, progress, cancellable, error);
      break;
    case ASSAY_ARRIVAL_REPORT:
      is_read = assay_arrival_read_return (self, path, request, error);
      break;
    case ASSAY_ARRIVAL_AWARD:
      is_read = assay_arrival_read_award (self, path, request, error);
      break;
    case ASSAY_ARRIVAL_MEASURES:
      is_read = assay_arrival_read_answer (self, path, request, error);
      break;
    }
  if (!is_read)
    return NULL;
  assay_arrival_look_again (self, held);

  return g_steal_pointer (&self);
}

static const char *
get_hindrance (AssayArrivalState state)
{
  switch (state)
    {
    case ASSAY_ARRIVAL_CAN_BE_TAKEN:
      return NULL;
    case ASSAY_ARRIVAL_NEEDS_SERVICE:
      return _ ("say which service of this register it is of");
    case ASSAY_ARRIVAL_IS_THERE:
      return _ ("it was received before");
    case ASSAY_ARRIVAL_UNREADABLE:
      return _ ("it cannot be read so far as to say of which scheme it is; ask for it again");
    case ASSAY_ARRIVAL_BROKEN:
      return _ ("it is not what was signed; ask whoever sent it for the file again");
    }

  g_assert_not_reached ();
}

gboolean
assay_arrival_apply (AssayArrival *self,
                     AssayRegisterStore *store,
                     GCancellable *cancellable,
                     GPtrArray **out_collisions,
                     GError **error)
{
  const char *hindrance = get_hindrance (self->state);

  if (out_collisions != NULL)
    *out_collisions = NULL;
  if (hindrance == NULL)
    return assay_register_store_apply (store, self->edits, cancellable, out_collisions, error);
  g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED, _ ("%s is not taken in: %s"), self->file,
               hindrance);

  return FALSE;
}
