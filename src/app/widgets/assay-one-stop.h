/* A list that Tab comes to once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With GTK 4.8, Tab stops at every row: whoever has thousands never gets out. Wrap the list, with
 * what scrolls it, in this; the arrows then go from row to row and Tab goes on. Not for rows that
 * have controls of their own.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_ONE_STOP (assay_one_stop_get_type ())
G_DECLARE_FINAL_TYPE (AssayOneStop, assay_one_stop, ASSAY, ONE_STOP, AdwBin)

G_END_DECLS
