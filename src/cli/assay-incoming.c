/* Files on their way to becoming evidence, with progress on the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/assay-incoming.h"

#include "cli/assay-output.h"

#include "assay-config.h"

#define GETTEXT_PACKAGE ASSAY_GETTEXT_DOMAIN
#include <glib/gi18n-lib.h>

AssayIntake *
assay_incoming_look (AssayCli *cli,
                     const AssayArguments *arguments,
                     const char *path,
                     GError **error)
{
  gboolean anyway = assay_arguments_has (arguments, "anyway");
  g_autoptr (GError) problem = NULL;
  AssayIntake *intake =
      assay_intake_look (path, anyway ? ASSAY_INTAKE_ANYWAY : ASSAY_INTAKE_READABLE,
                         assay_cli_begin_work (cli), assay_cli_get_cancellable (cli), &problem);

  assay_cli_end_work (cli);
  if (intake != NULL && intake->unreadable != NULL)
    assay_output_say (_ ("Warning: %s It is taken anyway, and counts for nothing."),
                      intake->unreadable);
  if (intake == NULL && !anyway && assay_intake_would_take (problem))
    g_set_error (error, problem->domain, problem->code,
                 /* Translators: the %s is sentences that say what is wrong with a file. */
                 _ ("%s With --anyway it is taken as it is, behind a cover sheet, and counts for "
                    "nothing."),
                 problem->message);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

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
