/* What verifying a bag from outside asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-verifying.h"

#include "cli/assay-passphrase.h"

static AssayKnownKeys *
load_keys (AssayCli *cli, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayKnownKeys *keys = assay_known_keys_load (folder, error);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, assay_context_get_today (assay_cli_get_context (cli)));

  return keys;
}

AssayVerifying *
assay_verifying_new (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayVerifying) self = g_new0 (AssayVerifying, 1);
  const char *place = assay_arguments_get_option (arguments, "passphrase-file");

  self->passphrase = place != NULL ? assay_passphrase_read (cli, place, error) : NULL;
  if (place != NULL && self->passphrase == NULL)
    return NULL;
  self->keys = load_keys (cli, error);
  if (self->keys == NULL)
    return NULL;
  self->request.passphrase = self->passphrase;
  self->request.known_keys = self->keys;
  self->request.schema_path =
      assay_scheme_library_get_schema_path (assay_cli_get_library (cli), error);

  return self->request.schema_path != NULL ? g_steal_pointer (&self) : NULL;
}

void
assay_verifying_free (AssayVerifying *self)
{
  if (self == NULL)
    return;
  g_free (self->passphrase);
  g_clear_pointer (&self->keys, assay_known_keys_free);
  g_free (self);
}
