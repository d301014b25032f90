/* Verifying what somebody has sent.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core/submission/assay-verify-private.h"

#include "core/submission/assay-bag-private.h"
#include "core/submission/assay-submission-check.h"

typedef struct
{
  AssayVerification *verification;
  const AssayBagCheck *bag;
  const AssayVerifyRequest *request;
} Look;

/* --- Signature --- */

static GBytes *
lookup_bytes (const Look *self, const char *name)
{
  return g_hash_table_lookup (self->bag->loaded, name);
}

/* NULL when it cannot be read, with a finding. */
static AssaySignature *
read_signature (Look *self, GBytes *bytes)
{
  gsize length = 0;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GError) error = NULL;
  AssaySignature *signature = assay_signature_parse (data, length, ASSAY_SIGNATURE_FILE, &error);

  if (signature == NULL)
    assay_bag_tell (self->bag->findings, ASSAY_FINDING_PART_UNREADABLE, ASSAY_SIGNATURE_FILE,
                    error->message, NULL);

  return signature;
}

static gboolean
is_intact (const AssaySignature *signature, GBytes *signed_bytes)
{
  gsize length = 0;
  const void *data;

  if (signed_bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (signed_bytes, &length);

  return assay_signature_check (signature, ASSAY_SIGNATURE_OF_BAG, data, length);
}

static void
tell_standing (Look *self)
{
  const AssaySignature *signature = self->verification->signature;
  g_autofree char *digits = assay_signature_dup_digits (signature);
  GPtrArray *findings = self->bag->findings;

  switch (self->verification->standing)
    {
    case ASSAY_SIGNER_BROKEN:
      assay_bag_tell (findings, ASSAY_FINDING_SIGNATURE_BROKEN, ASSAY_SIGNATURE_FILE,
                      signature->name, digits);
      break;
    case ASSAY_SIGNER_CHANGED:
      assay_bag_tell (findings, ASSAY_FINDING_SIGNATURE_CHANGED, ASSAY_SIGNATURE_FILE,
                      signature->name, digits);
      break;
    case ASSAY_SIGNER_NEW:
      assay_bag_tell (findings, ASSAY_FINDING_SIGNATURE_NEW, ASSAY_SIGNATURE_FILE, signature->name,
                      digits);
      break;
    case ASSAY_SIGNER_UNSIGNED:
    case ASSAY_SIGNER_UNCHECKED:
    case ASSAY_SIGNER_KNOWN:
    case ASSAY_SIGNER_CONFIRMED:
      break;
    }
}

static void
check_signature (Look *self)
{
  GBytes *bytes = lookup_bytes (self, ASSAY_SIGNATURE_FILE);
  AssayVerification *verification = self->verification;

  if (assay_bag_lookup (self->bag->bag, ASSAY_SIGNATURE_FILE) == NULL)
    return;
  verification->standing = ASSAY_SIGNER_UNCHECKED;
  if (bytes == NULL || g_hash_table_contains (self->bag->unread, ASSAY_SIGNATURE_SIGNED_FILE))
    return;
  verification->signature = read_signature (self, bytes);
  if (verification->signature == NULL)
    return;
  verification->standing = assay_known_keys_judge (
      self->request->known_keys, verification->signature,
      is_intact (verification->signature, lookup_bytes (self, ASSAY_SIGNATURE_SIGNED_FILE)));
  tell_standing (self);
}

/* --- All of it --- */

static void
look_at_content (Look *self, AssayBagCheck *check)
{
  AssayVerification *verification = self->verification;
  const char *day;

  verification->version = g_strdup (check->declaration->version);
  verification->n_files = check->n_payload_files;
  verification->n_bytes = check->n_payload_bytes;
  verification->is_submission = assay_submission_is_one (check);
  if (verification->is_submission)
    verification->fingerprint =
        assay_submission_check (check, self->request->schema_path, &verification->portfolio,
                                &verification->scheme);
  day = assay_bag_info_lookup (check->info, "Bagging-Date");
  if (day != NULL && !assay_date_parse (day, &verification->day, NULL))
    verification->day = ASSAY_DATE_NONE;
  check_signature (self);
  assay_findings_sort (verification->findings);
}

AssayVerification *
assay_verify_keeping (const char *path,
                      const AssayVerifyRequest *request,
                      const AssayBagKeeper *keeper,
                      AssayProgress progress,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (AssayVerification) self = g_new0 (AssayVerification, 1);
  g_autoptr (AssayBag) bag = NULL;
  g_autoptr (AssayBagCheck) check = NULL;
  Look look = { self, NULL, request };

  self->findings = assay_findings_new ();
  bag = assay_bag_open (path, request->passphrase, self->findings, cancellable, error);
  if (bag == NULL)
    return NULL;
  /* Where nothing could be listed, everything would be missing. */
  if (assay_bag_get_members (bag)->len == 0 && self->findings->len > 0)
    return g_steal_pointer (&self);
  check = assay_bag_check_new (bag, self->findings, progress, cancellable);
  check->keeper = keeper;
  if (!assay_bag_check_run (check, error))
    return NULL;
  look.bag = check;
  look_at_content (&look, check);

  return g_steal_pointer (&self);
}

AssayVerification *
assay_verify (const char *path,
              const AssayVerifyRequest *request,
              AssayProgress progress,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (AssayVerification) self =
      assay_verify_keeping (path, request, NULL, progress, cancellable, error);

  if (self == NULL
      || (request->examine != NULL
          && !request->examine (path, request->passphrase, self, cancellable, error)))
    return NULL;

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
  g_clear_pointer (&self->portfolio, assay_portfolio_unref);
  g_clear_pointer (&self->scheme, assay_scheme_unref);
  g_free (self);
}

gboolean
assay_verification_is_sound (const AssayVerification *self)
{
  return self->is_submission && assay_findings_count (self->findings, ASSAY_SEVERITY_BLOCKING) == 0;
}
