/* assay key show: the key with which you sign.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "core/submission/assay-signing-key.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssaySigningKey *key, const char *digits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "name", assay_signing_key_get_name (key));
  assay_json_add_string (builder, "digits", digits);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  g_autoptr (GError) local = NULL;
  g_autoptr (AssaySigningKey) key = assay_signing_key_load (folder, &local);
  g_autofree char *digits = NULL;

  if (g_error_matches (local, ASSAY_ERROR, ASSAY_ERROR_NOT_FOUND))
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_REFUSED,
                 _ ("you have no signing key yet; “assay key name NAME” makes one"));
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (key == NULL)
    return 0;
  digits = assay_key_digits_compute (assay_signing_key_get_public (key));
  if (assay_arguments_has (arguments, "json"))
    print_json (key, digits);
  else
    {
      assay_output_print (_ ("You sign as “%s”."), assay_signing_key_get_name (key));
      assay_output_print ("%s", digits);
    }

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_key_show = {
  .usage = { "key show", "", 0, 0, options },
  .group = ASSAY_GROUP_KEYS,
  .summary = N_ ("show the digits of your own key, to read over the phone"),
  .explanation =
      N_ ("Who gets a signed submission or return from you telephones you and has these digits\n"
          "read to them; then they know that the key is yours."),
  .example = "assay key show",
  .run = run,
};
