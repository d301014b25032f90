/* assay verify: whether a submission, or any bag, is what it says it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-finding-list.h"
#include "cli/assay-output.h"
#include "cli/assay-verifying.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_signature (JsonBuilder *builder, const AssayVerification *verification)
{
  const AssaySignature *signature = verification->signature;
  g_autofree char *digits = signature != NULL ? assay_signature_dup_digits (signature) : NULL;

  assay_json_begin_object (builder, "signature");
  assay_json_add_string (builder, "standing",
                         assay_signer_standing_get_id (verification->standing));
  assay_json_add_string (builder, "name", signature != NULL ? signature->name : NULL);
  assay_json_add_string (builder, "digits", digits);
  json_builder_end_object (builder);
}

static void
print_json (const AssayVerification *verification)
{
  const GPtrArray *findings = verification->findings;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_boolean (builder, "clean", findings->len == 0);
  assay_json_add_boolean (builder, "submission", verification->is_submission);
  assay_json_add_string (builder, "bagit", verification->version);
  assay_json_add_string (builder, "fingerprint", verification->fingerprint);
  assay_json_add_number (builder, "files", verification->n_files);
  assay_json_add_number (builder, "bytes", (gint64) MIN (verification->n_bytes, G_MAXINT64));
  add_signature (builder, verification);
  assay_finding_list_add_json (builder, NULL, findings);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_signature (const AssayVerification *verification)
{
  const AssaySignature *signature = verification->signature;
  g_autofree char *sentence =
      assay_wording_signer (verification->standing, signature != NULL ? signature->name : NULL);

  assay_output_print ("%s", sentence);
}

static void
print_text (const char *path, const AssayVerification *verification)
{
  const GPtrArray *findings = verification->findings;
  g_autofree char *size = g_format_size (verification->n_bytes);

  assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u file, %s.", "%s: %u files, %s.",
                                   verification->n_files),
                      path, verification->n_files, size);
  if (verification->fingerprint != NULL)
    assay_output_print (_ ("Fingerprint of the data: %s"), verification->fingerprint);
  /* Of what could not even be listed, nothing is known. */
  if (verification->n_files > 0)
    print_signature (verification);
  if (findings->len > 0)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%u thing was found.",
                                     "%u things were found.", findings->len),
                        findings->len);
  else if (verification->is_submission)
    assay_output_print (_ ("The submission is whole, and everything in it is what it says."));
  else
    assay_output_print (_ ("The bag is complete and valid. It is not a submission of Assay."));
  assay_finding_list_print (NULL, findings);
}

static AssayVerification *
verify (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayVerifying) verifying = assay_verifying_new (cli, arguments, error);
  AssayVerification *verification;

  if (verifying == NULL)
    return NULL;
  verification = assay_verify (assay_arguments_get (arguments, 0), &verifying->request,
                               assay_cli_begin_work (cli), assay_cli_get_cancellable (cli), error);
  assay_cli_end_work (cli);

  return verification;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayVerification) verification = verify (cli, arguments, error);

  if (verification == NULL)
    return 0;
  if (assay_arguments_has (arguments, "json"))
    print_json (verification);
  else
    print_text (assay_arguments_get (arguments, 0), verification);

  return verification->findings->len > 0 ? 1 : 0;
}

static const AssayOption options[] = {
  { "passphrase-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),
    N_ ("the passphrase that opens it, in a file of one line") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_verify = {
  .usage = { "verify", N_ ("FILE.zip|FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("check that a submission, or any bag, is whole and unaltered"),
  .explanation =
      N_ ("Reads a ZIP or a folder that is a BagIt bag (RFC 8493, and versions from 0.93): its\n"
          "names, its lists, every digest and, of a submission, the data. Writes nothing and\n"
          "trusts nothing. The exit status is 0 when nothing was found, and 1 when anything was.\n"
          "A signature is tamper evidence; whose key it is, only the sender can tell you."),
  .example = "assay verify vale-round-1.zip",
  .run = run,
};
