/* assay review report: what was determined and why, as a PDF for the service and whoever decides.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pack/review/assay-review-report.h"

#include "base/assay-error.h"
#include "cli/assay-commands.h"
#include "cli/assay-output.h"
#include "cli/assay-review-runs.h"
#include "cli/assay-written.h"
#include "pack/assay-pack-bind.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static void
print_json (const AssayReviewReportOrder *order, guint n_pages)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  assay_written_add_json (builder, order->path, order->html_path, n_pages);
  assay_json_add_date (builder, "on", order->today);
  assay_json_add_boolean (builder, "leads_into_pack", order->map != NULL);
  json_builder_end_object (builder);
  assay_json_print (builder);
}

static void
say_pack (AssayReviewFolder *folder, const AssayReviewReportOrder *order)
{
  g_autofree char *pack = assay_review_folder_dup_pack_path (folder);

  if (order->map != NULL)
    assay_output_say (_ ("Its links open pages of pack.pdf in the same folder; give it away with a "
                         "copy of %s."),
                      pack);
}

/* A pack that does not say what is on its pages, or is not the one that was submitted, is no reason
 * to have no report: NULL, and it is said. Only being stopped is an error. */
static gboolean
read_map (AssayCli *cli, AssayReviewFolder *folder, AssayPageMap **out_map, GError **error)
{
  GCancellable *cancellable = assay_cli_get_cancellable (cli);
  g_autoptr (GError) cause = NULL;
  g_autofree char *pack =
      assay_review_folder_open_pack (folder, ASSAY_PROGRESS_NONE, cancellable, &cause);

  *out_map = pack != NULL ? assay_pack_bind_read_map (pack, cancellable, &cause) : NULL;
  if (*out_map == NULL && g_error_matches (cause, ASSAY_ERROR, ASSAY_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (*out_map == NULL)
    assay_output_say (_ ("Warning: the report cannot give pages of the pack: %s"), cause->message);

  return TRUE;
}

static gboolean
open_other (AssayCli *cli,
            const AssayArguments *arguments,
            AssayReviewFolder **out_other,
            GError **error)
{
  const char *path = assay_arguments_get_option (arguments, "other");

  *out_other = path != NULL ? assay_review_open (cli, path, ASSAY_OPEN_READ, error) : NULL;

  return path == NULL || *out_other != NULL;
}

static gboolean
check_places (AssayReviewFolder *folder, const AssayReviewReportOrder *order, GError **error)
{
  const char *inside = assay_review_folder_get_path (folder);

  return assay_cli_check_outside_folder (inside, order->path, error)
         && (order->html_path == NULL
             || assay_cli_check_outside_folder (inside, order->html_path, error));
}

static gboolean
write_report (AssayCli *cli,
              const AssayReviewReportOrder *order,
              guint *out_n_pages,
              GError **error)
{
  gboolean written =
      assay_review_report_write (assay_cli_get_context (cli), order, assay_cli_begin_work (cli),
                                 assay_cli_get_cancellable (cli), out_n_pages, error);

  assay_cli_end_work (cli);

  return written;
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  AssayReviewReportOrder order = {
    .path = assay_arguments_require (arguments, "output", error),
    .html_path = assay_arguments_get_option (arguments, "html"),
    .today = assay_context_get_today (assay_cli_get_context (cli)),
  };
  g_autoptr (AssayReviewFolder) folder = NULL;
  g_autoptr (AssayReviewFolder) other = NULL;
  g_autoptr (AssayPageMap) map = NULL;
  guint n_pages = 0;

  if (order.path == NULL || !assay_cli_check_two_files (order.path, order.html_path, error))
    return 0;
  folder = assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  if (folder == NULL || !check_places (folder, &order, error)
      || !open_other (cli, arguments, &other, error) || !read_map (cli, folder, &map, error))
    return 0;
  order.review = assay_review_folder_get_review (folder);
  order.scheme = assay_review_folder_get_scheme (folder);
  order.portfolio = assay_review_folder_get_portfolio (folder);
  order.map = map;
  order.other = other != NULL ? assay_review_folder_get_review (other) : NULL;
  if (!write_report (cli, &order, &n_pages, error))
    return 0;
  say_pack (folder, &order);
  if (assay_arguments_has (arguments, "json"))
    print_json (&order, n_pages);
  else
    assay_written_print (order.path, order.html_path, n_pages);

  return 0;
}

static const AssayOption options[] = {
  { "output", 'o', ASSAY_OPTION_PATH, N_ ("FILE.pdf"), N_ ("where to write the report") },
  { "html", '\0', ASSAY_OPTION_PATH, N_ ("FILE.html"), N_ ("write the same as HTML, too") },
  { "other", '\0', ASSAY_OPTION_PATH, N_ ("FOLDER"),
    N_ ("the second assessor’s review, to say how far both agree") },
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_report = {
  .usage = { "review report", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("write the report on a review as a PDF"),
  .explanation =
      N_ ("Determinations with their reasons, what was looked at and on which pages of the pack,\n"
          "what is asked of the service, visits, recommendation, decision and award. Private\n"
          "notes are not in it. A review that is not finished gets a report that says so."),
  .example = "assay review report \"vale review\" -o \"vale report.pdf\"",
  .run = run,
};
