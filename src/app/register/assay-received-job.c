/* Looking at what somebody sent to a register, on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "app/register/assay-received-job.h"

#include "app/widgets/assay-passphrase.h"
#include "core/scheme/assay-scheme-library.h"
#include "core/submission/assay-known-keys.h"
#include "core/submission/assay-signing-key.h"
#include "pack/submit/assay-pack-seal.h"

AssayReceivedJob *
assay_received_job_new (AssayRegisterMoment *moment,
                        const char *path,
                        const char *passphrase,
                        AssayDate today)
{
  AssayReceivedJob *self = g_new0 (AssayReceivedJob, 1);

  self->moment = assay_register_moment_ref (moment);
  self->path = g_strdup (path);
  self->passphrase = g_strdup (passphrase);
  self->today = today;

  return self;
}

void
assay_received_job_free (gpointer job)
{
  AssayReceivedJob *self = job;

  assay_register_moment_unref (self->moment);
  g_free (self->path);
  assay_passphrase_free (self->passphrase);
  g_free (self);
}

static AssayKnownKeys *
load_keys (AssayDate today, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayKnownKeys *keys = assay_known_keys_load (folder, error);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, today);

  return keys;
}

gpointer
assay_received_job_run (gpointer job,
                        AssayProgress progress,
                        GCancellable *cancellable,
                        GError **error)
{
  const AssayReceivedJob *self = job;
  g_autoptr (AssaySchemeLibrary) library = assay_scheme_library_new (NULL);
  g_autoptr (AssayKnownKeys) keys = load_keys (self->today, error);
  g_autofree char *return_schema =
      keys != NULL ? assay_scheme_library_dup_schema_path (library, "return.xsd", error) : NULL;
  g_autofree char *award_schema =
      return_schema != NULL ? assay_scheme_library_dup_schema_path (library, "award.xsd", error)
                            : NULL;
  g_autoptr (GPtrArray) schemes =
      award_schema != NULL ? assay_scheme_library_list (library, NULL, error) : NULL;
  AssayVerifyRequest verify = { .passphrase = self->passphrase,
                                .known_keys = keys,
                                .examine = assay_pack_seal_check };
  AssayReceiveRequest request = { .verify = &verify,
                                  .return_schema_path = return_schema,
                                  .award_schema_path = award_schema,
                                  .schemes = schemes,
                                  .today = self->today };

  if (schemes == NULL)
    return NULL;
  verify.schema_path = assay_scheme_library_get_schema_path (library, error);
  if (verify.schema_path == NULL)
    return NULL;

  return assay_register_receive_examine (self->moment->held, self->path, &request, progress,
                                         cancellable, error);
}
