/* Files on their way to becoming evidence, with progress on the terminal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-arguments.h"
#include "cli/assay-cli.h"
#include "pack/files/assay-intake.h"

G_BEGIN_DECLS

/* For commands that take files. */
#define ASSAY_OPTION_ANYWAY                                                                        \
  {                                                                                                \
    "anyway", '\0', ASSAY_OPTION_FLAG, NULL,                                                       \
        N_ ("take a PDF or picture that cannot be opened, too; it counts for nothing")             \
  }

/* Reads the whole file. Errors name it, and --anyway where that would help. */
AssayIntake *assay_incoming_look (AssayCli *cli,
                                  const AssayArguments *arguments,
                                  const char *path,
                                  GError **error);

/* Copies the content of all of @incoming (AssayIntake) into the store. On failure, also when a file
 * has changed since it was looked at, takes out what it copied. */
gboolean assay_incoming_store_all (GPtrArray *incoming,
                                   AssayPortfolioFolder *folder,
                                   AssayCli *cli,
                                   GError **error);

/* Takes out what store_all() copied and was not there before. */
void assay_incoming_take_back (GPtrArray *incoming, AssayPortfolioFolder *folder, AssayCli *cli);

G_END_DECLS
