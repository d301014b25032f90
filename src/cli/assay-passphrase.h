/* A passphrase from a file, so that it stands in no command line and no history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

/* The one line of the file at @path, "-" being standard input, without its line end. Errors are
 * those of assay_cli_read_text(), and INVALID for more than one line. */
char *assay_passphrase_read (AssayCli *cli, const char *path, GError **error);

G_END_DECLS
