/* assay key name: in whose name you sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "core/submission/assay-signing-key.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* NULL without an error when there is no key yet. */
static AssaySigningKey *
load (const char *folder, GError **error)
{
  g_autoptr (GError) local = NULL;
  AssaySigningKey *key = assay_signing_key_load (folder, &local);

  if (key == NULL && !g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));

  return key;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *name = assay_arguments_get (arguments, 0);
  g_autofree char *folder = assay_key_folder_dup ();
  AssayDisk *disk = assay_context_get_disk (assay_cli_get_context (cli));
  GError *local = NULL;
  g_autoptr (AssaySigningKey) old = load (folder, &local);
  g_autoptr (AssaySigningKey) key = NULL;
  g_autofree char *digits = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return 0;
    }
  key = old != NULL ? assay_signing_key_rename (old, folder, name, disk, error)
                    : assay_signing_key_make (folder, name, disk, error);
  if (key == NULL)
    return 0;
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  assay_output_say (old != NULL ? _ ("You now sign as “%s”, with the same key as before:")
                                : _ ("A key was made. You sign as “%s”, with the key:"),
                    assay_signing_key_get_name (key));
  assay_output_print ("%s", digits);

  return 0;
}

const AssayCommand assay_command_key_name = {
  .usage = { "key name", N_ ("NAME"), 1, 1, NULL },
  .group = ASSAY_GROUP_KEYS,
  .summary = N_ ("say in whose name you sign; makes your key on first use"),
  .explanation =
      N_ ("NAME is your organisation and role, as others know them. The key is kept in your own\n"
          "data folder, where nobody else may read it, and stays the same under a new name."),
  .example = "assay key name \"North Vale Restorative Service, manager\"",
  .run = run,
};
