/* Signing what is written, with --sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-signing.h"

#include "base/assay-error.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssaySigningKey *
assay_signing_load (GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) local = NULL;
  AssaySigningKey *key = assay_signing_key_load (folder, &local);

  if (g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("you have no signing key yet; “assay key name NAME” makes one"));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));

  return key;
}

gboolean
assay_signing_take (const AssayArguments *arguments, AssaySigningKey **out_key, GError **error)
{
  *out_key = NULL;
  if (!assay_arguments_has (arguments, "sign"))
    return TRUE;
  *out_key = assay_signing_load (error);

  return *out_key != NULL;
}

void
assay_signing_say (AssaySigningKey *key)
{
  g_autofree char *digits = NULL;

  if (key == NULL)
    return;
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  assay_output_say (_ ("Signed as “%s”, with the key %s"), assay_signing_key_get_name (key),
                    digits);
}
