/* assay verify: whether a submission, or any bag, is what it says it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "cli/assay-passphrase.h"
#include "core/submission/assay-verify.h"
#include "pack/submit/assay-pack-seal.h"
#include "present/assay-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
add_finding (JsonBuilder *builder, const AssayFinding *finding)
{
  g_autofree char *what = assay_wording_finding (NULL, finding);
  g_autofree char *step = assay_wording_finding_step (NULL, finding);
  AssaySeverity severity = assay_finding_tag_get_severity (finding->tag);

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "tag", assay_finding_tag_get_id (finding->tag));
  assay_json_add_string (builder, "severity", assay_severity_get_id (severity));
  assay_json_add_string (builder, "where", finding->subject);
  assay_json_add_string (builder, "detail", finding->detail);
  assay_json_add_string (builder, "detail2", finding->detail2);
  assay_json_add_string (builder, "what", what);
  assay_json_add_string (builder, "do", step);
  json_builder_end_object (builder);
}

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
  assay_json_begin_array (builder, "findings");
  for (guint i = 0; i < findings->len; i++)
    add_finding (builder, g_ptr_array_index (findings, i));
  json_builder_end_array (builder);
  assay_json_add_number (builder, "blocking",
                         assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING));
  assay_json_add_number (builder, "warnings",
                         assay_findings_count (findings, ASSAY_SEVERITY_WARNING));
  assay_json_add_number (builder, "advice", assay_findings_count (findings, ASSAY_SEVERITY_ADVICE));
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_findings (const GPtrArray *findings, AssaySeverity severity)
{
  guint n = assay_findings_count (findings, severity);

  if (n == 0)
    return;
  assay_output_print ("\n%s (%u)", assay_wording_severity (severity), n);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssayFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *what = assay_wording_finding (NULL, finding);
      g_autofree char *step = assay_wording_finding_step (NULL, finding);

      if (assay_finding_tag_get_severity (finding->tag) != severity)
        continue;
      assay_output_print ("  %s [%s]", what, assay_finding_tag_get_id (finding->tag));
      assay_output_print ("      %s", step);
    }
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
  print_signature (verification);
  if (findings->len > 0)
    assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%u thing was found.",
                                     "%u things were found.", findings->len),
                        findings->len);
  else if (verification->is_submission)
    assay_output_print (_ ("The submission is whole, and everything in it is what it says."));
  else
    assay_output_print (_ ("The bag is complete and valid. It is not a submission of Assay."));
  print_findings (findings, ASSAY_SEVERITY_BLOCKING);
  print_findings (findings, ASSAY_SEVERITY_WARNING);
  print_findings (findings, ASSAY_SEVERITY_ADVICE);
}

/* The keys of others, and the user's own: what one signed oneself is no news. */
static AssayKnownKeys *
load_keys (AssayCli *cli, GError **error)
{
  g_autofree char *folder = assay_key_folder_dup ();
  AssayKnownKeys *keys = assay_known_keys_load (folder, error);

  if (keys != NULL)
    assay_known_keys_add_own (keys, folder, assay_context_get_today (assay_cli_get_context (cli)));

  return keys;
}

static AssayVerification *
verify (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *place = assay_arguments_get_option (arguments, "passphrase-file");
  g_autofree char *passphrase = place != NULL ? assay_passphrase_read (cli, place, error) : NULL;
  g_autoptr (AssayKnownKeys) keys = NULL;
  AssayVerifyRequest request = { .passphrase = passphrase };
  const char *path = assay_arguments_get (arguments, 0);
  GCancellable *cancellable = assay_cli_get_cancellable (cli);
  g_autoptr (AssayVerification) verification = NULL;
  gboolean done;

  if (place != NULL && passphrase == NULL)
    return NULL;
  keys = load_keys (cli, error);
  request.known_keys = keys;
  if (keys != NULL)
    request.schema_path = assay_scheme_library_get_schema_path (assay_cli_get_library (cli), error);
  if (request.schema_path == NULL)
    return NULL;
  verification = assay_verify (path, &request, assay_cli_begin_work (cli), cancellable, error);
  done = verification != NULL
         && assay_pack_seal_check (path, passphrase, verification, cancellable, error);
  assay_cli_end_work (cli);

  return done ? g_steal_pointer (&verification) : NULL;
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
