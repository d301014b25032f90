/* assay pack: the submission pack as a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/assay-pack-bind.h"
#include "pack/submit/assay-earlier-pages.h"

#include "cli/assay-all-findings.h"
#include "cli/assay-commands.h"
#include "cli/assay-day.h"
#include "cli/assay-json.h"
#include "cli/assay-output.h"
#include "present/assay-pack-state.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayReadiness *readiness,
            const AssayPackReport *report,
            const char *path,
            const char *html_path,
            guint n_blocking)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *html_name = html_path != NULL ? g_filename_display_name (html_path) : NULL;

  json_builder_begin_object (builder);
  assay_json_add_string (builder, "file", name);
  assay_json_add_string (builder, "html", html_name);
  assay_json_add_number (builder, "pages", report->n_pages);
  assay_json_add_number (builder, "evidence_pages", report->n_evidence_pages);
  assay_json_begin_array (builder, "not_shown");
  for (guint i = 0; i < report->not_shown->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (report->not_shown, i));
  json_builder_end_array (builder);
  assay_json_add_string (builder, "unknown_characters", report->unknown);
  assay_json_add_number (builder, "converted", report->conversions.n_converted);
  assay_json_add_number (builder, "converted_before", report->conversions.n_from_cache);
  assay_json_add_number (builder, "conversion_ms", report->conversions.milliseconds);
  assay_json_add_date (builder, "on", readiness->on);
  assay_json_add_string (builder, "verdict", assay_verdict_get_id (readiness->verdict));
  assay_json_add_number (builder, "blocking", n_blocking);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
print_text (const AssayPackReport *report, const char *path, const char *html_path)
{
  assay_output_print (g_dngettext (GETTEXT_PACKAGE, "%s: %u page, %u of them evidence",
                                   "%s: %u pages, %u of them evidence", report->n_pages),
                      path, report->n_pages, report->n_evidence_pages);
  if (html_path != NULL)
    assay_output_print (_ ("%s: the same as a page for a browser"), html_path);
}

/* Only what cost time: pages that were there already are no news. */
static void
say_conversions (const AssayConversions *conversions)
{
  guint64 seconds = (conversions->milliseconds + 999) / 1000;

  if (conversions->n_converted == 0)
    return;
  assay_output_say (g_dngettext (GETTEXT_PACKAGE,
                                 "Turned %u document into pages, in %" G_GUINT64_FORMAT
                                 " s; next time its pages are there already.",
                                 "Turned %u documents into pages, in %" G_GUINT64_FORMAT
                                 " s; next time their pages are there already.",
                                 conversions->n_converted),
                    conversions->n_converted, seconds);
}

static void
say_warnings (const AssayReadiness *readiness,
              const AssayDay *day,
              const AssayPackReport *report,
              guint n_blocking)
{
  g_autofree char *when = assay_day_describe (day);
  g_autofree char *unknown = assay_pack_state_word_unknown (report->unknown);

  if (unknown != NULL)
    assay_output_say (_ ("Warning: %s"), unknown);
  for (guint i = 0; i < report->not_shown->len; i++)
    assay_output_say (_ ("Not shown in the pack: %s"),
                      (const char *) g_ptr_array_index (report->not_shown, i));
  if (n_blocking == 0)
    return;
  if (readiness->verdict == ASSAY_VERDICT_READY)
    assay_output_say (g_dngettext (GETTEXT_PACKAGE,
                                   "Warning: %u thing stands in the way of submitting; “assay "
                                   "check” lists it.",
                                   "Warning: %u things stand in the way of submitting; “assay "
                                   "check” lists them.",
                                   n_blocking),
                      n_blocking);
  else
    assay_output_say (g_dngettext (GETTEXT_PACKAGE,
                                   "Warning: %u thing stands in the way, and the pack says “not "
                                   "ready” %s; “assay check” lists it.",
                                   "Warning: %u things stand in the way, and the pack says “not "
                                   "ready” %s; “assay check” lists them.",
                                   n_blocking),
                      n_blocking, when);
}

