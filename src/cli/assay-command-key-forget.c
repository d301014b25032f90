/* assay key forget: a key that no longer counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "core/submission/assay-known-keys.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *name = assay_arguments_get (arguments, 0);
  g_autofree char *folder = assay_key_folder_dup ();
  AssayDisk *disk = assay_context_get_disk (assay_cli_get_context (cli));
  g_autoptr (AssayKnownKeys) keys = assay_known_keys_load (folder, error);

  if (keys == NULL)
    return 0;
  if (!assay_known_keys_forget (keys, name))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_UNKNOWN_NAME,
                 _ ("you know no key of “%s”; “assay key list” lists those you know"), name);
  else if (assay_known_keys_save (keys, folder, disk, error))
    assay_output_say (_ ("The key of “%s” is forgotten."), name);

  return 0;
}

const AssayCommand assay_command_key_forget = {
  .usage = { "key forget", N_ ("NAME"), 1, 1, NULL },
  .group = ASSAY_GROUP_KEYS,
  .summary = N_ ("forget the key of somebody"),
  .explanation =
      N_ ("The next thing signed in that name is then as if you had never seen the name.\n"
          "Your own key is not touched."),
  .example = "assay key forget \"North Vale Restorative Service, manager\"",
  .run = run,
};
