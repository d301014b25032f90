/* assay key confirm: somebody has read the digits of their key to you.
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

/* The digits as one argument, or as one for each group. */
static char *
read_digits (const AssayArguments *arguments, GError **error)
{
  g_autoptr (GString) typed = g_string_new (NULL);
  char *digits;

  for (guint i = 1; i < assay_arguments_get_n (arguments); i++)
    g_string_append_printf (typed, "%s ", assay_arguments_get (arguments, i));
  digits = assay_key_digits_parse (typed->str);
  if (digits == NULL)
    g_set_error (error, ASSAY_ERROR, ASSAY_ERROR_INVALID,
                 _ ("the digits of a key are %u groups of five; type them as they are read to you"),
                 ASSAY_KEY_DIGIT_GROUPS);

  return digits;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayContext *context = assay_cli_get_context (cli);
  g_autofree char *name = assay_signer_name_clean (assay_arguments_get (arguments, 0), error);
  g_autofree char *digits = name != NULL ? read_digits (arguments, error) : NULL;
  g_autoptr (AssayKnownKeys) keys = digits != NULL ? assay_known_keys_load (folder, error) : NULL;

  if (keys == NULL)
    return 0;
  assay_known_keys_confirm (keys, name, digits, assay_context_get_today (context));
  if (assay_known_keys_save (keys, folder, assay_context_get_disk (context), error))
    assay_output_say (_ ("The key of “%s” is confirmed."), name);

  return 0;
}

const AssayCommand assay_command_key_confirm = {
  .usage = { "key confirm", N_ ("NAME DIGITS…"), 2, ASSAY_ARGUMENTS_MANY, NULL },
  .group = ASSAY_GROUP_KEYS,
  .summary = N_ ("confirm a key by the digits its owner reads to you"),
  .explanation =
      N_ ("Telephone them on a number you knew before, and type what they read, not what stands\n"
          "on the screen. Blanks do not matter. Another key of that name gives way to this one."),
  .example =
      "assay key confirm \"North Vale Restorative Service, manager\" 02134 55120 90871 33406 71925 "
      "00482 61537 29940",
  .run = run,
};
