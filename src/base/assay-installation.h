/* Where the files are that belong to this program: as installed, as moved since, or as built.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asked of the program's own place, so that no path of the computer it was built on is in it: an
 * installed program must never look there, least of all for other programs.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @installed is the configured, absolute path; @built is relative to the folder that the program
 * was built in. The first that is there: @installed below wherever the whole installation was moved
 * to (a package being made, an unpacked archive); @built; otherwise @installed as it is. */
char *assay_installation_dup_path (const char *installed, const char *built);

/* The same for a program in @own_folder (NULL: not known), with programs configured to be installed
 * in @program_folders, ended by NULL. Pure but for looking whether something is there. */
char *assay_installation_resolve (const char *own_folder,
                                  const char *const *program_folders,
                                  const char *installed,
                                  const char *built);

G_END_DECLS
