/* assay submit: the pack, the data and the evidence, sealed in one file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/submit/assay-submit.h"

#include "cli/assay-all-findings.h"
#include "cli/assay-commands.h"
#include "cli/assay-day.h"
#include "cli/assay-findings-output.h"
#include "cli/assay-json.h"
#include "cli/assay-new-passphrase.h"
#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

/* What is known when it comes to printing. @report is NULL where something stood in the way. */
typedef struct
{
  const AssayReadiness *readiness;
  const GPtrArray *findings;
  const AssaySubmitReport *report;
  const char *path;
  gboolean is_locked;
} Outcome;

/* --- JSON --- */

static void
add_written (JsonBuilder *builder, const Outcome *self)
{
  const AssaySubmission *submission = self->report->submission;
  g_autofree char *name = g_filename_display_name (self->path);

  assay_json_add_string (builder, "file", name);
  assay_json_add_number (builder, "round", submission->round);
  assay_json_add_string (builder, "fingerprint", submission->fingerprint);
  assay_json_add_string (builder, "sha256", submission->sha256);
  assay_json_add_boolean (builder, "locked", self->is_locked);
  assay_json_add_number (builder, "evidence_files", self->report->n_items);
  assay_json_add_number (builder, "bytes", (gint64) self->report->size);
  assay_json_add_number (builder, "pages", self->report->pack->n_pages);
  assay_json_begin_array (builder, "not_shown");
  for (guint i = 0; i < self->report->pack->not_shown->len; i++)
    json_builder_add_string_value (builder, self->report->pack->not_shown->pdata[i]);
  json_builder_end_array (builder);
}

static void
print_json (const Outcome *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_json_add_boolean (builder, "submitted", self->report != NULL);
  if (self->report != NULL)
    add_written (builder, self);
  assay_json_add_date (builder, "on", self->readiness->on);
  assay_findings_output_add (builder, self->readiness, self->findings);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

/* --- Text --- */

static void
print_refused (const Outcome *self, const AssayDay *day)
{
  guint n = assay_findings_count (self->findings, ASSAY_SEVERITY_BLOCKING);
  g_autofree char *when = assay_day_describe (day);

  assay_output_print (g_dngettext (GETTEXT_PACKAGE,
                                   "Not submitted: %u thing stands in the way, %s.",
                                   "Not submitted: %u things stand in the way, %s.", n),
                      n, when);
  assay_findings_output_print (self->readiness, self->findings, ASSAY_SEVERITY_BLOCKING);
}

static void
print_written (const Outcome *self)
{
  const AssaySubmission *submission = self->report->submission;
  const AssayPackReport *pack = self->report->pack;
  g_autofree char *size = g_format_size (self->report->size);

  assay_output_print (g_dngettext (GETTEXT_PACKAGE,
                                   "%s: round %u, %u evidence file and a pack of %u pages, %s",
                                   "%s: round %u, %u evidence files and a pack of %u pages, %s",
                                   self->report->n_items),
                      self->path, submission->round, self->report->n_items, pack->n_pages, size);
  assay_output_print (_ ("Fingerprint of the data: %s"), submission->fingerprint);
  for (guint i = 0; i < pack->not_shown->len; i++)
    assay_output_say (_ ("Not shown in the pack: %s"),
                      (const char *) g_ptr_array_index (pack->not_shown, i));
  if (self->is_locked)
    assay_output_say ("%s", _ ("Locked: tell the passphrase another way than the file."));
  assay_findings_output_print (self->readiness, self->findings, ASSAY_SEVERITY_WARNING);
}

/* --- Doing it --- */

/* The day it is made: today, unless another is asked for. A planned day lies ahead, and nothing can
 * be submitted on it yet. */
static gboolean
choose_day (AssayCli *cli, const AssayArguments *arguments, AssayDay *out_day, GError **error)
{
  AssayDate today = assay_context_get_today (assay_cli_get_context (cli));
  AssayDate on = ASSAY_DATE_NONE;

  if (!assay_arguments_read_date (arguments, "on", &on, error))
    return FALSE;
  out_day->today = today;
  out_day->on = on != ASSAY_DATE_NONE ? on : today;
  out_day->reason = on != ASSAY_DATE_NONE ? ASSAY_DAY_ASKED : ASSAY_DAY_TODAY;

  return TRUE;
}

static gboolean
read_passphrase (AssayCli *cli,
                 const AssayArguments *arguments,
                 char **out_passphrase,
                 GError **error)
{
  const char *path = assay_arguments_get_option (arguments, "passphrase-file");

  if (path == NULL)
    return TRUE;
  *out_passphrase = assay_new_passphrase_read (cli, path, error);

  return *out_passphrase != NULL;
}

static AssaySubmitReport *
submit (AssayCli *cli,
        AssayPortfolioFolder *folder,
        const Outcome *outcome,
        const char *passphrase,
        GError **error)
{
  AssayContext *context = assay_cli_get_context (cli);
  const AssaySubmitOrder order = { .readiness = outcome->readiness,
                                   .folder = assay_portfolio_folder_get_path (folder),
                                   .path = outcome->path,
                                   .findings = outcome->findings,
                                   .passphrase = passphrase };
  g_autoptr (AssaySubmitReport) report = NULL;
  gboolean done = assay_submit_write (context, &order, assay_cli_begin_work (cli),
                                      assay_cli_get_cancellable (cli), &report, error);

  assay_cli_end_work (cli);

  return done && assay_submit_remember (context, folder, report, outcome->path, error)
             ? g_steal_pointer (&report)
             : NULL;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  gboolean json = assay_arguments_has (arguments, "json");
  g_autofree char *passphrase = NULL;
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AssaySubmitReport) report = NULL;
  Outcome outcome = { .path = path };
  AssayDay day;

  if (path == NULL || !choose_day (cli, arguments, &day, error)
      || !read_passphrase (cli, arguments, &passphrase, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_WRITE, error);
  if (folder == NULL || !assay_cli_check_outside (folder, path, error))
    return 0;
  outcome.readiness = readiness = assay_submit_compute_readiness (folder, day.on);
  /* Contents are read when they are written, and altered ones found then. */
  outcome.findings = findings = assay_all_findings_list (cli, folder, readiness, FALSE, error);
  outcome.is_locked = passphrase != NULL;
  if (findings == NULL)
    return 0;
  if (assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING) > 0)
    {
      json ? print_json (&outcome) : print_refused (&outcome, &day);
      return 1;
    }
  outcome.report = report = submit (cli, folder, &outcome, passphrase, error);
  if (report == NULL)
    return 0;
  assay_cli_close (folder);
  json ? print_json (&outcome) : print_written (&outcome);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.zip"), N_ ("where to write the submission") },
  { "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day it is made for, if not today") },
  { "passphrase-file", '\0', ASSAY_OPTION_PATH, N_ ("FILE"),
    N_ ("lock it with the passphrase in this file") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_submit = {
  .usage = { "submit", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("write the submission: pack, data and evidence in one sealed file"),
  .explanation = N_ (
      "What stands in the way (“assay check”) stops it, with exit status 1; warnings go along\n"
      "in it. Private notes, marks and withdrawn items stay here; every other evidence file\n"
      "goes, cited or not. The portfolio remembers the round, and the next pack keeps the page\n"
      "numbers of this one. The file is a BagIt bag (RFC 8493) in a ZIP; with a passphrase it\n"
      "is locked with AES-256, which 7-Zip opens, and evidence is named by number only."),
  .example = "assay submit vale -o vale-round-1.zip",
  .run = run,
};
