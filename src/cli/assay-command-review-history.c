/* assay review history: who changed what in a review, and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-commands.h"
#include "cli/assay-history-table.h"
#include "cli/assay-review-runs.h"
#include "present/assay-review-wording.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

static char *
word_entry (const AssayEntry *entry, gconstpointer data)
{
  return assay_review_word_entry (entry);
}

static int
run (AssayCli *cli, const AssayArguments *arguments, GError **error)
{
  g_autoptr (AssayReviewFolder) folder =
      assay_review_open_first (cli, arguments, ASSAY_OPEN_READ, error);
  g_autoptr (GPtrArray) entries =
      folder != NULL ? assay_review_folder_list_history (folder, error) : NULL;

  if (entries != NULL)
    assay_history_table_print (entries, assay_arguments_has (arguments, "json"), word_entry, NULL);

  return 0;
}

static const AssayOption options[] = {
  ASSAY_OPTION_JSON,
  ASSAY_OPTION_END,
};

const AssayCommand assay_command_review_history = {
  .usage = { "review history", N_ ("FOLDER"), 1, 1, options },
  .group = ASSAY_GROUP_REVIEW,
  .summary = N_ ("list who changed what in a review, and when"),
  .explanation = N_ ("Everything since the review began, oldest first; nothing is ever left out."),
  .example = "assay review history \"vale review\"",
  .run = run,
};
