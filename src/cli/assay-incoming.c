/* Files on their way to becoming evidence, with progress on the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-incoming.h"

AssayIntake *
assay_incoming_look (AssayCli *cli, const char *path, GError **error)
{
  AssayIntake *intake =
      assay_intake_look (path, assay_cli_begin_work (cli), assay_cli_get_cancellable (cli), error);

  assay_cli_end_work (cli);

  return intake;
}

static gboolean
store (AssayIntake *intake, AssayPortfolioFolder *folder, AssayCli *cli, GError **error)
{
  gboolean stored = assay_intake_store (intake, folder, assay_cli_begin_work (cli),
                                        assay_cli_get_cancellable (cli), error);

  assay_cli_end_work (cli);

  return stored;
}

gboolean
assay_incoming_store_all (GPtrArray *incoming,
                          AssayPortfolioFolder *folder,
                          AssayCli *cli,
                          GError **error)
{
  for (guint i = 0; i < incoming->len; i++)
    if (!store (g_ptr_array_index (incoming, i), folder, cli, error))
      {
        assay_incoming_take_back (incoming, folder, cli);
        return FALSE;
      }

  return TRUE;
}

void
assay_incoming_take_back (GPtrArray *incoming, AssayPortfolioFolder *folder, AssayCli *cli)
{
  AssayDisk *disk = assay_context_get_disk (assay_cli_get_context (cli));

  for (guint i = incoming->len; i > 0; i--)
    assay_intake_take_back (g_ptr_array_index (incoming, i - 1), folder, disk);
}
