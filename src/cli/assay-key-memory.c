/* Keys of others, remembered when something that they signed is taken in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-key-memory.h"

#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayKnownKeys *
assay_key_memory_load (AssayCli *cli, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayKnownKeys *keys = assay_known_keys_load (folder, error);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, assay_context_get_today (assay_cli_get_context (cli)));

  return keys;
}

void
assay_key_memory_add (AssayCli *cli, const AssaySignature *signature)
{
  AssayContext *context = assay_cli_get_context (cli);
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) error = NULL;

  if (!assay_known_keys_remember_signer (folder, signature, assay_context_get_disk (context),
                                         assay_context_get_today (context), &error))
    assay_output_say (_ ("The key was not remembered: %s"), error->message);
}