static gboolean
write_pack (AssayCli *cli,
            AssayPortfolioFolder *folder,
            const AssayReadiness *readiness,
            const char *path,
            const char *html_path,
            const AssayPageMap *after,
            AssayPackReport **out_report,
            GError **error)
{
  const AssayPackOrder order = { .readiness = readiness,
                                 .folder = assay_portfolio_folder_get_path (folder),
                                 .path = path,
                                 .html_path = html_path,
                                 .after = after };
  gboolean written =
      assay_pack_bind (assay_cli_get_context (cli), &order, assay_cli_begin_work (cli),
                       assay_cli_get_cancellable (cli), out_report, error);

  assay_cli_end_work (cli);

  return written;
}

/* The numbers that the assessor has, where there is an assessor. That they are lost stops nothing,
 * because the pack is good without. */
static AssayPageMap *
load_submitted (AssayPortfolioFolder *folder)
{
  g_autoptr (GError) error = NULL;
  AssayPageMap *map =
      assay_earlier_pages_load (assay_portfolio_folder_get_path (folder),
                                assay_portfolio_folder_get_portfolio (folder), &error);

  if (error != NULL)
    assay_output_say (_ ("The page numbers of what was submitted are not kept true: %s"),
                      error->message);

  return map;
}

/* Without --after there may be no map, and nothing wrong. */
static gboolean
read_earlier (AssayCli *cli,
              const AssayArguments *arguments,
              AssayPortfolioFolder *folder,
              AssayPageMap **out_map,
              GError **error)
{
  const char *path = assay_arguments_get_option (arguments, "after");

  *out_map = path != NULL ? assay_pack_bind_read_map (path, assay_cli_get_cancellable (cli), error)
                          : load_submitted (folder);

  return path == NULL || *out_map != NULL;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  const char *path = assay_arguments_require (arguments, "output", error);
  const char *html_path = assay_arguments_get_option (arguments, "html");
  g_autoptr (AssayPortfolioFolder) folder = NULL;
  g_autoptr (AssayReadiness) readiness = NULL;
  g_autoptr (AssayPageMap) after = NULL;
  g_autoptr (AssayPackReport) report = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  AssayPortfolio *portfolio;
  guint n_blocking;
  AssayDay day;

  if (path == NULL || !assay_cli_check_two_files (path, html_path, error))
    return 0;
  folder = assay_cli_open (cli, assay_arguments_get (arguments, 0), ASSAY_OPEN_READ, error);
  if (folder == NULL || !assay_cli_check_outside (folder, path, error)
      || (html_path != NULL && !assay_cli_check_outside (folder, html_path, error)))
    return 0;
  portfolio = assay_portfolio_folder_get_portfolio (folder);
  if (!assay_day_choose (cli, arguments, portfolio, &day, error)
      || !read_earlier (cli, arguments, folder, &after, error))
    return 0;
  readiness = assay_cli_compute_readiness (folder, day.on);
  findings = assay_all_findings_list (cli, folder, readiness, FALSE, error);
  if (findings == NULL
      || !write_pack (cli, folder, readiness, path, html_path, after, &report, error))
    return 0;

  n_blocking = assay_findings_count (findings, ASSAY_SEVERITY_BLOCKING);
  say_conversions (&report->conversions);
  say_warnings (readiness, &day, report, n_blocking);
  if (assay_arguments_has (arguments, "json"))
    print_json (readiness, report, path, html_path, n_blocking);
  else
    print_text (report, path, html_path);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.pdf"), N_ ("where to write the pack") },
  { "html", '\0', ASSAY_OPTION_PATH, N_ ("FILE.html"), N_ ("write the same as HTML, too") },
  { "on", '\0', ASSAY_OPTION_TEXT, N_ ("DATE"), N_ ("the day the pack speaks for") },
  { "after", '\0', ASSAY_OPTION_PATH, N_ ("OLD.pdf"),
    N_ ("keep the page numbers of this earlier pack true") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_pack = {
  .usage = { "pack", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_READINESS,
  .summary = N_ ("write the submission pack as a PDF"),
  .explanation =
      N_ ("One PDF with everything the service says and then the evidence, under one page\n"
          "numbering. What stands in the way does not stop it: the pack then says so.\n"
          "The HTML has the same without the evidence’s pages, and leads to them in the PDF.\n"
          "After a submission, or with --after, what is new or was replaced goes to the end, and\n"
          "the pack lists what is on another page than before."),
  .example = "assay pack vale -o vale.pdf",
  .run = run,
};
