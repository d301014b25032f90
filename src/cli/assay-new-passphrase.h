/* The passphrase for something that is to be locked, from a file: so that it stands in no command
 * line and no history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

/* The one line of the file at @path, "-" being standard input, without its line end. Says so when
 * others could read the file. Errors are those of assay_cli_read_text(), and INVALID where it is
 * too short or could not be typed into other programs; no message quotes it. */
char *assay_new_passphrase_read (AssayCli *cli, const char *path, GError **error);

G_END_DECLS
