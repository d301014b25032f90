/* Verifying what somebody has sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-verify.h"

#include "core/submission/assay-submission-check.h"

AssayVerification *
assay_verify (const char *path,
              const AssayVerifyRequest *request,
              AssayProgress progress,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AssayVerification) self = g_new0 (AssayVerification, 1);
  g_autoptr (AssayBag) bag = NULL;
  g_autoptr (AssayBagCheck) check = NULL;

  self->findings = assay_findings_new ();
  bag = assay_bag_open (path, self->findings, cancellable, error);
  if (bag == NULL)
    return NULL;
  /* Where nothing could be listed, everything would be missing. */
  if (assay_bag_get_members (bag)->len == 0 && self->findings->len > 0)
    return g_steal_pointer (&self);
  check = assay_bag_check_new (bag, self->findings, progress, cancellable);
  if (!assay_bag_check_run (check, error))
    return NULL;
  self->version = g_strdup (check->declaration->version);
  self->n_files = check->n_payload_files;
  self->n_bytes = check->n_payload_bytes;
  self->is_submission = assay_submission_is_one (check);
  if (self->is_submission)
    self->fingerprint = assay_submission_check (check, request->schema_path);
  assay_findings_sort (self->findings);

  return g_steal_pointer (&self);
}

void
assay_verification_free (AssayVerification *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->version);
  g_free (self->fingerprint);
  assay_signature_free (self->signature);
  g_free (self);
}

gboolean
assay_verification_is_sound (const AssayVerification *self)
{
  return self->is_submission && assay_findings_count (self->findings, ASSAY_SEVERITY_BLOCKING) == 0;
}
